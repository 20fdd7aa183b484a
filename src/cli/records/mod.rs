//! `kamdeck list ENTITY`: records of any kind, driven by the catalog.

mod entities;
mod filter;

use std::cmp::Ordering;
use std::collections::HashMap;

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use super::table::{Table, cut};
use super::{record, usage};
use crate::domain::rates::decimal;
use crate::domain::{AsOf, Currency, RowId, Zone};
use crate::exchange::export::{Datum, Sheet, csv_file};
use crate::i18n::{Strings, label, log, value as shown_value};
use crate::store::catalog::{AccountPath, Kind};
use crate::store::{Error, Reader, Row, Store, Table as Records, Value};
use filter::{Filter, Seen, Unread};

/// Columns of the printed table besides the account, and the most cells of one.
const COLUMNS: usize = 6;
const MOST_CELLS: usize = 44;
/// Kinds that begin with so many of the letters typed may have been meant.
const BEGINNING: usize = 3;

/// The names of everything that can be listed besides accounts.
pub fn names() -> Vec<String> {
    entities::all().map(|(name, _)| name).collect()
}

/// Names of what rows refer to, read when they are first wanted.
struct Book<'a> {
    reader: Reader<'a>,
    /// Full and short name of every account.
    accounts: HashMap<i64, (String, String)>,
    /// The accounts of people, by their posts.
    posts: HashMap<i64, Vec<i64>>,
    titles: std::cell::RefCell<HashMap<(Records, i64), String>>,
}

impl<'a> Book<'a> {
    fn read(reader: Reader<'a>, table: Records) -> Result<Self, Error> {
        let accounts = reader.account_names()?.into_iter().map(|one| {
            let short_name = if one.short_name.is_empty() { one.name.clone() } else { one.short_name };
            (one.id.raw(), (one.name, short_name))
        });
        let mut posts: HashMap<i64, Vec<i64>> = HashMap::new();
        if table.def().account == AccountPath::Posts {
            for post in reader.all(Records::Post)? {
                if let Some((person, account)) = post.int("person_id").zip(post.int("account_id")) {
                    let accounts = posts.entry(person).or_default();
                    if !accounts.contains(&account) {
                        accounts.push(account);
                    }
                }
            }
        }
        Ok(Self { reader, accounts: accounts.collect(), posts, titles: std::cell::RefCell::default() })
    }

    /// The accounts that a row belongs to.
    fn accounts_of(&self, row: &Row) -> Result<Vec<i64>, Error> {
        Ok(match row.table.def().account {
            AccountPath::Own => vec![row.id],
            AccountPath::Direct(column) => row.int(column).into_iter().collect(),
            AccountPath::Posts => self.posts.get(&row.id).cloned().unwrap_or_default(),
            AccountPath::None => Vec::new(),
            AccountPath::Via(_) => self.reader.account_of(row.table, row.id)?.map(RowId::raw).into_iter().collect(),
        })
    }

    /// What a row is called that another refers to.
    fn title(&self, table: Records, id: i64) -> String {
        if table == Records::Account {
            return self.accounts.get(&id).map(|(_, short_name)| short_name.clone()).unwrap_or_default();
        }
        if let Some(known) = self.titles.borrow().get(&(table, id)) {
            return known.clone();
        }
        // What cannot be read is called nothing; the row itself could be.
        let row = self.reader.row(table, id).ok().flatten();
        let named = |row: &Row| match (table, row.int("person_id")) {
            (Records::Post, Some(person)) => self.title(Records::Person, person),
            _ => Reader::title(row),
        };
        let title = row.as_ref().map(named).unwrap_or_default();
        self.titles.borrow_mut().insert((table, id), title.clone());
        title
    }

    /// The currency of a row's amounts: its own, else that of the record that it belongs to.
    fn currency(&self, row: &Row) -> Option<Currency> {
        let own = |row: &Row| row.text("currency").and_then(|code| Currency::new(code).ok());
        let parent = |row: &Row| match row.table.def().account {
            AccountPath::Via(column) => {
                let (_, table) = row.table.def().references().find(|(reference, _)| reference.name == column)?;
                own(&self.reader.row(table, row.int(column)?).ok()??)
            }
            _ => None,
        };
        own(row).or_else(|| parent(row))
    }
}

/// What is wanted of the list.
struct Listing<'a> {
    session: &'a Session<'a>,
    strings: &'a Strings,
    book: Book<'a>,
    table: Records,
    zone: Zone,
}

