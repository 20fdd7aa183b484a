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

#[test]
fn no_account_comes_to_stand_below_itself() {
    let mut store = memory();
    let day = |text: &str| -> chrono::NaiveDate { text.parse().unwrap() };
    let ids = act(&mut store, |tx| {
        let mut maker = Maker::default();
        let first = maker.one(tx, Table::Account);
        let ids: Vec<i64> = std::iter::once(first).chain((1..4).map(|n| maker.another(tx, Table::Account, n))).collect();
        Ok::<_, Error>(ids)
    });
    let below = |account: i64, parent: i64, on: &str| {
        let mut edit = Edit::new(What::new(ActionKind::Create));
        edit.insert(Table::AccountParent, vec![("account_id", account.into()), ("parent_id", parent.into()), ("as_of", day(on).into())]);
        edit
    };
    let [a, b, c, d] = ids[..] else { panic!("four accounts") };
    store.apply(&below(b, a, "2024-01-01")).unwrap();
    store.apply(&below(c, b, "2025-01-01")).unwrap();
    // Also on a day of the past on which nothing of it was known yet but for one word.
    for (account, parent, on) in [(a, a, "2026-01-01"), (a, c, "2026-01-01"), (a, b, "2024-06-01"), (a, c, "2023-01-01")] {
        let refused = store.apply(&below(account, parent, on)).unwrap_err();
        assert!(matches!(&refused, Error::Invalid(invalid) if invalid.column == Some("parent_id")), "{account} {parent} {on}: {refused}");
    }
    // A group that was turned round in the meantime is none.
    let mut free = Edit::new(What::new(ActionKind::Create));
    free.insert(Table::AccountParent, vec![("account_id", b.into()), ("as_of", day("2026-02-01").into())]);
    store.apply(&free).unwrap();
    store.apply(&below(a, b, "2026-03-01")).unwrap();
    // The lowest goes into the one that comes to stand above it: what would close the circle goes.
    store.apply(&below(d, c, "2025-06-01")).unwrap();
    let mut edit = Edit::new(What::new(ActionKind::Merge));
    edit.merge(Table::Account, b, d, Vec::new());
    let before = store.read().all(Table::AccountParent).unwrap();
    store.apply(&edit).unwrap();
    for account in [a, b, c] {
        for on in ["2025-07-01", "2026-02-15", "2026-11-21"] {
            let group = store.read().group_of(kamdeck::domain::RowId::from_raw(account), day(on)).unwrap();
            let mut once = group.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), group.len());
        }
    }
    let parents = store.read().all(Table::AccountParent).unwrap();
    assert!(parents.iter().all(|row| row.int("account_id") != Some(b) || row.int("parent_id") != Some(c)), "{parents:?}");
    store.undo().unwrap();
    assert_eq!(store.read().all(Table::AccountParent).unwrap(), before);
}
