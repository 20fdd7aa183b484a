//! What the program has said so far, the latest first; Enter goes where a message leads.

use ratatui::layout::{Rect, Size};

use crate::tui::app::{Command, Event, Notice, Offer, Reply, Route, Screen, Shape};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Cell, Column, Look, TableState, draw_table};

/// One message.
#[derive(Debug, Clone)]
struct Line {
    at: String,
    notice: Notice,
}

/// The overlay.
#[derive(Debug)]
pub struct NoticeList {
    lines: Vec<Line>,
    state: TableState,
}

impl NoticeList {
    /// These messages, each with the time it was said at.
    #[must_use]
    pub fn new(messages: Vec<(String, Notice)>) -> Self {
        Self { lines: messages.into_iter().map(|(at, notice)| Line { at, notice }).collect(), state: TableState::default() }
    }

    fn leads_to(&self) -> Option<&Route> {
        self.lines.get(self.state.row)?.notice.leads_to.as_ref()
    }
}

impl Screen for NoticeList {
    fn veils_itself(&self) -> bool {
        true
    }

    fn title(&self, look: &Look) -> String {
        look.strings.shell_notices_title()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(100, 30))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overlay, Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nowhere = self.leads_to().is_none().then(|| look.strings.shell_notice_leads_nowhere());
        vec![Offer::unless(Action::Open, nowhere), Offer::ready(Action::Back)]
    }

    fn layout(&mut self, size: Size) {
        self.state.settle(self.lines.len(), size.height.saturating_sub(1));
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match event {
            Event::Key { action: Some(Action::Open), .. } => match self.leads_to().cloned() {
                Some(route) => Reply::Do(vec![Command::Close, Command::Open(route)]),
                None => Reply::done(),
            },
            Event::Key { action: Some(Action::Back | Action::Leave | Action::No), .. } => Reply::one(Command::Close),
            event if self.state.on(event, self.lines.len(), &[]) => Reply::done(),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        if self.lines.is_empty() {
            inside.text(1, 0, &look.strings.shell_no_notices(), Role::Dim);
            return;
        }
        let columns = [Column::new("", 5, 5, 0), Column::new("", 10, 200, 0)];
        let (width, height) = (inside.width(), inside.height());
        let mut table = inside.part(Rect::new(1, 0, width.saturating_sub(2), height));
        draw_table(&mut table, &columns, &self.state, self.lines.len(), false, |row, column| match (self.lines.get(row), column) {
            (Some(line), 0) => Cell::new(line.at.clone(), Role::Dim),
            (Some(line), _) => Cell::new(line.notice.shown(look).to_owned(), line.notice.role()),
            (None, _) => Cell::new("", Role::Text),
        });
    }
}
