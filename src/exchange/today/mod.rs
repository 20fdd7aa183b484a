//! The day's list: everything due, one line an account, with names; for the screen, the command line, mail and calendars.

pub mod ics;
pub mod meetings;
pub mod page;
pub mod questions;

use chrono::{Days, NaiveDate};

use crate::domain::alert::AlertRule;
use crate::domain::calendar::WorkCalendar;
use crate::domain::{AccountId, AsOf, ColleagueId, Instant, RowId};
use crate::i18n::agenda::{Names, action, action_code, cause, derivation};
use crate::i18n::{Strings, handover, label};
use crate::scoring::agenda::{Item, Matter, Task};
use crate::scoring::today::{Due, Urgency, lines};
use crate::store::facts::Duties;
use crate::store::handover::{DueStep, Setting};
use crate::store::summary::Progress;
use crate::store::{Error, Reader, Row, Table, Value};

/// The list of a day.
#[derive(Debug, Clone, Default)]
pub struct Day {
    /// One line an account, in the order of urgency, then of time.
    pub lines: Vec<DayLine>,
    /// What was put off and is not due before it comes back.
    pub snoozed: usize,
    /// Alerts that opened or ended since 00:00 of the day before, the latest first.
    pub changes: Vec<AlertChange>,
    /// The next instant at which a line changes its place by itself.
    pub changes_at: Option<Instant>,
}

/// One line.
#[derive(Debug, Clone)]
pub struct DayLine {
    /// Where it stands.
    pub urgency: Urgency,
    /// Of which account; none: of none, or of several.
    pub account: Option<AccountId>,
    /// What the account is called; empty without one.
    pub name: String,
    /// What leads the line.
    pub lead: Lead,
    /// What the lead speaks of.
    pub names: Names,
    /// What else the account has: what to do, and when it is due.
    pub others: Vec<Other>,
}

/// What else an account has: what to do as a code, and when it is due.
pub type Other = (&'static str, Option<Instant>);

/// What leads a line.
#[derive(Debug, Clone)]
pub enum Lead {
    /// Something of the agenda.
    Item(Box<Item>),
    /// A step of a handover.
    Handover(Box<DueStep>),
}

/// An alert that opened or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertChange {
    /// Of which account.
    pub account: AccountId,
    /// What the account is called.
    pub name: String,
    /// The rule.
    pub rule: AlertRule,
    /// When.
    pub at: Instant,
    /// Whether it ended.
    pub ended: bool,
}

impl DayLine {
    /// When it is due.
    #[must_use]
    pub fn due_at(&self) -> Option<Instant> {
        match &self.lead {
            Lead::Item(item) => item.due_at,
            Lead::Handover(step) => step.due_at,
        }
    }

    /// What is to be done, as a code.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.lead {
            Lead::Item(item) => action_code(&item.matter),
            Lead::Handover(_) => "handover",
        }
    }

    /// What is to be done, in few words.
    #[must_use]
    pub fn action(&self, strings: &Strings) -> String {
        match &self.lead {
            Lead::Item(item) => action(&item.matter, strings),
            Lead::Handover(step) => label(step.step, strings),
        }
    }

    /// Why. Names are to be those that may be shown.
    #[must_use]
    pub fn why(&self, names: &Names, strings: &Strings) -> String {
        match &self.lead {
            Lead::Item(item) => cause(&item.matter, names, strings),
            Lead::Handover(_) => strings.agenda_action("handover"),
        }
    }

    /// How the deadline came about; empty where a date was set or a clock runs.
    #[must_use]
    pub fn derivation(&self, strings: &Strings) -> String {
        match &self.lead {
            Lead::Item(item) => derivation(item, strings),
            Lead::Handover(step) => handover::derivation_of(&step.derivation, strings),
        }
    }

    /// Who sees to it, if somebody was named.
    #[must_use]
    pub fn owner(&self) -> Option<ColleagueId> {
        match &self.lead {
            Lead::Item(item) => item.owner,
            Lead::Handover(step) => step.who.as_ref().map(|who| who.id),
        }
    }

    /// The record that it is about, for an identifier that stays the same.
    #[must_use]
    pub fn key(&self) -> String {
        let account = self.account.map(|account| account.to_string()).unwrap_or_default();
        match &self.lead {
            Lead::Handover(step) => format!("handover-{}-{}", step.handover, step.step),
            Lead::Item(item) => match &item.matter {
                Matter::Alert(alert) => {
                    let episode = &alert.episode;
                    format!("{account}-{}-{}-{}", episode.rule, episode.subject, episode.opened_on)
                }
                Matter::Coming { rule, subject } => format!("{account}-{rule}-{subject}"),
                Matter::Clock { ticket, clock } => format!("{account}-ticket-{ticket}-{}-{}", clock.grade, clock.target),
                Matter::Task { id } => format!("task-{id}"),
                Matter::Touchpoint { id } => format!("touchpoint-{id}"),
                Matter::Renewal { contract, .. } => format!("contract-{contract}"),
                Matter::Birthday { person, upcoming } => format!("birthday-{person}-{}", upcoming.occurrence.on),
                Matter::Favour { month } => format!("{account}-favour-{month}"),
            },
        }
    }
}

/// What a line is made of before names are known.
enum Part {
    Item(Box<Item>),
    Handover(Box<DueStep>),
}

