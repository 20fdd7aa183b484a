//! Renewals won and lost, held against what the score and the silence said before.

use serde::Serialize;

use crate::domain::calendar::WorkCalendar;
use crate::domain::{AsOf, RowId};
use crate::i18n::{Strings, label};
use crate::scoring::kpi::{BackTest, OutcomeCase};
use crate::store::{Error, Reader, Table};

/// The outcomes of the book with the names of its accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes {
    /// The score held against them.
    pub test: BackTest,
    /// What the account of each case is called.
    pub names: Vec<String>,
}

/// One outcome for scripts.
#[derive(Debug, Serialize)]
pub struct Named<'a> {
    /// What the account is called.
    pub name: &'a str,
    /// The outcome.
    #[serde(flatten)]
    pub case: &'a OutcomeCase,
}

impl Outcomes {
    /// Reads the outcomes up to a day.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(records: Reader<'_>, calendar: &WorkCalendar, as_of: AsOf) -> Result<Self, Error> {
        let policies = records.policies()?;
        let test = records.back_test(&policies, calendar, as_of)?;
        let mut names = Vec::new();
        for case in &test.cases {
            let row = records.row(Table::Account, case.account.raw())?;
            names.push(row.and_then(|row| row.text("short_name").or_else(|| row.text("name")).map(str::to_owned)).unwrap_or_default());
        }
        Ok(Self { test, names })
    }

    /// Each outcome with its name.
    pub fn cases(&self) -> impl DoubleEndedIterator<Item = Named<'_>> {
        self.test.cases.iter().zip(&self.names).map(|(case, name)| Named { name, case })
    }
}

/// What became of it, and what was said before.
#[must_use]
pub fn said(case: &OutcomeCase, strings: &Strings) -> [String; 2] {
    let outcome = if case.lost { strings.figure_outcome_lost() } else { strings.figure_outcome_won() };
    let warned = match (case.flag, case.lead_days) {
        (Some(flag), Some(days)) => {
            let said = strings.figure_outcome_flagged(label(flag.rule, strings), days, flag.from.to_string());
            if case.lost { said } else { strings.figure_outcome_false_alarm(said) }
        }
        _ if case.lost => strings.figure_outcome_missed(),
        _ => strings.figure_outcome_quiet(),
    };
    [outcome, warned]
}
