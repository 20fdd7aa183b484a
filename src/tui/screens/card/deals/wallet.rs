//! Share of wallet: our revenue beside what the customer spends on a category with all suppliers.

use crate::domain::rates::{Rates, Sum};
use crate::domain::{AccountId, Tenths};
use crate::scoring::receivables::{Invoice, share_of_wallet};
use crate::store::{Row, Table};
use crate::tui::app::{Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::overlays::Figure;
use crate::tui::screens::card::cells::{counts, empty, enter, heading, money, sum, text};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const SPEND: &[&str] = &["category", "starts_on", "ends_on", "amount"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Wallet {
    rows: Vec<Row>,
    invoices: Vec<Invoice>,
    rates: Rates,
}

impl Wallet {
    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// What we invoiced in the period of a spend, in its currency, and our share of it.
    fn share(&self, row: &Row) -> Option<(Sum, Option<Tenths>)> {
        let (spend, from, to) = (row.money("amount")?, row.date("starts_on")?, row.date("ends_on")?);
        let inside = self.invoices.iter().filter(|invoice| (from..=to).contains(&invoice.issued_on) && invoice.counts_on(to));
        let revenue = self.rates.sum(inside.map(|invoice| (invoice.amount, invoice.issued_on)), spend.currency);
        let share = share_of_wallet(revenue.total, spend, &self.rates, to);
        Some((revenue, share))
    }

    fn line(&self, row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let share = self.share(row);
        let percent = share.as_ref().and_then(|(_, share)| *share).map_or_else(|| strings.value_none(), |share| format!("{share}%"));
        let ours = share.map(|(revenue, _)| sum(&revenue, look)).unwrap_or_default();
        let spend = row.money("amount").map(|spend| money(spend, look)).unwrap_or_default();
        let month = |column: &str| row.date(column).map(|day| day.format("%Y-%m").to_string()).unwrap_or_default();
        Line::new(vec![
            Part::new(format!("{}..{}", month("starts_on"), month("ends_on")), Role::Dim).in_cells(16),
            Part::new(percent, Role::Strong).in_cells(7).at_right(),
            Part::new(text(row, "category"), Role::Text).in_cells(18),
            Part::new(strings.deals_share_of(ours, spend), Role::Dim),
        ])
        .on(Spot::Record(Table::CategorySpend, row.id))
    }
}

impl Page for Wallet {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.rows = reads.records.rows_of(Table::CategorySpend, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "ends_on", reads.as_of));
        self.rows.reverse();
        self.invoices = reads.records.invoices(account).map_err(problem)?;
        self.rates = reads.records.rates().map_err(problem)?;
        Ok(())
    }

    fn lines(&self, _width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut lines = vec![heading(strings.deals_wallet(), strings.deals_wallet_how(), Role::Dim)];
        if self.rows.is_empty() {
            lines.push(empty(Table::CategorySpend, strings.deals_wallet_none()));
        }
        lines.extend(self.rows.iter().map(|row| self.line(row, look)));
        lines
    }

    fn explain(&self, at: Option<Spot>, look: &Look) -> Vec<Figure> {
        let strings = &look.strings;
        let row = match at {
            Some(Spot::Record(Table::CategorySpend, id)) => self.row(id),
            _ => None,
        };
        let Some((row, (revenue, share))) = row.and_then(|row| Some((row, self.share(row)?))) else { return Vec::new() };
        let day = |column: &str| row.date(column).map(|day| day.to_string()).unwrap_or_default();
        let spend = row.money("amount").map(|spend| money(spend, look)).unwrap_or_default();
        vec![Figure {
            name: text(row, "category"),
            value: share.map_or_else(|| strings.value_none(), |share| format!("{share}%")),
            because: vec![strings.deals_why_share(sum(&revenue, look), spend, day("starts_on"), day("ends_on"))],
        }]
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::CategorySpend => enter(Record::of(around.subject, self.row(row)?, SPEND)),
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::CategorySpend]
    }

    fn enter(&self, table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        enter(Record::new(around.subject, table, SPEND).hint("amount", strings.deals_spend_hint()))
    }

    fn name(&self, _table: Table, row: i64) -> String {
        self.row(row).map(|row| text(row, "category")).unwrap_or_default()
    }
}
