//! What changed in a chain between two dates.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Chain;
use crate::domain::PersonId;
use crate::domain::people::{BuyingRole, Stance};

/// One change between two dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// Holds a post only at the later date.
    Joined {
        /// Who.
        person: PersonId,
    },
    /// Held a post only at the earlier date.
    Left {
        /// Who.
        person: PersonId,
    },
    /// Holds other roles.
    Roles {
        /// Who.
        person: PersonId,
        /// New ones.
        gained: BTreeSet<BuyingRole>,
        /// No longer held.
        lost: BTreeSet<BuyingRole>,
    },
    /// Stands elsewhere.
    Stance {
        /// Who.
        person: PersonId,
        /// Then; none: unknown.
        from: Option<Stance>,
        /// Now.
        to: Option<Stance>,
    },
}

/// The changes from one reading to a later one: who joined, who left, then roles and stances of those who stayed, oldest person first.
#[must_use]
pub fn differences(earlier: &Chain, later: &Chain) -> Vec<Change> {
    let absent = |chain: &Chain, person: PersonId| chain.member(person).is_none();
    let joined = later.members().iter().map(|member| member.person).filter(|person| absent(earlier, *person));
    let left = earlier.members().iter().map(|member| member.person).filter(|person| absent(later, *person));
    let mut changes: Vec<Change> =
        joined.map(|person| Change::Joined { person }).chain(left.map(|person| Change::Left { person })).collect();
    for now in later.members() {
        let Some(then) = earlier.member(now.person) else { continue };
        let person = now.person;
        if now.roles != then.roles {
            let gained = now.roles.difference(&then.roles).copied().collect();
            let lost = then.roles.difference(&now.roles).copied().collect();
            changes.push(Change::Roles { person, gained, lost });
        }
        let (from, to) = (then.stance.map(|seen| seen.stance), now.stance.map(|seen| seen.stance));
        if from != to {
            changes.push(Change::Stance { person, from, to });
        }
    }
    changes
}
