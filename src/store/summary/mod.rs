//! What the account list shows of each account: computed from facts for any day, and kept for today in a table that is only
//! ever a cache.

mod alerts;
mod all;
mod compute;
mod describe;
mod kept;
mod names;
mod packed;
mod refresh;
mod state;

use chrono::NaiveDate;

use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use crate::domain::health::{Band, Dimension};
use crate::domain::{AccountId, ColleagueId, Tenths};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;

pub use alerts::OpenAlerts;
pub(super) use refresh::keep_up;
pub use state::Freshness;

/// Week ends of which the score is kept.
pub const WEEKS: usize = 8;
/// Causes kept of one account.
pub const MOST_CAUSES: usize = 4;

/// One account as the list shows it, as of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The account.
    pub id: AccountId,
    /// What stands under the same score in the default order, at risk first, then not rated, watch, healthy; the lowest first.
    pub rank: i64,
    /// The name that the list shows as a key that orders ([`crate::domain::search::sort_key`]).
    pub sort_key: String,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short_name: Option<String>,
    /// How its name is read, where a person said so.
    pub reading: Option<String>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Kind of customer.
    pub kind: AccountKind,
    /// Where the relation stands; none if nobody said.
    pub lifecycle: Option<Lifecycle>,
    /// How carefully changes are announced.
    pub sensitivity: Sensitivity,
    /// The tier in force.
    pub tier: Tier,
    /// Why it has that tier.
    pub tier_basis: TierBasis,
    /// What the five axes suggest.
    pub suggested: Option<Tier>,
    /// Health score; none if not rated.
    pub score: Option<Tenths>,
    /// Its band.
    pub band: Band,
    /// Known weight in percent of applicable weight, floored.
    pub coverage: u8,
    /// Score less that of 28 days before, where both exist.
    pub change: Option<Tenths>,
    /// Scores at the last week ends, oldest first.
    pub weeks: [Option<Tenths>; WEEKS],
    /// Why the score is as it is, the most important first.
    pub causes: Vec<Cause>,
    /// The day of the latest two-way touch.
    pub touched_on: Option<NaiveDate>,
    /// The day from which silence counts: that of the touch, else that of entry.
    pub silent_since: NaiveDate,
    /// How the silence compares with the cadence.
    pub light: Light,
    /// The end of the next contract whose renewal is not decided.
    pub renews_on: Option<NaiveDate>,
    /// Trailing revenue in minor units of the reporting currency.
    pub revenue: Option<i64>,
    /// Open beyond its day, in minor units of the reporting currency.
    pub overdue: i64,
    /// The oldest day on which something open was due.
    pub overdue_since: Option<NaiveDate>,
    /// Who of us owns it.
    pub owner: Option<ColleagueId>,
    /// The owner's name; empty without one.
    pub owner_name: String,
    /// The account above it in its group.
    pub parent: Option<AccountId>,
    /// That account's name; empty without one.
    pub parent_name: String,
    /// City.
    pub city: Option<String>,
    /// Region or province.
    pub region: Option<String>,
    /// Industry.
    pub industry: Option<String>,
    /// Tags in alphabetical order.
    pub tags: Vec<String>,
    /// Open alerts; none where they were not counted.
    pub open_alerts: Option<OpenAlerts>,
    /// Whether the above was computed. Otherwise only what is written in the account itself is known: its names, kind and code, the day of
    /// its entry, and the tier if somebody decided it.
    pub computed: bool,
}

/// Why the health is as it is. Words are made from it where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The points of a dimension fell within the last four weeks.
    Fell {
        /// The dimension.
        dimension: Dimension,
        /// The most points in those weeks.
        from: u8,
        /// Points now.
        to: u8,
    },
    /// A dimension alone would not be above the at-risk band, and was not before.
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

/// How far a computation over all accounts is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Accounts done.
    pub done: u64,
    /// Accounts in all.
    pub of: u64,
}
