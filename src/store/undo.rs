//! Taking actions back, and doing them again.
//!
//! Undo takes the latest action of this user on this device that is not undone; redo the latest undo, until that user's next
//! write. Both are actions of their own, written row by row in the reverse order of the log, so that every step passes
//! through a state that once was. They are refused where somebody changed the same field since, or built on the row.

use std::fmt;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension};

use super::action::{Action, ActionKind, Done, What};
use super::catalog::{Column, Table};
use super::device;
use super::error::{Error, Fault, Invalid};
use super::log::{DELETED, Entry, INSERTED, PURGED, UPDATED};
use super::open::Store;
use super::row::Reader;
use super::tx::{Manner, Tx, colleague_named};
use super::write::sql_of;
use crate::domain::{ActionId, Coded, Instant, RowId};

/// Entries of the log read at a time.
const CHUNK: i64 = 4096;
/// Obstacles named in a refusal.
const MOST_OBSTACLES: usize = 10;

/// Why an action was not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The action.
    pub action: Action,
    /// What stands in the way; at most ten.
    pub obstacles: Vec<Obstacle>,
}

/// One thing that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The record's kind.
    pub table: Table,
    /// The record.
    pub row: i64,
    /// Its name, as far as it has one.
    pub name: String,
    /// Why.
    pub reason: Reason,
    /// The later action, where there is one: who and when.
    pub by: Option<(ActionId, String, Instant)>,
}

