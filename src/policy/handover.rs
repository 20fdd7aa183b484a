//! When the steps of a handover are due (domain section 10).

use crate::domain::calendar::Span;
use crate::domain::placed::{Document, FileError, Problem};

/// Deadlines and measures of a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverPolicy {
    /// The meeting, from the start.
    pub meeting_after_start: Span,
    /// The meeting of a sensitive account is at least this long after the start.
    pub meeting_sensitive_at_least: Span,
    /// The manual, from the start.
    pub manual: Span,
    /// The review of the manual, from its submission.
    pub review: Span,
    /// The notice is given at most this many days before the meeting.
    pub notice_earliest_days: u32,
    /// And at least this many.
    pub notice_latest_days: u32,
    /// Executive call and added service, from the recorded doubt.
    pub crisis_answer: Span,
    /// Feedback, from the meeting.
    pub feedback: Span,
    /// Anonymous survey and call, from the meeting.
    pub survey: Span,
    /// Complaints this many days after the meeting are counted.
    pub complaint_days: u32,
    /// Accounts lost this many days after the meeting are counted.
    pub lost_days: u32,
    /// The relative rise of satisfaction, in percent, that earns the bonus.
    pub bonus_percent: u32,
}

impl HandoverPolicy {
    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let of = |key: &str| root.get(key)?.table();
        let (meeting, before, crisis, after, measure) = (of("meeting")?, of("before")?, of("crisis")?, of("after")?, of("measure")?);
        let latest = before.get("notice_latest_days")?;
        let policy = Self {
            meeting_after_start: Span::read(&meeting.get("after_start")?)?,
            meeting_sensitive_at_least: Span::read(&meeting.get("sensitive_at_least")?)?,
            manual: Span::read(&before.get("manual")?)?,
            review: Span::read(&before.get("review")?)?,
            notice_earliest_days: before.get("notice_earliest_days")?.integer(0..=365u32)?,
            notice_latest_days: latest.integer(0..=365u32)?,
            crisis_answer: Span::read(&crisis.get("answer")?)?,
            feedback: Span::read(&after.get("feedback")?)?,
            survey: Span::read(&after.get("survey")?)?,
            complaint_days: measure.get("complaint_days")?.integer(1..=3650u32)?,
            lost_days: measure.get("lost_days")?.integer(1..=3650u32)?,
            bonus_percent: measure.get("bonus_percent")?.integer(0..=1000u32)?,
        };
        if policy.notice_latest_days > policy.notice_earliest_days {
            return Err(latest.error(Problem::WrongOrder { smaller: "notice_latest_days", larger: "notice_earliest_days" }));
        }
        for table in [meeting, before, crisis, after, measure, root] {
            table.finish()?;
        }
        Ok(policy)
    }
}
