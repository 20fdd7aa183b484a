//! Everything that the card shows of an account, as of a day.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::calendar::WorkCalendar;
use crate::domain::dealings::Channel;
use crate::domain::health::FactSource;
use crate::domain::needs::PromiseState;
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, AsOf, Coded, ColleagueId, Currency, RowId};
use crate::policy::health::HealthPolicy;
use crate::scoring::agenda::{AHEAD_DAYS, Item};
use crate::scoring::health::{Health, Lift, lifts, score_health};
use crate::scoring::pains::{Pain, Spoke, radar};
use crate::store::facts::{Depth, Titles};
use crate::store::policies::Policies;
use crate::store::summary::Summary;
use crate::store::{Error, Reader, Row, Table, Value};
use crate::tui::app::Reads;
use crate::tui::forms::Colleague;
use crate::tui::forms::account::Identity;
use crate::tui::forms::fact::{self, Person};

/// A descriptive field as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldNow {
    pub field: ProfileField,
    /// As stored; empty if not known.
    pub value: String,
    pub as_of: Option<NaiveDate>,
    pub source: Option<FactSource>,
}

/// A promise that is not settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owed {
    pub what: String,
    pub due_on: Option<NaiveDate>,
}

/// The latest touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub on: NaiveDate,
    pub channel: Option<Channel>,
    pub summary: String,
    pub next_step: String,
}

/// A day to come, and what is due then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Due {
    Renewal,
    Promise(String),
    Task(String),
}

/// The card's contents.
#[derive(Debug, Clone)]
pub(super) struct CardData {
    pub identity: Identity,
    pub created_on: NaiveDate,
    pub summary: Summary,
    pub health: Health,
    pub model: HealthPolicy,
    pub lifts: Vec<Lift>,
    pub fields: Vec<FieldNow>,
    /// Alerts and what falls due soon, the earliest first.
    pub duties: Vec<(Item, Titles)>,
    /// Promises that are not among those: without a day, or further ahead.
    pub owed: Vec<Owed>,
    pub said: Option<Said>,
    pub next: Vec<(NaiveDate, Due)>,
    pub colleagues: Vec<Colleague>,
    pub people: Vec<Person>,
    /// How much what hurts, by dimension.
    pub spokes: Vec<Spoke>,
    /// How long a field of the archive is fresh, in days.
    pub fresh_days: i64,
    /// The colleague that the user is; none before the first write.
    pub me: Option<ColleagueId>,
    pub currency: Currency,
}

impl CardData {
    /// What a descriptive field holds; empty if it is not known.
    pub fn value(&self, field: ProfileField) -> &str {
        self.fields.iter().find(|now| now.field == field).map_or("", |now| now.value.as_str())
    }
}

fn text(row: &Row, column: &str) -> String {
    row.text(column).unwrap_or_default().to_owned()
}

/// Reads the card of an account; `None` if it does not exist, or did not yet on that day.
pub(super) fn read(reads: &Reads<'_>, account: AccountId) -> Result<Option<CardData>, Error> {
    let (records, as_of) = (reads.records, reads.as_of);
    let Some(row) = records.row(Table::Account, account.raw())? else { return Ok(None) };
    let policies = records.policies()?;
    let Some(summary) = records.summary_as_of(&policies, as_of, account)? else { return Ok(None) };
    let Some(facts) = records.facts(account, as_of.zone, as_of.day)? else { return Ok(None) };
    let policy = policies.on(as_of.day);
    let model = policy.health.for_kind(summary.kind);
    let health = score_health(&facts.health_on(policy, as_of.day), model, as_of.day);
    let pains: Vec<Pain> = super::radar::read(records, account, as_of)?.into_iter().map(|(.., pain)| pain).collect();
    let mut owed = owed(records, account, as_of)?;
    let mut next: Vec<(NaiveDate, Due)> =
        summary.renews_on.filter(|day| *day >= as_of.day).map(|day| (day, Due::Renewal)).into_iter().collect();
    next.extend(owed.iter().filter_map(|owed| Some((owed.due_on.filter(|day| *day >= as_of.day)?, Due::Promise(owed.what.clone())))));
    next.extend(tasks(records, account, as_of)?);
    next.sort_by_key(|(day, _)| *day);
    let ahead = as_of.day.checked_add_days(chrono::Days::new(AHEAD_DAYS.into())).unwrap_or(NaiveDate::MAX);
    owed.retain(|owed| owed.due_on.is_none_or(|day| day > ahead));
    Ok(Some(CardData {
        identity: Identity {
            id: account,
            name: text(&row, "name"),
            short_name: text(&row, "short_name"),
            reading: text(&row, "reading"),
            credit_code: text(&row, "credit_code"),
            kind: summary.kind,
        },
        created_on: facts.created_on,
        lifts: lifts(model, &health),
        model: model.clone(),
        health,
        fields: fields(records, account, as_of, summary.kind)?,
        duties: duties(records, &policies, reads.calendar, account, as_of)?,
        owed,
        said: said(records, account, as_of)?,
        next,
        colleagues: colleagues(records)?,
        people: fact::people(records, account)?,
        me: reads.me,
        spokes: radar(&pains, as_of),
        fresh_days: i64::from(policy.cadence.archive_fresh_days),
        currency: records.reporting_currency()?,
        summary,
    }))
}

