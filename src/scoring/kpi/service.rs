//! Figures about service: satisfaction, tickets, requests, handovers.

use chrono::TimeDelta;

use super::facts::{KpiFacts, KpiTicket};
use super::{Exclusion, Kpi, KpiContext, KpiName, KpiValue, Target, mean, percent, tenths};
use crate::domain::Instant;
use crate::domain::quarter::Quarter;
use crate::scoring::satisfaction::{csat, nps};

const SECONDS_AN_HOUR: i128 = 3600;

/// Satisfaction of the running quarter, or of the last one while nobody has answered yet; NPS over the window.
pub(super) fn satisfaction(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let quarter = Quarter::of(context.as_of.day);
    let running = csat(&facts.answers, quarter, context.as_of);
    let csat = if running.n > 0 { running } else { csat(&facts.answers, quarter.previous(), context.as_of) };
    let nps = nps(&facts.answers, Some(context.start()), context.as_of);
    vec![
        Kpi::new(KpiName::Csat, csat.value.map(KpiValue::Points), csat.n).against(Target::AtLeast(context.policy.csat_at_least)),
        Kpi::new(KpiName::Nps, nps.value.map(KpiValue::Points), nps.n),
    ]
}

/// Means over the tickets that were solved, or first answered, within the window, around the clock and without taking pauses off: the customer waited.
pub(super) fn tickets(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let waited = |end: fn(&KpiTicket) -> Option<Instant>| -> Vec<i64> {
        let known = facts.tickets.iter().filter_map(|ticket| Some((ticket, end(ticket)?)));
        let counted = known.filter(|(_, at)| context.as_of.includes(*at) && context.within(context.as_of.zone.day_of(*at)));
        counted.map(|(ticket, at)| at.signed_duration_since(ticket.opened_at).max(TimeDelta::zero()).num_seconds()).collect()
    };
    let open = |end: fn(&KpiTicket) -> Option<Instant>| {
        let opened = facts.tickets.iter().filter(|ticket| context.as_of.includes(ticket.opened_at));
        opened.filter(|ticket| end(ticket).is_none_or(|at| !context.as_of.includes(at))).count()
    };
    let figure = |name: KpiName, end: fn(&KpiTicket) -> Option<Instant>| {
        let waited = waited(end);
        Kpi::new(name, mean(&waited, SECONDS_AN_HOUR).map(KpiValue::Hours), waited.len()).without(Exclusion::StillOpen, open(end))
    };
    let minutes = i128::from(context.policy.first_response_at_most.clock_minutes().unwrap_or(0));
    vec![
        figure(KpiName::TimeToResolve, |ticket| ticket.resolved_at),
        figure(KpiName::FirstResponse, |ticket| ticket.responded_at).against(Target::AtMost(tenths(minutes, 60))),
    ]
}

/// Mean days from raising to closing, over the requests closed within the window.
pub(super) fn request_time(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let days: Vec<i64> = facts
        .requests
        .iter()
        .filter_map(|request| Some((request.raised_on, request.closed_on.filter(|day| context.within(*day))?)))
        .map(|(raised, closed)| closed.signed_duration_since(raised).num_days().max(0))
        .collect();
    let raised = facts.requests.iter().filter(|request| context.as_of.includes_day(request.raised_on));
    let open = raised.filter(|request| request.closed_on.is_none_or(|day| day > context.as_of.day)).count();
    Kpi::new(KpiName::RequestTime, mean(&days, 1).map(KpiValue::Days), days.len()).without(Exclusion::StillOpen, open)
}

/// Complaints within so many days of the meeting, and overdue items, of the handovers whose meeting lies in the window.
pub(super) fn handovers(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let zone = context.as_of.zone;
    let handed: Vec<_> = facts.handovers.iter().filter(|handed| context.within(handed.met_on)).collect();
    let complained = handed.iter().filter(|handed| {
        facts.tickets.iter().any(|ticket| {
            let after = zone.day_of(ticket.opened_at).signed_duration_since(handed.met_on).num_days();
            ticket.complaint
                && ticket.account == handed.account
                && context.as_of.includes(ticket.opened_at)
                && (0..=i64::from(context.complaint_days)).contains(&after)
        })
    });
    let complained = complained.count();
    let open: Vec<_> = facts
        .handover_items
        .iter()
        .filter(|item| context.within(item.met_on) && item.settled_on.is_none_or(|day| day > context.as_of.day))
        .collect();
    let overdue = open.iter().filter(|item| item.due_on.is_some_and(|due| due < context.as_of.day)).count();
    vec![
        Kpi::new(KpiName::HandoverComplaints, percent(complained as i128, handed.len() as i128), handed.len()),
        Kpi::new(KpiName::HandoverOverdue, percent(overdue as i128, open.len() as i128), open.len()),
    ]
}
