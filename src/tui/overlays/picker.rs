//! One of several, found by typing.

use ratatui::layout::Size;

use crate::tui::app::{Answer, Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context};
use crate::tui::widgets::{Canvas, Look};

use super::Answered;
use super::chooser::{Chooser, Chosen, Entry};

/// A question that is answered by one of these; the answer is its number.
#[derive(Debug)]
pub struct Picker {
    title: String,
    chooser: Chooser,
    /// How many cells are kept for what stands before the names.
    leads: u16,
    /// Whether something else may be typed.
    open: bool,
}

impl Picker {
    /// One of these, the cursor on the first.
    #[must_use]
    pub fn new(title: impl Into<String>, entries: Vec<Entry>) -> Self {
        Self { title: title.into(), chooser: Chooser::new(entries, 0), leads: 0, open: false }
    }

    /// Puts the cursor on one of them.
    #[must_use]
    pub fn at(mut self, number: usize) -> Self {
        self.chooser.select(number);
        self
    }

    /// Starts narrowed by what was typed already.
    #[must_use]
    pub fn typing(mut self, text: &str) -> Self {
        self.chooser.set_typed(text);
        self
    }

    /// Keeps so many cells for what stands before the names.
    #[must_use]
    pub fn with_leads(mut self, cells: u16) -> Self {
        self.leads = cells;
        self
    }

    /// Also takes what is typed and fits nothing, as it stands.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.open = true;
        self
    }

    fn typed(&self) -> Option<Answered> {
        Some(self.chooser.typed().trim()).filter(|typed| self.open && !typed.is_empty()).map(|typed| Answered::Typed(typed.to_owned()))
    }
}

impl Screen for Picker {
    fn title(&self, _look: &Look) -> String {
        self.title.clone()
    }

    fn shape(&self) -> Shape {
        let lines = u16::try_from(self.chooser.len()).unwrap_or(u16::MAX).saturating_add(3).clamp(6, 24);
        Shape::Box(Size::new(66, lines))
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
        let answered = match self.chooser.on(event) {
            Chosen::Entry(n) if self.chooser.entry(n).is_some_and(|entry| entry.obstacle.is_none()) => Answered::Picked(n),
            Chosen::Nothing => match self.typed() {
                Some(typed) => typed,
                None => return Reply::done(),
            },
            Chosen::Close => return Reply::one(Command::Answer(Answer::Nothing)),
            Chosen::Unused => return Reply::Unused,
            Chosen::Entry(_) | Chosen::Moved | Chosen::Typed => return Reply::done(),
        };
        Reply::one(Command::Answer(Answer::Given(answered)))
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title);
        let empty = match self.typed() {
            Some(_) => look.strings.shell_typed_is_taken(),
            None => look.strings.shell_nothing_found(),
        };
        self.chooser.draw(&mut inside, self.leads, &empty);
    }
}
