//! Health and tiering against scenario files: each says in a sentence why it is there, gives facts, and what follows from them on
//! which day.

mod health;
mod tiering;

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Dates stand in scenario files as TOML dates.
fn toml_day(date: toml::value::Datetime) -> NaiveDate {
    day(&date.to_string())
}

/// Every scenario of a folder with its name.
fn scenarios<T: DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/scoring").join(folder).join("scenarios");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let scenario = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, scenario)
    };
    files.iter().map(read).collect()
}

/// The value as JSON writes it, without quotes.
fn as_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap().trim_matches('"').to_owned()
}
