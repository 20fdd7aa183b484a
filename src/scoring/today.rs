//! What is due, one line an account: the earliest deadline leads, the other causes stand beside it (domain section 8).

use std::collections::HashMap;

use serde::Serialize;

use crate::domain::{AccountId, AsOf, Instant};

/// Something that is due. What it is, is the caller's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due<T> {
    /// Of which account; none: of no account, a line of its own.
    pub account: Option<AccountId>,
    /// When; none: its clock stands still.
    pub due_at: Option<Instant>,
    /// Whether it is a clock that runs by the minute, such as a ticket's.
    pub by_the_minute: bool,
    /// What it is.
    pub what: T,
}

crate::codes! {
    /// The part of the day's list that a line stands in.
    pub enum Urgency {
        /// A clock is running.
        Clock = "clock",
        /// Its time is up.
        Overdue = "overdue",
        /// Due before midnight.
        Today = "today",
        /// Due on a later day.
        Later = "later",
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line<T> {
    /// Where it stands.
    pub urgency: Urgency,
    /// What leads it.
    pub lead: Due<T>,
    /// What else the account has, the earliest first.
    pub others: Vec<Due<T>>,
}

/// Where something stands at the as-of instant.
#[must_use]
pub fn urgency<T>(due: &Due<T>, as_of: AsOf) -> Urgency {
    match due.due_at {
        Some(at) if as_of.at > at && !due.by_the_minute => Urgency::Overdue,
        _ if due.by_the_minute => Urgency::Clock,
        Some(at) if at <= as_of.zone.end_of(as_of.day) => Urgency::Today,
        _ => Urgency::Later,
    }
}

/// The lines in the order of [`Urgency`], then of time; among equals in the order given.
#[must_use]
pub fn lines<T>(items: Vec<Due<T>>, as_of: AsOf) -> Vec<Line<T>> {
    let rank = |due: &Due<T>| (urgency(due, as_of), due.due_at.is_none(), due.due_at);
    let mut sorted = items;
    sorted.sort_by_key(|due| rank(due));
    let mut lines: Vec<Line<T>> = Vec::new();
    let mut places: HashMap<AccountId, usize> = HashMap::new();
    for due in sorted {
        match due.account.and_then(|account| lines.get_mut(*places.get(&account)?)) {
            Some(line) => line.others.push(due),
            None => {
                places.extend(due.account.map(|account| (account, lines.len())));
                lines.push(Line { urgency: urgency(&due, as_of), lead: due, others: Vec::new() });
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{RowId, Zone};

    fn due(account: i64, due_at: &str, by_the_minute: bool, what: &'static str) -> Due<&'static str> {
        Due { account: (account > 0).then(|| AccountId::from_raw(account)), due_at: due_at.parse().ok(), by_the_minute, what }
    }

    #[test]
    fn one_line_an_account_led_by_what_is_most_urgent() {
        let as_of = AsOf::now("2026-06-01T02:00:00Z".parse().unwrap(), Zone::default());
        let items = vec![
            due(1, "2026-06-05T16:00:00Z", false, "review"),
            due(2, "2026-06-01T16:00:00Z", false, "promise today"),
            due(1, "2026-05-31T16:00:00Z", false, "promise late"),
            due(3, "2026-06-01T16:00:01Z", false, "tomorrow"),
            due(2, "2026-06-01T02:05:00Z", true, "ticket"),
            due(0, "2026-06-01T02:00:00Z", false, "first without account"),
            due(0, "2026-06-01T03:00:00Z", false, "second without account"),
            due(4, "paused", true, "paused ticket"),
            due(5, "2026-06-01T01:59:00Z", true, "breached ticket"),
        ];
        let lines = lines(items, as_of);
        let shown: Vec<(Urgency, &str, Vec<&str>)> =
            lines.iter().map(|line| (line.urgency, line.lead.what, line.others.iter().map(|due| due.what).collect())).collect();
        assert_eq!(
            shown,
            [
                (Urgency::Clock, "breached ticket", vec![]),
                (Urgency::Clock, "ticket", vec!["promise today"]),
                (Urgency::Clock, "paused ticket", vec![]),
                (Urgency::Overdue, "promise late", vec!["review"]),
                (Urgency::Today, "first without account", vec![]),
                (Urgency::Today, "second without account", vec![]),
                (Urgency::Later, "tomorrow", vec![]),
            ]
        );
    }
}
