//! What an episode is.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::alert::AlertRule;
use crate::domain::calendar::Deadline;
use crate::domain::dealings::{RenewalIntent, TicketGrade};
use crate::domain::id::{InvoiceId, MilestoneId, PromiseId, RequestId, TicketId};
use crate::domain::needs::Bearing;
use crate::domain::people::BuyingRole;
use crate::domain::quarter::Quarter;
use crate::domain::{AsOf, Instant, Money, PersonId, Tenths, Zone};
use crate::scoring::tickets::Target;

/// Whether a rule is about a customer who is still one: such an episode ends, and none begins, when the account leaves.
const fn needs_a_customer(rule: AlertRule) -> bool {
    use AlertRule::{EmptySeat, Event, KeyPersonLeft, LowScore, RevenueSwing, SilentChurner, UsagePlunge};
    matches!(rule, LowScore | UsagePlunge | SilentChurner | RevenueSwing | Event | KeyPersonLeft | EmptySeat)
}

/// What within the account an episode is about. Shown as text it is the key by which decisions are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The account as a whole.
    Account,
    /// Silence, as one of two reasons for the same rule.
    Silence,
    /// Usage without a word, as the other.
    Usage,
    /// An invoice.
    Invoice(InvoiceId),
    /// A quarter.
    Quarter(Quarter),
    /// An event's row.
    Event(i64),
    /// A survey answer's row.
    Answer(i64),
    /// A person.
    Person(PersonId),
    /// A seat of the chain.
    Seat(BuyingRole),
    /// A clock of a ticket.
    Clock(TicketId, TicketGrade, Target),
    /// The review of a ticket.
    TicketReview(TicketId),
    /// The satisfaction call after a ticket.
    TicketCall(TicketId),
    /// A promise.
    Promise(PromiseId),
    /// A request.
    Request(RequestId),
    /// A milestone.
    Milestone(MilestoneId),
}

/// Stable: stored with decisions. The account as a whole is the empty text.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account => Ok(()),
            Self::Silence => f.write_str("silence"),
            Self::Usage => f.write_str("usage"),
            Self::Invoice(id) => write!(f, "invoice:{id}"),
            Self::Quarter(quarter) => write!(f, "quarter:{quarter}"),
            Self::Event(row) => write!(f, "event:{row}"),
            Self::Answer(row) => write!(f, "answer:{row}"),
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Seat(role) => write!(f, "seat:{role}"),
            Self::Clock(id, grade, target) => write!(f, "ticket:{id}:{grade}:{target}"),
            Self::TicketReview(id) => write!(f, "review:{id}"),
            Self::TicketCall(id) => write!(f, "call:{id}"),
            Self::Promise(id) => write!(f, "promise:{id}"),
            Self::Request(id) => write!(f, "request:{id}"),
            Self::Milestone(id) => write!(f, "milestone:{id}"),
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// One episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Episode {
    /// Which rule.
    pub rule: AlertRule,
    /// About what.
    pub subject: Subject,
    /// When it opened.
    pub opened_at: Instant,
    /// The day it opened: with rule and subject the name of the episode.
    pub opened_on: NaiveDate,
    /// Until when something is to be done, and how that came about; none while a ticket's clock stands still.
    pub due: Option<Deadline>,
    /// The instant it is due; for a ticket's clock without a deadline in days.
    pub due_at: Option<Instant>,
    /// When and why it closed.
    pub closed: Option<Closed>,
    /// Why it opened.
    pub cause: Cause,
    /// What ends it.
    pub ends: Ends,
}

/// When and why an episode closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// When.
    pub at: Instant,
    /// Why.
    pub why: CloseReason,
}

crate::codes! {
    /// Why an episode closed.
    pub enum CloseReason {
        /// What opened it is no longer so, or was done.
        Ended = "ended",
        /// A person closed it with a reason.
        ByDecision = "by_decision",
        /// The account is no customer any more.
        AccountLeft = "account_left",
        /// The next one of its kind took its place.
        Superseded = "superseded",
    }
}

