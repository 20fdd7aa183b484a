//! The rows behind alerts and agenda, of one account or of many, besides those that the scores are computed from.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate};

use super::pool::{Accounts, Pool};
use super::source::{Scan, code, currency, date, maybe_date};
use crate::domain::dealings::{TicketKind, TicketStep};
use crate::domain::id::{AnyId, TaskId};
use crate::domain::people::BuyingRole;
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, Coded, Instant, Money, RowId};
use crate::scoring::agenda::{Task, Touchpoint, ticket_owner};
use crate::scoring::alerts::decisions::Ruling;
use crate::scoring::alerts::{AccountEvent, Milestone, Request, Subject, SurveyReply};
use crate::scoring::birthdays::Birthday;
use crate::scoring::cadence::{CardReview, Promise};
use crate::scoring::chain::GhostSeat;
use crate::scoring::receivables::{ContractEnd, Invoice, Payment};
use crate::scoring::satisfaction::{Answer, LoopDone};
use crate::scoring::tickets::{SatisfactionCall, Ticket, TicketEvent};
use crate::store::error::Error;
use crate::store::value::day_number;

/// How far back alerts are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Those that are open at the as-of instant; what is over is left out where that saves reading.
    Open,
    /// All that there ever were.
    All,
}

const OWN: &str = "account_id = ?1";

fn at(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<Instant>> {
    Ok(row.get::<_, Option<i64>>(column)?.and_then(DateTime::from_timestamp_millis))
}

fn reference<I: RowId>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<I>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(I::from_raw))
}

fn rating(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<u8>> {
    row.get(column)
}

/// The rows of many accounts, each in a chain of its own.
#[derive(Debug)]
pub(in super::super) struct DutyPools<'a> {
    accounts: &'a Accounts,
    pub promises: Pool<Promise>,
    pub reviews: Pool<CardReview>,
    pub milestones: Pool<Milestone>,
    pub requests: Pool<Request>,
    pub events: Pool<AccountEvent>,
    pub answers: Pool<SurveyReply>,
    pub tickets: Pool<Ticket>,
    pub invoices: Pool<Invoice>,
    pub ghosts: Pool<GhostSeat>,
    pub rulings: Pool<Ruling>,
    pub tasks: Pool<Task>,
    pub touchpoints: Pool<Touchpoint>,
    pub contracts: Pool<ContractEnd>,
    pub birthdays: Pool<(crate::domain::PersonId, Birthday)>,
    pub favours: Pool<NaiveDate>,
    pub owners: Pool<(Subject, crate::domain::ColleagueId)>,
    /// Accounts where somebody left a post: only there the people themselves are looked at.
    pub departures: HashSet<usize>,
    /// Each word on where the relation stands: day, row, whether it is over.
    stages: Pool<(NaiveDate, i64, bool)>,
}

impl<'a> DutyPools<'a> {
    pub fn new(accounts: &'a Accounts) -> Self {
        let n = accounts.len();
        Self {
            accounts,
            promises: Pool::new(n),
            reviews: Pool::new(n),
            milestones: Pool::new(n),
            requests: Pool::new(n),
            events: Pool::new(n),
            answers: Pool::new(n),
            tickets: Pool::new(n),
            invoices: Pool::new(n),
            ghosts: Pool::new(n),
            rulings: Pool::new(n),
            tasks: Pool::new(n),
            touchpoints: Pool::new(n),
            contracts: Pool::new(n),
            birthdays: Pool::new(n),
            favours: Pool::new(n),
            owners: Pool::new(n),
            departures: HashSet::new(),
            stages: Pool::new(n),
        }
    }

    /// From when the account was no customer any more, as of a day.
    pub fn left_on(&self, place: usize, as_of: NaiveDate) -> Option<NaiveDate> {
        let mut stages: Vec<_> = self.stages.of(place).filter(|(on, ..)| *on <= as_of).copied().collect();
        stages.sort_unstable();
        let since = stages.iter().rposition(|(.., over)| !over).map_or(0, |last| last + 1);
        stages.get(since).map(|(on, ..)| *on)
    }

    fn push<T>(pool: impl FnOnce(&mut Self) -> &mut Pool<T>, pools: &mut Self, account: i64, value: T) {
        if let Some(place) = pools.accounts.place(account) {
            pool(pools).push(place, value);
        }
    }
}

