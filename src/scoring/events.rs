//! Events at a customer (domain section 5): how soon they are written down, and what they set going.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Deadline, Start, WorkCalendar};
use crate::domain::needs::EventKind;
use crate::domain::{Instant, Zone};
use crate::policy::PolicySet;

/// An event as it was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventEntry {
    /// What happened.
    pub kind: EventKind,
    /// When it happened.
    pub happened_on: NaiveDate,
    /// When it was written down.
    pub entered_at: Instant,
}

crate::codes! {
    /// What an event asks for.
    pub enum FollowUp {
        /// A meeting about the strategy for the account.
        StrategyMeeting = "strategy_meeting",
        /// Drawing the decision chain anew.
        RedrawChain = "redraw_chain",
    }
}

/// What follows from an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventDuties {
    /// Until when it was to be written down: 24 hours from the 24:00 of its day.
    pub entry: Deadline,
    /// Whether it was written down later than that.
    pub late: bool,
    /// The tasks it opens, in the order of [`FollowUp`].
    pub follow_ups: Vec<FollowUp>,
    /// Until when those are to be done: with the re-assessment of the tier, counted from writing it down.
    pub follow_up_by: Deadline,
}

/// Every event opens a strategy meeting; a merger also asks for the chain to be drawn anew, as two buying organisations become one.
#[must_use]
pub fn event_duties(event: &EventEntry, policy: &PolicySet, calendar: &WorkCalendar, zone: Zone) -> EventDuties {
    let entry = calendar.due(Start::On(event.happened_on), policy.cadence.event_enter_within, zone);
    let mut follow_ups = vec![FollowUp::StrategyMeeting];
    if event.kind == EventKind::Merger {
        follow_ups.push(FollowUp::RedrawChain);
    }
    EventDuties {
        late: event.entered_at > entry.at,
        entry,
        follow_ups,
        follow_up_by: calendar.due(Start::At(event.entered_at), policy.alerts.event_due, zone),
    }
}
