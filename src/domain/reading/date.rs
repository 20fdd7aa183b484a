//! Dates in the usual notations: `2026-03-05`, `2026年3月5日`, `20260305`, `5 Mar 2026`, `03/04/2026` (two readings), `12-05`.

use super::scan::Scan;
use super::{Problem, Reading, ReadingError};
use super::{date_forms, date_words};
use chrono::{Datelike, Days, NaiveDate};

codes! {
    /// In which order the numbers of an ambiguous date stand.
    pub enum DateOrder {
        /// Day, month, year: 03/04 is 3 April.
        Dmy = "dmy",
        /// Month, day, year: 03/04 is March 4.
        Mdy = "mdy",
        /// Year, month, day, where the year has two digits: 26/3/4.
        Ymd = "ymd",
    }
}

/// Which year a date without one falls in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// The next such day, today included: for what is due.
    Future,
    /// The latest such day, today included: for what happened.
    Past,
}

/// A calendar that can count working days.
pub trait WorkingDays {
    /// The day that lies so many working days after (or, negative, before) a day that is not counted itself; `None` outside the calendar.
    fn shifted(&self, from: NaiveDate, days: i32) -> Option<NaiveDate>;
}

/// What a date is read against.
#[derive(Clone, Copy)]
pub struct DateContext<'a> {
    /// The day that relative words and missing years count from.
    pub today: NaiveDate,
    /// Where dates without a year go.
    pub lean: Lean,
    /// For `+3wd`; `None` where relative words mean nothing, as in a file: they are refused then.
    pub words: Option<&'a dyn WorkingDays>,
}

/// How a day came about, for the reading that is shown while typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateNote {
    /// Day, month and year were written.
    Written,
    /// The year was not written.
    YearAssumed,
    /// A spreadsheet's day number in a text.
    Serial,
    /// A relative word.
    Relative,
    /// A day of the week, and not which week.
    WeekAssumed,
}

/// A day that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// How it came about.
    pub note: DateNote,
}

pub(super) const FIRST_YEAR: i32 = 1900;
pub(super) const LAST_YEAR: i32 = 2199;

/// Reads a date that is the whole text; a time of day behind it is left out.
///
/// # Errors
/// [`ReadingError`]; days that do not exist, months without a day and years outside 1900-2199 are named as such.
pub fn date(text: &str, context: &DateContext<'_>) -> Result<Reading<DateOrder, Day>, ReadingError> {
    let mut scan = Scan::new(text);
    if scan.done() {
        return Err(Problem::Empty.at(0));
    }
    let start = scan.at;
    match date_words::relative(&scan.rest(), context) {
        date_words::Relative::Day(_) if context.words.is_none() => return Err(Problem::RelativeInFile.at(start)),
        date_words::Relative::Day(day) => return day.map(Reading::Plain).map_err(|problem| problem.at(start)),
        date_words::Relative::No => {}
    }
    let read = date_forms::absolute(&mut scan, context)?;
    date_forms::time_of_day(&mut scan);
    if scan.done() { Ok(read) } else { Err(Problem::Unexpected.at(scan.at)) }
}

