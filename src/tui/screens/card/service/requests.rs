//! Collaboration requests: what they need, what its product owner makes of it, what was decided, and whether they were told.

use std::cmp::Reverse;

use crate::domain::calendar::{Deadline, Start};
use crate::domain::commerce::RequestDecision;
use crate::domain::{AccountId, AsOf, Coded};
use crate::i18n::{label, log};
use crate::store::policies::Policies;
use crate::store::{ActionKind, Row, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::{capital, colleague_choices, person_choices};
use crate::tui::input::Action;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{
    Unfolded, below, come, counts, day, detail, due, empty, enter, heading, long_detail, text, unfolds,
};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const REQUEST: &[&str] = &["need", "background", "expected_value", "person_id", "raised_on", "evaluator_id", "owner_id", "tell_by"];
const WHOLE: &[&str] = &[
    "need",
    "background",
    "expected_value",
    "person_id",
    "raised_on",
    "evaluator_id",
    "owner_id",
    "feasibility",
    "cost",
    "generality",
    "evaluated_on",
    "decision",
    "decided_on",
    "tell_by",
    "told_on",
    "closed_on",
];
const NOTE: &[&str] = &["note", "at", "colleague_id"];

crate::codes! {
    /// Where a request stands.
    pub enum Stage {
        /// Its product owner has not evaluated it.
        Evaluate = "evaluate",
        /// Nothing is decided.
        Decide = "decide",
        /// The customer does not know.
        Tell = "tell",
        /// Only to be closed.
        Close = "close",
        /// Closed.
        Closed = "closed",
    }
}

impl Stage {
    fn of(row: &Row, as_of: AsOf) -> Self {
        let done = |column: &str| come(row, column, as_of).is_some();
        if done("closed_on") {
            Self::Closed
        } else if done("told_on") {
            Self::Close
        } else if done("decided_on") {
            Self::Tell
        } else if done("evaluated_on") {
            Self::Decide
        } else {
            Self::Evaluate
        }
    }

    /// What is asked when it is taken, the day first proposed as today.
    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Evaluate => &["feasibility", "cost", "generality", "evaluator_id", "evaluated_on"],
            Self::Decide => &["decision", "decided_on", "tell_by"],
            Self::Tell => &["told_on"],
            Self::Close | Self::Closed => &["closed_on"],
        }
    }

    const fn day(self) -> &'static str {
        match self {
            Self::Evaluate => "evaluated_on",
            Self::Decide => "decided_on",
            Self::Tell => "told_on",
            Self::Close | Self::Closed => "closed_on",
        }
    }
}

/// The section.
#[derive(Debug, Default)]
pub(super) struct Requests {
    rows: Vec<Row>,
    notes: Vec<Row>,
    people: Vec<Row>,
    colleagues: Vec<Row>,
    policies: Option<Policies>,
    unfolded: Unfolded,
}

impl Requests {
    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn under(&self, at: Option<Spot>) -> Option<&Row> {
        match at? {
            Spot::Record(Table::Request, id) => self.row(id),
            Spot::Record(Table::RequestNote, id) => self.row(self.notes.iter().find(|note| note.id == id)?.int("request_id")?),
            _ => None,
        }
    }

    /// Until when the customer is told: its own date, else so long after the decision.
    fn tell_by(&self, row: &Row, look: &Look) -> Option<Deadline> {
        let zone = look.as_of.zone;
        if let (Some(own), Some(raised)) = (row.date("tell_by"), row.date("raised_on")) {
            let days = u32::try_from(own.signed_duration_since(raised).num_days()).unwrap_or(0);
            return Some(look.calendar.due(Start::On(raised), crate::domain::calendar::Span::Days(days), zone));
        }
        let decided = row.date("decided_on")?;
        Some(look.calendar.due(Start::On(decided), self.policies.as_ref()?.on(decided).alerts.request_untold_due, zone))
    }

    fn form(record: Record, around: &Around<'_>) -> Record {
        let colleagues = || colleague_choices(around.colleagues, around.look);
        let days = ["raised_on", "evaluated_on", "decided_on", "told_on", "closed_on"];
        days.into_iter()
            .fold(record, |record, column| record.past(column))
            .choosing("person_id", person_choices(around.people, around.look))
            .choosing("owner_id", colleagues())
            .choosing("evaluator_id", colleagues())
            .choosing("colleague_id", colleagues())
            .hint("evaluator_id", around.look.strings.service_evaluator_hint())
            .hint("tell_by", around.look.strings.service_tell_by_hint())
    }

    fn stage_form(&self, row: &Row, stage: Stage, around: &Around<'_>) -> Option<Deed> {
        let mut record = Record::of(around.subject, row, stage.columns())
            .titled(around.look.strings.service_request_step(stage.code()))
            .as_action(ActionKind::Complete)
            .holding(stage.day(), Value::Day(around.look.today))
            .required(stage.day())
            .required("decision");
        if stage == Stage::Evaluate {
            record = record.required("feasibility").required("evaluator_id");
        }
        enter(Self::form(record, around))
    }

    fn line(&self, row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let stage = Stage::of(row, look.as_of);
        let decision = row.code::<RequestDecision>("decision").filter(|_| matches!(stage, Stage::Tell | Stage::Close | Stage::Closed));
        let said = strings.service_request_stage(stage.code());
        let by = self.tell_by(row, look).filter(|_| stage == Stage::Tell);
        let role = match (stage, &by) {
            (Stage::Closed | Stage::Close, _) => Role::Dim,
            (_, Some(by)) if by.day < look.as_of.day => Role::Bad,
            _ => Role::Watch,
        };
        Line::new(vec![
            day(by.as_ref().map(|by| by.day).or_else(|| row.date("raised_on"))),
            by.map_or_else(|| Part::new("", Role::Dim), |by| due(by.day, look)).in_cells(11),
            Part::new(said, role).in_cells(16),
            Part::new(decision.map(|decision| label(decision, strings)).unwrap_or_default(), Role::Dim).in_cells(9),
            Part::new(text(row, "need"), if stage == Stage::Closed { Role::Dim } else { Role::Text }),
        ])
        .on(Spot::Record(Table::Request, row.id))
    }

