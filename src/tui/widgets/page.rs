//! A page of lines that one moves through: headings, values, rows of short tables. Only some lines can be acted on; the cursor
//! goes from one of those to the next.

use ratatui::layout::Rect;

use crate::tui::app::Event;
use crate::tui::input::Action;
use crate::tui::theme::Role;

use super::canvas::{Canvas, Hit};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The text.
    pub text: String,
    /// How it looks, unless the cursor is on its line.
    pub role: Role,
    /// Cells that it takes; 0: as many as its text.
    pub width: u16,
    /// Whether it ends at the right edge of its cells.
    pub right: bool,
}

impl Part {
    /// As wide as its text.
    #[must_use]
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, width: 0, right: false }
    }

    /// In so many cells.
    #[must_use]
    pub const fn in_cells(mut self, width: u16) -> Self {
        self.width = width;
        self
    }

    /// At the right edge of its cells.
    #[must_use]
    pub const fn at_right(mut self) -> Self {
        self.right = true;
        self
    }
}

/// A line, and what can be acted on there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<T> {
    /// From left to right, a blank between two.
    pub parts: Vec<Part>,
    /// Whether there is no blank between two.
    pub joined: bool,
    /// What the cursor finds there; `None` where it does not stop.
    pub target: Option<T>,
    /// Of a line with several things to act on: for each of them so many parts, and what it is.
    pub cells: Vec<(usize, T)>,
}

impl<T> Line<T> {
    /// A line of these parts.
    #[must_use]
    pub const fn new(parts: Vec<Part>) -> Self {
        Self { parts, joined: false, target: None, cells: Vec::new() }
    }

    /// An empty line.
    #[must_use]
    pub const fn blank() -> Self {
        Self::new(Vec::new())
    }

    /// A line of these parts without blanks between them.
    #[must_use]
    pub const fn joined(parts: Vec<Part>) -> Self {
        Self { parts, joined: true, target: None, cells: Vec::new() }
    }

    /// One text.
    #[must_use]
    pub fn text(text: impl Into<String>, role: Role) -> Self {
        Self::new(vec![Part::new(text, role)])
    }

    /// The heading of what follows.
    #[must_use]
    pub fn heading(text: impl Into<String>) -> Self {
        Self::text(text, Role::Heading)
    }

    /// Something to act on.
    #[must_use]
    pub fn on(mut self, target: T) -> Self {
        self.target = Some(target);
        self
    }

    /// With a further thing to act on behind those that are there; the cursor goes from one to the next within the line.
    #[must_use]
    pub fn cell(mut self, parts: Vec<Part>, target: T) -> Self {
        self.cells.push((parts.len(), target));
        self.parts.extend(parts);
        self
    }

    /// The same line about something else.
    #[must_use]
    pub fn map<U>(self, of: impl Fn(T) -> U) -> Line<U> {
        let cells = self.cells.into_iter().map(|(parts, target)| (parts, of(target))).collect();
        Line { parts: self.parts, joined: self.joined, target: self.target.map(&of), cells }
    }

    fn stops(&self) -> bool {
        self.target.is_some() || !self.cells.is_empty()
    }

    /// Which cell the cursor is in, if the line has cells.
    fn column(&self, wanted: usize) -> Option<usize> {
        self.cells.len().checked_sub(1).map(|last| wanted.min(last))
    }

    /// The cell that a part belongs to.
    fn cell_of(&self, part: usize) -> Option<usize> {
        let ends = self.cells.iter().scan(0, |end, (parts, _)| {
            *end += parts;
            Some(*end)
        });
        ends.enumerate().find(|(_, end)| part < *end).map(|(cell, _)| cell)
    }
}

/// Where the cursor is and which line is the first one seen. Kept by the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageState {
    /// The line of the cursor, from 0.
    pub row: usize,
    /// The first line that is seen.
    pub top: usize,
    /// The cell of the cursor, in lines that have several.
    column: usize,
    height: usize,
}