/// Why an episode opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub enum Cause {
    /// Scores of the week ends that opened it.
    LowScore {
        /// The Sundays and their scores, earliest first.
        weeks: Vec<(NaiveDate, Tenths)>,
        /// What they are below.
        below: Tenths,
    },
    /// Usage points fell.
    UsagePlunge {
        /// The best of the window.
        from: u8,
        /// The day of the reading that was the best.
        from_on: NaiveDate,
        /// What was read.
        to: u8,
    },
    /// Nobody spoke with them.
    Silence {
        /// The latest two-way touch; none: never.
        last_touch: Option<NaiveDate>,
        /// The days allowed.
        max_days: u32,
    },
    /// Low usage, and no clear word on renewal.
    UsageWithoutWord {
        /// The points.
        points: u8,
        /// What they said last, if that is still valid.
        intent: Option<RenewalIntent>,
    },
    /// An overdue invoice.
    Receivable {
        /// What was open when the episode opened.
        open: Money,
        /// When it was due.
        due_on: NaiveDate,
    },
    /// Revenue of a quarter.
    RevenueSwing {
        /// Which quarter.
        quarter: Quarter,
        /// Its revenue.
        revenue: Money,
        /// That of the year before.
        year_before: Money,
        /// The first in percent of the second, floored.
        percent: i64,
    },
    /// Something happened.
    Event {
        /// Good or bad.
        bearing: Bearing,
        /// When.
        happened_on: NaiveDate,
    },
    /// A low answer.
    LowSurvey {
        /// Of 10, if asked.
        recommend: Option<u8>,
        /// The lowest of 5, if asked.
        lowest_of_five: Option<u8>,
        /// Who; none: anonymous.
        respondent: Option<PersonId>,
    },
    /// Somebody who mattered left.
    KeyPersonLeft {
        /// Who.
        person: PersonId,
        /// What the person was: decision maker, champion or both.
        seats: Vec<BuyingRole>,
    },
    /// A ticket's clock has little or no time left.
    Sla {
        /// Minutes allowed.
        limit_minutes: i64,
    },
    /// A review or call is due.
    Review,
    /// A promise is due.
    Promise,
    /// A seat is to be filled.
    EmptySeat {
        /// Since when the gap is known.
        found_on: NaiveDate,
    },
    /// The customer is to be told.
    RequestUntold {
        /// When it was decided.
        decided_on: Option<NaiveDate>,
    },
    /// A milestone is due.
    Milestone,
}

/// What ends an episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "ends", rename_all = "snake_case")]
pub enum Ends {
    /// Week ends at or above a score, one after the other.
    WeekEnds {
        /// At least this.
        at_least: Tenths,
        /// How many are still needed.
        more: u32,
    },
    /// Usage points above this, or a person closes it.
    PointsAbove {
        /// Points.
        points: u8,
    },
    /// A two-way touch.
    Touch,
    /// Usage above these points, or a clear word on renewal.
    PointsOrWord {
        /// Points.
        points: u8,
    },
    /// Payment in full.
    Payment {
        /// What is open now.
        open: Money,
    },
    /// A tier decision; for a quarter at the latest the end of the next one.
    TierDecision {
        /// That end.
        at_latest: Option<NaiveDate>,
    },
    /// A call back.
    CallBack,
    /// The seats filled by somebody new, or accepted as empty.
    SeatFilled {
        /// Which are still open.
        seats: Vec<BuyingRole>,
    },
    /// It is done.
    Done,
}

impl Episode {
    /// Whether it is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Brings it to what is known at the as-of instant; `false` if it had not opened then, or the account had left before.
    pub(super) fn cut(&mut self, left_on: Option<NaiveDate>, as_of: AsOf) -> bool {
        if let Some(left) = left_on.filter(|_| needs_a_customer(self.rule)) {
            let left = as_of.zone.start_of(left);
            if left <= self.opened_at {
                return false;
            }
            if self.closed.is_none_or(|closed| closed.at > left) {
                self.closed = Some(Closed { at: left, why: CloseReason::AccountLeft });
            }
        }
        self.closed = self.closed.filter(|closed| as_of.includes(closed.at));
        as_of.includes(self.opened_at)
    }
}

impl Closed {
    /// By a fact that has only a date: from its 00:00, or from the opening if that came later on the day.
    pub(super) fn by_fact(day: NaiveDate, opened_at: Instant, zone: Zone) -> Self {
        Self { at: zone.start_of(day).max(opened_at), why: CloseReason::Ended }
    }
}
