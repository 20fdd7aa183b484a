//! The one way to write: a transaction under one action.

use std::collections::BTreeSet;

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, ffi, params_from_iter};

use super::action::{Done, What};
use super::catalog::{AccountPath, Column, Kind, Table, TableDef};
use super::error::{Error, Fault, Invalid, constraint};
use super::open::Store;
use super::row::{Reader, Row, searchable_text};
use super::summary::keep_up;
use super::value::{Value, check_field, from_sql, to_sql};
use super::{device, search};
use crate::domain::{AccountId, ActionId, AsOf, ColleagueId, IdSource, Instant, RowId, Zone};

/// A transaction under an action: what it writes is kept together or not at all, and undone together.
#[derive(Debug)]
pub struct Tx<'s> {
    pub(super) conn: &'s Connection,
    pub(super) touched: BTreeSet<i64>,
    /// Whether something changed that all summaries depend on.
    pub(super) stale: bool,
    action: i64,
    ids: IdSource,
    last_id: i64,
    now: Instant,
    zone: Zone,
    me: ColleagueId,
}

impl Store {
    /// Runs a closure as one action of the user: one transaction, one entry in history, one undo. If it fails, nothing of it
    /// is kept; if it changes nothing, no action is recorded.
    ///
    /// # Errors
    /// Those of the closure, and those of the database; then nothing was written.
    pub fn act<T, E: From<Error>>(&mut self, what: &What, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<Done<T>, E> {
        let done = self.act_reverting(what, None, work)?;
        Ok(done)
    }

    pub(super) fn act_reverting<T, E: From<Error>>(
        &mut self,
        what: &What,
        reverts: Option<ActionId>,
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
            action: 0,
            ids: who.ids,
            last_id: who.last_id,
            now,
            zone,
            me: who.colleague,
        };
        let action = tx.next_id();
        tx.action = action;
        let from = open_action(&transaction, action).map_err(Error::from)?;
        let value = work(&mut tx)?;
        let last_id = tx.last_id;
        let (touched, stale) = (std::mem::take(&mut tx.touched), tx.stale);
        keep_up(&transaction, &mut self.policies, AsOf::now(now, zone), &touched, stale).map_err(E::from)?;
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
                conn.execute("INSERT INTO colleague (id, name, login) VALUES (?1, ?2, ?2)", (id, &store.options.user))?;
                search::put(conn, Table::Colleague, id, None, &store.options.user)?;
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

/// A prepared insert of one table with fixed columns, for many rows.
#[derive(Debug)]
pub struct Inserter {
    def: &'static TableDef,
    columns: Vec<&'static Column>,
    sql: String,
    /// Where among the columns the account stands, if the row names it itself.
    account: Option<usize>,
    field: Option<(usize, usize)>,
    amount: Option<usize>,
    currency: Option<usize>,
}

impl Inserter {
    /// # Errors
    /// An unknown column, a required one missing.
    pub fn new(table: Table, columns: &[&str]) -> Result<Self, Error> {
        let def = table.def();
        let fault = |column: Option<&'static str>, fault: Fault| Invalid { table, column, fault };
        let columns: Vec<&'static Column> = columns
            .iter()
            .map(|name| def.column(name).ok_or_else(|| fault(None, Fault::NoColumn((*name).to_owned()))))
            .collect::<Result<_, _>>()?;
        let place = |name: &str| columns.iter().position(|column| column.name == name);
        if let Some(missing) = def.columns.iter().find(|column| column.required && place(column.name).is_none()) {
            return Err(fault(Some(missing.name), Fault::Required).into());
        }
        let mut sql = format!("INSERT INTO \"{}\" (id", def.name());
        for column in &columns {
            sql.push_str(&format!(", \"{}\"", column.name));
        }
        sql.push_str(") VALUES (?1");
        (0..columns.len()).for_each(|at| sql.push_str(&format!(", ?{}", at + 2)));
        sql.push(')');
        let account = if let AccountPath::Direct(column) = def.account { place(column) } else { None };
        let field = columns.iter().position(|column| matches!(column.kind, Kind::FieldValue)).zip(place("field"));
        let amount = def.column("currency").and(columns.iter().position(|column| matches!(column.kind, Kind::Amount)));
        let currency = place("currency");
        Ok(Self { def, sql, account, field, amount, currency, columns })
    }

    /// Inserts a row whose values stand in the order of the columns; answers its identifier.
    ///
    /// # Errors
    /// A value that does not fit, a reference to nothing, those of the database.
    pub fn insert(&self, tx: &mut Tx<'_>, values: &[Value]) -> Result<i64, Error> {
        let table = self.def.table;
        let mut stored = Vec::with_capacity(values.len() + 1);
        let id = tx.next_id();
        stored.push(Sql::Integer(id));
        if values.len() != self.columns.len() {
            return Err(Invalid { table, column: None, fault: Fault::Inconsistent }.into());
        }
        for (column, value) in self.columns.iter().zip(values) {
            stored.push(to_sql(self.def, column, value)?);
        }
        let at = |place: usize| stored.get(place + 1).unwrap_or(&Sql::Null);
        if let Some((value, field)) = self.field
            && let Sql::Text(field) = at(field)
        {
            check_field(self.def, field, at(value))?;
        }
        if let Some(amount) = self.amount
            && *at(amount) != Sql::Null
            && self.currency.is_none_or(|currency| *at(currency) == Sql::Null)
        {
            return Err(Invalid { table, column: Some("currency"), fault: Fault::Required }.into());
        }
        tx.conn
            .prepare_cached(&self.sql)?
            .execute(params_from_iter(&stored))
            .map_err(|error| insert_failed(tx.conn, self.def, &self.columns, &stored, error))?;
        let account = match (self.def.account, self.account.map(at)) {
            (AccountPath::Own, _) => Some(id),
            (_, Some(Sql::Integer(account))) => Some(*account),
            (AccountPath::Via(_), _) => tx.read().account_of(table, id)?.map(RowId::raw),
            _ => None,
        };
        tx.touched.extend(account);
        tx.stale |= concerns_all(table);
        if self.def.searchable() {
            let text = searchable_text(self.def, |name| match self.columns.iter().position(|column| column.name == name).map(at) {
                Some(Sql::Text(text)) => Some(text.as_str()),
                _ => None,
            });
            search::put(tx.conn, table, id, account, &text)?;
        }
        Ok(id)
    }
}

/// Says what a failed insert or update means, as far as the row tells.
fn insert_failed(conn: &Connection, def: &'static TableDef, columns: &[&'static Column], stored: &[Sql], error: rusqlite::Error) -> Error {
    let invalid = |column: Option<&'static str>, fault: Fault| Error::Invalid(Invalid { table: def.table, column, fault });
    match constraint(&error) {
        Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
            let missing = columns.iter().zip(stored.iter().skip(1)).find(|(column, value)| {
                let (Kind::Ref(to), Sql::Integer(id)) = (column.kind, value) else { return false };
                let exists = conn
                    .prepare_cached(&format!("SELECT 1 FROM \"{}\" WHERE id = ?1", crate::domain::Coded::code(to)))
                    .and_then(|mut statement| statement.exists([id]));
                matches!(exists, Ok(false))
            });
            invalid(missing.map(|(column, _)| column.name), Fault::NoSuchRow)
        }
        Some(ffi::SQLITE_CONSTRAINT_UNIQUE) => invalid(None, Fault::Taken(def.unique.join(", "))),
        Some(ffi::SQLITE_CONSTRAINT_CHECK) => invalid(None, Fault::Inconsistent),
        _ => error.into(),
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

    /// Inserts a row; answers its identifier.
    ///
    /// # Errors
    /// A value that does not fit its column, a required one missing, a reference to nothing, those of the database.
    pub fn insert(&mut self, table: Table, values: &[(&str, Value)]) -> Result<i64, Error> {
        let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
        let values: Vec<Value> = values.iter().map(|(_, value)| value.clone()).collect();
        Inserter::new(table, &names)?.insert(self, &values)
    }

    /// Changes some columns of a row.
    ///
    /// # Errors
    /// No such row, a value that does not fit its column, a reference to nothing, those of the database.
    pub fn update(&mut self, table: Table, id: i64, values: &[(&str, Value)]) -> Result<(), Error> {
        let def = table.def();
        let old = self.read().row(table, id)?.ok_or(Error::NoRow { table, id })?;
        let mut stored = vec![Sql::Integer(id)];
        let mut columns = Vec::with_capacity(values.len());
        for (name, value) in values {
            let column = def.column(name).ok_or_else(|| Invalid { table, column: None, fault: Fault::NoColumn((*name).to_owned()) })?;
            stored.push(to_sql(def, column, value)?);
            columns.push(column);
        }
        self.check_update(def, &old, &columns, &stored)?;
        self.write(def, &old, &columns, &stored)
    }

    fn check_update(&self, def: &'static TableDef, old: &Row, columns: &[&'static Column], stored: &[Sql]) -> Result<(), Error> {
        let new = |name: &str| columns.iter().zip(stored.iter().skip(1)).find(|(column, _)| column.name == name).map(|(_, value)| value);
        if let Some(column) = def.columns.iter().find(|column| matches!(column.kind, Kind::FieldValue)) {
            let field = match new("field") {
                Some(Sql::Text(field)) => Some(field.as_str()),
                _ => old.text("field"),
            };
            let value = new(column.name).cloned().or_else(|| old.text(column.name).map(|text| Sql::Text(text.to_owned())));
            if let (Some(field), Some(value)) = (field, value) {
                check_field(def, field, &value)?;
            }
        }
        Ok(())
    }

