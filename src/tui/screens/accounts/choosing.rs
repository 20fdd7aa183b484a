//! Which columns are shown, in which order, how wide: chosen over the list, which follows at once.

use ratatui::layout::Rect;

use super::Accounts;
use super::asks::ASKED;
use super::columns;
use super::source::PLACE;
use crate::domain::Coded;
use crate::i18n::Strings;
use crate::portfolio::{Column, View, ViewColumn, built_in_views, heading};
use crate::store::{ActionKind, Change, Edit, Table, What};
use crate::tui::app::{Command, Event, Reply};
use crate::tui::forms::capital;
use crate::tui::input::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look, column_widths, wrap};

/// Cells of the box, with its frame.
const WIDTH: u16 = 36;
/// The widest that a column can be made, and the narrowest.
const WIDEST: u16 = 60;
const NARROWEST: u16 = 2;

/// A column in the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    column: Column,
    width: Option<u16>,
    shown: bool,
}

/// The box.
#[derive(Debug)]
pub(super) struct Choosing {
    entries: Vec<Entry>,
    at: usize,
    top: usize,
    /// The columns before, for when it is left without keeping.
    before: Vec<ViewColumn>,
}

impl Choosing {
    fn new(chosen: &[ViewColumn], before: Vec<ViewColumn>, column: Column) -> Self {
        let mut entries: Vec<Entry> = chosen.iter().map(|one| Entry { column: one.column, width: one.width, shown: true }).collect();
        for &column in Column::ALL {
            if entries.iter().all(|entry| entry.column != column) {
                entries.push(Entry { column, width: None, shown: false });
            }
        }
        let at = entries.iter().position(|entry| entry.column == column).unwrap_or(0);
        Self { entries, at, top: 0, before }
    }

    fn chosen(&self) -> Vec<ViewColumn> {
        let shown = self.entries.iter().filter(|entry| entry.shown);
        shown.map(|entry| ViewColumn { column: entry.column, width: entry.width }).collect()
    }

    fn go(&mut self, steps: isize) {
        self.at = self.at.saturating_add_signed(steps).min(self.entries.len().saturating_sub(1));
    }

    fn carry(&mut self, steps: isize) {
        let to = self.at.saturating_add_signed(steps).min(self.entries.len().saturating_sub(1));
        self.entries.swap(self.at, to);
        self.at = to;
    }

    fn toggle(&mut self) {
        let shown = self.entries.iter().filter(|entry| entry.shown).count();
        if let Some(entry) = self.entries.get_mut(self.at)
            && (!entry.shown || shown > 1)
        {
            entry.shown = !entry.shown;
        }
    }

    /// Makes the column under the cursor wider or narrower than it is drawn.
    fn widen(&mut self, by: i16, drawn: impl Fn(Column) -> Option<u16>) {
        if let Some(entry) = self.entries.get_mut(self.at)
            && let Some(now) = entry.width.or_else(|| drawn(entry.column))
        {
            entry.width = Some(now.saturating_add_signed(by).clamp(NARROWEST, WIDEST));
        }
    }
}

/// What a column is called where there is room.
fn name(column: Column, strings: &Strings) -> String {
    match column {
        Column::Tier => capital(&strings.portfolio_filter_column(column.code())),
        _ => heading(column, strings),
    }
}

impl Accounts {
    /// Opens the box.
    pub(super) fn choose_columns(&mut self) -> Reply {
        self.choosing = Some(Choosing::new(&self.chosen(), self.view.columns.clone(), self.column));
        Reply::done()
    }

    /// Hears what happens while the box is open.
    pub(super) fn choosing_on(&mut self, event: &Event, look: &Look) -> Reply {
        let drawn = self.drawn_widths(look);
        let Some(choosing) = &mut self.choosing else { return Reply::Unused };
        match event {
            Event::Key { action: Some(action), .. } => match action {
                Action::Up | Action::FieldPrevious => choosing.go(-1),
                Action::Down | Action::FieldNext => choosing.go(1),
                Action::PageUp | Action::Top => choosing.go(isize::MIN),
                Action::PageDown | Action::Bottom => choosing.go(isize::MAX),
                Action::MarkUp => choosing.carry(-1),
                Action::MarkDown => choosing.carry(1),
                Action::Mark => choosing.toggle(),
                Action::Left | Action::Right => {
                    let by = if *action == Action::Right { 1 } else { -1 };
                    choosing.widen(by, |column| drawn.iter().find(|(known, _)| *known == column).map(|(_, width)| *width));
                }
                Action::Delete => *choosing = Choosing::new(&columns::chosen(&[], self.screen.width), choosing.before.clone(), self.column),
                Action::Accept => return self.keep_columns(),
                Action::Close => {
                    self.view.columns = std::mem::take(&mut choosing.before);
                    self.choosing = None;
                    return Reply::done();
                }
                _ => return Reply::Unused,
            },
            Event::Click(Hit::Item(row)) if *row == choosing.at => choosing.toggle(),
            Event::Click(Hit::Item(row)) => choosing.at = (*row).min(choosing.entries.len().saturating_sub(1)),
            Event::Wheel(lines) => choosing.go(isize::try_from(*lines).unwrap_or(0)),
            _ => return Reply::Unused,
        }
        let chosen = choosing.chosen();
        // The program's own columns follow the width of the screen.
        self.view.columns = if chosen == columns::chosen(&[], self.screen.width) { Vec::new() } else { chosen };
        Reply::done()
    }

