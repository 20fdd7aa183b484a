//! What a frame of each main screen costs at 120x40: painted in full, and after one key that moves the cursor.
//!
//! `cargo bench --bench draw` on 2000 accounts of the demo, or as many as `ACCOUNTS` says.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a benchmark")]

mod stage;

use std::time::{Duration, Instant};

use kamdeck::exchange::demo;
use kamdeck::store::Store;
use kamdeck::tui::app::Route;
use kamdeck::tui::input::{Key, KeyCode};
use stage::{Stage, options};

/// The screens, and how one gets there from the list.
const SCREENS: &[(&str, &str)] = &[
    ("account list", ""),
    ("today", "gt"),
    ("handovers", "gh"),
    ("dashboard", "gd"),
    ("card", "\n"),
    ("card, touches", "\n4"),
    ("decision chain", "m"),
    ("why this score", "w"),
];
const ROUNDS: usize = 51;

fn main() {
    let accounts = std::env::var("ACCOUNTS").ok().and_then(|count| count.parse().ok()).unwrap_or(2000);
    let mut store = Store::memory(&options()).unwrap();
    demo::fill(&mut store, demo::Wanted { accounts, seed: 1 }, &mut |_| {}).unwrap();
    store.refresh_summaries(&mut |_| true).unwrap();
    println!("{:<16} {:>12} {:>8} {:>12} {:>8}", "", "full, us", "bytes", "one key, us", "bytes");
    for (name, keys) in SCREENS {
        let mut stage = Stage::new(store.another().unwrap(), Route::Accounts);
        stage.keys("");
        for key in keys.chars() {
            if key == '\n' {
                stage.key(Key::plain(KeyCode::Enter));
            } else {
                stage.key(Key::char(key));
            }
        }
        stage.keys("");
        let (full, full_bytes) = frames(&mut stage, |_| "Ctrl-l".parse().unwrap());
        let (step, step_bytes) = frames(&mut stage, |round| Key::char(if round.is_multiple_of(2) { 'j' } else { 'k' }));
        println!("{name:<16} {:>12.0} {full_bytes:>8} {:>12.0} {step_bytes:>8}", micros(full), micros(step));
        stage.leave();
    }
}

/// The median of a key's frame, and the bytes of it.
fn frames(stage: &mut Stage, key: impl Fn(usize) -> Key) -> (Duration, usize) {
    let mut frames: Vec<(Duration, usize)> = (0..ROUNDS)
        .map(|round| {
            let begin = Instant::now();
            let bytes = stage.key(key(round));
            (begin.elapsed(), bytes)
        })
        .collect();
    frames.sort_unstable();
    frames[ROUNDS / 2]
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
