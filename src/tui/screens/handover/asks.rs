//! What the checklist asks, and what it does with the answers.

use super::{Checklist, Target};
use crate::domain::handover::{HandoverState, HandoverStep, ReaderRole};
use crate::tui::app::{Answer, Command, Reply, Route, Tag};
use crate::tui::forms::handover::Asked;
use crate::tui::forms::{Mistake, page_export};
use crate::tui::input::Action;
use crate::tui::overlays::form::{Filled, Value};
use crate::tui::overlays::{Answered, Ask, Confirm, Entry, Picker};
use crate::tui::widgets::Look;

/// The one question that the screen asks at a time.
pub(super) const ASKED: Tag = Tag("handover-asked");

/// What leaves: the manual of an account as a page, or a sealed pack.
pub(super) const EXPORT: Tag = Tag("handover-export");

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    /// A form, or yes or no.
    Form(Asked),
    /// Which hard question of the library, with the answer that goes with each; the last one is one's own.
    Library(Vec<(String, String)>),
}

impl Checklist {
    /// Does what the cursor is on. `change` asks for another date of the meeting where the step itself is meant otherwise.
    pub(super) fn ask_target(&mut self, look: &Look, change: bool) -> Reply {
        let Some(target) = self.target(look) else { return Reply::done() };
        match target {
            Target::Step(HandoverStep::Meeting) if change => self.ask(Asked::Meeting, look),
            Target::Step(step @ (HandoverStep::ExecutiveCall | HandoverStep::AddedService)) => {
                let doubted = self.data.as_ref().is_some_and(|data| data.handover.doubt_at.is_some());
                self.ask(if doubted { Asked::Step(step) } else { Asked::Doubt }, look)
            }
            Target::Step(step) => self.ask(Asked::Step(step), look),
            Target::Close => self.ask(Asked::Close, look),
            Target::Item(account, at) => self.ask(Asked::Owner(Some((account, at))), look),
            Target::Gap(account, key) => self.ask(Asked::Gap(account, key), look),
            Target::Section(section) => self.ask(Asked::Section(section), look),
            Target::Question(id) => self.ask(Asked::Question(Some(id)), look),
            Target::Feedback(id) => self.ask(Asked::Feedback(Some(id)), look),
            Target::Text => Reply::done(),
        }
    }

    /// Names the new owner of the item under the cursor; elsewhere of everything that has none.
    pub(super) fn ask_owner(&mut self, look: &Look) -> Reply {
        match self.target(look) {
            Some(Target::Item(account, at)) => self.ask(Asked::Owner(Some((account, at))), look),
            _ => {
                let left = self.data.as_ref().map_or(0, |data| data.handover.unowned().len());
                if left == 0 {
                    return Reply::one(Command::hint(look.strings.handover_nothing_unowned()));
                }
                self.ask(Asked::Owner(None), look)
            }
        }
    }

    /// A new question or a new line of the feedback form.
    pub(super) fn ask_new(&mut self, look: &Look) -> Reply {
        match self.tab {
            Action::Tab4 => self.ask_question(look),
            Action::Tab5 => self.ask(Asked::Feedback(None), look),
            _ => Reply::Unused,
        }
    }

    pub(super) fn ask_cancel(&mut self, look: &Look) -> Reply {
        self.ask(Asked::Cancel, look)
    }

    fn ended(&self, look: &Look) -> Option<Reply> {
        let ended = self.data.as_ref().is_none_or(|data| data.handover.state != HandoverState::Running);
        if ended {
            return Some(Reply::one(Command::hint(look.strings.handover_ended_no_change())));
        }
        look.as_of.past.then(|| Reply::one(Command::hint(look.strings.handover_past())))
    }

    fn ask_question(&mut self, look: &Look) -> Reply {
        if let Some(reply) = self.ended(look) {
            return reply;
        }
        let Some(data) = &self.data else { return Reply::done() };
        let library: Vec<(String, String)> = data.library().into_iter().map(|(ask, answer)| (ask.to_owned(), answer.to_owned())).collect();
        let mut entries: Vec<Entry> = library.iter().map(|(ask, _)| Entry { label: ask.clone(), ..Entry::default() }).collect();
        entries.push(Entry { label: look.strings.handover_question_own(), ..Entry::default() });
        let picker = Picker::new(look.strings.handover_question_pick(), entries);
        self.asked = Some(Question::Library(library));
        Reply::one(Command::Ask(ASKED, Ask::Pick(Box::new(picker))))
    }

