//! Search over everything written: words in the text of records, and names by pinyin or initials.

use crate::domain::search::{NameOf, Query, TextIndex, search_text};
use crate::domain::{AsOf, RowId};
use crate::store::search::{Found, Named};
use crate::store::{Error, Reader, Table};

/// Most names that one spelling finds.
const MOST_NAMES: usize = 20;

/// The names of all accounts and people, ready to be found by how they are spelled.
#[derive(Debug, Default)]
pub struct NameIndex {
    index: TextIndex,
    names: Vec<(Table, i64, String)>,
}

impl NameIndex {
    /// Reads all names. `go_on` is asked now and then, with how many are read.
    ///
    /// # Errors
    /// Those of the database; [`Error::Cancelled`].
    pub fn read(reader: &Reader<'_>, go_on: &mut dyn FnMut(u64) -> bool) -> Result<Self, Error> {
        let mut all = Self::default();
        for account in reader.account_names()? {
            let texts = [&account.name, &account.short_name, &account.reading];
            let shown = if account.short_name.is_empty() { account.name.clone() } else { account.short_name.clone() };
            all.push(Table::Account, account.id.raw(), shown, &texts.map(|text| search_text(text, NameOf::Organisation)), go_on)?;
        }
        for person in reader.person_names()? {
            let texts = [&person.name, &person.reading].map(|text| search_text(text, NameOf::Person));
            all.push(Table::Person, person.id.raw(), person.name, &texts, go_on)?;
        }
        Ok(all)
    }

    fn push(&mut self, table: Table, row: i64, name: String, texts: &[String], go_on: &mut dyn FnMut(u64) -> bool) -> Result<(), Error> {
        if self.names.len().is_multiple_of(1000) && !go_on(self.names.len() as u64) {
            return Err(Error::Cancelled);
        }
        self.index.push(&texts.concat());
        self.names.push((table, row, name));
        Ok(())
    }

    /// Those that are spelled so, accounts first.
    fn find(&self, text: &str) -> Vec<Named<'_>> {
        let query = Query::new(text);
        let mut found = self.index.matching(&query, None);
        if found.is_empty() {
            found = self.index.meant(&query);
        }
        let named = |(table, row, name): &'_ (Table, i64, String)| (*table, *row, name.len());
        let mut best: Vec<&(Table, i64, String)> = found.iter().filter_map(|row| self.names.get(row)).collect();
        // The shorter the name, the more of it was typed.
        best.sort_by_key(|one| {
            let (table, row, length) = named(one);
            (table != Table::Account, length, row)
        });
        best.into_iter().take(MOST_NAMES).map(|(table, row, name)| Named { table: *table, row: *row, name }).collect()
    }
}

/// Whether a text can be the spelling of a name: Latin letters only, two at least.
#[must_use]
pub fn may_spell(text: &str) -> bool {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    letters >= 2 && text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '\'' | '-' | '.'))
}

/// Every place that holds the text, grouped by account; with an index of names also the accounts and people that are spelled so, which
/// stand first. At most `limit` places of the text are read.
///
/// # Errors
/// Those of the database.
pub fn search(reader: &Reader<'_>, names: Option<&NameIndex>, text: &str, as_of: AsOf, limit: u32) -> Result<Vec<Found>, Error> {
    let found = reader.search(text, as_of, limit)?;
    match names.filter(|_| may_spell(text)) {
        Some(names) => reader.add_named(found, &names.find(text)),
        None => Ok(found),
    }
}
