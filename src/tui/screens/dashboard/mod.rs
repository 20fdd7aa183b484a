//! The health dashboard: how the portfolio stands and moves, what is worst and what falls, the figures off target; every number opens its list.

mod lines;

use std::any::Any;
use std::sync::Mutex;

use ratatui::layout::Size;

use crate::domain::{AccountId, AsOf};
use crate::exchange::board::{self, Board, Named};
use crate::i18n::error::store_error;
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::store::summary::Progress;
use crate::store::{Error, Store};
use crate::tui::app::{Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, Topic, Weight};
use crate::tui::input::{Action, Context};
use crate::tui::widgets::{Canvas, Look, PageState, draw_page};

const READ: Tag = Tag("dashboard-read");
/// Accounts shown while the rest is counted.
const FIRST: u32 = 5;

/// What the cursor can be on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// An account.
    Account(AccountId),
    /// The accounts that pass a filter.
    List(String),
    /// A figure, by its place.
    Figure(usize),
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

/// The screen.
#[derive(Debug, Default)]
pub struct Dashboard {
    board: Option<Board>,
    /// The first accounts of the kept summaries, and the open alerts kept, until all is counted.
    first: Vec<Named>,
    alerts: u64,
    all_figures: bool,
    page: PageState,
    size: Size,
    counted: Option<(i64, chrono::NaiveDate, bool)>,
    wanted: Option<AsOf>,
    reading: bool,
}

impl Dashboard {
    fn target(&self, look: &Look) -> Option<Target> {
        let lines = self.lines(look);
        let mut page = self.page;
        page.settle(&lines, self.size.height);
        page.target(&lines).cloned()
    }

    fn open(&self, look: &Look) -> Reply {
        match self.target(look) {
            Some(Target::Account(account)) => Reply::one(Command::Open(Route::account(account))),
            Some(Target::List(filter)) => Reply::one(Command::Open(Route::Narrowed(filter))),
            Some(Target::Figure(_)) => self.explain(look),
            None => Reply::Unused,
        }
    }

    /// Says how a figure is defined and what it leaves out.
    fn explain(&self, look: &Look) -> Reply {
        match self.target(look) {
            Some(Target::Account(account)) => Reply::one(Command::Open(Route::Why(account, Topic::Health))),
            Some(Target::Figure(number)) => match self.board.as_ref().and_then(|board| board.figures.kpis.get(number)) {
                Some(kpi) => Reply::one(Command::hint(lines::definition(kpi, look))),
                None => Reply::Unused,
            },
            _ => Reply::Unused,
        }
    }

    fn found(&mut self, finished: &Finished, look: &Look) -> Reply {
        self.reading = false;
        match finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
            Some(Ok((board, as_of))) if (as_of.day, as_of.past) == (look.as_of.day, look.as_of.past) => self.board = Some(board),
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                return Reply::one(Command::Say(Notice::new(Weight::Error, said)));
            }
            Some(Ok(_)) => self.counted = None,
            None => return Reply::done(),
        }
        if self.wanted.is_some() || self.counted.is_none() { Reply::one(Command::Reload) } else { Reply::done() }
    }
}

impl Screen for Dashboard {
    fn title(&self, look: &Look) -> String {
        look.strings.dashboard_title()
    }

    fn status(&self, look: &Look) -> String {
        if self.reading { look.strings.dashboard_reading() } else { String::new() }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.target(look).is_none().then(|| look.strings.dashboard_reading());
        vec![Offer::unless(Action::Open, nothing.clone()), Offer::unless(Action::Why, nothing), Offer::ready(Action::NextPane)]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        let now = (records.log_place().map_err(problem)?, reads.as_of.day, reads.as_of.past);
        if self.counted == Some(now) {
            return Ok(());
        }
        if self.counted.is_some_and(|(_, day, past)| (day, past) != (now.1, now.2)) {
            self.board = None;
        }
        self.counted = Some(now);
        self.wanted = Some(reads.as_of);
        self.first.clear();
        if self.board.is_none() && !reads.as_of.past {
            self.first = records.summary_page(None, FIRST).map_err(problem)?.iter().map(Named::of).collect();
            self.alerts = records.kept_alert_count().map_err(problem)?;
        }
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        // What is wanted while a count runs is counted when it has ended.
        let as_of = self.wanted.take_if(|_| !self.reading)?;
        self.reading = true;
        Some((READ, Box::new(Count { as_of })))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Job(READ, finished) = event {
            return self.found(finished, look);
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open), .. } => self.open(look),
            Event::Key { action: Some(Action::Why), .. } => self.explain(look),
            Event::Key { action: Some(Action::NextPane | Action::PreviousPane), .. } => {
                self.all_figures = !self.all_figures;
                Reply::done()
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        page.settle(&lines, canvas.height());
        canvas.cursor(0, 0);
        draw_page(canvas, &lines, &page, true, None);
    }
}
