//! What can be done here and by which keys; searchable, and Enter runs it.

use ratatui::layout::Size;

use crate::tui::app::{Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context, Keymap};
use crate::tui::widgets::{Canvas, Look};

use super::chooser::{Chooser, Chosen, Entry};

/// The overlay.
#[derive(Debug)]
pub struct Help {
    actions: Vec<Action>,
    chooser: Chooser,
}

/// One line for each of these actions, in their order, each once.
pub(super) fn entries(offers: &[Offer], keymap: &Keymap, look: &Look) -> (Vec<Action>, Vec<Entry>) {
    let (mut actions, mut entries) = (Vec::new(), Vec::new());
    for offer in offers {
        let Some(info) = offer.action.info().filter(|_| !actions.contains(&offer.action)) else { continue };
        actions.push(offer.action);
        entries.push(Entry {
            label: (info.label)(&look.strings),
            lead: keymap.keys_of(offer.action).map(ToString::to_string).collect::<Vec<_>>().join(", "),
            note: info.context.label(&look.strings),
            obstacle: offer.obstacle.clone(),
        });
    }
    (actions, entries)
}

impl Help {
    /// Help for these offers.
    #[must_use]
    pub fn new(offers: &[Offer], keymap: &Keymap, look: &Look) -> Self {
        let (actions, entries) = entries(offers, keymap, look);
        Self { actions, chooser: Chooser::new(entries, 0) }
    }
}

impl Screen for Help {
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
        self.chooser.layout(size);
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match self.chooser.on(event) {
            Chosen::Entry(n) => self.actions.get(n).map_or_else(Reply::done, |action| Reply::one(Command::Run(*action))),
            Chosen::Close => Reply::one(Command::Close),
            Chosen::Unused => Reply::Unused,
            Chosen::Moved | Chosen::Typed | Chosen::Nothing => Reply::done(),
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        let leads = inside.width() / 3;
        self.chooser.draw(&mut inside, leads, &look.strings.shell_nothing_found());
    }
}
