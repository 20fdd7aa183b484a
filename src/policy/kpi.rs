//! What key figures are measured against (domain section 13).

use crate::domain::account::Tier;
use crate::domain::calendar::Span;
use crate::domain::placed::{Document, FileError, Problem};
use crate::domain::score::Tenths;
use crate::policy::read::tenths;

/// Targets of key figures, and how back-test and questions are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KpiPolicy {
    /// Percent of accounts lost in 12 months.
    pub logo_churn_at_most: Tenths,
    /// Satisfaction.
    pub csat_at_least: Tenths,
    /// Mean time to the first response, in minutes or hours.
    pub first_response_at_most: Span,
    /// An episode that was open this many days before an outcome, or earlier, flagged it.
    pub back_test_from_days: u32,
    /// But not earlier than this many days before.
    pub back_test_to_days: u32,
    /// Fewer outcomes than this are a small sample.
    pub small_below: u32,
    /// How many questions are named.
    pub questions: u32,
    /// Age in validities that counts at most; what is unknown counts as that.
    pub most_age: u32,
    tier_factors: [u32; 3],
}

impl KpiPolicy {
    /// What a tier weighs in the order of questions.
    #[must_use]
    pub const fn tier_factor(&self, tier: Tier) -> u32 {
        let [a, b, c] = self.tier_factors;
        match tier {
            Tier::A => a,
            Tier::B => b,
            Tier::C => c,
        }
    }

    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let (target, test, questions) = (root.get("target")?.table()?, root.get("back_test")?.table()?, root.get("questions")?.table()?);
        let tiers = questions.get("tier")?.table()?;
        let factor = |tier: &str| tiers.get(tier)?.integer(1..=100u32);
        let from = test.get("from_days")?;
        let policy = Self {
            logo_churn_at_most: tenths(&target.get("logo_churn_at_most")?)?,
            csat_at_least: tenths(&target.get("csat_at_least")?)?,
            first_response_at_most: Span::read_clock(&target.get("first_response_at_most")?)?,
            back_test_from_days: from.integer(0..=3650u32)?,
            back_test_to_days: test.get("to_days")?.integer(0..=3650u32)?,
            small_below: test.get("small_below")?.integer(0..=100_000u32)?,
            questions: questions.get("count")?.integer(1..=100u32)?,
            most_age: questions.get("most_age")?.integer(1..=100u32)?,
            tier_factors: [factor("A")?, factor("B")?, factor("C")?],
        };
        if policy.back_test_from_days > policy.back_test_to_days {
            return Err(from.error(Problem::WrongOrder { smaller: "from_days", larger: "to_days" }));
        }
        for table in [tiers, target, test, questions, root] {
            table.finish()?;
        }
        Ok(policy)
    }
}