    /// Updates columns with checked values, `stored[0]` being the identifier, and keeps index and summaries in step.
    fn write(&mut self, def: &'static TableDef, old: &Row, columns: &[&'static Column], stored: &[Sql]) -> Result<(), Error> {
        if columns.is_empty() {
            return Ok(());
        }
        let sets: Vec<String> = columns.iter().enumerate().map(|(at, column)| format!("\"{}\" = ?{}", column.name, at + 2)).collect();
        let sql = format!("UPDATE \"{}\" SET {} WHERE id = ?1", def.name(), sets.join(", "));
        self.touch(def.table, old.id)?;
        self.conn
            .prepare_cached(&sql)?
            .execute(params_from_iter(stored))
            .map_err(|error| insert_failed(self.conn, def, columns, stored, error))?;
        self.touch(def.table, old.id)?;
        if def.searchable() {
            self.reindex(def.table, old.id)?;
        }
        Ok(())
    }

    /// Deletes a row. It can be restored from the recycle bin until it is purged.
    ///
    /// # Errors
    /// No such row, another row refers to it, those of the database.
    pub fn delete(&mut self, table: Table, id: i64) -> Result<(), Error> {
        self.touch(table, id)?;
        let sql = format!("DELETE FROM \"{}\" WHERE id = ?1", table.def().name());
        match self.conn.prepare_cached(&sql)?.execute([id]) {
            Ok(0) => return Err(Error::NoRow { table, id }),
            Ok(_) => {}
            Err(error) if constraint(&error) == Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
                return Err(match self.read().referrer(table, id)? {
                    Some((by, by_id)) => Error::Needed { table, id, by, by_id },
                    None => error.into(),
                });
            }
            Err(error) => return Err(error.into()),
        }
        Ok(search::remove(self.conn, id)?)
    }

    /// Puts a row back exactly as the log kept it, under its own identifier.
    pub(super) fn put_back(&mut self, table: Table, id: i64, values: &[(&'static Column, Sql)]) -> Result<(), Error> {
        let def = table.def();
        let (columns, mut stored): (Vec<&'static Column>, Vec<Sql>) = values.iter().cloned().unzip();
        stored.insert(0, Sql::Integer(id));
        let names: String = columns.iter().map(|column| format!(", \"{}\"", column.name)).collect();
        let places: String = (0..columns.len()).map(|at| format!(", ?{}", at + 2)).collect();
        let sql = format!("INSERT INTO \"{}\" (id{names}) VALUES (?1{places})", def.name());
        self.conn
            .prepare_cached(&sql)?
            .execute(params_from_iter(&stored))
            .map_err(|error| insert_failed(self.conn, def, &columns, &stored, error))?;
        self.touch(table, id)?;
        if def.searchable() { self.reindex(table, id) } else { Ok(()) }
    }

    /// Sets columns back to what the log kept.
    pub(super) fn set_back(&mut self, table: Table, id: i64, values: &[(&'static Column, Sql)]) -> Result<(), Error> {
        let old = self.read().row(table, id)?.ok_or(Error::NoRow { table, id })?;
        let (columns, mut stored): (Vec<&'static Column>, Vec<Sql>) = values.iter().cloned().unzip();
        stored.insert(0, Sql::Integer(id));
        self.write(table.def(), &old, &columns, &stored)
    }

    /// Notes that an account's summary changes with this row.
    fn touch(&mut self, table: Table, id: i64) -> Result<(), Error> {
        let account = self.read().account_of(table, id)?;
        self.touched.extend(account.map(RowId::raw));
        self.stale |= concerns_all(table);
        Ok(())
    }

    /// Enters a row's present text into the search index.
    fn reindex(&mut self, table: Table, id: i64) -> Result<(), Error> {
        search::remove(self.conn, id)?;
        if let Some(row) = self.read().row(table, id)? {
            let account = self.read().account_of(table, id)?.map(AccountId::raw);
            search::put(self.conn, table, id, account, &searchable_text(table.def(), |column| row.text(column)))?;
        }
        Ok(())
    }
}

/// Whether the summaries of all accounts depend on a table.
const fn concerns_all(table: Table) -> bool {
    matches!(table, Table::ExchangeRate | Table::PolicyText)
}

/// A stored value read back from the log.
pub(super) fn sql_of(value: &serde_json::Value) -> Sql {
    match value {
        serde_json::Value::Number(number) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        serde_json::Value::String(text) => Sql::Text(text.clone()),
        serde_json::Value::Bool(flag) => Sql::Integer((*flag).into()),
        _ => Sql::Null,
    }
}

/// A stored value from the log as its column means it.
pub(super) fn value_of(column: &Column, value: &serde_json::Value) -> Value {
    from_sql(column.kind, sql_of(value))
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
        assert_eq!(write(&mut store, 1000).unwrap_err().exit_code(), 10);
        assert_eq!(store.read().count(Table::Product).unwrap(), 1);
        drop(store);
        let store = Store::open(&path, &options).unwrap();
        assert_eq!(store.read().count(Table::Product).unwrap(), 1);
        assert_eq!(store.doctor(&mut |_| true).unwrap(), []);
    }
}
