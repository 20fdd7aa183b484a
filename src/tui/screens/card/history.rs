//! The last tab: every change, by field, with who, when, from and to; each action can be taken back from here.

use chrono::NaiveDate;

use crate::domain::profile::ProfileField;
use crate::domain::text::one_line;
use crate::domain::{AccountId, ActionId, Zone};
use crate::i18n::{label, log, value};
use crate::store::catalog::Kind;
use crate::store::history::{Deed, HistoryEntry, HistoryLine};
use crate::store::{Error, Reader, Row, Table, Value};
use crate::tui::forms::field;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// Actions read at a time.
const PAGE: usize = 40;

/// One change as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Told {
    /// As the log has it.
    Line(HistoryLine),
    /// A new row, and the names of what it refers to, by column.
    Row(Row, Vec<(&'static str, String)>),
    /// A new value of a descriptive field, and what held before.
    Field { field: ProfileField, from: String, to: String, as_of: Option<NaiveDate> },
}

/// An action and what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    entry: HistoryEntry,
    told: Vec<Told>,
}

/// What is loaded of the history.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    entries: Vec<Entry>,
    /// Whether there may be more behind the last one.
    more: bool,
}

impl History {
    /// Reads the latest actions, as many as were there before.
    pub fn read(records: Reader<'_>, account: AccountId, before: usize) -> Result<Self, Error> {
        let mut history = Self::default();
        history.more(records, account, before.max(PAGE))?;
        Ok(history)
    }

    /// How many actions are there.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the next page is to be read when the cursor comes near the end.
    pub const fn has_more(&self) -> bool {
        self.more
    }

    /// Reads the next page.
    pub fn next(&mut self, records: Reader<'_>, account: AccountId) -> Result<(), Error> {
        self.more(records, account, PAGE)
    }

    fn more(&mut self, records: Reader<'_>, account: AccountId, limit: usize) -> Result<(), Error> {
        let before = self.entries.last().map(|last| last.entry.action.id);
        let page = records.history(account, before, limit)?;
        self.more = page.len() == limit;
        for entry in page {
            let told = entry.lines.iter().map(|line| told(records, account, line)).collect::<Result<_, _>>()?;
            self.entries.push(Entry { entry, told });
        }
        Ok(())
    }

    /// Whether an action can be taken back: the log may refuse it still, and says why.
    pub fn can_be_taken_back(&self, action: ActionId) -> bool {
        self.entries.iter().any(|entry| {
            let known = &entry.entry.action;
            known.id == action && known.undone_by.is_none() && known.what.kind.undoable()
        })
    }

    /// What an action did, in a few words.
    pub fn what(&self, action: ActionId, look: &Look) -> String {
        let found = self.entries.iter().find(|entry| entry.entry.action.id == action);
        found.map(|entry| look.what(&entry.entry.action.what)).unwrap_or_default()
    }

    /// The lines.
    pub fn lines(&self, zone: Zone, look: &Look) -> Vec<Line<ActionId>> {
        let mut lines = Vec::new();
        if self.entries.is_empty() {
            lines.push(Line::text(look.strings.card_history_empty(), Role::Dim));
        }
        for entry in &self.entries {
            let action = &entry.entry.action;
            let when = action.at.with_timezone(&zone.0).format("%Y-%m-%d %H:%M").to_string();
            let undone = if action.undone_by.is_some() { look.strings.card_taken_back() } else { String::new() };
            let head = vec![
                Part::new(when, Role::Strong).in_cells(16),
                Part::new(look.private(&action.by_name), Role::Text).in_cells(10),
                Part::new(look.what(&action.what), Role::Text),
                Part::new(undone, Role::Unknown),
            ];
            lines.push(Line::new(head).on(action.id));
            lines.extend(entry.told.iter().map(|told| Line::text(format!("  {}", words(told, look)), Role::Dim)));
        }
        lines
    }
}

