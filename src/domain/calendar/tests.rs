//! Golden dates of the calendar, and files that are wrong.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn working_days_are_counted_both_ways() {
    let calendar = WorkCalendar::cn().unwrap();
    for (from, days, to) in [
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-02-25", -3, "2026-02-13"),
        ("2026-02-14", -1, "2026-02-13"),
        ("2026-02-15", 0, "2026-02-15"),
    ] {
        assert_eq!(calendar.shifted(day(from), days), Some(day(to)), "{from} {days}");
    }
    assert_eq!(calendar.shifted(NaiveDate::MAX, 1), None);
}

fn working_days_after(calendar: &WorkCalendar, start: &str, n: u16) -> Deadline {
    calendar.due(Start::On(day(start)), Span::WorkingDays(n), Zone::default())
}

fn shown(deadline: &Deadline) -> Vec<String> {
    deadline.stretches.iter().map(|s| format!("{}..{} {:?}", s.from.format("%m-%d"), s.to.format("%m-%d"), s.kind)).collect()
}

#[test]
fn working_days_skip_holidays_and_count_make_up_workdays() {
    let cn = WorkCalendar::cn().unwrap();
    for (start, n, due) in [
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-04-30", 3, "2026-05-08"),
        ("2026-09-18", 3, "2026-09-22"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2025-12-31", 3, "2026-01-06"),
        ("2026-01-01", 1, "2026-01-04"),
        ("2025-01-24", 3, "2025-02-05"),
        ("2025-09-30", 3, "2025-10-11"),
        ("2026-11-20", 3, "2026-11-25"),
    ] {
        let deadline = working_days_after(&cn, start, n);
        assert_eq!((deadline.day, deadline.estimated, deadline.lands_on_day_off), (day(due), false, false), "{start} + {n}");
    }
    assert_eq!((cn.working_days_in(2025), cn.working_days_in(2026)), (248, 248));
}

#[test]
fn the_derivation_names_what_lay_on_the_way() {
    let cn = WorkCalendar::cn().unwrap();
    let spring = working_days_after(&cn, "2026-02-13", 3);
    assert_eq!(shown(&spring), ["02-14..02-14 MakeUpWorkday", "02-15..02-23 Holiday(SpringFestival)"]);
    assert_eq!(spring.at.to_rfc3339(), "2026-02-25T16:00:00+00:00", "24:00 in Shanghai");
    assert_eq!(shown(&working_days_after(&cn, "2026-11-20", 3)), [""; 0]);
    assert_eq!(shown(&working_days_after(&cn, "2026-01-01", 1)), ["01-01..01-03 Holiday(NewYear)", "01-04..01-04 MakeUpWorkday"]);
    assert_eq!(working_days_after(&cn, "2026-02-14", 0).day, day("2026-02-14"));
}

#[test]
fn an_unpublished_year_counts_weekdays_and_says_so() {
    let cn = WorkCalendar::cn().unwrap();
    let over_new_year = working_days_after(&cn, "2026-12-31", 1);
    assert_eq!((over_new_year.day, over_new_year.estimated), (day("2027-01-01"), true));
    assert!(!working_days_after(&cn, "2026-12-30", 1).estimated);
    assert!(working_days_after(&cn, "2024-12-30", 3).estimated);
    assert!(!working_days_after(&cn, "2024-12-31", 1).estimated, "only the start day lies in 2024");
    assert!(!working_days_after(&WorkCalendar::weekdays(), "2031-01-01", 9).estimated, "weekdays were asked for");
}

#[test]
fn calendar_spans_clamp_to_the_month_and_are_never_moved() {
    let cn = WorkCalendar::cn().unwrap();
    let due = |start: &str, span| cn.due(Start::On(day(start)), span, Zone::default());
    assert_eq!(due("2026-01-31", Span::Months(1)).day, day("2026-02-28"));
    assert_eq!(due("2024-01-31", Span::Months(1)).day, day("2024-02-29"));
    let week = due("2026-02-10", Span::Weeks(1));
    assert_eq!((week.day, week.lands_on_day_off, week.estimated), (day("2026-02-17"), true, false));
    assert_eq!(shown(&week), ["02-15..02-23 Holiday(SpringFestival)"]);
    let saturday = due("2026-11-14", Span::Days(7));
    assert_eq!((saturday.day, saturday.lands_on_day_off, shown(&saturday)), (day("2026-11-21"), true, vec![]));
}

#[test]
fn hours_run_around_the_clock_and_from_midnight_after_a_bare_date() {
    let cn = WorkCalendar::cn().unwrap();
    let at: Instant = "2026-11-20T10:30:00Z".parse().unwrap();
    let known = cn.due(Start::At(at), Span::Hours(24), Zone::default());
    assert_eq!((known.at.to_rfc3339(), known.day), ("2026-11-21T10:30:00+00:00".into(), day("2026-11-21")));
    let bare = cn.due(Start::On(day("2026-11-20")), Span::Hours(24), Zone::default());
    assert_eq!((bare.at.to_rfc3339(), bare.day), ("2026-11-21T16:00:00+00:00".into(), day("2026-11-21")));
    let minutes = cn.due(Start::At(at), Span::Minutes(15), Zone::default());
    assert_eq!((minutes.at.to_rfc3339(), minutes.day), ("2026-11-20T10:45:00+00:00".into(), day("2026-11-20")));
}

#[test]
fn quarters_end_on_their_last_working_day() {
    let cn = WorkCalendar::cn().unwrap();
    for (of, last) in
        [("2026-01-01", "2026-03-31"), ("2026-05-17", "2026-06-30"), ("2026-09-30", "2026-09-30"), ("2028-10-01", "2028-12-29")]
    {
        assert_eq!(cn.last_working_day_of_quarter(day(of)), day(last), "{of}");
    }
}

#[test]
fn a_company_adds_its_own_days_to_the_published_ones() {
    let text = "extends = \"cn\"\n[2027]\noff = [{ from = 2027-01-01, to = 2027-01-03, name = \"new_year\" }]\n\
                [company]\noff = [{ from = 2026-02-14, to = 2026-02-14, name = \"年会\" }]\nwork = [2026-05-04]\n";
    let own = WorkCalendar::parse("own.toml", text).unwrap();
    let deadline = working_days_after(&own, "2026-02-13", 1);
    assert_eq!((deadline.day, deadline.estimated), (day("2026-02-24"), false));
    assert!(shown(&deadline).contains(&"02-14..02-14 DaysOff(\"年会\")".to_owned()));
    assert!(own.is_working_day(day("2026-05-04")) && !own.is_working_day(day("2026-05-03")));
    assert!(!working_days_after(&own, "2026-12-31", 1).estimated);
    assert_eq!(working_days_after(&own, "2026-12-31", 1).day, day("2027-01-04"));
}

#[test]
fn mistakes_are_named_with_their_line() {
    for (text, line, problem) in [
        ("[2027]\noff = [{ from = 2026-12-31, to = 2027-01-01 }]", 2, "not in 2027"),
        ("[2027]\noff = [{ from = 2027-01-03, to = 2027-01-01 }]", 2, "from is more than to"),
        ("[2027]\nwork = [\n  2027-01-04,\n]", 3, "working day anyway"),
        ("[2027]\noff = [{ from = 2027-01-01, to = 2027-01-03 }]\nwork = [2027-01-02]", 3, "twice"),
        ("[2027]\nfree = []", 2, "known keys are off, work"),
        ("extends = \"us\"", 1, "defined nowhere"),
        ("[20x7]", 1, "defined nowhere"),
        ("[2027]\noff = [{ from = 2027-01-01, to = 12 }]", 2, "wants date"),
    ] {
        let error = WorkCalendar::parse("c.toml", text).unwrap_err();
        assert!(error.place.line == line && error.to_string().contains(problem), "{text}: {error}");
    }
}
