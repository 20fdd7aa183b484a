//! What goes with some accounts.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value as Sql;
use serde_json::Value as Json;

use super::{Body, Change, Deed, Rows};
use crate::domain::{AccountId, RowId};
use crate::store::catalog::{AccountPath, Column, Kind, Table, tables};
use crate::store::error::Error;
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

type Found = BTreeMap<(Table, i64), Row>;

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
        let mut found = self.owned(accounts)?;
        self.of_handovers(&mut found)?;
        found.retain(|(table, _), row| table.def().columns.iter().any(|column| wanted(*table, column)) && keeps(row));
        let mut cuts = Vec::new();
        while let Some(more) = self.linked(&mut found, wanted, &mut cuts)? {
            found.extend(more);
        }
        let mut body = Body { accounts: accounts.iter().map(|id| id.raw()).collect(), tables: Vec::new(), actions: Vec::new() };
        for def in tables() {
            let columns: Vec<&'static Column> = def.columns.iter().filter(|column| wanted(def.table, column)).collect();
            let rows: Vec<(i64, Vec<Json>)> = found
                .range((def.table, i64::MIN)..=(def.table, i64::MAX))
                .map(|((_, id), row)| (*id, columns.iter().map(|column| stored(row, column)).collect()))
                .collect();
            if !rows.is_empty() {
                body.tables.push(Rows { table: def.table, columns: columns.iter().map(|column| column.name.to_owned()).collect(), rows });
            }
        }
        if history {
            body.actions = self.log_of(accounts, &found)?;
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

    /// What was done to the found rows, and the deletions of these accounts. What an action was about is told only where that goes along.
    fn log_of(&self, accounts: &[AccountId], found: &Found) -> Result<Vec<Deed>, Error> {
        let of: BTreeSet<i64> = accounts.iter().map(|id| id.raw()).collect();
        let mut statement = self.conn.prepare(
            "SELECT c.action_id, c.tbl, c.row_id, c.op, c.account_id, c.old, a.at, a.device, a.colleague_id, a.on_behalf_of, a.kind, a.args, \
             a.reverts, a.undone_by FROM change c JOIN action a ON a.id = c.action_id ORDER BY c.id",
        )?;
        let mut rows = statement.query([])?;
        let mut deeds: BTreeMap<i64, Deed> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (number, id, account): (i64, i64, Option<i64>) = (row.get(1)?, row.get(2)?, row.get(4)?);
            let Some(table) = Table::numbered(number) else { continue };
            let gone = table.def().account != AccountPath::None && account.is_some_and(|account| of.contains(&account));
            if !found.contains_key(&(table, id)) && !gone {
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
            deed.changes.push(Change { table: number, row: id, op: row.get(3)?, account, old: row.get(5)? });
        }
        Ok(deeds.into_values().collect())
    }
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
