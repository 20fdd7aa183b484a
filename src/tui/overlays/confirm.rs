//! Yes or no, with what it is about: how many, and the first of their names.

use ratatui::layout::Size;

use crate::tui::app::{Answer, Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, wrap};

use super::Answered;

/// How many names are shown.
const NAMES_SHOWN: usize = 5;

/// A question that is answered by yes or no.
#[derive(Debug)]
pub struct Confirm {
    /// What is asked.
    pub question: String,
    /// What it concerns; the first few are shown with how many more there are.
    pub names: Vec<String>,
    /// What follows from a yes, if that needs saying.
    pub consequence: Option<String>,
}

impl Confirm {
    fn lines(&self, look: &Look, width: usize) -> Vec<(String, Role)> {
        let mut lines: Vec<(String, Role)> =
            wrap(&self.question, width, look.widths).into_iter().map(|line| (line, Role::Strong)).collect();
        lines.extend(self.names.iter().take(NAMES_SHOWN).map(|name| {
            let shown = look.widths.cut_middle(&look.private(name), width.saturating_sub(2), look.glyphs.cut).into_owned();
            (format!("  {shown}"), Role::Text)
        }));
        if let Some(more) = self.names.len().checked_sub(NAMES_SHOWN).filter(|more| *more > 0) {
            lines.push((format!("  {}", look.strings.shell_and_more(more)), Role::Dim));
        }
        if let Some(consequence) = &self.consequence {
            lines.extend(wrap(consequence, width, look.widths).into_iter().map(|line| (line, Role::Warning)));
        }
        lines
    }
}

impl Screen for Confirm {
    fn title(&self, look: &Look) -> String {
        look.strings.shell_confirm_title()
    }

    fn shape(&self) -> Shape {
        let names = self.names.len().min(NAMES_SHOWN + 1);
        Shape::Box(Size::new(64, u16::try_from(names).unwrap_or(0).saturating_add(9)))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overlay, Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        action == Action::Yes
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        vec![Offer::ready(Action::Yes), Offer::ready(Action::No)]
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match event {
            Event::Key { action: Some(Action::Yes), .. } => Reply::one(Command::Answer(Answer::Given(Answered::Yes))),
            Event::Key { action: Some(Action::No | Action::Back | Action::Leave), .. } => Reply::one(Command::Answer(Answer::Nothing)),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        let lines = self.lines(look, usize::from(inside.width().saturating_sub(2)));
        for (y, (line, role)) in (0..inside.height()).zip(lines) {
            inside.text(1, y, &line, role);
        }
        inside.cursor(0, 0);
    }
}
