//! A new account, and the identity of an existing one.

use super::{Colleague, Mistake, Subject, capital, choices, chosen, named, owner, text_cell};
use crate::domain::account::{AccountKind, Tier};
use crate::domain::account_name::{name_key, short_name, twin_key};
use crate::domain::credit_code::{CreditCode, CreditCodeError};
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, Coded, RowId};
use crate::i18n::label;
use crate::store::catalog::TEXT_MAX;
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// Descriptive fields that a new account is asked for.
const DESCRIBED: &[ProfileField] = &[ProfileField::Industry, ProfileField::Region, ProfileField::City];

/// Name, code and kind of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account.
    pub id: AccountId,
    /// Its full name.
    pub name: String,
    /// Its short name; empty if it has none.
    pub short_name: String,
    /// How its name is read; empty if the usual way.
    pub reading: String,
    /// Unified social credit code; empty if unknown.
    pub credit_code: String,
    /// Kind of customer.
    pub kind: AccountKind,
}

fn text(id: &'static str, value: &str, look: &Look) -> Field {
    let held = if value.is_empty() { Value::Nothing } else { Value::Text(value.to_owned()) };
    Field::new(id, named(id, look), Kind::Text(TEXT_MAX)).holding(held)
}

fn identity_fields(name: &str, short: &str, code: &str, kind: AccountKind, look: &Look) -> Vec<Field> {
    let strings = &look.strings;
    vec![
        text("name", name, look).required().hint(strings.forms_account_name_hint()),
        text("short_name", short, look).hint(strings.forms_account_short_name_hint()),
        Field::new("kind", named("account_kind", look), Kind::Choice(choices::<AccountKind>(look)))
            .holding(Value::Choice(kind.code().to_owned()))
            .required(),
        text("credit_code", code, look).hint(strings.forms_account_code_hint()),
    ]
}

/// The form for a new account.
#[must_use]
pub fn new(colleagues: &[Colleague], look: &Look) -> Form {
    let strings = &look.strings;
    let mut fields = identity_fields("", "", "", AccountKind::Enterprise, look);
    for (n, field) in DESCRIBED.iter().enumerate() {
        let asked = Field::new(field.code(), capital(&label(*field, strings)), Kind::Text(TEXT_MAX));
        fields.push(if n == 0 { asked.heading(strings.forms_account_more()) } else { asked });
    }
    fields.push(owner::field(colleagues, None, look));
    let tiers = Tier::ALL.iter().map(|tier| Choice::new(tier.code(), label(*tier, strings))).collect();
    fields.push(Field::new("tier", named("tier", look), Kind::Choice(tiers)).hint(strings.forms_account_tier_hint()));
    fields.push(Field::new("reason", strings.forms_tier_reason(), Kind::Text(1000)));
    Form::new(strings.forms_account_new(), fields, look).drafted("account-new")
}

/// The form for what an account is called, the cursor in the field of this column.
#[must_use]
pub fn edit(known: &Identity, at: &str, look: &Look) -> Form {
    let mut fields = identity_fields(&known.name, &known.short_name, &known.credit_code, known.kind, look);
    fields.insert(2, text("reading", &known.reading, look).hint(look.strings.forms_account_reading_hint()));
    Form::new(look.strings.forms_account_edit(look.private(&known.name)), fields, look).drafted(format!("account-{}", known.id)).at(at)
}

/// The credit code that was typed, in its usual form; `None` if the field is empty.
fn credit_code(filled: &Filled, look: &Look) -> Result<Option<String>, Mistake> {
    let Some(typed) = filled.text("credit_code") else { return Ok(None) };
    match CreditCode::parse(typed) {
        Ok(code) => Ok(Some(code.as_str().to_owned())),
        Err(problem) => Err(Mistake { field: "credit_code", why: code_problem(&problem, look) }),
    }
}

fn code_problem(problem: &CreditCodeError, look: &Look) -> String {
    let strings = &look.strings;
    match problem {
        CreditCodeError::Length(found) => strings.import_reason_code_length(u32::try_from(*found).unwrap_or(u32::MAX)),
        CreditCodeError::Alphabet { found, position } => {
            strings.import_reason_code_alphabet(found.to_string(), u32::try_from(*position).unwrap_or(u32::MAX))
        }
        CreditCodeError::CheckDigit { expected, found } => strings.import_reason_code_check(expected.to_string(), found.to_string()),
    }
}

