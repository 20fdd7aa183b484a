//! The pain radar 痛点雷达图: what hurts how much, by dimension; predicted against validated, now against a quarter ago. As rows of
//! numbers, and as a picture of cells.

use std::collections::BTreeMap;

use crate::domain::id::PainId;
use crate::domain::{AccountId, AsOf, RowId};
use crate::i18n::label;
use crate::scoring::pains::{Mean, Pain, PainScore, Spoke};
use crate::store::{Error, Reader, Row, Table};
use crate::tui::forms::capital;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// The highest score, in tenths.
const MOST: i64 = 50;
/// A full radius in the units in which places are computed.
const RADIUS: i64 = 1000;
/// Directions of the six spokes from the top clockwise, in thousandths of the radius; rows grow downwards.
const SPOKES: [(i64, i64); 6] = [(0, -1000), (866, -500), (866, 500), (0, 1000), (-866, 500), (-866, -500)];
/// Cells from the middle to the rim at most, across.
const WIDEST: i64 = 12;
/// Cells beside the rim, for the numbers of the spokes.
const MARGIN: i64 = 2;
/// Below so many cells across there is no picture.
const LEAST: u16 = 16;

/// A pain as the rules see it.
fn pain(row: &Row, scores: &[Row]) -> Option<Pain> {
    let score = |row: &Row| {
        Some(PainScore {
            id: row.id,
            person: row.reference("person_id"),
            origin: row.code("origin")?,
            score: u8::try_from(row.int("score")?).ok()?,
            on: row.date("scored_on")?,
        })
    };
    Some(Pain {
        id: PainId::from_raw(row.id),
        dimension: row.code("dimension")?,
        raised_on: row.date("raised_on")?,
        closed_on: row.date("closed_on"),
        scores: scores.iter().filter_map(score).collect(),
    })
}

