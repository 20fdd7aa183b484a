//! What is done with several marked accounts at once: one change for all of them, or one account of two.

use super::Accounts;
use super::asks::{Question, described, subject};
use crate::domain::RowId;
use crate::domain::profile::FieldKind;
use crate::store::Table;
use crate::tui::app::{Command, Reply, Route};
use crate::tui::forms::bulk::{FIELDS, Many};
use crate::tui::forms::custom::CustomValue;
use crate::tui::forms::{Asked, Subject};
use crate::tui::overlays::{Ask, Entry, Picker};
use crate::tui::widgets::Look;

/// Something that can be changed of several accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Together {
    /// The tier.
    Tier,
    /// The owner.
    Owner,
    /// Anything else.
    Many(Many),
}

impl Accounts {
    /// Asks what of the marked accounts is to be changed; a column whose field they may share is meant at once.
    pub(super) fn ask_many(&mut self, look: &Look) -> Reply {
        let subjects = self.chosen_subjects();
        let meant = self.list.current().and_then(|account| described(&account, self.column)).map(|(field, _)| field);
        if let Some(field) = meant {
            return self.ask_together(Many::Described(subjects, field), look);
        }
        let entries = self.together(&subjects);
        let name = |one: &Together| match one {
            Together::Tier => look.strings.forms_tier_title(),
            Together::Owner => look.strings.forms_owner_title(),
            Together::Many(many) => many.name(look),
        };
        let shown = entries.iter().map(|one| Entry { label: name(one), ..Entry::default() }).collect();
        let title = look.strings.archive_many(i64::try_from(subjects.len()).unwrap_or(i64::MAX));
        self.ask(Question::Many(entries), Ask::Pick(Box::new(Picker::new(title, shown))))
    }

    fn together(&self, subjects: &[Subject]) -> Vec<Together> {
        let tags = |account: &Subject| {
            let known = self.list.all().find(account.id);
            known.map(|account| account.tags().map(str::to_owned).collect()).unwrap_or_default()
        };
        let tagged = subjects.iter().map(|account| (account.clone(), tags(account))).collect();
        let mut entries =
            vec![Together::Owner, Together::Tier, Together::Many(Many::Tag(tagged)), Together::Many(Many::NextTouch(subjects.to_vec()))];
        entries.extend(FIELDS.iter().map(|field| Together::Many(Many::Described(subjects.to_vec(), *field))));
        entries.extend(self.own_fields.iter().map(|row| {
            Together::Many(Many::Custom(CustomValue {
                accounts: subjects.to_vec(),
                field: row.id,
                label: row.text("label").unwrap_or_default().to_owned(),
                kind: row.code("kind").unwrap_or(FieldKind::LongText),
                now: String::new(),
            }))
        }));
        entries
    }

    fn ask_together(&mut self, many: Many, look: &Look) -> Reply {
        let form = many.form(look);
        self.ask_form(Asked::Many(many), form)
    }

    pub(super) fn change_together(&mut self, entries: Vec<Together>, n: usize, look: &Look) -> Reply {
        match entries.into_iter().nth(n) {
            Some(Together::Tier) => self.ask_tier(look),
            Some(Together::Owner) => self.ask_owner(look),
            Some(Together::Many(many)) => self.ask_together(many, look),
            None => Reply::done(),
        }
    }

    /// Shows the two marked accounts side by side, to make one of them: the one under the cursor stays, else the first one shown.
    pub(super) fn merge_marked(&self, look: &Look) -> Reply {
        let marked = self.list.chosen();
        let [first, second] = marked.as_slice() else {
            return Reply::one(Command::hint(look.strings.archive_merge_two()));
        };
        let at = self.list.current().map(|account| subject(&account).id);
        let (keep, gone) = if at == Some(*second) { (second, first) } else { (first, second) };
        Reply::one(Command::Open(Route::Merge(Table::Account, keep.raw(), gone.raw())))
    }
}
