//! "If this person left tomorrow": the same measures without somebody of theirs or of ours, and who could step in.

use std::collections::BTreeSet;

use serde::Serialize;

use super::facts::ChainPolicy;
use super::measures::Measures;
use super::warnings::{ChainWarning, most_influential};
use super::{Chain, Member, deepest};
use crate::domain::people::{BuyingRole, Depth};
use crate::domain::{ColleagueId, PersonId};

/// What the chain would be without one of its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonDrill {
    /// The measures today.
    pub before: Measures,
    /// The measures without the person.
    pub after: Measures,
    /// Warnings that would be new.
    pub new_warnings: Vec<ChainWarning>,
    /// Who would report to nobody, or to the next one up.
    pub reports: Vec<PersonId>,
    /// One for each of the person's roles, in the order of the roles; a person without a role gets one without a role.
    pub backups: Vec<Backup>,
}

/// Who could step in for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backup {
    /// In which role.
    pub role: Option<BuyingRole>,
    /// Who; none where nobody suggests himself.
    pub person: Option<PersonId>,
    /// Why that person.
    pub because: Option<BackupReason>,
}

crate::codes! {
    /// Why somebody is named as backup, in the order in which the rules are tried.
    pub enum BackupReason {
        /// Holds the same role, and of those we know this one best.
        SameRole = "same_role",
        /// The most influential of the department with a stance of at least 0.
        SameDepartment = "same_department",
        /// The superior.
        Superior = "superior",
    }
}

/// What an account would be without one of our colleagues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColleagueDrill {
    /// The measures today.
    pub before: Measures,
    /// The measures without touches that only this colleague was in.
    pub after: Measures,
    /// Warnings that would be new.
    pub new_warnings: Vec<ChainWarning>,
    /// People whom nobody else of ours has met.
    pub only_through: Vec<PersonId>,
    /// Who of ours could step in: whoever knows somebody of the account best.
    pub backup: Option<ColleagueBackup>,
}

/// The colleague who could step in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColleagueBackup {
    /// Who.
    pub colleague: ColleagueId,
    /// The deepest relation to one of the account's people.
    pub depth: Depth,
    /// With whom.
    pub person: PersonId,
}

impl Chain {
    /// The chain as it would be without this person: no post, no touch, no edge.
    #[must_use]
    pub fn without(&self, person: PersonId) -> Self {
        let mut chain = self.clone();
        let above = self.member(person).and_then(|member| member.reports_to);
        chain.members.retain(|member| member.person != person);
        for member in &mut chain.members {
            if member.reports_to == Some(person) {
                member.reports_to = above.filter(|above| *above != member.person);
            }
        }
        chain.edges.retain(|(from, to, _)| *from != person && *to != person);
        chain.departed.insert(person);
        // Whoever knows of the gap knows it from today.
        for role in self.member(person).map(|member| member.roles.clone()).unwrap_or_default() {
            chain.role_ended.insert(role, self.as_of.day);
        }
        chain
    }

    /// Recomputes everything without one of the account's people; `None` for somebody who holds no post there.
    #[must_use]
    pub fn drill(&self, person: PersonId, policy: &ChainPolicy<'_>) -> Option<PersonDrill> {
        let leaver = self.member(person)?;
        let chain = self.without(person);
        let (before, after) = (self.measures(policy), chain.measures(policy));
        let roles: Vec<Option<BuyingRole>> =
            if leaver.roles.is_empty() { vec![None] } else { leaver.roles.iter().copied().map(Some).collect() };
        Some(PersonDrill {
            new_warnings: self.new_warnings(&before, &chain, &after, policy),
            reports: self.members.iter().filter(|member| member.reports_to == Some(person)).map(|member| member.person).collect(),
            backups: roles.into_iter().map(|role| chain.backup(leaver, role)).collect(),
            before,
            after,
        })
    }

