//! Opening the line that records what happened. When an earlier day is looked at, it is asked first whether to return to today.

use crate::domain::AccountId;
use crate::tui::overlays::{Ask, Capture, Confirm};

use super::App;
use super::command::Tag;
use super::route::Route;
use super::screen::Answer;

/// The line itself; it writes on its own and answers nothing.
pub(super) const CAPTURE: Tag = Tag("loop-capture");
/// Whether to return to today.
pub(super) const RETURN: Tag = Tag("loop-capture-today");

/// What the line is opened with.
#[derive(Debug)]
pub(super) struct Wanted {
    account: Option<AccountId>,
    text: String,
}

impl App {
    /// Opens the line, with this text and for this account if the text names none.
    pub(super) fn capture(&mut self, account: Option<AccountId>, text: String) {
        let wanted = Wanted { account, text };
        if self.look.as_of.past {
            let strings = &self.look.strings;
            let question = strings.capture_return(self.look.as_of.day.to_string());
            let consequence = Some(strings.capture_return_why());
            self.waiting = Some(wanted);
            return self.ask(RETURN, Ask::Confirm(Confirm { question, names: Vec::new(), consequence }), None);
        }
        self.open_capture(wanted);
    }

    fn open_capture(&mut self, wanted: Wanted) {
        let me = self.store.me().unwrap_or_default();
        let firm = self.stack.top().route.as_ref().is_some_and(Route::is_record);
        let capture = Capture::new(wanted.account, firm, me, &wanted.text, &self.look);
        self.ask(CAPTURE, Ask::Capture(Box::new(capture)), None);
    }

    /// It was answered whether to return to today.
    pub(super) fn returned(&mut self, answer: &Answer) {
        let Some(wanted) = self.waiting.take() else { return };
        if matches!(answer, Answer::Given(_)) {
            self.look_at(self.store.today().day);
            self.open_capture(wanted);
        }
    }
}
