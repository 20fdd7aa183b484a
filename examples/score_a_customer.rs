//! Scores one customer with the pure module alone: facts in, an explained score out. No database, no clock, no screen.
//!
//! `cargo run --example score_a_customer`
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use chrono::NaiveDate;
use kamdeck::domain::account::AccountKind;
use kamdeck::domain::dealings::{RenewalIntent, TicketGrade};
use kamdeck::domain::health::FactSource;
use kamdeck::policy::{Origin, PolicySet};
use kamdeck::scoring::health::{Answer, Fact, HealthFacts, HealthInput, HealthScorer, Percent, TicketFact, lifts};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}

fn fact<T>(on: NaiveDate, value: T) -> Fact<T> {
    Fact { on, value, source: FactSource::Manual, row: 0 }
}

/// Usage fell, renewal was last spoken of in January, one severe ticket, two answers.
fn facts() -> HealthFacts {
    let opened_on = day(2, 20);
    let answer = |rating, respondent| Answer { rating, respondent: Some(respondent), decision_maker: false };
    HealthFacts {
        usage: vec![fact(day(2, 28), 8_420), fact(day(3, 31), 4_610)],
        intents: vec![fact(day(1, 15), RenewalIntent::Satisfied)],
        tickets: vec![TicketFact { opened_on, grade: TicketGrade::P1, graded_on: opened_on, regraded_on: None }],
        answers: vec![fact(day(1, 10), answer(9, 1)), fact(day(3, 5), answer(8, 2))],
        ..HealthFacts::default()
    }
}

fn shown(input: HealthInput) -> String {
    match input {
        HealthInput::Share(share) => format!("{} % of functions in use", Percent(share)),
        HealthInput::Intent(intent) => format!("renewal: {intent}"),
        HealthInput::Tickets(count) => format!("{count} severe tickets"),
        HealthInput::Rating(rating) => format!("recommends {rating} of 10"),
        HealthInput::OverdueDays(days) => format!("{days} days overdue"),
        HealthInput::SilencePercent(percent) => format!("{percent} % of the allowed silence"),
        HealthInput::KeptPercent(percent) => format!("{percent} % in time"),
    }
}

fn main() -> Result<(), kamdeck::policy::PolicyError> {
    let policies = PolicySet::shipped()?;
    let model = policies.health.for_kind(AccountKind::Enterprise);
    let facts = facts();
    for as_of in [day(3, 1), day(4, 14), day(4, 20)] {
        let health = HealthScorer::new(model, as_of).score(&facts);
        let score = health.score.map_or("not rated".to_owned(), |score| score.to_string());
        println!("as of {as_of}: {score} ({}), {} % of the weight known", health.band, health.coverage);
        for part in &health.contributions {
            let input = part.input.or(part.stale_input).map_or("nothing recorded".to_owned(), shown);
            let on = part.fact_on.map_or(String::new(), |on| format!(" on {on}"));
            let points = part.band_points.map_or("-".to_owned(), |points| points.to_string());
            println!(
                "  {:13} {:8} {input}{on}: {points} of 10 x {} -> {}",
                part.dimension.to_string(),
                part.state.to_string(),
                part.weight,
                part.points
            );
        }
        if let Some(best) = lifts(model, &health).first() {
            let then = best.score.map_or("not rated".to_owned(), |score| score.to_string());
            println!("  what would lift it most: {} -> {then}", shown(best.to));
        }
    }
    let origin = match policies.origin("health.model.usage.validity_days") {
        Some(Origin::Practice) => "the practice documents say so".to_owned(),
        Some(Origin::Ours) => "our choice".to_owned(),
        Some(Origin::User(place)) => format!("{} line {} says so", place.file, place.line),
        None => "nobody says so".to_owned(),
    };
    println!("why is usage stale after 45 days? {origin}");
    Ok(())
}
