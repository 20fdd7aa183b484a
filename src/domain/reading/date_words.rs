//! Days named relative to today: `明天`, `下周三`, `next wed`, `+3wd`, `三天后`, `月底`. Weeks begin on Monday.

use super::Problem;
use super::date::{DateContext, DateNote, Day, Lean, WorkingDays};
use chrono::{Datelike, Days, Months, NaiveDate};

/// Whether a text is a relative word.
pub(super) enum Relative {
    /// It is; the day, or why there is none.
    Day(Result<Day, Problem>),
    /// It is not.
    No,
}

/// The last day of a day's month.
pub(super) fn month_end(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

/// Longer names first where one starts another.
const UNITS: &[(&str, Unit)] = &[
    ("个工作日", Unit::WorkingDay),
    ("個工作日", Unit::WorkingDay),
    ("工作日", Unit::WorkingDay),
    ("workingdays", Unit::WorkingDay),
    ("workingday", Unit::WorkingDay),
    ("businessdays", Unit::WorkingDay),
    ("businessday", Unit::WorkingDay),
    ("wd", Unit::WorkingDay),
    ("个星期", Unit::Week),
    ("個星期", Unit::Week),
    ("星期", Unit::Week),
    ("个礼拜", Unit::Week),
    ("礼拜", Unit::Week),
    ("周", Unit::Week),
    ("週", Unit::Week),
    ("weeks", Unit::Week),
    ("week", Unit::Week),
    ("w", Unit::Week),
    ("个月", Unit::Month),
    ("個月", Unit::Month),
    ("月", Unit::Month),
    ("months", Unit::Month),
    ("month", Unit::Month),
    ("m", Unit::Month),
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("days", Unit::Day),
    ("day", Unit::Day),
    ("d", Unit::Day),
    ("年", Unit::Year),
    ("years", Unit::Year),
    ("year", Unit::Year),
    ("y", Unit::Year),
];

/// Reads a text that has been folded and made small.
pub(super) fn relative(text: &str, context: &DateContext<'_>) -> Relative {
    let (today, calendar) = (context.today, context.words);
    let text: String = text.chars().filter(|c| *c != ' ').collect();
    let reached = |day: Option<NaiveDate>| Relative::Day(day.map(relative_day).ok_or(Problem::YearOutOfRange));
    let days = |days: i32| reached(shifted(today, Unit::Day, days, calendar));
    match text.as_str() {
        "today" | "now" | "今天" | "今日" => return days(0),
        "tomorrow" | "tmr" | "明天" | "明日" => return days(1),
        "dayaftertomorrow" | "thedayaftertomorrow" | "后天" | "後天" => return days(2),
        "大后天" | "大後天" => return days(3),
        "yesterday" | "昨天" | "昨日" => return days(-1),
        "前天" | "daybeforeyesterday" | "thedaybeforeyesterday" => return days(-2),
        "大前天" => return days(-3),
        "nextweek" => return days(7),
        "nextmonth" => return reached(shifted(today, Unit::Month, 1, calendar)),
        "endofyear" | "eoy" | "年底" | "年末" => return reached(NaiveDate::from_ymd_opt(today.year(), 12, 31)),
        _ => {}
    }
    if let Some(months) = month_end_named(&text) {
        return reached(shifted(today, Unit::Month, months, calendar).and_then(month_end));
    }
    if let Some((months, day)) = day_of_month_named(&text) {
        let first = today.with_day(1).and_then(|first| shifted(first, Unit::Month, months, calendar));
        let found = first.ok_or(Problem::YearOutOfRange).and_then(|first| first.with_day(day).ok_or(Problem::NoSuchDay));
        return Relative::Day(found.map(relative_day));
    }
    if let Some(day) = weekday(&text, today, context.lean) {
        return Relative::Day(day.ok_or(Problem::YearOutOfRange));
    }
    match offset(&text) {
        Some((count, unit)) => reached(shifted(today, unit, count, calendar)),
        None => Relative::No,
    }
}

const fn relative_day(date: NaiveDate) -> Day {
    Day { date, note: DateNote::Relative }
}

fn shifted(from: NaiveDate, unit: Unit, count: i32, calendar: Option<&dyn WorkingDays>) -> Option<NaiveDate> {
    let size = count.unsigned_abs();
    let by_days = |days: u32| {
        let days = Days::new(u64::from(days));
        if count < 0 { from.checked_sub_days(days) } else { from.checked_add_days(days) }
    };
    let by_months = |months: u32| {
        let months = Months::new(months);
        if count < 0 { from.checked_sub_months(months) } else { from.checked_add_months(months) }
    };
    let day = match unit {
        Unit::Day => by_days(size),
        Unit::Week => by_days(size.checked_mul(7)?),
        Unit::Month => by_months(size),
        Unit::Year => by_months(size.checked_mul(12)?),
        Unit::WorkingDay => calendar.and_then(|calendar| calendar.shifted(from, count)),
    }?;
    (1900..=2199).contains(&day.year()).then_some(day)
}

/// `月底` and its like: how many months ahead.
fn month_end_named(text: &str) -> Option<i32> {
    match text {
        "endofmonth" | "endofthemonth" | "endofthismonth" | "eom" | "月底" | "月末" | "本月底" | "本月末" | "这个月底" => {
            Some(0)
        }
        "endofnextmonth" | "下月底" | "下月末" | "下个月底" | "下個月底" => Some(1),
        "endoflastmonth" | "上月底" | "上月末" | "上个月底" | "上個月底" => Some(-1),
        _ => None,
    }
}

/// `下月15号`: how many months ahead, and the day.
fn day_of_month_named(text: &str) -> Option<(i32, u32)> {
    let (months, rest) =
        [("下个月", 1), ("下個月", 1), ("下月", 1), ("这个月", 0), ("本月", 0), ("上个月", -1), ("上個月", -1), ("上月", -1)]
            .iter()
            .find_map(|(word, months)| text.strip_prefix(word).map(|rest| (*months, rest)))?;
    let day = rest.strip_suffix(['日', '号', '號']).unwrap_or(rest);
    Some((months, day.parse().ok()?))
}

/// `下周三`, `本周五`, `周三`, `next wed`, `this fri`, `wed`. Without a week: the next such day behind today, or the latest one, today
/// included, where things lie in the past. `None`: not a weekday; `Some(None)`: beyond the calendar.
fn weekday(text: &str, today: NaiveDate, lean: Lean) -> Option<Option<Day>> {
    let (weeks, rest) = week_named(text);
    let weekday = chinese_weekday(rest).or_else(|| english_weekday(rest))?;
    let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())));
    let Some(weeks) = weeks else {
        let ahead = (weekday + 7 - today.weekday().num_days_from_monday()) % 7;
        let date = match (lean, ahead) {
            (Lean::Future, 0) => today.checked_add_days(Days::new(7)),
            (Lean::Future, ahead) => today.checked_add_days(Days::new(ahead.into())),
            (Lean::Past, 0) => Some(today),
            (Lean::Past, ahead) => today.checked_sub_days(Days::new((7 - ahead).into())),
        };
        return Some(date.map(|date| Day { date, note: DateNote::WeekAssumed }));
    };
    let date = monday.and_then(|monday| shifted(monday, Unit::Day, weeks * 7 + i32::try_from(weekday).ok()?, None));
    Some(date.map(relative_day))
}

