//! Accounts that go to the recycle bin.

use super::Subject;
use crate::domain::RowId;
use crate::store::{ActionKind, Edit, Table, What};
use crate::tui::overlays::Confirm;
use crate::tui::widgets::Look;

/// The question, naming the first accounts; `hidden` of them are not shown in the list.
#[must_use]
pub fn question(accounts: &[Subject], hidden: usize, look: &Look) -> Confirm {
    let strings = &look.strings;
    let count = i64::try_from(accounts.len()).unwrap_or(i64::MAX);
    let mut consequence = strings.forms_delete_consequence();
    if hidden > 0 {
        consequence = format!("{} {consequence}", strings.forms_delete_hidden(i64::try_from(hidden).unwrap_or(i64::MAX)));
    }
    Confirm {
        question: strings.forms_delete_asks(count),
        names: accounts.iter().map(|account| look.private(&account.name).into_owned()).collect(),
        consequence: Some(consequence),
    }
}

/// One action that deletes them all with everything that belongs to them.
#[must_use]
pub fn deleted(accounts: &[Subject]) -> Edit {
    let what = match accounts {
        [one] => one.what(ActionKind::Delete),
        many => What::new(ActionKind::Delete).named(Table::Account, "").count(many.len() as u64),
    };
    let mut edit = Edit::new(what);
    for account in accounts {
        edit.delete_with_parts(Table::Account, account.id.raw());
    }
    edit
}
