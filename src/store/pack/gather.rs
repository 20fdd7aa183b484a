//! What goes with some accounts.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value as Sql;
use serde_json::Value as Json;

use super::{Body, Change, Deed, Rows};
use crate::domain::{AccountId, RowId};
use crate::store::catalog::{Column, Kind, Table, tables};
use crate::store::error::Error;
use crate::store::log::DELETED;
use crate::store::row::{Reader, Row};
use crate::store::value::{Value, to_sql};

/// A link that leads out of the pack and is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The table of the row.
    pub table: Table,
    /// The row.
    pub row: i64,
    /// The column; with a required one the whole row stays behind.
    pub column: &'static str,
    /// Where it led.
    pub to: Table,
    /// Whether the row stays behind.
    pub left_out: bool,
}

/// Tables whose rows go along with what refers to them, though they belong to no account.
const SHARED: [Table; 4] = [Table::Colleague, Table::Product, Table::CustomField, Table::Person];

/// Tables whose rows belong to accounts by what they refer to, and of which the log does not note the account.
pub(super) const BELONGING: [Table; 7] = [
    Table::Person,
    Table::Relationship,
    Table::Handover,
    Table::HandoverEntry,
    Table::HandoverQuestion,
    Table::HandoverFeedback,
    Table::Lesson,
];

/// What never leaves: the name by which a colleague works here. Taken along it would make one laptop's user the other's.
pub(super) fn stays(table: Table, column: &str) -> bool {
    table == Table::Colleague && column == "login"
}

/// A row.
type Key = (Table, i64);
type Found = BTreeMap<Key, Row>;

