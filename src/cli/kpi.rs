//! `kamdeck kpi`: the key figures of the portfolio.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::failure::Stop;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::Coded;
use crate::i18n::{Strings, figure};
use crate::scoring::kpi::{Excluded, Kpi, KpiName, KpiValue, Target};

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("kpi").about(strings.cli_kpi_about())
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
}

/// Shows the figures.
///
/// # Errors
/// [`Stop`] if the database fails or the output is closed.
pub fn run(session: &Session, _: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let strings = session.strings;
    let failed = |error| session.failed(&error, &store);
    let policies = store.read().policies().map_err(failed)?;
    let figures = store.read().figures(&policies, &store.calendar(), as_of, &mut |_| true).map_err(failed)?;
    if session.globals.json {
        let shape = |kpi| -> Shape<'_> {
            let kpi: &Kpi = kpi;
            let definition = strings.figure_definition(kpi.name.code());
            Shape { name: kpi.name, value: kpi.value, n: kpi.n, target: kpi.target, met: kpi.met, definition, excluded: &kpi.excluded }
        };
        return out.json(&figures.kpis.iter().map(shape).collect::<Vec<_>>());
    }
    let headings =
        [strings.cli_kpi_figure(), strings.cli_kpi_value(), "n".to_owned(), strings.cli_kpi_target(), strings.cli_kpi_left_out()];
    let mut table = Table::new(headings).right([1, 2]);
    for kpi in &figures.kpis {
        let money = matches!(kpi.value, Some(KpiValue::Money(_))) && session.globals.veil;
        let value = if money { "***".to_owned() } else { figure::value(kpi.value, strings) };
        let mark = if kpi.met == Some(false) { " !" } else { "" };
        table.row([
            strings.figure_name(kpi.name.code()),
            value,
            kpi.n.to_string(),
            format!("{}{mark}", figure::target(kpi.target)),
            figure::excluded(kpi, strings),
        ]);
    }
    table.print(out)?;
    out.line("")?;
    out.line(&figure::back_test(&figures.back_test, strings))
}