/// Lists records of a kind.
///
/// # Errors
/// [`Stop`] if there is no such kind, the filter or the order names no column, the database fails, or the output is closed.
pub fn run(session: &Session, entity: &str, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let Some(table) = entities::named(entity) else {
        let start: String = entity.chars().take(BEGINNING).collect();
        let near: Vec<String> = names().into_iter().filter(|name| name.starts_with(&start)).collect();
        let sentence = strings.cli_list_no_kind(entity);
        let sentence = if near.is_empty() { sentence } else { strings.cli_usage_meant(sentence, near.join(", ")) };
        return Err(usage::wrong(sentence, strings).into());
    };
    if value::<String>(matches, "view").is_some() {
        return Err(usage::wrong(strings.cli_usage_conflict("--view", entity), strings).into());
    }
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let failed = |error| session.failed(&error, &store);
    let book = Book::read(store.read(), table).map_err(failed)?;
    let listing = Listing { session, strings, book, table, zone: store.zone() };
    let columns = || table.def().columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
    let unknown = |typed: &str, option: &str| usage::wrong(strings.cli_usage_value_among(typed, option, columns()), strings);
    let filter: String = value(matches, "filter").unwrap_or_default();
    let filter = Filter::parse(&filter, table.def()).map_err(|unread| match unread {
        Unread::Column(term) => unknown(&term, "--filter"),
        Unread::Value { value, column } => usage::wrong(strings.cli_usage_value(column, value), strings),
    })?;
    let mut rows = listing.rows(&store, as_of, &filter).map_err(failed)?;
    let total = rows.len();
    listing.sort(&mut rows, value::<String>(matches, "sort").as_deref()).map_err(|typed| unknown(&typed, "--sort"))?;
    rows.truncate(value(matches, "limit").unwrap_or(usize::MAX));
    if session.globals.json {
        return out.json(&rows.iter().map(|row| listing.json(row)).collect::<Result<Vec<Json>, Error>>().map_err(failed)?);
    }
    if matches.get_flag("csv") {
        let sheet = listing.sheet(&rows).map_err(failed)?;
        let bytes = csv_file(&sheet).map_err(|error| Failure::new(Exit::Failed, "output", error.sentence(store.zone(), strings)))?;
        return out.bytes(&bytes);
    }
    listing.print(&rows, out, &failed)?;
    out.line(&strings.cli_records_count(label(table, strings), rows.len(), total, as_of.day.to_string()))
}

