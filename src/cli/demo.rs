//! `kamdeck demo`: a realistic portfolio, in memory or as a new database.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use super::usage;
use crate::config::{Config, Database, Launch, Library};
use crate::domain::Zone;
use crate::exchange::demo::{self, DemoError, Wanted};
use crate::i18n::Strings;
use crate::i18n::error::system;
use crate::store::{Options, Store, Table};

/// The most accounts that can be asked for.
const MOST: u64 = 1_000_000;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let number = |name: &'static str, help: String| Arg::new(name).long(name).value_name("N").value_parser(value_parser!(u64)).help(help);
    Command::new("demo")
        .about(strings.cli_demo_about())
        .arg(number("accounts", strings.cli_demo_accounts()).value_parser(value_parser!(u64).range(1..=MOST)))
        .arg(number("seed", strings.cli_demo_seed()))
        .arg(
            Arg::new("into")
                .long("into")
                .value_name(strings.cli_value_file())
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("confined")
                .help(strings.cli_demo_into()),
        )
        .arg(Arg::new("confined").long("confined").action(ArgAction::SetTrue).help(strings.cli_demo_confined()))
}

fn wanted(matches: &ArgMatches) -> Wanted {
    let usual = Wanted::default();
    Wanted { accounts: value(matches, "accounts").unwrap_or(usual.accounts), seed: value(matches, "seed").unwrap_or(usual.seed) }
}

/// The file that the portfolio is to be written to; none: it is to be shown.
#[must_use]
pub fn target(matches: &ArgMatches) -> Option<PathBuf> {
    value(matches, "into")
}

/// A portfolio in memory, for the screens. Confined, nothing of the machine is read or written.
///
/// # Errors
/// [`Failure`] if it cannot be made.
pub fn launch(session: Session, matches: &ArgMatches) -> Result<Launch, Failure> {
    let strings = session.strings;
    let broken = |error: &DemoError| failure(error, None, strings);
    // The demo tells sums in yuan wherever it is looked at.
    let options = Options { currency: None, ..session.options() };
    let mut store = Store::memory(&options).map_err(|error| broken(&error.into()))?;
    demo::fill(&mut store, wanted(matches), &mut |_| {}).map_err(|error| broken(&error))?;
    let as_of = session.as_of(store.zone())?;
    let confined = matches.get_flag("confined");
    let library = if confined { Library::default() } else { session.library()? };
    let Session { paths, config, clock, .. } = session;
    Ok(Launch {
        library,
        config: Config { database: None, ..config },
        paths: paths.filter(|_| !confined),
        database: Database::Open(Box::new(store)),
        user: options.user,
        clock,
        as_of: as_of.past.then_some(as_of.day),
        confined,
    })
}

#[derive(Serialize)]
struct Made<'a> {
    file: std::borrow::Cow<'a, str>,
    accounts: u64,
    rows: u64,
}

/// Writes a portfolio to a new file, which appears under its name only when it is complete.
///
/// # Errors
/// [`Stop`] if the file exists, cannot be written, or the output is closed.
pub fn write(session: &Session, matches: &ArgMatches, target: &Path, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    if session.globals.as_of.is_some() {
        return Err(usage::wrong(strings.cli_usage_conflict("--as-of", "--into"), strings).into());
    }
    if target.symlink_metadata().is_ok() {
        return Err(exists(target, strings).into());
    }
    let part = part_of(target);
    let interrupted = interrupts();
    discard(&part);
    let made = write_part(session, wanted(matches), &part, &interrupted);
    let (accounts, rows) = made.inspect_err(|_| discard(&part)).map_err(|error| failure(&error, Some(target), strings))?;
    // Somebody may have made the file meanwhile.
    let named = if target.symlink_metadata().is_ok() { Err(exists(target, strings)) } else { rename(&part, target, strings) };
    named.inspect_err(|_| discard(&part))?;
    if session.globals.json {
        return out.json(&Made { file: target.to_string_lossy(), accounts, rows });
    }
    out.line(&strings.cli_demo_made(target.to_string_lossy(), accounts.to_string(), rows.to_string()))
}

fn write_part(session: &Session, wanted: Wanted, part: &Path, interrupted: &AtomicBool) -> Result<(u64, u64), DemoError> {
    let mut store = Store::open(part, &Options { currency: None, ..session.options() }.create())?;
    let mut stderr = std::io::stderr();
    let watched = stderr.is_terminal() && !session.globals.json;
    demo::fill_watched(&mut store, wanted, &mut |done| {
        let stopped = interrupted.load(Ordering::Relaxed);
        if watched && wanted.accounts > demo::CAST {
            // The line is only for whoever watches; nothing is lost if it cannot be shown.
            let _ = write!(stderr, "\r{done} / {}{}", wanted.accounts, if stopped || done == wanted.accounts { "\n" } else { "" });
        }
        !stopped
    })?;
    let reader = store.read();
    let rows = crate::store::catalog::tables().try_fold(0, |sum, table| Ok::<_, DemoError>(sum + reader.count(table.table)?))?;
    Ok((reader.count(Table::Account)?, rows))
}

/// Becomes true when somebody presses Ctrl-c or ends the program: what is half made is then removed first.
fn interrupts() -> Arc<AtomicBool> {
    let interrupted = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        // Where it cannot be caught, it ends the program at once, as it always does.
        drop(signal_hook::flag::register(signal, Arc::clone(&interrupted)));
    }
    interrupted
}

fn rename(part: &Path, target: &Path, strings: &Strings) -> Result<(), Failure> {
    std::fs::rename(part, target).map_err(|error| Failure {
        file: Some(target.to_owned()),
        ..Failure::new(Exit::of_writing(error.kind()), "file", strings.error_file(target.to_string_lossy(), system(&error, strings)))
    })
}

fn exists(target: &Path, strings: &Strings) -> Failure {
    Failure {
        file: Some(target.to_owned()),
        ..Failure::new(Exit::Failed, "file_exists", strings.cli_file_exists(target.to_string_lossy()))
    }
}

fn failure(error: &DemoError, file: Option<&Path>, strings: &Strings) -> Failure {
    match error {
        DemoError::Store(error) => Failure::of_store(error, file, Zone::default(), strings),
        DemoError::Words(error) => Failure::new(Exit::Failed, "demo", error.to_string()),
    }
}

/// Beside the file, so that renaming it copies nothing.
fn part_of(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// Removes an unfinished database with what SQLite keeps beside it; what is not there need not be removed.
fn discard(part: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = part.as_os_str().to_owned();
        name.push(ending);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
