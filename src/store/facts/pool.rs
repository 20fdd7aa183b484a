//! The facts of all accounts in a few large vectors: a hundred thousand accounts of small vectors of their own would cost
//! more memory than the facts. What is too old to count on any of the days asked for is not kept.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use chrono::{Days, NaiveDate};

use super::source::Keep;
use crate::domain::account::AccountKind;
use crate::domain::dealings::RenewalIntent;
use crate::domain::profile::ResultKind;
use crate::policy::PolicySet;
use crate::scoring::cadence::CadenceOverride;
use crate::scoring::health::{Answer, Applicability, Fact, HealthFacts, Obligation, TicketFact};
use crate::scoring::tiering::{Invoiced, Judgement, PeriodAmount, TierDecision, TieringFacts};

/// Identifiers are spread evenly by one multiplication; nobody chooses them to collide.
#[derive(Debug, Default, Clone, Copy)]
pub(in super::super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
    fn write_i64(&mut self, id: i64) {
        let mixed = id.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// The accounts of a database, each at a place, with the day of the first thing known about it.
#[derive(Debug, Default)]
pub(in super::super) struct Accounts {
    places: HashMap<i64, u32, BuildHasherDefault<IdHasher>>,
    began: Vec<Cell<NaiveDate>>,
}

impl Accounts {
    /// From identifiers and the days on which they were entered.
    pub fn new(accounts: impl Iterator<Item = (i64, NaiveDate)>) -> Self {
        let (ids, began): (Vec<i64>, Vec<Cell<NaiveDate>>) = accounts.map(|(id, on)| (id, Cell::new(on))).unzip();
        Self { places: ids.into_iter().zip(0..).collect(), began }
    }

    /// The place of an account about which something is known since this day.
    pub fn known(&self, id: i64, on: NaiveDate) -> Option<usize> {
        let place = self.place(id)?;
        if let Some(began) = self.began.get(place) {
            began.set(began.get().min(on));
        }
        Some(place)
    }

    /// The day of the first thing known: entry into the program or an earlier fact.
    pub fn began(&self, place: usize) -> NaiveDate {
        self.began.get(place).map(Cell::get).unwrap_or_default()
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn place(&self, id: i64) -> Option<usize> {
        self.places.get(&id).map(|place| *place as usize)
    }
}

/// Things of one kind of all accounts: for each account a chain through one vector.
#[derive(Debug)]
pub(in super::super) struct Pool<T> {
    heads: Vec<u32>,
    nodes: Vec<(T, u32)>,
}

const END: u32 = u32::MAX;

impl<T> Pool<T> {
    pub fn new(accounts: usize) -> Self {
        Self { heads: vec![END; accounts], nodes: Vec::new() }
    }

    pub fn push(&mut self, place: usize, value: T) {
        let (Some(head), Ok(at)) = (self.heads.get_mut(place), u32::try_from(self.nodes.len())) else { return };
        self.nodes.push((value, *head));
        *head = at;
    }

    /// Those of one account, the last one first.
    pub fn of(&self, place: usize) -> impl Iterator<Item = &T> {
        let mut next = self.heads.get(place).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let (value, after) = self.nodes.get(next as usize)?;
            next = *after;
            Some(value)
        })
    }
}

fn refill<T: Clone>(into: &mut Vec<T>, from: &Pool<T>, place: usize) {
    into.clear();
    into.extend(from.of(place).cloned());
}

/// The facts that health is computed from.
#[derive(Debug)]
pub(in super::super) struct HealthPools<'a> {
    accounts: &'a Accounts,
    /// Older facts count on none of the days.
    from: NaiveDate,
    /// Of touches all since this day are kept, and the latest before it.
    touches_from: NaiveDate,
    usage: Pool<Fact<u16>>,
    intents: Pool<Fact<RenewalIntent>>,
    answers: Pool<Fact<Answer>>,
    tickets: Pool<TicketFact>,
    reported: Pool<Fact<u32>>,
    kept_here: Pool<Fact<bool>>,
    applicability: Pool<Applicability>,
    touches: Pool<NaiveDate>,
    last_before: Vec<Option<NaiveDate>>,
    invoices: Pool<Obligation>,
    promises: Pool<Obligation>,
    milestones: Pool<Obligation>,
}

