//! Pages about an account: `kamdeck brief` and `kamdeck export memory-book`.

use std::borrow::Cow;
use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::args::value;
use super::exit::Exit;
use super::export;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::pick;
use super::session::Session;
use crate::domain::handover::ReaderRole;
use crate::domain::{AccountId, AsOf, RowId};
use crate::exchange::brief::{Brief, Setting};
use crate::exchange::export::{Departure, PageFormat, leave};
use crate::exchange::memory::MemoryBook;
use crate::exchange::page::Page;
use crate::i18n::{Language, Strings};
use crate::store::{Error, Store, Table};

/// The account, and how the page is written.
fn args(strings: &Strings) -> Vec<Arg> {
    let flag = |name: &'static str, help: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    vec![
        Arg::new("account")
            .value_name(strings.cli_value_account())
            .required(true)
            .value_parser(NonEmptyStringValueParser::new())
            .help(strings.cli_brief_account()),
        flag("md", strings.cli_page_md()).conflicts_with("html"),
        flag("html", strings.cli_page_html()),
        Arg::new("out").long("out").value_name(strings.cli_value_file()).value_parser(value_parser!(PathBuf)).help(strings.cli_page_out()),
        Arg::new("to")
            .long("to")
            .value_name(strings.cli_value_name())
            .value_parser(NonEmptyStringValueParser::new())
            .help(strings.export_to()),
    ]
}

/// The arguments of `kamdeck brief`.
#[must_use]
pub fn brief(strings: &Strings) -> Command {
    Command::new("brief").about(strings.cli_brief_about()).args(args(strings))
}

/// The arguments of `kamdeck export memory-book`.
#[must_use]
pub fn memory_book(strings: &Strings) -> Command {
    Command::new("memory-book").about(strings.export_memory_book_about()).args(args(strings))
}

/// What is asked about whom.
struct Asked {
    store: Store,
    account: AccountId,
    name: String,
    as_of: AsOf,
}

impl Asked {
    fn of(session: &Session, matches: &ArgMatches) -> Result<Self, Stop> {
        let store = session.open()?;
        let as_of = session.as_of(store.zone())?;
        let account = pick::account(session, &store, &value::<String>(matches, "account").unwrap_or_default())?;
        let row = store.read().row(Table::Account, account.raw()).map_err(|error| session.failed(&error, &store))?;
        let name = row.and_then(|row| row.text("name").map(str::to_owned)).unwrap_or_default();
        Ok(Self { store, account, name, as_of })
    }

    /// What was found a moment ago: gone only if somebody deleted it in between.
    fn found<T>(&self, session: &Session, read: Result<Option<T>, Error>) -> Result<T, Stop> {
        let gone = Error::NoRow { table: Table::Account, id: self.account.raw() };
        read.and_then(|found| found.ok_or(gone)).map_err(|error| session.failed(&error, &self.store))
    }
}

/// Shows or writes the brief of an account.
///
/// # Errors
/// [`Stop`] if the account is not found, the file exists or cannot be written, the database fails, or the output is closed.
pub fn run_brief(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let asked = Asked::of(session, matches)?;
    let library = session.library()?;
    let language = language(session);
    let playbook = library.playbook(language.into()).map_err(|error| Failure::in_file(&error, session.strings))?;
    let setting = Setting { as_of: asked.as_of, playbook: &playbook, attending: &[] };
    let brief = asked.found(session, Brief::read(&asked.store.read(), asked.account, &setting))?;
    if session.globals.json && !matches.contains_id("out") {
        return out.json(&brief);
    }
    Paper { asked, page: brief.page(session.strings), what: "brief", reader: ReaderRole::Manager }.leave(session, matches, out)
}

/// Writes the memory book of an account.
///
/// # Errors
/// As for a brief.
pub fn run_memory_book(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let asked = Asked::of(session, matches)?;
    let book = asked.found(session, MemoryBook::read(&asked.store.read(), asked.account, asked.as_of))?;
    if session.globals.json && !matches.contains_id("out") {
        return out.json(&book);
    }
    if book.is_empty() {
        return Err(Failure::new(Exit::Failed, "empty", session.strings.memory_empty()).into());
    }
    Paper { asked, page: book.page(session.strings), what: "memory-book", reader: ReaderRole::Customer }.leave(session, matches, out)
}

fn language(session: &Session) -> Language {
    session.config.language.unwrap_or(Language::En)
}

/// A page that may leave.
struct Paper {
    asked: Asked,
    page: Page,
    what: &'static str,
    reader: ReaderRole,
}

#[derive(Serialize)]
struct Written<'a> {
    kind: &'a str,
    reader: ReaderRole,
    format: PageFormat,
    file: Cow<'a, str>,
    sha256: String,
}

impl Paper {
    /// Prints the page, or writes it to a file. What goes to a file, or leaves in a format for others, is kept in the list of exports.
    fn leave(self, session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
        let Self { asked: Asked { mut store, name, as_of, .. }, page, what, reader } = self;
        let strings = session.strings;
        let into: Option<PathBuf> = value(matches, "out");
        let format = chosen(matches, into.as_ref());
        let page = match session.veil(&store)? {
            Some(names) => page.told(&names),
            None => page,
        };
        let written = format.written(&page, language(session)).map_err(|error| export::failed(session, error, &store))?;
        if into.is_none() && format == PageFormat::Text {
            return out.line(written.trim_end());
        }
        let departure = Departure {
            what: what.to_owned(),
            scope: strings.export_page_scope(name, as_of.day.to_string()),
            reader,
            recipient: value(matches, "to").unwrap_or_default(),
        };
        let left = leave(&mut store, &departure, written.as_bytes(), into.as_deref());
        let sha256 = left.map_err(|error| export::failed(session, error, &store))?;
        match into {
            None => out.line(written.trim_end()),
            Some(path) if session.globals.json => out.json(&Written { kind: what, reader, format, file: path.to_string_lossy(), sha256 }),
            Some(path) => out.line(&strings.export_page_done(path.to_string_lossy())),
        }
    }
}

/// The format that is asked for, else the one of the file's ending, else text.
fn chosen(matches: &ArgMatches, into: Option<&PathBuf>) -> PageFormat {
    if matches.get_flag("md") {
        return PageFormat::Markdown;
    }
    if matches.get_flag("html") {
        return PageFormat::Html;
    }
    into.and_then(|path| PageFormat::of_ending(path.extension()?.to_str()?)).unwrap_or(PageFormat::Text)
}
