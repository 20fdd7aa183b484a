//! The lines below the layers of the archive: tags, our team, the group, shares, results, rules of its own.

use super::{Own, Standing};
use crate::domain::health::Dimension;
use crate::domain::profile::{ResultKind, TeamRole};
use crate::domain::reading::Share;
use crate::domain::survey::Declaration;
use crate::domain::text::one_line;
use crate::i18n::label;
use crate::store::{Row, Table};
use crate::tui::forms::{capital, custom};
use crate::tui::screens::card::cells::{money, text};
use crate::tui::screens::card::page::Spot;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// The name of a kind of record where the line's own name would be no help.
fn kind(table: Table, look: &Look) -> String {
    capital(&label(table, &look.strings))
}

fn coded<T: crate::i18n::Labelled>(row: &Row, column: &str, look: &Look) -> String {
    row.code::<T>(column).map(|code| capital(&label(code, &look.strings))).unwrap_or_default()
}

/// Name, value and note of a record.
fn told(row: &Row, named: Option<&str>, look: &Look) -> (String, String, String) {
    let strings = &look.strings;
    let private = |text: &str| look.private(&one_line(text)).into_owned();
    let nobody = || strings.value_none();
    let since = |column: &str| row.date(column).map(|day| strings.archive_since(day.to_string())).unwrap_or_default();
    let yes = |column: &str, yes: String, no: String| if row.bool(column).unwrap_or_default() { yes } else { no };
    match row.table {
        Table::AccountTag => (kind(row.table, look), text(row, "tag"), String::new()),
        Table::AccountTeam => (coded::<TeamRole>(row, "role", look), named.map_or_else(nobody, private), since("since")),
        Table::AccountParent => (kind(row.table, look), named.map_or_else(|| strings.archive_stands_alone(), private), since("as_of")),
        Table::Shareholder => {
            let share = row.int("share").and_then(Share::from_basis_points).map(|share| share.to_string()).unwrap_or_default();
            (kind(row.table, look), format!("{} {share}", private(row.text("name").unwrap_or_default())), since("as_of"))
        }
        Table::PeriodResult => {
            let month = |column: &str| row.date(column).map(|day| day.format("%Y-%m").to_string()).unwrap_or_default();
            let amount = row.money("amount").map(|amount| money(amount, look)).unwrap_or_default();
            (coded::<ResultKind>(row, "kind", look), amount, format!("{}..{}", month("starts_on"), month("ends_on")))
        }
        Table::Applicability => {
            let applies = yes("applies", strings.archive_applies(), strings.archive_applies_not());
            (coded::<Dimension>(row, "dimension", look), applies, format!("{}  {}", since("as_of"), text(row, "reason")))
        }
        Table::AccountDeclaration => {
            let holds = yes("holds", strings.value_yes(), strings.value_no());
            (coded::<Declaration>(row, "declaration", look), holds, since("as_of"))
        }
        table => (kind(table, look), String::new(), String::new()),
    }
}

/// A name, a value in so many cells, and what there is to say about it.
fn line(name: String, value: String, note: String, cells: (u16, u16), look: &Look) -> Line<Spot> {
    let natural = u16::try_from(look.widths.of(&value)).unwrap_or(u16::MAX);
    let room = if note.is_empty() { 0 } else { natural.clamp(cells.1, cells.1 + 7) };
    Line::new(vec![
        Part::new(name, Role::Dim).in_cells(cells.0),
        Part::new(value, Role::Text).in_cells(room),
        Part::new(note.trim().to_owned(), Role::Dim),
    ])
}

/// A field of our own making, among those of its layer.
pub fn own(own: &Own, cells: (u16, u16), look: &Look) -> Line<Spot> {
    let strings = &look.strings;
    let value = if own.value.is_empty() { strings.value_none() } else { custom::shown(own.kind, &own.value, look) };
    let department = own.definition.code("department").map(|department: crate::domain::profile::Department| label(department, strings));
    let note = match own.as_of {
        Some(day) => {
            let source = own.source.map(|source| label(source, strings)).unwrap_or_default();
            format!("{day} {} {source}", department.unwrap_or_default())
        }
        None => department.map(|department| strings.card_ask_department(department)).unwrap_or_default(),
    };
    let mut line = line(text(&own.definition, "label"), look.private(&value).into_owned(), note, cells, look);
    if let Some(part) = line.parts.get_mut(1).filter(|_| own.value.is_empty()) {
        part.role = Role::Unknown;
    }
    line.on(Spot::Gap(Table::CustomValue, own.definition.id))
}

/// All of them.
pub(super) fn lines(standing: &Standing, width: u16, look: &Look) -> Vec<Line<Spot>> {
    let strings = &look.strings;
    let cells = super::super::overview::cells(width);
    let mut lines = vec![Line::heading(strings.archive_more())];
    for (row, named) in &standing.rows {
        let (name, value, note) = told(row, named.as_deref(), look);
        lines.push(line(name, value, note, cells, look).on(Spot::Record(row.table, row.id)));
    }
    if standing.group.len() > 1 {
        let names: Vec<String> = standing.group.iter().map(|name| look.private(name).into_owned()).collect();
        let said = strings.archive_group(i64::try_from(names.len()).unwrap_or(i64::MAX), names.join(&strings.card_comma()));
        lines.push(Line::text(said, Role::Dim));
    }
    lines.push(Line::text(strings.archive_enter_more(), Role::Dim).on(Spot::Section(Table::AccountTag)));
    lines
}
