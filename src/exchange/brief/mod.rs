//! What a manager reads before walking into a meeting, on one page: what they asked last, what we owe, who will be there, what to
//! ask, what we did for them, what they owe, what comes next, and how they are.
//!
//! [`Brief::read`] gathers, [`Brief::page`] puts it into words, and a [`Page`](super::page::Page) is printed in cells or as Markdown.

mod gather;
mod people;
mod words;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::account::{AccountKind, Tier};
use crate::domain::dealings::{Channel, PainDimension, TicketGrade};
use crate::domain::health::Band;
use crate::domain::id::InvoiceId;
use crate::domain::needs::{Reception, Sentiment};
use crate::domain::people::{BuyingRole, Stance};
use crate::domain::{AccountId, Money, PersonId, Tenths};
use crate::scoring::cadence::Light;
use crate::scoring::health::{Contributions, Lift};

pub use gather::Setting;
pub(super) use words::money;

/// Everything on the page, most urgent first in every list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// The day it is of.
    pub as_of: NaiveDate,
    /// Which account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// What kind of customer.
    pub kind: AccountKind,
    /// The tier in force.
    pub tier: Tier,
    /// Who looks after it.
    pub owner: Option<String>,
    /// Its industry.
    pub industry: Option<String>,
    /// How it is.
    pub health: HealthNow,
    /// How long nobody has spoken with them.
    pub silence: Silence,
    /// The last talks.
    pub talks: Vec<Talk>,
    /// Requests of theirs that are not settled.
    pub requests: Vec<OpenRequest>,
    /// Pains they named that are not solved.
    pub pains: Vec<OpenPain>,
    /// Promises of ours that are not kept yet.
    pub promises: Vec<Owed>,
    /// Tickets that are not closed.
    pub tickets: Vec<OpenTicket>,
    /// Deliveries that are not accepted.
    pub deliveries: Vec<Owed>,
    /// Who may be there.
    pub people: Vec<Attendee>,
    /// What to ask.
    pub questions: Vec<Asked>,
    /// What we did for them outside the contract.
    pub favours: Vec<Favour>,
    /// Whether this month's favour is done.
    pub favour_done: bool,
    /// What could be done next.
    pub favour_ideas: Vec<String>,
    /// What they owe.
    pub invoices: Vec<Unpaid>,
    /// What comes next.
    pub dates: Vec<NextDate>,
}

/// The health score and what weighs it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HealthNow {
    /// 0.0 to 100.0; none if too little is known.
    pub score: Option<Tenths>,
    /// Its band.
    pub band: Band,
    /// Known weight in percent of applicable weight.
    pub coverage: u32,
    /// The score four weeks before.
    pub before: Option<Tenths>,
    /// What each dimension adds.
    pub contributions: Contributions,
    /// The single change that would lift it most.
    pub lift: Option<Lift>,
}

/// The silence of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Silence {
    /// The day of the last two-way touch.
    pub last_touch: Option<NaiveDate>,
    /// Days since then, or since the account was entered.
    pub days: i64,
    /// Against the cadence in force.
    pub light: Light,
}

/// A talk with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Talk {
    /// When.
    pub on: NaiveDate,
    /// How.
    pub channel: Channel,
    /// Whether they took part.
    pub two_way: bool,
    /// Who of theirs took part.
    pub people: Vec<String>,
    /// What it was about.
    pub summary: Option<String>,
    /// What they said, and who said it.
    pub statements: Vec<Statement>,
    /// What was to happen next.
    pub next_step: Option<String>,
    /// The mood.
    pub sentiment: Option<Sentiment>,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// By whom.
    pub person: Option<String>,
    /// What.
    pub said: String,
}

/// A request of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenRequest {
    /// What they need.
    pub need: String,
    /// Since when.
    pub raised_on: NaiveDate,
    /// Whether it was decided, and they still wait to be told.
    pub decided_untold: bool,
    /// Until when they are to be told.
    pub tell_by: Option<NaiveDate>,
}

/// A pain of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPain {
    /// What hurts.
    pub title: String,
    /// What it is about.
    pub dimension: PainDimension,
    /// The mean of its scores, 1.0 to 5.0, half up.
    pub score: Option<Tenths>,
    /// Since when we know.
    pub raised_on: NaiveDate,
}

/// Something that we owe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// What.
    pub what: String,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// Days past that day; none if there is time.
    pub overdue_days: Option<i64>,
    /// To whom.
    pub person: Option<String>,
}

/// A ticket that is not closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenTicket {
    /// What it is about.
    pub title: String,
    /// Its grade now.
    pub grade: TicketGrade,
    /// Since when.
    pub opened_on: NaiveDate,
    /// Days since then.
    pub days: i64,
}

/// Somebody who may be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendee {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The title of the post.
    pub title: Option<String>,
    /// Buying roles, the foremost first.
    pub roles: Vec<BuyingRole>,
    /// The latest stance.
    pub stance: Option<Stance>,
    /// When that was seen.
    pub stance_on: Option<NaiveDate>,
    /// Whether that is too long ago.
    pub stance_stale: bool,
    /// 0 to 10.
    pub influence: Option<u8>,
    /// What the person is after.
    pub concern: Option<String>,
    /// What not to touch on.
    pub taboos: Option<String>,
    /// What the person likes.
    pub interests: Option<String>,
    /// The day of the last two-way touch.
    pub last_touch: Option<NaiveDate>,
    /// The next birthday, if it is within its notice.
    pub birthday: Option<NaiveDate>,
    /// The colleague who knows the person best.
    pub known_by: Option<String>,
    /// A sentence for this role and stance.
    pub line: Option<String>,
}

/// A question to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// About the industry or about them.
    pub scope: crate::scoring::pains::QuestionScope,
    /// The question.
    pub question: String,
    /// Where to look before asking.
    pub source: Option<String>,
    /// What to listen for.
    pub listen: Option<String>,
    /// Whether somebody prepared it for them; else it comes from the library.
    pub prepared: bool,
}

/// A favour that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Favour {
    /// What.
    pub what: String,
    /// When.
    pub done_on: NaiveDate,
    /// For whom.
    pub person: Option<String>,
    /// How it was received.
    pub reception: Option<Reception>,
}

/// An invoice that is not paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unpaid {
    /// Which.
    pub id: InvoiceId,
    /// Its number.
    pub number: Option<String>,
    /// What is open of it.
    pub open: Money,
    /// Until when it was to be paid.
    pub due_on: NaiveDate,
    /// Days past that day, 0 if it is not due.
    pub overdue_days: i64,
}

crate::codes! {
    /// What a coming date is.
    pub enum DateKind {
        /// A contract ends.
        ContractEnds = "contract_ends",
        /// A planned occasion to meet.
        Touchpoint = "touchpoint",
        /// A task is due.
        Task = "task",
        /// A birthday.
        Birthday = "birthday",
    }
}

/// Something that comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextDate {
    /// When.
    pub on: NaiveDate,
    /// Days until then; negative if it is past.
    pub days: i64,
    /// What.
    pub kind: DateKind,
    /// Which.
    pub title: String,
}
