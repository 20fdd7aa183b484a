//! Contact cadence, favours, promises and the quarterly review of the card (domain section 5).

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::duty::Duty;
use super::touch::{Touch, latest_two_way};
use crate::domain::calendar::{Deadline, Span, Start, WorkCalendar};
use crate::domain::id::PromiseId;
use crate::domain::needs::PromiseState;
use crate::domain::quarter::{Quarter, month_of, months_earlier};
use crate::domain::{AsOf, PersonId, Zone};
use crate::policy::CadencePolicy;
use crate::policy::cadence::Cadence;

/// An account's own cadence from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CadenceOverride {
    /// The row; of several of one day the largest wins.
    pub id: i64,
    /// From this day on.
    pub on: NaiveDate,
    /// None: the tier's again.
    #[serde(default)]
    pub cadence: Option<Cadence>,
}

/// The cadence in force: the account's own, else its tier's.
#[must_use]
pub fn cadence_in_force(tier: Cadence, overrides: &[CadenceOverride], day: NaiveDate) -> Cadence {
    let latest = overrides.iter().filter(|own| own.on <= day).max_by_key(|own| (own.on, own.id));
    latest.and_then(|own| own.cadence).unwrap_or(tier)
}

crate::codes! {
    /// How the silence compares with the cadence.
    pub enum Light {
        /// At most the ideal.
        Green = "green",
        /// More than the ideal, at most the maximum.
        Yellow = "yellow",
        /// More than the maximum.
        Red = "red",
    }
}

/// How long nobody has spoken with an account or a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CadenceState {
    /// The light.
    pub light: Light,
    /// Days since.
    pub age_days: i64,
    /// Day of the latest two-way touch; none: there never was one, and the days count from the beginning.
    pub last_touch: Option<NaiveDate>,
    /// The cadence it was held against.
    #[serde(flatten)]
    pub cadence: Cadence,
    /// The last green day.
    pub green_until: NaiveDate,
    /// The last day that is not red.
    pub yellow_until: NaiveDate,
}

/// The silence of an account, or of one of its people, at the as-of day. `since` is the day it was created in the program: it stands in for a
/// touch where there was none.
#[must_use]
pub fn cadence_state(touches: &[Touch], person: Option<PersonId>, since: NaiveDate, cadence: Cadence, as_of: AsOf) -> CadenceState {
    let last_touch = latest_two_way(touches, person, as_of);
    let from = last_touch.unwrap_or(since);
    let age_days = as_of.age_days(from).max(0);
    let light = if age_days <= i64::from(cadence.ideal_days) {
        Light::Green
    } else if age_days <= i64::from(cadence.max_days) {
        Light::Yellow
    } else {
        Light::Red
    };
    CadenceState {
        light,
        age_days,
        last_touch,
        cadence,
        green_until: plus(from, cadence.ideal_days),
        yellow_until: plus(from, cadence.max_days),
    }
}

fn plus(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}

/// The monthly favours outside the contract 非合同内的小事.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FavourMonth {
    /// The first day of the month.
    pub month: NaiveDate,
    /// What became of it.
    pub state: FavourState,
    /// When the last favour that was needed was done.
    pub done_on: Option<NaiveDate>,
    /// How many were done.
    pub done: usize,
}

crate::codes! {
    /// What became of a month's favour.
    pub enum FavourState {
        /// Done.
        Done = "done",
        /// The account's first month, begun after its first day, asks for none.
        Exempt = "exempt",
        /// Still time.
        Open = "open",
        /// The last seven days of the month.
        DueSoon = "due_soon",
        /// The month is over.
        Missed = "missed",
    }
}

/// The favours of the last `months` months up to the as-of month, oldest first, not before the month in which the account began.
#[must_use]
pub fn favour_months(began: NaiveDate, favours: &[NaiveDate], policy: &CadencePolicy, as_of: AsOf, months: u32) -> Vec<FavourMonth> {
    let earliest = month_of(began).0;
    let wanted = policy.favours_per_month as usize;
    (0..months)
        .rev()
        .map(|back| month_of(months_earlier(month_of(as_of.day).0, back)))
        .filter(|(first, _)| *first >= earliest)
        .map(|(first, last)| {
            let mut days: Vec<NaiveDate> =
                favours.iter().copied().filter(|day| (first..=last).contains(day) && as_of.includes_day(*day)).collect();
            days.sort_unstable();
            let done_on = wanted.checked_sub(1).and_then(|at| days.get(at)).copied();
            let state = if days.len() >= wanted {
                FavourState::Done
            } else if began > first {
                FavourState::Exempt
            } else if as_of.day > last {
                FavourState::Missed
            } else if last.signed_duration_since(as_of.day).num_days() < i64::from(policy.favour_yellow_last_days) {
                FavourState::DueSoon
            } else {
                FavourState::Open
            };
            FavourMonth { month: first, state, done_on, done: days.len() }
        })
        .collect()
}

