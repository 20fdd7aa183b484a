//! Copies of a whole database while it is in use, and the way back.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::Error;
use super::open::{Options, Store};
use super::{doctor, file};

/// Pages copied between two looks at the cancel flag: 4 MB.
const PAGES_A_STEP: i32 = 1024;
/// How often a copy that is locked out tries again, each time after the connection's own patience.
const MOST_TRIES: u32 = 5;

/// How far a copy is, in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Done.
    pub done: u64,
    /// In all; it may grow while somebody writes.
    pub of: u64,
}

/// Copies the database into a new file, 0600, that appears under its name only when it is whole. `go_on` is told how far it
/// is and answers whether to go on.
///
/// # Errors
/// [`Error::Cancelled`], a full disk, a target that exists, those of the database.
pub(super) fn copy(from: &Connection, into: &Path, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<(), Error> {
    let part = file::Part::beside(into)?;
    let mut target = Connection::open(part.path())?;
    // The copy is renamed when it is whole: a journal of its own would only cost time.
    target.pragma_update(None, "journal_mode", "OFF")?;
    target.pragma_update(None, "synchronous", "OFF")?;
    run(from, &mut target, go_on)?;
    // The header of a database in WAL mode would ask for a WAL that is not there.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    target.close().map_err(|(_, error)| error)?;
    part.finish(into)
}

fn run(from: &Connection, into: &mut Connection, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<(), Error> {
    let backup = Backup::new(from, into)?;
    let mut tries = 0;
    loop {
        let progress = backup.progress();
        let of = u64::try_from(progress.pagecount).unwrap_or(0);
        let done = of.saturating_sub(u64::try_from(progress.remaining).unwrap_or(0));
        if !go_on(Progress { done, of }) {
            return Err(Error::Cancelled);
        }
        match backup.step(PAGES_A_STEP)? {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked if tries >= MOST_TRIES => return Err(Error::Busy),
            StepResult::Busy | StepResult::Locked => tries += 1,
            _ => tries = 0,
        }
    }
}

/// The setting that holds the instant of the last backup, in Unix milliseconds.
pub(super) const LAST_BACKUP: &str = "last_backup";

/// A database that was put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The file as it was before, kept aside; none if there was none.
    pub kept: Option<PathBuf>,
}

impl Store {
    /// Copies the whole database, as it is at this moment, into a new file that only its owner may read. Writers beside it go on.
    /// `go_on` is told how far it is and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; the target exists; the disk is full; those of the database.
    pub fn backup(&self, into: &Path, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<(), Error> {
        {
            // One snapshot for all of it: without, each write beside it would make the copy start over.
            let snapshot = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
            snapshot.query_row("SELECT count(*) FROM setting", [], |_| Ok(()))?;
            copy(&snapshot, into, go_on)?;
        }
        if !self.is_read_only() {
            // The copy is good also where nobody can be told when it was made.
            let said = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
            drop(self.conn.execute(said, (LAST_BACKUP, self.now().timestamp_millis().to_string())));
        }
        Ok(())
    }

    /// Where a backup goes unless somebody says otherwise: beside the file, with the time in its name; none for a database in memory.
    #[must_use]
    pub fn backup_beside(&self) -> Option<PathBuf> {
        let path = self.path()?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let at = self.now().with_timezone(&self.zone().0).format("%Y%m%d-%H%M%S");
        Some(path.with_file_name(format!("{stem}-{at}.db")))
    }

    /// When the last backup was made.
    ///
    /// # Errors
    /// Those of the database.
    pub fn last_backup(&self) -> Result<Option<crate::domain::Instant>, Error> {
        let found = self.read().setting(LAST_BACKUP)?;
        Ok(found.and_then(|ms| ms.parse().ok()).and_then(chrono::DateTime::from_timestamp_millis))
    }

    /// Puts a backup in the place of a database. The backup is checked first; the file that stood there is kept aside, whatever
    /// state it is in.
    ///
    /// # Errors
    /// The backup is damaged, of another program or of a newer version; another program has the database open; the disk is full.
    pub fn restore(from: &Path, into: &Path, options: &Options, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Restored, Error> {
        let source = Self::look_into(from, options)?;
        doctor::must_be_whole(&source)?;
        let target_exists = file::is_there(into)?;
        if target_exists {
            file::settle(into, options)?;
        }
        let part = file::Part::beside(&file::free_name(into, "restored"))?;
        {
            let mut target = Connection::open(part.path())?;
            run(&source, &mut target, go_on)?;
            target.pragma_update(None, "journal_mode", "DELETE")?;
            target.close().map_err(|(_, error)| error)?;
        }
        let kept = if target_exists { Some(file::set_aside(into)?) } else { None };
        if let Err(error) = part.finish(into) {
            if let Some(kept) = &kept {
                // Better the old one than none.
                fs::rename(kept, into).map_err(|error| Error::at(into, error))?;
            }
            return Err(error);
        }
        Ok(Restored { kept })
    }
}
