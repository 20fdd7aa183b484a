//! Alerts: each rule fires, does not fire, at its edge, closes, does not flap; decisions about episodes.

mod properties;

use chrono::NaiveDate;
use kamdeck::domain::alert::AlertRule;
use kamdeck::policy::{Area, Override, PolicySet};
use kamdeck::scoring::alerts::decisions::decide;
use kamdeck::scoring::alerts::{AlertContext, AlertFacts, episodes, readings};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, cn, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    facts: AlertFacts,
    /// The rules that the scenario is about; empty: all.
    #[serde(default)]
    only: Vec<AlertRule>,
    /// Other alert rules from a day on.
    later: Option<Later>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Later {
    from: NaiveDate,
    alerts: String,
}

fn answer(given: Value) -> Answer {
    let Given { as_of, facts, only, later } = serde_json::from_value(given)?;
    let as_of = as_of.as_of();
    let changed = later.map(|later| {
        let over = Override { area: Area::Alerts, file: "scenario", text: &later.alerts };
        (later.from, PolicySet::with(&[over]).unwrap())
    });
    let mut context = AlertContext::new(shipped(), cn(), as_of);
    if let Some((from, policy)) = &changed {
        context = context.then(*from, policy);
    }
    let mut found = episodes(&facts, &context);
    found.retain(|episode| only.is_empty() || only.contains(&episode.rule));
    let readings: serde_json::Map<String, Value> = readings(&facts, &context)
        .iter()
        .map(|reading| {
            let value = json!(reading);
            (value["rule"].as_str().unwrap().to_owned(), value)
        })
        .collect();
    let decided = decide(found.clone(), &facts.rulings, as_of);
    Ok(json!({"episodes": found, "readings": readings, "alerts": decided.alerts, "vanished": decided.vanished}))
}

#[test]
fn scenarios() {
    run("alerts", answer);
}