/// Gathers the day's list. `go_on` is told how far it is and answers whether to go on.
///
/// # Errors
/// [`Error::Cancelled`]; those of the database.
pub fn read(records: Reader<'_>, calendar: &WorkCalendar, as_of: AsOf, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Day, Error> {
    let policies = records.policies()?;
    let context = policies.context(calendar, as_of);
    let since = as_of.zone.start_of(as_of.day.checked_sub_days(Days::new(1)).unwrap_or(as_of.day));
    let mut day = Day::default();
    let mut due: Vec<Due<(Part, Vec<Other>)>> = Vec::new();
    records.watch_all(&policies, calendar, as_of, go_on, &mut |watched| {
        let duties = watched.duties(&context);
        note_changes(&duties, watched.account, since, as_of, &mut day);
        let (snoozed, items): (Vec<Item>, Vec<Item>) = duties.items.into_iter().partition(|item| item.is_snoozed(as_of));
        day.snoozed += snoozed.len();
        day.changes_at = items.iter().filter_map(|item| next_change(item, as_of)).chain(day.changes_at).chain(duties.changes_at).min();
        let own = items.into_iter().map(|item| Due {
            account: Some(watched.account),
            due_at: item.due_at,
            by_the_minute: item.by_the_minute(),
            what: item,
        });
        due.extend(lines(own.collect(), as_of).into_iter().map(|line| Due {
            account: Some(watched.account),
            due_at: line.lead.due_at,
            by_the_minute: line.lead.by_the_minute,
            what: (
                Part::Item(Box::new(line.lead.what)),
                line.others.iter().map(|other| (action_code(&other.what.matter), other.due_at)).collect(),
            ),
        }));
        Ok(())
    })?;
    due.extend(of_the_portfolio(records, &context)?.into_iter().map(|item| Due {
        account: None,
        due_at: item.due_at,
        by_the_minute: false,
        what: (Part::Item(Box::new(item)), Vec::new()),
    }));
    let last = as_of.day.checked_add_days(Days::new(u64::from(crate::scoring::agenda::AHEAD_DAYS))).unwrap_or(NaiveDate::MAX);
    let steps = records.due_handover_steps(&Setting { policies: &policies, calendar, as_of })?;
    due.extend(steps.into_iter().filter(|step| step.due_on.is_none_or(|on| on <= last)).map(|step| Due {
        account: None,
        due_at: step.due_at,
        by_the_minute: false,
        what: (Part::Handover(Box::new(step)), Vec::new()),
    }));
    for line in lines(due, as_of) {
        let (part, others) = line.lead.what;
        day.lines.push(named(records, line.urgency, line.lead.account, part, others)?);
    }
    day.changes.sort_by(|a, b| b.at.cmp(&a.at).then(a.account.cmp(&b.account)));
    for change in &mut day.changes {
        change.name = account_name(records, change.account)?;
    }
    Ok(day)
}

fn note_changes(duties: &Duties, account: AccountId, since: Instant, as_of: AsOf, day: &mut Day) {
    for alert in &duties.decided.alerts {
        let episode = &alert.episode;
        let change = |at: Instant, ended: bool| AlertChange { account, name: String::new(), rule: episode.rule, at, ended };
        match episode.closed {
            Some(closed) if closed.at >= since && as_of.includes(closed.at) => day.changes.push(change(closed.at, true)),
            None if episode.opened_at >= since => day.changes.push(change(episode.opened_at, false)),
            _ => {}
        }
    }
}

/// When an item gets late.
fn next_change(item: &Item, as_of: AsOf) -> Option<Instant> {
    item.due_at.filter(|at| *at > as_of.at)
}

/// Tasks about the portfolio as a whole.
fn of_the_portfolio(records: Reader<'_>, context: &crate::scoring::alerts::AlertContext<'_>) -> Result<Vec<Item>, Error> {
    let rows = records.rows_where(Table::Task, &[("account_id", Value::Null)])?;
    let task = |row: &Row| {
        Some(Task {
            id: crate::domain::id::TaskId::from_raw(row.id),
            created_on: row.date("created_on")?,
            due_on: row.date("due_on"),
            due_at: row.at("due_at"),
            snoozed_until: row.date("snoozed_until"),
            done_on: row.date("done_on"),
            owner: row.reference("owner_id"),
        })
    };
    let tasks: Vec<Task> = rows.iter().filter_map(task).collect();
    let items = crate::scoring::agenda::tasks(&tasks, context);
    Ok(items.into_iter().filter(|item| !item.is_snoozed(context.as_of())).collect())
}

fn account_name(records: Reader<'_>, account: AccountId) -> Result<String, Error> {
    let row = records.row(Table::Account, account.raw())?;
    Ok(row.map(|row| row.text("short_name").or_else(|| row.text("name")).unwrap_or_default().to_owned()).unwrap_or_default())
}

fn named(records: Reader<'_>, urgency: Urgency, account: Option<AccountId>, part: Part, others: Vec<Other>) -> Result<DayLine, Error> {
    match part {
        Part::Item(item) => {
            let titles = records.titles(&item.matter)?;
            let name = account.map(|account| account_name(records, account)).transpose()?.unwrap_or_default();
            let names = Names { title: titles.title, person: titles.person, veiled: false };
            Ok(DayLine { urgency, account, name, lead: Lead::Item(item), names, others })
        }
        Part::Handover(step) => {
            let name = step.name.clone();
            Ok(DayLine { urgency, account: step.account, name, lead: Lead::Handover(step), names: Names::default(), others })
        }
    }
}
