//! `kamdeck questions` and `kamdeck back-test`: what would sharpen the portfolio most, and how far the score was right so far.

use clap::Command;
use serde::Serialize;

use super::failure::Stop;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use crate::domain::Tenths;
use crate::exchange::outcomes::{Named, Outcomes, said};
use crate::exchange::today::questions;
use crate::i18n::{Strings, figure};

/// Their arguments.
#[must_use]
pub fn commands(strings: &Strings) -> [Command; 2] {
    [Command::new("questions").about(strings.cli_questions_about()), Command::new("back-test").about(strings.cli_back_test_about())]
}

/// Prints the questions worth asking.
///
/// # Errors
/// [`Stop`] if the database fails or the output is closed.
pub fn questions(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let strings = session.strings;
    let mut found = questions::read(store.read(), as_of, &mut |_| true).map_err(|error| session.failed(&error, &store))?;
    for asking in &mut found {
        asking.name = session.private(&asking.name).into_owned();
    }
    if session.globals.json {
        return out.json(&found);
    }
    if found.is_empty() {
        return out.line(&strings.today_questions_none());
    }
    let mut table = Table::new([strings.compare_column_account(), strings.today_questions(), strings.cli_questions_worth()]).right([2]);
    for asking in &found {
        table.row([asking.name.clone(), asking.said(strings), asking.question.worth.to_string()]);
    }
    table.print(out)
}

/// The back-test, as documented in docs/json.md.
#[derive(Serialize)]
struct Shape<'a> {
    said: String,
    losses: usize,
    flagged_losses: usize,
    renewals: usize,
    false_alarms: usize,
    lead_days: Option<Tenths>,
    small: bool,
    cases: Vec<Named<'a>>,
}

/// Prints how the score did on the own book.
///
/// # Errors
/// [`Stop`] if the database fails or the output is closed.
pub fn back_test(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let strings = session.strings;
    let mut found = Outcomes::read(store.read(), &store.calendar(), as_of).map_err(|error| session.failed(&error, &store))?;
    for name in &mut found.names {
        *name = session.private(name).into_owned();
    }
    let sentence = figure::back_test(&found.test, strings);
    if session.globals.json {
        let test = &found.test;
        return out.json(&Shape {
            said: sentence,
            losses: test.losses,
            flagged_losses: test.flagged_losses,
            renewals: test.renewals,
            false_alarms: test.false_alarms,
            lead_days: test.lead_days,
            small: test.small,
            cases: found.cases().collect(),
        });
    }
    out.line(&sentence)?;
    if found.test.cases.is_empty() {
        return out.line(&strings.outcomes_advice());
    }
    out.line("")?;
    let mut table = Table::new([strings.cli_back_test_day(), strings.compare_column_account(), String::new(), String::new()]);
    for one in found.cases().rev() {
        let [outcome, warned] = said(one.case, strings);
        table.row([one.case.decided_on.to_string(), one.name.to_owned(), outcome, warned]);
    }
    table.print(out)
}
