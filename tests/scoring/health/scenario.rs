//! Scenario files of the health score.

use std::collections::BTreeMap;

use kamdeck::domain::Coded;
use kamdeck::domain::account::AccountKind;
use kamdeck::domain::dealings::{RenewalIntent, TicketGrade};
use kamdeck::domain::health::{Band, Dimension, InputState};
use kamdeck::scoring::health::{
    Answer, Applicability, CadenceFact, Contribution, Health, HealthFacts, Obligation, TicketFact, lifts, score_health,
};
use serde::Deserialize;
use toml::value::Datetime;

use super::{fact, model};
use crate::scoring::{as_json, scenarios, toml_day};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    why: String,
    #[serde(default)]
    policy: String,
    kind: Option<AccountKind>,
    #[serde(default)]
    usage: Vec<Usage>,
    #[serde(default)]
    intent: Vec<Intent>,
    #[serde(default)]
    answer: Vec<Answered>,
    #[serde(default)]
    ticket: Vec<Ticket>,
    #[serde(default)]
    reported: Vec<Reported>,
    #[serde(default)]
    kept_here: Vec<KeptHere>,
    #[serde(default)]
    applies: Vec<Applies>,
    #[serde(default)]
    invoice: Vec<Due>,
    #[serde(default)]
    promise: Vec<Due>,
    #[serde(default)]
    milestone: Vec<Due>,
    #[serde(default)]
    two_way: Vec<Datetime>,
    cadence: Option<Cadence>,
    expect: Vec<Expect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Usage {
    on: Datetime,
    /// Hundredths of a percent.
    share: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Intent {
    on: Datetime,
    word: RenewalIntent,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    on: Datetime,
    rating: u8,
    who: Option<i64>,
    #[serde(default)]
    decides: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ticket {
    opened: Datetime,
    grade: TicketGrade,
    regraded: Option<(Datetime, TicketGrade)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reported {
    on: Datetime,
    count: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptHere {
    on: Datetime,
    holds: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Applies {
    on: Datetime,
    dimension: Dimension,
    holds: bool,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Due {
    due: Datetime,
    done: Option<Datetime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cadence {
    since: Datetime,
    max_days: u32,
}

/// What must come out on a day. What is not named is not looked at, but the score always is: without one the account is not rated.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    as_of: Datetime,
    score: Option<String>,
    coverage: Option<u32>,
    band: Option<Band>,
    #[serde(default)]
    points: BTreeMap<Dimension, String>,
    #[serde(default)]
    band_points: BTreeMap<Dimension, u8>,
    #[serde(default)]
    states: BTreeMap<Dimension, InputState>,
    /// As JSON writes them.
    #[serde(default)]
    inputs: BTreeMap<Dimension, String>,
    #[serde(default)]
    fact_on: BTreeMap<Dimension, Datetime>,
    /// The best single change: dimension, input, score.
    best: Option<(Dimension, String, String)>,
    /// How many single changes help.
    lifts: Option<usize>,
}

impl Scenario {
    fn facts(&self) -> HealthFacts {
        let obligations =
            |all: &[Due]| all.iter().map(|due| Obligation { due_on: toml_day(due.due), done_on: due.done.map(toml_day) }).collect();
        let mut tickets = Vec::new();
        for ticket in &self.ticket {
            let opened_on = toml_day(ticket.opened);
            let regraded_on = ticket.regraded.map(|(on, _)| toml_day(on));
            tickets.push(TicketFact { opened_on, grade: ticket.grade, graded_on: opened_on, regraded_on });
            if let (Some((_, grade)), Some(graded_on)) = (ticket.regraded, regraded_on) {
                tickets.push(TicketFact { opened_on, grade, graded_on, regraded_on: None });
            }
        }
        let rows = 1..;
        HealthFacts {
            usage: rows.clone().zip(&self.usage).map(|(row, said)| fact(toml_day(said.on), said.share, row)).collect(),
            intents: rows.clone().zip(&self.intent).map(|(row, said)| fact(toml_day(said.on), said.word, row)).collect(),
            answers: rows
                .clone()
                .zip(&self.answer)
                .map(|(row, said)| {
                    let answer = Answer { rating: said.rating, respondent: said.who, decision_maker: said.decides };
                    fact(toml_day(said.on), answer, row)
                })
                .collect(),
            tickets,
            reported_tickets: rows.clone().zip(&self.reported).map(|(row, said)| fact(toml_day(said.on), said.count, row)).collect(),
            tickets_kept_here: rows.clone().zip(&self.kept_here).map(|(row, said)| fact(toml_day(said.on), said.holds, row)).collect(),
            applicability: rows
                .zip(&self.applies)
                .map(|(row, said)| Applicability {
                    dimension: said.dimension,
                    on: toml_day(said.on),
                    applies: said.holds,
                    reason: said.reason.clone(),
                    row,
                })
                .collect(),
            invoices: obligations(&self.invoice),
            promises: obligations(&self.promise),
            milestones: obligations(&self.milestone),
            two_way_touches: self.two_way.iter().copied().map(toml_day).collect(),
            cadence: self.cadence.as_ref().map(|cadence| CadenceFact { since: toml_day(cadence.since), max_days: cadence.max_days }),
        }
    }
}

fn part(health: &Health, dimension: Dimension) -> &Contribution {
    let part = health.contributions.iter().find(|part| part.dimension == dimension);
    part.unwrap_or_else(|| panic!("{} is not in the model", dimension.code()))
}

impl Expect {
    fn check(&self, health: &Health) {
        assert_eq!(health.score.map(|score| score.to_string()), self.score, "score");
        assert_eq!(health.coverage, self.coverage.unwrap_or(health.coverage), "coverage");
        assert_eq!(health.band, self.band.unwrap_or(health.band), "band");
        for (dimension, points) in &self.points {
            assert_eq!(&part(health, *dimension).points.to_string(), points, "points of {dimension}");
        }
        for (dimension, points) in &self.band_points {
            assert_eq!(part(health, *dimension).band_points, Some(*points), "band points of {dimension}");
        }
        for (dimension, state) in &self.states {
            assert_eq!(part(health, *dimension).state, *state, "state of {dimension}");
        }
        for (dimension, input) in &self.inputs {
            assert_eq!(&as_json(&part(health, *dimension).input), input, "input of {dimension}");
        }
        for (dimension, on) in &self.fact_on {
            assert_eq!(part(health, *dimension).fact_on, Some(toml_day(*on)), "fact date of {dimension}");
        }
        let sum: i32 = health.contributions.iter().map(|part| part.points.0).sum();
        assert_eq!(sum, health.score.unwrap_or_default().0, "points sum to the score");
    }
}

#[test]
fn scenarios_come_out() {
    let scenarios = scenarios::<Scenario>("health");
    assert!(scenarios.len() >= 12, "{} scenarios", scenarios.len());
    for (name, scenario) in scenarios {
        assert!(scenario.why.ends_with('.') && !scenario.expect.is_empty(), "{name} says why, and what it expects");
        let model = model(&scenario.policy, scenario.kind.unwrap_or(AccountKind::Enterprise));
        let facts = scenario.facts();
        for expect in &scenario.expect {
            println!("{name} as of {}", expect.as_of);
            let health = score_health(&facts, &model, toml_day(expect.as_of));
            expect.check(&health);
            let lifts = lifts(&model, &health);
            assert_eq!(lifts.len(), expect.lifts.unwrap_or(lifts.len()), "number of lifts");
            if let Some((dimension, to, score)) = &expect.best {
                let best = lifts.first().expect("a change that helps");
                let shown = (best.dimension, as_json(&best.to), best.score.map(|score| score.to_string()).unwrap_or_default());
                assert_eq!(shown, (*dimension, to.clone(), score.clone()), "best change");
            }
        }
    }
}
