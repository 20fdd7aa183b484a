//! `kamdeck undo [--list]` and `kamdeck redo`.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::failure::Stop;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::{ActionId, Zone};
use crate::i18n::{Strings, log};
use crate::store::{Action, ActionKind};

/// Actions that `--list` shows.
const LISTED: u32 = 20;

/// Their arguments.
#[must_use]
pub fn commands(strings: &Strings) -> [Command; 2] {
    let list = Arg::new("list").long("list").action(ArgAction::SetTrue).help(strings.cli_undo_list());
    [Command::new("undo").about(strings.cli_undo_about()).arg(list), Command::new("redo").about(strings.cli_redo_about())]
}

/// An action as JSON.
#[derive(Serialize)]
struct Shape {
    id: ActionId,
    at: String,
    by: String,
    kind: ActionKind,
    what: String,
    changes: u64,
    undone: bool,
}

fn shape(action: &Action, strings: &Strings) -> Shape {
    Shape {
        id: action.id,
        at: action.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        by: action.by_name.clone(),
        kind: action.what.kind,
        what: log::what(&action.what, strings),
        changes: action.changes,
        undone: action.undone_by.is_some(),
    }
}

/// Takes back the latest action of this user on this device, or lists the latest actions.
///
/// # Errors
/// [`Stop`] if there is none, something stands in the way, or the database fails.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    if matches.get_flag("list") {
        return list(session, out);
    }
    let mut store = session.open()?;
    let done = store.undo().map_err(|error| session.failed(&error, &store))?;
    told(session, &done.value, true, out)
}

/// Does again what was undone last.
///
/// # Errors
/// [`Stop`] if there is nothing, something stands in the way, or the database fails.
pub fn redo(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let mut store = session.open()?;
    let done = store.redo().map_err(|error| session.failed(&error, &store))?;
    told(session, &done.value, false, out)
}

fn told(session: &Session, action: &Action, undone: bool, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    if session.globals.json {
        return out.json(&Shape { undone, ..shape(action, strings) });
    }
    let what = session.what(&action.what);
    out.line(&if undone { strings.cli_undone(what) } else { strings.cli_redone(what) })
}

fn list(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let actions = store.read().actions(None, LISTED).map_err(|error| session.failed(&error, &store))?;
    let strings = session.strings;
    if session.globals.json {
        return out.json(&actions.iter().map(|action| shape(action, strings)).collect::<Vec<_>>());
    }
    let mut table = Table::new([strings.cli_column_when(), strings.cli_column_who(), strings.cli_column_what(), String::new()]);
    for action in &actions {
        let mark = if action.undone_by.is_some() { strings.cli_undone_mark() } else { String::new() };
        table.row([when(action, store.zone()), session.private(&action.by_name).into_owned(), session.what(&action.what), mark]);
    }
    table.print(out)
}

fn when(action: &Action, zone: Zone) -> String {
    action.at.with_timezone(&zone.0).format("%Y-%m-%d %H:%M").to_string()
}