impl Reader<'_> {
    /// The rows and the log of some accounts, and the links that were cut. `wanted` says which columns of a table go along: none leaves
    /// the table out. Without `history` there is no log.
    ///
    /// # Errors
    /// Those of the database.
    pub fn pack(
        &self,
        accounts: &[AccountId],
        wanted: &dyn Fn(Table, &Column) -> bool,
        keeps: &dyn Fn(&Row) -> bool,
        history: bool,
    ) -> Result<(Body, Vec<Cut>), Error> {
        let wanted = &|table: Table, column: &Column| wanted(table, column) && !stays(table, column.name);
        let mut found = self.owned(accounts)?;
        self.of_handovers(&mut found)?;
        found.retain(|(table, _), row| table.def().columns.iter().any(|column| wanted(*table, column)) && keeps(row));
        let mut cuts = Vec::new();
        while let Some(more) = self.linked(&mut found, wanted, &mut cuts)? {
            found.extend(more);
        }
        let emptied = cuts.iter().filter(|cut| !cut.left_out && found.contains_key(&(cut.table, cut.row)));
        let mut body = Body {
            accounts: accounts.iter().map(|id| id.raw()).collect(),
            tables: Vec::new(),
            emptied: emptied.map(|cut| (cut.table, cut.row, cut.column.to_owned())).collect(),
            actions: Vec::new(),
        };
        for def in tables() {
            let columns: Vec<&'static Column> = def.columns.iter().filter(|column| wanted(def.table, column)).collect();
            let rows: Vec<(i64, Vec<Json>)> = found
                .range((def.table, i64::MIN)..=(def.table, i64::MAX))
                .map(|((_, id), row)| (*id, columns.iter().map(|column| stored(row, column)).collect()))
                .collect();
            // Without history, a table that has no rows says that there are none.
            if !rows.is_empty() || !history && !columns.is_empty() {
                body.tables.push(Rows { table: def.table, columns: columns.iter().map(|column| column.name.to_owned()).collect(), rows });
            }
        }
        if history {
            body.actions = self.log_of(accounts, &found, wanted)?;
        }
        Ok((body, cuts))
    }

    fn owned(&self, accounts: &[AccountId]) -> Result<Found, Error> {
        let mut found = Found::new();
        for def in tables().filter(|def| def.logged) {
            for account in accounts {
                found.extend(self.rows_of(def.table, *account)?.into_iter().map(|row| ((def.table, row.id), row)));
            }
        }
        Ok(found)
    }

    /// Handovers of these accounts, and what belongs to them and to no other account; relations to these people.
    fn of_handovers(&self, found: &mut Found) -> Result<(), Error> {
        let accounts: BTreeSet<i64> = keys(found, Table::Account).collect();
        let handovers: BTreeSet<i64> =
            found.iter().filter(|((table, _), _)| *table == Table::HandoverAccount).filter_map(|(_, row)| row.int("handover_id")).collect();
        let people: BTreeSet<i64> = keys(found, Table::Person).collect();
        for id in &handovers {
            found.extend(self.row(Table::Handover, *id)?.map(|row| ((Table::Handover, *id), row)));
        }
        let belongs = |row: &Row| {
            let account = row.int("account_id");
            account.map_or_else(|| row.int("handover_id").is_some_and(|id| handovers.contains(&id)), |id| accounts.contains(&id))
        };
        for table in [Table::HandoverEntry, Table::HandoverQuestion, Table::HandoverFeedback, Table::Lesson] {
            found.extend(self.all(table)?.into_iter().filter(belongs).map(|row| ((table, row.id), row)));
        }
        let relations = self.all(Table::Relationship)?.into_iter();
        let known = relations.filter(|row| row.int("person_id").is_some_and(|id| people.contains(&id)));
        found.extend(known.map(|row| ((Table::Relationship, row.id), row)));
        Ok(())
    }

    /// The shared rows that found ones refer to and that are not there yet; links that lead elsewhere are cut. None once all is there.
    fn linked(&self, found: &mut Found, wanted: &dyn Fn(Table, &Column) -> bool, cuts: &mut Vec<Cut>) -> Result<Option<Found>, Error> {
        let mut more = Found::new();
        let (mut emptied, mut left_out) = (Vec::new(), Vec::new());
        for ((table, id), row) in found.iter() {
            for (column, to) in table.def().references().filter(|(column, _)| wanted(*table, column)) {
                let Some(target) = row.int(column.name) else { continue };
                if found.contains_key(&(to, target)) || more.contains_key(&(to, target)) {
                    continue;
                }
                if SHARED.contains(&to) && to.def().columns.iter().any(|column| wanted(to, column)) {
                    more.extend(self.row(to, target)?.map(|row| ((to, target), row)));
                    continue;
                }
                let needed = column.required || table.def().one_of.contains(&column.name);
                cuts.push(Cut { table: *table, row: *id, column: column.name, to, left_out: needed });
                if needed { left_out.push((*table, *id)) } else { emptied.push((*table, *id, column.name)) }
            }
        }
        let again = !left_out.is_empty() || !more.is_empty();
        for (table, id, column) in emptied {
            if let Some(row) = found.get_mut(&(table, id))
                && let Some(place) = table.def().columns.iter().position(|one| one.name == column)
                && let Some(value) = row.values.get_mut(place)
            {
                *value = Value::Null;
            }
        }
        left_out.iter().for_each(|key| drop(found.remove(key)));
        Ok(again.then_some(more))
    }

    /// What was done to the found rows, and to those of these accounts that are gone. What an action was about is told only where that
    /// goes along, and no old value of a column that does not.
    fn log_of(&self, accounts: &[AccountId], found: &Found, wanted: &dyn Fn(Table, &Column) -> bool) -> Result<Vec<Deed>, Error> {
        let gone = self.gone(accounts, found)?;
        let mut statement = self.conn.prepare(
            "SELECT c.action_id, c.tbl, c.row_id, c.op, c.account_id, c.old, a.at, a.device, a.colleague_id, a.on_behalf_of, a.kind, a.args, \
             a.reverts, a.undone_by FROM change c JOIN action a ON a.id = c.action_id ORDER BY c.id",
        )?;
        let mut rows = statement.query([])?;
        let mut deeds: BTreeMap<i64, Deed> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (number, id): (i64, i64) = (row.get(1)?, row.get(2)?);
            let Some(table) = Table::numbered(number) else { continue };
            if !found.contains_key(&(table, id)) && !gone.contains(&(table, id)) {
                continue;
            }
            let action: i64 = row.get(0)?;
            let deed = match deeds.entry(action) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(free) => free.insert(Deed {
                    id: action,
                    at: row.get(6)?,
                    device: row.get(7)?,
                    colleague: row.get(8)?,
                    on_behalf_of: row.get(9)?,
                    kind: row.get(10)?,
                    args: told(&row.get::<_, String>(11)?, found),
                    reverts: row.get(12)?,
                    undone_by: row.get(13)?,
                    changes: Vec::new(),
                }),
            };
            let old: Option<String> = row.get(5)?;
            let old = old.map(|old| kept(&old, table, wanted));
            deed.changes.push(Change { table: number, row: id, op: row.get(3)?, account: row.get(4)?, old });
        }
        let known: BTreeSet<i64> = deeds.keys().copied().collect();
        for deed in deeds.values_mut() {
            // What took it back did so elsewhere only.
            deed.undone_by = deed.undone_by.filter(|undo| known.contains(undo));
        }
        Ok(deeds.into_values().collect())
    }

    /// The rows of these accounts that were deleted: those of which the log notes the account, and what hung on them or on what goes along.
    fn gone(&self, accounts: &[AccountId], found: &Found) -> Result<BTreeSet<(Table, i64)>, Error> {
        let of: BTreeSet<i64> = accounts.iter().map(|id| id.raw()).collect();
        let mut gone: BTreeSet<(Table, i64)> = BTreeSet::new();
        let mut hanging: Vec<(Key, Vec<Key>)> = Vec::new();
        let mut pulled: BTreeSet<(Table, i64)> = BTreeSet::new();
        let mut statement = self.conn.prepare("SELECT tbl, row_id, account_id, op, old FROM change WHERE op <> 0")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, account): (i64, Option<i64>) = (row.get(1)?, row.get(2)?);
            let Some(table) = Table::numbered(row.get(0)?) else { continue };
            let old: Option<String> = row.get(4)?;
            let refers = || references(table, old.as_deref().unwrap_or("{}"));
            if account.is_some_and(|account| of.contains(&account)) {
                gone.insert((table, id));
                pulled.extend(refers());
            } else if BELONGING.contains(&table) && row.get::<_, i64>(3)? == DELETED {
                hanging.push(((table, id), refers()));
            }
        }
        // A person whose post went, what belonged to a handover or person that goes along or went.
        while let Some(at) = hanging.iter().position(|(key, refers)| {
            let elsewhere = refers.iter().any(|(to, id)| *to == Table::Account && !of.contains(id));
            let hangs = |target: &(Table, i64)| {
                (target.0 == Table::Account && of.contains(&target.1))
                    || (BELONGING.contains(&target.0) && (found.contains_key(target) || gone.contains(target)))
            };
            pulled.contains(key) && matches!(key.0, Table::Person | Table::Handover) || !elsewhere && refers.iter().any(hangs)
        }) {
            gone.insert(hanging.swap_remove(at).0);
        }
        Ok(gone)
    }
}

