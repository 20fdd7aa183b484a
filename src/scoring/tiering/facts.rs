//! What tiering is computed from. The order of the facts does not matter; facts after the as-of day are ignored.

use chrono::NaiveDate;

use crate::domain::account::{AccountKind, Criterion, Tier};
use crate::domain::health::FactSource;
use crate::scoring::health::Fact;

/// Everything known about an account that its tier may depend on. Amounts are in minor units of the reporting currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieringFacts {
    /// What kind of customer it is; decides which criteria of potential apply.
    pub kind: AccountKind,
    /// Judgements from 1 to 5.
    pub judgements: Vec<Judgement>,
    /// Invoices by the day they were issued; negative for credit notes.
    pub invoices: Vec<Invoiced>,
    /// Recorded revenue of periods.
    pub revenue: Vec<PeriodAmount>,
    /// Recorded profit of periods.
    pub profit: Vec<PeriodAmount>,
    /// How many amounts are missing above because there is no rate for their currency.
    pub left_out: u32,
}

/// A judgement of one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// Which criterion.
    pub criterion: Criterion,
    /// 1 to 5, when and by whom.
    pub fact: Fact<u8>,
}

/// An invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invoiced {
    /// The day it was issued.
    pub on: NaiveDate,
    /// How much.
    pub minor: i64,
}

/// An amount over a period, such as the revenue of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodAmount {
    /// From its first to its last day.
    pub period: Period,
    /// How much.
    pub minor: i64,
    /// Where it comes from.
    pub source: FactSource,
    /// The row it stands in; the larger one wins for one period.
    pub row: i64,
}

/// From a first to a last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// Somebody's decision about the tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierDecision {
    /// The tier decided.
    pub tier: Tier,
    /// When.
    pub on: NaiveDate,
    /// The row it stands in; the larger one wins on one day.
    pub row: i64,
}

impl TieringFacts {
    /// Nothing known yet about an account of this kind.
    #[must_use]
    pub const fn empty(kind: AccountKind) -> Self {
        Self { kind, judgements: Vec::new(), invoices: Vec::new(), revenue: Vec::new(), profit: Vec::new(), left_out: 0 }
    }
}
