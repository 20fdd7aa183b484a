//! What is changed of several accounts at once: one form, one action, one undo.

use super::custom::CustomValue;
use super::record::Entering;
use super::{Mistake, Subject, capital, choices, chosen, field, named, named_in, text_cell};
use crate::domain::plan::TouchpointKind;
use crate::domain::profile::ProfileField;
use crate::domain::reading::Lean;
use crate::domain::{Coded, RowId};
use crate::i18n::label;
use crate::store::catalog::TEXT_MAX;
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// Descriptive fields that may be the same for several accounts.
pub const FIELDS: &[ProfileField] = &[
    ProfileField::LifecycleStage,
    ProfileField::SensitivityLevel,
    ProfileField::Industry,
    ProfileField::Region,
    ProfileField::City,
    ProfileField::Scale,
    ProfileField::PaymentTerms,
    ProfileField::PaymentMethod,
];

/// What is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Many {
    /// A descriptive field.
    Described(Vec<Subject>, ProfileField),
    /// A field of our own making.
    Custom(CustomValue),
    /// Another tag; with those that each account has already.
    Tag(Vec<(Subject, Vec<String>)>),
    /// The next touch.
    NextTouch(Vec<Subject>),
}

impl Many {
    /// What it is called in a list of what can be changed.
    #[must_use]
    pub fn name(&self, look: &Look) -> String {
        match self {
            Self::Described(_, field) => capital(&label(*field, &look.strings)),
            Self::Custom(value) => value.label.clone(),
            Self::Tag(_) => look.strings.archive_many_tag(),
            Self::NextTouch(_) => look.strings.archive_many_touch(),
        }
    }

    /// The form.
    #[must_use]
    pub fn form(&self, look: &Look) -> Form {
        let title = |accounts: &[Subject]| super::tier::title_for(accounts, &self.name(look), look);
        match self {
            Self::Described(accounts, field) => field::form_of(accounts, *field, "", look),
            Self::Custom(value) => value.form(look),
            Self::Tag(accounts) => {
                let mut known: Vec<&String> = accounts.iter().flat_map(|(_, tags)| tags).collect();
                known.sort_unstable();
                known.dedup();
                let known = known.into_iter().map(|tag| Choice::new(tag, tag)).collect();
                let field = Field::new("tag", named("tag", look), Kind::OpenChoice(known)).required();
                let subjects: Vec<Subject> = accounts.iter().map(|(subject, _)| subject.clone()).collect();
                Form::new(title(&subjects), vec![field.hint(look.strings.archive_many_tag_hint())], look)
            }
            Self::NextTouch(accounts) => {
                let visit = Value::Choice(TouchpointKind::RegularVisit.code().to_owned());
                let fields = vec![
                    Field::new("kind", named("kind", look), Kind::Choice(choices::<TouchpointKind>(look))).holding(visit).required(),
                    Field::new("planned_on", named("planned_on", look), Kind::Date(Lean::Future)).required(),
                    Field::new("title", named_in(Table::Touchpoint, "title", look), Kind::Text(TEXT_MAX))
                        .hint(look.strings.archive_many_touch_hint()),
                    Field::new("place", named("place", look), Kind::Text(TEXT_MAX)),
                ];
                Form::new(title(accounts), fields, look)
            }
        }
    }

    /// What it comes to: one action for all accounts; `None` if nothing is changed.
    ///
    /// # Errors
    /// [`Mistake`] if it cannot be saved so.
    pub fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        match self {
            Self::Described(accounts, field) => field::changed_of(accounts, *field, filled, look).map(Some),
            Self::Custom(value) => value.edit(filled, look),
            Self::Tag(accounts) => Ok(tagged(accounts, filled)),
            Self::NextTouch(accounts) => Ok(Some(planned(accounts, filled, look))),
        }
    }
}

/// The tag for all that do not have it yet.
fn tagged(accounts: &[(Subject, Vec<String>)], filled: &Filled) -> Option<Edit> {
    let tag = match filled.value("tag") {
        Value::Text(text) => text.trim(),
        Value::Choice(tag) => tag.as_str(),
        _ => return None,
    };
    let without: Vec<&Subject> = accounts.iter().filter(|(_, tags)| tags.iter().all(|known| known != tag)).map(|(one, _)| one).collect();
    let mut edit = Edit::new(What::new(ActionKind::Edit).named(Table::AccountTag, tag).count(without.len() as u64));
    for account in &without {
        edit.insert(Table::AccountTag, vec![("account_id", account.id.raw().into()), ("tag", tag.into())]);
    }
    (!without.is_empty()).then_some(edit)
}

fn planned(accounts: &[Subject], filled: &Filled, look: &Look) -> Edit {
    let kind = chosen::<TouchpointKind>(filled, "kind").unwrap_or(TouchpointKind::RegularVisit);
    let title = filled.text("title").map_or_else(|| capital(&label(kind, &look.strings)), str::to_owned);
    let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::Touchpoint, &title).count(accounts.len() as u64));
    for account in accounts {
        let mut values: Vec<(&'static str, Cell)> = vec![
            ("account_id", account.id.raw().into()),
            ("kind", kind.code().into()),
            ("title", title.as_str().into()),
            ("place", text_cell(filled, "place")),
        ];
        values.extend(filled.day("planned_on").map(|day| ("planned_on", day.into())));
        edit.insert(Table::Touchpoint, values);
    }
    edit
}
