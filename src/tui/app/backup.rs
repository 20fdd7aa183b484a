//! Whether a backup is overdue: the header says so.

use chrono::NaiveDate;

use crate::domain::{AsOf, id};
use crate::store::{Error, Store, Table};

use super::App;

/// A backup older than so many days is told of.
const OLD_AFTER: i64 = 14;

/// What is known of the last backup, and when it was asked for.
#[derive(Debug, Default)]
pub(super) struct Due {
    /// Days since the last backup, or since the first record where there is none; none while that is not long.
    pub(super) days: Option<i64>,
    /// On which day, and after which writing of others, this was read.
    read: Option<(NaiveDate, i64)>,
}

impl App {
    /// Learns how old the last backup is; once a day, and when another program has written, as a backup does.
    pub(super) fn remember_backup(&mut self, today: AsOf) {
        let now = Some((today.day, self.others));
        if self.backup_due.read != now {
            // What cannot be read is told by the screens that read records.
            self.backup_due = Due { days: days_without(&self.store, today).unwrap_or(None), read: now };
        }
    }
}

/// Days without a backup of a database in a file, if they are many.
fn days_without(store: &Store, today: AsOf) -> Result<Option<i64>, Error> {
    if store.path().is_none() {
        return Ok(None);
    }
    let since = match store.last_backup()? {
        Some(at) => Some(at),
        // Whoever writes first is entered as a colleague with it.
        None => store.read().all(Table::Colleague)?.first().and_then(|first| id::made_at(first.id)),
    };
    Ok(since.map(|at| today.age_days(today.zone.day_of(at))).filter(|days| *days > OLD_AFTER))
}
