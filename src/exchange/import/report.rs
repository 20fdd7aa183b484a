//! The outcome of an import as `--json` prints it, and the file of rejected rows.

use super::plan::{Outcome, Plan, Totals};
use super::reason::Reject;
use super::{Inspection, sentences};
use crate::exchange::export::csv::CsvWriter;
use crate::exchange::fields::ColumnMapping;
use crate::exchange::source::shown;
use crate::i18n::Strings;
use chrono::NaiveDate;
use serde::Serialize;
use std::io::{self, Write};

/// What was done, or with a dry run what would be.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// Whether nothing was written because nothing was to be.
    pub dry_run: bool,
    /// The counts.
    #[serde(flatten)]
    pub totals: Totals,
    /// The batch, as a string of digits; null when nothing was stored.
    pub batch: Option<String>,
    /// The encoding of a text file.
    pub encoding: Option<String>,
    /// The character that separates the columns of a text file.
    pub delimiter: Option<char>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line of the headings.
    pub header_row: Option<u32>,
    /// The date of facts without one of their own.
    pub facts_on: NaiveDate,
    /// The SHA-256 of the file in hexadecimal digits.
    pub sha256: String,
    /// The latest import of the very same file; null when there is none.
    pub imported_before: Option<ImportedBefore>,
    /// What each column was stored as.
    pub mapping: Vec<ColumnMapping>,
    /// Refused rows, one entry each.
    pub rejects: Vec<RejectedRow>,
    /// Rows that change nothing.
    pub skips: Vec<SkippedRow>,
    /// What a person should look at.
    pub warnings: Vec<String>,
    /// What has to be chosen before anything can be stored.
    pub questions: Vec<String>,
}

/// An import of the very same file.
#[derive(Debug, Clone, Serialize)]
pub struct ImportedBefore {
    /// Its batch, as a string of digits.
    pub batch: String,
    /// The name that the file had then.
    pub file: String,
    /// When.
    pub imported_at: String,
}

/// A refused row.
#[derive(Debug, Clone, Serialize)]
pub struct RejectedRow {
    /// Its line in the file.
    pub line: u32,
    /// The heading of the column, or its number where it has none; null when the row as a whole is refused.
    pub column: Option<String>,
    /// The cell's content.
    pub value: String,
    /// A stable code.
    pub code: &'static str,
    /// Why, in the reader's language.
    pub reason: String,
}

/// A row that changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct SkippedRow {
    /// Its line in the file.
    pub line: u32,
    /// Why, in the reader's language.
    pub reason: String,
}

/// The heading of a column, or its number where it has none.
fn column_name(reject: &Reject, plan: &Plan) -> Option<String> {
    let at = reject.column?;
    let heading = plan.mapping.columns.get(at).map(|column| column.heading.clone()).filter(|heading| !heading.is_empty());
    Some(heading.unwrap_or_else(|| (at + 1).to_string()))
}

impl Report {
    /// Tells what a plan does; `batch` is that of the applied plan, `None` of a dry run or when nothing was stored.
    #[must_use]
    pub fn new(file: &str, inspection: &Inspection, plan: &Plan, dry_run: bool, batch: Option<i64>, strings: &Strings) -> Self {
        let opened = &inspection.opened;
        let rejects = plan.rejects().map(|reject| RejectedRow {
            line: reject.line,
            column: column_name(reject, plan),
            value: reject.value.clone(),
            code: reject.reason.code(),
            reason: sentences::reject_reason(reject, strings),
        });
        let skips = plan.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Skip { line, reason } => Some(SkippedRow { line: *line, reason: sentences::skip_reason(reason, strings) }),
            _ => None,
        });
        Self {
            file: file.to_owned(),
            dry_run,
            totals: plan.totals,
            batch: batch.map(|batch| batch.to_string()),
            encoding: opened.encoding.as_ref().map(|encoding| encoding.name.clone()),
            delimiter: opened.delimiter,
            sheet: opened.sheet.clone(),
            header_row: inspection.header_line(),
            facts_on: plan.options.facts_on,
            sha256: plan.sha256.clone(),
            imported_before: plan.earlier.as_ref().map(|earlier| ImportedBefore {
                batch: earlier.batch.to_string(),
                file: earlier.file.clone(),
                imported_at: earlier.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            }),
            mapping: plan.mapping.columns.clone(),
            rejects: rejects.collect(),
            skips: skips.collect(),
            warnings: sentences::warnings(plan, strings),
            questions: plan.questions.iter().map(|question| sentences::question(question, strings)).collect(),
        }
    }
}

/// Writes the rejected rows as CSV: their cells as they were, then line, column and reason. Mended, it can be imported itself: the
/// three last columns are left out then.
///
/// # Errors
/// Those of the writer.
pub fn write_rejects<W: Write>(writer: W, inspection: &Inspection, plan: &Plan, strings: &Strings) -> io::Result<W> {
    let table = &inspection.opened.table;
    let mut file = CsvWriter::new(writer)?;
    let width = inspection.headings.len();
    let about = [strings.import_rejects_line(), strings.import_rejects_column(), strings.import_rejects_reason()];
    file.row(inspection.headings.iter().chain(&about))?;
    for (row, outcome) in (inspection.first_row..).zip(&plan.outcomes) {
        let Outcome::Reject(reject) = outcome else { continue };
        let cells = (0..width).map(|column| shown(table.value(row, column)).unwrap_or_default());
        let about = [reject.line.to_string(), column_name(reject, plan).unwrap_or_default(), sentences::reject_reason(reject, strings)];
        file.row(cells.chain(about))?;
    }
    file.finish()
}
