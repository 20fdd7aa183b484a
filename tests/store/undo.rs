//! Taking back, doing again, and refusing to.

use kamdeck::domain::{AccountId, RowId};
use kamdeck::store::undo::{Reason, Refusal};
use kamdeck::store::{ActionKind, Error, Store, Table, Value, What};

use super::helpers::{Place, account, act, day, edit, memory, options};

fn name(store: &Store, id: i64) -> Option<String> {
    store.read().row(Table::Account, id).unwrap().and_then(|row| row.text("name").map(str::to_owned))
}

fn rename(store: &mut Store, id: i64, name: &str) {
    act(store, |tx| tx.update(Table::Account, id, &[("name", name.into())]));
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn undo_and_redo_work_across_restarts() {
    let place = Place::new();
    let mut store = place.open("li");
    let id = account(&mut store, "华东新能源");
    rename(&mut store, id, "华东");
    drop(store);
    let mut store = place.open("li");
    store.undo().unwrap();
    assert_eq!(name(&store, id).as_deref(), Some("华东新能源"));
    drop(store);
    let mut store = place.open("li");
    store.redo().unwrap();
    assert_eq!(name(&store, id).as_deref(), Some("华东"));
    drop(store);
    let mut store = place.open("li");
    store.undo().unwrap();
    store.undo().unwrap();
    assert_eq!(name(&store, id), None);
    assert!(matches!(store.undo(), Err(Error::NothingToUndo)));
}

#[test]
fn redo_ends_with_that_users_next_write_and_not_with_others() {
    let place = Place::new();
    let mut li = place.open("li");
    let id = account(&mut li, "Orion");
    rename(&mut li, id, "Orion Batteries");
    li.undo().unwrap();
    let mut wang = place.open("wang");
    account(&mut wang, "Zephyr");
    assert!(li.redoable().unwrap().is_some());
    account(&mut li, "Helios");
    assert!(matches!(li.redo(), Err(Error::NothingToRedo)));
    assert_eq!(name(&li, id).as_deref(), Some("Orion"));
}

#[test]
fn each_user_and_each_device_takes_back_its_own() {
    let place = Place::new();
    let mut li = place.open("li");
    let first = account(&mut li, "first");
    let mut wang = place.open("wang");
    let second = account(&mut wang, "second");
    let mut elsewhere = options("li");
    elsewhere.machine = Some("laptop".to_owned());
    let mut laptop = Store::open(&place.file(), &elsewhere).unwrap();
    assert!(laptop.undoable().unwrap().is_none(), "a device that has not written yet has nothing to undo");
    let third = account(&mut laptop, "third");
    li.undo().unwrap();
    assert_eq!((name(&li, first), name(&li, second).is_some(), name(&li, third).is_some()), (None, true, true));
    assert!(matches!(li.undo(), Err(Error::NothingToUndo)));
    laptop.undo().unwrap();
    assert_eq!((name(&li, second).is_some(), name(&li, third)), (true, None));
}

#[test]
fn a_field_that_somebody_changed_since_is_not_overwritten() {
    let place = Place::new();
    let mut li = place.open("li");
    let id = account(&mut li, "before");
    rename(&mut li, id, "mine");
    let mut wang = place.open("wang");
    rename(&mut wang, id, "theirs");
    let refusal = refused(li.undo());
    let obstacle = &refusal.obstacles[0];
    assert_eq!((obstacle.table, obstacle.row, &obstacle.reason), (Table::Account, id, &Reason::Changed { field: "name" }));
    let (_, who, _) = obstacle.by.as_ref().unwrap();
    assert_eq!((who.as_str(), obstacle.name.as_str()), ("wang", "theirs"));
    assert_eq!(name(&li, id).as_deref(), Some("theirs"));
    // Also when the other wrote the old value back: the field was changed.
    rename(&mut wang, id, "mine");
    assert_eq!(refused(li.undo()).obstacles[0].reason, Reason::Changed { field: "name" });
    // Another field of the same row does not stand in the way.
    wang.undo().unwrap();
    wang.undo().unwrap();
    act(&mut wang, |tx| tx.update(Table::Account, id, &[("short_name", "m".into())]));
    li.undo().unwrap();
    assert_eq!(name(&li, id).as_deref(), Some("before"));
}

#[test]
fn a_row_that_somebody_built_on_stays() {
    let place = Place::new();
    let mut li = place.open("li");
    let id = account(&mut li, "base");
    let mut wang = place.open("wang");
    let tag = act(&mut wang, |tx| tx.insert(Table::AccountTag, &[("account_id", id.into()), ("tag", "vip".into())]));
    let refusal = refused(li.undo());
    assert_eq!(refusal.obstacles[0].reason, Reason::BuiltOn { table: Table::AccountTag, row: tag });
    assert_eq!(refusal.obstacles[0].by.as_ref().unwrap().1, "wang");
    assert!(name(&li, id).is_some());
    wang.undo().unwrap();
    li.undo().unwrap();
    assert_eq!(name(&li, id), None);
}

#[test]
fn a_row_that_is_gone_is_named() {
    let place = Place::new();
    let mut li = place.open("li");
    let id = account(&mut li, "gone");
    rename(&mut li, id, "renamed");
    let mut wang = place.open("wang");
    act(&mut wang, |tx| tx.delete(Table::Account, id));
    assert_eq!(refused(li.undo()).obstacles[0].reason, Reason::Deleted);
}

#[test]
fn a_reference_whose_target_is_gone_is_named() {
    let place = Place::new();
    let mut li = place.open("li");
    let id = account(&mut li, "child");
    let product = act(&mut li, |tx| tx.insert(Table::Product, &[("name", "cells".into())]));
    let reading = act(&mut li, |tx| {
        tx.insert(
            Table::UsageReading,
            &[("account_id", id.into()), ("share", 5000.into()), ("read_on", day("2026-11-01").into()), ("product_id", product.into())],
        )
    });
    let delete = What::new(ActionKind::Delete);
    let gone = li.act(&delete, |tx| tx.delete(Table::UsageReading, reading)).unwrap().action.unwrap();
    li.act(&delete, |tx| tx.delete(Table::Product, product)).unwrap();
    assert_eq!(refused(li.undo_action(gone)).obstacles[0].reason, Reason::Gone { field: "product_id" });
}

#[test]
fn a_unique_value_taken_meanwhile_is_named() {
    let place = Place::new();
    let mut li = place.open("li");
    let id = account(&mut li, "tagged");
    let insert = |store: &mut Store| act(store, |tx| tx.insert(Table::AccountTag, &[("account_id", id.into()), ("tag", "vip".into())]));
    let tag = insert(&mut li);
    act(&mut li, |tx| tx.delete(Table::AccountTag, tag));
    let mut wang = place.open("wang");
    insert(&mut wang);
    assert_eq!(refused(li.undo()).obstacles[0].reason, Reason::Taken);
}

#[test]
fn one_action_is_taken_back_whole_or_not_at_all() {
    let place = Place::new();
    let mut li = place.open("li");
    let ids: Vec<i64> = act(&mut li, |tx| {
        (0..20)
            .map(|n| {
                tx.insert(
                    Table::Account,
                    &[("name", format!("n{n}").into()), ("kind", "individual".into()), ("created_on", day("2026-01-01").into())],
                )
            })
            .collect()
    });
    let mut wang = place.open("wang");
    rename(&mut wang, ids[7], "kept");
    let refusal = refused(li.undo());
    assert_eq!(refusal.obstacles.len(), 1);
    assert!(ids.iter().all(|id| name(&li, *id).is_some()));
    wang.undo().unwrap();
    li.undo().unwrap();
    assert!(ids.iter().all(|id| name(&li, *id).is_none()));
    li.redo().unwrap();
    assert!(ids.iter().all(|id| name(&li, *id).is_some()));
}

#[test]
fn an_older_action_is_taken_back_alone() {
    let place = Place::new();
    let mut li = place.open("li");
    let id = account(&mut li, "a");
    let renamed = li.act(&edit(), |tx| tx.update(Table::Account, id, &[("name", "b".into())])).unwrap().action.unwrap();
    act(&mut li, |tx| tx.update(Table::Account, id, &[("short_name", "s".into())]));
    li.undo_action(renamed).unwrap();
    let row = li.read().row(Table::Account, id).unwrap().unwrap();
    assert_eq!((row.text("name"), row.text("short_name")), (Some("a"), Some("s")));
    assert!(matches!(li.undo_action(renamed), Err(Error::NothingToUndo)), "it is undone already");
    // Redo brings it back, and the order of undo is that of the actions.
    assert_eq!(li.redo().unwrap().value.id, renamed);
    assert_eq!(li.undo().unwrap().value.what.kind, ActionKind::Edit);
    assert_eq!(li.read().row(Table::Account, id).unwrap().unwrap().get("short_name"), &Value::Null);
}

#[test]
fn a_failed_action_leaves_nothing() {
    let place = Place::new();
    let mut li = place.open("li");
    let before = li.read().actions(None, 100).unwrap().len();
    let result = li.act(&edit(), |tx| {
        tx.insert(Table::Account, &[("name", "half".into()), ("kind", "enterprise".into()), ("created_on", day("2026-01-01").into())])?;
        tx.insert(Table::AccountTag, &[("account_id", 99.into()), ("tag", "x".into())])
    });
    assert!(matches!(result, Err(Error::Invalid(_))), "{result:?}");
    assert_eq!(li.read().count(Table::Account).unwrap(), 0);
    assert_eq!(li.read().actions(None, 100).unwrap().len(), before);
}

#[test]
fn history_calls_a_record_what_it_was_called_then() {
    let mut store = memory();
    let id = account(&mut store, "Old Name");
    act(&mut store, |tx| tx.update(Table::Account, id, &[("short_name", "Wuxi".into())]));
    act(&mut store, |tx| tx.update(Table::Account, id, &[("name", "New Name".into())]));
    act(&mut store, |tx| tx.update(Table::Account, id, &[("short_name", "Suzhou".into())]));
    let told = |store: &Store| -> Vec<(String, Value, Value)> {
        let history = store.read().history(AccountId::from_raw(id), None, 50).unwrap();
        history.into_iter().rev().flat_map(|entry| entry.lines).map(|line| (line.name, line.from, line.to)).collect()
    };
    let mut expected: Vec<(String, Value, Value)> = [
        ("Old Name", Value::Null, Value::Null),
        ("Old Name", Value::Null, "Wuxi".into()),
        ("New Name", "Old Name".into(), "New Name".into()),
        ("New Name", "Wuxi".into(), "Suzhou".into()),
    ]
    .map(|(name, from, to)| (name.to_owned(), from, to))
    .into();
    assert_eq!(told(&store), expected);
    // Gone, it was still called so.
    act(&mut store, |tx| tx.delete(Table::Account, id));
    expected.push(("New Name".to_owned(), Value::Null, Value::Null));
    let actions = store.read().actions(None, 50).unwrap();
    let lines = actions.iter().rev().flat_map(|action| store.read().changes_of(action.id, 50).unwrap());
    let lines: Vec<_> = lines.filter(|line| line.row == id).map(|line| (line.name, line.from, line.to)).collect();
    assert_eq!(lines, expected);
}
