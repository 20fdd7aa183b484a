//! `kamdeck kpi`: the key figures of the portfolio, their course, and the accounts behind a number.

use std::collections::HashMap;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::{AccountId, Coded};
use crate::exchange::export::{Datum, Sheet, csv_file};
use crate::i18n::{Strings, figure};
use crate::scoring::kpi::{Behind, Excluded, Exclusion, Kpi, KpiName, KpiValue, Part, Target, Trend};
use crate::store::Store;
use crate::store::facts::Figures;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let names = KpiName::ALL.iter().map(|name| name.code());
    Command::new("kpi")
        .about(strings.cli_kpi_about())
        .arg(
            Arg::new("name")
                .value_name(strings.cli_value_name())
                .value_parser(PossibleValuesParser::new(names))
                .hide_possible_values(true)
                .help(strings.cli_kpi_name()),
        )
        .arg(Arg::new("csv").long("csv").action(ArgAction::SetTrue).help(strings.cli_kpi_csv()))
}

/// One figure, as documented in docs/json.md.
#[derive(Serialize)]
struct Shape<'a> {
    name: KpiName,
    value: Option<KpiValue>,
    n: usize,
    target: Option<Target>,
    met: Option<bool>,
    definition: String,
    excluded: &'a [Excluded],
    trend: Vec<Point>,
}

/// A figure with the accounts behind it.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    figure: Shape<'a>,
    accounts: Vec<Account<'a>>,
}

#[derive(Serialize)]
struct Point {
    as_of: NaiveDate,
    value: Option<KpiValue>,
}

#[derive(Serialize)]
struct Account<'a> {
    account: AccountId,
    name: &'a str,
    part: Part,
    because: Option<Exclusion>,
    value: Option<KpiValue>,
}

/// The figures, with what the accounts are called.
struct Read {
    figures: Figures,
    names: HashMap<AccountId, String>,
}

impl Read {
    fn of(session: &Session, store: &Store) -> Result<Self, Stop> {
        let as_of = session.as_of(store.zone())?;
        let failed = |error| session.failed(&error, store);
        let records = store.read();
        let policies = records.policies().map_err(failed)?;
        let figures = records.figures(&policies, &store.calendar(), as_of, &mut |_| true).map_err(failed)?;
        let named = records.account_names().map_err(failed)?;
        let names = named.into_iter().map(|one| (one.id, if one.short_name.is_empty() { one.name } else { one.short_name }));
        Ok(Self { figures, names: names.collect() })
    }

    fn course(&self, name: KpiName) -> Option<&Trend> {
        self.figures.courses.iter().find(|course| course.name == name)
    }

    fn name(&self, account: AccountId) -> &str {
        self.names.get(&account).map_or("", String::as_str)
    }

    fn shape<'a>(&'a self, kpi: &'a Kpi, strings: &Strings) -> Shape<'a> {
        let points = self.course(kpi.name).into_iter().flat_map(|course| &course.points);
        Shape {
            name: kpi.name,
            value: kpi.value,
            n: kpi.n,
            target: kpi.target,
            met: kpi.met,
            definition: strings.figure_definition(kpi.name.code()),
            excluded: &kpi.excluded,
            trend: points.map(|(as_of, value)| Point { as_of: *as_of, value: *value }).collect(),
        }
    }

    fn whole<'a>(&'a self, kpi: &'a Kpi, strings: &Strings) -> Whole<'a> {
        let account = |row: &Behind| Account {
            account: row.account,
            name: self.name(row.account),
            part: row.part,
            because: row.because,
            value: row.value,
        };
        Whole { figure: self.shape(kpi, strings), accounts: kpi.behind.iter().map(account).collect() }
    }
}

/// Shows the figures, or one of them with the accounts behind it.
///
/// # Errors
/// [`Stop`] if the database fails or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let strings = session.strings;
    let read = Read::of(session, &store)?;
    let wanted = value::<String>(matches, "name").and_then(|name| KpiName::from_code(&name).ok());
    let one = wanted.and_then(|name| read.figures.kpis.iter().find(|kpi| kpi.name == name));
    if session.globals.json {
        return match one {
            Some(kpi) => out.json(&read.whole(kpi, strings)),
            None => out.json(&read.figures.kpis.iter().map(|kpi| read.shape(kpi, strings)).collect::<Vec<_>>()),
        };
    }
    if matches.get_flag("csv") {
        let sheet = one.map_or_else(|| all_rows(&read, strings), |kpi| account_rows(&read, kpi, strings));
        let bytes = csv_file(&sheet).map_err(|error| Failure::new(Exit::Failed, "output", error.sentence(store.zone(), strings)))?;
        return out.bytes(&bytes);
    }
    match one {
        Some(kpi) => tell_one(session, &read, kpi, out),
        None => tell_all(session, &read, out),
    }
}

