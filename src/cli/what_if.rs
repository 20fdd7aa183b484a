//! `kamdeck score ACCOUNT --if ...`: how an account would stand; nothing is stored.

use serde::Serialize;

use super::compare::totals_table;
use super::failure::Stop;
use super::out::Out;
use super::session::Session;
use super::usage;
use crate::domain::health::{Band, Dimension};
use crate::domain::{AccountId, AsOf, Coded, Tenths};
use crate::exchange::compare::what_if::{Basis, Outcome, Supposed, input};
use crate::exchange::compare::{Moved, OpenAlert, Totals, words};
use crate::i18n::Strings;
use crate::i18n::error::file_error;
use crate::i18n::label;
use crate::scoring::health::Contributions;
use crate::store::Store;

/// How it would stand, as documented in docs/json.md.
#[derive(Serialize)]
pub struct Shape {
    supposed: Vec<String>,
    score: Option<Tenths>,
    band: Band,
    coverage: u32,
    contributions: Contributions,
    opened: Vec<OpenAlert>,
    closed: Vec<OpenAlert>,
    before: Totals,
    after: Totals,
    #[serde(skip)]
    said: [String; 3],
}

/// Reads what was typed after `--if`.
fn supposed(session: &Session, basis: &Basis, typed: &[String]) -> Result<Supposed, Stop> {
    let strings = session.strings;
    let mut supposed = Supposed::default();
    for typed in typed {
        let wrong = || Stop::from(usage::wrong(strings.cli_score_if_wrong(typed), strings));
        let (key, value) = typed.split_once('=').ok_or_else(wrong)?;
        let (key, value) = (key.trim(), value.trim());
        if let Ok(dimension) = Dimension::from_code(key) {
            supposed.inputs.insert(dimension, input(dimension, value).map_err(|_| wrong())?);
        } else if basis.policy().numbers().iter().any(|(known, _)| known == key) {
            let mistake = |error| Stop::from(usage::wrong(file_error(&error, strings), strings));
            supposed.rule(basis.policy(), key, value).map_err(mistake)?;
        } else {
            return Err(wrong());
        }
    }
    Ok(supposed)
}

/// How an account would stand; none if it does not exist.
///
/// # Errors
/// [`Stop`] if what is supposed cannot be read, or the database fails.
pub fn suppose(session: &Session, store: &Store, as_of: AsOf, account: AccountId, typed: &[String]) -> Result<Option<Shape>, Stop> {
    let failed = |error| session.failed(&error, store);
    let (records, calendar) = (store.read(), store.calendar());
    let Some(basis) = Basis::read(records, account, as_of).map_err(failed)? else { return Ok(None) };
    let supposed = supposed(session, &basis, typed)?;
    let outcome = |supposed: &Supposed| basis.outcome(records, &calendar, supposed).map_err(failed);
    let (stored, then) = (outcome(&Supposed::default())?, outcome(&supposed)?);
    let others = |supposed: &Supposed| basis.others(records, &calendar, supposed, &mut |_| true).map_err(failed);
    let as_is = others(&Supposed::default())?;
    let would = if supposed.rules.is_empty() { as_is } else { others(&supposed)? };
    let moved = Moved::between(account, "", Some(stored.state.clone()), Some(then.state.clone()));
    let strings = session.strings;
    let private = |name: &str| session.private(name).into_owned();
    let pieces = moved.as_ref().map(|moved| words::moved(moved, &private, strings).join(&strings.agenda_then()));
    let said = [standing(&stored, strings), standing(&then, strings), pieces.unwrap_or_default()];
    let (opened, closed) = moved.map(|moved| (moved.opened, moved.closed)).unwrap_or_default();
    Ok(Some(Shape {
        supposed: typed.to_vec(),
        score: then.health.score,
        band: then.health.band,
        coverage: then.health.coverage,
        contributions: then.health.contributions,
        opened,
        closed,
        before: as_is.with(&stored.state),
        after: would.with(&then.state),
        said,
    }))
}

fn standing(outcome: &Outcome, strings: &Strings) -> String {
    let band = label(outcome.health.band, strings);
    let score = outcome.health.score.map_or_else(|| band.clone(), |score| format!("{score} {band}"));
    strings.what_if_standing(score, outcome.health.coverage, outcome.state.tier.code(), outcome.state.alerts.len())
}

/// Tells it beside what is stored.
///
/// # Errors
/// [`Stop`] if the output is closed.
pub fn tell(shape: &Shape, session: &Session, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let [stored, then, moved] = &shape.said;
    out.line("")?;
    out.line(&strings.cli_score_if_stored(stored))?;
    out.line(&strings.cli_score_if_then(then))?;
    if !moved.is_empty() {
        out.line(&format!("  {moved}"))?;
    }
    out.line("")?;
    totals_table([&shape.before, &shape.after], [strings.what_if_stored(), strings.what_if_then()], session).print(out)?;
    out.line(&strings.cli_score_if_mark())
}
