//! Pain radar, "3+2" questions, four-step discovery.

use chrono::NaiveDate;
use kamdeck::scoring::pains::{DiscoveryPart, Pain, Question, discovery, question_state, radar};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, run};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    #[serde(default)]
    pains: Vec<Pain>,
    #[serde(default)]
    questions: Vec<Question>,
    #[serde(default)]
    discovered: Vec<(DiscoveryPart, NaiveDate)>,
}

fn answer(given: Value) -> Answer {
    let given: Given = serde_json::from_value(given)?;
    let as_of = given.as_of.as_of();
    let radar: serde_json::Map<String, Value> =
        radar(&given.pains, as_of).into_iter().map(|spoke| (spoke.dimension.to_string(), json!(spoke))).collect();
    Ok(json!({"radar": radar, "questions": question_state(&given.questions, as_of), "discovery": discovery(&given.discovered, as_of)}))
}

#[test]
fn scenarios() {
    run("pains", answer);
}
