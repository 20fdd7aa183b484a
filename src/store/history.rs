//! What was done, by whom and when, and what each field held before and after.

use std::collections::BTreeSet;

use chrono::DateTime;
use rusqlite::params_from_iter;
use rusqlite::types::Value as Sql;

use super::action::{Action, ActionKind, What};
use super::catalog::{AccountPath, Kind, Table, tables};
use super::error::Error;
use super::log::{DELETED, Entry, INSERTED, PURGED, UPDATED};
use super::row::{Reader, Row, of_account};
use super::value::Value;
use super::write::value_of;
use crate::domain::{AccountId, ActionId, Coded, ColleagueId, Currency, RowId};

/// What was done to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It was entered.
    Entered,
    /// A field was changed.
    Changed,
    /// It was deleted.
    Deleted,
    /// It was wiped out.
    Purged,
}

/// One line of history: a field that changed, or a row that came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// The action.
    pub action: ActionId,
    /// The record's kind.
    pub table: Table,
    /// The record.
    pub row: i64,
    /// The record's name, then.
    pub name: String,
    /// What was done.
    pub deed: Deed,
    /// The column, for a change.
    pub field: Option<&'static str>,
    /// What it held before.
    pub from: Value,
    /// What it held after.
    pub to: Value,
    /// The currency of what an amount held before.
    pub currency_before: Option<Currency>,
    /// The currency of what an amount held after.
    pub currency: Option<Currency>,
}

/// An action with what it did to one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The action.
    pub action: Action,
    /// What it did, in the order in which it did it.
    pub lines: Vec<HistoryLine>,
}

