//! Two records become one: whatever refers to the one that goes refers to the other afterwards, driven by the catalog.

use std::collections::BTreeMap;

use super::catalog::{Kind, Table, TableDef};
use super::error::{Error, Fault, Invalid};
use super::row::{Reader, referring};
use super::tx::Tx;
use super::value::Value;

impl Reader<'_> {
    /// How many rows of each table refer to a record: what moves when it is merged into another.
    ///
    /// # Errors
    /// Those of the database.
    pub fn referred_by(&self, table: Table, id: i64) -> Result<BTreeMap<Table, u64>, Error> {
        let mut counts = BTreeMap::new();
        for (by, column) in referring(table) {
            let rows = self.referring_rows(by, column, id)?.len() as u64;
            if rows > 0 {
                *counts.entry(by).or_insert(0) += rows;
            }
        }
        Ok(counts)
    }

    /// A row that says the same as this one would with another reference: of the same unique columns, or the same in everything where a
    /// row only links others.
    fn twin(&self, by: Table, row: i64, column: &str, to: i64) -> Result<Option<i64>, Error> {
        let def = by.def();
        let links = def.columns.iter().all(|column| matches!(column.kind, Kind::Ref(_)));
        let same: Vec<&'static str> = match (def.unique.contains(&column), links) {
            (true, _) => def.unique.to_vec(),
            (false, true) => def.columns.iter().map(|column| column.name).collect(),
            (false, false) => return Ok(None),
        };
        let Some(read) = self.row(by, row)? else { return Ok(None) };
        let wanted: Vec<(&str, Value)> =
            same.iter().map(|name| (*name, if *name == column { Value::Int(to) } else { read.get(name).clone() })).collect();
        Ok(self.rows_where(by, &wanted)?.iter().map(|twin| twin.id).find(|twin| *twin != row))
    }
}

/// Whether a row would lead from a record to itself, as an account that is its own parent.
fn would_loop(def: &TableDef, values: &[Value], column: &str, table: Table, to: i64) -> bool {
    def.columns
        .iter()
        .zip(values)
        .any(|(other, value)| other.name != column && matches!(other.kind, Kind::Ref(of) if of == table) && *value == Value::Int(to))
}

impl Tx<'_> {
    /// Makes one record of two: everything that referred to `gone` refers to `keep`, whose columns get these values, and `gone` goes to
    /// the recycle bin. What would then stand twice is itself made one; what would lead from the record to itself goes, and so does what would put
    /// an account below itself. Answers how
    /// many rows were moved.
    ///
    /// # Errors
    /// The same record twice, no such record, a value that does not fit, those of the database.
    pub fn merge(&mut self, table: Table, keep: i64, gone: i64, values: &[(&str, Value)]) -> Result<u64, Error> {
        if keep == gone {
            return Err(Invalid { table, column: None, fault: Fault::Inconsistent }.into());
        }
        for id in [keep, gone] {
            self.read().row(table, id)?.ok_or(Error::NoRow { table, id })?;
        }
        let moved = self.merge_into(table, keep, gone)?;
        self.update(table, keep, values)?;
        Ok(moved)
    }

    /// Whether a word about a parent puts its account below itself.
    fn leads_into_circle(&self, row: i64) -> Result<bool, Error> {
        match self.read().row(Table::AccountParent, row)?.and_then(|row| row.reference("account_id")) {
            Some(account) => self.read().stands_below_itself(account),
            None => Ok(false),
        }
    }

    /// Refuses a word about a parent that puts its account below itself.
    ///
    /// # Errors
    /// That, those of the database.
    pub(super) fn refuse_circle(&self, row: i64) -> Result<(), Error> {
        if self.leads_into_circle(row)? {
            let table = Table::AccountParent;
            return Err(Invalid { table, column: Some("parent_id"), fault: Fault::Circle }.into());
        }
        Ok(())
    }

    fn merge_into(&mut self, table: Table, keep: i64, gone: i64) -> Result<u64, Error> {
        let mut moved = 0;
        for (by, column) in referring(table) {
            for row in self.read().referring_rows(by, column, gone)? {
                let Some(read) = self.read().row(by, row)? else { continue };
                if would_loop(by.def(), &read.values, column, table, keep) {
                    self.delete_with_parts(by, row)?;
                } else if let Some(twin) = self.read().twin(by, row, column, keep)? {
                    moved += self.merge_into(by, twin, row)?;
                } else {
                    self.update(by, row, &[(column, Value::Int(keep))])?;
                    if by == Table::AccountParent && self.leads_into_circle(row)? {
                        self.delete(by, row)?;
                        continue;
                    }
                    moved += 1;
                }
            }
        }
        self.delete(table, gone)?;
        Ok(moved)
    }
}
