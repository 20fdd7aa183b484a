//! Two states of the portfolio, as several screens show them.

use crate::domain::AccountId;
use crate::domain::text::one_line;
use crate::exchange::compare::{Moved, Totals, words};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// Cells of the names of what is counted, and of a number.
const WHAT: u16 = 18;
const NUMBER: u16 = 18;

/// What both states add up to, under their names.
#[must_use]
pub fn totals<T>(sums: [&Totals; 2], names: [String; 2], look: &Look) -> Vec<Line<T>> {
    let strings = &look.strings;
    let ([was, is], [before, after]) = (sums, names);
    let heading = |text: String, width: u16| Part::new(text, Role::Heading).in_cells(width);
    let mut lines = vec![Line::new(vec![
        heading(strings.compare_column_what(), WHAT),
        heading(before, NUMBER).at_right(),
        heading(after, NUMBER).at_right(),
        heading(strings.compare_column_change(), NUMBER).at_right(),
    ])];
    lines.extend(words::totals(was, is, strings).into_iter().map(|row| {
        let shown = |text: String| if row.money { look.private(&text).into_owned() } else { text };
        let role = if row.change.is_empty() { Role::Text } else { Role::Strong };
        Line::new(vec![
            Part::new(row.what.clone(), Role::Text).in_cells(WHAT),
            Part::new(shown(row.before.clone()), Role::Text).in_cells(NUMBER).at_right(),
            Part::new(shown(row.after.clone()), role).in_cells(NUMBER).at_right(),
            Part::new(shown(row.change.clone()), Role::Accent).in_cells(NUMBER).at_right(),
        ])
    }));
    lines
}

/// The accounts that moved, each of which can be opened; those of which only the score moved are counted unless all are wanted.
#[must_use]
pub fn moved<T>(moved: &[Moved], all: bool, width: u16, look: &Look, target: impl Fn(AccountId) -> T) -> Vec<Line<T>> {
    let strings = &look.strings;
    if moved.is_empty() {
        return vec![Line::text(strings.compare_nothing(), Role::Dim)];
    }
    let name = if width < 100 { 18 } else { 26 };
    let room = usize::from(width.saturating_sub(name + 2)).max(20);
    let (told, left): (Vec<&Moved>, Vec<&Moved>) = moved.iter().partition(|one| all || one.is_more_than_score());
    let mut lines = Vec::new();
    for one in told {
        let said = words::moved(one, &|name| look.private(name).into_owned(), strings).join(&strings.agenda_then());
        let worse = one.change().is_some_and(|change| change.0 < 0) || !one.opened.is_empty();
        for (number, text) in wrap(&said, room, look.widths).into_iter().enumerate() {
            let shown = if number == 0 { look.private(&one_line(&one.name)).into_owned() } else { String::new() };
            let line =
                Line::new(vec![Part::new(shown, Role::Strong).in_cells(name), Part::new(text, if worse { Role::Bad } else { Role::Text })]);
            lines.push(if number == 0 { line.on(target(one.account)) } else { line });
        }
    }
    if !left.is_empty() {
        lines.push(Line::text(strings.compare_only_score(left.len()), Role::Dim));
    }
    lines
}
