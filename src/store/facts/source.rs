//! The rows behind each kind of fact. One reading serves one account and all of them.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate};
use rusqlite::Row;

use super::super::error::Error;
use super::super::row::Reader;
use super::super::value::{day, day_number};
use crate::domain::account::{Criterion, Tier};
use crate::domain::dealings::{RenewalIntent, TicketGrade, TicketStep};
use crate::domain::health::{Dimension, FactSource};
use crate::domain::people::BuyingRole;
use crate::domain::profile::ResultKind;
use crate::domain::rates::{Rate, Rates};
use crate::domain::survey::Declaration;
use crate::domain::{AccountId, Coded, Currency, Money, RowId, Zone};
use crate::policy::PolicySet;
use crate::policy::cadence::Cadence;
use crate::policy::health::RespondentMode;
use crate::scoring::cadence::CadenceOverride;
use crate::scoring::health::{Answer, Applicability, Fact, Obligation, TicketFact};
use crate::scoring::tiering::{Invoiced, Judgement, Period, PeriodAmount, TierDecision};

/// Who takes the facts; the first argument is the account's raw identifier.
pub(in super::super) trait Keep {
    fn usage(&mut self, account: i64, fact: Fact<u16>);
    fn intent(&mut self, account: i64, fact: Fact<RenewalIntent>);
    fn answer(&mut self, account: i64, fact: Fact<Answer>);
    fn ticket(&mut self, account: i64, fact: TicketFact);
    fn reported(&mut self, account: i64, fact: Fact<u32>);
    fn kept_here(&mut self, account: i64, fact: Fact<bool>);
    fn applicability(&mut self, account: i64, said: Applicability);
    fn touch(&mut self, account: i64, on: NaiveDate);
    /// An invoice that falls due, and what of it is open on the as-of day, in minor units of the reporting currency.
    fn due_invoice(&mut self, account: i64, due: Obligation, open: i64);
    fn promise(&mut self, account: i64, due: Obligation);
    fn milestone(&mut self, account: i64, due: Obligation);
    fn judgement(&mut self, account: i64, judgement: Judgement);
    /// Without an amount where there is no rate for its currency.
    fn result(&mut self, account: i64, kind: ResultKind, amount: Option<PeriodAmount>);
    /// Without an amount where there is no rate for its currency.
    fn invoiced(&mut self, account: i64, invoiced: Option<Invoiced>);
    fn decision(&mut self, account: i64, decision: TierDecision);
    fn cadence(&mut self, account: i64, cadence: CadenceOverride);
}

/// Which facts a model of health looks at, besides those of the shipped one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Needs {
    pub receivables: bool,
    pub promises: bool,
    pub milestones: bool,
    /// Whether respondents have to be told apart by their role.
    pub deciders: bool,
}

impl Needs {
    pub const ALL: Self = Self { receivables: true, promises: true, milestones: true, deciders: true };

    /// What any of these policies looks at.
    pub fn of<'p>(policies: impl Iterator<Item = &'p PolicySet>) -> Self {
        let mut needs = Self { receivables: false, promises: false, milestones: false, deciders: false };
        for policy in policies {
            for kind in crate::domain::account::AccountKind::ALL {
                let model = policy.health.for_kind(*kind);
                needs.receivables |= model.dimension(Dimension::Receivables).is_some();
                needs.promises |= model.dimension(Dimension::PromisesKept).is_some();
                needs.milestones |= model.dimension(Dimension::MilestonesOnTime).is_some();
                needs.deciders |= model.respondents == RespondentMode::DecisionMakersOnly;
            }
        }
        needs
    }
}

/// Reads the facts of one account or of all.
#[derive(Debug)]
pub(in super::super) struct Scan<'c> {
    reader: Reader<'c>,
    one: Option<i64>,
    pub(super) zone: Zone,
    pub(super) as_of: NaiveDate,
    rates: Rates,
    into: Currency,
}

/// A day out of a column.
pub(super) fn date(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveDate> {
    Ok(day(row.get(column)?).unwrap_or_default())
}

pub(super) fn maybe_date(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get::<_, Option<i64>>(column)?.and_then(day))
}

/// A code out of a column; none for an empty one and for one that only a newer version knows.
pub(super) fn code<C: Coded>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<C>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.and_then(|code| C::from_code(code).ok()))
}

fn source(row: &Row<'_>, column: usize, otherwise: FactSource) -> rusqlite::Result<FactSource> {
    Ok(code(row, column)?.unwrap_or(otherwise))
}

