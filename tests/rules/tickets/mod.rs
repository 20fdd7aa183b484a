//! Clocks of tickets, reviews and satisfaction calls.

use chrono::TimeDelta;
use kamdeck::domain::account::Tier;
use kamdeck::domain::dealings::{TicketGrade, TicketStep};
use kamdeck::domain::{AsOf, Coded, Instant, Zone};
use kamdeck::scoring::tickets::{ClockState, Ticket, TicketEvent, TicketPolicy, ticket_state};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, cn, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    ticket: Ticket,
}

fn answer(given: Value) -> Answer {
    let given: Given = serde_json::from_value(given)?;
    let state = ticket_state(&given.ticket, &policy(), given.as_of.as_of());
    let next = state.as_ref().and_then(|state| state.next().cloned());
    Ok(json!({"state": state, "next": next}))
}

#[test]
fn scenarios() {
    run("tickets", answer);
}

fn policy() -> TicketPolicy<'static> {
    TicketPolicy::of(shipped(), Tier::A, cn()).unwrap()
}

fn opened() -> Instant {
    "2026-06-01T01:00:00Z".parse().unwrap()
}

fn ticket() -> impl Strategy<Value = Ticket> {
    let event = (0i64..600, 1usize..11, 0usize..4);
    (0usize..4, proptest::collection::vec(event, 0..8)).prop_map(|(grade, events)| Ticket {
        id: kamdeck::domain::RowId::from_raw(1),
        kind: kamdeck::domain::dealings::TicketKind::Complaint,
        grade: TicketGrade::ALL[grade],
        opened_at: opened(),
        owner: None,
        events: events
            .into_iter()
            .enumerate()
            .map(|(at, (minute, step, grade))| TicketEvent {
                id: at as i64,
                at: opened() + TimeDelta::minutes(minute),
                step: TicketStep::ALL[step],
                grade: Some(TicketGrade::ALL[grade]),
                by: None,
            })
            .collect(),
        reviewed_on: Vec::new(),
        calls: Vec::new(),
    })
}

proptest! {
    /// Whatever happens and in whatever order it was written down: a breach stays, a clock that was met in time stays met, and the states agree
    /// with the numbers beside them.
    #[test]
    fn time_never_takes_back_a_breach(ticket in ticket()) {
        let policy = policy();
        let mut settled: Vec<(String, ClockState)> = Vec::new();
        for minute in (0..700).step_by(7) {
            let as_of = AsOf::now(opened() + TimeDelta::minutes(minute), Zone::default());
            let state = ticket_state(&ticket, &policy, as_of).unwrap();
            for clock in &state.clocks {
                prop_assert!(clock.elapsed_minutes >= 0);
                if let Some(left) = clock.remaining_minutes {
                    prop_assert_eq!(left < 0, clock.state == ClockState::Breached, "{:?}", clock);
                    prop_assert!(left + clock.elapsed_minutes <= clock.limit_minutes);
                }
                prop_assert!(clock.due_at.is_some() || state.paused, "{:?}", clock);
                let name = format!("{} {} {}", clock.grade, clock.target, clock.started_at);
                match settled.iter().find(|(known, _)| *known == name) {
                    Some((_, before)) => prop_assert_eq!(*before, clock.state, "{}", name),
                    None if matches!(clock.state, ClockState::Breached | ClockState::Met | ClockState::Replaced) => settled.push((name, clock.state)),
                    None => {}
                }
            }
        }
    }

    #[test]
    fn the_order_in_which_events_were_written_does_not_matter(ticket in ticket()) {
        let mut turned = ticket.clone();
        turned.events.reverse();
        let as_of = AsOf::now(opened() + TimeDelta::minutes(700), Zone::default());
        prop_assert_eq!(ticket_state(&ticket, &policy(), as_of), ticket_state(&turned, &policy(), as_of));
    }
}
