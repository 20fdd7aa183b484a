//! In which currency sums are told, and in which ones amounts are kept.

use std::collections::BTreeSet;

use super::action::{ActionKind, What};
use super::catalog::{Kind, Table, tables};
use super::error::Error;
use super::open::Store;
use super::row::Reader;
use crate::domain::Currency;

/// The setting that holds its code.
pub(super) const REPORTING: &str = "reporting_currency";

impl Reader<'_> {
    /// The currency in which sums are told: the one chosen, else the renminbi yuan.
    ///
    /// # Errors
    /// Those of the database.
    pub fn reporting_currency(&self) -> Result<Currency, Error> {
        Ok(self.setting(REPORTING)?.and_then(|code| Currency::new(&code).ok()).unwrap_or(Currency::CNY))
    }

    /// The currencies of all amounts that are kept. Reads every table that has amounts.
    ///
    /// # Errors
    /// Those of the database.
    pub fn currencies(&self) -> Result<BTreeSet<Currency>, Error> {
        let mut found = BTreeSet::new();
        for def in tables().filter(|def| def.table != Table::ExchangeRate) {
            for column in def.columns.iter().filter(|column| matches!(column.kind, Kind::Currency)) {
                let sql = format!("SELECT DISTINCT \"{0}\" FROM \"{1}\" WHERE \"{0}\" IS NOT NULL", column.name, def.name());
                let mut statement = self.conn.prepare_cached(&sql)?;
                for code in statement.query_map([], |row| row.get::<_, String>(0))? {
                    found.extend(Currency::new(&code?).ok());
                }
            }
        }
        Ok(found)
    }
}

impl Store {
    /// Tells sums in this currency from now on. Like every setting it is no part of the change log, and undo leaves it alone.
    ///
    /// # Errors
    /// Those of the database.
    pub fn report_in(&mut self, currency: Currency) -> Result<(), Error> {
        self.act(&What::new(ActionKind::Settings), |tx| tx.set(REPORTING, currency.code())).map(drop)
    }
}