/// A value as people read it; money stays hidden under the veil.
fn shown(session: &Session, value: Option<KpiValue>) -> String {
    let told = figure::value(value, session.strings);
    if matches!(value, Some(KpiValue::Money(_))) { session.private(&told).into_owned() } else { told }
}

fn tell_all(session: &Session, read: &Read, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let headings = [
        strings.cli_kpi_figure(),
        strings.cli_kpi_value(),
        "n".to_owned(),
        strings.cli_kpi_target(),
        strings.cli_kpi_before(),
        strings.cli_kpi_left_out(),
    ];
    let mut table = Table::new(headings).right([1, 2, 4]);
    for kpi in &read.figures.kpis {
        let before = read.course(kpi.name).and_then(|course| course.points.first()).and_then(|(_, value)| *value);
        table.row([
            strings.figure_name(kpi.name.code()),
            shown(session, kpi.value),
            kpi.n.to_string(),
            figure::against_target(kpi, strings),
            shown(session, before),
            figure::excluded(kpi, strings),
        ]);
    }
    table.print(out)?;
    out.line("")?;
    out.line(&figure::back_test(&read.figures.back_test, strings))
}

fn tell_one(session: &Session, read: &Read, kpi: &Kpi, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let value = format!("{} {}", shown(session, kpi.value), figure::against_target(kpi, strings));
    out.line(&strings.cli_kpi_line(strings.figure_name(kpi.name.code()), value.trim_end(), kpi.n))?;
    out.line(&strings.figure_definition(kpi.name.code()))?;
    let left_out = figure::excluded(kpi, strings);
    if !left_out.is_empty() {
        out.line(&strings.figure_leaves_out(left_out))?;
    }
    let mut course = Table::new([strings.cli_kpi_as_of(), strings.cli_kpi_value()]).right([1]);
    for (day, value) in read.course(kpi.name).into_iter().flat_map(|course| &course.points) {
        course.row([day.to_string(), shown(session, *value)]);
    }
    out.line("")?;
    course.print(out)?;
    out.line("")?;
    let mut table = Table::new([strings.cli_kpi_account(), strings.cli_kpi_part(), strings.cli_kpi_value()]).right([2]);
    for row in &kpi.behind {
        let value = if row.value.is_some() { shown(session, row.value) } else { String::new() };
        table.row([session.private(read.name(row.account)).into_owned(), figure::part(kpi.name, row, strings), value]);
    }
    table.print(out)
}

fn all_rows(read: &Read, strings: &Strings) -> Sheet {
    let days: Vec<NaiveDate> =
        read.figures.courses.first().map(|course| course.points.iter().map(|(day, _)| *day).collect()).unwrap_or_default();
    let mut headings = vec![strings.cli_kpi_figure(), "n".to_owned(), strings.cli_kpi_target(), strings.cli_kpi_left_out()];
    headings.extend(days.iter().map(ToString::to_string));
    let row = |kpi: &Kpi| {
        let mut row = vec![
            Datum::text(&strings.figure_name(kpi.name.code())),
            Datum::Number(kpi.n.to_string()),
            Datum::text(&figure::target(kpi, strings)),
            Datum::text(&figure::excluded(kpi, strings)),
        ];
        let course = read.course(kpi.name).into_iter().flat_map(|course| &course.points);
        row.extend(course.map(|(_, value)| number(*value)));
        row
    };
    Sheet { headings, rows: read.figures.kpis.iter().map(row).collect() }
}

fn account_rows(read: &Read, kpi: &Kpi, strings: &Strings) -> Sheet {
    let headings = vec![strings.cli_kpi_account(), strings.cli_kpi_part(), strings.cli_kpi_value()];
    let row =
        |row: &Behind| vec![Datum::text(read.name(row.account)), Datum::text(&figure::part(kpi.name, row, strings)), number(row.value)];
    Sheet { headings, rows: kpi.behind.iter().map(row).collect() }
}

/// A value without its unit, for a spreadsheet.
fn number(value: Option<KpiValue>) -> Datum {
    value.map_or(Datum::Nothing, |value| Datum::Number(figure::plain(value)))
}
