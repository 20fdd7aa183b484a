//! What opening a pack would do: looked at before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::OptionalExtension;
use rusqlite::types::Value as Sql;
use serde_json::Value as Json;

use super::gather::{BELONGING, stays};
use super::{Body, Change, Opening};
use crate::domain::{AccountId, Currency, RowId};
use crate::store::action::ActionKind;
use crate::store::catalog::{Column, Kind, Table};
use crate::store::error::{Error, Fault, Invalid};
use crate::store::log::{DELETED, INSERTED, PURGED, UPDATED};
use crate::store::row::{Reader, Row, referring};
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
    /// Rows that were deleted there, and not touched here.
    pub deletions: Vec<Gone>,
    /// Rows that were deleted there, and changed or built upon here.
    pub torn: Vec<Gone>,
    /// Actions of the log that are new here.
    pub actions: usize,
    /// Actions known here that were taken back there, or done again.
    pub taken_back: Vec<(i64, Option<i64>)>,
}

/// A row that was deleted there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The table.
    pub table: Table,
    /// The row.
    pub row: i64,
    /// What it is called; empty if it has no text.
    pub name: String,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The table.
    pub table: Table,
    /// The row.
    pub row: i64,
    /// What the record is called; empty if it has no text.
    pub name: String,
    /// The column.
    pub column: &'static str,
    /// The currency of the record's amounts, if it has any.
    pub currency: Option<Currency>,
    /// What is here.
    pub ours: Value,
    /// What the pack has.
    pub theirs: Value,
}

impl Plan {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let rows = self.new.is_empty() && self.updates.is_empty() && self.deletions.is_empty();
        rows && !self.asks() && self.actions == 0 && self.taken_back.is_empty()
    }

    /// Whether somebody has to say which side counts.
    #[must_use]
    pub fn asks(&self) -> bool {
        !self.conflicts.is_empty() || !self.torn.is_empty()
    }
}

