//! `today --ics` as another program reads it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event};

use super::Home;

/// Text as RFC 5545 writes it, read back; a parser may have done so already.
fn plain(text: &str) -> String {
    text.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n").replace("\\\\", "\\")
}

#[test]
fn a_calendar_program_finds_every_dated_line_with_its_name_and_time() {
    let home = Home::new();
    home.whole_demo("t.db");
    let ics = home.run(&["--db", "t.db", "today", "--ics", "--lang", "zh-CN"]).out;
    assert!(ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "lines end with CRLF and are folded");
    let calendar: Calendar = ics.parse().unwrap();
    let events: Vec<&Event> = calendar
        .components
        .iter()
        .filter_map(|component| if let CalendarComponent::Event(event) = component { Some(event) } else { None })
        .collect();
    let lines = home.run(&["--db", "t.db", "today", "--json", "--lang", "zh-CN"]).json();
    let dated: Vec<&serde_json::Value> = lines.as_array().unwrap().iter().filter(|line| !line["due_at"].is_null()).collect();
    assert!(dated.len() > 30 && events.len() == dated.len(), "{} events, {} dated lines", events.len(), dated.len());
    let mut named = BTreeSet::new();
    for (event, line) in events.iter().zip(&dated) {
        assert!(named.insert(event.get_uid().unwrap().to_owned()), "every event has an identifier of its own");
        let action = line["action"].as_str().unwrap();
        let wanted = line["account"]["name"].as_str().map_or_else(|| action.to_owned(), |name| format!("{name}: {action}"));
        let summary = plain(event.get_summary().unwrap());
        assert!(summary == wanted || summary.ends_with(&format!(": {action}")), "{summary} for {wanted}");
        let due: DateTime<Utc> = line["due_at"].as_str().unwrap().parse().unwrap();
        match event.get_start().unwrap() {
            DatePerhapsTime::DateTime(CalendarDateTime::Utc(start)) => assert_eq!(start, due, "{summary}"),
            // 24:00 of a day: an event of that whole day.
            DatePerhapsTime::Date(day) => {
                let ends = due.signed_duration_since(day.and_hms_opt(0, 0, 0).unwrap().and_utc()).num_hours();
                assert!((10..=38).contains(&ends), "{summary}: {day} ends {ends} hours later");
            }
            other => panic!("{summary}: {other:?}"),
        }
    }
}
