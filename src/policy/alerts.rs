//! When alerts open and close, and what is due then (domain section 8).

use crate::domain::calendar::Span;
use crate::domain::placed::{Document, FileError, Table};
use crate::domain::score::Tenths;
use crate::policy::health::MOST_POINTS;
use crate::policy::read::tenths;

/// Thresholds and deadlines of the alert rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertPolicy {
    /// Scores below this count as low.
    pub low_score_below: Tenths,
    /// Consecutive low week ends that open the alert.
    pub low_score_weeks_to_open: u32,
    /// Consecutive week ends that are not low and close it.
    pub low_score_weeks_to_close: u32,
    /// Call or visit.
    pub low_score_due: Span,
    /// So many points below the best of the window is a plunge.
    pub usage_plunge_points: u8,
    /// Days back in which the best is looked for.
    pub usage_plunge_window_days: u32,
    /// Call or visit.
    pub usage_plunge_due: Span,
    /// Usage points that make an account without a clear word on renewal a silent churner.
    pub silent_usage_points: u8,
    /// Contact.
    pub silent_due: Span,
    /// Overdue for more than this many days.
    pub receivable_overdue_days: u32,
    /// Contact.
    pub receivable_due: Span,
    /// The last complete quarter is at most this percentage of the year before.
    pub swing_drop_percent: u32,
    /// Or at least this.
    pub swing_rise_percent: u32,
    /// Re-assessment of the tier.
    pub swing_due: Span,
    /// Re-assessment of the tier after an event.
    pub event_due: Span,
    /// A survey answer of at most this, of 10.
    pub low_answer_of_ten: u8,
    /// Or of at most this, of 5.
    pub low_answer_of_five: u8,
    /// Call back.
    pub low_answer_due: Span,
    /// After a champion or decision maker left.
    pub key_person_due: Span,
    /// Telling the customer what became of a request, from the decision, unless the request has a date of its own.
    pub request_untold_due: Span,
}

impl AlertPolicy {
    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let of = |key: &str| root.get(key)?.table();
        let due = |table: &Table<'_>| Span::read(&table.get("due")?);
        let (low, plunge, silent, receivable) = (of("low_score")?, of("usage_plunge")?, of("silent_churner")?, of("receivable")?);
        let (swing, event, answer, person) = (of("revenue_swing")?, of("event")?, of("low_answer")?, of("key_person_left")?);
        let untold = of("request_untold")?;
        let policy = Self {
            low_score_below: tenths(&low.get("below")?)?,
            low_score_weeks_to_open: low.get("weeks_to_open")?.integer(1..=52u32)?,
            low_score_weeks_to_close: low.get("weeks_to_close")?.integer(1..=52u32)?,
            low_score_due: due(&low)?,
            usage_plunge_points: plunge.get("points")?.integer(1..=MOST_POINTS)?,
            usage_plunge_window_days: plunge.get("window_days")?.integer(1..=3650u32)?,
            usage_plunge_due: due(&plunge)?,
            silent_usage_points: silent.get("usage_points")?.integer(0..=MOST_POINTS)?,
            silent_due: due(&silent)?,
            receivable_overdue_days: receivable.get("overdue_days")?.integer(0..=3650u32)?,
            receivable_due: due(&receivable)?,
            swing_drop_percent: swing.get("drop_percent")?.integer(0..=99u32)?,
            swing_rise_percent: swing.get("rise_percent")?.integer(101..=100_000u32)?,
            swing_due: due(&swing)?,
            event_due: due(&event)?,
            low_answer_of_ten: answer.get("of_ten")?.integer(0..=10u8)?,
            low_answer_of_five: answer.get("of_five")?.integer(1..=5u8)?,
            low_answer_due: due(&answer)?,
            key_person_due: due(&person)?,
            request_untold_due: due(&untold)?,
        };
        for table in [low, plunge, silent, receivable, swing, event, answer, person, untold, root] {
            table.finish()?;
        }
        Ok(policy)
    }
}
