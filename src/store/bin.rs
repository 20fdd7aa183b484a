//! Deleting a record with everything that belongs to it, the recycle bin, and wiping out for good.

use std::collections::{BTreeMap, HashSet};

use rusqlite::Connection;

use super::action::{Action, ActionKind, Done, What};
use super::catalog::{AccountPath, Table};
use super::error::Error;
use super::log::{self, Deed, PURGED};
use super::open::Store;
use super::row::{Reader, referring};
use super::tx::Tx;
use super::value::Value;
use crate::domain::{ActionId, RowId};

/// What was deleted by one action and can be restored by undoing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binned {
    /// The action; [`Store::undo_action`] restores it, [`Store::purge`] wipes it out.
    pub action: Action,
    /// How many rows, by table.
    pub rows: BTreeMap<Table, u64>,
}

/// How a row that refers to a deleted one goes on.
enum Fate {
    /// It is a part of it, and goes too.
    Goes,
    /// It stays, without the reference.
    Stays,
}

fn fate(table: Table, column: &str) -> Fate {
    let def = table.def();
    let required = def.column(column).is_some_and(|column| column.required);
    let owner = matches!(def.account, AccountPath::Direct(path) | AccountPath::Via(path) if path == column);
    if required || owner || def.one_of.contains(&column) { Fate::Goes } else { Fate::Stays }
}

