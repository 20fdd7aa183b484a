//! Our people by theirs: who of us knows whom how well.

use ratatui::layout::Rect;

use crate::domain::people::Depth;
use crate::domain::{ColleagueId, PersonId};
use crate::exchange::chain::Organisation;
use crate::store::Row;
use crate::tui::shown_people::words;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit};

/// Cells of a column.
const CELL: u16 = 9;

/// Everybody of theirs against everybody of ours who knows one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Matrix {
    /// Theirs, who weighs most first.
    pub people: Vec<PersonId>,
    /// Ours, who knows most of them first.
    pub colleagues: Vec<ColleagueId>,
}

impl Matrix {
    /// The matrix of an organisation.
    pub(super) fn of(organisation: &Organisation) -> Self {
        let people: Vec<PersonId> = organisation.by_weight().iter().map(|member| member.person).collect();
        let mut known: std::collections::BTreeMap<ColleagueId, usize> = std::collections::BTreeMap::new();
        for person in &people {
            for relation in organisation.relations(*person) {
                *known.entry(relation.colleague).or_default() += 1;
            }
        }
        let mut colleagues: Vec<(ColleagueId, usize)> = known.into_iter().collect();
        colleagues.sort_by_key(|(colleague, count)| (std::cmp::Reverse(*count), *colleague));
        Self { people, colleagues: colleagues.into_iter().map(|(colleague, _)| colleague).collect() }
    }

    /// How many columns are seen in a width, besides the names.
    pub(super) fn columns(width: u16) -> usize {
        usize::from(width.saturating_sub(names(width) + 1) / CELL).max(1)
    }

    /// Draws the rows from `top` and the columns from `left`, the cursor in a cell.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, organisation: &Organisation, top: usize, at: (usize, usize)) {
        let (width, height) = (canvas.width(), canvas.height());
        let look = canvas.look;
        let words = words(organisation, look);
        if self.colleagues.is_empty() {
            canvas.text(1, 0, &look.strings.chain_matrix_none(), Role::Dim);
        }
        let (row_at, column_at) = at;
        let seen = Self::columns(width);
        let left = (column_at + 1).saturating_sub(seen);
        let column_x = |n: usize| names(width) + 1 + u16::try_from(n).unwrap_or(0) * CELL;
        for (n, colleague) in self.colleagues.iter().skip(left).take(seen).enumerate() {
            let name = words.colleague(*colleague);
            let shown = look.widths.cut_middle(&name, usize::from(CELL - 1), look.glyphs.cut).into_owned();
            canvas.text_in(column_x(n), 0, &shown, Role::Heading, CELL - 1);
        }
        for (y, (row, person)) in (1..height.saturating_sub(1)).zip(self.people.iter().enumerate().skip(top)) {
            let selected = row == row_at;
            if selected {
                canvas.tint(Rect::new(0, y, width, 1), Role::Selected);
            }
            let role = |role: Role| if selected { Role::Selected } else { role };
            let name = words.person(*person);
            let shown = look.widths.cut_middle(&name, usize::from(names(width).saturating_sub(1)), look.glyphs.cut).into_owned();
            canvas.text_in(1, y, &shown, role(Role::Strong), names(width));
            let relations = organisation.relations(*person);
            for (n, colleague) in self.colleagues.iter().enumerate().skip(left).take(seen) {
                let x = column_x(n - left);
                let relation = relations.iter().find(|relation| relation.colleague == *colleague);
                let (told, looks) = relation.map_or_else(|| (".".to_owned(), Role::Dim), |relation| depth(relation.row));
                canvas.text_in(x, y, &told, role(looks), CELL - 1);
                if selected && n == column_at {
                    canvas.tint(Rect::new(x, y, CELL - 1, 1), Role::Cell);
                    canvas.cursor(x, y);
                }
                canvas.clickable(Rect::new(x, y, CELL, 1), Hit::Cell { row, column: n });
            }
            if selected && self.colleagues.is_empty() {
                canvas.cursor(0, y);
            }
            canvas.clickable(Rect::new(0, y, names(width), 1), Hit::Item(row));
        }
        canvas.text(1, height.saturating_sub(1), &look.strings.chain_matrix_legend(), Role::Dim);
    }
}

const fn names(width: u16) -> u16 {
    if width < 60 { 14 } else { 24 }
}

/// The depth as a number from 0 to 4, and the one that is wanted behind it.
fn depth(row: &Row) -> (String, Role) {
    let number = |column: &str| row.code::<Depth>(column).map(|depth| depth as u8);
    let reached = number("depth").unwrap_or(0);
    match number("wanted") {
        Some(wanted) if wanted > reached => (format!("{reached}>{wanted}"), Role::Watch),
        _ => (reached.to_string(), Role::Good),
    }
}
