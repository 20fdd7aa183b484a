//! A descriptive field of an account: its value from a day on, and where it comes from.

use super::{Mistake, Subject, capital, choices, day_field, day_of, named};
use crate::domain::account::{Lifecycle, Sensitivity};
use crate::domain::health::FactSource;
use crate::domain::profile::{FieldShape, ProfileField};
use crate::domain::reading::Lean;
use crate::domain::{Coded, RowId};
use crate::i18n::label;
use crate::store::catalog::{LONG_TEXT_MAX, TEXT_MAX};
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::overlays::form::{Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// How a field's value is typed.
fn kind(field: ProfileField, look: &Look) -> Kind {
    match field.shape() {
        FieldShape::Text => Kind::Text(TEXT_MAX),
        FieldShape::LongText => Kind::Lines(LONG_TEXT_MAX),
        FieldShape::Date => Kind::Date(Lean::Past),
        FieldShape::Lifecycle => Kind::Choice(choices::<Lifecycle>(look)),
        FieldShape::Sensitivity => Kind::Choice(choices::<Sensitivity>(look)),
    }
}

/// A stored value as the form holds it.
fn held(field: ProfileField, stored: &str) -> Value {
    if stored.is_empty() {
        return Value::Nothing;
    }
    match field.shape() {
        FieldShape::Text | FieldShape::LongText => Value::Text(stored.to_owned()),
        FieldShape::Date => stored.parse().map_or(Value::Nothing, Value::Day),
        FieldShape::Lifecycle | FieldShape::Sensitivity => Value::Choice(stored.to_owned()),
    }
}

/// A stored value as it is shown.
#[must_use]
pub fn shown(field: ProfileField, stored: &str, look: &Look) -> String {
    match field.shape() {
        FieldShape::Lifecycle => Lifecycle::from_code(stored).map_or_else(|_| stored.to_owned(), |stage| label(stage, &look.strings)),
        FieldShape::Sensitivity => Sensitivity::from_code(stored).map_or_else(|_| stored.to_owned(), |level| label(level, &look.strings)),
        FieldShape::Text | FieldShape::LongText | FieldShape::Date => stored.to_owned(),
    }
}

/// The form for one field that holds this now.
#[must_use]
pub fn form(account: &Subject, field: ProfileField, now: &str, look: &Look) -> Form {
    form_of(std::slice::from_ref(account), field, now, look)
}

/// The form for one field of several accounts.
#[must_use]
pub fn form_of(accounts: &[Subject], field: ProfileField, now: &str, look: &Look) -> Form {
    let strings = &look.strings;
    let name = capital(&label(field, strings));
    let department = label(field.department(), strings);
    let fields = vec![
        Field::new("value", name.clone(), kind(field, look)).holding(held(field, now)).hint(strings.forms_field_hint(department)),
        day_field("as_of", look).hint(strings.forms_field_as_of_hint()),
        Field::new("source", named("source", look), Kind::Choice(choices::<FactSource>(look)))
            .holding(Value::Choice(FactSource::Manual.code().to_owned())),
    ];
    let form = Form::new(super::tier::title_for(accounts, &name, look), fields, look);
    match accounts {
        [one] => form.drafted(format!("field-{}-{field}", one.id)),
        _ => form,
    }
}

/// The value that was filled in, as it is stored; `None` for none.
#[must_use]
pub fn stored(filled: &Filled) -> Option<String> {
    match filled.value("value") {
        Value::Text(text) => Some(text.clone()),
        Value::Day(day) => Some(day.to_string()),
        Value::Choice(code) => Some(code.clone()),
        _ => None,
    }
}

/// What it comes to. An emptied field means that from that day on the value is not known any more.
///
/// # Errors
/// [`Mistake`] for a day in the future.
pub fn changed(account: &Subject, field: ProfileField, filled: &Filled, look: &Look) -> Result<Edit, Mistake> {
    changed_of(std::slice::from_ref(account), field, filled, look)
}

/// What it comes to for several accounts: one action.
///
/// # Errors
/// [`Mistake`] for a day in the future.
pub fn changed_of(accounts: &[Subject], field: ProfileField, filled: &Filled, look: &Look) -> Result<Edit, Mistake> {
    let as_of = day_of(filled, "as_of", look)?;
    let what = match accounts {
        [one] => one.what(ActionKind::Edit).field(field.code()),
        many => What::new(ActionKind::Edit).named(Table::AccountField, &label(field, &look.strings)).count(many.len() as u64),
    };
    let mut edit = Edit::new(what);
    for account in accounts {
        let mut values: Vec<(&'static str, Cell)> =
            vec![("account_id", account.id.raw().into()), ("field", field.code().into()), ("as_of", as_of.into())];
        values.extend(stored(filled).map(|value| ("value", value.into())));
        values.extend(filled.choice("source").map(|source| ("source", source.into())));
        edit.insert(Table::AccountField, values);
    }
    Ok(edit)
}
