//! The one way to write: a transaction under one action.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::action::{Done, What};
use super::bulk::{self, Reads};
use super::catalog::Table;
use super::device;
use super::error::Error;
use super::log::{self, Deed, Waiting};
use super::open::Store;
use super::row::Reader;
use super::summary::keep_up;
use super::write::enter_user;
use crate::domain::{ActionId, AsOf, ColleagueId, IdSource, Instant, RowId, Zone};

/// A transaction under an action: what it writes is kept together or not at all, and undone together.
#[derive(Debug)]
pub struct Tx<'s> {
    pub(super) conn: &'s Connection,
    pub(super) touched: BTreeSet<i64>,
    /// Whether something changed that all summaries depend on.
    pub(super) stale: bool,
    /// In bulk, what the log does not hold yet.
    waiting: Option<Waiting>,
    /// The account of the row inserted last into each table: whatever is inserted next mostly belongs to it.
    pub(super) homes: BTreeMap<Table, (i64, Option<i64>)>,
    action: i64,
    /// The place in the log behind which its entries stand.
    from: i64,
    ids: IdSource,
    last_id: i64,
    now: Instant,
    zone: Zone,
    me: ColleagueId,
}

/// What an action is besides its work.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// The action that it takes back.
    pub reverts: Option<ActionId>,
    /// Whether it inserts thousands of rows, and what else it does.
    pub bulk: Option<Reads>,
}

/// The page cache while many rows are inserted, in KiB, as SQLite counts them: negative.
const BULK_CACHE: i64 = -65_536;

impl Store {
    /// Runs a closure as one action of the user: one transaction, one entry in history, one undo. If it fails, nothing of it
    /// is kept; if it changes nothing, no action is recorded.
    ///
    /// # Errors
    /// Those of the closure, and those of the database; then nothing was written.
    pub fn act<T, E: From<Error>>(&mut self, what: &What, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<Done<T>, E> {
        self.act_as(what, Manner::default(), work)
    }

    /// The same for work that inserts thousands of rows: what refuses strangers is taken down for as long as the transaction keeps
    /// them out anyway, the log is written many entries at a time, and in an empty database the indexes are made last. For a few
    /// rows that costs more than it saves.
    ///
    /// # Errors
    /// Those of [`Store::act`].
    pub fn act_in_bulk<T, E: From<Error>>(
        &mut self,
        what: &What,
        reads: Reads,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        let usual: i64 = self.conn.pragma_query_value(None, "cache_size", |row| row.get(0)).map_err(Error::from)?;
        self.conn.pragma_update(None, "cache_size", BULK_CACHE).map_err(Error::from)?;
        let done = self.act_as(what, Manner { bulk: Some(reads), reverts: None }, work);
        // What is stored is stored, also with a cache that stays large.
        drop(self.conn.pragma_update(None, "cache_size", usual));
        done
    }

    pub(super) fn act_as<T, E: From<Error>>(
        &mut self,
        what: &What,
        Manner { reverts, bulk }: Manner,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        if self.is_read_only() {
            return Err(Error::ReadOnly.into());
        }
        let (now, zone) = (self.now(), self.zone());
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate).map_err(Error::from)?;
        let who = Who::find(&transaction, self, now)?;
        let mut tx = Tx {
            conn: &transaction,
            touched: BTreeSet::new(),
            stale: false,
            waiting: bulk.map(|_| Waiting::default()),
            homes: BTreeMap::new(),
            action: 0,
            from: 0,
            ids: who.ids,
            last_id: who.last_id,
            now,
            zone,
            me: who.colleague,
        };
        let action = tx.next_id();
        tx.action = action;
        tx.from = open_action(&transaction, action).map_err(Error::from)?;
        let cleared = bulk.map(|reads| bulk::clear(&transaction, reads, tx.from)).transpose().map_err(Error::from)?;
        let value = work(&mut tx)?;
        tx.write_waiting()?;
        if let Some(cleared) = cleared {
            cleared.restore(&transaction).map_err(Error::from)?;
        }
        let (last_id, from) = (tx.last_id, tx.from);
        let (touched, stale, calendar) = (std::mem::take(&mut tx.touched), tx.stale, self.calendar());
        keep_up(&transaction, &mut self.policies, &calendar, AsOf::now(now, zone), &touched, stale).map_err(E::from)?;
        let recorded =
            close_action(&transaction, &Entered { action, from, now, device: who.device, by: who.colleague, what, reverts, last_id })
                .map_err(Error::from)?;
        transaction.commit().map_err(Error::from)?;
        self.last_id = last_id;
        Ok(Done { value, action: recorded.then(|| ActionId::from_raw(action)) })
    }
}

