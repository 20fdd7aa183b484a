//! The line in which a filter is typed, and which says what filter holds.

use ratatui::layout::Rect;
use tui_input::Input as Line;

use crate::portfolio::{List, filter::FilterError};
use crate::tui::app::{Event, Reply};
use crate::tui::input::Action;
use crate::tui::overlays::{draw_line, edit_line, paste_line};
use crate::tui::theme::Role;
use crate::tui::widgets::Canvas;

/// The line. What is typed takes effect at once, as far as it is understood.
#[derive(Debug, Default)]
pub(super) struct FilterLine {
    line: Option<Line>,
    problem: Option<FilterError>,
}

impl FilterLine {
    /// Whether it takes what is typed.
    pub fn is_open(&self) -> bool {
        self.line.is_some()
    }

    /// Whether it takes a line of the screen: while it is open, and as long as a filter holds.
    pub fn shown(&self, list: &List) -> bool {
        self.is_open() || !list.filter().is_empty()
    }

    /// Opens it on the filter that holds.
    pub fn open(&mut self, list: &List) {
        let text = list.filter().to_string();
        // Behind a blank the next word begins.
        self.line = Some(Line::new(if text.is_empty() { text } else { text + " " }));
    }

    /// Replaces the filter by one that is known to be understood, or by none.
    pub fn set(&mut self, text: &str, list: &mut List) {
        self.problem = list.set_filter(text).err();
        if let Some(line) = &mut self.line {
            *line = Line::new(text.to_owned());
        }
    }

    fn take(&mut self, list: &mut List) {
        let Some(line) = &self.line else { return };
        self.problem = list.set_filter(line.value()).err();
        // While a term is being typed, those before it hold.
        if let Some(problem) = self.problem.as_ref().filter(|problem| problem.unfinished()) {
            let before: String = line.value().chars().take(problem.at).collect();
            let _ = list.set_filter(&before);
        }
    }

    /// What happens while it is open. Keys that move the list's cursor are left to it.
    pub fn on(&mut self, event: &Event, list: &mut List) -> Reply {
        let Some(line) = &mut self.line else { return Reply::Unused };
        match event {
            Event::Key { action: Some(Action::Accept), .. } => {
                self.line = None;
                self.problem = None;
            }
            Event::Key { action: Some(Action::Close), .. } => {
                self.line = None;
                self.set("", list);
            }
            Event::Key { action: Some(Action::FieldNext), .. } => {
                list.step(crate::portfolio::Step::By(1));
            }
            Event::Key { action: Some(Action::FieldPrevious), .. } => {
                list.step(crate::portfolio::Step::By(-1));
            }
            Event::Key { key, action: None } => {
                if edit_line(line, *key) {
                    self.take(list);
                }
            }
            Event::Text(text) => {
                paste_line(line, text);
                self.take(list);
            }
            _ => return Reply::Unused,
        }
        Reply::done()
    }

    /// Draws it into one row.
    pub fn draw(&self, list: &List, canvas: &mut Canvas<'_>) {
        let strings = &canvas.look.strings;
        let used = canvas.text(1, 0, &strings.accounts_filter(), Role::Key) + 3;
        let room = canvas.width().saturating_sub(used);
        let problem = self.problem.as_ref().filter(|problem| !problem.unfinished()).map(|problem| problem.sentence(strings));
        let Some(line) = &self.line else {
            let text = list.filter().to_string();
            let taken = canvas.text(used, 0, &text, Role::Strong);
            canvas.text_right(used + taken + 2, canvas.width().saturating_sub(1), 0, &strings.accounts_clear_filter(), Role::Dim);
            return;
        };
        let field = if problem.is_some() { room / 2 } else { room };
        draw_line(&mut canvas.part(Rect::new(used, 0, field, 1)), line, true);
        if let Some(problem) = problem {
            canvas.text(used + field + 1, 0, &problem, Role::Warning);
        }
    }
}
