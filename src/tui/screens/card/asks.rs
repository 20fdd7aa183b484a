//! What the card asks, and what it does with the answers.

use super::Card;
use super::overview::Target;
use super::page::{Around, Deed, Page, Spot};
use crate::domain::{ActionId, Coded};
use crate::i18n::label;
use crate::store::{ActionKind, Edit, Table, What};
use crate::tui::app::{Answer, Command, Notice, Offer, Reply, Tag, Weight};
use crate::tui::forms::record::Entering;
use crate::tui::forms::{Asked, Mistake, Subject, account, capital, delete, fact, field, owner, tier};
use crate::tui::input::Action;
use crate::tui::overlays::form::{Filled, Form};
use crate::tui::overlays::{Answered, Ask, Confirm, Entry, Explain, Picker};
use crate::tui::widgets::Look;

/// The one question that the card asks at a time.
pub(super) const ASKED: Tag = Tag("card-asked");

/// What is asked.
#[derive(Debug)]
pub(super) enum Question {
    /// A form.
    Form(Asked),
    /// A form of a page.
    Enter(Box<dyn Entering>),
    /// Which of several things to do on a page.
    Among(Vec<Deed>),
    /// Whether this is to be written.
    Sure(Box<Edit>),
    /// Which kind of fact is to be recorded.
    Fact,
    /// Whether the account is to be deleted.
    Delete(Subject),
    /// Whether an action is to be taken back.
    TakeBack(ActionId),
}

impl Card {
    pub(super) fn subject(&self) -> Option<Subject> {
        let known = &self.data.as_ref()?.identity;
        let name = if known.short_name.is_empty() { &known.name } else { &known.short_name };
        Some(Subject { id: known.id, name: name.clone() })
    }

    fn ask(&mut self, question: Question, ask: Ask) -> Reply {
        self.asked = Some(question);
        Reply::one(Command::Ask(ASKED, ask))
    }

    fn ask_form(&mut self, asked: Asked, form: Form) -> Reply {
        self.ask(Question::Form(asked), Ask::Form(Box::new(form)))
    }

    /// Edits what the cursor is on, in place.
    pub(super) fn ask_edit(&mut self, look: &Look) -> Reply {
        let (Some(data), Some(subject)) = (&self.data, self.subject()) else { return Reply::Unused };
        match self.target(look).filter(|_| self.tab == Action::Tab1) {
            Some(Target::Duties) => {
                let known = data.identity.clone();
                let form = account::edit(&known, "name", look);
                self.ask_form(Asked::Identity(known), form)
            }
            Some(Target::Tier) => self.ask_tier(look),
            Some(Target::Owner) => self.ask_owner(look),
            Some(Target::Identity(column)) => {
                let known = data.identity.clone();
                let form = account::edit(&known, column, look);
                self.ask_form(Asked::Identity(known), form)
            }
            Some(Target::Field(name)) => {
                let now = data.value(name).to_owned();
                let form = field::form(&subject, name, &now, look);
                self.ask_form(Asked::Field(subject, name, now), form)
            }
            Some(Target::Dimension(dimension)) => match fact::Fact::of(dimension) {
                Some(fact) => self.ask_fact(fact, look),
                None => Reply::one(Command::hint(look.strings.card_computed())),
            },
            Some(Target::Of(_)) | None => self.ask_record(look),
        }
    }

    fn ask_fact(&mut self, fact: fact::Fact, look: &Look) -> Reply {
        let (Some(data), Some(subject)) = (&self.data, self.subject()) else { return Reply::Unused };
        let form = fact::form(&subject, data.identity.kind, fact, &data.people, look);
        self.ask_form(Asked::Fact(subject, fact), form)
    }

    pub(super) fn ask_tier(&mut self, look: &Look) -> Reply {
        let (Some(data), Some(subject)) = (&self.data, self.subject()) else { return Reply::Unused };
        let form = tier::form(std::slice::from_ref(&subject), Some(data.summary.tier), data.summary.suggested, look);
        self.ask_form(Asked::Tier(vec![subject]), form)
    }

    pub(super) fn ask_owner(&mut self, look: &Look) -> Reply {
        let (Some(data), Some(subject)) = (&self.data, self.subject()) else { return Reply::Unused };
        let now = data.summary.owner.and_then(|owner| data.colleagues.iter().find(|one| one.id == owner));
        let form = owner::form(std::slice::from_ref(&subject), &data.colleagues, now, look);
        self.ask_form(Asked::Owner(vec![subject]), form)
    }

    /// Asks which kind of fact is to be recorded.
    pub(super) fn ask_record(&mut self, look: &Look) -> Reply {
        let Some(subject) = self.subject() else { return Reply::Unused };
        let entries = fact::Fact::ALL.iter().map(|fact| Entry { label: fact.name(look), ..Entry::default() }).collect();
        let picker = Picker::new(look.strings.forms_title_of(look.strings.accounts_record(), look.private(&subject.name)), entries);
        self.ask(Question::Fact, Ask::Pick(Box::new(picker)))
    }

