//! The rows behind alerts and agenda, of one account or of many, besides those that the scores are computed from.

mod people;
mod service;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate};

use super::pool::{Accounts, Pool};
use super::source::{Scan, code, currency, date, maybe_date};
use crate::domain::id::{AnyId, TaskId};
use crate::domain::{Instant, Money, RowId};
use crate::scoring::agenda::{Task, Touchpoint};
use crate::scoring::alerts::decisions::Ruling;
use crate::scoring::alerts::{AccountEvent, Milestone, Request, Subject, SurveyReply};
use crate::scoring::birthdays::Birthday;
use crate::scoring::cadence::{CardReview, Promise};
use crate::scoring::chain::GhostSeat;
use crate::scoring::receivables::{ContractEnd, Invoice, Payment};
use crate::scoring::tickets::Ticket;
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
