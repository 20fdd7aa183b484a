//! The schema as data: each table once, with its columns, their kinds and parents. Generic reading and writing, the
//! change log's triggers, history, deletion, search, merging, dumps and packs are driven by it; a test compares it
//! with what SQLite says of a fresh database.

mod account;
mod facts;
mod handover;
mod needs;
mod office;
mod people;
mod plan;
mod service;
mod table;

pub use table::Table;

use crate::domain::Coded;
use crate::domain::health::FactSource;

/// Most characters of a one-line text.
pub const TEXT_MAX: usize = 300;
/// Most characters of a text of several lines.
pub const LONG_TEXT_MAX: usize = 20_000;
/// Most characters of a document of the program's own.
pub const DOCUMENT_MAX: usize = 1_000_000;

/// A closed list of codes, without its type.
#[derive(Debug, Clone, Copy)]
pub struct CodeList {
    /// The list, by its name in the documentation.
    pub what: &'static str,
    /// Whether a code is one of it.
    pub knows: fn(&str) -> bool,
    /// Its codes in the order in which screens list them.
    pub codes: fn() -> Vec<&'static str>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of text of at most [`TEXT_MAX`] characters.
    Text,
    /// Several lines of at most [`LONG_TEXT_MAX`] characters.
    LongText,
    /// A document of the program's own (JSON, TOML), not typed into a form.
    Document,
    /// An integer within a range, both ends included.
    Int {
        /// The least value.
        min: i64,
        /// The greatest value.
        max: i64,
    },
    /// Money in minor units of the currency in the row's column `currency`.
    Amount,
    /// An ISO 4217 code: three capital letters.
    Currency,
    /// A day, stored as days since 1970-01-01.
    Date,
    /// An instant, stored as milliseconds since 1970-01-01T00:00:00Z.
    Instant,
    /// A code of a closed list. The list is kept here and not in the database, so that a new code needs no migration.
    Code(CodeList),
    /// The value of the descriptive field that the row's column `field` names, in the field's own shape.
    FieldValue,
    /// The identifier of a row of another table.
    Ref(Table),
    /// Yes or no, stored as 1 or 0.
    Bool,
}

/// A column besides `id`.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name in SQL, in JSON and in errors.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must have a value.
    pub required: bool,
    /// Whether full-text search finds its words.
    pub searchable: bool,
    /// Whether rows are looked up by it, so that an index leads with it.
    pub indexed: bool,
}

/// How a row leads to the account it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountPath {
    /// The row is the account.
    Own,
    /// This column is the account.
    Direct(&'static str),
    /// Through the row that this column refers to.
    Via(&'static str),
    /// Through the posts that the person holds; there may be several accounts.
    Posts,
    /// Belongs to no account.
    None,
}

/// A table.
#[derive(Debug)]
pub struct TableDef {
    /// The table.
    pub table: Table,
    /// Its number in the change log; never reused.
    pub number: i64,
    /// How a row leads to its account.
    pub account: AccountPath,
    /// Whether the change log records it, so that a change can be undone.
    pub logged: bool,
    /// The date column up to which an as-of view reads.
    pub as_of: Option<&'static str>,
    /// Columns that are unique together.
    pub unique: &'static [&'static str],
    /// Columns of which exactly one has a value.
    pub one_of: &'static [&'static str],
    /// The columns besides `id`, in the order of the schema.
    pub columns: &'static [Column],
}

impl TableDef {
    const fn new(table: Table, number: i64, account: AccountPath, columns: &'static [Column]) -> Self {
        Self { table, number, account, logged: true, as_of: None, unique: &[], one_of: &[], columns }
    }

    /// Rows are facts dated by this column.
    const fn dated(mut self, column: &'static str) -> Self {
        self.as_of = Some(column);
        self
    }

    /// The change log leaves it out: it is state of the program, not knowledge about customers.
    const fn unlogged(mut self) -> Self {
        self.logged = false;
        self
    }

    const fn unique(mut self, columns: &'static [&'static str]) -> Self {
        self.unique = columns;
        self
    }

    const fn one_of(mut self, columns: &'static [&'static str]) -> Self {
        self.one_of = columns;
        self
    }

    /// Its name in SQL.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.table.code()
    }

    /// The column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Its references to other tables.
    pub fn references(&self) -> impl Iterator<Item = (&'static Column, Table)> {
        self.columns.iter().filter_map(|column| if let Kind::Ref(to) = column.kind { Some((column, to)) } else { None })
    }

    /// Whether full-text search looks into it.
    #[must_use]
    pub fn searchable(&self) -> bool {
        self.columns.iter().any(|column| column.searchable)
    }
}

/// Every table of the schema, in the order of [`Table`].
pub fn tables() -> impl Iterator<Item = &'static TableDef> {
    ALL.iter().copied()
}

const PARTS: [&[TableDef]; 8] =
    [account::TABLES, facts::TABLES, people::TABLES, needs::TABLES, service::TABLES, plan::TABLES, handover::TABLES, office::TABLES];

/// The parts in one row; does not compile unless each table stands at its place in [`Table`].
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which reports a place out of bounds")]
static ALL: [&TableDef; <Table as Coded>::ALL.len()] = {
    let mut all = [&PARTS[0][0]; <Table as Coded>::ALL.len()];
    let (mut part, mut place) = (0, 0);
    while part < PARTS.len() {
        let mut within = 0;
        while within < PARTS[part].len() {
            assert!(PARTS[part][within].table as usize == place, "a table stands in another order than in Table");
            all[place] = &PARTS[part][within];
            within += 1;
            place += 1;
        }
        part += 1;
    }
    assert!(place == all.len(), "a table is missing");
    all
};

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false, searchable: false, indexed: false }
}
const fn text(name: &'static str) -> Column {
    column(name, Kind::Text)
}
const fn long(name: &'static str) -> Column {
    column(name, Kind::LongText)
}
const fn int(name: &'static str, min: i64, max: i64) -> Column {
    column(name, Kind::Int { min, max })
}
const fn amount(name: &'static str) -> Column {
    column(name, Kind::Amount)
}
const fn currency() -> Column {
    column("currency", Kind::Currency)
}
const fn date(name: &'static str) -> Column {
    column(name, Kind::Date)
}
const fn instant(name: &'static str) -> Column {
    column(name, Kind::Instant)
}
const fn flag(name: &'static str) -> Column {
    column(name, Kind::Bool).needed()
}
const fn code<C: Coded>(name: &'static str) -> Column {
    let list =
        CodeList { what: C::WHAT, knows: |code| C::from_code(code).is_ok(), codes: || C::ALL.iter().map(|value| value.code()).collect() };
    column(name, Kind::Code(list))
}
/// A reference that rows are looked up by. Those to colleagues are not, unless asked for by [`Column::looked_up`]: colleagues
/// are few and almost never deleted, and an index on each of their columns would slow every write.
const fn refers(name: &'static str, to: Table) -> Column {
    let mut reference = column(name, Kind::Ref(to));
    reference.indexed = !matches!(to, Table::Colleague);
    reference
}
/// The account that a row belongs to.
const fn account() -> Column {
    refers("account_id", Table::Account).needed()
}
/// Where a fact comes from; empty: typed in by hand.
const fn source() -> Column {
    code::<FactSource>("source")
}

impl Column {
    const fn needed(mut self) -> Self {
        self.required = true;
        self
    }
    const fn found(mut self) -> Self {
        self.searchable = true;
        self
    }
    const fn looked_up(mut self) -> Self {
        self.indexed = true;
        self
    }
}
