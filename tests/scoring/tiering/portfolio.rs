//! What follows from suggestions and decisions.

use kamdeck::domain::account::Tier;
use kamdeck::domain::calendar::WorkCalendar;
use kamdeck::domain::{AsOf, Instant, Zone};
use kamdeck::scoring::tiering::{RetieringCause, TierBasis, TierDecision, effective_tier, next_retiering, top_by_revenue};

use super::policy;
use crate::scoring::day;

#[test]
fn a_decision_goes_before_a_suggestion_and_c_is_only_assumed() {
    let decided = |on: &str, tier, row| TierDecision { tier, on: day(on), row };
    let decisions = [decided("2026-03-01", Tier::A, 1), decided("2026-06-01", Tier::B, 2), decided("2026-06-01", Tier::C, 3)];
    let tier_on = |on: &str, suggested| {
        let effective = effective_tier(&decisions, suggested, day(on));
        (effective.tier, effective.basis, effective.decided_on.map(|day| day.to_string()))
    };
    assert_eq!(tier_on("2026-02-28", Some(Tier::B)), (Tier::B, TierBasis::Suggested, None));
    assert_eq!(tier_on("2026-02-28", None), (Tier::C, TierBasis::Assumed, None));
    assert_eq!(tier_on("2026-03-01", Some(Tier::C)), (Tier::A, TierBasis::Set, Some("2026-03-01".into())));
    assert_eq!(tier_on("2026-07-01", Some(Tier::A)), (Tier::C, TierBasis::Set, Some("2026-06-01".into())), "the larger row of one day");
}

#[test]
fn the_top_fifth_rounds_up_and_takes_ties_in() {
    let flagged = |revenues: &[Option<i64>]| top_by_revenue(revenues, 20).iter().map(|top| i32::from(*top)).collect::<Vec<_>>();
    assert_eq!(flagged(&[Some(5), Some(4), Some(3), Some(2), Some(1)]), [1, 0, 0, 0, 0]);
    assert_eq!(flagged(&[Some(1), Some(6), Some(2), Some(3), Some(4), Some(5)]), [0, 1, 0, 0, 0, 1], "ceil(1.2) is 2");
    assert_eq!(flagged(&[Some(9), Some(9), Some(9), Some(1), Some(1)]), [1, 1, 1, 0, 0], "equals share the better rank");
    assert_eq!(flagged(&[None, Some(0), None]), [0, 1, 0], "an unknown revenue neither ranks nor counts");
    assert_eq!(flagged(&[None, None]), [0, 0]);
    assert_eq!(top_by_revenue(&[Some(1)], 0), [false]);
}

#[test]
fn a_tier_is_looked_at_each_quarter_and_after_events() {
    let (calendar, policy) = (WorkCalendar::cn().unwrap(), policy(""));
    let now: Instant = "2026-09-18T04:00:00Z".parse().unwrap();
    let as_of = AsOf::now(now, Zone::default());
    let due = |looked: Option<&str>, events: &[&str]| {
        let events: Vec<_> = events.iter().map(|event| day(event)).collect();
        let next = next_retiering(looked.map(day), day("2026-08-01"), &events, &policy, &calendar, as_of);
        (next.due_on.to_string(), next.cause)
    };
    assert_eq!(due(None, &[]), ("2026-09-30".into(), RetieringCause::Quarter), "a new account in its first quarter");
    assert_eq!(due(Some("2026-07-02"), &[]), ("2026-12-31".into(), RetieringCause::Quarter));
    assert_eq!(due(Some("2026-03-31"), &[]), ("2026-06-30".into(), RetieringCause::Quarter), "overdue since June");
    // Five working days from Friday the 11th: 14, 15, 16, 17, 18.
    assert_eq!(due(Some("2026-07-02"), &["2026-09-17", "2026-09-11"]), ("2026-09-18".into(), RetieringCause::Event(day("2026-09-11"))));
    assert_eq!(due(Some("2026-09-11"), &["2026-09-11"]), ("2026-12-31".into(), RetieringCause::Quarter), "looked at since");
    assert_eq!(due(Some("2026-07-02"), &["2026-09-19"]), ("2026-12-31".into(), RetieringCause::Quarter), "an event to come");
}
