//! Names from the store.

use chrono::NaiveDate;

use super::names::{AccountName, ColleagueName, NameBook, Names, PersonName};
use crate::domain::{AccountId, ColleagueId};
use crate::store::{Error, Reader, Store};

/// Everybody the store knows: the accounts at hand, people and colleagues read when asked for.
#[derive(Debug)]
pub struct Known<'s> {
    book: &'s NameBook,
    reader: Reader<'s>,
    me: Option<ColleagueId>,
}

impl<'s> Known<'s> {
    /// With a book that was made before; it stays right until an account is added or renamed. `me` is the colleague who records.
    #[must_use]
    pub const fn new(book: &'s NameBook, reader: Reader<'s>, me: Option<ColleagueId>) -> Self {
        Self { book, reader, me }
    }

    /// As the user of a store sees them.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of(book: &'s NameBook, store: &'s Store) -> Result<Self, Error> {
        Ok(Self::new(book, store.read(), store.me()?))
    }
}

impl NameBook {
    /// All accounts of the store.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(reader: &Reader<'_>) -> Result<Self, Error> {
        let found = reader.account_names()?;
        let readings: std::collections::HashMap<AccountId, String> =
            found.iter().filter(|account| !account.reading.is_empty()).map(|account| (account.id, account.reading.clone())).collect();
        let accounts = found
            .into_iter()
            .map(|account| AccountName {
                id: account.id,
                name: account.name,
                short_name: account.short_name,
                credit_code: account.credit_code,
            })
            .collect();
        Ok(Self::new(accounts, |id| readings.get(&id).cloned()))
    }
}

impl Names for Known<'_> {
    type Error = Error;

    fn book(&self) -> &NameBook {
        self.book
    }

    fn people(&self, account: AccountId, on: NaiveDate) -> Result<Vec<PersonName>, Error> {
        let holders = self.reader.holders(account, on)?;
        Ok(holders.into_iter().map(|one| PersonName { id: one.person, post: one.post, name: one.name, title: one.title }).collect())
    }

    /// All but the one who records: that one takes part anyway.
    fn colleagues(&self) -> Result<Vec<ColleagueName>, Error> {
        let others = self.reader.colleagues_here()?.into_iter().filter(|(id, _)| Some(*id) != self.me);
        Ok(others.map(|(id, name)| ColleagueName { id, name }).collect())
    }
}
