//! Past cases like this one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::account::{AccountKind, Tier};
use crate::domain::handover::HandoverTrigger;

/// A case of the library. What is not known matches nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastCase {
    /// Its row.
    pub id: i64,
    /// Why the manager changed.
    #[serde(default)]
    pub trigger: Option<HandoverTrigger>,
    /// The tier of the account.
    #[serde(default)]
    pub tier: Option<Tier>,
    /// The kind of customer.
    #[serde(default)]
    pub kind: Option<AccountKind>,
    /// When it was written.
    pub written_on: NaiveDate,
}

/// A case with what it has in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SimilarCase {
    /// Its row.
    pub id: i64,
    /// The same trigger.
    pub trigger: bool,
    /// The same tier.
    pub tier: bool,
    /// The same kind.
    pub kind: bool,
}

/// The cases that have anything in common: the most in common first, then trigger before tier before kind, then the latest, then the largest row.
#[must_use]
pub fn similar_cases(cases: &[PastCase], trigger: HandoverTrigger, tier: Tier, kind: AccountKind) -> Vec<SimilarCase> {
    let mut found: Vec<(SimilarCase, &PastCase)> = cases
        .iter()
        .map(|case| {
            let (trigger, tier, kind) = (case.trigger == Some(trigger), case.tier == Some(tier), case.kind == Some(kind));
            (SimilarCase { id: case.id, trigger, tier, kind }, case)
        })
        .filter(|(same, _)| same.trigger || same.tier || same.kind)
        .collect();
    found.sort_by_key(|(same, case)| {
        let common = u8::from(same.trigger) + u8::from(same.tier) + u8::from(same.kind);
        std::cmp::Reverse((common, same.trigger, same.tier, same.kind, case.written_on, case.id))
    });
    found.into_iter().map(|(same, _)| same).collect()
}
