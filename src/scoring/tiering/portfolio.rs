//! What follows from suggestions and decisions: the tier in force, the next look at it, the accounts with the most revenue.

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::TierDecision;
use crate::codes;
use crate::domain::account::Tier;
use crate::domain::calendar::{Start, WorkCalendar};
use crate::domain::quarter::Quarter;
use crate::domain::time::AsOf;
use crate::policy::tiering::TieringPolicy;
use crate::scoring::rounding;

codes! {
    /// Why an account has its tier.
    pub enum TierBasis {
        /// Somebody decided it.
        Set = "set",
        /// It is suggested, and nobody decided otherwise.
        Suggested = "suggested",
        /// Too little is known for a suggestion.
        Assumed = "assumed",
    }
}

/// The tier in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct EffectiveTier {
    /// The tier.
    pub tier: Tier,
    /// Why.
    pub basis: TierBasis,
    /// When it was decided, if it was.
    pub decided_on: Option<NaiveDate>,
}

/// The tier in force on a day: the latest decision, else the suggestion, else C.
#[must_use]
pub fn effective_tier(decisions: &[TierDecision], suggested: Option<Tier>, as_of: NaiveDate) -> EffectiveTier {
    let decided = decisions.iter().filter(|decision| decision.on <= as_of).max_by_key(|decision| (decision.on, decision.row));
    match (decided, suggested) {
        (Some(decision), _) => EffectiveTier { tier: decision.tier, basis: TierBasis::Set, decided_on: Some(decision.on) },
        (None, Some(tier)) => EffectiveTier { tier, basis: TierBasis::Suggested, decided_on: None },
        (None, None) => EffectiveTier { tier: Tier::C, basis: TierBasis::Assumed, decided_on: None },
    }
}

/// Which accounts are among the first `percent` by revenue: rank at most ceil(percent x n / 100), where n counts the accounts whose
/// revenue is known and equal revenues share the better rank. In the order given; accounts without revenue are never among them.
#[must_use]
pub fn top_by_revenue(revenues: &[Option<i64>], percent: u32) -> Vec<bool> {
    let mut known: Vec<i64> = revenues.iter().copied().flatten().collect();
    known.sort_unstable_by(|a, b| b.cmp(a));
    let places = rounding::ceil(i128::from(percent) * known.len() as i128, 100);
    let last = usize::try_from(places).ok().and_then(|places| places.checked_sub(1)).and_then(|last| known.get(last).copied());
    revenues.iter().map(|revenue| revenue.zip(last).is_some_and(|(revenue, last)| revenue >= last)).collect()
}

/// When the tier is to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Retiering {
    /// By when.
    pub due_on: NaiveDate,
    /// Why then.
    pub cause: RetieringCause,
}

/// Why a tier is to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RetieringCause {
    /// Each quarter.
    Quarter,
    /// An event was recorded on this day.
    Event(NaiveDate),
}

/// When the tier is to be looked at again: on the last working day of the quarter after the last look (of the first quarter, for an
/// account that nobody looked at since `since`), or after the first event since then, whichever comes first.
#[must_use]
pub fn next_retiering(
    looked_on: Option<NaiveDate>,
    since: NaiveDate,
    events: &[NaiveDate],
    policy: &TieringPolicy,
    calendar: &WorkCalendar,
    as_of: AsOf,
) -> Retiering {
    let quarter = looked_on.map_or_else(|| Quarter::of(since), |looked| Quarter::of(looked).next());
    let by_quarter = Retiering { due_on: calendar.last_working_day_of_quarter(quarter.first()), cause: RetieringCause::Quarter };
    let event = events.iter().copied().filter(|event| as_of.includes_day(*event) && looked_on.is_none_or(|looked| *event > looked)).min();
    let by_event = event.map(|event| Retiering {
        due_on: calendar.due(Start::On(event), policy.retiering_after_event, as_of.zone).day,
        cause: RetieringCause::Event(event),
    });
    by_event.filter(|by_event| by_event.due_on < by_quarter.due_on).unwrap_or(by_quarter)
}
