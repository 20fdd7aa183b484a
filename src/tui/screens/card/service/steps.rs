//! What is done with a ticket: its next step, and after it was closed the review and the call.

use super::clocks::told;
use super::tickets::{Standing, Tickets};
use crate::domain::dealings::TicketStep;
use crate::domain::survey::SurveyKind;
use crate::domain::{Coded, ColleagueId};
use crate::i18n::label;
use crate::scoring::tickets::Target;
use crate::store::{ActionKind, Table};
use crate::tui::forms::record::Record;
use crate::tui::forms::ticket::{Review, Step};
use crate::tui::forms::{capital, colleague_choices, person_choices};
use crate::tui::overlays::Entry;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{enter, text};
use crate::tui::screens::card::page::{Around, Deed};

/// What is asked of a step.
pub(super) const EVENT: &[&str] = &["at", "colleague_id", "told", "note"];
/// What is asked where it gets another grade.
pub(super) const REGRADE: &[&str] = &["grade", "at", "colleague_id", "told", "note"];
const CALL: &[&str] =
    &["asked_by", "answered_on", "person_id", "product_quality", "delivery_time", "service_response", "innovation", "recommend", "comment"];

impl Tickets {
    /// The steps that a ticket can take from here, the one that is expected first.
    pub(super) fn next_steps(standing: &Standing<'_>) -> Vec<TicketStep> {
        use TicketStep::{Closed, Confirmed, Escalated, Intervened, Paused, Regraded, Resolved, Responded, Resumed, SecondLineResponded};
        let done = |step: TicketStep| standing.fact.events.iter().any(|event| event.step == step);
        let expected = match standing.state.next().map(|clock| clock.target) {
            _ if standing.state.paused => Resumed,
            Some(Target::Respond) => Responded,
            Some(Target::SecondLine) if !done(Escalated) => Escalated,
            Some(Target::SecondLine) => SecondLineResponded,
            Some(Target::Intervene) => Intervened,
            Some(Target::Resolve) => Resolved,
            None if !done(Resolved) => Resolved,
            None if !done(Confirmed) => Confirmed,
            None => Closed,
        };
        let mut steps = vec![expected];
        for step in [Responded, Escalated, SecondLineResponded, Intervened, Resolved, Confirmed, Closed, Regraded, Paused, Resumed] {
            let fits = match step {
                Paused => !standing.state.paused,
                Resumed => standing.state.paused,
                Regraded => true,
                _ => !done(step),
            };
            if fits && step != expected {
                steps.push(step);
            }
        }
        steps
    }

    pub(super) fn step_form(&self, standing: &Standing<'_>, step: TicketStep, around: &Around<'_>) -> Option<Deed> {
        let look = around.look;
        let strings = &look.strings;
        let policy = self.policy(look)?;
        let tells = matches!(step, TicketStep::Escalated | TicketStep::Intervened | TicketStep::SecondLineResponded);
        let told = if tells { Value::Text(told(standing.state.grade, &policy, strings)) } else { Value::Nothing };
        let columns = if step == TicketStep::Regraded { REGRADE } else { EVENT };
        let record = Record::new(around.subject, Table::TicketEvent, columns)
            .titled(capital(&label(step, strings)))
            .as_action(ActionKind::Complete)
            .with("ticket_id", standing.row.id)
            .with("step", step.code())
            .holding("at", Value::At(look.as_of.at))
            .holding("told", told)
            .choosing("colleague_id", colleague_choices(around.colleagues, look))
            .or_me("colleague_id")
            .hint("colleague_id", strings.card_me_if_empty())
            .required("grade");
        Some(Deed::Enter(Box::new(Step::new(record, step, standing.row.id, standing.fact.opened_at))))
    }

    /// The call after a complaint, by somebody who did not handle it.
    fn call_form(&self, standing: &Standing<'_>, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        let handled = |id: ColleagueId| standing.state.call.as_ref().is_some_and(|call| call.not_by.contains(&id));
        let others: Vec<_> = around.colleagues.iter().filter(|one| !handled(one.id)).cloned().collect();
        let person = standing.row.int("person_id").map_or(Value::Nothing, |id| Value::Choice(id.to_string()));
        enter(
            Record::new(around.subject, Table::SurveyAnswer, CALL)
                .titled(strings.service_call())
                .as_action(ActionKind::Complete)
                .with("ticket_id", standing.row.id)
                .with("kind", SurveyKind::TicketClosing.code())
                .choosing("asked_by", colleague_choices(&others, around.look))
                .required("asked_by")
                .hint("asked_by", strings.service_call_hint())
                .choosing("person_id", person_choices(around.people, around.look))
                .holding("person_id", person)
                .holding("answered_on", Value::Day(around.look.today)),
        )
    }

    /// What `c` means on a ticket: its next step, or what is due after it was closed.
    pub(super) fn complete(&self, standing: &Standing<'_>, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        let entry = |label: String| Entry { label: capital(&label), ..Entry::default() };
        if standing.state.closed_at.is_none() {
            let steps = Self::next_steps(standing).into_iter();
            let steps = steps.filter_map(|step| Some((entry(label(step, strings)), self.step_form(standing, step, around)?)));
            return Some(Deed::Pick(text(standing.row, "title"), steps.collect()));
        }
        let mut due: Vec<(Entry, Deed)> = standing
            .duties()
            .filter_map(|(table, _)| match table {
                Table::TicketReview => Some((entry(label(table, strings)), self.review_form(standing, around))),
                _ => Some((entry(strings.service_call()), self.call_form(standing, around)?)),
            })
            .collect();
        match due.len() {
            0 => Some(Deed::Hint(strings.service_all_done())),
            1 => due.pop().map(|(_, deed)| deed),
            _ => Some(Deed::Pick(text(standing.row, "title"), due)),
        }
    }

    pub(super) fn review_form(&self, standing: &Standing<'_>, around: &Around<'_>) -> Deed {
        Deed::Enter(Box::new(Review::new(around.subject, standing.row, around.colleagues)))
    }
}
