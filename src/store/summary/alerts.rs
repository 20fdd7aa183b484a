//! How many alerts are open of each account: kept beside the summaries, and computed from the facts for any day.

use std::collections::HashMap;

use chrono::DateTime;
use rusqlite::{Connection, params};

use super::{Progress, Summary};
use crate::domain::alert::AlertRule;
use crate::domain::calendar::WorkCalendar;
use crate::domain::{AccountId, AsOf, Coded, Instant, RowId};
use crate::scoring::alerts::decisions::Standing;
use crate::store::error::Error;
use crate::store::facts::{Depth, Duties};
use crate::store::policies::Policies;
use crate::store::row::Reader;

/// The open alerts of an account; those that are put off do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenAlerts {
    /// How many.
    pub count: u32,
    /// The rule of the worst: the first in the order of [`AlertRule`].
    pub worst: Option<AlertRule>,
    /// The earliest instant by which something is to be done.
    pub due_at: Option<Instant>,
    /// From this instant on the count may be another without anything having been written: a clock is started or gets short of time.
    pub changes_at: Option<Instant>,
}

impl OpenAlerts {
    /// Those among an account's duties.
    #[must_use]
    pub fn of(duties: &Duties) -> Self {
        let mut found = Self::default();
        for alert in duties.decided.alerts.iter().filter(|alert| alert.standing == Standing::Open) {
            let episode = &alert.episode;
            found.count += 1;
            found.worst = Some(found.worst.map_or(episode.rule, |worst| worst.min(episode.rule)));
            found.due_at = [found.due_at, episode.due_at].into_iter().flatten().min();
        }
        found.changes_at = duties.changes_at;
        found
    }

    fn is_nothing(&self) -> bool {
        self.count == 0 && self.changes_at.is_none()
    }
}

fn millis(at: Option<Instant>) -> Option<i64> {
    at.map(|at| at.timestamp_millis())
}

/// Writes what is open of an account over what stood there.
pub(super) fn put(conn: &Connection, account: i64, open: &OpenAlerts) -> rusqlite::Result<()> {
    if open.is_nothing() {
        return conn.prepare_cached("DELETE FROM account_alert WHERE account_id = ?1")?.execute([account]).map(drop);
    }
    let worst = open.worst.and_then(|worst| AlertRule::ALL.iter().position(|rule| *rule == worst));
    conn.prepare_cached(
        "INSERT INTO account_alert (account_id, open, worst, due_at, changes_at) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (account_id) DO UPDATE SET open = ?2, worst = ?3, due_at = ?4, changes_at = ?5",
    )?
    .execute(params![account, open.count, worst.map(|place| place as i64), millis(open.due_at), millis(open.changes_at)])
    .map(drop)
}

/// Reads them from four columns, of which the first is numbered so; nothing there is nothing open.
pub(super) fn read(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<OpenAlerts> {
    let at = |column: usize| -> rusqlite::Result<_> { Ok(row.get::<_, Option<i64>>(column)?.and_then(DateTime::from_timestamp_millis)) };
    let worst = row.get::<_, Option<i64>>(first + 1)?.and_then(|place| usize::try_from(place).ok());
    Ok(OpenAlerts {
        count: row.get::<_, Option<u32>>(first)?.unwrap_or(0),
        worst: worst.and_then(|place| AlertRule::ALL.get(place).copied()),
        due_at: at(first + 2)?,
        changes_at: at(first + 3)?,
    })
}

/// The accounts of which something is kept.
pub(super) fn kept(conn: &Connection) -> rusqlite::Result<Vec<i64>> {
    let mut statement = conn.prepare_cached("SELECT account_id FROM account_alert")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}

impl Reader<'_> {
    /// How many alerts are open of one account, from the facts.
    ///
    /// # Errors
    /// Those of the database.
    pub fn open_alerts(&self, policies: &Policies, calendar: &WorkCalendar, as_of: AsOf, account: AccountId) -> Result<OpenAlerts, Error> {
        let watched = self.watched(policies, calendar, as_of, account, Depth::Open)?;
        Ok(watched.map(|watched| OpenAlerts::of(&watched.duties(&policies.context(calendar, as_of)))).unwrap_or_default())
    }

    /// How many alerts are open of every account that has any, from the facts. `go_on` is told how far it is and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database.
    pub fn open_alerts_of_all(
        &self,
        policies: &Policies,
        calendar: &WorkCalendar,
        as_of: AsOf,
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<HashMap<AccountId, OpenAlerts>, Error> {
        let context = policies.context(calendar, as_of);
        let mut all = HashMap::new();
        self.watch_all(policies, calendar, as_of, go_on, &mut |watched| {
            let open = OpenAlerts::of(&watched.duties(&context));
            if !open.is_nothing() {
                all.insert(watched.account, open);
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// The summaries of all accounts that existed on a day with their open alerts, from the facts. `go_on` is told how far it is and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database.
    pub fn whole_summaries_as_of(
        &self,
        policies: &Policies,
        calendar: &WorkCalendar,
        as_of: AsOf,
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Vec<Summary>, Error> {
        let mut rows = Vec::new();
        self.summaries_as_of(policies, as_of, go_on, &mut |row| rows.push(row))?;
        let open = self.open_alerts_of_all(policies, calendar, as_of, go_on)?;
        for row in &mut rows {
            row.open_alerts = Some(open.get(&row.id).copied().unwrap_or_default());
        }
        Ok(rows)
    }

    /// Accounts whose kept count may have changed by the mere passing of time since it was made.
    ///
    /// # Errors
    /// Those of the database.
    pub fn alerts_to_look_at(&self, now: Instant) -> Result<Vec<AccountId>, Error> {
        let mut statement = self.conn.prepare_cached("SELECT account_id FROM account_alert WHERE changes_at <= ?1")?;
        let rows = statement.query_map([now.timestamp_millis()], |row| row.get(0).map(AccountId::from_raw))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The accounts whose kept alerts are due first, with the names that lists show.
    ///
    /// # Errors
    /// Those of the database.
    pub fn earliest_alerts(&self, limit: u32) -> Result<Vec<(AccountId, String, OpenAlerts)>, Error> {
        let sql = "SELECT a.account_id, a.open, a.worst, a.due_at, a.changes_at, coalesce(c.short_name, c.name) FROM account_alert a \
                   JOIN account c ON c.id = a.account_id WHERE a.open > 0 ORDER BY a.due_at IS NULL, a.due_at, a.account_id LIMIT ?1";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([limit], |row| Ok((AccountId::from_raw(row.get(0)?), row.get(5)?, read(row, 1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many alerts are open in all, as kept.
    ///
    /// # Errors
    /// Those of the database.
    pub fn kept_alert_count(&self) -> Result<u64, Error> {
        let sql = "SELECT coalesce(sum(open), 0) FROM account_alert";
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0))?.unsigned_abs())
    }
}
