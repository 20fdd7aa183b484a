//! What is out of the way while thousands of rows are inserted in one transaction, in which nobody else can write: the guards of
//! inserts, and in a database that is still empty the indexes, which are made faster from all rows at once.

use rusqlite::Connection;

use super::catalog::tables;
use super::log;

/// Whether work looks up rows by anything but their identifiers. If so, the indexes stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// It only inserts, or reads whole tables that are small.
    Nothing,
    /// It looks for rows.
    Rows,
}

/// Entries of the log up to which a database counts as empty.
const FEW: i64 = 2000;

/// What was taken away, and has to come back.
#[derive(Debug)]
pub(super) struct Cleared {
    /// The statements that make the indexes.
    indexes: Vec<String>,
}

/// Clears the way; `entries` is how long the log is.
pub(super) fn clear(conn: &Connection, reads: Reads, entries: i64) -> rusqlite::Result<Cleared> {
    log::lift_insert_guards(conn)?;
    let mut indexes = Vec::new();
    if reads == Reads::Nothing && entries <= FEW {
        for (name, sql) in indexes_of_rows(conn)? {
            conn.execute_batch(&format!("DROP INDEX \"{name}\""))?;
            indexes.push(sql);
        }
    }
    Ok(Cleared { indexes })
}

impl Cleared {
    /// Puts everything back.
    pub(super) fn restore(self, conn: &Connection) -> rusqlite::Result<()> {
        self.indexes.iter().try_for_each(|sql| conn.execute_batch(sql))?;
        log::put_up_insert_guards(conn)
    }
}

/// Name and statement of each index of the log and of the catalog's tables; those that come with a constraint have none.
fn indexes_of_rows(conn: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = conn.prepare("SELECT name, sql, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
    let found: Vec<(String, String, String)> = found.collect::<rusqlite::Result<_>>()?;
    let of_rows = found.into_iter().filter(|(_, _, table)| table == "change" || tables().any(|def| def.name() == table));
    Ok(of_rows.map(|(name, sql, _)| (name, sql)).collect())
}