fn told(records: Reader<'_>, account: AccountId, line: &HistoryLine) -> Result<Told, Error> {
    if line.deed != Deed::Entered {
        return Ok(Told::Line(line.clone()));
    }
    let Some(row) = records.row(line.table, line.row)? else { return Ok(Told::Line(line.clone())) };
    let Some(field) = row.code::<ProfileField>("field").filter(|_| line.table == Table::AccountField) else {
        let names = names(records, &row)?;
        return Ok(Told::Row(row, names));
    };
    let (as_of, value) = (row.date("as_of"), row.text("value").unwrap_or_default().to_owned());
    let rows = records.rows_of(Table::AccountField, account)?;
    let before =
        rows.iter().rfind(|other| other.code::<ProfileField>("field") == Some(field) && (other.date("as_of"), other.id) < (as_of, row.id));
    let from = before.and_then(|row| row.text("value")).unwrap_or_default().to_owned();
    Ok(Told::Field { field, from, to: value, as_of })
}

/// The names of the records that a row refers to, besides the account itself.
fn names(records: Reader<'_>, row: &Row) -> Result<Vec<(&'static str, String)>, Error> {
    let mut names = Vec::new();
    for column in row.table.def().columns {
        let (Kind::Ref(to), Some(id)) = (column.kind, row.int(column.name)) else { continue };
        if to != Table::Account
            && let Some(found) = records.row(to, id)?
        {
            names.push((column.name, Reader::title(&found)));
        }
    }
    Ok(names)
}

/// The columns of a row that say something to a person.
fn columns(row: &Row, names: &[(&'static str, String)], look: &Look) -> String {
    let strings = &look.strings;
    let said = row.table.def().columns.iter().filter(|column| !matches!(column.kind, Kind::Ref(_) | Kind::Document));
    let said = said.filter(|column| *row.get(column.name) != Value::Null && column.name != "source");
    let said = said.map(|column| {
        let value = row.money(column.name).filter(|_| matches!(column.kind, Kind::Amount)).map_or_else(
            || value::shown(row.get(column.name), Some(column.kind), value::Units::of_zone(look.as_of.zone), strings),
            |money| look.private(&money.amount()).into_owned(),
        );
        format!("{} {value}", log::column(row.table, column.name, strings))
    });
    let named = names.iter().map(|(column, name)| format!("{} {name}", log::column(row.table, column, strings)));
    said.chain(named).collect::<Vec<_>>().join(&strings.portfolio_and())
}

fn words(told: &Told, look: &Look) -> String {
    let strings = &look.strings;
    match told {
        Told::Row(row, names) => format!("+ {}: {}", label(row.table, strings), look.private(&columns(row, names, look))),
        Told::Field { field: name, from, to, as_of } => {
            let shown = |stored: &str| if stored.is_empty() { strings.value_none() } else { field::shown(*name, stored, look) };
            let (from, to) = (one_line(&shown(from)).into_owned(), one_line(&shown(to)).into_owned());
            let day = as_of.map(|day| day.to_string()).unwrap_or_default();
            strings.card_history_field(label(*name, strings), look.private(&from), look.private(&to), day)
        }
        Told::Line(line) => {
            let record = log::record(line.table, &look.private(&line.name), strings);
            match (line.deed, line.field) {
                (Deed::Changed, Some(column)) => {
                    let kind = line.table.def().column(column).map(|column| column.kind);
                    let zone = look.as_of.zone;
                    let shown = |stored: &Value, currency| {
                        look.private(&value::shown(stored, kind, value::Units { currency, zone }, strings)).into_owned()
                    };
                    let (from, to) = (shown(&line.from, line.currency_before), shown(&line.to, line.currency));
                    strings.card_history_changed(record, log::column(line.table, column, strings), from, to)
                }
                (Deed::Deleted, _) => format!("- {record}"),
                (Deed::Purged, _) => strings.card_history_purged(record),
                (Deed::Entered | Deed::Changed, _) => format!("+ {record}"),
            }
        }
    }
}