    pub(super) fn ask_delete(&mut self, look: &Look) -> Reply {
        let Some(subject) = self.subject() else { return Reply::Unused };
        let confirm = delete::question(std::slice::from_ref(&subject), 0, look);
        self.ask(Question::Delete(subject), Ask::Confirm(confirm))
    }

    /// Asks whether the action of the history under the cursor is to be taken back.
    pub(super) fn ask_take_back(&mut self, look: &Look) -> Reply {
        let Some(action) = self.action(look) else { return Reply::Unused };
        let strings = &look.strings;
        if !self.history.can_be_taken_back(action) {
            return Reply::one(Command::hint(strings.card_not_taken_back()));
        }
        let question = strings.card_take_back(self.history.what(action, look));
        let confirm = Confirm { question, names: Vec::new(), consequence: Some(strings.card_take_back_consequence()) };
        self.ask(Question::TakeBack(action), Ask::Confirm(confirm))
    }

    pub(super) fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let Some(question) = self.asked.take() else { return Reply::done() };
        let Answer::Given(answered) = answer else { return Reply::done() };
        match (question, answered) {
            (Question::Form(asked), Answered::Form(filled)) => self.filled(asked, filled, look),
            (Question::Fact, Answered::Picked(n)) => match fact::Fact::ALL.get(*n) {
                Some(fact) => self.ask_fact(*fact, look),
                None => Reply::done(),
            },
            (Question::Enter(entering), Answered::Form(filled)) => self.entered(entering, filled, look),
            (Question::Among(deeds), Answered::Picked(n)) => match deeds.into_iter().nth(*n) {
                Some(deed) => self.carry_out(deed, look),
                None => Reply::done(),
            },
            (Question::Sure(edit), Answered::Yes) => Reply::one(Command::Write(ASKED, edit)),
            (Question::Delete(subject), Answered::Yes) => {
                let edit = delete::deleted(std::slice::from_ref(&subject));
                self.asked = Some(Question::Delete(subject));
                Reply::one(Command::Write(ASKED, Box::new(edit)))
            }
            (Question::TakeBack(action), Answered::Yes) => Reply::one(Command::TakeBack(action)),
            _ => Reply::done(),
        }
    }

    fn entered(&mut self, entering: Box<dyn Entering>, filled: &Filled, look: &Look) -> Reply {
        let edit = entering.edit(filled, look);
        let reply = match edit {
            Ok(Some(edit)) => {
                self.said = entering.said(filled, look);
                Command::Write(ASKED, Box::new(edit))
            }
            Ok(None) => return Reply::one(Command::hint(look.strings.accounts_nothing_changed())),
            Err(Mistake { field, why }) => Command::Mistake { field: Some(field), why },
        };
        self.asked = Some(Question::Enter(entering));
        Reply::one(reply)
    }

    fn filled(&mut self, asked: Asked, filled: &Filled, look: &Look) -> Reply {
        match asked.edit(filled, look) {
            Ok(Some(edit)) => {
                self.said = asked.said(filled, look);
                self.asked = Some(Question::Form(asked));
                Reply::one(Command::Write(ASKED, Box::new(edit)))
            }
            Ok(None) => Reply::one(Command::hint(look.strings.accounts_nothing_changed())),
            Err(Mistake { field, why }) => {
                self.asked = Some(Question::Form(asked));
                Reply::one(Command::Mistake { field: Some(field), why })
            }
        }
    }

    /// What was asked for is written; the card of a deleted account closes.
    pub(super) fn written(&mut self) -> Reply {
        match self.asked.take() {
            Some(Question::Delete(_)) => Reply::one(Command::Close),
            _ => self.said.take().map_or_else(Reply::done, |said| Reply::one(Command::Say(Notice::new(Weight::Done, said)))),
        }
    }

    /// What an action means on the open page, or for what stands below the archive; `None` if the card itself is to understand it.
    pub(super) fn page_act(&mut self, action: Action, look: &Look) -> Option<Reply> {
        let at = self.spot(look);
        let subject = self.subject()?;
        let data = self.data.as_ref()?;
        let around = Around { subject: &subject, colleagues: &data.colleagues, people: &data.people, me: data.me, look };
        let tab = self.tab;
        let (page, action): (&mut dyn Page, Action) = match self.pages.iter_mut().find(|opened| opened.tab == tab) {
            Some(opened) => (&mut *opened.page, action),
            // The overview is the card's own; below it anything can be entered.
            None => match (action, at) {
                (Action::New, _) => (&mut self.standing, action),
                (Action::Open | Action::Edit, Some(Spot::Section(_))) => (&mut self.standing, Action::New),
                (_, Some(_)) => (&mut self.standing, action),
                _ => return None,
            },
        };
        let deed = match page.act(action, at, &around) {
            Some(deed) => deed,
            None => usual(page, action, at, &around)?,
        };
        Some(self.carry_out(deed, look))
    }

    /// Why the figures under the cursor of a page are what they are; `None` where it computes nothing.
    pub(super) fn explain(&mut self, look: &Look) -> Option<Reply> {
        let figures = self.opened()?.page.explain(self.spot(look), look);
        if figures.is_empty() {
            return None;
        }
        let title = look.strings.archive_why(look.private(&self.subject()?.name));
        self.asked = None;
        Some(Reply::one(Command::Ask(ASKED, Ask::Explain(Explain::new(title, figures)))))
    }

    /// What the open page offers: what can be done with the record under the cursor, then what can be entered.
    pub(super) fn page_offers(&self, page: &dyn Page, look: &Look) -> Vec<Offer> {
        let at = self.spot(look);
        let mut offers = page.offers(at, look);
        offers.push(Offer::ready(Action::New));
        if let Some(Spot::Record(..)) = at {
            offers.extend([Action::Edit, Action::Delete].map(Offer::ready));
        }
        offers
    }

    /// Opens a form of which everything is there that it chooses from.
    pub(super) fn open_form(&mut self, entering: Box<dyn Entering>, look: &Look) -> Reply {
        let form = entering.form(look);
        self.ask(Question::Enter(entering), Ask::Form(Box::new(form)))
    }

    fn carry_out(&mut self, deed: Deed, look: &Look) -> Reply {
        if look.as_of.past && deed.leads_to_writing() {
            return Reply::one(Command::hint(look.strings.shell_past(look.as_of.day.to_string())));
        }
        match deed {
            Deed::Enter(entering) if entering.wants_accounts() => self.await_names(entering),
            Deed::Enter(entering) => self.open_form(entering, look),
            Deed::Pick(title, entries) => {
                let (entries, deeds) = entries.into_iter().unzip();
                self.ask(Question::Among(deeds), Ask::Pick(Box::new(Picker::new(title, entries))))
            }
            Deed::Confirm(confirm, edit) => self.ask(Question::Sure(edit), Ask::Confirm(confirm)),
            Deed::Write(edit) => Reply::one(Command::Write(ASKED, edit)),
            Deed::Hint(text) => Reply::one(Command::hint(text)),
            Deed::Done => Reply::done(),
            Deed::Open(route) => Reply::one(Command::Open(route)),
            Deed::Show(what) => {
                let tab = self.tab;
                if let Some(opened) = self.pages.iter_mut().find(|opened| opened.tab == tab) {
                    opened.page.show(what);
                }
                Reply::done()
            }
        }
    }
}

