//! Records that may be one and the same; Enter shows two of them side by side.

mod pair;

use ratatui::layout::Size;

use crate::domain::{AccountId, Coded, RowId};
use crate::exchange::duplicates::{Candidate, find};
use crate::i18n::label;
use crate::store::Table;
use crate::tui::app::{Command, Event, Offer, Problem, Reads, Reply, Route, Screen};
use crate::tui::input::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

pub use pair::Pair;

/// The screen.
#[derive(Debug, Default)]
pub struct Duplicates {
    found: Vec<Candidate>,
    page: PageState,
    size: Size,
}

impl Duplicates {
    fn lines(&self, look: &Look) -> Vec<Line<usize>> {
        let strings = &look.strings;
        if self.found.is_empty() {
            let room = usize::from(self.size.width.saturating_sub(2));
            return wrap(&strings.merge_none(), room, look.widths).into_iter().map(|line| Line::text(line, Role::Dim)).collect();
        }
        let mut lines = Vec::new();
        for (n, one) in self.found.iter().enumerate() {
            let kind = Part::new(label(one.kind, strings), Role::Dim).in_cells(10);
            let names = format!("{} / {}", look.private(&one.keep.name), look.private(&one.gone.name));
            lines.push(Line::new(vec![kind, Part::new(names, Role::Text)]).on(n));
            lines.push(Line::text(format!("{:11}{}", "", strings.merge_reason(one.reason.code())), Role::Dim));
        }
        lines
    }

    fn selected(&self, look: &Look) -> Option<&Candidate> {
        self.found.get(*self.page.target(&self.lines(look))?)
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

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.found = find(&reads.records).map_err(|error| reads.problem(&error))?;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
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
