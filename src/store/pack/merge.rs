//! What comes with a pack: looked at first, then written as one action.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::OptionalExtension;
use rusqlite::types::Value as Sql;
use serde_json::Value as Json;

use super::{Body, Change};
use crate::domain::{AccountId, Instant, RowId};
use crate::store::action::{ActionKind, What};
use crate::store::catalog::{Column, Kind, Table};
use crate::store::error::{Error, Fault, Invalid};
use crate::store::log::{DELETED, INSERTED, PURGED, UPDATED};
use crate::store::open::Store;
use crate::store::row::Reader;
use crate::store::tx::Tx;
use crate::store::value::{Value, from_sql, to_sql};
use crate::store::write::sql_of;

/// What opening a pack would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Rows that are new here.
    pub new: Vec<(Table, i64)>,
    /// Rows that are here just so.
    pub same: usize,
    /// Rows that were deleted here, and stay so.
    pub deleted_here: usize,
    /// Fields that changed there and not here.
    pub updates: Vec<Conflict>,
    /// Fields that changed on both sides.
    pub conflicts: Vec<Conflict>,
    /// Actions of the log that are new here.
    pub actions: usize,
}

impl Plan {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.updates.is_empty() && self.conflicts.is_empty() && self.actions == 0
    }
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The table.
    pub table: Table,
    /// The row.
    pub row: i64,
    /// The column.
    pub column: &'static str,
    /// What is here.
    pub ours: Value,
    /// What the pack has.
    pub theirs: Value,
}

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

/// A row of the pack, checked.
struct Given {
    table: Table,
    id: i64,
    values: Vec<(&'static Column, Sql)>,
}

fn wrong(table: Table, fault: Fault) -> Error {
    Invalid { table, column: None, fault }.into()
}

/// The rows of a body as the catalog knows them: of known columns, with values that fit.
fn given(body: &Body) -> Result<Vec<Given>, Error> {
    let mut all = Vec::with_capacity(body.len());
    let mut seen = BTreeSet::new();
    for rows in &body.tables {
        let def = rows.table.def();
        if !def.logged {
            return Err(wrong(rows.table, Fault::Inconsistent));
        }
        let find = |name: &String| def.column(name).ok_or_else(|| wrong(rows.table, Fault::NoColumn(name.clone())));
        let columns: Vec<&'static Column> = rows.columns.iter().map(find).collect::<Result<_, _>>()?;
        for (id, values) in &rows.rows {
            if *id <= 0 || values.len() != columns.len() || !seen.insert((rows.table, *id)) {
                return Err(wrong(rows.table, Fault::Inconsistent));
            }
            let mut checked = Vec::with_capacity(values.len());
            for (column, value) in columns.iter().zip(values) {
                let value = from_sql(column.kind, sql_of(value));
                checked.push((*column, to_sql(def, column, &value)?));
            }
            all.push(Given { table: rows.table, id: *id, values: checked });
        }
    }
    Ok(all)
}

impl Reader<'_> {
    /// What opening a pack would do here.
    ///
    /// # Errors
    /// A row that does not fit the schema, those of the database.
    pub fn pack_plan(&self, body: &Body) -> Result<Plan, Error> {
        let known = self.known_actions(body)?;
        let mut changed: BTreeMap<(i64, i64), Vec<&Change>> = BTreeMap::new();
        for deed in body.actions.iter().filter(|deed| !known.contains(&deed.id)) {
            for change in &deed.changes {
                changed.entry((change.table, change.row)).or_default().push(change);
            }
        }
        let mut plan = Plan { actions: body.actions.len() - known.len(), ..Plan::default() };
        for row in given(body)? {
            let number = row.table.def().number;
            let Some(here) = self.row(row.table, row.id)? else {
                if self.was_deleted(number, row.id)? {
                    plan.deleted_here += 1
                } else {
                    plan.new.push((row.table, row.id))
                }
                continue;
            };
            let changes = changed.get(&(number, row.id)).map(Vec::as_slice).unwrap_or_default();
            let mut same = true;
            for (column, theirs) in &row.values {
                let ours = here.get(column.name).clone();
                let theirs = from_sql(column.kind, theirs.clone());
                if ours == theirs {
                    continue;
                }
                same = false;
                let field = Conflict { table: row.table, row: row.id, column: column.name, ours, theirs };
                match base(changes, column) {
                    // Nothing was done to it there that is not known here: ours is the later one.
                    None => {}
                    Some(base) if base == field.ours => plan.updates.push(field),
                    Some(_) => plan.conflicts.push(field),
                }
            }
            plan.same += usize::from(same);
        }
        Ok(plan)
    }

