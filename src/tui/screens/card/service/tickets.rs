//! Tickets: those that run, with their clocks, first; then those whose review or call is due; then the others.

use std::cmp::Reverse;

use super::clocks::{clock_line, clock_why, forecast, minutes, moment, next_minute, standing};
use super::steps::{EVENT, REGRADE};
use crate::domain::account::Tier;
use crate::domain::calendar::WorkCalendar;
use crate::domain::dealings::{TicketGrade, TicketKind, TicketStep};
use crate::domain::{AccountId, Coded, Instant, RowId};
use crate::i18n::{deadline, label, log};
use crate::scoring::duty::{Duty, DutyState};
use crate::scoring::tickets::{Ticket, TicketPolicy, TicketState, ticket_state};
use crate::store::policies::Policies;
use crate::store::{ActionKind, Edit, Row, Table, What};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::ticket::{Opening, Step, TICKET};
use crate::tui::forms::{capital, colleague_choices, person_choices};
use crate::tui::input::Action;
use crate::tui::overlays::form::Value;
use crate::tui::overlays::{Confirm, Entry, Figure};
use crate::tui::screens::card::cells::{Unfolded, below, day, detail, due, empty, enter, heading, long_detail, row_choices, text, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

const REVIEW: &[&str] = &["root_cause", "measures", "reviewed_on", "colleague_id"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Tickets {
    rows: Vec<Row>,
    events: Vec<Row>,
    reviews: Vec<Row>,
    facts: Vec<Ticket>,
    colleagues: Vec<Row>,
    people: Vec<Row>,
    products: Vec<Row>,
    policies: Option<Policies>,
    tier: Option<Tier>,
    wakes_at: Option<Instant>,
    unfolded: Unfolded,
}

/// A ticket with where it stands.
pub(super) struct Standing<'t> {
    pub(super) row: &'t Row,
    pub(super) fact: &'t Ticket,
    pub(super) state: TicketState,
}

impl Standing<'_> {
    /// What is still to be done after it was closed.
    pub(super) fn duties(&self) -> impl Iterator<Item = (Table, &Duty)> {
        let review = self.state.review.as_ref().map(|duty| (Table::TicketReview, duty));
        let call = self.state.call.as_ref().map(|call| (Table::SurveyAnswer, &call.duty));
        [review, call].into_iter().flatten().filter(|(_, duty)| duty.is_open())
    }
}

impl Tickets {
    pub(super) fn policy<'s>(&'s self, look: &'s Look) -> Option<TicketPolicy<'s>> {
        self.policy_with(look.as_of.day, &look.calendar)
    }

    fn policy_with<'s>(&'s self, day: chrono::NaiveDate, calendar: &'s WorkCalendar) -> Option<TicketPolicy<'s>> {
        TicketPolicy::of(self.policies.as_ref()?.on(day), self.tier?, calendar)
    }

