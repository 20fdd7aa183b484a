//! Coverage of the required seats, effective threads, balance of support.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::ChainPolicy;
use super::{Chain, Member};
use crate::domain::calendar::{Deadline, Start};
use crate::domain::people::BuyingRole;
use crate::domain::{Hundredths, PersonId, Tenths};
use crate::policy::tiering::SeatRule;
use crate::scoring::rounding;

/// The measures of a chain, each with what it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Required seats that are covered.
    pub coverage: Coverage,
    /// How many relations carry the contact.
    pub threads: Threads,
    /// Whether influence is for or against us.
    pub balance: Balance,
    /// Who works against us, oldest first.
    pub blockers: Vec<PersonId>,
    /// Who argues for us, oldest first.
    pub champions: Vec<PersonId>,
}

/// How much of the required seats' weight is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Weight of the covered seats.
    pub filled: u32,
    /// Weight of all required seats.
    pub required: u32,
    /// Whole percent, floored; none where nothing is required.
    pub percent: Option<i64>,
    /// Each seat, in the order of the policy.
    pub seats: Vec<Seat>,
}

impl Coverage {
    /// The seats that are not covered.
    pub fn missing(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| !matches!(seat.state, SeatState::Covered { .. }))
    }
}

/// One required seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seat {
    /// A holder of any of these fills it.
    pub any_of: Vec<BuyingRole>,
    /// What it weighs.
    pub weight: u32,
    /// What is known of it.
    pub state: SeatState,
}

/// What is known of a required seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SeatState {
    /// A holder was in touch recently enough: the most recent one.
    Covered {
        /// Who, and when.
        by: Holder,
    },
    /// People are known, but all have been silent for too long, or always.
    Silent {
        /// Each of them, the most recent first.
        holders: Vec<Holder>,
    },
    /// Nobody is known: a ghost seat.
    Empty {
        /// Since when, if a holder left or somebody wrote the gap down.
        since: Option<NaiveDate>,
        /// Until when it is to be filled.
        due_on: Option<NaiveDate>,
        /// How that came about, unless a person set the date.
        deadline: Option<Deadline>,
        /// Who could introduce us, as written down.
        introducer: Option<PersonId>,
    },
}

/// Somebody in a seat and the latest two-way touch with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// The day of the latest two-way touch.
    pub last_touch: Option<NaiveDate>,
    /// Days since.
    pub age_days: Option<i64>,
}

/// The effective number of people who carry the contact.
///
/// The inverse of the sum of squared shares: Simpson's concentration (1949) as a number of equals, Hill's number of order 2 (1973), known
/// in political science as the effective number of parties (Laakso and Taagepera 1979). Touches 8/1/1 over three people give 100/66.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Threads {
    /// Half-up to one decimal; none without a touch.
    pub value: Option<Tenths>,
    /// Touches of each person in the window, most first, then the oldest person.
    pub shares: Vec<Thread>,
}

/// How many of the counted touches a person took part in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Thread {
    /// Who.
    pub person: PersonId,
    /// In how many touches.
    pub touches: u32,
}

/// Mean stance weighted by influence, -2.00 to +2.00.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Two decimals, half away from zero; none where nobody's influence and stance are both known.
    pub value: Option<Hundredths>,
    /// The people it is made of, oldest first.
    pub terms: Vec<BalanceTerm>,
}

/// One person in the balance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BalanceTerm {
    /// Who.
    pub person: PersonId,
    /// 0 to 10.
    pub influence: u8,
    /// -2 to +2.
    pub stance: i32,
}

impl Chain {
    /// All measures.
    #[must_use]
    pub fn measures(&self, policy: &ChainPolicy<'_>) -> Measures {
        let those = |is: fn(&Member) -> bool| self.members.iter().filter(|member| is(member)).map(|member| member.person).collect();
        Measures {
            coverage: self.coverage(policy),
            threads: self.threads(policy),
            balance: self.balance(),
            blockers: those(Member::is_blocker),
            champions: those(Member::is_champion),
        }
    }