/// Every field that the archive of this kind of customer is expected to hold, and those that it holds besides.
fn fields(records: Reader<'_>, account: AccountId, as_of: AsOf, kind: crate::domain::account::AccountKind) -> Result<Vec<FieldNow>, Error> {
    let mut latest: HashMap<ProfileField, &Row> = HashMap::new();
    let rows = records.rows_of(Table::AccountField, account)?;
    // Rows come by date, those of one day oldest first: the last one holds.
    for row in rows.iter().filter(|row| row.date("as_of").is_some_and(|day| day <= as_of.day)) {
        if let Some(field) = row.code::<ProfileField>("field") {
            latest.insert(field, row);
        }
    }
    let now = |field: ProfileField| {
        let row = latest.get(&field).filter(|row| row.text("value").is_some());
        FieldNow {
            field,
            value: row.map(|row| text(row, "value")).unwrap_or_default(),
            as_of: row.and_then(|row| row.date("as_of")),
            source: row.and_then(|row| row.code("source")),
        }
    };
    let shown = ProfileField::ALL.iter().copied().filter(|field| field.expected_of(kind) || latest.contains_key(field));
    Ok(shown.map(now).collect())
}

/// What is due, those put off left out, the earliest first.
fn duties(
    records: Reader<'_>,
    policies: &Policies,
    calendar: &WorkCalendar,
    account: AccountId,
    as_of: AsOf,
) -> Result<Vec<(Item, Titles)>, Error> {
    let Some(watched) = records.watched(policies, calendar, as_of, account, Depth::Open)? else { return Ok(Vec::new()) };
    let mut items = watched.duties(&policies.context(calendar, as_of)).items;
    items.retain(|item| !item.is_snoozed(as_of));
    items.sort_by_key(|item| (item.due_at.is_none(), item.due_at));
    items
        .into_iter()
        .map(|item| Ok((records.titles(&item.matter)?, item)))
        .map(|found| found.map(|(titles, item)| (item, titles)))
        .collect()
}

/// Promises that were not settled on that day, the earliest due first, those without a day last.
fn owed(records: Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Vec<Owed>, Error> {
    let rows = records.rows_of(Table::Promise, account)?;
    let open = rows.iter().filter(|row| {
        let made = row.date("made_on").is_some_and(|day| day <= as_of.day);
        let settled = row.code::<PromiseState>("state").is_some_and(|state| state != PromiseState::Open);
        made && (!settled || row.date("settled_on").is_some_and(|day| day > as_of.day))
    });
    let mut owed: Vec<Owed> = open.map(|row| Owed { what: text(row, "what"), due_on: row.date("due_on") }).collect();
    owed.sort_by_key(|owed| (owed.due_on.is_none(), owed.due_on));
    Ok(owed)
}

fn tasks(records: Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Vec<(NaiveDate, Due)>, Error> {
    let rows = records.rows_of(Table::Task, account)?;
    let open = rows.iter().filter(|row| row.date("done_on").is_none_or(|day| day > as_of.day));
    Ok(open.filter_map(|row| Some((row.date("due_on").filter(|day| *day >= as_of.day)?, Due::Task(text(row, "title"))))).collect())
}

fn said(records: Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Option<Said>, Error> {
    let rows = records.rows_of(Table::Interaction, account)?;
    let latest = rows.iter().rfind(|row| {
        let before = row.date("held_on").is_some_and(|day| day <= as_of.day);
        before && row.bool("two_way") == Some(true) && row.text("summary").is_some()
    });
    Ok(latest.and_then(|row| {
        let (summary, next_step) = (text(row, "summary"), text(row, "next_step"));
        Some(Said { on: row.date("held_on")?, channel: row.code("channel"), summary, next_step })
    }))
}

fn colleagues(records: Reader<'_>) -> Result<Vec<Colleague>, Error> {
    let rows = records.rows_where(Table::Colleague, &[("left_on", Value::Null)])?;
    Ok(rows.iter().map(|row| Colleague { id: ColleagueId::from_raw(row.id), name: text(row, "name") }).collect())
}
