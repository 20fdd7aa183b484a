//! Tickets and survey answers, with what was done about them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::source::{Scan, code, date, maybe_date};
use super::{Depth, DutyPools, OWN, at, rating, reference};
use crate::domain::dealings::{TicketKind, TicketStep};
use crate::domain::{AccountId, RowId};
use crate::scoring::agenda::ticket_owner;
use crate::scoring::alerts::SurveyReply;
use crate::scoring::satisfaction::{Answer, LoopDone};
use crate::scoring::tickets::{SatisfactionCall, Ticket, TicketEvent};
use crate::store::error::Error;

impl Scan<'_> {
    /// Survey answers with what was done about them.
    pub(super) fn duty_answers(&self, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        let mut steps: HashMap<i64, Vec<LoopDone>> = HashMap::new();
        let of_answers = "survey_answer_id IN (SELECT id FROM survey_answer WHERE account_id = ?1)";
        self.each("SELECT survey_answer_id, step, done_on FROM survey_loop", of_answers, |answer, row| {
            if let Some(step) = code(row, 1)? {
                steps.entry(answer).or_default().push(LoopDone { step, on: date(row, 2)? });
            }
            Ok(())
        })?;
        let select = "SELECT account_id, id, answered_on, person_id, product_quality, delivery_time, service_response, innovation, \
                      recommend FROM survey_answer";
        self.each(select, OWN, |account, row| {
            let id = row.get(1)?;
            let answer = Answer {
                id,
                account: AccountId::from_raw(account),
                on: date(row, 2)?,
                respondent: reference(row, 3)?,
                product_quality: rating(row, 4)?,
                delivery_time: rating(row, 5)?,
                service_response: rating(row, 6)?,
                innovation: rating(row, 7)?,
                recommend: rating(row, 8)?,
            };
            let reply = SurveyReply { answer, steps: steps.remove(&id).unwrap_or_default() };
            DutyPools::push(|pools| &mut pools.answers, pools, account, reply);
            Ok(())
        })
    }

    /// Tickets with their events, reviews and calls. Of open alerts only those count that are not closed, or that something follows.
    pub(super) fn duty_tickets(&self, depth: Depth, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        const OF_TICKETS: &str = "ticket_id IN (SELECT id FROM ticket WHERE account_id = ?1)";
        let mut regraded = HashSet::new();
        let select = format!("SELECT ticket_id FROM ticket_event WHERE step = '{}'", TicketStep::Regraded);
        self.each(&select, OF_TICKETS, |ticket, _| {
            regraded.insert(ticket);
            Ok(())
        })?;
        let mut tickets: HashMap<i64, (i64, Ticket, Option<NaiveDate>)> = HashMap::new();
        let select = "SELECT account_id, id, kind, grade, opened_on, opened_at, closed_on, owner_id FROM ticket";
        self.each(select, OWN, |account, row| {
            let (Some(kind), Some(grade), closed_on) =
                (code(row, 2)?, code::<crate::domain::dealings::TicketGrade>(row, 3)?, maybe_date(row, 6)?)
            else {
                return Ok(());
            };
            let id: i64 = row.get(1)?;
            let severe = matches!(grade, crate::domain::dealings::TicketGrade::P0 | crate::domain::dealings::TicketGrade::P1);
            let followed = kind == TicketKind::Complaint || severe || regraded.contains(&id);
            if depth == Depth::Open && !followed && closed_on.is_some_and(|day| day < self.lately()) {
                return Ok(());
            }
            if pools.accounts.place(account).is_none() {
                return Ok(());
            }
            // Hours of something known by its day only are counted from the end of that day.
            let opened_at = at(row, 5)?.unwrap_or_else(|| self.zone.end_of(date(row, 4).unwrap_or_default()));
            let ticket = crate::domain::id::TicketId::from_raw(id);
            let owner = reference(row, 7)?;
            if let Some(owner) = owner {
                DutyPools::push(|pools| &mut pools.owners, pools, account, (ticket_owner(ticket), owner));
            }
            let (events, reviewed_on, calls) = (Vec::new(), Vec::new(), Vec::new());
            tickets.insert(id, (account, Ticket { id: ticket, kind, grade, opened_at, owner, events, reviewed_on, calls }, closed_on));
            Ok(())
        })?;
        if tickets.is_empty() {
            return Ok(());
        }
        self.each("SELECT ticket_id, id, at, step, grade, colleague_id FROM ticket_event", OF_TICKETS, |ticket, row| {
            if let Some((_, ticket, _)) = tickets.get_mut(&ticket)
                && let (Some(at), Some(step)) = (at(row, 2)?, code(row, 3)?)
            {
                ticket.events.push(TicketEvent { id: row.get(1)?, at, step, grade: code(row, 4)?, by: reference(row, 5)? });
            }
            Ok(())
        })?;
        self.each("SELECT ticket_id, reviewed_on FROM ticket_review", OF_TICKETS, |ticket, row| {
            if let Some((_, ticket, _)) = tickets.get_mut(&ticket) {
                ticket.reviewed_on.push(date(row, 1)?);
            }
            Ok(())
        })?;
        let select = "SELECT ticket_id, answered_on, asked_by FROM survey_answer WHERE ticket_id IS NOT NULL";
        self.each(select, "account_id = ?1", |ticket, row| {
            if let Some((_, ticket, _)) = tickets.get_mut(&ticket) {
                ticket.calls.push(SatisfactionCall { on: date(row, 1)?, by: reference(row, 2)? });
            }
            Ok(())
        })?;
        for (account, ticket, closed_on) in tickets.into_values() {
            DutyPools::push(|pools| &mut pools.tickets, pools, account, self.dated(ticket, closed_on));
        }
        Ok(())
    }

    /// A ticket that is known by days only: opened at the latest with its first event, closed on the day that says so.
    fn dated(&self, mut ticket: Ticket, closed_on: Option<NaiveDate>) -> Ticket {
        let first = ticket.events.iter().map(|event| event.at).min();
        ticket.opened_at = first.map_or(ticket.opened_at, |first| first.min(ticket.opened_at));
        let closed = ticket.events.iter().any(|event| event.step == TicketStep::Closed);
        if let Some(day) = closed_on.filter(|_| !closed) {
            let at = self.zone.start_of(day).max(ticket.opened_at);
            ticket.opened_at = ticket.opened_at.min(self.zone.end_of(day));
            ticket.events.push(TicketEvent {
                id: i64::MAX,
                at: at.min(self.zone.end_of(day)),
                step: TicketStep::Closed,
                grade: None,
                by: None,
            });
        }
        ticket
    }
}
