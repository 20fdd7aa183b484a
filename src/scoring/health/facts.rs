//! What the health score is computed from. The order of the facts does not matter; facts dated after the as-of day are ignored,
//! so one set serves every past day.

use chrono::NaiveDate;

use crate::domain::dealings::{RenewalIntent, TicketGrade};
use crate::domain::health::{Dimension, FactSource};

/// A dated statement about one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact<T> {
    /// The day it was true.
    pub on: NaiveDate,
    /// What was said.
    pub value: T,
    /// Where it comes from.
    pub source: FactSource,
    /// The row it stands in; of two facts of one day the larger one wins, unless the rule says otherwise.
    pub row: i64,
}

/// Everything known about an account that its health may depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HealthFacts {
    /// Shares of core functions in use, in hundredths of a percent (0 to 10,000).
    pub usage: Vec<Fact<u16>>,
    /// What was said about renewing. Of one day the lowest counts.
    pub intents: Vec<Fact<RenewalIntent>>,
    /// Answers to "would you recommend us?".
    pub answers: Vec<Fact<Answer>>,
    /// Tickets, one entry for each grade that a ticket had.
    pub tickets: Vec<TicketFact>,
    /// Reported numbers of P0 and P1 tickets in the last 90 days, for accounts whose tickets are kept elsewhere.
    pub reported_tickets: Vec<Fact<u32>>,
    /// Whether the account's tickets are kept here, as declared from time to time.
    pub tickets_kept_here: Vec<Fact<bool>>,
    /// Which dimensions were said not to apply, or to apply again.
    pub applicability: Vec<Applicability>,
    /// Invoices: due, and paid in full.
    pub invoices: Vec<Obligation>,
    /// Promises of ours: due, and kept.
    pub promises: Vec<Obligation>,
    /// Milestones: due, and accepted.
    pub milestones: Vec<Obligation>,
    /// Days of two-way touches.
    pub two_way_touches: Vec<NaiveDate>,
    /// From when silence counts if there never was a touch, and how long it may last.
    pub cadence: Option<CadenceFact>,
}

/// One answer from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// 0 to 10.
    pub rating: u8,
    /// Who answered; `None` if anonymous, which counts as a respondent of its own.
    pub respondent: Option<i64>,
    /// Whether the respondent is a decision maker.
    pub decision_maker: bool,
}

/// A ticket while it had one grade. A re-graded ticket has one entry for each grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketFact {
    /// The day the ticket was opened.
    pub opened_on: NaiveDate,
    /// Its grade from [`TicketFact::graded_on`] on.
    pub grade: TicketGrade,
    /// The day it got this grade; for the first grade the day it was opened.
    pub graded_on: NaiveDate,
    /// The day it got the next grade.
    pub regraded_on: Option<NaiveDate>,
}

/// Somebody's word that a dimension does not apply, or applies again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicability {
    /// Of which dimension.
    pub dimension: Dimension,
    /// From this day on.
    pub on: NaiveDate,
    /// Whether it applies.
    pub applies: bool,
    /// Why.
    pub reason: String,
    /// The row it stands in; the larger one wins on one day.
    pub row: i64,
}

/// Something that was to be done by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obligation {
    /// By when.
    pub due_on: NaiveDate,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

/// How long an account may be silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CadenceFact {
    /// The day from which silence counts before the first touch: the account's creation in the program.
    pub since: NaiveDate,
    /// The longest silence that its tier allows, in days.
    pub max_days: u32,
}

impl HealthFacts {
    /// The word in force about whether a dimension applies.
    #[must_use]
    pub fn applicability_on(&self, dimension: Dimension, day: NaiveDate) -> Option<&Applicability> {
        self.applicability.iter().filter(|said| said.dimension == dimension && said.on <= day).max_by_key(|said| (said.on, said.row))
    }
}

/// The latest fact up to a day.
pub(super) fn latest<T>(facts: &[Fact<T>], day: NaiveDate) -> Option<&Fact<T>> {
    let mut last: Option<&Fact<T>> = None;
    for fact in facts {
        if fact.on <= day && last.is_none_or(|last| (fact.on, fact.row) > (last.on, last.row)) {
            last = Some(fact);
        }
    }
    last
}
