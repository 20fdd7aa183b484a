//! Renewals won and lost, each with what the score and the silence said before: how far they can be trusted on the own book.

use std::any::Any;
use std::sync::Mutex;

use ratatui::layout::Size;

use crate::domain::text::one_line;
use crate::domain::{AccountId, AsOf};
use crate::exchange::outcomes::{Outcomes, said};
use crate::i18n::error::store_error;
use crate::i18n::figure;
use crate::jobs::{Cancelled, Finished, Task, Watch};
use crate::store::{Error, Store};
use crate::tui::app::{Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, Weight};
use crate::tui::input::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

const READ: Tag = Tag("outcomes-read");

/// Holds the score against the outcomes.
#[derive(Debug)]
struct Test {
    as_of: AsOf,
}

type Found = Mutex<Option<Result<Outcomes, Error>>>;

impl Task for Test {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let found = Outcomes::read(store.read(), &store.calendar(), self.as_of);
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }
}

/// The screen.
#[derive(Debug, Default)]
pub struct OutcomesScreen {
    outcomes: Option<Outcomes>,
    page: PageState,
    size: Size,
    wanted: Option<AsOf>,
}

impl OutcomesScreen {
    fn lines(&self, look: &Look) -> Vec<Line<AccountId>> {
        let strings = &look.strings;
        let Some(outcomes) = &self.outcomes else { return vec![Line::text(strings.outcomes_reading(), Role::Dim)] };
        let room = usize::from(self.size.width.saturating_sub(2)).max(20);
        let text = |said: String, role: Role| -> Vec<Line<AccountId>> {
            wrap(&said, room, look.widths).into_iter().map(|line| Line::text(line, role)).collect()
        };
        let mut lines = text(figure::back_test(&outcomes.test, strings), Role::Strong);
        if outcomes.test.cases.is_empty() {
            lines.extend(text(strings.outcomes_advice(), Role::Dim));
            return lines;
        }
        lines.extend(text(strings.outcomes_how(), Role::Dim));
        lines.push(Line::blank());
        for one in outcomes.cases().rev() {
            let [outcome, warned] = said(one.case, strings);
            let bad = one.case.lost == one.case.flag.is_none();
            let parts = vec![
                Part::new(one.case.decided_on.to_string(), Role::Dim).in_cells(10),
                Part::new(look.private(&one_line(one.name)), Role::Strong).in_cells(if self.size.width < 100 { 16 } else { 26 }),
                Part::new(outcome, if one.case.lost { Role::Bad } else { Role::Good }).in_cells(9),
                Part::new(warned, if bad { Role::Warning } else { Role::Text }),
            ];
            lines.push(Line::new(parts).on(one.case.account));
        }
        lines
    }

    fn found(&mut self, finished: &Finished, look: &Look) -> Reply {
        match finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
            Some(Ok(outcomes)) => {
                self.outcomes = Some(outcomes);
                Reply::done()
            }
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                Reply::one(Command::Say(Notice::new(Weight::Error, said)))
            }
            None => Reply::one(Command::Close),
        }
    }
}

impl Screen for OutcomesScreen {
    fn title(&self, look: &Look) -> String {
        look.strings.outcomes_title()
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.outcomes.as_ref().is_none_or(|outcomes| outcomes.test.cases.is_empty());
        vec![Offer::unless(Action::Open, nothing.then(|| look.strings.outcomes_advice()))]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.wanted = Some(reads.as_of);
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        Some((READ, Box::new(Test { as_of: self.wanted.take()? })))
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
        match (event, self.page.target(&lines)) {
            (Event::Key { action: Some(Action::Open), .. }, Some(account)) => Reply::one(Command::Open(Route::account(*account))),
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