impl Reader<'_> {
    fn ids(&self, sql: &str, id: i64) -> Result<Vec<i64>, Error> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let ids = statement.query_map([id], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn referring_rows(&self, by: Table, column: &str, id: i64) -> Result<Vec<i64>, Error> {
        self.ids(&format!("SELECT id FROM \"{by}\" WHERE \"{column}\" = ?1 AND id <> ?1"), id)
    }

    /// People who hold a post at this account and at no other.
    fn people_only_of(&self, account: i64) -> Result<Vec<i64>, Error> {
        let sql = "SELECT DISTINCT person_id FROM post WHERE account_id = ?1 \
                   AND person_id NOT IN (SELECT person_id FROM post WHERE account_id <> ?1)";
        self.ids(sql, account)
    }

    /// Every row that goes when this one is deleted with its parts, itself included, in the order in which they may go; and the
    /// references that are cleared.
    fn closure(&self, table: Table, id: i64) -> Result<Closure, Error> {
        let mut found = Closure::default();
        self.collect(table, id, &mut found)?;
        if table == Table::Account {
            for person in self.people_only_of(id)? {
                self.collect(Table::Person, person, &mut found)?;
            }
        }
        Ok(found)
    }

    fn collect(&self, table: Table, id: i64, found: &mut Closure) -> Result<(), Error> {
        if !found.seen.insert(id) {
            return Ok(());
        }
        for (by, column) in referring(table) {
            for row in self.referring_rows(by, column, id)? {
                match fate(by, column) {
                    Fate::Goes => self.collect(by, row, found)?,
                    Fate::Stays => found.cleared.push((by, row, column)),
                }
            }
        }
        found.going.push((table, id));
        Ok(())
    }

    /// What can be restored, the latest deletion first. Rows that a later purge wiped out are not in it.
    ///
    /// # Errors
    /// Those of the database.
    pub fn bin(&self, limit: u32) -> Result<Vec<Binned>, Error> {
        let sql = format!(
            "SELECT c.action_id, c.tbl, count(*) FROM change c JOIN action a ON a.id = c.action_id \
             WHERE c.op = 2 AND c.old IS NOT NULL AND a.undone_by IS NULL AND a.kind NOT IN ('{}', '{}') \
             GROUP BY c.action_id, c.tbl ORDER BY c.action_id DESC",
            ActionKind::Undo,
            ActionKind::Redo
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut bin: Vec<Binned> = Vec::new();
        while let Some(row) = rows.next()? {
            let (action, table, count) = (ActionId::from_raw(row.get(0)?), row.get(1)?, row.get::<_, i64>(2)?);
            let Some(table) = Table::numbered(table) else { continue };
            if bin.last().is_none_or(|last| last.action.id != action) {
                if bin.len() >= limit as usize {
                    break;
                }
                let Some(action) = self.action(action)? else { continue };
                bin.push(Binned { action, rows: BTreeMap::new() });
            }
            if let Some(last) = bin.last_mut() {
                last.rows.insert(table, count.unsigned_abs());
            }
        }
        Ok(bin)
    }
}

#[derive(Default)]
struct Closure {
    seen: HashSet<i64>,
    /// Parts before what they are parts of.
    going: Vec<(Table, i64)>,
    cleared: Vec<(Table, i64, &'static str)>,
}

impl Tx<'_> {
    /// Deletes a record with everything that belongs to it; references from elsewhere are cleared. People who hold a post at a
    /// deleted account and nowhere else go with it. Answers how many rows went, by table.
    ///
    /// # Errors
    /// No such row, those of the database.
    pub fn delete_with_parts(&mut self, table: Table, id: i64) -> Result<BTreeMap<Table, u64>, Error> {
        let found = self.read().closure(table, id)?;
        // Also of rows that go themselves: they may go after what they refer to.
        for (by, row, column) in found.cleared {
            self.update(by, row, &[(column, Value::Null)])?;
        }
        let mut counts = BTreeMap::new();
        for (table, id) in found.going {
            self.delete(table, id)?;
            *counts.entry(table).or_insert(0) += 1;
        }
        Ok(counts)
    }
}

impl Store {
    /// Wipes deleted rows out for good: what the log kept of them, and the names that actions about them bear. The deletions,
    /// and whatever was done to those rows before, can then not be undone any more. Answers how many rows it were.
    ///
    /// # Errors
    /// Those of the database.
    pub fn purge(&mut self, actions: &[ActionId]) -> Result<Done<u64>, Error> {
        let done = self.act(&What::new(ActionKind::Purge), |tx| {
            let mut purged = 0;
            for action in actions {
                purged += purge_action(tx, *action)?;
            }
            Ok::<_, Error>(purged)
        });
        if done.is_ok() {
            // The index forgets the words of deleted rows only when its parts are merged, and the write-ahead log what was
            // overwritten when it is emptied; somebody who reads at this moment puts the latter off.
            self.conn.execute("INSERT INTO search_index (search_index) VALUES ('optimize')", [])?;
            self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        done
    }
}

fn purge_action(tx: &Tx<'_>, action: ActionId) -> Result<u64, Error> {
    let sql = "SELECT c.tbl, c.row_id FROM change c JOIN action a ON a.id = c.action_id \
               WHERE c.action_id = ?1 AND c.op = 2 AND c.old IS NOT NULL AND a.undone_by IS NULL";
    let mut statement = tx.conn.prepare_cached(sql)?;
    let rows: Vec<(i64, i64)> =
        statement.query_map([action.raw()], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (table, row) in &rows {
        purge_row(tx.conn, tx.action(), *table, *row)?;
    }
    // Actions are not found by the row they are about: all rows are looked for in one pass.
    let ids = serde_json::to_string(&rows.iter().map(|(_, row)| row).collect::<Vec<_>>()).unwrap_or_default();
    let sql = "UPDATE action SET args = json_remove(args, '$.name') WHERE json_extract(args, '$.row') IN (SELECT value FROM json_each(?1))";
    tx.conn.prepare_cached(sql)?.execute([ids])?;
    Ok(rows.len() as u64)
}

fn purge_row(conn: &Connection, action: i64, table: i64, row: i64) -> Result<(), Error> {
    conn.prepare_cached("UPDATE change SET old = NULL WHERE row_id = ?1")?.execute([row])?;
    Ok(log::enter(conn, action, table, row, &Deed::Changed { op: PURGED, account: None, old: None })?)
}
