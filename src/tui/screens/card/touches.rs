//! The fourth tab: what we promised, and what became of it.

use chrono::NaiveDate;

use super::page::{Around, Deed, Page, Spot};
use crate::domain::needs::PromiseState;
use crate::domain::text::one_line;
use crate::domain::{AccountId, Coded};
use crate::i18n::label;
use crate::store::{ActionKind, Cell, Edit, Row, Table, What};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::{Subject, colleague_choices, person_choices};
use crate::tui::input::Action;
use crate::tui::overlays::form::Value;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// What is asked of a promise.
const PROMISE: &[&str] = &["what", "person_id", "owner_id", "made_on", "due_on", "state", "settled_on", "note"];

/// The page.
#[derive(Debug, Default)]
pub(super) struct Touches {
    promises: Vec<Row>,
}

impl Touches {
    fn promise(&self, id: i64) -> Option<&Row> {
        self.promises.iter().find(|row| row.id == id)
    }
}

fn is_open(row: &Row, day: NaiveDate) -> bool {
    row.code("state") == Some(PromiseState::Open) || row.date("settled_on").is_some_and(|settled| settled > day)
}

fn promise_line(row: &Row, look: &Look) -> Line<Spot> {
    let open = is_open(row, look.as_of.day);
    let due = row.date("due_on");
    let late = open && due.is_some_and(|due| due < look.as_of.day);
    let state = if open { PromiseState::Open } else { row.code("state").unwrap_or(PromiseState::Open) };
    let said = if late { look.strings.card_overdue() } else { label(state, &look.strings) };
    let role = if late { Role::Bad } else { Role::Dim };
    Line::new(vec![
        Part::new(due.map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(10),
        Part::new(said, role).in_cells(9),
        Part::new(one_line(row.text("what").unwrap_or_default()), if open { Role::Text } else { Role::Dim }),
    ])
    .on(Spot::Record(Table::Promise, row.id))
}

fn promise_form(record: Record, around: &Around<'_>) -> Deed {
    let record = record
        .choosing("person_id", person_choices(around.people, around.look))
        .choosing("owner_id", colleague_choices(around.colleagues, around.look));
    Deed::Enter(Box::new(record))
}

/// A promise kept today.
fn kept(row: &Row, subject: &Subject, today: NaiveDate) -> Edit {
    let name = format!("{} ({})", row.text("what").unwrap_or_default(), subject.name);
    let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::Promise, row.id, &name));
    let values: Vec<(&'static str, Cell)> = vec![("state", PromiseState::Kept.code().into()), ("settled_on", today.into())];
    edit.update(Table::Promise, row.id, values);
    edit
}

impl Page for Touches {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let mut rows = reads.records.rows_of(Table::Promise, account).map_err(|error| reads.problem(&error))?;
        rows.retain(|row| row.date("made_on").is_some_and(|day| day <= reads.as_of.day));
        // Open ones first, the earliest due first; then those settled, the latest first.
        rows.sort_by_key(|row| {
            let (open, due) = (is_open(row, reads.as_of.day), row.date("due_on"));
            (!open, open && due.is_none(), if open { due } else { None }, std::cmp::Reverse(row.date("settled_on")))
        });
        self.promises = rows;
        Ok(())
    }

    fn lines(&self, _width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = vec![Line::heading(look.strings.card_promises())];
        if self.promises.is_empty() {
            lines.push(Line::text(look.strings.card_promises_none(), Role::Dim).on(Spot::Section(Table::Promise)));
        }
        lines.extend(self.promises.iter().map(|row| promise_line(row, look)));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Promise => Some(promise_form(Record::of(around.subject, self.promise(row)?, PROMISE), around)),
            _ => None,
        }
    }

    fn kinds(&self) -> &'static [Table] {
        &[Table::Promise]
    }

    fn enter(&self, table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Promise => {
                let record = Record::new(around.subject, table, PROMISE)
                    .holding("made_on", Value::Day(around.look.today))
                    .holding("state", Value::Choice(PromiseState::Open.code().to_owned()));
                Some(promise_form(record, around))
            }
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        match table {
            Table::Promise => self.promise(row).and_then(|row| row.text("what")).unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::Promise, row)) if self.promise(row).is_some_and(|row| is_open(row, look.as_of.day)) => {
                vec![Offer::ready(Action::Complete)]
            }
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let Some(Spot::Record(Table::Promise, row)) = at.filter(|_| action == Action::Complete) else { return None };
        let row = self.promise(row)?;
        if is_open(row, around.look.as_of.day) {
            Some(Deed::Write(Box::new(kept(row, around.subject, around.look.today))))
        } else {
            Some(Deed::Hint(around.look.strings.card_promise_settled()))
        }
    }
}
