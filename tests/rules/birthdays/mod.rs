//! Birthdays by both calendars.

use chrono::NaiveDate;
use kamdeck::domain::chain::BirthCalendar;
use kamdeck::scoring::birthdays::{Birthday, Moved};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, day, run, shipped};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    today: NaiveDate,
    birthday: Birthday,
}

fn answer(given: Value) -> Answer {
    let Given { today, birthday } = serde_json::from_value(given)?;
    Ok(json!({"next": birthday.next(today), "upcoming": birthday.upcoming(&shipped().cadence.birthday_notice_days, today)}))
}

#[test]
fn scenarios() {
    run("birthdays", answer);
}

fn lunar(month: u8, day: u8, leap_month: bool) -> Birthday {
    Birthday { calendar: BirthCalendar::Lunar, year: None, month, day, leap_month }
}

/// First day of the first lunar month, as the Hong Kong Observatory's conversion tables give it (hko.gov.hk, "Gregorian-Lunar Calendar
/// Conversion Table").
#[test]
fn the_lunar_new_year_falls_where_the_observatory_says() {
    for date in [
        "2015-02-19",
        "2016-02-08",
        "2017-01-28",
        "2018-02-16",
        "2019-02-05",
        "2020-01-25",
        "2021-02-12",
        "2022-02-01",
        "2023-01-22",
        "2024-02-10",
        "2025-01-29",
        "2026-02-17",
        "2027-02-06",
        "2028-01-26",
        "2029-02-13",
        "2030-02-03",
        "2031-01-23",
        "2032-02-11",
        "2033-01-31",
        "2034-02-19",
    ] {
        let on = day(date);
        assert_eq!(lunar(1, 1, false).next(on).map(|found| found.on), Some(on));
        assert_ne!(lunar(1, 1, false).next(on.succ_opt().unwrap()).map(|found| found.on), Some(on));
    }
}

/// The leap months of the same tables.
#[test]
fn leap_months_are_those_of_the_observatory() {
    for (year, month) in [(2017, 6), (2020, 4), (2023, 2), (2025, 6), (2028, 5), (2031, 3), (2033, 11)] {
        for other in 1..=12 {
            let kept = lunar(other, 1, true).in_year(year).unwrap();
            assert_eq!(kept.moved.is_empty(), other == month, "{year} month {other}");
        }
    }
}

proptest! {
    #[test]
    fn every_birthday_comes_once_in_thirteen_months(month in 1u8..=12, birth_day in 1u8..=30, leap: bool, lunar_calendar: bool, offset in 0u64..36_500) {
        let calendar = if lunar_calendar { BirthCalendar::Lunar } else { BirthCalendar::Solar };
        let birthday = Birthday { calendar, year: None, month, day: birth_day, leap_month: leap && lunar_calendar };
        let today = day("1960-01-01") + chrono::Days::new(offset);
        match birthday.next(today) {
            Some(next) => {
                let wait = next.on.signed_duration_since(today).num_days();
                prop_assert!((0..=414).contains(&wait), "{wait} days");
                prop_assert!(next.moved.contains(&Moved::ShortMonth) <= (birth_day == 30));
            }
            // Only 30 February is on no calendar.
            None => prop_assert!(!lunar_calendar && month == 2 && birth_day == 30),
        }
    }
}
