//! A part of the screen to draw on. Everything is clipped, in cells, and hostile characters never reach a cell.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::one_line;
use crate::tui::input::Action;
use crate::tui::theme::Role;

use super::look::Look;

/// What a click on a place means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// As if the action's key had been pressed.
    Action(Action),
    /// The n-th item of what the layer shows: a row, a door, a choice. Counted as the layer counts.
    Item(usize),
    /// A cell of a row.
    Cell {
        /// The row, as the layer counts.
        row: usize,
        /// The column, as the layer counts.
        column: usize,
    },
}

/// What drawing tells besides the cells: where the cursor goes, and what can be clicked.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Where the terminal's cursor goes: the field, or the selected row; input methods open there.
    pub cursor: Option<Position>,
    hits: Vec<(Rect, usize, Hit)>,
    layer: usize,
}

impl Drawn {
    /// Says that what follows belongs to this layer of the stack.
    pub fn layer(&mut self, layer: usize) {
        self.layer = layer;
    }

    /// What is at a place, and of which layer.
    #[must_use]
    pub fn at(&self, place: Position) -> Option<(usize, Hit)> {
        self.hits.iter().rev().find(|(area, ..)| area.contains(place)).map(|(_, layer, hit)| (*layer, *hit))
    }
}

/// A rectangle of the screen. Coordinates are relative to it; what does not fit is not drawn.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    drawn: &'a mut Drawn,
    area: Rect,
    /// How everything looks and reads.
    pub look: &'a Look,
}

impl<'a> Canvas<'a> {
    /// The given area of a buffer.
    pub fn new(buffer: &'a mut Buffer, drawn: &'a mut Drawn, area: Rect, look: &'a Look) -> Self {
        let area = area.intersection(buffer.area);
        Self { buffer, drawn, area, look }
    }

    /// Cells across.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// Cells down.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// A part of it: relative place and size, clipped.
    pub fn part(&mut self, part: Rect) -> Canvas<'_> {
        let area = self.absolute(part);
        Canvas { buffer: self.buffer, drawn: self.drawn, area, look: self.look }
    }

    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.look.style(role)
    }

    /// Writes one line of text and says how many cells it took; cut off where the canvas ends.
    pub fn text(&mut self, x: u16, y: u16, text: &str, style: impl Into<Looks>) -> u16 {
        self.text_in(x, y, text, style, u16::MAX)
    }

    /// Writes one line of text into at most `room` cells and says how many it took; cut off without a mark.
    pub fn text_in(&mut self, x: u16, y: u16, text: &str, style: impl Into<Looks>, room: u16) -> u16 {
        if y >= self.area.height || x >= self.area.width {
            return 0;
        }
        let style = style.into().of(self.look);
        let room = room.min(self.area.width - x);
        let (left, top) = (self.area.x + x, self.area.y + y);
        let mut used = 0;
        for cluster in one_line(text).graphemes(true) {
            let cells = u16::try_from(self.look.widths.of(cluster)).unwrap_or(0);
            if cells == 0 {
                continue;
            }
            if used + cells > room {
                break;
            }
            if let Some(cell) = self.buffer.cell_mut((left + used, top)) {
                cell.set_symbol(cluster).set_style(style);
                let forced = std::num::NonZeroU16::new(cells).filter(|_| self.look.widths.ambiguous_is_wide && !cluster.is_ascii());
                cell.set_diff_option(forced.map_or(CellDiffOption::None, CellDiffOption::ForcedWidth));
            }
            for covered in 1..cells {
                if let Some(cell) = self.buffer.cell_mut((left + used + covered, top)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
            used += cells;
        }
        used
    }

    /// Writes text so that it ends before `right`, cut at its end if there is less than it needs from `left`.
    pub fn text_right(&mut self, left: u16, right: u16, y: u16, text: &str, style: impl Into<Looks>) {
        let room = usize::from(right.saturating_sub(left));
        let shown = self.look.widths.cut_end(text, room, self.look.glyphs.cut).into_owned();
        let start = room.saturating_sub(self.look.widths.of(&shown));
        self.text_in(left.saturating_add(u16::try_from(start).unwrap_or(0)), y, &shown, style, right.saturating_sub(left));
    }

    /// Changes the looks of a rectangle without touching its text.
    pub fn tint(&mut self, part: Rect, style: impl Into<Looks>) {
        let style = style.into().of(self.look);
        let area = self.absolute(part);
        self.buffer.set_style(area, style);
    }

    /// Blanks a rectangle.
    pub fn clear(&mut self, part: Rect) {
        let area = self.absolute(part);
        ratatui::widgets::Clear.render(area, self.buffer);
        // A wide character that begins before the rectangle would cover its first cell.
        for y in area.top()..area.bottom() {
            let before = area.x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)));
            if let Some(cell) = before.filter(|cell| self.look.widths.of(cell.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
    }

    /// Draws a frame around all of it with a title, and gives the inside.
    pub fn framed(&mut self, title: &str) -> Canvas<'_> {
        let (width, height) = (self.area.width, self.area.height);
        let glyphs = self.look.glyphs;
        if width >= 2 && height >= 2 {
            let line = glyphs.horizontal.repeat(usize::from(width - 2));
            let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
            self.text(0, 0, &format!("{top_left}{line}{top_right}"), Role::Border);
            self.text(0, height - 1, &format!("{bottom_left}{line}{bottom_right}"), Role::Border);
            for y in 1..height - 1 {
                self.text(0, y, glyphs.vertical, Role::Border);
                self.text(width - 1, y, glyphs.vertical, Role::Border);
            }
            if !title.is_empty() && width > 6 {
                let shown = self.look.widths.cut_end(title, usize::from(width - 6), glyphs.cut).into_owned();
                self.text(2, 0, &format!(" {shown} "), Role::Title);
            }
        }
        self.part(Rect::new(1, 1, width.saturating_sub(2), height.saturating_sub(2)))
    }

    /// Draws a ratatui widget into a rectangle.
    pub fn render(&mut self, widget: impl Widget, part: Rect) {
        let area = self.absolute(part);
        if !area.is_empty() {
            widget.render(area, self.buffer);
        }
    }

    /// Puts the terminal's cursor there, if it is inside.
    pub fn cursor(&mut self, x: u16, y: u16) {
        if x < self.area.width && y < self.area.height {
            self.drawn.cursor = Some(Position::new(self.area.x + x, self.area.y + y));
        }
    }

    /// Says what a click on a rectangle means.
    pub fn clickable(&mut self, part: Rect, hit: Hit) {
        let area = self.absolute(part);
        if !area.is_empty() {
            let layer = self.drawn.layer;
            self.drawn.hits.push((area, layer, hit));
        }
    }

    fn absolute(&self, part: Rect) -> Rect {
        let moved =
            Rect { x: self.area.x.saturating_add(part.x), y: self.area.y.saturating_add(part.y), width: part.width, height: part.height };
        Rect { width: moved.width.min(u16::MAX - moved.x), height: moved.height.min(u16::MAX - moved.y), ..moved }.intersection(self.area)
    }
}

/// Looks: a role, or a style made from roles.
#[derive(Debug, Clone, Copy)]
pub enum Looks {
    /// As the theme says.
    Role(Role),
    /// As it stands.
    Style(Style),
}

impl Looks {
    fn of(self, look: &Look) -> Style {
        match self {
            Self::Role(role) => look.style(role),
            Self::Style(style) => style,
        }
    }
}

impl From<Role> for Looks {
    fn from(role: Role) -> Self {
        Self::Role(role)
    }
}

impl From<Style> for Looks {
    fn from(style: Style) -> Self {
        Self::Style(style)
    }
}
