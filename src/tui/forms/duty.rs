//! What is done about something that is due: completed, put off, given to somebody.

use chrono::NaiveDate;

use super::{Colleague, Mistake, Subject, named};
use crate::domain::alert::{AlertDecision, AlertRule};
use crate::domain::id::TicketId;
use crate::domain::needs::PromiseState;
use crate::domain::reading::Lean;
use crate::domain::survey::SurveyStep;
use crate::domain::{Coded, RowId};
use crate::i18n::label;
use crate::scoring::agenda::{Item, Matter};
use crate::scoring::alerts::Subject as About;
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// What is to become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// It is done.
    Complete,
    /// It is put off.
    Snooze,
    /// It is given to somebody.
    Assign,
}

/// What a wish comes to.
#[derive(Debug)]
pub enum Answer {
    /// This is written at once.
    Write(Box<Edit>),
    /// This is asked first.
    Ask(Box<Form>),
    /// It cannot be: this is said.
    Hint(String),
    /// A tier is decided.
    Tier,
}

/// The account that something is due for, if it is of one.
fn what(kind: ActionKind, account: Option<&Subject>) -> What {
    account.map_or_else(|| What::new(kind), |account| account.what(kind))
}

/// The alert rules whose episodes a person may close with a reason.
const fn may_be_closed(rule: AlertRule) -> bool {
    matches!(rule, AlertRule::UsagePlunge | AlertRule::Event | AlertRule::KeyPersonLeft)
}

/// What to do about it: at once where nothing more has to be known.
#[must_use]
pub fn answer(wish: Wish, item: &Item, account: Option<&Subject>, title: &str, colleagues: &[Colleague], look: &Look) -> Answer {
    match wish {
        Wish::Complete => complete(item, account, title, look),
        Wish::Snooze => snooze(item, title, look),
        Wish::Assign => assign(item, title, colleagues, look),
    }
}

fn complete(item: &Item, account: Option<&Subject>, title: &str, look: &Look) -> Answer {
    let strings = &look.strings;
    let mut edit = Edit::new(what(ActionKind::Complete, account));
    let today = look.today;
    let subject = match &item.matter {
        Matter::Alert(alert) => alert.episode.subject,
        Matter::Coming { subject, .. } => *subject,
        Matter::Task { id } => {
            edit.update(Table::Task, id.raw(), vec![("done_on", today.into()), ("done_by", Cell::Me)]);
            return Answer::Write(Box::new(edit));
        }
        Matter::Touchpoint { id } => {
            edit.update(Table::Touchpoint, id.raw(), vec![("done_on", today.into())]);
            return Answer::Write(Box::new(edit));
        }
        Matter::Clock { .. } => return Answer::Hint(strings.duty_on_the_card()),
        Matter::Renewal { .. } => return Answer::Hint(strings.duty_renewal()),
        Matter::Birthday { .. } => return Answer::Hint(strings.duty_birthday()),
        Matter::Favour { .. } => return Answer::Ask(Box::new(favour(title, look))),
    };
    match (subject, account) {
        (About::Promise(id), _) => {
            edit.update(Table::Promise, id.raw(), vec![("state", PromiseState::Kept.code().into()), ("settled_on", today.into())]);
        }
        (About::Request(id), _) => edit.update(Table::Request, id.raw(), vec![("told_on", today.into())]),
        (About::Milestone(id), _) => edit.update(Table::Milestone, id.raw(), vec![("accepted_on", today.into())]),
        (About::Answer(row), _) => {
            let step = SurveyStep::CallBack.code().into();
            let values = vec![("survey_answer_id", row.into()), ("step", step), ("done_on", today.into()), ("colleague_id", Cell::Me)];
            edit.insert(Table::SurveyLoop, values);
        }
        (About::Quarter(quarter), Some(account)) if is_review(item) => {
            let values = vec![
                ("account_id", account.id.raw().into()),
                ("quarter", quarter.first().into()),
                ("reviewed_on", today.into()),
                ("colleague_id", Cell::Me),
            ];
            edit.insert(Table::CardReview, values);
        }
        (About::TicketReview(_), _) => return Answer::Ask(Box::new(review(title, look))),
        (About::Quarter(_) | About::Event(_), Some(_)) => return Answer::Tier,
        (
            About::Account
            | About::Silence
            | About::Usage
            | About::Invoice(_)
            | About::Quarter(_)
            | About::Event(_)
            | About::Person(_)
            | About::Seat(_)
            | About::Clock(..)
            | About::TicketCall(_),
            _,
        ) => return by_decision(item, account, subject, title, look),
    }
    Answer::Write(Box::new(edit))
}

