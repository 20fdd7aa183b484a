//! What is recorded about the buying organisation of one account, and the policy it is read with.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::account::Tier;
use crate::domain::calendar::WorkCalendar;
use crate::domain::people::{BuyingRole, Depth, EdgeKind, Stance};
use crate::domain::{ColleagueId, PersonId, PostId};
use crate::policy::cadence::Cadence;
use crate::policy::tiering::SeatRule;
use crate::policy::{ChainRules, PolicySet};
use crate::scoring::touch::Touch;

/// Everything dated about the people of one account. Rows after the as-of instant may be present; they do not count.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ChainFacts {
    /// Posts at this account, past and present, with the descriptive fields that hold at the as-of date.
    pub posts: Vec<Post>,
    /// Which buying role a post had, from when to when.
    pub roles: Vec<RoleHeld>,
    /// Stances seen.
    pub stances: Vec<StanceSeen>,
    /// How well one of ours knew one of theirs, and since when.
    pub depths: Vec<DepthReached>,
    /// Influence and conflict between posts.
    pub edges: Vec<Edge>,
    /// Touches with this account.
    pub touches: Vec<Touch>,
    /// Seats that somebody has been asked to fill.
    pub ghosts: Vec<GhostSeat>,
}

/// A post that a person holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The post.
    pub id: PostId,
    /// Who holds it.
    pub person: PersonId,
    /// Its department.
    #[serde(default)]
    pub department: Option<String>,
    /// The post it reports to.
    #[serde(default)]
    pub reports_to: Option<PostId>,
    /// 0 to 10; unknown is not zero.
    #[serde(default)]
    pub influence: Option<u8>,
    /// First day in the post; unknown: always.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// First day no longer in the post; none: still there.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// A buying role of a post, from a day until (without) another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleHeld {
    /// Whose.
    pub post: PostId,
    /// Which.
    pub role: BuyingRole,
    /// First day; unknown: as long as the post.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// First day no longer.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// A stance seen on a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StanceSeen {
    /// The row; among several of one day the largest wins.
    pub id: i64,
    /// Whose.
    pub post: PostId,
    /// When it was seen.
    pub on: NaiveDate,
    /// What was seen.
    pub stance: Stance,
}

/// The depth of the relation between one of ours and one of theirs, as judged on a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepthReached {
    /// The row; among several of one day the largest wins.
    pub id: i64,
    /// Ours.
    pub colleague: ColleagueId,
    /// Theirs.
    pub person: PersonId,
    /// When it was judged.
    pub on: NaiveDate,
    /// How deep.
    pub depth: Depth,
}

/// An edge besides reports-to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// From which post.
    pub from: PostId,
    /// To which post.
    pub to: PostId,
    /// What it means.
    pub kind: EdgeKind,
}

/// A required seat nobody is known for, once somebody took it up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GhostSeat {
    /// One of the roles that would fill the seat.
    pub role: BuyingRole,
    /// When the gap was found.
    pub found_on: NaiveDate,
    /// Until when it is to be filled; none: the policy's days after it was found.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// Who could introduce us.
    #[serde(default)]
    pub introducer: Option<PersonId>,
    /// When a person decided to live without it.
    #[serde(default)]
    pub accepted_on: Option<NaiveDate>,
}

/// How a chain is read: the thresholds, the seats that the account's tier requires, and the calendar in which a search is given time.
#[derive(Debug, Clone, Copy)]
pub struct ChainPolicy<'p> {
    /// Thresholds.
    pub rules: &'p ChainRules,
    /// Required seats.
    pub seats: &'p [SeatRule],
    /// Days of silence after which a holder no longer covers a seat: the maximum of the cadence in force.
    pub max_silence_days: u32,
    /// Working days.
    pub calendar: &'p WorkCalendar,
}

impl<'p> ChainPolicy<'p> {
    /// For an account of a tier, whose cadence may be its own.
    #[must_use]
    pub fn of(set: &'p PolicySet, tier: Tier, cadence: Cadence, calendar: &'p WorkCalendar) -> Self {
        Self { rules: &set.chain, seats: &set.tiering.row(tier).seats, max_silence_days: cadence.max_days, calendar }
    }
}
