//! Alerts: each rule fires, does not fire, at its edge, closes, does not flap; decisions about episodes.

mod properties;

use chrono::NaiveDate;
use kamdeck::domain::account::Tier;
use kamdeck::domain::alert::AlertRule;
use kamdeck::policy::cadence::Cadence;
use kamdeck::policy::{Area, Override, PolicySet};
use kamdeck::scoring::alerts::decisions::decide;
use kamdeck::scoring::alerts::{AlertContext, AlertFacts, episodes, readings, silence_limits};
use kamdeck::scoring::cadence::CadenceOverride;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, cn, day, end_of, run, shipped};

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

#[test]
fn the_silence_allowed_follows_tier_own_cadence_and_policy() {
    let slower = PolicySet::with(&[Override { area: Area::Cadence, file: "scenario", text: "[tier.A]\nmax_days = 45" }]).unwrap();
    let context = AlertContext::new(shipped(), cn(), end_of("2026-06-30")).then(day("2026-05-01"), &slower);
    let own = |id, on, max_days: Option<u32>| CadenceOverride {
        id,
        on: day(on),
        cadence: max_days.map(|max_days| Cadence { ideal_days: 1, max_days }),
    };
    let tiers = [(day("2026-04-01"), Tier::A), (day("2026-01-01"), Tier::B)];
    let overrides = [own(1, "2026-02-01", Some(10)), own(2, "2026-03-01", None)];
    let limits: Vec<(NaiveDate, u32)> =
        silence_limits(&tiers, &overrides, &context).into_iter().map(|limit| (limit.from, limit.max_days)).collect();
    let expected = [("2026-01-01", 90), ("2026-02-01", 10), ("2026-03-01", 90), ("2026-04-01", 30), ("2026-05-01", 45)];
    assert_eq!(limits, expected.map(|(from, max_days)| (day(from), max_days)));
}
