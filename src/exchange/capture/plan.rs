//! The records that a line stands for. The same value is shown, and then written as one action.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::{AccountName, Doubt, PersonName, Spanned};
use crate::domain::{ActionId, Coded, ColleagueId};
use crate::store::catalog::Kind;
use crate::store::{ActionKind, Error, Store, Table, Value, What};

/// What a field of a record holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A value.
    Known(Value),
    /// A reference to somebody who is known, with the name to show.
    Named(Value, String),
    /// A reference to an earlier record of the same plan, by its place.
    New(usize),
    /// A reference to the colleague who records.
    Me,
}

/// A row to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its table.
    pub table: Table,
    /// Its columns that have a value.
    pub fields: Vec<(&'static str, Field)>,
}

impl Record {
    pub(super) const fn new(table: Table) -> Self {
        Self { table, fields: Vec::new() }
    }

    pub(super) fn field(mut self, column: &'static str, field: Field) -> Self {
        self.fields.push((column, field));
        self
    }

    pub(super) fn of(self, account: &AccountName) -> Self {
        self.field("account_id", Field::Named(account.id.into(), account.shown().to_owned()))
    }

    pub(super) fn with(self, column: &'static str, value: impl Into<Value>) -> Self {
        self.field(column, Field::Known(value.into()))
    }

    pub(super) fn maybe(self, column: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(column, value),
            None => self,
        }
    }

    pub(super) fn text(self, column: &'static str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(column, text) }
    }

    pub(super) fn person(self, column: &'static str, person: Option<&PersonName>) -> Self {
        match person {
            Some(person) => self.field(column, Field::Named(person.id.into(), person.name.clone())),
            None => self,
        }
    }

    pub(super) fn new_row(self, column: &'static str, record: usize) -> Self {
        self.field(column, Field::New(record))
    }

    pub(super) fn maybe_new_row(self, column: &'static str, record: Option<usize>) -> Self {
        match record {
            Some(record) => self.new_row(column, record),
            None => self,
        }
    }

    /// The field of a column, if it has a value.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&Field> {
        self.fields.iter().find(|(name, _)| *name == column).map(|(_, field)| field)
    }
}

/// The records of a line, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Whose they are.
    pub account: AccountName,
    /// The day they are of.
    pub on: NaiveDate,
    /// The day it is.
    pub today: NaiveDate,
    /// In the order in which they are written: what others refer to comes first.
    pub records: Vec<Record>,
    /// What to look at before recording.
    pub doubts: Vec<Spanned<Doubt>>,
}

/// What became of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The action: what undo takes back.
    pub action: Option<ActionId>,
    /// The identifiers of the records, in their order.
    pub ids: Vec<i64>,
    /// Who recorded them.
    pub by: ColleagueId,
}

impl Plan {
    /// Writes all records as one action; one undo takes all of them back.
    ///
    /// # Errors
    /// Those of the store; then nothing was written.
    pub fn record(&self, store: &mut Store) -> Result<Recorded, Error> {
        let count = u64::try_from(self.records.len()).unwrap_or(u64::MAX);
        let what =
            What::new(ActionKind::Log).about(Table::Account, crate::domain::RowId::raw(self.account.id), &self.account.name).count(count);
        let done = store.act(&what, |tx| -> Result<(Vec<i64>, ColleagueId), Error> {
            let mut ids = Vec::with_capacity(self.records.len());
            let me = tx.me();
            for record in &self.records {
                let values: Vec<(&str, Value)> =
                    record.fields.iter().map(|(column, field)| (*column, field.value(&ids, Some(me)))).collect();
                ids.push(tx.insert(record.table, &values)?);
            }
            Ok((ids, me))
        })?;
        let (ids, by) = done.value;
        Ok(Recorded { action: done.action, ids, by })
    }

    /// The shape of `kamdeck log --json`: what would be recorded, or was.
    #[must_use]
    pub fn json(&self, recorded: Option<&Recorded>) -> Json {
        let records = self.records.iter().enumerate().map(|(at, record)| {
            let id = recorded.and_then(|recorded| recorded.ids.get(at)).map(ToString::to_string);
            json!({ "kind": record.table.code(), "id": id, "fields": record.json(recorded) })
        });
        json!({
            "account": { "id": self.account.id.to_string(), "name": self.account.name },
            "on": self.on.to_string(),
            "recorded": recorded.is_some(),
            "action": recorded.and_then(|recorded| recorded.action).map(|action| action.to_string()),
            "records": records.collect::<Vec<_>>(),
        })
    }
}

impl Field {
    /// What is stored: `ids` are those of the earlier records. Null for a reference that is not known yet.
    #[must_use]
    pub fn value(&self, ids: &[i64], me: Option<ColleagueId>) -> Value {
        match self {
            Self::Known(value) | Self::Named(value, _) => value.clone(),
            Self::New(record) => Value::from(ids.get(*record).copied()),
            Self::Me => Value::from(me),
        }
    }
}

impl Record {
    fn json(&self, recorded: Option<&Recorded>) -> Json {
        let none: &[i64] = &[];
        let ids = recorded.map_or(none, |recorded| &recorded.ids);
        let fields = self.fields.iter().map(|(name, field)| {
            let reference = self.table.def().column(name).is_some_and(|column| matches!(column.kind, Kind::Ref(_)));
            let value = match field.value(ids, recorded.map(|recorded| recorded.by)) {
                Value::Null => Json::Null,
                // Identifiers are strings, because JSON numbers lose 64-bit integers.
                Value::Int(number) if reference => Json::String(number.to_string()),
                Value::Int(number) => Json::from(number),
                Value::Text(text) => Json::String(text),
                Value::Date(day) => Json::String(day.to_string()),
                Value::At(at) => Json::String(at.to_rfc3339()),
                Value::Bool(flag) => Json::Bool(flag),
            };
            ((*name).to_owned(), value)
        });
        Json::Object(fields.collect::<Map<_, _>>())
    }
}
