//! Where the day's list comes from: a job gathers it; until it is there, what is kept beside the summaries is shown.

use std::any::Any;
use std::sync::Mutex;

use crate::domain::AsOf;
use crate::exchange::today::questions::{self, Asking};
use crate::exchange::today::{self, Day};
use crate::jobs::{Cancelled, Stage, Task, Watch};
use crate::store::{Error, Store};

/// Gathers what is due.
#[derive(Debug)]
pub(super) struct ReadDay {
    pub as_of: AsOf,
}

/// What [`ReadDay`] found, to be taken once, and the instant it was found for.
pub(super) type Found = Mutex<Option<Result<(Day, Vec<Asking>, AsOf), Error>>>;

impl Task for ReadDay {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let mut go_on = |progress: crate::store::summary::Progress| watch.at(Stage::Compute, progress.done, Some(progress.of)).is_ok();
        let found = today::read(store.read(), &store.calendar(), self.as_of, &mut go_on)
            .and_then(|day| Ok((day, questions::read(store.read(), self.as_of, &mut go_on)?, self.as_of)));
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}
