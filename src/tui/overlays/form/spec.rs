//! What a form asks and what it answers, as data.

use chrono::NaiveDate;

use crate::domain::reading::{Lean, Share};
use crate::domain::{Instant, Money};

/// One of several values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is answered: a code or an identifier.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// A word behind it in the list.
    pub note: String,
}

impl Choice {
    /// A choice without a note.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), note: String::new() }
    }
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line of at most so many characters.
    Text(usize),
    /// One line that is not shown, such as a passphrase.
    Secret(usize),
    /// Several lines of at most so many characters.
    Lines(usize),
    /// A whole number from the first to the second.
    Whole(i64, i64),
    /// An amount; typed without a currency it is in the one of the configuration.
    Money,
    /// A share of a whole, such as 85%.
    Share,
    /// A day; the lean says which year a day without one falls in.
    Date(Lean),
    /// A day and a time of day.
    Moment(Lean),
    /// One of these.
    Choice(Vec<Choice>),
    /// One of these, or something else as typed: a person who is not known yet.
    OpenChoice(Vec<Choice>),
    /// Any number of these.
    Choices(Vec<Choice>),
    /// Telephone numbers.
    Phone,
    /// A mail address.
    Mail,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Nothing,
    /// A text; of an open choice, something that is none of the choices.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// An amount.
    Money(Money),
    /// A share.
    Share(Share),
    /// A day.
    Day(NaiveDate),
    /// An instant.
    At(Instant),
    /// The choice with this id.
    Choice(String),
    /// The choices with these ids.
    Choices(Vec<String>),
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Names it in the answer; a column's name where it is one, so that a refusal of the database finds it.
    pub id: &'static str,
    /// What it is called.
    pub label: String,
    /// What it takes.
    pub kind: Kind,
    /// What it holds at first.
    pub value: Value,
    /// Whether it must hold something.
    pub required: bool,
    /// What is said of it while the cursor is in it.
    pub hint: String,
    /// A heading above it.
    pub heading: String,
}

impl Field {
    /// An empty field that may stay so.
    #[must_use]
    pub fn new(id: &'static str, label: impl Into<String>, kind: Kind) -> Self {
        Self { id, label: label.into(), kind, value: Value::Nothing, required: false, hint: String::new(), heading: String::new() }
    }

    /// Holding this at first.
    #[must_use]
    pub fn holding(mut self, value: Value) -> Self {
        self.value = value;
        self
    }

    /// Must hold something.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// With a word on what belongs into it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Under a heading.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = heading.into();
        self
    }
}

/// What was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// Every field with what it holds and whether that differs from what it held at first.
    pub fields: Vec<(&'static str, Value, bool)>,
}

impl Filled {
    /// What a field holds.
    #[must_use]
    pub fn value(&self, id: &str) -> &Value {
        static NOTHING: Value = Value::Nothing;
        self.fields.iter().find(|(known, ..)| *known == id).map_or(&NOTHING, |(_, value, _)| value)
    }

    /// Whether a field was changed.
    #[must_use]
    pub fn changed(&self, id: &str) -> bool {
        self.fields.iter().any(|(known, _, changed)| *known == id && *changed)
    }

    /// A text, if the field holds one.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<&str> {
        match self.value(id) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A day, if the field holds one.
    #[must_use]
    pub fn day(&self, id: &str) -> Option<NaiveDate> {
        match self.value(id) {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// An instant, if the field holds one.
    #[must_use]
    pub fn at(&self, id: &str) -> Option<Instant> {
        match self.value(id) {
            Value::At(at) => Some(*at),
            _ => None,
        }
    }

    /// The ids of several choices.
    #[must_use]
    pub fn choices(&self, id: &str) -> &[String] {
        match self.value(id) {
            Value::Choices(ids) => ids,
            _ => &[],
        }
    }

    /// The id of a choice, if the field holds one.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&str> {
        match self.value(id) {
            Value::Choice(choice) => Some(choice),
            _ => None,
        }
    }
}

/// What was typed into a form and not yet saved: each field's text.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    /// Field and text.
    pub fields: Vec<(String, String)>,
}
