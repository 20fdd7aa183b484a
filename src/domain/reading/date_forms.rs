//! The forms in which a day is written out: numbers with separators, Chinese, names of months; and the time of day behind them.

use super::date::{DateContext, DateNote, DateOrder, Day, FIRST_YEAR, LAST_YEAR, Lean, serial_date};
use super::date_words;
use super::scan::Scan;
use super::{Problem, Reading, ReadingError};
use chrono::{Datelike, NaiveDate};

/// Day numbers taken for dates when they stand in a text: 1954-10-03 to 2119-01-10.
const SERIALS: std::ops::RangeInclusive<u64> = 20_000..=80_000;

/// Reads a date that names its day, up to where it ends.
pub(super) fn absolute(scan: &mut Scan, context: &DateContext<'_>) -> Result<Reading<DateOrder, Day>, ReadingError> {
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
        Some('年') => year_first_chinese(scan, (first, length), context, start),
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

fn year_first_chinese(
    scan: &mut Scan,
    (year, length): (u64, usize),
    context: &DateContext<'_>,
    start: usize,
) -> Result<Reading<DateOrder, Day>, ReadingError> {
    scan.at += 1;
    scan.blanks();
    let year = if length == 2 { two_digit_year(year, context.today) } else { year };
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
pub(super) fn time_of_day(scan: &mut Scan) {
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
