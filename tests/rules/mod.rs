//! Rules over dated facts, as scenario files: what is given, what is expected, and a sentence saying why.
//!
//! A file has `why`, a table `given` and cases. A case has its own `why`, changes to what is given and the part of the answer that matters.
//! Tables are merged, other values replaced; a key ending in `+` appends to the list of that name. An expected table may leave out keys, an
//! expected list must have as many entries as the answer. Arithmetic done on paper stands in `why`.

mod alerts;
mod birthdays;
mod cadence;
mod chain;
mod events;
mod handover;
mod kpi;
mod pains;
mod receivables;
mod satisfaction;
mod tickets;

use std::path::Path;
use std::sync::OnceLock;

use chrono::NaiveDate;
use kamdeck::domain::calendar::WorkCalendar;
use kamdeck::domain::{AsOf, Instant, Zone};
use kamdeck::policy::PolicySet;
use serde_json::Value;

/// An answer, or why the given facts cannot be read.
type Answer = Result<Value, serde_json::Error>;

/// The as-of date of a case: the present instant if there is one, else a past day.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    day: Option<NaiveDate>,
    now: Option<Instant>,
}

impl When {
    fn as_of(&self) -> AsOf {
        let zone = Zone::default();
        match self.now {
            Some(now) => AsOf::now(now, zone),
            None => {
                let day = self.day.unwrap();
                AsOf::on(day, zone.end_of(day), zone).unwrap()
            }
        }
    }
}

/// The policy and the calendar that the program is shipped with.
fn shipped() -> &'static PolicySet {
    static SHIPPED: OnceLock<PolicySet> = OnceLock::new();
    SHIPPED.get_or_init(|| PolicySet::shipped().unwrap())
}

fn cn() -> &'static WorkCalendar {
    static CN: OnceLock<WorkCalendar> = OnceLock::new();
    CN.get_or_init(|| WorkCalendar::cn().unwrap())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The end of a past day, as a person means it who gives a date.
fn end_of(text: &str) -> AsOf {
    When { day: Some(day(text)), now: None }.as_of()
}

fn merge(base: &mut Value, change: Value) {
    match (base, change) {
        (Value::Object(base), Value::Object(change)) => {
            for (key, value) in change {
                if let Some(list) = key.strip_suffix('+') {
                    let list = base.entry(list).or_insert_with(|| Value::Array(Vec::new()));
                    list.as_array_mut().unwrap().extend(value.as_array().unwrap().iter().cloned());
                } else {
                    merge(base.entry(key).or_insert(Value::Null), value);
                }
            }
        }
        (base, change) => *base = change,
    }
}

/// Where an answer is not as expected: the path, what was expected, what came.
fn differences(path: &str, expected: &Value, got: &Value, found: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (key, value) in expected {
                differences(&format!("{path}.{key}"), value, got.get(key).unwrap_or(&Value::Null), found);
            }
        }
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => {
            for (at, (expected, got)) in expected.iter().zip(got).enumerate() {
                differences(&format!("{path}[{at}]"), expected, got, found);
            }
        }
        // TOML has no null: the word stands for it. Identifiers are strings in our JSON and plain numbers in the files.
        (Value::String(word), Value::Null) if word == "none" => {}
        (Value::Number(number), Value::String(id)) if number.to_string() == *id => {}
        (expected, got) if expected == got => {}
        (expected, got) => found.push(format!("{path}: expected {expected}, got {got}")),
    }
}

fn cases_of(path: &Path, answer: fn(Value) -> Answer, failures: &mut Vec<String>) -> usize {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let file: toml::Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let file = serde_json::to_value(file).unwrap();
    let has_why = |table: &Value| table["why"].as_str().is_some_and(|why| why.split_whitespace().count() >= 4);
    assert!(has_why(&file), "{name} does not say why");
    let cases = file["case"].as_array().unwrap_or_else(|| panic!("{name} has no case"));
    for (at, case) in cases.iter().enumerate() {
        let label = format!("{name} case {} ({})", at + 1, case["why"]);
        assert!(has_why(case), "{label} does not say why");
        assert!(case["expect"].as_object().is_some_and(|expect| !expect.is_empty()), "{label} expects nothing");
        let strange: Vec<&String> =
            case.as_object().unwrap().keys().filter(|key| !["why", "given", "expect"].contains(&key.as_str())).collect();
        assert!(strange.is_empty(), "{label} has {strange:?}");
        let mut given = file["given"].clone();
        merge(&mut given, case.get("given").cloned().unwrap_or_else(|| serde_json::json!({})));
        match answer(given) {
            Ok(got) => {
                let mut found = Vec::new();
                differences("", &case["expect"], &got, &mut found);
                failures.extend(found.into_iter().map(|difference| format!("{label}: {difference}")));
            }
            Err(error) => failures.push(format!("{label}: {error}")),
        }
    }
    cases.len()
}

/// Runs every scenario file of a folder beside this one.
fn run(folder: &str, answer: fn(Value) -> Answer) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let mut failures = Vec::new();
    let cases: usize = paths.iter().map(|path| cases_of(path, answer, &mut failures)).sum();
    assert!(cases > 0, "no scenario in {}", folder.display());
    assert!(failures.is_empty(), "{} of {cases} cases:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_comparison_sees_what_differs() {
    let got = serde_json::json!({"id": "7", "list": [{"a": 1, "b": 2}], "gone": null});
    for (expected, differing) in [
        (serde_json::json!({"id": 7, "list": [{"a": 1}], "gone": "none", "absent": "none"}), 0),
        (serde_json::json!({"id": 8}), 1),
        (serde_json::json!({"list": []}), 1),
        (serde_json::json!({"list": [{"a": 1, "b": 3}], "gone": 0}), 2),
        (serde_json::json!({"absent": 1}), 1),
    ] {
        let mut found = Vec::new();
        differences("", &expected, &got, &mut found);
        assert_eq!(found.len(), differing, "{found:?}");
    }
}
