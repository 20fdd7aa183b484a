//! Reading rows of any table, driven by the catalog.

use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::catalog::{AccountPath, Kind, Table, TableDef};
use super::error::{Error, Fault, Invalid};
use super::value::{Value, from_sql, to_sql};
use crate::domain::{AccountId, Coded, Currency, Instant, Money, RowId};

/// Reads through one connection; taken from a store, or from a transaction whose own writes it then sees.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'c> {
    pub(super) conn: &'c Connection,
}

/// A row of any table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its table.
    pub table: Table,
    /// Its identifier.
    pub id: i64,
    /// One value for each column of the catalog, in its order.
    pub values: Vec<Value>,
}

impl Row {
    /// The value of a column; nothing known for one that the table has not.
    #[must_use]
    pub fn get(&self, column: &str) -> &Value {
        let place = self.table.def().columns.iter().position(|one| one.name == column);
        place.and_then(|place| self.values.get(place)).unwrap_or(&Value::Null)
    }

    /// A text.
    #[must_use]
    pub fn text(&self, column: &str) -> Option<&str> {
        if let Value::Text(text) = self.get(column) { Some(text) } else { None }
    }

    /// An integer, an amount in minor units or a raw identifier.
    #[must_use]
    pub fn int(&self, column: &str) -> Option<i64> {
        if let Value::Int(number) = self.get(column) { Some(*number) } else { None }
    }

    /// A day.
    #[must_use]
    pub fn date(&self, column: &str) -> Option<NaiveDate> {
        if let Value::Date(day) = self.get(column) { Some(*day) } else { None }
    }

    /// An instant.
    #[must_use]
    pub fn at(&self, column: &str) -> Option<Instant> {
        if let Value::At(at) = self.get(column) { Some(*at) } else { None }
    }

    /// Yes or no.
    #[must_use]
    pub fn bool(&self, column: &str) -> Option<bool> {
        if let Value::Bool(flag) = self.get(column) { Some(*flag) } else { None }
    }

    /// A code of a closed list.
    #[must_use]
    pub fn code<C: Coded>(&self, column: &str) -> Option<C> {
        self.text(column).and_then(|code| C::from_code(code).ok())
    }

    /// A reference.
    #[must_use]
    pub fn reference<I: RowId>(&self, column: &str) -> Option<I> {
        self.int(column).map(I::from_raw)
    }

    /// An amount in the row's currency.
    #[must_use]
    pub fn money(&self, column: &str) -> Option<Money> {
        let currency = self.text("currency").and_then(|code| Currency::new(code).ok())?;
        self.int(column).map(|minor| Money::new(minor, currency))
    }
}

/// `id` and all columns of a table, quoted and separated by commas.
pub(super) fn column_list(def: &TableDef) -> String {
    let mut list = String::from("id");
    for column in def.columns {
        list.push_str(", \"");
        list.push_str(column.name);
        list.push('"');
    }
    list
}

/// Reads a row selected by [`column_list`].
pub(super) fn read(def: &'static TableDef, row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let values = def
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| Ok(from_sql(column.kind, row.get::<_, Sql>(place + 1)?)))
        .collect::<rusqlite::Result<_>>()?;
    Ok(Row { table: def.table, id: row.get(0)?, values })
}

/// A condition, over the table's own name, that keeps the rows of account `?1`.
pub(super) fn of_account(def: &TableDef) -> Option<String> {
    let name = def.name();
    match def.account {
        AccountPath::Own => Some(format!("\"{name}\".id = ?1")),
        AccountPath::Direct(column) => Some(format!("\"{name}\".\"{column}\" = ?1")),
        AccountPath::Via(column) => {
            let (_, parent) = def.references().find(|(reference, _)| reference.name == column)?;
            let condition = of_account(parent.def())?;
            Some(format!("\"{name}\".\"{column}\" IN (SELECT \"{0}\".id FROM \"{0}\" WHERE {condition})", parent.def().name()))
        }
        AccountPath::Posts => Some(format!("\"{name}\".id IN (SELECT person_id FROM post WHERE account_id = ?1)")),
        AccountPath::None => None,
    }
}

