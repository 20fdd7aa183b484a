//! What holds for every chain.

use std::collections::{BTreeMap, BTreeSet};

use kamdeck::domain::account::Tier;
use kamdeck::domain::people::{BuyingRole, Depth, Stance};
use kamdeck::domain::{Coded, ColleagueId, Hundredths, PersonId, PostId, RowId, Tenths};
use kamdeck::scoring::chain::{Chain, ChainFacts, ChainPolicy, DepthReached, Post, RoleHeld, StanceSeen, forest};
use kamdeck::scoring::touch::Touch;
use proptest::prelude::*;

use super::super::{cn, end_of, shipped};

fn policy() -> ChainPolicy<'static> {
    ChainPolicy::of(shipped(), Tier::A, shipped().cadence.of(Tier::A), cn())
}

/// Up to twelve posts with any superior (also themselves and none that exists), any role, stance, influence and touches.
fn facts() -> impl Strategy<Value = ChainFacts> {
    let post = (0i64..15, proptest::option::of(0u8..=10), 0usize..9, proptest::option::of(0usize..5), 0i64..200, 0u8..5);
    proptest::collection::vec(post, 0..12).prop_map(|rows| {
        let as_of = end_of("2026-06-30");
        let mut facts = ChainFacts::default();
        for (at, (superior, influence, role, stance, touched, depth)) in rows.into_iter().enumerate() {
            let (id, person) = (PostId::from_raw(at as i64), PersonId::from_raw(at as i64));
            facts.posts.push(Post {
                id,
                person,
                department: (at % 2 == 0).then(|| "d".to_owned()),
                reports_to: (superior < 13).then(|| PostId::from_raw(superior)),
                influence,
                from: None,
                until: (at == 7).then_some(as_of.day),
            });
            facts.roles.push(RoleHeld { post: id, role: BuyingRole::ALL[role], from: None, until: None });
            let on = as_of.day - chrono::Days::new(touched.unsigned_abs());
            facts.stances.extend(stance.map(|stance| StanceSeen { id: 1, post: id, on, stance: Stance::ALL[stance] }));
            let colleague = ColleagueId::from_raw(100 + (at % 3) as i64);
            facts.depths.push(DepthReached { id: 1, colleague, person, on, depth: Depth::ALL[usize::from(depth)] });
            facts.touches.push(Touch {
                id: RowId::from_raw(at as i64),
                at: as_of.zone.start_of(on),
                two_way: at % 5 != 0,
                people: BTreeSet::from([person, PersonId::from_raw(superior)]),
                colleagues: BTreeSet::from([colleague]),
            });
        }
        facts
    })
}

proptest! {
    #[test]
    fn measures_stay_in_their_bounds(facts in facts()) {
        let chain = Chain::at(&facts, end_of("2026-06-30"));
        let measures = chain.measures(&policy());
        prop_assert!(measures.coverage.filled <= measures.coverage.required);
        prop_assert!(measures.coverage.percent.is_some_and(|percent| (0..=100).contains(&percent)));
        if let Some(threads) = measures.threads.value {
            let people = i32::try_from(measures.threads.shares.len()).unwrap();
            prop_assert!(threads >= Tenths(10) && threads <= Tenths::points(people), "{threads} of {people}");
        }
        prop_assert_eq!(measures.threads.value.is_none(), measures.threads.shares.is_empty());
        if let Some(balance) = measures.balance.value {
            prop_assert!(balance >= Hundredths(-200) && balance <= Hundredths(200));
        }
        prop_assert!(measures.blockers.iter().all(|person| !measures.champions.contains(person)));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(facts in facts()) {
        let mut turned = facts.clone();
        turned.posts.reverse();
        turned.roles.reverse();
        turned.stances.reverse();
        turned.depths.reverse();
        turned.touches.reverse();
        let as_of = end_of("2026-06-30");
        let (a, b) = (Chain::at(&facts, as_of), Chain::at(&turned, as_of));
        prop_assert_eq!(a.warnings(&policy()), b.warnings(&policy()));
        for member in a.members() {
            prop_assert_eq!(a.drill(member.person, &policy()), b.drill(member.person, &policy()));
            prop_assert_eq!(a.introduction(member.person), b.introduction(member.person));
        }
        prop_assert_eq!(forest(&facts.posts, as_of), forest(&turned.posts, as_of));
    }

    #[test]
    fn nobody_steps_in_for_himself_and_losing_somebody_never_covers_more(facts in facts()) {
        let chain = Chain::at(&facts, end_of("2026-06-30"));
        for member in chain.members() {
            let drill = chain.drill(member.person, &policy()).unwrap();
            prop_assert!(drill.after.coverage.filled <= drill.before.coverage.filled);
            for backup in &drill.backups {
                prop_assert_ne!(backup.person, Some(member.person));
                prop_assert!(backup.person.is_none_or(|person| chain.member(person).is_some()));
            }
        }
    }

    #[test]
    fn the_map_shows_every_present_post_once_below_its_parent(facts in facts()) {
        let as_of = end_of("2026-06-30");
        let rows = forest(&facts.posts, as_of);
        let shown: BTreeSet<PostId> = rows.iter().map(|row| row.post).collect();
        let present: BTreeSet<PostId> = facts.posts.iter().filter(|post| post.until.is_none_or(|until| until > as_of.day)).map(|post| post.id).collect();
        prop_assert_eq!(rows.len(), shown.len());
        prop_assert_eq!(&shown, &present);
        let at: BTreeMap<PostId, usize> = rows.iter().enumerate().map(|(at, row)| (row.post, at)).collect();
        for (own, row) in rows.iter().enumerate() {
            prop_assert_eq!(row.lines.len(), row.depth.saturating_sub(1));
            match row.parent {
                None => prop_assert_eq!(row.depth, 0),
                Some(parent) => {
                    let above = &rows[at[&parent]];
                    prop_assert_eq!(above.depth + 1, row.depth);
                    prop_assert!(at[&parent] < own && own <= at[&parent] + above.below);
                }
            }
        }
    }
}

#[test]
fn a_chain_of_ten_thousand_superiors_is_laid_out_without_exhausting_the_stack() {
    let posts: Vec<Post> = (0..10_000i64)
        .map(|at| Post {
            id: PostId::from_raw(at),
            person: PersonId::from_raw(at),
            department: None,
            reports_to: Some(PostId::from_raw((at + 1) % 10_000)),
            influence: None,
            from: None,
            until: None,
        })
        .collect();
    let rows = forest(&posts, end_of("2026-06-30"));
    assert_eq!((rows.len(), rows[0].post, rows[0].below), (10_000, PostId::from_raw(0), 9999));
    assert_eq!(rows.last().map(|row| row.depth), Some(9999));
}