/// A row of the pack, checked.
pub(super) struct Given {
    pub table: Table,
    pub id: i64,
    pub values: Vec<(&'static Column, Sql)>,
}

pub(super) fn wrong(table: Table, fault: Fault) -> Error {
    Invalid { table, column: None, fault }.into()
}

/// The rows of a body as the catalog knows them: of known columns, with values that fit.
pub(super) fn given(body: &Body) -> Result<Vec<Given>, Error> {
    let mut all = Vec::with_capacity(body.len());
    let mut seen = BTreeSet::new();
    for rows in &body.tables {
        let def = rows.table.def();
        if !def.logged || rows.columns.iter().any(|column| stays(rows.table, column)) {
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

/// What was done to a row here.
struct Done {
    op: i64,
    old: Option<String>,
    /// The action is known to the sender too.
    shared: bool,
    /// It took a pack in, or took that back.
    opening: bool,
}

impl Done {
    /// Somebody did it here, and the sender does not know.
    const fn is_ours(&self) -> bool {
        !self.shared && !self.opening
    }
}

/// The pack as the plan looks at it.
struct Compared<'c> {
    body: &'c Body,
    /// All actions of the pack.
    theirs: BTreeSet<i64>,
    /// What those actions of the pack did to each row that did not count here so far.
    changed: BTreeMap<(Table, i64), Vec<&'c Change>>,
    given: BTreeSet<(Table, i64)>,
    emptied: BTreeSet<(Table, i64, &'c str)>,
}

impl Compared<'_> {
    /// Rows that the last word of the pack's log on them says are deleted.
    fn deleted_there(&self) -> BTreeSet<(Table, i64)> {
        let mut last: BTreeMap<(i64, i64), i64> = BTreeMap::new();
        for change in self.body.actions.iter().flat_map(|deed| &deed.changes) {
            last.insert((change.table, change.row), change.op);
        }
        let gone = last.into_iter().filter(|(_, op)| matches!(*op, DELETED | PURGED));
        let keys = gone.filter_map(|((number, row), _)| Some((Table::numbered(number)?, row)));
        keys.filter(|key| !self.given.contains(key)).collect()
    }
}

impl Reader<'_> {
    /// What opening a pack would do here.
    ///
    /// # Errors
    /// A row that does not fit the schema, those of the database.
    pub fn pack_plan(&self, body: &Body, opening: &Opening<'_>) -> Result<Plan, Error> {
        let known = self.known_actions(body)?;
        let settled = self.settled(body, &known, opening)?;
        let mut changed: BTreeMap<(Table, i64), Vec<&Change>> = BTreeMap::new();
        for change in body.actions.iter().filter(|deed| !settled.contains(&deed.id)).flat_map(|deed| &deed.changes) {
            if let Some(table) = Table::numbered(change.table) {
                changed.entry((table, change.row)).or_default().push(change);
            }
        }
        let rows = given(body)?;
        let compared = Compared {
            body,
            theirs: body.actions.iter().map(|deed| deed.id).collect(),
            changed,
            given: rows.iter().map(|row| (row.table, row.id)).collect(),
            emptied: body.emptied.iter().map(|(table, row, column)| (*table, *row, column.as_str())).collect(),
        };
        let mut plan = Plan { actions: body.actions.len() - known.len(), ..Plan::default() };
        for row in &rows {
            self.plan_row(row, &compared, &mut plan)?;
        }
        self.plan_orphans(&rows, &mut plan)?;
        self.plan_deletions(&compared, opening, &mut plan)?;
        self.plan_taken_back(&compared, &mut plan)?;
        Ok(plan)
    }

    pub(super) fn known_actions(&self, body: &Body) -> Result<BTreeSet<i64>, Error> {
        let mut statement = self.conn.prepare_cached("SELECT 1 FROM action WHERE id = ?1")?;
        let mut known = BTreeSet::new();
        for deed in &body.actions {
            if statement.exists([deed.id])? {
                known.insert(deed.id);
            }
        }
        Ok(known)
    }

    /// The known actions that count here: what was done here, and what a pack brought whose opening still stands.
    fn settled(&self, body: &Body, known: &BTreeSet<i64>, opening: &Opening<'_>) -> Result<BTreeSet<i64>, Error> {
        let sql = "SELECT max(packed_at) FROM opened_pack WHERE sender = ?1";
        let latest: Option<i64> = self.conn.prepare_cached(sql)?.query_row([opening.sender], |row| row.get(0))?;
        let mut own = self.conn.prepare_cached("SELECT number FROM device")?;
        let own: BTreeSet<i64> = own.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let counts = |at: i64, device: i64| own.contains(&device) || latest.is_some_and(|latest| at <= latest);
        let deeds = body.actions.iter().filter(|deed| known.contains(&deed.id) && counts(deed.at, deed.device));
        Ok(deeds.map(|deed| deed.id).collect())
    }

    /// New rows that cannot stand without one that was deleted here stay away with it.
    fn plan_orphans(&self, rows: &[Given], plan: &mut Plan) -> Result<(), Error> {
        let mut new: BTreeSet<(Table, i64)> = plan.new.iter().copied().collect();
        loop {
            let mut away = BTreeSet::new();
            for row in rows.iter().filter(|row| new.contains(&(row.table, row.id))) {
                for (column, value) in &row.values {
                    let (Kind::Ref(to), Sql::Integer(id)) = (column.kind, value) else { continue };
                    if !new.contains(&(to, *id)) && self.row(to, *id)?.is_none() {
                        away.insert((row.table, row.id));
                    }
                }
            }
            if away.is_empty() {
                break;
            }
            plan.deleted_here += away.len();
            new.retain(|key| !away.contains(key));
        }
        plan.new.retain(|key| new.contains(key));
        Ok(())
    }

    fn plan_row(&self, row: &Given, compared: &Compared<'_>, plan: &mut Plan) -> Result<(), Error> {
        let Some(here) = self.row(row.table, row.id)? else {
            // Deleted by somebody here, or by somebody there who has thought better of it since.
            let last = self.done_to(row.table, row.id, compared)?.pop();
            match last {
                Some(last) if matches!(last.op, DELETED | PURGED) && last.is_ours() => plan.deleted_here += 1,
                _ => plan.new.push((row.table, row.id)),
            }
            return Ok(());
        };
        let changes = compared.changed.get(&(row.table, row.id)).map(Vec::as_slice).unwrap_or_default();
        let mut same = true;
        let mut done: Option<Vec<Done>> = None;
        for (column, theirs) in &row.values {
            let ours = here.get(column.name).clone();
            let theirs = from_sql(column.kind, theirs.clone());
            if ours == theirs || compared.emptied.contains(&(row.table, row.id, column.name)) {
                continue;
            }
            same = false;
            let currency = self.currency_of(&here)?;
            let field = Conflict { table: row.table, row: row.id, name: named(&here), column: column.name, currency, ours, theirs };
            let done = match &mut done {
                Some(done) => done,
                none => none.insert(self.done_to(row.table, row.id, compared)?),
            };
            let entered = |one: &Done| one.op == INSERTED && !compared.body.has_history();
            let ours_too = done.iter().any(|one| one.is_ours() && (entered(one) || one.op == UPDATED && names(one, column)));
            let base = base(changes, column);
            match base {
                // Whatever was done to it here, the sender knows.
                _ if !ours_too => plan.updates.push(field),
                Some(base) if base == field.ours => plan.updates.push(field),
                // Nothing was done to it there that is not known here: ours is the later one.
                None if compared.body.has_history() => {}
                _ => plan.conflicts.push(field),
            }
        }
        plan.same += usize::from(same);
        Ok(())
    }

    /// What was done to a row here, in order.
    fn done_to(&self, table: Table, row: i64, compared: &Compared<'_>) -> Result<Vec<Done>, Error> {
        // An opening, what took it back, and what did it again.
        let sql = "SELECT c.op, c.old, c.action_id, a.kind, r.kind, s.kind FROM change c JOIN action a ON a.id = c.action_id \
                   LEFT JOIN action r ON r.id = a.reverts LEFT JOIN action s ON s.id = r.reverts \
                   WHERE c.tbl = ?1 AND c.row_id = ?2 ORDER BY c.id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let opens = |kind: Option<String>| kind.as_deref() == Some(crate::domain::Coded::code(ActionKind::OpenPack));
        let done = statement.query_map((table.def().number, row), |row| {
            let action: i64 = row.get(2)?;
            let opening = opens(row.get(3)?) || opens(row.get(4)?) || opens(row.get(5)?);
            Ok(Done { op: row.get(0)?, old: row.get(1)?, shared: compared.theirs.contains(&action), opening })
        })?;
        Ok(done.collect::<rusqlite::Result<_>>()?)
    }

    /// Rows that are here, and were deleted there.
    fn plan_deletions(&self, compared: &Compared<'_>, opening: &Opening<'_>, plan: &mut Plan) -> Result<(), Error> {
        let told = if compared.body.has_history() { compared.deleted_there() } else { self.brought_before(compared, opening)? };
        let (mut gone, mut torn) = (BTreeSet::new(), BTreeSet::new());
        for key in told {
            if self.row(key.0, key.1)?.is_none() || !self.belongs(key, compared)? {
                continue;
            }
            let ours_too = self.done_to(key.0, key.1, compared)?.iter().any(Done::is_ours);
            // Somebody here knew of the deletion and did otherwise.
            let decided = compared.body.has_history() && !compared.changed.contains_key(&key);
            match (ours_too, decided) {
                (true, true) => continue,
                (true, false) => torn.insert(key),
                (false, _) => true,
            };
            gone.insert(key);
        }
        let cleared: BTreeSet<(Table, i64, &str)> = plan.updates.iter().map(|field| (field.table, field.row, field.column)).collect();
        // What something here refers to that stays, stays too; and so on.
        loop {
            let mut kept = Vec::new();
            for key in gone.difference(&torn) {
                let stays = |by: &(Table, i64, &'static str)| {
                    !cleared.contains(by) && (!gone.contains(&(by.0, by.1)) || torn.contains(&(by.0, by.1)))
                };
                kept.extend(self.referrers(*key)?.iter().any(stays).then_some(*key));
            }
            if kept.is_empty() {
                break;
            }
            torn.extend(kept);
        }
        for (table, row) in gone {
            let name = self.row(table, row)?.map(|row| named(&row)).unwrap_or_default();
            let one = Gone { table, row, name };
            if torn.contains(&(table, row)) { plan.torn.push(one) } else { plan.deletions.push(one) }
        }
        Ok(())
    }

    /// The rows that refer to one, each with the column.
    pub(super) fn referrers(&self, (table, id): (Table, i64)) -> Result<Vec<(Table, i64, &'static str)>, Error> {
        let mut found = Vec::new();
        for (by, column) in referring(table) {
            found.extend(self.referring_rows(by, column, id)?.into_iter().map(|row| (by, row, column)));
        }
        Ok(found)
    }

    /// Rows that an earlier pack of the same kind and accounts brought, and that this one, which is without history, does not hold.
    fn brought_before(&self, compared: &Compared<'_>, opening: &Opening<'_>) -> Result<BTreeSet<(Table, i64)>, Error> {
        let sql = "SELECT DISTINCT c.tbl, c.row_id FROM change c WHERE c.op = 0 AND c.action_id IN (SELECT o.action_id FROM change o \
                   JOIN opened_pack p ON p.id = o.row_id WHERE o.tbl = ?1 AND o.op = 0 AND p.pack = ?2 AND p.sender = ?3)";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query((Table::OpenedPack.def().number, opening.pack, opening.sender))?;
        let told: BTreeSet<Table> = compared.body.tables.iter().map(|rows| rows.table).collect();
        let mut found = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let Some(table) = Table::numbered(row.get(0)?) else { continue };
            let key = (table, row.get(1)?);
            // What goes along with others only because they refer to it may do without.
            let shared = matches!(table, Table::Colleague | Table::Product | Table::CustomField | Table::Person);
            if told.contains(&table) && !shared && !compared.given.contains(&key) {
                found.insert(key);
            }
        }
        Ok(found)
    }

    /// Whether a row here is one of the pack's accounts: nothing else is deleted, whatever a pack says.
    fn belongs(&self, (table, id): (Table, i64), compared: &Compared<'_>) -> Result<bool, Error> {
        let inside = |account: i64| compared.body.accounts.contains(&account);
        if let Some(account) = self.account_of(table, id)? {
            let account: AccountId = account;
            return Ok(inside(account.raw()));
        }
        if !BELONGING.contains(&table) {
            return Ok(false);
        }
        let Some(row) = self.row(table, id)? else { return Ok(false) };
        if let Some(account) = row.int("account_id") {
            return Ok(inside(account));
        }
        let (of, column) = match table {
            Table::Person => (Table::Post, "person_id"),
            Table::Relationship => (Table::Post, "person_id"),
            _ => (Table::HandoverAccount, "handover_id"),
        };
        let whose = match table {
            Table::Person | Table::Handover => id,
            _ => row.int(column).unwrap_or_default(),
        };
        let parts = self.rows_where(of, &[(column, whose.into())])?;
        Ok(parts.is_empty() || parts.iter().any(|part| part.int("account_id").is_some_and(inside)))
    }

    /// Known actions that were taken back there, or done again: whoever knows of the other's word has the last one.
    fn plan_taken_back(&self, compared: &Compared<'_>, plan: &mut Plan) -> Result<(), Error> {
        let mut statement = self.conn.prepare_cached("SELECT undone_by FROM action WHERE id = ?1")?;
        for deed in &compared.body.actions {
            let here: Option<Option<i64>> = statement.query_row([deed.id], |row| row.get(0)).optional()?;
            let Some(ours) = here else { continue };
            let knows = ours.is_none_or(|undo| compared.theirs.contains(&undo));
            if ours != deed.undone_by && knows {
                plan.taken_back.push((deed.id, deed.undone_by));
            }
        }
        Ok(())
    }
}

/// What a row is called: the first text that it must have, else the first that it has.
fn named(row: &Row) -> String {
    let columns = || row.table.def().columns.iter();
    let required: Vec<&Column> = columns().filter(|column| column.required).collect();
    let ordered = required.into_iter().chain(columns());
    ordered
        .filter(|column| matches!(column.kind, Kind::Text | Kind::LongText))
        .find_map(|column| row.text(column.name))
        .unwrap_or_default()
        .to_owned()
}

/// Whether a column was among those that changed.
fn names(done: &Done, column: &Column) -> bool {
    let old = done.old.as_deref().and_then(|old| serde_json::from_str::<Json>(old).ok());
    old.is_none_or(|old| old.get(column.name).is_some())
}

/// What a column held before the changes, if any of them was to it.
fn base(changes: &[&Change], column: &Column) -> Option<Value> {
    changes.iter().filter(|change| change.op == UPDATED).find_map(|change| {
        let Ok(Json::Object(old)) = serde_json::from_str::<Json>(change.old.as_deref()?) else { return None };
        Some(from_sql(column.kind, sql_of(old.get(column.name)?)))
    })
}
