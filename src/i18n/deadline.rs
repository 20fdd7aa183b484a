//! How a deadline came about, in words.

use super::{Strings, label};
use crate::domain::calendar::{Deadline, Span, Stretch, StretchKind};

/// A length of time, such as `3 working days`.
#[must_use]
pub fn span(span: Span, strings: &Strings) -> String {
    let n = i64::from(span.amount());
    match span {
        Span::Minutes(_) => strings.deadline_minutes(n),
        Span::Hours(_) => strings.deadline_hours(n),
        Span::WorkingDays(_) => strings.deadline_working_days(n),
        Span::Days(_) => strings.deadline_days(n),
        Span::Weeks(_) => strings.deadline_weeks(n),
        Span::Months(_) => strings.deadline_months(n),
    }
}

fn stretch(stretch: &Stretch, strings: &Strings) -> String {
    let days = if stretch.from == stretch.to {
        stretch.from.format("%m-%d").to_string()
    } else {
        let to = if stretch.from.format("%m").to_string() == stretch.to.format("%m").to_string() { "%d" } else { "%m-%d" };
        format!("{}..{}", stretch.from.format("%m-%d"), stretch.to.format(to))
    };
    let kind = match &stretch.kind {
        StretchKind::MakeUpWorkday => strings.deadline_make_up(),
        StretchKind::Holiday(holiday) => label(*holiday, strings),
        StretchKind::DaysOff(name) if name.is_empty() => strings.deadline_days_off(),
        StretchKind::DaysOff(name) => crate::domain::text::one_line(name).into_owned(),
    };
    format!("{days} {kind}")
}

/// How a deadline came about: `3 working days from 2026-02-13: 02-14 make-up workday, 02-15..23 Spring Festival -> 2026-02-25`.
#[must_use]
pub fn derivation(deadline: &Deadline, strings: &Strings) -> String {
    let mut said = strings.deadline_counted(span(deadline.span, strings), deadline.from.to_string());
    if !deadline.stretches.is_empty() {
        let stretches: Vec<String> = deadline.stretches.iter().map(|one| stretch(one, strings)).collect();
        said = strings.deadline_over(said, stretches.join(&strings.deadline_comma()));
    }
    said = format!("{said} -> {}", deadline.day);
    if deadline.lands_on_day_off && deadline.stretches.is_empty() {
        said = strings.deadline_day_off(said);
    }
    if deadline.estimated { strings.deadline_estimated(said) } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;
    use crate::domain::calendar::{Start, WorkCalendar};
    use crate::i18n::Language;

    #[test]
    fn a_deadline_is_told_over_the_spring_festival_and_into_a_year_without_calendar() {
        let calendar = WorkCalendar::cn().unwrap();
        let due = |from: &str, span| calendar.due(Start::On(from.parse().unwrap()), span, Zone::default());
        let (english, chinese) = (Language::En.load(), Language::ZhCN.load());
        let over = due("2026-02-13", Span::WorkingDays(3));
        assert_eq!(
            derivation(&over, &english),
            "3 working days from 2026-02-13: 02-14 make-up workday, 02-15..23 Spring Festival -> 2026-02-25"
        );
        assert_eq!(derivation(&over, &chinese), "自 2026-02-13 起 3 个工作日：02-14 调休上班，02-15..23 春节 -> 2026-02-25");
        let month = due("2026-01-31", Span::Months(1));
        assert_eq!(derivation(&month, &english), "1 month from 2026-01-31 -> 2026-02-28");
        let saturday = due("2026-03-07", Span::Days(7));
        assert_eq!(derivation(&saturday, &english), "7 days from 2026-03-07 -> 2026-03-14 (a day off)");
        let estimated = due("2027-06-01", Span::WorkingDays(3));
        assert_eq!(derivation(&estimated, &chinese), "自 2027-06-01 起 3 个工作日 -> 2027-06-04（预估：当年日历尚未公布）");
    }
}
