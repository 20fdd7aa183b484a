//! Tickets and escalation 问题升级 (domain section 6): every clock is derived from dated events.
//!
//! A clock starts when the ticket is opened or re-graded, stands still while we wait for the customer, and is met by its own step or by one that
//! goes further: who solved a problem has answered. What was met stays met through a re-grading; a clock that was breached stays breached.

mod clocks;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::duty::Duty;
use crate::domain::account::Tier;
use crate::domain::calendar::{Span, Start, WorkCalendar};
use crate::domain::dealings::{TicketGrade, TicketKind, TicketStep};
use crate::domain::id::TicketId;
use crate::domain::{AsOf, ColleagueId, Instant};
use crate::policy::sla::SlaRow;
use crate::policy::{PolicySet, SlaPolicy};

pub use clocks::{ClockState, TicketClock};

/// A ticket with its events.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ticket {
    /// Which.
    pub id: TicketId,
    /// What it is.
    pub kind: TicketKind,
    /// The grade it was opened with.
    pub grade: TicketGrade,
    /// When it was opened.
    pub opened_at: Instant,
    /// Who sees to it.
    #[serde(default)]
    pub owner: Option<ColleagueId>,
    /// What happened, in any order.
    #[serde(default)]
    pub events: Vec<TicketEvent>,
    /// When a review with its root cause was written.
    #[serde(default)]
    pub reviewed_on: Vec<NaiveDate>,
    /// Satisfaction calls.
    #[serde(default)]
    pub calls: Vec<SatisfactionCall>,
}

/// Something that happened to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketEvent {
    /// The row; it orders events of one instant.
    pub id: i64,
    /// When.
    pub at: Instant,
    /// What.
    pub step: TicketStep,
    /// The new grade of a re-grading.
    #[serde(default)]
    pub grade: Option<TicketGrade>,
    /// Who did it.
    #[serde(default)]
    pub by: Option<ColleagueId>,
}

/// A call that asks whether a complaint was settled well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SatisfactionCall {
    /// When.
    pub on: NaiveDate,
    /// By whom; unknown: not taken for a call by somebody else.
    #[serde(default)]
    pub by: Option<ColleagueId>,
}

crate::codes! {
    /// What a clock waits for.
    pub enum Target {
        /// The first response.
        Respond = "respond",
        /// Research and development, or the joint team, at work.
        Intervene = "intervene",
        /// An answer of the second line.
        SecondLine = "second_line",
        /// A solution.
        Resolve = "resolve",
    }
}

/// What is promised to an account: the row of its tier, and what follows a closed ticket.
#[derive(Debug, Clone, Copy)]
pub struct TicketPolicy<'p> {
    /// Response times by grade.
    pub row: &'p SlaRow,
    /// Warning, review, satisfaction call.
    pub sla: &'p SlaPolicy,
    /// Working days.
    pub calendar: &'p WorkCalendar,
}

impl<'p> TicketPolicy<'p> {
    /// For an account of a tier; `None` only for a policy set that was not checked.
    #[must_use]
    pub fn of(set: &'p PolicySet, tier: Tier, calendar: &'p WorkCalendar) -> Option<Self> {
        Some(Self { row: set.sla.row(&set.tiering.row(tier).sla)?, sla: &set.sla, calendar })
    }
}

/// Severe enough that a review with its root cause follows: P0 and P1.
const fn is_reviewed(grade: TicketGrade) -> bool {
    matches!(grade, TicketGrade::P0 | TicketGrade::P1)
}

/// Where a ticket stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TicketState {
    /// The grade in force.
    pub grade: TicketGrade,
    /// Whether we wait for the customer.
    pub paused: bool,
    /// Each clock that was started, in the order of starting, the response first.
    pub clocks: Vec<TicketClock>,
    /// When a clock is next started or short of time, if nothing happens until then.
    #[serde(skip)]
    pub changes_at: Option<Instant>,
    /// Minutes from opening to the first response, around the clock, floored.
    pub first_response_minutes: Option<i64>,
    /// Minutes from opening to the solution, around the clock, floored.
    pub resolve_minutes: Option<i64>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The review that its grade asks for after closing.
    pub review: Option<Duty>,
    /// The satisfaction call after a complaint.
    pub call: Option<CallDuty>,
}

