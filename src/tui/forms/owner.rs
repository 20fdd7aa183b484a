//! Who of us owns an account, from a day on.

use chrono::NaiveDate;

use super::{Colleague, Mistake, Subject, day_field, day_of, named};
use crate::domain::profile::TeamRole;
use crate::domain::{Coded, RowId};
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// The field for the owner: a colleague, or a new one by name.
pub(super) fn field(colleagues: &[Colleague], now: Option<&Colleague>, look: &Look) -> Field {
    let choices = colleagues.iter().map(|one| Choice::new(one.id.to_string(), look.private(&one.name))).collect();
    let held = now.map_or(Value::Nothing, |one| Value::Choice(one.id.to_string()));
    Field::new("colleague_id", named("owner_id", look), Kind::OpenChoice(choices)).holding(held).hint(look.strings.forms_owner_hint())
}

/// Adds the owner of an account to an edit, if one was filled in.
pub(super) fn add(edit: &mut Edit, account: Cell, filled: &Filled, since: NaiveDate) {
    if let Some(colleague) = colleague(edit, filled) {
        add_to(edit, account, colleague, since);
    }
}

/// The colleague that was chosen, or one that is entered with the same edit.
fn colleague(edit: &mut Edit, filled: &Filled) -> Option<Cell> {
    match filled.value("colleague_id") {
        Value::Choice(id) => id.parse::<i64>().ok().map(Cell::from),
        Value::Text(name) => Some(Cell::Inserted(edit.insert(Table::Colleague, vec![("name", name.as_str().into())]))),
        _ => None,
    }
}

fn add_to(edit: &mut Edit, account: Cell, colleague: Cell, since: NaiveDate) {
    let values =
        vec![("account_id", account), ("role", TeamRole::Owner.code().into()), ("colleague_id", colleague), ("since", since.into())];
    edit.insert(Table::AccountTeam, values);
}

/// The form for the owner of one account or several.
#[must_use]
pub fn form(accounts: &[Subject], colleagues: &[Colleague], now: Option<&Colleague>, look: &Look) -> Form {
    form_with_hidden(accounts, 0, colleagues, now, look)
}

/// Likewise; `hidden` of them are not shown in the list.
#[must_use]
pub fn form_with_hidden(accounts: &[Subject], hidden: usize, colleagues: &[Colleague], now: Option<&Colleague>, look: &Look) -> Form {
    let fields = vec![field(colleagues, now, look).required(), day_field("since", look)];
    Form::new(super::tier::title_with_hidden(accounts, hidden, &look.strings.forms_owner_title(), look), fields, look)
}

/// What it comes to.
///
/// # Errors
/// [`Mistake`] for a day in the future.
pub fn changed(accounts: &[Subject], filled: &Filled, look: &Look) -> Result<Edit, Mistake> {
    let since = day_of(filled, "since", look)?;
    let what = match accounts {
        [one] => one.what(ActionKind::Edit),
        many => What::new(ActionKind::Edit).named(Table::AccountTeam, "").count(many.len() as u64),
    };
    let mut edit = Edit::new(what);
    let colleague = colleague(&mut edit, filled);
    for account in accounts {
        if let Some(colleague) = &colleague {
            add_to(&mut edit, account.id.raw().into(), colleague.clone(), since);
        }
    }
    Ok(edit)
}
