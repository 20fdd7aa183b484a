//! Invoices and contracts of one account.

use super::chain::known;
use crate::domain::{AccountId, RowId};
use crate::scoring::receivables::{ContractEnd, Invoice, Payment};
use crate::store::catalog::Table;
use crate::store::error::Error;
use crate::store::row::Reader;

impl Reader<'_> {
    /// The invoices of an account with their payments, by the day they were issued.
    ///
    /// # Errors
    /// Those of the database.
    pub fn invoices(&self, account: AccountId) -> Result<Vec<Invoice>, Error> {
        let payments = self.rows_of(Table::Payment, account)?;
        Ok(known(&self.rows_of(Table::Invoice, account)?, |row| {
            let own = payments.iter().filter(|payment| payment.int("invoice_id") == Some(row.id));
            Some(Invoice {
                id: RowId::from_raw(row.id),
                amount: row.money("amount")?,
                issued_on: row.date("issued_on")?,
                due_on: row.date("due_on")?,
                void_on: row.date("void_on"),
                payments: own.filter_map(|payment| Some(Payment { on: payment.date("paid_on")?, minor: payment.int("amount")? })).collect(),
            })
        }))
    }

    /// The ends of an account's contracts that have one.
    ///
    /// # Errors
    /// Those of the database.
    pub fn contract_ends(&self, account: AccountId) -> Result<Vec<ContractEnd>, Error> {
        let outcomes = self.rows_of(Table::ContractOutcome, account)?;
        Ok(known(&self.rows_of(Table::Contract, account)?, |row| {
            let decided = outcomes.iter().filter(|outcome| outcome.int("contract_id") == Some(row.id));
            Some(ContractEnd {
                id: RowId::from_raw(row.id),
                ends_on: row.date("ends_on")?,
                decided_on: decided.filter_map(|outcome| outcome.date("decided_on")).min(),
                auto_renew: row.bool("auto_renew").unwrap_or(false),
            })
        }))
    }
}
