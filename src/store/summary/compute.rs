//! The numbers of one account's summary, from its facts.

use chrono::{Days, NaiveDate};

use super::{Cause, MOST_CAUSES, WEEKS};
use crate::domain::account::{AccountKind, Tier};
use crate::domain::health::{Band, InputState};
use crate::domain::{AsOf, Coded, Tenths};
use crate::policy::PolicySet;
use crate::policy::cadence::Cadence;
use crate::policy::health::HealthBands;
use crate::scoring::cadence::{CadenceOverride, Light, cadence_in_force};
use crate::scoring::health::{CadenceFact, Health, HealthFacts, HealthScorer, week_ends};
use crate::scoring::tiering::{AxisCriterion, CriterionInput, TierBasis, TierDecision, TieringFacts, effective_tier, suggest_tier};
use crate::store::policies::Policies;

/// How far back a fall is looked for, in days.
const LOOK_BACK: u64 = 28;
/// The week ends of those days.
const LOOK_BACK_WEEKS: usize = 4;

/// Everything that depends on the day and the policies but not on the account.
pub(super) struct Judge<'p> {
    policies: &'p Policies,
    pub as_of: AsOf,
    /// Today, 28 days before, and the week ends, newest first, each with a scorer for each kind of account.
    days: Vec<(NaiveDate, Vec<HealthScorer<'p>>)>,
    /// Whether a model looks at silence, so that past tiers matter.
    cadence_counts: bool,
}

/// What tiering says.
#[derive(Debug, Clone)]
pub(super) struct TierLine {
    pub tier: Tier,
    pub basis: TierBasis,
    pub suggested: Option<Tier>,
    pub revenue: Option<i64>,
    pub cadence: Cadence,
    /// The longest silence allowed on each of the judge's days, if that counts.
    pub max_silence: Vec<u32>,
}

/// What health says.
#[derive(Debug, Clone)]
pub(super) struct HealthLine {
    pub score: Option<Tenths>,
    pub band: Band,
    pub coverage: u8,
    pub change: Option<Tenths>,
    pub weeks: [Option<Tenths>; WEEKS],
    pub causes: Vec<Cause>,
    pub touched_on: Option<NaiveDate>,
}

