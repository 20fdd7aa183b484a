//! The store against raw SQLite on the same rows: alternating runs, ratios of medians.
//!
//! `cargo bench --bench store` on 5000 accounts of the demo; `ACCOUNTS=100000 cargo bench --bench store` as in the targets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a benchmark")]

use std::collections::HashMap;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant as Stopwatch};

use kamdeck::domain::{FixedClock, Instant, Zone};
use kamdeck::exchange::demo;
use kamdeck::store::catalog::tables;
use kamdeck::store::{ActionKind, Error, Inserter, Options, Reads, Store, Table, Tx, Value, What};
use rusqlite::Connection;
use tempfile::TempDir;

const ROUNDS: usize = 5;

fn options() -> Options {
    let now: Instant = "2026-11-21T04:00:00Z".parse().unwrap();
    let mut options = Options::new("li", Arc::new(FixedClock(now))).create();
    options.zone = Some(Zone::default());
    options
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn timed(work: impl FnOnce()) -> Duration {
    let watch = Stopwatch::now();
    work();
    watch.elapsed()
}

/// Runs the contenders in turn and prints their medians and the ratios to the last one.
fn race(title: &str, rounds: usize, contenders: &mut [(&str, &mut dyn FnMut() -> Duration)]) {
    let mut times = vec![Vec::new(); contenders.len()];
    for _ in 0..rounds {
        for (slot, (_, run)) in times.iter_mut().zip(contenders.iter_mut()) {
            slot.push(run());
        }
    }
    let medians: Vec<Duration> = times.into_iter().map(median).collect();
    let reference = medians.last().unwrap().as_secs_f64();
    println!("{title}");
    for ((name, _), time) in contenders.iter().zip(&medians) {
        println!("    {name:<44} {:>10.3} ms   x {:.2}", time.as_secs_f64() * 1e3, time.as_secs_f64() / reference);
    }
}

fn main() {
    if std::env::args().any(|arg| arg == "--insert") {
        return inserting();
    }
    let accounts: u64 = std::env::var("ACCOUNTS").ok().and_then(|count| count.parse().ok()).unwrap_or(5000);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("demo.db");
    let mut store = Store::open(&path, &options()).unwrap();
    let made = timed(|| demo::fill(&mut store, demo::Wanted { accounts, seed: 1 }, &mut |_| {}).unwrap());
    let rows: u64 = tables().map(|def| store.read().count(def.table).unwrap()).sum();
    let size = std::fs::metadata(&path).unwrap().len() / 1_000_000;
    println!("demo: {accounts} accounts, {rows} rows, {size} MB, made in {:.1} s\n", made.as_secs_f64());
    let refreshed = timed(|| assert!(store.refresh_summaries(&mut |_| true).unwrap()));
    println!("summaries of all made anew: {:.0} ms\n", refreshed.as_secs_f64() * 1e3);
    opening(&path);
    reading(&store);
    gathering(&store, &path);
    touching(&mut store, &path);
    copying(&store, &path, folder.path());
    inserting();
}

/// Opening and the first page of the list.
fn opening(path: &Path) {
    race(
        "open and read the first page of 60",
        21,
        &mut [
            ("store", &mut || timed(|| drop(black_box(Store::open(path, &options()).unwrap().read().summary_page(None, 60).unwrap())))),
            ("raw", &mut || {
                timed(|| {
                    let conn = Connection::open(path).unwrap();
                    let mut statement = conn.prepare("SELECT * FROM account_summary ORDER BY rank, sort_key LIMIT 60").unwrap();
                    let rows = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap();
                    assert!(black_box(rows.count()) > 0);
                })
            }),
        ],
    );
}

/// All kept summaries, as the list reads them.
fn reading(store: &Store) {
    let mut read = || {
        timed(|| {
            let mut all = Vec::new();
            store.read().kept_summaries(&mut |one| all.push(one)).unwrap();
            black_box(&all);
        })
    };
    race("all kept summaries", ROUNDS, &mut [("store", &mut read)]);
}

/// The score inputs of all accounts: by the store, by a bare scan of the same columns, by GROUP BY.
fn gathering(store: &Store, path: &Path) {
    const SOURCES: [(&str, &str, &str); 10] = [
        ("usage_reading", "account_id, read_on, share", "account_id, max(read_on), sum(share)"),
        ("intent_stated", "account_id, stated_on, id", "account_id, max(stated_on), count(*)"),
        ("survey_answer", "account_id, answered_on, recommend", "account_id, max(answered_on), sum(recommend)"),
        ("ticket", "account_id, opened_on, id", "account_id, max(opened_on), count(*)"),
        ("interaction", "account_id, held_on, two_way", "account_id, max(held_on), sum(two_way)"),
        ("judgement", "account_id, judged_on, score", "account_id, max(judged_on), sum(score)"),
        ("period_result", "account_id, ends_on, amount", "account_id, max(ends_on), sum(amount)"),
        ("invoice", "account_id, due_on, amount", "account_id, max(due_on), sum(amount)"),
        ("payment", "invoice_id, paid_on, amount", "invoice_id, max(paid_on), sum(amount)"),
        ("account_field", "account_id, as_of, id", "account_id, max(as_of), count(*)"),
    ];
    let policies = store.read().policies().unwrap();
    let conn = Connection::open(path).unwrap();
    let places: HashMap<i64, usize> = {
        let mut statement = conn.prepare("SELECT id FROM account").unwrap();
        let ids: Vec<i64> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        ids.into_iter().zip(0..).collect()
    };
    let mut whole = Vec::new();
    let mut gather = || {
        let (begin, mut marks) = (Stopwatch::now(), Vec::new());
        let mut tell = |progress: kamdeck::store::summary::Progress| {
            // Told before each step over the accounts: what lies between two rounds is reading.
            // `done` is rounded down, which would put the first mark of a round into the one before.
            marks.push(((progress.done * 3 + 2) / progress.of.max(1), begin.elapsed()));
            true
        };
        store.read().summaries_as_of(&policies, store.today(), &mut tell, &mut |one| drop(black_box(one))).unwrap();
        whole.push(begin.elapsed());
        let first = |round: u64| marks.iter().find(|(of, _)| *of == round).unwrap().1;
        let last = |round: u64| marks.iter().rev().find(|(of, _)| *of == round).unwrap().1;
        first(0) + (first(1) - last(0)) + (first(2) - last(1))
    };
    let mut scan = || {
        timed(|| {
            let mut sums = vec![(0i64, 0i64, 0i64); places.len()];
            for (table, columns, _) in SOURCES {
                let mut statement = conn.prepare(&format!("SELECT {columns} FROM {table} NOT INDEXED")).unwrap();
                let mut rows = statement.query([]).unwrap();
                while let Some(row) = rows.next().unwrap() {
                    let place = places.get(&row.get(0).unwrap()).copied().unwrap_or(0);
                    let (on, value): (i64, Option<i64>) = (row.get(1).unwrap(), row.get(2).unwrap());
                    let sum = &mut sums[place];
                    *sum = (sum.0 + 1, sum.1.max(on), sum.2 + value.unwrap_or(0));
                }
            }
            black_box(&sums);
        })
    };
    let mut group = || {
        timed(|| {
            for (table, columns, sums) in SOURCES {
                let key = columns.split(',').next().unwrap();
                let mut statement = conn.prepare(&format!("SELECT {sums} FROM {table} GROUP BY {key}")).unwrap();
                let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))).unwrap();
                black_box(rows.count());
            }
        })
    };
    race("gather the score inputs of all (T7)", ROUNDS, &mut [("store", &mut gather), ("GROUP BY", &mut group), ("rowid scan", &mut scan)]);
    println!("    with tiers, scores of ten days and rows made  {:>10.3} ms\n", median(whole).as_secs_f64() * 1e3);
}

