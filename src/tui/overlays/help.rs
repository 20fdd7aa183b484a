//! What can be done here and by which keys; searchable, and Enter runs it.

use ratatui::layout::Size;

use crate::tui::app::{Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context, Keymap};
use crate::tui::widgets::{Canvas, Look};

use super::chooser::Chosen;
use super::commands::{Choice, Commands};

/// The overlay.
#[derive(Debug)]
pub struct Help(Commands);

impl Help {
    /// Help for these offers.
    #[must_use]
    pub fn new(offers: &[Offer], keymap: &Keymap, look: &Look) -> Self {
        Self(Commands::new(offers, keymap, look))
    }
}

impl Screen for Help {
    fn veils_itself(&self) -> bool {
        true
    }

    fn title(&self, look: &Look) -> String {
        look.strings.shell_help_title()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(76, 40))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Field, Context::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        vec![Offer::ready(Action::Accept), Offer::ready(Action::Close)]
    }

    fn layout(&mut self, size: Size) {
        self.0.layout(size);
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match self.0.on(event) {
            Chosen::Entry(n) => match self.0.choice(n) {
                Choice::Action(action) => Reply::one(Command::Run(action)),
                Choice::Found(_) => Reply::done(),
            },
            Chosen::Close => Reply::one(Command::Close),
            Chosen::Unused => Reply::Unused,
            Chosen::Moved | Chosen::Typed | Chosen::Nothing => Reply::done(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.0.draw(canvas, &self.title(canvas.look));
    }
}
