//! The worked examples of the health table.

use chrono::NaiveDate;
use kamdeck::domain::account::AccountKind;
use kamdeck::domain::dealings::{RenewalIntent, TicketGrade};
use kamdeck::scoring::health::{Answer, HealthFacts, TicketFact, score_health};
use serde::Deserialize;

use super::{fact, model};
use crate::scoring::day;

#[derive(Deserialize)]
struct Golden {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    /// In the table's order; -1 is unknown.
    points: [i32; 4],
    score: String,
    band: String,
    #[serde(default = "full")]
    coverage: u32,
}

fn full() -> u32 {
    100
}

/// Facts that give these points by the shipped table.
fn facts_for(points: [i32; 4], day: NaiveDate) -> HealthFacts {
    let [usage, value, service, relationship] = points;
    let mut facts = HealthFacts::default();
    match usage {
        10 => facts.usage.push(fact(day, 8_001, 1)),
        7 => facts.usage.push(fact(day, 5_000, 1)),
        3 => facts.usage.push(fact(day, 4_999, 1)),
        _ => {}
    }
    match value {
        10 => facts.intents.push(fact(day, RenewalIntent::Offers, 1)),
        7 => facts.intents.push(fact(day, RenewalIntent::Satisfied, 1)),
        4 => facts.intents.push(fact(day, RenewalIntent::NoClearWord, 1)),
        0 => facts.intents.push(fact(day, RenewalIntent::Declines, 1)),
        _ => {}
    }
    let grades: &[TicketGrade] = match service {
        10 => &[TicketGrade::P3],
        6 => &[TicketGrade::P1, TicketGrade::P0, TicketGrade::P2],
        2 => &[TicketGrade::P1, TicketGrade::P1, TicketGrade::P1],
        _ => &[],
    };
    facts.tickets.extend(grades.iter().map(|grade| TicketFact { opened_on: day, grade: *grade, graded_on: day, regraded_on: None }));
    let rating = match relationship {
        10 => Some(9),
        7 => Some(7),
        1 => Some(6),
        _ => None,
    };
    facts.answers.extend(rating.map(|rating| fact(day, Answer { rating, respondent: None, decision_maker: false }, 1)));
    facts
}

#[test]
fn the_worked_examples_come_out() {
    let golden: Golden = toml::from_str(include_str!("golden.toml")).unwrap();
    let model = model("", AccountKind::Enterprise);
    for case in golden.case {
        let health = score_health(&facts_for(case.points, day("2026-03-31")), &model, day("2026-03-31"));
        let shown = (health.score.unwrap().to_string(), health.band.to_string(), health.coverage);
        assert_eq!(shown, (case.score, case.band, case.coverage), "{:?}", case.points);
        assert_eq!(health.contributions.iter().map(|part| part.points.0).sum::<i32>(), health.score.unwrap().0);
        let points: Vec<i32> = health.contributions.iter().map(|part| part.band_points.map_or(-1, i32::from)).collect();
        assert_eq!(points, case.points, "the facts give the points that the case is about");
    }
}