impl PageState {
    /// Learns what is shown and how many lines are seen, and puts the cursor on a line where it stops. When the number of lines
    /// seen has changed, the cursor is brought into sight.
    pub fn settle<T>(&mut self, lines: &[Line<T>], height: u16) {
        let resized = self.height != usize::from(height);
        self.height = usize::from(height);
        self.row = self.row.min(lines.len().saturating_sub(1));
        if !stops(lines, self.row) {
            let after = (self.row..lines.len()).find(|row| stops(lines, *row));
            self.row = after.or_else(|| (0..self.row).rev().find(|row| stops(lines, *row))).unwrap_or(self.row);
        }
        if resized {
            self.reveal(lines);
        }
        self.top = self.top.min(lines.len().saturating_sub(self.height));
    }

    /// Brings the cursor into sight, with the heading above it, and the top of the page above its first stop.
    fn reveal<T>(&mut self, lines: &[Line<T>]) {
        if self.height == 0 || !stops(lines, self.row) {
            return;
        }
        let headed = self.row.saturating_sub(usize::from(self.row > 0 && !stops(lines, self.row - 1)));
        let first = !(0..self.row).any(|row| stops(lines, row));
        let least = if first { 0 } else { headed };
        self.top = self.top.min(if self.row - least < self.height { least } else { self.row });
        self.top = self.top.max((self.row + 1).saturating_sub(self.height));
    }

    /// What the cursor is on.
    #[must_use]
    pub fn target<'l, T>(&self, lines: &'l [Line<T>]) -> Option<&'l T> {
        let line = lines.get(self.row)?;
        match line.column(self.column) {
            Some(column) => line.cells.get(column).map(|(_, target)| target),
            None => line.target.as_ref(),
        }
    }

    /// Learns what is shown in so many lines, and moves as an event says; whether it was one of those.
    pub fn hears<T>(&mut self, event: &Event, lines: &[Line<T>], height: u16) -> bool {
        self.settle(lines, height);
        self.on(event, lines)
    }

    /// Moves as a key, the wheel or a click says; whether it was one of those. Where there is no stop in the direction, the page
    /// is scrolled.
    pub fn on<T>(&mut self, event: &Event, lines: &[Line<T>]) -> bool {
        let page = isize::try_from(self.height.max(1)).unwrap_or(1);
        match event {
            Event::Key { action: Some(action), .. } => match action {
                Action::Up => self.step(lines, -1),
                Action::Down => self.step(lines, 1),
                Action::PageUp => self.leap(lines, -page),
                Action::PageDown => self.leap(lines, page),
                Action::HalfUp => self.leap(lines, -page / 2),
                Action::HalfDown => self.leap(lines, page / 2),
                Action::Top => {
                    self.row = (0..lines.len()).find(|row| stops(lines, *row)).unwrap_or(0);
                    self.top = 0;
                }
                Action::Bottom => self.leap(lines, isize::try_from(lines.len()).unwrap_or(isize::MAX)),
                Action::Left => return self.sideways(lines, -1),
                Action::Right => return self.sideways(lines, 1),
                _ => return false,
            },
            Event::Wheel(by) => self.scroll(lines, isize::try_from(*by).unwrap_or(0)),
            Event::Click(Hit::Item(row)) => self.row = (*row).min(lines.len().saturating_sub(1)),
            Event::Click(Hit::Cell { row, column }) if lines.get(*row).is_some_and(|line| !line.cells.is_empty()) => {
                (self.row, self.column) = (*row, *column);
            }
            _ => return false,
        }
        true
    }

    /// To the cell beside the cursor; whether the line has cells.
    fn sideways<T>(&mut self, lines: &[Line<T>], by: isize) -> bool {
        let Some(at) = lines.get(self.row).and_then(|line| Some((line.column(self.column)?, line.cells.len() - 1))) else { return false };
        self.column = at.0.saturating_add_signed(by).min(at.1);
        true
    }

    /// To the next line where the cursor stops; the page moves on by one if there is none.
    fn step<T>(&mut self, lines: &[Line<T>], by: isize) {
        let stop = |row: &usize| stops(lines, *row);
        let next = if by > 0 { (self.row + 1..lines.len()).find(stop) } else { (0..self.row).rev().find(stop) };
        match next {
            Some(row) => {
                self.row = row;
                self.reveal(lines);
            }
            None => self.scroll(lines, by),
        }
    }

    /// Moves what is seen, and the cursor with it as far as there are stops.
    fn leap<T>(&mut self, lines: &[Line<T>], by: isize) {
        let last = lines.len().saturating_sub(1);
        self.top = self.top.saturating_add_signed(by).min(lines.len().saturating_sub(self.height));
        let to = self.row.saturating_add_signed(by).min(last);
        let stop = |row: &usize| stops(lines, *row);
        let found = if by > 0 { (self.row..=to).rev().find(stop) } else { (to..=self.row).find(stop) };
        self.row = found.unwrap_or(self.row);
    }

    fn scroll<T>(&mut self, lines: &[Line<T>], by: isize) {
        self.top = self.top.saturating_add_signed(by).min(lines.len().saturating_sub(self.height));
        let mut seen = self.top..(self.top + self.height).min(lines.len());
        if !seen.contains(&self.row) {
            let inside = if by > 0 { seen.find(|row| stops(lines, *row)) } else { seen.rev().find(|row| stops(lines, *row)) };
            self.row = inside.unwrap_or(self.row);
        }
    }
}

