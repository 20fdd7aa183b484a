//! `kamdeck backup`, `restore` and `doctor`: copies of the database, the way back, and whether it can be trusted.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use crate::domain::Zone;
use crate::i18n::{Strings, label, log};
use crate::store::doctor::Finding;
use crate::store::{Store, Table as Records};

/// Their arguments.
#[must_use]
pub fn commands(strings: &Strings) -> [Command; 3] {
    let file = |help: String| Arg::new("file").value_name(strings.cli_value_file()).value_parser(value_parser!(PathBuf)).help(help);
    [
        Command::new("backup").about(strings.cli_backup_about()).arg(file(strings.cli_backup_file())),
        Command::new("restore").about(strings.cli_restore_about()).arg(file(strings.cli_restore_file()).required(true)),
        Command::new("doctor").about(strings.cli_doctor_about()),
    ]
}

#[derive(Serialize)]
struct BackedUp<'a> {
    file: Cow<'a, str>,
    bytes: u64,
}

/// Copies the database into a new file, by default beside it with the time in its name.
///
/// # Errors
/// [`Stop`] if the file exists or cannot be written, the database fails, or the output is closed.
pub fn backup(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let into = value::<PathBuf>(matches, "file").or_else(|| store.backup_beside()).unwrap_or_default();
    if into.symlink_metadata().is_ok() {
        let message = session.strings.cli_file_exists(into.to_string_lossy());
        return Err(Failure { file: Some(into), ..Failure::new(Exit::Failed, "file_exists", message) }.into());
    }
    store.backup(&into, &mut |_| true).map_err(|error| Failure::of_store(&error, Some(&into), store.zone(), session.strings))?;
    let bytes = into.metadata().map_or(0, |about| about.len());
    if session.globals.json {
        return out.json(&BackedUp { file: into.to_string_lossy(), bytes });
    }
    out.line(&session.strings.cli_backed_up(into.to_string_lossy(), (bytes / 1024).to_string()))
}

#[derive(Serialize)]
struct PutBack<'a> {
    file: Cow<'a, str>,
    kept: Option<Cow<'a, str>>,
    accounts: u64,
}

/// Puts a backup in the place of the database; what stood there is kept aside.
///
/// # Errors
/// [`Stop`] if the backup is none, the database is in use, the disk is full, or the output is closed.
pub fn restore(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let (into, strings) = (session.database()?, session.strings);
    let from: PathBuf = value(matches, "file").unwrap_or_default();
    let restored = Store::restore(&from, &into, &session.options(), &mut |_| true)
        .map_err(|error| Failure::of_store(&error, Some(&from), Zone::default(), strings))?;
    let store = session.open()?;
    let accounts = store.read().count(Records::Account).map_err(|error| session.failed(&error, &store))?;
    let kept = restored.kept.as_deref().map(Path::to_string_lossy);
    if session.globals.json {
        return out.json(&PutBack { file: into.to_string_lossy(), kept, accounts });
    }
    out.line(&strings.cli_restored(into.to_string_lossy(), accounts.to_string()))?;
    kept.map_or(Ok(()), |kept| out.line(&strings.cli_kept_aside(kept)))
}

#[derive(Serialize)]
struct Health<'a> {
    ok: bool,
    file: Cow<'a, str>,
    bytes: u64,
    zone: &'static str,
    accounts: u64,
    last_backup: Option<String>,
    findings: Vec<Told>,
}

/// A finding as JSON.
#[derive(Serialize)]
struct Told {
    kind: &'static str,
    what: String,
    message: String,
}

/// Looks whether the database is whole and means what it says.
///
/// # Errors
/// [`Stop`] if it cannot be read, or the output is closed.
pub fn doctor(session: &Session, out: &mut Out) -> Result<Exit, Stop> {
    let (store, strings) = (session.open()?, session.strings);
    let failed = |error| session.failed(&error, &store);
    let findings = store.doctor(&mut |_| true).map_err(failed)?;
    let path = store.path().map_or(Cow::Borrowed(""), Path::to_string_lossy);
    let last_backup = store.last_backup().map_err(failed)?.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
    let accounts = store.read().count(Records::Account).map_err(failed)?;
    let told: Vec<Told> = findings.iter().map(|finding| told(finding, strings)).collect();
    let broken = findings.iter().any(|finding| matches!(finding, Finding::Damaged(_) | Finding::Dangling { .. } | Finding::Schema { .. }));
    let exit = match (told.is_empty(), broken) {
        (true, _) => Exit::Ok,
        (false, true) => Exit::Damaged,
        (false, false) => Exit::Failed,
    };
    if session.globals.json {
        let bytes = store.path().and_then(|path| path.metadata().ok()).map_or(0, |about| about.len());
        out.json(&Health { ok: told.is_empty(), file: path, bytes, zone: store.zone().name(), accounts, last_backup, findings: told })?;
        return Ok(exit);
    }
    out.line(&strings.cli_doctor_file(path, accounts.to_string(), store.zone().name()))?;
    out.line(&last_backup.map_or_else(|| strings.cli_doctor_no_backup(), |at| strings.cli_doctor_last_backup(at)))?;
    for finding in &told {
        out.line(&finding.message)?;
    }
    if told.is_empty() {
        out.line(&strings.cli_doctor_well())?;
    }
    Ok(exit)
}

fn told(finding: &Finding, strings: &Strings) -> Told {
    let (kind, what, message) = match finding {
        Finding::Damaged(said) => ("damaged", said.clone(), strings.cli_found_damaged(said)),
        Finding::Dangling { table, row, to } => {
            ("dangling", format!("{table} {row}"), strings.cli_found_dangling(table, row.to_string(), to))
        }
        Finding::Schema { name } => ("schema", name.clone(), strings.cli_found_schema(name)),
        Finding::Foreign { name } => ("foreign", name.clone(), strings.cli_found_foreign(name)),
        Finding::UnknownCode { table, column, code, rows } => (
            "unknown_code",
            format!("{table}.{column}"),
            strings.cli_found_code(rows.to_string(), label(*table, strings), log::field(column, strings), code),
        ),
        Finding::Log { action } => ("log", action.to_string(), strings.cli_found_log(action.to_string())),
        Finding::Unlogged { table, rows } => {
            ("unlogged", table.to_string(), strings.cli_found_unlogged(rows.to_string(), label(*table, strings)))
        }
        Finding::Search { rows } => ("search", rows.to_string(), strings.cli_found_search(rows.to_string())),
        Finding::Summary { accounts, rows } => {
            let ids: Vec<String> = accounts.iter().map(ToString::to_string).collect();
            ("summary", ids.join(", "), strings.cli_found_summary(rows.to_string()))
        }
    };
    Told { kind, what, message }
}
