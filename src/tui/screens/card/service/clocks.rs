//! What a ticket's clocks say, in words: how much is left, when it breaches, who is to be told.

use crate::domain::dealings::TicketGrade;
use crate::domain::{AsOf, Coded, Instant};
use crate::i18n::{Strings, label};
use crate::policy::sla::Told;
use crate::scoring::tickets::{ClockState, TicketClock, TicketPolicy, TicketState};
use crate::tui::overlays::Figure;
use crate::tui::theme::Role;
use crate::tui::widgets::Look;

/// Minutes as people say them: `35 min`, `3 h 5 min`, `4 d 2 h`.
pub(super) fn minutes(minutes: i64, strings: &Strings) -> String {
    let minutes = minutes.max(0);
    match minutes {
        0..=119 => strings.service_minutes(minutes),
        120..=2879 => strings.service_hours(minutes / 60, minutes % 60),
        _ => strings.service_days(minutes / 1440, minutes % 1440 / 60),
    }
}

/// An instant as time of day, with its day unless that is the one looked at.
pub(super) fn moment(at: Instant, as_of: AsOf) -> String {
    let local = as_of.zone.local(at);
    let form = if local.date() == as_of.day { "%H:%M" } else { "%m-%d %H:%M" };
    local.format(form).to_string()
}

/// Where a ticket stands, in a few words: the clock that is due first, or what it waits for.
pub(super) fn standing(state: &TicketState, look: &Look) -> (String, Role) {
    let strings = &look.strings;
    if state.paused {
        return (strings.service_waits(), Role::Dim);
    }
    match state.next() {
        Some(clock) => clock_words(clock, strings),
        None if state.resolve_minutes.is_some() => (strings.service_to_close(), Role::Dim),
        None => (strings.service_no_clock(), Role::Dim),
    }
}

fn clock_words(clock: &TicketClock, strings: &Strings) -> (String, Role) {
    let target = strings.service_target(clock.target.code());
    let left = clock.remaining_minutes.unwrap_or(0);
    match clock.state {
        ClockState::Breached => (strings.service_breached(minutes(-left, strings), target), Role::Bad),
        ClockState::AboutToBreach => (strings.service_about_to_breach(minutes(left, strings), target), Role::Watch),
        _ => (strings.service_left(minutes(left, strings), target), Role::Text),
    }
}

/// Who of ours is told of a grade.
pub(super) fn told(grade: TicketGrade, policy: &TicketPolicy<'_>, strings: &Strings) -> String {
    let told: Vec<String> = policy.row.grade(grade).told.iter().map(|who: &Told| strings.service_told(who.code())).collect();
    told.join(&strings.card_comma())
}

/// What will come of a ticket if nobody does anything, in a sentence; `None` while no clock runs.
pub(super) fn forecast(state: &TicketState, policy: &TicketPolicy<'_>, look: &Look) -> Option<(String, Role)> {
    let strings = &look.strings;
    let clock = state.next().filter(|_| !state.paused)?;
    let (target, at) = (strings.service_target(clock.target.code()), moment(clock.due_at?, look.as_of));
    let told = told(state.grade, policy, strings);
    Some(match clock.state {
        ClockState::Breached => (strings.service_was_due(target, at, told), Role::Bad),
        ClockState::AboutToBreach => (strings.service_breaches(at, target, told), Role::Watch),
        _ => (strings.service_breaches(at, target, told), Role::Dim),
    })
}

/// A clock that was started, and how it ended.
pub(super) fn clock_line(clock: &TicketClock, look: &Look) -> (String, String, Role) {
    let strings = &look.strings;
    let name = strings.service_clock(label(clock.grade, strings), strings.service_target(clock.target.code()));
    let limit = minutes(clock.limit_minutes, strings);
    let (said, role) = match (clock.state, clock.met_at) {
        (ClockState::Met, _) => (strings.service_met(minutes(clock.elapsed_minutes, strings), limit), Role::Good),
        (ClockState::Breached, Some(_)) => (strings.service_met_late(minutes(clock.elapsed_minutes, strings), limit), Role::Bad),
        (ClockState::Replaced, _) => (strings.service_replaced(), Role::Dim),
        (ClockState::Paused, _) => (strings.service_waits(), Role::Dim),
        _ => clock_words(clock, strings),
    };
    (name, said, role)
}

/// Why a clock says what it says: since when it runs, how long it may, how long it stood still.
pub(super) fn clock_why(clock: &TicketClock, look: &Look) -> Figure {
    let strings = &look.strings;
    let (name, value, _) = clock_line(clock, look);
    let due = clock.due_at.map(|at| moment(at, look.as_of)).unwrap_or_default();
    let limit = minutes(clock.limit_minutes, strings);
    let mut because = vec![strings.service_why_clock(moment(clock.started_at, look.as_of), limit, label(clock.grade, strings), due)];
    because.push(strings.service_why_elapsed(minutes(clock.elapsed_minutes, strings)));
    Figure { name, value, because }
}

/// The instant at which the minutes of the most urgent clock next change.
pub(super) fn next_minute(states: &[TicketState], now: Instant) -> Option<Instant> {
    let due = states.iter().filter(|state| !state.paused).filter_map(|state| state.next()?.due_at).min()?;
    let left = due.signed_duration_since(now).num_milliseconds();
    // Minutes are floored: the number falls just after a whole one.
    due.checked_sub_signed(chrono::TimeDelta::milliseconds(left.div_euclid(60_000) * 60_000 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn minutes_are_told_in_the_largest_units_that_help() {
        let strings = Language::En.load();
        let told: Vec<String> = [-5, 0, 119, 120, 185, 2880, 3000].into_iter().map(|n| minutes(n, &strings)).collect();
        assert_eq!(told, ["0 min", "0 min", "119 min", "2 h 0 min", "3 h 5 min", "2 d 0 h", "2 d 2 h"]);
    }
}
