//! Touches as the rules see them: when, with whom, and whether the other side answered.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::id::InteractionId;
use crate::domain::{AsOf, ColleagueId, Instant, PersonId};

/// An interaction with an account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Touch {
    /// The interaction.
    pub id: InteractionId,
    /// When it took place. One known by its date only stands at 00:00 of that day.
    pub at: Instant,
    /// Whether they took part, and did not merely receive something.
    #[serde(default = "yes")]
    pub two_way: bool,
    /// The customer's people named as taking part.
    #[serde(default)]
    pub people: BTreeSet<PersonId>,
    /// Ours.
    #[serde(default)]
    pub colleagues: BTreeSet<ColleagueId>,
}

const fn yes() -> bool {
    true
}

impl Touch {
    /// The day it took place, if it counts at the as-of instant and was two-way.
    #[must_use]
    pub fn two_way_day(&self, as_of: AsOf) -> Option<NaiveDate> {
        (self.two_way && as_of.includes(self.at)).then(|| as_of.zone.day_of(self.at))
    }
}

/// The day of the latest two-way touch, of all or of those in which one person took part.
#[must_use]
pub fn latest_two_way(touches: &[Touch], person: Option<PersonId>, as_of: AsOf) -> Option<NaiveDate> {
    touches
        .iter()
        .filter(|touch| person.is_none_or(|person| touch.people.contains(&person)))
        .filter_map(|touch| touch.two_way_day(as_of))
        .max()
}
