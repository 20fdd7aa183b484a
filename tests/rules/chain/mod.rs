//! The decision chain: measures, warnings, drills, introductions, approval path and map order.

mod properties;

use kamdeck::domain::account::Tier;
use kamdeck::domain::people::BuyingRole;
use kamdeck::domain::{ColleagueId, PersonId};
use kamdeck::policy::tiering::SeatRule;
use kamdeck::scoring::chain::{ApprovalStep, Chain, ChainFacts, ChainPolicy, approval_state, differences, forest};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, When, cn, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    as_of: When,
    /// The earlier date of a comparison.
    before: Option<When>,
    /// The shipped seats and silence of a tier, unless the scenario has its own.
    tier: Tier,
    seats: Option<Vec<Seat>>,
    facts: ChainFacts,
    /// Who leaves in a drill.
    person: Option<PersonId>,
    colleague: Option<ColleagueId>,
    /// Whom to be introduced to, or whose talking lines are wanted.
    wanted: Option<PersonId>,
    #[serde(default)]
    approval: Vec<ApprovalStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seat {
    weight: u32,
    any_of: Vec<BuyingRole>,
}

fn answer(given: Value) -> Answer {
    let given: Given = serde_json::from_value(given)?;
    let as_of = given.as_of.as_of();
    let own_seats: Option<Vec<SeatRule>> =
        given.seats.map(|seats| seats.into_iter().map(|seat| SeatRule { any_of: seat.any_of, weight: seat.weight }).collect());
    let mut policy = ChainPolicy::of(shipped(), given.tier, shipped().cadence.of(given.tier), cn());
    if let Some(seats) = &own_seats {
        policy.seats = seats;
    }
    let chain = Chain::at(&given.facts, as_of);
    let changes = given.before.map(|before| differences(&Chain::at(&given.facts, before.as_of()), &chain));
    let rows: Vec<Value> = forest(&given.facts.posts, as_of)
        .into_iter()
        .map(|row| json!({"post": row.post, "parent": row.parent, "depth": row.depth, "last": row.last, "lines": row.lines, "below": row.below}))
        .collect();
    Ok(json!({
        "measures": serde_json::to_value(chain.measures(&policy))?,
        "missing": chain.coverage(&policy).missing().map(|seat| seat.any_of.clone()).collect::<Vec<_>>(),
        "warnings": serde_json::to_value(chain.warnings(&policy))?,
        "drill": serde_json::to_value(given.person.and_then(|person| chain.drill(person, &policy)))?,
        "colleague_drill": serde_json::to_value(given.colleague.and_then(|colleague| chain.drill_colleague(colleague, &policy)))?,
        "changes": serde_json::to_value(changes)?,
        "introduction": serde_json::to_value(given.wanted.and_then(|wanted| chain.introduction(wanted)))?,
        "talking": given.wanted.and_then(|wanted| chain.member(wanted)).map(|member| member.talking_roles()),
        "approval": serde_json::to_value(approval_state(&given.approval, &chain))?,
        "map": rows,
    }))
}

#[test]
fn scenarios() {
    run("chain", answer);
}