/// The rows of pains with their scores, and what the rules see in them.
pub(super) fn read(records: Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Vec<(Row, Vec<Row>, Pain)>, Error> {
    let mut scores: BTreeMap<i64, Vec<Row>> = BTreeMap::new();
    for row in records.rows_of(Table::PainScore, account)? {
        if let Some(pain) = row.int("pain_id").filter(|_| row.date("scored_on").is_some_and(|day| as_of.includes_day(day))) {
            scores.entry(pain).or_default().push(row);
        }
    }
    let mut rows = records.rows_of(Table::Pain, account)?;
    rows.retain(|row| row.date("raised_on").is_some_and(|day| as_of.includes_day(day)));
    let with_scores = |row: Row| {
        let scores = scores.remove(&row.id).unwrap_or_default();
        let pain = pain(&row, &scores)?;
        Some((row, scores, pain))
    };
    Ok(rows.into_iter().filter_map(with_scores).collect())
}

/// Whether anything was scored at all.
pub(super) fn is_known(spokes: &[Spoke]) -> bool {
    spokes.iter().any(|spoke| spoke.now.value.is_some() || spoke.quarter_ago.value.is_some())
}

fn number(mean: Mean) -> String {
    mean.value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

/// A row for each dimension that was ever scored, numbered as in the picture.
pub(super) fn rows<T>(spokes: &[Spoke], look: &Look) -> Vec<Line<T>> {
    let strings = &look.strings;
    let right = |text: String, role| Part::new(text, role).in_cells(11).at_right();
    let mut lines = vec![Line::new(vec![
        Part::new(strings.needs_radar(), Role::Heading).in_cells(22),
        right(strings.needs_predicted(), Role::Dim),
        right(strings.needs_validated(), Role::Dim),
        right(strings.needs_now(), Role::Dim),
        right(strings.needs_quarter_ago(), Role::Dim),
    ])];
    for (n, spoke) in spokes.iter().enumerate() {
        if [spoke.now, spoke.quarter_ago, spoke.predicted, spoke.validated].iter().all(|mean| mean.value.is_none()) {
            continue;
        }
        lines.push(Line::new(vec![
            Part::new(format!("{} {}", n + 1, capital(&label(spoke.dimension, strings))), Role::Text).in_cells(22),
            right(number(spoke.predicted), Role::Text),
            right(number(spoke.validated), Role::Text),
            right(number(spoke.now), if is_worse(spoke) { Role::Bad } else { Role::Strong }),
            right(number(spoke.quarter_ago), Role::Dim),
        ]));
    }
    lines
}

/// A row of two numbers for each dimension that hurts or did a quarter ago.
pub(super) fn briefly<T>(spokes: &[Spoke], look: &Look) -> Vec<Line<T>> {
    let strings = &look.strings;
    let right = |text: String, role| Part::new(text, role).in_cells(13).at_right();
    let mut lines = vec![Line::new(vec![
        Part::new(strings.needs_pains(), Role::Heading).in_cells(22),
        right(strings.needs_now(), Role::Dim),
        right(strings.needs_quarter_ago(), Role::Dim),
    ])];
    for (n, spoke) in spokes.iter().enumerate() {
        if spoke.now.value.is_none() && spoke.quarter_ago.value.is_none() {
            continue;
        }
        lines.push(Line::new(vec![
            Part::new(format!("{} {}", n + 1, capital(&label(spoke.dimension, strings))), Role::Text).in_cells(22),
            right(number(spoke.now), if is_worse(spoke) { Role::Bad } else { Role::Strong }),
            right(number(spoke.quarter_ago), Role::Dim),
        ]));
    }
    lines
}

fn is_worse(spoke: &Spoke) -> bool {
    spoke.quarter_ago.value.is_some() && spoke.now.value > spoke.quarter_ago.value
}

/// Two radars side by side, or one below the other where there is no room: an area and an outline each. Empty where not even one
/// fits.
pub(super) fn pictures<T>(spokes: &[Spoke], width: u16, look: &Look) -> Vec<Line<T>> {
    let strings = &look.strings;
    let area = |of: fn(&Spoke) -> Mean| values(spokes, of);
    let pairs = [
        (strings.needs_validated(), area(|spoke| spoke.validated), strings.needs_predicted(), area(|spoke| spoke.predicted)),
        (strings.needs_now(), area(|spoke| spoke.now), strings.needs_quarter_ago(), area(|spoke| spoke.quarter_ago)),
    ];
    let beside = width / 2 >= LEAST;
    let each = if beside { width / 2 } else { width };
    if each < LEAST {
        return Vec::new();
    }
    let pictures = pairs.map(|(area, filled, line, outlined)| {
        let legend = vec![strings.needs_legend(look.glyphs.bar[1], area), strings.needs_legend(look.glyphs.bar[0], line)];
        let mut lines = legend;
        lines.extend(Picture::new(each).drawn(&filled, &outlined, look));
        lines
    });
    let padded = |text: &str| {
        let cut = look.widths.cut_end(text, usize::from(each), look.glyphs.cut).into_owned();
        let room = usize::from(each).saturating_sub(look.widths.of(&cut));
        cut + &" ".repeat(room)
    };
    let [first, second] = pictures;
    if beside {
        let joined = first.iter().zip(&second).map(|(left, right)| format!("{}{}", padded(left), right.trim_end()));
        return joined.map(|text| Line::text(text, Role::Text)).collect();
    }
    first.into_iter().chain(second).map(|text| Line::text(text, Role::Text)).collect()
}

/// The value of each spoke in tenths; 0 where there is none.
fn values(spokes: &[Spoke], of: fn(&Spoke) -> Mean) -> [i64; 6] {
    let mut values = [0; 6];
    for (value, spoke) in values.iter_mut().zip(spokes) {
        *value = of(spoke).value.map_or(0, |tenths| i64::from(tenths.0));
    }
    values
}

/// Corners in thousandths of the radius.
fn corners(values: &[i64; 6]) -> [(i64, i64); 6] {
    let mut corners = SPOKES;
    for (corner, value) in corners.iter_mut().zip(values) {
        *corner = (corner.0 * value / MOST, corner.1 * value / MOST);
    }
    corners
}

const fn cross(a: (i64, i64), b: (i64, i64)) -> i64 {
    a.0 * b.1 - a.1 * b.0
}

/// Whether a place lies in the area between the corners: in the triangle of the middle and the two corners whose spokes it is between.
fn inside(place: (i64, i64), corners: &[(i64, i64); 6]) -> bool {
    let ends = |n: usize| Some((SPOKES.get(n)?, SPOKES.get((n + 1) % 6)?, corners.get(n)?, corners.get((n + 1) % 6)?));
    (0..6).filter_map(ends).any(|(spoke, next, corner, other)| {
        let between = cross(*spoke, place) >= 0 && cross(place, *next) >= 0;
        let edge = (other.0 - corner.0, other.1 - corner.1);
        let from_corner = (place.0 - corner.0, place.1 - corner.1);
        between && cross(*corner, *other) > 0 && cross(edge, from_corner) >= 0
    })
}

/// A radar in cells, twice as wide as high: a cell is about twice as high as wide.
struct Picture {
    across: i64,
    down: i64,
    cells: Vec<Vec<&'static str>>,
}

impl Picture {
    fn new(width: u16) -> Self {
        let across = ((i64::from(width) - 1) / 2 - MARGIN).clamp(4, WIDEST);
        let down = (across / 2).max(2);
        let size = |radius: i64| usize::try_from(2 * radius + 1).unwrap_or(1);
        let (columns, rows) = (size(across + MARGIN), size(down + 1));
        Self { across, down, cells: vec![vec![" "; columns]; rows] }
    }

    fn set(&mut self, x: i64, y: i64, glyph: &'static str) {
        let at = |middle: i64, offset: i64| usize::try_from(middle + offset).ok();
        let (Some(column), Some(row)) = (at(self.across + MARGIN, x), at(self.down + 1, y)) else { return };
        if let Some(cell) = self.cells.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = glyph;
        }
    }

    /// The nearest cell to a place in thousandths of the radius.
    const fn cell(&self, place: (i64, i64)) -> (i64, i64) {
        (nearest(place.0 * self.across, RADIUS), nearest(place.1 * self.down, RADIUS))
    }

    fn drawn(mut self, filled: &[i64; 6], outlined: &[i64; 6], look: &Look) -> Vec<String> {
        let [full, rest] = look.glyphs.bar;
        let area = corners(filled);
        for y in -self.down..=self.down {
            for x in -self.across..=self.across {
                if inside((x * RADIUS / self.across, y * RADIUS / self.down), &area) {
                    self.set(x, y, rest);
                }
            }
        }
        self.outline(&corners(outlined), full);
        self.set(0, 0, "+");
        // The numbers stand where a spoke would go on.
        for (spoke, digit) in SPOKES.iter().zip(["1", "2", "3", "4", "5", "6"]) {
            let (x, y) = self.cell(*spoke);
            let (dx, dy) = if spoke.0 == 0 { (0, spoke.1.signum()) } else { (2 * spoke.0.signum(), 0) };
            self.set(x + dx, y + dy, digit);
        }
        self.cells.iter().map(|row| row.concat()).collect()
    }

    fn outline(&mut self, corners: &[(i64, i64); 6], glyph: &'static str) {
        if corners.iter().all(|corner| *corner == (0, 0)) {
            return;
        }
        let ends = corners.iter().zip(corners.iter().cycle().skip(1));
        for (from, to) in ends {
            let (from, to) = (self.cell(*from), self.cell(*to));
            let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).max(1);
            for step in 0..=steps {
                let along = |from: i64, to: i64| from + nearest((to - from) * step, steps);
                self.set(along(from.0, to.0), along(from.1, to.1), glyph);
            }
        }
    }
}