/// One logged touch with the score of its account.
fn touching(store: &mut Store, path: &Path) {
    let accounts: Vec<i64> = store.read().account_names().unwrap().iter().map(|one| kamdeck::domain::RowId::raw(one.id)).collect();
    let raw = Connection::open(path).unwrap();
    // The same rows and indexes without the program's guards; the log and the list's cache are not the raw writer's business.
    raw.execute_batch(
        "PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS raw_touch (id INTEGER PRIMARY KEY, account_id INTEGER, held_on INTEGER, \
         channel TEXT, two_way INTEGER, summary TEXT); CREATE INDEX IF NOT EXISTS raw_touch_by ON raw_touch (account_id, held_on); \
         CREATE TABLE IF NOT EXISTS raw_score (account_id INTEGER PRIMARY KEY, touched INTEGER, share INTEGER, recommend INTEGER);",
    )
    .unwrap();
    let today = store.today().day;
    let (mut at, mut raw_at) = (0, 0);
    let what = What::new(ActionKind::Log);
    let mut logged = || {
        at = (at + 7919) % accounts.len();
        timed(|| {
            let values = [
                ("account_id", accounts[at].into()),
                ("held_on", today.into()),
                ("channel", "phone".into()),
                ("two_way", true.into()),
                ("summary", "Discussed renewal terms and pricing".into()),
            ];
            store.act(&what, |tx| tx.insert(Table::Interaction, &values)).unwrap();
        })
    };
    let mut plain = || {
        raw_at = (raw_at + 7919) % accounts.len();
        let account = accounts[raw_at];
        timed(|| {
            raw.execute_batch("BEGIN IMMEDIATE").unwrap();
            raw.prepare_cached(
                "INSERT INTO raw_touch (account_id, held_on, channel, two_way, summary) VALUES (?1, 20778, 'phone', 1, \
                 'Discussed renewal terms and pricing')",
            )
            .unwrap()
            .execute([account])
            .unwrap();
            raw.prepare_cached(
                "INSERT OR REPLACE INTO raw_score SELECT ?1, (SELECT max(held_on) FROM interaction WHERE account_id = ?1), \
                 (SELECT share FROM usage_reading WHERE account_id = ?1 ORDER BY read_on DESC LIMIT 1), \
                 (SELECT avg(recommend) FROM survey_answer WHERE account_id = ?1)",
            )
            .unwrap()
            .execute([account])
            .unwrap();
            raw.execute_batch("COMMIT").unwrap();
        })
    };
    race("one logged touch, its account's score, commit (T8)", 201, &mut [("store", &mut logged), ("raw", &mut plain)]);
    raw.execute_batch("DROP TABLE raw_touch; DROP TABLE raw_score").unwrap();
}

