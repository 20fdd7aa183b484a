//! Every action by name, and what hands type after a colon.

use ratatui::layout::Size;

use crate::tui::app::{Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context, Keymap};
use crate::tui::widgets::{Canvas, Look};

use super::chooser::{Chooser, Chosen};
use super::help;

/// What hands that know an editor type after a colon, and what it does here.
const BY_HABIT: &[(&str, Action)] = &[
    ("q", Action::Quit),
    ("q!", Action::Quit),
    ("qa", Action::Quit),
    ("quit", Action::Quit),
    ("exit", Action::Quit),
    ("wq", Action::Quit),
    ("x", Action::Quit),
    ("h", Action::Help),
    ("help", Action::Help),
    ("u", Action::Undo),
    ("undo", Action::Undo),
    ("red", Action::Redo),
    ("redo", Action::Redo),
];
/// Typed after a colon to save.
const SAVING: &[&str] = &["w", "write", "w!", "wa", "save"];

/// The overlay.
#[derive(Debug)]
pub struct Palette {
    actions: Vec<Action>,
    chooser: Chooser,
}

impl Palette {
    /// These offers, in their order.
    #[must_use]
    pub fn new(offers: &[Offer], keymap: &Keymap, look: &Look) -> Self {
        let (actions, entries) = help::entries(offers, keymap, look);
        Self { actions, chooser: Chooser::new(entries, 0) }
    }

    fn accept(&self, chosen: Option<usize>, look: &Look) -> Reply {
        let typed = self.chooser.typed().trim();
        if SAVING.contains(&typed) {
            return Reply::Do(vec![Command::Close, Command::hint(look.strings.shell_saved_already())]);
        }
        let by_habit = BY_HABIT.iter().find(|(word, _)| *word == typed).map(|(_, action)| *action);
        match by_habit.or_else(|| self.actions.get(chosen?).copied()) {
            Some(action) => Reply::one(Command::Run(action)),
            None => Reply::done(),
        }
    }
}

impl Screen for Palette {
    fn title(&self, look: &Look) -> String {
        look.strings.shell_palette_title()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(76, 20))
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
        self.chooser.layout(size);
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match self.chooser.on(event) {
            Chosen::Entry(n) => self.accept(Some(n), look),
            Chosen::Nothing => self.accept(None, look),
            Chosen::Close => Reply::one(Command::Close),
            Chosen::Unused => Reply::Unused,
            Chosen::Moved | Chosen::Typed => Reply::done(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        let leads = inside.width() / 3;
        self.chooser.draw(&mut inside, leads, &look.strings.shell_nothing_found());
    }
}
