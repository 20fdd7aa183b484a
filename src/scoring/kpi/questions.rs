//! Questions worth asking: the unknown or stale facts that would sharpen the portfolio most.

use chrono::NaiveDate;
use serde::Serialize;

use super::tenths;
use crate::domain::account::Tier;
use crate::domain::health::Dimension;
use crate::domain::{AccountId, AsOf, Tenths};
use crate::policy::KpiPolicy;

/// A health dimension of which too little is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownFact {
    /// Of which account.
    pub account: AccountId,
    /// Of which tier.
    pub tier: Tier,
    /// Which dimension.
    pub dimension: Dimension,
    /// Its weight in the model.
    pub weight: u32,
    /// The day of the stale fact; none: never known.
    pub fact_on: Option<NaiveDate>,
    /// How many days such a fact is valid; 0: it does not age.
    pub validity_days: u32,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Whom to ask.
    pub account: AccountId,
    /// About what.
    pub dimension: Dimension,
    /// Its weight in the model.
    pub weight: u32,
    /// The day of the stale fact; none: never known.
    pub fact_on: Option<NaiveDate>,
    /// weight x min(2, age / validity; unknown = 2) x tier factor, to one decimal. The order is that of the exact values.
    pub worth: Tenths,
}

/// The most worthwhile first, ties by account, then by dimension in the order of its list.
#[must_use]
pub fn questions(facts: &[UnknownFact], policy: &KpiPolicy, as_of: AsOf) -> Vec<Question> {
    // A value is kept as a fraction: ages of different validities compare exactly.
    let worth = |fact: &UnknownFact| -> (i128, i128) {
        let factor = i128::from(fact.weight) * i128::from(policy.tier_factor(fact.tier));
        let most = i128::from(policy.most_age);
        match fact.fact_on.filter(|_| fact.validity_days > 0) {
            Some(on) => {
                let validity = i128::from(fact.validity_days);
                let age = i128::from(as_of.age_days(on).max(0)).min(most * validity);
                (factor * age, validity)
            }
            None => (factor * most, 1),
        }
    };
    let mut ranked: Vec<((i128, i128), &UnknownFact)> = facts.iter().map(|fact| (worth(fact), fact)).collect();
    ranked.sort_by(|((a, b), one), ((c, d), other)| {
        (c * b).cmp(&(a * d)).then(one.account.cmp(&other.account)).then(one.dimension.cmp(&other.dimension))
    });
    ranked
        .into_iter()
        .take(policy.questions as usize)
        .map(|((num, den), fact)| Question {
            account: fact.account,
            dimension: fact.dimension,
            weight: fact.weight,
            fact_on: fact.fact_on,
            worth: tenths(num, den),
        })
        .collect()
}
