//! A table of any length that draws only what is seen: columns by priority as width allows, a row cursor and a cell cursor.

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::tui::app::Event;
use crate::tui::input::Action;
use crate::tui::theme::Role;

use super::canvas::{Canvas, Hit};

/// How a text that is too long is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// At its end.
    End,
    /// In its middle, for names.
    Middle,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// The fewest cells that it is of use with.
    pub least: u16,
    /// The most cells that it can use.
    pub most: u16,
    /// Columns with larger numbers give way first; 0 stays as long as anything is drawn.
    pub priority: u8,
    /// Whether its text ends at its right edge, as numbers do.
    pub right: bool,
    /// How its text is cut.
    pub cut: Cut,
    /// Whether the selected row is tinted from the left edge to the end of this column only; without such a column, all of it.
    pub tinted: bool,
}

impl Column {
    /// A column of this width, or of any width in between, that gives way after those of larger priority.
    #[must_use]
    pub fn new(title: impl Into<String>, least: u16, most: u16, priority: u8) -> Self {
        Self { title: title.into(), least, most: most.max(least), priority, right: false, cut: Cut::End, tinted: false }
    }

    /// With its text at the right edge.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// The last that is tinted in the selected row: what stands behind keeps its looks, and moving the cursor costs fewer bytes.
    #[must_use]
    pub fn tinted(mut self) -> Self {
        self.tinted = true;
        self
    }

    /// For names: cut in the middle.
    #[must_use]
    pub fn names(mut self) -> Self {
        self.cut = Cut::Middle;
        self
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// How it looks, unless the cursor is on its row.
    pub role: Role,
    /// Whether it may reach into the next column where that has nothing to show in this row.
    pub reaches: bool,
}

impl<'t> Cell<'t> {
    /// A cell.
    pub fn new(text: impl Into<Cow<'t, str>>, role: Role) -> Self {
        Self { text: text.into(), role, reaches: false }
    }

    /// May reach into the next column where that has nothing to show in this row.
    #[must_use]
    pub fn reaching(mut self) -> Self {
        self.reaches = true;
        self
    }
}

/// Blank cells between two columns.
const GAP: u16 = 1;

/// Where a visible column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    column: usize,
    x: u16,
    width: u16,
}

/// Which columns are shown in so many cells, and where. Those that do not fit give way by priority; what is left over
/// goes to those that can use it, from the left.
fn places(columns: &[Column], width: u16) -> Vec<Place> {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let priority = |n: &usize| columns.get(*n).map_or(0, |column| column.priority);
    let needed = |shown: &[usize]| {
        let least: u32 = shown.iter().filter_map(|n| columns.get(*n)).map(|column| u32::from(column.least)).sum();
        least + u32::from(GAP) * u32::try_from(shown.len().saturating_sub(1)).unwrap_or(0)
    };
    while needed(&shown) > u32::from(width) {
        let Some(last) = shown.iter().map(priority).max().filter(|priority| *priority > 0) else { break };
        let Some(at) = shown.iter().rposition(|n| priority(n) == last) else { break };
        shown.remove(at);
    }
    let mut left = u32::from(width).saturating_sub(needed(&shown));
    let mut x = 0;
    let mut found = Vec::with_capacity(shown.len());
    for n in shown {
        let Some(column) = columns.get(n) else { continue };
        if x >= width {
            break;
        }
        let more = u32::from(column.most - column.least).min(left);
        left -= more;
        let wanted = column.least.saturating_add(u16::try_from(more).unwrap_or(0));
        let place = Place { column: n, x, width: wanted.min(width - x) };
        x = x.saturating_add(place.width).saturating_add(GAP);
        found.push(place);
    }
    found
}

/// The columns (by number, from 0) that are shown in so many cells, from the left, each with its width.
#[must_use]
pub fn column_widths(columns: &[Column], width: u16) -> Vec<(usize, u16)> {
    places(columns, width).into_iter().map(|place| (place.column, place.width)).collect()
}

/// The columns (by number, from 0) that are shown in so many cells, from the left.
#[must_use]
pub fn shown_columns(columns: &[Column], width: u16) -> Vec<usize> {
    places(columns, width).into_iter().map(|place| place.column).collect()
}

/// Where the cursors are and which row is the first one seen. Kept by the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TableState {
    /// The row of the cursor, from 0.
    pub row: usize,
    /// The column of the cell cursor, as numbered in the columns; 0 if none.
    pub column: usize,
    /// The first row that is seen.
    pub top: usize,
    /// How many rows are seen.
    pub height: usize,
}