/// What only a decision about an alert can see to: as long as none is open, it is settled where it is kept.
fn by_decision(item: &Item, account: Option<&Subject>, subject: About, title: &str, look: &Look) -> Answer {
    let strings = &look.strings;
    match (&item.matter, account, subject) {
        (Matter::Alert(_), Some(_), _) => Answer::Ask(Box::new(done(item, title, look))),
        (_, _, About::Seat(_)) => Answer::Hint(strings.duty_seat()),
        _ => Answer::Hint(strings.duty_elsewhere()),
    }
}

fn is_review(item: &Item) -> bool {
    let rule = match &item.matter {
        Matter::Alert(alert) => alert.episode.rule,
        Matter::Coming { rule, .. } => *rule,
        _ => return false,
    };
    rule == AlertRule::Review
}

/// What was done, while the cause lasts; where a person may close it, also that.
fn done(item: &Item, title: &str, look: &Look) -> Form {
    let strings = &look.strings;
    let mut fields = Vec::new();
    if let Matter::Alert(alert) = &item.matter
        && may_be_closed(alert.episode.rule)
    {
        let choice = |decision: AlertDecision, note: String| Choice { note, ..Choice::new(decision.code(), label(decision, strings)) };
        let choices =
            vec![choice(AlertDecision::Done, strings.duty_done_note()), choice(AlertDecision::Dismiss, strings.duty_dismiss_note())];
        let held = Value::Choice(AlertDecision::Done.code().to_owned());
        fields.push(Field::new("decision", named("decision", look), Kind::Choice(choices)).holding(held).required());
    }
    fields.push(Field::new("reason", strings.duty_what_was_done(), Kind::Lines(2000)).required());
    Form::new(strings.duty_complete_title(title), fields, look)
}

fn review(title: &str, look: &Look) -> Form {
    let fields = vec![
        Field::new("root_cause", named("root_cause", look), Kind::Lines(2000)).required(),
        Field::new("measures", named("measures", look), Kind::Lines(2000)),
    ];
    Form::new(look.strings.duty_complete_title(title), fields, look)
}

fn favour(title: &str, look: &Look) -> Form {
    let field = Field::new("what", named("what", look), Kind::Text(200)).required();
    Form::new(look.strings.duty_complete_title(title), vec![field], look)
}

fn snooze(item: &Item, title: &str, look: &Look) -> Answer {
    let strings = &look.strings;
    match &item.matter {
        Matter::Alert(_) | Matter::Task { .. } => {
            let fields = vec![
                Field::new("until", strings.duty_until(), Kind::Date(Lean::Future)).required().hint(strings.duty_until_hint()),
                Field::new("reason", strings.duty_reason(), Kind::Text(300)).required(),
            ];
            Answer::Ask(Box::new(Form::new(strings.duty_snooze_title(title), fields, look)))
        }
        _ => Answer::Hint(strings.duty_own_date()),
    }
}

fn assign(item: &Item, title: &str, colleagues: &[Colleague], look: &Look) -> Answer {
    let can_be_given = match &item.matter {
        Matter::Alert(_) | Matter::Task { .. } | Matter::Clock { .. } => true,
        Matter::Coming { subject, .. } => matches!(subject, About::Promise(_) | About::Request(_) | About::Milestone(_)),
        Matter::Renewal { .. } | Matter::Birthday { .. } | Matter::Favour { .. } | Matter::Touchpoint { .. } => false,
    };
    if !can_be_given {
        return Answer::Hint(look.strings.duty_not_assigned());
    }
    let choices = colleagues.iter().map(|one| Choice::new(one.id.to_string(), one.name.as_str())).collect();
    let held = item.owner.map_or(Value::Nothing, |owner| Value::Choice(owner.to_string()));
    let field = Field::new("assignee_id", look.strings.duty_assignee(), Kind::Choice(choices)).holding(held).required();
    Answer::Ask(Box::new(Form::new(look.strings.duty_assign_title(title), vec![field], look)))
}