/// What an action means on every page: entering, changing, deleting records.
fn usual(page: &dyn Page, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
    let strings = &around.look.strings;
    match (action, at) {
        (Action::Open | Action::Edit, Some(Spot::Record(table, row))) => page.change(table, row, around),
        (Action::Open | Action::Edit, Some(Spot::Section(table) | Spot::Gap(table, _))) => page.enter(table, at, around),
        (Action::New, _) => {
            let entry = |table: Table| Entry { label: capital(&label(table, strings)), ..Entry::default() };
            let here = at.map(Spot::table);
            let mut kinds: Vec<Table> = page.kinds().to_vec();
            // What is meant most likely comes first: the kind of record the cursor is among.
            kinds.sort_by_key(|table| Some(*table) != here);
            let mut entries: Vec<(Entry, Deed)> =
                kinds.into_iter().filter_map(|table| Some((entry(table), page.enter(table, at, around)?))).collect();
            match entries.len() {
                0 => None,
                1 => entries.pop().map(|(_, deed)| deed),
                _ => Some(Deed::Pick(strings.forms_title_of(strings.card_new(), &around.subject.name), entries)),
            }
        }
        (Action::Delete, Some(Spot::Record(table, row))) => {
            let name = page.name(table, row);
            let mut edit = Edit::new(What::new(ActionKind::Delete).about(table, row, &name));
            edit.delete_with_parts(table, row);
            let confirm = Confirm {
                question: strings.card_delete_record(label(table, strings)),
                names: vec![around.look.private(&name).into_owned()],
                consequence: Some(strings.forms_delete_consequence()),
            };
            Some(Deed::Confirm(confirm, Box::new(edit)))
        }
        // On a page of records these keys are never about the whole account.
        (Action::Open | Action::Edit | Action::Delete, _) => Some(Deed::Hint(strings.card_nothing_here())),
        _ => None,
    }
}