fn stops<T>(lines: &[Line<T>], row: usize) -> bool {
    lines.get(row).is_some_and(Line::stops)
}

/// Draws the lines that are seen. `active` says whether the cursor is on this page rather than on one beside it; of several
/// pages side by side, `pane` is the number by which clicks tell them apart.
pub fn draw_page<T>(canvas: &mut Canvas<'_>, lines: &[Line<T>], state: &PageState, active: bool, pane: Option<usize>) {
    let width = canvas.width();
    for (y, (row, line)) in (0..canvas.height()).zip(lines.iter().enumerate().skip(state.top)) {
        let selected = active && row == state.row && line.stops();
        let column = line.column(state.column);
        if selected && column.is_none() {
            canvas.tint(Rect::new(0, y, width, 1), Role::Selected);
            canvas.cursor(0, y);
        }
        let mut x = 1;
        for (number, part) in line.parts.iter().enumerate() {
            let look = canvas.look;
            let text = look.told(&part.text);
            let natural = u16::try_from(look.widths.of(&text)).unwrap_or(u16::MAX);
            let room = width.saturating_sub(x);
            let cells = if part.width == 0 { natural } else { part.width }.min(room);
            let shown = look.widths.cut_end(&text, usize::from(cells), look.glyphs.cut);
            let used = u16::try_from(look.widths.of(&shown)).unwrap_or(0);
            let at = if part.right { x + cells.saturating_sub(used) } else { x };
            let cell = line.cell_of(number);
            let here = selected && (column.is_none() || cell == column);
            canvas.text_in(at, y, &shown, if here { Role::Selected } else { part.role }, cells);
            if let Some(cell) = cell {
                let area = Rect::new(x, y, cells.saturating_add(1), 1);
                if here {
                    canvas.tint(area, Role::Selected);
                    if number == 0 || line.cell_of(number - 1) != Some(cell) {
                        canvas.cursor(x, y);
                    }
                }
                canvas.clickable(area, Hit::Cell { row, column: cell });
            }
            x = x.saturating_add(cells).saturating_add(u16::from(!line.joined));
        }
        if line.target.is_some() {
            let hit = pane.map_or(Hit::Item(row), |column| Hit::Cell { row, column });
            canvas.clickable(Rect::new(0, y, width, 1), hit);
        }
    }
}

