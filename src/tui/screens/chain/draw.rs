//! Where everything stands on the screen: measures and warnings above, the chain in the middle, the person under the cursor below or
//! beside it.

use ratatui::layout::{Rect, Size};

use super::map::{Columns, Drawn, draw_header, draw_node};
use super::{ChainScreen, View, detail};
use crate::exchange::chain::Organisation;
use crate::tui::shown_people::words;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, draw_page};

/// Cells by which Left and Right move the tree.
pub(super) const SHIFT: u16 = 6;
/// Of a name behind its branch at least so many cells are seen.
const NAME_SEEN: u16 = 14;
/// From so many cells on the person under the cursor is told of at the right.
const BESIDE_FROM: u16 = 116;
const BESIDE: u16 = 44;

fn warnings_shown(size: Size, organisation: Option<&Organisation>) -> u16 {
    let known = organisation.filter(|organisation| !organisation.chain.members().is_empty());
    let all = known.map_or(0, |organisation| u16::try_from(organisation.warnings.len()).unwrap_or(u16::MAX));
    all.min(match size.height {
        ..14 => 0,
        14..30 => 2,
        _ => 4,
    })
}

/// Lines above the chain: measures, warnings.
fn head_height(size: Size, organisation: Option<&Organisation>) -> u16 {
    1 + warnings_shown(size, organisation)
}

/// Lines below the chain that tell of the person under the cursor, the rule included.
const fn detail_height(size: Size) -> u16 {
    if size.width >= BESIDE_FROM {
        return 0;
    }
    match size.height {
        ..12 => 0,
        12..18 => 4,
        18..30 => 7,
        _ => 11,
    }
}

/// Lines of the chain itself.
pub(super) fn body_height(size: Size, organisation: Option<&Organisation>) -> u16 {
    size.height.saturating_sub(head_height(size, organisation) + detail_height(size))
}

/// Lines of the map below its headings.
pub(super) fn map_rows(size: Size, organisation: Option<&Organisation>) -> u16 {
    body_height(size, organisation).saturating_sub(1)
}

impl ChainScreen {
    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>) {
        let size = Size::new(canvas.width(), canvas.height());
        let Some(organisation) = self.organisation.as_deref() else {
            canvas.text(2, 2, &canvas.look.strings.chain_missing(), Role::Dim);
            canvas.cursor(0, 0);
            return;
        };
        if self.paper.is_some() {
            let lines = self.paper_lines(canvas.look);
            let mut page = self.page;
            page.settle(&lines, size.height);
            canvas.cursor(0, 0);
            draw_page(canvas, &lines, &page, true, None);
            return;
        }
        draw_head(canvas, organisation, size);
        let head = head_height(size, Some(organisation));
        let below = detail_height(size);
        let beside = if size.width >= BESIDE_FROM { BESIDE } else { 0 };
        let body = Rect::new(0, head, size.width - beside, size.height.saturating_sub(head + below));
        self.draw_body(&mut canvas.part(body), organisation);
        if beside > 0 {
            let area = Rect::new(size.width - beside, head, beside, size.height.saturating_sub(head));
            self.draw_detail(&mut canvas.part(area), organisation, true);
        } else if below > 0 {
            let area = Rect::new(0, size.height.saturating_sub(below), size.width, below);
            self.draw_detail(&mut canvas.part(area), organisation, false);
        }
    }

    fn draw_body(&self, canvas: &mut Canvas<'_>, organisation: &Organisation) {
        if organisation.chain.members().is_empty() && self.view != View::Map {
            canvas.text(1, 0, &canvas.look.strings.chain_empty(), Role::Dim);
            canvas.cursor(0, 0);
            return;
        }
        match self.view {
            View::Map => self.draw_map(canvas, organisation),
            View::Grid => {
                if let Some(grid) = self.grid() {
                    grid.draw(canvas, organisation, self.person());
                }
            }
            View::Matrix => {
                if let Some(matrix) = self.matrix() {
                    matrix.draw(canvas, organisation, self.top, (self.row, self.column));
                }
            }
        }
    }

    fn draw_map(&self, canvas: &mut Canvas<'_>, organisation: &Organisation) {
        draw_header(canvas, 0);
        let nodes = self.nodes();
        let height = canvas.height();
        if nodes.is_empty() {
            canvas.cursor(0, 1.min(height.saturating_sub(1)));
        }
        // The name under the cursor is always seen, however deep it stands.
        let room = Columns::of(canvas.width()).tree_width;
        let indent = nodes.get(self.row).map_or(0, super::map::Node::indent);
        let shift = self.shift.max((indent + NAME_SEEN.min(room)).saturating_sub(room));
        for (y, (at, node)) in (1..height).zip(nodes.iter().enumerate().skip(self.top)) {
            let drawn = Drawn { selected: at == self.row, shift };
            draw_node(canvas, y, at, node, organisation, drawn);
        }
        if organisation.chain.members().is_empty() {
            let y = u16::try_from(nodes.len()).unwrap_or(u16::MAX).saturating_add(2);
            canvas.text(1, y, &canvas.look.strings.chain_empty(), Role::Dim);
        }
    }

    fn draw_detail(&self, canvas: &mut Canvas<'_>, organisation: &Organisation, beside: bool) {
        let (width, height) = (canvas.width(), canvas.height());
        let look = canvas.look;
        let (x, mut y) = if beside { (1, 0) } else { (0, 1) };
        if beside {
            for y in 0..height {
                canvas.text(0, y, look.glyphs.vertical, Role::Border);
            }
        } else {
            canvas.text(0, 0, &look.glyphs.horizontal.repeat(usize::from(width)), Role::Border);
        }
        let Some(spot) = self.at else { return };
        for (text, role) in detail::lines(organisation, spot, &super::talking(look), width.saturating_sub(x), look) {
            canvas.text(x + 1, y, &text, role);
            y += 1;
        }
    }
}

/// Measures, then what is wrong in words with the next step.
fn draw_head(canvas: &mut Canvas<'_>, organisation: &Organisation, size: Size) {
    let look: &Look = canvas.look;
    let words = words(organisation, look);
    let [percent, threads, balance] = words.measures();
    let strings = &look.strings;
    canvas.text(1, 0, &strings.chain_measures(percent, threads, balance), Role::Strong);
    canvas.clickable(Rect::new(0, 0, size.width, 1), crate::tui::widgets::Hit::Action(crate::tui::input::Action::Why));
    let shown = warnings_shown(size, Some(organisation));
    let more = organisation.warnings.len().saturating_sub(usize::from(shown));
    for (n, warning) in (0..shown).zip(&organisation.warnings) {
        let (what, next) = words.warning(warning);
        let hidden = if n + 1 == shown && more > 0 { format!("  {}", strings.chain_more_warnings(more)) } else { String::new() };
        let room = usize::from(size.width.saturating_sub(4)).saturating_sub(look.widths.of(&hidden));
        canvas.text(1, n + 1, "!", Role::Bad);
        let what = look.widths.cut_end(&what, room, look.glyphs.cut).into_owned();
        let used = canvas.text(3, n + 1, &what, Role::Text);
        let left = room.saturating_sub(usize::from(used) + 1);
        let next = look.widths.cut_end(&next, left, look.glyphs.cut).into_owned();
        let used_next = if left > 8 { canvas.text(4 + used, n + 1, &next, Role::Accent) + 1 } else { 0 };
        canvas.text(3 + used + used_next, n + 1, &hidden, Role::Dim);
    }
}
