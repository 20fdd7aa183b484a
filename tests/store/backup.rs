//! Copies, the way back, and the thorough look.

use std::path::Path;

use kamdeck::cli::Exit;
use kamdeck::store::doctor::Finding;
use kamdeck::store::{Error, Store, Table};
use rusqlite::Connection;

use super::helpers::{Maker, Place, account, act, day, exit_of, memory, options};

fn names(path: &Path) -> Vec<String> {
    let store = Store::open(path, &options("li")).unwrap();
    store.read().all(Table::Account).unwrap().iter().map(|row| row.text("name").unwrap().to_owned()).collect()
}

#[test]
fn a_backup_is_one_moment_also_while_somebody_writes() {
    let place = Place::new();
    let mut store = place.open("li");
    let text = "x".repeat(15_000);
    let id = account(&mut store, "first");
    act(&mut store, |tx| {
        (0..600).try_for_each(|_| {
            let values =
                [("account_id", id.into()), ("what", "w".into()), ("done_on", day("2026-01-01").into()), ("note", text.as_str().into())];
            tx.insert(Table::Favour, &values).map(drop)
        })
    });
    let mut writer = store.another().unwrap();
    let mut steps = 0;
    let copy = place.folder.path().join("copy.db");
    store
        .backup(&copy, &mut |progress| {
            steps += 1;
            assert!(progress.done <= progress.of);
            account(&mut writer, &format!("while {steps}"));
            true
        })
        .unwrap();
    assert!(steps > 1, "the copy took {steps} steps");
    assert_eq!(names(&copy), ["first"]);
    assert_eq!(Store::open(&copy, &options("li")).unwrap().read().count(Table::Favour).unwrap(), 600);
    assert!(store.last_backup().unwrap().is_some());
}

#[cfg(unix)]
#[test]
fn files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let mut store = place.open("li");
    account(&mut store, "private");
    store.backup(&place.folder.path().join("copy.db"), &mut |_| true).unwrap();
    let mut seen = 0;
    for entry in std::fs::read_dir(place.folder.path()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.file_name());
        seen += 1;
    }
    assert!(seen >= 4, "database, its log, its shared memory, the copy: {seen}");
}

#[test]
fn a_cancelled_or_refused_backup_leaves_nothing() {
    let place = Place::new();
    let store = place.open("li");
    let copy = place.folder.path().join("copy.db");
    let before = std::fs::read_dir(place.folder.path()).unwrap().count();
    assert!(matches!(store.backup(&copy, &mut |_| false), Err(Error::Cancelled)));
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), before);
    std::fs::write(&copy, "mine").unwrap();
    assert!(matches!(store.backup(&copy, &mut |_| true), Err(Error::File { .. })));
    assert_eq!(std::fs::read(&copy).unwrap(), b"mine");
}

#[test]
fn a_backup_comes_back_and_the_old_file_is_kept() {
    let place = Place::new();
    let mut store = place.open("li");
    account(&mut store, "old");
    let copy = place.folder.path().join("copy.db");
    store.backup(&copy, &mut |_| true).unwrap();
    account(&mut store, "newer");
    assert!(matches!(Store::restore(&copy, &place.file(), &options("li"), &mut |_| true), Err(Error::Busy)), "it is open");
    drop(store);
    let restored = Store::restore(&copy, &place.file(), &options("li"), &mut |_| true).unwrap();
    assert_eq!(names(&place.file()), ["old"]);
    assert_eq!(names(&restored.kept.unwrap()), ["old", "newer"]);
    // Onto nothing, and in the place of a file that cannot even be read.
    let fresh = place.folder.path().join("fresh.db");
    assert_eq!(Store::restore(&copy, &fresh, &options("li"), &mut |_| true).unwrap().kept, None);
    assert_eq!(names(&fresh), ["old"]);
    std::fs::write(place.file(), "rubbish").unwrap();
    let kept = Store::restore(&copy, &place.file(), &options("li"), &mut |_| true).unwrap().kept.unwrap();
    assert_eq!(std::fs::read(kept).unwrap(), b"rubbish");
    assert_eq!(names(&place.file()), ["old"]);
}

#[test]
fn a_damaged_or_foreign_backup_is_refused_and_nothing_moves() {
    let place = Place::new();
    let mut store = place.open("li");
    act(&mut store, |tx| {
        let mut maker = Maker::default();
        (0..200).for_each(|n| _ = maker.another(tx, Table::Account, n));
        Ok(())
    });
    let copy = place.folder.path().join("copy.db");
    store.backup(&copy, &mut |_| true).unwrap();
    drop(store);
    let before = std::fs::read(place.file()).unwrap();
    // One page in the middle is overwritten.
    let mut bytes = std::fs::read(&copy).unwrap();
    let page = bytes.len() / 4096 / 2 * 4096;
    bytes[page..page + 4096].fill(0xA5);
    std::fs::write(&copy, bytes).unwrap();
    let error = Store::restore(&copy, &place.file(), &options("li"), &mut |_| true).unwrap_err();
    assert_eq!(exit_of(&error), Exit::Damaged, "{error:?}");
    let foreign = place.folder.path().join("foreign.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    let error = Store::restore(&foreign, &place.file(), &options("li"), &mut |_| true).unwrap_err();
    assert_eq!(exit_of(&error), Exit::NotOurs, "{error:?}");
    assert_eq!(std::fs::read(place.file()).unwrap(), before);
}

/// Opens the file as no user would, past the triggers.
fn raw(place: &Place, sql: &str) {
    let conn = Connection::open(place.file()).unwrap();
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; UPDATE running SET action_id = 1; {sql}; UPDATE running SET action_id = NULL"))
        .unwrap();
}

#[test]
fn the_doctor_names_what_is_wrong() {
    type Check = fn(&Finding) -> bool;
    let cases: [(&str, Check); 8] = [
        ("DELETE FROM account", |finding| matches!(finding, Finding::Dangling { to, .. } if to == "account")),
        ("DROP TRIGGER guard_account_update", |finding| *finding == Finding::Schema { name: "guard_account_update".to_owned() }),
        ("CREATE TABLE extra (x)", |finding| *finding == Finding::Foreign { name: "extra".to_owned() }),
        ("UPDATE account SET kind = 'imp'", |finding| matches!(finding, Finding::UnknownCode { code, rows: 1, .. } if code == "imp")),
        ("DELETE FROM change WHERE id = 3", |finding| matches!(finding, Finding::Log { .. } | Finding::Unlogged { .. })),
        ("DELETE FROM search_index", |finding| matches!(finding, Finding::Search { rows: 3 })),
        ("UPDATE account_summary SET score = 999", |finding| matches!(finding, Finding::Summary { rows: 1, .. })),
        ("UPDATE account SET name = 'other'", |finding| matches!(finding, Finding::Summary { rows: 1, .. })),
    ];
    for (sql, expected) in cases {
        let place = Place::new();
        let mut store = place.open("li");
        let id = account(&mut store, "patient");
        act(&mut store, |tx| tx.insert(Table::AccountTag, &[("account_id", id.into()), ("tag", "x".into())]));
        store.refresh_summaries(&mut |_| true).unwrap();
        assert_eq!(store.doctor(&mut |_| true).unwrap(), Vec::<Finding>::new());
        drop(store);
        raw(&place, sql);
        let found = place.open("li").doctor(&mut |_| true).unwrap();
        assert!(found.iter().any(expected), "{sql}: {found:?}");
    }
}

#[test]
fn the_doctor_can_be_stopped() {
    assert!(matches!(memory().doctor(&mut |_| false), Err(Error::Cancelled)));
}
