//! From a condition that is known on some days to the spells in which it held.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

/// A spell in which a condition held: from 00:00 of its first day to 00:00 of the day on which it no longer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spell {
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// The spells of a condition that can change only on the given days. A day on which it is not known neither opens nor closes one.
pub(super) fn spells(days: &BTreeSet<NaiveDate>, condition: impl Fn(NaiveDate) -> Option<bool>) -> Vec<Spell> {
    let mut found: Vec<Spell> = Vec::new();
    for &day in days {
        let open = found.last_mut().filter(|spell| spell.until.is_none());
        match (open, condition(day)) {
            (None, Some(true)) => found.push(Spell { from: day, until: None }),
            (Some(spell), Some(false)) => spell.until = Some(day),
            _ => {}
        }
    }
    found
}

/// So many days later.
pub(super) fn days_later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_neither_opens_nor_closes() {
        let first: NaiveDate = "2026-01-01".parse().unwrap();
        let known = [None, Some(true), None, Some(true), Some(false), None, Some(false), Some(true), None];
        let days: BTreeSet<NaiveDate> = (0..known.len() as u32).map(|day| days_later(first, day)).collect();
        let found = spells(&days, |day| known[day.signed_duration_since(first).num_days() as usize]);
        let at = |day| days_later(first, day);
        assert_eq!(found, [Spell { from: at(1), until: Some(at(4)) }, Spell { from: at(7), until: None }]);
    }
}
