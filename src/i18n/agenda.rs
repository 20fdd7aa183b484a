//! What is due, in words: what to do, why, what would end it, and why a rule is not open.

use super::deadline::span;
use super::{Strings, label};
use crate::domain::alert::AlertRule;
use crate::domain::calendar::Span;
use crate::domain::text::one_line;
use crate::domain::{AsOf, Coded, Money};
use crate::scoring::agenda::{Item, Matter};
use crate::scoring::alerts::{Cause, Ends, Episode, Reading, Subject};

/// Names that a matter speaks of, as read from the records; empty where there is none, masked where private things are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The title of what it is about: a promise, a ticket, a contract, an event.
    pub title: String,
    /// The person it is about.
    pub person: String,
    /// Whether amounts are hidden.
    pub veiled: bool,
}

impl Names {
    fn amount(&self, money: Money) -> String {
        if self.veiled { "***".to_owned() } else { format!("{} {}", money.amount(), money.currency) }
    }
}

/// The code under which `agenda-action` knows what to do.
#[must_use]
pub fn action_code(matter: &Matter) -> &'static str {
    let of = |rule: AlertRule, subject: &Subject| match subject {
        Subject::Clock(_, _, target) => target.code(),
        Subject::TicketReview(_) => "ticket_review",
        Subject::TicketCall(_) => "ticket_call",
        Subject::Quarter(_) if rule == AlertRule::Review => "card_review",
        _ => rule.code(),
    };
    match matter {
        Matter::Alert(alert) => of(alert.episode.rule, &alert.episode.subject),
        Matter::Coming { rule, subject } => of(*rule, subject),
        Matter::Clock { clock, .. } => clock.target.code(),
        Matter::Task { .. } => "task",
        Matter::Touchpoint { .. } => "touchpoint",
        Matter::Renewal { .. } => "renewal",
        Matter::Birthday { .. } => "birthday",
        Matter::Favour { .. } => "favour",
    }
}

/// What to do, in few words.
#[must_use]
pub fn action(matter: &Matter, strings: &Strings) -> String {
    strings.agenda_action(action_code(matter))
}

/// Why: for an alert what opened it, else what it is about.
#[must_use]
pub fn cause(matter: &Matter, names: &Names, strings: &Strings) -> String {
    match matter {
        Matter::Alert(alert) => episode_cause(&alert.episode, names, strings),
        Matter::Coming { subject: Subject::Seat(role), .. } => label(*role, strings),
        Matter::Coming { subject: Subject::Quarter(quarter), .. } => strings.agenda_cause_card_review(quarter.to_string()),
        Matter::Clock { clock, .. } => clock_cause(clock.grade, clock.limit_minutes, names, strings),
        Matter::Renewal { ends_on, .. } => strings.agenda_cause_renewal(one_line(&names.title), ends_on.to_string()),
        Matter::Birthday { upcoming, .. } => {
            let turns = upcoming.occurrence.turns.map(|age| strings.agenda_turns(age)).unwrap_or_default();
            strings.agenda_cause_birthday(&names.person, upcoming.occurrence.on.to_string(), turns)
        }
        Matter::Favour { month } => month.format("%Y-%m").to_string(),
        Matter::Coming { .. } | Matter::Task { .. } | Matter::Touchpoint { .. } => one_line(&names.title).into_owned(),
    }
}

fn clock_cause(grade: crate::domain::dealings::TicketGrade, minutes: i64, names: &Names, strings: &Strings) -> String {
    let minutes = u32::try_from(minutes).unwrap_or(0);
    let limit = if minutes.is_multiple_of(60) && minutes > 0 { Span::Hours(minutes / 60) } else { Span::Minutes(minutes) };
    strings.agenda_cause_sla(grade.code(), span(limit, strings), one_line(&names.title))
}

/// What opened an episode.
#[must_use]
pub fn episode_cause(episode: &Episode, names: &Names, strings: &Strings) -> String {
    let title = || one_line(&names.title).into_owned();
    match &episode.cause {
        Cause::LowScore { weeks, below } => {
            let scores: Vec<String> = weeks.iter().rev().take(2).rev().map(|(_, score)| score.to_string()).collect();
            strings.agenda_cause_low_score(scores.join(", "), below.to_string())
        }
        Cause::UsagePlunge { from, from_on, to } => strings.agenda_cause_usage_plunge(*from, *to, from_on.to_string()),
        Cause::Silence { last_touch: Some(day), max_days } => strings.agenda_cause_silence(day.to_string(), *max_days),
        Cause::Silence { last_touch: None, max_days } => strings.agenda_cause_never_touched(*max_days),
        Cause::UsageWithoutWord { points, .. } => strings.agenda_cause_no_word(*points),
        Cause::Receivable { open, due_on } => strings.agenda_cause_receivable(names.amount(*open), due_on.to_string()),
        Cause::RevenueSwing { quarter, percent, .. } => strings.agenda_cause_swing(quarter.to_string(), *percent),
        Cause::Event { bearing, .. } => strings.agenda_cause_event(label(*bearing, strings), title()),
        Cause::LowSurvey { recommend, lowest_of_five, .. } => {
            let (rating, of) = recommend.map_or((lowest_of_five.unwrap_or(0), 5), |rating| (rating, 10u8));
            let who = if names.person.is_empty() { strings.agenda_anonymous() } else { names.person.clone() };
            strings.agenda_cause_low_survey(rating, of, who)
        }
        Cause::KeyPersonLeft { seats, .. } => strings.agenda_cause_left(&names.person, roles(seats, strings)),
        Cause::Sla { limit_minutes } => match episode.subject {
            Subject::Clock(_, grade, _) => clock_cause(grade, *limit_minutes, names, strings),
            _ => title(),
        },
        Cause::EmptySeat { found_on } => {
            let role = if let Subject::Seat(role) = episode.subject { label(role, strings) } else { title() };
            strings.agenda_cause_seat(role, found_on.to_string())
        }
        Cause::Review => match episode.subject {
            Subject::Quarter(quarter) => strings.agenda_cause_card_review(quarter.to_string()),
            _ => title(),
        },
        Cause::Promise | Cause::RequestUntold { .. } | Cause::Milestone => title(),
    }
}

