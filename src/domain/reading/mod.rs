//! How people write dates, amounts, shares, scores and telephone numbers, read without guessing.
//!
//! Every reader takes the text as typed (full-width forms included) and answers with a value, with several readings of which
//! somebody has to choose one, or with a [`ReadingError`] that names the character at which it stopped. Nothing here knows a
//! language: sentences about errors are made in `i18n`.

mod amount;
mod date;
mod date_forms;
mod date_words;
mod grade;
mod moment;
mod number;
mod phone;
mod scan;
mod share;

pub use amount::{AmountUnit, MoneyContext, amount_unit, money, money_of};
pub use date::{DateContext, DateNote, DateOrder, Day, Lean, WorkingDays, date, serial_date};
pub use grade::{graded, whole, yes_no};
pub use moment::moment;
pub use number::{Decimal, DecimalMark, number};
pub use phone::{mail, phone};
pub use scan::folded;
pub use share::{Share, ShareStyle, share, share_of};

/// What a text was read as, when the same characters mean different things under different conventions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<C, T> {
    /// The same under every convention.
    Plain(T),
    /// Readable only under the conventions listed: evidence for the other cells of a column.
    By {
        /// The reading that is taken where nothing speaks against it.
        usual: Option<T>,
        /// Each convention under which the text can be read, with its value.
        readings: [Option<(C, T)>; 3],
    },
}

impl<C: Copy + PartialEq, T: Copy + PartialEq> Reading<C, T> {
    /// The value when no choice is needed: plain, usual, or the same under all conventions that can read the text.
    #[must_use]
    pub fn value(&self) -> Option<T> {
        match self {
            Self::Plain(value) => Some(*value),
            Self::By { usual: Some(value), .. } => Some(*value),
            Self::By { readings, .. } => {
                let mut values = readings.iter().flatten().map(|(_, value)| *value);
                let first = values.next()?;
                values.all(|other| other == first).then_some(first)
            }
        }
    }

    /// The value under one convention; `None` when the text cannot be read so.
    #[must_use]
    pub fn under(&self, convention: C) -> Option<T> {
        match self {
            Self::Plain(value) => Some(*value),
            Self::By { readings, .. } => readings.iter().flatten().find(|(by, _)| *by == convention).map(|(_, value)| *value),
        }
    }

    /// The conventions and what the text means under each; empty for a plain reading.
    pub fn choices(&self) -> impl Iterator<Item = (C, T)> + '_ {
        let readings = match self {
            Self::Plain(_) => None,
            Self::By { readings, .. } => Some(readings.iter().flatten().copied()),
        };
        readings.into_iter().flatten()
    }

    /// Under the convention that was chosen for the column if it can be read so, else the sure value.
    #[must_use]
    pub fn settled(&self, convention: Option<C>) -> Option<T> {
        convention.and_then(|chosen| self.under(chosen)).or_else(|| self.value())
    }

    /// The same reading with every value converted; `None` when a value that could be taken does not convert.
    fn map<U: Copy + PartialEq>(self, convert: impl Fn(T) -> Option<U>) -> Option<Reading<C, U>> {
        Some(match self {
            Self::Plain(value) => Reading::Plain(convert(value)?),
            Self::By { usual, readings } => {
                let readings = readings.map(|entry| entry.and_then(|(by, value)| convert(value).map(|value| (by, value))));
                readings.iter().flatten().next()?;
                Reading::By { usual: usual.and_then(convert), readings }
            }
        })
    }
}

/// Why a text could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{problem:?} at character {at}")]
pub struct ReadingError {
    /// What is wrong.
    pub problem: Problem,
    /// The character (not byte) of the text as given at which reading stopped, from 0.
    pub at: usize,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Problem {
    /// Nothing but blanks.
    Empty,
    /// Not a date in any notation known.
    NotADate,
    /// The month has no such day, or the year no such month.
    NoSuchDay,
    /// A month without a day.
    NoDay,
    /// A day without a time of day.
    NoTime,
    /// The day has no such hour, or the hour no such minute.
    NoSuchTime,
    /// A year before 1900 or after 2199.
    YearOutOfRange,
    /// A word such as "tomorrow" in a file, where it means nothing.
    RelativeInFile,
    /// Not a number.
    NotANumber,
    /// Text behind the value that belongs to nothing known.
    Unexpected,
    /// A number that does not fit.
    TooLarge,
    /// Below zero where that means nothing.
    Negative,
    /// Has decimals where a whole number is wanted.
    NotWhole,
    /// Outside the range that is allowed, inclusive.
    OutOfRange {
        /// Smallest value.
        low: i64,
        /// Largest value.
        high: i64,
    },
    /// Scientific notation from a spreadsheet: the last digits are lost.
    DigitsLost,
    /// Letters that are no currency code known.
    UnknownCurrency,
    /// Neither yes nor no.
    NotYesNo,
    /// Not a telephone number.
    NotAPhone,
    /// Not a mail address.
    NotAMail,
}

impl Problem {
    const fn at(self, at: usize) -> ReadingError {
        ReadingError { problem: self, at }
    }
}
