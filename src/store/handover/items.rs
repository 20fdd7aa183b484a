//! What is open at an account, and whose it is.

use chrono::NaiveDate;

use super::super::catalog::Table;
use super::super::error::Error;
use super::super::row::{Reader, Row};
use super::{Colleagues, Who};
use crate::domain::dealings::TicketStep;
use crate::domain::needs::PromiseState;
use crate::domain::plan::OpportunityStage;
use crate::domain::{AccountId, AsOf, Money, RowId};
use crate::scoring::handover::{ItemKind, OpenItem};

/// Something that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its row in the table of its kind ([`table_of`]).
    pub id: i64,
    /// What it is about.
    pub title: String,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// What is still to be paid, or what it would bring.
    pub amount: Option<Money>,
    /// Whose it is now.
    pub owner: Option<Who>,
    /// Whose it is to be.
    pub new_owner: Option<Who>,
}

impl Item {
    /// As the rule of closing sees it.
    #[must_use]
    pub fn open(&self) -> OpenItem {
        let id = |who: &Option<Who>| who.as_ref().map(|who| who.id);
        OpenItem { kind: self.kind, id: self.id, owner: id(&self.owner), new_owner: id(&self.new_owner) }
    }

    /// Whether its date is past.
    #[must_use]
    pub fn is_overdue(&self, as_of: AsOf) -> bool {
        self.due_on.is_some_and(|day| day < as_of.day)
    }
}

/// The table that items of a kind stand in.
#[must_use]
pub const fn table_of(kind: ItemKind) -> Table {
    match kind {
        ItemKind::Promise => Table::Promise,
        ItemKind::Ticket => Table::Ticket,
        ItemKind::Receivable => Table::Invoice,
        ItemKind::Task => Table::Task,
        ItemKind::Request => Table::Request,
        ItemKind::Opportunity => Table::Opportunity,
        ItemKind::Milestone => Table::Milestone,
    }
}

impl Reader<'_> {
    /// Everything open at an account on a day, kind by kind, the most urgent first.
    pub(super) fn open_items(&self, account: AccountId, as_of: AsOf, colleagues: &Colleagues) -> Result<Vec<Item>, Error> {
        let mut items = Vec::new();
        for &kind in <ItemKind as crate::domain::Coded>::ALL {
            let mut found = self.open_of(kind, account, as_of, colleagues)?;
            found.sort_by_key(|item| (item.due_on.is_none(), item.due_on, item.id));
            items.append(&mut found);
        }
        Ok(items)
    }

    fn open_of(&self, kind: ItemKind, account: AccountId, as_of: AsOf, colleagues: &Colleagues) -> Result<Vec<Item>, Error> {
        if kind == ItemKind::Receivable {
            return self.open_receivables(account, as_of, colleagues);
        }
        let table = table_of(kind);
        let closed: Vec<i64> = match kind {
            ItemKind::Ticket => self
                .rows_of(Table::TicketEvent, account)?
                .iter()
                .filter(|row| row.code("step") == Some(TicketStep::Closed) && row.at("at").is_some_and(|at| as_of.includes(at)))
                .filter_map(|row| row.int("ticket_id"))
                .collect(),
            _ => Vec::new(),
        };
        let rows = self.rows_of(table, account)?;
        let known = |row: &Row| table.def().as_of.and_then(|column| row.date(column)).is_none_or(|day| as_of.includes_day(day));
        let open = rows.iter().filter(|row| known(row) && is_open(kind, row, as_of) && !closed.contains(&row.id));
        Ok(open.map(|row| item(kind, row, colleagues)).collect())
    }

    fn open_receivables(&self, account: AccountId, as_of: AsOf, colleagues: &Colleagues) -> Result<Vec<Item>, Error> {
        let rows = self.rows_of(Table::Invoice, account)?;
        let mut items = Vec::new();
        for invoice in self.invoices(account)? {
            let rest = invoice.open_on(as_of.day);
            let Some(row) = rows.iter().find(|row| row.id == invoice.id.raw()).filter(|_| rest.minor != 0) else { continue };
            items.push(Item {
                kind: ItemKind::Receivable,
                id: row.id,
                title: row.text("number").map_or_else(|| invoice.issued_on.to_string(), str::to_owned),
                due_on: Some(invoice.due_on),
                amount: Some(rest),
                owner: colleagues.who(row, "owner_id"),
                new_owner: None,
            });
        }
        Ok(items)
    }
}

/// Whether something had not ended by the day.
fn is_open(kind: ItemKind, row: &Row, as_of: AsOf) -> bool {
    let ended = |column: &str| row.date(column).is_some_and(|day| as_of.includes_day(day));
    match kind {
        ItemKind::Promise => match row.date("settled_on") {
            Some(day) => !as_of.includes_day(day),
            None => row.code("state") == Some(PromiseState::Open),
        },
        ItemKind::Ticket | ItemKind::Request => !ended("closed_on"),
        ItemKind::Task => !ended("done_on"),
        ItemKind::Milestone => !ended("accepted_on"),
        ItemKind::Opportunity => match row.date("closed_on") {
            Some(day) => !as_of.includes_day(day),
            None => !matches!(row.code("stage"), Some(OpportunityStage::Won | OpportunityStage::Lost)),
        },
        ItemKind::Receivable => true,
    }
}

fn item(kind: ItemKind, row: &Row, colleagues: &Colleagues) -> Item {
    let (title, due) = match kind {
        ItemKind::Promise => ("what", "due_on"),
        ItemKind::Ticket => ("title", ""),
        ItemKind::Task => ("title", "due_on"),
        ItemKind::Request => ("need", "tell_by"),
        ItemKind::Opportunity => ("title", "expected_on"),
        ItemKind::Milestone => ("deliverable", "due_on"),
        ItemKind::Receivable => ("number", "due_on"),
    };
    Item {
        kind,
        id: row.id,
        title: row.text(title).unwrap_or_default().to_owned(),
        due_on: row.date(due),
        amount: row.money("amount"),
        owner: colleagues.who(row, "owner_id"),
        new_owner: None,
    }
}
