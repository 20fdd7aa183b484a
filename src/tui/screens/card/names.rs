//! Who is called what, of those whom an account's records name.

use std::collections::BTreeMap;

use crate::domain::AccountId;
use crate::domain::text::one_line;
use crate::store::{Error, Reader, Table};
use crate::tui::widgets::Look;

/// Names of people and colleagues.
#[derive(Debug, Default)]
pub(super) struct Names {
    people: BTreeMap<i64, String>,
    colleagues: BTreeMap<i64, String>,
}

impl Names {
    /// Those who hold or held a post at the account, and all of ours.
    pub fn read(records: Reader<'_>, account: AccountId) -> Result<Self, Error> {
        let named = |table| -> Result<BTreeMap<i64, String>, Error> {
            let rows = if table == Table::Person { records.rows_of(table, account)? } else { records.all(table)? };
            Ok(rows.iter().map(|row| (row.id, row.text("name").unwrap_or_default().to_owned())).collect())
        };
        Ok(Self { people: named(Table::Person)?, colleagues: named(Table::Colleague)? })
    }

    /// Learns of people who never held a post here but are named all the same.
    pub fn learn(&mut self, records: Reader<'_>, people: impl IntoIterator<Item = i64>) -> Result<(), Error> {
        for person in people {
            if !self.people.contains_key(&person)
                && let Some(row) = records.row(Table::Person, person)?
            {
                self.people.insert(person, row.text("name").unwrap_or_default().to_owned());
            }
        }
        Ok(())
    }

    /// A person's name as stored; empty for nobody.
    pub fn person(&self, id: Option<i64>) -> &str {
        id.and_then(|id| self.people.get(&id)).map_or("", String::as_str)
    }

    /// A person's name as it may be shown.
    pub fn shown(&self, id: Option<i64>, look: &Look) -> String {
        one_line(&look.private(self.person(id))).into_owned()
    }

    /// A colleague's name as it may be shown.
    pub fn ours(&self, id: Option<i64>, look: &Look) -> String {
        let name = id.and_then(|id| self.colleagues.get(&id)).map_or("", String::as_str);
        one_line(&look.private(name)).into_owned()
    }
}
