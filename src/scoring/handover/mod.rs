//! The timeline of a service handover 服务交接 (domain section 10): each step with its date, how that came about, and where it stands; what stands
//! in the way of closing; the board; past cases like this one.

mod board;
mod cases;
mod closing;
mod steps;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::account::Sensitivity;
use crate::domain::calendar::{Deadline, Start, WorkCalendar};
use crate::domain::handover::{FeedbackColumn, HandoverStep, StepOutcome};
use crate::domain::{AsOf, ColleagueId, Instant, Zone};
use crate::policy::HandoverPolicy;

pub use board::{Aftermath, Board, BoardEntry, StepRate, board};
pub use cases::{PastCase, SimilarCase, similar_cases};
pub use closing::{ItemKind, OpenItem, unowned};
pub use steps::{Derivation, Phase, Responsible, StepStanding, TimelineStep, combined, timeline};

/// What is recorded about the handover of one account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverFacts {
    /// When it began.
    pub started_on: NaiveDate,
    /// How carefully the customer is told.
    pub sensitivity: Sensitivity,
    /// The planned day of the three-party meeting; none: the default.
    #[serde(default)]
    pub meeting_on: Option<NaiveDate>,
    /// When a doubt of the customer's was recorded.
    #[serde(default)]
    pub doubt_at: Option<Instant>,
    /// What was done, in any order.
    #[serde(default)]
    pub entries: Vec<StepEntry>,
    /// What the manual lacks: sections not written and gaps neither answered nor waived, by name.
    #[serde(default)]
    pub manual_lacks: Vec<String>,
    /// The feedback form.
    #[serde(default)]
    pub feedback: Vec<FeedbackItem>,
}

/// Something that was done for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepEntry {
    /// The row; it orders entries of one day.
    pub id: i64,
    /// Which step.
    pub step: HandoverStep,
    /// How it ended.
    pub outcome: StepOutcome,
    /// When.
    pub on: NaiveDate,
}

/// A line of the feedback form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedbackItem {
    /// Its row.
    pub id: i64,
    /// In which column.
    pub column: FeedbackColumn,
    /// Who sees to it.
    #[serde(default)]
    pub owner: Option<ColleagueId>,
    /// Until when.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
}

impl FeedbackItem {
    /// Whether it has what it needs: "to confirm" an owner and a date.
    const fn is_complete(&self) -> bool {
        !matches!(self.column, FeedbackColumn::ToConfirm) || self.owner.is_some() && self.due_on.is_some()
    }
}

/// When the steps of a handover are due, and in which calendar.
#[derive(Debug, Clone, Copy)]
pub struct HandoverContext<'p> {
    /// Deadlines.
    pub policy: &'p HandoverPolicy,
    /// Working days.
    pub calendar: &'p WorkCalendar,
    /// The as-of instant.
    pub as_of: AsOf,
}

impl HandoverContext<'_> {
    fn due(&self, from: NaiveDate, span: crate::domain::calendar::Span) -> Deadline {
        self.calendar.due(Start::On(from), span, self.as_of.zone)
    }
}

/// The default day of the three-party meeting: ten working days after the start, for a sensitive account not before 14 days have passed.
#[must_use]
pub fn default_meeting(
    started_on: NaiveDate,
    sensitivity: Sensitivity,
    policy: &HandoverPolicy,
    calendar: &WorkCalendar,
    zone: Zone,
) -> Deadline {
    let usual = calendar.due(Start::On(started_on), policy.meeting_after_start, zone);
    match sensitivity {
        Sensitivity::Normal => usual,
        Sensitivity::High => {
            let least = calendar.due(Start::On(started_on), policy.meeting_sensitive_at_least, zone);
            if least.day > usual.day { least } else { usual }
        }
    }
}

/// The days on which the customer of a sensitive account is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NoticeWindow {
    /// Not before.
    pub first: NaiveDate,
    /// Not after.
    pub last: NaiveDate,
}

impl NoticeWindow {
    /// 14 to 7 days before the meeting.
    #[must_use]
    pub fn before(meeting_on: NaiveDate, policy: &HandoverPolicy) -> Self {
        let earlier = |days: u32| meeting_on.checked_sub_days(Days::new(u64::from(days))).unwrap_or(meeting_on);
        Self { first: earlier(policy.notice_earliest_days), last: earlier(policy.notice_latest_days) }
    }

    /// Whether a notice may be given on a day. Outside the window it takes a reason.
    ///
    /// # Errors
    /// The window itself, when the day lies outside and no reason is given.
    pub fn allows(self, day: NaiveDate, reason: Option<&str>) -> Result<(), Self> {
        let overridden = reason.is_some_and(|reason| !reason.trim().is_empty());
        if (self.first..=self.last).contains(&day) || overridden { Ok(()) } else { Err(self) }
    }
}
