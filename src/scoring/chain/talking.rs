//! Which talking lines fit a person.

use super::Member;
use crate::domain::people::BuyingRole;

/// What a person is taken for in a conversation, most telling first: who works against us is met as that, whatever else he is.
const ORDER: &[BuyingRole] = &[
    BuyingRole::Blocker,
    BuyingRole::DecisionMaker,
    BuyingRole::Champion,
    BuyingRole::TechnicalGatekeeper,
    BuyingRole::Influencer,
    BuyingRole::Procurement,
    BuyingRole::FinanceContact,
    BuyingRole::User,
    BuyingRole::DailyContact,
];

impl Member {
    /// The roles whose talking lines fit, the first one foremost. Blocker and champion are taken as measured, not as labelled: somebody
    /// labelled a blocker who has come round is not talked to as one.
    #[must_use]
    pub fn talking_roles(&self) -> Vec<BuyingRole> {
        let is = |role: BuyingRole| match role {
            BuyingRole::Blocker => self.is_blocker(),
            BuyingRole::Champion => self.is_champion(),
            other => self.roles.contains(&other),
        };
        ORDER.iter().copied().filter(|role| is(*role)).collect()
    }
}
