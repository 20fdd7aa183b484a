//! The change log: for each row written, which action wrote it and what the changed columns held before. The new value is
//! the next entry's old one, or stands in the row.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

use super::catalog::{AccountPath, Column, Table, TableDef, tables};

/// What a log entry says was done to the row.
pub(super) const INSERTED: i64 = 0;
/// See [`INSERTED`].
pub(super) const UPDATED: i64 = 1;
/// See [`INSERTED`].
pub(super) const DELETED: i64 = 2;

/// The row's old values were wiped out of the log. See [`INSERTED`].
pub(super) const PURGED: i64 = 3;

/// What every guard says when no action is open, so that somebody who opens the file with another tool understands.
const NO_ACTION: &str = "written through the actions of kamdeck only";

/// The account of a row, as an SQL expression over `row`, a table's name; `NULL` where there is none or several.
pub(super) fn account_of(def: &TableDef, row: &str) -> String {
    match def.account {
        AccountPath::Own => format!("{row}.id"),
        AccountPath::Direct(column) => format!("{row}.\"{column}\""),
        AccountPath::Via(column) => match def.references().find(|(reference, _)| reference.name == column) {
            Some((_, parent)) => {
                let name = parent.def().name();
                let of_parent = account_of(parent.def(), &format!("\"{name}\""));
                format!("(SELECT {of_parent} FROM \"{name}\" WHERE \"{name}\".id = {row}.\"{column}\")")
            }
            None => "NULL".to_owned(),
        },
        AccountPath::Posts | AccountPath::None => "NULL".to_owned(),
    }
}

/// For each event on a table, a trigger that refuses it outside an action. They record nothing: the one door through which
/// rows are written does, and a few words are read faster than programs whenever the database is opened.
fn guards_of(def: &TableDef) -> [(String, String); 3] {
    ["insert", "update", "delete"].map(|event| {
        let name = format!("guard_{}_{event}", def.name());
        let sql = format!(
            "CREATE TRIGGER \"{name}\" BEFORE {event} ON \"{}\" WHEN (SELECT action_id FROM running) IS NULL \
             BEGIN SELECT RAISE(ABORT, '{NO_ACTION}'); END",
            def.name()
        );
        (name, sql)
    })
}

/// Takes the guards away, so that a migration may write; in schema 1 they were called after the log.
pub(super) fn remove_guards(conn: &Connection) -> rusqlite::Result<()> {
    let names: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND (name GLOB 'guard_*' OR name GLOB 'log_*')")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names.iter().try_for_each(|name| conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")))
}

/// Makes the guards of every table that the catalog wants logged.
pub(super) fn make_guards(conn: &Connection) -> rusqlite::Result<()> {
    tables().filter(|def| def.logged).flat_map(guards_of).try_for_each(|(_, sql)| conn.execute_batch(&sql))
}

/// Takes down what refuses inserts, inside a transaction that nobody else can write beside and that puts it up again: a trigger
/// that only looks still costs as much as two thirds of the insert.
pub(super) fn lift_insert_guards(conn: &Connection) -> rusqlite::Result<()> {
    insert_guards().try_for_each(|(name, _)| conn.execute_batch(&format!("DROP TRIGGER IF EXISTS \"{name}\"")))
}

/// Puts up again what [`lift_insert_guards`] took down.
pub(super) fn put_up_insert_guards(conn: &Connection) -> rusqlite::Result<()> {
    insert_guards().try_for_each(|(_, sql)| conn.execute_batch(&sql))
}

fn insert_guards() -> impl Iterator<Item = (String, String)> {
    tables().filter(|def| def.logged).map(|def| {
        let [insert, ..] = guards_of(def);
        insert
    })
}

/// Entries of inserted rows that wait to be written many at a time.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Action, table and row of each, one behind the other.
    values: Vec<i64>,
}

/// Entries written by one statement.
const TOGETHER: usize = 64;

impl Waiting {
    /// Adds an entry; writes all when they are many.
    pub(super) fn inserted(&mut self, conn: &Connection, action: i64, number: i64, row: i64) -> rusqlite::Result<()> {
        self.values.extend([action, number, row]);
        if self.values.len() < 3 * TOGETHER { Ok(()) } else { self.write(conn) }
    }

    /// Writes those that wait.
    pub(super) fn write(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        let count = self.values.len() / 3;
        if count == 0 {
            return Ok(());
        }
        let mut sql = String::from("INSERT INTO change (action_id, tbl, row_id, op) VALUES (?, ?, ?, 0)");
        (1..count).for_each(|_| sql.push_str(", (?, ?, ?, 0)"));
        conn.prepare_cached(&sql)?.execute(params_from_iter(&self.values))?;
        self.values.clear();
        Ok(())
    }
}

/// Old values by column, as the log keeps them; what was empty is left out of a whole row.
pub(super) fn old_json<'v>(values: impl Iterator<Item = (&'static Column, &'v Sql)>) -> String {
    let values = values.map(|(column, value)| {
        let value = match value {
            Sql::Integer(number) => serde_json::Value::from(*number),
            Sql::Text(text) => serde_json::Value::from(text.as_str()),
            _ => serde_json::Value::Null,
        };
        (column.name.to_owned(), value)
    });
    serde_json::Value::Object(values.collect()).to_string()
}

/// Enters what was done to a row of the table with this number into the log.
pub(super) fn enter(conn: &Connection, action: i64, number: i64, row: i64, deed: &Deed<'_>) -> rusqlite::Result<()> {
    match deed {
        Deed::Inserted => {
            conn.prepare_cached("INSERT INTO change (action_id, tbl, row_id, op) VALUES (?1, ?2, ?3, 0)")?.execute((action, number, row))
        }
        Deed::Changed { op, account, old } => conn
            .prepare_cached("INSERT INTO change (action_id, tbl, row_id, op, account_id, old) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute((action, number, row, op, account, old)),
    }
    .map(drop)
}

/// What was done to a row.
pub(super) enum Deed<'a> {
    /// It was written for the first time.
    Inserted,
    /// It was updated, deleted or purged.
    Changed {
        /// [`UPDATED`], [`DELETED`] or [`PURGED`].
        op: i64,
        /// The account it belonged to.
        account: Option<i64>,
        /// The old values.
        old: Option<&'a str>,
    },
}

/// A log entry.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its place in the log.
    pub place: i64,
    /// The raw identifier of the action.
    pub action: i64,
    /// The table; none for one that a newer version knew.
    pub table: Option<Table>,
    /// The row.
    pub row: i64,
    /// [`INSERTED`], [`UPDATED`] or [`DELETED`].
    pub op: i64,
    /// The old values by column, as JSON; none for an insert and where they were purged.
    pub old: Option<String>,
}

impl Entry {
    /// Reads `id, action_id, tbl, row_id, op, old`.
    pub(super) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            place: row.get(0)?,
            action: row.get(1)?,
            table: Table::numbered(row.get(2)?),
            row: row.get(3)?,
            op: row.get(4)?,
            old: row.get(5)?,
        })
    }

    /// The old values by column.
    pub(super) fn old_values(&self) -> serde_json::Map<String, serde_json::Value> {
        self.old.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }
}
