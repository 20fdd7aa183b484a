//! Pain radar, "3+2" questions, four-step discovery.

use chrono::NaiveDate;
use kamdeck::domain::Tenths;
use kamdeck::scoring::pains::{DiscoveryPart, Pain, Question, discovery, question_state, radar};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, end_of, run};

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

proptest! {
    #[test]
    fn the_radar_stays_between_one_and_five_whatever_the_order(rows in proptest::collection::vec((0u8..3, 1u8..=5, 0u64..200, 0usize..4), 0..20)) {
        let as_of = end_of("2026-06-30");
        let origins = ["predicted", "stated", "validated", "implicit"];
        let mut pains: Vec<Pain> = rows.iter().enumerate().map(|(id, &(person, score, back, origin))| {
            let on = as_of.day - chrono::Days::new(back);
            serde_json::from_value(json!({"id": id % 4, "dimension": "quality", "raised_on": "2025-01-01",
                "scores": [{"id": id, "person": person, "origin": origins[origin], "score": score, "on": on}]})).unwrap()
        }).collect();
        let shown = radar(&pains, as_of);
        for spoke in &shown {
            for mean in [spoke.now, spoke.quarter_ago, spoke.predicted, spoke.validated] {
                prop_assert_eq!(mean.value.is_none(), mean.n == 0);
                prop_assert!(mean.value.is_none_or(|value| value >= Tenths(10) && value <= Tenths(50)));
            }
            prop_assert!(spoke.quarter_ago.n <= spoke.now.n);
        }
        pains.reverse();
        prop_assert_eq!(radar(&pains, as_of), shown);
    }
}
