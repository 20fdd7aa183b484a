//! Needs and pains (domain section 4): the radar, the "3+2" questions of a first meeting, the four-step discovery.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rounding;
use crate::domain::dealings::{PainDimension, PainOrigin};
use crate::domain::id::PainId;
use crate::domain::quarter::months_earlier;
use crate::domain::{AsOf, Coded, PersonId, Tenths};

/// A pain with its scores.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pain {
    /// Which.
    pub id: PainId,
    /// What it is about.
    pub dimension: PainDimension,
    /// When it was first written down.
    pub raised_on: NaiveDate,
    /// When it was solved or dropped; from that day on it hurts no more.
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
    /// What people said it weighs.
    #[serde(default)]
    pub scores: Vec<PainScore>,
}

/// How much a pain hurts somebody, 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PainScore {
    /// The row; among several of one day the largest is the latest.
    pub id: i64,
    /// Whom; none: nobody in particular, such as our own guess.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// How we know.
    pub origin: PainOrigin,
    /// 1 to 5.
    pub score: u8,
    /// When.
    pub on: NaiveDate,
}

/// One spoke of the radar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spoke {
    /// Which.
    pub dimension: PainDimension,
    /// Everything known today.
    pub now: Mean,
    /// Everything known three months ago.
    pub quarter_ago: Mean,
    /// What we predicted, as of today.
    pub predicted: Mean,
    /// What evidence confirmed, as of today.
    pub validated: Mean,
}

/// A mean of 1-to-5 scores with the number of scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mean {
    /// Half-up to one decimal; none without a score.
    pub value: Option<Tenths>,
    /// Over how many scores.
    pub n: usize,
}

/// The radar: one spoke for each dimension, in the order of [`PainDimension`]. Of each person the latest score of a pain counts; where
/// predicted and validated are compared, the latest of that origin.
#[must_use]
pub fn radar(pains: &[Pain], as_of: AsOf) -> Vec<Spoke> {
    let quarter_ago = months_earlier(as_of.day, 3);
    PainDimension::ALL
        .iter()
        .map(|&dimension| Spoke {
            dimension,
            now: mean(pains, dimension, as_of.day, |_| true),
            quarter_ago: mean(pains, dimension, quarter_ago, |_| true),
            predicted: mean(pains, dimension, as_of.day, |origin| origin == PainOrigin::Predicted),
            validated: mean(pains, dimension, as_of.day, |origin| origin == PainOrigin::Validated),
        })
        .collect()
}

fn mean(pains: &[Pain], dimension: PainDimension, day: NaiveDate, wanted: impl Fn(PainOrigin) -> bool) -> Mean {
    let hurts = |pain: &&Pain| pain.dimension == dimension && pain.raised_on <= day && pain.closed_on.is_none_or(|closed| closed > day);
    let mut latest: BTreeMap<(PainId, Option<PersonId>), &PainScore> = BTreeMap::new();
    for pain in pains.iter().filter(hurts) {
        for score in pain.scores.iter().filter(|score| score.on <= day && wanted(score.origin)) {
            let slot = latest.entry((pain.id, score.person)).or_insert(score);
            if (score.on, score.id) > (slot.on, slot.id) {
                *slot = score;
            }
        }
    }
    let sum: i128 = latest.values().map(|score| i128::from(score.score.clamp(1, 5))).sum();
    let n = latest.len();
    let value = (n > 0).then(|| Tenths(i32::try_from(rounding::half_up(sum * 10, n as i128)).unwrap_or(0)));
    Mean { value, n }
}

crate::codes! {
    /// What a prepared question is about.
    pub enum QuestionScope {
        /// The industry: three are prepared.
        Industry = "industry",
        /// This customer: two are prepared.
        Customer = "customer",
    }
}

impl QuestionScope {
    /// How many a first meeting needs.
    #[must_use]
    pub const fn wanted(self) -> usize {
        match self {
            Self::Industry => 3,
            Self::Customer => 2,
        }
    }
}

