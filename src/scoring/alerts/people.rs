//! Rules about people: a key person left, a seat that was to be filled.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::episode::{Cause, CloseReason, Closed, Ends, Episode, Subject};
use super::facts::AlertFacts;
use super::{AlertContext, decisions};
use crate::domain::alert::AlertRule;
use crate::domain::people::BuyingRole;
use crate::domain::{AsOf, PersonId, Zone};
use crate::scoring::chain::{Chain, ChainFacts, GhostSeat, Member};

/// The end of a day, as a view.
fn end_of(day: NaiveDate, zone: Zone) -> AsOf {
    AsOf { day, at: zone.end_of(day), past: true, zone }
}

/// The seats whose loss is an alert, as far as a person holds them: decision maker by role, champion as measured.
fn key_seats(member: Option<&Member>) -> Vec<BuyingRole> {
    let Some(member) = member else { return Vec::new() };
    let held =
        [(BuyingRole::DecisionMaker, member.roles.contains(&BuyingRole::DecisionMaker)), (BuyingRole::Champion, member.is_champion())];
    held.into_iter().filter(|(_, is)| *is).map(|(seat, _)| seat).collect()
}

/// Opens on the day a champion's or decision maker's post ends; closes when each of the lost seats is filled by somebody who did not hold it
/// before, or was accepted as empty.
pub(super) fn key_person_left(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let zone = context.as_of.zone;
    let ends: BTreeSet<(NaiveDate, PersonId)> = facts.chain.posts.iter().filter_map(|post| Some((post.until?, post.person))).collect();
    ends.into_iter()
        .filter(|(day, _)| context.as_of.includes(zone.start_of(*day)))
        .filter_map(|(day, person)| {
            let before = Chain::at(&facts.chain, end_of(day.pred_opt()?, zone));
            let after = Chain::at(&facts.chain, end_of(day, zone));
            let kept = key_seats(after.member(person));
            let seats: Vec<BuyingRole> = key_seats(before.member(person)).into_iter().filter(|seat| !kept.contains(seat)).collect();
            (!seats.is_empty()).then(|| departure(facts, context, &before, (day, person), seats))
        })
        .collect()
}

fn departure(
    facts: &AlertFacts,
    context: &AlertContext<'_>,
    before: &Chain,
    (day, person): (NaiveDate, PersonId),
    seats: Vec<BuyingRole>,
) -> Episode {
    let zone = context.as_of.zone;
    let filled: Vec<(BuyingRole, Option<NaiveDate>)> =
        seats.iter().map(|&seat| (seat, seat_settled(&facts.chain, before, seat, day, context.as_of))).collect();
    let open: Vec<BuyingRole> = filled.iter().filter(|(_, on)| on.is_none()).map(|(seat, _)| *seat).collect();
    let last = filled.iter().filter_map(|(_, on)| *on).max().filter(|_| open.is_empty());
    let deadline = context.due(day, context.on(day).alerts.key_person_due);
    let mut episode = Episode {
        rule: AlertRule::KeyPersonLeft,
        subject: Subject::Person(person),
        opened_at: zone.start_of(day),
        opened_on: day,
        due_at: Some(deadline.at),
        due: Some(deadline),
        closed: last.map(|on| Closed::by_fact(on, zone.start_of(day), zone)),
        cause: Cause::KeyPersonLeft { person, seats },
        ends: Ends::SeatFilled { seats: open },
    };
    if let Some(at) = decisions::closed_at(&facts.rulings, &episode, context.as_of)
        && episode.closed.is_none_or(|closed| closed.at > at)
    {
        episode.closed = Some(Closed { at, why: CloseReason::ByDecision });
    }
    episode
}

/// The first day from `day` on that somebody new holds a seat, or that its emptiness was accepted.
fn seat_settled(chain: &ChainFacts, before: &Chain, seat: BuyingRole, day: NaiveDate, as_of: AsOf) -> Option<NaiveDate> {
    let held_before: Vec<PersonId> =
        before.members().iter().filter(|member| key_seats(Some(member)).contains(&seat)).map(|member| member.person).collect();
    let mut days: BTreeSet<NaiveDate> = BTreeSet::from([day]);
    days.extend(chain.posts.iter().filter_map(|post| post.from));
    days.extend(chain.roles.iter().filter_map(|held| held.from));
    days.extend(chain.stances.iter().map(|seen| seen.on));
    let taken = days.range(day..).filter(|later| as_of.includes_day(**later)).find(|later| {
        let then = Chain::at(chain, end_of(**later, as_of.zone));
        then.members().iter().any(|member| key_seats(Some(member)).contains(&seat) && !held_before.contains(&member.person))
    });
    let accepted = chain.ghosts.iter().filter(|ghost| ghost.role == seat).filter_map(|ghost| ghost.accepted_on);
    taken.copied().into_iter().chain(accepted.filter(|on| *on >= day && as_of.includes_day(*on))).min()
}

/// Opens on the day a seat was to be filled; closes when somebody holds its role, or its emptiness was accepted.
pub(super) fn empty_seat(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    facts.chain.ghosts.iter().filter_map(|ghost| seat_episode(ghost, &facts.chain, context)).collect()
}

fn seat_episode(ghost: &GhostSeat, chain: &ChainFacts, context: &AlertContext<'_>) -> Option<Episode> {
    let zone = context.as_of.zone;
    let deadline = match ghost.due_on {
        Some(due_on) => context.own_date(ghost.found_on, due_on),
        None => context.due(ghost.found_on, context.on(ghost.found_on).chain.seat_search),
    };
    let done = [first_holder(chain, ghost.role, ghost.found_on), ghost.accepted_on].into_iter().flatten().min();
    done.is_none_or(|day| day > deadline.day).then(|| Episode {
        rule: AlertRule::EmptySeat,
        subject: Subject::Seat(ghost.role),
        opened_at: zone.start_of(deadline.day),
        opened_on: deadline.day,
        due_at: Some(deadline.at),
        closed: done.map(|day| Closed::by_fact(day, zone.start_of(deadline.day), zone)),
        due: Some(deadline),
        cause: Cause::EmptySeat { found_on: ghost.found_on },
        ends: Ends::SeatFilled { seats: vec![ghost.role] },
    })
}

/// The first day from `day` on that anybody holds a role.
fn first_holder(chain: &ChainFacts, role: BuyingRole, day: NaiveDate) -> Option<NaiveDate> {
    let held = chain.roles.iter().filter(|held| held.role == role).filter_map(|held| {
        let post = chain.posts.iter().find(|post| post.id == held.post)?;
        let from = [held.from, post.from].into_iter().flatten().max().unwrap_or(NaiveDate::MIN).max(day);
        let ended = [held.until, post.until].into_iter().flatten().min().is_some_and(|until| until <= from);
        (!ended).then_some(from)
    });
    held.min()
}
