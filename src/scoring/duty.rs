//! Something that is to be done by a deadline, and where it stands.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::AsOf;
use crate::domain::calendar::Deadline;

/// A deadline with its derivation, and whether it was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duty {
    /// When it is due, and how that came about.
    pub deadline: Deadline,
    /// Where it stands.
    #[serde(flatten)]
    pub state: DutyState,
}

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DutyState {
    /// Not done, not late.
    Open,
    /// Not done, and late.
    Overdue,
    /// Done.
    Done {
        /// When.
        on: NaiveDate,
        /// Whether that was after the deadline.
        late: bool,
    },
}

impl Duty {
    /// Where it stands at the as-of instant. Something known to be done by its date was in time on the day it was due.
    #[must_use]
    pub fn new(deadline: Deadline, done_on: Option<NaiveDate>, as_of: AsOf) -> Self {
        let state = match done_on.filter(|day| as_of.includes_day(*day)) {
            Some(on) => DutyState::Done { on, late: on > deadline.day },
            None if as_of.at > deadline.at => DutyState::Overdue,
            None => DutyState::Open,
        };
        Self { deadline, state }
    }

    /// Whether it still has to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, DutyState::Done { .. })
    }
}
