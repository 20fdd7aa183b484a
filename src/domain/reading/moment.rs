//! A day with a time of day: `2026-11-20 14:30`, `昨天 9:05`, `14:30` (today), `now`, `刚才`.

use chrono::{NaiveDateTime, NaiveTime};

use super::scan::folded;
use super::{DateContext, DateOrder, Problem, Reading, ReadingError, date};

/// Words for the present instant.
const NOW: &[&str] = &["now", "现在", "刚才", "刚刚"];

/// Reads a day and a time of day, both in the zone of `now`; a time alone is one of today. `context.today` is the day of `now`.
///
/// # Errors
/// [`ReadingError`]; a day without a time is [`Problem::NoTime`], hours and minutes that do not exist [`Problem::NoSuchTime`].
pub fn moment(text: &str, context: &DateContext<'_>, now: NaiveDateTime) -> Result<Reading<DateOrder, NaiveDateTime>, ReadingError> {
    let text = folded(text);
    if text.is_empty() {
        return Err(Problem::Empty.at(0));
    }
    if NOW.contains(&text.to_lowercase().as_str()) {
        return Ok(Reading::Plain(now));
    }
    let (day, clock) = match text.rsplit_once([' ', 'T']) {
        Some((day, clock)) => (day.trim(), clock),
        None if text.contains(':') => ("", text.as_str()),
        None => return Err(Problem::NoTime.at(text.chars().count())),
    };
    let at = text.chars().count() - clock.chars().count();
    let time = time(clock)
        .ok_or_else(|| if clock.contains(':') { Problem::NoSuchTime.at(at) } else { Problem::NoTime.at(text.chars().count()) })?;
    if day.is_empty() {
        return Ok(Reading::Plain(context.today.and_time(time)));
    }
    let read = date(day, context)?;
    read.map(|day| Some(day.date.and_time(time))).ok_or_else(|| Problem::NotADate.at(0))
}

/// `14:30`, `9:05`, `14:30:59` (seconds are left out).
fn time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':').map(|part| if (1..=2).contains(&part.len()) { part.parse::<u32>().ok() } else { None });
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?);
    if parts.next().is_some() || seconds > 59 {
        return None;
    }
    NaiveTime::from_hms_opt(hours, minutes, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reading::Lean;

    fn read(text: &str) -> Result<Option<String>, Problem> {
        let now = "2026-11-21T15:20:00".parse::<NaiveDateTime>().unwrap();
        let context = DateContext { today: now.date(), lean: Lean::Past, words: Some(&Plain) };
        moment(text, &context, now).map(|read| read.value().map(|at| at.to_string())).map_err(|error| error.problem)
    }

    struct Plain;
    impl crate::domain::reading::WorkingDays for Plain {
        fn shifted(&self, from: chrono::NaiveDate, days: i32) -> Option<chrono::NaiveDate> {
            from.checked_add_signed(chrono::TimeDelta::days(days.into()))
        }
    }

    #[test]
    fn a_day_and_a_time_are_read() {
        for (text, at) in [
            ("2026-11-20 14:30", "2026-11-20 14:30:00"),
            ("2026-11-20T14:30:59", "2026-11-20 14:30:00"),
            ("昨天 9:05", "2026-11-20 09:05:00"),
            ("today 00:00", "2026-11-21 00:00:00"),
            ("１４：３０", "2026-11-21 14:30:00"),
            ("刚才", "2026-11-21 15:20:00"),
            ("NOW", "2026-11-21 15:20:00"),
        ] {
            assert_eq!(read(text), Ok(Some(at.into())), "{text}");
        }
    }

    #[test]
    fn what_is_missing_or_impossible_is_named() {
        assert_eq!(read("2026-11-20"), Err(Problem::NoTime));
        assert_eq!(read("3 Nov 2026"), Err(Problem::NoTime));
        assert_eq!(read("2026-11-20 24:00"), Err(Problem::NoSuchTime));
        assert_eq!(read("2026-11-20 9:5:3:1"), Err(Problem::NoSuchTime));
        assert_eq!(read("2026-11-31 09:00"), Err(Problem::NoSuchDay));
        assert_eq!(read("someday 09:00"), Err(Problem::NotADate));
        assert_eq!(read(" "), Err(Problem::Empty));
        assert_eq!(read("03/04/2026 09:00"), Ok(None), "two readings, none taken");
    }
}
