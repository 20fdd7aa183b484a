//! How the pages of the card show days, amounts and texts, alike in every section; and what is unfolded there.

use chrono::NaiveDate;

use super::page::{Deed, Spot};
use crate::domain::rates::Sum;
use crate::domain::text::one_line;
use crate::domain::{AsOf, Money};
use crate::store::{Row, Table};
use crate::tui::app::Offer;
use crate::tui::forms::record::Record;
use crate::tui::input::Action;
use crate::tui::overlays::form::Choice;
use crate::tui::shown::short_amount;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// How far what belongs to a record stands to the right of it.
const INDENT: u16 = 3;
/// Cells of the names of details.
const NAME: u16 = 18;

/// Whether a row counts on the date that is looked at: today every one does, also one that is dated ahead.
pub(super) fn counts(row: &Row, column: &str, as_of: AsOf) -> bool {
    !as_of.past || row.date(column).is_none_or(|day| as_of.includes_day(day))
}

/// The day of a column if it had come by the date that is looked at.
pub(super) fn come(row: &Row, column: &str, as_of: AsOf) -> Option<NaiveDate> {
    row.date(column).filter(|day| as_of.includes_day(*day))
}

/// The text of a column on one line.
pub(super) fn text(row: &Row, column: &str) -> String {
    one_line(row.text(column).unwrap_or_default()).into_owned()
}

/// A day in its column.
pub(super) fn day(day: Option<NaiveDate>) -> Part {
    Part::new(day.map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(10)
}

/// How far off a day is, in words: `12d left`, `today`, `3d late`.
pub(super) fn away(day: NaiveDate, look: &Look) -> String {
    let left = -look.as_of.age_days(day);
    match left {
        0 => look.strings.card_away_today(),
        1.. => look.strings.card_away_left(left),
        _ => look.strings.card_away_late(-left),
    }
}

/// A day something is due, with how far off it is: late days are bad, those within a week are to be watched.
pub(super) fn due(day: NaiveDate, look: &Look) -> Part {
    let left = -look.as_of.age_days(day);
    let role = match left {
        ..0 => Role::Bad,
        0..=7 => Role::Watch,
        _ => Role::Dim,
    };
    Part::new(away(day, look), role)
}

/// An amount in few cells with its currency, or what stands for it under the veil.
pub(super) fn money(money: Money, look: &Look) -> String {
    let shown = format!("{} {}", short_amount(money.minor, money.currency, look), money.currency);
    look.private(&shown).into_owned()
}

/// An amount to the last digit.
pub(super) fn exact(money: Money, look: &Look) -> String {
    look.private(&format!("{} {}", money.amount(), money.currency)).into_owned()
}

/// A sum, and beside it what had no rate.
pub(super) fn sum(sum: &Sum, look: &Look) -> String {
    let total = money(sum.total, look);
    if sum.left_out.is_empty() {
        return total;
    }
    let left_out: Vec<String> = sum.left_out.iter().map(|left| money(*left, look)).collect();
    look.strings.card_without_rate(total, left_out.join(&look.strings.card_comma()))
}

/// Something that belongs to the record above it: its name and its value.
pub(super) fn detail(name: impl Into<String>, value: impl Into<String>) -> Line<Spot> {
    Line::new(vec![Part::new("", Role::Dim).in_cells(INDENT - 1), Part::new(name, Role::Dim).in_cells(NAME), Part::new(value, Role::Text)])
}

/// A long text that belongs to the record above it, under its name and in as many lines as it takes.
pub(super) fn long_detail(name: &str, value: &str, width: u16, look: &Look) -> Vec<Line<Spot>> {
    let room = usize::from(width.saturating_sub(INDENT + NAME + 3)).max(10);
    let told = look.told(value);
    let cleaned = crate::domain::text::lines(&told);
    let wrapped = cleaned.lines().flat_map(|line| wrap(line, room, look.widths)).collect::<Vec<_>>();
    wrapped.into_iter().enumerate().map(|(n, line)| detail(if n == 0 { name } else { "" }, line)).collect()
}

/// The parts of a record that belongs to the one above it.
pub(super) fn below(mut parts: Vec<Part>) -> Line<Spot> {
    parts.insert(0, Part::new("", Role::Dim).in_cells(INDENT - 1));
    Line::new(parts)
}

/// A heading with what there is to say about the section at once.
pub(super) fn heading(name: String, said: impl Into<String>, role: Role) -> Line<Spot> {
    Line::new(vec![Part::new(name, Role::Heading), Part::new(format!(" {}", said.into()), role)])
}

/// The line of an empty section: what belongs there.
pub(super) fn empty(table: Table, says: String) -> Line<Spot> {
    Line::text(says, Role::Dim).on(Spot::Section(table))
}

/// Rows as choices of a reference, called by a column.
pub(super) fn row_choices<'r>(rows: impl IntoIterator<Item = &'r Row>, column: &str) -> Vec<Choice> {
    rows.into_iter().map(|row| Choice::new(row.id.to_string(), text(row, column))).collect()
}

/// A form as what a key comes to.
pub(super) fn enter(record: Record) -> Option<Deed> {
    Some(Deed::Enter(Box::new(record)))
}

/// What is unfolded in a section: details of records, and those that are settled.
#[derive(Debug, Default)]
pub(super) struct Unfolded(Vec<Spot>);

impl Unfolded {
    /// Whether the details of a record are shown.
    pub fn shows(&self, table: Table, row: i64) -> bool {
        self.0.contains(&Spot::Record(table, row))
    }

    /// Whether the settled records of a kind are shown.
    pub fn shows_settled(&self, table: Table) -> bool {
        self.0.contains(&Spot::Settled(table))
    }

    /// Shows what was folded, folds what was shown.
    pub fn turn(&mut self, spot: Spot) -> Deed {
        match self.0.iter().position(|shown| *shown == spot) {
            Some(place) => {
                self.0.remove(place);
            }
            None => self.0.push(spot),
        }
        Deed::Done
    }

    /// The line of the settled records of a kind, then those records if they are shown.
    pub fn settled(&self, table: Table, name: String, lines: Vec<Line<Spot>>, look: &Look) -> Vec<Line<Spot>> {
        if lines.is_empty() {
            return Vec::new();
        }
        let shown = self.shows_settled(table);
        let count = i64::try_from(lines.iter().filter(|line| matches!(line.target, Some(Spot::Record(of, _)) if of == table)).count());
        let head = look.strings.card_settled(name, count.unwrap_or(i64::MAX), if shown { "shown" } else { "folded" });
        let mut all = vec![Line::text(head, Role::Dim).on(Spot::Settled(table))];
        if shown {
            all.extend(lines);
        }
        all
    }
}

/// Enter unfolds a record.
pub(super) fn unfolds() -> Offer {
    Offer::ready(Action::Open)
}
