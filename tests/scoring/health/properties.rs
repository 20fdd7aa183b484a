//! What holds for any facts and any model.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use kamdeck::domain::Coded;
use kamdeck::domain::account::AccountKind;
use kamdeck::domain::dealings::{RenewalIntent, TicketGrade};
use kamdeck::domain::health::{Band, Dimension, InputState};
use kamdeck::policy::health::{HealthPolicy, RespondentMode};
use kamdeck::scoring::health::{
    Answer, Applicability, CadenceFact, Health, HealthFacts, HealthInput, Obligation, TicketFact, lifts, missing_for_rating, score_health,
    what_if,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{fact, model};
use crate::scoring::day;

fn as_of() -> NaiveDate {
    day("2026-06-30")
}

/// Some days before the as-of day, now and then after it.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..420).prop_map(|days| day("2026-07-20") - Days::new(days))
}

/// Models with different points for the words about renewing, parsed once.
static MODELS: LazyLock<Vec<HealthPolicy>> = LazyLock::new(|| {
    let points = [[10, 7, 4, 0], [3, 10, 10, 5], [0, 0, 0, 0], [1, 2, 3, 4]];
    let text = |[offers, satisfied, unclear, declines]: [u8; 4]| {
        format!(
            "[model]\ndimensions = [{}]\n[model.value.points]\noffers = {offers}\nsatisfied = {satisfied}\nno_clear_word = {unclear}\ndeclines = {declines}\n",
            Dimension::ALL.iter().map(|dimension| format!("{:?}", dimension.code())).collect::<Vec<_>>().join(", ")
        )
    };
    points.map(|points| model(&text(points), AccountKind::Enterprise)).into()
});

/// Any model: dimensions, weights, points, ways of counting respondents.
fn any_model() -> impl Strategy<Value = HealthPolicy> {
    (0usize..4, select(RespondentMode::ALL), vec(1u32..=60, 8), 1u32..=100, 1usize..=8, vec(prop::bool::weighted(0.8), 8)).prop_map(
        |(which, respondents, weights, rated_from_percent, count, applicable)| {
            let mut model = MODELS[which].clone();
            (model.respondents, model.rated_from_percent) = (respondents, rated_from_percent);
            for ((dimension, weight), applicable) in model.dimensions.iter_mut().zip(weights).zip(applicable) {
                (dimension.weight, dimension.applicable) = (weight, applicable);
            }
            model.dimensions.truncate(count);
            model
        },
    )
}

fn any_obligation() -> impl Strategy<Value = Obligation> {
    (any_day(), option::of(any_day())).prop_map(|(due_on, done_on)| Obligation { due_on, done_on })
}

/// Any facts; each has a row of its own, so that no two are indistinguishable.
fn any_facts() -> impl Strategy<Value = HealthFacts> {
    let said = (
        vec((any_day(), 0u16..=10_000), 0..5),
        vec((any_day(), select(RenewalIntent::ALL)), 0..5),
        vec((any_day(), 0u8..=10, option::of(1i64..4), any::<bool>()), 0..40),
        vec((any_day(), 0u32..6), 0..3),
        vec((any_day(), any::<bool>()), 0..3),
        vec((any_day(), select(Dimension::ALL), any::<bool>()), 0..3),
    );
    let records = (
        vec((any_day(), select(TicketGrade::ALL), option::of((any_day(), select(TicketGrade::ALL)))), 0..6),
        vec(any_obligation(), 0..4),
        vec(any_obligation(), 0..4),
        vec(any_obligation(), 0..4),
        vec(any_day(), 0..4),
        option::of((any_day(), 1u32..200)),
    );
    (said, records).prop_map(
        |((usage, intents, answers, reported, kept, applies), (tickets, invoices, promises, milestones, touches, cadence))| {
            let rows = 1i64..;
            HealthFacts {
                usage: rows.clone().zip(usage).map(|(row, (on, share))| fact(on, share, row)).collect(),
                intents: rows.clone().zip(intents).map(|(row, (on, word))| fact(on, word, row)).collect(),
                answers: rows
                    .clone()
                    .zip(answers)
                    .map(|(row, (on, rating, respondent, decision_maker))| fact(on, Answer { rating, respondent, decision_maker }, row))
                    .collect(),
                tickets: tickets
                    .into_iter()
                    .flat_map(|(opened_on, grade, regraded)| {
                        let first =
                            TicketFact { opened_on, grade, graded_on: opened_on, regraded_on: regraded.map(|(on, _)| on.max(opened_on)) };
                        let second =
                            regraded.map(|(on, grade)| TicketFact { opened_on, grade, graded_on: on.max(opened_on), regraded_on: None });
                        std::iter::once(first).chain(second)
                    })
                    .collect(),
                reported_tickets: rows.clone().zip(reported).map(|(row, (on, count))| fact(on, count, row)).collect(),
                tickets_kept_here: rows.clone().zip(kept).map(|(row, (on, holds))| fact(on, holds, row)).collect(),
                applicability: rows
                    .zip(applies)
                    .map(|(row, (on, dimension, applies))| Applicability { dimension, on, applies, reason: "because".into(), row })
                    .collect(),
                invoices,
                promises,
                milestones,
                two_way_touches: touches,
                cadence: cadence.map(|(since, max_days)| CadenceFact { since, max_days }),
            }
        },
    )
}

