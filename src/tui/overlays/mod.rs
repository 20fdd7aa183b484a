//! What is laid over a screen: questions and lists that close with an answer.

mod confirm;
mod field;
mod help;

use crate::tui::app::Screen;

pub use confirm::Confirm;
pub use field::{draw_line, edit_line, paste_line};
pub use help::Help;

/// A question, as data.
#[derive(Debug)]
pub enum Ask {
    /// Yes or no.
    Confirm(Confirm),
    /// What can be done here; the answer is an action to run.
    Help(Help),
}

impl Ask {
    /// The overlay that asks it.
    #[must_use]
    pub fn overlay(self) -> Box<dyn Screen> {
        match self {
            Self::Confirm(confirm) => Box::new(confirm),
            Self::Help(help) => Box::new(help),
        }
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered {
    /// Yes.
    Yes,
}