impl TableState {
    /// Learns how many rows there are and how many are seen, and brings the cursor into sight. Call it when either may have
    /// changed.
    pub fn settle(&mut self, rows: usize, height: u16) {
        self.height = usize::from(height);
        self.row = self.row.min(rows.saturating_sub(1));
        let last_top = rows.saturating_sub(self.height);
        self.top = self.top.min(last_top).min(self.row);
        if self.height > 0 && self.row >= self.top + self.height {
            self.top = self.row + 1 - self.height;
        }
    }

    /// The rows that are seen.
    #[must_use]
    pub fn seen(&self, rows: usize) -> std::ops::Range<usize> {
        self.top.min(rows)..self.top.saturating_add(self.height).min(rows)
    }

    /// Moves as a key, the wheel or a click says; whether it was one of those. `columns` are those shown, from the left.
    pub fn on(&mut self, event: &Event, rows: usize, columns: &[usize]) -> bool {
        let page = self.height.max(1);
        match event {
            Event::Key { action: Some(action), .. } => match action {
                Action::Up => self.row = self.row.saturating_sub(1),
                Action::Down => self.row += 1,
                Action::PageUp => self.leap_back(page),
                Action::PageDown => self.leap(page, rows),
                Action::HalfUp => self.leap_back(page / 2),
                Action::HalfDown => self.leap(page / 2, rows),
                Action::Top => self.row = 0,
                Action::Bottom => self.row = rows.saturating_sub(1),
                Action::Left => self.sideways(columns, false),
                Action::Right => self.sideways(columns, true),
                _ => return false,
            },
            Event::Wheel(lines) => {
                let lines = isize::try_from(*lines).unwrap_or(0);
                self.top = self.top.saturating_add_signed(lines).min(rows.saturating_sub(self.height));
                self.row = self.row.clamp(self.top, self.top + page - 1);
            }
            Event::Click(Hit::Item(row)) => self.row = *row,
            Event::Click(Hit::Cell { row, column }) => (self.row, self.column) = (*row, *column),
            _ => return false,
        }
        self.row = self.row.min(rows.saturating_sub(1));
        true
    }

    /// Down by so many rows, and what is seen with it.
    fn leap(&mut self, by: usize, rows: usize) {
        self.row = self.row.saturating_add(by);
        self.top = self.top.saturating_add(by).min(rows.saturating_sub(self.height));
    }

    fn leap_back(&mut self, by: usize) {
        self.row = self.row.saturating_sub(by);
        self.top = self.top.saturating_sub(by);
    }

    fn sideways(&mut self, columns: &[usize], right: bool) {
        let at = columns.iter().position(|column| *column == self.column).unwrap_or(0);
        let to = if right { at + 1 } else { at.saturating_sub(1) };
        if let Some(column) = columns.get(to) {
            self.column = *column;
        }
    }
}

/// Draws headings in the first row and below them the rows that are seen. `cell` is asked only for those; it is given the row,
/// and the column as numbered in `columns`. `cells` says whether there is a cell cursor.
pub fn draw_table<'t>(
    canvas: &mut Canvas<'_>,
    columns: &[Column],
    state: &TableState,
    rows: usize,
    cells: bool,
    cell: impl Fn(usize, usize) -> Cell<'t>,
) {
    let width = canvas.width();
    let places = places(columns, width);
    let last_tinted = places.iter().find(|place| columns.get(place.column).is_some_and(|column| column.tinted));
    let tinted = last_tinted.map_or(width, |place| place.x + place.width);
    for place in &places {
        let Some(column) = columns.get(place.column) else { continue };
        draw_in(canvas, *place, 0, column, &column.title, Role::Heading);
    }
    for row in state.seen(rows).take(usize::from(canvas.height().saturating_sub(1))) {
        let y = u16::try_from(row - state.top).unwrap_or(u16::MAX).saturating_add(1);
        let selected = row == state.row;
        if selected {
            // One look for all that is tinted: moving the cursor then costs few bytes, and nothing is lost that the words do not say.
            canvas.tint(Rect::new(0, y, tinted, 1), Role::Selected);
            canvas.cursor(0, y);
        }
        let contents: Vec<Cell<'_>> = places.iter().map(|place| cell(row, place.column)).collect();
        for (n, (place, content)) in places.iter().zip(&contents).enumerate() {
            let Some(column) = columns.get(place.column) else { continue };
            let next = places.get(n + 1).zip(contents.get(n + 1)).filter(|(_, next)| content.reaches && next.text.is_empty());
            let room = next.map_or(place.width, |(next, _)| next.x + next.width - place.x);
            let role = if selected && place.x < tinted { Role::Selected } else { content.role };
            draw_in(canvas, Place { width: room, ..*place }, y, column, &content.text, role);
            let area = Rect::new(place.x, y, place.width, 1);
            if selected && cells && place.column == state.column {
                canvas.tint(area, Role::Cell);
                canvas.cursor(place.x, y);
            }
            canvas.clickable(area, if cells { Hit::Cell { row, column: place.column } } else { Hit::Item(row) });
        }
    }
}

