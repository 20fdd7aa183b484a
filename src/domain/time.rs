//! Dates, instants and the as-of date (domain rules 1 and 2).

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};

/// An instant; stored in UTC with milliseconds.
pub type Instant = DateTime<Utc>;

/// The time zone of a database: fixed when it is created, whatever the laptop says later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(pub chrono_tz::Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(chrono_tz::Asia::Shanghai)
    }
}

impl Zone {
    /// From an IANA name such as `Asia/Shanghai`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// A time of day, or the first instant after it where a clock change skips it; the earlier one where it comes twice.
    #[must_use]
    pub fn at(self, local: NaiveDateTime) -> Instant {
        for minutes in (0..=180).step_by(15) {
            match self.0.from_local_datetime(&(local + TimeDelta::minutes(minutes))) {
                LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => return at.with_timezone(&Utc),
                LocalResult::None => {}
            }
        }
        local.and_utc()
    }

    /// Day and time of day of an instant.
    #[must_use]
    pub fn local(self, at: Instant) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    /// 00:00 of a day, or the first instant after it where a clock change skips midnight.
    #[must_use]
    pub fn start_of(self, day: NaiveDate) -> Instant {
        self.at(day.and_time(NaiveTime::MIN))
    }

    /// 24:00 of a day: the start of the next one.
    #[must_use]
    pub fn end_of(self, day: NaiveDate) -> Instant {
        self.start_of(day.checked_add_days(Days::new(1)).unwrap_or(day))
    }

    /// The day an instant falls on.
    #[must_use]
    pub fn day_of(self, at: Instant) -> NaiveDate {
        at.with_timezone(&self.0).date_naive()
    }
}

/// The instant up to which facts count: now, or a past date's 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The day, in the database's zone.
    pub day: NaiveDate,
    /// Facts strictly before this instant count (for today: up to and including it).
    pub at: Instant,
    /// Whether this is a past date, so that views are read-only and marked.
    pub past: bool,
    /// The database's zone.
    pub zone: Zone,
}

impl AsOf {
    /// Today, up to now.
    #[must_use]
    pub fn now(now: Instant, zone: Zone) -> Self {
        Self { day: zone.day_of(now), at: now, past: false, zone }
    }

    /// A date as it ended. Today's date means now; a future one is refused with `None`.
    #[must_use]
    pub fn on(day: NaiveDate, now: Instant, zone: Zone) -> Option<Self> {
        let today = zone.day_of(now);
        match day.cmp(&today) {
            std::cmp::Ordering::Less => Some(Self { day, at: zone.end_of(day), past: true, zone }),
            std::cmp::Ordering::Equal => Some(Self::now(now, zone)),
            std::cmp::Ordering::Greater => None,
        }
    }
}

impl AsOf {
    /// Whether something that happened at this instant counts.
    #[must_use]
    pub fn includes(self, at: Instant) -> bool {
        if self.past { at < self.at } else { at <= self.at }
    }

    /// Whether a date-only fact of this day counts: it does from 00:00 of its day.
    #[must_use]
    pub fn includes_day(self, day: NaiveDate) -> bool {
        day <= self.day
    }

    /// Whole days from a day to the as-of day; negative for a day to come.
    #[must_use]
    pub fn age_days(self, day: NaiveDate) -> i64 {
        self.day.signed_duration_since(day).num_days()
    }

    /// Whether a day lies at most so many days back, both ends included, as validity is counted.
    #[must_use]
    pub fn within_days(self, day: NaiveDate, days: i64) -> bool {
        (0..=days).contains(&self.age_days(day))
    }
}

/// Where the program reads the time. Only `main`, `cli` and `tui/term` hold the system's; tests hold a fixed one.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// A clock that stands still, for tests and for `demo` with a fixed date.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Instant);

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_past_date_means_its_end_and_today_means_now() {
        let zone = Zone::default();
        let now: Instant = "2026-11-21T04:00:00Z".parse().unwrap();
        let past = AsOf::on(day("2026-03-31"), now, zone).unwrap();
        assert_eq!((past.at.to_rfc3339(), past.past), ("2026-03-31T16:00:00+00:00".into(), true));
        assert_eq!(AsOf::on(day("2026-11-21"), now, zone), Some(AsOf::now(now, zone)));
        assert_eq!(AsOf::on(day("2026-11-22"), now, zone), None);
    }

    #[test]
    fn a_window_includes_both_its_ends() {
        let zone = Zone::default();
        let now: Instant = "2026-11-21T04:00:00Z".parse().unwrap();
        let today = AsOf::now(now, zone);
        assert!(today.within_days(day("2026-11-21"), 90) && today.within_days(day("2026-08-23"), 90));
        assert!(!today.within_days(day("2026-08-22"), 90) && !today.within_days(day("2026-11-22"), 90));
        let past = AsOf::on(day("2026-11-20"), now, zone).unwrap();
        assert!(today.includes(now) && !past.includes(past.at) && past.includes(past.at - TimeDelta::milliseconds(1)));
    }

    #[test]
    fn a_day_without_midnight_starts_when_the_clock_does() {
        let zone = Zone::named("America/Sao_Paulo").unwrap();
        assert_eq!(zone.start_of(day("2018-11-04")).to_rfc3339(), "2018-11-04T03:00:00+00:00");
        assert_eq!(zone.day_of(zone.start_of(day("2018-11-04"))), day("2018-11-04"));
    }
}
