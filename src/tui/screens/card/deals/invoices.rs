//! Invoices with what was paid on them: what is open by age, days sales outstanding, how much of the credit limit is used.

use std::cmp::Reverse;

use crate::domain::rates::Rates;
use crate::domain::{AccountId, Coded, Currency, Money, RowId};
use crate::i18n::{label, log};
use crate::scoring::receivables::{AgeBucket, Ageing, Invoice, OpenInvoice, ageing, credit_use, dso};
use crate::store::{ActionKind, Row, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::{capital, colleague_choices};
use crate::tui::input::Action;
use crate::tui::overlays::Figure;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{
    Unfolded, below, counts, day, detail, due, empty, enter, exact, heading, money, row_choices, sum, text, unfolds,
};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const INVOICE: &[&str] = &["number", "contract_id", "amount", "issued_on", "due_on", "owner_id", "void_on", "note"];
const PAYMENT: &[&str] = &["amount", "paid_on", "note"];
const LIMIT: &[&str] = &["amount", "as_of"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Invoices {
    rows: Vec<Row>,
    payments: Vec<Row>,
    limits: Vec<Row>,
    contracts: Vec<Row>,
    facts: Vec<Invoice>,
    rates: Rates,
    into: Option<Currency>,
    unfolded: Unfolded,
}

impl Invoices {
    fn invoice(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn fact(&self, id: i64) -> Option<&Invoice> {
        self.facts.iter().find(|fact| fact.id.raw() == id)
    }

    fn limit(&self) -> Option<&Row> {
        self.limits.iter().max_by_key(|row| (row.date("as_of"), row.id))
    }

    /// The invoice that the cursor is on or in.
    fn under(&self, at: Option<Spot>) -> Option<&Row> {
        let id = match at? {
            Spot::Record(Table::Invoice, id) => id,
            Spot::Record(Table::Payment, id) => self.payments.iter().find(|row| row.id == id)?.int("invoice_id")?,
            _ => return None,
        };
        self.invoice(id)
    }

    fn invoice_form(&self, record: Record, around: &Around<'_>) -> Option<Deed> {
        enter(
            record
                .choosing("contract_id", row_choices(&self.contracts, "title"))
                .choosing("owner_id", colleague_choices(around.colleagues, around.look))
                .hint("void_on", around.look.strings.deals_void_hint())
                .hint("amount", around.look.strings.deals_credit_note_hint()),
        )
    }

    /// A payment of what is open, of which less can be typed.
    fn new_payment(&self, row: &Row, around: &Around<'_>) -> Option<Deed> {
        let fact = self.fact(row.id)?;
        let open = fact.open_on(around.look.as_of.day);
        let record = Record::new(around.subject, Table::Payment, PAYMENT)
            .with("invoice_id", row.id)
            .as_action(ActionKind::Complete)
            .in_currency(open.currency)
            .holding("amount", Value::Money(open))
            .holding("paid_on", Value::Day(around.look.today))
            .past("paid_on")
            .at_most("amount", open.minor, around.look.strings.deals_payment_too_much(exact(open, around.look)));
        enter(record.hint("amount", around.look.strings.deals_payment_hint(open.currency.code())))
    }

    fn summary(&self, aged: &Ageing, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let Some(into) = self.into else { return Vec::new() };
        let dso = dso(&self.facts, &self.rates, into, look.as_of);
        let days = match dso.value {
            Some(value) => strings.deals_dso(value.to_string(), i64::try_from(dso.n).unwrap_or(i64::MAX)),
            None => strings.deals_dso_unknown(),
        };
        let overdue = aged.overdue.total.minor > 0 || !aged.overdue.left_out.is_empty();
        let said = strings.deals_open_sum(sum(&aged.open, look));
        let mut first = vec![Part::new(strings.deals_invoices(), Role::Heading), Part::new(format!(" {said}"), Role::Text)];
        if overdue {
            first.push(Part::new(format!(" {}", strings.deals_overdue_sum(sum(&aged.overdue, look))), Role::Bad));
        }
        let mut lines = vec![Line::new(first), Line::new(vec![Part::new(days, Role::Dim)])];
        lines.push(self.credit(look));
        if !aged.invoices.is_empty() {
            let cell = |text: String, role: Role| Part::new(text, role).in_cells(14).at_right();
            lines.push(Line::new(aged.buckets.iter().map(|bucket| cell(strings.deals_age(bucket.age.code()), Role::Dim)).collect()));
            let amounts = aged.buckets.iter().map(|bucket| {
                let role = match bucket.age {
                    _ if bucket.n == 0 => Role::Dim,
                    AgeBucket::NotDue => Role::Text,
                    AgeBucket::To30 => Role::Watch,
                    AgeBucket::To60 | AgeBucket::To90 | AgeBucket::Over90 => Role::Bad,
                };
                let left_out = if bucket.open.left_out.is_empty() { "" } else { "+" };
                cell(format!("{}{left_out} ({})", money(bucket.open.total, look), bucket.n), role)
            });
            lines.push(Line::new(amounts.collect()));
        }
        lines
    }

    fn credit(&self, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let Some((row, limit)) = self.limit().and_then(|row| Some((row, row.money("amount")?))) else {
            return empty(Table::CreditLimit, strings.deals_limit_none());
        };
        let used = credit_use(&self.facts, limit, &self.rates, look.as_of);
        let share = used.percent.map_or_else(|| strings.value_none(), |percent| format!("{percent}%"));
        let said = strings.deals_limit(money(limit, look), share, row.date("as_of").unwrap_or_default().to_string());
        let mut parts = vec![Part::new(said, if used.exceeded { Role::Bad } else { Role::Dim })];
        if used.exceeded {
            parts.push(Part::new(strings.deals_limit_exceeded(), Role::Bad));
        }
        if !used.used.left_out.is_empty() {
            parts.push(Part::new(sum(&used.used, look), Role::Dim));
        }
        Line::new(parts).on(Spot::Record(Table::CreditLimit, row.id))
    }

    fn payments_of(&self, invoice: i64) -> impl Iterator<Item = &Row> {
        self.payments.iter().filter(move |row| row.int("invoice_id") == Some(invoice))
    }

    fn open_line(&self, row: &Row, open: &OpenInvoice, look: &Look) -> Line<Spot> {
        let asked = row.money("amount").unwrap_or(open.open);
        let part = if open.open == asked { String::new() } else { look.strings.deals_of(money(asked, look)) };
        Line::new(vec![
            day(Some(open.due_on)),
            due(open.due_on, look).in_cells(11),
            Part::new(money(open.open, look), Role::Text).in_cells(14).at_right(),
            Part::new(part, Role::Dim).in_cells(16),
            Part::new(text(row, "number"), Role::Text),
        ])
        .on(Spot::Record(Table::Invoice, row.id))
    }

    fn settled_line(&self, row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let fact = self.fact(row.id);
        let void = row.date("void_on").filter(|day| look.as_of.includes_day(*day));
        let said = match (void, fact.and_then(Invoice::settled_on)) {
            (Some(day), _) => strings.deals_void(day.to_string()),
            (None, Some(day)) => strings.deals_paid(day.to_string()),
            (None, None) => String::new(),
        };
        Line::new(vec![
            day(row.date("due_on")),
            Part::new(row.money("amount").map(|amount| money(amount, look)).unwrap_or_default(), Role::Dim).in_cells(14).at_right(),
            Part::new(said, Role::Dim).in_cells(18),
            Part::new(text(row, "number"), Role::Dim),
        ])
        .on(Spot::Record(Table::Invoice, row.id))
    }

    fn details(&self, row: &Row, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let named = |column: &str| capital(&log::column(Table::Invoice, column, strings));
        let contract = row.int("contract_id").and_then(|id| self.contracts.iter().find(|contract| contract.id == id));
        let values = [
            ("amount", row.money("amount").map(|amount| exact(amount, look)).unwrap_or_default()),
            ("issued_on", row.date("issued_on").map(|day| day.to_string()).unwrap_or_default()),
            ("contract_id", contract.map(|contract| text(contract, "title")).unwrap_or_default()),
            ("note", text(row, "note")),
        ];
        let known = values.into_iter().filter(|(_, value)| !value.is_empty());
        let mut lines: Vec<Line<Spot>> = known.map(|(column, value)| detail(named(column), value)).collect();
        let currency = row.money("amount").map_or(Currency::CNY, |amount| amount.currency);
        for payment in self.payments_of(row.id) {
            let amount = payment.int("amount").map(|minor| exact(Money::new(minor, currency), look)).unwrap_or_default();
            let parts = vec![
                Part::new(strings.deals_payment(), Role::Dim).in_cells(18),
                day(payment.date("paid_on")),
                Part::new(amount, Role::Text),
                Part::new(text(payment, "note"), Role::Dim),
            ];
            lines.push(below(parts).on(Spot::Record(Table::Payment, payment.id)));
        }
        lines
    }

    fn unfolded_details(&self, row: &Row, look: &Look) -> Vec<Line<Spot>> {
        if self.unfolded.shows(Table::Invoice, row.id) { self.details(row, look) } else { Vec::new() }
    }
}

impl Page for Invoices {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        self.rows = records.rows_of(Table::Invoice, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "issued_on", reads.as_of));
        self.payments = records.rows_of(Table::Payment, account).map_err(problem)?;
        self.payments.retain(|row| counts(row, "paid_on", reads.as_of));
        self.limits = records.rows_of(Table::CreditLimit, account).map_err(problem)?;
        self.limits.retain(|row| row.date("as_of").is_some_and(|day| reads.as_of.includes_day(day)));
        self.contracts = records.rows_of(Table::Contract, account).map_err(problem)?;
        self.facts = records.invoices(account).map_err(problem)?;
        self.rates = records.rates().map_err(problem)?;
        self.into = Some(records.reporting_currency().map_err(problem)?);
        Ok(())
    }

    fn lines(&self, _width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let Some(into) = self.into.filter(|_| !self.rows.is_empty()) else {
            let mut lines = vec![Line::heading(strings.deals_invoices()), empty(Table::Invoice, strings.deals_invoices_none())];
            if self.limit().is_some() {
                lines.push(self.credit(look));
            }
            return lines;
        };
        let aged = ageing(&self.facts, &self.rates, into, look.as_of);
        let mut lines = self.summary(&aged, look);
        for open in &aged.invoices {
            let Some(row) = self.invoice(open.id.raw()) else { continue };
            lines.push(self.open_line(row, open, look));
            lines.extend(self.unfolded_details(row, look));
        }
        let is_open = |row: &Row| aged.invoices.iter().any(|open| open.id.raw() == row.id);
        let (issued, ahead): (Vec<&Row>, Vec<&Row>) = self
            .rows
            .iter()
            .filter(|row| !is_open(row))
            .partition(|row| row.date("issued_on").is_none_or(|day| look.as_of.includes_day(day)));
        if !ahead.is_empty() {
            lines.push(heading(strings.deals_invoices_ahead(), "", Role::Dim));
            for row in ahead {
                lines.push(self.settled_line(row, look));
                lines.extend(self.unfolded_details(row, look));
            }
        }
        let mut settled = issued;
        settled.sort_by_key(|row| Reverse((row.date("due_on"), row.id)));
        let settled = settled.into_iter().flat_map(|row| {
            let mut lines = vec![self.settled_line(row, look)];
            lines.extend(self.unfolded_details(row, look));
            lines
        });
        lines.extend(self.unfolded.settled(Table::Invoice, strings.deals_invoices_settled(), settled.collect(), look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Invoice => {
                let invoice = self.invoice(row)?;
                let record = Record::of(around.subject, invoice, INVOICE);
                // What was paid is in the invoice's currency: another one would change what the payments are worth.
                let paid = invoice.money("amount").filter(|_| self.payments_of(row).next().is_some());
                self.invoice_form(paid.map_or_else(|| record.clone(), |amount| record.clone().in_currency(amount.currency)), around)
            }
            Table::Payment => {
                let payment = self.payments.iter().find(|payment| payment.id == row)?;
                let invoice = self.under(Some(Spot::Record(table, row)))?;
                let currency = invoice.money("amount")?.currency;
                // What is open today and what this payment brought: more cannot be paid.
                let open = self.fact(invoice.id)?.open_on(around.look.as_of.day).minor.saturating_add(payment.int("amount").unwrap_or(0));
                let most = Money::new(open, currency);
                let record = Record::of(around.subject, payment, PAYMENT).in_currency(currency).past("paid_on");
                enter(record.at_most("amount", open, around.look.strings.deals_payment_too_much(exact(most, around.look))))
            }
            Table::CreditLimit => enter(Record::of(around.subject, self.limits.iter().find(|limit| limit.id == row)?, LIMIT)),
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::Invoice, Table::Payment, Table::CreditLimit]
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let today = Value::Day(around.look.today);
        match table {
            Table::Invoice => {
                let record = Record::new(around.subject, table, INVOICE).holding("issued_on", today).ahead("due_on");
                self.invoice_form(record, around)
            }
            Table::Payment => self.new_payment(self.under(at)?, around),
            Table::CreditLimit => enter(Record::new(around.subject, table, LIMIT).holding("as_of", today)),
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        match table {
            Table::CreditLimit => String::new(),
            _ => self.under(Some(Spot::Record(table, row))).map(|invoice| text(invoice, "number")).unwrap_or_default(),
        }
    }

    fn explain(&self, at: Option<Spot>, look: &Look) -> Vec<Figure> {
        let strings = &look.strings;
        let Some(into) = self.into.filter(|_| !self.rows.is_empty()) else { return Vec::new() };
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut figures = Vec::new();
        if let Some((row, fact)) = self.under(at).and_then(|row| Some((row, self.fact(row.id)?))) {
            let open = fact.open_on(look.as_of.day);
            let paid = Money::new(fact.amount.minor.saturating_sub(open.minor), open.currency);
            let asked = strings.deals_why_open(exact(fact.amount, look), exact(paid, look), count(self.payments_of(row.id).count()));
            let late = look.as_of.age_days(fact.due_on);
            let age = AgeBucket::of(late);
            let due = strings.deals_why_due(fact.due_on.to_string(), late.max(0), strings.deals_age(age.code()));
            let name = Some(text(row, "number")).filter(|number| !number.is_empty()).unwrap_or_else(|| label(Table::Invoice, strings));
            figures.push(Figure { name, value: exact(open, look), because: vec![asked, due] });
        }
        let aged = ageing(&self.facts, &self.rates, into, look.as_of);
        let ages = aged
            .buckets
            .iter()
            .map(|bucket| strings.deals_why_bucket(strings.deals_age(bucket.age.code()), sum(&bucket.open, look), count(bucket.n)));
        let because = std::iter::once(strings.deals_why_ageing()).chain(ages).collect();
        figures.push(Figure { name: strings.deals_invoices(), value: sum(&aged.open, look), because });
        let days = dso(&self.facts, &self.rates, into, look.as_of);
        figures.push(Figure {
            name: strings.deals_why_dso_name(),
            value: days.value.map_or_else(|| strings.value_none(), |value| value.to_string()),
            because: vec![strings.deals_why_dso(sum(&days.open, look), sum(&days.invoiced, look), count(days.n))],
        });
        if let Some(limit) = self.limit().and_then(|row| row.money("amount")) {
            let used = credit_use(&self.facts, limit, &self.rates, look.as_of);
            figures.push(Figure {
                name: capital(&label(Table::CreditLimit, strings)),
                value: used.percent.map_or_else(|| strings.value_none(), |percent| format!("{percent}%")),
                because: vec![strings.deals_why_limit(sum(&used.used, look), exact(limit, look))],
            });
        }
        figures
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::Invoice, row)) => {
                let settled = self.fact(row).is_none_or(|fact| fact.open_on(look.as_of.day).minor == 0);
                vec![Offer::unless(Action::Complete, settled.then(|| look.strings.deals_nothing_open())), unfolds()]
            }
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(Table::Invoice, _) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(Table::Invoice, row)) => {
                if self.fact(row)?.open_on(around.look.as_of.day).minor == 0 {
                    return Some(Deed::Hint(around.look.strings.deals_nothing_open()));
                }
                self.new_payment(self.invoice(row)?, around)
            }
            _ => None,
        }
    }
}