impl<'a> HealthPools<'a> {
    /// For scores from the day `first` on, by these policies.
    pub fn new<'p>(accounts: &'a Accounts, first: NaiveDate, policies: impl Iterator<Item = &'p PolicySet>) -> Self {
        let mut longest = 0;
        for policy in policies {
            for kind in <AccountKind as crate::domain::Coded>::ALL {
                for dimension in &policy.health.for_kind(*kind).dimensions {
                    longest = longest.max(dimension.validity_days).max(dimension.window_days).max(dimension.known_after_ticket_days);
                }
            }
        }
        let from = first.checked_sub_days(Days::new(longest.into())).unwrap_or(NaiveDate::MIN);
        let n = accounts.len();
        Self {
            accounts,
            from,
            touches_from: first,
            usage: Pool::new(n),
            intents: Pool::new(n),
            answers: Pool::new(n),
            tickets: Pool::new(n),
            reported: Pool::new(n),
            kept_here: Pool::new(n),
            applicability: Pool::new(n),
            touches: Pool::new(n),
            last_before: vec![None; n],
            invoices: Pool::new(n),
            promises: Pool::new(n),
            milestones: Pool::new(n),
        }
    }

    /// The facts of one account, in place of those that stood there before.
    pub fn fill(&self, place: usize, facts: &mut HealthFacts) {
        refill(&mut facts.usage, &self.usage, place);
        refill(&mut facts.intents, &self.intents, place);
        refill(&mut facts.answers, &self.answers, place);
        refill(&mut facts.tickets, &self.tickets, place);
        refill(&mut facts.reported_tickets, &self.reported, place);
        refill(&mut facts.tickets_kept_here, &self.kept_here, place);
        refill(&mut facts.applicability, &self.applicability, place);
        refill(&mut facts.two_way_touches, &self.touches, place);
        facts.two_way_touches.extend(self.last_before.get(place).copied().flatten());
        refill(&mut facts.invoices, &self.invoices, place);
        refill(&mut facts.promises, &self.promises, place);
        refill(&mut facts.milestones, &self.milestones, place);
    }

    fn recent<T>(pool: &mut Pool<Fact<T>>, accounts: &Accounts, from: NaiveDate, account: i64, fact: Fact<T>) {
        if let Some(place) = accounts.known(account, fact.on).filter(|_| fact.on >= from) {
            pool.push(place, fact);
        }
    }
}

impl Keep for HealthPools<'_> {
    fn usage(&mut self, account: i64, fact: Fact<u16>) {
        Self::recent(&mut self.usage, self.accounts, self.from, account, fact);
    }
    fn intent(&mut self, account: i64, fact: Fact<RenewalIntent>) {
        Self::recent(&mut self.intents, self.accounts, self.from, account, fact);
    }
    fn answer(&mut self, account: i64, fact: Fact<Answer>) {
        Self::recent(&mut self.answers, self.accounts, self.from, account, fact);
    }
    fn ticket(&mut self, account: i64, fact: TicketFact) {
        if let Some(place) = self.accounts.known(account, fact.opened_on).filter(|_| fact.opened_on >= self.from) {
            self.tickets.push(place, fact);
        }
    }
    fn reported(&mut self, account: i64, fact: Fact<u32>) {
        Self::recent(&mut self.reported, self.accounts, self.from, account, fact);
    }
    fn kept_here(&mut self, account: i64, fact: Fact<bool>) {
        // A declaration does not age.
        if let Some(place) = self.accounts.place(account) {
            self.kept_here.push(place, fact);
        }
    }
    fn applicability(&mut self, account: i64, said: Applicability) {
        if let Some(place) = self.accounts.place(account) {
            // Why is asked of one account at a time.
            self.applicability.push(place, Applicability { reason: String::new(), ..said });
        }
    }
    fn touch(&mut self, account: i64, on: NaiveDate) {
        let Some(place) = self.accounts.known(account, on) else { return };
        if on >= self.touches_from {
            self.touches.push(place, on);
        } else if let Some(slot) = self.last_before.get_mut(place) {
            *slot = (*slot).max(Some(on));
        }
    }
    fn due_invoice(&mut self, account: i64, due: Obligation, _: i64) {
        if let Some(place) = self.accounts.place(account) {
            self.invoices.push(place, due);
        }
    }
    fn promise(&mut self, account: i64, due: Obligation) {
        if let Some(place) = self.accounts.place(account) {
            self.promises.push(place, due);
        }
    }
    fn milestone(&mut self, account: i64, due: Obligation) {
        if let Some(place) = self.accounts.place(account) {
            self.milestones.push(place, due);
        }
    }
    fn judgement(&mut self, _: i64, _: Judgement) {}
    fn result(&mut self, _: i64, _: ResultKind, _: Option<PeriodAmount>) {}
    fn invoiced(&mut self, _: i64, _: Option<Invoiced>) {}
    fn decision(&mut self, _: i64, _: TierDecision) {}
    fn cadence(&mut self, _: i64, _: CadenceOverride) {}
}

/// The facts that tiering is computed from.
#[derive(Debug)]
pub(in super::super) struct TieringPools<'a> {
    accounts: &'a Accounts,
    judged_from: NaiveDate,
    judgements: Pool<Judgement>,
    revenue: Pool<PeriodAmount>,
    profit: Pool<PeriodAmount>,
    invoices: Pool<Invoiced>,
    left_out: Vec<u32>,
    decisions: Pool<TierDecision>,
    cadences: Pool<CadenceOverride>,
    /// Open beyond their day, in minor units of the reporting currency: how much, and since when.
    overdue: Vec<(i64, Option<NaiveDate>)>,
    as_of: NaiveDate,
}

