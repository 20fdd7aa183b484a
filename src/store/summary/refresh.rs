//! Keeps the table of summaries in step: each write for the accounts it touches, a job for all when the day or the rules change.

use std::collections::BTreeSet;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::alerts::{self, OpenAlerts};
use super::all::{GoOn, summaries};
use super::packed::{put, remove};
use super::state::{Freshness, made_by};
use super::{Progress, Summary};
use crate::domain::calendar::WorkCalendar;
use crate::domain::{AccountId, AsOf, RowId};
use crate::store::error::Error;
use crate::store::log::Entry;
use crate::store::open::Store;
use crate::store::policies::{self, Policies};
use crate::store::row::Reader;
use crate::store::value::day_number;

/// Accounts written in one transaction when all are made anew: short enough that a writer beside it hardly waits.
const BATCH: usize = 2000;
/// A write that touches more accounts leaves them to the next making anew.
const MOST_TOUCHED: usize = 200;
/// After this many log entries by others a making anew starts over.
const MOST_MISSED: i64 = 20_000;

impl Reader<'_> {
    /// The place of the latest log entry, for [`Reader::accounts_changed_since`].
    ///
    /// # Errors
    /// Those of the database.
    pub fn log_place(&self) -> Result<i64, Error> {
        Ok(last_place(self.conn)?)
    }

    /// The accounts that were written behind a place of the log, deleted ones included; none if there are too many to tell.
    ///
    /// # Errors
    /// Those of the database.
    pub fn accounts_changed_since(&self, place: i64) -> Result<Option<Vec<AccountId>>, Error> {
        Ok(self.touched_since(place)?.map(|touched| touched.into_iter().map(AccountId::from_raw).collect()))
    }

    /// The accounts that the log entries behind a place concern; none if there are too many.
    fn touched_since(&self, place: i64) -> Result<Option<BTreeSet<i64>>, Error> {
        let mut statement =
            self.conn.prepare_cached("SELECT id, action_id, tbl, row_id, op, old, account_id FROM change WHERE id > ?1 ORDER BY id")?;
        let mut rows = statement.query([place])?;
        let mut touched = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let (entry, noted) = (Entry::read(row)?, row.get::<_, Option<i64>>(6)?);
            if entry.place - place > MOST_MISSED {
                return Ok(None);
            }
            touched.extend(noted);
            if let Some(table) = entry.table {
                touched.extend(self.account_of(table, entry.row)?.map(RowId::raw));
            }
        }
        Ok(Some(touched))
    }
}

fn last_place(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| row.get(0))
}

fn missed(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT missed FROM summary_state", [], |row| row.get(0))
}

/// Brings the summaries of touched accounts up to date, inside the transaction that touched them. Where they are many, or
/// something changed on which all depend, the cache is marked as stale instead.
pub(in crate::store) fn keep_up(
    conn: &Connection,
    policies: &mut Option<Policies>,
    calendar: &WorkCalendar,
    as_of: AsOf,
    touched: &BTreeSet<i64>,
    stale: bool,
) -> Result<(), Error> {
    if stale || touched.len() > MOST_TOUCHED {
        conn.execute("UPDATE summary_state SET missed = missed + 1", [])?;
        return Ok(());
    }
    if touched.is_empty() {
        return Ok(());
    }
    let reader = Reader { conn };
    if policies.as_ref().is_none_or(|known| !policies::key(&reader).is_ok_and(|key| key == known.key())) {
        *policies = Some(reader.policies()?);
    }
    let Some(policies) = policies else { return Ok(()) };
    for account in touched {
        remove(conn, *account)?;
        let id = AccountId::from_raw(*account);
        if let Some(summary) = reader.summary_as_of(policies, as_of, id)? {
            put(conn, &summary)?;
        }
        alerts::put(conn, *account, &reader.open_alerts(policies, calendar, as_of, id)?)?;
    }
    Ok(())
}

