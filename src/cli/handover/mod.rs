//! `kamdeck handover`: every step of a service handover without the screen.

mod args;
mod board;
mod find;
mod manual;
mod pack;
mod start;
mod status;
mod step;
mod work;

use clap::ArgMatches;

use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use crate::domain::id::HandoverId;
use crate::domain::{AccountId, AsOf};
use crate::exchange::handover::{Around, Obstacle};
use crate::store::handover::{Handover, Setting};
use crate::store::policies::Policies;
use crate::store::{Edit, Store};

pub use args::command;

/// Does what a subcommand asks for.
///
/// # Errors
/// [`Stop`] if the handover, account or person is not found, a rule of handovers stands in the way, the database fails, or the output is
/// closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    match matches.subcommand() {
        Some(("start", matches)) => start::run(session, matches, out),
        Some(("list", matches)) => board::list(session, matches, out),
        Some(("board", _)) => board::run(session, out),
        Some(("cases", matches)) => board::cases(session, matches, out),
        Some(("manual", matches)) => manual::run(session, matches, out),
        Some(("notice", matches)) => manual::notice(session, matches, out),
        Some(("step", matches)) => step::run(session, matches, out),
        Some(("doubt", matches)) => step::doubt(session, matches, out),
        Some(("move", matches)) => step::move_meeting(session, matches, out),
        Some(("gap", matches)) => work::gap(session, matches, out),
        Some(("write", matches)) => work::write(session, matches, out),
        Some(("owner", matches)) => work::owner(session, matches, out),
        Some(("question", matches)) => work::question(session, matches, out),
        Some(("feedback", matches)) => work::feedback(session, matches, out),
        Some(("pack", matches)) => pack::pack(session, matches, out),
        Some(("open", matches)) => pack::open(session, matches, out),
        Some(("close", matches)) => step::close(session, matches, out),
        Some(("cancel", matches)) => step::cancel(session, matches, out),
        Some((_, matches)) => status::run(session, matches, out),
        None => Ok(()),
    }
}

/// What every subcommand works with.
struct Desk<'a> {
    session: &'a Session<'a>,
    store: Store,
    policies: Policies,
    calendar: crate::domain::calendar::WorkCalendar,
    as_of: AsOf,
}

impl<'a> Desk<'a> {
    fn open(session: &'a Session<'a>) -> Result<Self, Stop> {
        let store = session.open()?;
        let as_of = session.as_of(store.zone())?;
        let calendar = session.calendar()?;
        let policies = store.read().policies().map_err(|error| session.failed(&error, &store))?;
        Ok(Self { session, store, policies, calendar, as_of })
    }

    fn setting(&self) -> Setting<'_> {
        Setting { policies: &self.policies, calendar: &self.calendar, as_of: self.as_of }
    }

    fn failed(&self, error: &crate::store::Error) -> Stop {
        self.session.failed(error, &self.store)
    }

    /// The handover with an identifier.
    fn handover(&self, id: HandoverId) -> Result<Handover, Stop> {
        let found = self.store.read().handover(id, &self.setting()).map_err(|error| self.failed(&error))?;
        found.ok_or_else(|| Failure::new(Exit::Failed, "not_found", self.session.strings.handover_cli_none(id.to_string())).into())
    }

    /// A rule that stands in the way, as a failure.
    fn obstacle(&self, obstacle: &Obstacle) -> Stop {
        let private = |name: &String| self.session.private(name).into_owned();
        let told = match obstacle {
            Obstacle::AlreadyRunning(name) => Obstacle::AlreadyRunning(private(name)),
            Obstacle::Leaves(name) => Obstacle::Leaves(private(name)),
            Obstacle::Unowned(items) => Obstacle::Unowned(items.iter().map(|(kind, title)| (*kind, private(title))).collect()),
            other => other.clone(),
        };
        Failure::new(Exit::Failed, told.code(), told.sentence(self.session.strings)).into()
    }

    /// What stands round a handover.
    fn around(&self, handover: &Handover) -> Result<Around, Stop> {
        Around::read(&self.store.read(), handover).map_err(|error| self.failed(&error))
    }

    /// Writes an edit; answers the row of each of its changes.
    fn write(&mut self, edit: &Edit) -> Result<Vec<i64>, Stop> {
        let written = self.store.apply(edit);
        written.map(|done| done.value).map_err(|error| self.session.failed(&error, &self.store))
    }

    /// Writes an edit about a handover, and tells what was done and where that stands now.
    fn record(&mut self, handover: HandoverId, edit: &Edit, out: &mut Out) -> Result<(), Stop> {
        self.write(edit)?;
        let now = self.handover(handover)?;
        if self.session.globals.json {
            return out.json(&status::shape(&now, self.session.strings));
        }
        out.line(&self.session.what(&edit.what))?;
        status::next(&status::shown(now, self.session), self.session.strings, out)
    }

    /// The account of a handover that `--account` names; none if it is not given.
    fn account(&self, matches: &ArgMatches) -> Result<Option<AccountId>, Stop> {
        let Some(typed) = super::args::value::<String>(matches, "account") else { return Ok(None) };
        super::pick::account(self.session, &self.store, &typed).map(Some)
    }

    /// The day that `--on` names; today if it is not given.
    fn on(&self, matches: &ArgMatches) -> Result<chrono::NaiveDate, Stop> {
        self.day(matches, "on").map(|day| day.unwrap_or(self.as_of.day))
    }

    /// A day that an option names.
    fn day(&self, matches: &ArgMatches, option: &str) -> Result<Option<chrono::NaiveDate>, Stop> {
        let Some(typed) = super::args::value::<String>(matches, option) else { return Ok(None) };
        Ok(Some(self.session.day(&typed, &format!("--{option}"), self.as_of.day)?))
    }
}
