//! Sorting: by any column, ties by name, missing values last whichever the direction.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::table::Portfolio;
use super::texts::Texts;
use crate::domain::health::Band;
use crate::domain::search::{NameOf, sort_key};
use crate::store::summary::Cause;

/// By which column, and in which direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// Whether the largest comes first.
    #[serde(default)]
    pub descending: bool,
}

impl Default for Sort {
    /// At risk first, the lowest score first, then those not rated.
    fn default() -> Self {
        Self { column: Column::Health, descending: false }
    }
}

/// Rows in the order of a name.
#[derive(Debug, Clone, Default)]
pub(super) struct NameOrder {
    rows: Vec<u32>,
    ranks: Vec<u32>,
}

/// The first eight bytes as a number, so that most comparisons touch no text.
fn prefix(key: &str) -> u64 {
    let mut first = [0; 8];
    for (slot, &byte) in first.iter_mut().zip(key.as_bytes()) {
        *slot = byte;
    }
    u64::from_be_bytes(first)
}

impl NameOrder {
    /// From the key of each row.
    pub(super) fn of(keys: &Texts) -> Self {
        let mut rows: Vec<(u64, u32)> = (0u32..).take(keys.len()).map(|row| (prefix(keys.get(row as usize)), row)).collect();
        rows.sort_unstable_by(|(first, a), (second, b)| {
            first.cmp(second).then_with(|| (keys.get(*a as usize), a).cmp(&(keys.get(*b as usize), b)))
        });
        let mut order = Self { rows: rows.into_iter().map(|(_, row)| row).collect(), ranks: Vec::new() };
        order.rank();
        order
    }

    fn rank(&mut self) {
        self.ranks.resize(self.rows.len(), 0);
        for (rank, &row) in self.rows.iter().enumerate() {
            if let Some(slot) = self.ranks.get_mut(row as usize) {
                *slot = u32::try_from(rank).unwrap_or(u32::MAX);
            }
        }
    }

    /// Puts one row in its place; the others stand as they stood.
    pub(super) fn place<'a>(&mut self, row: usize, name: impl Fn(usize) -> (&'a str, NameOf)) {
        let Ok(number) = u32::try_from(row) else { return };
        self.rows.retain(|&other| other != number);
        let key_of = |row: u32| {
            let (name, whose) = name(row as usize);
            (sort_key(name, whose), row)
        };
        let key = key_of(number);
        let at = self.rows.partition_point(|&other| key_of(other) < key);
        self.rows.insert(at, number);
        self.rank();
    }

    pub(super) fn rank_of(&self, row: usize) -> u32 {
        self.ranks.get(row).copied().unwrap_or(u32::MAX)
    }

    pub(super) fn bytes(&self) -> usize {
        (self.rows.capacity() + self.ranks.capacity()) * 4
    }
}

/// Orders that were wanted before, until a row changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Orders(HashMap<Sort, Vec<u32>>);

impl Orders {
    pub(super) fn bytes(&self) -> usize {
        self.0.values().map(|rows| rows.capacity() * 4).sum()
    }
}

/// What needs attention first: at risk, not rated, watch, healthy.
const fn urgency(band: Band) -> i64 {
    match band {
        Band::AtRisk => 0,
        Band::NotRated => 1,
        Band::Watch => 2,
        Band::Healthy => 3,
    }
}

/// The steepest fall first, then low points, then what is unknown.
fn gravity(cause: Cause) -> i64 {
    match cause {
        Cause::Fell { dimension, from, to } => (i64::from(to) - i64::from(from)) * 100 + dimension as i64,
        Cause::Low { dimension, points } => 10_000 + i64::from(points) * 100 + dimension as i64,
        Cause::Unknown { dimension } => 20_000 + dimension as i64,
    }
}

impl Portfolio {
    /// The key of a row in a column; `None` if the value is missing.
    fn number_key(&self, column: Column, row: usize) -> Option<i64> {
        let brief = self.briefs.get(row)?;
        match column {
            Column::Tier => Some(brief.tier as i64 * 4 + brief.tier_basis as i64),
            Column::Health => Some(urgency(brief.band) * 100_000 + self.scores.get(row).map_or(i64::from(brief.coverage), i64::from)),
            Column::Change => self.changes.get(row).map(i64::from),
            Column::Why => brief.causes.first().copied().flatten().map(gravity),
            Column::Touch => self.touched.get(row).map(|since| -i64::from(since)),
            Column::Renewal => self.renewals.get(row).map(i64::from),
            Column::Weeks => brief.weeks.drift(),
            Column::Revenue => self.revenues.get(row).copied().flatten(),
            Column::Overdue => self.overdue.get(row).copied().filter(|&overdue| overdue > 0),
            Column::Suggested => brief.suggested.map(|tier| tier as i64),
            Column::Stage => brief.lifecycle.map(|stage| stage as i64),
            Column::Kind => Some(brief.kind as i64),
            Column::Coverage => Some(i64::from(brief.coverage)),
            Column::Alerts => brief.alerts.map(i64::from),
            Column::Sensitivity => Some(brief.sensitivity as i64),
            Column::Account => Some(i64::from(self.by_account.rank_of(row))),
            Column::Name => Some(i64::from(self.by_name().rank_of(row))),
            Column::Owner | Column::City | Column::Region | Column::Industry | Column::Parent | Column::Tags | Column::CreditCode => None,
        }
    }

    /// Every row in this order, deleted ones included. Remembered until a row changes.
    pub(super) fn order(&mut self, sort: Sort) -> &[u32] {
        if !self.orders.0.contains_key(&sort) {
            let rows = self.sorted(sort);
            self.orders.0.insert(sort, rows);
        }
        self.orders.0.get(&sort).map_or(&[], Vec::as_slice)
    }

    fn sorted(&self, sort: Sort) -> Vec<u32> {
        match (sort.column, self.dictionary(sort.column)) {
            (Column::CreditCode, _) => self.sorted_by_code(sort.descending),
            (_, Some(dictionary)) => self.sorted_by(dictionary.ranks(), sort.descending),
            (column, None) => self.sorted_by(|row| self.number_key(column, row), sort.descending),
        }
    }

    /// Keys and name ranks are sorted as numbers; only ranks are looked up again.
    fn sorted_by(&self, key: impl Fn(usize) -> Option<i64>, descending: bool) -> Vec<u32> {
        let mut keyed: Vec<(i64, u32)> = Vec::with_capacity(self.briefs.len());
        let mut missing: Vec<u32> = Vec::new();
        for &row in &self.by_account.rows {
            match key(row as usize) {
                Some(key) => keyed.push((if descending { !key } else { key }, self.by_account.rank_of(row as usize))),
                None => missing.push(row),
            }
        }
        keyed.sort_unstable();
        let mut rows: Vec<u32> = keyed.into_iter().filter_map(|(_, rank)| self.by_account.rows.get(rank as usize).copied()).collect();
        rows.extend(missing);
        rows
    }

    fn sorted_by_code(&self, descending: bool) -> Vec<u32> {
        let (mut keyed, missing): (Vec<u32>, Vec<u32>) =
            self.by_account.rows.iter().partition(|&&row| !self.credit_codes.get(row as usize).is_empty());
        keyed.sort_by(|&a, &b| {
            let (a, b) = (self.credit_codes.get(a as usize), self.credit_codes.get(b as usize));
            if descending { b.cmp(a) } else { a.cmp(b) }
        });
        keyed.extend(missing);
        keyed
    }
}
