//! What holds for any facts.

use std::sync::LazyLock;

use chrono::Days;
use kamdeck::domain::Coded;
use kamdeck::domain::account::{AccountKind, Axis, Criterion, Tier};
use kamdeck::domain::health::FactSource;
use kamdeck::policy::tiering::TieringPolicy;
use kamdeck::scoring::tiering::{
    AxisCriterion, CriterionInput, Guard, Invoiced, Judgement, Period, PeriodAmount, RiskLevel, Tiering, TieringFacts, suggest_tier,
    tier_lifts, tier_what_if,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{fact, policy};
use crate::scoring::day;

static POLICY: LazyLock<TieringPolicy> = LazyLock::new(|| policy(""));

fn any_day() -> impl Strategy<Value = chrono::NaiveDate> {
    (0u64..1500).prop_map(|days| day("2026-07-20") - Days::new(days))
}

fn any_facts() -> impl Strategy<Value = TieringFacts> {
    let years = || vec((2019i32..2027, -200_000_000i64..2_000_000_000), 0..6);
    (
        select(AccountKind::ALL),
        vec((any_day(), select(Criterion::ALL), 1u8..=5), 0..25),
        vec((any_day(), -100_000i64..300_000_000), 0..30),
        years(),
        years(),
    )
        .prop_map(|(kind, judgements, invoices, revenue, profit)| {
            let rows = 1i64..;
            let amounts = |years: Vec<(i32, i64)>| {
                let of = |(row, (year, minor)): (i64, (i32, i64))| PeriodAmount {
                    period: Period { from: day(&format!("{year}-01-01")), to: day(&format!("{year}-12-31")) },
                    minor,
                    source: FactSource::Import,
                    row,
                };
                (1i64..).zip(years).map(of).collect()
            };
            TieringFacts {
                kind,
                judgements: rows
                    .zip(judgements)
                    .map(|(row, (on, criterion, rating))| Judgement { criterion, fact: fact(on, rating, row) })
                    .collect(),
                invoices: invoices.into_iter().map(|(on, minor)| Invoiced { on, minor }).collect(),
                revenue: amounts(revenue),
                profit: amounts(profit),
                left_out: 0,
            }
        })
}

fn axis(tiering: &Tiering, axis: Axis) -> Option<u32> {
    tiering.axes.iter().find(|part| part.axis == axis).unwrap().value
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn axes_score_and_tier_follow_the_definition(facts in any_facts()) {
        let policy = &*POLICY;
        let tiering = suggest_tier(&facts, policy, day("2026-06-30"));
        let (mut known, mut sum) = (0, 0);
        for part in &tiering.axes {
            let points: Vec<u32> = part.criteria.iter().filter_map(|criterion| criterion.points).map(u32::from).collect();
            prop_assert_eq!(part.value, points.iter().sum::<u32>().checked_div(u32::try_from(points.len()).unwrap()));
            prop_assert!(part.value.is_none_or(|value| value <= 100));
            if let Some(value) = part.value {
                known += part.weight;
                sum += part.weight * value;
            }
        }
        prop_assert_eq!(tiering.coverage, known, "the weights sum to 100");
        prop_assert_eq!(tiering.score.map(|score| score.0), (known >= 60).then(|| i32::try_from(10 * sum / known).unwrap()));
        prop_assert_eq!(tiering.axes.iter().map(|part| part.points.0).sum::<i32>(), tiering.score.unwrap_or_default().0);
        prop_assert_eq!(tiering.suggested.is_some(), tiering.score.is_some());
        if tiering.suggested == Some(Tier::A) {
            let fit = axis(&tiering, Axis::Strategic).max(axis(&tiering, Axis::Potential));
            prop_assert!(fit.is_some_and(|fit| fit >= 50), "value alone never makes an A");
            prop_assert!(tiering.risk != RiskLevel::High && !tiering.overcapacity);
        }
        if axis(&tiering, Axis::Strategic).is_some_and(|fit| fit >= 80) {
            prop_assert!(tiering.suggested != Some(Tier::C));
        }
        let moved = tiering.guards.iter().fold(tiering.by_score, |_, held| Some(held.to));
        prop_assert_eq!(moved, tiering.suggested, "the guards explain the difference");
        prop_assert!(tiering.guards.iter().map(|held| held.guard).is_sorted_by_key(|guard| Guard::ALL.iter().position(|other| *other == guard)));
    }

    #[test]
    fn the_order_of_facts_does_not_matter_nor_does_the_future(facts in any_facts()) {
        let (policy, as_of) = (&*POLICY, day("2026-06-30"));
        let tiering = suggest_tier(&facts, policy, as_of);
        let mut turned = facts.clone();
        turned.judgements.reverse();
        turned.invoices.reverse();
        turned.revenue.reverse();
        turned.profit.reverse();
        prop_assert_eq!(&suggest_tier(&turned, policy, as_of), &tiering);
        let mut past = facts;
        past.judgements.retain(|judged| judged.fact.on <= as_of);
        past.invoices.retain(|invoice| invoice.on <= as_of);
        past.revenue.retain(|year| year.period.to <= as_of);
        past.profit.retain(|year| year.period.to <= as_of);
        prop_assert_eq!(&suggest_tier(&past, policy, as_of), &tiering);
    }

    #[test]
    fn no_single_change_gives_more_than_the_best_lift(facts in any_facts(), ratings in vec(1u8..=5, 17), amounts in vec(-1_000_000_000i64..3_000_000_000, 6)) {
        let policy = &*POLICY;
        let tiering = suggest_tier(&facts, policy, day("2026-06-30"));
        let rank = |tier: Option<Tier>, score: Option<kamdeck::domain::Tenths>, coverage: u32| {
            (tier.map(std::cmp::Reverse), score, if score.is_some() { 0 } else { coverage })
        };
        let now = rank(tiering.suggested, tiering.score, tiering.coverage);
        let lifts = tier_lifts(policy, &tiering);
        let best = lifts.first().map_or(now, |lift| rank(lift.suggested, lift.score, lift.coverage));
        let judged = Criterion::ALL.iter().zip(ratings).map(|(criterion, rating)| (AxisCriterion::Judged(*criterion), CriterionInput::Rating(rating)));
        let measured = amounts.into_iter().flat_map(|minor| {
            let count = u32::try_from(minor.rem_euclid(20)).unwrap();
            let growth = i32::try_from(minor.rem_euclid(700)).unwrap() - 250;
            [
                (AxisCriterion::Revenue, CriterionInput::Amount(minor)),
                (AxisCriterion::Profit, CriterionInput::Amount(minor)),
                (AxisCriterion::OrderValue, CriterionInput::Amount(minor)),
                (AxisCriterion::Repurchase, CriterionInput::Count(count)),
                (AxisCriterion::Growth, CriterionInput::Growth(growth)),
            ]
        });
        for (criterion, input) in judged.chain(measured) {
            let then = tier_what_if(policy, &tiering, criterion, Some(input));
            prop_assert!(rank(then.suggested, then.score, then.coverage) <= best.max(now), "{criterion:?} {input:?}");
        }
        for lift in &lifts {
            let then = tier_what_if(policy, &tiering, lift.criterion, Some(lift.to));
            prop_assert_eq!((then.suggested, then.score, then.coverage), (lift.suggested, lift.score, lift.coverage));
            prop_assert!(rank(then.suggested, then.score, then.coverage) > now);
        }
    }
}