/// A quotient rounded to the nearest whole number, half away from zero; the divisor is positive.
const fn nearest(number: i64, by: i64) -> i64 {
    let half = if number < 0 { -(by / 2) } else { by / 2 };
    (number + half) / by
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::{Glyphs, look_for_tests};

    fn drawn(filled: [i64; 6], outlined: [i64; 6]) -> Vec<String> {
        let look = Look { glyphs: Glyphs::ASCII, ..look_for_tests() };
        Picture::new(21).drawn(&filled, &outlined, &look).iter().map(|line| line.trim_end().to_owned()).collect()
    }

    #[test]
    fn a_full_score_reaches_the_rim_and_none_the_middle() {
        insta::assert_snapshot!(drawn([50; 6], [25; 6]).join("\n"));
        let alone = drawn([0; 6], [50, 0, 0, 0, 0, 0]);
        assert!(alone.iter().all(|line| !line.contains('.')), "no area without a score");
        assert_eq!(alone.iter().filter(|line| line.contains('#')).count(), 4, "a line from the middle, whose own cell is marked");
        assert!(drawn([0; 6], [0; 6]).iter().all(|line| !line.contains('#')));
    }

    #[test]
    fn what_lies_outside_the_corners_is_not_filled() {
        let half = corners(&[25; 6]);
        assert!(inside((0, -400), &half) && inside((200, 100), &half) && !inside((0, -600), &half) && !inside((700, 0), &half));
    }
}
