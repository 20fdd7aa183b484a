//! What is laid over a screen: questions and lists that close with an answer.

mod bare;
mod capture;
mod chooser;
mod commands;
mod confirm;
mod date_picker;
mod explain;
mod field;
pub mod form;
mod help;
mod notices;
mod palette;
mod picker;
mod problem;
mod steps;
mod working;

use crate::tui::app::{Problem, Screen};

pub use bare::Bare;
pub use capture::Capture;
pub use chooser::Entry;
pub use confirm::{Asking, Confirm};
pub use date_picker::DatePicker;
pub use explain::{Explain, Figure};
pub use field::{draw_line, edit_line, paste_line};
pub use form::Form;
pub use help::Help;
pub use notices::NoticeList;
pub use palette::Palette;
pub use picker::Picker;
pub use problem::Telling;
pub use steps::Steps;
pub use working::Working;

/// A question, as data.
#[derive(Debug)]
pub enum Ask {
    /// Yes or no.
    Confirm(Confirm),
    /// One of several.
    Pick(Box<Picker>),
    /// A day.
    Day(Box<DatePicker>),
    /// The fields of a form.
    Form(Box<Form>),
    /// What happened, in one line.
    Capture(Box<Capture>),
    /// Nothing: shows text without anything around it.
    Show(Bare),
    /// Nothing: tells why a figure is what it is.
    Explain(Explain),
    /// Nothing: tells what did not work.
    Tell(Problem),
}

impl Ask {
    /// The overlay that asks it.
    #[must_use]
    pub fn overlay(self) -> Box<dyn Screen> {
        match self {
            Self::Confirm(confirm) => Box::new(Asking::new(confirm)),
            Self::Pick(picker) => picker,
            Self::Day(picker) => picker,
            Self::Form(form) => form,
            Self::Capture(capture) => capture,
            Self::Show(bare) => Box::new(bare),
            Self::Explain(explain) => Box::new(explain),
            Self::Tell(problem) => Box::new(Telling(problem)),
        }
    }
}

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered {
    /// Yes.
    Yes,
    /// The entry with this number, from 0.
    Picked(usize),
    /// Something else, as typed.
    Typed(String),
    /// A day.
    Day(chrono::NaiveDate),
    /// A form was filled in.
    Form(form::Filled),
}
