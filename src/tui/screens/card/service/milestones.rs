//! Delivery: what is to be delivered by when, and who of them accepted it.

use std::cmp::Reverse;

use crate::domain::{AccountId, AsOf};
use crate::store::{ActionKind, Edit, Row, Table, What};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::{colleague_choices, person_choices};
use crate::tui::input::Action;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{Unfolded, come, counts, day, due, empty, enter, heading, row_choices, text, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const MILESTONE: &[&str] =
    &["deliverable", "project", "contract_id", "owner_id", "planned_on", "due_on", "delivered_on", "accepted_by", "accepted_on", "note"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Milestones {
    rows: Vec<Row>,
    contracts: Vec<Row>,
    people: Vec<Row>,
    unfolded: Unfolded,
}

impl Milestones {
    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn form(&self, record: Record, around: &Around<'_>) -> Option<Deed> {
        enter(
            record
                .past("delivered_on")
                .past("accepted_on")
                .choosing("contract_id", row_choices(&self.contracts, "title"))
                .choosing("owner_id", colleague_choices(around.colleagues, around.look))
                .choosing("accepted_by", person_choices(around.people, around.look))
                .hint("planned_on", around.look.strings.service_planned_hint()),
        )
    }

    fn line(&self, row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let accepted = come(row, "accepted_on", look.as_of);
        let delivered = come(row, "delivered_on", look.as_of);
        let by = row.int("accepted_by").and_then(|id| self.people.iter().find(|person| person.id == id));
        let by = by.map(|person| look.private(&text(person, "name")).into_owned()).unwrap_or_default();
        let (said, role) = match (accepted, delivered) {
            (Some(day), _) => (strings.service_accepted(day.to_string(), by), Role::Dim),
            (None, Some(day)) => (strings.service_delivered(day.to_string()), Role::Watch),
            (None, None) => (strings.service_to_deliver(), Role::Text),
        };
        let due_on = row.date("due_on");
        let away = due_on.filter(|_| accepted.is_none()).map_or_else(|| Part::new("", Role::Dim), |day| due(day, look));
        let name = [text(row, "deliverable"), text(row, "project")];
        Line::new(vec![
            day(due_on),
            away.in_cells(11),
            Part::new(said, role).in_cells(34),
            Part::new(name.join("  ").trim_end(), if accepted.is_some() { Role::Dim } else { Role::Text }),
        ])
        .on(Spot::Record(Table::Milestone, row.id))
    }
}

fn is_open(row: &Row, as_of: AsOf) -> bool {
    come(row, "accepted_on", as_of).is_none()
}

impl Page for Milestones {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.rows = reads.records.rows_of(Table::Milestone, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "planned_on", reads.as_of));
        self.contracts = reads.records.rows_of(Table::Contract, account).map_err(problem)?;
        self.people = reads.records.rows_of(Table::Person, account).map_err(problem)?;
        Ok(())
    }

    fn lines(&self, _width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        if self.rows.is_empty() {
            return vec![Line::heading(strings.service_milestones()), empty(Table::Milestone, strings.service_milestones_none())];
        }
        let (mut open, mut accepted): (Vec<&Row>, Vec<&Row>) = self.rows.iter().partition(|row| is_open(row, look.as_of));
        open.sort_by_key(|row| (row.date("due_on"), row.id));
        accepted.sort_by_key(|row| Reverse((row.date("accepted_on"), row.id)));
        let late = open.iter().filter(|row| row.date("due_on").is_some_and(|day| day < look.as_of.day)).count();
        let said = if late > 0 { strings.service_late(i64::try_from(late).unwrap_or(i64::MAX)) } else { String::new() };
        let mut lines = vec![heading(strings.service_milestones(), said, Role::Bad)];
        lines.extend(open.into_iter().map(|row| self.line(row, look)));
        let accepted = accepted.into_iter().map(|row| self.line(row, look)).collect();
        lines.extend(self.unfolded.settled(Table::Milestone, strings.service_milestones_accepted(), accepted, look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Milestone => self.form(Record::of(around.subject, self.row(row)?, MILESTONE), around),
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::Milestone]
    }

    fn enter(&self, table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let record = Record::new(around.subject, table, MILESTONE).holding("planned_on", Value::Day(around.look.today));
        self.form(record, around)
    }

    fn name(&self, _table: Table, row: i64) -> String {
        self.row(row).map(|row| text(row, "deliverable")).unwrap_or_default()
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(_, id)) => {
                let done = self.row(id).is_none_or(|row| !is_open(row, look.as_of));
                vec![Offer::unless(Action::Complete, done.then(|| look.strings.service_accepted_already()))]
            }
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let (look, strings) = (around.look, &around.look.strings);
        match (action, at?) {
            (Action::Open, spot @ Spot::Settled(_)) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(_, id)) => {
                let row = self.row(id)?;
                if !is_open(row, look.as_of) {
                    return Some(Deed::Hint(strings.service_accepted_already()));
                }
                if come(row, "delivered_on", look.as_of).is_none() {
                    let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::Milestone, id, &text(row, "deliverable")));
                    edit.update(Table::Milestone, id, vec![("delivered_on", look.today.into())]);
                    return Some(Deed::Write(Box::new(edit)));
                }
                let record = Record::of(around.subject, row, &["accepted_by", "accepted_on", "note"])
                    .titled(strings.service_acceptance())
                    .as_action(ActionKind::Complete)
                    .holding("accepted_on", Value::Day(look.today))
                    .required("accepted_by")
                    .required("accepted_on");
                self.form(record, around)
            }
            _ => None,
        }
    }
}
