//! The decision chain 决策链图谱 (domain section 3): who decides, where we stand, whom we miss.
//!
//! [`Chain::at`] reads the dated rows of one account as of a date; everything else is asked of that reading. A drill is the same reading
//! without somebody. Sources of the measures are named where they are computed.

mod approval;
mod diff;
mod drill;
mod facts;
mod introductions;
mod layout;
mod measures;
mod talking;
mod warnings;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::touch::Touch;
use crate::domain::people::{BuyingRole, Depth, EdgeKind, Stance};
use crate::domain::{AsOf, ColleagueId, PersonId, PostId};

pub use approval::{Approval, ApprovalState, ApprovalStep, approval_state};
pub use diff::{Change, differences};
pub use drill::{Backup, BackupReason, ColleagueBackup, ColleagueDrill, PersonDrill};
pub use facts::{ChainFacts, ChainPolicy, DepthReached, Edge, GhostSeat, Post, RoleHeld, StanceSeen};
pub use introductions::{Introduction, Link};
pub use layout::{Row, forest};
pub use measures::{Balance, BalanceTerm, Coverage, Holder, Measures, Seat, SeatState, Thread, Threads};
pub use warnings::{ChainWarning, NextStep, WarningCause};

/// A person of the account who holds a post at the as-of date. Over several posts: all roles, the highest influence, the latest stance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// The posts held, oldest first.
    pub posts: Vec<PostId>,
    /// The buying roles held.
    pub roles: BTreeSet<BuyingRole>,
    /// 0 to 10.
    pub influence: Option<u8>,
    /// The latest stance seen.
    pub stance: Option<StanceNow>,
    /// The departments of the posts.
    pub departments: BTreeSet<String>,
    /// The person that the first post with a superior reports to; somebody who left is skipped for the next one up.
    pub reports_to: Option<PersonId>,
    /// The day of the latest two-way touch.
    pub last_touch: Option<NaiveDate>,
    /// The deepest relation to one of ours, and whose it is; the oldest colleague among equals.
    pub depth: Option<(Depth, ColleagueId)>,
}

/// A stance with its age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct StanceNow {
    /// What was seen.
    pub stance: Stance,
    /// When.
    pub on: NaiveDate,
    /// Days ago.
    pub age_days: i64,
}

impl Member {
    /// -2 to +2, if a stance was ever seen. A stale one counts and warns.
    #[must_use]
    pub fn stance_value(&self) -> Option<i32> {
        self.stance.map(|now| now.stance.value())
    }

    /// Works against us: stance -2, or the role with a stance of at most -1 or none seen.
    #[must_use]
    pub fn is_blocker(&self) -> bool {
        self.stance_value() == Some(-2)
            || self.roles.contains(&BuyingRole::Blocker) && self.stance_value().is_none_or(|stance| stance <= -1)
    }

    /// Argues for us: stance +2, or the role with a stance of at least +1.
    #[must_use]
    pub fn is_champion(&self) -> bool {
        self.stance_value() == Some(2)
            || self.roles.contains(&BuyingRole::Champion) && self.stance_value().is_some_and(|stance| stance >= 1)
    }
}

/// The chain of one account as of a date.
#[derive(Debug, Clone)]
pub struct Chain {
    as_of: AsOf,
    /// Oldest first.
    members: Vec<Member>,
    /// People who held a post here and hold none any more: their touches carry no thread.
    departed: BTreeSet<PersonId>,
    touches: Vec<Touch>,
    depths: BTreeMap<(PersonId, ColleagueId), Depth>,
    edges: Vec<(PersonId, PersonId, EdgeKind)>,
    ghosts: Vec<GhostSeat>,
    /// The last day on which each role was given up, for the day a gap opened.
    role_ended: BTreeMap<BuyingRole, NaiveDate>,
}

fn holds(from: Option<NaiveDate>, until: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| until > day)
}

