//! Dates in the usual notations: `2026-03-05`, `2026年3月5日`, `20260305`, `5 Mar 2026`, `03/04/2026` (two readings), `12-05`.

use super::date_words;
use super::scan::Scan;
use super::{Problem, Reading, ReadingError};
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
}

/// A day that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// How it came about.
    pub note: DateNote,
}

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2199;
/// Day numbers taken for dates when they stand in a text: 1954-10-03 to 2119-01-10.
const SERIALS: std::ops::RangeInclusive<u64> = 20_000..=80_000;

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
    match date_words::relative(&scan.rest(), context.today, context.words) {
        date_words::Relative::Day(_) if context.words.is_none() => return Err(Problem::RelativeInFile.at(start)),
        date_words::Relative::Day(Some(date)) => return Ok(Reading::Plain(Day { date, note: DateNote::Relative })),
        date_words::Relative::Day(None) => return Err(Problem::YearOutOfRange.at(start)),
        date_words::Relative::No => {}
    }
    let read = absolute(&mut scan, context)?;
    time_of_day(&mut scan);
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

fn absolute(scan: &mut Scan, context: &DateContext<'_>) -> Result<Reading<DateOrder, Day>, ReadingError> {
    let start = scan.at;
    if scan.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
        return named_month_first(scan, context);
    }
    let Some((first, length)) = scan.digits() else { return Err(Problem::NotADate.at(start)) };
    if matches!(length, 8 | 14) {
        let ymd = if length == 14 { first / 1_000_000 } else { first };
        return written(ymd / 10_000, ymd / 100 % 100, ymd % 100, start).map(Reading::Plain);
    }
    if length == 6 && (FIRST_YEAR as u64..=LAST_YEAR as u64).contains(&(first / 100)) && (1..=12).contains(&(first % 100)) {
        return Err(Problem::NoDay.at(scan.at));
    }
    if length == 5 && SERIALS.contains(&first) {
        return serial(scan, first, start);
    }
    scan.blanks();
    match scan.peek() {
        Some('年') => year_first_chinese(scan, first, length, start),
        Some('月') => {
            scan.at += 1;
            let day = chinese_day(scan)?;
            yearless(first, day, context, start).map(Reading::Plain)
        }
        Some(separator @ ('-' | '/' | '.')) => separated(scan, separator, (first, length), context, start),
        Some(c) if c.is_ascii_alphabetic() => day_first_named(scan, first, context, start),
        _ => Err(Problem::NotADate.at(start)),
    }
}

fn serial(scan: &mut Scan, days: u64, start: usize) -> Result<Reading<DateOrder, Day>, ReadingError> {
    if scan.one_of(&['.']).is_some() {
        scan.digits();
    }
    let date = serial_date(days as f64, false).ok_or(Problem::NotADate.at(start))?;
    Ok(Reading::Plain(Day { date, note: DateNote::Serial }))
}

fn year_first_chinese(scan: &mut Scan, year: u64, length: usize, start: usize) -> Result<Reading<DateOrder, Day>, ReadingError> {
    scan.at += 1;
    scan.blanks();
    let year = if length == 2 { year + 2000 } else { year };
    let Some((month, _)) = scan.digits() else { return Err(Problem::NoDay.at(scan.at)) };
    scan.blanks();
    if scan.one_of(&['月']).is_none() {
        return Err(Problem::NotADate.at(scan.at));
    }
    scan.blanks();
    if scan.one_of(&['底', '末']).is_some() {
        let first = written(year, month, 1, start)?.date;
        let date = date_words::month_end(first).ok_or(Problem::YearOutOfRange.at(start))?;
        return Ok(Reading::Plain(Day { date, note: DateNote::Written }));
    }
    let day = chinese_day(scan)?;
    written(year, month, day, start).map(Reading::Plain)
}

fn chinese_day(scan: &mut Scan) -> Result<u64, ReadingError> {
    scan.blanks();
    let Some((day, _)) = scan.digits() else { return Err(Problem::NoDay.at(scan.at)) };
    scan.blanks();
    scan.one_of(&['日', '号', '號']);
    Ok(day)
}