/// The rows that old values refer to.
fn references(table: Table, old: &str) -> Vec<(Table, i64)> {
    let Ok(Json::Object(old)) = serde_json::from_str::<Json>(old) else { return Vec::new() };
    table.def().references().filter_map(|(column, to)| Some((to, old.get(column.name)?.as_i64()?))).collect()
}

/// Old values without those of columns that stay behind.
fn kept(old: &str, table: Table, wanted: &dyn Fn(Table, &Column) -> bool) -> String {
    let Ok(Json::Object(mut values)) = serde_json::from_str::<Json>(old) else { return old.to_owned() };
    let before = values.len();
    values.retain(|name, _| table.def().column(name).is_none_or(|column| wanted(table, column)));
    // As it was written, where nothing goes.
    if values.len() == before { old.to_owned() } else { Json::Object(values).to_string() }
}

fn keys(found: &Found, table: Table) -> impl Iterator<Item = i64> {
    found.range((table, i64::MIN)..=(table, i64::MAX)).map(|((_, id), _)| *id)
}

/// What an action was about; the name of what does not go along is left out.
fn told(args: &str, found: &Found) -> String {
    let Ok(Json::Object(mut what)) = serde_json::from_str::<Json>(args) else { return "{}".to_owned() };
    let table = what.get("table").and_then(Json::as_str).and_then(|code| code.parse::<Table>().ok());
    let row = what.get("row").and_then(Json::as_i64);
    if !table.zip(row).is_some_and(|key| found.contains_key(&key)) {
        what.remove("name");
        what.remove("row");
    }
    Json::Object(what).to_string()
}

/// A value as it is stored.
fn stored(row: &Row, column: &Column) -> Json {
    match to_sql(row.table.def(), &Column { required: false, ..*column }, row.get(column.name)) {
        Ok(Sql::Integer(number)) => Json::from(number),
        Ok(Sql::Text(text)) => Json::from(text),
        _ => match (column.kind, row.get(column.name)) {
            // Older rules may have let in what today's would not: it goes along as it is.
            (Kind::Text | Kind::LongText | Kind::FieldValue, Value::Text(text)) => Json::from(text.as_str()),
            _ => Json::Null,
        },
    }
}
