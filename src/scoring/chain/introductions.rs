//! Who can introduce us: the shortest path from somebody we know.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::Serialize;

use super::Chain;
use crate::domain::people::{Depth, EdgeKind};
use crate::domain::{ColleagueId, PersonId};

/// A path of introductions, from one of ours to the person wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Introduction {
    /// Ours who knows the first person best.
    pub colleague: ColleagueId,
    /// How well.
    pub depth: Depth,
    /// The people asked, the one wanted last. Only that one: we have met already.
    pub people: Vec<PersonId>,
    /// What ties each person to the next; one fewer than people.
    pub links: Vec<Link>,
}

crate::codes! {
    /// What ties two people of the customer together.
    pub enum Link {
        /// One reports to the other.
        Reports = "reports_to",
        /// One listens to the other.
        Influence = "influence",
    }
}

impl Chain {
    /// The shortest path to a person over reports-to and influence edges, either way. People in conflict do not introduce one another, and a
    /// blocker introduces nobody. Of equally short paths the one from the person we know best, then the oldest person.
    #[must_use]
    pub fn introduction(&self, wanted: PersonId) -> Option<Introduction> {
        self.member(wanted)?;
        let ties = self.ties();
        let mut starts: Vec<(Depth, ColleagueId, PersonId)> = self
            .members
            .iter()
            .filter_map(|member| member.depth.map(|(depth, colleague)| (depth, colleague, member.person)))
            .filter(|(depth, _, _)| *depth >= Depth::Met)
            .collect();
        starts.sort_by_key(|&(depth, _, person)| (std::cmp::Reverse(depth), person));
        let mut came_from: BTreeMap<PersonId, Option<(PersonId, Link)>> = starts.iter().map(|&(_, _, person)| (person, None)).collect();
        let mut queue: VecDeque<PersonId> = starts.iter().map(|&(_, _, person)| person).collect();
        while let Some(person) = queue.pop_front() {
            if person == wanted || self.member(person).is_some_and(super::Member::is_blocker) {
                continue;
            }
            for &(next, link) in ties.get(&person).into_iter().flatten() {
                if let std::collections::btree_map::Entry::Vacant(entry) = came_from.entry(next) {
                    entry.insert(Some((person, link)));
                    queue.push_back(next);
                }
            }
        }
        let (mut people, mut links, mut at) = (vec![wanted], Vec::new(), wanted);
        while let Some((before, link)) = *came_from.get(&at)? {
            people.push(before);
            links.push(link);
            at = before;
        }
        people.reverse();
        links.reverse();
        let (depth, colleague, _) = starts.into_iter().find(|&(_, _, person)| person == at)?;
        Some(Introduction { colleague, depth, people, links })
    }

    /// Who is tied to whom, each person's neighbours oldest first.
    fn ties(&self) -> BTreeMap<PersonId, BTreeSet<(PersonId, Link)>> {
        let conflict: BTreeSet<(PersonId, PersonId)> = self
            .edges
            .iter()
            .filter(|(_, _, kind)| *kind == EdgeKind::Conflict)
            .flat_map(|&(from, to, _)| [(from, to), (to, from)])
            .collect();
        let reports = self.members.iter().filter_map(|member| Some((member.person, member.reports_to?, Link::Reports)));
        let influence =
            self.edges.iter().filter(|(_, _, kind)| *kind == EdgeKind::Influence).map(|&(from, to, _)| (from, to, Link::Influence));
        let mut ties: BTreeMap<PersonId, BTreeSet<(PersonId, Link)>> = BTreeMap::new();
        for (a, b, link) in reports.chain(influence).filter(|(a, b, _)| !conflict.contains(&(*a, *b))) {
            ties.entry(a).or_default().insert((b, link));
            ties.entry(b).or_default().insert((a, link));
        }
        ties
    }
}
