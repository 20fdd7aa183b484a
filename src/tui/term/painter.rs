//! From frames to bytes: only what changed, with as few cursor movements and changes of looks as it takes.

use std::io::Write;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::scroll::Shift;
use crate::tui::theme::Face;
use crate::tui::widgets::Widths;

/// So many unchanged cells between two changed ones are written again rather than jumped over: a jump takes as many bytes.
const BRIDGE: u16 = 4;
/// So many empty cells are erased rather than written: erasing and then going on behind them takes about ten bytes.
const ERASE_FROM: u16 = 10;
/// To the end of the line so many: nothing comes behind.
const ERASE_LINE_FROM: u16 = 4;

/// What the terminal shows, as far as we know, and how to make it show the next frame.
#[derive(Debug)]
pub struct Painter {
    shown: Buffer,
    cursor: Option<Position>,
    /// Whether changes are bracketed so that the terminal shows them at once.
    synchronized: bool,
}

/// The state of the terminal's pen while a frame is written.
struct Pen<'o> {
    out: &'o mut Vec<u8>,
    face: Face,
    /// Where the next character goes, if that is certain.
    at: Option<Position>,
}

impl Painter {
    /// A painter that knows nothing of what the terminal shows.
    #[must_use]
    pub fn new(synchronized: bool) -> Self {
        Self { shown: Buffer::empty(Rect::ZERO), cursor: None, synchronized }
    }

    /// Forgets what the terminal shows: the next frame is painted in full.
    pub fn forget(&mut self) {
        self.shown = Buffer::empty(Rect::ZERO);
    }

    /// The bytes that make the terminal show this frame with its cursor there; none if it does already.
    pub fn paint(&mut self, frame: &Buffer, cursor: Option<Position>) -> Vec<u8> {
        let mut body = Vec::new();
        if self.shown.area != frame.area {
            body.extend_from_slice(b"\x1b[m\x1b[H\x1b[2J");
            self.shown = Buffer::empty(frame.area);
            self.cursor = None;
        }
        if let Some(shift) = Shift::between(&self.shown, frame) {
            shift.write(&mut body);
            shift.apply(&mut self.shown);
        }
        let mut pen = Pen { out: &mut body, face: Face::PLAIN, at: None };
        for y in 0..frame.area.height {
            paint_row(&self.shown, frame, y, &mut pen);
        }
        pen.face.change_to(Face::PLAIN, pen.out);
        let moved = pen.at;
        if !body.is_empty() || self.cursor != cursor {
            place_cursor(&mut body, cursor, moved);
        }
        self.shown.clone_from(frame);
        self.cursor = cursor;
        if body.is_empty() || !self.synchronized {
            return body;
        }
        [b"\x1b[?2026h".as_slice(), &body, b"\x1b[?2026l"].concat()
    }
}

fn place_cursor(body: &mut Vec<u8>, cursor: Option<Position>, at: Option<Position>) {
    match cursor {
        Some(position) if at == Some(position) => {}
        Some(position) => {
            let _ = write!(body, "\x1b[{};{}H", u32::from(position.y) + 1, u32::from(position.x) + 1);
        }
        None => {}
    }
}

/// How many cells a cell's symbol covers.
fn cells(cell: &Cell) -> u16 {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get(),
        _ => u16::try_from(cell.symbol().width()).unwrap_or(1).clamp(1, 2),
    }
}

/// A row as a terminal holds it: for each column the cell that begins there, or nothing where a wide one covers it.
fn row(buffer: &Buffer, y: u16) -> Vec<Option<&Cell>> {
    let mut columns = Vec::with_capacity(usize::from(buffer.area.width));
    let mut covered = 0;
    for x in 0..buffer.area.width {
        let cell = buffer.cell((x, y)).filter(|_| covered == 0);
        covered = match cell {
            Some(cell) => cells(cell) - 1,
            None => covered.saturating_sub(1),
        };
        columns.push(cell);
    }
    columns
}

/// Whether two cells look alike.
pub(super) fn same(a: &Cell, b: &Cell) -> bool {
    a.symbol() == b.symbol() && Face::of(a) == Face::of(b)
}

