//! Full-text search.

use kamdeck::domain::{AsOf, RowId};
use kamdeck::store::search::Found;
use kamdeck::store::{Store, Table};

use super::helpers::{account, act, day, memory};

fn note(store: &mut Store, account: i64, text: &str) -> i64 {
    act(store, |tx| {
        let values = [
            ("account_id", account.into()),
            ("held_on", day("2026-11-01").into()),
            ("channel", "phone".into()),
            ("two_way", true.into()),
            ("summary", text.into()),
        ];
        tx.insert(Table::Interaction, &values)
    })
}

fn found(store: &Store, text: &str) -> Vec<Found> {
    store.read().search(text, store.today(), 100).unwrap()
}

#[test]
fn chinese_of_any_length_is_found_inside_a_sentence() {
    let mut store = memory();
    let id = account(&mut store, "华东新能源有限公司");
    let first = note(&mut store, id, "王总说采购经理已经提出辞职，交接给李工。");
    for text in ["辞", "辞职", "提出辞职", "采购经理已经提出辞职，交接", "辭職"] {
        let groups = found(&store, text);
        assert_eq!((groups.len(), groups[0].hits.len()), (1, 1), "{text}");
        let hit = &groups[0].hits[0];
        assert_eq!((groups[0].account.map(RowId::raw), hit.table, hit.row), (Some(id), Table::Interaction, first));
        if text != "辭職" {
            assert_eq!(&hit.snippet[hit.at.clone()], text);
        }
    }
    assert_eq!(found(&store, "辭職")[0].hits[0].snippet.get(found(&store, "辭職")[0].hits[0].at.clone()), Some("辞职"));
    assert!(found(&store, "职辞").is_empty(), "the order counts");
    assert_eq!(found(&store, "新能源")[0].hits[0].table, Table::Account);
    for nothing in ["", "  ", "\"", "*", "，。", "AND"] {
        assert!(found(&store, nothing).is_empty(), "{nothing:?}");
    }
}

#[test]
fn on_a_past_day_later_places_do_not_use_up_the_limit() {
    let mut store = memory();
    let id = account(&mut store, "first");
    let old = note(&mut store, id, "在很久以前的一次会上，大家还谈到了关于培训的若干问题和安排");
    act(&mut store, |tx| tx.update(Table::Interaction, old, &[("held_on", day("2026-01-05").into())]));
    // Shorter, so that they stand before it.
    (0..5).for_each(|_| _ = note(&mut store, id, "培训"));
    let march = AsOf::on(day("2026-03-01"), store.now(), store.zone()).unwrap();
    let places = |as_of: AsOf, limit: u32| -> Vec<i64> {
        let groups = store.read().search("培训", as_of, limit).unwrap();
        groups.iter().flat_map(|group| &group.hits).map(|hit| hit.row).collect()
    };
    assert_eq!(places(march, 1), [old]);
    assert_eq!((places(march, 9), places(march, 0)), (vec![old], vec![]));
    assert_eq!((places(store.today(), 2).len(), places(store.today(), 9).len()), (2, 6));
}

#[test]
fn other_scripts_are_found_by_words_or_their_beginnings_in_either_case() {
    let mut store = memory();
    let id = account(&mut store, "Orion Batteries");
    note(&mut store, id, "The CFO fears a failed switch; offer the pilot-terms \"as is\".");
    for text in ["cfo", "FAILED switch", "pilot-terms", "\"as is\"", "Orion"] {
        assert_eq!(found(&store, text).len(), 1, "{text}");
    }
    assert_eq!(found(&store, "fail").len(), 1);
    assert!(found(&store, "ail").is_empty());
}

#[test]
fn hits_are_grouped_by_account_and_follow_every_change() {
    let mut store = memory();
    let (a, b) = (account(&mut store, "first"), account(&mut store, "second"));
    note(&mut store, a, "交货期太长");
    let second = note(&mut store, a, "再谈交货期");
    note(&mut store, b, "交货期可以");
    let groups = found(&store, "交货期");
    let mut sizes: Vec<_> = groups.iter().map(|group| (group.account.unwrap().raw(), group.name.as_str(), group.hits.len())).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [(a, "first", 2), (b, "second", 1)]);
    act(&mut store, |tx| tx.update(Table::Interaction, second, &[("summary", "再谈价格".into())]));
    assert_eq!(found(&store, "交货期").iter().map(|group| group.hits.len()).sum::<usize>(), 2);
    assert_eq!(found(&store, "价格").len(), 1);
    store.undo().unwrap();
    assert!(found(&store, "价格").is_empty());
    act(&mut store, |tx| tx.delete(Table::Interaction, second));
    assert_eq!(found(&store, "交货期").iter().map(|group| group.hits.len()).sum::<usize>(), 2);
    store.undo().unwrap();
    assert_eq!(found(&store, "交货期").iter().map(|group| group.hits.len()).sum::<usize>(), 3);
}

#[test]
fn a_person_is_found_at_every_account_where_they_hold_a_post() {
    let mut store = memory();
    let (a, b) = (account(&mut store, "first"), account(&mut store, "second"));
    act(&mut store, |tx| {
        let person = tx.insert(Table::Person, &[("name", "单雄信".into()), ("birth_leap_month", false.into())])?;
        for account in [a, b] {
            tx.insert(Table::Post, &[("account_id", account.into()), ("person_id", person.into())])?;
        }
        tx.insert(Table::Colleague, &[("name", "单伟".into())])
    });
    let groups = found(&store, "单");
    assert_eq!(groups.len(), 3);
    assert!(groups.iter().any(|group| group.account.is_none() && group.hits[0].table == Table::Colleague));
}
