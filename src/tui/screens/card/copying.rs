//! The card as text: the record under the cursor to the clipboard, the open page bare on the screen.

use super::Card;
use super::asks::ASKED;
use crate::i18n::Strings;
use crate::tui::app::{Command, Reply};
use crate::tui::input::Action;
use crate::tui::overlays::{Ask, Bare};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look};

/// What stands in a line, two blanks between its parts.
fn text<T>(line: &Line<T>, look: &Look) -> String {
    let parts = line.parts.iter().map(|part| part.text.trim()).filter(|text| !text.is_empty());
    look.told(&parts.collect::<Vec<_>>().join("  ")).into_owned()
}

/// The line of the cursor with those that belong to it: they follow it, and the cursor does not stop at them.
fn record<T>(lines: &[Line<T>], row: usize, look: &Look) -> Vec<String> {
    let heads = |line: &Line<T>| line.parts.first().is_none_or(|part| part.role == Role::Heading);
    let below = lines.iter().skip(row + 1).take_while(|line| line.target.is_none() && !heads(line));
    lines.get(row).into_iter().chain(below).map(|line| text(line, look)).filter(|text| !text.is_empty()).collect()
}

fn all<T>(lines: &[Line<T>], look: &Look) -> Vec<String> {
    lines.iter().map(|line| text(line, look)).collect()
}

impl Card {
    /// The text of the record under the cursor, and of the whole page.
    fn texts(&self, look: &Look) -> (Vec<String>, Vec<String>) {
        let height = self.height();
        if let Some(opened) = self.opened() {
            let lines = self.page_lines(opened, look);
            let mut state = opened.state;
            state.settle(&lines, height);
            return (record(&lines, state.row, look), all(&lines, look));
        }
        if self.tab == Action::Tab8 {
            let lines = self.history.lines(self.zone, look);
            let mut state = self.past;
            state.settle(&lines, height);
            return (record(&lines, state.row, look), all(&lines, look));
        }
        let panes = self.overview(look);
        let at = self.pane.min(panes.len().saturating_sub(1));
        let under = match (panes.get(at), self.panes.get(at)) {
            (Some((.., lines)), Some(state)) => {
                let mut state = *state;
                state.settle(lines, height);
                record(lines, state.row, look)
            }
            _ => Vec::new(),
        };
        (under, panes.iter().flat_map(|(.., lines)| all(lines, look)).collect())
    }

    /// Sends the record under the cursor to the clipboard.
    pub(super) fn copy(&self, look: &Look) -> Reply {
        let (record, _) = self.texts(look);
        if record.is_empty() {
            return Reply::one(Command::hint(look.strings.card_nothing_here()));
        }
        Reply::one(Command::Copy(record.join("\n")))
    }

    /// Shows the open page bare.
    pub(super) fn show_text(&self, name: impl Fn(&Strings) -> String, look: &Look) -> Reply {
        let (_, page) = self.texts(look);
        let account = self.subject().map(|subject| look.private(&subject.name).into_owned()).unwrap_or_default();
        let title = look.strings.forms_title_of(account, name(&look.strings));
        Reply::one(Command::Ask(ASKED, Ask::Show(Bare::new(title, page, look))))
    }
}