/// Why a row cannot be brought back to what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The field was changed since.
    Changed {
        /// The column.
        field: &'static str,
    },
    /// The record was deleted since.
    Deleted,
    /// Another record refers to it by now.
    BuiltOn {
        /// Its kind.
        table: Table,
        /// The record.
        row: i64,
    },
    /// What the record referred to is gone.
    Gone {
        /// The column that referred to it.
        field: &'static str,
    },
    /// Another record has the same unique values by now.
    Taken,
    /// The old values were purged.
    Purged,
    /// A newer version of the program wrote it.
    Unknown,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "action {} cannot be taken back:", self.action.id)?;
        for obstacle in &self.obstacles {
            write!(f, " {} {} {:?}", obstacle.table, obstacle.row, obstacle.reason)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

fn kinds(wanted: impl Fn(ActionKind) -> bool) -> String {
    let codes: Vec<String> = ActionKind::ALL.iter().filter(|kind| wanted(**kind)).map(|kind| format!("'{kind}'")).collect();
    codes.join(", ")
}

impl Store {
    fn latest(&self, condition: &str) -> Result<Option<Action>, Error> {
        let Some(device) = device::known(&self.conn, self.options.machine.as_deref())? else { return Ok(None) };
        let Some(me) = colleague_named(&self.conn, &self.options.user)? else { return Ok(None) };
        let sql = format!("WHERE a.colleague_id = ?1 AND a.device = ?2 AND a.undone_by IS NULL AND {condition} ORDER BY a.id DESC LIMIT 1");
        Ok(self.read().actions_where(&sql, &[Sql::Integer(me.raw()), Sql::Integer(device.into())])?.pop())
    }

    /// The action that undo would take back: the latest of this user on this device that is not undone.
    ///
    /// # Errors
    /// Those of the database.
    pub fn undoable(&self) -> Result<Option<Action>, Error> {
        self.latest(&format!("a.kind IN ({})", kinds(ActionKind::undoable)))
    }

    /// The undo that redo would take back; none once this user has written something else.
    ///
    /// # Errors
    /// Those of the database.
    pub fn redoable(&self) -> Result<Option<Action>, Error> {
        let writes = kinds(|kind| !matches!(kind, ActionKind::Undo | ActionKind::Redo | ActionKind::Join));
        self.latest(&format!(
            "a.kind = '{}' AND a.id > (SELECT coalesce(max(w.id), 0) FROM action w \
             WHERE w.colleague_id = ?1 AND w.device = ?2 AND w.kind IN ({writes}))",
            ActionKind::Undo
        ))
    }

    /// Takes back the latest action of this user on this device. Answers what was taken back.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`]; [`Error::Refused`] naming what stands in the way; those of the database.
    pub fn undo(&mut self) -> Result<Done<Action>, Error> {
        let target = self.undoable()?.ok_or(Error::NothingToUndo)?;
        self.revert(target, ActionKind::Undo)
    }

    /// Does again what was last undone. Answers the original action.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`]; [`Error::Refused`] naming what stands in the way; those of the database.
    pub fn redo(&mut self) -> Result<Done<Action>, Error> {
        let undo = self.redoable()?.ok_or(Error::NothingToRedo)?;
        let original = undo.reverts;
        let done = self.revert(undo, ActionKind::Redo)?;
        let value = match original {
            Some(original) => self.read().action(original)?.unwrap_or(done.value),
            None => done.value,
        };
        Ok(Done { value, action: done.action })
    }

    /// Takes back one particular action, whoever did it and whenever.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`] if it is undone already or cannot be; [`Error::Refused`] naming what stands in the way.
    pub fn undo_action(&mut self, action: ActionId) -> Result<Done<Action>, Error> {
        let target = self.read().action(action)?.filter(|found| found.what.kind.undoable() && found.undone_by.is_none());
        self.revert(target.ok_or(Error::NothingToUndo)?, ActionKind::Undo)
    }

    fn revert(&mut self, target: Action, kind: ActionKind) -> Result<Done<Action>, Error> {
        let what = What { kind, on_behalf_of: None, ..target.what.clone() };
        self.act_as(&what, Manner { reverts: Some(target.id), ..Manner::default() }, |tx| {
            // Another window may have been quicker.
            let fresh = tx.read().action(target.id)?.filter(|found| found.undone_by.is_none());
            let target = fresh.ok_or(if kind == ActionKind::Redo { Error::NothingToRedo } else { Error::NothingToUndo })?;
            Reversal::new(tx, &target)?.run()?;
            tx.conn.execute("UPDATE action SET undone_by = ?2 WHERE id = ?1", (target.id.raw(), tx.action()))?;
            if kind == ActionKind::Redo {
                tx.conn.execute("UPDATE action SET undone_by = NULL WHERE id = ?1", [target.reverts.map(RowId::raw)])?;
            }
            Ok(target)
        })
    }
}

struct Reversal<'t, 's> {
    tx: &'t mut Tx<'s>,
    target: &'t Action,
    /// First and last place of its entries in the log.
    span: (i64, i64),
    /// Whether anybody wrote behind it; if not, nothing can stand in the way but references.
    followed: bool,
    obstacles: Vec<Obstacle>,
}

impl<'t, 's> Reversal<'t, 's> {
    fn new(tx: &'t mut Tx<'s>, target: &'t Action) -> Result<Self, Error> {
        let span = tx.conn.query_row("SELECT change_from, change_to FROM action WHERE id = ?1", [target.id.raw()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        let sql = format!("SELECT 1 FROM action a WHERE a.change_from > ?1 AND {} LIMIT 1", counting());
        let followed = tx.conn.prepare_cached(&sql)?.exists((span.1, origin(target)))?;
        Ok(Self { tx, target, span, followed, obstacles: Vec::new() })
    }

    fn run(mut self) -> Result<(), Error> {
        let (first, mut behind) = (self.span.0, self.span.1 + 1);
        while behind > first && self.obstacles.len() < MOST_OBSTACLES {
            let entries = entries_before(self.tx.conn, first, behind)?;
            let Some(last) = entries.last() else { break };
            behind = last.place;
            for entry in &entries {
                self.step(entry)?;
                if self.obstacles.len() >= MOST_OBSTACLES {
                    break;
                }
            }
        }
        if self.obstacles.is_empty() {
            return Ok(());
        }
        Err(Error::Refused(Box::new(Refusal { action: self.target.clone(), obstacles: self.obstacles })))
    }

    /// Reverses one entry, unless something stands in the way; once something does, only looks for more of it.
    fn step(&mut self, entry: &Entry) -> Result<(), Error> {
        let Some(table) = entry.table else { return self.hinder(Table::Account, entry.row, Reason::Unknown, None) };
        if self.followed
            && let Some((reason, by)) = self.later(table, entry)?
        {
            return self.hinder(table, entry.row, reason, Some(by));
        }
        if entry.op != INSERTED && entry.old.is_none() {
            return self.hinder(table, entry.row, Reason::Purged, None);
        }
        if !self.obstacles.is_empty() {
            return Ok(());
        }
        let result = match entry.op {
            INSERTED => self.tx.delete(table, entry.row),
            UPDATED => self.tx.set_back(table, entry.row, &old_columns(table, entry)),
            DELETED => self.tx.put_back(table, entry.row, &old_columns(table, entry)),
            _ => Ok(()),
        };
        let reason = match result {
            Ok(()) => return Ok(()),
            Err(Error::NoRow { .. }) => Reason::Deleted,
            Err(Error::Needed { by, by_id, .. }) => Reason::BuiltOn { table: by, row: by_id },
            Err(Error::Invalid(Invalid { column: Some(field), fault: Fault::NoSuchRow, .. })) => Reason::Gone { field },
            Err(Error::Invalid(Invalid { fault: Fault::Taken(_), .. })) => Reason::Taken,
            Err(error) => return Err(error),
        };
        let by = match reason {
            Reason::BuiltOn { row, .. } => self.writer_of(row)?,
            _ => None,
        };
        self.hinder(table, entry.row, reason, by)
    }

    /// A later, live action that wrote the same field or took the row away.
    fn later(&self, table: Table, entry: &Entry) -> Result<Option<(Reason, By)>, Error> {
        let sql = format!(
            "SELECT c.id, c.action_id, c.tbl, c.row_id, c.op, c.old FROM change c JOIN action a ON a.id = c.action_id \
             WHERE c.row_id = ?3 AND c.id > ?1 AND {} ORDER BY c.id",
            counting()
        );
        let mut statement = self.tx.conn.prepare_cached(&sql)?;
        let later = statement.query_map((self.span.1, origin(self.target), entry.row), Entry::read)?;
        let ours = entry.old_values();
        for later in later {
            let later = later?;
            let reason = match later.op {
                DELETED => Some(Reason::Deleted),
                PURGED => Some(Reason::Purged),
                UPDATED => {
                    let theirs = later.old_values();
                    let touched =
                        |column: &&Column| theirs.contains_key(column.name) && (entry.op != UPDATED || ours.contains_key(column.name));
                    table.def().columns.iter().find(touched).map(|column| Reason::Changed { field: column.name })
                }
                _ => None,
            };
            if let Some(reason) = reason
                && let Some(by) = by(&self.tx.read(), later.action)?
            {
                return Ok(Some((reason, by)));
            }
        }
        Ok(None)
    }

    /// Who wrote a row first.
    fn writer_of(&self, row: i64) -> Result<Option<By>, Error> {
        let action: Option<i64> = self
            .tx
            .conn
            .prepare_cached("SELECT action_id FROM change WHERE row_id = ?1 ORDER BY id LIMIT 1")?
            .query_row([row], |row| row.get(0))
            .optional()?;
        action.map_or(Ok(None), |action| by(&self.tx.read(), action))
    }

    fn hinder(&mut self, table: Table, row: i64, reason: Reason, by: Option<By>) -> Result<(), Error> {
        let name = self.tx.read().name_of(table, row)?;
        let known = self.obstacles.iter().any(|one| one.table == table && one.row == row && one.reason == reason);
        if !known {
            self.obstacles.push(Obstacle { table, row, name, reason, by });
        }
        Ok(())
    }
}

type By = (ActionId, String, Instant);

fn by(reader: &Reader<'_>, action: i64) -> Result<Option<By>, Error> {
    Ok(reader.action(ActionId::from_raw(action))?.map(|action| (action.id, action.by_name, action.at)))
}

/// The actions whose writes count as changes since: live ones that are neither undo nor redo, which only bring back what
/// live actions left. `?2` is the action that is being reversed itself.
fn counting() -> String {
    format!("a.undone_by IS NULL AND a.kind NOT IN ('{}', '{}') AND a.id <> ?2", ActionKind::Undo, ActionKind::Redo)
}

/// The user's own action behind a target: the target, or what an undo had taken back.
fn origin(target: &Action) -> i64 {
    target.reverts.unwrap_or(target.id).raw()
}

fn entries_before(conn: &Connection, first: i64, behind: i64) -> Result<Vec<Entry>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT id, action_id, tbl, row_id, op, old FROM change WHERE id >= ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3")?;
    let entries = statement.query_map((first, behind, CHUNK), Entry::read)?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

fn old_columns(table: Table, entry: &Entry) -> Vec<(&'static Column, Sql)> {
    let values = entry.old_values();
    table.def().columns.iter().filter_map(|column| values.get(column.name).map(|value| (column, sql_of(value)))).collect()
}