    fn ask(&mut self, asked: Asked, look: &Look) -> Reply {
        if let Some(reply) = self.ended(look) {
            return reply;
        }
        let Some(data) = &self.data else { return Reply::done() };
        let ask = if asked == Asked::Doubt {
            let strings = &look.strings;
            let consequence = Some(strings.handover_doubt_consequence());
            Ask::Confirm(Confirm { question: strings.handover_doubt_question(), names: Vec::new(), consequence })
        } else {
            let Some(form) = asked.form(&data.scene(self.meant()), look) else { return Reply::done() };
            Ask::Form(Box::new(form))
        };
        self.asked = Some(Question::Form(asked));
        Reply::one(Command::Ask(ASKED, ask))
    }

    pub(super) fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let Some(question) = self.asked.take() else { return Reply::done() };
        let Answer::Given(answered) = answer else { return Reply::done() };
        match (question, answered) {
            (Question::Form(asked), Answered::Form(filled)) => self.filled(asked, filled, look),
            (Question::Form(asked), Answered::Yes) => self.filled(asked, &Filled::default(), look),
            (Question::Library(library), Answered::Picked(n)) => self.picked(&library, *n, look),
            _ => Reply::done(),
        }
    }

    /// The form of a question, with the words of the library if it comes from there.
    fn picked(&mut self, library: &[(String, String)], n: usize, look: &Look) -> Reply {
        let Some(data) = &self.data else { return Reply::done() };
        let asked = Asked::Question(None);
        let Some(mut form) = asked.form(&data.scene(self.meant()), look) else { return Reply::done() };
        if let Some((ask, answer)) = library.get(n) {
            form = form
                .holding("question", &Value::Text(ask.clone()), look)
                .holding("answer", &Value::Text(answer.clone()), look)
                .at("answer");
        }
        self.asked = Some(Question::Form(asked));
        Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(form))))
    }

    fn filled(&mut self, asked: Asked, filled: &Filled, look: &Look) -> Reply {
        let Some(data) = &self.data else { return Reply::done() };
        match asked.edit(filled, &data.scene(self.meant()), look) {
            Ok(edit) => {
                self.asked = Some(Question::Form(asked));
                Reply::one(Command::Write(ASKED, Box::new(edit)))
            }
            Err(Mistake { why, .. }) if filled.fields.is_empty() => Reply::one(Command::hint(why)),
            Err(Mistake { field, why }) => {
                self.asked = Some(Question::Form(asked));
                Reply::one(Command::Mistake { field: Some(field), why })
            }
        }
    }

    /// The manual as a page, or the accounts as a sealed pack.
    pub(super) fn ask_export(&self, look: &Look) -> Reply {
        let Some(data) = &self.data else { return Reply::Unused };
        let strings = &look.strings;
        let without = data.manual.is_none().then(|| strings.handover_which_hint());
        let entries = vec![
            Entry { label: strings.handover_export_manual(), obstacle: without, ..Entry::default() },
            Entry { label: strings.handover_export_pack(), ..Entry::default() },
        ];
        Reply::one(Command::Ask(EXPORT, Ask::Pick(Box::new(Picker::new(strings.handover_export_which(), entries)))))
    }

    fn paper(&self) -> Option<page_export::Paper> {
        let data = self.data.as_ref()?;
        let account = self.meant().and_then(|id| data.handover.account(id))?;
        let about = account.shown_name().to_owned();
        Some(page_export::Paper { page: data.manual.clone()?, what: "handover-manual", about, reader: ReaderRole::Manager })
    }

    pub(super) fn export_answered(&self, answer: &Answer, look: &Look) -> Reply {
        let (Some(data), Answer::Given(answered)) = (&self.data, answer) else { return Reply::done() };
        match (answered, self.paper()) {
            (Answered::Picked(0), Some(paper)) => Reply::one(Command::Ask(EXPORT, Ask::Form(Box::new(page_export::form(&paper, look))))),
            (Answered::Picked(0), None) => Reply::one(Command::hint(look.strings.handover_which_hint())),
            (Answered::Picked(_), _) => {
                let one = self.meant().map(|id| vec![id]);
                let accounts = one.unwrap_or_else(|| data.handover.accounts.iter().map(|account| account.id).collect());
                Reply::one(Command::Open(Route::Pack(accounts.into())))
            }
            (Answered::Form(filled), Some(paper)) => Reply::one(match page_export::task(&paper, filled, look) {
                Ok(task) => Command::Start(EXPORT, task),
                Err(Mistake { field, why }) => Command::Mistake { field: Some(field), why },
            }),
            _ => Reply::done(),
        }
    }
}
