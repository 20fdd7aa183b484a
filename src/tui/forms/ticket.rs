//! Tickets: opening one, the steps that it goes through, and the review that feeds the contingency library.

use chrono::TimeDelta;

use super::record::{Entering, Record};
use super::{Mistake, Subject, capital, choices, chosen, named, text_cell};
use crate::domain::dealings::TicketStep;
use crate::domain::plan::ContingencyKind;
use crate::domain::{Coded, Instant};
use crate::i18n::label;
use crate::store::{ActionKind, Cell, Change, Edit, Row, Table, What};
use crate::tui::overlays::form::{Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// The columns of a ticket that are asked.
pub const TICKET: &[&str] = &["title", "kind", "grade", "opened_at", "person_id", "owner_id", "product_id", "description"];

/// A new ticket, or changes of one: its day follows from its instant, and its opening is the first of its events.
#[derive(Debug)]
pub struct Opening {
    record: Record,
    /// The event of its opening, of a ticket that is known already.
    opened: Option<i64>,
    new: bool,
}

impl Opening {
    /// A new ticket.
    #[must_use]
    pub const fn new(record: Record) -> Self {
        Self { record, opened: None, new: true }
    }

    /// Changes of one, which was opened by this event.
    #[must_use]
    pub const fn of(record: Record, opened: Option<i64>) -> Self {
        Self { record, opened, new: false }
    }
}

/// Writes more columns with the first step of an edit.
fn also(edit: &mut Edit, more: Vec<(&'static str, Cell)>) {
    if let Some(Change::Insert { values, .. } | Change::Update { values, .. }) = edit.changes.first_mut() {
        values.extend(more);
    }
}

/// An instant that was typed, which cannot lie in the future.
fn instant(filled: &Filled, id: &'static str, look: &Look) -> Result<Option<Instant>, Mistake> {
    match filled.at(id) {
        Some(at) if at > look.as_of.at => Err(Mistake { field: id, why: look.strings.forms_not_future() }),
        at => Ok(at),
    }
}

impl Entering for Opening {
    fn form(&self, look: &Look) -> Form {
        self.record.form(look)
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let at = instant(filled, "opened_at", look)?;
        let Some(mut edit) = self.record.edit(filled, look)? else { return Ok(None) };
        if let Some(at) = at.filter(|_| self.new || filled.changed("opened_at")) {
            also(&mut edit, vec![("opened_on", look.as_of.zone.day_of(at).into())]);
        }
        // The clocks run from the event: it moves with the time of the opening.
        if let Some((at, event)) = at.filter(|_| filled.changed("opened_at")).zip(self.opened) {
            edit.update(Table::TicketEvent, event, vec![("at", at.into())]);
        }
        if let Some(at) = at.filter(|_| self.new) {
            let step = TicketStep::Opened.code();
            let values = vec![("ticket_id", Cell::Inserted(0)), ("step", step.into()), ("at", at.into()), ("colleague_id", Cell::Me)];
            edit.insert(Table::TicketEvent, values);
        }
        Ok(Some(edit))
    }
}

/// Something that happened to a ticket.
#[derive(Debug)]
pub struct Step {
    record: Record,
    step: TicketStep,
    ticket: i64,
    opened_at: Instant,
}

impl Step {
    /// A step of a ticket that was opened then.
    #[must_use]
    pub const fn new(record: Record, step: TicketStep, ticket: i64, opened_at: Instant) -> Self {
        Self { record, step, ticket, opened_at }
    }
}

impl Entering for Step {
    fn form(&self, look: &Look) -> Form {
        self.record.form(look)
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let at = instant(filled, "at", look)?;
        // Times are typed to the minute.
        if at.is_some_and(|at| at + TimeDelta::minutes(1) <= self.opened_at) {
            return Err(Mistake { field: "at", why: look.strings.service_before_opening() });
        }
        let Some(mut edit) = self.record.edit(filled, look)? else { return Ok(None) };
        if let Some(at) = at.filter(|_| self.step == TicketStep::Closed) {
            edit.update(Table::Ticket, self.ticket, vec![("closed_on", look.as_of.zone.day_of(at).into())]);
        }
        Ok(Some(edit))
    }
}

/// The review of a severe ticket.
#[derive(Debug)]
pub struct Review {
    subject: Subject,
    ticket: i64,
    title: String,
    colleagues: Vec<super::Colleague>,
}

impl Review {
    /// Of a ticket with this title.
    #[must_use]
    pub fn new(subject: &Subject, ticket: &Row, colleagues: &[super::Colleague]) -> Self {
        let title = ticket.text("title").unwrap_or_default().to_owned();
        Self { subject: subject.clone(), ticket: ticket.id, title, colleagues: colleagues.to_vec() }
    }
}

impl Entering for Review {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let long = |id: &'static str| Field::new(id, named(id, look), Kind::Lines(crate::store::catalog::LONG_TEXT_MAX));
        let colleagues = super::colleague_choices(&self.colleagues, look);
        let fields = vec![
            long("root_cause").required(),
            long("measures"),
            super::day_field("reviewed_on", look),
            Field::new("colleague_id", named("colleague_id", look), Kind::Choice(colleagues)).hint(strings.card_me_if_empty()),
            Field::new("library", strings.service_into_library(), Kind::Choice(choices::<ContingencyKind>(look)))
                .hint(strings.service_into_library_hint()),
            Field::new("plan_title", named("title", look), Kind::Text(crate::store::catalog::TEXT_MAX))
                .holding(Value::Text(self.title.clone())),
        ];
        let title = capital(&label(Table::TicketReview, strings));
        Form::new(strings.forms_title_of(title, look.private(&self.subject.name)), fields, look)
            .drafted(format!("ticket-review-{}", self.ticket))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let day = super::day_of(filled, "reviewed_on", look)?;
        let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::Ticket, self.ticket, &self.title));
        let colleague = filled.choice("colleague_id").and_then(|id| id.parse::<i64>().ok()).map_or(Cell::Me, Cell::from);
        let mut values = vec![
            ("ticket_id", self.ticket.into()),
            ("reviewed_on", day.into()),
            ("root_cause", text_cell(filled, "root_cause")),
            ("measures", text_cell(filled, "measures")),
            ("colleague_id", colleague),
        ];
        if let Some(kind) = chosen::<ContingencyKind>(filled, "library") {
            let steps =
                filled.text("measures").ok_or_else(|| Mistake { field: "measures", why: look.strings.service_measures_needed() })?;
            let title = filled.text("plan_title").unwrap_or(&self.title);
            let plan: Vec<(&'static str, Cell)> =
                vec![("kind", kind.code().into()), ("title", title.into()), ("steps", steps.into()), ("reviewed_on", day.into())];
            let plan = edit.insert(Table::ContingencyPlan, plan);
            values.push(("contingency_plan_id", Cell::Inserted(plan)));
        }
        edit.insert(Table::TicketReview, values);
        Ok(Some(edit))
    }
}
