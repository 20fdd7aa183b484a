//! Power by stance: who weighs much is above, who is for us is at the right.

use ratatui::layout::Rect;

use crate::domain::people::Stance;
use crate::domain::{Coded, PersonId};
use crate::exchange::chain::{Organisation, standing};
use crate::scoring::chain::Member;
use crate::tui::input::Action;
use crate::tui::shown_people::words;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look};

/// The stances from left to right; unknown last.
const STANCES: [Option<Stance>; 6] =
    [Some(Stance::Opposed), Some(Stance::Sceptical), Some(Stance::Neutral), Some(Stance::Supporter), Some(Stance::Champion), None];
/// Cells for the band at the left.
const BAND: u16 = 6;
const BANDS: usize = 4;

/// People by band of influence, from the highest down, and stance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    cells: [[Vec<PersonId>; 6]; BANDS],
}

const fn band(influence: Option<u8>) -> usize {
    match influence {
        Some(8..) => 0,
        Some(4..=7) => 1,
        Some(_) => 2,
        None => 3,
    }
}

fn column(member: &Member) -> usize {
    let standing = standing(member);
    STANCES.iter().position(|stance| *stance == standing).unwrap_or(STANCES.len() - 1)
}

impl Grid {
    /// Everybody in the cell where he belongs.
    pub(super) fn of(organisation: &Organisation) -> Self {
        let mut grid = Self { cells: Default::default() };
        for member in organisation.by_weight() {
            let cell = grid.cells.get_mut(band(member.influence)).and_then(|row| row.get_mut(column(member)));
            if let Some(cell) = cell {
                cell.push(member.person);
            }
        }
        grid
    }

    fn cell(&self, row: usize, column: usize) -> &[PersonId] {
        self.cells.get(row).and_then(|row| row.get(column)).map_or(&[], Vec::as_slice)
    }

    fn place(&self, person: PersonId) -> Option<(usize, usize, usize)> {
        (0..BANDS).flat_map(|row| (0..STANCES.len()).map(move |column| (row, column))).find_map(|(row, column)| {
            let at = self.cell(row, column).iter().position(|one| *one == person)?;
            Some((row, column, at))
        })
    }

    /// Whom the cursor comes to from a person: within a cell, then to the next one with somebody in it.
    pub(super) fn moved(&self, from: Option<PersonId>, action: Action) -> Option<PersonId> {
        let all = || (0..BANDS).flat_map(|row| (0..STANCES.len()).map(move |column| (row, column)));
        let Some((row, column, at)) = from.and_then(|person| self.place(person)) else {
            return all().find_map(|(row, column)| self.cell(row, column).first().copied());
        };
        let here = self.cell(row, column);
        match action {
            Action::Down if at + 1 < here.len() => here.get(at + 1).copied(),
            Action::Up if at > 0 => here.get(at - 1).copied(),
            Action::Down => (row + 1..BANDS).find_map(|row| self.cell(row, column).first().copied()),
            Action::Up => (0..row).rev().find_map(|row| self.cell(row, column).last().copied()),
            Action::Right => self.beside(row, column + 1..STANCES.len(), at),
            Action::Left => {
                let columns: Vec<usize> = (0..column).rev().collect();
                self.beside(row, columns.into_iter(), at)
            }
            Action::Top => all().find_map(|(row, column)| self.cell(row, column).first().copied()),
            Action::Bottom => {
                let places: Vec<(usize, usize)> = all().collect();
                places.into_iter().rev().find_map(|(row, column)| self.cell(row, column).last().copied())
            }
            _ => None,
        }
    }

    /// The nearest cell in one direction: in the same band, else in any.
    fn beside(&self, row: usize, columns: impl Iterator<Item = usize>, at: usize) -> Option<PersonId> {
        for column in columns {
            let rows = std::iter::once(row).chain((0..BANDS).filter(|other| *other != row));
            for row in rows {
                let cell = self.cell(row, column);
                if let Some(person) = cell.get(at).or_else(|| cell.last()) {
                    return Some(*person);
                }
            }
        }
        None
    }

    /// Everybody, as clicks count them.
    pub(super) fn people(&self) -> Vec<PersonId> {
        self.cells.iter().flatten().flatten().copied().collect()
    }

