//! The names of all accounts, read by a job when a form is to choose among them.

use std::any::Any;
use std::sync::Mutex;

use super::Card;
use crate::domain::RowId;
use crate::jobs::{Cancelled, Finished, Task, Watch};
use crate::store::{Error, Store};
use crate::tui::app::{Reply, Tag};
use crate::tui::forms::record::Entering;
use crate::tui::widgets::Look;

/// The job.
pub(super) const NAMES: Tag = Tag("card-names");

/// Reads the names.
#[derive(Debug)]
struct ReadNames;

/// What it found, to be taken once.
type Found = Mutex<Option<Result<Vec<(i64, String)>, Error>>>;

impl Task for ReadNames {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let read = store.read().account_names();
        watch.check()?;
        let found: Found = Mutex::new(Some(read.map(|names| names.into_iter().map(|one| (one.id.raw(), one.name)).collect())));
        Ok(Box::new(found))
    }
}

/// A form that waits for the names.
#[derive(Debug, Default)]
pub(super) struct Awaiting {
    form: Option<Box<dyn Entering>>,
    /// Whether the job is still to be started.
    due: bool,
}

impl Awaiting {
    /// Whether the job is to be started.
    pub const fn is_due(&self) -> bool {
        self.due
    }

    /// The job, once.
    pub fn start(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        std::mem::take(&mut self.due).then(|| -> (Tag, Box<dyn Task>) { (NAMES, Box::new(ReadNames)) })
    }
}

impl Card {
    /// Keeps a form until the names are there.
    pub(super) fn await_names(&mut self, form: Box<dyn Entering>) -> Reply {
        self.awaiting = Awaiting { form: Some(form), due: true };
        Reply::done()
    }

    /// Opens the form that waited.
    pub(super) fn names_read(&mut self, finished: &Finished, look: &Look) -> Reply {
        let Some(mut form) = self.awaiting.form.take() else { return Reply::done() };
        match finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
            Some(Ok(names)) => {
                form.among(&names, look);
                self.open_form(form, look)
            }
            Some(Err(error)) => {
                let said = crate::i18n::error::store_error(&error, look.as_of.zone, &look.strings);
                Reply::one(crate::tui::app::Command::hint(said))
            }
            None => Reply::done(),
        }
    }
}
