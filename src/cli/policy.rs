//! `kamdeck policy show|compare|accept|history`: the rules in force, and how others come into force.

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Serialize;

use super::compare::{tell_moved, totals_table};
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use super::table::Table;
use super::usage;
use crate::config::RuleFiles;
use crate::exchange::compare::rules::{Proposal, hold_against};
use crate::exchange::compare::words;
use crate::i18n::Strings;
use crate::policy::{Origin, PolicySet, RuleChange};
use crate::store::policies::acceptance;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("policy").about(strings.cli_policy_about()).subcommand_required(true).subcommands([
        Command::new("show").about(strings.cli_policy_show()),
        Command::new("compare").about(strings.cli_policy_compare()),
        Command::new("accept").about(strings.cli_policy_accept()),
        Command::new("history").about(strings.cli_policy_history()),
    ])
}

/// Does what is asked for.
///
/// # Errors
/// [`Stop`] if a policy file cannot be read or has a mistake, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    match matches.subcommand_name() {
        Some("compare") => propose(session, out),
        Some("accept") => accept(session, out),
        Some("history") => history(session, out),
        _ => show(session, out),
    }
}

/// The rules as the policy files would have them.
fn edited(session: &Session) -> Result<PolicySet, Stop> {
    let failed = |error| Stop::from(Failure::of_config(error, session.strings));
    let paths = session.paths.as_ref().ok_or_else(|| Failure::new(Exit::Failed, "no_home", session.strings.shell_no_home()))?;
    RuleFiles::read(&paths.policy).and_then(|files| files.policy()).map_err(failed)
}

/// One number, as documented in docs/json.md.
#[derive(Serialize)]
struct Number {
    key: String,
    value: String,
    origin: &'static str,
}

fn show(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let policies = store.read().policies().map_err(|error| session.failed(&error, &store))?;
    let policy = policies.on(as_of.day);
    let shipped = policies.shipped();
    let changed = shipped.differences(policy);
    let number = |(key, value): (String, String)| {
        let own = changed.iter().any(|change| change.key == key);
        let origin = match shipped.origin(&key) {
            _ if own => "user",
            Some(Origin::Ours) => "ours",
            Some(Origin::Practice) => "practice",
            Some(Origin::User(_)) | None => "user",
        };
        Number { key, value, origin }
    };
    let numbers: Vec<Number> = policy.numbers().into_iter().map(number).collect();
    if session.globals.json {
        return out.json(&numbers);
    }
    for number in &numbers {
        out.line(&format!("{} = {}  # {}", number.key, number.value, number.origin))?;
    }
    Ok(())
}

fn propose(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let proposed = edited(session)?;
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let held = hold_against(store.read(), &store.calendar(), as_of, &proposed, &mut |_| true);
    let proposal = held.map_err(|error| session.failed(&error, &store))?;
    if session.globals.json { out.json(&proposal) } else { tell(&proposal, session, out) }
}

fn tell(proposal: &Proposal, session: &Session, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    if proposal.rules.is_empty() {
        return out.line(&strings.rules_same());
    }
    out.line(&strings.rules_differ(proposal.rules.len()))?;
    for change in &proposal.rules {
        out.line(&format!("  {}", words::rule(change)))?;
    }
    out.line("")?;
    let sums = [&proposal.portfolio.before, &proposal.portfolio.after];
    totals_table(sums, [strings.rules_before(), strings.rules_after()], session).print(out)?;
    out.line("")?;
    tell_moved(&proposal.portfolio.moved, session, out)
}

/// What was accepted, as documented in docs/json.md.
#[derive(Serialize)]
struct Taken {
    accepted: bool,
    on: NaiveDate,
    #[serde(flatten)]
    proposal: Proposal,
}

fn accept(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let proposed = edited(session)?;
    let mut store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    if as_of.past {
        return Err(usage::wrong(session.strings.cli_usage_conflict("--as-of", "accept"), session.strings).into());
    }
    let held = hold_against(store.read(), &store.calendar(), as_of, &proposed, &mut |_| true);
    let proposal = held.map_err(|error| session.failed(&error, &store))?;
    let differs = !proposal.rules.is_empty();
    if differs {
        store.apply(&acceptance(&proposed, as_of.day)).map_err(|error| session.failed(&error, &store))?;
    }
    if session.globals.json {
        return out.json(&Taken { accepted: differs, on: as_of.day, proposal });
    }
    tell(&proposal, session, out)?;
    if differs { out.line(&session.strings.cli_policy_accepted(as_of.day.to_string())) } else { Ok(()) }
}

/// What was accepted once, as documented in docs/json.md.
#[derive(Serialize)]
struct Earlier {
    on: NaiveDate,
    by: String,
    policy: String,
    rules: Vec<RuleChange>,
}

fn history(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let strings = session.strings;
    let accepted = store.read().accepted_policies().map_err(|error| session.failed(&error, &store))?;
    if session.globals.json {
        let shape = |one: crate::store::policies::Accepted| Earlier { on: one.on, by: one.by, policy: one.digest, rules: one.changes };
        return out.json(&accepted.into_iter().map(shape).collect::<Vec<_>>());
    }
    if accepted.is_empty() {
        return out.line(&strings.rules_never());
    }
    let mut table = Table::new([strings.rules_history()]);
    for one in &accepted {
        table.row([strings.rules_accepted_line(one.on.to_string(), session.private(&one.by), &one.digest, one.changes.len())]);
        for change in &one.changes {
            table.row([format!("  {}", words::rule(change))]);
        }
    }
    table.print(out)
}