impl Reader<'_> {
    /// Actions by a condition over `a`.
    pub(super) fn actions_where(&self, rest: &str, values: &[Sql]) -> Result<Vec<Action>, Error> {
        let sql = format!(
            "SELECT a.id, a.at, a.device, a.colleague_id, coalesce(c.name, ''), a.on_behalf_of, a.kind, a.args, a.reverts, \
             a.undone_by, a.change_to - a.change_from + 1 FROM action a LEFT JOIN colleague c ON c.id = a.colleague_id {rest}"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut actions = Vec::new();
        while let Some(row) = rows.next()? {
            let (kind, args): (String, String) = (row.get(6)?, row.get(7)?);
            let mut what: What = serde_json::from_str(&args).unwrap_or_else(|_| What::new(ActionKind::Edit));
            what.kind = ActionKind::from_code(&kind).unwrap_or(ActionKind::Edit);
            let on_behalf_of = row.get::<_, Option<i64>>(5)?.map(ColleagueId::from_raw);
            what.on_behalf_of = on_behalf_of;
            actions.push(Action {
                id: ActionId::from_raw(row.get(0)?),
                at: DateTime::from_timestamp_millis(row.get(1)?).unwrap_or_default(),
                device: row.get(2)?,
                by: ColleagueId::from_raw(row.get(3)?),
                by_name: row.get(4)?,
                on_behalf_of,
                what,
                reverts: row.get::<_, Option<i64>>(8)?.map(ActionId::from_raw),
                undone_by: row.get::<_, Option<i64>>(9)?.map(ActionId::from_raw),
                changes: row.get::<_, i64>(10)?.unsigned_abs(),
            });
        }
        Ok(actions)
    }

    /// An action.
    ///
    /// # Errors
    /// Those of the database.
    pub fn action(&self, id: ActionId) -> Result<Option<Action>, Error> {
        Ok(self.actions_where("WHERE a.id = ?1", &[Sql::Integer(id.raw())])?.pop())
    }

    /// The latest actions of everybody, the newest first, before the given one if any.
    ///
    /// # Errors
    /// Those of the database.
    pub fn actions(&self, before: Option<ActionId>, limit: u32) -> Result<Vec<Action>, Error> {
        let before = before.map_or(i64::MAX, RowId::raw);
        self.actions_where("WHERE a.id < ?1 ORDER BY a.id DESC LIMIT ?2", &[Sql::Integer(before), Sql::Integer(limit.into())])
    }

    /// What a record is called: the first text that it must have, else the first that it has.
    #[must_use]
    pub fn title(row: &Row) -> String {
        let def = row.table.def();
        let texts = || def.columns.iter().filter(|column| matches!(column.kind, Kind::Text | Kind::LongText));
        let found = texts().filter(|column| column.required).chain(texts()).find_map(|column| row.text(column.name));
        crate::domain::text::one_line(found.unwrap_or_default()).into_owned()
    }

    /// The name of a record that may be gone: then what the log last knew of it.
    pub(super) fn name_of(&self, table: Table, row: i64) -> Result<String, Error> {
        if let Some(found) = self.row(table, row)? {
            return Ok(Self::title(&found));
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT id, action_id, tbl, row_id, op, old FROM change WHERE row_id = ?1 AND op = ?2 ORDER BY id DESC LIMIT 1",
        )?;
        let entry = statement.query_map((row, DELETED), Entry::read)?.next().transpose()?;
        Ok(entry.map(|entry| Self::title(&row_then(table, &entry))).unwrap_or_default())
    }

    /// The places in the log that concern an account, its people included.
    fn places_of(&self, account: AccountId) -> Result<BTreeSet<i64>, Error> {
        let mut places = BTreeSet::new();
        let mut gone = Vec::new();
        let mut statement = self.conn.prepare_cached("SELECT id, op, row_id FROM change WHERE account_id = ?1 AND op <> 0")?;
        let mut rows = statement.query([account.raw()])?;
        while let Some(row) = rows.next()? {
            places.insert(row.get(0)?);
            if row.get::<_, i64>(1)? == DELETED {
                gone.push(row.get::<_, i64>(2)?);
            }
        }
        for row in gone {
            self.add_places(&mut places, "SELECT id FROM change WHERE row_id = ?1", row)?;
        }
        for def in tables().filter(|def| def.logged) {
            let Some(condition) = of_account(def) else { continue };
            // Updates of rows with an account are found above; people carry none.
            let only = if def.account == AccountPath::Posts { "" } else { " AND op = 0" };
            let sql = format!("SELECT id FROM change WHERE row_id IN (SELECT id FROM \"{}\" WHERE {condition}){only}", def.name());
            self.add_places(&mut places, &sql, account.raw())?;
        }
        Ok(places)
    }

    fn add_places(&self, places: &mut BTreeSet<i64>, sql: &str, value: i64) -> Result<(), Error> {
        let mut statement = self.conn.prepare_cached(sql)?;
        for place in statement.query_map([value], |row| row.get::<_, i64>(0))? {
            places.insert(place?);
        }
        Ok(())
    }

    /// What was done to an account and everything that belongs to it, the newest action first, before the given one if any.
    ///
    /// # Errors
    /// Those of the database.
    pub fn history(&self, account: AccountId, before: Option<ActionId>, limit: usize) -> Result<Vec<HistoryEntry>, Error> {
        let mut entries: Vec<HistoryEntry> = Vec::new();
        let mut statement = self.conn.prepare_cached("SELECT id, action_id, tbl, row_id, op, old FROM change WHERE id = ?1")?;
        for place in self.places_of(account)?.into_iter().rev() {
            let entry = statement.query_row([place], Entry::read)?;
            if before.is_some_and(|before| entry.action >= before.raw()) {
                continue;
            }
            let lines = self.lines(&entry)?;
            let full = entries.len() == limit;
            if let Some(last) = entries.last_mut().filter(|last| last.action.id.raw() == entry.action) {
                // The log is read backwards.
                last.lines.splice(0..0, lines);
            } else if full {
                break;
            } else if let Some(action) = self.action(ActionId::from_raw(entry.action))? {
                entries.push(HistoryEntry { action, lines });
            }
        }
        Ok(entries)
    }

    /// What one action did to all records, at most so many lines.
    ///
    /// # Errors
    /// Those of the database.
    pub fn changes_of(&self, action: ActionId, limit: u32) -> Result<Vec<HistoryLine>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT c.id, c.action_id, c.tbl, c.row_id, c.op, c.old FROM action a \
             JOIN change c ON c.id BETWEEN a.change_from AND a.change_to WHERE a.id = ?1 ORDER BY c.id LIMIT ?2",
        )?;
        let mut lines = Vec::new();
        for entry in statement.query_map((action.raw(), limit), Entry::read)? {
            lines.extend(self.lines(&entry?)?);
        }
        Ok(lines)
    }

    fn lines(&self, entry: &Entry) -> Result<Vec<HistoryLine>, Error> {
        let Some(table) = entry.table else { return Ok(Vec::new()) };
        let line = |deed: Deed, name: String| HistoryLine {
            action: ActionId::from_raw(entry.action),
            table,
            row: entry.row,
            name,
            deed,
            field: None,
            from: Value::Null,
            to: Value::Null,
            currency_before: None,
            currency: None,
        };
        match entry.op {
            INSERTED => Ok(vec![line(Deed::Entered, Self::title(&self.row_after(table, entry)?))]),
            DELETED => Ok(vec![line(Deed::Deleted, Self::title(&row_then(table, entry)))]),
            PURGED => Ok(vec![line(Deed::Purged, String::new())]),
            UPDATED => {
                let old = entry.old_values();
                let after = self.row_after(table, entry)?;
                let name = Self::title(&after);
                let currency = self.currency_of(&after)?;
                let before = old.get("currency").and_then(|code| Currency::new(code.as_str()?).ok());
                let (currency_before, currency) = (before.or(currency), currency);
                let changed = table.def().columns.iter().filter_map(|column| old.get(column.name).map(|old| (column, old)));
                let lines = changed.map(|(column, old)| {
                    let (field, from, to) = (Some(column.name), value_of(column, old), after.get(column.name).clone());
                    HistoryLine { field, from, to, currency_before, currency, ..line(Deed::Changed, name.clone()) }
                });
                Ok(lines.collect())
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The currency of a row's amounts: its own, or that of what it belongs to.
    ///
    /// # Errors
    /// Those of the database.
    pub fn currency_of(&self, row: &Row) -> Result<Option<Currency>, Error> {
        let currency = |row: &Row| row.text("currency").and_then(|code| Currency::new(code).ok());
        let def = row.table.def();
        let AccountPath::Via(reference) = def.account else { return Ok(currency(row)) };
        match (def.column(reference).map(|column| column.kind), row.int(reference)) {
            (Some(Kind::Ref(of)), Some(id)) if currency(row).is_none() => Ok(self.row(of, id)?.as_ref().and_then(currency)),
            _ => Ok(currency(row)),
        }
    }

    /// A row as an entry left it: what stands in it now, with the old values of all later entries put back, the latest first.
    fn row_after(&self, table: Table, entry: &Entry) -> Result<Row, Error> {
        let columns = &table.def().columns;
        let gone = || Row { table, id: entry.row, values: columns.iter().map(|_| Value::Null).collect() };
        let mut row = self.row(table, entry.row)?.unwrap_or_else(gone);
        let mut statement = self
            .conn
            .prepare_cached("SELECT id, action_id, tbl, row_id, op, old FROM change WHERE row_id = ?1 AND id > ?2 ORDER BY id DESC")?;
        for later in statement.query_map((entry.row, entry.place), Entry::read)? {
            let old = later?.old_values();
            for (value, column) in row.values.iter_mut().zip(columns.iter()) {
                if let Some(old) = old.get(column.name) {
                    *value = value_of(column, old);
                }
            }
        }
        Ok(row)
    }
}

/// A deleted row as the log kept it.
fn row_then(table: Table, entry: &Entry) -> Row {
    let old = entry.old_values();
    let values =
        table.def().columns.iter().map(|column| old.get(column.name).map_or(Value::Null, |value| value_of(column, value))).collect();
    Row { table, id: entry.row, values }
}
