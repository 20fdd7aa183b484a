//! `kamdeck handover pack|open`: accounts from one laptop to another in a sealed file.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::super::args::value;
use super::super::exit::Exit;
use super::super::export;
use super::super::failure::{Failure, Stop};
use super::super::out::Out;
use super::super::pick;
use super::super::session::Session;
use crate::domain::AccountId;
use crate::domain::handover::ReaderRole;
use crate::exchange::export::{Departure, digest, leave};
use crate::exchange::handover::pack::{MOST_BYTES, Outlook, Pack, Packed, Sealed, outlook, packed, seal, taken_in, unseal};
use crate::i18n::handover::{conflict, gone};
use crate::i18n::{Strings, label, log, value as shown};
use crate::store::pack::{Conflict, Gone, Plan};
use crate::store::{Store, Table};

/// Most characters of a passphrase file that are read.
const LONGEST: u64 = 4096;
/// Fewest characters of a passphrase that a pack is sealed by.
const SHORTEST: usize = 8;
/// Cut links and conflicts that are told one by one.
const TOLD: usize = 20;

#[derive(Serialize)]
struct PackShape<'a> {
    file: Option<String>,
    reader: ReaderRole,
    accounts: usize,
    rows: usize,
    actions: usize,
    cuts: Vec<CutShape>,
    names: &'a [String],
    sha256: Option<String>,
}

#[derive(Serialize)]
struct CutShape {
    table: Table,
    row: String,
    column: &'static str,
    to: Table,
    left_out: bool,
}

