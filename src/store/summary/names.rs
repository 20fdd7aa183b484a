//! Names of rows that summaries refer to.

use std::collections::HashMap;

use crate::store::error::Error;
use crate::store::row::Reader;

/// Names of rows that others refer to, each read once.
pub(super) struct Names<'c> {
    reader: Reader<'c>,
    sql: &'static str,
    known: HashMap<i64, String>,
}

impl<'c> Names<'c> {
    /// Names of our people.
    pub(super) fn of_colleagues(reader: Reader<'c>) -> Self {
        Self::new(reader, "SELECT name FROM colleague WHERE id = ?1")
    }

    /// Names of customers as lists show them.
    pub(super) fn of_accounts(reader: Reader<'c>) -> Self {
        Self::new(reader, "SELECT coalesce(short_name, name) FROM account WHERE id = ?1")
    }

    fn new(reader: Reader<'c>, sql: &'static str) -> Self {
        Self { reader, sql, known: HashMap::new() }
    }

    /// The name; empty without a row.
    pub(super) fn of(&mut self, id: Option<i64>) -> Result<String, Error> {
        let Some(id) = id else { return Ok(String::new()) };
        if let Some(name) = self.known.get(&id) {
            return Ok(name.clone());
        }
        let mut statement = self.reader.conn.prepare_cached(self.sql)?;
        let name: String = statement.query_map([id], |row| row.get(0))?.next().transpose()?.unwrap_or_default();
        self.known.insert(id, name.clone());
        Ok(name)
    }
}
