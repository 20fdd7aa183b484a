//! The tier that a person sets, with reason and date.

use chrono::NaiveDate;

use super::{Mistake, Subject, chosen, day_field, day_of, named};
use crate::domain::account::Tier;
use crate::domain::{Coded, RowId};
use crate::i18n::label;
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// Accounts that a title names.
const NAMED: usize = 3;

/// A title with the name of the account, or with how many there are and the first of them.
pub(super) fn title_for(accounts: &[Subject], title: &str, look: &Look) -> String {
    title_with_hidden(accounts, 0, title, look)
}

/// Likewise; `hidden` of them are not shown in the list, which is said too.
pub(super) fn title_with_hidden(accounts: &[Subject], hidden: usize, title: &str, look: &Look) -> String {
    let strings = &look.strings;
    if let [one] = accounts {
        return strings.forms_title_of(title, look.private(&one.name));
    }
    let mut said = strings.forms_title_of_many(title, i64::try_from(accounts.len()).unwrap_or(i64::MAX));
    if hidden > 0 {
        said = strings.forms_title_hidden(said, i64::try_from(hidden).unwrap_or(i64::MAX));
    }
    let names: Vec<String> = accounts.iter().take(NAMED).map(|one| look.private(&one.name).into_owned()).collect();
    strings.forms_title_of(said, names.join(&strings.deadline_comma()))
}

/// The form for one account or several. `now` is the tier in force, `suggested` what the five axes say, of a single one.
#[must_use]
pub fn form(accounts: &[Subject], now: Option<Tier>, suggested: Option<Tier>, look: &Look) -> Form {
    form_with_hidden(accounts, 0, (now, suggested), look)
}

/// Likewise; `hidden` of them are not shown in the list.
#[must_use]
pub fn form_with_hidden(accounts: &[Subject], hidden: usize, (now, suggested): (Option<Tier>, Option<Tier>), look: &Look) -> Form {
    let strings = &look.strings;
    let tiers = Tier::ALL.iter().map(|tier| Choice {
        note: if suggested == Some(*tier) { strings.forms_tier_suggested() } else { String::new() },
        ..Choice::new(tier.code(), label(*tier, strings))
    });
    let held = now.map_or(Value::Nothing, |tier| Value::Choice(tier.code().to_owned()));
    let fields = vec![
        Field::new("tier", named("tier", look), Kind::Choice(tiers.collect())).holding(held).required(),
        Field::new("reason", strings.forms_tier_reason(), Kind::Lines(2000)).required().hint(strings.forms_tier_reason_hint()),
        day_field("decided_on", look),
    ];
    Form::new(title_with_hidden(accounts, hidden, &strings.forms_tier_title(), look), fields, look)
}

/// Adds a decision to an edit.
pub(super) fn add(edit: &mut Edit, account: Cell, tier: Tier, reason: &str, day: NaiveDate) {
    let values = vec![
        ("account_id", account),
        ("tier", tier.code().into()),
        ("reason", reason.into()),
        ("decided_on", day.into()),
        ("decided_by", Cell::Me),
    ];
    edit.insert(Table::TierDecision, values);
}

/// What it comes to: one action for all accounts.
///
/// # Errors
/// [`Mistake`] for a day in the future.
pub fn decided(accounts: &[Subject], filled: &Filled, look: &Look) -> Result<Edit, Mistake> {
    let day = day_of(filled, "decided_on", look)?;
    let what = match accounts {
        [one] => one.what(ActionKind::SetTier),
        many => What::new(ActionKind::SetTier).count(many.len() as u64),
    };
    let mut edit = Edit::new(what);
    if let Some(tier) = chosen::<Tier>(filled, "tier") {
        for account in accounts {
            add(&mut edit, account.id.raw().into(), tier, filled.text("reason").unwrap_or_default(), day);
        }
    }
    Ok(edit)
}
