//! Thousands of rows in one action: the same promises as for one.

use kamdeck::domain::{AccountId, RowId as _};
use kamdeck::store::history::Deed;
use kamdeck::store::{ActionKind, Error, Inserter, Reads, Store, Table, What};
use rusqlite::Connection;

use super::helpers::{Place, act, day};

const ROWS: i64 = 1000;

/// Accounts with a tag each; every hundredth is renamed and loses its tag on the way.
fn write_many(store: &mut Store, reads: Reads) -> i64 {
    let done = store
        .act_in_bulk::<_, Error>(&What::new(ActionKind::Import), reads, |tx| {
            let accounts = Inserter::new(Table::Account, &["name", "kind", "created_on"])?;
            let tags = Inserter::new(Table::AccountTag, &["account_id", "tag"])?;
            let mut last = 0;
            for number in 0..ROWS {
                let name = format!("批量 {number}");
                last = accounts.insert(tx, &[name.as_str().into(), "enterprise".into(), day("2026-01-05").into()])?;
                let tag = tags.insert(tx, &[last.into(), "x".into()])?;
                if number % 100 == 99 {
                    tx.update(Table::Account, last, &[("name", "renamed".into())])?;
                    tx.delete(Table::AccountTag, tag)?;
                }
            }
            Ok(last)
        })
        .unwrap();
    assert!(done.action.is_some());
    done.value
}

fn refused(place: &Place, sql: &str) {
    let error = Connection::open(place.file()).unwrap().execute(sql, []).unwrap_err().to_string();
    assert!(error.contains("through the actions of kamdeck"), "{error}");
}

#[test]
fn it_is_logged_in_order_guarded_again_and_taken_back_whole() {
    [Reads::Nothing, Reads::Rows].into_iter().for_each(logged_guarded_and_taken_back);
}

fn logged_guarded_and_taken_back(reads: Reads) {
    let place = Place::new();
    let mut store = place.open("li");
    let last = write_many(&mut store, reads);
    refused(&place, "INSERT INTO product (name) VALUES ('x')");
    assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
    let history = store.read().history(AccountId::from_raw(last), None, 5).unwrap();
    let deeds: Vec<(Table, Deed)> = history[0].lines.iter().map(|line| (line.table, line.deed)).collect();
    assert_eq!(
        deeds,
        [
            (Table::Account, Deed::Entered),
            (Table::AccountTag, Deed::Entered),
            (Table::Account, Deed::Changed),
            (Table::AccountTag, Deed::Deleted)
        ]
    );
    store.undo().unwrap();
    assert_eq!((store.read().count(Table::Account).unwrap(), store.read().count(Table::AccountTag).unwrap()), (0, 0));
    store.redo().unwrap();
    assert_eq!(store.read().count(Table::Account).unwrap(), ROWS.unsigned_abs());
    assert!(store.read().has_more_than(Table::Account, ROWS.unsigned_abs() - 1).unwrap());
    assert!(!store.read().has_more_than(Table::Account, ROWS.unsigned_abs()).unwrap());
    assert_eq!(store.read().count(Table::AccountTag).unwrap(), (ROWS - ROWS / 100).unsigned_abs());
    assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
}

#[test]
fn it_is_found_by_its_words() {
    let place = Place::new();
    let mut store = place.open("li");
    write_many(&mut store, Reads::Nothing);
    let found = store.read().search("批量 123", store.today(), 10).unwrap();
    assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["批量 123"]);
}

#[test]
fn what_fails_leaves_nothing_and_the_guards_up() {
    let place = Place::new();
    let mut store = place.open("li");
    act(&mut store, |tx| tx.insert(Table::Product, &[("name", "kept".into())]));
    let failed = store.act_in_bulk::<(), Error>(&What::new(ActionKind::Import), Reads::Nothing, |tx| {
        (0..ROWS).try_for_each(|number| tx.insert(Table::Product, &[("name", format!("p{number}").as_str().into())]).map(drop))?;
        Err(Error::Cancelled)
    });
    assert!(matches!(failed, Err(Error::Cancelled)));
    assert_eq!(store.read().count(Table::Product).unwrap(), 1);
    refused(&place, "INSERT INTO product (name) VALUES ('x')");
    assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
    write_many(&mut store, Reads::Nothing);
    // Another connection that was open all the while sees it, and is refused too.
    let other = place.open("wang");
    assert_eq!(other.read().count(Table::Account).unwrap(), ROWS.unsigned_abs());
}
