//! The day's list in lines: mark, due, short name, action, cause; and the selected one explained below.

use chrono::{DurationRound, TimeDelta};

use super::Today;
use crate::domain::text::one_line;
use crate::domain::{Coded, Instant};
use crate::exchange::today::{DayLine, Lead};
use crate::i18n::agenda::{Names, ends, instant};
use crate::i18n::label;
use crate::scoring::agenda::Matter;
use crate::scoring::today::Urgency;
use crate::tui::overlays::form::day_in_words;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, step_lines};

/// Alerts that opened or ended, shown of all.
const MOST_CHANGES: usize = 6;

/// What the cursor can be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A line of the list.
    Line(usize),
    /// An account whose alerts are known from the summaries only.
    Kept(usize),
    /// What lies further ahead is folded away here.
    Folded,
    /// An alert that opened or ended lately.
    Change(usize),
    /// A question worth asking.
    Question(usize),
    /// A first step.
    Step(crate::store::first_steps::FirstStep),
}

/// Names as they may be shown.
pub(super) fn shown_names(line: &DayLine, look: &Look) -> Names {
    Names { title: line.names.title.clone(), person: look.private(&line.names.person).into_owned(), veiled: look.veil }
}

/// The name of the account as it may be shown.
pub(super) fn shown_name(line: &DayLine, look: &Look) -> String {
    look.private(&one_line(&line.name)).into_owned()
}

/// Minutes of a running clock, reckoned from the whole minute of the day.
fn clock(due: Option<Instant>, look: &Look) -> (String, Role) {
    let strings = &look.strings;
    let Some(due) = due else { return (strings.today_paused(), Role::Dim) };
    let now = look.as_of.at.duration_trunc(TimeDelta::minutes(1)).unwrap_or(look.as_of.at);
    let left = due.signed_duration_since(now);
    let (minutes, hours) = (left.num_minutes(), left.num_hours());
    if left >= TimeDelta::zero() {
        let role = if minutes < 15 { Role::Watch } else { Role::Text };
        return (if minutes < 100 { strings.today_left(minutes) } else { strings.today_left_long(hours, minutes % 60) }, role);
    }
    match minutes {
        -99..=0 => (strings.today_over(-minutes), Role::Bad),
        _ if hours > -72 => (strings.today_over_long(-hours), Role::Bad),
        _ => (strings.today_over_days(-left.num_days()), Role::Bad),
    }
}

/// When a clock that shows what is left, or over, next shows another digit: minutes, after a hundred minutes over hours, after three days days.
pub(super) fn next_digit(due: Instant, now: Instant) -> Option<Instant> {
    let minute = now.duration_trunc(TimeDelta::minutes(1)).ok()?;
    let over = minute.signed_duration_since(due).num_minutes();
    let wait = match over {
        ..100 => 1,
        100..4320 => 60 - over % 60,
        _ => 1440 - over % 1440,
    };
    minute.checked_add_signed(TimeDelta::minutes(wait))
}

/// The day that an instant belongs to: 24:00 to the day it ends.
fn last_day(at: Instant, look: &Look) -> chrono::NaiveDate {
    look.as_of.zone.day_of(at.checked_sub_signed(TimeDelta::milliseconds(1)).unwrap_or(at))
}

fn due(line: &DayLine, look: &Look) -> (String, Role) {
    let at = line.due_at();
    match (line.urgency, at) {
        (Urgency::Clock, at) => clock(at, look),
        (_, None) => (look.strings.today_no_date(), Role::Dim),
        (Urgency::Overdue, Some(at)) => {
            let days = look.as_of.age_days(look.as_of.zone.day_of(at - TimeDelta::milliseconds(1)));
            if days > 0 { (look.strings.today_over_days(days), Role::Bad) } else { (format!("{}!", instant(at, look.as_of)), Role::Bad) }
        }
        (Urgency::Today, Some(at)) => {
            let shown = instant(at, look.as_of);
            (if shown.contains(':') { shown } else { "24:00".to_owned() }, Role::Text)
        }
        (Urgency::Later, Some(at)) => {
            let shown = instant(at, look.as_of);
            (shown.get(5..10).unwrap_or(&shown).to_owned(), Role::Dim)
        }
    }
}

