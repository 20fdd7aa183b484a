//! Something went wrong: what, where, and what can be done about it.

use ratatui::layout::Size;

use crate::tui::app::{Command, Event, Offer, Problem, Reply, Screen, Shape};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, wrap};

/// Tells a problem until a key is pressed.
#[derive(Debug)]
pub struct Telling(pub Problem);

impl Screen for Telling {
    fn title(&self, look: &Look) -> String {
        look.strings.shell_problem_title()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(70, 12))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overlay, Context::Everywhere]
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        vec![Offer::ready(Action::Back)]
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match event {
            Event::Key { action: Some(Action::Back | Action::Open | Action::Leave | Action::No), .. } | Event::Click(_) => {
                Reply::one(Command::Close)
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        let room = usize::from(inside.width().saturating_sub(2));
        let parts =
            [(Some(self.0.what.as_str()), Role::Error), (self.0.place.as_deref(), Role::Dim), (self.0.advice.as_deref(), Role::Text)];
        let mut lines = parts
            .into_iter()
            .filter_map(|(text, role)| Some((text?, role)))
            .flat_map(|(text, role)| wrap(text, room, look.widths).into_iter().map(move |line| (line, role)));
        for y in 0..inside.height() {
            let Some((line, role)) = lines.next() else { break };
            inside.text(1, y, &line, role);
        }
        inside.cursor(0, 0);
    }
}
