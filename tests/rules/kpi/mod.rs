//! Key figures on a portfolio of twelve accounts computed on paper, published examples, the back-test, questions worth asking.

mod book;
mod sql;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kamdeck::domain::account::AccountKind;
use kamdeck::domain::account::Tier;
use kamdeck::domain::health::{Dimension, FactSource};
use kamdeck::domain::rates::Rates;
use kamdeck::domain::{AccountId, Currency};
use kamdeck::policy::{Area, Override, PolicySet};
use kamdeck::scoring::kpi::{Flag, KpiContext, KpiFacts, RenewalDecided, UnknownFact, back_test, kpis, questions, trend_days, trends};
use kamdeck::scoring::tiering::{Invoiced, Period, PeriodAmount, TieringFacts, suggest_tier};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, day, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    into: Currency,
    #[serde(default)]
    rates: Rates,
    #[serde(default)]
    facts: KpiFacts,
    #[serde(default)]
    outcomes: Vec<RenewalDecided>,
    #[serde(default)]
    flags: BTreeMap<String, Vec<Flag>>,
    #[serde(default)]
    unknown: Vec<Unknown>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unknown {
    account: AccountId,
    tier: Tier,
    dimension: Dimension,
    weight: u32,
    fact_on: Option<NaiveDate>,
    validity_days: u32,
}

fn answer(given: Value) -> Answer {
    let given: Given = serde_json::from_value(given)?;
    let as_of = given.as_of.as_of();
    let context = KpiContext::of(shipped(), given.into, &given.rates, as_of);
    let figures: serde_json::Map<String, Value> =
        kpis(&given.facts, &context).into_iter().map(|kpi| (kpi.name.to_string(), json!(kpi))).collect();
    let trends: serde_json::Map<String, Value> =
        trends(&given.facts, trend_days(as_of, 3, 3).into_iter().map(|as_of| KpiContext { as_of, ..context }))
            .into_iter()
            .map(|trend| (trend.name.to_string(), json!(trend.points)))
            .collect();
    let flags = |account: AccountId| given.flags.get(&account.to_string()).cloned().unwrap_or_default();
    let unknown: Vec<UnknownFact> = given
        .unknown
        .iter()
        .map(|row| UnknownFact {
            account: row.account,
            tier: row.tier,
            dimension: row.dimension,
            weight: row.weight,
            fact_on: row.fact_on,
            validity_days: row.validity_days,
        })
        .collect();
    Ok(json!({
        "kpi": figures,
        "trend": trends,
        "back_test": back_test(&given.outcomes, flags, &shipped().kpi),
        "questions": questions(&unknown, &shipped().kpi, as_of),
    }))
}

#[test]
fn scenarios() {
    run("kpi", answer);
}

#[test]
fn every_figure_is_listed_once_in_its_order_even_of_an_empty_portfolio() {
    let rates = Rates::default();
    let context = KpiContext::of(shipped(), Currency::CNY, &rates, super::end_of("2026-06-30"));
    let names: Vec<_> = kpis(&KpiFacts::default(), &context).into_iter().map(|kpi| (kpi.name, kpi.value, kpi.n)).collect();
    let all: Vec<_> = <kamdeck::scoring::kpi::KpiName as kamdeck::domain::Coded>::ALL.iter().map(|name| (*name, None, 0)).collect();
    assert_eq!(names, all);
}

/// A worked example of customer churn: online-calculator.org/finance/churn-rate-calculator.php. 98 customers at the start of the period, 45 of them
/// lost: 45 / 98, printed there as 46 %; to one decimal 45.9 %.
#[test]
fn churn_gives_the_rate_of_a_published_example() {
    let account = |id: i64| {
        let lost = (id <= 45).then_some("2026-01-31");
        json!({"id": id, "active_from": "2025-01-01", "lost_on": lost})
    };
    let facts: KpiFacts = serde_json::from_value(json!({"accounts": (1..=98).map(account).collect::<Vec<_>>()})).unwrap();
    let rates = Rates::default();
    let figures = kpis(&facts, &KpiContext::of(shipped(), Currency::CNY, &rates, super::end_of("2026-06-30")));
    let churn = figures.iter().find(|kpi| kpi.name.to_string() == "logo_churn").unwrap();
    assert_eq!(json!(churn.value), json!({"unit": "percent", "value": "45.9"}));
    assert_eq!(churn.behind.len(), 98);
}

/// A worked example of RFM scoring with fixed thresholds: studylib.net/doc/5618814, "RFM", example 1. Bought within a month 5, 1-3 months 4, 3-6
/// months 3, 6-9 months 2, longer 1; over 40 purchases 5, 30-40 4, 20-29 3, 10-19 2, fewer 1; over $50k 5, $20k-50k 4, $10k-20k 3, $5k-10k 2, less 1;
/// seen from July 2008. Its customers E and F are left out: their printed scores contradict the table's own key.
#[test]
fn rfm_gives_the_scores_of_a_published_example() {
    let text = "[rfm]\nrecency_days = [30, 91, 183, 274]\nfrequency = [41, 30, 20, 10]\n\n[value]\nrevenue = [{ from = 50001, points = 100 }, \
                { from = 20000, points = 80 }, { from = 10000, points = 60 }, { from = 5000, points = 40 }, { points = 20 }]\n";
    let policy = PolicySet::with(&[Override { area: Area::Tiering, file: "example", text }]).unwrap();
    let as_of = day("2008-07-31");
    for (customer, last, purchases, total, score) in [
        ("A", "2008-05-08", 12, 6_000, (4, 2, 2)),
        ("B", "2008-02-08", 18, 9_000, (3, 2, 2)),
        ("C", "2007-11-07", 35, 40_000, (2, 4, 4)),
        ("D", "2008-07-08", 1, 1_000, (5, 1, 1)),
        ("G", "2007-10-05", 5, 2_000, (1, 1, 1)),
        ("H", "2008-07-02", 20, 9_000, (5, 3, 2)),
    ] {
        let invoices = (0..purchases).map(|_| Invoiced { on: day(last), minor: total * 100 / purchases }).collect();
        let year = Period { from: day("2007-08-01"), to: as_of };
        let revenue = vec![PeriodAmount { period: year, minor: total * 100, source: FactSource::Import, row: 1 }];
        let facts = TieringFacts { invoices, revenue, ..TieringFacts::empty(AccountKind::Enterprise) };
        let rfm = suggest_tier(&facts, &policy.tiering, as_of).rfm;
        assert_eq!((rfm.recency, rfm.frequency, rfm.monetary), (Some(score.0), Some(score.1), Some(score.2)), "customer {customer}");
    }
}
