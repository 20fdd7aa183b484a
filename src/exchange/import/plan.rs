//! What an import would do, row by row: a pure function of table, mapping, options and what is there already. The dry run shows
//! exactly this, and applying stores exactly this.

use super::column::{Column, Question};
use super::existing::{Earlier, Existing};
use super::fact::Fact;
use super::planner::Planner;
use super::reason::{Reject, SkipReason, Warning};
use super::row::StatedAccount;
use super::{Inspection, PlanOptions};
use crate::domain::AccountId;
use crate::exchange::fields::{Mapping, MappingError, Target};

/// What becomes of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new account.
    Store(StatedAccount),
    /// New facts of an account that exists.
    Update {
        /// The account; `None`: the one that the plan stores for an earlier line.
        account: Option<AccountId>,
        /// The index of the row whose outcome stores the account, when it is new.
        first: Option<usize>,
        /// What is new.
        news: StatedAccount,
    },
    /// Nothing changes.
    Skip {
        /// The line.
        line: u32,
        /// Why.
        reason: SkipReason,
    },
    /// Refused.
    Reject(Box<Reject>),
}

impl Outcome {
    /// The facts that it would store.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        match self {
            Self::Store(stated) | Self::Update { news: stated, .. } => &stated.facts,
            Self::Skip { .. } | Self::Reject(_) => &[],
        }
    }
}

/// How many rows there are and what becomes of them. `read` is always the sum of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Rows that hold anything, below the headings.
    pub read: u64,
    /// New accounts.
    pub stored: u64,
    /// Rows that add facts to an account.
    pub updated: u64,
    /// Rows that change nothing.
    pub skipped: u64,
    /// Rows that are refused.
    pub rejected: u64,
}

/// What an import would do.
#[derive(Debug, Clone)]
pub struct Plan {
    /// One outcome a row, in the order of the file.
    pub outcomes: Vec<Outcome>,
    /// How many of each.
    pub totals: Totals,
    /// What has to be answered first; rows that wait for it are among the rejected.
    pub questions: Vec<Question>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
    /// The SHA-256 of the file in hexadecimal digits.
    pub sha256: String,
    /// The latest import of the very same file.
    pub earlier: Option<Earlier>,
    /// Labels of the custom fields that facts refer to by number.
    pub custom_fields: Vec<String>,
    /// The mapping with what was found out about each column.
    pub mapping: Mapping,
    /// The options it was made with.
    pub options: PlanOptions,
}

impl Plan {
    /// The rejected rows.
    pub fn rejects(&self) -> impl Iterator<Item = &Reject> {
        self.outcomes.iter().filter_map(|outcome| if let Outcome::Reject(reject) = outcome { Some(&**reject) } else { None })
    }

    /// What it tells, with this in the place of the names and values of customers. Not to be applied.
    #[must_use]
    pub fn veiled(&self, mask: &str) -> Self {
        let told = self.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Skip { line, reason } => Some(Outcome::Skip { line: *line, reason: reason.veiled(mask) }),
            Outcome::Reject(reject) => Some(Outcome::Reject(Box::new(reject.veiled(mask)))),
            Outcome::Store(_) | Outcome::Update { .. } => None,
        });
        let outcomes = told.collect();
        Self { outcomes, warnings: self.warnings.iter().map(|warning| warning.veiled(mask)).collect(), ..self.clone() }
    }

    /// Whether it can be applied.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.questions.is_empty()
    }
}

/// Makes the plan.
///
/// # Errors
/// [`MappingError`] when the mapping does not fit the table.
pub fn plan(inspection: &Inspection, mapping: &Mapping, options: &PlanOptions, existing: &dyn Existing) -> Result<Plan, MappingError> {
    let mut mapping = mapping.fitted(&inspection.headings)?;
    mapping.check()?;
    let opened = &inspection.opened;
    let table = &opened.table;
    let rows: Vec<usize> = (inspection.first_row..table.height()).collect();
    let options = PlanOptions {
        facts_on: options.facts_on.min(options.today),
        damaged_text: opened.encoding.as_ref().is_some_and(|encoding| encoding.damaged),
        ..options.clone()
    };
    let mut custom_fields = Vec::new();
    let mut questions = Vec::new();
    let mut columns = Vec::new();
    for (at, mapped) in mapping.columns.iter_mut().enumerate().filter(|(_, mapped)| mapped.target != Target::Ignore) {
        let mut column = Column::new(at, mapped, &options);
        questions.extend(column.settle(table, &rows, &mapped.heading, &options));
        (mapped.dates, mapped.decimal, mapped.percent) = (column.dates, column.decimal, column.percent);
        if let Target::Custom(label) = &column.target {
            column.custom = u16::try_from(custom_fields.len()).ok();
            custom_fields.push(label.clone());
        }
        columns.push(column);
    }
    let mut planner = Planner::new(opened, inspection, &columns, &options, existing, &custom_fields);
    let outcomes: Vec<Outcome> = rows.iter().map(|row| planner.outcome(*row)).collect();
    let earlier = existing.imported(&inspection.sha256);
    let repeated = earlier.as_ref().map(|earlier| Warning::Repeated { file: earlier.file.clone(), on: earlier.on });
    let warnings = repeated.into_iter().chain(planner.warnings(opened)).collect();
    let sha256 = inspection.sha256.clone();
    let totals = totals(&outcomes);
    Ok(Plan { outcomes, totals, questions, warnings, sha256, earlier, custom_fields, mapping, options })
}

fn totals(outcomes: &[Outcome]) -> Totals {
    let mut totals = Totals { read: outcomes.len() as u64, ..Totals::default() };
    for outcome in outcomes {
        *match outcome {
            Outcome::Store(_) => &mut totals.stored,
            Outcome::Update { .. } => &mut totals.updated,
            Outcome::Skip { .. } => &mut totals.skipped,
            Outcome::Reject(_) => &mut totals.rejected,
        } += 1;
    }
    totals
}
