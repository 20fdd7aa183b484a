//! What the chain asks, and what it does with the answers.

use super::paper::Paper;
use super::{ChainScreen, Spot, View};
use crate::domain::people::BuyingRole;
use crate::domain::reading::Lean;
use crate::domain::{AccountId, Coded, PostId, RowId};
use crate::exchange::chain::Organisation;
use crate::scoring::chain::{Member, Seat, SeatState};
use crate::store::{ActionKind, Edit, Table, What};
use crate::tui::app::{Answer, Command, Reply, Tag};
use crate::tui::forms::contact::{self, About, Around, entering, new_person, person_label};
use crate::tui::forms::record::Entering;
use crate::tui::forms::{Mistake, chain, person};
use crate::tui::input::Action;
use crate::tui::overlays::form::Filled;
use crate::tui::overlays::{Answered, Ask, Confirm, DatePicker, Entry, Picker};
use crate::tui::shown_people::words;
use crate::tui::widgets::Look;

/// The one question that the screen asks at a time.
pub(super) const ASKED: Tag = Tag("chain-asked");

/// What is asked.
#[derive(Debug)]
pub(super) enum Question {
    /// A form.
    Enter(Box<dyn Entering>),
    /// The form for a new person.
    Person(Box<dyn Entering>),
    /// Which of several things.
    Among(Vec<Deed>),
    /// Whether this is to be written.
    Sure(Box<Edit>),
    /// With which day to compare.
    Day,
    /// In which format to export, and whether with stance.
    Export,
    /// Which account to put beside, of these.
    Account(Vec<i64>),
}

/// What a choice comes to.
#[derive(Debug)]
pub(super) enum Deed {
    /// A form.
    Enter(Box<dyn Entering>),
    /// Written at once.
    Write(Box<Edit>),
}

impl ChainScreen {
    pub(super) fn ask(&mut self, question: Question, ask: Ask) -> Reply {
        self.asked = Some(question);
        Reply::one(Command::Ask(ASKED, ask))
    }

    fn enter(&mut self, entering: Box<dyn Entering>, look: &Look) -> Reply {
        let form = entering.form(look);
        self.ask(Question::Enter(entering), Ask::Form(Box::new(form)))
    }

    fn pick(&mut self, title: String, deeds: Vec<(String, Deed)>) -> Reply {
        let (entries, deeds) = deeds.into_iter().map(|(label, deed)| (Entry { label, ..Entry::default() }, deed)).unzip();
        self.ask(Question::Among(deeds), Ask::Pick(Box::new(Picker::new(title, entries))))
    }

    fn around<'a>(&'a self, look: &'a Look) -> Option<Around<'a>> {
        Some(Around { subject: self.subject.as_ref()?, colleagues: &self.colleagues, accounts: &self.accounts, look })
    }

    fn form_about(&self, about: About, look: &Look) -> Option<Box<dyn Entering>> {
        entering(about, self.organisation.as_deref()?, self.member()?, &self.around(look)?)
    }

    fn enter_about(&mut self, about: About, look: &Look) -> Reply {
        match self.form_about(about, look) {
            Some(form) => self.enter(form, look),
            None => Reply::one(Command::hint(look.strings.chain_nobody_below())),
        }
    }

    /// What an action asks.
    pub(super) fn ask_for(&mut self, action: Action, look: &Look) -> Reply {
        if self.organisation.is_none() {
            return Reply::Unused;
        }
        match action {
            Action::New => self.ask_new(look, false),
            Action::NewBeside => self.ask_new(look, true),
            Action::Stance | Action::Record => self.enter_about(About::Stance, look),
            Action::Roles => self.enter_about(About::Roles, look),
            Action::ReportsTo => self.enter_about(About::ReportsTo, look),
            Action::Edit if self.view == View::Matrix => match self.depth(look) {
                Some(form) => self.enter(form, look),
                None => Reply::one(Command::hint(look.strings.chain_nobody_below())),
            },
            Action::Edit => self.enter_about(About::Person, look),
            Action::Tie => match self.tie(look) {
                Some(form) => self.enter(form, look),
                None => Reply::one(Command::hint(look.strings.chain_nobody_below())),
            },
            Action::Delete => self.ask_delete(look),
            Action::Open if look.as_of.past => Reply::one(Command::hint(look.strings.shell_past(look.as_of.day.to_string()))),
            Action::Open => self.ask_all(look),
            Action::Compare => {
                let picker = DatePicker::new(look.strings.chain_compare_ask(), Lean::Past, "").past_only();
                self.ask(Question::Day, Ask::Day(Box::new(picker)))
            }
            Action::SideBySide => self.ask_account(look),
            Action::Export => self.ask_export(look),
            _ => Reply::Unused,
        }
    }

