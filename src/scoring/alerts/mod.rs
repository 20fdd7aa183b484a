//! Alerts as episodes (domain section 8): an episode is derived from dated facts, opens and closes at instants, and is the same whether the
//! program ran in between or not. Only decisions about episodes are stored ([`decisions`]).
//!
//! Every rule is a function of facts, the policies that were in force and the as-of instant. What is not known neither opens nor closes.

mod dated;
pub mod decisions;
mod episode;
mod facts;
mod money;
mod people;
mod reading;
mod score;
mod silence;
mod spells;
mod suppose;

use chrono::NaiveDate;

use crate::domain::AsOf;
use crate::domain::calendar::{Deadline, Span, Start, WorkCalendar};
use crate::policy::PolicySet;

pub use episode::{Cause, CloseReason, Closed, Ends, Episode, Subject};
pub use facts::{
    AccountEvent, AlertFacts, IntentStated, Milestone, QuarterRevenue, Request, SilenceLimit, SurveyReply, UsagePoints, WeekEnd,
};
pub use reading::{Reading, readings};
pub use score::{usage_points, week_scores};
pub use silence::silence_limits;
pub use suppose::suppose;

/// The policies that were in force, the calendar in which deadlines are counted, and the as-of instant.
#[derive(Debug, Clone)]
pub struct AlertContext<'p> {
    first: &'p PolicySet,
    /// Each from a day on, earliest first.
    later: Vec<(NaiveDate, &'p PolicySet)>,
    calendar: &'p WorkCalendar,
    as_of: AsOf,
}

impl<'p> AlertContext<'p> {
    /// One policy that has always held.
    #[must_use]
    pub const fn new(policy: &'p PolicySet, calendar: &'p WorkCalendar, as_of: AsOf) -> Self {
        Self { first: policy, later: Vec::new(), calendar, as_of }
    }

    /// With another policy from a day on.
    #[must_use]
    pub fn then(mut self, from: NaiveDate, policy: &'p PolicySet) -> Self {
        self.later.push((from, policy));
        self.later.sort_by_key(|(from, _)| *from);
        self
    }

    /// The as-of instant.
    #[must_use]
    pub const fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// The working days.
    #[must_use]
    pub const fn calendar(&self) -> &'p WorkCalendar {
        self.calendar
    }

    /// The policy in force on a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> &'p PolicySet {
        self.later.iter().rev().find(|(from, _)| *from <= day).map_or(self.first, |(_, policy)| policy)
    }

    /// Every policy.
    pub fn all(&self) -> impl Iterator<Item = &'p PolicySet> {
        std::iter::once(self.first).chain(self.later.iter().map(|(_, policy)| *policy))
    }

    /// The days on which another policy came into force.
    fn changes(&self) -> impl Iterator<Item = NaiveDate> {
        self.later.iter().map(|(from, _)| *from)
    }

    /// A deadline of a rule that opened by a date-only fact.
    pub(super) fn due(&self, day: NaiveDate, span: Span) -> Deadline {
        self.calendar.due(Start::On(day), span, self.as_of.zone)
    }

    /// A date that was set, as a deadline: counted in days from the day it was set.
    pub(super) fn own_date(&self, set_on: NaiveDate, due_on: NaiveDate) -> Deadline {
        let from = set_on.min(due_on);
        let days = u32::try_from(due_on.signed_duration_since(from).num_days()).unwrap_or(0);
        self.calendar.due(Start::On(from), Span::Days(days), self.as_of.zone)
    }
}

/// Every episode of an account that had opened at the as-of instant, open and closed, in the order of opening, then of rules.
#[must_use]
pub fn episodes(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let mut found = Vec::new();
    found.extend(score::low_score(facts, context));
    found.extend(score::usage_plunge(facts, context));
    found.extend(silence::silent_churner(facts, context));
    found.extend(money::receivable(facts, context));
    found.extend(money::revenue_swing(facts, context));
    found.extend(people::key_person_left(facts, context));
    found.extend(people::empty_seat(facts, context));
    found.extend(dated::events(facts, context));
    found.extend(dated::low_answers(facts, context));
    found.extend(dated::tickets(facts, context));
    found.extend(dated::own_dates(facts, context));
    found.retain_mut(|episode| episode.cut(facts.left_on, context.as_of));
    found.sort_by(|a, b| (a.opened_at, a.rule, &a.subject).cmp(&(b.opened_at, b.rule, &b.subject)));
    found
}
