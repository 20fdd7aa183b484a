//! A list that is narrowed by typing and chosen from: what help, palette and pickers have in common.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::layout::{Rect, Size};
use tui_input::Input as Line;

use crate::domain::search::{NameOf, Query, TextIndex, search_text};
use crate::tui::app::Event;
use crate::tui::input::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look};

use super::field::{draw_line, edit_line, paste_line};

/// Longer lists are not searched loosely: what is typed must stand in the text, in pinyin or in initials.
const LOOSE: usize = 2000;

/// Something to choose.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// What it is called; searched.
    pub label: String,
    /// What stands before it, such as its key; searched as it stands.
    pub lead: String,
    /// What stands behind it at the right edge.
    pub note: String,
    /// Why it cannot be chosen now.
    pub obstacle: Option<String>,
    /// Whether its name is hidden under the veil.
    pub private: bool,
}

/// What an event came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It had no use for the event.
    Unused,
    /// Something moved.
    Moved,
    /// What is typed changed.
    Typed,
    /// This entry was chosen, as numbered when the list was made.
    Entry(usize),
    /// Enter was pressed, but nothing fits.
    Nothing,
    /// It is to be closed.
    Close,
}

/// The list and its search field.
#[derive(Debug)]
pub struct Chooser {
    entries: Vec<Entry>,
    /// What fits what is typed and comes from elsewhere; numbered behind the entries.
    besides: Vec<Entry>,
    index: TextIndex,
    search: Line,
    /// The entries that fit, best first.
    shown: Vec<usize>,
    selected: usize,
    top: usize,
    rows: usize,
}

impl Chooser {
    /// A list in the given order, with the cursor on one of its entries.
    #[must_use]
    pub fn new(entries: Vec<Entry>, selected: usize) -> Self {
        let mut chooser = Self {
            entries: Vec::new(),
            besides: Vec::new(),
            index: TextIndex::default(),
            search: Line::default(),
            shown: Vec::new(),
            selected,
            top: 0,
            rows: 1,
        };
        chooser.replace(entries);
        chooser.selected = selected;
        chooser
    }

    /// Other entries; what is typed stays.
    pub fn replace(&mut self, entries: Vec<Entry>) {
        self.index = TextIndex::default();
        for entry in &entries {
            self.index.push(&search_text(&format!("{} {}", entry.label, entry.lead), NameOf::Organisation));
        }
        self.entries = entries;
        self.narrow();
    }

    /// Puts the cursor on an entry, as numbered when the list was made.
    pub fn select(&mut self, number: usize) {
        self.selected = self.shown.iter().position(|n| *n == number).unwrap_or(0);
    }

    /// Shows these too, behind what holds the text that is typed; they are forgotten when other text is typed.
    pub fn besides(&mut self, found: Vec<Entry>) {
        self.besides = found;
        self.narrow();
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// What is typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        self.search.value()
    }

    /// Types something beforehand.
    pub fn set_typed(&mut self, text: &str) {
        self.search = Line::new(text.to_owned());
        self.narrow();
    }