pub(super) fn currency(row: &Row<'_>, column: usize) -> rusqlite::Result<Currency> {
    Ok(row.get_ref(column)?.as_str_or_null()?.and_then(|code| Currency::new(code).ok()).unwrap_or(Currency::CNY))
}

/// From when until before when somebody decides, by account and person.
type Deciders = HashMap<(i64, i64), Vec<(i64, i64)>>;

/// A payment: of which invoice, when, how much.
type Paid = (i64, i64, i64);

impl<'c> Scan<'c> {
    pub fn one(reader: Reader<'c>, account: AccountId, zone: Zone, as_of: NaiveDate) -> Result<Self, Error> {
        Self::new(reader, Some(account.raw()), zone, as_of)
    }

    pub fn all(reader: Reader<'c>, zone: Zone, as_of: NaiveDate) -> Result<Self, Error> {
        Self::new(reader, None, zone, as_of)
    }

    fn new(reader: Reader<'c>, one: Option<i64>, zone: Zone, as_of: NaiveDate) -> Result<Self, Error> {
        Ok(Self { one, zone, as_of, rates: reader.rates()?, into: reader.reporting_currency()?, reader })
    }

    /// Runs `SELECT account, ...` over all rows, or over those for which `only`, a condition on `?1`, holds.
    pub(super) fn each(&self, select: &str, only: &str, mut keep: impl FnMut(i64, &Row<'_>) -> rusqlite::Result<()>) -> Result<(), Error> {
        let sql = match (self.one, select.contains(" WHERE ")) {
            (None, _) => select.to_owned(),
            (Some(_), false) => format!("{select} WHERE {only}"),
            (Some(_), true) => format!("{select} AND {only}"),
        };
        let mut statement = self.reader.conn.prepare_cached(&sql)?;
        let mut rows = match self.one {
            Some(account) => statement.query([account])?,
            None => statement.query([])?,
        };
        while let Some(row) = rows.next()? {
            keep(row.get(0)?, row)?;
        }
        Ok(())
    }

    fn money(&self, row: &Row<'_>, amount: usize, unit: usize, on: NaiveDate) -> rusqlite::Result<Option<i64>> {
        let money = Money::new(row.get(amount)?, currency(row, unit)?);
        Ok(self.rates.convert(money, self.into, on).map(|money| money.minor))
    }

    /// Everything that health is computed from.
    pub fn health(&self, needs: Needs, keep: &mut impl Keep) -> Result<(), Error> {
        const OWN: &str = "account_id = ?1";
        self.each("SELECT account_id, read_on, share, source, id FROM usage_reading", OWN, |account, row| {
            let fact = Fact { on: date(row, 1)?, value: row.get(2)?, source: source(row, 3, FactSource::Manual)?, row: row.get(4)? };
            keep.usage(account, fact);
            Ok(())
        })?;
        self.each("SELECT account_id, stated_on, intent, source, id, interaction_id FROM intent_stated", OWN, |account, row| {
            let heard = row.get::<_, Option<i64>>(5)?.is_some();
            let otherwise = if heard { FactSource::Interaction } else { FactSource::Manual };
            if let Some(value) = code(row, 2)? {
                keep.intent(account, Fact { on: date(row, 1)?, value, source: source(row, 3, otherwise)?, row: row.get(4)? });
            }
            Ok(())
        })?;
        self.answers(needs, keep)?;
        self.tickets(keep)?;
        self.each("SELECT account_id, reported_on, count, source, id FROM reported_tickets", OWN, |account, row| {
            let fact = Fact { on: date(row, 1)?, value: row.get(2)?, source: source(row, 3, FactSource::Manual)?, row: row.get(4)? };
            keep.reported(account, fact);
            Ok(())
        })?;
        self.each("SELECT account_id, as_of, holds, declaration, id FROM account_declaration", OWN, |account, row| {
            if code(row, 3)? == Some(Declaration::TicketsKeptHere) {
                let fact = Fact { on: date(row, 1)?, value: row.get(2)?, source: FactSource::Declaration, row: row.get(4)? };
                keep.kept_here(account, fact);
            }
            Ok(())
        })?;
        self.each("SELECT account_id, as_of, applies, dimension, id, reason FROM applicability", OWN, |account, row| {
            if let Some(dimension) = code(row, 3)? {
                let (on, applies, reason) = (date(row, 1)?, row.get(2)?, row.get(5)?);
                keep.applicability(account, Applicability { dimension, on, applies, reason, row: row.get(4)? });
            }
            Ok(())
        })?;
        self.each("SELECT account_id, held_on, two_way FROM interaction", OWN, |account, row| {
            if row.get(2)? {
                keep.touch(account, date(row, 1)?);
            }
            Ok(())
        })?;
        if needs.promises {
            self.each("SELECT account_id, due_on, settled_on, state FROM promise WHERE due_on IS NOT NULL", OWN, |account, row| {
                let kept = row.get_ref(3)?.as_str()? == "kept";
                let done_on = if kept { maybe_date(row, 2)? } else { None };
                keep.promise(account, Obligation { due_on: date(row, 1)?, done_on });
                Ok(())
            })?;
        }
        if needs.milestones {
            self.each("SELECT account_id, due_on, accepted_on FROM milestone", OWN, |account, row| {
                keep.milestone(account, Obligation { due_on: date(row, 1)?, done_on: maybe_date(row, 2)? });
                Ok(())
            })?;
        }
        if needs.receivables { self.due_invoices(keep) } else { Ok(()) }
    }

    fn answers(&self, needs: Needs, keep: &mut impl Keep) -> Result<(), Error> {
        let deciders = if needs.deciders { self.deciders()? } else { Deciders::new() };
        let select = "SELECT account_id, answered_on, recommend, person_id, source, id FROM survey_answer WHERE recommend IS NOT NULL";
        self.each(select, "account_id = ?1", |account, row| {
            let on: i64 = row.get(1)?;
            let respondent: Option<i64> = row.get(3)?;
            let held = respondent.and_then(|person| deciders.get(&(account, person)));
            let decision_maker = held.is_some_and(|spans| spans.iter().any(|(from, until)| *from <= on && on < *until));
            let value = Answer { rating: row.get(2)?, respondent, decision_maker };
            let on = day(on).unwrap_or_default();
            keep.answer(account, Fact { on, value, source: source(row, 4, FactSource::Survey)?, row: row.get(5)? });
            Ok(())
        })
    }

    fn deciders(&self) -> Result<Deciders, Error> {
        let mut deciders = Deciders::new();
        let select = format!(
            "SELECT p.account_id, p.person_id, r.since, r.until FROM post_role r JOIN post p ON p.id = r.post_id WHERE r.role = '{}'",
            BuyingRole::DecisionMaker
        );
        self.each(&select, "p.account_id = ?1", |account, row| {
            let span = (row.get::<_, Option<i64>>(2)?.unwrap_or(i64::MIN), row.get::<_, Option<i64>>(3)?.unwrap_or(i64::MAX));
            deciders.entry((account, row.get(1)?)).or_default().push(span);
            Ok(())
        })?;
        Ok(deciders)
    }

    /// Tickets, one fact for each grade that a ticket had.
    fn tickets(&self, keep: &mut impl Keep) -> Result<(), Error> {
        let mut regraded: HashMap<i64, Vec<(i64, NaiveDate, TicketGrade)>> = HashMap::new();
        let select = format!(
            "SELECT e.ticket_id, e.at, e.grade FROM ticket_event e WHERE e.step = '{}' AND e.grade IS NOT NULL",
            TicketStep::Regraded
        );
        self.each(&select, "e.ticket_id IN (SELECT id FROM ticket WHERE account_id = ?1)", |ticket, row| {
            let at: i64 = row.get(1)?;
            if let (Some(grade), Some(instant)) = (code(row, 2)?, DateTime::from_timestamp_millis(at)) {
                regraded.entry(ticket).or_default().push((at, self.zone.day_of(instant), grade));
            }
            Ok(())
        })?;
        regraded.values_mut().for_each(|grades| grades.sort_unstable_by_key(|(at, _, _)| *at));
        self.each("SELECT account_id, opened_on, grade, id FROM ticket", "account_id = ?1", |account, row| {
            let opened_on = date(row, 1)?;
            let Some(mut grade) = code(row, 2)? else { return Ok(()) };
            let mut graded_on = opened_on;
            for (_, on, next) in regraded.get(&row.get(3)?).into_iter().flatten() {
                keep.ticket(account, TicketFact { opened_on, grade, graded_on, regraded_on: Some(*on) });
                (grade, graded_on) = (*next, *on);
            }
            keep.ticket(account, TicketFact { opened_on, grade, graded_on, regraded_on: None });
            Ok(())
        })
    }

    /// Invoices with the day they were paid in full, and what is open of them.
    pub fn due_invoices(&self, keep: &mut impl Keep) -> Result<(), Error> {
        let mut paid: Vec<Paid> = Vec::new();
        let of_invoices = "invoice_id IN (SELECT id FROM invoice WHERE account_id = ?1)";
        self.each("SELECT invoice_id, paid_on, amount FROM payment", of_invoices, |invoice, row| {
            paid.push((invoice, row.get(1)?, row.get(2)?));
            Ok(())
        })?;
        paid.sort_unstable();
        let today = day_number(self.as_of);
        let select = "SELECT account_id, due_on, amount, currency, void_on, id, issued_on FROM invoice";
        self.each(select, "account_id = ?1", |account, row| {
            let (amount, invoice): (i64, i64) = (row.get(2)?, row.get(5)?);
            let void_on: Option<i64> = row.get(4)?;
            if void_on.is_some_and(|void| void <= today) {
                return Ok(());
            }
            let from = paid.partition_point(|payment| payment.0 < invoice);
            let (mut rest, mut open, mut done_on) = (amount, amount, None);
            for (_, on, part) in paid.iter().skip(from).take_while(|payment| payment.0 == invoice) {
                rest = rest.saturating_sub(*part);
                open = if *on <= today { rest } else { open };
                if done_on.is_none() && rest.signum() * amount.signum() <= 0 {
                    done_on = day(*on);
                }
            }
            let issued = row.get::<_, i64>(6)? <= today;
            let open = Money::new(if issued && amount > 0 { open.max(0) } else { 0 }, currency(row, 3)?);
            let open = self.rates.convert(open, self.into, self.as_of).map_or(0, |money| money.minor);
            keep.due_invoice(account, Obligation { due_on: date(row, 1)?, done_on }, open);
            Ok(())
        })
    }

    /// Everything that tiering is computed from.
    pub fn tiering(&self, keep: &mut impl Keep) -> Result<(), Error> {
        const OWN: &str = "account_id = ?1";
        self.each("SELECT account_id, criterion, score, judged_on, source, id FROM judgement", OWN, |account, row| {
            if let Some(criterion) = code::<Criterion>(row, 1)? {
                let source = source(row, 4, FactSource::Manual)?;
                let fact = Fact { on: date(row, 3)?, value: row.get(2)?, source, row: row.get(5)? };
                keep.judgement(account, Judgement { criterion, fact });
            }
            Ok(())
        })?;
        let select = "SELECT account_id, kind, starts_on, ends_on, amount, currency, source, id FROM period_result";
        self.each(select, OWN, |account, row| {
            let Some(kind) = code(row, 1)? else { return Ok(()) };
            let period = Period { from: date(row, 2)?, to: date(row, 3)? };
            let source = source(row, 6, FactSource::Manual)?;
            let minor = self.money(row, 4, 5, period.to)?;
            let id = row.get(7)?;
            keep.result(account, kind, minor.map(|minor| PeriodAmount { period, minor, source, row: id }));
            Ok(())
        })?;
        let today = day_number(self.as_of);
        self.each("SELECT account_id, issued_on, amount, currency, void_on FROM invoice", OWN, |account, row| {
            if row.get::<_, Option<i64>>(4)?.is_none_or(|void| void > today) {
                let on = date(row, 1)?;
                let minor = self.money(row, 2, 3, on)?;
                keep.invoiced(account, minor.map(|minor| Invoiced { on, minor }));
            }
            Ok(())
        })?;
        self.each("SELECT account_id, tier, decided_on, id FROM tier_decision", OWN, |account, row| {
            if let Some(tier) = code::<Tier>(row, 1)? {
                keep.decision(account, TierDecision { tier, on: date(row, 2)?, row: row.get(3)? });
            }
            Ok(())
        })?;
        self.each("SELECT account_id, as_of, ideal_days, max_days, id FROM cadence_override", OWN, |account, row| {
            let days: (Option<u32>, Option<u32>) = (row.get(2)?, row.get(3)?);
            let cadence = days.0.zip(days.1).map(|(ideal_days, max_days)| Cadence { ideal_days, max_days });
            keep.cadence(account, CadenceOverride { id: row.get(4)?, on: date(row, 1)?, cadence });
            Ok(())
        })
    }
}

impl Reader<'_> {
    /// The exchange rates that the user entered.
    ///
    /// # Errors
    /// Those of the database.
    pub fn rates(&self) -> Result<Rates, Error> {
        let mut statement =
            self.conn.prepare_cached("SELECT currency, into_currency, rate_e8, as_of FROM exchange_rate ORDER BY as_of, id")?;
        let rates = statement.query_map([], |row| {
            Ok(Rate { currency: currency(row, 0)?, into: currency(row, 1)?, rate_e8: row.get(2)?, on: date(row, 3)? })
        })?;
        Ok(Rates(rates.collect::<rusqlite::Result<_>>()?))
    }
}
