//! Where something stands in a file, and what can be wrong with it.

use std::sync::Arc;

use crate::domain::codes::UnknownCode;

codes! {
    /// The types of value that a file can hold, as far as errors tell them apart.
    pub enum ValueType {
        /// Text in quotes.
        Text = "text",
        /// Text that says nothing.
        EmptyText = "empty_text",
        /// A whole number.
        WholeNumber = "whole_number",
        /// A number of more than 64 bits.
        HugeNumber = "huge_number",
        /// A number with decimals.
        Decimal = "decimal",
        /// A decimal number without exponent, with as many decimals as its key allows.
        PlainDecimal = "plain_decimal",
        /// True or false.
        Flag = "flag",
        /// A date.
        Date = "date",
        /// A date that is in no calendar.
        NoSuchDay = "no_such_day",
        /// A time, with or without a date.
        Time = "time",
        /// A list.
        List = "list",
        /// A table.
        Table = "table",
    }
}

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file, as the caller named it.
    pub file: Arc<str>,
    /// Counted from 1; 0 in what is joined from several files.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
}

/// A mistake in a file, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}:{}: {}{problem}", place.file, place.line, place.column, if key.is_empty() { String::new() } else { format!("{key}: ") })]
pub struct FileError {
    /// Where.
    pub place: Place,
    /// The key as a dotted path; empty where there is none, as in a syntax error.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a value in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not TOML; the parser's words.
    #[error("{0}")]
    Syntax(String),
    /// A key that has to be there is not; the place is that of its table.
    #[error("{0:?} is missing")]
    Missing(String),
    /// A key that means nothing here.
    #[error("{key:?} means nothing here; known keys are {}", allowed.join(", "))]
    UnknownKey {
        /// What was written.
        key: String,
        /// What could stand there.
        allowed: Vec<String>,
    },
    /// Another type of value is wanted.
    #[error("wants {expected}, not {found}")]
    WrongType {
        /// The type wanted.
        expected: ValueType,
        /// The type found.
        found: ValueType,
    },
    /// A number or a length outside its limits.
    #[error("{given} is not between {least} and {most}")]
    OutOfRange {
        /// What was written.
        given: String,
        /// The least allowed.
        least: String,
        /// The most allowed.
        most: String,
    },
    /// A word that is in no closed list.
    #[error(transparent)]
    UnknownCode(#[from] UnknownCode),
    /// The same thing twice.
    #[error("{0:?} stands here twice")]
    Duplicate(String),
    /// Steps have to fall from one to the next, and only the last may be without a bound.
    #[error("steps go from the highest bound down, and only the last one has none")]
    NotDescending,
    /// Numbers have to rise from one to the next.
    #[error("numbers go from the smallest up")]
    NotAscending,
    /// The first number has to be at most the second.
    #[error("{smaller} is more than {larger}")]
    WrongOrder {
        /// The key whose value should be the smaller one.
        smaller: &'static str,
        /// The key whose value should be the larger one.
        larger: &'static str,
    },
    /// A span of time is a number and a unit.
    #[error("{0:?} is no span of time; write one such as \"24 hours\", \"3 working days\", \"1 month\"")]
    NotASpan(String),
    /// A span of days where minutes or hours are wanted.
    #[error("{0:?} does not run around the clock; write minutes or hours")]
    NotAClockSpan(String),
    /// A name that is defined nowhere.
    #[error("{0:?} is defined nowhere")]
    Undefined(String),
    /// A date that does not belong to the year it is listed under.
    #[error("the date is not in {0}")]
    OutsideYear(i32),
    /// A make-up workday on a day that is worked anyway.
    #[error("the day is a working day anyway")]
    WorkedAnyway,
}