impl Store {
    /// Makes the summaries of today anew if they are stale; a job calls it on a connection of its own. Writers beside it keep
    /// their accounts up to date themselves. Answers whether anything had to be made.
    ///
    /// # Errors
    /// [`Error::Cancelled`], after which the cache stays marked as stale; those of the database.
    pub fn refresh_summaries(&mut self, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<bool, Error> {
        let mut made = false;
        while self.read().freshness(&self.calendar(), self.today())? != Freshness::Fresh {
            made = true;
            self.make_summaries(go_on)?;
        }
        Ok(made)
    }

    fn make_summaries(&self, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<(), Error> {
        let today = self.today();
        let policies = self.read().policies()?;
        let snapshot = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
        let (place, missed_before, by) = (last_place(&snapshot)?, missed(&snapshot)?, made_by(&self.read(), &self.calendar())?);
        // The snapshot ends with the first row handed out: from there on names are read and rows written, batch by batch.
        let mut snapshot = Some(snapshot);
        let mut batch: Vec<Summary> = Vec::with_capacity(BATCH);
        summaries(self.read(), &policies, today, None, go_on, |one| {
            drop(snapshot.take());
            batch.push(one);
            if batch.len() == BATCH { self.write_batch(&mut batch, place) } else { Ok(()) }
        })?;
        drop(snapshot);
        self.write_batch(&mut batch, place)?;
        self.make_alerts(&policies, today, go_on)?;
        let last = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        last.execute("DELETE FROM account_summary WHERE account_id NOT IN (SELECT id FROM account)", [])?;
        last.execute("DELETE FROM account_alert WHERE account_id NOT IN (SELECT id FROM account)", [])?;
        let day = day_number(today.day);
        // What was missed before the snapshot is known now; what was missed since is not.
        last.execute("UPDATE summary_state SET made_by = ?1, day = ?2, missed = missed - ?3", params![by, day, missed_before])?;
        Ok(last.commit()?)
    }

    /// Counts the open alerts of all accounts; those that somebody wrote meanwhile keep what that write counted.
    fn make_alerts(&self, policies: &Policies, today: AsOf, go_on: GoOn<'_>) -> Result<(), Error> {
        let snapshot = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
        let place = last_place(&snapshot)?;
        let open = self.read().open_alerts_of_all(policies, &self.calendar(), today, go_on)?;
        drop(snapshot);
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        let Some(newer) = self.read().touched_since(place)? else {
            tx.execute("UPDATE summary_state SET missed = missed + 1", [])?;
            return Ok(tx.commit()?);
        };
        let kept: Vec<i64> = alerts::kept(&tx)?.into_iter().filter(|account| !newer.contains(account)).collect();
        for account in kept {
            if !open.contains_key(&AccountId::from_raw(account)) {
                alerts::put(&tx, account, &OpenAlerts::default())?;
            }
        }
        for (account, open) in open.iter().filter(|(account, _)| !newer.contains(&account.raw())) {
            alerts::put(&tx, account.raw(), open)?;
        }
        Ok(tx.commit()?)
    }

    /// Looks again at the accounts whose clocks got short of time since they were last counted. Answers whether there were any.
    ///
    /// # Errors
    /// Those of the database.
    pub fn refresh_clocks(&mut self) -> Result<bool, Error> {
        let today = self.today();
        let due = self.read().alerts_to_look_at(today.at)?;
        if due.is_empty() || self.is_read_only() {
            return Ok(false);
        }
        let policies = self.read().policies()?;
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        for account in due {
            let open = self.read().open_alerts(&policies, &self.calendar(), today, account)?;
            alerts::put(&tx, account.raw(), &open)?;
        }
        tx.commit()?;
        Ok(true)
    }

    /// Writes a batch, leaving out accounts that somebody wrote since the snapshot: their rows are newer.
    fn write_batch(&self, batch: &mut Vec<Summary>, place: i64) -> Result<(), Error> {
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        let Some(newer) = self.read().touched_since(place)? else {
            batch.clear();
            tx.execute("UPDATE summary_state SET missed = missed + 1", [])?;
            return Ok(tx.commit()?);
        };
        for one in batch.drain(..).filter(|one| !newer.contains(&one.id.raw())) {
            remove(&tx, one.id.raw())?;
            put(&tx, &one)?;
        }
        Ok(tx.commit()?)
    }
}
