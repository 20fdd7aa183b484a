//! What is exported, before it is decided how it is written.

use chrono::NaiveDate;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// Nothing is known.
    Nothing,
    /// A text; it stays one, whatever it looks like.
    Text(String),
    /// A number as decimal digits, such as `-1234.56`.
    Number(String),
    /// A day.
    Day(NaiveDate),
}

impl Datum {
    /// A text, or nothing if it is empty.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }

    /// As people read it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) | Self::Number(text) => text.clone(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// Rows of cells under headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// One for each column.
    pub headings: Vec<String>,
    /// As many cells each as there are headings.
    pub rows: Vec<Vec<Datum>>,
}
