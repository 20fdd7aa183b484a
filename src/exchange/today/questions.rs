//! The questions worth asking, with the account and the people that they could be put to.

use serde::Serialize;

use crate::domain::account::AccountKind;
use crate::domain::{AsOf, RowId};
use crate::i18n::{Strings, label};
use crate::scoring::kpi::Question;
use crate::store::summary::Progress;
use crate::store::{Error, Reader, Table};

/// A question, and whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asking {
    /// What the account is called.
    pub name: String,
    /// Its kind.
    #[serde(skip)]
    pub kind: AccountKind,
    /// Those who may know, by row and name.
    #[serde(skip)]
    pub people: Vec<(i64, String)>,
    /// The question.
    #[serde(flatten)]
    pub question: Question,
}

impl Asking {
    /// What is asked and why: never known, or since when it is not fresh.
    #[must_use]
    pub fn said(&self, strings: &Strings) -> String {
        let dimension = label(self.question.dimension, strings);
        match self.question.fact_on {
            Some(day) => strings.today_question_stale(dimension, day.to_string()),
            None => strings.today_question_never(dimension),
        }
    }
}

/// The most worthwhile first. `go_on` is told how far it is and answers whether to go on.
///
/// # Errors
/// [`Error::Cancelled`]; those of the database.
pub fn read(records: Reader<'_>, as_of: AsOf, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Vec<Asking>, Error> {
    let policies = records.policies()?;
    let mut asking = Vec::new();
    for question in records.worth_asking(&policies, as_of, go_on)? {
        let Some(row) = records.row(Table::Account, question.account.raw())? else { continue };
        let people = records.rows_of(Table::Person, question.account)?;
        asking.push(Asking {
            name: row.text("short_name").or_else(|| row.text("name")).unwrap_or_default().to_owned(),
            kind: row.code("kind").unwrap_or(AccountKind::Enterprise),
            people: people.iter().map(|person| (person.id, person.text("name").unwrap_or_default().to_owned())).collect(),
            question,
        });
    }
    Ok(asking)
}
