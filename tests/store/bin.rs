//! Deletion with parts, the recycle bin, purging.

use kamdeck::store::catalog::{AccountPath, tables};
use kamdeck::store::doctor::Finding;
use kamdeck::store::undo::Reason;
use kamdeck::store::{ActionKind, Error, Row, Store, Table, What};

use super::helpers::{Maker, Place, account, act, memory};

fn everything(store: &Store) -> Vec<Row> {
    tables().filter(|def| def.logged).flat_map(|def| store.read().all(def.table).unwrap()).collect()
}

/// An account with a row of every table that can belong to it.
fn full_account(store: &mut Store) -> i64 {
    act(store, |tx| {
        let mut maker = Maker::default();
        for def in tables().filter(|def| def.logged) {
            maker.one(tx, def.table);
        }
        Ok(maker.one(tx, Table::Account))
    })
}

fn delete() -> What {
    What::new(ActionKind::Delete).about(Table::Account, 0, "")
}

#[test]
fn an_account_goes_with_everything_that_belongs_to_it_and_comes_back_whole() {
    let mut store = memory();
    let other = account(&mut store, "other");
    let id = full_account(&mut store);
    let before = everything(&store);
    let counts = |store: &Store| -> Vec<u64> { tables().map(|def| store.read().count(def.table).unwrap()).collect() };
    let there = counts(&store);
    let gone = store.act(&delete(), |tx| tx.delete_with_parts(Table::Account, id)).unwrap();
    for ((def, there), left) in tables().zip(there).zip(counts(&store)).filter(|((def, _), _)| def.logged) {
        assert_eq!(gone.value.get(&def.table).copied().unwrap_or(0), there - left, "{}", def.name());
    }
    for def in tables().filter(|def| def.logged) {
        let left = store.read().all(def.table).unwrap();
        let belongs = matches!(def.account, AccountPath::Own | AccountPath::Direct(_) | AccountPath::Via(_) | AccountPath::Posts);
        let expected = match def.table {
            Table::Account => vec![other],
            _ if belongs => Vec::new(),
            _ => left.iter().map(|row| row.id).collect(),
        };
        assert_eq!(left.iter().map(|row| row.id).collect::<Vec<_>>(), expected, "{}", def.name());
    }
    assert!(store.doctor(&mut |_| true).unwrap().is_empty());
    let bin = store.read().bin(10).unwrap();
    assert_eq!((bin.len(), &bin[0].rows), (1, &gone.value));
    store.undo_action(bin[0].action.id).unwrap();
    assert_eq!(everything(&store), before);
    assert!(store.read().bin(10).unwrap().is_empty());
    assert!(store.doctor(&mut |_| true).unwrap().is_empty());
}

#[test]
fn a_person_at_two_accounts_stays_with_the_other() {
    let mut store = memory();
    let (first, second) = (account(&mut store, "first"), account(&mut store, "second"));
    let (both, one) = act(&mut store, |tx| {
        let person = |tx: &mut kamdeck::store::Tx<'_>, name: &str| {
            tx.insert(Table::Person, &[("name", name.into()), ("birth_leap_month", false.into())])
        };
        let (both, one) = (person(tx, "both")?, person(tx, "one")?);
        for (account, person) in [(first, both), (second, both), (first, one)] {
            tx.insert(Table::Post, &[("account_id", account.into()), ("person_id", person.into())])?;
        }
        Ok((both, one))
    });
    store.act(&delete(), |tx| tx.delete_with_parts(Table::Account, first)).unwrap();
    assert!(store.read().row(Table::Person, both).unwrap().is_some());
    assert!(store.read().row(Table::Person, one).unwrap().is_none());
}

#[test]
fn a_row_that_others_need_is_not_deleted_alone() {
    let mut store = memory();
    let id = account(&mut store, "needed");
    let tag = act(&mut store, |tx| tx.insert(Table::AccountTag, &[("account_id", id.into()), ("tag", "x".into())]));
    match store.act(&delete(), |tx| tx.delete(Table::Account, id)) {
        Err(Error::Needed { by, by_id, .. }) => assert_eq!((by, by_id), (Table::AccountTag, tag)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_purged_is_gone_from_the_file_and_ends_undo() {
    let place = Place::new();
    let mut store = place.open("li");
    let secret = "Xq7-secret-name-Zv9";
    let created = What::new(ActionKind::Create);
    let id = store
        .act(&created, |tx| {
            let id = tx.insert(
                Table::Account,
                &[("name", secret.into()), ("kind", "enterprise".into()), ("created_on", super::helpers::day("2026-01-05").into())],
            )?;
            Ok::<_, Error>(id)
        })
        .unwrap()
        .value;
    let about = |kind: ActionKind| What::new(kind).about(Table::Account, id, secret);
    store.act(&about(ActionKind::Edit), |tx| tx.update(Table::Account, id, &[("name", "Xq7-second-name-Zv9".into())])).unwrap();
    let gone = store.act(&about(ActionKind::Delete), |tx| tx.delete_with_parts(Table::Account, id)).unwrap().action.unwrap();
    assert_eq!(store.purge(&[gone]).unwrap().value, 1);
    match store.undo() {
        Err(Error::Refused(refusal)) => assert_eq!(refusal.obstacles[0].reason, Reason::Purged),
        other => panic!("{other:?}"),
    }
    assert!(store.read().bin(10).unwrap().is_empty());
    assert_eq!(store.doctor(&mut |_| true).unwrap(), Vec::<Finding>::new());
    drop(store);
    for file in std::fs::read_dir(place.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let found = bytes.windows(4).any(|window| window == b"Xq7-");
        assert!(!found, "a name is still in the file");
    }
}
