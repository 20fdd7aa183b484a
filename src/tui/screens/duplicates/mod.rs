//! Records that may be one and the same; Enter shows two of them side by side.

mod pair;

use std::any::Any;
use std::sync::Mutex;

use ratatui::layout::Size;

use crate::domain::{AccountId, Coded, RowId};
use crate::exchange::duplicates::{Candidate, find};
use crate::i18n::error::store_error;
use crate::i18n::label;
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::store::{Error, Store, Table};
use crate::tui::app::{Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, Weight};
use crate::tui::input::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

pub use pair::Pair;

/// The job that looks for them.
const FIND: Tag = Tag("duplicates-find");
/// So many pairs are shown; merging them lets the others move up.
const MOST: usize = 200;

/// Looks through all accounts and people.
#[derive(Debug)]
struct Find;

/// What [`Find`] found, to be taken once.
type Found = Mutex<Option<Result<Vec<Candidate>, Error>>>;

impl Task for Find {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let found = find(&store.read(), &mut |looked_at| watch.at(Stage::Check, looked_at, None).is_ok());
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }
}

/// The screen.
#[derive(Debug, Default)]
pub struct Duplicates {
    found: Vec<Candidate>,
    /// How many more there are than are shown.
    more: usize,
    /// Whether they were looked for to the end.
    looked: bool,
    /// Whether they are to be looked for.
    wanted: bool,
    /// Whether a job looks for them.
    looking: bool,
    page: PageState,
    size: Size,
}

impl Duplicates {
    fn lines(&self, look: &Look) -> Vec<Line<usize>> {
        let strings = &look.strings;
        if self.found.is_empty() {
            let room = usize::from(self.size.width.saturating_sub(2));
            let said = match (self.looking, self.looked) {
                (true, _) => strings.merge_looking(),
                (false, true) => strings.merge_none(),
                (false, false) => strings.merge_not_looked(),
            };
            return wrap(&said, room, look.widths).into_iter().map(|line| Line::text(line, Role::Dim)).collect();
        }
        let mut lines = Vec::new();
        for (n, one) in self.found.iter().enumerate() {
            let kind = Part::new(label(one.kind, strings), Role::Dim).in_cells(10);
            let names = format!("{} / {}", look.private(&one.keep.name), look.private(&one.gone.name));
            lines.push(Line::new(vec![kind, Part::new(names, Role::Text)]).on(n));
            lines.push(Line::text(format!("{:11}{}", "", strings.merge_reason(one.reason.code())), Role::Dim));
        }
        if self.more > 0 {
            lines.push(Line::text(strings.merge_more(self.more), Role::Dim));
        }
        lines
    }

    fn selected(&self, look: &Look) -> Option<&Candidate> {
        self.found.get(*self.page.target(&self.lines(look))?)
    }

    fn take(&mut self, finished: &Finished, look: &Look) -> Reply {
        self.looking = false;
        match finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
            Some(Ok(mut found)) => {
                self.more = found.len().saturating_sub(MOST);
                found.truncate(MOST);
                (self.found, self.looked) = (found, true);
                Reply::done()
            }
            Some(Err(error)) => Reply::one(Command::Say(Notice::new(Weight::Error, store_error(&error, look.as_of.zone, &look.strings)))),
            None => Reply::done(),
        }
    }
}

impl Screen for Duplicates {
    fn title(&self, look: &Look) -> String {
        look.strings.merge_title()
    }

    fn account(&self) -> Option<AccountId> {
        let at = self.page.row / 2;
        self.found.get(at).filter(|one| one.kind == Table::Account).map(|one| AccountId::from_raw(one.keep.id))
    }

    fn commits(&self, action: Action) -> bool {
        // Everything else asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        vec![Offer::unless(Action::Open, self.found.is_empty().then(|| look.strings.merge_none()))]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, _: &Reads<'_>) -> Result<(), Problem> {
        self.wanted = true;
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        // One at a time: what has changed meanwhile is looked through afterwards.
        if self.looking || !std::mem::take(&mut self.wanted) {
            return None;
        }
        self.looking = true;
        Some((FIND, Box::new(Find)))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Job(FIND, finished) = event {
            return self.take(finished, look);
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match (event, self.selected(look)) {
            (Event::Key { action: Some(Action::Open), .. }, Some(one)) => {
                Reply::one(Command::Open(Route::Merge(one.kind, one.keep.id, one.gone.id)))
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        page.settle(&lines, canvas.height());
        draw_page(canvas, &lines, &page, true, None);
        if self.found.is_empty() {
            canvas.cursor(0, 0);
        }
    }
}
