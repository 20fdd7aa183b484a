//! Handovers: dates on the calendar, standing of each step, notice window, closing, board, similar cases.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kamdeck::domain::account::{AccountKind, Tier};
use kamdeck::domain::handover::HandoverTrigger;
use kamdeck::domain::{AsOf, ColleagueId, Zone};
use kamdeck::scoring::handover::{
    Aftermath, BoardEntry, HandoverContext, HandoverFacts, NoticeWindow, OpenItem, PastCase, StepStanding, board, default_meeting,
    similar_cases, timeline, unowned,
};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, cn, day, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    facts: HandoverFacts,
    /// A notice to be given: on this day, with this reason.
    notice: Option<(NaiveDate, String)>,
    outgoing: Option<ColleagueId>,
    #[serde(default)]
    items: Vec<OpenItem>,
    #[serde(default)]
    aftermaths: Vec<Aftermath>,
    #[serde(default)]
    cases: Vec<PastCase>,
}

fn context(as_of: AsOf) -> HandoverContext<'static> {
    HandoverContext { policy: &shipped().handover, calendar: cn(), as_of }
}

fn answer(given: Value) -> Answer {
    let given: Given = serde_json::from_value(given)?;
    let as_of = given.as_of.as_of();
    let policy = &shipped().handover;
    let meeting = default_meeting(given.facts.started_on, given.facts.sensitivity, policy, cn(), as_of.zone);
    let steps = timeline(&given.facts, &context(as_of));
    let by_name: BTreeMap<String, Value> = steps.iter().map(|step| (step.step.to_string(), json!(step))).collect();
    let window = NoticeWindow::before(given.facts.meeting_on.unwrap_or(meeting.day), policy);
    let entries: Vec<BoardEntry> = given.aftermaths.into_iter().map(|aftermath| BoardEntry { steps: steps.clone(), aftermath }).collect();
    Ok(json!({
        "meeting": meeting,
        "steps": by_name,
        "window": window,
        "refused": given.notice.and_then(|(on, reason)| window.allows(on, Some(&reason)).err()),
        "unowned": given.outgoing.map(|outgoing| unowned(&given.items, outgoing)),
        "board": board(&entries, policy, as_of),
        "similar": similar_cases(&given.cases, HandoverTrigger::Resignation, Tier::A, AccountKind::Enterprise),
    }))
}

#[test]
fn scenarios() {
    run("handover", answer);
}

proptest! {
    #[test]
    fn a_step_is_overdue_exactly_after_its_date_and_never_before_it(start in 0u64..900, sensitive: bool, later in 0u64..90) {
        let started_on = day("2025-01-01") + chrono::Days::new(start);
        let facts: HandoverFacts = serde_json::from_value(json!({
            "started_on": started_on, "sensitivity": if sensitive { "high" } else { "normal" },
            "entries": [{"id": 1, "step": "manual", "outcome": "done", "on": started_on}],
        })).unwrap();
        let zone = Zone::default();
        let today = started_on + chrono::Days::new(later);
        let as_of = AsOf::on(today, zone.end_of(today), zone).unwrap();
        let window = default_meeting(started_on, facts.sensitivity, &shipped().handover, cn(), zone);
        prop_assert!(!sensitive || window.day >= started_on + chrono::Days::new(14));
        for step in timeline(&facts, &context(as_of)) {
            if let (Some(due), false) = (step.due_on, step.standing.is_settled()) {
                prop_assert_eq!(step.standing == StepStanding::Overdue, today > due, "{:?}", step);
                prop_assert!(due >= started_on - chrono::Days::new(14), "{:?}", step);
            }
        }
    }
}