    fn known_actions(&self, body: &Body) -> Result<BTreeSet<i64>, Error> {
        let mut statement = self.conn.prepare_cached("SELECT 1 FROM action WHERE id = ?1")?;
        let mut known = BTreeSet::new();
        for deed in &body.actions {
            if statement.exists([deed.id])? {
                known.insert(deed.id);
            }
        }
        Ok(known)
    }

    fn was_deleted(&self, number: i64, row: i64) -> Result<bool, Error> {
        let sql = "SELECT op FROM change WHERE tbl = ?1 AND row_id = ?2 ORDER BY id DESC LIMIT 1";
        let last: Option<i64> = self.conn.prepare_cached(sql)?.query_row((number, row), |found| found.get(0)).optional()?;
        Ok(last.is_some_and(|op| op == DELETED || op == PURGED))
    }

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

/// What a column held before the changes, if any of them was to it.
fn base(changes: &[&Change], column: &Column) -> Option<Value> {
    changes.iter().filter(|change| change.op == UPDATED).find_map(|change| {
        let Ok(Json::Object(old)) = serde_json::from_str::<Json>(change.old.as_deref()?) else { return None };
        Some(from_sql(column.kind, sql_of(old.get(column.name)?)))
    })
}

impl Store {
    /// Takes a pack in as one action: new rows, fields that changed there only, with `theirs` also those that changed on both sides, and
    /// the part of the log that is new here.
    ///
    /// # Errors
    /// A row that does not fit, or that belongs to an account outside the pack; those of the database. Then nothing was written.
    pub fn open_pack(&mut self, body: &Body, opening: &Opening<'_>, theirs: bool) -> Result<Plan, Error> {
        let what = What::new(ActionKind::OpenPack).named(Table::Account, "").count(body.accounts.len() as u64);
        let done = self.act(&what, |tx| {
            let plan = tx.read().pack_plan(body)?;
            tx.conn.pragma_update(None, "defer_foreign_keys", "ON")?;
            let new: BTreeSet<(Table, i64)> = plan.new.iter().copied().collect();
            let rows = given(body)?;
            tx.take_log(body, &rows)?;
            for row in parents_first(rows.iter().filter(|row| new.contains(&(row.table, row.id))).collect()) {
                tx.put_back(row.table, row.id, &row.values)?;
            }
            let taken = plan.updates.iter().chain(plan.conflicts.iter().filter(|_| theirs));
            for field in taken {
                tx.update(field.table, field.row, &[(field.column, field.theirs.clone())])?;
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
    /// Enters the actions of a pack that are not known here. Their entries stand before those of the action that runs now: that one is
    /// recorded when it ends.
    fn take_log(&mut self, body: &Body, rows: &[Given]) -> Result<(), Error> {
        let known = self.read().known_actions(body)?;
        let accounts: BTreeSet<i64> = body.accounts.iter().copied().collect();
        let carried: BTreeSet<(i64, i64)> = rows.iter().map(|row| (row.table.def().number, row.id)).collect();
        for deed in body.actions.iter().filter(|deed| !known.contains(&deed.id)) {
            let fits = |change: &Change| {
                let place =
                    carried.contains(&(change.table, change.row)) || change.account.is_some_and(|account| accounts.contains(&account));
                place && (INSERTED..=PURGED).contains(&change.op) && Table::numbered(change.table).is_some()
            };
            if deed.id <= 0 || deed.changes.is_empty() || !deed.changes.iter().all(fits) {
                return Err(wrong(Table::OpenedPack, Fault::Inconsistent));
            }
            self.log_past(deed)?;
        }
        Ok(())
    }
}
