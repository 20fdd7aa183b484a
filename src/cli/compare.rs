//! `kamdeck compare`: the portfolio or an account on two days.

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;

use super::args::value;
use super::failure::Stop;
use super::out::Out;
use super::pick;
use super::session::Session;
use super::table::Table;
use super::usage;
use crate::domain::{AsOf, Coded};
use crate::exchange::compare::account::{self, About, Between, Change};
use crate::exchange::compare::{self, Comparison, Moved, Totals, words};
use crate::i18n::Strings;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let text = |name: &'static str, shown: String, help: String| {
        Arg::new(name).value_name(shown).value_parser(NonEmptyStringValueParser::new()).help(help)
    };
    Command::new("compare")
        .about(strings.cli_compare_about())
        .arg(text("day", strings.cli_value_date(), strings.cli_compare_day()).required(true))
        .arg(text("account", strings.cli_value_account(), strings.cli_compare_account()))
}

/// Two days, as documented in docs/json.md.
#[derive(Serialize)]
struct Shape {
    earlier: chrono::NaiveDate,
    later: chrono::NaiveDate,
    #[serde(flatten)]
    comparison: Comparison,
    /// What changed of the one account that was asked for, in words.
    changes: Vec<Change>,
}

/// Compares two days.
///
/// # Errors
/// [`Stop`] if a day is none or they are not in order, the account is not found, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let strings = session.strings;
    let later = session.as_of(store.zone())?;
    let typed = value::<String>(matches, "day").unwrap_or_default();
    let day = session.day(&typed, "DAY", later.day)?;
    let before = || usage::wrong(strings.cli_compare_not_before(day.to_string(), later.day.to_string()), strings);
    let earlier = AsOf::on(day, later.at, store.zone()).filter(|earlier| earlier.day < later.day).ok_or_else(before)?;
    let only = value::<String>(matches, "account").map(|typed| pick::account(session, &store, &typed)).transpose()?;
    let failed = |error| session.failed(&error, &store);
    let mut comparison = compare::between(store.read(), &store.calendar(), earlier, later, &mut |_| true).map_err(failed)?;
    if let Some(only) = only {
        comparison.moved.retain(|moved| moved.account == only);
    }
    let mut changes = Vec::new();
    if let Some(only) = only {
        let calendar = store.calendar();
        let setting = Between { earlier, later, calendar: &calendar, strings, veil: session.config.veil };
        changes = account::changes(store.read(), only, &setting).map_err(failed)?.unwrap_or_default();
    }
    if session.globals.json {
        return out.json(&Shape { earlier: earlier.day, later: later.day, comparison, changes });
    }
    out.line(&strings.compare_title(earlier.day.to_string(), later.day.to_string()))?;
    if only.is_none() {
        out.line("")?;
        let days = [earlier.day.to_string(), later.day.to_string()];
        totals_table([&comparison.before, &comparison.after], days, session).print(out)?;
    }
    out.line("")?;
    if only.is_none() { tell_moved(&comparison.moved, session, out) } else { tell_changes(&changes, session, out) }
}

fn tell_changes(changes: &[Change], session: &Session, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    if changes.is_empty() {
        return out.line(&strings.compare_nothing());
    }
    for about in About::ALL {
        let own: Vec<&Change> = changes.iter().filter(|change| change.about == *about).collect();
        if !own.is_empty() {
            out.line(&strings.compare_about(about.code()))?;
            own.iter().try_for_each(|change| out.line(&format!("  {}", change.what)))?;
        }
    }
    Ok(())
}

/// What both states add up to, side by side.
pub fn totals_table(sums: [&Totals; 2], names: [String; 2], session: &Session) -> Table<4> {
    let strings = session.strings;
    let ([was, is], [before, after]) = (sums, names);
    let mut table = Table::new([strings.compare_column_what(), before, after, strings.compare_column_change()]).right([1, 2, 3]);
    for row in words::totals(was, is, strings) {
        let shown = |text: String| if row.money { session.private(&text).into_owned() } else { text };
        table.row([row.what.clone(), shown(row.before.clone()), shown(row.after.clone()), shown(row.change.clone())]);
    }
    table
}

/// Prints the accounts that moved; those of which only the score moved are counted.
///
/// # Errors
/// [`Stop`] if the output is closed.
pub fn tell_moved(moved: &[Moved], session: &Session, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    if moved.is_empty() {
        return out.line(&strings.compare_nothing());
    }
    let private = |name: &str| session.private(name).into_owned();
    let mut table = Table::new([strings.compare_column_account(), strings.compare_column_moved()]);
    let (told, left): (Vec<&Moved>, Vec<&Moved>) = moved.iter().partition(|moved| moved.is_more_than_score());
    for moved in &told {
        table.row([private(&moved.name), words::moved(moved, &private, strings).join(&strings.agenda_then())]);
    }
    if !told.is_empty() {
        table.print(out)?;
    }
    if left.is_empty() { Ok(()) } else { out.line(&strings.compare_only_score(left.len())) }
}
