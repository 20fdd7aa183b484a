//! An action as data: what a form, a capture or a batch is going to write, so that it can be shown before it is written.

use super::action::{Done, What};
use super::catalog::Table;
use super::error::{Error, Fault, Invalid};
use super::open::Store;
use super::tx::Tx;
use super::value::Value;

/// A value of a row to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// This value.
    Value(Value),
    /// The identifier of the row that an earlier change of the same edit inserts; changes are counted from 0.
    Inserted(usize),
    /// The colleague who acts.
    Me,
}

impl<T> From<T> for Cell
where
    Value: From<T>,
{
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

/// A step of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new row.
    Insert {
        /// Of this table.
        table: Table,
        /// Its columns that have a value.
        values: Vec<(&'static str, Cell)>,
    },
    /// Other values for some columns of a row.
    Update {
        /// Of this table.
        table: Table,
        /// The row.
        id: i64,
        /// The columns that change.
        values: Vec<(&'static str, Cell)>,
    },
    /// A row goes to the recycle bin.
    Delete {
        /// Of this table.
        table: Table,
        /// The row.
        id: i64,
    },
    /// Two rows become one.
    Merge {
        /// Of this table.
        table: Table,
        /// The row that stays.
        keep: i64,
        /// The row that goes; what refers to it refers to the other afterwards.
        gone: i64,
        /// The columns of the row that stays that change.
        values: Vec<(&'static str, Cell)>,
    },
    /// A row goes to the recycle bin with everything that belongs to it.
    DeleteWithParts {
        /// Of this table.
        table: Table,
        /// The row.
        id: i64,
    },
}

impl Change {
    /// The table that it writes.
    #[must_use]
    pub const fn table(&self) -> Table {
        match self {
            Self::Insert { table, .. }
            | Self::Update { table, .. }
            | Self::Delete { table, .. }
            | Self::Merge { table, .. }
            | Self::DeleteWithParts { table, .. } => *table,
        }
    }
}

/// One action of the user: what it is called, and its steps in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What it is called in history.
    pub what: What,
    /// Its steps.
    pub changes: Vec<Change>,
}

impl Edit {
    /// An edit without steps.
    #[must_use]
    pub const fn new(what: What) -> Self {
        Self { what, changes: Vec::new() }
    }

    /// Adds a row; answers the number by which later steps refer to it.
    pub fn insert(&mut self, table: Table, values: Vec<(&'static str, Cell)>) -> usize {
        self.changes.push(Change::Insert { table, values });
        self.changes.len() - 1
    }

    /// Changes columns of a row.
    pub fn update(&mut self, table: Table, id: i64, values: Vec<(&'static str, Cell)>) {
        self.changes.push(Change::Update { table, id, values });
    }

    /// Makes one row of two.
    pub fn merge(&mut self, table: Table, keep: i64, gone: i64, values: Vec<(&'static str, Cell)>) {
        self.changes.push(Change::Merge { table, keep, gone, values });
    }

    /// Deletes a row.
    pub fn delete(&mut self, table: Table, id: i64) {
        self.changes.push(Change::Delete { table, id });
    }

    /// Deletes a row with everything that belongs to it.
    pub fn delete_with_parts(&mut self, table: Table, id: i64) {
        self.changes.push(Change::DeleteWithParts { table, id });
    }
}

impl Store {
    /// Writes an edit as one action. Answers the row that each step wrote, in their order.
    ///
    /// # Errors
    /// A step that does not fit (then nothing of the edit is kept), those of the database.
    pub fn apply(&mut self, edit: &Edit) -> Result<Done<Vec<i64>>, Error> {
        self.act(&edit.what, |tx| {
            let mut rows = Vec::with_capacity(edit.changes.len());
            for change in &edit.changes {
                rows.push(step(tx, change, &rows)?);
            }
            Ok(rows)
        })
    }
}

fn step(tx: &mut Tx<'_>, change: &Change, rows: &[i64]) -> Result<i64, Error> {
    let row = written(tx, change, rows)?;
    if let Change::Insert { table: Table::AccountParent, .. } | Change::Update { table: Table::AccountParent, .. } = change {
        tx.refuse_circle(row)?;
    }
    Ok(row)
}

fn written(tx: &mut Tx<'_>, change: &Change, rows: &[i64]) -> Result<i64, Error> {
    match change {
        Change::Insert { table, values } => tx.insert(*table, &resolved(tx, *table, values, rows)?),
        Change::Update { table, id, values } => tx.update(*table, *id, &resolved(tx, *table, values, rows)?).map(|()| *id),
        Change::Merge { table, keep, gone, values } => {
            let values = resolved(tx, *table, values, rows)?;
            tx.merge(*table, *keep, *gone, &values).map(|_| *keep)
        }
        Change::Delete { table, id } => tx.delete(*table, *id).map(|()| *id),
        Change::DeleteWithParts { table, id } => tx.delete_with_parts(*table, *id).map(|_| *id),
    }
}

fn resolved(tx: &Tx<'_>, table: Table, values: &[(&'static str, Cell)], rows: &[i64]) -> Result<Vec<(&'static str, Value)>, Error> {
    values
        .iter()
        .map(|(column, cell)| {
            let value = match cell {
                Cell::Value(value) => value.clone(),
                Cell::Me => tx.me().into(),
                Cell::Inserted(step) => match rows.get(*step) {
                    Some(row) => Value::Int(*row),
                    None => return Err(Invalid { table, column: Some(column), fault: Fault::NoSuchRow }.into()),
                },
            };
            Ok((*column, value))
        })
        .collect()
}
