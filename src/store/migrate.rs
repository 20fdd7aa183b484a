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
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("../../assets/migrations/0001_everything.sql"),
    include_str!("../../assets/migrations/0002_guards.sql"),
    include_str!("../../assets/migrations/0003_account_alert.sql"),
    include_str!("../../assets/migrations/0004_library_entry.sql"),
];

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
        log::make_guards(&tx)?;
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
            log::remove_guards(&tx)?;
            tx.execute_batch(step)?;
            if number == to {
                log::make_guards(&tx)?;
            }
            tx.pragma_update(None, "user_version", number)?;
        }
        tx.commit()?;
    }
    Ok(Some(Migrated { from, to, copy }))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::open::{Options, Store};
    use super::super::{ActionKind, Table, What};
    use super::*;
    use crate::domain::FixedClock;

    /// A later schema: a table grows, every row is written, something is looked up by it.
    const LATER: &str = "-- Why: a test of the way from an older schema.
        ALTER TABLE product ADD COLUMN extra TEXT;
        UPDATE product SET extra = name || '!';
        CREATE INDEX product_by_extra ON product (extra);";

    fn options() -> Options {
        Options::new("li", Arc::new(FixedClock(crate::domain::Instant::default()))).create()
    }

    /// A database of the released schema with some rows, and its path.
    fn released() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("book.db");
        let mut store = Store::open(&path, &options()).unwrap();
        store
            .act::<_, Error>(&What::new(ActionKind::Create), |tx| {
                (0..500).try_for_each(|n| tx.insert(Table::Product, &[("name", format!("p{n}").into())]).map(drop))
            })
            .unwrap();
        (folder, path)
    }

    fn steps() -> Vec<&'static str> {
        MIGRATIONS.iter().copied().chain([LATER]).collect()
    }

    fn extras(conn: &Connection) -> i64 {
        conn.query_row("SELECT count(*) FROM product WHERE extra = name || '!'", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn every_released_schema_comes_up_to_date_with_a_copy_kept_aside() {
        let (_folder, path) = released();
        let mut conn = Connection::open(&path).unwrap();
        let migrated = upgrade(&mut conn, &path, &steps()).unwrap().unwrap();
        assert_eq!((migrated.from, migrated.to), (newest(MIGRATIONS), newest(MIGRATIONS) + 1));
        assert_eq!((version(&conn).unwrap(), extras(&conn)), (migrated.to, 500));
        assert!(conn.execute("UPDATE product SET name = 'x'", []).unwrap_err().to_string().contains("actions"), "the log is closed again");
        // The copy is the file as it was: it opens, and can itself be brought up to date.
        let copy = Store::open(&migrated.copy, &options()).unwrap();
        assert_eq!(copy.read().count(Table::Product).unwrap(), 500);
        assert!(copy.doctor(&mut |_| true).unwrap().is_empty());
        drop(copy);
        assert_eq!(upgrade(&mut conn, &path, &steps()).unwrap(), None);
        // A second upgrade of another file beside it finds another name for its copy.
        let mut second = Connection::open(&migrated.copy).unwrap();
        let again = upgrade(&mut second, &path, &steps()).unwrap().unwrap();
        assert_ne!(again.copy, migrated.copy);
    }

    #[test]
    fn a_step_that_fails_leaves_the_schema_before_it() {
        let (_folder, path) = released();
        let broken: Vec<&str> =
            MIGRATIONS.iter().copied().chain([LATER, "UPDATE product SET extra = ''; SELECT no_such_function();"]).collect();
        let mut conn = Connection::open(&path).unwrap();
        assert!(upgrade(&mut conn, &path, &broken).is_err());
        assert_eq!((version(&conn).unwrap(), extras(&conn)), (newest(MIGRATIONS) + 1, 500));
        drop(conn);
        let mut conn = Connection::open(&path).unwrap();
        assert_eq!(upgrade(&mut conn, &path, &steps()).unwrap(), None, "it has that schema already");
    }

    #[test]
    fn an_upgrade_interrupted_anywhere_leaves_a_whole_database() {
        let (_folder, path) = released();
        let mut finished = 0;
        for round in 0..50 {
            let mut conn = Connection::open(&path).unwrap();
            // Stops the work after so many instructions of SQLite's machine, a few more each round.
            let mut left = 1.3f64.powi(round) as u64;
            conn.progress_handler(
                50,
                Some(move || {
                    left = left.saturating_sub(1);
                    left == 0
                }),
            )
            .unwrap();
            let result = upgrade(&mut conn, &path, &steps());
            drop(conn);
            let conn = Connection::open(&path).unwrap();
            let whole: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
            assert_eq!(whole, "ok", "round {round}");
            match version(&conn).unwrap() - newest(MIGRATIONS) {
                0 => assert!(result.is_err(), "round {round}"),
                1 => {
                    assert_eq!(extras(&conn), 500, "round {round}");
                    finished += 1;
                }
                other => panic!("round {round}: schema {other}"),
            }
        }
        assert!((1..50).contains(&finished), "{finished} rounds found it finished");
    }

    #[test]
    fn every_file_of_migrations_is_a_step_in_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/migrations");
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert_eq!(files.len(), MIGRATIONS.len());
        for ((number, file), step) in (1..).zip(&files).zip(MIGRATIONS) {
            let name = file.file_name().unwrap().to_str().unwrap();
            assert!(name.starts_with(&format!("{number:04}_")), "{name}");
            assert_eq!(std::fs::read_to_string(file).unwrap(), *step);
            assert!(step.starts_with("-- Why: "), "{name} does not say why");
        }
    }
}
