//! NPS, CSAT, the loop of low answers, best-practice candidates.

use chrono::NaiveDate;
use kamdeck::domain::quarter::Quarter;
use kamdeck::domain::{AccountId, RowId, Tenths};
use kamdeck::scoring::satisfaction::{Answer as Survey, LoopDone, best_practice, csat, loop_state, nps};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, end_of, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    #[serde(default)]
    answers: Vec<Survey>,
    /// Respondents who gave the same "would recommend": [rating, how many].
    #[serde(default)]
    crowd: Vec<(u8, i64)>,
    after: Option<NaiveDate>,
    #[serde(default)]
    steps: Vec<LoopDone>,
    answered_on: Option<NaiveDate>,
}

fn answer(given: Value) -> Answer {
    let Given { as_of, mut answers, crowd, after, steps, answered_on } = serde_json::from_value(given)?;
    let as_of = as_of.as_of();
    for (recommend, people) in crowd {
        for _ in 0..people {
            let id = answers.len() as i64 + 1;
            answers
                .push(serde_json::from_value(json!({"id": id, "account": 1, "respondent": id, "on": as_of.day, "recommend": recommend}))?);
        }
    }
    Ok(json!({
        "nps": nps(&answers, after, as_of),
        "csat": csat(&answers, Quarter::of(as_of.day), as_of),
        "low": answers.iter().map(|answer| answer.is_low(&shipped().alerts)).collect::<Vec<_>>(),
        "loop": answered_on.map(|day| loop_state(day, &steps, as_of)),
    }))
}

#[test]
fn scenarios() {
    run("satisfaction", answer);
}

#[test]
fn a_tenth_of_the_accounts_rounded_up_and_whoever_ties_are_candidates() {
    let scores = |list: &[i32]| -> Vec<(AccountId, Tenths)> {
        list.iter().enumerate().map(|(at, score)| (AccountId::from_raw(at as i64 + 1), Tenths(*score))).collect()
    };
    let named = |list: &[i32]| -> Vec<i64> { best_practice(&scores(list)).into_iter().map(RowId::raw).collect() };
    assert_eq!(named(&[]), [0i64; 0]);
    assert_eq!(named(&[500]), [1]);
    assert_eq!(named(&[500, 900, 800, 1, 2, 3, 4, 5, 6, 7]), [2]);
    // Eleven accounts have ceil(1.1) = 2 places; the third ties with the second.
    assert_eq!(named(&[500, 900, 800, 800, 2, 3, 4, 5, 6, 7, 8]), [2, 3, 4]);
}

proptest! {
    #[test]
    fn scores_stay_in_their_bounds_whatever_the_order(rows in proptest::collection::vec((0u8..=10, 1u8..=5, proptest::option::of(0i64..6), 0u64..120), 1..30)) {
        let as_of = end_of("2026-06-30");
        let mut answers: Vec<Survey> = rows.iter().enumerate().map(|(at, &(recommend, rating, respondent, back))| serde_json::from_value(json!({
            "id": at, "account": 1, "respondent": respondent, "on": as_of.day - chrono::Days::new(back), "recommend": recommend, "innovation": rating,
        })).unwrap()).collect();
        let quarter = Quarter::of(as_of.day);
        let (score, satisfied) = (nps(&answers, None, as_of), csat(&answers, quarter, as_of));
        prop_assert_eq!(score.promoters + score.passives + score.detractors, score.n);
        prop_assert!(score.value.is_some_and(|value| value >= Tenths(-1000) && value <= Tenths(1000)));
        prop_assert!(satisfied.value.is_none_or(|value| value >= Tenths(0) && value <= Tenths(1000)));
        answers.reverse();
        prop_assert_eq!(nps(&answers, None, as_of), score);
        prop_assert_eq!(csat(&answers, quarter, as_of), satisfied);
    }
}
