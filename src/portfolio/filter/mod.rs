//! Filter expressions, typed on the list and given to `kamdeck list --filter`.
//!
//! ```text
//! expression = terms separated by blanks; a row is shown if it passes all of them
//! term       = [ "-" ] ( column operator value { "," value } | text )
//! operator   = "=" | "!=" | ":" | "<" | "<=" | ">" | ">="
//! value      = word | '"' anything '"' | "none"
//! text       = word | '"' anything '"'
//! ```
//!
//! A text is found in names, by pinyin and initials too, and in owner, city, region, industry, parent and tags. Columns and
//! values are named in English or Chinese: `tier=A band=at_risk city=上海 renewal<90d touch>30d -owner:li 华东`. Several values
//! mean any of them. `:` holds what is typed, `=` is equal to it. Durations are days or weeks (`30d`, `4w`, `30天`), from today
//! back for touches and forward for renewals; dates are `2026-12-31`; amounts may be written `120万`. A touch can be `overdue`
//! or `never`. Full-width punctuation is understood.

mod apply;
mod parse;
mod words;

use std::fmt;

use chrono::NaiveDate;

use super::column::Column;
use crate::domain::health::Dimension;
use crate::domain::search::Query;
use crate::i18n::Strings;
use crate::store::summary::Cause;

pub(super) use apply::Memory;
pub use parse::{FilterError, Problem};

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    const fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Unequal => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// A measure that numbers are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// In the unit of the column: tenths of a point, percent, a count, minor units of money.
    Number(i64),
    /// Days before or after the date that is looked at.
    Days(i64),
    /// A date.
    Day(NaiveDate),
}

/// What a term asks of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    /// Has these words.
    Words(Query),
    /// A column of text is equal to one of these, folded.
    Is(Column, Vec<String>),
    /// A column of text holds one of these.
    Holds(Column, Vec<Query>),
    /// A column of terms has one of these codes.
    Code(Column, Vec<&'static str>),
    /// A column of numbers compares so with this.
    Compare(Column, Comparison, Amount),
    /// A column has no value.
    Missing(Column),
    /// Silent beyond the tier's maximum.
    Overdue,
    /// Never touched.
    Never,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As written, without a minus before it.
    text: String,
    minus: bool,
    /// Whether rows pass that do not pass the test.
    negated: bool,
    test: Test,
}

impl Term {
    /// The column that it asks about; `None` for a text.
    #[must_use]
    pub const fn column(&self) -> Option<Column> {
        match &self.test {
            Test::Words(_) => None,
            Test::Is(column, _) | Test::Holds(column, _) | Test::Code(column, _) | Test::Compare(column, ..) | Test::Missing(column) => {
                Some(*column)
            }
            Test::Overdue | Test::Never => Some(Column::Touch),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.minus { "-" } else { "" }, self.text)
    }
}

/// A filter expression that has been understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    terms: Vec<Term>,
}

impl Filter {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`FilterError`] with the place and what is wrong there.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        parse::filter(text)
    }

    /// Its terms.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether every row passes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words in it that are texts, as one query.
    fn words(&self) -> impl Iterator<Item = (&Term, &Query)> {
        self.terms.iter().filter_map(|term| match &term.test {
            Test::Words(query) => Some((term, query)),
            _ => None,
        })
    }

    /// The expression with one more term, or without it if it is there already.
    #[must_use]
    pub fn toggled(&self, term: &str) -> String {
        let mut parts: Vec<String> = self.terms.iter().map(ToString::to_string).collect();
        match parts.iter().position(|part| part == term) {
            Some(at) => {
                parts.remove(at);
            }
            None => parts.push(term.to_owned()),
        }
        parts.join(" ")
    }

    /// The expression without the term at a place.
    #[must_use]
    pub fn without(&self, place: usize) -> Self {
        Self { terms: self.terms.iter().enumerate().filter(|&(at, _)| at != place).map(|(_, term)| term.clone()).collect() }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, term) in self.terms.iter().enumerate() {
            write!(f, "{}{term}", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

/// The term that keeps rows with exactly this code or text in a column; an empty one means that the value is missing.
/// `None` if the column cannot be filtered by value.
#[must_use]
pub fn term_for(column: Column, value: &str, strings: &Strings) -> Option<String> {
    words::term_for(column, value, strings)
}

/// The dimension that a cause is about.
pub(super) const fn dimension(cause: Cause) -> Dimension {
    match cause {
        Cause::Fell { dimension, .. } | Cause::Low { dimension, .. } | Cause::Unknown { dimension } => dimension,
    }
}

/// The term that keeps accounts silent for longer than their tier allows.
#[must_use]
pub fn overdue_term(strings: &Strings) -> String {
    words::overdue_term(strings)
}
