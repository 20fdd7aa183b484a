//! Bringing a database to the schema that this program knows, step by step, each step in one transaction.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::backup;
use super::error::Error;
use super::{file, log};

/// The file's mark in its header: `KAMD`.
pub(super) const APPLICATION_ID: i64 = 0x4B41_4D44;

/// Every step from one schema to the next, in order, as statements that begin with a comment on why. A released one is
/// never changed.
pub(super) const MIGRATIONS: &[&str] = &[include_str!("../../assets/migrations/0001_everything.sql")];

/// An upgrade that took place when the database was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migrated {
    /// The schema it had.
    pub from: i64,
    /// The schema it has now.
    pub to: i64,
    /// The copy of the file as it was.
    pub copy: PathBuf,
}

/// The schema that a list of steps leads to.
pub(super) fn newest(steps: &[&str]) -> i64 {
    i64::try_from(steps.len()).unwrap_or(i64::MAX)
}

/// The schema that a database has.
pub(super) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// The mark of the program that a database belongs to.
pub(super) fn application_id(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("PRAGMA application_id", [], |row| row.get(0))
}

/// Makes the schema in an empty database; a no-op if somebody else just did. `first_settings` runs in the same transaction.
pub(super) fn create(
    conn: &Connection,
    steps: &[&str],
    first_settings: impl FnOnce(&Connection) -> rusqlite::Result<()>,
) -> Result<(), Error> {
    let tx = rusqlite::Transaction::new_unchecked(conn, rusqlite::TransactionBehavior::Exclusive)?;
    if version(&tx)? == 0 {
        steps.iter().try_for_each(|step| tx.execute_batch(step))?;
        log::make_triggers(&tx)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", newest(steps))?;
        first_settings(&tx)?;
    }
    Ok(tx.commit()?)
}

/// Brings an older database up to date, after putting a copy beside it. Each step is a transaction of its own, so that an
/// interruption leaves a whole database of some schema.
pub(super) fn upgrade(conn: &mut Connection, path: &Path, steps: &[&str]) -> Result<Option<Migrated>, Error> {
    let from = version(conn)?;
    let to = newest(steps);
    if from >= to {
        return Ok(None);
    }
    let copy = file::free_name(path, &format!("schema-{from}"));
    backup::copy(conn, &copy, &mut |_| true)?;
    for (number, step) in (1..).zip(steps) {
        if number <= from {
            continue;
        }
        let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Exclusive)?;
        // Another program may have been quicker.
        if version(&tx)? < number {
            log::remove_triggers(&tx)?;
            tx.execute_batch(step)?;
            if number == to {
                log::make_triggers(&tx)?;
            }
            tx.pragma_update(None, "user_version", number)?;
        }
        tx.commit()?;
    }
    Ok(Some(Migrated { from, to, copy }))
}
