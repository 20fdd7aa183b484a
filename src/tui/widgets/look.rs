//! How everything looks and reads at the moment: theme, language, glyphs, widths, the privacy veil, the as-of date.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::config::Library;
use crate::domain::calendar::WorkCalendar;
use crate::domain::{AsOf, Currency, veil};
use crate::i18n::{HIDDEN, Language, Strings, log};
use crate::store::What;
use crate::tui::theme::{Depth, Role, Theme};

use super::text::Widths;

/// The marks of our own chrome: box drawing and block elements, or ASCII only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Horizontal line.
    pub horizontal: &'static str,
    /// Vertical line.
    pub vertical: &'static str,
    /// Top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// A line joining from the left, from the right.
    pub joints: [&'static str; 2],
    /// Eight steps of a bar growing upwards.
    pub steps: [&'static str; 8],
    /// A full cell of a bar, and the empty rest.
    pub bar: [&'static str; 2],
    /// Stands where text was cut.
    pub cut: &'static str,
    /// A row that is marked.
    pub mark: &'static str,
}

impl Glyphs {
    /// Box drawing and block elements.
    pub const BOX: Self = Self {
        horizontal: "─",
        vertical: "│",
        corners: ["┌", "┐", "└", "┘"],
        joints: ["├", "┤"],
        steps: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        bar: ["█", "░"],
        cut: "~",
        mark: "*",
    };
    /// ASCII only.
    pub const ASCII: Self = Self {
        horizontal: "-",
        vertical: "|",
        corners: ["+", "+", "+", "+"],
        joints: ["+", "+"],
        steps: ["_", ".", ".", "-", "-", "=", "=", "#"],
        bar: ["#", "."],
        cut: "~",
        mark: "*",
    };
}

/// How everything looks and reads.
pub struct Look {
    /// Roles to styles.
    pub theme: Theme,
    /// The language of `strings`.
    pub language: Language,
    /// Every sentence.
    pub strings: Arc<Strings>,
    /// The marks of our own chrome.
    pub glyphs: Glyphs,
    /// How wide text is.
    pub widths: Widths,
    /// Whether money, telephone numbers and names are hidden.
    pub veil: bool,
    /// The names that the veil hides inside texts; read when it is drawn.
    pub names: Arc<veil::Names>,
    /// The date that is looked at.
    pub as_of: AsOf,
    /// Whether the first steps are shown only where somebody asks for them.
    pub hide_steps: bool,
    /// Whether the demo portfolio is looked at in the place of the own records.
    pub demo: bool,
    /// The present day, in the database's zone.
    pub today: NaiveDate,
    /// Which days are worked.
    pub calendar: Arc<WorkCalendar>,
    /// Of amounts that are typed without one.
    pub currency: Currency,
    /// Questions, lines and ideas.
    pub library: Arc<Library>,
    /// Where the user's policy files are; none where no files are read.
    pub rules_folder: Option<PathBuf>,
    /// How many colours the terminal has.
    pub depth: Depth,
}

impl Look {
    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> ratatui::style::Style {
        self.theme.style(role)
    }

    /// A private text (name, telephone number, amount) as it may be shown: itself, or under the veil marks of the same
    /// kind for every text, so that not even its length is told.
    #[must_use]
    pub fn private<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        if self.veil && !text.is_empty() { HIDDEN.into() } else { text.into() }
    }

    /// An action in a few words, as it may be shown.
    #[must_use]
    pub fn what(&self, what: &What) -> String {
        if self.veil { log::what(&log::nameless(what), &self.strings) } else { log::what(what, &self.strings) }
    }

    /// A text in somebody's words as it may be shown: itself, or under the veil without the names, telephone numbers and addresses
    /// in it.
    #[must_use]
    pub fn told<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        if self.veil { self.names.veiled(text) } else { text.into() }
    }
}

impl std::fmt::Debug for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Look").field("theme", &self.theme.name()).field("language", &self.language).field("veil", &self.veil).finish()
    }
}

/// English on a terminal with all colours, on 2026-11-21.
#[cfg(test)]
pub(crate) fn look_for_tests() -> Look {
    let config = crate::config::Config::defaults().unwrap();
    let as_of = AsOf::now("2026-11-21T04:00:00Z".parse().unwrap(), crate::domain::Zone::default());
    crate::tui::setup::look(&config, &crate::tui::setup::Environment::default(), as_of).unwrap()
}
