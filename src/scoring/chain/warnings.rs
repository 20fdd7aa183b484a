//! What is wrong in a chain, and the next step for each.

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::ChainPolicy;
use super::measures::{Measures, SeatState};
use super::{Chain, Member};
use crate::domain::people::BuyingRole;
use crate::domain::{PersonId, Tenths};

crate::codes! {
    /// What to do about a warning; the sentence is in the playbooks.
    pub enum NextStep {
        /// Find the reason, with the help of an ally.
        FindReason = "find_reason",
        /// Win a champion against the blocker.
        WinChampion = "win_champion",
        /// Speak to more people.
        WidenContacts = "widen_contacts",
        /// Ask again where they stand.
        AskStance = "ask_stance",
        /// Ask for an introduction.
        AskIntroduction = "ask_introduction",
    }
}

/// A warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChainWarning {
    /// What is wrong.
    #[serde(flatten)]
    pub cause: WarningCause,
    /// What to do.
    pub next: NextStep,
    /// Whom to speak to about it, if somebody suggests himself.
    pub with: Option<PersonId>,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum WarningCause {
    /// A decision maker's latest stance is -2.
    OpposedDecisionMaker {
        /// Who.
        person: PersonId,
        /// Seen when.
        on: NaiveDate,
    },
    /// An influential blocker, and no champion in the account.
    UnansweredBlocker {
        /// Who.
        person: PersonId,
        /// 0 to 10.
        influence: u8,
    },
    /// The contact hangs on too few people.
    FewThreads {
        /// The effective number.
        threads: Tenths,
    },
    /// A stance was seen too long ago.
    StaleStance {
        /// Whose.
        person: PersonId,
        /// Seen when.
        on: NaiveDate,
        /// Days ago.
        age_days: i64,
    },
    /// A required seat that nobody is known for.
    EmptySeat {
        /// The roles that would fill it.
        any_of: Vec<BuyingRole>,
        /// What it weighs.
        weight: u32,
        /// Until when it is to be filled.
        due_on: Option<NaiveDate>,
    },
}

impl WarningCause {
    /// Its code, as in JSON.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OpposedDecisionMaker { .. } => "opposed_decision_maker",
            Self::UnansweredBlocker { .. } => "unanswered_blocker",
            Self::FewThreads { .. } => "few_threads",
            Self::StaleStance { .. } => "stale_stance",
            Self::EmptySeat { .. } => "empty_seat",
        }
    }
}

impl Chain {
    /// All warnings, in the order of [`WarningCause`], then of people or seats.
    #[must_use]
    pub fn warnings(&self, policy: &ChainPolicy<'_>) -> Vec<ChainWarning> {
        self.warnings_of(&self.measures(policy), policy)
    }

    pub(super) fn warnings_of(&self, measures: &Measures, policy: &ChainPolicy<'_>) -> Vec<ChainWarning> {
        let mut found = Vec::new();
        for member in self.with_role(BuyingRole::DecisionMaker) {
            if let Some(now) = member.stance.filter(|now| now.stance.value() == -2) {
                let cause = WarningCause::OpposedDecisionMaker { person: member.person, on: now.on };
                found.push(ChainWarning { cause, next: NextStep::FindReason, with: self.ally(Some(member.person)) });
            }
        }
        if measures.champions.is_empty() {
            for member in self.members.iter().filter(|member| member.is_blocker()) {
                if let Some(influence) = member.influence.filter(|influence| *influence >= policy.rules.blocker_influence) {
                    let cause = WarningCause::UnansweredBlocker { person: member.person, influence };
                    found.push(ChainWarning { cause, next: NextStep::WinChampion, with: self.ally(Some(member.person)) });
                }
            }
        }
        if let Some(threads) = measures.threads.value.filter(|threads| *threads < policy.rules.threads_at_least) {
            let carried: Vec<PersonId> = measures.threads.shares.iter().map(|share| share.person).collect();
            let silent = self.members.iter().filter(|member| !carried.contains(&member.person) && !member.is_blocker());
            let with = most_influential(silent).map(|member| member.person);
            found.push(ChainWarning { cause: WarningCause::FewThreads { threads }, next: NextStep::WidenContacts, with });
        }
        for member in &self.members {
            if let Some(now) = member.stance.filter(|now| now.age_days > i64::from(policy.rules.stance_fresh_days)) {
                let cause = WarningCause::StaleStance { person: member.person, on: now.on, age_days: now.age_days };
                found.push(ChainWarning { cause, next: NextStep::AskStance, with: Some(member.person) });
            }
        }
        for seat in &measures.coverage.seats {
            if let SeatState::Empty { due_on, introducer, .. } = seat.state {
                let cause = WarningCause::EmptySeat { any_of: seat.any_of.clone(), weight: seat.weight, due_on };
                let with = introducer.filter(|person| self.member(*person).is_some()).or_else(|| self.ally(None));
                found.push(ChainWarning { cause, next: NextStep::AskIntroduction, with });
            }
        }
        found
    }

    /// The most influential person for us (stance +1 or +2), other than one.
    fn ally(&self, besides: Option<PersonId>) -> Option<PersonId> {
        let allies =
            self.members.iter().filter(|member| Some(member.person) != besides && member.stance_value().is_some_and(|stance| stance >= 1));
        most_influential(allies).map(|member| member.person)
    }
}

/// The highest known influence; the oldest among equals; unknown influence last.
pub(super) fn most_influential<'a>(members: impl Iterator<Item = &'a Member>) -> Option<&'a Member> {
    members.max_by_key(|member| (member.influence, std::cmp::Reverse(member.person)))
}
