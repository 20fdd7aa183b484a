//! What a screen or an overlay is to the rest of the program.

use ratatui::layout::Size;

use crate::config::Library;
use crate::domain::calendar::WorkCalendar;
use crate::domain::{AccountId, AsOf, ColleagueId, Instant};
use crate::i18n::error::store_error;
use crate::i18n::{Language, Strings};
use crate::jobs::{Finished, Progress, Task};
use crate::store::{self, Reader};
use crate::tui::input::{Action, Context, Key};
use crate::tui::overlays::Answered;
use crate::tui::overlays::form::Draft;
use crate::tui::widgets::{Canvas, Hit, Look};

use super::command::{Command, Tag};
use super::route::Route;

/// Something that happened, as the top of the stack hears of it.
#[derive(Debug)]
pub enum Event {
    /// A key, with the action it was resolved to if it is bound.
    Key {
        /// As pressed.
        key: Key,
        /// What it means here.
        action: Option<Action>,
    },
    /// Text: pasted into a field, or the beginning of a filter typed through an input method.
    Text(String),
    /// A click on something that was drawn as clickable.
    Click(Hit),
    /// The wheel, in lines; positive towards later ones.
    Wheel(i32),
    /// The answer to a question this layer asked.
    Answer(Tag, Answer),
    /// What this form answered was refused.
    Mistake {
        /// The field that is at fault, if it is one.
        field: Option<String>,
        /// Why, said of that field.
        why: String,
        /// Why, said so that it is understood anywhere.
        in_full: String,
    },
    /// What was typed into a form of this name before and not saved.
    Restore(Draft),
    /// How far the job is that this layer shows.
    Progress(Progress),
    /// The end of a job this layer started.
    Job(Tag, Finished),
    /// What this layer wanted to write is written: the row of each step.
    Written(Tag, Vec<i64>),
    /// What this layer wanted to write was refused, and nothing of it was kept.
    Refused(Tag, Box<store::Error>),
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// It was closed without one.
    Nothing,
    /// This was answered.
    Given(Answered),
}

/// What a layer makes of an event.
#[derive(Debug)]
pub enum Reply {
    /// It has no use for it: the general meaning applies.
    Unused,
    /// It has understood, and this is to be done.
    Do(Vec<Command>),
}

impl Reply {
    /// Understood; nothing else is to be done.
    #[must_use]
    pub fn done() -> Self {
        Self::Do(Vec::new())
    }

    /// Understood; this is to be done.
    #[must_use]
    pub fn one(command: Command) -> Self {
        Self::Do(vec![command])
    }
}

/// An action that a layer offers, and whether it can be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The action.
    pub action: Action,
    /// Why it cannot be done now.
    pub obstacle: Option<String>,
}

impl Offer {
    /// An action that can be done now.
    #[must_use]
    pub fn ready(action: Action) -> Self {
        Self { action, obstacle: None }
    }

    /// An action that can be done now, or else says why not.
    #[must_use]
    pub fn unless(action: Action, obstacle: Option<String>) -> Self {
        Self { action, obstacle }
    }
}

/// How much of the screen a layer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// All between header and footer; what is below is not drawn.
    Page,
    /// A framed box of at most this size in the middle; the size includes the frame.
    Box(Size),
    /// So many lines above the footer, over the whole width.
    Strip(u16),
}

/// What reading may look at. Handed out by the executor, never to drawing.
#[derive(Clone, Copy)]
pub struct Reads<'a> {
    /// The records.
    pub records: Reader<'a>,
    /// Every sentence, in the language of the reader.
    pub strings: &'a Strings,
    /// The language of the reader.
    pub language: Language,
    /// Questions, lines and ideas.
    pub library: &'a Library,
    /// The date that is looked at.
    pub as_of: AsOf,
    /// Which days are worked.
    pub calendar: &'a WorkCalendar,
    /// Where the user's policy files are; none where no files are read.
    pub rules_folder: Option<&'a std::path::Path>,
    /// The present.
    pub now: Instant,
    /// The colleague that the user is; none before the first write.
    pub me: Option<ColleagueId>,
}

impl Reads<'_> {
    /// What a failure of the records comes to for a person.
    #[must_use]
    pub fn problem(&self, error: &store::Error) -> Problem {
        Problem { what: store_error(error, self.as_of.zone, self.strings), place: None, advice: None }
    }
}

/// Something that could not be done: what, where, and what a person can do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What happened, as a sentence.
    pub what: String,
    /// The file, line or record, if there is one.
    pub place: Option<String>,
    /// What can be done about it, as a sentence.
    pub advice: Option<String>,
}

/// A screen or an overlay. It holds what it shows; it reads only in `load`, and changes things only by the commands
/// it answers with.
pub trait Screen {
    /// Its name in the header.
    fn title(&self, look: &Look) -> String;

    /// What else the header says, at its right: counts, marks.
    fn status(&self, _look: &Look) -> String {
        String::new()
    }

    /// How much of the screen it takes.
    fn shape(&self) -> Shape {
        Shape::Page
    }

    /// The account that is looked at, if it is one: what is recorded or asked for from here is about it.
    fn account(&self) -> Option<AccountId> {
        None
    }

    /// Where its keys hold, the most special first.
    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    /// Whether keys type text into a field of it.
    fn takes_text(&self) -> bool {
        false
    }

    /// Whether an action would, as things stand, write something: it is then refused if typed before the layer was drawn.
    fn commits(&self, action: Action) -> bool {
        action.edits()
    }

    /// What it offers, the most useful first: footer, help and palette show it in this order.
    fn offers(&self, look: &Look) -> Vec<Offer>;

    /// Learns the size it will be drawn in, before loading and drawing.
    fn layout(&mut self, _size: Size) {}

    /// Whether it shows more than it has loaded, after `layout`.
    fn wants(&self) -> bool {
        false
    }

    /// Reads what it shows: when opened, when something changed, and when `wants` says so.
    ///
    /// # Errors
    /// A [`Problem`] to be shown; what was loaded before stays.
    fn load(&mut self, _reads: &Reads<'_>) -> Result<(), Problem> {
        Ok(())
    }

    /// Whether it hides what is private when it is drawn. Another overlay is covered when the veil falls over it.
    fn veils_itself(&self) -> bool {
        false
    }

    /// Whether the terminal has the mouse while this is on top, so that text can be selected with it.
    fn lends_mouse(&self) -> bool {
        false
    }

    /// The record that Enter opens here, if it opens one: a notice that leads to it then leaves the key to the screen.
    fn subject(&self) -> Option<Route> {
        None
    }

    /// Work that is left to be done beside the screen; asked after each loading, and when a job of this layer has ended.
    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        None
    }

    /// Hears what happened.
    fn on(&mut self, event: &Event, look: &Look) -> Reply;

    /// Draws itself; sees nothing but itself and how things look.
    fn draw(&self, canvas: &mut Canvas<'_>);

    /// The name under which what is typed here is kept when it is closed without saving.
    fn draft_name(&self) -> Option<&str> {
        None
    }

    /// What is typed here and not saved, if anything is.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// When it next shows something else without anything having happened: a running clock's next minute.
    fn wakes_at(&self) -> Option<Instant> {
        None
    }
}
