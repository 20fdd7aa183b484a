//! Receivables, days sales outstanding, credit, share of wallet, renewals.

use kamdeck::domain::rates::Rates;
use kamdeck::domain::{Currency, Money};
use kamdeck::scoring::receivables::{AgeBucket, ContractEnd, Invoice, ageing, credit_use, dso, renewals, share_of_wallet};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, end_of, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    into: Currency,
    #[serde(default)]
    rates: Rates,
    #[serde(default)]
    invoices: Vec<Invoice>,
    limit: Option<Money>,
    revenue: Option<Money>,
    spend: Option<Money>,
    #[serde(default)]
    contracts: Vec<ContractEnd>,
}

fn answer(given: Value) -> Answer {
    let given: Given = serde_json::from_value(given)?;
    let as_of = given.as_of.as_of();
    let (invoices, rates) = (&given.invoices, &given.rates);
    Ok(json!({
        "ageing": ageing(invoices, rates, given.into, as_of),
        "dso": dso(invoices, rates, given.into, as_of),
        "credit": given.limit.map(|limit| credit_use(invoices, limit, rates, as_of)),
        "settled": invoices.iter().map(Invoice::settled_on).collect::<Vec<_>>(),
        "share": given.revenue.zip(given.spend).and_then(|(revenue, spend)| share_of_wallet(revenue, spend, rates, as_of.day)),
        "renewals": renewals(&given.contracts, &shipped().cadence.renewal_notice_days, as_of),
    }))
}

#[test]
fn scenarios() {
    run("receivables", answer);
}

#[test]
fn the_buckets_leave_no_day_out() {
    for (days, bucket) in [
        (-400, "not_due"),
        (0, "not_due"),
        (1, "overdue_0_30"),
        (30, "overdue_0_30"),
        (31, "overdue_31_60"),
        (60, "overdue_31_60"),
        (61, "overdue_61_90"),
        (90, "overdue_61_90"),
        (91, "overdue_over_90"),
        (4000, "overdue_over_90"),
    ] {
        assert_eq!(AgeBucket::of(days).to_string(), bucket, "{days} days");
    }
}

proptest! {
    #[test]
    fn the_buckets_share_out_exactly_what_is_open(rows in proptest::collection::vec((0i64..1_000_000, 0u64..300, 0u64..200, 0i64..1_500_000), 0..20)) {
        let as_of = end_of("2026-06-30");
        let invoices: Vec<Invoice> = rows.iter().enumerate().map(|(at, &(minor, issued, due, paid))| serde_json::from_value(json!({
            "id": at, "amount": {"amount": Money::new(minor, Currency::CNY).amount(), "currency": "CNY"},
            "issued_on": as_of.day - chrono::Days::new(issued), "due_on": as_of.day - chrono::Days::new(issued) + chrono::Days::new(due),
            "payments": [{"on": as_of.day, "minor": paid}],
        })).unwrap()).collect();
        let ages = ageing(&invoices, &Rates::default(), Currency::CNY, as_of);
        let shared: i64 = ages.buckets.iter().map(|bucket| bucket.open.total.minor).sum();
        prop_assert_eq!(shared, ages.open.total.minor);
        let expected: i64 = rows.iter().map(|&(minor, _, _, paid)| (minor - paid).max(0)).sum();
        prop_assert_eq!(shared, expected);
        prop_assert_eq!(ages.buckets.iter().map(|bucket| bucket.n).sum::<usize>(), ages.invoices.len());
        for invoice in &invoices {
            if let Some(day) = invoice.settled_on() {
                prop_assert_eq!(invoice.open_on(day).minor, 0);
            }
        }
    }
}
