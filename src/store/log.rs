//! The change log's triggers, made from the catalog: for each row written, which action wrote it and what the changed
//! columns held before. The new value is the next entry's old one, or stands in the row.

use std::fmt::Write as _;

use rusqlite::Connection;

use super::catalog::{AccountPath, Column, Table, TableDef, tables};

/// What a log entry says was done to the row.
pub(super) const INSERTED: i64 = 0;
/// See [`INSERTED`].
pub(super) const UPDATED: i64 = 1;
/// See [`INSERTED`].
pub(super) const DELETED: i64 = 2;

/// Entered by hand: the row's old values were wiped out of the log. See [`INSERTED`].
pub(super) const PURGED: i64 = 3;

/// What every trigger says when no action is open, so that somebody who opens the file with another tool understands.
pub(super) const NO_ACTION: &str = "this database is written through the actions of its program only";

/// The account of a row, as an SQL expression over `row` (`OLD`, or a table's name); `NULL` where there is none or several.
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

fn triggers_of(def: &TableDef) -> [(String, String); 3] {
    let (name, number) = (def.name(), def.number);
    let running = format!("coalesce((SELECT action_id FROM running), RAISE(ABORT, '{NO_ACTION}'))");
    let changed = |column: &Column| format!("OLD.\"{0}\" IS NOT NEW.\"{0}\"", column.name);
    let any = def.columns.iter().map(changed).collect::<Vec<_>>().join(" OR ");
    let mut old = String::from("'{' || substr(");
    for (index, column) in def.columns.iter().enumerate() {
        let glue = if index == 0 { "" } else { " || " };
        let _ = write!(old, "{glue}iif({}, ',\"{1}\":' || json_quote(OLD.\"{1}\"), '')", changed(column), column.name);
    }
    old.push_str(", 2) || '}'");
    let whole = def.columns.iter().map(|column| format!("'{0}', OLD.\"{0}\"", column.name)).collect::<Vec<_>>().join(", ");
    let account = account_of(def, "OLD");
    let insert = format!(
        "CREATE TRIGGER \"log_{name}_insert\" AFTER INSERT ON \"{name}\" BEGIN \
         INSERT INTO change (action_id, tbl, row_id, op) VALUES ({running}, {number}, NEW.id, {INSERTED}); END"
    );
    let update = format!(
        "CREATE TRIGGER \"log_{name}_update\" AFTER UPDATE ON \"{name}\" WHEN {any} BEGIN \
         INSERT INTO change (action_id, tbl, row_id, op, account_id, old) \
         VALUES ({running}, {number}, OLD.id, {UPDATED}, {account}, {old}); END"
    );
    let delete = format!(
        "CREATE TRIGGER \"log_{name}_delete\" AFTER DELETE ON \"{name}\" BEGIN \
         INSERT INTO change (action_id, tbl, row_id, op, account_id, old) \
         VALUES ({running}, {number}, OLD.id, {DELETED}, {account}, json_object({whole})); END"
    );
    [(format!("log_{name}_insert"), insert), (format!("log_{name}_update"), update), (format!("log_{name}_delete"), delete)]
}

/// Every trigger of the log by name, with the statement that makes it.
pub(super) fn triggers() -> impl Iterator<Item = (String, String)> {
    tables().filter(|def| def.logged).flat_map(triggers_of)
}

/// Takes the triggers away, so that a migration may write.
pub(super) fn remove_triggers(conn: &Connection) -> rusqlite::Result<()> {
    let names: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'log_*'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names.iter().try_for_each(|name| conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")))
}

/// Makes the triggers that the catalog asks for.
pub(super) fn make_triggers(conn: &Connection) -> rusqlite::Result<()> {
    triggers().try_for_each(|(_, sql)| conn.execute_batch(&sql))
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
