//! What holds for every set of facts.

use chrono::Days;
use kamdeck::domain::AsOf;
use kamdeck::scoring::alerts::{AlertContext, AlertFacts, Episode, episodes};
use proptest::prelude::*;
use serde_json::json;

use super::super::{cn, day, end_of, shipped};

fn at(as_of: AsOf, facts: &AlertFacts) -> Vec<Episode> {
    episodes(facts, &AlertContext::new(shipped(), cn(), as_of))
}

/// A few months of an account: weekly scores, usage, words, touches, an invoice, promises.
fn facts() -> impl Strategy<Value = AlertFacts> {
    let weeks = proptest::collection::vec(proptest::option::of(400i32..800), 0..26);
    let usage = proptest::collection::vec((0u64..200, 0u8..=10), 0..10);
    let intents = proptest::collection::vec((0u64..200, 0usize..4), 0..4);
    let days = proptest::collection::vec(0u64..200, 0..8);
    let invoice = (0u64..150, proptest::option::of(0u64..200));
    let promises = proptest::collection::vec((0u64..100, 0u64..90, proptest::option::of(0u64..200)), 0..4);
    (weeks, usage, intents, days, invoice, promises).prop_map(|(weeks, usage, intents, days, (due, paid), promises)| {
        let first = day("2026-01-01");
        let on = |offset: u64| first + Days::new(offset);
        let words = ["declines", "no_clear_word", "satisfied", "offers"];
        serde_json::from_value(json!({
            "created_on": first, "tier": "B", "usage_valid_days": 45, "intent_valid_days": 90,
            "silence_limits": [{"from": first, "max_days": 30}, {"from": on(90), "max_days": 20}],
            "week_ends": weeks.iter().enumerate().map(|(at, tenths)| json!({"on": day("2026-01-04") + Days::new(7 * at as u64), "tenths": tenths})).collect::<Vec<_>>(),
            "usage": usage.iter().enumerate().map(|(id, (offset, points))| json!({"id": id, "on": on(*offset), "points": points})).collect::<Vec<_>>(),
            "intents": intents.iter().map(|(offset, word)| json!({"on": on(*offset), "intent": words[*word]})).collect::<Vec<_>>(),
            "two_way_days": days.iter().map(|offset| on(*offset)).collect::<Vec<_>>(),
            "invoices": [{"id": 1, "amount": {"amount": "10.00", "currency": "CNY"}, "issued_on": first, "due_on": on(due),
                "payments": paid.map(|offset| json!({"on": on(offset), "minor": 1000})).into_iter().collect::<Vec<_>>()}],
            "promises": promises.iter().enumerate().map(|(id, (made, more, kept))| json!({"id": id, "made_on": on(*made), "due_on": on(made + more),
                "state": if kept.is_some() { "kept" } else { "open" }, "settled_on": kept.map(|later| on(made + later))})).collect::<Vec<_>>(),
        }))
        .unwrap()
    })
}

proptest! {
    /// What a view of a past day shows is the beginning of what is known later: episodes only close, they never change or vanish.
    #[test]
    fn the_past_does_not_change(facts in facts()) {
        let late = at(end_of("2026-07-31"), &facts);
        let mut before: Vec<Episode> = Vec::new();
        for offset in (0..212).step_by(9) {
            let as_of = end_of(&(day("2026-01-01") + Days::new(offset)).to_string());
            let now = at(as_of, &facts);
            for old in &before {
                let same = now.iter().find(|new| (new.rule, new.subject, new.opened_at) == (old.rule, old.subject, old.opened_at));
                let Some(same) = same else { return Err(TestCaseError::fail(format!("{old:?} vanished at {}", as_of.day))) };
                prop_assert!(old.closed.is_none() || old.closed == same.closed);
                prop_assert_eq!(&old.cause, &same.cause);
                prop_assert_eq!(&old.due, &same.due);
            }
            before = now;
        }
        prop_assert!(before.len() <= late.len());
    }

    #[test]
    fn of_one_subject_no_two_episodes_are_open_at_once(facts in facts()) {
        let found = at(end_of("2026-07-31"), &facts);
        for (index, one) in found.iter().enumerate() {
            prop_assert!(one.closed.is_none_or(|closed| closed.at >= one.opened_at));
            prop_assert!(one.due_at.is_some_and(|due| due > one.opened_at));
            for other in &found[index + 1..] {
                if (one.rule, one.subject) == (other.rule, other.subject) {
                    prop_assert!(one.closed.is_some_and(|closed| closed.at <= other.opened_at), "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn the_order_of_facts_does_not_matter(facts in facts()) {
        let mut turned = facts.clone();
        turned.week_ends.reverse();
        turned.usage.reverse();
        turned.intents.reverse();
        turned.two_way_days.reverse();
        turned.silence_limits.reverse();
        turned.promises.reverse();
        prop_assert_eq!(at(end_of("2026-07-31"), &facts), at(end_of("2026-07-31"), &turned));
    }
}
