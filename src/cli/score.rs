//! `kamdeck score`: the number, and where it comes from.

use chrono::NaiveDate;
use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::args::value;
use super::failure::Stop;
use super::out::Out;
use super::pick;
use super::session::Session;
use super::table::Table;
use super::{usage, what_if};
use crate::domain::health::{Band, InputState};
use crate::domain::{AccountId, AsOf, Tenths};
use crate::i18n::{Strings, label};
use crate::scoring::health::{Contribution, Contributions, HealthInput, Lift, Percent, lifts, score_health};
use crate::store::policies::Policies;
use crate::store::{Store, Table as Records};

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("score")
        .about(strings.cli_score_about())
        .arg(
            Arg::new("account")
                .value_name(strings.cli_value_account())
                .value_parser(NonEmptyStringValueParser::new())
                .help(strings.cli_score_account()),
        )
        .arg(Arg::new("if").long("if").value_name(strings.cli_value_supposed()).action(ArgAction::Append).help(strings.cli_score_if()))
        .arg(Arg::new("explain").long("explain").action(ArgAction::SetTrue).help(strings.cli_score_explain()))
}

/// The health of one account, as documented in docs/json.md.
#[derive(Serialize)]
pub struct Shape {
    account: AccountShape,
    as_of: NaiveDate,
    policy: String,
    score: Option<Tenths>,
    band: Band,
    coverage: u32,
    contributions: Contributions,
    lifts: Vec<Lift>,
    /// Only where something is supposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    what_if: Option<Box<what_if::Shape>>,
}

/// Which account.
#[derive(Serialize)]
pub struct AccountShape {
    /// Its identifier.
    pub id: AccountId,
    /// Its name.
    pub name: String,
}

/// The health of an account on a day; none if it does not exist.
///
/// # Errors
/// [`Stop`] if the database fails.
pub fn health(session: &Session, store: &Store, policies: &Policies, as_of: AsOf, id: AccountId) -> Result<Option<Shape>, Stop> {
    let failed = |error| session.failed(&error, store);
    let reader = store.read();
    let Some(row) = reader.row(Records::Account, crate::domain::RowId::raw(id)).map_err(failed)? else { return Ok(None) };
    let Some(facts) = reader.facts(id, store.zone(), as_of.day).map_err(failed)? else { return Ok(None) };
    let policy = policies.on(as_of.day);
    let model = policy.health.for_kind(facts.tiering.kind);
    let scored = score_health(&facts.health_on(policy, as_of.day), model, as_of.day);
    Ok(Some(Shape {
        account: AccountShape { id, name: row.text("name").unwrap_or_default().to_owned() },
        as_of: as_of.day,
        policy: policy.digest(),
        lifts: lifts(model, &scored),
        what_if: None,
        score: scored.score,
        band: scored.band,
        coverage: scored.coverage,
        contributions: scored.contributions,
    }))
}

/// Scores one account or all of them.
///
/// # Errors
/// [`Stop`] if the account is not found, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let failed = |error| session.failed(&error, &store);
    let policies = store.read().policies().map_err(failed)?;
    let explain = matches.get_flag("explain");
    let strings = session.strings;
    let supposed = matches.get_many::<String>("if").map(|typed| typed.cloned().collect::<Vec<_>>());
    if let Some(typed) = value::<String>(matches, "account") {
        let id = pick::account(session, &store, &typed)?;
        let Some(mut shape) = health(session, &store, &policies, as_of, id)? else { return Ok(()) };
        if let Some(supposed) = &supposed {
            shape.what_if = what_if::suppose(session, &store, as_of, id, supposed)?.map(Box::new);
        }
        if session.globals.json {
            return out.json(&shape);
        }
        tell(&shape, explain, session, out)?;
        return match &shape.what_if {
            Some(supposed) => what_if::tell(supposed, session, out),
            None => Ok(()),
        };
    }
    if supposed.is_some() {
        return Err(usage::wrong(strings.cli_score_if_account(), strings).into());
    }
    let names = store.read().account_names().map_err(failed)?;
    let mut shapes = Vec::new();
    for account in names {
        shapes.extend(health(session, &store, &policies, as_of, account.id)?);
    }
    if session.globals.json {
        return out.json(&shapes);
    }
    for (at, shape) in shapes.iter().enumerate() {
        if at > 0 && explain {
            out.line("")?;
        }
        tell(shape, explain, session, out)?;
    }
    Ok(())
}

/// Tells it in words; explained, with a table of where the points come from and what would lift them most.
///
/// # Errors
/// [`Stop`] if the output is closed.
pub fn tell(shape: &Shape, explain: bool, session: &Session, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let band = label(shape.band, strings);
    let said = shape.score.map_or_else(|| band.clone(), |score| format!("{score} {band}"));
    out.line(&strings.cli_score_line(session.private(&shape.account.name), said, shape.coverage.to_string(), shape.as_of.to_string()))?;
    if !explain {
        return Ok(());
    }
    let mut table = Table::new([
        strings.cli_column_dimension(),
        strings.cli_column_input(),
        strings.cli_column_fact_on(),
        strings.cli_column_source(),
        strings.cli_column_band_points(),
        strings.cli_column_weight(),
        strings.cli_column_points(),
    ])
    .right([4, 5, 6]);
    for part in &shape.contributions {
        table.row([
            label(part.dimension, strings),
            input(part, strings),
            part.fact_on.map(|day| day.to_string()).unwrap_or_default(),
            part.source.map(|source| label(source, strings)).unwrap_or_default(),
            part.band_points.map(|points| points.to_string()).unwrap_or_default(),
            part.weight.to_string(),
            part.points.to_string(),
        ]);
    }
    table.print(out)?;
    for lift in shape.lifts.iter().take(3) {
        let to = shown(lift.to, strings);
        let then = lift.score.map_or_else(|| label(lift.band, strings), |score| score.to_string());
        out.line(&strings.cli_score_lift(label(lift.dimension, strings), to, then, lift.gain.to_string()))?;
    }
    out.line(&strings.cli_score_policy(&shape.policy))
}

fn input(part: &Contribution, strings: &Strings) -> String {
    match (part.state, part.input, part.stale_input) {
        (InputState::Known, Some(input), _) => shown(input, strings),
        (InputState::Unknown, _, Some(stale)) => strings.cli_score_stale(shown(stale, strings)),
        (state, ..) => label(state, strings),
    }
}

/// An input as people say it.
fn shown(input: HealthInput, strings: &Strings) -> String {
    match input {
        HealthInput::Share(share) => format!("{}%", Percent(share)),
        HealthInput::Intent(intent) => label(intent, strings),
        HealthInput::Tickets(number) => strings.cli_input_tickets(number.to_string()),
        HealthInput::Rating(rating) => strings.cli_input_rating(rating.to_string()),
        HealthInput::OverdueDays(days) => strings.cli_input_overdue(days.to_string()),
        HealthInput::SilencePercent(percent) | HealthInput::KeptPercent(percent) => format!("{percent}%"),
    }
}
