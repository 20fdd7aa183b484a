//! The model of the health score (domain section 8).

use crate::codes;
use crate::domain::Coded;
use crate::domain::account::AccountKind;
use crate::domain::dealings::RenewalIntent;
use crate::domain::health::{Band, Dimension};
use crate::domain::placed::{Document, FileError, Problem, Table};
use crate::domain::score::Tenths;
use crate::policy::read::{codes, tenths};
use crate::policy::steps::Steps;

/// Points of a band go from 0 to this.
pub const MOST_POINTS: u8 = 10;

codes! {
    /// Which of several respondents' answers count.
    pub enum RespondentMode {
        /// The mean of the latest valid answer of each, a half rounded down.
        Mean = "mean",
        /// The latest answer of all.
        Latest = "latest",
        /// The lowest among the latest valid answers of each.
        Worst = "worst",
        /// The mean over decision makers only.
        DecisionMakersOnly = "decision_makers_only",
    }
}

/// A model for each kind of customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthPolicies {
    enterprise: HealthPolicy,
    individual: HealthPolicy,
    partner: HealthPolicy,
    government: HealthPolicy,
}

/// The model for one kind of customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthPolicy {
    /// In the order of the table, which also decides ties.
    pub dimensions: Vec<DimensionPolicy>,
    /// From this share of known in applicable weight, in percent, an account is rated.
    pub rated_from_percent: u32,
    /// The least scores of the bands.
    pub bands: HealthBands,
    /// Which answers count for [`Dimension::Relationship`].
    pub respondents: RespondentMode,
}

/// The least score of each band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HealthBands {
    /// Of [`Band::Healthy`].
    pub healthy: Tenths,
    /// Of [`Band::Watch`]; below is [`Band::AtRisk`].
    pub watch: Tenths,
}

impl HealthBands {
    /// The band of a score.
    #[must_use]
    pub fn of(self, score: Tenths) -> Band {
        if score >= self.healthy {
            Band::Healthy
        } else if score >= self.watch {
            Band::Watch
        } else {
            Band::AtRisk
        }
    }
}

/// One dimension of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionPolicy {
    /// Which.
    pub dimension: Dimension,
    /// Whether it makes sense for this kind of customer.
    pub applicable: bool,
    /// At least 1.
    pub weight: u32,
    /// How many days a fact stays valid; the day it carries does not count. 0 where facts do not age (cadence).
    pub validity_days: u32,
    /// Service only: how many days back opened tickets count.
    pub window_days: u32,
    /// Service only: how long any ticket proves that tickets are recorded.
    pub known_after_ticket_days: u32,
    /// Points by input.
    pub steps: Steps,
}

impl HealthPolicy {
    /// The policy of a dimension, if the model has it.
    #[must_use]
    pub fn dimension(&self, dimension: Dimension) -> Option<&DimensionPolicy> {
        self.dimensions.iter().find(|policy| policy.dimension == dimension)
    }
}

impl HealthPolicies {
    /// The model for a kind of customer.
    #[must_use]
    pub fn for_kind(&self, kind: AccountKind) -> &HealthPolicy {
        match kind {
            AccountKind::Enterprise => &self.enterprise,
            AccountKind::Individual => &self.individual,
            AccountKind::Partner => &self.partner,
            AccountKind::Government => &self.government,
        }
    }

    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        root.get("model")?.table()?;
        if let Some(kinds) = root.maybe("kind") {
            let kinds = kinds.table()?;
            for kind in AccountKind::ALL {
                let _ = kinds.maybe(kind.code());
            }
            kinds.finish()?;
        }
        root.finish()?;
        let model = |kind: AccountKind| -> Result<HealthPolicy, FileError> {
            let mut model = document.part("model").unwrap_or_else(|| document.clone());
            if let Some(own) = document.part("kind").and_then(|kinds| kinds.part(kind.code())) {
                model.lay_over(own);
            }
            read_model(model.table()?)
        };
        Ok(Self {
            enterprise: model(AccountKind::Enterprise)?,
            individual: model(AccountKind::Individual)?,
            partner: model(AccountKind::Partner)?,
            government: model(AccountKind::Government)?,
        })
    }
}

fn read_model(model: Table<'_>) -> Result<HealthPolicy, FileError> {
    let chosen = codes(&model.get("dimensions")?)?;
    if chosen.is_empty() {
        return Err(model.get("dimensions")?.error(Problem::OutOfRange { given: "0".into(), least: "1".into(), most: "8".into() }));
    }
    let not_applicable: Vec<Dimension> = codes(&model.get("not_applicable")?)?;
    let bands = model.get("bands")?.table()?;
    let (healthy, watch) = (bands.get("healthy")?, bands.get("watch")?);
    let bands_read = HealthBands { healthy: tenths(&healthy)?, watch: tenths(&watch)? };
    bands.finish()?;
    if bands_read.watch >= bands_read.healthy {
        return Err(watch.error(Problem::WrongOrder { smaller: "watch", larger: "healthy" }));
    }
    let mut respondents = RespondentMode::Mean;
    let mut all = Vec::new();
    for &dimension in Dimension::ALL {
        let table = model.get(dimension.code())?.table()?;
        let applicable = !not_applicable.contains(&dimension);
        all.push(read_dimension(dimension, applicable, &table, &mut respondents)?);
        table.finish()?;
    }
    let rated_from_percent = model.get("rated_from_percent")?.integer(1..=100u32)?;
    model.finish()?;
    let mut dimensions = Vec::new();
    for dimension in chosen {
        dimensions.extend(all.iter().find(|policy| policy.dimension == dimension).cloned());
    }
    Ok(HealthPolicy { dimensions, rated_from_percent, bands: bands_read, respondents })
}

fn read_dimension(
    dimension: Dimension,
    applicable: bool,
    table: &Table<'_>,
    respondents: &mut RespondentMode,
) -> Result<DimensionPolicy, FileError> {
    let days = |key: &str| table.get(key)?.integer(1..=3650u32);
    let steps = if dimension == Dimension::Value {
        let words = table.get("points")?.table()?;
        let steps = intent_steps(&words)?;
        words.finish()?;
        steps
    } else {
        // A share of functions is kept in hundredths of a percent, the other inputs as whole numbers.
        Steps::read(&table.get("steps")?, if dimension == Dimension::Usage { 2 } else { 0 }, 0..=100_000, MOST_POINTS)?
    };
    if dimension == Dimension::Relationship {
        *respondents = table.get("respondents")?.code()?;
    }
    let of_service = |key: &str| if dimension == Dimension::Service { days(key) } else { Ok(0) };
    Ok(DimensionPolicy {
        dimension,
        applicable,
        weight: table.get("weight")?.integer(1..=1000u32)?,
        validity_days: if dimension == Dimension::Cadence { 0 } else { days("validity_days")? },
        window_days: of_service("window_days")?,
        known_after_ticket_days: of_service("known_after_ticket_days")?,
        steps,
    })
}

/// The words about renewal as steps of one number each, the best word first.
fn intent_steps(table: &Table<'_>) -> Result<Steps, FileError> {
    let mut words = Vec::new();
    for &intent in RenewalIntent::ALL.iter().rev() {
        words.push((intent as i64, table.get(intent.code())?.integer(0..=MOST_POINTS)?));
    }
    Ok(Steps::descending(words))
}