fn draw_in(canvas: &mut Canvas<'_>, place: Place, y: u16, column: &Column, text: &str, role: Role) {
    let look = canvas.look;
    let (room, text) = (usize::from(place.width), &look.told(text));
    let shown = match column.cut {
        Cut::End => look.widths.cut_end(text, room, look.glyphs.cut),
        Cut::Middle => look.widths.cut_middle(text, room, look.glyphs.cut),
    };
    let used = u16::try_from(look.widths.of(&shown)).unwrap_or(0);
    let x = if column.right { place.x + place.width.saturating_sub(used) } else { place.x };
    canvas.text_in(x, y, &shown, role, place.width);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::Key;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("T", 1, 1, 0),
            Column::new("Account", 8, 20, 0).names(),
            Column::new("Health", 6, 6, 1).right(),
            Column::new("Why", 5, 30, 2),
            Column::new("Owner", 6, 6, 3),
        ]
    }

    #[test]
    fn columns_give_way_by_priority_and_share_what_is_left() {
        let shown = |width| shown_columns(&columns(), width);
        assert_eq!(shown(200), [0, 1, 2, 3, 4]);
        assert_eq!(shown(30), [0, 1, 2, 3, 4]);
        assert_eq!(shown(29), [0, 1, 2, 3]);
        assert_eq!(shown(22), [0, 1, 2]);
        assert_eq!(shown(5), [0, 1]);
        assert_eq!(shown(0), Vec::<usize>::new());
        for width in 0..120 {
            let places = places(&columns(), width);
            assert!(places.iter().all(|place| place.x + place.width <= width), "{width}: {places:?}");
            assert!(places.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x), "{width}: {places:?}");
        }
        let wide = places(&columns(), 60);
        assert_eq!((wide[1].width, wide[3].width), (20, 23), "what is left goes to the left first");
    }

    #[test]
    fn the_cursor_stays_within_the_rows_and_in_sight() {
        let press = |action| Event::Key { key: Key::char('x'), action: Some(action) };
        let mut state = TableState::default();
        state.settle(100, 10);
        for (action, row, top) in [
            (Action::Up, 0, 0),
            (Action::PageDown, 10, 10),
            (Action::Down, 11, 10),
            (Action::HalfDown, 16, 15),
            (Action::Bottom, 99, 90),
            (Action::Down, 99, 90),
            (Action::PageUp, 89, 80),
            (Action::Top, 0, 0),
        ] {
            assert!(state.on(&press(action), 100, &[0, 1]));
            state.settle(100, 10);
            assert_eq!((state.row, state.top), (row, top), "{action:?}");
        }
        assert!(state.on(&Event::Wheel(3), 100, &[]));
        state.settle(100, 10);
        assert_eq!((state.row, state.top), (3, 3));
        state.settle(2, 10);
        assert_eq!((state.row, state.top, state.seen(2)), (1, 0, 0..2));
        state.settle(0, 0);
        assert_eq!((state.row, state.seen(0)), (0, 0..0));
        for action in [Action::Down, Action::PageDown, Action::HalfUp, Action::Bottom, Action::Left, Action::Right] {
            state.on(&press(action), 0, &[]);
            state.on(&Event::Wheel(5), 0, &[]);
            state.settle(0, 0);
            assert_eq!(state.row, 0);
        }
    }

    #[test]
    fn the_cell_cursor_goes_only_over_columns_that_are_shown() {
        let press = |action| Event::Key { key: Key::char('x'), action: Some(action) };
        let mut state = TableState { column: 1, ..TableState::default() };
        for (action, column) in [(Action::Right, 4), (Action::Right, 4), (Action::Left, 1), (Action::Left, 0), (Action::Left, 0)] {
            state.on(&press(action), 1, &[0, 1, 4]);
            assert_eq!(state.column, column);
        }
    }
}
