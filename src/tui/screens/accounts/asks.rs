//! What the list asks, and what it does with the answers.

use std::sync::Arc;

use super::Accounts;
use super::source::{PLACE, SavedView};
use super::together::Together;
use crate::domain::profile::ProfileField;
use crate::domain::search::{NameOf, sort_key};
use crate::domain::{AccountId, Coded, RowId};
use crate::portfolio::{Account, Column, View, built_in_views};
use crate::store::{ActionKind, Change, Edit, Table, What};
use crate::tui::app::{Answer, CardRoute, Command, Notice, Reply, Route, Tag, Topic, Weight};
use crate::tui::forms::{Asked, Colleague, Subject, account, delete, fact, field, owner, tier};
use crate::tui::overlays::form::{Field, Filled, Form, Kind};
use crate::tui::overlays::{Answered, Ask, Entry, Picker};
use crate::tui::widgets::Look;

/// The one question that the list asks at a time.
pub(super) const ASKED: Tag = Tag("accounts-asked");

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    /// A form.
    Form(Asked),
    /// Which kind of fact is to be recorded.
    Fact(Subject),
    /// Whether these accounts are to be deleted.
    Delete(Vec<Subject>),
    /// Which view.
    View,
    /// The name of a view to be saved.
    ViewName,
    /// How and where to export these.
    Export(Vec<AccountId>),
    /// What of the marked accounts is to be changed.
    Many(Vec<Together>),
}

pub(super) fn subject(account: &Account<'_>) -> Subject {
    Subject { id: account.id, name: account.shown_name().to_owned() }
}

/// The descriptive field that a column shows, and its stored value.
pub(super) fn described(account: &Account<'_>, column: Column) -> Option<(ProfileField, String)> {
    Some(match column {
        Column::City => (ProfileField::City, account.text(column).to_owned()),
        Column::Region => (ProfileField::Region, account.text(column).to_owned()),
        Column::Industry => (ProfileField::Industry, account.text(column).to_owned()),
        Column::Stage => (ProfileField::LifecycleStage, account.lifecycle().map(|stage| stage.code().to_owned()).unwrap_or_default()),
        Column::Sensitivity => (ProfileField::SensitivityLevel, account.sensitivity().code().to_owned()),
        _ => return None,
    })
}

impl Accounts {
    pub(super) fn ask(&mut self, question: Question, ask: Ask) -> Reply {
        self.asked = Some(question);
        Reply::one(Command::Ask(ASKED, ask))
    }

    /// Asks by a form of which the answer is for this question.
    pub(super) fn ask_form_for(&mut self, question: Question, form: Form) -> Reply {
        self.ask(question, Ask::Form(Box::new(form)))
    }

    pub(super) fn ask_form(&mut self, asked: Asked, form: Form) -> Reply {
        self.ask(Question::Form(asked), Ask::Form(Box::new(form)))
    }

    /// The marked accounts, else the one of the cursor.
    pub(super) fn chosen_subjects(&self) -> Vec<Subject> {
        self.list.chosen().into_iter().filter_map(|id| self.list.all().find(id)).map(|account| subject(&account)).collect()
    }

    pub(super) fn open(&self) -> Reply {
        let Some(account) = self.list.current() else { return Reply::Unused };
        let among: Arc<[AccountId]> = self.list.from(0).map(|account| account.id).collect();
        Reply::one(Command::Open(Route::Account(CardRoute { account: account.id, among })))
    }

    /// Opens the start of a handover of the marked accounts, else of the one of the cursor.
    pub(super) fn hand_over(&self) -> Reply {
        let accounts: Arc<[AccountId]> = self.list.chosen().into();
        if accounts.is_empty() { Reply::Unused } else { Reply::one(Command::Open(Route::NewHandover(accounts))) }
    }

