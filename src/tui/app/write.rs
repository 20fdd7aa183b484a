//! Writing and taking back: the only place where the loop changes records.

use chrono::TimeDelta;

use crate::domain::{AccountId, ActionId};
use crate::i18n::error::store_error;
use crate::i18n::log;
use crate::store::history::HistoryLine;
use crate::store::{Action, ActionKind, Done, Edit, Error};
use crate::tui::overlays::{Ask, Confirm};

use super::App;
use super::command::{Command, Tag};
use super::notice::{Notice, Weight};
use super::route::Route;
use super::screen::{Answer, Event};

/// The question before an undo that takes back much, or something old.
const UNDO: Tag = Tag("undo");

/// Undoing something older than this asks first.
const FRESH: TimeDelta = TimeDelta::minutes(10);

impl App {
    /// Writes an edit; says what was written, or lets the layer say why not.
    pub(super) fn write(&mut self, tag: Tag, edit: &Edit) {
        match self.store.apply(edit) {
            Ok(Done { value: rows, action }) => {
                if let Some(action) = action {
                    self.say_done(action);
                }
                self.stack.reload_all();
                self.deliver(&Event::Written(tag, rows));
            }
            Err(error) => {
                if self.refused(&error) {
                    return;
                }
                let said = store_error(&error, self.store.zone(), &self.look.strings);
                if !self.deliver(&Event::Refused(tag, Box::new(error))) {
                    self.say(Weight::Error, said);
                }
            }
        }
    }

    /// Says what an action did, by field and value where it is one.
    fn say_done(&mut self, action: ActionId) {
        let read = self.store.read();
        let lines = read.changes_of(action, 2).unwrap_or_default();
        if let Ok(Some(action)) = read.action(action) {
            let said = log::done(&action.what, &lines, &self.look.strings);
            let leads_to = self.account_of(&action, &lines).map(Route::account);
            let now = self.now();
            self.notices.say(Notice { leads_to, ..Notice::new(Weight::Done, said) }, now);
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
                let question = strings.shell_undo_asks(log::what(&action.what, strings));
                let consequence = Some(strings.shell_undo_scope(action.changes));
                let confirm = Confirm { question, names: Vec::new(), consequence };
                self.execute(vec![Command::Ask(UNDO, Ask::Confirm(confirm))]);
            }
            Ok(_) => {
                let undone = self.store.undo();
                self.taken_back(undone, true);
            }
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
        if tag == UNDO && matches!(answer, Answer::Given(_)) {
            let undone = self.store.undo();
            self.taken_back(undone, true);
        }
        tag == UNDO
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
                let what = log::what(&done.value.what, strings);
                let said = if back { strings.shell_undone(what) } else { strings.shell_redone(what) };
                self.say(Weight::Done, said);
                self.stack.reload_all();
            }
            Err(error) => self.failed(&error),
        }
    }

    fn failed(&mut self, error: &Error) {
        let weight = if matches!(error, Error::NothingToUndo | Error::NothingToRedo) { Weight::Hint } else { Weight::Error };
        self.say(weight, store_error(error, self.store.zone(), &self.look.strings));
    }
}