impl Reader<'_> {
    fn select(&self, table: Table, rest: &str, values: &[Sql]) -> Result<Vec<Row>, Error> {
        let def = table.def();
        let sql = format!("SELECT {} FROM \"{}\" {rest}", column_list(def), def.name());
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| read(def, row))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A row as SQLite stores it, without its identifier.
    pub(super) fn stored(&self, def: &TableDef, id: i64) -> Result<Option<Vec<Sql>>, Error> {
        let sql = format!("SELECT {} FROM \"{}\" WHERE id = ?1", column_list(def), def.name());
        let mut statement = self.conn.prepare_cached(&sql)?;
        let read = |row: &rusqlite::Row<'_>| (1..=def.columns.len()).map(|place| row.get(place)).collect();
        Ok(statement.query_row([id], read).optional()?)
    }

    /// A row, if it exists.
    ///
    /// # Errors
    /// Those of the database.
    pub fn row(&self, table: Table, id: i64) -> Result<Option<Row>, Error> {
        Ok(self.select(table, "WHERE id = ?1", &[Sql::Integer(id)])?.pop())
    }

    /// Every row of a table, oldest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn all(&self, table: Table) -> Result<Vec<Row>, Error> {
        self.select(table, "ORDER BY id", &[])
    }

    /// The rows that belong to an account, by their date where they have one, then oldest first; none for a table that
    /// belongs to no account.
    ///
    /// # Errors
    /// Those of the database.
    pub fn rows_of(&self, table: Table, account: AccountId) -> Result<Vec<Row>, Error> {
        let def = table.def();
        let Some(condition) = of_account(def) else { return Ok(Vec::new()) };
        let order = def.as_of.map(|column| format!("\"{column}\", ")).unwrap_or_default();
        self.select(table, &format!("WHERE {condition} ORDER BY {order}id"), &[Sql::Integer(account.raw())])
    }

    /// The rows whose columns have these values, oldest first. A null asks for rows where the column is empty.
    ///
    /// # Errors
    /// An unknown column, a value of another kind, those of the database.
    pub fn rows_where(&self, table: Table, wanted: &[(&str, Value)]) -> Result<Vec<Row>, Error> {
        let def = table.def();
        let mut conditions = Vec::new();
        let mut values = Vec::new();
        for (name, value) in wanted {
            let column = def.column(name).ok_or_else(|| Invalid { table, column: None, fault: Fault::NoColumn((*name).to_owned()) })?;
            if *value == Value::Null {
                conditions.push(format!("\"{name}\" IS NULL"));
            } else {
                values.push(to_sql(def, column, value)?);
                conditions.push(format!("\"{name}\" = ?{}", values.len()));
            }
        }
        let filter = if conditions.is_empty() { String::new() } else { format!("WHERE {} ", conditions.join(" AND ")) };
        self.select(table, &format!("{filter}ORDER BY id"), &values)
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// Those of the database.
    pub fn count(&self, table: Table) -> Result<u64, Error> {
        let sql = format!("SELECT count(*) FROM \"{}\"", table.code());
        Ok(self.conn.prepare_cached(&sql)?.query_row([], |row| row.get::<_, i64>(0))?.unsigned_abs())
    }

    /// Whether a table has more rows than this; quicker than [`Reader::count`] where it has many.
    ///
    /// # Errors
    /// Those of the database.
    pub fn has_more_than(&self, table: Table, rows: u64) -> Result<bool, Error> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM \"{}\" LIMIT ?1)", table.code());
        let limit = i64::try_from(rows).unwrap_or(i64::MAX).saturating_add(1);
        let found: i64 = self.conn.prepare_cached(&sql)?.query_row([limit], |row| row.get(0))?;
        Ok(found == limit)
    }

    /// The account that a row belongs to; none for a table without accounts, and for people, who may have several.
    ///
    /// # Errors
    /// Those of the database.
    pub fn account_of(&self, table: Table, id: i64) -> Result<Option<AccountId>, Error> {
        let def = table.def();
        let sql = format!(
            "SELECT {} FROM \"{1}\" WHERE \"{1}\".id = ?1",
            super::log::account_of(def, &format!("\"{}\"", def.name())),
            def.name()
        );
        let found: Option<Option<i64>> = self.conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
        Ok(found.flatten().map(AccountId::from_raw))
    }

    /// A row of another table that refers to this one, if there is any.
    ///
    /// # Errors
    /// Those of the database.
    pub fn referrer(&self, table: Table, id: i64) -> Result<Option<(Table, i64)>, Error> {
        for (by, column) in referring(table) {
            let sql = format!("SELECT id FROM \"{}\" WHERE \"{column}\" = ?1 AND NOT (id = ?1) LIMIT 1", by.code());
            let found: Option<i64> = self.conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
            if let Some(by_id) = found {
                return Ok(Some((by, by_id)));
            }
        }
        Ok(None)
    }
}

/// The tables and columns that refer to a table.
pub(super) fn referring(table: Table) -> impl Iterator<Item = (Table, &'static str)> {
    super::catalog::tables()
        .flat_map(move |def| def.references().filter(move |(_, to)| *to == table).map(move |(column, _)| (def.table, column.name)))
}

/// The text columns of a row that full-text search looks into, one under the other; empty if there are none.
pub(super) fn searchable_text<'v>(def: &TableDef, value: impl Fn(&'static str) -> Option<&'v str>) -> String {
    let mut all = String::new();
    for column in def.columns.iter().filter(|column| column.searchable) {
        // Codes and dates of descriptive fields are not words.
        if matches!(column.kind, Kind::FieldValue | Kind::Text | Kind::LongText)
            && let Some(text) = value(column.name)
        {
            if !all.is_empty() {
                all.push('\n');
            }
            all.push_str(text);
        }
    }
    all
}