impl Scan<'_> {
    /// What ended before this day is over; since then it is told that it ended.
    fn lately(&self) -> NaiveDate {
        self.as_of.pred_opt().unwrap_or(self.as_of)
    }

    /// Everything that alerts and agenda look at and the scores do not.
    pub fn duties(&self, depth: Depth, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        self.obligations(depth, pools)?;
        self.duty_answers(pools)?;
        self.duty_tickets(depth, pools)?;
        self.duty_invoices(depth, pools)?;
        self.people(pools)?;
        self.decisions_and_stages(pools)?;
        self.plans(depth, pools)
    }

    /// Promises, milestones, requests, events and reviews of the card.
    fn obligations(&self, depth: Depth, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        let over = |day: Option<NaiveDate>| depth == Depth::Open && day.is_some_and(|day| day < self.lately());
        self.each("SELECT account_id, id, made_on, due_on, state, settled_on, owner_id FROM promise", OWN, |account, row| {
            let (Some(state), settled_on) = (code(row, 4)?, maybe_date(row, 5)?) else { return Ok(()) };
            if over(settled_on) {
                return Ok(());
            }
            let id = crate::domain::id::PromiseId::from_raw(row.get(1)?);
            let promise = Promise { id, made_on: date(row, 2)?, due_on: maybe_date(row, 3)?, state, settled_on };
            DutyPools::push(|pools| &mut pools.promises, pools, account, promise);
            if let Some(owner) = reference(row, 6)? {
                DutyPools::push(|pools| &mut pools.owners, pools, account, (Subject::Promise(id), owner));
            }
            Ok(())
        })?;
        let select = "SELECT account_id, id, planned_on, due_on, accepted_on, accepted_by, owner_id FROM milestone";
        self.each(select, OWN, |account, row| {
            let accepted_on = maybe_date(row, 4)?;
            if over(accepted_on) {
                return Ok(());
            }
            let id = crate::domain::id::MilestoneId::from_raw(row.get(1)?);
            let accepted_by = reference(row, 5)?;
            let milestone = Milestone { id, planned_on: date(row, 2)?, due_on: date(row, 3)?, accepted_on, accepted_by };
            DutyPools::push(|pools| &mut pools.milestones, pools, account, milestone);
            if let Some(owner) = reference(row, 6)? {
                DutyPools::push(|pools| &mut pools.owners, pools, account, (Subject::Milestone(id), owner));
            }
            Ok(())
        })?;
        let select = "SELECT account_id, id, raised_on, decided_on, tell_by, told_on, closed_on, owner_id FROM request";
        self.each(select, OWN, |account, row| {
            let (told_on, closed_on) = (maybe_date(row, 5)?, maybe_date(row, 6)?);
            if over(told_on) || over(closed_on) {
                return Ok(());
            }
            let id = crate::domain::id::RequestId::from_raw(row.get(1)?);
            let (decided_on, tell_by) = (maybe_date(row, 3)?, maybe_date(row, 4)?);
            let request = Request { id, raised_on: date(row, 2)?, decided_on, tell_by, told_on, closed_on };
            DutyPools::push(|pools| &mut pools.requests, pools, account, request);
            if let Some(owner) = reference(row, 7)? {
                DutyPools::push(|pools| &mut pools.owners, pools, account, (Subject::Request(id), owner));
            }
            Ok(())
        })?;
        self.each("SELECT account_id, id, bearing, happened_on, entered_at FROM account_event", OWN, |account, row| {
            let (Some(bearing), Some(entered_at)) = (code(row, 2)?, at(row, 4)?) else { return Ok(()) };
            let event = AccountEvent { id: row.get(1)?, bearing, happened_on: date(row, 3)?, entered_at };
            DutyPools::push(|pools| &mut pools.events, pools, account, event);
            Ok(())
        })?;
        self.each("SELECT account_id, quarter, reviewed_on FROM card_review", OWN, |account, row| {
            let review = CardReview { quarter: date(row, 1)?, on: date(row, 2)? };
            DutyPools::push(|pools| &mut pools.reviews, pools, account, review);
            Ok(())
        })
    }

    /// Survey answers with what was done about them.
    fn duty_answers(&self, pools: &mut DutyPools<'_>) -> Result<(), Error> {
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
    fn duty_tickets(&self, depth: Depth, pools: &mut DutyPools<'_>) -> Result<(), Error> {
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

    /// Invoices with their payments; of open alerts those that were settled are left out.
    fn duty_invoices(&self, depth: Depth, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        let mut paid: Vec<(i64, i64, i64)> = Vec::new();
        let of_invoices = "invoice_id IN (SELECT id FROM invoice WHERE account_id = ?1)";
        self.each("SELECT invoice_id, paid_on, amount FROM payment", of_invoices, |invoice, row| {
            paid.push((invoice, row.get(1)?, row.get(2)?));
            Ok(())
        })?;
        paid.sort_unstable();
        let lately = day_number(self.lately());
        self.each("SELECT account_id, id, amount, currency, issued_on, due_on, void_on FROM invoice", OWN, |account, row| {
            let (id, amount): (i64, i64) = (row.get(1)?, row.get(2)?);
            let from = paid.partition_point(|payment| payment.0 < id);
            let own = || paid.iter().skip(from).take_while(|payment| payment.0 == id);
            let rest = own().filter(|payment| payment.1 < lately).fold(amount, |rest, payment| rest.saturating_sub(payment.2));
            let void_on = maybe_date(row, 6)?;
            if depth == Depth::Open && (rest <= 0 || void_on.is_some_and(|day| day < self.lately())) {
                return Ok(());
            }
            let payment = |(_, on, minor): &(i64, i64, i64)| Some(Payment { on: crate::store::value::day(*on)?, minor: *minor });
            let invoice = Invoice {
                id: crate::domain::id::InvoiceId::from_raw(id),
                amount: Money::new(amount, currency(row, 3)?),
                issued_on: date(row, 4)?,
                due_on: date(row, 5)?,
                void_on,
                payments: own().filter_map(payment).collect(),
            };
            DutyPools::push(|pools| &mut pools.invoices, pools, account, invoice);
            Ok(())
        })
    }

    /// Seats that somebody looks for, posts that ended, birthdays.
    fn people(&self, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        self.each(
            "SELECT account_id, role, found_on, due_on, introducer_id, accepted_on, filled_on FROM ghost_seat",
            OWN,
            |account, row| {
                let Some(role) = code::<BuyingRole>(row, 1)? else { return Ok(()) };
                // A seat that was filled needs nobody any more than one that was given up.
                let settled = [maybe_date(row, 5)?, maybe_date(row, 6)?].into_iter().flatten().min();
                let seat = GhostSeat {
                    role,
                    found_on: date(row, 2)?,
                    due_on: maybe_date(row, 3)?,
                    introducer: reference(row, 4)?,
                    accepted_on: settled,
                };
                DutyPools::push(|pools| &mut pools.ghosts, pools, account, seat);
                Ok(())
            },
        )?;
        self.each("SELECT account_id FROM post WHERE left_on IS NOT NULL", OWN, |account, _| {
            pools.departures.extend(pools.accounts.place(account));
            Ok(())
        })?;
        let select = "SELECT p.account_id, p.person_id, p.left_on, n.birth_calendar, n.birth_year, n.birth_month, n.birth_day, \
                      n.birth_leap_month FROM person n JOIN post p ON p.person_id = n.id WHERE n.birth_month IS NOT NULL";
        self.each(select, "p.account_id = ?1", |account, row| {
            let (Some(month), Some(day)) = (row.get(5)?, row.get(6)?) else { return Ok(()) };
            if maybe_date(row, 2)?.is_some_and(|left| left <= self.as_of) {
                return Ok(());
            }
            let birthday = Birthday {
                calendar: code(row, 3)?.unwrap_or(crate::domain::chain::BirthCalendar::Solar),
                year: row.get(4)?,
                month,
                day,
                leap_month: row.get::<_, Option<bool>>(7)?.unwrap_or(false),
            };
            if let Some(person) = reference(row, 1)? {
                DutyPools::push(|pools| &mut pools.birthdays, pools, account, (person, birthday));
            }
            Ok(())
        })
    }

    fn decisions_and_stages(&self, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        let select = "SELECT account_id, id, rule, subject, opened_on, decision, decided_at, until, assignee_id, reason FROM alert_ruling";
        self.each(select, OWN, |account, row| {
            let (Some(rule), Some(decision), Some(decided_at)) = (code(row, 2)?, code(row, 5)?, at(row, 6)?) else { return Ok(()) };
            let ruling = Ruling {
                id: row.get(1)?,
                rule,
                subject: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
                opened_on: date(row, 4)?,
                decision,
                decided_at,
                until: maybe_date(row, 7)?,
                assignee: reference(row, 8)?,
                reason: row.get(9)?,
            };
            DutyPools::push(|pools| &mut pools.rulings, pools, account, ruling);
            Ok(())
        })?;
        let stage = ProfileField::LifecycleStage.code();
        let over = crate::domain::account::Lifecycle::Churned.code();
        let select = format!("SELECT account_id, as_of, id, value FROM account_field WHERE field = '{stage}'");
        self.each(&select, OWN, |account, row| {
            let is_over = row.get_ref(3)?.as_str_or_null()? == Some(over);
            let said = (date(row, 1)?, row.get(2)?, is_over);
            DutyPools::push(|pools| &mut pools.stages, pools, account, said);
            Ok(())
        })
    }

    /// Tasks, occasions to meet, ends of contracts, favours.
    fn plans(&self, depth: Depth, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        let over = |day: Option<NaiveDate>| depth == Depth::Open && day.is_some_and(|day| day < self.lately());
        let select = "SELECT account_id, id, created_on, due_on, due_at, snoozed_until, done_on, owner_id FROM task \
                      WHERE account_id IS NOT NULL";
        self.each(select, OWN, |account, row| {
            let done_on = maybe_date(row, 6)?;
            if over(done_on) {
                return Ok(());
            }
            let task = Task {
                id: TaskId::from_raw(row.get(1)?),
                created_on: date(row, 2)?,
                due_on: maybe_date(row, 3)?,
                due_at: at(row, 4)?,
                snoozed_until: maybe_date(row, 5)?,
                done_on,
                owner: reference(row, 7)?,
            };
            DutyPools::push(|pools| &mut pools.tasks, pools, account, task);
            Ok(())
        })?;
        self.each("SELECT account_id, id, planned_on, planned_at, done_on FROM touchpoint", OWN, |account, row| {
            let done_on = maybe_date(row, 4)?;
            if over(done_on) {
                return Ok(());
            }
            let point = Touchpoint { id: AnyId::from_raw(row.get(1)?), planned_on: date(row, 2)?, planned_at: at(row, 3)?, done_on };
            DutyPools::push(|pools| &mut pools.touchpoints, pools, account, point);
            Ok(())
        })?;
        let mut decided: HashMap<i64, NaiveDate> = HashMap::new();
        let of_contracts = "contract_id IN (SELECT id FROM contract WHERE account_id = ?1)";
        self.each("SELECT contract_id, decided_on FROM contract_outcome", of_contracts, |contract, row| {
            let on = date(row, 1)?;
            decided.entry(contract).and_modify(|first| *first = (*first).min(on)).or_insert(on);
            Ok(())
        })?;
        let select = "SELECT account_id, id, ends_on, auto_renew, coalesce(signed_on, starts_on) FROM contract WHERE ends_on IS NOT NULL";
        self.each(select, OWN, |account, row| {
            let id: i64 = row.get(1)?;
            let decided_on = decided.get(&id).copied();
            if over(decided_on) || maybe_date(row, 4)?.is_some_and(|since| since > self.as_of) {
                return Ok(());
            }
            let end = ContractEnd {
                id: crate::domain::id::ContractId::from_raw(id),
                ends_on: date(row, 2)?,
                decided_on,
                auto_renew: row.get::<_, Option<bool>>(3)?.unwrap_or(false),
            };
            DutyPools::push(|pools| &mut pools.contracts, pools, account, end);
            Ok(())
        })?;
        let month = crate::domain::quarter::month_of(self.as_of).0;
        let select = format!("SELECT account_id, done_on FROM favour WHERE done_on >= {}", day_number(month));
        self.each(&select, OWN, |account, row| {
            let on = date(row, 1)?;
            DutyPools::push(|pools| &mut pools.favours, pools, account, on);
            Ok(())
        })
    }
}
