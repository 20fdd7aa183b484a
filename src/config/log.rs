//! The log file: what a maintainer needs to find a fault, and nothing about customers.

use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;

use super::{LogLevel, private_file};

/// A log longer than this is begun anew, in bytes; the old one is kept beside it.
const LONGEST: u64 = 1 << 20;

/// Starts logging to a file. Whatever fails leaves the program without a log rather than without a start.
pub fn start(path: &Path, level: LogLevel) {
    let filter = match level {
        LogLevel::Off => return,
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    if path.metadata().is_ok_and(|file| file.len() > LONGEST) {
        let _ = std::fs::rename(path, path.with_extension("log.old"));
    }
    let Ok(file) = private_file(path) else { return };
    let layer = fmt::layer().with_ansi(false).with_target(false).with_writer(Mutex::new(file));
    let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry().with(filter).with(layer));
}
