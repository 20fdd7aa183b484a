//! Stored rows as JSON, driven by the catalog: one shape for every kind of record.

use serde_json::{Map, Value as Json, json};

use crate::domain::{AccountId, AsOf, Currency, Money};
use crate::store::catalog::Kind;
use crate::store::{Error, Reader, Row, Table, Value};

/// The rows of an account, oldest first; looking back, those of that day and before. What is planned for later belongs to
/// today's view.
///
/// # Errors
/// Those of the database.
pub fn rows(reader: Reader<'_>, table: Table, account: AccountId, as_of: AsOf) -> Result<Vec<Row>, Error> {
    let mut rows = reader.rows_of(table, account)?;
    retain_as_of(&mut rows, table, as_of);
    Ok(rows)
}

/// Leaves out, looking back, the rows of later days.
pub fn retain_as_of(rows: &mut Vec<Row>, table: Table, as_of: AsOf) {
    if let Some(column) = table.def().as_of.filter(|_| as_of.past) {
        rows.retain(|row| match row.get(column) {
            Value::Date(day) => as_of.includes_day(*day),
            Value::At(at) => as_of.includes(*at),
            _ => true,
        });
    }
}

/// A row: its identifier and every column; identifiers as strings, amounts with their currency, nothing known as null. The
/// currency of rows that have none of their own is that of `owner`, the record that they belong to.
#[must_use]
pub fn json(row: &Row, owner: Option<Currency>) -> Json {
    let mut shape = Map::new();
    shape.insert("id".to_owned(), Json::String(row.id.to_string()));
    for (column, value) in row.table.def().columns.iter().zip(&row.values) {
        if column.name == "currency" && row.table.def().columns.iter().any(|other| matches!(other.kind, Kind::Amount)) {
            continue;
        }
        let value = match (column.kind, value) {
            (_, Value::Null) => Json::Null,
            (Kind::Amount, Value::Int(minor)) => amount(row, column.name, *minor, owner),
            (Kind::Ref(_), Value::Int(id)) => Json::String(id.to_string()),
            (_, Value::Int(number)) => json!(number),
            (_, Value::Text(text)) => Json::String(text.clone()),
            (_, Value::Date(day)) => Json::String(day.to_string()),
            (_, Value::At(at)) => Json::String(at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
            (_, Value::Bool(flag)) => Json::Bool(*flag),
        };
        shape.insert(column.name.to_owned(), value);
    }
    Json::Object(shape)
}

fn amount(row: &Row, column: &str, minor: i64, owner: Option<Currency>) -> Json {
    let money = row.money(column).or(owner.map(|currency| Money::new(minor, currency)));
    serde_json::to_value(money).unwrap_or(Json::Null)
}
