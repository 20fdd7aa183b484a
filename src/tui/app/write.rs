//! Writing and taking back: the only place where the loop changes records.

use chrono::TimeDelta;

use crate::domain::{AccountId, ActionId};
use crate::i18n::error::{store_error, store_error_veiled};
use crate::i18n::log;
use crate::store::history::HistoryLine;
use crate::store::{Action, ActionKind, Done, Edit, Error, What};
use crate::tui::overlays::{Ask, Confirm};

use super::App;
use super::command::Tag;
use super::notice::{Notice, Weight};
use super::route::Route;
use super::screen::{Answer, Event};
use super::stack::LayerId;

/// The question before an undo that takes back much, or something old.
const UNDO: Tag = Tag("undo");

/// Undoing something older than this asks first.
const FRESH: TimeDelta = TimeDelta::minutes(10);

impl App {
    /// Writes an edit; says what was written, or lets the layer say why not.
    pub(super) fn write(&mut self, by: LayerId, tag: Tag, edit: &Edit) {
        match self.store.apply(edit) {
            Ok(Done { value: rows, action }) => {
                if let Some(action) = action {
                    self.say_done(action);
                }
                self.stack.reload_all();
                self.tell(by, &Event::Written(tag, rows));
            }
            Err(error) => {
                if self.refused(&error) {
                    return;
                }
                let notice = self.refusal(&error);
                if !self.tell(by, &Event::Refused(tag, Box::new(error))) {
                    self.notices.say(notice, self.clock.now());
                }
            }
        }
    }

    /// Says what an action did, by field and value where it is one.
    fn say_done(&mut self, action: ActionId) {
        let read = self.store.read();
        let lines = read.changes_of(action, 2).unwrap_or_default();
        if let Ok(Some(action)) = read.action(action) {
            let (zone, strings) = (self.store.zone(), &self.look.strings);
            let said = log::done(&action.what, &lines, zone, strings);
            let hidden: Vec<HistoryLine> = lines.iter().map(log::valueless).collect();
            let veiled = log::done(&log::nameless(&action.what), &hidden, zone, strings);
            let leads_to = self.account_of(&action, &lines).map(Route::account);
            let now = self.now();
            self.notices.say(Notice { leads_to, ..Notice::new(Weight::Done, said).under_veil(veiled) }, now);
        }
    }

    /// The account that an action was about, if it is there.
    fn account_of(&self, action: &Action, lines: &[HistoryLine]) -> Option<AccountId> {
        if action.what.count.is_some_and(|count| count > 1) {
            // Of several accounts none is meant more than the others.
            return None;
        }
        let read = self.store.read();
        let named = action.what.table.zip(action.what.row);
        let (table, row) = named.or_else(|| lines.first().map(|line| (line.table, line.row)))?;
        read.account_of(table, row).ok().flatten()
    }

    /// Takes the latest action back; asks first if it is a batch, or old.
    pub(super) fn undo(&mut self) {
        match self.store.undoable() {
            Ok(Some(action)) if self.asks_before_undo(&action) => {
                let strings = &self.look.strings;
                let question = strings.shell_undo_asks(self.look.what(&action.what));
                let consequence = Some(strings.shell_undo_scope(action.changes));
                let confirm = Confirm { question, names: Vec::new(), consequence };
                self.to_undo = Some(action.id);
                self.ask(UNDO, Ask::Confirm(confirm), None);
            }
            Ok(Some(action)) => self.take_back(action.id),
            Ok(None) => self.failed(&Error::NothingToUndo),
            Err(error) => self.failed(&error),
        }
    }

    fn asks_before_undo(&self, action: &Action) -> bool {
        matches!(action.what.kind, ActionKind::Import | ActionKind::Merge | ActionKind::OpenPack)
            || (action.what.kind != ActionKind::Log && action.what.count.is_some_and(|count| count > 1))
            || self.now().signed_duration_since(action.at) > FRESH
    }

    /// Hears the answers to questions of the loop's own; whether it was one.
    pub(super) fn answered(&mut self, tag: Tag, answer: &Answer) -> bool {
        if tag != UNDO {
            return false;
        }
        // Not the latest now: another window may have written since it was named.
        if let Some(action) = self.to_undo.take().filter(|_| matches!(answer, Answer::Given(_))) {
            self.take_back(action);
        }
        true
    }

    /// Does again what was last taken back.
    pub(super) fn redo(&mut self) {
        let done = self.store.redo();
        self.taken_back(done, false);
    }

    /// Takes one particular action back.
    pub(super) fn take_back(&mut self, action: ActionId) {
        let undone = self.store.undo_action(action);
        self.taken_back(undone, true);
    }

    fn taken_back(&mut self, done: Result<Done<Action>, Error>, back: bool) {
        match done {
            Ok(done) => {
                let strings = &self.look.strings;
                let said = |what: &What| {
                    let what = log::what(what, strings);
                    if back { strings.shell_undone(what) } else { strings.shell_redone(what) }
                };
                let notice = Notice::new(Weight::Done, said(&done.value.what)).under_veil(said(&log::nameless(&done.value.what)));
                let now = self.now();
                self.notices.say(notice, now);
                self.stack.reload_all();
            }
            Err(error) => self.failed(&error),
        }
    }

    pub(super) fn failed(&mut self, error: &Error) {
        let notice = self.refusal(error);
        let now = self.now();
        self.notices.say(notice, now);
    }

    /// What is said of an error of the records.
    fn refusal(&self, error: &Error) -> Notice {
        let weight = if matches!(error, Error::NothingToUndo | Error::NothingToRedo) { Weight::Hint } else { Weight::Error };
        let (zone, strings) = (self.store.zone(), &self.look.strings);
        Notice::new(weight, store_error(error, zone, strings)).under_veil(store_error_veiled(error, zone, strings))
    }
}
