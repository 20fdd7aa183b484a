//! The group an account belongs to.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::domain::{AccountId, RowId};
use crate::store::catalog::Table;
use crate::store::error::Error;
use crate::store::row::{Reader, Row};

/// No group that is looked at whole has more accounts.
const MOST: usize = 200;

/// The parent that counts on a day: the latest word up to then.
fn parent_on(rows: &[Row], day: NaiveDate) -> Option<i64> {
    let known = rows.iter().filter(|row| row.date("as_of").is_some_and(|on| on <= day));
    known.max_by_key(|row| (row.date("as_of"), row.id))?.int("parent_id")
}

impl Reader<'_> {
    /// The accounts of a group on a day: its head, then those below it, level by level, the account itself among them. An
    /// account that stands alone is its own group. At most 200 are answered.
    ///
    /// # Errors
    /// Those of the database.
    pub fn group_of(&self, account: AccountId, day: NaiveDate) -> Result<Vec<AccountId>, Error> {
        let parent =
            |of: i64| -> Result<Option<i64>, Error> { Ok(parent_on(&self.rows_of(Table::AccountParent, AccountId::from_raw(of))?, day)) };
        let mut above = vec![account.raw()];
        let mut head = account.raw();
        while let Some(next) = parent(head)? {
            // Circles are refused where they are entered; one that is there all the same ends here.
            if above.contains(&next) || above.len() >= MOST {
                break;
            }
            above.push(next);
            head = next;
        }
        let mut group = vec![head];
        let mut at = 0;
        while let Some(of) = group.get(at).copied() {
            for row in self.rows_where(Table::AccountParent, &[("parent_id", AccountId::from_raw(of).into())])? {
                let Some(child) = row.int("account_id") else { continue };
                if group.len() < MOST && !group.contains(&child) && parent(child)? == Some(of) {
                    group.push(child);
                }
            }
            at += 1;
        }
        if !group.contains(&account.raw()) {
            group.push(account.raw());
        }
        Ok(group.into_iter().map(AccountId::from_raw).collect())
    }

    /// Whether on any day the account would stand below itself. Each day is looked at on which one of those above it came under
    /// another parent.
    ///
    /// # Errors
    /// Those of the database.
    pub(in crate::store) fn stands_below_itself(&self, account: AccountId) -> Result<bool, Error> {
        let mut days = BTreeSet::new();
        let mut known: HashMap<i64, Vec<Row>> = HashMap::new();
        let mut walked = BTreeSet::new();
        loop {
            let own = self.learn(&mut known, account.raw())?;
            days.extend(own.iter().filter_map(|row| row.date("as_of")));
            let Some(day) = days.iter().find(|day| !walked.contains(*day)).copied() else { return Ok(false) };
            walked.insert(day);
            let mut at = account.raw();
            for _ in 0..MOST {
                let rows = self.learn(&mut known, at)?;
                days.extend(rows.iter().filter_map(|row| row.date("as_of")));
                match parent_on(rows, day) {
                    Some(next) if next == account.raw() => return Ok(true),
                    Some(next) => at = next,
                    None => break,
                }
            }
        }
    }

    /// Words about the parent of an account, read once.
    fn learn<'k>(&self, known: &'k mut HashMap<i64, Vec<Row>>, of: i64) -> Result<&'k [Row], Error> {
        Ok(match known.entry(of) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(free) => free.insert(self.rows_of(Table::AccountParent, AccountId::from_raw(of))?),
        })
    }
}
