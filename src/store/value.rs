//! Values on their way into and out of the database, checked against the catalog.

use chrono::{DateTime, NaiveDate};
use rusqlite::types::Value as Sql;

use super::catalog::{Column, DOCUMENT_MAX, Kind, LONG_TEXT_MAX, TEXT_MAX, TableDef};
use super::error::{Fault, Invalid};
use crate::domain::account::{Lifecycle, Sensitivity};
use crate::domain::profile::{FieldShape, ProfileField};
use crate::domain::{Coded, Currency, Instant, id, text};

/// A value of a column. Money and identifiers are integers, codes are texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing known.
    Null,
    /// An integer, an amount in minor units or an identifier.
    Int(i64),
    /// A text, a code or a currency.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// An instant; milliseconds are kept.
    At(Instant),
    /// Yes or no.
    Bool(bool),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Int(value.into())
    }
}
impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
impl From<NaiveDate> for Value {
    fn from(value: NaiveDate) -> Self {
        Self::Date(value)
    }
}
impl From<Instant> for Value {
    fn from(value: Instant) -> Self {
        Self::At(value)
    }
}
impl From<Currency> for Value {
    fn from(value: Currency) -> Self {
        Self::Text(value.code().to_owned())
    }
}
impl<C: Coded> From<C> for Value {
    fn from(value: C) -> Self {
        Self::Text(value.code().to_owned())
    }
}
impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

macro_rules! from_ids {
    ($($(#[$meta:meta])* $id:ident),+ $(,)?) => { $(
        impl From<id::$id> for Value {
            fn from(value: id::$id) -> Self {
                Self::Int(id::RowId::raw(value))
            }
        }
    )+ };
}
crate::for_row_ids!(from_ids);

/// The days that the database holds: nothing about a customer lies outside.
const DAYS: std::ops::RangeInclusive<i32> = -36_525..=84_000;

/// Days since 1970-01-01.
pub(super) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.to_epoch_days())
}

/// The day with this number.
pub(super) fn day(number: i64) -> Option<NaiveDate> {
    i32::try_from(number).ok().and_then(NaiveDate::from_epoch_days)
}

/// Checks a value against its column and turns it into what SQLite stores. Texts are cleaned: characters that steer a
/// terminal vanish, line ends stay in long texts only, blanks at the ends go, and an empty text is no value.
pub(super) fn to_sql(def: &TableDef, column: &Column, value: &Value) -> Result<Sql, Invalid> {
    let wrong = |fault: Fault| Invalid { table: def.table, column: Some(column.name), fault };
    let stored = match (column.kind, value) {
        (_, Value::Null) => Sql::Null,
        (Kind::Text, Value::Text(given)) => cleaned(text::one_line(given).trim(), TEXT_MAX).map_err(wrong)?,
        (Kind::LongText | Kind::FieldValue, Value::Text(given)) => cleaned(text::lines(given).trim(), LONG_TEXT_MAX).map_err(wrong)?,
        (Kind::Document, Value::Text(given)) if given.chars().any(|c| c != '\n' && c != '\t' && text::is_hostile(c)) => {
            return Err(wrong(Fault::WrongKind));
        }
        (Kind::Document, Value::Text(given)) => cleaned(given, DOCUMENT_MAX).map_err(wrong)?,
        (Kind::Int { min, max }, Value::Int(given)) if !(min..=max).contains(given) => return Err(wrong(Fault::OutOfRange { min, max })),
        (Kind::Int { .. } | Kind::Amount | Kind::Ref(_), Value::Int(given)) => Sql::Integer(*given),
        (Kind::Currency, Value::Text(given)) => {
            Sql::Text(Currency::new(given).map_err(|_| wrong(Fault::NotACurrency(given.clone())))?.code().to_owned())
        }
        (Kind::Date, Value::Date(given)) if DAYS.contains(&given.to_epoch_days()) => Sql::Integer(day_number(*given)),
        (Kind::Date, Value::Date(_)) => return Err(wrong(Fault::DateTooFar)),
        (Kind::Instant, Value::At(given)) => Sql::Integer(given.timestamp_millis()),
        (Kind::Code(list), Value::Text(given)) if (list.knows)(given) => Sql::Text(given.clone()),
        (Kind::Code(list), Value::Text(given)) => {
            return Err(wrong(Fault::UnknownCode { code: given.clone(), allowed: (list.codes)().join(", ") }));
        }
        (Kind::Bool, Value::Bool(given)) => Sql::Integer((*given).into()),
        _ => return Err(wrong(Fault::WrongKind)),
    };
    if column.required && stored == Sql::Null {
        return Err(wrong(Fault::Required));
    }
    Ok(stored)
}

fn cleaned(text: &str, max: usize) -> Result<Sql, Fault> {
    if text.is_empty() {
        return Ok(Sql::Null);
    }
    if text.len() > max && text.chars().count() > max {
        return Err(Fault::TooLong { max });
    }
    Ok(Sql::Text(text.to_owned()))
}

/// Checks the value of a descriptive field against the field's own shape.
pub(super) fn check_field(def: &TableDef, field: &str, value: &Sql) -> Result<(), Invalid> {
    let wrong = |fault: Fault| Invalid { table: def.table, column: Some("value"), fault };
    let (Ok(field), Sql::Text(value)) = (ProfileField::from_code(field), value) else { return Ok(()) };
    match field.shape() {
        FieldShape::LongText => Ok(()),
        FieldShape::Text if value.contains('\n') || value.chars().count() > TEXT_MAX => Err(wrong(Fault::TooLong { max: TEXT_MAX })),
        FieldShape::Text => Ok(()),
        FieldShape::Date => value.parse::<NaiveDate>().map(drop).map_err(|_| wrong(Fault::WrongKind)),
        FieldShape::Lifecycle => Lifecycle::from_code(value)
            .map(drop)
            .map_err(|unknown| wrong(Fault::UnknownCode { code: unknown.code, allowed: unknown.allowed })),
        FieldShape::Sensitivity => Sensitivity::from_code(value)
            .map(drop)
            .map_err(|unknown| wrong(Fault::UnknownCode { code: unknown.code, allowed: unknown.allowed })),
    }
}

/// A stored value as its column means it; what does not fit (a damaged file) reads as nothing known.
pub(super) fn from_sql(kind: Kind, stored: Sql) -> Value {
    match (kind, stored) {
        (Kind::Date, Sql::Integer(number)) => day(number).map_or(Value::Null, Value::Date),
        (Kind::Instant, Sql::Integer(ms)) => DateTime::from_timestamp_millis(ms).map_or(Value::Null, Value::At),
        (Kind::Bool, Sql::Integer(flag)) => Value::Bool(flag != 0),
        (_, Sql::Integer(number)) => Value::Int(number),
        (_, Sql::Text(text)) => Value::Text(text),
        _ => Value::Null,
    }
}
