//! The way of the demo's rows into a database.

use std::collections::HashMap;

use super::scene::Cell;
use super::words::Words;
use super::{DemoError, Portfolio, Wanted};
use crate::domain::RowId;
use crate::store::{ActionKind, Error, Inserter, Reads, Store, Table, Tx, What};

/// Accounts per action, so that no transaction outgrows the memory.
const BATCH: u64 = 4000;
/// Accounts between two looks at whether to go on.
const STEP: u64 = 50;

/// Prepared inserts, by table and columns.
#[derive(Debug, Default)]
struct Ledger {
    inserters: HashMap<Table, Vec<(Vec<&'static str>, Inserter)>>,
}

impl Ledger {
    fn insert(&mut self, tx: &mut Tx<'_>, table: Table, cells: &[Cell]) -> Result<i64, Error> {
        let known = self.inserters.entry(table).or_default();
        let same = |columns: &[&str]| columns.iter().eq(cells.iter().map(|(name, _)| name));
        let at = match known.iter().position(|(columns, _)| same(columns)) {
            Some(at) => at,
            None => {
                let columns: Vec<&'static str> = cells.iter().map(|(name, _)| *name).collect();
                let inserter = Inserter::new(table, &columns)?;
                known.push((columns, inserter));
                known.len() - 1
            }
        };
        let values: Vec<_> = cells.iter().map(|(_, value)| value.clone()).collect();
        match known.get(at) {
            Some((_, inserter)) => inserter.insert(tx, &values),
            None => tx.insert(table, cells),
        }
    }
}

/// Fills a database with a portfolio, relative to the store's present, and tells `progress` how many accounts are in it.
///
/// # Errors
/// Those of the database.
pub fn fill(store: &mut Store, wanted: Wanted, progress: &mut dyn FnMut(u64)) -> Result<(), DemoError> {
    fill_watched(store, wanted, &mut |done| {
        progress(done);
        true
    })
}

/// The same for somebody who may lose patience: `go_on` is told how many accounts are done and answers whether to go on.
///
/// # Errors
/// [`Error::Cancelled`], after which a part of the portfolio may be there; those of the database.
pub fn fill_watched(store: &mut Store, wanted: Wanted, go_on: &mut dyn FnMut(u64) -> bool) -> Result<(), DemoError> {
    let words = Words::load()?;
    let now = store.today();
    let mut ledger = Ledger::default();
    let begun = store.act::<_, Error>(&What::new(ActionKind::Demo), |tx| {
        let me = tx.me().raw();
        if let Some(first) = words.people.colleague.first() {
            let named = [("name", first.name.as_str().into()), ("title", first.title.as_str().into())];
            tx.update(Table::Colleague, me, &named)?;
        }
        Portfolio::begin(&words, wanted, now, me, &mut |table, cells| ledger.insert(tx, table, cells))
    })?;
    let mut portfolio = begun.value;
    let mut first = 0;
    while first < wanted.accounts {
        let next = wanted.accounts.min(first + BATCH);
        store.act_in_bulk::<_, Error>(&What::new(ActionKind::Demo).count(next - first), Reads::Nothing, |tx| {
            (first..next).try_for_each(|number| {
                if number.is_multiple_of(STEP) && !go_on(number) {
                    return Err(Error::Cancelled);
                }
                portfolio.write(number, &mut |table, cells| ledger.insert(tx, table, cells))
            })
        })?;
        first = next;
    }
    if go_on(wanted.accounts) { Ok(()) } else { Err(Error::Cancelled.into()) }
}
