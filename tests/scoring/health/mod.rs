//! The health score.

mod golden;
mod properties;
mod scenario;

use kamdeck::domain::account::AccountKind;
use kamdeck::domain::health::FactSource;
use kamdeck::policy::health::HealthPolicy;
use kamdeck::policy::{Area, Override, PolicySet};
use kamdeck::scoring::health::Fact;

fn fact<T>(on: chrono::NaiveDate, value: T, row: i64) -> Fact<T> {
    Fact { on, value, source: FactSource::Manual, row }
}

/// The shipped model for a kind of customer with a text laid over it.
fn model(text: &str, kind: AccountKind) -> HealthPolicy {
    let over = Override { area: Area::Health, file: "scenario", text };
    PolicySet::with(&[over]).unwrap_or_else(|error| panic!("{error}")).health.for_kind(kind).clone()
}
