//! One row of each table goes through writing, changing, undo, redo, deletion and restoring.

use std::collections::HashMap;

use kamdeck::store::catalog::{Kind, TableDef, tables};
use kamdeck::store::history::Deed;
use kamdeck::store::{ActionKind, Error, Row, Store, Table, Value, What};

use super::helpers::{Maker, act, day, edit, memory};

fn row(store: &Store, table: Table, id: i64) -> Option<Row> {
    store.read().row(table, id).unwrap()
}

/// Another value for each column that has one; references go to another row.
fn changes(def: &TableDef, row: &Row, others: &HashMap<Table, i64>) -> Vec<(&'static str, Value)> {
    def.columns
        .iter()
        .filter_map(|column| {
            let value = match (column.kind, row.get(column.name)) {
                (_, Value::Null) => return None,
                (Kind::Ref(to), _) => (*others.get(&to)?).into(),
                (Kind::Int { min, max }, Value::Int(old)) => if *old < max { old + 1 } else { min }.into(),
                (Kind::Amount, Value::Int(old)) => (old + 5).into(),
                (Kind::Bool, Value::Bool(old)) => (!old).into(),
                (Kind::Date, _) => day("2025-12-31").into(),
                (Kind::Currency, _) => "JPY".into(),
                (Kind::Code(list), Value::Text(old)) => (*(list.codes)().iter().rev().find(|code| *code != old)?).into(),
                (Kind::FieldValue, _) => return None,
                (Kind::Instant, _) => super::helpers::noon().checked_sub_signed(chrono::TimeDelta::days(3)).into(),
                _ => "changed 改".into(),
            };
            (*row.get(column.name) != value).then_some((column.name, value))
        })
        .collect()
}

#[test]
fn every_row_survives_the_whole_round() {
    let mut store = memory();
    for def in tables().filter(|def| def.logged) {
        let table = def.table;
        let mut maker = Maker::default();
        let others = act(&mut store, |tx| {
            let mut others = HashMap::new();
            for (column, to) in def.references() {
                if to != table && def.one_of.get(1) != Some(&column.name) {
                    maker.one(tx, to);
                    others.insert(to, maker.another(tx, to, 1));
                }
            }
            Ok(others)
        });
        // Written, and found in the log.
        let done = store.act(&edit(), |tx| Ok::<_, Error>(maker.another(tx, table, 0))).unwrap();
        let (id, action) = (done.value, done.action.unwrap());
        let written = row(&store, table, id).unwrap();
        let lines = store.read().changes_of(action, 100).unwrap();
        assert_eq!(lines.iter().map(|line| (line.table, line.row, line.deed)).collect::<Vec<_>>(), [(table, id, Deed::Entered)], "{table}");
        // Changed in every column, and each change is found with both values.
        let new = changes(def, &written, &others);
        assert!(!new.is_empty(), "{table} has nothing to change");
        let action = store.act(&edit(), |tx| tx.update(table, id, &new)).unwrap().action.unwrap();
        let changed = row(&store, table, id).unwrap();
        let mut lines = store.read().changes_of(action, 100).unwrap();
        lines.retain(|line| line.deed == Deed::Changed);
        assert_eq!(lines.len(), new.len(), "{table}");
        for line in &lines {
            let field = line.field.unwrap();
            assert_eq!((&line.from, &line.to), (written.get(field), changed.get(field)), "{table}.{field}");
        }
        // Undone and done again, twice, also the entering.
        for _ in 0..2 {
            assert_eq!(store.undo().unwrap().value.id, action, "{table}");
            assert_eq!(row(&store, table, id), Some(written.clone()), "{table}");
            store.undo().unwrap();
            assert_eq!(row(&store, table, id), None, "{table}");
            store.redo().unwrap();
            assert_eq!(row(&store, table, id), Some(written.clone()), "{table}");
            store.redo().unwrap();
            assert_eq!(row(&store, table, id), Some(changed.clone()), "{table}");
            assert!(matches!(store.redo(), Err(Error::NothingToRedo)));
        }
        // Deleted, and restored under its own identifier.
        store.act(&What::new(ActionKind::Delete), |tx| tx.delete(table, id)).unwrap();
        assert_eq!(row(&store, table, id), None, "{table}");
        store.undo().unwrap();
        assert_eq!(row(&store, table, id), Some(changed), "{table}");
        // Back to an empty book for the next table.
        while store.undo().is_ok() {}
        assert_eq!(row(&store, table, id), None, "{table}");
    }
}

#[test]
fn tables_that_are_not_logged_leave_no_action() {
    for def in tables().filter(|def| !def.logged) {
        let mut store = memory();
        let done = store.act(&edit(), |tx| Ok::<_, Error>(Maker::default().another(tx, def.table, 0)));
        let done = done.unwrap();
        let references = def.references().count() > 0;
        assert_eq!(done.action.is_some(), references, "{}", def.name());
        assert!(row(&store, def.table, done.value).is_some());
    }
}
