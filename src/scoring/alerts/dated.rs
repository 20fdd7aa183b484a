//! Rules that answer a single dated fact: events, low answers, tickets, and whatever has its own date.

use chrono::NaiveDate;

use super::episode::{Cause, CloseReason, Closed, Ends, Episode, Subject};
use super::facts::{AccountEvent, AlertFacts, SurveyReply};
use super::{AlertContext, decisions};
use crate::domain::alert::AlertRule;
use crate::domain::calendar::{Deadline, Start};
use crate::domain::needs::Bearing;
use crate::domain::quarter::Quarter;
use crate::domain::survey::SurveyStep;
use crate::scoring::cadence::{CardReview, is_review_due, review_deadline};
use crate::scoring::duty::{Duty, DutyState};
use crate::scoring::tickets::{TicketPolicy, TicketState, ticket_state};

/// An event that is good or bad for the cooperation asks at once for the tier to be looked at.
pub(super) fn events(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    facts.events.iter().filter(|event| event.bearing != Bearing::Neutral).map(|event| of_event(event, facts, context)).collect()
}

fn of_event(event: &AccountEvent, facts: &AlertFacts, context: &AlertContext<'_>) -> Episode {
    let zone = context.as_of.zone;
    let opened_on = zone.day_of(event.entered_at);
    let deadline = context.calendar.due(Start::At(event.entered_at), context.on(opened_on).alerts.event_due, zone);
    // A decision of the same day answers the event.
    let decided = facts.tier_decisions.iter().filter(|day| **day >= opened_on).min();
    let mut episode = Episode {
        rule: AlertRule::Event,
        subject: Subject::Event(event.id),
        opened_at: event.entered_at,
        opened_on,
        due_at: Some(deadline.at),
        due: Some(deadline),
        closed: decided.map(|day| Closed::by_fact(*day, event.entered_at, zone)),
        cause: Cause::Event { bearing: event.bearing, happened_on: event.happened_on },
        ends: Ends::TierDecision { at_latest: None },
    };
    if let Some(at) = decisions::closed_at(&facts.rulings, &episode, context.as_of)
        && episode.closed.is_none_or(|closed| closed.at > at)
    {
        episode.closed = Some(Closed { at, why: CloseReason::ByDecision });
    }
    episode
}

/// Each low answer until the customer was called back.
pub(super) fn low_answers(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let low = facts.answers.iter().filter(|reply| reply.answer.is_low(&context.on(reply.answer.on).alerts));
    low.map(|reply| of_answer(reply, context)).collect()
}

fn of_answer(SurveyReply { answer, steps }: &SurveyReply, context: &AlertContext<'_>) -> Episode {
    let zone = context.as_of.zone;
    let deadline = context.due(answer.on, context.on(answer.on).alerts.low_answer_due);
    let called = steps.iter().filter(|done| done.step == SurveyStep::CallBack && done.on >= answer.on).map(|done| done.on).min();
    Episode {
        rule: AlertRule::LowSurvey,
        subject: Subject::Answer(answer.id),
        opened_at: zone.start_of(answer.on),
        opened_on: answer.on,
        due_at: Some(deadline.at),
        due: Some(deadline),
        closed: called.map(|day| Closed::by_fact(day, zone.start_of(answer.on), zone)),
        cause: Cause::LowSurvey { recommend: answer.recommend, lowest_of_five: answer.ratings().min(), respondent: answer.respondent },
        ends: Ends::CallBack,
    }
}

/// Ticket clocks with little time left, reviews and calls after closing.
pub(super) fn tickets(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let Some(policy) = TicketPolicy::of(context.on(context.as_of.day), facts.tier, context.calendar) else { return Vec::new() };
    let states = facts.tickets.iter().filter_map(|ticket| Some((ticket.id, ticket_state(ticket, &policy, context.as_of)?)));
    // What followed a ticket that was closed before the account was entered here, is not known here.
    let known = |state: &TicketState| state.closed_at.is_none_or(|at| context.as_of.zone.day_of(at) >= facts.created_on);
    states.filter(|(_, state)| known(state)).flat_map(|(id, state)| of_ticket(id, &state, context)).collect()
}

