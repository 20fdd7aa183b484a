//! What is asked and written about an account, common to all screens that show one: forms as data, and the edits that they
//! come to.

pub mod account;
pub mod bulk;
pub mod chain;
pub mod contact;
pub mod custom;
pub mod delete;
pub mod duty;
pub mod event;
pub mod fact;
pub mod field;
pub mod handover;
pub mod library;
pub mod owner;
pub mod pack;
pub mod page_export;
pub mod pain;
pub mod person;
pub mod plan;
pub mod post;
pub mod record;
pub mod review;
pub mod suppose;
pub mod ticket;
pub mod tier;
pub mod touch;

use chrono::NaiveDate;

use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, Coded, ColleagueId, RowId};
use crate::i18n::{Labelled, label, log};
use crate::store::{Cell, Edit, Table, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Kind, Value};
use crate::tui::widgets::Look;

/// Why a form that was filled in cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The field.
    pub field: &'static str,
    /// Why, as a sentence.
    pub why: String,
}

/// An account as a form speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The account.
    pub id: AccountId,
    /// What it is called.
    pub name: String,
}

impl Subject {
    /// An action about it.
    fn what(&self, kind: crate::store::ActionKind) -> What {
        What::new(kind).about(Table::Account, self.id.raw(), &self.name)
    }
}

/// A form that is open, and what is needed to make an edit of what it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A new account.
    New,
    /// What an account is called.
    Identity(account::Identity),
    /// A descriptive field and what it held.
    Field(Subject, ProfileField, String),
    /// The tier of some accounts.
    Tier(Vec<Subject>),
    /// The owner of some accounts.
    Owner(Vec<Subject>),
    /// A fact.
    Fact(Subject, fact::Fact),
    /// Something of several accounts at once.
    Many(bulk::Many),
}

impl Asked {
    /// What the filled form comes to; `None` if nothing was changed.
    ///
    /// # Errors
    /// [`Mistake`] if it cannot be saved so.
    pub fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        match self {
            Self::New => account::entered(filled, look).map(Some),
            Self::Identity(known) => account::changed(known, filled, look),
            Self::Field(subject, field, _) => field::changed(subject, *field, filled, look).map(Some),
            Self::Tier(accounts) => tier::decided(accounts, filled, look).map(Some),
            Self::Owner(accounts) => owner::changed(accounts, filled, look).map(Some),
            Self::Fact(subject, fact) => fact::recorded(subject, *fact, filled, look).map(Some),
            Self::Many(many) => many.edit(filled, look),
        }
    }

    /// What to say once it is written, where the general sentence would not name old and new.
    #[must_use]
    pub fn said(&self, filled: &Filled, look: &Look) -> Option<String> {
        let Self::Field(subject, field, before) = self else { return None };
        let strings = &look.strings;
        let shown = |stored: &str| match stored {
            "" => strings.value_none(),
            stored => crate::domain::text::one_line(&field::shown(*field, stored, look)).into_owned(),
        };
        let after = field::stored(filled).unwrap_or_default();
        let (before, after) = (shown(before), shown(&after));
        Some(strings.log_changed(look.private(&subject.name), label(*field, strings), look.private(&before), look.private(&after)))
    }
}

/// A colleague of ours to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: ColleagueId,
    /// The name.
    pub name: String,
}

/// Colleagues who have not left.
///
/// # Errors
/// Those of the database.
pub fn colleagues(records: crate::store::Reader<'_>) -> Result<Vec<Colleague>, crate::store::Error> {
    let rows = records.rows_where(crate::store::Table::Colleague, &[("left_on", crate::store::Value::Null)])?;
    let name = |row: &crate::store::Row| row.text("name").unwrap_or_default().to_owned();
    Ok(rows.iter().map(|row| Colleague { id: ColleagueId::from_raw(row.id), name: name(row) }).collect())
}

/// The name of a column as a label.
fn named(column: &str, look: &Look) -> String {
    capital(&log::field(column, &look.strings))
}

/// The name of a column as its table calls it, as a label.
fn named_in(table: Table, column: &str, look: &Look) -> String {
    capital(&log::column(table, column, &look.strings))
}

/// With its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The values of a closed list as choices.
fn choices<T: Labelled>(look: &Look) -> Vec<Choice> {
    T::ALL.iter().map(|value| Choice::new(value.code(), capital(&label(*value, &look.strings)))).collect()
}

/// The code that was chosen.
fn chosen<T: Coded>(filled: &Filled, field: &str) -> Option<T> {
    filled.choice(field).and_then(|code| T::from_code(code).ok())
}

/// People as choices of a reference.
#[must_use]
pub fn person_choices(people: &[fact::Person], look: &Look) -> Vec<Choice> {
    people.iter().map(|person| Choice::new(person.id.to_string(), look.private(&person.name))).collect()
}

/// Colleagues as choices of a reference.
#[must_use]
pub fn colleague_choices(colleagues: &[Colleague], look: &Look) -> Vec<Choice> {
    colleagues.iter().map(|one| Choice::new(one.id.raw().to_string(), look.private(&one.name))).collect()
}

/// A text that was typed, as a cell.
fn text_cell(filled: &Filled, field: &str) -> Cell {
    filled.text(field).map_or(Cell::Value(crate::store::Value::Null), Cell::from)
}

/// The day on which a fact holds: today unless another is given; never in the future.
fn day_field(id: &'static str, look: &Look) -> Field {
    Field::new(id, named(id, look), Kind::Date(crate::domain::reading::Lean::Past)).holding(Value::Day(look.today)).required()
}

/// The day of such a field.
///
/// # Errors
/// [`Mistake`] if it lies in the future.
fn day_of(filled: &Filled, id: &'static str, look: &Look) -> Result<NaiveDate, Mistake> {
    let day = filled.day(id).unwrap_or(look.today);
    if day > look.today { Err(Mistake { field: id, why: look.strings.forms_not_future() }) } else { Ok(day) }
}