fn row(number: usize, line: &DayLine, width: u16, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let (due, role) = due(line, look);
    let mark = match (line.urgency, role) {
        (_, Role::Bad) => "!",
        (_, Role::Watch) => "~",
        _ => " ",
    };
    let also = if line.others.is_empty() { String::new() } else { format!("+{}", line.others.len()) };
    let names = if width < 100 { 14 } else { 24 };
    Line::new(vec![
        Part::new(mark, role),
        Part::new(due, role).in_cells(8).at_right(),
        Part::new(shown_name(line, look), Role::Strong).in_cells(names),
        Part::new(line.action(strings), Role::Text).in_cells(if width < 100 { 20 } else { 24 }),
        Part::new(also, Role::Dim).in_cells(3),
        Part::new(line.why(&shown_names(line, look), strings), Role::Dim),
    ])
    .on(Target::Line(number))
}

impl Today {
    pub(super) fn lines(&self, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let width = self.size.width;
        let Some(day) = &self.day else { return self.kept_lines(look) };
        let mut lines = Vec::new();
        for urgency in Urgency::ALL {
            let own: Vec<(usize, &DayLine)> = day.lines.iter().enumerate().filter(|(_, line)| line.urgency == *urgency).collect();
            if own.is_empty() {
                continue;
            }
            let heading = format!("{} {}", strings.today_group(urgency.code()), own.len());
            if *urgency == Urgency::Later && !self.unfolded {
                let folded = strings.today_folded(own.len());
                lines.push(
                    Line::new(vec![Part::new(strings.today_group(urgency.code()), Role::Heading), Part::new(folded, Role::Dim)])
                        .on(Target::Folded),
                );
                continue;
            }
            lines.push(Line::heading(heading));
            let mut day = None;
            for (number, line) in own {
                // The agenda of the days ahead: each under its own heading.
                let on = line.due_at().filter(|_| *urgency == Urgency::Later).map(|at| last_day(at, look));
                if on.is_some() && on != day {
                    day = on;
                    let said = on.map(|on| day_in_words(on, look)).unwrap_or_default();
                    lines.push(Line::text(said, Role::Dim));
                }
                lines.push(row(number, line, width, look));
            }
        }
        if day.lines.is_empty() {
            lines.push(Line::text(strings.today_nothing(), Role::Strong));
            lines.push(Line::text(strings.today_nothing_advice(), Role::Dim));
        }
        lines.extend(self.changes(look));
        lines.extend(self.question_lines(look));
        if let Some(steps) = self.steps.as_ref().filter(|steps| !look.hide_steps && !steps.all_taken()) {
            lines.push(Line::blank());
            lines.extend(step_lines(steps, look, Target::Step));
        }
        lines
    }

    /// What would sharpen the portfolio most; each opens the form that answers it.
    fn question_lines(&self, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        if self.questions.is_empty() {
            return Vec::new();
        }
        let names = if self.size.width < 100 { 14 } else { 24 };
        let mut lines = vec![Line::blank(), Line::heading(strings.today_questions())];
        lines.extend(self.questions.iter().enumerate().map(|(number, asking)| {
            let name = look.private(&one_line(&asking.name)).into_owned();
            Line::new(vec![Part::new(name, Role::Strong).in_cells(names), Part::new(asking.said(strings), Role::Text)])
                .on(Target::Question(number))
        }));
        lines
    }