    /// A new person below or beside the one under the cursor, or in the seat there.
    fn ask_new(&mut self, look: &Look, beside: bool) -> Reply {
        let (Some(organisation), Some(around)) = (self.organisation.as_deref(), self.around(look)) else { return Reply::Unused };
        let entering: Box<dyn Entering> = match self.at {
            Some(Spot::Seat(seat)) => match organisation.measures.coverage.seats.get(seat) {
                Some(seat) => Box::new(in_seat(organisation, seat, &around)),
                None => return Reply::Unused,
            },
            Some(Spot::Post(post)) => {
                let row = organisation.posts.get(&post);
                let above = if beside { row.and_then(|row| row.int("reports_to")) } else { Some(post.raw()) };
                Box::new(new_person(organisation, &around, above))
            }
            None => Box::new(new_person(organisation, &around, None)),
        };
        let form = entering.form(look);
        self.ask(Question::Person(entering), Ask::Form(Box::new(form)))
    }

    fn tie(&self, look: &Look) -> Option<Box<dyn Entering>> {
        let organisation = self.organisation.as_deref()?;
        let member = self.member()?;
        let post = organisation.main_post(member)?;
        Some(Box::new(chain::tie(organisation, member, post, &self.around(look)?)))
    }

    /// How well whom the cell of the matrix is about know one another.
    fn depth(&self, look: &Look) -> Option<Box<dyn Entering>> {
        let around = self.around(look)?;
        Some(Box::new(contact::depth(self.organisation.as_deref()?, self.member()?, self.colleague(), &around)))
    }

    /// Everything that can be done where the cursor is.
    fn ask_all(&mut self, look: &Look) -> Reply {
        match self.at {
            Some(Spot::Seat(seat)) => self.ask_seat(seat, look),
            Some(Spot::Post(_)) => match self.all_about(look) {
                Some((title, deeds)) => self.pick(title, deeds),
                None => Reply::Unused,
            },
            None => self.ask_new(look, false),
        }
    }

    fn all_about(&self, look: &Look) -> Option<(String, Vec<(String, Deed)>)> {
        let organisation = self.organisation.as_deref()?;
        let member = self.member()?;
        let mut deeds: Vec<(String, Deed)> =
            About::ALL.iter().filter_map(|about| Some((about.name(look), Deed::Enter(self.form_about(*about, look)?)))).collect();
        deeds.extend(self.tie(look).map(|form| (look.strings.chain_edge_new(), Deed::Enter(form))));
        let words = words(organisation, look);
        for row in &organisation.edges {
            if let Some(told) = words.edge(row, member) {
                let edit = chain::untie(organisation.person_name(member.person), row, look.today);
                deeds.push((look.strings.chain_edge_remove(told), Deed::Write(Box::new(edit))));
            }
        }
        Some((person_label(organisation, member, look), deeds))
    }

    fn ask_seat(&mut self, seat: usize, look: &Look) -> Reply {
        let (Some(organisation), Some(around)) = (self.organisation.as_deref(), self.around(look)) else { return Reply::Unused };
        let Some(seat) = organisation.measures.coverage.seats.get(seat) else { return Reply::Unused };
        let strings = &look.strings;
        let title = strings.chain_fill_title(words(organisation, look).seat(&seat.any_of));
        let accept = chain::accept(organisation, seat, around.subject, look.today);
        let deeds = vec![
            (strings.chain_fill_new(), Deed::Enter(Box::new(in_seat(organisation, seat, &around)))),
            (strings.chain_fill_known(), Deed::Enter(Box::new(chain::FillKnown::new(organisation, seat, look)))),
            (strings.chain_fill_plan(), Deed::Enter(Box::new(chain::plan(organisation, seat, &around)))),
            (strings.chain_fill_accept(), Deed::Write(Box::new(accept))),
        ];
        self.pick(title, deeds)
    }

    fn ask_delete(&mut self, look: &Look) -> Reply {
        let question = || {
            let organisation = self.organisation.as_deref()?;
            let member = self.member()?;
            let post = organisation.main_post(member)?;
            let row = organisation.people.get(&member.person)?;
            let held = organisation.posts.values().filter(|other| other.int("person_id") == Some(row.id)).count();
            Some(person::deletion(row, post, held, look))
        };
        match question() {
            Some((confirm, edit)) => self.ask(Question::Sure(Box::new(edit)), Ask::Confirm(confirm)),
            None => Reply::one(Command::hint(look.strings.chain_nobody_below())),
        }
    }

    fn ask_account(&mut self, look: &Look) -> Reply {
        let own = self.account.raw();
        let others: Vec<(i64, String)> = self.accounts.iter().filter(|(id, _)| *id != own).cloned().collect();
        let entries = others.iter().map(|(_, name)| Entry { label: look.private(name).into_owned(), ..Entry::default() }).collect();
        let picker = Picker::new(look.strings.chain_merge_ask(), entries);
        self.ask(Question::Account(others.into_iter().map(|(id, _)| id).collect()), Ask::Pick(Box::new(picker)))
    }

