//! Import of customer lists: look at a file, review what its columns mean, see exactly what would happen, do it as one action.
//!
//! [`inspect`] reads the file, [`plan()`] decides about each row without touching anything, [`apply()`] stores what the plan says.

mod apply;
mod cell;
mod column;
mod existing;
mod fact;
mod inserts;
mod mappings;
mod plan;
mod planner;
mod reason;
mod report;
mod row;
pub mod sentences;
mod stored;
mod template;

pub use apply::{Applied, ApplyError, Batch, apply};
pub use column::{Choice, Example, Question};
pub use existing::{Earlier, Existing, Known, Nothing, Owner};
pub use fact::{ContactFact, ContractFact, Fact};
pub use mappings::{form, remembered};
pub use plan::{Outcome, Plan, Totals, plan};
pub use reason::{Reason, Reject, SkipReason, Warning};
pub use report::{RejectedRow, Report, SkippedRow, write_rejects};
pub use row::StatedAccount;
pub use stored::{StoredAccounts, latest_action};
pub use template::write_template;

use crate::domain::reading::{DateOrder, DecimalMark, ShareStyle};
use crate::domain::{Currency, Instant, Zone};
use crate::exchange::fields::{ImportKind, Mapping, heading_weight};
use crate::exchange::source::{Limits, Opened, Source, SourceError, SourceOptions, shown};
use chrono::{Datelike, NaiveDate};

/// How to look at a file.
#[derive(Debug, Clone)]
pub struct InspectOptions {
    /// What is asked for instead of what would be found.
    pub source: SourceOptions,
    /// What the rows are.
    pub kind: ImportKind,
    /// What the file may cost.
    pub limits: Limits,
    /// Today, in the database's zone: "last year" in a heading counts from it.
    pub today: NaiveDate,
    /// The currency of amounts that name none.
    pub currency: Currency,
}

/// What is in a file, and what its columns most likely mean.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// The table and how it was read.
    pub opened: Opened,
    /// The headings, one a column; empty where there is none.
    pub headings: Vec<String>,
    /// Some values of each column, for the review.
    pub samples: Vec<Vec<String>>,
    /// The first row of data in the table.
    pub first_row: usize,
    /// The proposed mapping.
    pub mapping: Mapping,
    /// The SHA-256 of the file in hexadecimal digits.
    pub sha256: String,
    /// When the file was last saved; unknown for what has no file.
    pub saved_at: Option<Instant>,
}

impl Inspection {
    /// The line of the headings.
    #[must_use]
    pub fn header_line(&self) -> Option<u32> {
        self.opened.header.map(|row| self.opened.table.line(row))
    }

    /// The date of facts that have none of their own, unless somebody chooses another: the day on which the file was last saved, and
    /// today where that is not known or, by a wrong clock, in the future.
    #[must_use]
    pub fn facts_on(&self, today: NaiveDate, zone: Zone) -> NaiveDate {
        // What unpackers and broken clocks give to a file: 1970, 1980.
        let day = self.saved_at.map(|saved| zone.day_of(saved)).filter(|day| day.year() >= 2000);
        day.map_or(today, |day| day.min(today))
    }

    /// How many rows of data there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.opened.table.height().saturating_sub(self.first_row)
    }
}

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// Reads a file and proposes a mapping.
///
/// # Errors
/// [`SourceError`].
pub fn inspect(source: &Source, options: &InspectOptions) -> Result<Inspection, SourceError> {
    let opened = source.open(&options.source, heading_weight, options.limits)?;
    let table = &opened.table;
    let first_row = opened.header.map_or(0, |header| header + 1);
    let heading = |column: usize| opened.header.and_then(|row| shown(table.value(row, column))).unwrap_or_default();
    let headings: Vec<String> = (0..table.width()).map(heading).collect();
    let samples = (0..table.width())
        .map(|column| (first_row..table.height()).take(1000).filter_map(|row| shown(table.value(row, column))).take(SAMPLES).collect());
    let mapping = Mapping::proposed(options.kind, &headings, options.today.year() - 1, options.currency);
    let (sha256, saved_at) = (source.sha256(), source.saved_at());
    Ok(Inspection { samples: samples.collect(), first_row, mapping, headings, sha256, saved_at, opened })
}

/// How to plan an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOptions {
    /// Today, in the database's zone: no fact is later.
    pub today: NaiveDate,
    /// The date of facts that have none of their own.
    pub facts_on: NaiveDate,
    /// Whether facts are added to accounts that exist; else they are skipped.
    pub update: bool,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// The order of ambiguous dates in all columns.
    pub dates: Option<DateOrder>,
    /// The decimal mark of ambiguous numbers in all columns.
    pub decimal: Option<DecimalMark>,
    /// What bare shares mean in all columns.
    pub percent: Option<ShareStyle>,
    /// Whether U+FFFD stands for bytes that could not be decoded; the plan sets it from the file.
    pub damaged_text: bool,
}

impl PlanOptions {
    /// Facts dated today, nothing chosen, nothing updated.
    #[must_use]
    pub const fn new(today: NaiveDate, currency: Currency) -> Self {
        Self { today, facts_on: today, update: false, currency, dates: None, decimal: None, percent: None, damaged_text: false }
    }
}
