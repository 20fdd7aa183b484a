//! `kamdeck currency` and `kamdeck rate`: in which currency sums are told, and what leads there from others.

use chrono::NaiveDate;
use clap::builder::{NonEmptyStringValueParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;

use super::args::value;
use super::failure::Stop;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use super::usage;
use crate::domain::rates::{Rate, decimal};
use crate::domain::reading::number;
use crate::domain::{ActionId, AsOf, Currency, Money};
use crate::i18n::{Strings, log};
use crate::store::{ActionKind, Error, Reader, Store, Table as Records, What};

/// Decimals of a rate that are kept.
const DECIMALS: u32 = 8;

/// Their arguments.
#[must_use]
pub fn commands(strings: &Strings) -> [Command; 2] {
    let code = |name: &'static str, help: String| {
        let parser = NonEmptyStringValueParser::new().try_map(|code| Currency::new(&code).map_err(|_| "CNY, USD, EUR, ..."));
        Arg::new(name).value_name(strings.cli_value_currency()).value_parser(parser).help(help)
    };
    let text = |name: &'static str, shown: String, help: String| {
        Arg::new(name).value_name(shown).value_parser(NonEmptyStringValueParser::new()).help(help)
    };
    let rate = Command::new("rate")
        .about(strings.cli_rate_about())
        .arg(code("currency", strings.cli_rate_currency()).required(true))
        .arg(text("rate", strings.cli_value_rate(), strings.cli_rate_rate()).required(true))
        .arg(code("into", strings.cli_rate_into()).long("into"))
        .arg(text("on", strings.cli_value_date(), strings.cli_rate_on()).long("on"));
    [Command::new("currency").about(strings.cli_currency_about()).arg(code("currency", strings.cli_currency_code())), rate]
}

/// A rate as documented in docs/json.md.
#[derive(Serialize)]
struct RateShape {
    currency: Currency,
    into: Currency,
    rate: String,
    on: NaiveDate,
}

impl From<Rate> for RateShape {
    fn from(rate: Rate) -> Self {
        Self { currency: rate.currency, into: rate.into, rate: rate.decimal(), on: rate.on }
    }
}

/// What sums are told in, as documented in docs/json.md.
#[derive(Serialize)]
struct Shape {
    reporting: Currency,
    rates: Vec<RateShape>,
    without_rate: Vec<Currency>,
}

impl Shape {
    fn read(reader: Reader<'_>, as_of: AsOf) -> Result<Self, Error> {
        let (rates, reporting) = (reader.rates()?.in_force(as_of.day), reader.reporting_currency()?);
        let without_rate = without_rate(reader, as_of)?;
        Ok(Self { reporting, rates: rates.into_iter().map(Into::into).collect(), without_rate })
    }
}

/// The currencies of amounts from which no rate leads to the one that sums are told in.
///
/// # Errors
/// Those of the database.
pub fn without_rate(reader: Reader<'_>, as_of: AsOf) -> Result<Vec<Currency>, Error> {
    let (rates, into) = (reader.rates()?, reader.reporting_currency()?);
    let kept = reader.currencies()?.into_iter();
    Ok(kept.filter(|currency| rates.convert(Money::new(0, *currency), into, as_of.day).is_none()).collect())
}

/// Shows in which currency sums are told, or sets it.
///
/// # Errors
/// [`Stop`] if the database fails or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let mut store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    if let Some(wanted) = value::<Currency>(matches, "currency") {
        if session.globals.as_of.is_some() {
            return Err(usage::wrong(strings.cli_usage_conflict("--as-of", wanted.code()), strings).into());
        }
        store.report_in(wanted).map_err(|error| session.failed(&error, &store))?;
    }
    let shape = Shape::read(store.read(), as_of).map_err(|error| session.failed(&error, &store))?;
    if session.globals.json {
        return out.json(&shape);
    }
    out.line(&strings.cli_currency_is(shape.reporting.code()))?;
    if !shape.rates.is_empty() {
        let mut table = Table::new(["currency", "into_currency", "rate_e8", "as_of"].map(|column| log::field(column, strings))).right([2]);
        for rate in &shape.rates {
            table.row([rate.currency.to_string(), rate.into.to_string(), rate.rate.clone(), rate.on.to_string()]);
        }
        table.print(out)?;
    }
    tell_without_rate(&shape.without_rate, shape.reporting, strings, out)
}

/// Names currencies without a rate, and the command that enters one.
///
/// # Errors
/// [`Stop`] if the output is closed.
pub fn tell_without_rate(without: &[Currency], into: Currency, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    let Some(first) = without.first() else { return Ok(()) };
    let names: Vec<&str> = without.iter().map(Currency::code).collect();
    out.line(&strings.cli_currency_without_rate(names.join(", "), into.code(), first.code()))
}

/// What was entered, as documented in docs/json.md.
#[derive(Serialize)]
struct Entered {
    #[serde(flatten)]
    rate: RateShape,
    action: Option<ActionId>,
}

/// Enters a rate.
///
/// # Errors
/// [`Stop`] if it is no rate, its day lies in the future, the database fails, or the output is closed.
pub fn rate(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let mut store = session.open()?;
    let failed = |error: Error, store: &Store| session.failed(&error, store);
    let today = store.today().day;
    let currency = value::<Currency>(matches, "currency").unwrap_or(Currency::CNY);
    let reporting = store.read().reporting_currency().map_err(|error| failed(error, &store))?;
    let into = value::<Currency>(matches, "into").unwrap_or(reporting);
    if into == currency {
        return Err(usage::wrong(strings.cli_rate_same(currency.code()), strings).into());
    }
    let typed: String = value(matches, "rate").unwrap_or_default();
    let read = number(&typed).ok().and_then(|read| read.value()).and_then(|read| read.to_units(DECIMALS)).filter(|rate| *rate > 0);
    let rate_e8 = read.ok_or_else(|| usage::wrong(strings.cli_usage_value_among(&typed, strings.cli_value_rate(), "7.10"), strings))?;
    let on = value::<String>(matches, "on").map_or(Ok(today), |typed| session.day(&typed, "--on", today))?;
    if on > today {
        return Err(usage::wrong(strings.cli_rate_future(on.to_string()), strings).into());
    }
    let what = What::new(ActionKind::Create).named(Records::ExchangeRate, &format!("{currency} {} {into}", decimal(rate_e8)));
    let values =
        [("currency", currency.code().into()), ("into_currency", into.code().into()), ("rate_e8", rate_e8.into()), ("as_of", on.into())];
    let done = store.act(&what, |tx| tx.insert(Records::ExchangeRate, &values)).map_err(|error| failed(error, &store))?;
    let rate = RateShape::from(Rate { currency, into, rate_e8, on });
    if session.globals.json {
        return out.json(&Entered { rate, action: done.action });
    }
    out.line(&strings.cli_rate_entered(currency.code(), rate.rate, into.code(), on.to_string()))
}
