//! Rows that moved up or down as a whole: the terminal moves them itself, which costs a few bytes where writing them costs a thousand.

use std::io::Write;

use ratatui::buffer::{Buffer, Cell};

use super::painter::same;

/// Fewer changed rows are written: they may be as cheap.
const LEAST: usize = 4;
/// Movements by more rows are pages of their own.
const FARTHEST: u16 = 3;

/// Rows of which each shows what another showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    /// The first row of the part that moves.
    top: u16,
    /// The last.
    bottom: u16,
    /// By how many rows it moves.
    by: u16,
    /// Whether towards the top.
    up: bool,
}

fn row(buffer: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    buffer.content.get(usize::from(y) * width..).and_then(|rest| rest.get(..width)).unwrap_or_default()
}

fn rows_agree(a: &[Cell], b: &[Cell]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

impl Shift {
    /// The movement that leaves the fewest rows to be written; none if it is not worth it. Both are of one size.
    pub fn between(shown: &Buffer, frame: &Buffer) -> Option<Self> {
        let height = frame.area.height;
        let changed: Vec<bool> = (0..height).map(|y| !rows_agree(row(shown, y), row(frame, y))).collect();
        if changed.iter().filter(|changed| **changed).count() < LEAST {
            return None;
        }
        let ways = (1..=FARTHEST).flat_map(|by| [(by, true), (by, false)]);
        let found = ways.filter_map(|(by, up)| Self::longest(shown, frame, &changed, by, up));
        found.filter(|(saved, _)| *saved >= LEAST).max_by_key(|(saved, _)| *saved).map(|(_, shift)| shift)
    }

    /// The longest run of rows that moved so far in this direction, with how many rows need not be written then.
    fn longest(shown: &Buffer, frame: &Buffer, changed: &[bool], by: u16, up: bool) -> Option<(usize, Self)> {
        let height = frame.area.height;
        let (mut best, mut from, mut saved): (Option<(usize, u16, u16)>, u16, usize) = (None, 0, 0);
        // `y` is where a row came from when it moved up, and where it went when it moved down.
        for y in 0..height.saturating_sub(by) {
            let (there, here) = if up { (y + by, y) } else { (y, y + by) };
            if !rows_agree(row(shown, there), row(frame, here)) {
                (from, saved) = (y + 1, 0);
                continue;
            }
            saved += usize::from(changed.get(usize::from(here)).copied().unwrap_or(false));
            if best.is_none_or(|(most, ..)| saved > most) {
                best = Some((saved, from, y + by));
            }
        }
        best.map(|(saved, top, bottom)| (saved, Self { top, bottom, by, up }))
    }

    /// Tells the terminal to move them; the cursor is then anywhere.
    pub fn write(self, out: &mut Vec<u8>) {
        let Self { top, bottom, by, up } = self;
        let (first, last) = (u32::from(top) + 1, u32::from(bottom) + 1);
        let _ = write!(out, "\x1b[{first};{last}r\x1b[{}H", if up { last } else { first });
        for _ in 0..by {
            // A line feed at the bottom of the part, a reverse one at its top: what the plainest terminal understands.
            out.extend_from_slice(if up { b"\n" } else { b"\x1bM" });
        }
        out.extend_from_slice(b"\x1b[r");
    }

    /// Does the same to what the terminal is known to show.
    pub fn apply(self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let (first, end) = (usize::from(self.top) * width, (usize::from(self.bottom) + 1) * width);
        let by = usize::from(self.by) * width;
        let Some(part) = shown.content.get_mut(first..end) else { return };
        if self.up {
            part.rotate_left(by);
        } else {
            part.rotate_right(by);
        }
        let blank = if self.up { part.len().saturating_sub(by)..part.len() } else { 0..by.min(part.len()) };
        part.get_mut(blank).unwrap_or_default().fill(Cell::EMPTY);
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use ratatui::layout::{Position, Rect};
    use ratatui::style::{Modifier, Style};

    use super::super::Painter;
    use super::*;

    const SIZE: (u16, u16) = (30, 12);

    /// A head, rows of a list from one on, the cursor's row reversed, a foot.
    fn list(top: usize, cursor: u16) -> Buffer {
        let mut frame = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        frame.set_string(0, 0, "Accounts", Style::new().add_modifier(Modifier::BOLD));
        for y in 1..SIZE.1 - 1 {
            let style = if y == cursor { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
            frame.set_string(0, y, format!("{} 华东新能源 {}", top + usize::from(y), (top + usize::from(y)) * 7919 % 1000), style);
        }
        frame.set_string(0, SIZE.1 - 1, "Enter open", Style::new());
        frame
    }

    /// Paints frames one after the other, holds each against what an emulator shows, and answers the bytes of the last.
    fn painted(frames: &[Buffer]) -> usize {
        let mut painter = Painter::new(false);
        let mut terminal = vt100::Parser::new(NonZero::new(SIZE.1).unwrap(), NonZero::new(SIZE.0).unwrap(), 0);
        let mut bytes = 0;
        for frame in frames {
            let sent = painter.paint(frame, Some(Position::new(0, 1)));
            bytes = sent.len();
            terminal.process(&sent);
            for y in 0..SIZE.1 {
                for x in 0..SIZE.0 {
                    let (cell, shown) = (&frame[(x, y)], terminal.screen().cell(y, x).unwrap());
                    if !shown.is_wide_continuation() {
                        let symbol = if shown.has_contents() { shown.contents() } else { " " };
                        assert_eq!((symbol, shown.inverse()), (cell.symbol(), cell.modifier.contains(Modifier::REVERSED)), "{x},{y}");
                    }
                }
            }
            assert_eq!(terminal.screen().cursor_position(), (1, 0));
        }
        bytes
    }

    #[test]
    fn a_step_beyond_the_edge_moves_the_rows_and_writes_two() {
        assert!(painted(&[list(0, 10), list(1, 10)]) < 120, "down");
        assert!(painted(&[list(5, 1), list(4, 1)]) < 120, "up");
        assert!(painted(&[list(0, 10), list(3, 10)]) < 200, "three at once");
        // Back and forth, with steps inside the page between.
        painted(&[list(0, 9), list(0, 10), list(1, 10), list(2, 10), list(2, 9), list(1, 3), list(0, 1), list(40, 1)]);
    }

    #[test]
    fn what_did_not_move_is_written_as_before() {
        assert_eq!(Shift::between(&list(0, 3), &list(0, 4)), None, "a step within the page");
        assert_eq!(Shift::between(&list(0, 3), &list(500, 3)), None, "a page");
        let blank = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        assert_eq!(Shift::between(&blank, &list(0, 3)), None, "from nothing");
    }
}
