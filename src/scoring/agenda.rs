//! Everything that one account asks of us at the as-of instant: open alerts, running clocks, and what falls due soon (domain sections 5 to 8).
//!
//! What is due is put into lines by [`super::today`]; here each matter is named, with its deadline and how that came about.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::alerts::decisions::{Alert, Standing};
use super::alerts::{AlertContext, AlertFacts, Subject};
use super::birthdays::{Birthday, Upcoming};
use super::cadence::{FavourState, favour_months, is_review_due, review_deadline};
use super::receivables::{ContractEnd, renewals};
use super::tickets::{Target, TicketClock, TicketPolicy, ticket_state};
use crate::domain::alert::AlertRule;
use crate::domain::calendar::Deadline;
use crate::domain::dealings::TicketGrade;
use crate::domain::id::{AnyId, ContractId, TaskId, TicketId};
use crate::domain::quarter::Quarter;
use crate::domain::{AsOf, ColleagueId, Instant, PersonId};

/// Days ahead that the agenda looks.
pub const AHEAD_DAYS: u32 = 14;

/// What the agenda of one account looks at besides the facts of the alert rules.
#[derive(Debug, Clone, Default)]
pub struct AgendaFacts {
    /// Tasks.
    pub tasks: Vec<Task>,
    /// Planned visits, trainings and the like.
    pub touchpoints: Vec<Touchpoint>,
    /// Ends of contracts.
    pub contracts: Vec<ContractEnd>,
    /// Birthdays of the people who hold a post.
    pub birthdays: Vec<(PersonId, Birthday)>,
    /// Days of favours.
    pub favours: Vec<NaiveDate>,
    /// Who sees to promises, tickets, requests and milestones, by what the alert would be about.
    pub owners: Vec<(Subject, ColleagueId)>,
}

/// Something that somebody wrote down to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// Which.
    pub id: TaskId,
    /// When it was written down.
    pub created_on: NaiveDate,
    /// The day it is due.
    pub due_on: Option<NaiveDate>,
    /// The instant it is due, if a time was named.
    pub due_at: Option<Instant>,
    /// Put off until 00:00 of this day.
    pub snoozed_until: Option<NaiveDate>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// Who sees to it.
    pub owner: Option<ColleagueId>,
}

/// An occasion to meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touchpoint {
    /// Which.
    pub id: AnyId,
    /// The day.
    pub planned_on: NaiveDate,
    /// The time, if one was agreed.
    pub planned_at: Option<Instant>,
    /// When it took place.
    pub done_on: Option<NaiveDate>,
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What.
    pub matter: Matter,
    /// When; none while a clock stands still, and for a task without a day.
    pub due_at: Option<Instant>,
    /// How that came about, where it was counted.
    pub deadline: Option<Deadline>,
    /// Put off until 00:00 of this day.
    pub snoozed_until: Option<NaiveDate>,
    /// Who sees to it, if somebody was named.
    pub owner: Option<ColleagueId>,
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Matter {
    /// An alert that nobody has seen to.
    Alert(Box<Alert>),
    /// A ticket's clock that still has time.
    Clock {
        /// The ticket.
        ticket: TicketId,
        /// Its clock.
        clock: TicketClock,
    },
    /// Something with a date of its own that will open an alert on that day.
    Coming {
        /// The rule.
        rule: AlertRule,
        /// What it is about.
        subject: Subject,
    },
    /// A task.
    Task {
        /// Which.
        id: TaskId,
    },
    /// A planned occasion to meet.
    Touchpoint {
        /// Which.
        id: AnyId,
    },
    /// The end of a contract about whose renewal nothing is decided.
    Renewal {
        /// Which.
        contract: ContractId,
        /// Its last day.
        ends_on: NaiveDate,
    },
    /// A birthday.
    Birthday {
        /// Whose.
        person: PersonId,
        /// When.
        #[serde(flatten)]
        upcoming: Upcoming,
    },
    /// This month's favour outside the contract is still missing.
    Favour {
        /// The first day of the month.
        month: NaiveDate,
    },
}

impl Item {
    /// Whether it runs by the minute.
    #[must_use]
    pub fn by_the_minute(&self) -> bool {
        match &self.matter {
            Matter::Clock { .. } => true,
            Matter::Alert(alert) => alert.episode.rule == AlertRule::Sla,
            _ => false,
        }
    }

    /// Whether it is put off at the as-of instant.
    #[must_use]
    pub fn is_snoozed(&self, as_of: AsOf) -> bool {
        self.snoozed_until.is_some_and(|until| as_of.day < until)
    }

    fn new(matter: Matter, due_at: Option<Instant>, deadline: Option<Deadline>) -> Self {
        Self { matter, due_at, deadline, snoozed_until: None, owner: None }
    }
}

