//! From the file to the first frame of the account list at 120x40, against opening the same file and reading its first rows in raw SQLite.
//!
//! `cargo bench --bench start` on 2000 accounts of the demo; `ACCOUNTS=100000` or `DB=FILE` as in the targets.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a benchmark")]

mod stage;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kamdeck::exchange::demo;
use kamdeck::store::Store;
use kamdeck::tui::app::Route;
use rusqlite::Connection;
use stage::{Stage, options};
use tempfile::TempDir;

fn main() {
    let folder = TempDir::new().unwrap();
    let file = std::env::var_os("DB").map_or_else(|| made(folder.path()), PathBuf::from);
    let (mut ours, mut raw) = (Vec::new(), Vec::new());
    // The first round reads the file from disk and the sentences of the language; it does not count.
    for round in 0..31 {
        let (first_frame, rows) = (first_frame(&file), first_rows(&file));
        if round > 0 {
            ours.push(first_frame);
            raw.push(rows);
        }
    }
    let (ours, raw) = (median(ours), median(raw));
    let ratio = ours.as_secs_f64() / raw.as_secs_f64();
    println!("open and draw the first frame {:.3} ms, raw SQLite {:.3} ms, ratio {ratio:.2}", millis(ours), millis(raw));
}

/// A database of the demo.
fn made(folder: &Path) -> PathBuf {
    let accounts = std::env::var("ACCOUNTS").ok().and_then(|count| count.parse().ok()).unwrap_or(2000);
    let file = folder.join("demo.db");
    let mut store = Store::open(&file, &options()).unwrap();
    demo::fill(&mut store, demo::Wanted { accounts, seed: 1 }, &mut |_| {}).unwrap();
    store.refresh_summaries(&mut |_| true).unwrap();
    file
}

fn first_frame(file: &Path) -> Duration {
    let begin = Instant::now();
    let mut stage = Stage::new(Store::open(file, &options()).unwrap(), Route::Accounts);
    let time = begin.elapsed();
    // The job that reads the rest shall not run beside the next round.
    stage.keys("");
    stage.leave();
    time
}

fn first_rows(file: &Path) -> Duration {
    let begin = Instant::now();
    let conn = Connection::open(file).unwrap();
    let mut statement = conn.prepare("SELECT * FROM account_summary ORDER BY rank, sort_key LIMIT 60").unwrap();
    let rows = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap();
    assert!(rows.count() > 0);
    begin.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
