//! The records that a line stands for. The same value is shown, and then written as one action.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::{AccountName, Doubt, Spanned};
use crate::domain::{ActionId, Coded, ColleagueId, RowId};
use crate::store::catalog::Kind;
use crate::store::{ActionKind, Cell, Edit, Error, Store, Table, Value, What};

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

    pub(super) fn maybe_field(self, column: &'static str, field: Option<&Field>) -> Self {
        match field {
            Some(field) => self.field(column, field.clone()),
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
    pub by: Option<ColleagueId>,
}

impl Plan {
    /// Writes all records as one action; one undo takes all of them back.
    ///
    /// # Errors
    /// Those of the store; then nothing was written.
    pub fn record(&self, store: &mut Store) -> Result<Recorded, Error> {
        let done = store.apply(&self.edit())?;
        Ok(Recorded { action: done.action, ids: done.value, by: store.me()? })
    }

    /// The action that writes all records, step by step in their order.
    #[must_use]
    pub fn edit(&self) -> Edit {
        let count = u64::try_from(self.records.len()).unwrap_or(u64::MAX);
        let mut edit = Edit::new(What::new(ActionKind::Log).about(Table::Account, self.account.id.raw(), &self.account.name).count(count));
        for record in &self.records {
            edit.insert(record.table, record.fields.iter().map(|(column, field)| (*column, field.cell())).collect());
        }
        edit
    }

    /// Without the names of accounts, people and colleagues, to be shown under the veil; not to be written.
    #[must_use]
    pub fn veiled(&self, mask: &str) -> Self {
        let mut veiled = self.clone();
        mask.clone_into(&mut veiled.account.name);
        for record in &mut veiled.records {
            let person = record.table == Table::Person;
            for (column, field) in &mut record.fields {
                match field {
                    Field::Named(_, name) => mask.clone_into(name),
                    Field::Known(value) if person && *column == "name" => *value = mask.into(),
                    Field::Known(_) | Field::New(_) | Field::Me => {}
                }
            }
        }
        veiled
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
    /// As a step of an edit writes it.
    fn cell(&self) -> Cell {
        match self {
            Self::Known(value) | Self::Named(value, _) => Cell::Value(value.clone()),
            Self::New(record) => Cell::Inserted(*record),
            Self::Me => Cell::Me,
        }
    }

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
            let value = match field.value(ids, recorded.and_then(|recorded| recorded.by)) {
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
