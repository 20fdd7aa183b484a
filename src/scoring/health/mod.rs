//! The health score of an account (domain section 8): which inputs are known on a day, what each contributes, and what would
//! lift the score.
//!
//! score in tenths = floor(100 x sum(weight x points) / sum(known weights)), over the dimensions that are known. It is rated
//! when known weight is at least 60 % (policy) of applicable weight. Nothing is a float.

mod facts;
mod inputs;
mod lifts;
mod trend;

use arrayvec::ArrayVec;
use chrono::NaiveDate;
use serde::Serialize;

pub use facts::{Answer, Applicability, CadenceFact, Fact, HealthFacts, Obligation, TicketFact};
pub use lifts::{Lift, lifts, missing_for_rating, what_if};
pub use trend::{HealthTrend, week_ends};

use super::shares::share_out;
use crate::domain::Coded;
use crate::domain::dealings::RenewalIntent;
use crate::domain::health::{Band, Dimension, FactSource, InputState};
use crate::domain::score::Tenths;
use crate::policy::health::{HealthPolicy, MOST_POINTS};
use crate::policy::steps::Steps;
use inputs::Window;

/// As many dimensions as there are ([`Dimension::ALL`]).
const MOST_PARTS: usize = 8;

/// Contributions in the order of the model's table.
pub type Contributions = ArrayVec<Contribution, MOST_PARTS>;

/// The health of an account on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Health {
    /// 0.0 to 100.0; `None` if too little is known.
    pub score: Option<Tenths>,
    /// The band of the score.
    pub band: Band,
    /// Known weight in percent of applicable weight, floored; 0 if nothing applies.
    pub coverage: u32,
    /// One for each dimension of the model; their points sum exactly to the score.
    pub contributions: Contributions,
}

/// Nothing is known and nothing applies.
impl Default for Health {
    fn default() -> Self {
        Self { score: None, band: Band::NotRated, coverage: 0, contributions: Contributions::new() }
    }
}

/// What one dimension adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Contribution {
    /// Which dimension.
    pub dimension: Dimension,
    /// Whether it counts.
    pub state: InputState,
    /// What is known; `None` unless the state is known.
    pub input: Option<HealthInput>,
    /// The day of the fact that decides; also that of a fact grown stale.
    pub fact_on: Option<NaiveDate>,
    /// Where that fact comes from.
    pub source: Option<FactSource>,
    /// What was last known before it grew stale.
    pub stale_input: Option<HealthInput>,
    /// Which step of the policy the input falls on, counted from 0.
    #[serde(skip)]
    pub step: Option<u8>,
    /// The points of that step, 0 to 10.
    pub band_points: Option<u8>,
    /// The weight in the model, whether known or not.
    pub weight: u32,
    /// What it adds to the score, 0 if it is not known or the account is not rated.
    pub points: Tenths,
}

/// The value of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HealthInput {
    /// Share of core functions in use, in hundredths of a percent.
    Share(u16),
    /// The word about renewing.
    Intent(RenewalIntent),
    /// Number of P0 and P1 tickets.
    Tickets(u32),
    /// Recommendation, 0 to 10.
    Rating(u8),
    /// Days that the longest overdue invoice is overdue.
    OverdueDays(u32),
    /// Percent of the allowed silence used up.
    SilencePercent(u32),
    /// Percent kept in time.
    KeptPercent(u32),
}

impl HealthInput {
    /// The number that policy steps compare.
    #[must_use]
    pub fn measure(self) -> i64 {
        match self {
            Self::Share(share) => i64::from(share),
            Self::Intent(intent) => intent as i64,
            Self::Rating(rating) => i64::from(rating),
            Self::Tickets(number) | Self::OverdueDays(number) | Self::SilencePercent(number) | Self::KeptPercent(number) => {
                i64::from(number)
            }
        }
    }

    /// The input of a dimension with this measure, brought into its range.
    #[must_use]
    pub fn from_measure(dimension: Dimension, measure: i64) -> Self {
        let number = u32::try_from(measure).unwrap_or(0);
        match dimension {
            Dimension::Usage => Self::Share(u16::try_from(number.min(10_000)).unwrap_or(0)),
            Dimension::Value => Self::Intent(RenewalIntent::ALL.get(number as usize).copied().unwrap_or(RenewalIntent::Offers)),
            Dimension::Service => Self::Tickets(number),
            Dimension::Relationship => Self::Rating(u8::try_from(number.min(10)).unwrap_or(0)),
            Dimension::Receivables => Self::OverdueDays(number),
            Dimension::Cadence => Self::SilencePercent(number),
            Dimension::PromisesKept | Dimension::MilestonesOnTime => Self::KeptPercent(number.min(100)),
        }
    }
}

/// Shares as a percentage in a decimal string (`"85.5"`), words by code, counts as numbers.
impl Serialize for HealthInput {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Share(share) => s.collect_str(&Percent(share)),
            Self::Intent(intent) => s.serialize_str(intent.code()),
            Self::Rating(rating) => s.serialize_u8(rating),
            Self::Tickets(number) | Self::OverdueDays(number) | Self::SilencePercent(number) | Self::KeptPercent(number) => {
                s.serialize_u32(number)
            }
        }
    }
}

