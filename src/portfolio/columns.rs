//! Columns of numbers and dates, small enough for a hundred thousand accounts.

use chrono::{Datelike, NaiveDate};

use crate::domain::Tenths;
pub(super) use crate::store::summary::MOST_CAUSES;
use crate::store::summary::{Cause, WEEKS};

/// The causes of one row.
pub(super) type Causes = [Option<Cause>; MOST_CAUSES];

/// The first causes of a list.
pub(super) fn first_causes(causes: &[Cause]) -> Causes {
    let mut kept = [None; MOST_CAUSES];
    for (slot, &cause) in kept.iter_mut().zip(causes) {
        *slot = Some(cause);
    }
    kept
}

const NOTHING: i32 = i32::MIN;

/// A column of whole numbers, some missing.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers(Vec<i32>);

impl Numbers {
    pub(super) fn push(&mut self, number: Option<i32>) {
        self.0.push(number.unwrap_or(NOTHING));
    }

    pub(super) fn set(&mut self, row: usize, number: Option<i32>) {
        if let Some(slot) = self.0.get_mut(row) {
            *slot = number.unwrap_or(NOTHING);
        }
    }

    pub(super) fn get(&self, row: usize) -> Option<i32> {
        self.0.get(row).copied().filter(|&number| number != NOTHING)
    }

    pub(super) fn day(&self, row: usize) -> Option<NaiveDate> {
        self.get(row).and_then(NaiveDate::from_num_days_from_ce_opt)
    }

    pub(super) fn bytes(&self) -> usize {
        self.0.capacity() * 4
    }
}

/// A date as a number that orders.
pub(super) fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// Scores at eight week ends in sixteen bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weeks([i16; WEEKS]);

impl Weeks {
    pub(super) fn new(scores: &[Option<Tenths>; WEEKS]) -> Self {
        Self(scores.map(|score| score.and_then(|score| i16::try_from(score.0).ok()).unwrap_or(i16::MIN)))
    }

    pub(super) fn scores(self) -> [Option<Tenths>; WEEKS] {
        self.0.map(|score| (score != i16::MIN).then(|| Tenths(i32::from(score))))
    }

    /// The last known score less the first.
    pub(super) fn drift(self) -> Option<i64> {
        let mut known = self.0.iter().copied().filter(|&score| score != i16::MIN);
        let first = known.next()?;
        Some(i64::from(known.next_back().unwrap_or(first)) - i64::from(first))
    }
}
