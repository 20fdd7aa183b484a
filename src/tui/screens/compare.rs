//! The portfolio, or one account, on two days: what changed between them, in words.

use std::any::Any;
use std::sync::Mutex;

use chrono::NaiveDate;
use ratatui::layout::Size;

use crate::domain::{AccountId, AsOf, Coded};
use crate::exchange::compare::account::{About, Between, Change, changes};
use crate::exchange::compare::{self, Comparison};
use crate::i18n::error::store_error;
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::store::summary::Progress;
use crate::store::{Error, Store, Table};
use crate::tui::app::{Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, Weight};
use crate::tui::input::Action;
use crate::tui::shown_compare;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

const READ: Tag = Tag("compare-read");

/// Puts the portfolio of two days side by side.
#[derive(Debug)]
struct Read {
    earlier: AsOf,
    later: AsOf,
}

type Found = Mutex<Option<Result<(Comparison, NaiveDate, NaiveDate), Error>>>;

impl Task for Read {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let mut go_on = |progress: Progress| watch.at(Stage::Compute, progress.done, Some(progress.of)).is_ok();
        let found = compare::between(store.read(), &store.calendar(), self.earlier, self.later, &mut go_on);
        watch.check()?;
        let found: Found = Mutex::new(Some(found.map(|found| (found, self.earlier.day, self.later.day))));
        Ok(Box::new(found))
    }
}

/// What is shown.
#[derive(Debug)]
enum Shown {
    Portfolio(Comparison),
    /// As it is, and under the veil.
    Account([Vec<Change>; 2]),
}

/// The screen.
#[derive(Debug)]
pub struct Compare {
    account: Option<AccountId>,
    name: String,
    /// The other day.
    with: NaiveDate,
    days: Option<(AsOf, AsOf)>,
    shown: Option<Shown>,
    /// Also accounts of which only the score moved.
    all: bool,
    page: PageState,
    size: Size,
    wanted: Option<Read>,
}

impl Compare {
    /// The day that is looked at against another one.
    #[must_use]
    pub fn new(account: Option<AccountId>, with: NaiveDate) -> Self {
        Self {
            account,
            name: String::new(),
            with,
            days: None,
            shown: None,
            all: false,
            page: PageState::default(),
            size: Size::default(),
            wanted: None,
        }
    }

    fn names(&self, look: &Look) -> [String; 2] {
        let now = |on: &AsOf| if on.past { on.day.to_string() } else { look.strings.compare_until_now(on.day.to_string()) };
        self.days.as_ref().map(|(earlier, later)| [now(earlier), now(later)]).unwrap_or_default()
    }

    fn lines(&self, look: &Look) -> Vec<Line<AccountId>> {
        let strings = &look.strings;
        let width = self.size.width;
        let [earlier, later] = self.names(look);
        let mut lines = vec![Line::text(strings.compare_title(&earlier, &later), Role::Title), Line::blank()];
        match &self.shown {
            None => lines.push(Line::text(strings.compare_reading(), Role::Dim)),
            Some(Shown::Portfolio(comparison)) => {
                let days = self.days.as_ref().map(|(earlier, later)| [earlier.day.to_string(), later.day.to_string()]).unwrap_or_default();
                lines.extend(shown_compare::totals([&comparison.before, &comparison.after], days, look));
                lines.push(Line::blank());
                lines.push(Line::heading(strings.compare_column_moved()));
                lines.extend(shown_compare::moved(&comparison.moved, self.all, width, look, |account| account));
            }
            Some(Shown::Account([plain, veiled])) => {
                let changes = if look.veil { veiled } else { plain };
                if changes.is_empty() {
                    lines.push(Line::text(strings.compare_nothing(), Role::Dim));
                }
                lines.extend(account_lines(changes, self.account, width, look));
            }
        }
        lines
    }

    fn found(&mut self, finished: &Finished, look: &Look) -> Reply {
        match finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
            Some(Ok((found, earlier, later))) => {
                if self.days.as_ref().is_some_and(|days| (days.0.day, days.1.day) == (earlier, later)) {
                    self.shown = Some(Shown::Portfolio(found));
                }
                Reply::done()
            }
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                Reply::one(Command::Say(Notice::new(Weight::Error, said)))
            }
            // It was cancelled: there is nothing to be seen here.
            None => Reply::one(Command::Close),
        }
    }
}

/// What changed of an account under a heading for each kind.
fn account_lines(changes: &[Change], account: Option<AccountId>, width: u16, look: &Look) -> Vec<Line<AccountId>> {
    let strings = &look.strings;
    let mut lines = Vec::new();
    for about in About::ALL {
        let own: Vec<&Change> = changes.iter().filter(|change| change.about == *about).collect();
        if own.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::blank());
        }
        lines.push(Line::heading(strings.compare_about(about.code())));
        for change in own {
            for (number, text) in wrap(&change.what, usize::from(width.saturating_sub(4)).max(20), look.widths).into_iter().enumerate() {
                let line = Line::new(vec![Part::new("", Role::Text).in_cells(1), Part::new(text, Role::Text)]);
                lines.push(match account {
                    Some(account) if number == 0 => line.on(account),
                    _ => line,
                });
            }
        }
    }
    lines
}

impl Screen for Compare {
    fn title(&self, look: &Look) -> String {
        match self.account {
            Some(_) => look.strings.compare_screen_of(look.private(&self.name)),
            None => look.strings.compare_screen(),
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.account
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        let mut offers = vec![Offer::ready(Action::Open), Offer::ready(Action::CompareDays)];
        if self.account.is_none() {
            offers.push(Offer::ready(Action::NextPane));
        }
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let now = AsOf::now(reads.now, reads.as_of.zone);
        let other = AsOf::on(self.with, reads.now, reads.as_of.zone).unwrap_or(now);
        let shown = if reads.as_of.past { reads.as_of } else { now };
        // The day itself when the other one is looked at meanwhile.
        let other = if other.day == shown.day { now } else { other };
        let days = if shown.day < other.day { (shown, other) } else { (other, shown) };
        let problem = |error| reads.problem(&error);
        match self.account {
            Some(account) => {
                let row = reads.records.row(Table::Account, crate::domain::RowId::raw(account)).map_err(problem)?;
                self.name = row.and_then(|row| row.text("short_name").or_else(|| row.text("name")).map(str::to_owned)).unwrap_or_default();
                let (earlier, later) = days;
                let read = |veil: bool| {
                    let setting = Between { earlier, later, calendar: reads.calendar, strings: reads.strings, veil };
                    changes(reads.records, account, &setting).map_err(problem)
                };
                self.shown = read(false)?.zip(read(true)?).map(|(plain, veiled)| Shown::Account([plain, veiled]));
            }
            None => self.wanted = Some(Read { earlier: days.0, later: days.1 }),
        }
        self.days = Some(days);
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        let read = self.wanted.take()?;
        Some((READ, Box::new(read)))
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
            Event::Key { action: Some(Action::Open), .. } => {
                self.page.target(&lines).map_or(Reply::Unused, |account| Reply::one(Command::Open(Route::account(*account))))
            }
            Event::Key { action: Some(Action::NextPane | Action::PreviousPane), .. } if self.account.is_none() => {
                self.all = !self.all;
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
