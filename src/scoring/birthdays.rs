//! Birthdays by the solar and the lunar calendar, with 7 and 3 days' notice (domain section 3).

use chrono::{Datelike, NaiveDate};
use lunar_lite::{LunarDate, lunar_month_days, lunar_to_solar};
use serde::{Deserialize, Serialize};

use crate::domain::chain::BirthCalendar;

/// A birthday as people tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Birthday {
    /// By which calendar it is kept.
    pub calendar: BirthCalendar,
    /// Year of birth in that calendar, if known.
    #[serde(default)]
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, in the lunar calendar to 30.
    pub day: u8,
    /// Lunar: whether the month was the intercalary one (闰月).
    #[serde(default)]
    pub leap_month: bool,
}

crate::codes! {
    /// Why a birthday is not kept on the very day it is told as.
    pub enum Moved {
        /// 29 February in a common year: the 28th.
        CommonYear = "common_year",
        /// Day 30 in a lunar month of 29 days: the 29th.
        ShortMonth = "short_month",
        /// The year has no such leap month: the plain month.
        NoLeapMonth = "no_leap_month",
    }
}

/// When a birthday is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Occurrence {
    /// The solar date.
    pub on: NaiveDate,
    /// The age that is reached, by the years of its own calendar; none without a year of birth.
    pub turns: Option<i32>,
    /// Why not on the very day, in the order of [`Moved`]; usually empty.
    pub moved: Vec<Moved>,
}

/// The next birthday, if it is near.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Upcoming {
    /// When.
    #[serde(flatten)]
    pub occurrence: Occurrence,
    /// Days until then.
    pub days_left: i64,
    /// The notice it falls under: the smallest number of days ahead that is not yet passed, 3 or 7.
    pub notice_days: u32,
}

impl Birthday {
    /// The birthday in a year of its own calendar: the lunar year 2026 begins at the Spring Festival of 2026. `None` for a day that no year has.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<Occurrence> {
        let turns = self.year.map(|born| year - born);
        match self.calendar {
            BirthCalendar::Solar => {
                let (month, day) = (u32::from(self.month), u32::from(self.day));
                if let Some(on) = NaiveDate::from_ymd_opt(year, month, day) {
                    return Some(Occurrence { on, turns, moved: Vec::new() });
                }
                let on = ((month, day) == (2, 29)).then(|| NaiveDate::from_ymd_opt(year, 2, 28)).flatten()?;
                Some(Occurrence { on, turns, moved: vec![Moved::CommonYear] })
            }
            BirthCalendar::Lunar => {
                if !(1..=30).contains(&self.day) {
                    return None;
                }
                let leap = self.leap_month && lunar_month_days(year, self.month, true).is_ok();
                let day = self.day.min(lunar_month_days(year, self.month, leap).ok()?);
                let moved = [(day < self.day, Moved::ShortMonth), (self.leap_month && !leap, Moved::NoLeapMonth)];
                let solar = lunar_to_solar(LunarDate { year, month: self.month, day, is_leap_month: leap }).ok()?;
                let on = NaiveDate::from_ymd_opt(solar.year, u32::from(solar.month), u32::from(solar.day))?;
                Some(Occurrence { on, turns, moved: moved.into_iter().filter(|(is, _)| *is).map(|(_, why)| why).collect() })
            }
        }
    }

    /// The first one on or after a day.
    #[must_use]
    pub fn next(self, from: NaiveDate) -> Option<Occurrence> {
        // A lunar year ends in January or February of the next solar one.
        let years = from.year().checked_sub(1)?..=from.year().checked_add(2)?;
        years.filter_map(|year| self.in_year(year)).filter(|occurrence| occurrence.on >= from).min_by_key(|occurrence| occurrence.on)
    }

    /// The next one, if it is near enough for a notice: `notice_days` ahead, such as 7 and 3.
    #[must_use]
    pub fn upcoming(self, notice_days: &[u32], today: NaiveDate) -> Option<Upcoming> {
        let occurrence = self.next(today)?;
        let days_left = occurrence.on.signed_duration_since(today).num_days();
        let notice_days = notice_days.iter().copied().filter(|days| days_left <= i64::from(*days)).min()?;
        Some(Upcoming { occurrence, days_left, notice_days })
    }
}
