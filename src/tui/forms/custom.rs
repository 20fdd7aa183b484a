//! Fields of our own making: what one is called and holds, and its value for an account from a day on.

use super::record::{Entering, Record};
use super::{Mistake, Subject, choices, day_field, day_of, named};
use crate::domain::health::FactSource;
use crate::domain::profile::{FieldKind, Layer};
use crate::domain::reading::Lean;
use crate::domain::text::one_line;
use crate::domain::{Coded, RowId};
use crate::store::catalog::{LONG_TEXT_MAX, TEXT_MAX};
use crate::store::{ActionKind, Cell, Edit, Row, Table, Value as Stored, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// The largest whole number that a field takes, either way.
const MOST: i64 = 999_999_999_999_999;
const YES: &str = "yes";
const NO: &str = "no";

/// What a field of our own making is, for all accounts.
#[derive(Debug)]
pub struct Definition {
    record: Record,
    /// What the others are called.
    others: Vec<String>,
}

impl Definition {
    /// A new one; `others` are the names that are taken.
    #[must_use]
    pub fn new(subject: &Subject, others: Vec<String>, look: &Look) -> Self {
        let record = Record::new(subject, Table::CustomField, &["label", "layer", "kind", "department"])
            .titled(look.strings.archive_custom_new())
            .holding("layer", Value::Choice(Layer::Basic.code().to_owned()))
            .holding("kind", Value::Choice(FieldKind::Text.code().to_owned()))
            .hint("label", look.strings.archive_custom_hint())
            .hint("department", look.strings.archive_custom_department_hint());
        Self { record, others }
    }

    /// Another name, layer or department for one. What it holds stays: values are written in the way of its kind.
    #[must_use]
    pub fn of(subject: &Subject, row: &Row, others: Vec<String>, look: &Look) -> Self {
        let record = Record::of(subject, row, &["label", "layer", "department", "retired_on"])
            .about(row.text("label").unwrap_or_default(), row.id)
            .hint("label", look.strings.archive_custom_hint())
            .hint("retired_on", look.strings.archive_custom_retired_hint());
        Self { record, others }
    }
}

impl Entering for Definition {
    fn form(&self, look: &Look) -> Form {
        self.record.form(look)
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let label = filled.text("label").unwrap_or_default().trim().to_lowercase();
        if self.others.iter().any(|other| other.trim().to_lowercase() == label) {
            return Err(Mistake { field: "label", why: look.strings.archive_custom_taken() });
        }
        self.record.edit(filled, look)
    }
}

/// The field goes out of use: no account shows it from today on, what it held stays in the history.
#[must_use]
pub fn retired(row: &Row, look: &Look) -> Edit {
    let mut edit = Edit::new(What::new(ActionKind::Edit).about(Table::CustomField, row.id, row.text("label").unwrap_or_default()));
    edit.update(Table::CustomField, row.id, vec![("retired_on", look.today.into())]);
    edit
}

/// A stored value as it is shown.
#[must_use]
pub fn shown(kind: FieldKind, stored: &str, look: &Look) -> String {
    match (kind, stored) {
        (FieldKind::YesNo, YES) => look.strings.value_yes(),
        (FieldKind::YesNo, NO) => look.strings.value_no(),
        _ => one_line(stored).into_owned(),
    }
}

/// What a field holds for an account, or for several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomValue {
    /// The accounts.
    pub accounts: Vec<Subject>,
    /// The field.
    pub field: i64,
    /// What it is called.
    pub label: String,
    /// What it holds.
    pub kind: FieldKind,
    /// What it held so far, as stored; empty if it is not known, or not the same for all.
    pub now: String,
}

impl CustomValue {
    fn typed(&self, look: &Look) -> Kind {
        match self.kind {
            FieldKind::Text => Kind::Text(TEXT_MAX),
            FieldKind::LongText => Kind::Lines(LONG_TEXT_MAX),
            FieldKind::Number => Kind::Whole(-MOST, MOST),
            FieldKind::Date => Kind::Date(Lean::Past),
            FieldKind::YesNo => Kind::Choice(vec![Choice::new(YES, look.strings.value_yes()), Choice::new(NO, look.strings.value_no())]),
        }
    }

    /// What it held as the form holds it; a text that is none of the kind's is left out.
    fn held(&self) -> Value {
        let text = || Value::Text(self.now.clone());
        match self.kind {
            _ if self.now.is_empty() => Value::Nothing,
            FieldKind::Text | FieldKind::LongText => text(),
            FieldKind::Number => self.now.parse().map_or(Value::Nothing, Value::Whole),
            FieldKind::Date => self.now.parse().map_or(Value::Nothing, Value::Day),
            FieldKind::YesNo if [YES, NO].contains(&self.now.as_str()) => Value::Choice(self.now.clone()),
            FieldKind::YesNo => Value::Nothing,
        }
    }

    fn stored(filled: &Filled) -> Option<String> {
        Some(match filled.value("value") {
            Value::Text(text) | Value::Choice(text) => text.clone(),
            Value::Whole(number) => number.to_string(),
            Value::Day(day) => day.to_string(),
            _ => return None,
        })
    }
}

impl Entering for CustomValue {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let fields = vec![
            Field::new("value", self.label.clone(), self.typed(look)).holding(self.held()).hint(strings.archive_custom_value_hint()),
            day_field("as_of", look).hint(strings.forms_field_as_of_hint()),
            Field::new("source", named("source", look), Kind::Choice(choices::<FactSource>(look)))
                .holding(Value::Choice(FactSource::Manual.code().to_owned())),
        ];
        let form = Form::new(super::tier::title_for(&self.accounts, &self.label, look), fields, look);
        match self.accounts.as_slice() {
            [one] => form.drafted(format!("custom-{}-{}", one.id, self.field)),
            _ => form,
        }
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let as_of = day_of(filled, "as_of", look)?;
        let what = match self.accounts.as_slice() {
            [one] => one.what(ActionKind::Edit),
            many => What::new(ActionKind::Edit).named(Table::CustomValue, &self.label).count(many.len() as u64),
        };
        let mut edit = Edit::new(what);
        for account in &self.accounts {
            let mut values: Vec<(&'static str, Cell)> = vec![
                ("account_id", account.id.raw().into()),
                ("custom_field_id", self.field.into()),
                ("value", Self::stored(filled).map_or(Cell::Value(Stored::Null), Cell::from)),
                ("as_of", as_of.into()),
            ];
            values.extend(filled.choice("source").map(|source| ("source", source.into())));
            edit.insert(Table::CustomValue, values);
        }
        Ok(Some(edit))
    }

    fn said(&self, filled: &Filled, look: &Look) -> Option<String> {
        let [account] = self.accounts.as_slice() else { return None };
        let told = |stored: &str| if stored.is_empty() { look.strings.value_none() } else { shown(self.kind, stored, look) };
        let after = Self::stored(filled).unwrap_or_default();
        let (before, after) = (told(&self.now), told(&after));
        let (name, before, after) = (look.private(&account.name), look.private(&before), look.private(&after));
        Some(look.strings.log_changed(name, &self.label, before, after))
    }
}
