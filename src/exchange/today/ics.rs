//! The day's list as an iCalendar file (RFC 5545): one event a line, lines folded at 75 octets, text escaped.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use super::{Day, DayLine};
use crate::domain::AsOf;
use crate::domain::text::one_line;
use crate::i18n::Strings;

/// The most octets of a line, its end not counted.
const OCTETS: usize = 75;

/// The calendar. What has no date is not in it. Each event keeps its identifier from day to day, so that a calendar that is read anew
/// replaces it.
#[must_use]
pub fn calendar(day: &Day, as_of: AsOf, strings: &Strings) -> String {
    let mut out = String::new();
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kamdeck//today//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        line(&mut out, fixed);
    }
    for entry in &day.lines {
        event(&mut out, entry, as_of, strings);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, entry: &DayLine, as_of: AsOf, strings: &Strings) {
    let Some(due) = entry.due_at() else { return };
    let stamp = |at: DateTime<Utc>| at.format("%Y%m%dT%H%M%SZ").to_string();
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}@kamdeck", escaped(&entry.key())));
    line(out, &format!("DTSTAMP:{}", stamp(as_of.at)));
    let before = due.checked_sub_signed(chrono::TimeDelta::milliseconds(1)).unwrap_or(due);
    if as_of.zone.start_of(as_of.zone.day_of(due)) == due {
        // Due at 24:00 of a day: an event of that whole day.
        let on = as_of.zone.day_of(before);
        line(out, &format!("DTSTART;VALUE=DATE:{}", on.format("%Y%m%d")));
        let next = on.succ_opt().unwrap_or(on);
        line(out, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
    } else {
        line(out, &format!("DTSTART:{}", stamp(due)));
        line(out, "DURATION:PT15M");
    }
    let action = entry.action(strings);
    let summary = if entry.name.is_empty() { action } else { format!("{}: {action}", entry.name) };
    line(out, &format!("SUMMARY:{}", escaped(&summary)));
    let mut about = entry.why(&entry.names, strings);
    let derivation = entry.derivation(strings);
    if !derivation.is_empty() {
        about.push('\n');
        about.push_str(&derivation);
    }
    line(out, &format!("DESCRIPTION:{}", escaped(&about)));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// Text as a property value: separators escaped, line ends as `\n`, nothing that steers a terminal.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, part) in text.split('\n').enumerate() {
        if number > 0 {
            out.push_str("\\n");
        }
        for c in one_line(part).chars() {
            if matches!(c, '\\' | ';' | ',') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Writes a content line, folded between characters.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            used = 1;
        }
        // Writing to a String does not fail.
        let _ = write!(out, "{c}");
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_and_unfold_to_what_they_were() {
        let mut out = String::new();
        let text = format!("SUMMARY:{}", escaped(&"华东新能源; a, b\\c\nnext".repeat(9)));
        line(&mut out, &text);
        assert!(out.split("\r\n").all(|line| line.len() <= OCTETS), "{out}");
        assert_eq!(out.replace("\r\n ", ""), format!("{text}\r\n"));
        assert!(text.contains("\\; a\\, b\\\\c\\nnext"));
    }
}
