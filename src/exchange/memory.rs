//! The memory book 客户服务记忆手账: a page to give to the customer (domain section 15).
//!
//! Only what may be seen by its reader goes in: the account's name, since when we work together, entries that somebody marked as
//! giveable, and what was delivered and accepted. Nothing is taken from stances, roles, tiers, scores, tickets, touches or notes.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::page::{Line, Page, Section};
use crate::domain::plan::MemoryKind;
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, AsOf, Coded, PersonId, RowId};
use crate::i18n::Strings;
use crate::store::{Error, Reader, Row, Table};

/// A page to give away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemoryBook {
    /// The day it is of.
    pub as_of: NaiveDate,
    /// The customer's name.
    pub name: String,
    /// Since when we work together.
    pub since: Option<NaiveDate>,
    /// What is remembered, kind by kind, each in the order of time.
    pub memories: Vec<Memory>,
    /// What was delivered and accepted, in the order of time.
    pub delivered: Vec<Delivered>,
}

/// Something to remember.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Memory {
    /// What kind.
    pub kind: MemoryKind,
    /// When.
    pub on: NaiveDate,
    /// What.
    pub note: String,
    /// With whom.
    pub person: Option<String>,
}

/// Something delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delivered {
    /// When it was accepted.
    pub on: NaiveDate,
    /// What.
    pub what: String,
}

impl MemoryBook {
    /// The book of an account; none if there is no such account.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(reader: &Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Option<Self>, Error> {
        let Some(row) = reader.row(Table::Account, account.raw())? else { return Ok(None) };
        let mut memories = Vec::new();
        for row in reader.rows_of(Table::MemoryNote, account)? {
            memories.extend(memory(reader, &row, as_of)?);
        }
        memories.sort_by_key(|memory: &Memory| (memory.kind as usize, memory.on));
        let milestones = reader.rows_of(Table::Milestone, account)?;
        let accepted = |row: &Row| {
            let on = row.date("accepted_on").filter(|day| as_of.includes_day(*day))?;
            Some(Delivered { on, what: row.text("deliverable")?.to_owned() })
        };
        let mut delivered: Vec<Delivered> = milestones.iter().filter_map(accepted).collect();
        delivered.sort_by_key(|delivered| delivered.on);
        let name = row.text("name").unwrap_or_default().to_owned();
        Ok(Some(Self { as_of: as_of.day, name, since: since(reader, account, as_of)?, memories, delivered }))
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.memories.is_empty() && self.delivered.is_empty()
    }

    /// The page in a language; a kind of which there is nothing has no section.
    #[must_use]
    pub fn page(&self, strings: &Strings) -> Page {
        let of_kind = |kind: MemoryKind| -> Vec<Line> {
            self.memories.iter().filter(|memory| memory.kind == kind).map(|memory| Line::new(memory.words(strings))).collect()
        };
        let mut sections: Vec<Section> =
            MemoryKind::ALL.iter().map(|&kind| Section { heading: strings.memory_heading(kind.code()), lines: of_kind(kind) }).collect();
        let delivered = self.delivered.iter().map(|one| Line::new(strings.memory_entry(month(one.on, strings), &one.what))).collect();
        sections.insert(sections.len().min(2), Section { heading: strings.memory_delivered(), lines: delivered });
        sections.retain(|section| !section.lines.is_empty());
        let subtitle = match self.since {
            Some(since) => strings.memory_since(month(since, strings), month(self.as_of, strings)),
            None => month(self.as_of, strings),
        };
        Page { title: Line::new(strings.memory_title(&self.name)).text, subtitle, sections }
    }
}

impl Memory {
    fn words(&self, strings: &Strings) -> String {
        let on = month(self.on, strings);
        match &self.person {
            Some(person) => strings.memory_entry_with(on, &self.note, person),
            None => strings.memory_entry(on, &self.note),
        }
    }
}

fn month(day: NaiveDate, strings: &Strings) -> String {
    strings.memory_month(day.month(), day.year().to_string())
}

fn memory(reader: &Reader<'_>, row: &Row, as_of: AsOf) -> Result<Option<Memory>, Error> {
    let (Some(kind), Some(on), Some(note)) = (row.code("kind"), row.date("happened_on"), row.text("note")) else { return Ok(None) };
    if row.bool("giveable") != Some(true) || !as_of.includes_day(on) {
        return Ok(None);
    }
    let person = match row.reference::<PersonId>("person_id") {
        Some(person) => reader.row(Table::Person, person.raw())?.and_then(|row| row.text("name").map(str::to_owned)),
        None => None,
    };
    Ok(Some(Memory { kind, on, note: note.to_owned(), person }))
}

/// The cooperation's start as recorded.
fn since(reader: &Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Option<NaiveDate>, Error> {
    let rows =
        reader.rows_where(Table::AccountField, &[("account_id", account.into()), ("field", ProfileField::CooperationStart.into())])?;
    let known = rows.iter().filter(|row| row.date("as_of").is_some_and(|day| as_of.includes_day(day)));
    let latest = known.max_by_key(|row| (row.date("as_of"), row.id));
    Ok(latest.and_then(|row| row.text("value")).and_then(|day| day.parse().ok()))
}
