//! The rules in force, by day: an accepted text counts from its day on, so that old weeks keep the rules they had.

use std::sync::Arc;

use chrono::NaiveDate;

use super::action::{ActionKind, What};
use super::catalog::Table;
use super::edit::{Cell, Edit};
use super::error::Error;
use super::row::Reader;
use super::value::day;
use crate::domain::AsOf;
use crate::domain::calendar::WorkCalendar;
use crate::policy::{PolicySet, RuleChange};
use crate::scoring::alerts::AlertContext;

/// What the text of the whole set is called in the database.
const WHOLE: &str = "all";

/// The rules of all days.
#[derive(Debug, Clone)]
pub struct Policies {
    shipped: Arc<PolicySet>,
    /// By the day from which they count.
    accepted: Vec<(NaiveDate, Arc<PolicySet>)>,
    key: String,
}

impl Policies {
    /// The rules in force on a day: the latest accepted up to then, else those the program is shipped with.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> &PolicySet {
        self.accepted.iter().rev().find(|(from, _)| *from <= day).map_or(&self.shipped, |(_, policy)| policy)
    }

    /// The rules that the program is shipped with.
    #[must_use]
    pub fn shipped(&self) -> &PolicySet {
        &self.shipped
    }

    /// Every set of rules that was ever in force.
    pub fn all(&self) -> impl Iterator<Item = &PolicySet> {
        std::iter::once(&*self.shipped).chain(self.accepted.iter().map(|(_, policy)| &**policy))
    }

    /// These rules with others in force from a day on, as if they had been accepted then.
    #[must_use]
    pub fn with(&self, from: NaiveDate, policy: PolicySet) -> Self {
        let mut accepted = self.accepted.clone();
        let place = accepted.partition_point(|(day, _)| *day <= from);
        accepted.insert(place, (from, Arc::new(policy)));
        Self { shipped: Arc::clone(&self.shipped), accepted, key: format!("{}.supposed", self.key) }
    }

    /// What alert rules are held against: each day by the rules it had.
    #[must_use]
    pub fn context<'p>(&'p self, calendar: &'p WorkCalendar, as_of: AsOf) -> AlertContext<'p> {
        let first = AlertContext::new(&self.shipped, calendar, as_of);
        self.accepted.iter().fold(first, |context, (from, policy)| context.then(*from, policy))
    }

    /// Names these rules for caches.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Names the rules of a database without reading them.
pub(super) fn key(reader: &Reader<'_>) -> Result<String, Error> {
    let latest: i64 = reader.conn.prepare_cached("SELECT coalesce(max(id), 0) FROM policy_text")?.query_row([], |row| row.get(0))?;
    let count: i64 = reader.conn.prepare_cached("SELECT count(*) FROM policy_text")?.query_row([], |row| row.get(0))?;
    Ok(format!("{:016x}.{latest}.{count}", PolicySet::shipped_fingerprint()))
}

impl Reader<'_> {
    /// The rules in force on each day.
    ///
    /// # Errors
    /// An accepted text that cannot be read, those of the database.
    pub fn policies(&self) -> Result<Policies, Error> {
        let unreadable = |error: crate::policy::PolicyError| Error::Policy(Box::new(error));
        let shipped = Arc::new(PolicySet::shipped().map_err(unreadable)?);
        let mut statement =
            self.conn.prepare_cached("SELECT accepted_on, text FROM policy_text WHERE policy = ?1 ORDER BY accepted_on, id")?;
        let mut accepted = Vec::new();
        for found in statement.query_map([WHOLE], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))? {
            let (from, text) = found?;
            let from = day(from).unwrap_or_default();
            let set = PolicySet::stored(&format!("policy of {from}"), &text).map_err(unreadable)?;
            accepted.push((from, Arc::new(set)));
        }
        Ok(Policies { shipped, accepted, key: key(self)? })
    }
}

/// Rules that were accepted.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// From this day on.
    pub on: NaiveDate,
    /// By whom; empty if that is not known.
    pub by: String,
    /// Their short name.
    pub digest: String,
    /// What they put differently from those before them.
    pub changes: Vec<RuleChange>,
}

impl Reader<'_> {
    /// What was accepted so far, the earliest first.
    ///
    /// # Errors
    /// An accepted text that cannot be read, those of the database.
    pub fn accepted_policies(&self) -> Result<Vec<Accepted>, Error> {
        let policies = self.policies()?;
        let mut by = Vec::new();
        let sql = "SELECT coalesce(c.name, '') FROM policy_text p LEFT JOIN colleague c ON c.id = p.accepted_by \
                   WHERE p.policy = ?1 ORDER BY p.accepted_on, p.id";
        let mut statement = self.conn.prepare_cached(sql)?;
        for name in statement.query_map([WHOLE], |row| row.get::<_, String>(0))? {
            by.push(name?);
        }
        let mut before: &PolicySet = &policies.shipped;
        let mut found = Vec::new();
        for ((on, policy), by) in policies.accepted.iter().zip(by) {
            found.push(Accepted { on: *on, by, digest: policy.digest(), changes: before.differences(policy) });
            before = policy;
        }
        Ok(found)
    }
}

/// The action that puts rules into force from a day on.
#[must_use]
pub fn acceptance(policy: &PolicySet, from: NaiveDate) -> Edit {
    let mut edit = Edit::new(What::new(ActionKind::AcceptPolicy));
    let values =
        vec![("policy", WHOLE.into()), ("text", policy.full_text().into()), ("accepted_on", from.into()), ("accepted_by", Cell::Me)];
    edit.insert(Table::PolicyText, values);
    edit
}
