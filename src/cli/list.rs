//! `kamdeck list`.

use std::str::FromStr;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::records;
use super::session::Session;
use super::table::Table;
use crate::domain::handover::ReaderRole;
use crate::domain::{AsOf, Coded, Tenths};
use crate::exchange::export::accounts::{Shaped, read};
use crate::exchange::export::{ExportError, Format};
use crate::i18n::{Strings, label};
use crate::portfolio::{Account, Column, List, Sort, View, built_in_views, causes_in_words, heading};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::store::{Store, Table as Records, Value};

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("list")
        .about(strings.cli_list_about())
        .arg(
            Arg::new("entity")
                .value_name(strings.cli_value_entity())
                .value_parser(NonEmptyStringValueParser::new())
                .help(strings.cli_list_entity(records::names().join(", "))),
        )
        .args(choosing(strings))
        .arg(Arg::new("limit").long("limit").value_name("N").value_parser(value_parser!(usize)).help(strings.cli_list_limit()))
        .arg(Arg::new("csv").long("csv").action(ArgAction::SetTrue).help(strings.cli_list_csv()))
}

/// The arguments that say which accounts, in which order.
#[must_use]
pub fn choosing(strings: &Strings) -> [Arg; 3] {
    let text = |name: &'static str, value: String, help: String| {
        Arg::new(name).long(name).value_name(value).value_parser(NonEmptyStringValueParser::new()).help(help)
    };
    let columns: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
    [
        text("view", strings.cli_value_name(), strings.cli_list_view()),
        text("filter", strings.cli_value_expression(), strings.cli_list_filter()).allow_hyphen_values(true),
        Arg::new("sort")
            .long("sort")
            .value_name(strings.cli_value_column())
            .value_parser(NonEmptyStringValueParser::new())
            .allow_hyphen_values(true)
            .help(strings.cli_list_sort(columns.join(", "))),
    ]
}

fn sorted_by(typed: &str, strings: &Strings) -> Result<Sort, Failure> {
    let (column, descending) = typed.strip_prefix('-').map_or((typed, false), |column| (column, true));
    let unknown = |allowed: String| super::usage::wrong(strings.cli_usage_value_among(typed, "--sort", allowed), strings);
    Column::from_str(column).map(|column| Sort { column, descending }).map_err(|error| unknown(error.allowed))
}

/// Lists accounts, or records of another kind.
///
/// # Errors
/// [`Stop`] if the view or the filter is not understood, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    if let Some(entity) = value::<String>(matches, "entity").filter(|entity| entity != "accounts" && entity != "account") {
        return records::run(session, &entity, matches, out);
    }
    let mut store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let strings = session.strings;
    let list = listed(session, &mut store, as_of, matches)?;
    let limit = value(matches, "limit").unwrap_or(usize::MAX);
    let currency = store.read().reporting_currency().map_err(|error| session.failed(&error, &store))?;
    let shown: Vec<Account> = list.from(0).take(limit).collect();
    let shaped = Shaped { reader: ReaderRole::Manager, currency, strings };
    if session.globals.json {
        return out.json(&shaped.json(&shown));
    }
    if matches.get_flag("csv") {
        let failed = |error: ExportError| Failure::new(Exit::Failed, "output", error.sentence(store.zone(), strings));
        return out.bytes(&shaped.written(&shown, Format::Csv).map_err(failed)?);
    }
    table(&shown, as_of, session, out)?;
    let total = list.all().count();
    let matching = list.from(0).count();
    let [shown, matching, all] = [shown.len(), matching, total].map(|count| count.to_string());
    let day = as_of.day.to_string();
    out.line(&if matching == all {
        strings.cli_list_count(shown, all, day)
    } else {
        strings.cli_list_count_matching(shown, matching, all, day)
    })
}

/// The accounts that view, filter and order ask for.
///
/// # Errors
/// [`Stop`] if the view or the filter is not understood, or the database fails.
pub fn listed(session: &Session, store: &mut Store, as_of: AsOf, matches: &ArgMatches) -> Result<List, Stop> {
    let view = chosen_view(session, store, matches)?;
    let all = read(store, as_of, &mut |_, _| true).map_err(|error| session.failed(&error, store))?;
    let mut list = List::new(all, as_of.day);
    let sort = value::<String>(matches, "sort").map(|typed| sorted_by(&typed, session.strings)).transpose()?;
    list.set_sort(sort.unwrap_or(view.sort));
    let filter = value(matches, "filter").unwrap_or(view.filter);
    list.set_filter(&filter).map_err(|error| super::usage::wrong(error.sentence(session.strings), session.strings))?;
    Ok(list)
}

/// The view that was named: one of the program's, or one that somebody saved.
fn chosen_view(session: &Session, store: &Store, matches: &ArgMatches) -> Result<View, Stop> {
    let Some(name) = value::<String>(matches, "view") else { return Ok(View::default()) };
    let strings = session.strings;
    let mut known = Vec::new();
    for (code, view) in built_in_views() {
        let called = strings.portfolio_view(code);
        if name == code || name == called {
            return Ok(view);
        }
        known.push(code.to_owned());
    }
    let saved = store.read().all(Records::SavedView).map_err(|error| session.failed(&error, store))?;
    for row in saved.iter().filter(|row| row.text("place") == Some("accounts")) {
        let called = row.text("name").unwrap_or_default();
        if called == name
            && let Some(Value::Text(settings)) = Some(row.get("settings"))
            && let Ok(view) = serde_json::from_str(settings)
        {
            return Ok(view);
        }
        known.push(called.to_owned());
    }
    Err(super::usage::wrong(strings.cli_usage_value_among(name, "--view", known.join(", ")), strings).into())
}

fn table(shown: &[Account], as_of: AsOf, session: &Session, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let columns = [
        Column::Tier,
        Column::Account,
        Column::Health,
        Column::Coverage,
        Column::Change,
        Column::Why,
        Column::Touch,
        Column::Renewal,
        Column::Owner,
    ];
    let mut table = Table::new(columns.map(|column| heading(column, strings))).right([3, 4, 6, 7]);
    for account in shown {
        table.row([
            tier(account),
            session.private(account.shown_name()).into_owned(),
            health(account, strings),
            format!("{}%", account.coverage()),
            account.change().map(signed).unwrap_or_default(),
            causes_in_words(account.causes(), strings),
            touch(account, as_of),
            account.renews_on().map(|day| strings.cli_days(-as_of.age_days(day))).unwrap_or_default(),
            session.private(account.text(Column::Owner)).into_owned(),
        ]);
    }
    table.print(out)
}

/// A capital for a tier that somebody decided, a small letter for one that is suggested, with `?` for one that is assumed.
fn tier(account: &Account) -> String {
    let code = account.tier().code();
    match account.tier_basis() {
        TierBasis::Set => code.to_owned(),
        TierBasis::Suggested => code.to_lowercase(),
        TierBasis::Assumed => format!("{}?", code.to_lowercase()),
    }
}

fn health(account: &Account, strings: &Strings) -> String {
    let band = label(account.band(), strings);
    account.score().map_or_else(|| band.clone(), |score| format!("{score:>5} {band}"))
}

fn signed(change: Tenths) -> String {
    if change.0 > 0 { format!("+{change}") } else { change.to_string() }
}

/// Days since the touch; an exclamation mark where the cadence is broken.
fn touch(account: &Account, as_of: AsOf) -> String {
    let mark = if account.light() == Light::Red { "!" } else { "" };
    if account.ever_touched() { format!("{}{mark}", as_of.age_days(account.silent_since())) } else { format!("-{mark}") }
}