/// Which week a text begins by naming (0 is this one), if it names one, and the rest.
fn week_named(text: &str) -> (Option<i32>, &str) {
    let named = [
        ("下下个", 2),
        ("下下個", 2),
        ("下下", 2),
        ("下个", 1),
        ("下個", 1),
        ("下", 1),
        ("本", 0),
        ("这个", 0),
        ("這個", 0),
        ("这", 0),
        ("這", 0),
        ("上上", -2),
        ("上个", -1),
        ("上個", -1),
        ("上", -1),
        ("next", 1),
        ("this", 0),
        ("last", -1),
    ];
    named.iter().find_map(|(word, weeks)| text.strip_prefix(word).map(|rest| (Some(*weeks), rest))).unwrap_or((None, text))
}

/// Days behind Monday.
fn chinese_weekday(text: &str) -> Option<u32> {
    let day = ["周", "週", "星期", "礼拜", "禮拜"].iter().find_map(|word| text.strip_prefix(word))?;
    Some(match day {
        "一" | "1" => 0,
        "二" | "2" => 1,
        "三" | "3" => 2,
        "四" | "4" => 3,
        "五" | "5" => 4,
        "六" | "6" => 5,
        "日" | "天" | "7" => 6,
        _ => return None,
    })
}

fn english_weekday(text: &str) -> Option<u32> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let at = NAMES.iter().position(|name| text.len() >= 3 && name.starts_with(text))?;
    u32::try_from(at).ok()
}

/// `+3d`, `-2w`, `3天后`, `两周前`, `in 3 days`, `3 days ago`.
fn offset(text: &str) -> Option<(i32, Unit)> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (Some(1), rest),
        None => match text.strip_prefix('-') {
            Some(rest) => (Some(-1), rest),
            None => match text.strip_prefix("in") {
                Some(rest) => (Some(1), rest),
                None => (None, text),
            },
        },
    };
    let (count, rest) = count(rest)?;
    let (unit, rest) = UNITS.iter().find_map(|(name, unit)| rest.strip_prefix(name).map(|rest| (*unit, rest)))?;
    let sign = match (sign, rest) {
        (Some(sign), "") => sign,
        (None, "后" | "後" | "内" | "之后" | "之後" | "以后" | "以後" | "fromnow") => 1,
        (None, "前" | "之前" | "以前" | "ago") => -1,
        _ => return None,
    };
    Some((sign * count, unit))
}

/// A count of at most four digits, or a Chinese number up to ten.
fn count(text: &str) -> Option<(i32, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=4).contains(&digits) {
        return Some((text.get(..digits)?.parse().ok()?, text.get(digits..)?));
    }
    const NUMBERS: &str = "一二三四五六七八九十";
    let first = text.chars().next()?;
    let value = if first == '两' || first == '兩' { 2 } else { i32::try_from(NUMBERS.chars().position(|c| c == first)?).ok()? + 1 };
    Some((value, text.get(first.len_utf8()..)?))
}