/// Everything that is due up to [`AHEAD_DAYS`] from the as-of day, in no particular order. `alerts` are those of [`super::alerts::decisions`].
#[must_use]
pub fn agenda(facts: &AlertFacts, more: &AgendaFacts, alerts: &[Alert], context: &AlertContext<'_>) -> Vec<Item> {
    let as_of = context.as_of();
    let mut items: Vec<Item> = alerts.iter().filter_map(|alert| of_alert(alert, more)).collect();
    if facts.left_on.is_none_or(|left| left > as_of.day) {
        items.extend(clocks(facts, more, context));
        items.extend(coming(facts, more, context));
        items.extend(contract_ends(more, context));
        items.extend(birthdays(more, context));
        items.extend(favour(facts, more, context));
    }
    items.extend(tasks(&more.tasks, context));
    items.extend(touchpoints(more, context));
    items
}

fn of_alert(alert: &Alert, more: &AgendaFacts) -> Option<Item> {
    let snoozed_until = match alert.standing {
        Standing::Open => None,
        Standing::Snoozed { until } => Some(until),
        Standing::Handled { .. } | Standing::Dismissed { .. } | Standing::Closed { .. } => return None,
    };
    let episode = &alert.episode;
    let owner = alert.assignee.or_else(|| owner_of(&episode.subject, more));
    let item = Item::new(Matter::Alert(Box::new(alert.clone())), episode.due_at, episode.due.clone());
    Some(Item { snoozed_until, owner, ..item })
}

fn owner_of(subject: &Subject, more: &AgendaFacts) -> Option<ColleagueId> {
    let ticket = |subject: &Subject| match subject {
        Subject::Clock(id, ..) | Subject::TicketReview(id) | Subject::TicketCall(id) => Some(*id),
        _ => None,
    };
    let same = |known: &Subject| known == subject || ticket(known).is_some() && ticket(known) == ticket(subject);
    more.owners.iter().find(|(known, _)| same(known)).map(|(_, owner)| *owner)
}

/// The subject under which the owner of a ticket is kept, whatever of it an alert is about.
#[must_use]
pub const fn ticket_owner(ticket: TicketId) -> Subject {
    Subject::Clock(ticket, TicketGrade::P0, Target::Respond)
}

fn last_day(as_of: AsOf) -> NaiveDate {
    as_of.day.checked_add_days(Days::new(u64::from(AHEAD_DAYS))).unwrap_or(NaiveDate::MAX)
}

/// Clocks that run and have more than little time left; the others are alerts.
fn clocks(facts: &AlertFacts, more: &AgendaFacts, context: &AlertContext<'_>) -> Vec<Item> {
    let as_of = context.as_of();
    let Some(policy) = TicketPolicy::of(context.on(as_of.day), facts.tier, context.calendar()) else { return Vec::new() };
    let mut items = Vec::new();
    for ticket in &facts.tickets {
        let Some(state) = ticket_state(ticket, &policy, as_of) else { continue };
        for clock in state.clocks.into_iter().filter(TicketClock::is_running) {
            if clock.warn_at.is_some_and(|at| as_of.includes(at)) {
                continue;
            }
            let due_at = clock.due_at;
            let owner = owner_of(&ticket_owner(ticket.id), more);
            items.push(Item { owner, ..Item::new(Matter::Clock { ticket: ticket.id, clock }, due_at, None) });
        }
    }
    items
}

/// Promises, milestones, requests, seats and reviews whose day is still to come: on that day they are alerts.
fn coming(facts: &AlertFacts, more: &AgendaFacts, context: &AlertContext<'_>) -> Vec<Item> {
    let as_of = context.as_of();
    let ahead = |day: NaiveDate| day > as_of.day && day <= last_day(as_of);
    let done = |day: Option<NaiveDate>| day.is_some_and(|day| as_of.includes_day(day));
    let mut found: Vec<(AlertRule, Subject, Deadline)> = Vec::new();
    for promise in facts.promises.iter().filter(|promise| as_of.includes_day(promise.made_on) && !done(promise.settled_on)) {
        if let Some(due_on) = promise.due_on.filter(|day| ahead(*day)) {
            found.push((AlertRule::Promise, Subject::Promise(promise.id), context.own_date(promise.made_on, due_on)));
        }
    }
    for milestone in facts.milestones.iter().filter(|milestone| as_of.includes_day(milestone.planned_on) && !done(milestone.accepted_on)) {
        if ahead(milestone.due_on) {
            let deadline = context.own_date(milestone.planned_on, milestone.due_on);
            found.push((AlertRule::Milestone, Subject::Milestone(milestone.id), deadline));
        }
    }
    for request in facts.requests.iter().filter(|request| as_of.includes_day(request.raised_on)) {
        let decided = request.decided_on.filter(|day| as_of.includes_day(*day));
        let deadline = match (request.tell_by, decided) {
            (Some(tell_by), _) => context.own_date(request.raised_on, tell_by),
            (None, Some(day)) => context.due(day, context.on(day).alerts.request_untold_due),
            (None, None) => continue,
        };
        if !done(request.told_on) && !done(request.closed_on) && ahead(deadline.day) {
            found.push((AlertRule::RequestUntold, Subject::Request(request.id), deadline));
        }
    }
    for seat in facts.chain.ghosts.iter().filter(|seat| as_of.includes_day(seat.found_on) && !done(seat.accepted_on)) {
        let deadline = match seat.due_on {
            Some(due_on) => context.own_date(seat.found_on, due_on),
            None => context.due(seat.found_on, context.on(seat.found_on).chain.seat_search),
        };
        if ahead(deadline.day) {
            found.push((AlertRule::EmptySeat, Subject::Seat(seat.role), deadline));
        }
    }
    found.extend(card_review(facts, context).filter(|(.., deadline)| ahead(deadline.day)));
    let item = |(rule, subject, deadline): (AlertRule, Subject, Deadline)| {
        let owner = owner_of(&subject, more);
        Item { owner, ..Item::new(Matter::Coming { rule, subject }, Some(deadline.at), Some(deadline)) }
    };
    found.into_iter().map(item).collect()
}

