//! What a single change of a criterion would do to the tier, by trying every one of them.

use serde::Serialize;

use super::criteria::{AxisCriterion, CriterionInput, alternatives};
use super::{Tiering, settle};
use crate::domain::account::Tier;
use crate::domain::score::Tenths;
use crate::policy::tiering::TieringPolicy;

/// One criterion changed, everything else as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TierLift {
    /// Which criterion.
    pub criterion: AxisCriterion,
    /// What is known now; `None` if it is unknown.
    pub from: Option<CriterionInput>,
    /// What it would have to be.
    pub to: CriterionInput,
    /// The tier suggested then.
    pub suggested: Option<Tier>,
    /// The score then.
    pub score: Option<Tenths>,
    /// The coverage then.
    pub coverage: u32,
}

/// Every single change of a criterion that raises the suggested tier, or else the score, or else, while nothing is suggested, the
/// coverage; the best first, ties in the order of the axes.
#[must_use]
pub fn tier_lifts(policy: &TieringPolicy, tiering: &Tiering) -> Vec<TierLift> {
    let now = rank(tiering);
    let mut found = Vec::new();
    for part in tiering.axes.iter().flat_map(|axis| &axis.criteria) {
        for to in alternatives(part.criterion, policy) {
            let then = tier_what_if(policy, tiering, part.criterion, Some(to));
            if rank(&then) > now {
                let lift = TierLift {
                    criterion: part.criterion,
                    from: part.input,
                    to,
                    suggested: then.suggested,
                    score: then.score,
                    coverage: then.coverage,
                };
                found.push((rank(&then), lift));
            }
        }
    }
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    found.into_iter().map(|(_, lift)| lift).collect()
}

/// Better tiers, then scores, then coverage while there is neither.
fn rank(tiering: &Tiering) -> (Option<std::cmp::Reverse<Tier>>, Option<Tenths>, u32) {
    (tiering.suggested.map(std::cmp::Reverse), tiering.score, if tiering.score.is_some() { 0 } else { tiering.coverage })
}

/// Tiering with one criterion's input replaced (`None`: unknown), everything else as it is. RFM and lifetime value stay as they
/// are, because they are read from the books.
#[must_use]
pub fn tier_what_if(policy: &TieringPolicy, tiering: &Tiering, criterion: AxisCriterion, input: Option<CriterionInput>) -> Tiering {
    let change = |part: &super::CriterionPart| if part.criterion == criterion { part.with(input, policy) } else { *part };
    let axes = tiering.axes.iter().map(|axis| (axis.axis, axis.criteria.iter().map(change).collect())).collect();
    let then = settle(policy, axes);
    Tiering { rfm: tiering.rfm, lifetime_value: tiering.lifetime_value, left_out: tiering.left_out, ..then }
}