fn reversed(facts: &HealthFacts) -> HealthFacts {
    let mut turned = facts.clone();
    turned.usage.reverse();
    turned.intents.reverse();
    turned.answers.reverse();
    turned.tickets.reverse();
    turned.reported_tickets.reverse();
    turned.tickets_kept_here.reverse();
    turned.applicability.reverse();
    turned.invoices.reverse();
    turned.promises.reverse();
    turned.milestones.reverse();
    turned.two_way_touches.reverse();
    turned
}

/// The facts without those after a day.
fn up_to(facts: &HealthFacts, last: NaiveDate) -> HealthFacts {
    let mut past = facts.clone();
    past.usage.retain(|fact| fact.on <= last);
    past.intents.retain(|fact| fact.on <= last);
    past.answers.retain(|fact| fact.on <= last);
    past.tickets.retain(|ticket| ticket.opened_on <= last && ticket.graded_on <= last);
    past.reported_tickets.retain(|fact| fact.on <= last);
    past.tickets_kept_here.retain(|fact| fact.on <= last);
    past.applicability.retain(|said| said.on <= last);
    past.two_way_touches.retain(|day| *day <= last);
    for obligations in [&mut past.invoices, &mut past.promises, &mut past.milestones] {
        obligations.retain(|obligation| obligation.due_on <= last);
        for obligation in obligations {
            obligation.done_on = obligation.done_on.filter(|done| *done <= last);
        }
    }
    past
}

/// The definition, written without regard for speed: score, coverage and shares as fractions.
fn by_definition(model: &HealthPolicy, health: &Health) -> (Option<i64>, i64) {
    let weight_of = |state: &[InputState]| -> i64 {
        health.contributions.iter().filter(|part| state.contains(&part.state)).map(|part| i64::from(part.weight)).sum()
    };
    let (known, applicable) = (weight_of(&[InputState::Known]), weight_of(&[InputState::Known, InputState::Unknown]));
    let sum: i64 = health.contributions.iter().map(|part| i64::from(part.weight) * i64::from(part.band_points.unwrap_or(0))).sum();
    let rated = known > 0 && known * 100 >= i64::from(model.rated_from_percent) * applicable;
    (rated.then(|| 100 * sum / known), if applicable == 0 { 0 } else { known * 100 / applicable })
}