/// The review of the running quarter, unless it is done or the account is too young.
fn card_review(facts: &AlertFacts, context: &AlertContext<'_>) -> Option<(AlertRule, Subject, Deadline)> {
    let as_of = context.as_of();
    let quarter = Quarter::of(as_of.day);
    let deadline = review_deadline(quarter, context.calendar(), as_of.zone);
    let done = facts.card_reviews.iter().any(|review| quarter.contains(review.quarter) && as_of.includes_day(review.on));
    let due = is_review_due(&deadline, facts.created_on, &context.on(deadline.day).cadence);
    (due && !done).then_some((AlertRule::Review, Subject::Quarter(quarter), deadline))
}

/// Contracts that end soon or ended without a word, and those that came under a notice today.
fn contract_ends(more: &AgendaFacts, context: &AlertContext<'_>) -> Vec<Item> {
    let as_of = context.as_of();
    let notices = context.on(as_of.day).cadence.renewal_notice_days;
    let near = |days_left: i64| days_left <= i64::from(AHEAD_DAYS) || notices.iter().any(|notice| i64::from(*notice) == days_left);
    let found = renewals(&more.contracts, &notices, as_of).into_iter().filter(|renewal| near(renewal.days_left));
    found
        .map(|renewal| {
            let (contract, ends_on) = (renewal.contract, renewal.ends_on);
            // A notice is of the day it is given.
            let due_on = if renewal.days_left > i64::from(AHEAD_DAYS) { as_of.day } else { ends_on };
            Item::new(Matter::Renewal { contract, ends_on }, Some(as_of.zone.end_of(due_on)), None)
        })
        .collect()
}

fn birthdays(more: &AgendaFacts, context: &AlertContext<'_>) -> Vec<Item> {
    let as_of = context.as_of();
    let notices = context.on(as_of.day).cadence.birthday_notice_days;
    let near = |(person, birthday): &(PersonId, Birthday)| Some((*person, birthday.upcoming(&notices, as_of.day)?));
    let found = more.birthdays.iter().filter_map(near);
    found
        .map(|(person, upcoming)| {
            let due_at = as_of.zone.end_of(upcoming.occurrence.on);
            Item::new(Matter::Birthday { person, upcoming }, Some(due_at), None)
        })
        .collect()
}

fn favour(facts: &AlertFacts, more: &AgendaFacts, context: &AlertContext<'_>) -> Option<Item> {
    let as_of = context.as_of();
    let months = favour_months(facts.created_on, &more.favours, &context.on(as_of.day).cadence, as_of, 1);
    let month = months.last().filter(|month| month.state == FavourState::DueSoon)?.month;
    let due_at = as_of.zone.end_of(crate::domain::quarter::month_of(month).1);
    Some(Item::new(Matter::Favour { month }, Some(due_at), None))
}

/// Tasks that are open, those without a day too.
#[must_use]
pub fn tasks(tasks: &[Task], context: &AlertContext<'_>) -> Vec<Item> {
    let as_of = context.as_of();
    let open = tasks.iter().filter(|task| {
        as_of.includes_day(task.created_on)
            && task.done_on.is_none_or(|day| !as_of.includes_day(day))
            && task.due_on.is_none_or(|day| day <= last_day(as_of))
    });
    open.map(|task| {
        let deadline = task.due_on.filter(|_| task.due_at.is_none()).map(|due_on| context.own_date(task.created_on, due_on));
        let due_at = task.due_at.or_else(|| deadline.as_ref().map(|deadline| deadline.at));
        let snoozed_until = task.snoozed_until.filter(|until| *until > as_of.day);
        Item { snoozed_until, owner: task.owner, ..Item::new(Matter::Task { id: task.id }, due_at, deadline) }
    })
    .collect()
}

fn touchpoints(more: &AgendaFacts, context: &AlertContext<'_>) -> Vec<Item> {
    let as_of = context.as_of();
    let open = more.touchpoints.iter().filter(|point| point.done_on.is_none_or(|day| !as_of.includes_day(day)));
    open.filter(|point| point.planned_on <= last_day(as_of))
        .map(|point| {
            let due_at = point.planned_at.unwrap_or_else(|| as_of.zone.end_of(point.planned_on));
            Item::new(Matter::Touchpoint { id: point.id }, Some(due_at), None)
        })
        .collect()
}
