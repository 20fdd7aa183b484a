//! `kamdeck list`.

use std::str::FromStr;

use clap::builder::{NonEmptyStringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use crate::domain::health::{Band, Dimension};
use crate::domain::{AccountId, AsOf, Coded, Currency, Money, Tenths};
use crate::exchange::export::csv::CsvWriter;
use crate::exchange::fields::{Field, Target};
use crate::exchange::import::sentences;
use crate::i18n::{Strings, label};
use crate::portfolio::{Account, Column, List, Portfolio, Sort, View, built_in_views, causes_in_words, heading};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::store::summary::{Cause, Freshness};
use crate::store::{Error, Store, Table as Records, Value};
use chrono::NaiveDate;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let text = |name: &'static str, value: String, help: String| {
        Arg::new(name).long(name).value_name(value).value_parser(NonEmptyStringValueParser::new()).help(help)
    };
    let columns: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
    let sort = NonEmptyStringValueParser::new().try_map(|typed| sorted_by(&typed));
    Command::new("list")
        .about(strings.cli_list_about())
        .arg(text("view", strings.cli_value_name(), strings.cli_list_view()))
        .arg(text("filter", strings.cli_value_expression(), strings.cli_list_filter()).allow_hyphen_values(true))
        .arg(
            Arg::new("sort")
                .long("sort")
                .value_name(strings.cli_value_column())
                .value_parser(sort)
                .allow_hyphen_values(true)
                .help(strings.cli_list_sort(columns.join(", "))),
        )
        .arg(Arg::new("limit").long("limit").value_name("N").value_parser(value_parser!(usize)).help(strings.cli_list_limit()))
        .arg(Arg::new("csv").long("csv").action(ArgAction::SetTrue).help(strings.cli_list_csv()))
}

fn sorted_by(typed: &str) -> Result<Sort, String> {
    let (column, descending) = typed.strip_prefix('-').map_or((typed, false), |column| (column, true));
    Column::from_str(column).map(|column| Sort { column, descending }).map_err(|unknown| unknown.allowed)
}

/// The accounts of a database as of a day: the kept ones where they are right, else computed from the facts.
fn portfolio(session: &Session, store: &mut Store, as_of: AsOf) -> Result<Portfolio, Stop> {
    let loaded = load(store, as_of);
    loaded.map(Portfolio::new).map_err(|error| session.failed(&error, store))
}

fn load(store: &mut Store, as_of: AsOf) -> Result<Vec<crate::store::summary::Summary>, Error> {
    let mut rows = Vec::new();
    let kept = !as_of.past && (store.read().freshness(as_of)? == Freshness::Fresh || refreshed(store)?);
    if kept {
        store.read().kept_summaries(&mut |one| rows.push(one))?;
    } else {
        let policies = store.read().policies()?;
        store.read().summaries_as_of(&policies, as_of, &mut |_| true, &mut |one| rows.push(one))?;
    }
    Ok(rows)
}