    pub(super) fn why(&self) -> Reply {
        let Some(account) = self.list.current() else { return Reply::Unused };
        let topic = if matches!(self.column, Column::Tier | Column::Suggested) { Topic::Tier } else { Topic::Health };
        Reply::one(Command::Open(Route::Why(account.id, topic)))
    }

    pub(super) fn decision_chain(&self) -> Reply {
        let Some(account) = self.list.current() else { return Reply::Unused };
        Reply::one(Command::Open(Route::Chain(account.id)))
    }

    /// Our people by name: sorted when somebody asks, not whenever the list is read.
    fn people(&self) -> Vec<Colleague> {
        let mut people = self.colleagues.clone();
        people.sort_by_cached_key(|one| sort_key(&one.name, NameOf::Person));
        people
    }

    pub(super) fn ask_new(&mut self, look: &Look) -> Reply {
        let form = account::new(&self.people(), look);
        self.warned = None;
        self.ask_form(Asked::New, form)
    }

    /// Edits what the cell shows; of several marked accounts only what makes sense for all.
    pub(super) fn ask_edit(&mut self, look: &Look) -> Reply {
        match self.column {
            Column::Tier | Column::Suggested => return self.ask_tier(look),
            Column::Owner => return self.ask_owner(look),
            _ => {}
        }
        if self.list.chosen().len() > 1 {
            return self.ask_many(look);
        }
        let Some(account) = self.list.current() else { return Reply::Unused };
        let known = account::Identity {
            id: account.id,
            name: account.name().to_owned(),
            short_name: account.short_name().to_owned(),
            reading: account.reading().to_owned(),
            credit_code: account.credit_code().to_owned(),
            kind: account.kind(),
        };
        let at = match self.column {
            Column::Kind => "kind",
            Column::CreditCode => "credit_code",
            Column::Account if !known.short_name.is_empty() => "short_name",
            Column::Account | Column::Name => "name",
            column => {
                if let Some((field, now)) = described(&account, column) {
                    let subject = subject(&account);
                    let form = field::form(&subject, field, &now, look);
                    return self.ask_form(Asked::Field(subject, field, now), form);
                }
                return self.ask_record(look);
            }
        };
        let form = account::edit(&known, at, look);
        self.ask_form(Asked::Identity(known), form)
    }

    pub(super) fn ask_tier(&mut self, look: &Look) -> Reply {
        let subjects = self.chosen_subjects();
        let (now, suggested) = match subjects.as_slice() {
            [] => return Reply::Unused,
            [one] => self.list.all().find(one.id).map_or((None, None), |account| (Some(account.tier()), account.suggested())),
            _ => (None, None),
        };
        let form = tier::form_with_hidden(&subjects, self.hidden(), (now, suggested), look);
        self.ask_form(Asked::Tier(subjects), form)
    }

    pub(super) fn ask_owner(&mut self, look: &Look) -> Reply {
        let subjects = self.chosen_subjects();
        let now = match subjects.as_slice() {
            [] => return Reply::Unused,
            [one] => self.list.all().find(one.id).map(|account| account.text(Column::Owner)),
            _ => None,
        };
        let now = now.and_then(|name| self.colleagues.iter().find(|one| one.name == name));
        let form = owner::form_with_hidden(&subjects, self.hidden(), &self.people(), now, look);
        self.ask_form(Asked::Owner(subjects), form)
    }

    /// Asks which kind of fact is to be recorded of the account.
    pub(super) fn ask_record(&mut self, look: &Look) -> Reply {
        let Some(account) = self.list.current() else { return Reply::Unused };
        let subject = subject(&account);
        let entries = fact::Fact::ALL.iter().map(|fact| Entry { label: fact.name(look), ..Entry::default() }).collect();
        let picker = Picker::new(look.strings.forms_title_of(look.strings.accounts_record(), look.private(&subject.name)), entries);
        self.ask(Question::Fact(subject), Ask::Pick(Box::new(picker)))
    }

    /// How many marked accounts are not shown.
    fn hidden(&self) -> usize {
        self.list.marked().1
    }