    fn standing(&self, id: i64, look: &Look) -> Option<Standing<'_>> {
        let fact = self.facts.iter().find(|fact| fact.id.raw() == id)?;
        let row = self.rows.iter().find(|row| row.id == id)?;
        Some(Standing { row, fact, state: ticket_state(fact, &self.policy(look)?, look.as_of)? })
    }

    fn all(&self, look: &Look) -> Vec<Standing<'_>> {
        self.rows.iter().filter_map(|row| self.standing(row.id, look)).collect()
    }

    /// The ticket that the cursor is on or in.
    fn under(&self, at: Option<Spot>) -> Option<i64> {
        match at? {
            Spot::Record(Table::Ticket, id) => Some(id),
            Spot::Record(Table::TicketEvent, id) => self.events.iter().find(|row| row.id == id)?.int("ticket_id"),
            Spot::Record(Table::TicketReview, id) => self.reviews.iter().find(|row| row.id == id)?.int("ticket_id"),
            _ => None,
        }
    }

    fn named(&self, rows: &[Row], row: &Row, column: &str, look: &Look) -> String {
        let found = row.int(column).and_then(|id| rows.iter().find(|one| one.id == id));
        found.map(|one| look.private(&text(one, "name")).into_owned()).unwrap_or_default()
    }

    fn ticket_record(&self, record: Record, around: &Around<'_>) -> Record {
        record
            .choosing("person_id", person_choices(around.people, around.look))
            .choosing("owner_id", colleague_choices(around.colleagues, around.look))
            .choosing("product_id", row_choices(&self.products, "name"))
            .required("opened_at")
    }

    fn line(&self, standing: &Standing<'_>, look: &Look) -> Line<Spot> {
        let closed = standing.state.closed_at;
        let (said, role) = match closed {
            Some(at) => (look.strings.service_closed(moment(at, look.as_of)), Role::Dim),
            None => self::standing(&standing.state, look),
        };
        let kind = standing.row.code::<TicketKind>("kind").map(|kind| label(kind, &look.strings)).unwrap_or_default();
        let grade = standing.state.grade;
        let severe = matches!(grade, TicketGrade::P0 | TicketGrade::P1) && closed.is_none();
        Line::new(vec![
            Part::new(grade.code(), if severe { Role::Bad } else { Role::Strong }).in_cells(2),
            Part::new(said, role).in_cells(36),
            Part::new(kind, Role::Dim).in_cells(10),
            Part::new(text(standing.row, "title"), if closed.is_none() { Role::Text } else { Role::Dim }),
        ])
        .on(Spot::Record(Table::Ticket, standing.row.id))
    }

    fn block(&self, standing: &Standing<'_>, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = vec![self.line(standing, look)];
        let policy = self.policy(look).filter(|_| standing.state.closed_at.is_none());
        if let Some((said, role)) = policy.and_then(|policy| forecast(&standing.state, &policy, look)) {
            let room = usize::from(width.saturating_sub(5)).max(10);
            lines.extend(wrap(&said, room, look.widths).into_iter().map(|line| below(vec![Part::new(line, role)])));
        }
        for (table, duty) in standing.duties() {
            lines.push(self.duty_line(table, duty, look));
        }
        if self.unfolded.shows(Table::Ticket, standing.row.id) {
            lines.extend(self.details(standing, width, look));
        }
        lines
    }

    fn duty_line(&self, table: Table, duty: &Duty, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let what = if table == Table::TicketReview { strings.service_review_due() } else { strings.service_call_due() };
        let role = if duty.state == DutyState::Overdue { Role::Bad } else { Role::Watch };
        below(vec![
            Part::new(what, role),
            day(Some(duty.deadline.day)),
            due(duty.deadline.day, look),
            Part::new(deadline::derivation(&duty.deadline, strings), Role::Dim),
        ])
    }

    fn details(&self, standing: &Standing<'_>, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let named = |column: &str| capital(&log::column(Table::Ticket, column, strings));
        let row = standing.row;
        let values = [
            ("opened_at", moment(standing.fact.opened_at, look.as_of)),
            ("person_id", self.named(&self.people, row, "person_id", look)),
            ("owner_id", self.named(&self.colleagues, row, "owner_id", look)),
            ("product_id", self.named(&self.products, row, "product_id", look)),
        ];
        let known = values.into_iter().filter(|(_, value)| !value.is_empty());
        let mut lines: Vec<Line<Spot>> = known.map(|(column, value)| detail(named(column), value)).collect();
        if let Some(description) = row.text("description") {
            lines.extend(long_detail(&named("description"), description, width, look));
        }
        for clock in &standing.state.clocks {
            let (name, said, role) = clock_line(clock, look);
            lines.push(below(vec![Part::new(name, Role::Dim).in_cells(30), Part::new(said, role)]));
        }
        let own = |row: &&Row| row.int("ticket_id") == Some(standing.row.id);
        lines.extend(self.events.iter().filter(own).map(|event| self.event_line(event, look)));
        for review in self.reviews.iter().filter(own) {
            let said = format!("{}  {}", text(review, "root_cause"), text(review, "measures"));
            let name = capital(&label(Table::TicketReview, strings));
            let parts = vec![Part::new(name, Role::Dim).in_cells(14), day(review.date("reviewed_on")), Part::new(said, Role::Text)];
            lines.push(below(parts).on(Spot::Record(Table::TicketReview, review.id)));
        }
        if let Some(taken) = standing.state.resolve_minutes {
            lines.push(detail(strings.service_solved_in(), minutes(taken, strings)));
        }
        lines
    }

    fn event_line(&self, event: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let step = event.code::<TicketStep>("step").map(|step| capital(&label(step, strings))).unwrap_or_default();
        let grade = event.code::<TicketGrade>("grade").map(|grade| grade.code().to_owned()).unwrap_or_default();
        let told = event.text("told").map(|told| strings.service_told_to(told)).unwrap_or_default();
        let said = [grade, self.named(&self.colleagues, event, "colleague_id", look), told, text(event, "note")];
        let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
        below(vec![
            Part::new(event.at("at").map(|at| moment(at, look.as_of)).unwrap_or_default(), Role::Dim).in_cells(12),
            Part::new(step, Role::Text).in_cells(22),
            Part::new(said.join("  "), Role::Dim),
        ])
        .on(Spot::Record(Table::TicketEvent, event.id))
    }
}

