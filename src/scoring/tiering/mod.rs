//! Tiering 客户分级 (domain section 2): five axes of 0 to 100, the tier they suggest, the guards that correct it, RFM and
//! lifetime value beside it.
//!
//! An axis is the floor of the mean of its known criteria. score in tenths = floor(10 x sum(weight x axis) / sum(known weights)).
//! RFM after Bult and Wansbeek (Marketing Science 14, 1995), with fixed thresholds instead of quantiles, so that an account's
//! figures do not depend on the others.

mod criteria;
mod facts;
mod figures;
mod lifts;
mod portfolio;

use chrono::NaiveDate;
use serde::Serialize;

pub use criteria::{AxisCriterion, CriterionInput, CriterionPart};
pub use facts::{Invoiced, Judgement, Period, PeriodAmount, TierDecision, TieringFacts};
pub use lifts::{TierLift, tier_lifts, tier_what_if};
pub use portfolio::{EffectiveTier, Retiering, RetieringCause, TierBasis, effective_tier, next_retiering, top_by_revenue};

use super::shares::share_out;
use crate::codes;
use crate::domain::Coded;
use crate::domain::account::{Axis, Criterion, Tier};
use crate::domain::health::InputState;
use crate::domain::score::Tenths;
use crate::policy::tiering::TieringPolicy;
use figures::Figures;

codes! {
    /// How risky an account is.
    pub enum RiskLevel {
        /// Safe.
        Low = "low",
        /// To be watched.
        Medium = "medium",
        /// Caps the tier at B.
        High = "high",
        /// Nothing is known; caps nothing.
        Unknown = "unknown",
    }
}

codes! {
    /// Rules that correct the tier that the score gives, in the order in which they are tried.
    pub enum Guard {
        /// Value alone never makes an A: it needs strategic fit or potential.
        NeedsFitOrPotential = "needs_fit_or_potential",
        /// High strategic fit makes at least a B.
        StrategicFit = "strategic_fit",
        /// High risk caps at B.
        HighRisk = "high_risk",
        /// Overcapacity in the customer's industry caps at B.
        Overcapacity = "overcapacity",
    }
}

/// What tiering says about an account on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tiering {
    /// 0.0 to 100.0; `None` if too little is known.
    pub score: Option<Tenths>,
    /// Known weight in percent, floored.
    pub coverage: u32,
    /// The tier by the score alone.
    pub by_score: Option<Tier>,
    /// The tier after the guards; `None` if too little is known.
    pub suggested: Option<Tier>,
    /// The guards that held, in their order.
    pub guards: Vec<GuardHeld>,
    /// The five axes in their order; the points of all sum exactly to the score.
    pub axes: Vec<AxisPart>,
    /// How risky it is.
    pub risk: RiskLevel,
    /// Whether policy support was judged so low that it means overcapacity.
    pub overcapacity: bool,
    /// The next lower service level, if cooperation is poor: from the suggested tier.
    pub lower_service: bool,
    /// Recency, frequency, monetary value.
    pub rfm: Rfm,
    /// Trailing profit over the policy's years, in minor units of the reporting currency.
    pub lifetime_value: Option<i64>,
    /// How many amounts are missing because there is no rate for their currency.
    pub left_out: u32,
}

/// A guard that held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct GuardHeld {
    /// Which.
    pub guard: Guard,
    /// The tier before it; two caps that both hold have the same.
    pub from: Tier,
    /// The tier after it.
    pub to: Tier,
}

/// One axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AxisPart {
    /// Which.
    pub axis: Axis,
    /// Known if any of its criteria is.
    pub state: InputState,
    /// 0 to 100.
    pub value: Option<u32>,
    /// Its weight; risk has none.
    pub weight: u32,
    /// What it adds to the score.
    pub points: Tenths,
    /// Its criteria.
    pub criteria: Vec<CriterionPart>,
}

/// Scores from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Rfm {
    /// How lately they bought.
    pub recency: Option<u8>,
    /// How often they buy.
    pub frequency: Option<u8>,
    /// How much they buy.
    pub monetary: Option<u8>,
}

/// Tiering of an account on a day.
#[must_use]
pub fn suggest_tier(facts: &TieringFacts, policy: &TieringPolicy, as_of: NaiveDate) -> Tiering {
    let figures = Figures::new(facts, policy, as_of);
    let axes = Axis::ALL.iter().map(|axis| (*axis, criteria::of_axis(*axis, facts, &figures, policy, as_of))).collect();
    let mut tiering = settle(policy, axes);
    tiering.rfm = rfm(&figures, policy, as_of);
    tiering.lifetime_value = worth(&figures, policy);
    tiering.left_out = facts.left_out;
    tiering
}

/// What an account is worth over its lifetime on a day, in minor units of the reporting currency: the profit of the last full year times the
/// years of the policy; none if no profit is known.
#[must_use]
pub fn lifetime_value(facts: &TieringFacts, policy: &TieringPolicy, as_of: NaiveDate) -> Option<i64> {
    worth(&Figures::new(facts, policy, as_of), policy)
}

fn worth(figures: &Figures, policy: &TieringPolicy) -> Option<i64> {
    figures.profit.map(|profit| profit.minor.saturating_mul(i64::from(policy.lifetime_years)))
}

