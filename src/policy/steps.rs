//! Points by the size of an input.

use std::ops::RangeInclusive;

use crate::domain::placed::{FileError, Item, Problem};

/// Bands of inputs, from the highest down; never empty, and the last one takes the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps(Vec<Step>);

/// One band of inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The least input, in the input's own unit.
    pub least: i64,
    /// How the policy says that.
    pub bound: Bound,
    /// What it is worth.
    pub points: u8,
}

/// How a policy says where a band begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// "Above" the number before the least input.
    Above,
    /// "From" the least input.
    From,
    /// Whatever is left.
    Rest,
}

impl Steps {
    /// From bounds and points, the highest first; the last one takes the rest whatever its bound.
    pub(super) fn descending(bounds: impl IntoIterator<Item = (i64, u8)>) -> Self {
        let mut steps: Vec<Step> = bounds.into_iter().map(|(least, points)| Step { least, bound: Bound::From, points }).collect();
        if let Some(last) = steps.last_mut() {
            (last.bound, last.least) = (Bound::Rest, i64::MIN);
        }
        Self(steps)
    }

    /// Reads a list of `{ above|from = bound, points = n }`; the last one has no bound. Bounds have up to `decimals` decimals and
    /// are kept in units of the last of them.
    ///
    /// # Errors
    /// Anything outside the limits (those of bounds in whole units), bounds that do not fall, a bound missing before the end or
    /// present at it.
    pub(super) fn read(list: &Item<'_>, decimals: u32, bounds: RangeInclusive<i64>, most_points: u8) -> Result<Self, FileError> {
        let items = list.list()?;
        let mut steps: Vec<Step> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let table = item.table()?;
            let points = table.get("points")?.integer(0..=most_points)?;
            let (bound, least) = match (table.maybe("above"), table.maybe("from")) {
                (Some(above), None) => above.decimal(decimals, bounds.clone()).map(|bound| (Bound::Above, bound + 1))?,
                (None, Some(from)) => from.decimal(decimals, bounds.clone()).map(|bound| (Bound::From, bound))?,
                (None, None) => (Bound::Rest, i64::MIN),
                (Some(_), Some(_)) => return Err(table.error(Problem::NotDescending)),
            };
            table.finish()?;
            let last = index + 1 == items.len();
            if (bound == Bound::Rest) != last || steps.last().is_some_and(|before| before.least <= least) {
                return Err(item.error(Problem::NotDescending));
            }
            steps.push(Step { least, bound, points });
        }
        if steps.is_empty() { Err(list.error(Problem::NotDescending)) } else { Ok(Self(steps)) }
    }

    /// Which band an input falls on, counted from 0, and its points.
    #[must_use]
    pub fn of(&self, input: i64) -> (u8, u8) {
        let found = (0u8..).zip(&self.0).find(|(_, step)| input >= step.least);
        found.map_or((0, 0), |(index, step)| (index, step.points))
    }

    /// The bands, from the highest input down.
    pub fn iter(&self) -> std::slice::Iter<'_, Step> {
        self.0.iter()
    }

    /// For each band the least and the greatest input that falls on it, if there are any.
    pub fn ranges(&self) -> impl Iterator<Item = (Option<i64>, Option<i64>, u8)> {
        let above = std::iter::once(None).chain(self.0.iter().map(|step| Some(step.least - 1)));
        self.0.iter().zip(above).map(|(step, most)| ((step.bound != Bound::Rest).then_some(step.least), most, step.points))
    }
}

impl<'s> IntoIterator for &'s Steps {
    type Item = &'s Step;
    type IntoIter = std::slice::Iter<'s, Step>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
