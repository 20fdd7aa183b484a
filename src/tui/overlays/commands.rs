//! Actions by name and key, to be searched and run: what help and palette have in common.

use ratatui::layout::Size;

use crate::tui::app::{Event, Offer};
use crate::tui::input::{Action, Keymap};
use crate::tui::widgets::{Canvas, Look};

use super::chooser::{Chooser, Chosen, Entry};

/// The list, each action once, in the order of the offers.
#[derive(Debug)]
pub(super) struct Commands {
    actions: Vec<Action>,
    chooser: Chooser,
}

/// What was chosen: an action, or one of what was found besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// This action.
    Action(Action),
    /// The n-th of what was found besides, from 0.
    Found(usize),
}

impl Commands {
    pub(super) fn new(offers: &[Offer], keymap: &Keymap, look: &Look) -> Self {
        let (mut actions, mut entries) = (Vec::new(), Vec::new());
        for offer in offers {
            let Some(info) = offer.action.info().filter(|_| !actions.contains(&offer.action)) else { continue };
            actions.push(offer.action);
            entries.push(Entry {
                label: (info.label)(&look.strings),
                lead: keymap.keys_of(offer.action).map(ToString::to_string).collect::<Vec<_>>().join(", "),
                note: info.context.label(&look.strings),
                obstacle: offer.obstacle.clone(),
                private: false,
            });
        }
        Self { actions, chooser: Chooser::new(entries, 0) }
    }

    pub(super) fn layout(&mut self, size: Size) {
        self.chooser.layout(size);
    }

    pub(super) fn on(&mut self, event: &Event) -> Chosen {
        self.chooser.on(event)
    }

    /// What is typed.
    pub(super) fn typed(&self) -> &str {
        self.chooser.typed().trim()
    }

    /// Shows these too: they fit what is typed.
    pub(super) fn besides(&mut self, found: Vec<Entry>) {
        self.chooser.besides(found);
    }

    /// What an entry stands for.
    pub(super) fn choice(&self, entry: usize) -> Choice {
        match self.actions.get(entry) {
            Some(action) => Choice::Action(*action),
            None => Choice::Found(entry.saturating_sub(self.actions.len())),
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, title: &str) {
        let look = canvas.look;
        let mut inside = canvas.framed(title);
        let leads = inside.width() / 3;
        self.chooser.draw(&mut inside, leads, &look.strings.shell_nothing_found());
    }
}