/// Who writes here and now.
struct Who {
    device: u16,
    colleague: ColleagueId,
    ids: IdSource,
    last_id: i64,
}

impl Who {
    /// The user's colleague; on the first write it is made, under an action of its own that undo passes over.
    fn find(conn: &Connection, store: &Store, now: Instant) -> Result<Self, Error> {
        let device = device::enrolled(conn, store.options.machine.as_deref())?;
        let last_id: i64 = conn.prepare_cached("SELECT last_id FROM running")?.query_row([], |row| row.get(0))?;
        let mut last_id = last_id.max(store.last_id);
        let mut ids = IdSource::new(device, last_id);
        let colleague = match colleague_named(conn, &store.options.user)? {
            Some(colleague) => colleague,
            None => {
                let action = ids.next(now.timestamp_millis());
                let id = ids.next(now.timestamp_millis());
                last_id = id;
                let from = open_action(conn, action)?;
                enter_user(conn, action, id, &store.options.user)?;
                let what = What::new(super::ActionKind::Join).about(Table::Colleague, id, &store.options.user);
                let by = ColleagueId::from_raw(id);
                close_action(conn, &Entered { action, from, now, device, by, what: &what, reverts: None, last_id })?;
                by
            }
        };
        Ok(Self { device, colleague, ids, last_id })
    }
}

/// The colleague that a user name stands for.
pub(super) fn colleague_named(conn: &Connection, user: &str) -> rusqlite::Result<Option<ColleagueId>> {
    conn.prepare_cached("SELECT id FROM colleague WHERE login = ?1 ORDER BY id LIMIT 1")?
        .query_row([user], |row| row.get(0))
        .optional()
        .map(|found| found.map(ColleagueId::from_raw))
}

/// Names the running action to the triggers; answers the place in the log behind which its entries will stand.
fn open_action(conn: &Connection, action: i64) -> rusqlite::Result<i64> {
    conn.prepare_cached("UPDATE running SET action_id = ?1")?.execute([action])?;
    last_place(conn)
}

fn last_place(conn: &Connection) -> rusqlite::Result<i64> {
    conn.prepare_cached("SELECT coalesce(max(id), 0) FROM change")?.query_row([], |row| row.get(0))
}

/// What the log keeps of an action.
struct Entered<'a> {
    action: i64,
    from: i64,
    now: Instant,
    device: u16,
    by: ColleagueId,
    what: &'a What,
    reverts: Option<ActionId>,
    last_id: i64,
}

/// Records the action if it changed anything, and closes the triggers again.
fn close_action(conn: &Connection, entered: &Entered<'_>) -> rusqlite::Result<bool> {
    let to = last_place(conn)?;
    let changed = to > entered.from;
    if changed {
        let args = serde_json::to_string(entered.what).unwrap_or_else(|_| "{}".to_owned());
        conn.prepare_cached(
            "INSERT INTO action (id, at, device, colleague_id, on_behalf_of, kind, args, reverts, change_from, change_to) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            entered.action,
            entered.now.timestamp_millis(),
            entered.device,
            entered.by.raw(),
            entered.what.on_behalf_of.map(RowId::raw),
            crate::domain::Coded::code(entered.what.kind),
            args,
            entered.reverts.map(RowId::raw),
            entered.from + 1,
            to,
        ))?;
    }
    conn.prepare_cached("UPDATE running SET action_id = NULL, last_id = ?1")?.execute([entered.last_id])?;
    Ok(changed)
}