    /// What an action means on the page of proposals; `None` for one that means what it always does.
    pub(super) fn act_on_proposal(&mut self, action: Action, at: Option<i64>, look: &Look) -> Option<Reply> {
        let strings = &look.strings;
        let proposal = at.and_then(|id| self.proposals.iter().find(|proposal| proposal.path.id == id));
        match (action, proposal) {
            (Action::New, _) => {
                let form = chain::proposal(self.subject.as_ref()?, look.today);
                Some(self.enter(Box::new(form), look))
            }
            (Action::Open | Action::Edit | Action::Complete | Action::Compare, Some(proposal)) => {
                if look.as_of.past {
                    return Some(Reply::one(Command::hint(strings.shell_past(look.as_of.day.to_string()))));
                }
                match proposal.next(self.organisation.as_deref()?, look) {
                    Some(step) => Some(self.enter(Box::new(step), look)),
                    None => Some(Reply::one(Command::hint(strings.chain_approval_again()))),
                }
            }
            (Action::Delete, Some(proposal)) => {
                let name = proposal.path.text("proposal").unwrap_or_default().to_owned();
                let mut edit = Edit::new(What::new(ActionKind::Delete).about(Table::ApprovalPath, proposal.path.id, &name));
                edit.delete_with_parts(Table::ApprovalPath, proposal.path.id);
                let confirm = Confirm {
                    question: strings.card_delete_record(crate::i18n::label(Table::ApprovalPath, strings)),
                    names: vec![name],
                    consequence: Some(strings.forms_delete_consequence()),
                };
                Some(self.ask(Question::Sure(Box::new(edit)), Ask::Confirm(confirm)))
            }
            _ => None,
        }
    }

    pub(super) fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let Some(question) = self.asked.take() else { return Reply::done() };
        let Answer::Given(answered) = answer else { return Reply::done() };
        match (question, answered) {
            (Question::Enter(entering), Answered::Form(filled)) => self.entered(entering, Question::Enter, filled, look),
            (Question::Person(entering), Answered::Form(filled)) => self.entered(entering, Question::Person, filled, look),
            (Question::Among(deeds), Answered::Picked(n)) => match deeds.into_iter().nth(*n) {
                Some(Deed::Enter(entering)) => self.enter(entering, look),
                Some(Deed::Write(edit)) => Reply::one(Command::Write(ASKED, edit)),
                None => Reply::done(),
            },
            (Question::Sure(edit), Answered::Yes) => Reply::one(Command::Write(ASKED, edit)),
            (Question::Day, Answered::Day(day)) => {
                self.other = None;
                self.show(Paper::Compare(*day))
            }
            (Question::Export, Answered::Form(filled)) => self.export(filled, look),
            (Question::Account(accounts), Answered::Picked(n)) => match accounts.get(*n) {
                Some(account) => {
                    self.other = None;
                    self.show(Paper::Beside(AccountId::from_raw(*account)))
                }
                None => Reply::done(),
            },
            _ => Reply::done(),
        }
    }

    fn entered(&mut self, entering: Box<dyn Entering>, question: fn(Box<dyn Entering>) -> Question, filled: &Filled, look: &Look) -> Reply {
        let reply = match entering.edit(filled, look) {
            Ok(Some(edit)) => Command::Write(ASKED, Box::new(edit)),
            Ok(None) => return Reply::one(Command::hint(look.strings.accounts_nothing_changed())),
            Err(Mistake { field, why }) => Command::Mistake { field: Some(field), why },
        };
        self.asked = Some(question(entering));
        Reply::one(reply)
    }

    /// The cursor goes to whom was entered.
    pub(super) fn written(&mut self, rows: &[i64]) -> Reply {
        // The second step of a new person is the post.
        if let (Some(Question::Person(_)), Some(post)) = (self.asked.take(), rows.get(1)) {
            self.entered = Some(PostId::from_raw(*post));
        }
        Reply::done()
    }
}

fn in_seat(organisation: &Organisation, seat: &Seat, around: &Around<'_>) -> person::NewPerson {
    let decides = |member: &Member| member.roles.contains(&BuyingRole::DecisionMaker);
    let above = organisation.tree.iter().find(|row| organisation.holder(row.post).is_some_and(decides));
    let above = above.or(organisation.tree.first()).map(|row| row.post.raw());
    let mut form = new_person(organisation, around, above);
    form.role = seat.any_of.first().copied();
    form.ghost = matches!(seat.state, SeatState::Empty { .. }).then(|| chain::gap(organisation, seat).map(|row| row.id)).flatten();
    form
}
