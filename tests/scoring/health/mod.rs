//! The health score.

use kamdeck::domain::dealings::{RenewalIntent, TicketGrade};
use kamdeck::domain::health::FactSource;
use kamdeck::policy::PolicySet;
use kamdeck::scoring::health::{Answer, Fact, Health, HealthFacts, TicketFact, score_health};
use serde::Deserialize;

fn fact<T>(on: chrono::NaiveDate, value: T) -> Fact<T> {
    Fact { on, value, source: FactSource::Manual, row: 1 }
}

fn sum_of_points(health: &Health) -> i32 {
    health.contributions.iter().map(|part| part.points.0).sum()
}

#[derive(Deserialize)]
struct Golden {
    why: String,
    case: Vec<GoldenCase>,
}

#[derive(Deserialize)]
struct GoldenCase {
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
fn facts_for(points: [i32; 4], day: chrono::NaiveDate) -> HealthFacts {
    let [usage, value, service, relationship] = points;
    let mut facts = HealthFacts::default();
    match usage {
        10 => facts.usage.push(fact(day, 8_001)),
        7 => facts.usage.push(fact(day, 5_000)),
        3 => facts.usage.push(fact(day, 4_999)),
        _ => {}
    }
    match value {
        10 => facts.intents.push(fact(day, RenewalIntent::Offers)),
        7 => facts.intents.push(fact(day, RenewalIntent::Satisfied)),
        4 => facts.intents.push(fact(day, RenewalIntent::NoClearWord)),
        0 => facts.intents.push(fact(day, RenewalIntent::Declines)),
        _ => {}
    }
    let severe = match service {
        10 => Some(0),
        6 => Some(2),
        2 => Some(3),
        _ => None,
    };
    for number in 0..severe.map_or(0, |severe| severe + 1) {
        let grade = if number == 0 { TicketGrade::P3 } else { TicketGrade::P1 };
        facts.tickets.push(TicketFact { opened_on: day, grade, graded_on: day, regraded_on: None });
    }
    let rating = match relationship {
        10 => Some(9),
        7 => Some(7),
        1 => Some(6),
        _ => None,
    };
    facts.answers.extend(rating.map(|rating| fact(day, Answer { rating, respondent: None, decision_maker: false })));
    facts
}

#[test]
fn the_worked_examples_come_out() {
    let golden: Golden = toml::from_str(include_str!("golden.toml")).unwrap();
    assert!(!golden.why.is_empty());
    let policies = PolicySet::shipped().unwrap();
    let day = "2026-03-31".parse().unwrap();
    for case in golden.case {
        let health =
            score_health(&facts_for(case.points, day), policies.health.for_kind(kamdeck::domain::account::AccountKind::Enterprise), day);
        let shown = (health.score.unwrap().to_string(), health.band.to_string(), health.coverage);
        assert_eq!(shown, (case.score, case.band, case.coverage), "{:?}", case.points);
        assert_eq!(sum_of_points(&health), health.score.unwrap().0);
    }
}