    /// Covered weight of required weight. A seat is covered when a current holder had a two-way touch within the tier's maximum.
    #[must_use]
    pub fn coverage(&self, policy: &ChainPolicy<'_>) -> Coverage {
        let seats: Vec<Seat> = policy
            .seats
            .iter()
            .map(|seat| Seat { any_of: seat.any_of.clone(), weight: seat.weight, state: self.seat_state(seat, policy) })
            .collect();
        let required: u32 = seats.iter().map(|seat| seat.weight).sum();
        let covered = seats.iter().filter(|seat| matches!(seat.state, SeatState::Covered { .. }));
        let filled: u32 = covered.map(|seat| seat.weight).sum();
        let percent = (required > 0).then(|| rounding::floor(i128::from(filled) * 100, i128::from(required)));
        Coverage { filled, required, percent, seats }
    }

    fn seat_state(&self, seat: &SeatRule, policy: &ChainPolicy<'_>) -> SeatState {
        let mut holders: Vec<Holder> = self
            .members
            .iter()
            .filter(|member| seat.any_of.iter().any(|role| member.roles.contains(role)))
            .map(|member| Holder {
                person: member.person,
                last_touch: member.last_touch,
                age_days: member.last_touch.map(|day| self.as_of.age_days(day)),
            })
            .collect();
        holders.sort_by_key(|holder| (std::cmp::Reverse(holder.last_touch), holder.person));
        match holders.first() {
            None => self.ghost(seat, policy),
            Some(by) if by.age_days.is_some_and(|age| age <= i64::from(policy.max_silence_days)) => SeatState::Covered { by: by.clone() },
            Some(_) => SeatState::Silent { holders },
        }
    }

    fn ghost(&self, seat: &SeatRule, policy: &ChainPolicy<'_>) -> SeatState {
        let written = self.ghosts.iter().filter(|ghost| seat.any_of.contains(&ghost.role)).max_by_key(|ghost| ghost.found_on);
        let left = seat.any_of.iter().filter_map(|role| self.role_ended.get(role)).max().copied();
        let since = written.map(|ghost| ghost.found_on).or(left);
        let own = written.and_then(|ghost| ghost.due_on);
        let deadline =
            since.filter(|_| own.is_none()).map(|day| policy.calendar.due(Start::On(day), policy.rules.seat_search, self.as_of.zone));
        SeatState::Empty {
            since,
            due_on: own.or(deadline.as_ref().map(|deadline| deadline.day)),
            deadline,
            introducer: written.and_then(|ghost| ghost.introducer),
        }
    }

    /// Over the people who took part in two-way touches of the window; a touch counts one for each of them.
    #[must_use]
    pub fn threads(&self, policy: &ChainPolicy<'_>) -> Threads {
        let mut counts: BTreeMap<PersonId, u32> = BTreeMap::new();
        let counted = self
            .touches
            .iter()
            .filter(|touch| self.as_of.within_days(self.as_of.zone.day_of(touch.at), i64::from(policy.rules.threads_window_days)));
        for person in counted.flat_map(|touch| &touch.people).filter(|person| !self.departed.contains(person)) {
            *counts.entry(*person).or_default() += 1;
        }
        let total: i128 = counts.values().map(|&n| i128::from(n)).sum();
        let squares: i128 = counts.values().map(|&n| i128::from(n) * i128::from(n)).sum();
        let value = (squares > 0).then(|| Tenths(i32::try_from(rounding::half_up(total * total * 10, squares)).unwrap_or(i32::MAX)));
        let mut shares: Vec<Thread> = counts.into_iter().map(|(person, touches)| Thread { person, touches }).collect();
        shares.sort_by_key(|share| (std::cmp::Reverse(share.touches), share.person));
        Threads { value, shares }
    }

    /// Sum of influence x stance by sum of influence.
    #[must_use]
    pub fn balance(&self) -> Balance {
        let terms: Vec<BalanceTerm> = self
            .members
            .iter()
            .filter_map(|member| Some(BalanceTerm { person: member.person, influence: member.influence?, stance: member.stance_value()? }))
            .collect();
        let weight: i128 = terms.iter().map(|term| i128::from(term.influence)).sum();
        let sum: i128 = terms.iter().map(|term| i128::from(term.influence) * i128::from(term.stance)).sum();
        let value = (weight > 0).then(|| Hundredths(i32::try_from(rounding::half_away(sum * 100, weight)).unwrap_or(0)));
        Balance { value, terms }
    }
}