    /// What opened and ended since yesterday.
    fn changes(&self, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let Some(day) = self.day.as_ref().filter(|day| !day.changes.is_empty()) else { return Vec::new() };
        let ended = day.changes.iter().filter(|change| change.ended).count();
        let mut lines = vec![Line::blank(), Line::heading(strings.today_changes(day.changes.len() - ended, ended))];
        for (number, change) in day.changes.iter().enumerate().take(MOST_CHANGES) {
            let what = format!("{}  {}", look.private(&one_line(&change.name)), label(change.rule, strings));
            let said = if change.ended { strings.today_ended(what) } else { strings.today_opened(what) };
            lines.push(Line::text(said, if change.ended { Role::Good } else { Role::Bad }).on(Target::Change(number)));
        }
        lines
    }

    /// The alerts that are due first, as the summaries keep them, while the list is being gathered.
    fn kept_lines(&self, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let said = if self.stopped { strings.today_stopped() } else { strings.today_reading() };
        let mut lines = vec![Line::text(said, Role::Dim)];
        lines.extend(self.kept.iter().enumerate().map(|(number, (_, name, open))| {
            let rule = open.worst.map(|rule| label(rule, strings)).unwrap_or_default();
            let due = open.due_at.map(|at| instant(at, look.as_of)).unwrap_or_default();
            Line::new(vec![
                Part::new(due, Role::Text).in_cells(16).at_right(),
                Part::new(look.private(&one_line(name)), Role::Strong).in_cells(20),
                Part::new(rule, Role::Dim),
            ])
            .on(Target::Kept(number))
        }));
        lines
    }

    /// The selected line explained: why in full, how its date came about, what ends it and what else is due.
    pub(super) fn explained(&self, line: &DayLine, look: &Look) -> Vec<(String, Role)> {
        let strings = &look.strings;
        let names = shown_names(line, look);
        let mut said = vec![(line.why(&names, strings), Role::Text)];
        let due = line.due_at().map(|at| strings.today_due(instant(at, look.as_of))).unwrap_or_default();
        let derivation = line.derivation(strings);
        let separator = if due.is_empty() || derivation.is_empty() { "" } else { ": " };
        said.push((format!("{due}{separator}{derivation}"), Role::Dim));
        let mut last = Vec::new();
        if let Lead::Item(item) = &line.lead
            && let Matter::Alert(alert) = &item.matter
        {
            last.push(ends(&alert.episode.ends, &names, strings));
        }
        if !line.others.is_empty() {
            let mut others: Vec<String> = Vec::new();
            for (code, _) in &line.others {
                let action = strings.agenda_action(*code);
                if !others.contains(&action) {
                    others.push(action);
                }
            }
            last.push(strings.today_also(others.join(&strings.portfolio_and())));
        }
        if let Some(owner) = line.owner().and_then(|owner| self.colleagues.iter().find(|one| one.id == owner)) {
            last.push(strings.today_with(look.private(&owner.name)));
        }
        said.push((last.join(&strings.agenda_then()), Role::Dim));
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::look_for_tests;

    #[test]
    fn a_clock_wakes_exactly_when_what_it_shows_changes() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let due = at("2026-11-21T04:00:20Z");
        let shown = |now: Instant| {
            let mut look = look_for_tests();
            look.as_of.at = now;
            clock(Some(due), &look).0
        };
        for start in [
            "2026-11-21T02:10:07Z",
            "2026-11-21T03:59:59Z",
            "2026-11-21T05:30:00Z",
            "2026-11-21T05:41:30Z",
            "2026-11-22T09:12:00Z",
            "2026-11-26T09:12:00Z",
        ] {
            let mut now = at(start);
            for _ in 0..5 {
                let next = next_digit(due, now).unwrap();
                assert!(next > now);
                let last = next - TimeDelta::seconds(1);
                assert_eq!(shown(now), shown(last.max(now)), "nothing changes before {next}");
                assert_ne!(shown(now), shown(next), "at {next} another digit is shown than at {now}");
                now = next;
            }
        }
    }
}
