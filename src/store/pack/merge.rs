//! A pack that is taken in: one action, or nothing.

use std::collections::BTreeSet;

use rusqlite::types::Value as Sql;

use super::gather::BELONGING;
use super::plan::{Given, given, wrong};
use super::{Body, Change, Deed, Gone, Plan};
use crate::domain::{AccountId, Instant, RowId};
use crate::store::action::{ActionKind, What};
use crate::store::catalog::{Kind, Table};
use crate::store::error::{Error, Fault};
use crate::store::log::{INSERTED, PURGED};
use crate::store::open::Store;
use crate::store::row::Reader;
use crate::store::tx::Tx;
use crate::store::value::Value;

/// What the list of opened packs keeps of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening<'o> {
    /// Which accounts it is of, as a key.
    pub pack: &'o str,
    /// Who packed it.
    pub sender: &'o str,
    /// The digest of the file.
    pub hash: &'o str,
    /// When it was packed.
    pub packed_at: Instant,
}

impl Reader<'_> {
    /// The digest of the latest pack opened of these accounts from this sender, with the instant at which it was packed; and whether this
    /// very file was opened.
    ///
    /// # Errors
    /// Those of the database.
    pub fn opened_before(&self, opening: &Opening<'_>) -> Result<(bool, Option<Instant>), Error> {
        let rows = self.rows_where(Table::OpenedPack, &[("pack", opening.pack.into()), ("sender", opening.sender.into())])?;
        let same = rows.iter().any(|row| row.text("hash") == Some(opening.hash));
        Ok((same, rows.iter().filter_map(|row| row.at("packed_at")).max()))
    }
}

/// Longer chains of references are written as they come.
const LONGEST_CHAIN: usize = 64;

/// Rows in an order in which each stands behind those that it refers to, so that an undo can take them back one by one.
fn parents_first(rows: Vec<&Given>) -> Vec<&Given> {
    let mut ordered = Vec::with_capacity(rows.len());
    let mut waiting: BTreeSet<(Table, i64)> = rows.iter().map(|row| (row.table, row.id)).collect();
    let mut left = rows;
    for _ in 0..LONGEST_CHAIN {
        let waits = |row: &&Given| {
            row.values.iter().any(|(column, value)| match (column.kind, value) {
                (Kind::Ref(to), Sql::Integer(id)) => (to, *id) != (row.table, row.id) && waiting.contains(&(to, *id)),
                _ => false,
            })
        };
        let (later, now): (Vec<&Given>, Vec<&Given>) = left.into_iter().partition(waits);
        left = later;
        if now.is_empty() {
            break;
        }
        for row in &now {
            waiting.remove(&(row.table, row.id));
        }
        ordered.extend(now);
    }
    ordered.extend(left);
    ordered
}

impl Store {
    /// Takes a pack in as one action: new rows, fields that changed there only, rows that were deleted there only; with `theirs` also what
    /// changed on both sides; and the part of the log that is new here.
    ///
    /// # Errors
    /// A row that does not fit, or that belongs to an account outside the pack; those of the database. Then nothing was written.
    pub fn open_pack(&mut self, body: &Body, opening: &Opening<'_>, theirs: bool) -> Result<Plan, Error> {
        let what = What::new(ActionKind::OpenPack).named(Table::Account, "").count(body.accounts.len() as u64);
        let done = self.act(&what, |tx| {
            let plan = tx.read().pack_plan(body, opening)?;
            tx.conn.pragma_update(None, "defer_foreign_keys", "ON")?;
            let new: BTreeSet<(Table, i64)> = plan.new.iter().copied().collect();
            let rows = given(body)?;
            tx.take_log(body, &rows)?;
            for (action, undone_by) in &plan.taken_back {
                tx.conn.execute("UPDATE action SET undone_by = ?2 WHERE id = ?1", (action, undone_by))?;
            }
            for row in parents_first(rows.iter().filter(|row| new.contains(&(row.table, row.id))).collect()) {
                tx.put_back(row.table, row.id, &row.values)?;
            }
            let taken = plan.updates.iter().chain(plan.conflicts.iter().filter(|_| theirs));
            for field in taken {
                tx.update(field.table, field.row, &[(field.column, field.theirs.clone())])?;
            }
            tx.take_away(&plan.deletions)?;
            for gone in plan.torn.iter().filter(|_| theirs) {
                // It may have gone with another.
                if tx.read().row(gone.table, gone.row)?.is_some() {
                    tx.delete_with_parts(gone.table, gone.row)?;
                }
            }
            let accounts: BTreeSet<i64> = body.accounts.iter().copied().collect();
            for row in &rows {
                let owner = tx.read().account_of(row.table, row.id)?;
                if owner.is_some_and(|owner: AccountId| !accounts.contains(&owner.raw())) {
                    return Err(wrong(row.table, Fault::Inconsistent));
                }
            }
            let now = tx.now();
            tx.insert(
                Table::OpenedPack,
                &[
                    ("pack", opening.pack.into()),
                    ("sender", opening.sender.into()),
                    ("hash", opening.hash.into()),
                    ("packed_at", Value::At(opening.packed_at)),
                    ("opened_at", Value::At(now)),
                ],
            )?;
            Ok::<_, Error>(plan)
        })?;
        Ok(done.value)
    }
}

impl Tx<'_> {
    /// Deletes rows, what refers to another before it, so that an undo can put them back one by one.
    fn take_away(&mut self, gone: &[Gone]) -> Result<(), Error> {
        let mut left: Vec<(Table, i64)> = gone.iter().map(|gone| (gone.table, gone.row)).collect();
        while !left.is_empty() {
            let mut waiting = Vec::new();
            for key in &left {
                if self.read().referrers(*key)?.is_empty() {
                    self.delete(key.0, key.1)?;
                } else {
                    waiting.push(*key);
                }
            }
            if waiting.len() == left.len() {
                // They refer to one another; the reference is checked when all are gone.
                waiting.iter().try_for_each(|key| self.delete(key.0, key.1))?;
                break;
            }
            left = waiting;
        }
        Ok(())
    }

    /// Enters the actions of a pack that are not known here. Their entries stand before those of the action that runs now: that one is
    /// recorded when it ends.
    fn take_log(&mut self, body: &Body, rows: &[Given]) -> Result<(), Error> {
        let known = self.read().known_actions(body)?;
        let accounts: BTreeSet<i64> = body.accounts.iter().copied().collect();
        let carried: BTreeSet<(i64, i64)> = rows.iter().map(|row| (row.table.def().number, row.id)).collect();
        let inside = |change: &Change| change.account.is_some_and(|account| accounts.contains(&account));
        let noted = body.actions.iter().flat_map(|deed| &deed.changes).filter(|change| inside(change));
        let noted: BTreeSet<(i64, i64)> = noted.map(|change| (change.table, change.row)).collect();
        let fits = |change: &Change| {
            let Some(table) = Table::numbered(change.table) else { return false };
            let key = (change.table, change.row);
            let hangs = change.account.is_none() && (noted.contains(&key) || BELONGING.contains(&table));
            (carried.contains(&key) || inside(change) || hangs) && (INSERTED..=PURGED).contains(&change.op)
        };
        let sound = |deed: &Deed| deed.id > 0 && !deed.changes.is_empty() && deed.changes.iter().all(fits);
        for deed in body.actions.iter().filter(|deed| !known.contains(&deed.id)) {
            if !sound(deed) {
                return Err(wrong(Table::OpenedPack, Fault::Inconsistent));
            }
            self.log_past(deed)?;
        }
        Ok(())
    }
}
