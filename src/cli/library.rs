//! `kamdeck library`: what is kept at hand for the next talk, with search and a digest of each quarter.

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::args::value;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::{MASK, Session};
use super::usage;
use crate::domain::library::Shelf;
use crate::domain::plan::ContingencyKind;
use crate::domain::quarter::Quarter;
use crate::domain::{AsOf, Coded};
use crate::exchange::library::{Detail, Digest, Entry, Library, Origin, page, table_of};
use crate::i18n::{Strings, label, log};
use crate::store::{ActionKind, Cell, Edit, Table, What};

/// Cells of a line.
const WIDTH: usize = 100;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let codes: Vec<&str> = Shelf::ALL.iter().map(|shelf| shelf.code()).collect();
    let shelf = Arg::new("shelf").value_name(codes.join("|")).help(strings.library_cli_shelf());
    let text = |name: &'static str, help: String| {
        Arg::new(name).long(name).value_name(strings.handover_cli_text()).value_parser(NonEmptyStringValueParser::new()).help(help)
    };
    Command::new("library").about(strings.library_cli_about()).args([
        shelf.value_parser(PossibleValuesParser::new(codes).try_map(|code| Shelf::from_code(&code))),
        text("find", strings.library_cli_find()).value_name(strings.handover_cli_text()),
        Arg::new("own").long("own").action(ArgAction::SetTrue).help(strings.library_cli_own()),
        text("digest", strings.library_cli_digest())
            .value_name("QUARTER")
            .num_args(0..=1)
            .default_missing_value("")
            .value_parser(parsed_quarter),
        text("add", strings.library_cli_add()).requires("shelf").conflicts_with_all(["find", "own", "digest"]),
        text("topic", strings.library_cli_topic()).requires("add"),
        text("text", strings.library_cli_text()).requires("add"),
        text("happened", strings.library_cli_happened()).requires("add"),
    ])
}

/// A quarter as it is typed; nothing is the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Present,
    Of(Quarter),
}

fn parsed_quarter(typed: &str) -> Result<Asked, &'static str> {
    if typed.is_empty() {
        return Ok(Asked::Present);
    }
    typed.parse().map(Asked::Of).map_err(|_| "YYYY-Qn")
}

#[derive(Serialize)]
struct Shape<'e> {
    shelf: Shelf,
    /// The record of an entry that somebody added.
    id: Option<String>,
    /// The name of an entry that the program brings along.
    key: Option<&'e str>,
    topic: &'e str,
    title: &'e str,
    details: Vec<DetailShape<'e>>,
    written_on: Option<chrono::NaiveDate>,
}

#[derive(Serialize)]
struct DetailShape<'e> {
    name: &'e str,
    text: &'e str,
}

impl<'e> Shape<'e> {
    fn of(entry: &'e Entry) -> Self {
        let (id, key) = match &entry.origin {
            Origin::Own(_, id) => (Some(id.to_string()), None),
            Origin::Shipped(key) => (None, Some(key.as_str())),
        };
        let detail = |detail: &'e Detail| DetailShape { name: &detail.name, text: &detail.text };
        let details = entry.details.iter().map(detail).collect();
        Self { shelf: entry.shelf, id, key, topic: &entry.topic, title: &entry.title, details, written_on: entry.written_on }
    }
}

#[derive(Serialize)]
struct DigestShape<'e> {
    quarter: Quarter,
    cases: Vec<Shape<'e>>,
    added: Vec<Shape<'e>>,
}

