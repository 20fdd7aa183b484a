//! `kamdeck export`: what leaves the program, shaped by its reader and kept in the list of exports.

use std::borrow::Cow;
use std::io::IsTerminal;
use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use super::{list, paper, usage};
use crate::domain::Coded;
use crate::domain::handover::ReaderRole;
use crate::exchange::export::accounts::{READERS, Shaped};
use crate::exchange::export::{Departure, ExportError, Format, leave};
use crate::i18n::Strings;
use crate::portfolio::Account;
use crate::store::Store;

fn codes<T: Coded + Send + Sync>(values: &'static [T]) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(values.iter().map(|value| value.code())).try_map(|code| T::from_code(&code))
}

/// Its arguments: a command below it for each kind of thing.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("export")
        .about(strings.export_about())
        .subcommand_required(true)
        .subcommands([accounts(strings), paper::memory_book(strings)])
}

fn accounts(strings: &Strings) -> Command {
    let names = |codes: Vec<&str>| codes.join("|");
    Command::new("accounts")
        .about(strings.export_accounts_about())
        .args(list::choosing(strings))
        .arg(
            Arg::new("for")
                .long("for")
                .value_name(names(READERS.iter().map(|role| role.code()).collect()))
                .value_parser(codes(READERS))
                .help(strings.export_for()),
        )
        .arg(
            Arg::new("to")
                .long("to")
                .value_name(strings.cli_value_name())
                .value_parser(NonEmptyStringValueParser::new())
                .help(strings.export_to()),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name(names(Format::ALL.iter().map(|format| format.code()).collect()))
                .value_parser(codes(Format::ALL))
                .help(strings.export_format()),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .value_name(strings.cli_value_file())
                .value_parser(value_parser!(PathBuf))
                .help(strings.export_out()),
        )
}

/// Exports what is asked for.
///
/// # Errors
/// [`Stop`] if the file exists or cannot be written, the export cannot be kept in the list, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    match matches.subcommand() {
        Some(("memory-book", matches)) => paper::run_memory_book(session, matches, out),
        Some((_, matches)) => run_accounts(session, matches, out),
        // The parser asks for one.
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct Exported<'a> {
    kind: &'a str,
    reader: ReaderRole,
    format: Format,
    file: Cow<'a, str>,
    rows: usize,
    sha256: String,
}

/// Exports accounts; into a new file, or to standard output.
fn run_accounts(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let (strings, json) = (session.strings, session.globals.json);
    let into: Option<PathBuf> = value(matches, "out");
    let format = chosen_format(matches, into.as_ref(), json);
    if into.is_none() && format == Format::Xlsx && std::io::stdout().is_terminal() {
        return Err(usage::wrong(strings.export_xlsx_needs_file(), strings).into());
    }
    let mut store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let shown = list::listed(session, &mut store, as_of, matches)?;
    let accounts: Vec<Account> = shown.from(0).collect();
    let reader = value(matches, "for").unwrap_or(ReaderRole::Manager);
    let currency = store.read().reporting_currency().map_err(|error| session.failed(&error, &store))?;
    let written = Shaped { reader, currency, strings }.written(&accounts, format);
    let filter = shown.filter().to_string();
    let filter = if filter.is_empty() { "none".to_owned() } else { filter };
    let departure = Departure {
        what: "accounts".to_owned(),
        scope: strings.export_scope(accounts.len(), as_of.day.to_string(), filter),
        reader,
        recipient: value(matches, "to").unwrap_or_default(),
    };
    let left = written.and_then(|bytes| leave(&mut store, &departure, &bytes, into.as_deref()).map(|sha256| (bytes, sha256)));
    let (bytes, sha256) = left.map_err(|error| failed(session, error, &store))?;
    match into {
        None => out.bytes(&bytes),
        Some(path) if json => {
            let file = path.to_string_lossy();
            out.json(&Exported { kind: "accounts", reader, format, file, rows: accounts.len(), sha256 })
        }
        Some(path) => out.line(&strings.export_done(accounts.len(), path.to_string_lossy())),
    }
}

/// The format that is asked for, else the one of the file's ending, else JSON where JSON is asked for, else CSV.
fn chosen_format(matches: &ArgMatches, into: Option<&PathBuf>, json: bool) -> Format {
    let of_file = || into.and_then(|path| Format::of_ending(path.extension()?.to_str()?));
    let otherwise = if json && into.is_none() { Format::Json } else { Format::Csv };
    value(matches, "format").or_else(of_file).unwrap_or(otherwise)
}

/// What went wrong when something was to leave.
pub fn failed(session: &Session, error: ExportError, store: &Store) -> Stop {
    let message = error.sentence(store.zone(), session.strings);
    match error {
        ExportError::Store(error) => session.failed(&error, store),
        ExportError::Format(_) => Failure::new(Exit::Failed, "format", message).into(),
        ExportError::File { path, error } => {
            let exit = Exit::of_writing(error.kind());
            let code = match exit {
                Exit::DiskFull => "disk_full",
                Exit::ReadOnly => "read_only",
                Exit::OverLimit => "over_limit",
                _ if error.kind() == std::io::ErrorKind::AlreadyExists => "file_exists",
                _ => "file",
            };
            Failure { file: Some(path), ..Failure::new(exit, code, message) }.into()
        }
    }
}
