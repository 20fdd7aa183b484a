//! Scenario files of tiering.

use std::collections::BTreeMap;

use kamdeck::domain::account::{AccountKind, Axis, Criterion, Tier};
use kamdeck::domain::health::FactSource;
use kamdeck::scoring::tiering::{Guard, Invoiced, Judgement, Period, PeriodAmount, RiskLevel, TieringFacts, suggest_tier, tier_lifts};
use serde::Deserialize;
use toml::value::Datetime;

use super::{fact, policy};
use crate::scoring::{as_json, day, scenarios, toml_day};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    why: String,
    #[serde(default)]
    policy: String,
    kind: Option<AccountKind>,
    /// The day of the judgements that say no other.
    judged_on: Option<Datetime>,
    /// Ratings from 1 to 5.
    #[serde(default)]
    judged: BTreeMap<Criterion, u8>,
    #[serde(default)]
    judgement: Vec<Judged>,
    /// Whole yuan by calendar year.
    #[serde(default)]
    revenue: BTreeMap<String, i64>,
    #[serde(default)]
    profit: BTreeMap<String, i64>,
    #[serde(default)]
    invoice: Vec<Invoice>,
    expect: Vec<Expect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    on: Datetime,
    criterion: Criterion,
    rating: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invoice {
    on: Datetime,
    yuan: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    as_of: Datetime,
    /// `none` without a suggestion. What is not named is not looked at.
    score: Option<String>,
    suggested: Option<Tier>,
    by_score: Option<Tier>,
    coverage: Option<u32>,
    guards: Option<Vec<Guard>>,
    risk: Option<RiskLevel>,
    lower_service: Option<bool>,
    overcapacity: Option<bool>,
    /// 0 to 100; an axis named here with -1 is unknown.
    #[serde(default)]
    axes: BTreeMap<Axis, i64>,
    #[serde(default)]
    points: BTreeMap<Axis, String>,
    /// By code of the criterion; `null` where it is unknown.
    #[serde(default)]
    inputs: BTreeMap<String, String>,
    #[serde(default)]
    criterion_points: BTreeMap<String, u8>,
    #[serde(default)]
    period: BTreeMap<String, (Datetime, Datetime)>,
    rfm: Option<[u8; 3]>,
    lifetime_yuan: Option<i64>,
    best: Option<(String, String, Tier)>,
}

fn year(year: &str, yuan: i64, row: i64) -> PeriodAmount {
    let period = Period { from: day(&format!("{year}-01-01")), to: day(&format!("{year}-12-31")) };
    PeriodAmount { period, minor: yuan * 100, source: FactSource::Import, row }
}

impl Scenario {
    fn facts(&self) -> TieringFacts {
        let at = |on: Datetime, criterion: Criterion, rating: u8, row: i64| Judgement { criterion, fact: fact(toml_day(on), rating, row) };
        let mut judgements = Vec::new();
        for (criterion, rating) in &self.judged {
            judgements.push(at(self.judged_on.expect("judged needs judged_on"), *criterion, *rating, 0));
        }
        judgements.extend((1..).zip(&self.judgement).map(|(row, judged)| at(judged.on, judged.criterion, judged.rating, row)));
        TieringFacts {
            judgements,
            invoices: self.invoice.iter().map(|invoice| Invoiced { on: toml_day(invoice.on), minor: invoice.yuan * 100 }).collect(),
            revenue: self.revenue.iter().map(|(of, yuan)| year(of, *yuan, 1)).collect(),
            profit: self.profit.iter().map(|(of, yuan)| year(of, *yuan, 1)).collect(),
            ..TieringFacts::empty(self.kind.unwrap_or(AccountKind::Enterprise))
        }
    }
}

#[test]
fn scenarios_come_out() {
    let scenarios = scenarios::<Scenario>("tiering");
    assert!(scenarios.len() >= 12, "{} scenarios", scenarios.len());
    for (name, scenario) in scenarios {
        assert!(scenario.why.ends_with('.') && !scenario.expect.is_empty(), "{name} says why, and what it expects");
        let policy = policy(&scenario.policy);
        let facts = scenario.facts();
        for expect in &scenario.expect {
            println!("{name} as of {}", expect.as_of);
            let tiering = suggest_tier(&facts, &policy, toml_day(expect.as_of));
            let score = tiering.score.map_or("none".to_owned(), |score| score.to_string());
            assert_eq!(score, expect.score.clone().unwrap_or(score.clone()), "score");
            assert_eq!(tiering.suggested, expect.suggested.or(tiering.suggested), "suggested");
            assert_eq!(tiering.by_score, expect.by_score.or(tiering.by_score), "by score");
            assert_eq!(tiering.coverage, expect.coverage.unwrap_or(tiering.coverage), "coverage");
            let guards: Vec<Guard> = tiering.guards.iter().map(|held| held.guard).collect();
            assert_eq!(guards, expect.guards.clone().unwrap_or(guards.clone()), "guards");
            assert_eq!(tiering.risk, expect.risk.unwrap_or(tiering.risk), "risk");
            assert_eq!(tiering.overcapacity, expect.overcapacity.unwrap_or(tiering.overcapacity), "overcapacity");
            assert_eq!(tiering.lower_service, expect.lower_service.unwrap_or(tiering.lower_service), "lower service");
            let axis = |axis: Axis| tiering.axes.iter().find(|part| part.axis == axis).unwrap();
            for (of, value) in &expect.axes {
                assert_eq!(axis(*of).value.map_or(-1, i64::from), *value, "axis {of}");
            }
            for (of, points) in &expect.points {
                assert_eq!(&axis(*of).points.to_string(), points, "points of {of}");
            }
            let criterion = |code: &str| {
                let part = tiering.axes.iter().flat_map(|axis| &axis.criteria).find(|part| part.criterion.code() == code);
                part.unwrap_or_else(|| panic!("no criterion {code}"))
            };
            for (code, input) in &expect.inputs {
                assert_eq!(&as_json(&criterion(code).input), input, "input of {code}");
            }
            for (code, points) in &expect.criterion_points {
                assert_eq!(criterion(code).points, Some(*points), "points of {code}");
            }
            for (code, (from, to)) in &expect.period {
                assert_eq!(criterion(code).period, Some(Period { from: toml_day(*from), to: toml_day(*to) }), "period of {code}");
            }
            if let Some(rfm) = expect.rfm {
                assert_eq!([tiering.rfm.recency, tiering.rfm.frequency, tiering.rfm.monetary], rfm.map(Some), "RFM");
            }
            assert_eq!(tiering.lifetime_value, expect.lifetime_yuan.map(|yuan| yuan * 100).or(tiering.lifetime_value), "lifetime value");
            if let Some((code, to, tier)) = &expect.best {
                let lifts = tier_lifts(&policy, &tiering);
                let best = lifts.first().expect("a change that helps");
                assert_eq!(
                    (best.criterion.code(), as_json(&best.to), best.suggested),
                    (code.as_str(), to.clone(), Some(*tier)),
                    "best change"
                );
            }
            let sum: i32 = tiering.axes.iter().map(|part| part.points.0).sum();
            assert_eq!(sum, tiering.score.unwrap_or_default().0, "points sum to the score");
        }
    }
}