/// A backup beside the plain backup API.
fn copying(store: &Store, path: &Path, folder: &Path) {
    let source = Connection::open(path).unwrap();
    let (ours, plain) = (folder.join("ours.db"), folder.join("plain.db"));
    let mut kept = || {
        let time = timed(|| store.backup(&ours, &mut |_| true).unwrap());
        std::fs::remove_file(&ours).unwrap();
        time
    };
    let mut raw = || {
        let time = timed(|| {
            let mut target = Connection::open(&plain).unwrap();
            let backup = rusqlite::backup::Backup::new(&source, &mut target).unwrap();
            backup.run_to_completion(i32::MAX, Duration::ZERO, None).unwrap();
        });
        std::fs::remove_file(&plain).unwrap();
        time
    };
    race("backup (T10)", ROUNDS, &mut [("store", &mut kept), ("backup API", &mut raw)]);
}

const BULK: i64 = 20_000;

/// What an import writes for an account: its own row, fields and facts.
fn bulk_rows() -> Vec<(Table, Vec<&'static str>)> {
    vec![
        (Table::Account, vec!["name", "short_name", "kind", "credit_code", "created_on"]),
        (Table::AccountField, vec!["account_id", "field", "value", "as_of", "source"]),
        (Table::AccountField, vec!["account_id", "field", "value", "as_of", "source"]),
        (Table::UsageReading, vec!["account_id", "share", "read_on", "source"]),
        (Table::IntentStated, vec!["account_id", "intent", "stated_on", "source"]),
        (Table::PeriodResult, vec!["account_id", "kind", "starts_on", "ends_on", "amount", "currency", "source"]),
        (Table::Interaction, vec!["account_id", "held_on", "channel", "two_way", "source"]),
    ]
}