impl Listing<'_> {
    /// The rows that pass, as of a day.
    fn rows(&self, store: &Store, as_of: AsOf, filter: &Filter) -> Result<Vec<Row>, Error> {
        let mut rows = store.read().all(self.table)?;
        record::retain_as_of(&mut rows, self.table, as_of);
        let mut passed = Vec::with_capacity(rows.len());
        for row in rows {
            let accounts = self.book.accounts_of(&row)?;
            let names = accounts.iter().filter_map(|id| self.book.accounts.get(id));
            let names: Vec<String> = names.flat_map(|(name, short_name)| [name.clone(), short_name.clone()]).collect();
            let shown = |column: &'static str| self.shown(&row, column);
            if filter.passes(&Seen { row: &row, accounts: &names, shown: &shown, currency: &|| self.book.currency(&row) }) {
                passed.push(row);
            }
        }
        Ok(passed)
    }

    /// Puts rows in order: by a column, with `-` the largest first and what has no value last; else the latest first.
    fn sort(&self, rows: &mut [Row], typed: Option<&str>) -> Result<(), String> {
        let def = self.table.def();
        let Some(typed) = typed else {
            let day =
                def.as_of.or_else(|| def.columns.iter().find(|one| matches!(one.kind, Kind::Date | Kind::Instant)).map(|one| one.name));
            rows.sort_by(|a, b| match day {
                Some(day) => order(b.get(day), a.get(day)).then(b.id.cmp(&a.id)),
                None => a.id.cmp(&b.id),
            });
            return Ok(());
        };
        let (name, descending) = typed.strip_prefix('-').map_or((typed, false), |name| (name, true));
        let column = def.column(name).ok_or_else(|| typed.to_owned())?.name;
        rows.sort_by(|a, b| {
            let (a, b) = (a.get(column), b.get(column));
            match (a, b) {
                (Value::Null, _) | (_, Value::Null) => (*a == Value::Null).cmp(&(*b == Value::Null)),
                _ if descending => order(b, a),
                _ => order(a, b),
            }
        });
        Ok(())
    }

    /// What stands in a column, in words.
    fn shown(&self, row: &Row, column: &'static str) -> String {
        let kind = row.table.def().column(column).map(|column| column.kind);
        match (row.get(column), kind) {
            (Value::Null, _) => String::new(),
            (Value::Int(id), Some(Kind::Ref(table))) => self.book.title(table, *id),
            (Value::Int(minor), Some(Kind::Amount)) => match self.book.currency(row) {
                Some(currency) => format!("{} {currency}", crate::domain::Money::new(*minor, currency).amount()),
                None => minor.to_string(),
            },
            (Value::Int(rate), _) if column == "rate_e8" => decimal(*rate),
            // Shares are kept in hundredths of a percent.
            (Value::Int(share), _) if column == "share" => {
                let (whole, rest) = (share / 100, share % 100);
                if rest == 0 { format!("{whole}%") } else { format!("{whole}.{rest:02}%") }
            }
            (value, kind) => shown_value::shown(value, kind, shown_value::Units::of_zone(self.zone), self.strings),
        }
    }

    /// Whether a column holds what the veil hides: money, telephone numbers and addresses, names.
    fn is_private(&self, column: &str) -> bool {
        let named = matches!(column, "name" | "reading" | "phone" | "email" | "wechat" | "login" | "recipient");
        let kind = self.table.def().column(column).map(|column| column.kind);
        named || matches!(kind, Some(Kind::Amount | Kind::Ref(Records::Account | Records::Person | Records::Post | Records::Colleague)))
    }

    fn account_names(&self, row: &Row) -> Result<String, Error> {
        let accounts = self.book.accounts_of(row)?;
        let names: Vec<&str> =
            accounts.iter().filter_map(|id| self.book.accounts.get(id)).map(|(_, short_name)| short_name.as_str()).collect();
        Ok(names.join(&self.strings.portfolio_and()))
    }

    fn json(&self, row: &Row) -> Result<Json, Error> {
        let mut shape = record::json(row, self.book.currency(row));
        let accounts = self.book.accounts_of(row)?.into_iter();
        let named = accounts.filter_map(|id| Some(json!({ "id": id.to_string(), "name": self.book.accounts.get(&id)?.0 })));
        if let Some(shape) = shape.as_object_mut() {
            shape.insert("accounts".to_owned(), named.collect());
        }
        Ok(shape)
    }

    fn sheet(&self, rows: &[Row]) -> Result<Sheet, Error> {
        let columns: Vec<_> = self.table.def().columns.iter().filter(|column| column.name != "account_id").collect();
        let named = |name: &str| log::field(name, self.strings);
        let headings = std::iter::once(label(Records::Account, self.strings)).chain(columns.iter().map(|column| named(column.name)));
        let cell = |row: &Row, name: &'static str, kind: Kind| match (row.get(name), kind) {
            (Value::Null, _) => Datum::Nothing,
            (Value::Date(day), _) => Datum::Day(*day),
            (Value::Int(minor), Kind::Amount) => match self.book.currency(row) {
                Some(currency) => Datum::Number(crate::domain::Money::new(*minor, currency).amount()),
                None => Datum::Number(minor.to_string()),
            },
            (Value::Int(number), Kind::Int { .. }) => Datum::Number(number.to_string()),
            _ => Datum::text(&self.shown(row, name)),
        };
        let rows = rows.iter().map(|row| {
            let first = Datum::text(&self.account_names(row)?);
            Ok(std::iter::once(first).chain(columns.iter().map(|column| cell(row, column.name, column.kind))).collect())
        });
        Ok(Sheet { headings: headings.collect(), rows: rows.collect::<Result<_, Error>>()? })
    }

    fn print(&self, rows: &[Row], out: &mut Out, failed: &dyn Fn(Error) -> Stop) -> Result<(), Stop> {
        let columns = entities::shown(self.table, COLUMNS);
        let kind = |n: usize| columns.get(n).and_then(|name| self.table.def().column(name)).map(|column| column.kind);
        let of_account = self.table.def().account != AccountPath::None;
        let mut headings: [String; COLUMNS + 1] = Default::default();
        let first = if of_account { label(Records::Account, self.strings) } else { String::new() };
        let names = columns.iter().map(|name| log::field(name, self.strings));
        for (slot, name) in headings.iter_mut().zip(of_account.then_some(first).into_iter().chain(names)) {
            *slot = name;
        }
        let ahead = usize::from(of_account);
        let right = (0..COLUMNS).filter(|n| matches!(kind(*n), Some(Kind::Amount | Kind::Int { .. }))).map(|n| n + ahead);
        let mut table = Table::new(headings).right(right);
        for row in rows {
            let account = self.account_names(row).map_err(failed)?;
            let account = self.session.private(&account).into_owned();
            let cells = columns.iter().map(|column| {
                let shown = self.shown(row, column);
                let shown = if self.is_private(column) { self.session.private(&shown).into_owned() } else { shown };
                cut(&shown, MOST_CELLS)
            });
            let mut line: [String; COLUMNS + 1] = Default::default();
            for (slot, cell) in line.iter_mut().zip(of_account.then(|| cut(&account, MOST_CELLS)).into_iter().chain(cells)) {
                *slot = cell;
            }
            table.row(line);
        }
        table.print(out)
    }
}

/// The order of two values of one column.
fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::At(a), Value::At(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Less,
        (_, Value::Null) => Ordering::Greater,
        _ => Ordering::Equal,
    }
}