#[cfg(test)]
mod tests {
    use super::super::{DateContext, DateNote, Lean, Problem, date};
    use super::*;

    /// Saturdays and Sundays off.
    struct Weekdays;

    impl WorkingDays for Weekdays {
        fn shifted(&self, from: NaiveDate, days: i32) -> Option<NaiveDate> {
            let (mut day, mut left) = (from, days.unsigned_abs());
            while left > 0 {
                day = if days < 0 { day.pred_opt()? } else { day.succ_opt()? };
                left -= u32::from(day.weekday().num_days_from_monday() < 5);
            }
            Some(day)
        }
    }

    fn typed(text: &str) -> String {
        let context = DateContext { today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), lean: Lean::Future, words: Some(&Weekdays) };
        let day = date(text, &context).unwrap_or_else(|error| panic!("{text}: {error:?}")).value().unwrap();
        assert!(matches!(day.note, DateNote::Relative | DateNote::WeekAssumed), "{text}");
        day.date.to_string()
    }

    #[test]
    fn days_are_named_the_way_people_say_them() {
        // 2026-11-21 is a Saturday.
        for (text, expected) in [
            ("today", "2026-11-21"),
            ("今天", "2026-11-21"),
            ("明天", "2026-11-22"),
            ("后天", "2026-11-23"),
            ("大后天", "2026-11-24"),
            ("昨天", "2026-11-20"),
            ("day after tomorrow", "2026-11-23"),
            ("下周三", "2026-11-25"),
            ("下下周一", "2026-11-30"),
            ("本周五", "2026-11-20"),
            ("这周日", "2026-11-22"),
            ("周三", "2026-11-25"),
            ("星期六", "2026-11-28"),
            ("上周五", "2026-11-13"),
            ("下星期天", "2026-11-29"),
            ("next wed", "2026-11-25"),
            ("this fri", "2026-11-20"),
            ("wed", "2026-11-25"),
            ("Last Monday", "2026-11-09"),
            ("+3d", "2026-11-24"),
            ("＋３ｄ", "2026-11-24"),
            ("-3d", "2026-11-18"),
            ("+3wd", "2026-11-25"),
            ("-1wd", "2026-11-20"),
            ("3个工作日后", "2026-11-25"),
            ("+2w", "2026-12-05"),
            ("两周后", "2026-12-05"),
            ("+1m", "2026-12-21"),
            ("三个月后", "2027-02-21"),
            ("in 3 days", "2026-11-24"),
            ("2 weeks ago", "2026-11-07"),
            ("十天前", "2026-11-11"),
            ("+1y", "2027-11-21"),
            ("月底", "2026-11-30"),
            ("end of month", "2026-11-30"),
            ("EOM", "2026-11-30"),
            ("下月底", "2026-12-31"),
            ("年底", "2026-12-31"),
            ("下个月5号", "2026-12-05"),
            ("本月15日", "2026-11-15"),
            ("next month", "2026-12-21"),
        ] {
            assert_eq!(typed(text), expected, "{text}");
        }
    }

    #[test]
    fn a_weekday_without_a_week_lies_where_the_field_does() {
        // 2026-11-21 is a Saturday.
        for (text, past, ahead) in [
            ("周五", "2026-11-20", "2026-11-27"),
            ("fri", "2026-11-20", "2026-11-27"),
            ("sun", "2026-11-15", "2026-11-22"),
            ("星期六", "2026-11-21", "2026-11-28"),
        ] {
            for (lean, expected) in [(Lean::Past, past), (Lean::Future, ahead)] {
                let context = DateContext { today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), lean, words: Some(&Weekdays) };
                let day = date(text, &context).unwrap().value().unwrap();
                assert_eq!((day.date.to_string().as_str(), day.note), (expected, DateNote::WeekAssumed), "{text} {lean:?}");
            }
        }
    }

    #[test]
    fn a_day_that_the_month_does_not_have_is_told_from_one_out_of_range() {
        let context = DateContext { today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), lean: Lean::Future, words: Some(&Weekdays) };
        let problem = |text: &str| date(text, &context).map_err(|error| error.problem);
        assert_eq!(problem("本月31号"), Err(Problem::NoSuchDay));
        assert_eq!(problem("下月32日"), Err(Problem::NoSuchDay));
        assert_eq!(problem("+300y"), Err(Problem::YearOutOfRange));
    }

    #[test]
    fn one_month_after_the_31st_is_the_last_day() {
        let context = DateContext { today: NaiveDate::from_ymd_opt(2026, 1, 31).unwrap(), lean: Lean::Future, words: Some(&Weekdays) };
        assert_eq!(date("+1m", &context).unwrap().value().unwrap().date.to_string(), "2026-02-28");
        assert_eq!(date("下月底", &context).unwrap().value().unwrap().date.to_string(), "2026-02-28");
        assert_eq!(date("+9999y", &context).map_err(|error| error.problem), Err(Problem::YearOutOfRange));
    }
}