/// `a-b-c`, `a/b/c`, `a.b.c` and, without a year, `a-b`.
fn separated(
    scan: &mut Scan,
    separator: char,
    (first, first_length): (u64, usize),
    context: &DateContext<'_>,
    start: usize,
) -> Result<Reading<DateOrder, Day>, ReadingError> {
    step(scan);
    if scan.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
        return day_first_named(scan, first, context, start);
    }
    let Some((second, second_length)) = scan.digits() else { return Err(Problem::NotADate.at(scan.at)) };
    let after_second = scan.at;
    scan.blanks();
    let third = if scan.peek() == Some(separator) {
        step(scan);
        scan.digits()
    } else {
        None
    };
    if third.is_none() && separator == '.' && first_length <= 2 {
        // A trailing point ("5.3.") belongs to the date.
    } else if third.is_none() {
        scan.at = after_second;
    }
    if second_length > 2 && third.is_some() {
        return Err(Problem::NotADate.at(start));
    }
    match third {
        None if first_length == 4 => Err(Problem::NoDay.at(after_second)),
        None if second_length == 4 => Err(Problem::NoDay.at(start)),
        None if first_length > 2 || second_length > 2 => Err(Problem::NotADate.at(start)),
        None if separator == '/' => either(
            yearless(first, second, context, start).ok().map(|day| (DateOrder::Mdy, day)),
            yearless(second, first, context, start).ok().map(|day| (DateOrder::Dmy, day)),
            None,
            start,
        ),
        None => yearless(first, second, context, start).map(Reading::Plain),
        Some((third, _)) if first_length == 4 => {
            if separator == '.' {
                scan.one_of(&['.']);
            }
            written(first, second, third, start).map(Reading::Plain)
        }
        Some((third, 4)) if first_length <= 2 && separator == '.' => written(third, second, first, start).map(Reading::Plain),
        Some((third, 4)) if first_length <= 2 => either(
            written(third, second, first, start).ok().map(|day| (DateOrder::Dmy, day)),
            written(third, first, second, start).ok().map(|day| (DateOrder::Mdy, day)),
            None,
            start,
        ),
        Some((third, 1 | 2)) if first_length <= 2 => {
            let year = |digits: u64| two_digit_year(digits, context.today);
            either(
                written(year(third), second, first, start).ok().map(|day| (DateOrder::Dmy, day)),
                written(year(third), first, second, start).ok().map(|day| (DateOrder::Mdy, day)),
                written(year(first), second, third, start).ok().map(|day| (DateOrder::Ymd, day)),
                start,
            )
        }
        Some(_) => Err(Problem::NotADate.at(start)),
    }
}

fn step(scan: &mut Scan) {
    scan.at += 1;
    scan.blanks();
}

type Entry = Option<(DateOrder, Day)>;

fn either(a: Entry, b: Entry, c: Entry, start: usize) -> Result<Reading<DateOrder, Day>, ReadingError> {
    if a.or(b).or(c).is_none() {
        return Err(Problem::NoSuchDay.at(start));
    }
    Ok(Reading::By { usual: None, readings: [a, b, c] })
}

/// `5 Mar 2026`, `5-Mar-26`, `5 March`.
fn day_first_named(scan: &mut Scan, day: u64, context: &DateContext<'_>, start: usize) -> Result<Reading<DateOrder, Day>, ReadingError> {
    let at = scan.at;
    if ["st", "nd", "rd", "th"].iter().any(|ordinal| scan.word(ordinal)) {
        scan.blanks();
        if scan.word("of ") {
            scan.blanks();
        }
    }
    let month = month_named(&scan.letters()).ok_or(Problem::NotADate.at(at))?;
    with_year_behind(scan, day, month, context, start)
}

/// `Mar 5, 2026`, `March 5`.
fn named_month_first(scan: &mut Scan, context: &DateContext<'_>) -> Result<Reading<DateOrder, Day>, ReadingError> {
    let start = scan.at;
    let month = month_named(&scan.letters()).ok_or(Problem::NotADate.at(start))?;
    scan.one_of(&['.']);
    scan.blanks();
    scan.one_of(&['-']);
    let Some((day, length)) = scan.digits() else { return Err(Problem::NoDay.at(scan.at)) };
    if length > 2 {
        return Err(Problem::NoDay.at(start));
    }
    let _ordinal = ["st", "nd", "rd", "th"].iter().any(|ordinal| scan.word(ordinal));
    with_year_behind(scan, day, month, context, start)
}

