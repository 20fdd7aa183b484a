//! `kamdeck duplicates` and `kamdeck merge`.

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use super::table::Table;
use super::{pick, usage};
use crate::domain::account_name::name_key;
use crate::domain::{ActionId, AsOf, Coded, RowId, Zone};
use crate::exchange::duplicates::{About, Difference, Merge, Party, find};
use crate::i18n::{Strings, label, log, value as shown_value};
use crate::store::{Error, Store, Table as Records, Value};

/// Their arguments.
#[must_use]
pub fn commands(strings: &Strings) -> [Command; 2] {
    let named = |name: &'static str, help: String| {
        Arg::new(name).value_name(strings.cli_value_name()).required(true).value_parser(NonEmptyStringValueParser::new()).help(help)
    };
    let flag = |name: &'static str, help: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    let take = Arg::new("take")
        .long("take")
        .value_name(strings.cli_value_field())
        .action(ArgAction::Append)
        .value_parser(NonEmptyStringValueParser::new())
        .help(strings.cli_merge_take());
    [
        Command::new("duplicates").about(strings.cli_duplicates_about()),
        Command::new("merge")
            .about(strings.cli_merge_about())
            .arg(named("keep", strings.cli_merge_keep()))
            .arg(named("gone", strings.cli_merge_gone()))
            .arg(flag("people", strings.cli_merge_people()))
            .arg(take)
            .arg(flag("dry-run", strings.cli_merge_dry_run())),
    ]
}

/// Lists what may be one and the same.
///
/// # Errors
/// [`Stop`] if the database fails, or the output is closed.
pub fn duplicates(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let found = find(&store.read(), &mut |_| true).map_err(|error| session.failed(&error, &store))?;
    if session.globals.json {
        return out.json(&found);
    }
    let strings = session.strings;
    if found.is_empty() {
        return out.line(&strings.merge_none());
    }
    let shown = |party: &Party| strings.cli_candidate(session.private(&party.name), party.id.to_string());
    for one in &found {
        out.line(&strings.merge_pair(shown(&one.keep), shown(&one.gone), strings.merge_reason(one.reason.code())))?;
    }
    Ok(())
}

/// A merge as JSON.
#[derive(Serialize)]
struct Shape<'m> {
    kind: Records,
    keep: &'m Party,
    gone: &'m Party,
    differences: Vec<Json>,
    moves: Map<String, Json>,
    merged: bool,
    action: Option<ActionId>,
}

/// Makes one record of two, or shows them side by side.
///
/// # Errors
/// [`Stop`] if one is not found, both are the same, a field does not differ, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let mut store = session.open()?;
    let table = if matches.get_flag("people") { Records::Person } else { Records::Account };
    let named = |name: &str| picked(session, &store, table, &value::<String>(matches, name).unwrap_or_default());
    let (keep, gone) = (named("keep")?, named("gone")?);
    if keep == gone {
        return Err(usage::wrong(strings.merge_itself(), strings).into());
    }
    let read = Merge::read(&store.read(), table, keep, gone).and_then(|found| found.ok_or(Error::NoRow { table, id: gone }));
    let mut merge = read.map_err(|error| session.failed(&error, &store))?;
    for field in matches.get_many::<String>("take").into_iter().flatten() {
        take(&mut merge, field, strings)?;
    }
    let today = AsOf::now(session.clock.now(), store.zone()).day;
    let done = if matches.get_flag("dry-run") {
        None
    } else {
        Some(store.apply(&merge.edit(today)).map_err(|error| session.failed(&error, &store))?)
    };
    if session.globals.json {
        let differences = merge.differences.iter().map(shape).collect();
        let moves = merge.moves.iter().map(|(table, count)| (table.code().to_owned(), json!(count))).collect();
        let (merged, action) = (done.is_some(), done.and_then(|done| done.action));
        return out.json(&Shape { kind: table, keep: &merge.keep, gone: &merge.gone, differences, moves, merged, action });
    }
    tell(&merge, store.zone(), session, out)?;
    if done.is_some() { out.line(&strings.merge_done(session.private(&merge.keep.name))) } else { Ok(()) }
}

fn shape(one: &Difference) -> Json {
    let value = |value: &Value| match value {
        Value::Null => Json::Null,
        Value::Int(number) => json!(number),
        Value::Text(text) => Json::String(text.clone()),
        Value::Date(day) => Json::String(day.to_string()),
        Value::At(at) => Json::String(at.to_rfc3339()),
        Value::Bool(flag) => Json::Bool(*flag),
    };
    let from = if one.takes_gone { "gone" } else { "keep" };
    json!({ "field": one.about.code(), "keep": value(&one.keep), "gone": value(&one.gone), "taken_from": from })
}

/// Takes a field from the one that goes.
fn take(merge: &mut Merge, field: &str, strings: &Strings) -> Result<(), Stop> {
    let fields = merge.differences.iter().map(|one| one.about.code()).collect::<Vec<_>>().join(", ");
    match merge.differences.iter_mut().find(|one| one.about.code() == field) {
        Some(one) => {
            one.takes_gone = true;
            Ok(())
        }
        None => Err(usage::wrong(strings.merge_no_field(field, fields), strings).into()),
    }
}

fn tell(merge: &Merge, zone: Zone, session: &Session, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    out.line(&strings.merge_head(session.private(&merge.gone.name), session.private(&merge.keep.name)))?;
    if !merge.differences.is_empty() {
        let (keep, gone) = (strings.merge_column_keep(), strings.merge_column_gone());
        let mut table = Table::new([String::new(), keep.clone(), gone.clone(), strings.merge_column_takes()]);
        for one in &merge.differences {
            let (name, kind) = match one.about {
                About::Column(column) => (log::field(column, strings), merge.table.def().column(column).map(|column| column.kind)),
                About::Field(field) => (label(field, strings), None),
            };
            let shown = |value: &Value| {
                let shown = shown_value::shown(value, kind, shown_value::Units::of_zone(zone), strings);
                session.private(&shown).into_owned()
            };
            table.row([name, shown(&one.keep), shown(&one.gone), if one.takes_gone { gone.clone() } else { keep.clone() }]);
        }
        table.print(out)?;
    }
    for (table, count) in &merge.moves {
        out.line(&format!("{}: {} {count}", strings.merge_moves(), label(*table, strings)))?;
    }
    Ok(())
}

/// The record that a text means.
fn picked(session: &Session, store: &Store, table: Records, typed: &str) -> Result<i64, Stop> {
    if table == Records::Account {
        return pick::account(session, store, typed).map(RowId::raw);
    }
    let strings = session.strings;
    let people = store.read().person_names().map_err(|error| session.failed(&error, store))?;
    let key = name_key(typed);
    let found: Vec<_> = people.iter().filter(|person| person.id.to_string() == typed.trim() || name_key(&person.name) == key).collect();
    match found.as_slice() {
        [one] => Ok(one.id.raw()),
        [] => Err(Failure::new(Exit::Failed, "not_found", strings.merge_nobody(typed)).into()),
        several => {
            let names: Vec<String> =
                several.iter().take(10).map(|one| strings.cli_candidate(session.private(&one.name), one.id.to_string())).collect();
            Err(Failure::new(Exit::Failed, "ambiguous", strings.merge_several_people(typed, names.join(", "))).into())
        }
    }
}