/// Draws a page that has the whole canvas to itself.
pub fn draw_whole_page<T>(canvas: &mut Canvas<'_>, lines: &[Line<T>], state: &PageState) {
    let mut state = *state;
    state.settle(lines, canvas.height());
    canvas.cursor(0, 0);
    draw_page(canvas, lines, &state, true, None);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::input::Key;

    fn lines(stops: &[bool]) -> Vec<Line<usize>> {
        stops.iter().enumerate().map(|(n, stop)| if *stop { Line::blank().on(n) } else { Line::blank() }).collect()
    }

    fn press(action: Action) -> Event {
        Event::Key { key: Key::char('x'), action: Some(action) }
    }

    #[test]
    fn the_cursor_stops_only_where_there_is_something_to_act_on() {
        let lines = lines(&[false, true, false, false, true, true, false]);
        let mut state = PageState::default();
        state.settle(&lines, 3);
        assert_eq!((state.row, state.top), (1, 0), "the heading above the first stop is seen");
        for (action, row) in
            [(Action::Down, 4), (Action::Down, 5), (Action::Down, 5), (Action::Up, 4), (Action::Top, 1), (Action::Bottom, 5)]
        {
            assert!(state.on(&press(action), &lines));
            state.settle(&lines, 3);
            assert_eq!(state.row, row, "{action:?}");
            assert!((state.top..state.top + 3).contains(&state.row));
        }
        assert_eq!(state.target(&lines), Some(&5));
    }

    #[test]
    fn a_line_may_have_several_things_to_act_on() {
        let part = || vec![Part::new("x", crate::tui::theme::Role::Text); 2];
        let lines = [Line::blank().cell(part(), 1).cell(part(), 2), Line::blank().on(3), Line::blank().cell(part(), 4)];
        let mut state = PageState::default();
        state.settle(&lines, 3);
        for (action, target) in [
            (Action::Left, 1),
            (Action::Right, 2),
            (Action::Right, 2),
            (Action::Down, 3),
            (Action::Down, 4),
            (Action::Left, 4),
            (Action::Top, 1),
        ] {
            assert!(state.on(&press(action), &lines));
            assert_eq!(state.target(&lines), Some(&target), "{action:?}");
        }
        assert_eq!([0, 1, 2, 3, 4].map(|part| lines[0].cell_of(part)), [Some(0), Some(0), Some(1), Some(1), None]);
        state.on(&Event::Click(Hit::Cell { row: 0, column: 1 }), &lines);
        assert_eq!(state.target(&lines), Some(&2));
        state.on(&press(Action::Down), &lines);
        assert!(!state.on(&press(Action::Right), &lines), "a line without cells leaves the key to the screen");
    }

    #[test]
    fn a_page_without_stops_is_scrolled() {
        let lines = lines(&[false; 10]);
        let mut state = PageState::default();
        state.settle(&lines, 4);
        for (action, top) in [(Action::Down, 1), (Action::PageDown, 5), (Action::Bottom, 6), (Action::Up, 5), (Action::Top, 0)] {
            state.on(&press(action), &lines);
            state.settle(&lines, 4);
            assert_eq!(state.top, top, "{action:?}");
        }
        assert_eq!(state.target(&lines), None);
    }

    #[test]
    fn nothing_breaks_it() {
        for stops in [&[][..], &[true], &[false], &[true, false, true, false, false, true, true]] {
            let lines = lines(stops);
            for height in 0..9 {
                let mut state = PageState { row: 99, top: 99, column: 99, height: 99 };
                for action in [Action::Down, Action::PageDown, Action::Up, Action::HalfUp, Action::Bottom, Action::PageUp, Action::Top] {
                    state.settle(&lines, height);
                    state.on(&press(action), &lines);
                    state.on(&Event::Wheel(3), &lines);
                    state.on(&Event::Wheel(-3), &lines);
                    state.settle(&lines, height);
                    assert!(state.row < lines.len().max(1) && state.top <= lines.len());
                    if stops.contains(&true) {
                        assert!(state.target(&lines).is_some());
                    }
                }
            }
        }
    }
}