/// A question prepared for a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What it is about.
    pub scope: QuestionScope,
    /// When it was prepared.
    pub prepared_on: NaiveDate,
    /// Whether it says where it comes from: a registry, a tender notice, a report.
    pub sourced: bool,
    /// When it was asked.
    #[serde(default)]
    pub asked_on: Option<NaiveDate>,
}

/// How far the questions of one scope are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionState {
    /// Which.
    pub scope: QuestionScope,
    /// How many are needed.
    pub wanted: usize,
    /// How many with a source are prepared, asked ones included.
    pub prepared: usize,
    /// How many lack a source and so do not count.
    pub unsourced: usize,
    /// How many were asked.
    pub asked: usize,
}

/// How far the "3+2" questions are at the as-of day.
#[must_use]
pub fn question_state(questions: &[Question], as_of: AsOf) -> Vec<QuestionState> {
    let state = |scope: QuestionScope| {
        let known: Vec<&Question> = questions.iter().filter(|one| one.scope == scope && as_of.includes_day(one.prepared_on)).collect();
        QuestionState {
            scope,
            wanted: scope.wanted(),
            prepared: known.iter().filter(|question| question.sourced).count(),
            unsourced: known.iter().filter(|question| !question.sourced).count(),
            asked: known.iter().filter(|question| question.asked_on.is_some_and(|day| as_of.includes_day(day))).count(),
        }
    };
    QuestionScope::ALL.iter().map(|&scope| state(scope)).collect()
}

crate::codes! {
    /// A part of the four-step discovery.
    pub enum DiscoveryPart {
        /// Step 1: the daily contact was heard.
        HeardDailyContact = "heard_daily_contact",
        /// Step 1: the front line was heard.
        HeardFrontLine = "heard_front_line",
        /// Step 1: finance was heard.
        HeardFinance = "heard_finance",
        /// Step 1: an executive was heard.
        HeardExecutive = "heard_executive",
        /// Step 2: situational follow-ups.
        FollowUps = "follow_ups",
        /// Step 3: three months of key data were asked for.
        DataAsked = "data_asked",
        /// Step 3: and received.
        DataReceived = "data_received",
        /// Step 4: the customer ranked the pains from 1 to 5.
        Ranking = "ranking",
    }
}

impl DiscoveryPart {
    /// 1 to 4.
    #[must_use]
    pub const fn step(self) -> u8 {
        match self {
            Self::HeardDailyContact | Self::HeardFrontLine | Self::HeardFinance | Self::HeardExecutive => 1,
            Self::FollowUps => 2,
            Self::DataAsked | Self::DataReceived => 3,
            Self::Ranking => 4,
        }
    }
}

/// How far the discovery has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Discovery {
    /// When each part was first done, in order.
    pub parts: Vec<(DiscoveryPart, Option<NaiveDate>)>,
    /// The step (1 to 4) of the first part not done; none: complete.
    pub step: Option<u8>,
    /// The parts of that step that are missing.
    pub missing: Vec<DiscoveryPart>,
}

/// How far the four-step discovery is at the as-of day. Steps may be taken in any order; the first incomplete one is next.
#[must_use]
pub fn discovery(done: &[(DiscoveryPart, NaiveDate)], as_of: AsOf) -> Discovery {
    let first =
        |wanted: DiscoveryPart| done.iter().filter(|(part, on)| *part == wanted && as_of.includes_day(*on)).map(|(_, on)| *on).min();
    let parts: Vec<(DiscoveryPart, Option<NaiveDate>)> = DiscoveryPart::ALL.iter().map(|&part| (part, first(part))).collect();
    let open = || parts.iter().filter(|(_, on)| on.is_none()).map(|(part, _)| *part);
    let step = open().map(DiscoveryPart::step).min();
    let missing = open().filter(|part| Some(part.step()) == step).collect();
    Discovery { parts, step, missing }
}
