//! Backups: whether one is overdue, of which the header tells, and making one beside the database.

use std::any::Any;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::{AsOf, id};
use crate::i18n::error::store_error;
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::store::{Error, Store, Table};

use super::App;
use super::command::Tag;
use super::notice::Weight;

/// The job that makes one.
pub(super) const BACKUP: Tag = Tag("loop-backup");

/// Copies the database.
#[derive(Debug)]
struct Copy(PathBuf);

/// What comes of it.
type Copied = (PathBuf, Result<(), Error>);

impl Task for Copy {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let copied = store.backup(&self.0, &mut |progress| watch.at(Stage::Write, progress.done, Some(progress.of)).is_ok());
        watch.check()?;
        let copied: Copied = (self.0, copied);
        Ok(Box::new(copied))
    }
}

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
    /// Copies the database into a file beside it.
    pub(super) fn back_up(&mut self) {
        match self.store.backup_beside() {
            Some(path) => self.start(self.stack.top().id, BACKUP, Box::new(Copy(path))),
            None => self.say(Weight::Hint, self.look.strings.shell_backup_of_memory()),
        }
    }

    /// Says where the copy is.
    pub(super) fn backed_up(&mut self, finished: &Finished) {
        match finished.found::<Copied>() {
            Some((path, Ok(()))) => {
                self.say(Weight::Done, self.look.strings.shell_backed_up(path.to_string_lossy()));
                self.stack.reload_all();
            }
            Some((_, Err(error))) => self.say(Weight::Error, store_error(error, self.store.zone(), &self.look.strings)),
            None => {}
        }
    }

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