/// The satisfaction call after a complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CallDuty {
    /// When it is due, and whether it was made.
    #[serde(flatten)]
    pub duty: Duty,
    /// Who cannot make it, having handled the complaint.
    pub not_by: BTreeSet<ColleagueId>,
    /// Calls that do not count, because whoever made them handled the complaint or is not named.
    pub not_counted: usize,
}

impl TicketState {
    /// The running clock that is due first.
    #[must_use]
    pub fn next(&self) -> Option<&TicketClock> {
        self.clocks.iter().filter(|clock| clock.is_running()).min_by_key(|clock| (clock.due_at.is_none(), clock.due_at))
    }
}

/// The events up to the as-of instant in order.
fn counted(ticket: &Ticket, as_of: AsOf) -> Vec<&TicketEvent> {
    let mut events: Vec<&TicketEvent> =
        ticket.events.iter().filter(|event| as_of.includes(event.at) && event.at >= ticket.opened_at).collect();
    events.sort_by_key(|event| (event.at, event.id));
    events
}

/// Where a ticket stands at the as-of instant; `None` before it was opened.
#[must_use]
pub fn ticket_state(ticket: &Ticket, policy: &TicketPolicy<'_>, as_of: AsOf) -> Option<TicketState> {
    if !as_of.includes(ticket.opened_at) {
        return None;
    }
    let events = counted(ticket, as_of);
    let first = |steps: &[TicketStep]| events.iter().find(|event| steps.contains(&event.step)).map(|event| event.at);
    let minutes = |at: Instant| at.signed_duration_since(ticket.opened_at).num_minutes();
    let grade = events.iter().rev().find_map(|event| regrade(event)).unwrap_or(ticket.grade);
    let closed_at = first(&[TicketStep::Closed]);
    let duty =
        |at: Instant, span: Span, done: Option<NaiveDate>| Duty::new(policy.calendar.due(Start::At(at), span, as_of.zone), done, as_of);
    let review = closed_at.filter(|_| is_reviewed(grade)).map(|at| duty(at, policy.sla.review, ticket.reviewed_on.iter().min().copied()));
    let call = closed_at.filter(|_| ticket.kind == TicketKind::Complaint).map(|at| {
        let not_by: BTreeSet<ColleagueId> = events.iter().filter_map(|event| event.by).chain(ticket.owner).collect();
        let counts = |call: &&SatisfactionCall| call.by.is_some_and(|by| !not_by.contains(&by));
        let made: Vec<&SatisfactionCall> = ticket.calls.iter().filter(|call| as_of.includes_day(call.on)).collect();
        let done = made.iter().copied().filter(counts).map(|call| call.on).min();
        let not_counted = made.iter().filter(|call| !counts(call)).count();
        CallDuty { duty: duty(at, policy.sla.satisfaction_call, done), not_by, not_counted }
    });
    let paused = events.iter().rev().find_map(|event| match event.step {
        TicketStep::Paused => Some(true),
        TicketStep::Resumed | TicketStep::Resolved | TicketStep::Closed => Some(false),
        _ => None,
    });
    let (clocks, changes_at) = clocks::clocks(ticket, &events, policy, as_of);
    Some(TicketState {
        grade,
        paused: paused.unwrap_or(false),
        clocks,
        changes_at,
        first_response_minutes: first(clocks::meets(Target::Respond)).map(minutes),
        resolve_minutes: first(clocks::meets(Target::Resolve)).map(minutes),
        closed_at,
        review,
        call,
    })
}

/// The new grade, if the event gives one.
fn regrade(event: &TicketEvent) -> Option<TicketGrade> {
    event.grade.filter(|_| event.step == TicketStep::Regraded)
}
