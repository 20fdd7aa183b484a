//! How accounts are tiered, and what a tier gets (domain section 2).

use crate::codes;
use crate::domain::account::{Axis, Tier};
use crate::domain::calendar::Span;
use crate::domain::people::BuyingRole;
use crate::domain::placed::{Document, FileError, Problem, Table};
use crate::domain::score::Tenths;
use crate::policy::read::{codes, numbers, tenths};
use crate::policy::steps::Steps;

/// Axes and criteria go from 0 to this.
pub const MOST_POINTS: u8 = 100;

/// Amounts of money are read in whole units with two decimals; more than a trillion of them is a slip.
const MOST_MONEY: i64 = 1_000_000_000_000;

codes! {
    /// How much of a resource a tier has.
    pub enum Support {
        /// Its own.
        Dedicated = "dedicated",
        /// Shared with others.
        Shared = "shared",
        /// When asked for.
        OnRequest = "on_request",
    }
}

/// How accounts are tiered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieringPolicy {
    /// Weights of value, strategic fit, potential and cooperation; risk has none, it caps.
    pub weights: AxisWeights,
    /// No suggestion below this percentage of known weight.
    pub known_from_percent: u32,
    /// The least score of an A.
    pub a_from: Tenths,
    /// The least score of a B.
    pub b_from: Tenths,
    /// Points of the judgements 1 to 5.
    pub judged_points: [u32; 5],
    /// How long a judgement is valid, in days.
    pub judged_validity_days: u32,
    /// Revenue of 12 months in minor units of the reporting currency.
    pub revenue: Steps,
    /// Profit of a year, likewise.
    pub profit: Steps,
    /// Invoices in 12 months.
    pub repurchase: Steps,
    /// Mean invoice of 12 months in minor units.
    pub order_value: Steps,
    /// How many years old a full year's figure may be that stands in.
    pub fall_back_years: u32,
    /// Growth a year in tenths of a percent.
    pub growth: Steps,
    /// Over up to this many years.
    pub growth_years: u32,
    /// Policy support of at most these points is overcapacity.
    pub overcapacity_at_most: u32,
    /// Risk is high if any criterion has at most these points.
    pub high_risk_any_at_most: u32,
    /// Or if the mean is below this.
    pub high_risk_mean_below: u32,
    /// Risk is medium if the mean is below this.
    pub medium_risk_mean_below: u32,
    /// An A needs strategic fit or potential of at least this.
    pub a_needs: u32,
    /// Strategic fit of at least this makes at least a B.
    pub b_from_strategic: u32,
    /// Cooperation below this suggests the next lower service level.
    pub lower_service_below: u32,
    /// The share of accounts, in percent, that is flagged for its revenue.
    pub top_revenue_percent: u32,
    /// Days since the last invoice that score 5, 4, 3, 2.
    pub recency_days: [u32; 4],
    /// Invoices in 12 months that score 5, 4, 3, 2.
    pub frequency: [u32; 4],
    /// Years of profit in the lifetime value.
    pub lifetime_years: u32,
    /// When a tier is looked at again after an event.
    pub retiering_after_event: Span,
    rows: [TierRow; 3],
}

/// Weights of the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AxisWeights {
    value: u32,
    strategic: u32,
    potential: u32,
    cooperation: u32,
}

impl AxisWeights {
    /// The weight of an axis; that of risk is 0.
    #[must_use]
    pub const fn of(self, axis: Axis) -> u32 {
        match axis {
            Axis::Value => self.value,
            Axis::Strategic => self.strategic,
            Axis::Potential => self.potential,
            Axis::Cooperation => self.cooperation,
            Axis::Risk => 0,
        }
    }
}

/// What a tier gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierRow {
    /// The seats of the decision chain that have to be covered.
    pub seats: Vec<SeatRule>,
    /// The team.
    pub team: Support,
    /// The budget.
    pub budget: Support,
    /// Technical support.
    pub technical_support: Support,
    /// 1 is served first.
    pub response_priority: u8,
    /// Whether scarce resources are given without approval.
    pub approval_waiver: bool,
    /// Capacity kept free for it, in percent: from, to.
    pub reserved_capacity_percent: (u32, u32),
    /// The row of response times ([`crate::policy::sla::SlaPolicy::row`]).
    pub sla: String,
}

/// A seat of the decision chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRule {
    /// A holder of any of these roles fills it.
    pub any_of: Vec<BuyingRole>,
    /// What it weighs in the coverage.
    pub weight: u32,
}

