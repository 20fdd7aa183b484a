//! The facts of one account's decision chain, and its touches with everybody who took part.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::id::InteractionId;
use crate::domain::{AccountId, PersonId, PostId, RowId, Zone};
use crate::scoring::chain::{ChainFacts, DepthReached, Edge, GhostSeat, Post, RoleHeld, StanceSeen};
use crate::scoring::touch::Touch;
use crate::store::catalog::Table;
use crate::store::error::Error;
use crate::store::row::{Reader, Row};

/// Rows as facts. One that lacks what its table requires would be left out; the database does not hold any.
pub(super) fn known<T>(rows: &[Row], read: impl Fn(&Row) -> Option<T>) -> Vec<T> {
    rows.iter().filter_map(read).collect()
}

impl Reader<'_> {
    /// Everything dated about the people of one account. Influence, which a post carries undated in the facts, is that of the as-of
    /// day.
    ///
    /// # Errors
    /// Those of the database.
    pub fn chain_facts(&self, account: AccountId, zone: Zone, as_of: NaiveDate) -> Result<ChainFacts, Error> {
        let influences = self.rows_of(Table::Influence, account)?;
        let influence = |post: i64| {
            let own = influences.iter().filter(|row| row.int("post_id") == Some(post) && row.date("as_of").is_some_and(|day| day <= as_of));
            own.max_by_key(|row| (row.date("as_of"), row.id))
                .and_then(|row| row.int("influence"))
                .and_then(|number| u8::try_from(number).ok())
        };
        let ChainFacts { mut posts, roles, stances, .. } = self.chain_seats(account)?;
        for post in &mut posts {
            post.influence = influence(post.id.raw());
        }
        // An edge and a seat carry no dates in the facts: those that do not hold on the as-of day are left out.
        let holds = |row: &Row, from: &str, until: &str| {
            row.date(from).is_none_or(|day| day <= as_of) && row.date(until).is_none_or(|day| day > as_of)
        };
        let edges = known(&self.rows_of(Table::ChainEdge, account)?, |row| {
            holds(row, "since", "until").then_some(())?;
            Some(Edge { from: row.reference("from_post_id")?, to: row.reference("to_post_id")?, kind: row.code("kind")? })
        });
        let ghosts = known(&self.rows_of(Table::GhostSeat, account)?, |row| {
            holds(row, "found_on", "filled_on").then_some(())?;
            Some(GhostSeat {
                role: row.code("role")?,
                found_on: row.date("found_on")?,
                due_on: row.date("due_on"),
                introducer: row.reference("introducer_id"),
                accepted_on: row.date("accepted_on"),
            })
        });
        let people: BTreeSet<PersonId> = posts.iter().map(|post: &Post| post.person).collect();
        let mut depths = Vec::new();
        for person in people {
            depths.extend(known(&self.rows_where(Table::Relationship, &[("person_id", person.into())])?, |row| {
                Some(DepthReached {
                    id: row.id,
                    colleague: row.reference("colleague_id")?,
                    person,
                    on: row.date("as_of")?,
                    depth: row.code("depth")?,
                })
            }));
        }
        Ok(ChainFacts { posts, roles, stances, depths, edges, touches: self.touches(account, zone)?, ghosts })
    }

    /// Who holds or held which post and role, with the stances seen: what is needed to tell whether a seat is filled.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) fn chain_seats(&self, account: AccountId) -> Result<ChainFacts, Error> {
        let posts = known(&self.rows_of(Table::Post, account)?, |row| {
            Some(Post {
                id: PostId::from_raw(row.id),
                person: row.reference("person_id")?,
                department: row.text("department").map(str::to_owned),
                reports_to: row.reference("reports_to"),
                influence: None,
                from: row.date("joined_on"),
                until: row.date("left_on"),
            })
        });
        let roles = known(&self.rows_of(Table::PostRole, account)?, |row| {
            Some(RoleHeld { post: row.reference("post_id")?, role: row.code("role")?, from: row.date("since"), until: row.date("until") })
        });
        let stances = known(&self.rows_of(Table::StanceSeen, account)?, |row| {
            Some(StanceSeen { id: row.id, post: row.reference("post_id")?, on: row.date("seen_on")?, stance: row.code("stance")? })
        });
        Ok(ChainFacts { posts, roles, stances, ..ChainFacts::default() })
    }

    /// The touches of an account with everybody who took part, earliest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn touches(&self, account: AccountId, zone: Zone) -> Result<Vec<Touch>, Error> {
        let mut people: BTreeMap<i64, BTreeSet<PersonId>> = BTreeMap::new();
        let mut colleagues: BTreeMap<i64, BTreeSet<crate::domain::ColleagueId>> = BTreeMap::new();
        for row in self.rows_of(Table::Participant, account)? {
            let Some(touch) = row.int("interaction_id") else { continue };
            people.entry(touch).or_default().extend(row.reference::<PersonId>("person_id"));
            colleagues.entry(touch).or_default().extend(row.reference::<crate::domain::ColleagueId>("colleague_id"));
        }
        Ok(known(&self.rows_of(Table::Interaction, account)?, |row| {
            Some(Touch {
                id: InteractionId::from_raw(row.id),
                at: row.at("held_at").or_else(|| row.date("held_on").map(|day| zone.start_of(day)))?,
                two_way: row.bool("two_way")?,
                people: people.get(&row.id).cloned().unwrap_or_default(),
                colleagues: colleagues.get(&row.id).cloned().unwrap_or_default(),
            })
        }))
    }
}