/// A decision about an alert.
fn ruling(item: &Item, account: &Subject, decision: AlertDecision, at: crate::domain::Instant) -> Vec<(&'static str, Cell)> {
    let Matter::Alert(alert) = &item.matter else { return Vec::new() };
    let episode = &alert.episode;
    let mut values: Vec<(&'static str, Cell)> = vec![
        ("account_id", account.id.raw().into()),
        ("rule", episode.rule.code().into()),
        ("opened_on", episode.opened_on.into()),
        ("decision", decision.code().into()),
        ("decided_at", at.into()),
    ];
    let subject = episode.subject.to_string();
    if !subject.is_empty() {
        values.push(("subject", subject.into()));
    }
    values
}

/// What the filled form comes to.
///
/// # Errors
/// [`Mistake`] for a day that does not lie ahead, and for an answer that nothing would be kept of.
pub fn filled(wish: Wish, item: &Item, account: Option<&Subject>, filled: &Filled, look: &Look) -> Result<Edit, Mistake> {
    let kind = match wish {
        Wish::Complete => ActionKind::Complete,
        Wish::Snooze => ActionKind::Snooze,
        Wish::Assign => ActionKind::Edit,
    };
    let mut edit = Edit::new(what(kind, account));
    let reason = filled.text("reason").unwrap_or_default();
    match wish {
        Wish::Complete => completed(item, account, filled, reason, look, &mut edit),
        Wish::Snooze => {
            let until = filled.day("until").filter(|day| *day > look.today);
            let Some(until) = until else { return Err(Mistake { field: "until", why: look.strings.duty_must_lie_ahead() }) };
            put_off(item, account, until, reason, look, &mut edit);
        }
        Wish::Assign => {
            let who = filled.choice("assignee_id").and_then(|id| id.parse::<i64>().ok());
            given(item, account, who, look, &mut edit);
        }
    }
    if edit.changes.is_empty() {
        let field = match wish {
            Wish::Complete => "reason",
            Wish::Snooze => "until",
            Wish::Assign => "assignee_id",
        };
        return Err(Mistake { field, why: look.strings.duty_elsewhere() });
    }
    Ok(edit)
}

fn completed(item: &Item, account: Option<&Subject>, filled: &Filled, reason: &str, look: &Look, edit: &mut Edit) {
    let text = |field: &'static str| super::text_cell(filled, field);
    match (&item.matter, account) {
        (Matter::Favour { .. }, Some(account)) => {
            edit.insert(
                Table::Favour,
                vec![("account_id", account.id.raw().into()), ("done_on", look.today.into()), ("what", text("what"))],
            );
        }
        (Matter::Alert(alert), Some(account)) => {
            if let About::TicketReview(ticket) = alert.episode.subject {
                reviewed(ticket, filled, look, edit);
                return;
            }
            let decision = filled.choice("decision").and_then(|code| AlertDecision::from_code(code).ok()).unwrap_or(AlertDecision::Done);
            let mut values = ruling(item, account, decision, look.as_of.at);
            values.push(("reason", reason.into()));
            edit.insert(Table::AlertRuling, values);
        }
        (Matter::Coming { subject: About::TicketReview(ticket), .. }, _) => reviewed(*ticket, filled, look, edit),
        (
            Matter::Alert(_)
            | Matter::Coming { .. }
            | Matter::Clock { .. }
            | Matter::Task { .. }
            | Matter::Touchpoint { .. }
            | Matter::Renewal { .. }
            | Matter::Birthday { .. }
            | Matter::Favour { .. },
            _,
        ) => {}
    }
}

