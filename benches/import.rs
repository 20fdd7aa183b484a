//! Import of a customer list with validation, change log, search index and all other indexes, against inserting the very same rows
//! into the very same tables without any of that.
//!
//! `cargo bench --bench import` first prints the ratio of medians of one alternating run, then divan's figures for each stage.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use kamdeck::domain::{Coded, Currency, FixedClock, Zone};
use kamdeck::exchange::fields::ImportKind;
use kamdeck::exchange::import::{
    Batch, InspectOptions, Inspection, Plan, PlanOptions, StoredAccounts, apply, inspect, latest_action, plan,
};
use kamdeck::exchange::source::{Limits, Source, SourceOptions};
use kamdeck::store::{Options, Store, Table};
use rusqlite::Connection;
use rusqlite::types::Value;

const ROWS: u64 = 20_000;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// A list with nineteen columns, deterministic and without any duplicate.
fn list() -> Vec<u8> {
    let mut text = String::from(
        "客户名称,客户简称,所属行业,所在城市,客户等级,客户经理,续约日期,最近双向联系,联系人,联系人职务,联系人电话,2024年营收,2025年营收,2025年利润,产品使用率,续约意向,推荐意愿,P0+P1工单数,备注\n",
    );
    for row in 0..ROWS {
        let noise = row.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let pick = |shift: u32, below: u64| (noise >> shift) % below;
        let tier = ["A", "B类", "C级"].get(usize::try_from(pick(3, 3)).unwrap()).copied().unwrap();
        let intent = ["满意", "主动续约", "未明确", "拒绝"].get(usize::try_from(pick(7, 4)).unwrap()).copied().unwrap();
        writeln!(
            text,
            "华东{row}号新能源科技有限公司,华东{row},新能源,上海,{tier},经理{},2027-{:02}-15,2026-{:02}-{:02},李{row},采购总监,021-{:08},{}万,\"{},000.50\",{},{}%,{intent},{},{},第{row}行",
            pick(11, 40),
            1 + pick(13, 12),
            1 + pick(17, 10),
            1 + pick(19, 28),
            pick(23, 100_000_000),
            pick(29, 900),
            1 + pick(31, 900),
            pick(37, 1_000_000),
            pick(41, 101),
            pick(43, 11),
            pick(47, 6),
        )
        .unwrap();
    }
    text.into_bytes()
}

fn inspected(bytes: &[u8]) -> Inspection {
    let options = InspectOptions {
        source: SourceOptions::default(),
        kind: ImportKind::Accounts,
        limits: Limits::default(),
        today: today(),
        currency: Currency::CNY,
    };
    inspect(&Source::from_bytes(bytes.to_vec(), "list.csv"), &options).unwrap()
}

fn store(path: &Path) -> Store {
    let mut options = Options::new("li", Arc::new(FixedClock("2026-11-21T04:00:00Z".parse().unwrap()))).create();
    options.zone = Some(Zone::default());
    Store::open(path, &options).unwrap()
}

fn planned(store: &Store, inspection: &Inspection) -> Plan {
    let existing = StoredAccounts::load(store.read()).unwrap();
    plan(inspection, &inspection.mapping, &PlanOptions::new(today(), Currency::CNY), &existing).unwrap()
}

fn applied(store: &mut Store, plan: &Plan) {
    let batch = Batch {
        file: "list.csv".into(),
        contract_title: "合同".into(),
        tier_reason: "导入".into(),
        touch_summary: "最近一次联系".into(),
        planned_after: latest_action(store.read()).unwrap(),
        remember: None,
    };
    apply(plan, &batch, store, &mut |_, _| ControlFlow::Continue(())).unwrap();
}

/// Everything from the bytes of the file to the commit.
fn import(bytes: &[u8], path: &Path) -> Duration {
    let mut store = store(path);
    let begun = Instant::now();
    let inspection = inspected(bytes);
    let plan = planned(&store, &inspection);
    assert_eq!(plan.totals.stored, ROWS);
    applied(&mut store, &plan);
    begun.elapsed()
}

/// The rows of one table, as SQLite keeps them.
struct Rows {
    insert: String,
    rows: Vec<Vec<Value>>,
}

/// Every row that the import has stored.
fn rows(path: &Path) -> Vec<Rows> {
    let conn = Connection::open(path).unwrap();
    let mut tables = Vec::new();
    for table in Table::ALL.iter().filter(|table| **table != Table::Colleague) {
        let mut statement = conn.prepare(&format!("SELECT * FROM \"{}\"", table.code())).unwrap();
        let columns = statement.column_count();
        let rows: Vec<Vec<Value>> =
            statement.query_map([], |row| (0..columns).map(|column| row.get(column)).collect()).unwrap().collect::<Result<_, _>>().unwrap();
        if !rows.is_empty() {
            let places: Vec<String> = (1..=columns).map(|place| format!("?{place}")).collect();
            tables.push(Rows { insert: format!("INSERT INTO \"{}\" VALUES ({})", table.code(), places.join(", ")), rows });
        }
    }
    tables
}

/// The same rows into the same tables with their indexes, by prepared statements in one transaction; no triggers, no search index.
fn raw(tables: &[Rows], path: &Path) -> Duration {
    drop(store(path));
    let mut conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "foreign_keys", "OFF").unwrap();
    let triggers: Vec<String> = {
        let mut names = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        names.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    for name in triggers {
        conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")).unwrap();
    }
    let begun = Instant::now();
    let transaction = conn.transaction().unwrap();
    for table in tables {
        let mut insert = transaction.prepare(&table.insert).unwrap();
        for row in &table.rows {
            insert.execute(rusqlite::params_from_iter(row)).unwrap();
        }
    }
    transaction.commit().unwrap();
    begun.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap()
}

fn main() {
    let bytes = list();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    import(&bytes, &path("first.db"));
    let tables = rows(&path("first.db"));
    let count: usize = tables.iter().map(|table| table.rows.len()).sum();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..5 {
        ours.push(import(&bytes, &path(&format!("import{round}.db"))));
        theirs.push(raw(&tables, &path(&format!("raw{round}.db"))));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let share = theirs.as_secs_f64() / ours.as_secs_f64() * 100.0;
    println!("{ROWS} accounts, {count} rows: import {ours:.2?}, raw insert {theirs:.2?}: {share:.0} % of the raw rate");
    divan::main();
}

#[divan::bench(sample_count = 5)]
fn reading(bencher: divan::Bencher<'_, '_>) {
    let bytes = list();
    bencher.bench(|| inspected(&bytes));
}

#[divan::bench(sample_count = 5)]
fn planning(bencher: divan::Bencher<'_, '_>) {
    let inspection = inspected(&list());
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder.path().join("plan.db"));
    bencher.bench_local(|| planned(&store, &inspection));
}

#[divan::bench(sample_count = 5)]
fn storing(bencher: divan::Bencher<'_, '_>) {
    let inspection = inspected(&list());
    let folder = tempfile::tempdir().unwrap();
    let mut round = 0;
    bencher
        .with_inputs(|| {
            round += 1;
            let store = store(&folder.path().join(format!("store{round}.db")));
            let plan = planned(&store, &inspection);
            (store, plan)
        })
        .bench_local_refs(|(store, plan)| applied(store, plan));
}