fn roles(seats: &[crate::domain::people::BuyingRole], strings: &Strings) -> String {
    seats.iter().map(|seat| label(*seat, strings)).collect::<Vec<_>>().join(&strings.deadline_comma())
}

/// What would end an episode.
#[must_use]
pub fn ends(ends: &Ends, names: &Names, strings: &Strings) -> String {
    match ends {
        Ends::WeekEnds { at_least, more } => strings.agenda_ends_week_ends(*more, at_least.to_string()),
        Ends::PointsAbove { points } => strings.agenda_ends_points(*points),
        Ends::Touch => strings.agenda_ends_touch(),
        Ends::PointsOrWord { points } => strings.agenda_ends_points_or_word(*points),
        Ends::Payment { open } => strings.agenda_ends_payment(names.amount(*open)),
        Ends::TierDecision { at_latest: Some(day) } => strings.agenda_ends_tier_by(day.to_string()),
        Ends::TierDecision { at_latest: None } => strings.agenda_ends_tier(),
        Ends::CallBack => strings.agenda_ends_call_back(),
        Ends::SeatFilled { seats } => strings.agenda_ends_seat(roles(seats, strings)),
        Ends::Done => strings.agenda_ends_done(),
    }
}

/// How a deadline came about; empty where a date was set or an instant is known.
#[must_use]
pub fn derivation(item: &Item, strings: &Strings) -> String {
    item.deadline.as_ref().map(|deadline| super::deadline::derivation(deadline, strings)).unwrap_or_default()
}

/// An instant as it is shown: the time on the as-of day, else the day, with the time where it is not midnight.
#[must_use]
pub fn instant(at: crate::domain::Instant, as_of: AsOf) -> String {
    let local = at.with_timezone(&as_of.zone.0);
    // The 24:00 of a day is that day, not the next.
    let last = at.checked_sub_signed(chrono::TimeDelta::milliseconds(1)).unwrap_or(at);
    if as_of.zone.start_of(as_of.zone.day_of(at)) == at {
        as_of.zone.day_of(last).to_string()
    } else if as_of.zone.day_of(at) == as_of.day {
        local.format("%H:%M").to_string()
    } else {
        local.format("%Y-%m-%d %H:%M").to_string()
    }
}

/// Where a rule that watches a value stands: why it is not open, or what would open it.
#[must_use]
pub fn reading(reading: &Reading, strings: &Strings) -> String {
    match reading {
        Reading::LowScore { weeks, below, low, to_open, .. } => match weeks.last() {
            None => strings.agenda_reading_unrated(),
            Some((_, score)) if *low => strings.agenda_reading_low(weeks.len(), below.to_string(), score.to_string(), *to_open),
            Some((_, score)) => strings.agenda_reading_good(score.to_string(), weeks.len(), below.to_string()),
        },
        Reading::UsagePlunge { points: Some(points), best: Some(best), difference } => {
            strings.agenda_reading_plunge(*points, *best, *difference)
        }
        Reading::UsagePlunge { .. } => strings.agenda_reading_plunge_unknown(),
        Reading::Silence { age_days, max_days: Some(max), opens_on: Some(day), .. } => {
            strings.agenda_reading_silence(*age_days, *max, day.to_string())
        }
        Reading::Silence { age_days, .. } => strings.agenda_reading_silence_short(*age_days),
        Reading::UsageWithoutWord { points, at_most, intent } => {
            let known = points.map_or_else(|| "-".to_owned(), |points| points.to_string());
            let said = intent.map_or_else(|| label(crate::domain::health::InputState::Unknown, strings), |intent| label(intent, strings));
            strings.agenda_reading_word(known, said, *at_most)
        }
        Reading::Receivable { days_overdue: Some(days), more_than, .. } => strings.agenda_reading_receivable(*days, *more_than),
        Reading::Receivable { .. } => strings.agenda_reading_no_receivable(),
        Reading::RevenueSwing { quarter: Some(quarter), percent: Some(percent), drop_percent, rise_percent } => {
            strings.agenda_reading_swing(quarter.to_string(), *percent, *drop_percent, *rise_percent)
        }
        Reading::RevenueSwing { .. } => strings.agenda_reading_no_swing(),
    }
}