impl Page for Tickets {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let (records, as_of) = (reads.records, reads.as_of);
        self.rows = records.rows_of(Table::Ticket, account).map_err(problem)?;
        self.events = records.rows_of(Table::TicketEvent, account).map_err(problem)?;
        self.events.retain(|row| row.at("at").is_some_and(|at| as_of.includes(at)));
        self.reviews = records.rows_of(Table::TicketReview, account).map_err(problem)?;
        self.reviews.retain(|row| row.date("reviewed_on").is_some_and(|day| as_of.includes_day(day)));
        self.facts = records.tickets(account, as_of.zone).map_err(problem)?;
        self.colleagues = records.all(Table::Colleague).map_err(problem)?;
        self.people = records.rows_of(Table::Person, account).map_err(problem)?;
        self.products = records.all(Table::Product).map_err(problem)?;
        let policies = records.policies().map_err(problem)?;
        let facts = records.facts(account, as_of.zone, as_of.day).map_err(problem)?;
        self.tier = facts.map(|facts| facts.tier_on(policies.on(as_of.day), as_of.day).tier);
        self.policies = Some(policies);
        // Clocks run around the clock: which days are worked does not matter to them.
        let calendar = WorkCalendar::weekdays();
        self.wakes_at = self.policy_with(as_of.day, &calendar).filter(|_| !as_of.past).and_then(|policy| {
            let states: Vec<TicketState> = self.facts.iter().filter_map(|fact| ticket_state(fact, &policy, as_of)).collect();
            next_minute(&states, reads.now)
        });
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut all = self.all(look);
        if all.is_empty() {
            return vec![Line::heading(strings.service_tickets()), empty(Table::Ticket, strings.service_tickets_none())];
        }
        // The clock that is due first, then what waits; of those closed, the ones with a duty left.
        all.sort_by_key(|standing| {
            let due = standing.state.next().filter(|_| !standing.state.paused).and_then(|clock| clock.due_at);
            (standing.state.closed_at.is_some(), due.is_none(), due, Reverse(standing.state.closed_at), standing.row.id)
        });
        let (rest, now): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|standing| standing.state.closed_at.is_some() && standing.duties().next().is_none());
        let open = now.iter().filter(|standing| standing.state.closed_at.is_none()).count();
        let said = strings.service_open(i64::try_from(open).unwrap_or(i64::MAX));
        let mut lines = vec![heading(strings.service_tickets(), said, if open > 0 { Role::Watch } else { Role::Dim })];
        lines.extend(now.iter().flat_map(|standing| self.block(standing, width, look)));
        let rest = rest.iter().flat_map(|standing| self.block(standing, width, look)).collect();
        lines.extend(self.unfolded.settled(Table::Ticket, strings.service_tickets_closed(), rest, look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        let find = |rows: &'_ [Row]| rows.iter().find(|known| known.id == row).cloned();
        let look = around.look;
        match table {
            Table::Ticket => {
                let record = Record::of(around.subject, &find(&self.rows)?, TICKET);
                let opens = |event: &&Row| event.int("ticket_id") == Some(row) && event.code("step") == Some(TicketStep::Opened);
                let opened = self.events.iter().find(opens).map(|event| event.id);
                Some(Deed::Enter(Box::new(Opening::of(self.ticket_record(record, around), opened))))
            }
            Table::TicketEvent => {
                let event = find(&self.events)?;
                let standing = self.standing(event.int("ticket_id")?, look)?;
                let step = event.code::<TicketStep>("step")?;
                let columns = if step == TicketStep::Regraded { REGRADE } else { EVENT };
                let record = Record::of(around.subject, &event, columns)
                    .titled(capital(&label(step, &look.strings)))
                    .choosing("colleague_id", colleague_choices(around.colleagues, look));
                Some(Deed::Enter(Box::new(Step::new(record, step, standing.row.id, standing.fact.opened_at))))
            }
            Table::TicketReview => {
                let record = Record::of(around.subject, &find(&self.reviews)?, REVIEW);
                enter(record.choosing("colleague_id", colleague_choices(around.colleagues, look)))
            }
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::Ticket, Table::TicketEvent, Table::TicketReview]
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Ticket => {
                let record = Record::new(around.subject, table, TICKET).holding("opened_at", Value::At(around.look.as_of.at));
                Some(Deed::Enter(Box::new(Opening::new(self.ticket_record(record, around)))))
            }
            Table::TicketEvent => {
                let standing = self.standing(self.under(at)?, around.look)?;
                let strings = &around.look.strings;
                let steps = Self::next_steps(&standing).into_iter().filter_map(|step| {
                    let entry = Entry { label: capital(&label(step, strings)), ..Entry::default() };
                    Some((entry, self.step_form(&standing, step, around)?))
                });
                Some(Deed::Pick(text(standing.row, "title"), steps.collect()))
            }
            Table::TicketReview => Some(self.review_form(&self.standing(self.under(at)?, around.look)?, around)),
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        let ticket = self.under(Some(Spot::Record(table, row)));
        ticket.and_then(|id| self.rows.iter().find(|row| row.id == id)).map(|row| text(row, "title")).unwrap_or_default()
    }

    fn explain(&self, at: Option<Spot>, look: &Look) -> Vec<Figure> {
        let strings = &look.strings;
        let Some(standing) = self.under(at).and_then(|id| self.standing(id, look)) else { return Vec::new() };
        let mut figures: Vec<Figure> = standing.state.clocks.iter().map(|clock| clock_why(clock, look)).collect();
        for (table, duty) in standing.duties() {
            let name = if table == Table::TicketReview { strings.service_review_due() } else { strings.service_call_due() };
            let because = vec![deadline::derivation(&duty.deadline, strings)];
            figures.push(Figure { name, value: duty.deadline.day.to_string(), because });
        }
        figures
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::Ticket, id)) => {
                let standing = self.standing(id, look);
                let done = standing.is_none_or(|standing| standing.state.closed_at.is_some() && standing.duties().next().is_none());
                vec![Offer::unless(Action::Complete, done.then(|| look.strings.service_all_done())), unfolds()]
            }
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(Table::Ticket, _) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(Table::Ticket, id)) => self.complete(&self.standing(id, around.look)?, around),
            // A ticket is open again when what closed it is deleted.
            (Action::Delete, Spot::Record(Table::TicketEvent, id)) => {
                let event = self.events.iter().find(|event| event.id == id)?;
                let ticket = event.int("ticket_id").filter(|_| event.code("step") == Some(TicketStep::Closed))?;
                let strings = &around.look.strings;
                let name = self.name(Table::TicketEvent, id);
                let mut edit = Edit::new(What::new(ActionKind::Delete).about(Table::TicketEvent, id, &name));
                edit.delete(Table::TicketEvent, id);
                edit.update(Table::Ticket, ticket, vec![("closed_on", crate::store::Value::Null.into())]);
                let question = strings.card_delete_record(label(Table::TicketEvent, strings));
                Some(Deed::Confirm(
                    Confirm { question, names: vec![name], consequence: Some(strings.service_opens_again()) },
                    Box::new(edit),
                ))
            }
            _ => None,
        }
    }

    fn wakes_at(&self) -> Option<Instant> {
        self.wakes_at
    }
}