impl TieringPolicy {
    /// What a tier gets.
    #[must_use]
    pub const fn row(&self, tier: Tier) -> &TierRow {
        let [a, b, c] = &self.rows;
        match tier {
            Tier::A => a,
            Tier::B => b,
            Tier::C => c,
        }
    }

    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let of = |key: &str| root.get(key)?.table();
        let (axes, bounds, judged, value) = (of("axes")?, of("bounds")?, of("judged")?, of("value")?);
        let (potential, risk, guards, service) = (of("potential")?, of("risk")?, of("guards")?, of("service_level")?);
        let (top, rfm, lifetime, retiering) = (of("top_revenue")?, of("rfm")?, of("lifetime_value")?, of("retiering")?);
        let points = |table: &Table<'_>, key: &str| table.get(key)?.integer(0..=u32::from(MOST_POINTS));
        let policy = Self {
            weights: weights(&axes)?,
            known_from_percent: axes.get("known_from_percent")?.integer(1..=100u32)?,
            a_from: tenths(&bounds.get("A")?)?,
            b_from: tenths(&bounds.get("B")?)?,
            judged_points: numbers(&judged.get("points")?, 0..=u32::from(MOST_POINTS))?,
            judged_validity_days: judged.get("validity_days")?.integer(1..=3650u32)?,
            revenue: money(&value, "revenue")?,
            profit: money(&value, "profit")?,
            repurchase: Steps::read(&value.get("repurchase")?, 0, 0..=100_000, MOST_POINTS)?,
            order_value: money(&value, "order_value")?,
            fall_back_years: value.get("fall_back_years")?.integer(1..=10u32)?,
            growth: Steps::read(&potential.get("growth")?, 1, -100..=1000, MOST_POINTS)?,
            growth_years: potential.get("growth_years")?.integer(1..=5u32)?,
            overcapacity_at_most: points(&potential, "overcapacity_at_most")?,
            high_risk_any_at_most: points(&risk, "high_any_at_most")?,
            high_risk_mean_below: points(&risk, "high_mean_below")?,
            medium_risk_mean_below: points(&risk, "medium_mean_below")?,
            a_needs: points(&guards, "a_needs")?,
            b_from_strategic: points(&guards, "b_from_strategic")?,
            lower_service_below: points(&service, "lower_below")?,
            top_revenue_percent: top.get("percent")?.integer(0..=100u32)?,
            recency_days: numbers(&rfm.get("recency_days")?, 0..=3650)?,
            frequency: numbers(&rfm.get("frequency")?, 0..=3650)?,
            lifetime_years: lifetime.get("years")?.integer(1..=50u32)?,
            retiering_after_event: Span::read(&retiering.get("after_event")?)?,
            rows: rows(&of("tier")?)?,
        };
        policy.check(&bounds, &risk, &rfm)?;
        for table in [axes, bounds, judged, value, potential, risk, guards, service, top, rfm, lifetime, retiering, root] {
            table.finish()?;
        }
        Ok(policy)
    }

    /// Numbers that have to be in order among themselves.
    fn check(&self, bounds: &Table<'_>, risk: &Table<'_>, rfm: &Table<'_>) -> Result<(), FileError> {
        if self.b_from >= self.a_from {
            return Err(bounds.get("B")?.error(Problem::WrongOrder { smaller: "B", larger: "A" }));
        }
        if self.high_risk_mean_below > self.medium_risk_mean_below {
            let smaller = risk.get("high_mean_below")?;
            return Err(smaller.error(Problem::WrongOrder { smaller: "high_mean_below", larger: "medium_mean_below" }));
        }
        if !self.recency_days.is_sorted() {
            return Err(rfm.get("recency_days")?.error(Problem::NotAscending));
        }
        if !self.frequency.iter().rev().is_sorted() {
            return Err(rfm.get("frequency")?.error(Problem::NotDescending));
        }
        Ok(())
    }
}

fn weights(axes: &Table<'_>) -> Result<AxisWeights, FileError> {
    let table = axes.get("weights")?.table()?;
    let weight = |axis: &str| table.get(axis)?.integer(1..=1000u32);
    let weights = AxisWeights {
        value: weight("value")?,
        strategic: weight("strategic")?,
        potential: weight("potential")?,
        cooperation: weight("cooperation")?,
    };
    table.finish()?;
    Ok(weights)
}

fn money(table: &Table<'_>, key: &str) -> Result<Steps, FileError> {
    Steps::read(&table.get(key)?, 2, -MOST_MONEY..=MOST_MONEY, MOST_POINTS)
}

fn rows(tiers: &Table<'_>) -> Result<[TierRow; 3], FileError> {
    let rows = [row(&tiers.get("A")?.table()?)?, row(&tiers.get("B")?.table()?)?, row(&tiers.get("C")?.table()?)?];
    tiers.finish()?;
    Ok(rows)
}

fn row(table: &Table<'_>) -> Result<TierRow, FileError> {
    let mut seats = Vec::new();
    for item in table.get("seats")?.list()? {
        let seat = item.table()?;
        seats.push(SeatRule { any_of: codes(&seat.get("any_of")?)?, weight: seat.get("weight")?.integer(1..=1000u32)? });
        seat.finish()?;
    }
    let capacity = table.get("reserved_capacity_percent")?.table()?;
    let (from, to) = (capacity.get("from")?.integer(0..=100u32)?, capacity.get("to")?.integer(0..=100u32)?);
    capacity.finish()?;
    if from > to {
        return Err(capacity.error(Problem::WrongOrder { smaller: "from", larger: "to" }));
    }
    let row = TierRow {
        seats,
        team: table.get("team")?.code()?,
        budget: table.get("budget")?.code()?,
        technical_support: table.get("technical_support")?.code()?,
        response_priority: table.get("response_priority")?.integer(1..=9u8)?,
        approval_waiver: table.get("approval_waiver")?.flag()?,
        reserved_capacity_percent: (from, to),
        sla: table.get("sla")?.text()?.to_owned(),
    };
    table.finish()?;
    Ok(row)
}
