//! The day's list as Markdown, for mail and chat.

use super::{Day, DayLine};
use crate::domain::text::one_line;
use crate::domain::{AsOf, Coded};
use crate::i18n::Strings;
use crate::i18n::agenda::instant;
use crate::scoring::today::Urgency;

/// The page.
#[must_use]
pub fn markdown(day: &Day, as_of: AsOf, strings: &Strings) -> String {
    let mut out = format!("# {}\n", strings.today_title_on(as_of.day.to_string()));
    if day.lines.is_empty() {
        out.push_str(&format!("\n{}\n", strings.today_nothing()));
    }
    for urgency in Urgency::ALL {
        let own: Vec<&DayLine> = day.lines.iter().filter(|line| line.urgency == *urgency).collect();
        if own.is_empty() {
            continue;
        }
        out.push_str(&format!("\n## {} ({})\n\n", strings.today_group(urgency.code()), own.len()));
        for line in own {
            let due = line.due_at().map(|at| instant(at, as_of)).unwrap_or_default();
            let parts = [due, line.name.clone(), line.action(strings), line.why(&line.names, strings)];
            let said: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| escaped(part)).collect();
            out.push_str(&format!("- {}\n", said.join(" | ")));
            let derivation = line.derivation(strings);
            if !derivation.is_empty() {
                out.push_str(&format!("  - {}\n", escaped(&derivation)));
            }
        }
    }
    out
}

/// Text that means nothing to Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
