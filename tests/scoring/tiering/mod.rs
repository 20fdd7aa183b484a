//! Tiering.

mod portfolio;
mod properties;
mod scenario;

use kamdeck::domain::health::FactSource;
use kamdeck::policy::tiering::TieringPolicy;
use kamdeck::policy::{Area, Override, PolicySet};
use kamdeck::scoring::health::Fact;

fn fact<T>(on: chrono::NaiveDate, value: T, row: i64) -> Fact<T> {
    Fact { on, value, source: FactSource::Import, row }
}

/// The shipped rules with a text laid over them.
fn policy(text: &str) -> TieringPolicy {
    let over = Override { area: Area::Tiering, file: "scenario", text };
    PolicySet::with(&[over]).unwrap_or_else(|error| panic!("{error}")).tiering
}