/// The review of a ticket.
fn reviewed(ticket: TicketId, filled: &Filled, look: &Look, edit: &mut Edit) {
    let values = vec![
        ("ticket_id", ticket.raw().into()),
        ("reviewed_on", look.today.into()),
        ("root_cause", super::text_cell(filled, "root_cause")),
        ("measures", super::text_cell(filled, "measures")),
        ("colleague_id", Cell::Me),
    ];
    edit.insert(Table::TicketReview, values);
}

fn put_off(item: &Item, account: Option<&Subject>, until: NaiveDate, reason: &str, look: &Look, edit: &mut Edit) {
    match (&item.matter, account) {
        (Matter::Task { id }, _) => {
            edit.update(Table::Task, id.raw(), vec![("snoozed_until", until.into()), ("snooze_reason", reason.into())]);
        }
        (Matter::Alert(_), Some(account)) => {
            let mut values = ruling(item, account, AlertDecision::Snooze, look.as_of.at);
            values.extend([("until", until.into()), ("reason", reason.into())]);
            edit.insert(Table::AlertRuling, values);
        }
        _ => {}
    }
}

fn given(item: &Item, account: Option<&Subject>, who: Option<i64>, look: &Look, edit: &mut Edit) {
    let Some(who) = who else { return };
    let owner = |table: Table, row: i64, edit: &mut Edit| edit.update(table, row, vec![("owner_id", who.into())]);
    match (&item.matter, account) {
        (Matter::Task { id }, _) => owner(Table::Task, id.raw(), edit),
        (Matter::Clock { ticket, .. }, _) => owner(Table::Ticket, ticket.raw(), edit),
        (Matter::Coming { subject: About::Promise(id), .. }, _) => owner(Table::Promise, id.raw(), edit),
        (Matter::Coming { subject: About::Request(id), .. }, _) => owner(Table::Request, id.raw(), edit),
        (Matter::Coming { subject: About::Milestone(id), .. }, _) => owner(Table::Milestone, id.raw(), edit),
        (Matter::Alert(_), Some(account)) => {
            let mut values = ruling(item, account, AlertDecision::Assign, look.as_of.at);
            values.push(("assignee_id", who.into()));
            edit.insert(Table::AlertRuling, values);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountId;
    use crate::domain::id::InvoiceId;
    use crate::domain::people::BuyingRole;
    use crate::tui::widgets::look_for_tests;

    fn coming(rule: AlertRule, subject: About) -> Item {
        Item { matter: Matter::Coming { rule, subject }, due_at: None, deadline: None, snoozed_until: None, owner: None }
    }

    #[test]
    fn what_lies_ahead_and_takes_no_answer_says_so_instead_of_asking() {
        let look = look_for_tests();
        let account = Subject { id: AccountId::from_raw(1), name: "Orion".to_owned() };
        for (rule, subject) in [
            (AlertRule::EmptySeat, About::Seat(BuyingRole::DecisionMaker)),
            (AlertRule::Review, About::TicketCall(TicketId::from_raw(3))),
            (AlertRule::Receivable, About::Invoice(InvoiceId::from_raw(4))),
        ] {
            let item = coming(rule, subject);
            for wish in [Wish::Complete, Wish::Assign, Wish::Snooze] {
                let answer = answer(wish, &item, Some(&account), "it", &[], &look);
                assert!(matches!(&answer, Answer::Hint(said) if !said.is_empty()), "{subject:?} {wish:?}: {answer:?}");
            }
        }
    }

    #[test]
    fn the_review_of_a_ticket_is_kept_also_before_it_is_late() {
        let look = look_for_tests();
        let account = Subject { id: AccountId::from_raw(1), name: "Orion".to_owned() };
        let item = coming(AlertRule::Review, About::TicketReview(TicketId::from_raw(3)));
        let Answer::Ask(_) = answer(Wish::Complete, &item, Some(&account), "it", &[], &look) else { panic!("a form") };
        let edit = filled(Wish::Complete, &item, Some(&account), &Filled::default(), &look).unwrap();
        assert_eq!(edit.changes.len(), 1);
        // What nothing would be kept of is refused, and not written as nothing.
        let seat = coming(AlertRule::EmptySeat, About::Seat(BuyingRole::DecisionMaker));
        assert!(filled(Wish::Complete, &seat, Some(&account), &Filled::default(), &look).is_err());
    }
}
