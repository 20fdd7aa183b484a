//! Cadence, favours, promises, quarterly review.

use chrono::NaiveDate;
use kamdeck::domain::PersonId;
use kamdeck::policy::cadence::Cadence;
use kamdeck::scoring::cadence::{
    CadenceOverride, CardReview, Light, Promise, cadence_in_force, cadence_state, favour_months, quarter_reviews,
};
use kamdeck::scoring::touch::Touch;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, cn, day, end_of, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    /// The account's creation in the program.
    since: NaiveDate,
    cadence: Cadence,
    #[serde(default)]
    overrides: Vec<CadenceOverride>,
    person: Option<PersonId>,
    #[serde(default)]
    touches: Vec<Touch>,
    #[serde(default)]
    favours: Vec<NaiveDate>,
    #[serde(default)]
    promises: Vec<Promise>,
    #[serde(default)]
    reviews: Vec<CardReview>,
}

fn answer(given: Value) -> Answer {
    let given: Given = serde_json::from_value(given)?;
    let as_of = given.as_of.as_of();
    let cadence = cadence_in_force(given.cadence, &given.overrides, as_of.day);
    Ok(json!({
        "cadence": cadence_state(&given.touches, given.person, given.since, cadence, as_of),
        "favours": favour_months(given.since, &given.favours, &shipped().cadence, as_of, 3),
        "promises": given.promises.iter().map(|promise| promise.standing(as_of)).collect::<Vec<_>>(),
        "reviews": quarter_reviews(given.since, &given.reviews, &shipped().cadence, cn(), as_of),
    }))
}

#[test]
fn scenarios() {
    run("cadence", answer);
}

proptest! {
    #[test]
    fn silence_only_ever_turns_from_green_over_yellow_to_red(ideal in 1u32..60, more in 0u32..60, touched in 0u64..200) {
        let cadence = Cadence { ideal_days: ideal, max_days: ideal + more };
        let since = day("2026-01-01") + chrono::Days::new(touched);
        let mut last = Light::Green;
        for later in 0..200u64 {
            let as_of = end_of(&(since + chrono::Days::new(later)).to_string());
            let state = cadence_state(&[], None, since, cadence, as_of);
            prop_assert!(state.light >= last);
            prop_assert_eq!(state.light == Light::Green, as_of.day <= state.green_until);
            prop_assert_eq!(state.light == Light::Red, as_of.day > state.yellow_until);
            last = state.light;
        }
    }
}