/// The day that a spreadsheet's day number stands for; fractions of a day are left out. In the 1900 system numbers up to 60 are
/// shifted by one, because it counts a 29 February 1900 that never was. `None` outside the years 1900 to 2199.
#[must_use]
pub fn serial_date(serial: f64, since_1904: bool) -> Option<NaiveDate> {
    if !(0.0..200_000.0).contains(&serial) {
        return None;
    }
    let days = serial as u64;
    let epoch = match (since_1904, days) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        (false, 1..=59) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        (false, 0 | 60) => return None,
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    epoch.checked_add_days(Days::new(days)).filter(|date| (FIRST_YEAR..=LAST_YEAR).contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> DateContext<'static> {
        DateContext { today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), lean: Lean::Past, words: None }
    }

    fn sure(text: &str) -> Option<String> {
        date(text, &file()).unwrap_or_else(|error| panic!("{text}: {error:?}")).value().map(|day| day.date.to_string())
    }

    #[test]
    fn the_usual_notations_are_read() {
        for text in [
            "2026-03-05",
            "2026/3/5",
            "2026.3.5",
            "2026. 3. 5.",
            "20260305",
            "20260305143000",
            "2026年3月5日",
            "2026 年 3 月 5 号",
            "26年3月5日",
            "２０２６／０３／０５",
            "2026-03-05 14:30:00",
            "2026/3/5 0:00",
            "2026-03-05T08:00:00.000Z",
            "2026-03-05T08:00:00+08:00",
            "2026年3月5日 下午2:30",
            "2026-03-05(周四)",
            "2026年3月5日 星期四",
            "5 Mar 2026",
            "5-Mar-26",
            "Mar 5, 2026",
            "March 5th 2026",
            "5th of March 2026",
            "05.03.2026",
            "46086",
            "46086.5",
            "2026年3月5日14时30分",
        ] {
            assert_eq!(sure(text).as_deref(), Some("2026-03-05"), "{text}");
        }
        assert_eq!(sure("2026年2月底").as_deref(), Some("2026-02-28"));
        assert_eq!(sure("85年12月1日").as_deref(), Some("1985-12-01"));
        assert_eq!(sure("46年12月1日").as_deref(), Some("2046-12-01"));
        assert_eq!(sure("13/04/2026").as_deref(), Some("2026-04-13"));
        assert_eq!(sure("04/13/2026").as_deref(), Some("2026-04-13"));
        assert_eq!(sure("03/03/2026").as_deref(), Some("2026-03-03"));
    }

    #[test]
    fn an_ambiguous_date_has_its_readings_and_no_value() {
        let readings = |text: &str| {
            let read = date(text, &file()).unwrap();
            assert_eq!(read.value(), None, "{text}");
            read.choices().map(|(order, day)| format!("{order} {}", day.date)).collect::<Vec<_>>()
        };
        assert_eq!(readings("03/04/2026"), ["dmy 2026-04-03", "mdy 2026-03-04"]);
        assert_eq!(readings("03-04-2026"), ["dmy 2026-04-03", "mdy 2026-03-04"]);
        assert_eq!(readings("3/4/2026 2:30 PM"), ["dmy 2026-04-03", "mdy 2026-03-04"]);
        assert_eq!(readings("26/3/4"), ["dmy 2004-03-26", "ymd 2026-03-04"]);
        assert_eq!(readings("3/4"), ["mdy 2026-03-04", "dmy 2026-04-03"]);
        assert_eq!(date("31/12/99", &file()).unwrap().value().unwrap().date.to_string(), "1999-12-31");
    }

    #[test]
    fn a_missing_year_leans_the_way_the_field_does() {
        let future = DateContext { lean: Lean::Future, ..file() };
        for (text, past, ahead) in [
            ("12-05", "2025-12-05", "2026-12-05"),
            ("3月5日", "2026-03-05", "2027-03-05"),
            ("11-21", "2026-11-21", "2026-11-21"),
            ("2-29", "2024-02-29", "2028-02-29"),
            ("Dec 5", "2025-12-05", "2026-12-05"),
        ] {
            assert_eq!(sure(text).as_deref(), Some(past), "{text}");
            let read = date(text, &future).unwrap().value().unwrap();
            assert_eq!((read.date.to_string().as_str(), read.note), (ahead, DateNote::YearAssumed), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_named_with_its_place() {
        for (text, problem, at) in [
            ("", Problem::Empty, 0),
            ("soon", Problem::NotADate, 0),
            ("2026-02-30", Problem::NoSuchDay, 0),
            ("2026-13-01", Problem::NoSuchDay, 0),
            ("13/13/2026", Problem::NoSuchDay, 0),
            ("2026年3月", Problem::NoDay, 7),
            ("2026-03", Problem::NoDay, 7),
            ("202603", Problem::NoDay, 6),
            ("1899-01-01", Problem::YearOutOfRange, 0),
            ("3026-01-01", Problem::YearOutOfRange, 0),
            ("2026-03-05 左右", Problem::Unexpected, 10),
            ("明天", Problem::RelativeInFile, 0),
            ("+3d", Problem::RelativeInFile, 0),
            ("42", Problem::NotADate, 0),
        ] {
            assert_eq!(date(text, &file()), Err(problem.at(at)), "{text}");
        }
    }

    #[test]
    fn day_numbers_follow_both_systems_and_the_day_that_never_was() {
        let day = |serial, since_1904| serial_date(serial, since_1904).map(|date| date.to_string());
        assert_eq!(day(1.0, false).as_deref(), Some("1900-01-01"));
        assert_eq!(day(59.0, false).as_deref(), Some("1900-02-28"));
        assert_eq!(day(60.0, false), None);
        assert_eq!(day(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(day(46086.75, false).as_deref(), Some("2026-03-05"));
        assert_eq!(day(44624.0, true).as_deref(), Some("2026-03-05"));
        assert_eq!((day(-1.0, false), day(f64::NAN, false), day(1e9, true)), (None, None, None));
    }
}
