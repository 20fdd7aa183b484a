//! The approval path of a proposal: the champion confirms technical parameters, the influencer reviews, the decision maker approves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Chain, Member};
use crate::domain::chain::{ApprovalOutcome, ApprovalStage};
use crate::domain::people::BuyingRole;
use crate::domain::{AsOf, PersonId};

/// A recorded step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalStep {
    /// The row; it orders steps of one day.
    pub id: i64,
    /// Which stage.
    pub stage: ApprovalStage,
    /// Who took it.
    pub person: PersonId,
    /// How it ended.
    pub outcome: ApprovalOutcome,
    /// When.
    pub on: NaiveDate,
}

/// Where a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Approval {
    /// The state.
    #[serde(flatten)]
    pub state: ApprovalState,
    /// The steps that count since the last return, in order.
    pub steps: Vec<ApprovalStep>,
    /// How often it came back.
    pub returned: u32,
}

/// Where a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ApprovalState {
    /// Somebody has to act.
    Waiting {
        /// On this stage.
        stage: ApprovalStage,
        /// Who could take it, the most influential first; empty: nobody is known.
        candidates: Vec<PersonId>,
    },
    /// Approved by the decision maker.
    Approved {
        /// When.
        on: NaiveDate,
    },
    /// Rejected.
    Rejected {
        /// At which stage.
        stage: ApprovalStage,
        /// When.
        on: NaiveDate,
    },
}

/// Where a proposal stands at the chain's as-of date. Given back with remarks, the path begins again;
/// rejected, it ends. A stage may be skipped: a later one that was approved answers those before it.
#[must_use]
pub fn approval_state(steps: &[ApprovalStep], chain: &Chain) -> Approval {
    let as_of: AsOf = chain.as_of();
    let mut counted: Vec<ApprovalStep> = steps.iter().filter(|step| as_of.includes_day(step.on)).cloned().collect();
    counted.sort_by_key(|step| (step.on, step.id));
    let (mut done, mut path, mut returned) = (None, Vec::new(), 0);
    for step in counted {
        match step.outcome {
            ApprovalOutcome::Approved => {
                done = done.max(Some(step.stage));
                let approved = (step.stage == ApprovalStage::Approve).then_some(step.on);
                path.push(step);
                if let Some(on) = approved {
                    return Approval { state: ApprovalState::Approved { on }, steps: path, returned };
                }
            }
            ApprovalOutcome::Returned => {
                (done, returned) = (None, returned + 1);
                path.clear();
            }
            ApprovalOutcome::Rejected => {
                let state = ApprovalState::Rejected { stage: step.stage, on: step.on };
                path.push(step);
                return Approval { state, steps: path, returned };
            }
        }
    }
    let stage = match done {
        None => ApprovalStage::Confirm,
        Some(ApprovalStage::Confirm) => ApprovalStage::Review,
        Some(ApprovalStage::Review | ApprovalStage::Approve) => ApprovalStage::Approve,
    };
    Approval { state: ApprovalState::Waiting { stage, candidates: candidates(chain, stage) }, steps: path, returned }
}

fn candidates(chain: &Chain, stage: ApprovalStage) -> Vec<PersonId> {
    let fits = |member: &&Member| match stage {
        ApprovalStage::Confirm => member.is_champion(),
        ApprovalStage::Review => [BuyingRole::Influencer, BuyingRole::TechnicalGatekeeper].iter().any(|role| member.roles.contains(role)),
        ApprovalStage::Approve => member.roles.contains(&BuyingRole::DecisionMaker),
    };
    let mut found: Vec<&Member> = chain.members().iter().filter(fits).collect();
    found.sort_by_key(|member| (std::cmp::Reverse(member.influence), member.person));
    found.into_iter().map(|member| member.person).collect()
}