impl<'p> Judge<'p> {
    pub fn new(policies: &'p Policies, as_of: AsOf) -> Self {
        let before = as_of.day.checked_sub_days(Days::new(LOOK_BACK)).unwrap_or(as_of.day);
        let mut days = vec![as_of.day, before];
        days.extend(week_ends(as_of, u32::try_from(WEEKS).unwrap_or(0)).into_iter().rev());
        let scorers = |day: NaiveDate| -> Vec<HealthScorer<'p>> {
            AccountKind::ALL.iter().map(|kind| HealthScorer::new(policies.on(day).health.for_kind(*kind), day)).collect()
        };
        let days: Vec<_> = days.into_iter().map(|day| (day, scorers(day))).collect();
        let silence = crate::domain::health::Dimension::Cadence;
        let cadence_counts = days.iter().any(|(day, _)| {
            let health = &policies.on(*day).health;
            AccountKind::ALL.iter().any(|kind| health.for_kind(*kind).dimension(silence).is_some())
        });
        Self { policies, as_of, days, cadence_counts }
    }

    /// The first day that is looked at.
    pub fn first_day(&self) -> NaiveDate {
        self.days.iter().map(|(day, _)| *day).min().unwrap_or(self.as_of.day)
    }

    /// The policies of all days looked at.
    pub fn policies(&self) -> impl Iterator<Item = &'p PolicySet> {
        self.days.iter().map(|(day, _)| self.policies.on(*day))
    }

    /// The policy of the as-of day.
    pub fn policy(&self) -> &'p PolicySet {
        self.policies.on(self.as_of.day)
    }

    pub fn tier(&self, facts: &TieringFacts, decisions: &[TierDecision], cadences: &[CadenceOverride]) -> TierLine {
        let (policy, day) = (self.policy(), self.as_of.day);
        let tiering = suggest_tier(facts, &policy.tiering, day);
        let effective = effective_tier(decisions, tiering.suggested, day);
        let parts = tiering.axes.iter().flat_map(|axis| &axis.criteria);
        let revenue = parts.filter(|part| part.criterion == AxisCriterion::Revenue).find_map(|part| match part.input {
            Some(CriterionInput::Amount(minor)) => Some(minor),
            _ => None,
        });
        let max_on = |day: &NaiveDate| {
            let policy = self.policies.on(*day);
            let suggested = || suggest_tier(facts, &policy.tiering, *day).suggested;
            let decided = decisions.iter().any(|decision| decision.on <= *day);
            let tier = effective_tier(decisions, if decided { None } else { suggested() }, *day).tier;
            cadence_in_force(policy.cadence.of(tier), cadences, *day).max_days
        };
        TierLine {
            tier: effective.tier,
            basis: effective.basis,
            suggested: tiering.suggested,
            revenue,
            cadence: cadence_in_force(policy.cadence.of(effective.tier), cadences, day),
            max_silence: if self.cadence_counts { self.days.iter().map(|(day, _)| max_on(day)).collect() } else { Vec::new() },
        }
    }

    /// `since`: the day from which silence counts where there was no touch.
    pub fn health(&self, kind: AccountKind, facts: &mut HealthFacts, tier: &TierLine, since: NaiveDate) -> HealthLine {
        let mut scored = Vec::with_capacity(self.days.len());
        for (at, (_, scorers)) in self.days.iter().enumerate() {
            facts.cadence = tier.max_silence.get(at).map(|&max_days| CadenceFact { since, max_days });
            scored.extend(scorers.get(kind as usize).map(|scorer| scorer.score(facts)));
        }
        let mut weeks = [None; WEEKS];
        for (slot, health) in weeks.iter_mut().rev().zip(scored.iter().skip(2)) {
            *slot = health.score;
        }
        let touched_on = facts.two_way_touches.iter().copied().filter(|day| self.as_of.includes_day(*day)).max();
        let Some((now, past)) = scored.split_first() else {
            return HealthLine { score: None, band: Band::NotRated, coverage: 0, change: None, weeks, causes: Vec::new(), touched_on };
        };
        let before = past.first().and_then(|health| health.score);
        HealthLine {
            score: now.score,
            band: now.band,
            coverage: u8::try_from(now.coverage).unwrap_or(100),
            change: now.score.zip(before).map(|(now, before)| Tenths(now.0 - before.0)),
            weeks,
            causes: causes(now, past.get(..=LOOK_BACK_WEEKS).unwrap_or(past), self.policy().health.for_kind(kind).bands),
            touched_on,
        }
    }

    /// The light of a silence, and since when it lasts.
    pub fn silence(&self, touched_on: Option<NaiveDate>, entered: NaiveDate, cadence: Cadence) -> (NaiveDate, Light) {
        let since = touched_on.unwrap_or(entered);
        let age = self.as_of.age_days(since);
        let light = if age <= i64::from(cadence.ideal_days) {
            Light::Green
        } else if age <= i64::from(cadence.max_days) {
            Light::Yellow
        } else {
            Light::Red
        };
        (since, light)
    }
}

/// Falls by the score they cost, then low dimensions by what they hold back, then unknown ones by weight. Of an account that
/// is not rated the unknown ones come first: they are why.
fn causes(now: &Health, past: &[Health], bands: HealthBands) -> Vec<Cause> {
    let mut found: Vec<(u8, u32, Cause)> = Vec::new();
    for part in &now.contributions {
        let dimension = part.dimension;
        let before = past.iter().flat_map(|health| &health.contributions).filter(|then| then.dimension == dimension);
        let most = before.filter_map(|then| then.band_points).max();
        match (part.state, part.band_points) {
            (InputState::Unknown, _) => {
                let class = if now.score.is_none() { 0 } else { 3 };
                found.push((class, part.weight, Cause::Unknown { dimension }));
            }
            (InputState::Known, Some(to)) => match most.filter(|from| *from > to) {
                Some(from) => found.push((1, part.weight * u32::from(from - to), Cause::Fell { dimension, from, to })),
                None if Tenths(100 * i32::from(to)) < bands.watch => {
                    found.push((2, part.weight * u32::from(10u8.saturating_sub(to)), Cause::Low { dimension, points: to }));
                }
                None => {}
            },
            _ => {}
        }
    }
    found.sort_by_key(|(class, cost, _)| (*class, std::cmp::Reverse(*cost)));
    found.into_iter().map(|(_, _, cause)| cause).take(MOST_CAUSES).collect()
}

/// The place in the default order: at risk, not rated, watch, healthy; within a band the lowest score or coverage first.
pub(super) fn rank(band: Band, score: Option<Tenths>, coverage: u8) -> i64 {
    let urgency = match band {
        Band::AtRisk => 0,
        Band::NotRated => 1,
        Band::Watch => 2,
        Band::Healthy => 3,
    };
    urgency * 100_000 + score.map_or(i64::from(coverage), |score| i64::from(score.0))
}
