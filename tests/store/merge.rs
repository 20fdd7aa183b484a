//! Two records become one, and two again.

use kamdeck::domain::Coded;
use kamdeck::store::catalog::Kind;
use kamdeck::store::{ActionKind, Edit, Error, Row, Store, Table, What};

use super::helpers::{Maker, act, memory};

/// Every row of every table, as it stands.
fn dump(store: &Store) -> Vec<Row> {
    Table::ALL.iter().filter(|table| table.def().logged).flat_map(|table| store.read().all(*table).unwrap()).collect()
}

/// The rows that refer to a record: table, row, column.
fn referring(store: &Store, to: Table, id: i64) -> Vec<(Table, i64, &'static str)> {
    let mut found = Vec::new();
    for row in dump(store) {
        for column in row.table.def().columns {
            if matches!(column.kind, Kind::Ref(table) if table == to) && row.int(column.name) == Some(id) {
                found.push((row.table, row.id, column.name));
            }
        }
    }
    found
}

/// A row of every table that belongs to one record, and another record of the same kind.
fn filled(table: Table) -> (Store, i64, i64) {
    let mut store = memory();
    let (keep, gone) = act(&mut store, |tx| {
        let mut maker = Maker::default();
        for table in Table::ALL {
            maker.one(tx, *table);
        }
        let gone = maker.one(tx, table);
        Ok::<_, Error>((maker.another(tx, table, 1), gone))
    });
    (store, keep, gone)
}

#[test]
fn every_row_is_at_the_one_that_stays_and_undo_makes_two_of_it_again() {
    for table in [Table::Account, Table::Person] {
        let (mut store, keep, gone) = filled(table);
        let (before, referred) = (dump(&store), referring(&store, table, gone));
        assert!(referred.len() > 10, "{referred:?}");
        let mut edit = Edit::new(What::new(ActionKind::Merge));
        edit.merge(table, keep, gone, vec![("name", "merged".into())]);
        store.apply(&edit).unwrap();
        assert_eq!(referring(&store, table, gone), []);
        assert_eq!(store.read().row(table, gone).unwrap(), None);
        assert_eq!(store.read().row(table, keep).unwrap().unwrap().text("name"), Some("merged"));
        for (by, row, column) in referred {
            // An account is not its own parent.
            if by != Table::AccountParent {
                let read = store.read().row(by, row).unwrap().unwrap_or_else(|| panic!("{by} {row} is lost"));
                assert_eq!(read.int(column), Some(keep), "{by}.{column}");
            }
        }
        assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
        store.undo().unwrap();
        assert_eq!(dump(&store), before);
        assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
        store.redo().unwrap();
        assert_eq!(referring(&store, table, gone), []);
    }
}

#[test]
fn what_would_stand_twice_becomes_one() {
    let (mut store, keep, gone) = filled(Table::Account);
    let tag = |account: i64, tag: &str| vec![("account_id", account.into()), ("tag", tag.into())];
    let plan = act(&mut store, |tx| {
        for (account, name) in [(keep, "vip"), (gone, "vip"), (gone, "east")] {
            tx.insert(Table::AccountTag, &tag(account, name))?;
        }
        let theirs = tx.read().rows_where(Table::AnnualPlan, &[("account_id", gone.into())])?[0].clone();
        let same = ["year", "made_on"].map(|column| (column, theirs.get(column).clone()));
        tx.insert(Table::AnnualPlan, &[&same[..], &[("account_id", keep.into())]].concat())
    });
    let targets = store.read().count(Table::PlanTarget).unwrap();
    let mut edit = Edit::new(What::new(ActionKind::Merge));
    edit.merge(Table::Account, keep, gone, Vec::new());
    store.apply(&edit).unwrap();
    let tags: Vec<String> = store
        .read()
        .rows_where(Table::AccountTag, &[("account_id", keep.into())])
        .unwrap()
        .iter()
        .filter_map(|row| row.text("tag").map(str::to_owned))
        .collect();
    assert_eq!(tags.iter().filter(|tag| *tag == "vip").count(), 1, "{tags:?}");
    assert!(tags.contains(&"east".to_owned()));
    assert_eq!(store.read().rows_where(Table::PlanTarget, &[("annual_plan_id", plan.into())]).unwrap().len() as u64, targets);
    let itself = store.act(&What::new(ActionKind::Merge), |tx| tx.merge(Table::Account, keep, keep, &[]));
    assert!(matches!(itself, Err(Error::Invalid(_))), "{itself:?}");
}