    fn block(&self, row: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = vec![self.line(row, look)];
        if !self.unfolded.shows(Table::Request, row.id) {
            return lines;
        }
        let strings = &look.strings;
        let named = |column: &str| capital(&log::column(Table::Request, column, strings));
        let who = |rows: &[Row], column: &str| {
            let found = row.int(column).and_then(|id| rows.iter().find(|one| one.id == id));
            found.map(|one| look.private(&text(one, "name")).into_owned()).unwrap_or_default()
        };
        for column in ["background", "expected_value", "feasibility", "cost", "generality"] {
            if let Some(said) = row.text(column) {
                lines.extend(long_detail(&named(column), said, width, look));
            }
        }
        let people = [("person_id", who(&self.people, "person_id")), ("evaluator_id", who(&self.colleagues, "evaluator_id"))];
        let days = ["raised_on", "evaluated_on", "decided_on", "told_on", "closed_on"];
        let days = days.map(|column| (column, row.date(column).map(|day| day.to_string()).unwrap_or_default()));
        let known = people.into_iter().chain(days).filter(|(_, value)| !value.is_empty());
        lines.extend(known.map(|(column, value)| detail(named(column), value)));
        for note in self.notes.iter().filter(|note| note.int("request_id") == Some(row.id)) {
            let at = note.at("at").map(|at| look.as_of.zone.day_of(at));
            let who = note.int("colleague_id").and_then(|id| self.colleagues.iter().find(|one| one.id == id));
            let who = who.map(|one| look.private(&text(one, "name")).into_owned()).unwrap_or_default();
            lines.push(
                below(vec![day(at), Part::new(who, Role::Dim), Part::new(text(note, "note"), Role::Text)])
                    .on(Spot::Record(Table::RequestNote, note.id)),
            );
        }
        lines
    }
}

impl Page for Requests {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        self.rows = records.rows_of(Table::Request, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "raised_on", reads.as_of));
        self.notes = records.rows_of(Table::RequestNote, account).map_err(problem)?;
        self.notes.retain(|row| row.at("at").is_some_and(|at| reads.as_of.includes(at)));
        self.people = records.rows_of(Table::Person, account).map_err(problem)?;
        self.colleagues = records.all(Table::Colleague).map_err(problem)?;
        self.policies = Some(records.policies().map_err(problem)?);
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        if self.rows.is_empty() {
            return vec![Line::heading(strings.service_requests()), empty(Table::Request, strings.service_requests_none())];
        }
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        // They have not been told: first, the earliest promised day before the others.
        rows.sort_by_key(|row| {
            let stage = Stage::of(row, look.as_of);
            let by = self.tell_by(row, look).map(|by| by.day);
            (stage == Stage::Closed, stage != Stage::Tell, by.is_none(), by, Reverse(row.date("closed_on")), row.id)
        });
        let (closed, open): (Vec<&Row>, Vec<&Row>) = rows.into_iter().partition(|row| Stage::of(row, look.as_of) == Stage::Closed);
        let untold = open.iter().filter(|row| Stage::of(row, look.as_of) == Stage::Tell).count();
        let said = if untold > 0 { strings.service_untold(i64::try_from(untold).unwrap_or(i64::MAX)) } else { String::new() };
        let mut lines = vec![heading(strings.service_requests(), said, Role::Watch)];
        lines.extend(open.into_iter().flat_map(|row| self.block(row, width, look)));
        let closed = closed.into_iter().flat_map(|row| self.block(row, width, look)).collect();
        lines.extend(self.unfolded.settled(Table::Request, strings.service_requests_closed(), closed, look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Request => enter(Self::form(Record::of(around.subject, self.row(row)?, WHOLE), around)),
            Table::RequestNote => {
                enter(Self::form(Record::of(around.subject, self.notes.iter().find(|note| note.id == row)?, NOTE), around))
            }
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::Request, Table::RequestNote]
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Request => {
                let record = Record::new(around.subject, table, REQUEST).holding("raised_on", Value::Day(around.look.today));
                enter(Self::form(record, around))
            }
            Table::RequestNote => {
                let record = Record::new(around.subject, table, NOTE)
                    .with("request_id", self.under(at)?.id)
                    .holding("at", Value::At(around.look.as_of.at))
                    .or_me("colleague_id");
                enter(Self::form(record, around).hint("colleague_id", around.look.strings.card_me_if_empty()))
            }
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        self.under(Some(Spot::Record(table, row))).map(|row| text(row, "need")).unwrap_or_default()
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::Request, id)) => {
                let closed = self.row(id).is_none_or(|row| Stage::of(row, look.as_of) == Stage::Closed);
                vec![Offer::unless(Action::Complete, closed.then(|| look.strings.service_request_is_closed())), unfolds()]
            }
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(Table::Request, _) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(Table::Request, id)) => {
                let row = self.row(id)?;
                match Stage::of(row, around.look.as_of) {
                    Stage::Closed => Some(Deed::Hint(around.look.strings.service_request_is_closed())),
                    stage => self.stage_form(row, stage, around),
                }
            }
            _ => None,
        }
    }
}
