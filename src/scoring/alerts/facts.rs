//! What the alert rules look at, for one account. Facts after the as-of instant may be present; they do not count.

use chrono::NaiveDate;
use serde::Deserialize;

use super::decisions::Ruling;
use crate::domain::dealings::RenewalIntent;
use crate::domain::id::{MilestoneId, RequestId};
use crate::domain::needs::Bearing;
use crate::domain::{Instant, Money, PersonId, Tenths};
use crate::scoring::cadence::{CardReview, Promise};
use crate::scoring::chain::ChainFacts;
use crate::scoring::receivables::Invoice;
use crate::scoring::satisfaction::{Answer, LoopDone};
use crate::scoring::tickets::Ticket;

/// All of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertFacts {
    /// The day the account was created in the program: before it nobody could be late with a touch or a review.
    pub created_on: NaiveDate,
    /// From when it is no customer any more.
    #[serde(default)]
    pub left_on: Option<NaiveDate>,
    /// The account's tier, for the times its tickets are answered in.
    pub tier: crate::domain::account::Tier,
    /// Health at past week ends, earliest first ([`super::week_scores`]).
    #[serde(default)]
    pub week_ends: Vec<WeekEnd>,
    /// Usage readings as points ([`super::usage_points`]).
    #[serde(default)]
    pub usage: Vec<UsagePoints>,
    /// How many days a usage reading is valid.
    #[serde(default)]
    pub usage_valid_days: u32,
    /// What was said about renewing.
    #[serde(default)]
    pub intents: Vec<IntentStated>,
    /// How many days such a word is valid.
    #[serde(default)]
    pub intent_valid_days: u32,
    /// Days of two-way touches.
    #[serde(default)]
    pub two_way_days: Vec<NaiveDate>,
    /// How long the account may be silent, from day to day.
    #[serde(default)]
    pub silence_limits: Vec<SilenceLimit>,
    /// Invoices with their payments.
    #[serde(default)]
    pub invoices: Vec<Invoice>,
    /// Revenue of complete quarters in one currency.
    #[serde(default)]
    pub quarters: Vec<QuarterRevenue>,
    /// Days on which a tier was decided.
    #[serde(default)]
    pub tier_decisions: Vec<NaiveDate>,
    /// What happened to the account.
    #[serde(default)]
    pub events: Vec<AccountEvent>,
    /// Survey answers.
    #[serde(default)]
    pub answers: Vec<SurveyReply>,
    /// The decision chain.
    #[serde(default)]
    pub chain: ChainFacts,
    /// Tickets.
    #[serde(default)]
    pub tickets: Vec<Ticket>,
    /// Promises.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// Reviews of the card.
    #[serde(default)]
    pub card_reviews: Vec<CardReview>,
    /// Requests.
    #[serde(default)]
    pub requests: Vec<Request>,
    /// Milestones.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// Decisions about episodes.
    #[serde(default)]
    pub rulings: Vec<Ruling>,
}

/// The health of a week that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekEnd {
    /// The Sunday.
    pub on: NaiveDate,
    /// The score at its 24:00; none: not rated.
    pub score: Option<Tenths>,
}

/// `{ on = "2026-06-28", tenths = 599 }`; without tenths: not rated.
impl<'de> Deserialize<'de> for WeekEnd {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Shape {
            on: NaiveDate,
            tenths: Option<i32>,
        }
        Shape::deserialize(d).map(|shape| Self { on: shape.on, score: shape.tenths.map(Tenths) })
    }
}

/// A usage reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsagePoints {
    /// The row; of several of one day the largest wins.
    pub id: i64,
    /// When it was read.
    pub on: NaiveDate,
    /// Its points, 0 to 10.
    pub points: u8,
}

/// A word about renewing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntentStated {
    /// When.
    pub on: NaiveDate,
    /// What. Of one day the lowest counts.
    pub intent: RenewalIntent,
}

/// How many days an account may be silent, from a day on: its own cadence, else that of the tier it then had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SilenceLimit {
    /// From this day on; the first one also holds before.
    pub from: NaiveDate,
    /// Days.
    pub max_days: u32,
}

/// What was invoiced in a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuarterRevenue {
    /// Any day of it.
    pub quarter: NaiveDate,
    /// In the reporting currency.
    pub revenue: Money,
}

/// Something that happened to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountEvent {
    /// The row.
    pub id: i64,
    /// What it means.
    pub bearing: Bearing,
    /// When it happened.
    pub happened_on: NaiveDate,
    /// When it was written down.
    pub entered_at: Instant,
}

/// An answer and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SurveyReply {
    /// The answer.
    #[serde(flatten)]
    pub answer: Answer,
    /// The steps of its loop.
    #[serde(default)]
    pub steps: Vec<LoopDone>,
}

/// A collaboration request, as far as the customer waits for word of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Which.
    pub id: RequestId,
    /// When it was raised.
    pub raised_on: NaiveDate,
    /// When it was decided.
    #[serde(default)]
    pub decided_on: Option<NaiveDate>,
    /// Until when the customer is to be told, if a date was set.
    #[serde(default)]
    pub tell_by: Option<NaiveDate>,
    /// When the customer was told.
    #[serde(default)]
    pub told_on: Option<NaiveDate>,
    /// When it was closed, told or not.
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
}

/// A delivery milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Which.
    pub id: MilestoneId,
    /// When it was planned.
    pub planned_on: NaiveDate,
    /// Until when it is to be accepted.
    pub due_on: NaiveDate,
    /// When it was accepted, and by whom.
    #[serde(default)]
    pub accepted_on: Option<NaiveDate>,
    /// By whom of the customer.
    #[serde(default)]
    pub accepted_by: Option<PersonId>,
}