/// Hundredths of a percent, shown with as many decimals as they need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent(pub u16);

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => f.pad(&whole.to_string()),
            (whole, part) if part % 10 == 0 => f.pad(&format!("{whole}.{}", part / 10)),
            (whole, part) => f.pad(&format!("{whole}.{part:02}")),
        }
    }
}

impl Contribution {
    fn unknown(dimension: Dimension, weight: u32) -> Self {
        Self {
            dimension,
            state: InputState::Unknown,
            input: None,
            fact_on: None,
            source: None,
            stale_input: None,
            step: None,
            band_points: None,
            weight,
            points: Tenths(0),
        }
    }

    fn learn(&mut self, steps: &Steps, input: HealthInput) {
        let (step, points) = steps.of(input.measure());
        self.state = InputState::Known;
        self.input = Some(input);
        self.stale_input = None;
        self.step = Some(step);
        self.band_points = Some(points);
        self.points = self.earned();
    }

    /// Its weight times its points: in a model whose known weights are 100 in all, what it adds to the score in tenths.
    fn earned(&self) -> Tenths {
        Tenths((self.weight * u32::from(self.band_points.unwrap_or(0))).cast_signed())
    }
}

/// What the contributions of a score come to before they are weighed against one another.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// Weight of what applies.
    applicable: u32,
    /// Weight of what is known.
    known: u32,
    /// Weights times points.
    earned: i32,
}

impl Sums {
    fn add(&mut self, part: &Contribution) {
        match part.state {
            InputState::Known => {
                self.applicable += part.weight;
                self.known += part.weight;
                self.earned += part.points.0;
            }
            InputState::Unknown => self.applicable += part.weight,
            InputState::NotApplicable => {}
        }
    }
}

/// Scores accounts for one model and one as-of day. Make it once and use it for every account.
#[derive(Debug, Clone)]
pub struct HealthScorer<'p> {
    policy: &'p HealthPolicy,
    windows: ArrayVec<Window<'p>, MOST_PARTS>,
}

impl<'p> HealthScorer<'p> {
    /// A scorer for a model and the day whose facts are the last to count ([`crate::domain::AsOf::day`]).
    #[must_use]
    pub fn new(policy: &'p HealthPolicy, as_of: NaiveDate) -> Self {
        Self { policy, windows: policy.dimensions.iter().take(MOST_PARTS).map(|dimension| Window::new(dimension, as_of)).collect() }
    }

    /// The health of one account.
    #[must_use]
    pub fn score(&self, facts: &HealthFacts) -> Health {
        let mut health = Health::default();
        self.score_into(facts, &mut health);
        health
    }

    /// The health of one account, written over that of another: saves the copies where there are many.
    pub fn score_into(&self, facts: &HealthFacts, health: &mut Health) {
        health.contributions.clear();
        let mut sums = Sums::default();
        for window in &self.windows {
            health.contributions.push(window.blank);
            if let Some(part) = health.contributions.last_mut() {
                window.look(facts, self.policy.respondents, part);
                sums.add(part);
            }
        }
        weigh(self.policy, health, sums);
    }
}

/// The health of an account on a day; [`HealthScorer`] is quicker for many.
#[must_use]
pub fn score_health(facts: &HealthFacts, policy: &HealthPolicy, as_of: NaiveDate) -> Health {
    HealthScorer::new(policy, as_of).score(facts)
}

/// Weighs contributions of which some were changed.
fn settle(policy: &HealthPolicy, health: &mut Health) {
    let mut sums = Sums::default();
    for part in &mut health.contributions {
        part.points = part.earned();
        sums.add(part);
    }
    weigh(policy, health, sums);
}

/// Weighs what is known, each part of which holds what it earned, and shares the score out over it.
fn weigh(policy: &HealthPolicy, health: &mut Health, sums: Sums) {
    // A point is worth this many tenths of the score, because the most points are worth 100.0.
    const TENTHS_A_POINT: u32 = 1000 / MOST_POINTS as u32;
    let Sums { applicable, known, earned } = sums;
    let rated = known > 0 && known * 100 >= policy.rated_from_percent * applicable;
    let total = if rated && known == TENTHS_A_POINT {
        // Weights of 100 in all, the usual case, leave no remainders to share out.
        Tenths(earned)
    } else {
        let worth = |part: &Contribution| TENTHS_A_POINT * part.weight * u32::from(part.band_points.unwrap_or(0));
        share_out(if rated { known } else { 0 }, &mut health.contributions, worth, |part| &mut part.points)
    };
    health.coverage = if known == applicable { 100 * u32::from(known > 0) } else { known * 100 / applicable };
    health.score = rated.then_some(total);
    health.band = health.score.map_or(Band::NotRated, |score| policy.bands.of(score));
}
