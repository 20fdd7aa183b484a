//! Settings that belong to the database, not to a person's configuration.

use rusqlite::OptionalExtension;

use super::error::Error;
use super::row::Reader;
use super::tx::Tx;
use crate::domain::Zone;

impl Reader<'_> {
    /// A setting, if it was ever made.
    ///
    /// # Errors
    /// Those of the database.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        Ok(self.conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()?)
    }

    /// The time zone that the database was made with.
    ///
    /// # Errors
    /// Those of the database.
    pub fn zone(&self) -> Result<Zone, Error> {
        let name = self.setting("zone")?.unwrap_or_default();
        Zone::named(&name).ok_or_else(|| Error::Damaged(format!("the time zone {name:?} is unknown")))
    }
}

impl Tx<'_> {
    /// Makes a setting. It is no part of the change log, and undo leaves it alone.
    ///
    /// # Errors
    /// Those of the database.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), Error> {
        self.conn
            .prepare_cached("INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?
            .execute((key, value))?;
        self.stale = true;
        Ok(())
    }
}