    /// Recomputes everything without one of our colleagues; `None` where that colleague has no touch and no relation.
    #[must_use]
    pub fn drill_colleague(&self, colleague: ColleagueId, policy: &ChainPolicy<'_>) -> Option<ColleagueDrill> {
        let touched = self.touches.iter().any(|touch| touch.colleagues.contains(&colleague));
        let known: BTreeSet<PersonId> = self.met_by(|of| of == colleague);
        if !touched && known.is_empty() {
            return None;
        }
        let mut chain = self.clone();
        chain.touches.retain(|touch| touch.colleagues.is_empty() || touch.colleagues.iter().any(|of| *of != colleague));
        chain.depths.retain(|(_, of), _| *of != colleague);
        for member in &mut chain.members {
            let days = chain.touches.iter().filter(|touch| touch.people.contains(&member.person));
            member.last_touch = days.filter_map(|touch| touch.two_way_day(chain.as_of)).max();
            member.depth = deepest(&chain.depths, member.person);
        }
        let (before, after) = (self.measures(policy), chain.measures(policy));
        let others = self.met_by(|of| of != colleague);
        Some(ColleagueDrill {
            new_warnings: self.new_warnings(&before, &chain, &after, policy),
            only_through: known.difference(&others).copied().collect(),
            backup: chain.colleague_backup(),
            before,
            after,
        })
    }

    /// The account's present people whom one of the given colleagues has at least met.
    fn met_by(&self, ours: impl Fn(ColleagueId) -> bool) -> BTreeSet<PersonId> {
        let met = self.depths.iter().filter(|((_, of), depth)| ours(*of) && **depth >= Depth::Met);
        met.map(|((person, _), _)| *person).filter(|person| self.member(*person).is_some()).collect()
    }

    fn colleague_backup(&self) -> Option<ColleagueBackup> {
        let met = self.depths.iter().filter(|((person, _), depth)| **depth >= Depth::Met && self.member(*person).is_some());
        met.max_by_key(|((person, colleague), depth)| (**depth, std::cmp::Reverse((*colleague, *person))))
            .map(|((person, colleague), depth)| ColleagueBackup { colleague: *colleague, depth: *depth, person: *person })
    }

    fn new_warnings(&self, before: &Measures, chain: &Self, after: &Measures, policy: &ChainPolicy<'_>) -> Vec<ChainWarning> {
        let old = self.warnings_of(before, policy);
        let is_old = |warning: &ChainWarning| {
            old.iter().any(|known| match (&known.cause, &warning.cause) {
                // The same gap with another date or number is no news.
                (super::WarningCause::EmptySeat { any_of: a, .. }, super::WarningCause::EmptySeat { any_of: b, .. }) => a == b,
                (super::WarningCause::FewThreads { .. }, super::WarningCause::FewThreads { .. }) => true,
                (a, b) => a == b,
            })
        };
        chain.warnings_of(after, policy).into_iter().filter(|warning| !is_old(warning)).collect()
    }

    /// `self` is the chain without the leaver. Ties go to the oldest.
    fn backup(&self, leaver: &Member, role: Option<BuyingRole>) -> Backup {
        let depth = |member: &Member| member.depth.map_or(Depth::Unknown, |(depth, _)| depth);
        let same_role = role.and_then(|role| {
            self.with_role(role).max_by_key(|member| (depth(member), std::cmp::Reverse(member.person))).map(|member| member.person)
        });
        let same_department = || {
            let willing = self.members.iter().filter(|member| {
                member.influence.is_some()
                    && member.stance_value().is_some_and(|stance| stance >= 0)
                    && !member.departments.is_disjoint(&leaver.departments)
            });
            most_influential(willing).map(|member| member.person)
        };
        let found = same_role
            .map(|person| (person, BackupReason::SameRole))
            .or_else(|| same_department().map(|person| (person, BackupReason::SameDepartment)))
            .or_else(|| leaver.reports_to.map(|person| (person, BackupReason::Superior)));
        Backup { role, person: found.map(|(person, _)| person), because: found.map(|(_, reason)| reason) }
    }
}