    /// Draws all cells.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, organisation: &Organisation, selected: Option<PersonId>) {
        let (width, height) = (canvas.width(), canvas.height());
        let look = canvas.look;
        let cells = u16::try_from(STANCES.len()).unwrap_or(1);
        let cell_width = width.saturating_sub(BAND + 1) / cells;
        for (x, stance) in (0..cells).zip(STANCES) {
            let word = look.strings.chain_stance(stance.map_or("", |stance| stance.code()));
            canvas.text_in(BAND + 1 + x * cell_width, 0, &word, Role::Heading, cell_width.saturating_sub(1));
        }
        let mut y = 1;
        let heights = self.heights(height.saturating_sub(1));
        let names = band_names(look);
        let everybody = self.people();
        for (row, (room, name)) in heights.into_iter().zip(names).enumerate() {
            if room == 0 {
                continue;
            }
            canvas.text_in(1, y, &name, Role::Heading, BAND);
            for (x, column) in (0..cells).zip(0..STANCES.len()) {
                let area = Rect::new(BAND + 1 + x * cell_width, y, cell_width.saturating_sub(1), room);
                let numbered = |person: PersonId| everybody.iter().position(|one| *one == person).unwrap_or(0);
                draw_cell(&mut canvas.part(area), self.cell(row, column), organisation, selected, &numbered);
            }
            y += room;
        }
    }

    /// How many lines each band gets: what it needs if all fit, else a share.
    fn heights(&self, height: u16) -> [u16; BANDS] {
        let need = |row: &[Vec<PersonId>; 6]| u16::try_from(row.iter().map(Vec::len).max().unwrap_or(0).max(1)).unwrap_or(u16::MAX);
        let needs = self.cells.each_ref().map(need);
        let all: u32 = needs.iter().map(|need| u32::from(*need)).sum();
        if all <= u32::from(height) {
            return needs;
        }
        // One line for each, the rest in proportion, what is left over from the top.
        let spare = u32::from(height.saturating_sub(4));
        let mut heights = needs.map(|need| u16::try_from(u32::from(need) * spare / all.max(1)).unwrap_or(0) + 1);
        let mut left = u32::from(height).saturating_sub(heights.iter().map(|room| u32::from(*room)).sum());
        for (room, need) in heights.iter_mut().zip(needs) {
            let more = u32::from(need.saturating_sub(*room)).min(left);
            *room += u16::try_from(more).unwrap_or(0);
            left -= more;
        }
        if height < 4 {
            for (n, room) in heights.iter_mut().enumerate() {
                *room = u16::from(n < usize::from(height));
            }
        }
        heights
    }
}

fn band_names(look: &Look) -> [String; BANDS] {
    let strings = &look.strings;
    [strings.chain_band_high(), strings.chain_band_middle(), strings.chain_band_low(), strings.chain_band_unknown()]
}

/// Names in a cell, those around the selected one; a last line says how many more there are.
fn draw_cell(
    canvas: &mut Canvas<'_>,
    people: &[PersonId],
    organisation: &Organisation,
    selected: Option<PersonId>,
    numbered: &impl Fn(PersonId) -> usize,
) {
    let (width, height) = (canvas.width(), canvas.height());
    let look = canvas.look;
    let fits = people.len() <= usize::from(height);
    let room = if fits || height < 2 { height } else { height - 1 };
    let at = selected.and_then(|person| people.iter().position(|one| *one == person));
    let top = at.map_or(0, |at| (at + 1).saturating_sub(usize::from(room)));
    for (y, person) in (0..room).zip(people.iter().skip(top)) {
        let chosen = selected == Some(*person);
        if chosen {
            canvas.tint(Rect::new(0, y, width, 1), Role::Selected);
            canvas.cursor(0, y);
        }
        let name = words(organisation, look).person(*person);
        let shown = look.widths.cut_middle(&name, usize::from(width), look.glyphs.cut).into_owned();
        let role = organisation.chain.member(*person).map_or(Role::Text, crate::tui::shown_people::stance_role);
        canvas.text_in(0, y, &shown, if chosen { Role::Selected } else { role }, width);
        canvas.clickable(Rect::new(0, y, width, 1), Hit::Item(numbered(*person)));
    }
    if room < height {
        let more = people.len().saturating_sub(usize::from(room));
        canvas.text_in(0, room, &look.strings.card_more(more), Role::Dim, width);
    }
}
