//! A database of every released schema comes up to date with all that it holds, its log included.

use std::io::Read as _;

use kamdeck::domain::{AccountId, RowId as _};
use kamdeck::store::catalog::tables;
use kamdeck::store::{Action, ActionKind, Table};
use rusqlite::Connection;

use super::helpers::{Place, account, act};

/// A database that the program of schema 1 wrote: a row of every table, an account renamed and half of that taken back, and one
/// in the recycle bin.
const SCHEMA_1: &str = "schema-1.zip";

fn unpacked(name: &str) -> Place {
    let place = Place::new();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store/released").join(name);
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut bytes = Vec::new();
    archive.by_name("book.db").unwrap().read_to_end(&mut bytes).unwrap();
    std::fs::write(place.file(), bytes).unwrap();
    place
}

/// Everything that the tables and the log hold, as text; a table that came later holds nothing.
fn content(conn: &Connection) -> Vec<String> {
    let names = tables().map(|def| def.name()).chain(["action", "change", "setting", "device"]);
    names
        .flat_map(|name| {
            if !conn.table_exists(None, name).unwrap() {
                return Vec::new();
            }
            let mut statement = conn.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
            let columns = statement.column_count();
            let rows = statement.query_map([], |row| {
                let values: Vec<rusqlite::types::Value> = (0..columns).map(|at| row.get(at)).collect::<Result<_, _>>()?;
                Ok(format!("{name} {values:?}"))
            });
            rows.unwrap().map(Result::unwrap).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn schema_1_comes_up_to_date_with_everything_in_it() {
    let place = unpacked(SCHEMA_1);
    let before = content(&Connection::open(place.file()).unwrap());
    assert!(before.len() > 170, "{}", before.len());
    let mut store = place.open("li");
    let migrated = store.migrated().unwrap().clone();
    assert_eq!(migrated.from, 1);
    assert_eq!(content(&Connection::open(place.file()).unwrap()), before);
    assert_eq!(content(&Connection::open(&migrated.copy).unwrap()), before);
    assert_eq!(store.doctor(&mut |_| true).unwrap(), []);

    // What was done under the old schema is told, taken back and done again under the new one.
    let actions = store.read().actions(None, 50).unwrap();
    let deletion = actions.iter().find(|action| action.what.kind == ActionKind::Delete).unwrap();
    assert_eq!(store.read().bin(5).unwrap().len(), 1);
    store.undo_action(deletion.id).unwrap();
    let named = |name: &str| store.read().all(Table::Account).unwrap().into_iter().find(|row| row.text("name") == Some(name));
    assert!(named("Orion Batteries").is_some());
    let renamed = named("华东新能源股份").unwrap();
    assert_eq!(renamed.text("short_name"), Some("华东"));
    let history = store.read().history(AccountId::from_raw(renamed.id), None, 50).unwrap();
    assert!(history.len() >= 4, "{history:?}");
    let renaming: &Action = actions.iter().find(|action| action.changes == 1 && is_rename(&store, action)).unwrap();
    store.undo_action(renaming.id).unwrap();
    let back = store.read().row(Table::Account, renamed.id).unwrap().unwrap();
    assert_eq!((back.text("name"), back.text("short_name")), (Some("华东新能源"), None));
    let id = account(&mut store, "new");
    act(&mut store, |tx| tx.delete(Table::Account, id));
    assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
}

fn is_rename(store: &kamdeck::store::Store, action: &Action) -> bool {
    let lines = store.read().changes_of(action.id, 5).unwrap();
    lines.iter().any(|line| line.table == Table::Account && line.field == Some("name"))
}
