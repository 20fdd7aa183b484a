//! Copies of a whole database while it is in use, and the way back.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::error::Error;
use super::file;

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
        match backup.step(PAGES_A_STEP)? {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked if tries >= MOST_TRIES => return Err(Error::Busy),
            StepResult::Busy | StepResult::Locked => tries += 1,
            _ => tries = 0,
        }
        let progress = backup.progress();
        let of = u64::try_from(progress.pagecount).unwrap_or(0);
        let done = of.saturating_sub(u64::try_from(progress.remaining).unwrap_or(0));
        if !go_on(Progress { done, of }) {
            return Err(Error::Cancelled);
        }
    }
}