    pub(super) fn ask_delete(&mut self, look: &Look) -> Reply {
        let subjects = self.chosen_subjects();
        if subjects.is_empty() {
            return Reply::Unused;
        }
        let confirm = delete::question(&subjects, self.hidden(), look);
        self.ask(Question::Delete(subjects), Ask::Confirm(confirm))
    }

    /// Lists the views, those of the program first; at the end what can be done with the one that is open.
    pub(super) fn ask_view(&mut self, look: &Look) -> Reply {
        let strings = &look.strings;
        let entry = |label: String, note: String| Entry { label, note, ..Entry::default() };
        let mut entries: Vec<Entry> =
            built_in_views().iter().map(|(code, view)| entry(strings.portfolio_view(*code), view.filter.clone())).collect();
        entries.extend(self.named_views().map(|saved| entry(saved.name.clone(), saved.view.filter.clone())));
        entries.push(entry(strings.accounts_save_view(), String::new()));
        if let Some(saved) = self.named_views().find(|saved| saved.name == self.view_name) {
            entries.push(entry(strings.accounts_delete_view(&saved.name), String::new()));
        }
        let picker = Picker::new(strings.accounts_views(), entries);
        self.ask(Question::View, Ask::Pick(Box::new(picker)))
    }

    pub(super) fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let Some(question) = self.asked.take() else { return Reply::done() };
        let Answer::Given(answered) = answer else { return Reply::done() };
        match (question, answered) {
            (Question::Form(asked), Answered::Form(filled)) => self.filled(asked, filled, look),
            (Question::Fact(subject), Answered::Picked(n)) => self.ask_fact(subject, *n, look),
            (Question::Delete(subjects), Answered::Yes) => {
                self.list.clear_marks();
                Reply::one(Command::Write(ASKED, Box::new(delete::deleted(&subjects))))
            }
            (Question::View, Answered::Picked(n)) => self.view_chosen(*n, look),
            (Question::ViewName, Answered::Form(filled)) => self.save_view(filled, look),
            (Question::Export(accounts), Answered::Form(filled)) => self.export(accounts, filled, look),
            (Question::Many(entries), Answered::Picked(n)) => self.change_together(entries, *n, look),
            _ => Reply::done(),
        }
    }

    fn filled(&mut self, asked: Asked, filled: &Filled, look: &Look) -> Reply {
        if asked == Asked::New && self.warned.as_ref() != Some(filled) {
            let known = self.list.all().accounts().map(|account| (account.name(), account.credit_code()));
            if let Some(twin) = account::twin(filled, known) {
                self.warned = Some(filled.clone());
                return self.mistaken(asked, twin.warning(look));
            }
        }
        match asked.edit(filled, look) {
            Ok(Some(edit)) => {
                self.said = asked.said(filled, look);
                self.asked = Some(Question::Form(asked));
                Reply::one(Command::Write(ASKED, Box::new(edit)))
            }
            Ok(None) => Reply::one(Command::hint(look.strings.accounts_nothing_changed())),
            Err(mistake) => self.mistaken(asked, mistake),
        }
    }

    /// The form is shown again, and its next answer is for the same question.
    fn mistaken(&mut self, asked: Asked, mistake: crate::tui::forms::Mistake) -> Reply {
        self.asked = Some(Question::Form(asked));
        Reply::one(Command::Mistake { field: Some(mistake.field), why: mistake.why })
    }

    fn ask_fact(&mut self, subject: Subject, n: usize, look: &Look) -> Reply {
        let (Some(fact), Some(account)) = (fact::Fact::ALL.get(n).copied(), self.list.all().find(subject.id)) else {
            return Reply::done();
        };
        let form = fact::form(&subject, account.kind(), fact, &[], look);
        self.ask_form(Asked::Fact(subject, fact), form)
    }

    /// What was asked for is written; a new account gets the cursor.
    pub(super) fn written(&mut self, rows: &[i64]) -> Reply {
        if let Some(Question::Form(Asked::New)) = self.asked.take() {
            self.go_to = rows.first().map(|row| AccountId::from_raw(*row));
        }
        let Some(said) = self.said.take() else { return Reply::done() };
        let notice = Notice::new(Weight::Done, said);
        let notice = match self.list.current() {
            Some(account) => notice.leading_to(Route::account(account.id)),
            None => notice,
        };
        Reply::one(Command::Say(notice))
    }

    /// The views that somebody named; not the columns kept for those of the program.
    fn named_views(&self) -> impl Iterator<Item = &SavedView> {
        let built_in = built_in_views();
        self.saved.iter().filter(move |saved| built_in.iter().all(|(code, _)| *code != saved.name))
    }

    /// Shows the list in a view.
    pub(super) fn show_view(&mut self, name: &str, view: View) {
        self.list.set_sort(view.sort);
        self.filter.set(&view.filter, &mut self.list);
        self.list.step(crate::portfolio::Step::First);
        self.view = view;
        name.clone_into(&mut self.view_name);
    }

    fn view_chosen(&mut self, n: usize, look: &Look) -> Reply {
        let built_in = built_in_views();
        let saved = |n: usize| n.checked_sub(built_in.len());
        let open = self.named_views().find(|saved| saved.name == self.view_name).cloned();
        let chosen = saved(n).and_then(|n| self.named_views().nth(n)).cloned();
        let count = self.named_views().count();
        if let Some((code, view)) = built_in.get(n) {
            // Somebody may have chosen columns for it.
            let own = self.saved.iter().find(|saved| saved.name == *code).map(|saved| saved.view.columns.clone());
            self.show_view(code, View { columns: own.unwrap_or_default(), ..view.clone() });
        } else if let Some(found) = chosen {
            self.show_view(&found.name, found.view);
        } else if saved(n) == Some(count) {
            let field = Field::new("name", look.strings.accounts_view_name(), Kind::Text(60)).required();
            let form = Form::new(look.strings.accounts_save_view(), vec![field], look);
            return self.ask(Question::ViewName, Ask::Form(Box::new(form)));
        } else if let Some(found) = open {
            let mut edit = Edit::new(What::new(ActionKind::Settings).about(Table::SavedView, found.row, &found.name));
            edit.delete(Table::SavedView, found.row);
            let (code, view) = built_in.into_iter().next().unwrap_or_default();
            self.show_view(code, view);
            return Reply::one(Command::Write(ASKED, Box::new(edit)));
        }
        Reply::done()
    }

    /// Saves columns, order and filter under a name; a view of that name is replaced.
    fn save_view(&mut self, filled: &Filled, look: &Look) -> Reply {
        // The filter that holds, however it came about.
        let view = View { filter: self.list.filter().to_string(), ..self.view.clone() };
        let (Some(name), Ok(settings)) = (filled.text("name"), serde_json::to_string(&view)) else { return Reply::done() };
        if built_in_views().iter().any(|(code, _)| *code == name) {
            // Under that name the columns chosen for the program's own view are kept.
            self.asked = Some(Question::ViewName);
            return Reply::one(Command::Mistake { field: Some("name"), why: look.strings.accounts_view_name_taken() });
        }
        self.view = view;
        let mut edit = Edit::new(What::new(ActionKind::Settings).named(Table::SavedView, name));
        match self.saved.iter().find(|saved| saved.name == name) {
            Some(known) => edit.update(Table::SavedView, known.row, vec![("settings", settings.into())]),
            None => {
                let values = vec![("name", name.into()), ("place", PLACE.into()), ("settings", settings.into())];
                edit.changes.push(Change::Insert { table: Table::SavedView, values });
            }
        }
        name.clone_into(&mut self.view_name);
        Reply::one(Command::Write(ASKED, Box::new(edit)))
    }
}