fn with_year_behind(
    scan: &mut Scan,
    day: u64,
    month: u64,
    context: &DateContext<'_>,
    start: usize,
) -> Result<Reading<DateOrder, Day>, ReadingError> {
    let before = scan.at;
    while scan.one_of(&[' ', ',', '-', '.', '/']).is_some() {}
    match scan.clone().digits() {
        Some((year, length @ (2 | 4))) if !time_follows(scan, length) => {
            scan.digits();
            let year = if length == 2 { two_digit_year(year, context.today) } else { year };
            written(year, month, day, start).map(Reading::Plain)
        }
        _ => {
            scan.at = before;
            yearless(month, day, context, start).map(Reading::Plain)
        }
    }
}

fn time_follows(scan: &Scan, digits: usize) -> bool {
    scan.ahead(digits) == Some(':')
}

fn month_named(name: &str) -> Option<u64> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let at = MONTHS
        .iter()
        .position(|month| *month == name || (name.len() == 3 && month.starts_with(name)) || (name == "sept" && *month == "september"))?;
    u64::try_from(at + 1).ok()
}

/// The year with these last two digits that lies nearest, at most 20 years ahead.
fn two_digit_year(digits: u64, today: NaiveDate) -> u64 {
    let this = u64::from(today.year().unsigned_abs());
    let year = this / 100 * 100 + digits;
    if year > this + 20 { year - 100 } else { year }
}

fn written(year: u64, month: u64, day: u64, start: usize) -> Result<Day, ReadingError> {
    let year = i32::try_from(year).ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year)).ok_or(Problem::YearOutOfRange.at(start))?;
    let date = u32::try_from(month).ok().zip(u32::try_from(day).ok()).and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
    date.map(|date| Day { date, note: DateNote::Written }).ok_or(Problem::NoSuchDay.at(start))
}

/// The nearest such day in the direction of the context; 29 February waits for a leap year.
fn yearless(month: u64, day: u64, context: &DateContext<'_>, start: usize) -> Result<Day, ReadingError> {
    let parts = u32::try_from(month).ok().zip(u32::try_from(day).ok()).ok_or(Problem::NoSuchDay.at(start))?;
    (0..=8)
        .filter_map(|years| {
            let year = context.today.year() + if context.lean == Lean::Future { years } else { -years };
            NaiveDate::from_ymd_opt(year, parts.0, parts.1)
        })
        .find(|date| if context.lean == Lean::Future { *date >= context.today } else { *date <= context.today })
        .map(|date| Day { date, note: DateNote::YearAssumed })
        .ok_or(Problem::NoSuchDay.at(start))
}

/// Steps over a weekday in brackets and a time of day: ` 14:30:00.000`, `T08:00Z`, ` 下午2:30`, ` 0:00`, `(周四)`.
fn time_of_day(scan: &mut Scan) {
    let mut probe = scan.clone();
    probe.blanks();
    let bracket = probe.one_of(&['(']).is_some();
    if ["星期", "周", "週", "礼拜"].iter().any(|word| probe.word(word))
        && probe.one_of(&['一', '二', '三', '四', '五', '六', '日', '天']).is_some()
    {
        if bracket {
            probe.one_of(&[')']);
        }
        probe.blanks();
        *scan = probe.clone();
    } else if bracket {
        return;
    }
    probe.one_of(&['t', ',']);
    probe.blanks();
    let _half = ["上午", "下午", "凌晨", "中午", "晚上", "am", "pm"].iter().any(|word| probe.word(word));
    probe.blanks();
    if probe.digits().is_none() || probe.one_of(&[':', '时', '点']).is_none() {
        return;
    }
    while probe.digits().is_some() {
        probe.one_of(&[':', '.', ',', '分', '秒']);
    }
    probe.blanks();
    let _half = ["am", "pm", "a.m.", "p.m."].iter().any(|word| probe.word(word));
    if probe.one_of(&['z']).is_none() && probe.one_of(&['+', '-']).is_some() {
        probe.digits();
        probe.one_of(&[':']);
        probe.digits();
    }
    *scan = probe;
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