    /// The entry under the cursor, as numbered when the list was made.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.shown.get(self.selected).copied()
    }

    /// An entry.
    #[must_use]
    pub fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number).or_else(|| self.besides.get(number.checked_sub(self.entries.len())?))
    }

    /// Finds what fits: exactly typed leads first, then what holds the text, its pinyin or initials, in order; behind them what holds the
    /// letters in order with others between, best first.
    fn narrow(&mut self) {
        let typed = self.search.value().trim();
        self.selected = 0;
        self.top = 0;
        if typed.is_empty() {
            self.shown = (0..self.entries.len()).collect();
            return;
        }
        let found = self.index.matching(&Query::new(typed), None);
        let begins = |n: &usize| {
            let entry = self.entries.get(*n);
            let exact = entry.is_some_and(|entry| entry.lead.split(", ").any(|key| key == typed));
            let starts = entry.is_some_and(|entry| entry.label.to_lowercase().starts_with(&typed.to_lowercase()));
            Reverse((exact, starts))
        };
        let mut shown: Vec<usize> = (0..self.entries.len()).filter(|n| found.contains(*n) || begins(n).0.0).collect();
        shown.sort_by_key(begins);
        let found_besides = (0..self.besides.len()).map(|n| self.entries.len() + n);
        let strict = shown.len();
        shown.extend(found_besides);
        if self.entries.len() <= LOOSE {
            let loose = self.loosely(typed, shown.get(..strict).unwrap_or_default());
            shown.extend(loose);
        }
        self.shown = shown;
    }

    fn loosely(&self, typed: &str, without: &[usize]) -> Vec<usize> {
        let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(n, _)| !without.contains(n))
            .filter_map(|(n, entry)| Some((pattern.score(Utf32Str::new(&entry.label, &mut buffer), &mut matcher)?, n)))
            .collect();
        scored.sort_by_key(|(score, n)| (Reverse(*score), *n));
        scored.into_iter().map(|(_, n)| n).collect()
    }

    fn go(&mut self, steps: isize) -> Chosen {
        self.selected = self.selected.saturating_add_signed(steps).min(self.shown.len().saturating_sub(1));
        Chosen::Moved
    }

    /// Learns how much room there is, inside the frame.
    pub fn layout(&mut self, size: Size) {
        self.rows = usize::from(size.height.saturating_sub(1)).max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(self.rows));
    }

    /// Hears what happened.
    pub fn on(&mut self, event: &Event) -> Chosen {
        match event {
            Event::Key { action: Some(action), key } => {
                let page = isize::try_from(self.rows).unwrap_or(1);
                match action {
                    Action::Accept => self.selected().map_or(Chosen::Nothing, Chosen::Entry),
                    Action::Close if self.search.value().is_empty() => Chosen::Close,
                    Action::Close => {
                        self.search.reset();
                        self.besides.clear();
                        self.narrow();
                        Chosen::Typed
                    }
                    Action::FieldNext | Action::Down => self.go(1),
                    Action::FieldPrevious | Action::Up => self.go(-1),
                    Action::PageDown => self.go(page),
                    Action::PageUp => self.go(-page),
                    _ => self.edit(*key),
                }
            }
            Event::Key { key, action: None } => self.edit(*key),
            Event::Text(text) => {
                paste_line(&mut self.search, text);
                self.besides.clear();
                self.narrow();
                Chosen::Typed
            }
            Event::Wheel(lines) => self.go(isize::try_from(*lines).unwrap_or(0)),
            Event::Click(Hit::Item(n)) if *n == self.selected => self.selected().map_or(Chosen::Nothing, Chosen::Entry),
            Event::Click(Hit::Item(n)) => {
                self.selected = (*n).min(self.shown.len().saturating_sub(1));
                Chosen::Moved
            }
            _ => Chosen::Unused,
        }
    }

    fn edit(&mut self, key: crate::tui::input::Key) -> Chosen {
        let before = self.search.value().to_owned();
        if !edit_line(&mut self.search, key) {
            return Chosen::Unused;
        }
        if self.search.value() != before {
            self.besides.clear();
            self.narrow();
        }
        Chosen::Typed
    }

    /// Draws field and list. `leads` says how many cells are kept for what stands before the labels; `empty` is said where nothing fits.
    pub fn draw(&self, canvas: &mut Canvas<'_>, leads: u16, empty: &str) {
        let look = canvas.look;
        let width = canvas.width();
        let used = canvas.text(1, 0, &look.strings.shell_search(), Role::Dim);
        draw_line(&mut canvas.part(Rect::new(used + 2, 0, width.saturating_sub(used + 3), 1)), &self.search, true);
        if self.shown.is_empty() {
            canvas.text(1, 2, empty, Role::Dim);
        }
        for (n, number) in self.shown.iter().enumerate().skip(self.top).take(self.rows) {
            let Some(entry) = self.entry(*number) else { continue };
            let y = u16::try_from(n - self.top).unwrap_or(u16::MAX).saturating_add(1);
            self.draw_entry(canvas, entry, y, leads, look);
            if n == self.selected {
                canvas.tint(Rect::new(0, y, width, 1), Role::Selected);
            }
            canvas.clickable(Rect::new(0, y, width, 1), Hit::Item(n));
        }
    }

    fn draw_entry(&self, canvas: &mut Canvas<'_>, entry: &Entry, y: u16, leads: u16, look: &Look) {
        let width = canvas.width();
        canvas.text_in(1, y, &entry.lead, Role::Key, leads.saturating_sub(1));
        let label = if leads > 0 { leads.saturating_add(1) } else { 1 };
        let role = if entry.obstacle.is_some() { Role::Dim } else { Role::Text };
        let note = entry.obstacle.as_deref().unwrap_or(&entry.note);
        let room = width.saturating_sub(label.saturating_add(1));
        // The name first; what is behind it gets what is left.
        let name = if entry.private { look.private(&entry.label) } else { entry.label.as_str().into() };
        let shown = look.widths.cut_middle(&name, usize::from(room), look.glyphs.cut);
        let used = canvas.text(label, y, &shown, role);
        canvas.text_right(label.saturating_add(used).saturating_add(2), width.saturating_sub(1), y, note, Role::Dim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chooser(labels: &[&str]) -> Chooser {
        Chooser::new(labels.iter().map(|label| Entry { label: (*label).to_owned(), ..Entry::default() }).collect(), 0)
    }

    fn found(chooser: &mut Chooser, typed: &str) -> Vec<String> {
        chooser.set_typed(typed);
        chooser.shown.iter().map(|n| chooser.entries[*n].label.clone()).collect()
    }

    #[test]
    fn what_is_typed_is_found_by_characters_pinyin_initials_and_loosely() {
        let mut list = chooser(&["next theme", "华东新能源", "theme of the next", "Orion Batteries"]);
        assert_eq!(found(&mut list, "theme"), ["theme of the next", "next theme"]);
        assert_eq!(found(&mut list, "hdxny"), ["华东新能源"]);
        assert_eq!(found(&mut list, "東"), ["华东新能源"]);
        assert_eq!(found(&mut list, "nxtm"), ["next theme"]);
        assert_eq!(found(&mut list, ""), ["next theme", "华东新能源", "theme of the next", "Orion Batteries"]);
        assert_eq!(found(&mut list, "qqq"), Vec::<String>::new());
    }

    #[test]
    fn the_cursor_stays_in_the_list() {
        let mut list = chooser(&["a", "b", "c"]);
        let press = |action| Event::Key { key: crate::tui::input::Key::char('x'), action: Some(action) };
        list.layout(Size::new(20, 3));
        list.on(&press(Action::PageDown));
        list.on(&press(Action::PageDown));
        assert_eq!(list.on(&press(Action::Accept)), Chosen::Entry(2));
        list.set_typed("b");
        assert_eq!(list.on(&press(Action::Accept)), Chosen::Entry(1));
        list.set_typed("zzz");
        assert_eq!(list.on(&press(Action::Accept)), Chosen::Nothing);
        assert_eq!(list.on(&press(Action::Close)), Chosen::Typed);
        assert_eq!(list.on(&press(Action::Close)), Chosen::Close);
    }
}