impl Tx<'_> {
    /// Enters what was done to a row of the table with this number into the log.
    pub(super) fn enter(&mut self, number: i64, row: i64, deed: &Deed<'_>) -> Result<(), Error> {
        if let (Some(waiting), Deed::Inserted) = (&mut self.waiting, deed) {
            return Ok(waiting.inserted(self.conn, self.action, number, row)?);
        }
        // The log tells things in the order in which they were done.
        self.write_waiting()?;
        Ok(log::enter(self.conn, self.action, number, row, deed)?)
    }

    /// Enters what was done elsewhere, with its own action, before anything of this one: the entries of an action stand in one row.
    pub(super) fn log_past(&mut self, deed: &super::pack::Deed) -> Result<(), Error> {
        let before = last_place(self.conn)?;
        if before != self.from {
            return Err(Error::Sql("the past must be entered first".to_owned()));
        }
        let sql = "INSERT INTO change (action_id, tbl, row_id, op, account_id, old) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut statement = self.conn.prepare_cached(sql)?;
        for change in &deed.changes {
            statement.execute((deed.id, change.table, change.row, change.op, change.account, &change.old))?;
        }
        self.from = last_place(self.conn)?;
        self.conn
            .prepare_cached(
                "INSERT INTO action (id, at, device, colleague_id, on_behalf_of, kind, args, reverts, undone_by, change_from, change_to) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                deed.id,
                deed.at,
                deed.device,
                deed.colleague,
                deed.on_behalf_of,
                &deed.kind,
                &deed.args,
                deed.reverts,
                deed.undone_by,
                before + 1,
                self.from,
            ))?;
        Ok(())
    }

    fn write_waiting(&mut self) -> Result<(), Error> {
        if let Some(waiting) = &mut self.waiting {
            waiting.write(self.conn)?;
        }
        Ok(())
    }
}

impl<'s> Tx<'s> {
    /// Reads, own writes included.
    #[must_use]
    pub const fn read(&self) -> Reader<'s> {
        Reader { conn: self.conn }
    }

    /// The instant of the action.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// Today, up to now.
    #[must_use]
    pub fn today(&self) -> AsOf {
        AsOf::now(self.now, self.zone)
    }

    /// The colleague who acts.
    #[must_use]
    pub const fn me(&self) -> ColleagueId {
        self.me
    }

    /// The raw identifier of the action.
    pub(super) const fn action(&self) -> i64 {
        self.action
    }

    /// A new identifier.
    pub(super) fn next_id(&mut self) -> i64 {
        self.last_id = self.ids.next(self.now.timestamp_millis());
        self.last_id
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{ActionKind, Options};
    use super::*;
    use crate::domain::FixedClock;

    #[test]
    fn a_full_disk_takes_back_the_whole_action() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("book.db");
        let options = Options::new("li", Arc::new(FixedClock(Instant::default()))).create();
        let mut store = Store::open(&path, &options).unwrap();
        let what = What::new(ActionKind::Edit);
        let write = |store: &mut Store, rows: usize| {
            store.act(&what, |tx| (0..rows).try_for_each(|_| tx.insert(Table::Product, &[("name", "文".repeat(300).into())]).map(drop)))
        };
        write(&mut store, 1).unwrap();
        let pages: i64 = store.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        store.conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
        assert!(matches!(write(&mut store, 1000), Err(Error::DiskFull)));
        assert_eq!(store.read().count(Table::Product).unwrap(), 1);
        drop(store);
        let store = Store::open(&path, &options).unwrap();
        assert_eq!(store.read().count(Table::Product).unwrap(), 1);
        assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
    }
}