    fn drawn_widths(&self, look: &Look) -> Vec<(Column, u16)> {
        let chosen = self.chosen();
        let widths = column_widths(&columns::for_table(&chosen, self.screen.width, look), self.widths().0);
        let column = |n: usize| chosen.get(n.checked_sub(1)?).map(|one| one.column);
        widths.into_iter().filter_map(|(n, width)| Some((column(n)?, width))).collect()
    }

    /// Closes the box and keeps columns and order with the view that is open, also with one of the program's own.
    fn keep_columns(&mut self) -> Reply {
        self.choosing = None;
        let known = self.saved.iter().find(|saved| saved.name == self.view_name);
        let built_in = built_in_views().into_iter().find(|(code, _)| *code == self.view_name).map(|(_, view)| view);
        let filter = known.map(|saved| saved.view.filter.clone()).or_else(|| Some(built_in?.filter)).unwrap_or_default();
        let view = View { filter, ..self.view.clone() };
        let Ok(settings) = serde_json::to_string(&view) else { return Reply::done() };
        let mut edit = Edit::new(What::new(ActionKind::Settings).named(Table::SavedView, &self.view_name));
        match known {
            Some(saved) if saved.view == view => return Reply::done(),
            Some(saved) => edit.update(Table::SavedView, saved.row, vec![("settings", settings.into())]),
            None => {
                let values = vec![("name", self.view_name.as_str().into()), ("place", PLACE.into()), ("settings", settings.into())];
                edit.changes.push(Change::Insert { table: Table::SavedView, values });
            }
        }
        Reply::one(Command::Write(ASKED, Box::new(edit)))
    }

    /// Draws the box over the list, if it is open.
    pub(super) fn draw_choosing(&self, canvas: &mut Canvas<'_>) {
        let Some(choosing) = &self.choosing else { return };
        let look = canvas.look;
        let strings = &look.strings;
        let width = WIDTH.min(canvas.width());
        let hint = wrap(&strings.accounts_columns_hint(), usize::from(width.saturating_sub(4)), look.widths);
        let hints = u16::try_from(hint.len()).unwrap_or(0);
        let rows = u16::try_from(choosing.entries.len()).unwrap_or(u16::MAX);
        let height = rows.saturating_add(hints).saturating_add(3).min(canvas.height());
        // At the right edge: the names beside it show what becomes of the list.
        let place = Rect::new(canvas.width() - width, (canvas.height() - height) / 2, width, height);
        let mut part = canvas.part(place);
        part.clear(Rect::new(0, 0, width, height));
        let mut inside = part.framed(&strings.accounts_columns_title());
        let (width, height) = (inside.width(), inside.height());
        let seen = usize::from(height.saturating_sub(hints + 1)).max(1);
        let top = choosing.top.max((choosing.at + 1).saturating_sub(seen));
        for (y, (n, entry)) in (0..).zip(choosing.entries.iter().enumerate().skip(top).take(seen)) {
            let role = if entry.shown { Role::Text } else { Role::Dim };
            inside.text(1, y, if entry.shown { "[x]" } else { "[ ]" }, role);
            inside.text_in(5, y, &name(entry.column, strings), role, width.saturating_sub(14));
            let cells = entry.width.map_or_else(|| strings.accounts_columns_auto(), |width| width.to_string());
            inside.text_right(width.saturating_sub(9), width.saturating_sub(1), y, &cells, Role::Dim);
            if n == choosing.at {
                inside.tint(Rect::new(0, y, width, 1), Role::Selected);
                inside.cursor(1, y);
            }
            inside.clickable(Rect::new(0, y, width, 1), Hit::Item(n));
        }
        for (y, line) in (height.saturating_sub(hints)..height).zip(hint) {
            inside.text(1, y, &line, Role::Dim);
        }
    }
}