/// Weighs the axes and applies the guards.
fn settle(policy: &TieringPolicy, axes: Vec<(Axis, Vec<CriterionPart>)>) -> Tiering {
    let mut parts: Vec<AxisPart> = axes.into_iter().map(|(axis, criteria)| axis_part(policy, axis, criteria)).collect();
    let all: u32 = parts.iter().map(|part| part.weight).sum();
    let known: u32 = parts.iter().filter(|part| part.value.is_some()).map(|part| part.weight).sum();
    let rated = known > 0 && known * 100 >= policy.known_from_percent * all;
    let worth = |part: &AxisPart| 10 * part.weight * part.value.unwrap_or(0);
    let total = share_out(if rated { known } else { 0 }, &mut parts, worth, |part| &mut part.points);
    let score = rated.then_some(total);
    let by_score = score.map(|score| match score {
        score if score >= policy.a_from => Tier::A,
        score if score >= policy.b_from => Tier::B,
        _ => Tier::C,
    });
    let value_of = |axis: Axis| parts.iter().find(|part| part.axis == axis).and_then(|part| part.value);
    let (risk, overcapacity) = (risk(policy, &parts), overcapacity(policy, &parts));
    let (suggested, guards) = guarded(policy, by_score, value_of(Axis::Strategic), value_of(Axis::Potential), risk, overcapacity);
    Tiering {
        score,
        coverage: (known * 100).checked_div(all).unwrap_or(0),
        by_score,
        suggested,
        guards,
        risk,
        overcapacity,
        lower_service: value_of(Axis::Cooperation).is_some_and(|value| value < policy.lower_service_below),
        axes: parts,
        rfm: Rfm::default(),
        lifetime_value: None,
        left_out: 0,
    }
}

fn axis_part(policy: &TieringPolicy, axis: Axis, criteria: Vec<CriterionPart>) -> AxisPart {
    let known: Vec<u32> = criteria.iter().filter_map(|part| part.points).map(u32::from).collect();
    let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
    let value = known.iter().sum::<u32>().checked_div(count);
    let state = if value.is_some() { InputState::Known } else { InputState::Unknown };
    AxisPart { axis, state, value, weight: policy.weights.of(axis), points: Tenths(0), criteria }
}

fn guarded(
    policy: &TieringPolicy,
    by_score: Option<Tier>,
    strategic: Option<u32>,
    potential: Option<u32>,
    risk: RiskLevel,
    overcapacity: bool,
) -> (Option<Tier>, Vec<GuardHeld>) {
    let Some(mut tier) = by_score else { return (None, Vec::new()) };
    let mut held = Vec::new();
    let enough = |value: Option<u32>| value.is_some_and(|value| value >= policy.a_needs);
    if tier == Tier::A && !enough(strategic) && !enough(potential) {
        held.push(GuardHeld { guard: Guard::NeedsFitOrPotential, from: tier, to: Tier::B });
        tier = Tier::B;
    }
    if tier == Tier::C && strategic.is_some_and(|value| value >= policy.b_from_strategic) {
        held.push(GuardHeld { guard: Guard::StrategicFit, from: tier, to: Tier::B });
        tier = Tier::B;
    }
    if tier == Tier::A {
        let caps = [(Guard::HighRisk, risk == RiskLevel::High), (Guard::Overcapacity, overcapacity)];
        held.extend(caps.into_iter().filter(|(_, holds)| *holds).map(|(guard, _)| GuardHeld { guard, from: Tier::A, to: Tier::B }));
        if risk == RiskLevel::High || overcapacity {
            tier = Tier::B;
        }
    }
    (Some(tier), held)
}

fn risk(policy: &TieringPolicy, parts: &[AxisPart]) -> RiskLevel {
    let Some((part, mean)) = parts.iter().find(|part| part.axis == Axis::Risk).and_then(|part| part.value.map(|mean| (part, mean))) else {
        return RiskLevel::Unknown;
    };
    let any_bad = part.criteria.iter().filter_map(|part| part.points).any(|points| u32::from(points) <= policy.high_risk_any_at_most);
    match mean {
        mean if any_bad || mean < policy.high_risk_mean_below => RiskLevel::High,
        mean if mean < policy.medium_risk_mean_below => RiskLevel::Medium,
        _ => RiskLevel::Low,
    }
}

fn overcapacity(policy: &TieringPolicy, parts: &[AxisPart]) -> bool {
    let support = AxisCriterion::Judged(Criterion::PolicySupport);
    let points = parts.iter().flat_map(|part| &part.criteria).find(|part| part.criterion == support).and_then(|part| part.points);
    points.is_some_and(|points| u32::from(points) <= policy.overcapacity_at_most)
}

fn rfm(figures: &Figures, policy: &TieringPolicy, as_of: NaiveDate) -> Rfm {
    // 5 for the first threshold met, 4 for the second, ... 1 for none.
    let rank = |met: &mut dyn Iterator<Item = bool>| met.zip((2..=5u8).rev()).find(|(met, _)| *met).map_or(1, |(_, score)| score);
    let recency = figures.orders.map(|(_, last)| {
        let days = as_of.signed_duration_since(last).num_days();
        rank(&mut policy.recency_days.iter().map(|limit| days <= i64::from(*limit)))
    });
    let frequency = figures.orders.map(|(count, _)| rank(&mut policy.frequency.iter().map(|limit| count >= *limit)));
    let monetary = figures.revenue.map(|revenue| 5u8.saturating_sub(policy.revenue.of(revenue.minor).0).max(1));
    Rfm { recency, frequency, monetary }
}
