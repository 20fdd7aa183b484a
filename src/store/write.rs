//! The one door through which rows are written: values checked by the catalog, the log, the search index and the list's
//! summaries kept in step.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, ffi, params_from_iter};

use super::catalog::{AccountPath, Column, Kind, Table, TableDef};
use super::error::{Error, Fault, Invalid, constraint};
use super::log::{self, DELETED, Deed, UPDATED};
use super::row::{referring, searchable_text};
use super::search;
use super::tx::Tx;
use super::value::{Value, check_field, from_sql, to_sql};
use crate::domain::RowId;

/// A prepared insert of one table with fixed columns, for many rows.
#[derive(Debug)]
pub struct Inserter {
    def: &'static TableDef,
    columns: Vec<&'static Column>,
    sql: String,
    /// Where among the columns the account stands, if the row names it itself.
    account: Option<usize>,
    /// Where the row stands through which it has one, and in which table.
    parent: Option<(usize, Table)>,
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
        let parent = match def.account {
            AccountPath::Via(column) => place(column).zip(def.references().find(|(one, _)| one.name == column).map(|(_, to)| to)),
            _ => None,
        };
        let field = columns.iter().position(|column| matches!(column.kind, Kind::FieldValue)).zip(place("field"));
        let amount = def.column("currency").and(columns.iter().position(|column| matches!(column.kind, Kind::Amount)));
        let currency = place("currency");
        Ok(Self { def, sql, account, parent, field, amount, currency, columns })
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
            .map_err(|error| write_failed(tx.conn, self.def, &self.columns, &stored, error))?;
        if self.def.logged {
            tx.enter(self.def.number, id, &Deed::Inserted)?;
        }
        let account = match (self.def.account, self.account.map(at)) {
            (AccountPath::Own, _) => Some(id),
            (_, Some(Sql::Integer(account))) => Some(*account),
            (AccountPath::Via(_), _) => match self.parent.and_then(|(place, parent)| tx.home(parent, at(place))) {
                Some(account) => account,
                None => tx.read().account_of(table, id)?.map(RowId::raw),
            },
            _ => None,
        };
        tx.homes.insert(table, (id, account));
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

/// Enters a user who writes for the first time, before there is a transaction of his own, as a colleague.
pub(super) fn enter_user(conn: &Connection, action: i64, id: i64, name: &str) -> rusqlite::Result<()> {
    conn.execute("INSERT INTO colleague (id, name, login) VALUES (?1, ?2, ?2)", (id, name))?;
    log::enter(conn, action, Table::Colleague.def().number, id, &Deed::Inserted)?;
    search::put(conn, Table::Colleague, id, None, name)
}

/// Says what a failed insert or update means, as far as the row tells.
fn write_failed(conn: &Connection, def: &'static TableDef, columns: &[&'static Column], stored: &[Sql], error: rusqlite::Error) -> Error {
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

impl Tx<'_> {
    /// Inserts a row; answers its identifier.
    ///
    /// # Errors
    /// A value that does not fit its column, a required one missing, a reference to nothing, those of the database.
    pub fn insert(&mut self, table: Table, values: &[(&str, Value)]) -> Result<i64, Error> {
        let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
        let values: Vec<Value> = values.iter().map(|(_, value)| value.clone()).collect();
        Inserter::new(table, &names)?.insert(self, &values)
    }

    /// Changes some columns of a row. Values that it has already are no change.
    ///
    /// # Errors
    /// No such row, a value that does not fit its column, a reference to nothing, those of the database.
    pub fn update(&mut self, table: Table, id: i64, values: &[(&str, Value)]) -> Result<(), Error> {
        let def = table.def();
        let old = self.read().stored(def, id)?.ok_or(Error::NoRow { table, id })?;
        let mut new = Vec::with_capacity(values.len());
        for (name, value) in values {
            let column = def.column(name).ok_or_else(|| Invalid { table, column: None, fault: Fault::NoColumn((*name).to_owned()) })?;
            new.push((column, to_sql(def, column, value)?));
        }
        check_fields(def, &old, &new)?;
        self.write(def, id, &old, &new)
    }

    /// Updates columns with checked values.
    fn write(&mut self, def: &'static TableDef, id: i64, old: &[Sql], new: &[(&'static Column, Sql)]) -> Result<(), Error> {
        let was = |column: &Column| stored_in(def, old, column.name);
        let changed: Vec<&(&'static Column, Sql)> = new.iter().filter(|(column, value)| was(column) != Some(value)).collect();
        if changed.is_empty() {
            return Ok(());
        }
        let sets: Vec<String> = (2..).zip(&changed).map(|(place, (column, _))| format!("\"{}\" = ?{place}", column.name)).collect();
        let sql = format!("UPDATE \"{}\" SET {} WHERE id = ?1", def.name(), sets.join(", "));
        let columns: Vec<&'static Column> = changed.iter().map(|(column, _)| *column).collect();
        let mut stored = vec![Sql::Integer(id)];
        stored.extend(changed.iter().map(|(_, value)| value.clone()));
        let account = self.touch(def.table, id)?;
        self.conn
            .prepare_cached(&sql)?
            .execute(params_from_iter(&stored))
            .map_err(|error| write_failed(self.conn, def, &columns, &stored, error))?;
        if def.logged {
            let old = log::old_json(columns.iter().filter_map(|column| was(column).map(|value| (*column, value))));
            self.enter(def.number, id, &Deed::Changed { op: UPDATED, account, old: Some(&old) })?;
        }
        let account = self.touch(def.table, id)?;
        if columns.iter().any(|column| column.searchable)
            || def.references().any(|(column, _)| columns.iter().any(|one| one.name == column.name))
        {
            self.reindex(def, id, account)?;
        }
        let path = match def.account {
            AccountPath::Direct(path) | AccountPath::Via(path) => Some(path),
            AccountPath::Own | AccountPath::Posts | AccountPath::None => None,
        };
        if columns.iter().any(|column| Some(column.name) == path) {
            self.reindex_parts(def.table, id, account)?;
        }
        Ok(())
    }

    /// Enters what belongs to a row that has moved to another account under that account.
    fn reindex_parts(&mut self, table: Table, id: i64, account: Option<i64>) -> Result<(), Error> {
        for (by, column) in referring(table).filter(|(by, column)| by.def().account == AccountPath::Via(column)) {
            for row in self.read().referring_rows(by, column, id)? {
                self.reindex(by.def(), row, account)?;
                self.reindex_parts(by, row, account)?;
            }
        }
        Ok(())
    }

    /// Deletes a row. It can be restored from the recycle bin until it is purged.
    ///
    /// # Errors
    /// No such row, another row refers to it, those of the database.
    pub fn delete(&mut self, table: Table, id: i64) -> Result<(), Error> {
        let def = table.def();
        let old = self.read().stored(def, id)?.ok_or(Error::NoRow { table, id })?;
        let account = self.touch(table, id)?;
        match self.conn.prepare_cached(&format!("DELETE FROM \"{}\" WHERE id = ?1", def.name()))?.execute([id]) {
            Ok(_) => {}
            Err(error) if constraint(&error) == Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
                return Err(match self.read().referrer(table, id)? {
                    Some((by, by_id)) => Error::Needed { table, id, by, by_id },
                    None => error.into(),
                });
            }
            Err(error) => return Err(error.into()),
        }
        if def.logged {
            let known = def.columns.iter().zip(&old).filter(|(_, value)| **value != Sql::Null);
            let old = log::old_json(known);
            self.enter(def.number, id, &Deed::Changed { op: DELETED, account, old: Some(&old) })?;
        }
        if def.searchable() {
            search::remove(self.conn, id)?;
        }
        Ok(())
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
            .map_err(|error| write_failed(self.conn, def, &columns, &stored, error))?;
        self.enter(def.number, id, &Deed::Inserted)?;
        let account = self.touch(table, id)?;
        self.reindex(def, id, account)
    }

    /// Sets columns back to what the log kept.
    pub(super) fn set_back(&mut self, table: Table, id: i64, values: &[(&'static Column, Sql)]) -> Result<(), Error> {
        let old = self.read().stored(table.def(), id)?.ok_or(Error::NoRow { table, id })?;
        self.write(table.def(), id, &old, values)
    }

    /// The account of a row, if it is the one that was inserted last into its table.
    fn home(&self, table: Table, row: &Sql) -> Option<Option<i64>> {
        let Sql::Integer(row) = row else { return None };
        self.homes.get(&table).filter(|(last, _)| last == row).map(|(_, account)| *account)
    }

    /// Notes that the summary of a row's account changes; answers the account.
    fn touch(&mut self, table: Table, id: i64) -> Result<Option<i64>, Error> {
        // Whoever changes or removes a row may give others another account.
        self.homes.clear();
        let account = self.read().account_of(table, id)?.map(RowId::raw);
        self.touched.extend(account);
        self.stale |= concerns_all(table);
        Ok(account)
    }

    /// Enters a row's present text into the search index, in place of what it knew.
    fn reindex(&mut self, def: &'static TableDef, id: i64, account: Option<i64>) -> Result<(), Error> {
        if !def.searchable() {
            return Ok(());
        }
        search::remove(self.conn, id)?;
        let row = self.read().stored(def, id)?.unwrap_or_default();
        let text = searchable_text(def, |name| match stored_in(def, &row, name) {
            Some(Sql::Text(text)) => Some(text.as_str()),
            _ => None,
        });
        Ok(search::put(self.conn, def.table, id, account, &text)?)
    }
}

/// The value of a column in a stored row.
fn stored_in<'r>(def: &TableDef, row: &'r [Sql], name: &str) -> Option<&'r Sql> {
    def.columns.iter().zip(row).find(|(column, _)| column.name == name).map(|(_, value)| value)
}

/// Checks the value of a descriptive field against the field's shape, where either changes.
fn check_fields(def: &'static TableDef, old: &[Sql], new: &[(&'static Column, Sql)]) -> Result<(), Invalid> {
    let Some(column) = def.columns.iter().find(|column| matches!(column.kind, Kind::FieldValue)) else { return Ok(()) };
    let now = |name: &str| new.iter().find(|(column, _)| column.name == name).map(|(_, value)| value).or_else(|| stored_in(def, old, name));
    match (now("field"), now(column.name)) {
        (Some(Sql::Text(field)), Some(value)) => check_field(def, field, value),
        _ => Ok(()),
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
