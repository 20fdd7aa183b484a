//! How the decision chain is read (domain section 3).

use crate::domain::calendar::Span;
use crate::domain::placed::{Document, FileError};
use crate::domain::score::Tenths;
use crate::policy::read::tenths;

/// Thresholds of the decision chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainRules {
    /// A stance older than this is stale, in days.
    pub stance_fresh_days: u32,
    /// Touches of this many days count for the effective threads.
    pub threads_window_days: u32,
    /// Fewer effective threads than this warn.
    pub threads_at_least: Tenths,
    /// A blocker of at least this influence needs a champion in the account.
    pub blocker_influence: u8,
    /// How long a seat may stay empty after the gap was found.
    pub seat_search: Span,
}

impl ChainRules {
    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let rules = Self {
            stance_fresh_days: root.get("stance_fresh_days")?.integer(1..=3650u32)?,
            threads_window_days: root.get("threads_window_days")?.integer(1..=3650u32)?,
            threads_at_least: tenths(&root.get("threads_at_least")?)?,
            blocker_influence: root.get("blocker_influence")?.integer(0..=10u8)?,
            seat_search: Span::read(&root.get("seat_search")?)?,
        };
        root.finish()?;
        Ok(rules)
    }
}
