//! Whatever stands in the place of a database, and whatever keeps it from being written: each has its own error and exit
//! code, and the file stays as it was.

use std::path::PathBuf;

use kamdeck::cli::Exit;
use kamdeck::store::error::{Error, FileKind, Invalid};
use kamdeck::store::{Options, Store, Table};
use rusqlite::Connection;

use super::helpers::{Maker, Place, account, act, day, edit, exit_of, options};

fn refused(path: &std::path::Path, options: &Options) -> Error {
    match Store::open(path, options) {
        Err(error) => error,
        Ok(_) => panic!("{} was opened", path.display()),
    }
}

fn without_create() -> Options {
    let mut options = options("li");
    options.create = false;
    options
}

#[test]
fn nothing_is_made_unless_asked_for() {
    let place = Place::new();
    assert!(matches!(refused(&place.file(), &without_create()), Error::NoFile(_)));
    assert!(!place.file().exists());
}

#[test]
fn what_is_no_plain_file_is_named() {
    let place = Place::new();
    let kind = |path: PathBuf| match refused(&path, &options("li")) {
        error @ Error::NotAFile { .. } => {
            assert_eq!(exit_of(&error), Exit::NotOurs);
            if let Error::NotAFile { what, .. } = error { what } else { unreachable!() }
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(place.folder.path().to_owned()), FileKind::Folder);
    #[cfg(unix)]
    {
        drop(place.open("li"));
        let link = place.folder.path().join("link.db");
        std::os::unix::fs::symlink(place.file(), &link).unwrap();
        assert_eq!(kind(link), FileKind::Link);
        let pipe = place.folder.path().join("pipe.db");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
        assert_eq!(kind(pipe), FileKind::Special);
        assert_eq!(kind("/dev/null".into()), FileKind::Special);
    }
}

#[test]
fn another_programs_file_is_left_alone() {
    let place = Place::new();
    for content in [b"hello, this is a text file that is longer than a header of SQLite would be, is it not?".to_vec(), vec![0; 4096]] {
        std::fs::write(place.file(), &content).unwrap();
        assert_eq!(exit_of(&refused(&place.file(), &options("li"))), Exit::NotOurs);
        assert_eq!(std::fs::read(place.file()).unwrap(), content);
    }
    std::fs::remove_file(place.file()).unwrap();
    Connection::open(place.file())
        .unwrap()
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        .unwrap();
    let before = std::fs::read(place.file()).unwrap();
    assert!(matches!(refused(&place.file(), &options("li")), Error::NotOurs(_)));
    assert_eq!(std::fs::read(place.file()).unwrap(), before);
}

#[test]
fn a_newer_schema_is_left_byte_for_byte() {
    let place = Place::new();
    let mut store = place.open("li");
    account(&mut store, "future");
    drop(store);
    Connection::open(place.file()).unwrap().execute_batch("PRAGMA user_version = 9999").unwrap();
    let before = std::fs::read(place.file()).unwrap();
    let error = refused(&place.file(), &options("li"));
    assert!(matches!(error, Error::Newer { found: 9999, .. }), "{error:?}");
    assert_eq!(exit_of(&error), Exit::Newer);
    assert_eq!(std::fs::read(place.file()).unwrap(), before);
    // Also while its version stands in the write-ahead log only.
    let other = Place::new();
    drop(other.open("li"));
    let writer = Connection::open(other.file()).unwrap();
    writer.execute_batch("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 9999").unwrap();
    let before = std::fs::read(other.file()).unwrap();
    assert!(matches!(refused(&other.file(), &options("li")), Error::Newer { .. }));
    assert_eq!(std::fs::read(other.file()).unwrap(), before);
}

#[test]
fn a_damaged_file_is_called_damaged() {
    let place = Place::new();
    let mut store = place.open("li");
    act(&mut store, |tx| {
        let mut maker = Maker::default();
        (0..300).for_each(|n| _ = maker.another(tx, Table::Account, n));
        Ok(())
    });
    drop(store);
    let whole = std::fs::read(place.file()).unwrap();
    // Cut in the middle: SQLite finds pages missing as soon as it needs them.
    std::fs::write(place.file(), &whole[..whole.len() / 3]).unwrap();
    let look = || -> Result<(), Error> {
        let store = Store::open(&place.file(), &options("li"))?;
        for def in kamdeck::store::catalog::tables() {
            store.read().all(def.table)?;
        }
        Ok(())
    };
    let error = look().unwrap_err();
    assert_eq!(exit_of(&error), Exit::Damaged, "{error:?}");
    // Every page but the first overwritten.
    let mut bytes = whole;
    bytes[4096..].fill(0x5A);
    std::fs::write(place.file(), bytes).unwrap();
    let error = look().unwrap_err();
    assert_eq!(exit_of(&error), Exit::Damaged, "{error:?}");
}

#[test]
fn a_busy_file_is_waited_for_and_then_said_so() {
    let place = Place::new();
    let mut store = place.open("li");
    let holder = Connection::open(place.file()).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let result = store.act(&edit(), |tx| tx.insert(Table::Product, &[("name", "x".into())]));
    assert_eq!(exit_of(&result.unwrap_err()), Exit::Busy);
    // Reading goes on beside a writer.
    assert_eq!(store.read().count(Table::Product).unwrap(), 0);
    holder.execute_batch("COMMIT").unwrap();
    act(&mut store, |tx| tx.insert(Table::Product, &[("name", "x".into())]));
}

#[test]
fn values_that_do_not_fit_are_refused_with_their_column() {
    let place = Place::new();
    let mut store = place.open("li");
    let id = account(&mut store, "strict");
    let on = day("2026-01-01");
    let far: chrono::NaiveDate = "9999-12-31".parse().unwrap();
    let long = "a".repeat(301);
    type Case = (Table, Vec<(&'static str, kamdeck::store::Value)>, &'static str);
    let cases: Vec<Case> = vec![
        (Table::UsageReading, vec![("account_id", id.into()), ("share", 10_001.into()), ("read_on", on.into())], "share"),
        (Table::UsageReading, vec![("account_id", id.into()), ("share", "80%".into()), ("read_on", on.into())], "share"),
        (Table::UsageReading, vec![("account_id", id.into()), ("share", 1.into()), ("read_on", far.into())], "read_on"),
        (Table::UsageReading, vec![("account_id", id.into()), ("share", 1.into())], "read_on"),
        (Table::UsageReading, vec![("account_id", 5.into()), ("share", 1.into()), ("read_on", on.into())], "account_id"),
        (Table::AccountTag, vec![("account_id", id.into()), ("tag", " \u{200b} ".into())], "tag"),
        (Table::AccountTag, vec![("account_id", id.into()), ("tag", long.as_str().into())], "tag"),
        (
            Table::TierDecision,
            vec![("account_id", id.into()), ("tier", "D".into()), ("reason", "r".into()), ("decided_on", on.into())],
            "tier",
        ),
        (
            Table::CreditLimit,
            vec![("account_id", id.into()), ("amount", 5.into()), ("currency", "RMB1".into()), ("as_of", on.into())],
            "currency",
        ),
        (
            Table::Opportunity,
            vec![
                ("account_id", id.into()),
                ("title", "o".into()),
                ("amount", 5.into()),
                ("stage", "found".into()),
                ("opened_on", on.into()),
            ],
            "currency",
        ),
        (
            Table::AccountField,
            vec![("account_id", id.into()), ("field", "lifecycle".into()), ("value", "gone".into()), ("as_of", on.into())],
            "value",
        ),
        (
            Table::AccountField,
            vec![("account_id", id.into()), ("field", "cooperation_start".into()), ("value", "2020".into()), ("as_of", on.into())],
            "value",
        ),
    ];
    for (table, values, column) in cases {
        match store.act(&edit(), |tx| tx.insert(table, &values)) {
            Err(Error::Invalid(Invalid { column: Some(found), .. })) => assert_eq!(found, column, "{table} {values:?}"),
            other => panic!("{table} {values:?}: {other:?}"),
        }
    }
    assert_eq!(store.read().actions(None, 10).unwrap().len(), 2, "joining and the account");
}

#[test]
fn text_is_cleaned_at_the_door() {
    let place = Place::new();
    let mut store = place.open("li");
    let id = account(&mut store, "  华东\u{1b}[2J\u{202e}新能源\t\r\n ");
    let row = store.read().row(Table::Account, id).unwrap().unwrap();
    assert_eq!(row.text("name"), Some("华东[2J新能源"));
    act(&mut store, |tx| {
        let values = [
            ("account_id", id.into()),
            ("kind", "first_meeting".into()),
            ("happened_on", day("2026-01-01").into()),
            ("giveable", true.into()),
        ];
        assert!(tx.insert(Table::MemoryNote, &values).is_err());
        let mut values = values.to_vec();
        values.push(("note", "one\r\ntwo\u{9b}31m\rthree".into()));
        let note = tx.insert(Table::MemoryNote, &values)?;
        assert_eq!(tx.read().row(Table::MemoryNote, note)?.unwrap().text("note"), Some("one\ntwo31m\nthree"));
        Ok(())
    });
}

#[test]
fn nobody_writes_past_the_log() {
    let place = Place::new();
    let mut store = place.open("li");
    act(&mut store, |tx| {
        let mut maker = Maker::default();
        kamdeck::store::catalog::tables().for_each(|def| _ = maker.one(tx, def.table));
        Ok(())
    });
    let stranger = Connection::open(place.file()).unwrap();
    for def in kamdeck::store::catalog::tables().filter(|def| def.logged) {
        let name = def.name();
        for sql in [
            format!("UPDATE \"{name}\" SET id = id"),
            format!("DELETE FROM \"{name}\""),
            format!("INSERT INTO \"{name}\" SELECT * FROM \"{name}\""),
        ] {
            let error = stranger.execute(&sql, []).unwrap_err().to_string();
            assert!(error.contains("through the actions of kamdeck"), "{sql}: {error}");
        }
    }
}

#[test]
fn two_who_write_at_once_lose_nothing() {
    let place = Place::new();
    let id = account(&mut place.open("li"), "shared");
    let wrote: Vec<(usize, usize)> = std::thread::scope(|scope| {
        let writers: Vec<_> = ["li", "wang"]
            .map(|user| {
                let place = &place;
                scope.spawn(move || {
                    let mut store = place.open(user);
                    let (mut kept, mut refused) = (0, 0);
                    for number in 0..60 {
                        let values = [("account_id", id.into()), ("tag", format!("{user} {number}").as_str().into())];
                        match store.act::<_, Error>(&edit(), |tx| tx.insert(Table::AccountTag, &values)) {
                            Ok(_) => kept += 1,
                            Err(Error::Busy) => refused += 1,
                            Err(error) => panic!("{error}"),
                        }
                    }
                    (kept, refused)
                })
            })
            .into_iter()
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    let store = place.open("li");
    let kept: usize = wrote.iter().map(|(kept, _)| kept).sum();
    assert_eq!(wrote.iter().map(|(kept, refused)| kept + refused).sum::<usize>(), 120);
    assert_eq!(store.read().count(Table::AccountTag).unwrap(), kept as u64);
    assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
}

#[test]
fn a_field_that_another_window_changed_is_not_taken_back_over_it() {
    let place = Place::new();
    let (mut one, mut two) = (place.open("li"), place.open("wang"));
    let id = account(&mut one, "shared");
    let short = |store: &Store| store.read().row(Table::Account, id).unwrap().unwrap().text("short_name").map(str::to_owned);
    let name = |store: &mut Store, name: &str| act(store, |tx| tx.update(Table::Account, id, &[("short_name", name.into())]));
    name(&mut one, "of li");
    name(&mut two, "of wang");
    assert_eq!(short(&one).as_deref(), Some("of wang"), "each sees what the other wrote");
    assert!(matches!(one.undo(), Err(Error::Refused(_))));
    assert_eq!(short(&one).as_deref(), Some("of wang"));
    two.undo().unwrap();
    one.undo().unwrap();
    assert_eq!(short(&two), None);
}
