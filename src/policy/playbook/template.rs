//! Texts with blanks. The blanks are a closed list, so that a notice to a customer has no place for an internal reason.

use crate::codes;
use crate::domain::Coded;
use crate::domain::placed::{FileError, Item, Problem};

codes! {
    /// What can be filled in.
    pub enum Blank {
        /// The customer's name.
        Customer = "customer",
        /// The person addressed.
        Contact = "contact",
        /// Our company.
        Company = "company",
        /// Who hands over.
        Outgoing = "outgoing",
        /// Who takes over.
        Successor = "successor",
        /// What the successor has done so far.
        Background = "background",
        /// The day of the meeting.
        Meeting = "meeting",
        /// The successor's telephone number.
        Phone = "phone",
    }
}

/// A text with blanks such as `{customer}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Blank(Blank),
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// An unknown blank, an opening brace without a closing one, or an empty text.
    pub(super) fn read(item: &Item<'_>) -> Result<Self, FileError> {
        let text = super::said(item)?;
        let mut parts = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, after) = behind.split_once('}').ok_or_else(|| item.error(Problem::Undefined(format!("{{{behind}"))))?;
            let blank = Blank::from_code(name).map_err(|unknown| item.error(unknown.into()))?;
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Blank(blank));
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self { parts })
    }

    /// The blanks that it has, each once, in the order of the text.
    #[must_use]
    pub fn blanks(&self) -> Vec<Blank> {
        let mut found = Vec::new();
        for part in &self.parts {
            if let Part::Blank(blank) = part
                && !found.contains(blank)
            {
                found.push(*blank);
            }
        }
        found
    }

    /// The text with its blanks filled in. What is filled in is not read for blanks again.
    #[must_use]
    pub fn filled(&self, value: impl Fn(Blank) -> String) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Blank(blank) => value(*blank),
            })
            .collect()
    }
}
