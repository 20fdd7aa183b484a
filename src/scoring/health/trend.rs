//! Health at past week ends.

use chrono::{Datelike, Days, NaiveDate};

use super::{Health, HealthFacts, HealthScorer};
use crate::domain::time::AsOf;
use crate::policy::health::HealthPolicy;

/// The last `weeks` Sundays that were over at the as-of instant, oldest first. The running week never counts.
#[must_use]
pub fn week_ends(as_of: AsOf, weeks: u32) -> Vec<NaiveDate> {
    let since_sunday = as_of.day.weekday().num_days_from_sunday();
    let back = if since_sunday == 0 && !as_of.past { 7 } else { since_sunday };
    (0..weeks).rev().filter_map(|week| as_of.day.checked_sub_days(Days::new(u64::from(back) + 7 * u64::from(week)))).collect()
}

/// Scores accounts at several days, each with the model that was in force then. Make it once and use it for every account.
#[derive(Debug, Clone)]
pub struct HealthTrend<'p> {
    scorers: Vec<(NaiveDate, HealthScorer<'p>)>,
}

impl<'p> HealthTrend<'p> {
    /// For these days; `in_force` says which model a day had.
    #[must_use]
    pub fn new(days: &[NaiveDate], in_force: impl Fn(NaiveDate) -> &'p HealthPolicy) -> Self {
        Self { scorers: days.iter().map(|day| (*day, HealthScorer::new(in_force(*day), *day))).collect() }
    }

    /// The health of one account on each of the days.
    pub fn of(&self, facts: &HealthFacts) -> impl Iterator<Item = (NaiveDate, Health)> {
        self.scorers.iter().map(move |(day, scorer)| (*day, scorer.score(facts)))
    }
}