/// Packs accounts into a new sealed file; with `--preview` only tells what would go along.
///
/// # Errors
/// [`Stop`] if an account is not found, texts name other accounts and that was not confirmed, there is no passphrase, the file exists or
/// cannot be written, the database fails.
pub fn pack(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let mut store = session.open()?;
    let mut accounts: Vec<AccountId> = Vec::new();
    for typed in matches.get_many::<String>("accounts").unwrap_or_default() {
        accounts.push(pick::account(session, &store, typed)?);
    }
    if let Some(handover) = value::<String>(matches, "handover").and_then(|id| id.parse::<i64>().ok()) {
        let rows = store.read().rows_where(Table::HandoverAccount, &[("handover_id", handover.into())]);
        let rows = rows.map_err(|error| session.failed(&error, &store))?;
        accounts.extend(rows.iter().filter_map(|row| row.reference::<AccountId>("account_id")));
    }
    accounts.sort_unstable();
    accounts.dedup();
    if accounts.is_empty() {
        return Err(Failure::new(Exit::Failed, "no_account", strings.handover_no_account()).into());
    }
    let role = value(matches, "for").unwrap_or(ReaderRole::Manager);
    let found = packed(&store.read(), &accounts, role, store.now(), strings).map_err(|error| session.failed(&error, &store))?;
    let into: Option<PathBuf> = value(matches, "out");
    if matches.get_flag("preview") {
        return told(session, &found, None, None, out);
    }
    let Some(path) = into else {
        return Err(super::super::usage::wrong(strings.cli_usage_missing("--out"), strings).into());
    };
    if !found.names.is_empty() && !matches.get_flag("names-ok") {
        let names =
            found.names.iter().take(TOLD).map(|name| session.private(name)).collect::<Vec<_>>().join(&strings.handover_list_comma());
        return Err(Failure::new(Exit::Failed, "names", strings.handover_pack_names(names)).into());
    }
    let passphrase = passphrase(session, matches, true)?;
    let sealed = seal(&found.pack, &passphrase).map_err(|error| Failure::new(Exit::Failed, "file", error.to_string()))?;
    let departure = Departure {
        what: "pack".to_owned(),
        scope: strings.handover_pack_scope(count(accounts.len())),
        reader: role,
        recipient: value(matches, "to").unwrap_or_default(),
    };
    let sha256 = leave(&mut store, &departure, &sealed, Some(&path)).map_err(|error| export::failed(session, error, &store))?;
    told(session, &found, Some(&path), Some(sha256), out)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn told(session: &Session, found: &Packed, file: Option<&Path>, sha256: Option<String>, out: &mut Out) -> Result<(), Stop> {
    let (strings, body) = (session.strings, &found.pack.body);
    if session.globals.json {
        return out.json(&PackShape {
            file: file.map(|path| path.to_string_lossy().into_owned()),
            reader: found.pack.reader,
            accounts: body.accounts.len(),
            rows: body.len(),
            actions: body.actions.len(),
            cuts: found
                .cuts
                .iter()
                .map(|cut| CutShape { table: cut.table, row: cut.row.to_string(), column: cut.column, to: cut.to, left_out: cut.left_out })
                .collect(),
            names: &found.names,
            sha256,
        });
    }
    let reader = label(found.pack.reader, strings);
    out.line(&strings.handover_pack_holds(count(body.accounts.len()), count(body.len()), count(body.actions.len()), reader))?;
    for cut in found.cuts.iter().take(TOLD) {
        let field = log::field(cut.column, strings);
        out.line(&strings.handover_pack_cut(label(cut.table, strings), cut.row.to_string(), field, label(cut.to, strings)))?;
    }
    if !found.names.is_empty() {
        let names =
            found.names.iter().take(TOLD).map(|name| session.private(name)).collect::<Vec<_>>().join(&strings.handover_list_comma());
        out.line(&strings.handover_pack_names_told(names))?;
    }
    match file {
        Some(path) => out.line(&strings.handover_cli_written(path.to_string_lossy())),
        None => Ok(()),
    }
}

/// The passphrase: from a file, else asked on the terminal without showing it; to seal, twice.
fn passphrase(session: &Session, matches: &ArgMatches, sealing: bool) -> Result<String, Stop> {
    let strings = session.strings;
    let given = match value::<PathBuf>(matches, "passphrase-file") {
        Some(path) => {
            let mut text = String::new();
            let read = std::fs::File::open(&path).and_then(|file| file.take(LONGEST).read_to_string(&mut text));
            if let Err(error) = read {
                let message = strings.shell_config_unreadable(path.to_string_lossy(), error.to_string());
                return Err(Failure { file: Some(path), ..Failure::new(Exit::Failed, "file", message) }.into());
            }
            text.lines().next().unwrap_or_default().to_owned()
        }
        None => {
            let ask = |prompt: String| {
                let failed = |_| Failure::new(Exit::Failed, "no_terminal", strings.handover_pack_no_terminal());
                rpassword::prompt_password(format!("{prompt} ")).map_err(failed)
            };
            let first = ask(strings.handover_pack_ask())?;
            if sealing && ask(strings.handover_pack_ask_again())? != first {
                return Err(Failure::new(Exit::Failed, "passphrase", strings.handover_pack_differ()).into());
            }
            first
        }
    };
    if sealing && given.chars().count() < SHORTEST {
        return Err(Failure::new(Exit::Failed, "passphrase", strings.handover_pack_short(count(SHORTEST))).into());
    }
    Ok(given)
}

#[derive(Serialize)]
struct OpenShape {
    file: String,
    state: &'static str,
    reader: ReaderRole,
    packed_at: String,
    accounts: usize,
    rows: usize,
    new: usize,
    same: usize,
    deleted_here: usize,
    actions: usize,
    updates: Vec<FieldShape>,
    conflicts: Vec<FieldShape>,
    deletions: Vec<RowShape>,
    torn: Vec<RowShape>,
}

#[derive(Serialize)]
struct RowShape {
    table: Table,
    row: String,
    name: String,
}

fn row_shape(gone: &Gone) -> RowShape {
    RowShape { table: gone.table, row: gone.row.to_string(), name: gone.name.clone() }
}

#[derive(Serialize)]
struct FieldShape {
    table: Table,
    row: String,
    name: String,
    column: &'static str,
    ours: String,
    theirs: String,
}

fn field_shape(field: &Conflict, store: &Store, strings: &Strings) -> FieldShape {
    let kind = field.table.def().column(field.column).map(|column| column.kind);
    let units = shown::Units { currency: field.currency, zone: store.zone() };
    let said = |value| shown::shown(value, kind, units, strings);
    FieldShape {
        table: field.table,
        row: field.row.to_string(),
        name: field.name.clone(),
        column: field.column,
        ours: said(&field.ours),
        theirs: said(&field.theirs),
    }
}

fn opened(session: &Session, store: &Store, path: &Path, pack: &Pack, plan: &Plan, state: &'static str, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let fields = |fields: &[Conflict]| fields.iter().map(|field| field_shape(field, store, strings)).collect();
    let shape = OpenShape {
        file: path.to_string_lossy().into_owned(),
        state,
        reader: pack.reader,
        packed_at: pack.packed_at().to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        accounts: pack.body.accounts.len(),
        rows: pack.body.len(),
        new: plan.new.len(),
        same: plan.same,
        deleted_here: plan.deleted_here,
        actions: plan.actions,
        updates: fields(&plan.updates),
        conflicts: fields(&plan.conflicts),
        deletions: plan.deletions.iter().map(row_shape).collect(),
        torn: plan.torn.iter().map(row_shape).collect(),
    };
    if session.globals.json {
        return out.json(&shape);
    }
    if state == "nothing" {
        return out.line(&strings.handover_open_nothing());
    }
    let (new, same, changed) = (count(shape.new), count(shape.same), count(shape.updates.len()));
    let gone_there = count(shape.deletions.len());
    out.line(&strings.handover_open_holds(count(shape.accounts), new, changed, same, gone_there, count(shape.actions)))?;
    let veiled = |text: String| session.private(&text).into_owned();
    for field in plan.updates.iter().chain(&plan.conflicts).take(TOLD) {
        out.line(&veiled(conflict(field, store.zone(), strings)))?;
    }
    for one in plan.deletions.iter().chain(&plan.torn).take(TOLD) {
        out.line(&veiled(gone(one, strings)))?;
    }
    if state == "opened" { out.line(&strings.handover_open_done()) } else { Ok(()) }
}

/// Opens a sealed file; with `--preview` only tells what that would do.
///
/// # Errors
/// [`Stop`] if it cannot be read, is damaged or sealed by another passphrase, an older one than was opened last, or holds fields that
/// changed on both sides and `--take` does not say which to take; the database fails. Then nothing was written.
pub fn open(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let path: PathBuf = value(matches, "file").unwrap_or_default();
    let refuse = |code: &'static str, message: String| -> Stop {
        let exit = if code == "over_limit" { Exit::OverLimit } else { Exit::Failed };
        Failure { file: Some(path.clone()), ..Failure::new(exit, code, message) }.into()
    };
    let mut sealed = Vec::new();
    let read = std::fs::File::open(&path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut sealed));
    read.map_err(|error| refuse("unreadable", strings.shell_config_unreadable(path.to_string_lossy(), error.to_string())))?;
    let passphrase = passphrase(session, matches, false)?;
    let pack = unseal(&sealed, &passphrase).map_err(|why| match why {
        Sealed::Damaged => refuse("damaged_pack", strings.handover_open_damaged()),
        Sealed::Passphrase => refuse("passphrase", strings.handover_open_passphrase()),
        Sealed::TooLarge => refuse("over_limit", strings.handover_open_too_large()),
        Sealed::Newer(format) => refuse("newer_pack", strings.handover_open_newer(format)),
    })?;
    let hash = digest(&sealed);
    let preview = matches.get_flag("preview");
    let mut store = if preview { session.open_or_imagine()? } else { session.open_or_make()? };
    let failed = |error: &crate::store::Error, store: &Store| session.failed(error, store);
    let plan = match outlook(&store, &pack, &hash, matches.get_flag("allow-older")).map_err(|error| failed(&error, &store))? {
        Outlook::Nothing => return opened(session, &store, &path, &pack, &Plan::default(), "nothing", out),
        Outlook::Older(..) => {
            let packed_at = pack.packed_at().format("%Y-%m-%d %H:%M").to_string();
            return Err(refuse("older_pack", strings.handover_open_older(packed_at)));
        }
        Outlook::Ready(plan) => plan,
    };
    if preview {
        return opened(session, &store, &path, &pack, &plan, "preview", out);
    }
    let take = value::<String>(matches, "take");
    if plan.asks() && take.is_none() {
        let veiled = |text: String| session.private(&text).into_owned();
        let fields = plan.conflicts.iter().map(|field| veiled(conflict(field, store.zone(), strings)));
        let told: Vec<String> = fields.chain(plan.torn.iter().map(|one| veiled(gone(one, strings)))).take(TOLD).collect();
        let n = count(plan.conflicts.len() + plan.torn.len());
        return Err(refuse("conflicts", strings.handover_open_conflicts(n, told.join("; "))));
    }
    let plan = taken_in(&mut store, &pack, &hash, take.as_deref() == Some("theirs")).map_err(|error| failed(&error, &store))?;
    opened(session, &store, &path, &pack, &plan, "opened", out)
}