impl<'a> TieringPools<'a> {
    pub fn new(accounts: &'a Accounts, as_of: NaiveDate, policy: &PolicySet) -> Self {
        let n = accounts.len();
        Self {
            accounts,
            judged_from: as_of.checked_sub_days(Days::new(policy.tiering.judged_validity_days.into())).unwrap_or(NaiveDate::MIN),
            judgements: Pool::new(n),
            revenue: Pool::new(n),
            profit: Pool::new(n),
            invoices: Pool::new(n),
            left_out: vec![0; n],
            decisions: Pool::new(n),
            cadences: Pool::new(n),
            overdue: vec![(0, None); n],
            as_of,
        }
    }

    /// Likewise, with judgements of any age, so that past tiers can be told.
    pub fn everything(accounts: &'a Accounts, as_of: NaiveDate, policy: &PolicySet) -> Self {
        Self { judged_from: NaiveDate::MIN, ..Self::new(accounts, as_of, policy) }
    }

    /// The facts of one account, in place of those that stood there before.
    pub fn fill(&self, place: usize, kind: AccountKind, facts: &mut TieringFacts) {
        facts.kind = kind;
        refill(&mut facts.judgements, &self.judgements, place);
        refill(&mut facts.revenue, &self.revenue, place);
        refill(&mut facts.profit, &self.profit, place);
        refill(&mut facts.invoices, &self.invoices, place);
        facts.left_out = self.left_out.get(place).copied().unwrap_or(0);
    }

    pub fn decisions(&self, place: usize) -> Vec<TierDecision> {
        self.decisions.of(place).copied().collect()
    }

    pub fn cadences(&self, place: usize) -> Vec<CadenceOverride> {
        self.cadences.of(place).copied().collect()
    }

    /// What is open beyond its day, and the oldest such day.
    pub fn overdue(&self, place: usize) -> (i64, Option<NaiveDate>) {
        self.overdue.get(place).copied().unwrap_or((0, None))
    }

    fn left_out(&mut self, account: i64) {
        if let Some(count) = self.accounts.place(account).and_then(|place| self.left_out.get_mut(place)) {
            *count += 1;
        }
    }
}

impl Keep for TieringPools<'_> {
    fn usage(&mut self, _: i64, _: Fact<u16>) {}
    fn intent(&mut self, _: i64, _: Fact<RenewalIntent>) {}
    fn answer(&mut self, _: i64, _: Fact<Answer>) {}
    fn ticket(&mut self, _: i64, _: TicketFact) {}
    fn reported(&mut self, _: i64, _: Fact<u32>) {}
    fn kept_here(&mut self, _: i64, _: Fact<bool>) {}
    fn applicability(&mut self, _: i64, _: Applicability) {}
    fn touch(&mut self, _: i64, _: NaiveDate) {}
    fn promise(&mut self, _: i64, _: Obligation) {}
    fn milestone(&mut self, _: i64, _: Obligation) {}

    fn due_invoice(&mut self, account: i64, due: Obligation, open: i64) {
        if open > 0
            && due.due_on < self.as_of
            && let Some(slot) = self.accounts.place(account).and_then(|place| self.overdue.get_mut(place))
        {
            let oldest = slot.1.map_or(due.due_on, |oldest| oldest.min(due.due_on));
            *slot = (slot.0.saturating_add(open), Some(oldest));
        }
    }
    fn judgement(&mut self, account: i64, judgement: Judgement) {
        let on = judgement.fact.on;
        if let Some(place) = self.accounts.known(account, on).filter(|_| on >= self.judged_from) {
            self.judgements.push(place, judgement);
        }
    }
    fn result(&mut self, account: i64, kind: ResultKind, amount: Option<PeriodAmount>) {
        let Some(amount) = amount else { return self.left_out(account) };
        let Some(place) = self.accounts.known(account, amount.period.to) else { return };
        match kind {
            ResultKind::Revenue => self.revenue.push(place, amount),
            ResultKind::Profit => self.profit.push(place, amount),
        }
    }
    fn invoiced(&mut self, account: i64, invoiced: Option<Invoiced>) {
        match invoiced {
            Some(invoiced) => {
                if let Some(place) = self.accounts.known(account, invoiced.on) {
                    self.invoices.push(place, invoiced);
                }
            }
            None => self.left_out(account),
        }
    }
    fn decision(&mut self, account: i64, decision: TierDecision) {
        if let Some(place) = self.accounts.known(account, decision.on) {
            self.decisions.push(place, decision);
        }
    }
    fn cadence(&mut self, account: i64, cadence: CadenceOverride) {
        if let Some(place) = self.accounts.place(account) {
            self.cadences.push(place, cadence);
        }
    }
}
