//! Import: every file here is made by the test that reads it.

mod apply;
mod delimited;
mod examples;
mod files;
mod hostile;
mod plan;
mod properties;
mod workbooks;

use chrono::NaiveDate;
use kamdeck::domain::Currency;
use kamdeck::exchange::fields::ImportKind;
use kamdeck::exchange::import::{InspectOptions, Inspection, Nothing, Outcome, Plan, PlanOptions, inspect, plan};
use kamdeck::exchange::source::{Limits, Source, SourceError, SourceOptions};

/// A Saturday.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

pub fn options() -> InspectOptions {
    InspectOptions {
        source: SourceOptions::default(),
        kind: ImportKind::Accounts,
        limits: Limits::default(),
        today: today(),
        currency: Currency::CNY,
    }
}

pub fn try_inspected(bytes: &[u8]) -> Result<Inspection, SourceError> {
    inspect(&Source::from_bytes(bytes.to_vec(), "list"), &options())
}

pub fn inspected(bytes: impl AsRef<[u8]>) -> Inspection {
    try_inspected(bytes.as_ref()).unwrap()
}

pub fn choices() -> PlanOptions {
    PlanOptions::new(today(), Currency::CNY)
}

/// The plan for an empty database, with the proposed mapping.
pub fn planned(inspection: &Inspection) -> Plan {
    let plan = plan(inspection, &inspection.mapping, &choices(), &Nothing).unwrap();
    assert_adds_up(&plan);
    plan
}

pub fn assert_adds_up(plan: &Plan) {
    let totals = plan.totals;
    assert_eq!(totals.read, totals.stored + totals.updated + totals.skipped + totals.rejected);
    assert_eq!(totals.read, plan.outcomes.len() as u64);
    assert_eq!(totals.rejected, plan.rejects().count() as u64);
}

/// Line and reason of each rejected row.
pub fn rejects(plan: &Plan) -> Vec<(u32, &'static str)> {
    plan.rejects().map(|reject| (reject.line, reject.reason.code())).collect()
}

/// Line and name of each account that would be stored.
pub fn stored(plan: &Plan) -> Vec<(u32, String)> {
    let stored = plan.outcomes.iter().filter_map(|outcome| if let Outcome::Store(stated) = outcome { Some(stated) } else { None });
    stored.map(|stated| (stated.line, stated.name.clone())).collect()
}

/// The targets of the proposed mapping.
pub fn targets(inspection: &Inspection) -> Vec<String> {
    inspection.mapping.columns.iter().map(|column| column.target.to_string()).collect()
}