fn paint_row(shown: &Buffer, frame: &Buffer, y: u16, pen: &mut Pen<'_>) {
    let (before, after) = (row(shown, y), row(frame, y));
    let changed = |x: usize| match (before.get(x), after.get(x)) {
        (Some(Some(before)), Some(Some(after))) => !same(before, after),
        (_, Some(Some(_))) => true,
        _ => false,
    };
    let width = frame.area.width;
    let mut x = 0;
    while x < width {
        if !changed(usize::from(x)) {
            x += 1;
            continue;
        }
        bridge(&after, x, y, pen);
        x += write_at(&after, x, y, width, pen);
    }
}

/// Gets the pen to a place: over a short gap by writing what is there, else by a jump.
fn bridge(after: &[Option<&Cell>], x: u16, y: u16, pen: &mut Pen<'_>) {
    if let Some(at) = pen.at
        && at.y == y
        && at.x < x
        && x - at.x <= BRIDGE
    {
        let gap: Vec<&Cell> = (at.x..x).filter_map(|x| after.get(usize::from(x)).copied().flatten()).collect();
        let cheap = |cell: &&Cell| {
            let face = Face::of(cell);
            let empty = cell.symbol() == " " && face.blank_is_empty() && pen.face.blank_is_empty();
            empty || (face == pen.face && cell.symbol().is_ascii())
        };
        if gap.iter().all(cheap) && gap.len() == usize::from(x - at.x) {
            for cell in gap {
                pen.out.extend_from_slice(cell.symbol().as_bytes());
            }
            pen.at = Some(Position::new(x, y));
            return;
        }
    }
    pen.go(Position::new(x, y));
}

/// Writes the cell at a place, or erases a run of empty ones from there on; says how many columns are dealt with.
fn write_at(after: &[Option<&Cell>], x: u16, y: u16, width: u16, pen: &mut Pen<'_>) -> u16 {
    let Some(cell) = after.get(usize::from(x)).copied().flatten() else { return 1 };
    let empty = |cell: &Cell| cell.symbol() == " " && Face::of(cell).blank_is_empty();
    if empty(cell) {
        let run = after.iter().skip(usize::from(x)).take_while(|cell| cell.is_some_and(empty)).count();
        let run = u16::try_from(run).unwrap_or(u16::MAX);
        let to_the_end = x.saturating_add(run) >= width;
        if run >= if to_the_end { ERASE_LINE_FROM } else { ERASE_FROM } {
            pen.wear(Face::PLAIN);
            if to_the_end {
                pen.out.extend_from_slice(b"\x1b[K");
            } else {
                let _ = write!(pen.out, "\x1b[{run}X");
            }
            return run;
        }
    }
    let face = if empty(cell) && pen.face.blank_is_empty() { pen.face } else { Face::of(cell) };
    pen.wear(face);
    pen.out.extend_from_slice(cell.symbol().as_bytes());
    let cells = cells(cell);
    let next = x.saturating_add(cells);
    let certain = next < width && (is_chrome(cell.symbol()) || !Widths { ambiguous_is_wide: false }.is_doubtful(cell.symbol()));
    pen.at = certain.then_some(Position::new(next, y));
    cells
}

/// Whether it is a line or block of our own: where a terminal draws those wide, the ASCII marks are chosen.
fn is_chrome(symbol: &str) -> bool {
    symbol.chars().all(|c| matches!(c, '\u{2500}'..='\u{259F}'))
}

impl Pen<'_> {
    fn wear(&mut self, face: Face) {
        self.face.change_to(face, self.out);
        self.face = face;
    }

    /// Moves to a place by the shortest sequence.
    fn go(&mut self, to: Position) {
        if self.at == Some(to) {
            return;
        }
        match self.at {
            Some(at) if at.y == to.y && at.x < to.x => {
                let _ = match to.x - at.x {
                    1 => write!(self.out, "\x1b[C"),
                    by => write!(self.out, "\x1b[{by}C"),
                };
            }
            _ if to.x == 0 && to.y == 0 => self.out.extend_from_slice(b"\x1b[H"),
            _ if to.x == 0 => {
                let _ = write!(self.out, "\x1b[{}H", u32::from(to.y) + 1);
            }
            _ => {
                let _ = write!(self.out, "\x1b[{};{}H", u32::from(to.y) + 1, u32::from(to.x) + 1);
            }
        }
        self.at = Some(to);
    }
}
