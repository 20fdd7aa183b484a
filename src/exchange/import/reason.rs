//! Why a row is rejected, skipped or remarked on; language-free, sentences are in `sentences`.

use super::existing::Owner;
use crate::domain::credit_code::CreditCodeError;
use crate::domain::reading::Problem;
use crate::exchange::fields::Target;
use chrono::NaiveDate;

/// Why a row is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A cell cannot be read.
    Unreadable {
        /// What is wrong.
        problem: Problem,
        /// The character of the cell at which reading stopped, from 1.
        at: usize,
    },
    /// A word that stands for no code.
    UnknownWord {
        /// The codes that it could stand for.
        allowed: Vec<&'static str>,
    },
    /// Not a unified social credit code.
    CreditCode(CreditCodeError),
    /// A number of a spreadsheet that has lost its last digits.
    DigitsLost,
    /// The name is empty.
    NoName,
    /// More characters than a field holds.
    TooLong {
        /// How many it holds.
        most: usize,
    },
    /// A fact dated after today.
    Future {
        /// Today.
        today: NaiveDate,
    },
    /// Bytes that mean nothing in the file's encoding.
    Undecodable,
    /// More cells than headings: the values may have moved.
    ExtraCells {
        /// How many headings there are.
        headings: usize,
    },
    /// Two short lines that look like one broken in two.
    BrokenLine,
    /// A quote that is never closed.
    OpenQuote,
    /// A sum below the list.
    TotalRow,
    /// The headings once more.
    HeadingAgain,
    /// Credit code and name belong to two different accounts.
    TwoAccounts {
        /// Whose code it is.
        code: Owner,
        /// Whose name it is.
        name: Owner,
    },
    /// The name fits an account that has another credit code.
    OtherCode {
        /// That account.
        account: Owner,
        /// Its code.
        code: String,
    },
    /// Several accounts have this name; only a credit code can tell them apart.
    SeveralAccounts {
        /// How many.
        count: usize,
    },
    /// A value with two readings, and nobody has chosen.
    Unanswered,
}

impl Reason {
    /// The stable code of the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { problem, .. } => match problem {
                Problem::Empty => "empty",
                Problem::NotADate => "not_a_date",
                Problem::NoSuchDay => "no_such_day",
                Problem::NoDay => "no_day",
                Problem::YearOutOfRange => "year_out_of_range",
                Problem::RelativeInFile => "relative_date",
                Problem::NotANumber => "not_a_number",
                Problem::Unexpected => "unexpected_text",
                Problem::TooLarge => "too_large",
                Problem::Negative => "negative",
                Problem::NotWhole => "not_whole",
                Problem::OutOfRange { .. } => "out_of_range",
                Problem::DigitsLost => "digits_lost",
                Problem::UnknownCurrency => "unknown_currency",
                Problem::NotYesNo => "not_yes_no",
                Problem::NotAPhone => "not_a_phone",
                Problem::NotAMail => "not_a_mail",
                Problem::NoTime => "no_time",
                Problem::NoSuchTime => "no_such_time",
            },
            Self::UnknownWord { .. } => "unknown_word",
            Self::CreditCode(_) => "credit_code",
            Self::DigitsLost => "digits_lost",
            Self::NoName => "no_name",
            Self::TooLong { .. } => "too_long",
            Self::Future { .. } => "future_date",
            Self::Undecodable => "undecodable",
            Self::ExtraCells { .. } => "extra_cells",
            Self::BrokenLine => "broken_line",
            Self::OpenQuote => "open_quote",
            Self::TotalRow => "total_row",
            Self::HeadingAgain => "heading_again",
            Self::TwoAccounts { .. } => "two_accounts",
            Self::OtherCode { .. } => "other_code",
            Self::SeveralAccounts { .. } => "several_accounts",
            Self::Unanswered => "unanswered",
        }
    }
}

impl Reason {
    /// With this in the place of names.
    fn veiled(&self, mask: &str) -> Self {
        match self {
            Self::TwoAccounts { code, name } => Self::TwoAccounts { code: code.veiled(mask), name: name.veiled(mask) },
            Self::OtherCode { account, .. } => Self::OtherCode { account: account.veiled(mask), code: mask.to_owned() },
            other => other.clone(),
        }
    }
}

/// A rejected row: the first thing that is wrong with it, and how many more there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// The line in the file, from 1.
    pub line: u32,
    /// The column, from 0; `None`: the row as a whole.
    pub column: Option<usize>,
    /// The cell's content.
    pub value: String,
    /// Why.
    pub reason: Reason,
    /// Further cells of the row that cannot be read.
    pub more: u32,
}

/// Why a row changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkipReason {
    /// The account exists, and updating was not asked for.
    Exists(Owner),
    /// The account exists and everything is known already.
    NothingNew(Owner),
    /// The account stands in the file before.
    Repeated {
        /// In this line.
        line: u32,
    },
}

/// Something that a person should look at; the row is imported all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The very same file was imported before.
    Repeated {
        /// The name that it had then.
        file: String,
        /// On which day.
        on: NaiveDate,
    },
    /// The name differs from another only in its legal form.
    Twin {
        /// The line.
        line: u32,
        /// The name there.
        name: String,
        /// The other.
        other: Owner,
    },
    /// Telephone numbers or mail addresses without a name to go with them were left out.
    NamelessContacts {
        /// The lines.
        lines: Vec<u32>,
    },
    /// Fewer cells than headings: the rest is taken as empty.
    ShortRows {
        /// The lines.
        lines: Vec<u32>,
    },
    /// Lines that were given the text of a merged cell above them.
    Merged {
        /// The lines.
        lines: Vec<u32>,
    },
    /// Cells with the result of a failed formula were taken as unknown.
    FailedCells {
        /// How many.
        count: u32,
    },
    /// Dates without a year: the year was taken as the latest, or for what is due the next.
    YearAssumed {
        /// The column, from 0.
        column: usize,
        /// How many.
        count: u32,
    },
    /// Dates given as a spreadsheet's day number in a text.
    DayNumbers {
        /// The column, from 0.
        column: usize,
        /// How many.
        count: u32,
    },
    /// The encoding was guessed.
    GuessedEncoding {
        /// Its name.
        name: String,
    },
    /// What an account has already was kept, though the file says something else.
    Kept {
        /// The line.
        line: u32,
        /// Which field.
        target: Target,
    },
}

impl Reject {
    /// With this in the place of names and of the value.
    pub(super) fn veiled(&self, mask: &str) -> Self {
        Self { value: mask.to_owned(), reason: self.reason.veiled(mask), ..self.clone() }
    }
}

impl SkipReason {
    /// With this in the place of names.
    pub(super) fn veiled(&self, mask: &str) -> Self {
        match self {
            Self::Exists(account) => Self::Exists(account.veiled(mask)),
            Self::NothingNew(account) => Self::NothingNew(account.veiled(mask)),
            Self::Repeated { line } => Self::Repeated { line: *line },
        }
    }
}

impl Warning {
    /// With this in the place of names.
    pub(super) fn veiled(&self, mask: &str) -> Self {
        match self {
            Self::Twin { line, other, .. } => Self::Twin { line: *line, name: mask.to_owned(), other: other.veiled(mask) },
            other => other.clone(),
        }
    }
}
