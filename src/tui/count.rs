//! The state of the portfolio, counted beside the screen and handed from the screen that has it to the one that shows a part of it.

use std::any::Any;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use crate::domain::AsOf;
use crate::exchange::board::{self, Board};
use crate::i18n::error::store_error;
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::store::summary::Progress;
use crate::store::{Error, Store};
use crate::tui::app::{Command, Notice, Problem, Reads, Reply, Tag, Weight};
use crate::tui::widgets::Look;

/// Of what a count was made: the place of the log, the day, and whether that is past.
type Stand = (i64, NaiveDate, bool);

/// A count, and of what it was made.
#[derive(Debug, Clone)]
pub struct Counted {
    board: Arc<Board>,
    /// None while it is being counted anew.
    stand: Option<Stand>,
}

/// Counts the portfolio.
#[derive(Debug)]
struct Count {
    as_of: AsOf,
}

type Found = Mutex<Option<Result<(Board, AsOf), Error>>>;

impl Task for Count {
    fn run(self: Box<Self>, mut store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let mut go_on = |progress: Progress| watch.at(Stage::Compute, progress.done, Some(progress.of)).is_ok();
        let found = board::read(&mut store, self.as_of, &mut go_on).map(|board| (board, self.as_of));
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}

/// What a screen knows of the state of the portfolio, and whether it is being counted anew.
#[derive(Debug, Default)]
pub struct Counting {
    board: Option<Arc<Board>>,
    /// What the screen is to show.
    stand: Option<Stand>,
    wanted: Option<AsOf>,
    reading: bool,
}

impl Counting {
    /// Begins with what another screen has counted.
    #[must_use]
    pub fn from(counted: Option<Counted>) -> Self {
        let (board, stand) = counted.map(|counted| (counted.board, counted.stand)).unzip();
        Self { board, stand: stand.flatten(), ..Self::default() }
    }

    /// What was counted last for the day that is looked at.
    #[must_use]
    pub fn board(&self) -> Option<&Board> {
        self.board.as_deref()
    }

    /// Whether it is being counted.
    #[must_use]
    pub const fn is_reading(&self) -> bool {
        self.reading
    }

    /// For a screen that shows a part of it.
    #[must_use]
    pub fn counted(&self) -> Option<Counted> {
        let settled = !self.reading && self.wanted.is_none();
        Some(Counted { board: self.board.clone()?, stand: self.stand.filter(|_| settled) })
    }

    /// Sees whether the records or the day changed; whether it is to be counted anew.
    ///
    /// # Errors
    /// Those of the database, for a person.
    pub fn load(&mut self, reads: &Reads<'_>) -> Result<bool, Problem> {
        let place = reads.records.log_place().map_err(|error| reads.problem(&error))?;
        let now = (place, reads.as_of.day, reads.as_of.past);
        if self.stand == Some(now) {
            return Ok(false);
        }
        if self.stand.is_some_and(|(_, day, past)| (day, past) != (now.1, now.2)) {
            self.board = None;
        }
        self.stand = Some(now);
        self.wanted = Some(reads.as_of);
        Ok(true)
    }

    /// The job that counts, if one is to be started. What is wanted while a count runs is counted when it has ended.
    pub fn work(&mut self, tag: Tag) -> Option<(Tag, Box<dyn Task>)> {
        let as_of = self.wanted.take_if(|_| !self.reading)?;
        self.reading = true;
        Some((tag, Box::new(Count { as_of })))
    }

    /// Takes what the job found.
    pub fn found(&mut self, finished: &Finished, look: &Look) -> Reply {
        self.reading = false;
        match finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
            Some(Ok((board, as_of))) if (as_of.day, as_of.past) == (look.as_of.day, look.as_of.past) => self.board = Some(Arc::new(board)),
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                return Reply::one(Command::Say(Notice::new(Weight::Error, said)));
            }
            Some(Ok(_)) => self.stand = None,
            None => return Reply::done(),
        }
        if self.wanted.is_some() || self.stand.is_none() { Reply::one(Command::Reload) } else { Reply::done() }
    }
}