/// Inputs of a dimension far beyond those that are tried as lifts.
fn any_input(dimension: Dimension) -> impl Strategy<Value = HealthInput> {
    (-3i64..12_000).prop_map(move |measure| match dimension {
        Dimension::Usage => HealthInput::from_measure(dimension, measure),
        Dimension::Value => HealthInput::from_measure(dimension, measure.rem_euclid(4)),
        Dimension::Relationship => HealthInput::from_measure(dimension, measure.rem_euclid(11)),
        _ => HealthInput::from_measure(dimension, measure.rem_euclid(150)),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_score_is_the_definitions_within_bounds_and_shared_out_exactly(model in any_model(), facts in any_facts()) {
        let health = score_health(&facts, &model, as_of());
        prop_assert_eq!((health.score.map(|score| i64::from(score.0)), i64::from(health.coverage)), by_definition(&model, &health));
        let score = health.score.unwrap_or_default().0;
        prop_assert!((0..=1000).contains(&score) && health.coverage <= 100);
        prop_assert_eq!(health.contributions.iter().map(|part| part.points.0).sum::<i32>(), score);
        prop_assert_eq!(health.band == Band::NotRated, health.score.is_none());
        for part in &health.contributions {
            let exact = 100 * i64::from(part.weight) * i64::from(part.band_points.unwrap_or(0));
            let known: i64 = health.contributions.iter().filter(|part| part.state == InputState::Known).map(|part| i64::from(part.weight)).sum();
            if health.score.is_some() {
                prop_assert!((i64::from(part.points.0) * known - exact).abs() < known, "a share is off by less than a tenth");
            }
            prop_assert_eq!(part.input.is_some(), part.state == InputState::Known);
            prop_assert!(part.input.is_none() || part.stale_input.is_none());
        }
    }

    #[test]
    fn the_order_of_facts_does_not_matter(model in any_model(), facts in any_facts()) {
        prop_assert_eq!(score_health(&facts, &model, as_of()), score_health(&reversed(&facts), &model, as_of()));
    }

    #[test]
    fn what_comes_later_changes_no_past_day(model in any_model(), facts in any_facts()) {
        prop_assert_eq!(score_health(&facts, &model, as_of()), score_health(&up_to(&facts, as_of()), &model, as_of()));
    }

    #[test]
    fn more_points_never_lower_the_score(model in any_model(), facts in any_facts(), which in 0usize..8) {
        let health = score_health(&facts, &model, as_of());
        let dimension = model.dimensions[which % model.dimensions.len()].dimension;
        let mut by_points: Vec<(u8, Option<i32>)> = Vec::new();
        for (least, most, points) in model.dimension(dimension).unwrap().steps.ranges() {
            let input = HealthInput::from_measure(dimension, least.or(most).unwrap_or(0));
            by_points.push((points, what_if(&model, &health, dimension, Some(input)).score.map(|score| score.0)));
        }
        by_points.sort();
        prop_assert!(by_points.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{:?}", by_points);
    }

    #[test]
    fn no_single_input_change_gives_more_than_the_best_lift(
        model in any_model(),
        facts in any_facts(),
        inputs in Dimension::ALL.iter().map(|dimension| vec(any_input(*dimension), 12)).collect::<Vec<_>>(),
    ) {
        let health = score_health(&facts, &model, as_of());
        let found = lifts(&model, &health);
        let rank = |health: &Health| (health.score, if health.score.is_some() { 0 } else { health.coverage });
        let best = found.first().map_or(rank(&health), |lift| (lift.score, if lift.score.is_some() { 0 } else { lift.coverage }));
        for (dimension, inputs) in Dimension::ALL.iter().zip(inputs) {
            // To forget an input is no change that anybody could bring about, so `None` is not tried.
            for input in inputs {
                let then = what_if(&model, &health, *dimension, Some(input));
                prop_assert!(rank(&then) <= best.max(rank(&health)), "{dimension} {input:?} gives {:?}, best {best:?}", rank(&then));
            }
        }
        for lift in &found {
            let then = what_if(&model, &health, lift.dimension, Some(lift.to));
            prop_assert_eq!((then.score, then.band, then.coverage), (lift.score, lift.band, lift.coverage), "a lift does what it says");
            prop_assert!(rank(&then) > rank(&health));
        }
        prop_assert!(found.windows(2).all(|pair| (pair[0].score, pair[0].coverage) >= (pair[1].score, pair[1].coverage)));
    }

    #[test]
    fn what_is_missing_for_a_rating_is_enough_and_nothing_of_it_can_be_spared(model in any_model(), facts in any_facts()) {
        let health = score_health(&facts, &model, as_of());
        let missing = missing_for_rating(&model, &health);
        prop_assert_eq!(missing.is_empty(), health.score.is_some() || health.contributions.iter().all(|part| part.state == InputState::NotApplicable));
        let knowing = |known: &[Dimension]| {
            known.iter().fold(health.clone(), |then, dimension| what_if(&model, &then, *dimension, Some(HealthInput::from_measure(*dimension, 0))))
        };
        if let Some((_, fewer)) = missing.split_last() {
            prop_assert!(knowing(&missing).score.is_some() && knowing(fewer).score.is_none());
        }
    }
}