fn of_ticket(id: crate::domain::id::TicketId, state: &TicketState, context: &AlertContext<'_>) -> Vec<Episode> {
    let zone = context.as_of.zone;
    let mut found: Vec<Episode> = Vec::new();
    for clock in &state.clocks {
        let Some(opened_at) = clock.warn_at.filter(|at| clock.met_at.or(clock.replaced_at).is_none_or(|end| end > *at)) else { continue };
        found.push(Episode {
            rule: AlertRule::Sla,
            subject: Subject::Clock(id, clock.grade, clock.target),
            opened_at,
            opened_on: zone.day_of(opened_at),
            due: None,
            due_at: clock.due_at,
            closed: clock.met_at.or(clock.replaced_at).map(|at| Closed { at, why: CloseReason::Ended }),
            cause: Cause::Sla { limit_minutes: clock.limit_minutes },
            ends: Ends::Done,
        });
    }
    found.extend(state.review.as_ref().and_then(|duty| of_duty(duty, Subject::TicketReview(id), context)));
    found.extend(state.call.as_ref().and_then(|call| of_duty(&call.duty, Subject::TicketCall(id), context)));
    found
}

/// A duty, if it was not done before the day it is due.
fn of_duty(duty: &Duty, subject: Subject, context: &AlertContext<'_>) -> Option<Episode> {
    let done = match duty.state {
        DutyState::Done { on, .. } => Some(on),
        DutyState::Open | DutyState::Overdue => None,
    };
    dated(duty.deadline.clone(), done, AlertRule::Review, subject, Cause::Review, context)
}

/// Something with its own date opens at 00:00 of that day and closes when it is done; none if it was done by then.
fn dated(
    deadline: Deadline,
    done: Option<NaiveDate>,
    rule: AlertRule,
    subject: Subject,
    cause: Cause,
    context: &AlertContext<'_>,
) -> Option<Episode> {
    let zone = context.as_of.zone;
    let opened_on = deadline.day;
    (done.is_none_or(|day| day > opened_on)).then(|| Episode {
        rule,
        subject,
        opened_at: zone.start_of(opened_on),
        opened_on,
        due_at: Some(deadline.at),
        closed: done.map(|day| Closed::by_fact(day, zone.start_of(opened_on), zone)),
        due: Some(deadline),
        cause,
        ends: Ends::Done,
    })
}

/// Promises, the quarterly review, requests whose outcome the customer waits for, milestones.
pub(super) fn own_dates(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let mut found = Vec::new();
    for promise in &facts.promises {
        let Some(due_on) = promise.due_on else { continue };
        let settled = promise.settled_on;
        let deadline = context.own_date(promise.made_on, due_on);
        found.extend(dated(deadline, settled, AlertRule::Promise, Subject::Promise(promise.id), Cause::Promise, context));
    }
    for request in &facts.requests {
        let deadline = match (request.tell_by, request.decided_on) {
            (Some(tell_by), _) => context.own_date(request.raised_on, tell_by),
            (None, Some(decided)) => context.due(decided, context.on(decided).alerts.request_untold_due),
            (None, None) => continue,
        };
        let told = [request.told_on, request.closed_on].into_iter().flatten().min();
        let cause = Cause::RequestUntold { decided_on: request.decided_on };
        found.extend(dated(deadline, told, AlertRule::RequestUntold, Subject::Request(request.id), cause, context));
    }
    for milestone in &facts.milestones {
        let deadline = context.own_date(milestone.planned_on, milestone.due_on);
        let subject = Subject::Milestone(milestone.id);
        found.extend(dated(deadline, milestone.accepted_on, AlertRule::Milestone, subject, Cause::Milestone, context));
    }
    found.extend(card_reviews(facts, context));
    found
}

/// The review of each quarter since the account was created. The next one walks the same card: it makes up for one left out, and takes its place
/// when it is due.
fn card_reviews(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let quarters = std::iter::successors(Some(Quarter::of(facts.created_on)), |quarter| Some(quarter.next()));
    let mut found: Vec<Episode> = Vec::new();
    for quarter in quarters.take_while(|quarter| quarter.first() <= context.as_of.day) {
        let deadline = review_deadline(quarter, context.calendar, context.as_of.zone);
        if !is_review_due(&deadline, facts.created_on, &context.on(deadline.day).cadence) {
            continue;
        }
        let counts = |review: &&CardReview| quarter.contains(review.quarter) || review.on > deadline.day;
        let done = facts.card_reviews.iter().filter(counts).map(|review| review.on).min();
        let opens_at = context.as_of.zone.start_of(deadline.day);
        if let Some(before) = found.last_mut().filter(|before| before.closed.is_none_or(|closed| closed.at > opens_at)) {
            before.closed = Some(Closed { at: opens_at, why: CloseReason::Superseded });
        }
        found.extend(dated(deadline, done, AlertRule::Review, Subject::Quarter(quarter), Cause::Review, context));
    }
    found
}
