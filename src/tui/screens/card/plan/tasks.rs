//! Tasks of the account: done with one key, put off with another.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::plan::TaskOrigin;
use crate::domain::{AccountId, AsOf, Coded};
use crate::i18n::{label, log};
use crate::store::{ActionKind, Cell, Edit, Row, Table, What};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::{capital, colleague_choices};
use crate::tui::input::Action;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{Unfolded, come, counts, day, detail, due, empty, enter, heading, long_detail, text, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const TASK: &[&str] = &["title", "due_on", "owner_id", "note"];
const SNOOZED: &[&str] = &["title", "due_on", "owner_id", "snoozed_until", "snooze_reason", "note"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Tasks {
    rows: Vec<Row>,
    colleagues: Vec<Row>,
    unfolded: Unfolded,
}

fn is_open(row: &Row, as_of: AsOf) -> bool {
    come(row, "done_on", as_of).is_none()
}

fn due_on(row: &Row, as_of: AsOf) -> Option<NaiveDate> {
    row.date("due_on").or_else(|| row.at("due_at").map(|at| as_of.zone.day_of(at)))
}

/// Until when it is put off, if that is still to come.
fn snoozed(row: &Row, as_of: AsOf) -> Option<NaiveDate> {
    row.date("snoozed_until").filter(|day| *day > as_of.day)
}

impl Tasks {
    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn form(record: Record, around: &Around<'_>) -> Option<Deed> {
        enter(record.choosing("owner_id", colleague_choices(around.colleagues, around.look)))
    }

    fn line(&self, row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let (on, said) = match (come(row, "done_on", look.as_of), snoozed(row, look.as_of)) {
            (Some(done), _) => (Some(done), Part::new(strings.plan_done(), Role::Dim)),
            (None, Some(until)) => (Some(until), Part::new(strings.plan_snoozed(), Role::Dim)),
            (None, None) => {
                let on = due_on(row, look.as_of);
                (on, on.map_or_else(|| Part::new("", Role::Dim), |day| due(day, look)))
            }
        };
        let quiet = !is_open(row, look.as_of) || snoozed(row, look.as_of).is_some();
        let owner = row.int("owner_id").and_then(|id| self.colleagues.iter().find(|one| one.id == id));
        Line::new(vec![
            day(on),
            said.in_cells(12),
            Part::new(text(row, "title"), if quiet { Role::Dim } else { Role::Text }),
            Part::new(owner.map(|one| format!(" {}", look.private(&text(one, "name")))).unwrap_or_default(), Role::Dim),
        ])
        .on(Spot::Record(Table::Task, row.id))
    }

    fn block(&self, row: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = vec![self.line(row, look)];
        if !self.unfolded.shows(Table::Task, row.id) {
            return lines;
        }
        let named = |column: &str| capital(&log::column(Table::Task, column, &look.strings));
        let origin = row.code::<TaskOrigin>("origin").map(|origin| label(origin, &look.strings)).unwrap_or_default();
        let values = [
            ("origin", origin),
            ("created_on", row.date("created_on").map(|day| day.to_string()).unwrap_or_default()),
            ("due_on", due_on(row, look.as_of).map(|day| day.to_string()).unwrap_or_default()),
            ("snooze_reason", text(row, "snooze_reason")),
        ];
        lines.extend(values.into_iter().filter(|(_, value)| !value.is_empty()).map(|(column, value)| detail(named(column), value)));
        if let Some(note) = row.text("note") {
            lines.extend(long_detail(&named("note"), note, width, look));
        }
        lines
    }
}

impl Page for Tasks {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.rows = reads.records.rows_of(Table::Task, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "created_on", reads.as_of));
        self.colleagues = reads.records.all(Table::Colleague).map_err(problem)?;
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        if self.rows.is_empty() {
            return vec![Line::heading(strings.plan_tasks()), empty(Table::Task, strings.plan_tasks_none())];
        }
        let as_of = look.as_of;
        let (mut open, mut done): (Vec<&Row>, Vec<&Row>) = self.rows.iter().partition(|row| is_open(row, as_of));
        open.sort_by_key(|row| (snoozed(row, as_of), due_on(row, as_of).is_none(), due_on(row, as_of), row.id));
        done.sort_by_key(|row| Reverse((row.date("done_on"), row.id)));
        let late = |row: &&&Row| snoozed(row, as_of).is_none() && due_on(row, as_of).is_some_and(|day| day < as_of.day);
        let late = open.iter().filter(late).count();
        let said = if late > 0 { strings.service_late(i64::try_from(late).unwrap_or(i64::MAX)) } else { String::new() };
        let mut lines = vec![heading(strings.plan_tasks(), said, Role::Bad)];
        lines.extend(open.into_iter().flat_map(|row| self.block(row, width, look)));
        let done = done.into_iter().flat_map(|row| self.block(row, width, look)).collect();
        lines.extend(self.unfolded.settled(Table::Task, strings.plan_tasks_done(), done, look));
        lines
    }

    fn change(&self, _table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        let row = self.row(row)?;
        let columns = if row.date("snoozed_until").is_some() { SNOOZED } else { TASK };
        Self::form(Record::of(around.subject, row, columns), around)
    }

    fn kinds(&self) -> &[Table] {
        &[Table::Task]
    }

    fn enter(&self, table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let record = Record::new(around.subject, table, TASK)
            .with("origin", TaskOrigin::Manual.code())
            .with("created_on", around.look.today)
            .or_me("owner_id")
            .hint("owner_id", around.look.strings.card_me_if_empty());
        Self::form(record, around)
    }

    fn name(&self, _table: Table, row: i64) -> String {
        self.row(row).map(|row| text(row, "title")).unwrap_or_default()
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(_, id)) => {
                let done = self.row(id).is_none_or(|row| !is_open(row, look.as_of)).then(|| look.strings.plan_task_is_done());
                vec![Offer::unless(Action::Complete, done.clone()), Offer::unless(Action::Snooze, done), unfolds()]
            }
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let look = around.look;
        let spot = at?;
        if let (Action::Open, Spot::Record(..) | Spot::Settled(_)) = (action, spot) {
            return Some(self.unfolded.turn(spot));
        }
        let Spot::Record(_, id) = spot else { return None };
        let row = self.row(id)?;
        match action {
            Action::Complete | Action::Snooze if !is_open(row, look.as_of) => Some(Deed::Hint(look.strings.plan_task_is_done())),
            Action::Complete => {
                let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::Task, id, &text(row, "title")));
                edit.update(Table::Task, id, vec![("done_on", look.today.into()), ("done_by", Cell::Me)]);
                Some(Deed::Write(Box::new(edit)))
            }
            Action::Snooze => enter(
                Record::of(around.subject, row, &["snoozed_until", "snooze_reason"])
                    .titled(capital(&Action::Snooze.label(&look.strings)))
                    .as_action(ActionKind::Snooze)
                    .holding("snoozed_until", Value::Nothing)
                    .ahead("snoozed_until")
                    .required("snoozed_until")
                    .required("snooze_reason"),
            ),
            _ => None,
        }
    }
}