/// A promise of the ledger 承诺台账.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Which.
    pub id: PromiseId,
    /// When it was made.
    pub made_on: NaiveDate,
    /// Until when it is to be kept, that day included.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// What became of it.
    #[serde(default = "open")]
    pub state: PromiseState,
    /// When that was settled; none while it is open.
    #[serde(default)]
    pub settled_on: Option<NaiveDate>,
}

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PromiseStanding {
    /// To be kept.
    Open {
        /// Days left; none without a date.
        days_left: Option<i64>,
    },
    /// Its day is over.
    Overdue {
        /// Days since.
        days: i64,
    },
    /// Kept.
    Kept {
        /// When.
        on: NaiveDate,
        /// Days late, 0 in time or without a date.
        late_days: i64,
    },
    /// Not kept.
    Broken {
        /// When that was said.
        on: NaiveDate,
    },
    /// Taken back.
    Withdrawn {
        /// When.
        on: NaiveDate,
    },
}

const fn open() -> PromiseState {
    PromiseState::Open
}

impl Promise {
    /// Where it stands; `None` before it was made.
    #[must_use]
    pub fn standing(&self, as_of: AsOf) -> Option<PromiseStanding> {
        if !as_of.includes_day(self.made_on) {
            return None;
        }
        let past_due = |day: NaiveDate| self.due_on.map_or(0, |due| day.signed_duration_since(due).num_days().max(0));
        Some(match self.settled_on.filter(|on| as_of.includes_day(*on)).map(|on| (self.state, on)) {
            Some((PromiseState::Kept, on)) => PromiseStanding::Kept { on, late_days: past_due(on) },
            Some((PromiseState::Broken, on)) => PromiseStanding::Broken { on },
            Some((PromiseState::Withdrawn, on)) => PromiseStanding::Withdrawn { on },
            Some((PromiseState::Open, _)) | None if past_due(as_of.day) > 0 => PromiseStanding::Overdue { days: past_due(as_of.day) },
            Some((PromiseState::Open, _)) | None => PromiseStanding::Open { days_left: self.due_on.map(|due| -as_of.age_days(due)) },
        })
    }
}

/// A review of the whole card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardReview {
    /// Any day of the quarter that it stands for.
    pub quarter: NaiveDate,
    /// When it was made.
    pub on: NaiveDate,
}

/// The review of one quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuarterReview {
    /// Which quarter.
    pub quarter: Quarter,
    /// Due on its last working day; none: the account was too young.
    pub duty: Option<Duty>,
}

/// The reviews of the as-of quarter and of the one before it, oldest first, not before the account began. An older review left out is made up for
/// by the next one, which walks the same card.
#[must_use]
pub fn quarter_reviews(
    began: NaiveDate,
    reviews: &[CardReview],
    policy: &CadencePolicy,
    calendar: &WorkCalendar,
    as_of: AsOf,
) -> Vec<QuarterReview> {
    let current = Quarter::of(as_of.day);
    [current.previous(), current]
        .into_iter()
        .filter(|quarter| quarter.last() >= began)
        .map(|quarter| {
            let done = reviews.iter().filter(|review| quarter.contains(review.quarter)).map(|review| review.on).min();
            let deadline = review_deadline(quarter, calendar, as_of.zone);
            let wanted = done.is_some() || is_review_due(&deadline, began, policy);
            QuarterReview { quarter, duty: wanted.then(|| Duty::new(deadline, done, as_of)) }
        })
        .collect()
}

/// Whether an account is old enough for a review on the day it is due.
#[must_use]
pub fn is_review_due(deadline: &Deadline, began: NaiveDate, policy: &CadencePolicy) -> bool {
    deadline.day.signed_duration_since(began).num_days() >= i64::from(policy.review_exempt_younger_than_days)
}

/// The last working day of a quarter, counted from its first day.
#[must_use]
pub fn review_deadline(quarter: Quarter, calendar: &WorkCalendar, zone: Zone) -> Deadline {
    let first = quarter.first();
    let due = calendar.last_working_day_of_quarter(first);
    let days = u32::try_from(due.signed_duration_since(first).num_days()).unwrap_or(0);
    Deadline { estimated: calendar.is_estimated(due.year()), ..calendar.due(Start::On(first), Span::Days(days), zone) }
}