/// Whether what is kept could be made right; where it may not be written, it is computed for this once.
fn refreshed(store: &mut Store) -> Result<bool, Error> {
    if store.is_read_only() {
        return Ok(false);
    }
    match store.refresh_summaries(&mut |_| true) {
        Ok(_) => Ok(true),
        Err(Error::Busy | Error::ReadOnly | Error::DiskFull) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Lists accounts.
///
/// # Errors
/// [`Stop`] if the view or the filter is not understood, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let strings = session.strings;
    let view = chosen_view(session, &store, matches)?;
    let mut list = List::new(portfolio(session, &mut store, as_of)?, as_of.day);
    list.set_sort(value(matches, "sort").unwrap_or(view.sort));
    let filter = value(matches, "filter").unwrap_or(view.filter);
    list.set_filter(&filter).map_err(|error| super::usage::wrong(error.sentence(strings), strings))?;
    let limit = value(matches, "limit").unwrap_or(usize::MAX);
    let currency = store.read().reporting_currency().map_err(|error| session.failed(&error, &store))?;
    let shown: Vec<Account> = list.from(0).take(limit).collect();
    if session.globals.json {
        return out.json(&shown.iter().map(|account| Shape::of(account, currency, strings)).collect::<Vec<_>>());
    }
    if matches.get_flag("csv") {
        return csv(&shown, currency, strings, out);
    }
    table(&shown, as_of, strings, out)?;
    let total = list.all().count();
    out.line(&strings.cli_list_count(shown.len().to_string(), total.to_string(), as_of.day.to_string()))
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

/// One account, as documented in docs/json.md.
#[derive(Serialize)]
struct Shape<'a> {
    id: AccountId,
    name: &'a str,
    short_name: Option<&'a str>,
    credit_code: Option<&'a str>,
    kind: AccountKind,
    lifecycle: Option<Lifecycle>,
    sensitivity: Sensitivity,
    tier: Tier,
    tier_basis: TierBasis,
    suggested_tier: Option<Tier>,
    health: HealthShape,
    change: Option<Tenths>,
    weeks: [Option<Tenths>; 8],
    causes: Vec<CauseShape>,
    why: String,
    last_two_way_touch: Option<NaiveDate>,
    touch_light: Light,
    renewal_on: Option<NaiveDate>,
    open_alerts: Option<u32>,
    owner: Option<&'a str>,
    parent: Option<&'a str>,
    city: Option<&'a str>,
    region: Option<&'a str>,
    industry: Option<&'a str>,
    revenue: Option<Money>,
    overdue: Money,
    tags: Vec<&'a str>,
}

#[derive(Serialize)]
struct HealthShape {
    score: Option<Tenths>,
    band: Band,
    coverage: u8,
}

#[derive(Serialize)]
struct CauseShape {
    kind: &'static str,
    dimension: Dimension,
    from: Option<u8>,
    to: Option<u8>,
}

impl CauseShape {
    fn of(cause: Cause) -> Self {
        match cause {
            Cause::Fell { dimension, from, to } => Self { kind: "fell", dimension, from: Some(from), to: Some(to) },
            Cause::Low { dimension, points } => Self { kind: "low", dimension, from: None, to: Some(points) },
            Cause::Unknown { dimension } => Self { kind: "unknown", dimension, from: None, to: None },
        }
    }
}

impl<'a> Shape<'a> {
    fn of(account: &Account<'a>, currency: Currency, strings: &Strings) -> Self {
        let text = |column| Some(account.text(column)).filter(|text| !text.is_empty());
        Self {
            id: account.id,
            name: account.name(),
            short_name: Some(account.shown_name()).filter(|shown| *shown != account.name()),
            credit_code: Some(account.credit_code()).filter(|code| !code.is_empty()),
            kind: account.kind(),
            lifecycle: account.lifecycle(),
            sensitivity: account.sensitivity(),
            tier: account.tier(),
            tier_basis: account.tier_basis(),
            suggested_tier: account.suggested(),
            health: HealthShape { score: account.score(), band: account.band(), coverage: account.coverage() },
            change: account.change(),
            weeks: account.weeks(),
            causes: account.causes().map(CauseShape::of).collect(),
            why: causes_in_words(account.causes(), strings),
            last_two_way_touch: last_touch(account),
            touch_light: account.light(),
            renewal_on: account.renews_on(),
            // Alerts are not counted in the summaries yet; unknown is null, not 0.
            open_alerts: None,
            owner: text(Column::Owner),
            parent: text(Column::Parent),
            city: text(Column::City),
            region: text(Column::Region),
            industry: text(Column::Industry),
            revenue: account.revenue().map(|minor| Money::new(minor, currency)),
            overdue: Money::new(account.overdue(), currency),
            tags: account.tags().collect(),
        }
    }
}

fn last_touch(account: &Account) -> Option<NaiveDate> {
    account.ever_touched().then(|| account.silent_since())
}

fn table(shown: &[Account], as_of: AsOf, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
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
            account.shown_name().to_owned(),
            health(account, strings),
            format!("{}%", account.coverage()),
            account.change().map(signed).unwrap_or_default(),
            causes_in_words(account.causes(), strings),
            touch(account, as_of),
            account.renews_on().map(|day| strings.cli_days(-as_of.age_days(day))).unwrap_or_default(),
            account.text(Column::Owner).to_owned(),
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

/// Every column, for a spreadsheet: numbers and dates as such, terms in words.
fn csv(shown: &[Account], currency: Currency, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    let written = || -> std::io::Result<Vec<u8>> {
        let mut file = CsvWriter::new(Vec::new())?;
        file.row(CSV.iter().map(|column| csv_heading(*column, strings)))?;
        for account in shown {
            file.row(CSV.iter().map(|column| cell(account, *column, currency, strings)))?;
        }
        file.finish()
    };
    let bytes =
        written().map_err(|error| Stop::from(Failure::new(Exit::Failed, "output", strings.cli_output_failed(error.to_string()))))?;
    out.bytes(&bytes)
}

/// The heading of a column in a CSV file: where it can be imported, the name by which the import knows it.
fn csv_heading(column: Column, strings: &Strings) -> String {
    let field = match column {
        Column::Name => Field::Name,
        Column::Account => Field::ShortName,
        Column::CreditCode => Field::CreditCode,
        Column::Kind => Field::Kind,
        Column::Tier => Field::Tier,
        Column::Touch => Field::LastTouchOn,
        Column::Renewal => Field::RenewalOn,
        Column::Owner => Field::Owner,
        Column::Tags => Field::Tags,
        _ => return heading(column, strings),
    };
    sentences::target_name(&Target::Field(field), strings)
}

/// The columns of the CSV file, in its order.
const CSV: &[Column] = &[
    Column::Name,
    Column::Account,
    Column::CreditCode,
    Column::Kind,
    Column::Tier,
    Column::Suggested,
    Column::Health,
    Column::Coverage,
    Column::Change,
    Column::Why,
    Column::Touch,
    Column::Renewal,
    Column::Owner,
    Column::Parent,
    Column::Region,
    Column::City,
    Column::Industry,
    Column::Stage,
    Column::Sensitivity,
    Column::Revenue,
    Column::Overdue,
    Column::Tags,
];

fn cell(account: &Account, column: Column, currency: Currency, strings: &Strings) -> String {
    let amount = |minor| Money::new(minor, currency).amount();
    match column {
        Column::Name => account.name().to_owned(),
        Column::Account => account.shown_name().to_owned(),
        Column::CreditCode => account.credit_code().to_owned(),
        Column::Kind => label(account.kind(), strings),
        Column::Tier => account.tier().code().to_owned(),
        Column::Suggested => account.suggested().map(|tier| tier.code().to_owned()).unwrap_or_default(),
        Column::Health => account.score().map(|score| score.to_string()).unwrap_or_default(),
        Column::Coverage => account.coverage().to_string(),
        Column::Change => account.change().map(|change| change.to_string()).unwrap_or_default(),
        Column::Why => causes_in_words(account.causes(), strings),
        Column::Touch => last_touch(account).map(|day| day.to_string()).unwrap_or_default(),
        Column::Renewal => account.renews_on().map(|day| day.to_string()).unwrap_or_default(),
        Column::Stage => account.lifecycle().map(|stage| label(stage, strings)).unwrap_or_default(),
        Column::Sensitivity => label(account.sensitivity(), strings),
        Column::Revenue => account.revenue().map(amount).unwrap_or_default(),
        Column::Overdue => amount(account.overdue()),
        Column::Tags => account.tags().collect::<Vec<_>>().join("; "),
        Column::Weeks => String::new(),
        Column::Owner | Column::Parent | Column::Region | Column::City | Column::Industry => account.text(column).to_owned(),
    }
}
