//! Accounts as they leave one database and come into another: their rows and their part of the log, nothing else. Driven by the
//! catalog, so that a new table needs nothing here.

mod gather;
mod merge;
mod plan;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::catalog::Table;

pub use gather::Cut;
pub use merge::Opening;
pub use plan::{Conflict, Gone, Plan};

/// What a pack holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The accounts.
    pub accounts: Vec<i64>,
    /// Rows, table by table in the order of the catalog.
    pub tables: Vec<Rows>,
    /// Fields that are empty here only because what they say does not go along.
    #[serde(default)]
    pub emptied: Vec<(Table, i64, String)>,
    /// What was done to them, oldest first.
    pub actions: Vec<Deed>,
}

/// Rows of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// The table.
    pub table: Table,
    /// Its columns, as far as they are given.
    pub columns: Vec<String>,
    /// For each row its identifier and its values as stored.
    pub rows: Vec<(i64, Vec<Json>)>,
}

/// An action of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deed {
    /// Its identifier.
    pub id: i64,
    /// When, in milliseconds.
    pub at: i64,
    /// On which device.
    pub device: i64,
    /// Who.
    pub colleague: i64,
    /// For whom.
    pub on_behalf_of: Option<i64>,
    /// Its kind.
    pub kind: String,
    /// What it was about.
    pub args: String,
    /// What it took back.
    pub reverts: Option<i64>,
    /// What took it back.
    pub undone_by: Option<i64>,
    /// What it changed of these accounts.
    pub changes: Vec<Change>,
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The table's number.
    pub table: i64,
    /// The row.
    pub row: i64,
    /// What was done.
    pub op: i64,
    /// The account, where the log notes it.
    pub account: Option<i64>,
    /// The old values of the columns that changed, as JSON.
    pub old: Option<String>,
}

impl Body {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tables.iter().map(|table| table.rows.len()).sum()
    }

    /// How many rows and entries of the log there are.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.len() + self.actions.iter().map(|deed| deed.changes.len()).sum::<usize>() + self.emptied.len()
    }

    /// Whether it brings its history along; what is made for other readers does not.
    #[must_use]
    pub fn has_history(&self) -> bool {
        !self.actions.is_empty()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every text in it, old values included.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let rows = self.tables.iter().flat_map(|table| table.rows.iter().flat_map(|(_, values)| values.iter().filter_map(Json::as_str)));
        let log = self
            .actions
            .iter()
            .flat_map(|deed| std::iter::once(deed.args.as_str()).chain(deed.changes.iter().filter_map(|change| change.old.as_deref())));
        rows.chain(log)
    }
}
