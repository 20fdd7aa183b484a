//! What a single change of an input would do, by trying every one of them.

use serde::Serialize;

use super::{Contribution, Health, HealthInput, settle};
use crate::domain::health::{Band, Dimension, InputState};
use crate::domain::score::Tenths;
use crate::policy::health::HealthPolicy;

/// One input changed, everything else as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Lift {
    /// Whose input changes.
    pub dimension: Dimension,
    /// What is known now; `None` if it is unknown, so that learning it is the change.
    pub from: Option<HealthInput>,
    /// The least change that reaches the step: the worst input of it, or the best if a smaller input is better.
    pub to: HealthInput,
    /// Which step of the policy that is.
    #[serde(skip)]
    pub step: u8,
    /// The score then.
    pub score: Option<Tenths>,
    /// The band then.
    pub band: Band,
    /// The coverage then.
    pub coverage: u32,
    /// How much the score rises; from not rated, the whole score.
    pub gain: Tenths,
}

/// Every single-input change that raises the score or, while the account stays unrated, the coverage; the best first, ties in
/// the order of the table.
#[must_use]
pub fn lifts(policy: &HealthPolicy, health: &Health) -> Vec<Lift> {
    let better = |then: &Health| match (health.score, then.score) {
        (None, None) => then.coverage > health.coverage,
        (now, then) => then > now,
    };
    let mut found = Vec::new();
    for part in health.contributions.iter().filter(|part| part.state != InputState::NotApplicable) {
        let Some(dimension) = policy.dimension(part.dimension) else { continue };
        for (index, (least, most, _)) in dimension.steps.ranges().enumerate() {
            let to = reach(part, least, most);
            let then = what_if(policy, health, part.dimension, Some(to));
            if !better(&then) {
                continue;
            }
            found.push(Lift {
                dimension: part.dimension,
                from: part.input,
                to,
                step: u8::try_from(index).unwrap_or(u8::MAX),
                score: then.score,
                band: then.band,
                coverage: then.coverage,
                gain: Tenths(then.score.unwrap_or_default().0 - health.score.unwrap_or_default().0),
            });
        }
    }
    found.sort_by_key(|lift| std::cmp::Reverse((lift.score, lift.coverage)));
    found
}

/// The fewest unknown dimensions that, once known, would have the account rated: the heaviest first, ties in the order of the
/// table. Empty if it is rated, or if nothing applies.
#[must_use]
pub fn missing_for_rating(policy: &HealthPolicy, health: &Health) -> Vec<Dimension> {
    let weight = |wanted: fn(InputState) -> bool| -> u32 {
        health.contributions.iter().filter(|part| wanted(part.state)).map(|part| part.weight).sum()
    };
    let applicable = weight(|state| state != InputState::NotApplicable);
    let mut known = weight(|state| state == InputState::Known);
    let mut unknown: Vec<&Contribution> = health.contributions.iter().filter(|part| part.state == InputState::Unknown).collect();
    unknown.sort_by_key(|part| std::cmp::Reverse(part.weight));
    let mut missing = Vec::new();
    for part in unknown {
        if known > 0 && known * 100 >= policy.rated_from_percent * applicable {
            break;
        }
        known += part.weight;
        missing.push(part.dimension);
    }
    missing
}

/// The input within a step's limits that is nearest to the present one. Where nothing is known, the step's lower limit.
fn reach(part: &Contribution, least: Option<i64>, most: Option<i64>) -> HealthInput {
    let nearest = match (part.input, most) {
        (Some(input), Some(most)) if input.measure() > most => most,
        _ => least.unwrap_or(0),
    };
    HealthInput::from_measure(part.dimension, nearest)
}

/// The health with one dimension's input replaced (`None`: unknown), everything else as it is. A dimension that does not apply or
/// is not in the model changes nothing.
#[must_use]
pub fn what_if(policy: &HealthPolicy, health: &Health, dimension: Dimension, input: Option<HealthInput>) -> Health {
    let mut then = health.clone();
    let part = then.contributions.iter_mut().find(|part| part.dimension == dimension && part.state != InputState::NotApplicable);
    if let (Some(part), Some(dimension)) = (part, policy.dimension(dimension)) {
        *part = Contribution::unknown(part.dimension, part.weight);
        if let Some(input) = input {
            part.learn(&dimension.steps, input);
        }
    }
    settle(policy, &mut then);
    then
}
