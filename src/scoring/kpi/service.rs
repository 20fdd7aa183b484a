//! Figures about service: satisfaction, tickets, requests, handovers.

use chrono::TimeDelta;

use super::facts::{HandedOver, KpiFacts, KpiTicket, OpenItem};
use super::{Behind, Exclusion, Kpi, KpiContext, KpiName, KpiValue, Part, Target, mean, percent, tenths};
use crate::domain::Instant;
use crate::domain::quarter::Quarter;
use crate::scoring::satisfaction::{csat, csat_answers, nps, nps_answers};

const SECONDS_AN_HOUR: i128 = 3600;

/// Satisfaction of the running quarter, or of the last one while nobody has answered yet; NPS over the window.
pub(super) fn satisfaction(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let quarter = Quarter::of(context.as_of.day);
    let running = csat(&facts.answers, quarter, context.as_of);
    let csat = if running.n > 0 { running } else { csat(&facts.answers, quarter.previous(), context.as_of) };
    let nps = nps(&facts.answers, Some(context.start()), context.as_of);
    let rated = csat_answers(&facts.answers, csat.quarter, context.as_of);
    let rated = rated.iter().map(|answer| Behind::counted(answer.account, true, answer.mean_rating().map(KpiValue::Number)));
    let asked = nps_answers(&facts.answers, Some(context.start()), context.as_of);
    let asked = asked.iter().filter_map(|answer| {
        let given = answer.recommend?;
        // Passives are only in the number that is divided by.
        Some(Behind::counted(answer.account, !(7..=8).contains(&given), Some(KpiValue::Count(given.into()))))
    });
    vec![
        Kpi::new(KpiName::Csat, csat.value.map(KpiValue::Points), csat.n)
            .against(Target::AtLeast(context.policy.csat_at_least))
            .resting_on(rated.collect()),
        Kpi::new(KpiName::Nps, nps.value.map(KpiValue::Points), nps.n).resting_on(asked.collect()),
    ]
}

/// Means over the tickets that were solved, or first answered, within the window, around the clock and without taking pauses off: the customer waited.
pub(super) fn tickets(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let figure = |name: KpiName, end: fn(&KpiTicket) -> Option<Instant>| {
        let mut waited = Vec::new();
        let mut behind = Vec::new();
        for ticket in facts.tickets.iter().filter(|ticket| context.as_of.includes(ticket.opened_at)) {
            let Some(at) = end(ticket).filter(|at| context.as_of.includes(*at)) else {
                behind.push(Behind::left_out(ticket.account, Exclusion::StillOpen));
                continue;
            };
            if context.within(context.as_of.zone.day_of(at)) {
                let seconds = at.signed_duration_since(ticket.opened_at).max(TimeDelta::zero()).num_seconds();
                waited.push(seconds);
                behind.push(Behind::counted(ticket.account, true, mean(&[seconds], SECONDS_AN_HOUR).map(KpiValue::Hours)));
            }
        }
        let open = behind.len() - waited.len();
        Kpi::new(name, mean(&waited, SECONDS_AN_HOUR).map(KpiValue::Hours), waited.len())
            .without(Exclusion::StillOpen, open)
            .resting_on(behind)
    };
    let minutes = i128::from(context.policy.first_response_at_most.clock_minutes().unwrap_or(0));
    vec![
        figure(KpiName::TimeToResolve, |ticket| ticket.resolved_at),
        figure(KpiName::FirstResponse, |ticket| ticket.responded_at).against(Target::AtMost(tenths(minutes, 60))),
    ]
}

/// Mean days from raising to closing, over the requests closed within the window.
pub(super) fn request_time(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let mut days = Vec::new();
    let mut behind = Vec::new();
    for request in facts.requests.iter().filter(|request| context.as_of.includes_day(request.raised_on)) {
        let Some(closed) = request.closed_on.filter(|day| *day <= context.as_of.day) else {
            behind.push(Behind::left_out(request.account, Exclusion::StillOpen));
            continue;
        };
        if context.within(closed) {
            let took = closed.signed_duration_since(request.raised_on).num_days().max(0);
            days.push(took);
            behind.push(Behind::counted(request.account, true, mean(&[took], 1).map(KpiValue::Days)));
        }
    }
    let open = behind.len() - days.len();
    Kpi::new(KpiName::RequestTime, mean(&days, 1).map(KpiValue::Days), days.len()).without(Exclusion::StillOpen, open).resting_on(behind)
}

/// Complaints within so many days of the meeting, and overdue items, of the handovers whose meeting lies in the window.
pub(super) fn handovers(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let zone = context.as_of.zone;
    let handed: Vec<_> = facts.handovers.iter().filter(|handed| context.within(handed.met_on)).collect();
    let has_complained = |handed: &HandedOver| {
        facts.tickets.iter().any(|ticket| {
            let after = zone.day_of(ticket.opened_at).signed_duration_since(handed.met_on).num_days();
            ticket.complaint
                && ticket.account == handed.account
                && context.as_of.includes(ticket.opened_at)
                && (0..=i64::from(context.complaint_days)).contains(&after)
        })
    };
    let complained: Vec<Behind> = handed.iter().map(|handed| Behind::counted(handed.account, has_complained(handed), None)).collect();
    let open: Vec<_> = facts
        .handover_items
        .iter()
        .filter(|item| context.within(item.met_on) && item.settled_on.is_none_or(|day| day > context.as_of.day))
        .collect();
    let late = |item: &OpenItem| item.due_on.filter(|due| *due < context.as_of.day);
    let overdue: Vec<Behind> = open
        .iter()
        .map(|item| {
            let days = late(item).and_then(|due| mean(&[context.as_of.day.signed_duration_since(due).num_days()], 1));
            Behind::counted(item.account, late(item).is_some(), days.map(KpiValue::Days))
        })
        .collect();
    let rate = |name: KpiName, behind: Vec<Behind>| {
        let counted = behind.iter().filter(|row| row.part == Part::Counted).count();
        Kpi::new(name, percent(counted as i128, behind.len() as i128), behind.len()).resting_on(behind)
    };
    vec![rate(KpiName::HandoverComplaints, complained), rate(KpiName::HandoverOverdue, overdue)]
}
