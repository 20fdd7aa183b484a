//! Databases of a test's own, and rows made from the catalog.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use kamdeck::cli::{Exit, Failure};
use kamdeck::domain::{FixedClock, Instant, Zone};
use kamdeck::i18n::Language;
use kamdeck::store::catalog::{Column, Kind};
use kamdeck::store::{ActionKind, Error, Options, Store, Table, Tx, Value, What};
use tempfile::TempDir;

pub fn noon() -> Instant {
    "2026-11-21T04:00:00Z".parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn options(user: &str) -> Options {
    let mut options = Options::new(user, Arc::new(FixedClock(noon()))).create();
    options.zone = Some(Zone::default());
    options.machine = Some("desk".to_owned());
    options.patience = std::time::Duration::from_millis(50);
    options
}

/// A folder with a database in it.
pub struct Place {
    pub folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("book.db")
    }

    pub fn open(&self, user: &str) -> Store {
        Store::open(&self.file(), &options(user)).unwrap()
    }
}

/// How a command ends that meets this error.
pub fn exit_of(error: &Error) -> Exit {
    Failure::of_store(error, None, Zone::default(), &Language::En.load()).exit
}

pub fn memory() -> Store {
    Store::memory(&options("li")).unwrap()
}

pub fn edit() -> What {
    What::new(ActionKind::Edit)
}

/// One action that must go well.
pub fn act<T>(store: &mut Store, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>) -> T {
    store.act(&edit(), work).unwrap().value
}

pub fn account(store: &mut Store, name: &str) -> i64 {
    act(store, |tx| {
        tx.insert(Table::Account, &[("name", name.into()), ("kind", "enterprise".into()), ("created_on", day("2026-01-05").into())])
    })
}

/// Makes rows of any table with a value in every column, parents first.
#[derive(Default)]
pub struct Maker {
    made: HashMap<Table, i64>,
    /// Tables that are being made: a reference back to them stays empty.
    open: Vec<Table>,
}

impl Maker {
    /// A row of the table, made on first use.
    pub fn one(&mut self, tx: &mut Tx<'_>, table: Table) -> i64 {
        if let Some(id) = self.made.get(&table) {
            return *id;
        }
        let id = self.another(tx, table, 0);
        self.made.insert(table, id);
        id
    }

    /// A new row of the table; `variant` makes its values differ.
    pub fn another(&mut self, tx: &mut Tx<'_>, table: Table, variant: i64) -> i64 {
        self.open.push(table);
        let columns = table.def().columns;
        let mut values = Vec::new();
        for column in columns {
            let second = table.def().one_of.get(1).is_some_and(|name| *name == column.name);
            let value = if second { Value::Null } else { self.value(tx, table, column, variant) };
            values.push((column.name, value));
        }
        self.open.pop();
        tx.insert(table, &values).unwrap_or_else(|error| panic!("{table}: {error}"))
    }

    fn value(&mut self, tx: &mut Tx<'_>, table: Table, column: &Column, variant: i64) -> Value {
        match column.kind {
            Kind::Text => format!("{} {variant} 文", column.name).into(),
            Kind::LongText => format!("{} {variant}\n第二行", column.name).into(),
            Kind::Document => format!("{{\"v\": {variant}}}").into(),
            Kind::FieldValue => format!("value {variant}").into(),
            Kind::Int { min, max } => (min + variant).min(max).into(),
            Kind::Amount => (123_456 + variant).into(),
            Kind::Currency => if variant % 2 == 0 { "CNY" } else { "USD" }.into(),
            Kind::Date => (day("2026-03-31") + chrono::Days::new(variant.unsigned_abs())).into(),
            Kind::Instant => (noon() + chrono::TimeDelta::minutes(variant)).into(),
            Kind::Code(list) => {
                let codes = (list.codes)();
                codes[usize::try_from(variant).unwrap() % codes.len()].into()
            }
            Kind::Ref(to) if to == table || self.open.contains(&to) => Value::Null,
            Kind::Ref(to) => self.one(tx, to).into(),
            Kind::Bool => (variant % 2 == 0).into(),
        }
    }
}