impl Chain {
    /// Reads the chain as it was.
    #[must_use]
    pub fn at(facts: &ChainFacts, as_of: AsOf) -> Self {
        let day = as_of.day;
        let mut posts: Vec<&Post> = facts.posts.iter().collect();
        posts.sort_by_key(|post| post.id);
        let current: BTreeMap<PostId, &Post> =
            posts.iter().filter(|post| holds(post.from, post.until, day)).map(|post| (post.id, *post)).collect();
        let holder_of: BTreeMap<PostId, PersonId> = posts.iter().map(|post| (post.id, post.person)).collect();
        let people: BTreeSet<PersonId> = current.values().map(|post| post.person).collect();
        let depths = depths_at(facts, as_of);
        let members = people.iter().map(|&person| member(person, facts, &posts, &current, &depths, as_of)).collect();
        let started = posts.iter().filter(|post| post.from.is_none_or(|from| from <= day));
        let departed = started.map(|post| post.person).filter(|person| !people.contains(person)).collect();
        let edges = facts
            .edges
            .iter()
            .filter(|edge| current.contains_key(&edge.from) && current.contains_key(&edge.to))
            .filter_map(|edge| Some((*holder_of.get(&edge.from)?, *holder_of.get(&edge.to)?, edge.kind)))
            .filter(|(from, to, _)| from != to)
            .collect();
        let touches = facts.touches.iter().filter(|touch| touch.two_way && as_of.includes(touch.at)).cloned().collect();
        let ghosts = facts.ghosts.iter().filter(|ghost| ghost.found_on <= day).cloned().collect();
        Self { as_of, members, departed, touches, depths, edges, ghosts, role_ended: role_ends(facts, &posts, day) }
    }

    /// The people who hold a post, oldest first.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// One of them.
    #[must_use]
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        self.members.iter().find(|member| member.person == person)
    }

    /// The as-of date that it was read with.
    #[must_use]
    pub const fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// The people with a role.
    fn with_role(&self, role: BuyingRole) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.roles.contains(&role))
    }
}

/// The latest depth of each pair.
fn depths_at(facts: &ChainFacts, as_of: AsOf) -> BTreeMap<(PersonId, ColleagueId), Depth> {
    let mut rows: Vec<&DepthReached> = facts.depths.iter().filter(|row| as_of.includes_day(row.on)).collect();
    rows.sort_by_key(|row| (row.on, row.id));
    rows.into_iter().map(|row| ((row.person, row.colleague), row.depth)).collect()
}

/// The deepest relation to a person; the oldest colleague among equals.
fn deepest(depths: &BTreeMap<(PersonId, ColleagueId), Depth>, person: PersonId) -> Option<(Depth, ColleagueId)> {
    depths
        .iter()
        .filter(|((of, _), _)| *of == person)
        .map(|((_, colleague), depth)| (*depth, *colleague))
        .max_by_key(|&(depth, colleague)| (depth, std::cmp::Reverse(colleague)))
}

fn member(
    person: PersonId,
    facts: &ChainFacts,
    posts: &[&Post],
    current: &BTreeMap<PostId, &Post>,
    depths: &BTreeMap<(PersonId, ColleagueId), Depth>,
    as_of: AsOf,
) -> Member {
    let own: Vec<&Post> = current.values().copied().filter(|post| post.person == person).collect();
    let own_ids: Vec<PostId> = own.iter().map(|post| post.id).collect();
    let roles = facts.roles.iter().filter(|held| own_ids.contains(&held.post) && holds(held.from, held.until, as_of.day));
    let stance = facts
        .stances
        .iter()
        .filter(|seen| own_ids.contains(&seen.post) && as_of.includes_day(seen.on))
        .max_by_key(|seen| (seen.on, seen.id))
        .map(|seen| StanceNow { stance: seen.stance, on: seen.on, age_days: as_of.age_days(seen.on) });
    Member {
        person,
        roles: roles.map(|held| held.role).collect(),
        influence: own.iter().filter_map(|post| post.influence).max().map(|influence| influence.min(10)),
        stance,
        departments: own.iter().filter_map(|post| post.department.clone()).collect(),
        reports_to: own.iter().find_map(|post| superior(post, posts, current)).map(|post| post.person),
        last_touch: super::touch::latest_two_way(&facts.touches, Some(person), as_of),
        depth: deepest(depths, person),
        posts: own_ids,
    }
}

/// The nearest post above that somebody else holds today; `None` also where the way up is a circle.
fn superior<'a>(post: &Post, posts: &[&Post], current: &BTreeMap<PostId, &'a Post>) -> Option<&'a Post> {
    let mut seen = BTreeSet::from([post.id]);
    let mut next = post.reports_to?;
    while seen.insert(next) {
        if let Some(above) = current.get(&next)
            && above.person != post.person
        {
            return Some(above);
        }
        next = posts.iter().find(|candidate| candidate.id == next)?.reports_to?;
    }
    None
}

/// When each role was last given up, by a post or by the end of one.
fn role_ends(facts: &ChainFacts, posts: &[&Post], day: NaiveDate) -> BTreeMap<BuyingRole, NaiveDate> {
    let mut ends = BTreeMap::new();
    for held in &facts.roles {
        let post_end = posts.iter().find(|post| post.id == held.post).and_then(|post| post.until);
        let end = match (held.until, post_end) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        if let Some(end) = end.filter(|end| *end <= day) {
            let latest = ends.entry(held.role).or_insert(end);
            *latest = end.max(*latest);
        }
    }
    ends
}
