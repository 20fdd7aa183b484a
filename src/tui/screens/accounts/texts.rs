//! The list as text: to the clipboard, or bare on the screen.

use super::Accounts;
use super::asks::ASKED;
use super::cell;
use crate::domain::Coded;
use crate::portfolio::{Account, Column, heading};
use crate::tui::app::{Command, Reply};
use crate::tui::overlays::{Ask, Bare};
use crate::tui::widgets::Look;

impl Accounts {
    /// The cell of the cursor, or the marked rows with all columns shown, parted by tabs.
    pub(super) fn copy(&self, look: &Look) -> Reply {
        let cell = |account: &Account<'_>, column| cell::cell(account, column, self.currency, look).text.trim().to_owned();
        let (marked, hidden) = self.list.marked_accounts();
        if marked.is_empty() && hidden.is_empty() {
            return self.list.current().map_or(Reply::Unused, |account| Reply::one(Command::Copy(cell(&account, self.column))));
        }
        let columns = self.chosen();
        let row = |account| columns.iter().map(|chosen| cell(account, chosen.column)).collect::<Vec<_>>().join("\t");
        Reply::one(Command::Copy(marked.iter().chain(&hidden).map(row).collect::<Vec<_>>().join("\n")))
    }

    /// The marked rows as a table, or all that the list knows of the account under the cursor, as bare text.
    pub(super) fn show_text(&self, look: &Look) -> Reply {
        let (marked, hidden) = self.list.marked_accounts();
        let text = |account: &Account<'_>, column| cell::cell(account, column, self.currency, look).text.trim().to_owned();
        let (title, lines) = if marked.is_empty() && hidden.is_empty() {
            let Some(account) = self.list.current() else { return Reply::Unused };
            let values = Column::ALL.iter().map(|column| (heading(*column, &look.strings), text(&account, *column)));
            let lines = values.filter(|(_, value)| !value.is_empty()).map(|(heading, value)| look.strings.accounts_bare(heading, value));
            (look.private(account.shown_name()).into_owned(), lines.collect())
        } else {
            let columns = self.chosen();
            let row = |account| columns.iter().map(|chosen| text(account, chosen.column)).collect::<Vec<_>>().join("  ");
            (look.strings.accounts_title(), marked.iter().chain(&hidden).map(row).collect())
        };
        Reply::one(Command::Ask(ASKED, Ask::Show(Bare::new(title, lines, look))))
    }
}