/// Shows shelves, what holds some words, or the digest of a quarter; with `--add` enters something.
///
/// # Errors
/// [`Stop`] if the database fails, the entry lacks something, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    if let Some(title) = value::<String>(matches, "add") {
        return add(session, matches, &title, out);
    }
    let store = session.open_or_imagine()?;
    let as_of = session.as_of(store.zone())?;
    let strings = session.strings;
    let library = Library::read(&store.read(), &*session.playbook()?, as_of, strings).map_err(|error| session.failed(&error, &store))?;
    if let Some(asked) = value::<Asked>(matches, "digest") {
        return digest(session, &library, asked, as_of, out);
    }
    let shelf = value::<Shelf>(matches, "shelf");
    let words = value::<String>(matches, "find").unwrap_or_default();
    let own = matches.get_flag("own");
    let entries: Vec<&Entry> = library.found(shelf, &words).filter(|entry| !own || entry.is_own()).collect();
    if session.globals.json {
        return out.json(&entries.iter().map(|entry| Shape::of(entry)).collect::<Vec<_>>());
    }
    if entries.is_empty() {
        return out.line(&match shelf {
            Some(shelf) if words.is_empty() => strings.library_empty(shelf.code()),
            _ => strings.library_nothing(words),
        });
    }
    let veiled: Vec<Entry> = entries.iter().map(|entry| shown(entry, session.config.veil)).collect();
    let name = shelf.map_or_else(|| strings.library_everywhere(), |shelf| label(shelf, strings));
    let page = page(&veiled.iter().collect::<Vec<_>>(), &name, as_of.day, strings);
    out.line(page.text(WIDTH).trim_end())
}

/// An entry as it may be printed: what people wrote may name somebody.
fn shown(entry: &Entry, veil: bool) -> Entry {
    let mut entry = entry.clone();
    if veil && entry.is_own() {
        entry.title = MASK.to_owned();
        entry.details.iter_mut().for_each(|detail| detail.text = MASK.to_owned());
    }
    entry
}

fn digest(session: &Session, library: &Library, asked: Asked, as_of: AsOf, out: &mut Out) -> Result<(), Stop> {
    let quarter = match asked {
        Asked::Present => Quarter::of(as_of.day),
        Asked::Of(quarter) => quarter,
    };
    let digest = Digest::of(library, quarter, as_of);
    if session.globals.json {
        let others = digest.added.iter().filter(|entry| entry.shelf != Shelf::Cases);
        return out.json(&DigestShape { quarter, cases: digest.cases().map(Shape::of).collect(), added: others.map(Shape::of).collect() });
    }
    let page = digest.page(session.strings);
    let page = if session.config.veil { page.veiled(MASK) } else { page };
    out.line(page.text(WIDTH).trim_end())
}

fn add(session: &Session, matches: &ArgMatches, title: &str, out: &mut Out) -> Result<(), Stop> {
    let mut store = session.open_or_make()?;
    let strings = session.strings;
    let Some(shelf) = value::<Shelf>(matches, "shelf") else { return Ok(()) };
    let today = store.today().day;
    let said = |name: &str| value::<String>(matches, name);
    let missing = |name: &str| -> Failure { usage::wrong(strings.cli_usage_missing(format!("--{name}")), strings) };
    let cell = |text: Option<String>| text.map_or(Cell::Value(crate::store::Value::Null), Cell::from);
    let mut values = vec![("title", Cell::from(title))];
    match table_of(shelf) {
        Table::Lesson => values.extend([
            ("happened", said("happened").ok_or_else(|| missing("happened"))?.into()),
            ("lesson", said("text").ok_or_else(|| missing("text"))?.into()),
            ("written_on", today.into()),
        ]),
        Table::ContingencyPlan => values.extend([
            ("kind", ContingencyKind::Other.code().into()),
            ("steps", said("text").ok_or_else(|| missing("text"))?.into()),
            ("reviewed_on", today.into()),
        ]),
        _ => values.extend([
            ("shelf", shelf.code().into()),
            ("topic", cell(said("topic"))),
            ("text", cell(said("text"))),
            ("written_on", today.into()),
        ]),
    }
    let name: String = title.chars().take(60).collect();
    let mut edit = Edit::new(What::new(ActionKind::Create).named(table_of(shelf), &name));
    edit.insert(table_of(shelf), values);
    let written = store.apply(&edit);
    let rows = written.map_err(|error| session.failed(&error, &store))?.value;
    if session.globals.json {
        let id = rows.first().map(i64::to_string);
        return out.json(&serde_json::json!({"shelf": shelf, "id": id}));
    }
    out.line(&log::what(&edit.what, strings))
}
