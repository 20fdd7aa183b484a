//! What screens answer with: commands as data, carried out by the executor alone.

use crate::domain::{AccountId, ActionId};
use crate::jobs::Task;
use crate::store::Edit;
use crate::tui::input::Action;
use crate::tui::overlays::Ask;

use super::notice::{Notice, Weight};
use super::route::Route;

/// Names a question or a job, so that its answer can be told from others; chosen by the screen that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tag(pub &'static str);

/// What is to be done.
#[derive(Debug)]
pub enum Command {
    /// Opens a screen on top.
    Open(Route),
    /// Closes the layer that answers.
    Close,
    /// Asks; the answer comes as `Event::Answer` with the same tag.
    Ask(Tag, Ask),
    /// Closes the overlay that answers and hands this to the layer that asked.
    Answer(super::screen::Answer),
    /// Does what an action's key would do, on the layer below if an overlay answers, after closing it.
    Run(Action),
    /// Writes this as one action of the user. What happened comes as `Event::Written` or `Event::Refused` with the same tag.
    Write(Tag, Box<Edit>),
    /// What the form answered that this layer is just hearing cannot be: shows the form again with the reason at the field.
    Mistake {
        /// The field; none for the whole form.
        field: Option<&'static str>,
        /// Why, as a sentence.
        why: String,
    },
    /// Takes one particular action back.
    TakeBack(ActionId),
    /// Tells all jobs to stop.
    CancelJobs,
    /// Shows the records as of this day; today is today up to now.
    LookAt(chrono::NaiveDate),
    /// Starts a job; what it finds comes as `Event::Job` with the same tag.
    Start(Tag, Box<dyn Task>),
    /// Says something in the footer and in the list of messages.
    Say(Notice),
    /// Reads the answering layer's data anew.
    Reload,
    /// A job of the layer has changed records: every layer reads anew.
    Changed,
    /// Opens the line that records what happened, with this text and for this account if the text names none.
    Capture {
        /// The account.
        account: Option<AccountId>,
        /// What stands in the line at first.
        text: String,
    },
    /// Shows the first steps only where somebody asks for them, or again unasked; remembered.
    HideSteps(bool),
    /// Sends text to the clipboard by way of the terminal.
    Copy(String),
}

impl Command {
    /// Answers what was done with a word that is not kept.
    #[must_use]
    pub fn hint(text: impl Into<String>) -> Self {
        Self::Say(Notice::new(Weight::Hint, text))
    }
}