fn value(column: &str, account: i64, number: i64) -> Value {
    let day = |days: i64| -> Value { (chrono::NaiveDate::default() + chrono::Days::new(days.unsigned_abs())).into() };
    match column {
        "account_id" => account.into(),
        "name" => format!("华东新能源{number}科技有限公司").into(),
        "short_name" => format!("新能源{number}").into(),
        "kind" => "enterprise".into(),
        "credit_code" => format!("9131{number:014}").into(),
        "field" => "city".into(),
        "value" => "苏州".into(),
        "source" => "import".into(),
        "share" => (number % 10_000).into(),
        "intent" => "satisfied".into(),
        "amount" => (number * 100).into(),
        "currency" => "CNY".into(),
        "channel" => "visit".into(),
        "two_way" => true.into(),
        _ => day(20_000 + number % 700),
    }
}

/// Many rows in one action against the same rows through prepared statements into the same schema without triggers.
fn inserting() {
    let mut ours = || {
        let folder = TempDir::new().unwrap();
        let mut store = Store::open(&folder.path().join("bulk.db"), &options()).unwrap();
        timed(|| {
            let inserters: Vec<(Inserter, Vec<&str>)> =
                bulk_rows().into_iter().map(|(table, columns)| (Inserter::new(table, &columns).unwrap(), columns)).collect();
            let write = |tx: &mut Tx<'_>| {
                for number in 0..BULK {
                    let mut account = 0;
                    for (inserter, columns) in &inserters {
                        let is_account = columns[0] == "name";
                        let values: Vec<Value> = columns
                            .iter()
                            .map(|column| if *column == "kind" && !is_account { "revenue".into() } else { value(column, account, number) })
                            .collect();
                        let id = inserter.insert(tx, &values)?;
                        account = if is_account { id } else { account };
                    }
                }
                Ok::<_, Error>(())
            };
            store.act_in_bulk(&What::new(ActionKind::Import), Reads::Nothing, write).unwrap();
        })
    };
    let mut raw = || {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("raw.db");
        drop(Store::open(&path, &options()).unwrap());
        let conn = Connection::open(&path).unwrap();
        let triggers: Vec<String> = conn
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        triggers.iter().for_each(|name| conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")).unwrap());
        timed(|| {
            conn.execute_batch("PRAGMA synchronous = FULL; BEGIN").unwrap();
            let sql: Vec<(String, Vec<&str>)> = bulk_rows()
                .into_iter()
                .map(|(table, columns)| {
                    let places = (1..=columns.len()).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
                    (format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", ")), columns)
                })
                .collect();
            for number in 0..BULK {
                let mut account = 0;
                for (sql, columns) in &sql {
                    let mut statement = conn.prepare_cached(sql).unwrap();
                    for (place, column) in (1..).zip(columns) {
                        match value(column, account, number) {
                            Value::Int(number) => statement.raw_bind_parameter(place, number).unwrap(),
                            Value::Text(text) => statement.raw_bind_parameter(place, text).unwrap(),
                            Value::Bool(flag) => statement.raw_bind_parameter(place, flag).unwrap(),
                            _ => statement.raw_bind_parameter(place, 20_000 + number % 700).unwrap(),
                        }
                    }
                    statement.raw_execute().unwrap();
                    account = if columns[0] == "name" { conn.last_insert_rowid() } else { account };
                }
            }
            conn.execute_batch("COMMIT").unwrap();
        })
    };
    race("140,000 rows in one action (T9: at most x 2.5)", ROUNDS, &mut [("store", &mut ours), ("raw", &mut raw)]);
}
