//! One account as the list knows it.

use chrono::NaiveDate;

use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use crate::domain::health::{Band, Dimension};
use crate::domain::{AccountId, Tenths};

/// Where the tier that is shown comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TierOrigin {
    /// A person decided it.
    Set,
    /// The five axes suggest it.
    Suggested,
    /// Too little is known: C is assumed.
    Assumed,
}

/// The tier that counts, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShownTier {
    /// The tier.
    pub tier: Tier,
    /// Its origin.
    pub origin: TierOrigin,
}

impl ShownTier {
    /// The set tier, else the suggested one, else C.
    #[must_use]
    pub fn of(set: Option<Tier>, suggested: Option<Tier>) -> Self {
        match (set, suggested) {
            (Some(tier), _) => Self { tier, origin: TierOrigin::Set },
            (None, Some(tier)) => Self { tier, origin: TierOrigin::Suggested },
            (None, None) => Self { tier: Tier::C, origin: TierOrigin::Assumed },
        }
    }
}

/// How long the silence is, against what the tier allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cadence {
    /// Within the ideal.
    Green,
    /// Beyond the ideal, within the maximum.
    Yellow,
    /// Beyond the maximum.
    Red,
}

/// The latest two-way touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// Its day; without any touch, the day from which silence is counted.
    pub since: NaiveDate,
    /// Whether there was one at all.
    pub ever: bool,
    /// Against the tier's cadence.
    pub cadence: Cadence,
}

/// Why the health is as it is, in the order of importance. Words are made from it where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The points of a dimension fell within the last four weeks.
    Fell {
        /// The dimension.
        dimension: Dimension,
        /// Points at the highest of those weeks.
        from: u8,
        /// Points now.
        to: u8,
    },
    /// A dimension has few points, and had before.
    Low {
        /// The dimension.
        dimension: Dimension,
        /// Points now.
        points: u8,
    },
    /// A dimension is not known, or no longer.
    Unknown {
        /// The dimension.
        dimension: Dimension,
    },
}

impl Cause {
    /// The dimension that it is about.
    #[must_use]
    pub const fn dimension(self) -> Dimension {
        match self {
            Self::Fell { dimension, .. } | Self::Low { dimension, .. } | Self::Unknown { dimension } => dimension,
        }
    }
}

/// One account as the list shows it, as of one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The account.
    pub id: AccountId,
    /// Its full name.
    pub name: String,
    /// Its short name; empty if it has none.
    pub short_name: String,
    /// How its name is read, where a person said so; else empty.
    pub reading: String,
    /// Unified social credit code; empty if unknown.
    pub credit_code: String,
    /// Kind of customer.
    pub kind: AccountKind,
    /// Where the relation stands.
    pub lifecycle: Lifecycle,
    /// How carefully changes are announced.
    pub sensitivity: Sensitivity,
    /// The tier that counts.
    pub tier: ShownTier,
    /// What the five axes suggest.
    pub suggested: Option<Tier>,
    /// Health score; `None` if not rated.
    pub score: Option<Tenths>,
    /// Its band.
    pub band: Band,
    /// Known weight in percent of applicable weight.
    pub coverage: u8,
    /// Score now against that of four weeks before, where both exist.
    pub change: Option<Tenths>,
    /// Scores at the last eight week ends, oldest first.
    pub weeks: [Option<Tenths>; 8],
    /// Why the score is as it is, the most important first.
    pub causes: Vec<Cause>,
    /// The latest two-way touch.
    pub touch: Touch,
    /// The next renewal.
    pub renews_on: Option<NaiveDate>,
    /// Trailing revenue in minor units of the reporting currency.
    pub revenue: Option<i64>,
    /// Open alerts.
    pub alerts: u16,
    /// Who of us owns it; empty if nobody.
    pub owner: String,
    /// City; empty if unknown.
    pub city: String,
    /// Region or province; empty if unknown.
    pub region: String,
    /// Industry; empty if unknown.
    pub industry: String,
    /// Name of the parent account; empty if it has none.
    pub parent: String,
    /// Tags.
    pub tags: Vec<String>,
}
