//! How handovers went.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::steps::{StepStanding, TimelineStep};
use crate::domain::handover::HandoverStep;
use crate::domain::{AsOf, Coded, Tenths};
use crate::policy::HandoverPolicy;
use crate::scoring::rounding;

/// One handed-over account, as far as the board counts it.
#[derive(Debug, Clone)]
pub struct BoardEntry {
    /// Its steps ([`super::timeline`]).
    pub steps: Vec<TimelineStep>,
    /// What came of it.
    pub aftermath: Aftermath,
}

/// What came of a handover.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Aftermath {
    /// The day of the meeting, once it was held.
    pub met_on: Option<NaiveDate>,
    /// The days on which complaints were opened.
    pub complaints: Vec<NaiveDate>,
    /// When the account was lost.
    pub lost_on: Option<NaiveDate>,
    /// Open items that are overdue.
    pub overdue_items: usize,
    /// Satisfaction of the last survey before the start, 0 to 1000 tenths.
    pub satisfaction_before: Option<i32>,
    /// That of the first one after the meeting.
    pub satisfaction_after: Option<i32>,
}

/// The board over several handovers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    /// How many accounts were handed over or are being so.
    pub n: usize,
    /// How often each step was on time, in the order of the checklist; only steps that were due.
    pub on_time: Vec<StepRate>,
    /// Accounts whose meeting was held.
    pub met: usize,
    /// Of these, with a complaint within 90 days of the meeting.
    pub with_complaint: usize,
    /// Of these, lost within 180 days of the meeting.
    pub lost: usize,
    /// Overdue open items.
    pub overdue_items: usize,
    /// Mean satisfaction after by that before, in percent of change; over those known at both times.
    pub satisfaction_change: Option<Tenths>,
    /// Over how many that is.
    pub satisfaction_n: usize,
    /// How many of these reached the bonus line (+20 %).
    pub bonus: usize,
}

/// How often a step was on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct StepRate {
    /// Which.
    pub step: HandoverStep,
    /// Done by its date.
    pub on_time: usize,
    /// Done, or overdue.
    pub of: usize,
}

/// Counts handovers at the as-of instant.
#[must_use]
pub fn board(entries: &[BoardEntry], policy: &HandoverPolicy, as_of: AsOf) -> Board {
    let met: Vec<(&Aftermath, NaiveDate)> = entries
        .iter()
        .filter_map(|entry| Some((&entry.aftermath, entry.aftermath.met_on.filter(|day| as_of.includes_day(*day))?)))
        .collect();
    let soon_after = |met_on: NaiveDate, day: NaiveDate, days: u32| {
        as_of.includes_day(day) && (0..=i64::from(days)).contains(&day.signed_duration_since(met_on).num_days())
    };
    let with_complaint =
        met.iter().filter(|(after, met_on)| after.complaints.iter().any(|day| soon_after(*met_on, *day, policy.complaint_days)));
    let lost = met.iter().filter(|(after, met_on)| after.lost_on.is_some_and(|day| soon_after(*met_on, day, policy.lost_days)));
    let pairs = entries.iter().filter_map(|entry| entry.aftermath.satisfaction_before.zip(entry.aftermath.satisfaction_after));
    let pairs: Vec<(i128, i128)> =
        pairs.filter(|(before, _)| *before > 0).map(|(before, after)| (i128::from(before), i128::from(after))).collect();
    let (before, after) = pairs.iter().fold((0, 0), |(b, a), (before, after)| (b + before, a + after));
    let change = (before > 0).then(|| Tenths(i32::try_from(rounding::half_away((after - before) * 1000, before)).unwrap_or(i32::MAX)));
    let bonus = pairs.iter().filter(|(before, after)| after * 100 >= before * i128::from(100 + policy.bonus_percent)).count();
    Board {
        n: entries.len(),
        on_time: HandoverStep::ALL.iter().filter_map(|&step| rate(step, entries)).collect(),
        met: met.len(),
        with_complaint: with_complaint.count(),
        lost: lost.count(),
        overdue_items: entries.iter().map(|entry| entry.aftermath.overdue_items).sum(),
        satisfaction_change: change,
        satisfaction_n: pairs.len(),
        bonus,
    }
}

fn rate(step: HandoverStep, entries: &[BoardEntry]) -> Option<StepRate> {
    let (mut on_time, mut of) = (0, 0);
    for found in entries.iter().flat_map(|entry| &entry.steps).filter(|found| found.step == step && found.due_on.is_some()) {
        match found.standing {
            StepStanding::Done { late, .. } => {
                of += 1;
                on_time += usize::from(!late);
            }
            StepStanding::Overdue => of += 1,
            _ => {}
        }
    }
    (of > 0).then_some(StepRate { step, on_time, of })
}
