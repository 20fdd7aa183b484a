//! Events: written down within 24 hours, and what they set going.

use kamdeck::domain::Zone;
use kamdeck::scoring::events::{EventEntry, event_duties};
use serde_json::{Value, json};

use super::{Answer, cn, run, shipped};

fn answer(given: Value) -> Answer {
    let event: EventEntry = serde_json::from_value(given)?;
    Ok(json!(event_duties(&event, shipped(), cn(), Zone::default())))
}

#[test]
fn scenarios() {
    run("events", answer);
}