/// An account that may be the same as the one that is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Twin {
    /// It has the same credit code.
    Code(String),
    /// It has the same name.
    Name(String),
    /// Its name differs only in the legal form.
    Form(String),
}

impl Twin {
    /// The warning, with what saving again means.
    #[must_use]
    pub fn warning(&self, look: &Look) -> Mistake {
        let strings = &look.strings;
        match self {
            Self::Code(name) => Mistake { field: "credit_code", why: strings.forms_account_same_code(name) },
            Self::Name(name) => Mistake { field: "name", why: strings.forms_account_same_name(name) },
            Self::Form(name) => Mistake { field: "name", why: strings.forms_account_same_but_form(name) },
        }
    }
}

/// The account among those known (name and credit code) that comes nearest to being the one that was filled in.
pub fn twin<'a>(filled: &Filled, known: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Twin> {
    let name = filled.text("name").unwrap_or_default();
    let (key, form_key) = (name_key(name), twin_key(name));
    let code = filled.text("credit_code").and_then(|typed| CreditCode::parse(typed).ok());
    let mut nearest: Option<Twin> = None;
    for (other, other_code) in known {
        if code.is_some_and(|code| code.as_str() == other_code) {
            return Some(Twin::Code(other.to_owned()));
        }
        if name_key(other) == key {
            nearest = Some(Twin::Name(other.to_owned()));
        } else if nearest.is_none() && !form_key.is_empty() && twin_key(other) == form_key {
            nearest = Some(Twin::Form(other.to_owned()));
        }
    }
    nearest
}

/// What a filled form for a new account comes to. The account is what the first step writes.
///
/// # Errors
/// [`Mistake`] for a credit code that is none, or a tier without a reason.
pub fn entered(filled: &Filled, look: &Look) -> Result<Edit, Mistake> {
    let name = filled.text("name").unwrap_or_default();
    let kind = chosen::<AccountKind>(filled, "kind").unwrap_or(AccountKind::Enterprise);
    let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::Account, name));
    let mut values = vec![("name", Cell::from(name)), ("kind", kind.code().into()), ("created_on", look.today.into())];
    let suggested = || if kind == AccountKind::Individual { String::new() } else { short_name(name) };
    let short = filled.text("short_name").map_or_else(suggested, str::to_owned);
    if !short.is_empty() && short != name {
        values.push(("short_name", short.into()));
    }
    if let Some(code) = credit_code(filled, look)? {
        values.push(("credit_code", code.into()));
    }
    let account = edit.insert(Table::Account, values);
    for field in DESCRIBED {
        if let Some(value) = filled.text(field.code()) {
            let row = [("field", field.code().into()), ("value", value.into()), ("as_of", look.today.into())];
            edit.insert(Table::AccountField, [("account_id", Cell::Inserted(account))].into_iter().chain(row).collect());
        }
    }
    owner::add(&mut edit, Cell::Inserted(account), filled, look.today);
    if let Some(tier) = chosen::<Tier>(filled, "tier") {
        let reason = filled.text("reason").ok_or_else(|| Mistake { field: "reason", why: look.strings.forms_tier_reason_needed() })?;
        super::tier::add(&mut edit, Cell::Inserted(account), tier, reason, look.today);
    }
    Ok(edit)
}

/// What a filled form for what an account is called comes to; `None` if nothing was changed.
///
/// # Errors
/// [`Mistake`] for a credit code that is none.
pub fn changed(known: &Identity, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
    let mut values: Vec<(&'static str, Cell)> = Vec::new();
    // A code that came with an import is left alone, right or wrong, until somebody touches it.
    if filled.changed("credit_code") {
        let code = credit_code(filled, look)?;
        values.push(("credit_code", Cell::Value(code.map_or(crate::store::Value::Null, Into::into))));
    }
    for column in ["name", "short_name", "reading"].into_iter().filter(|column| filled.changed(column)) {
        values.push((column, text_cell(filled, column)));
    }
    if let Some(kind) = chosen::<AccountKind>(filled, "kind").filter(|kind| *kind != known.kind) {
        values.push(("kind", kind.code().into()));
    }
    if values.is_empty() {
        return Ok(None);
    }
    let mut edit = Edit::new(Subject { id: known.id, name: known.name.clone() }.what(ActionKind::Edit));
    edit.update(Table::Account, known.id.raw(), values);
    Ok(Some(edit))
}
