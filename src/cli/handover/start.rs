//! `kamdeck handover start`.

use clap::ArgMatches;

use super::super::args::value;
use super::super::exit::Exit;
use super::super::failure::{Failure, Stop};
use super::super::out::Out;
use super::super::pick;
use super::super::session::Session;
use super::{Desk, status};
use crate::domain::handover::HandoverTrigger;
use crate::domain::id::HandoverId;
use crate::domain::profile::TeamRole;
use crate::domain::{AccountId, ColleagueId, RowId};
use crate::exchange::handover::{Colleague, Start, candidates, started};
use crate::i18n::{Strings, label};
use crate::store::{Change, Table};

/// Starts a handover, and tells its checklist and the cases like it.
///
/// # Errors
/// [`Stop`] if an account is not found or is being handed over already, nobody owns it and `--from` is not given, the database fails.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let mut accounts = Vec::new();
    for typed in matches.get_many::<String>("accounts").unwrap_or_default() {
        accounts.push(pick::account(session, &desk.store, typed)?);
    }
    let outgoing = match desk.colleague(matches, "from")? {
        Some(Colleague::Known(id)) => id,
        Some(Colleague::Named(name)) => {
            return Err(Failure::new(Exit::Failed, "not_found", session.strings.handover_cli_no_colleague(name)).into());
        }
        None => desk.owner_of(accounts.first().copied(), session.strings)?,
    };
    if matches.get_flag("portfolio") {
        accounts.extend(desk.portfolio(outgoing)?);
    }
    let Some(incoming) = desk.colleague(matches, "to")? else { return Ok(()) };
    let start = Start {
        trigger: value(matches, "trigger").unwrap_or(HandoverTrigger::Rotation),
        outgoing: Colleague::Known(outgoing),
        incoming,
        supervisor: desk.colleague(matches, "supervisor")?,
        sensitivity: value(matches, "sensitivity"),
        started_on: desk.on(matches)?,
        meeting_on: desk.future_day(matches, "meeting")?,
        internal_reason: value(matches, "reason"),
    };
    let accounts = candidates(&desk.store.read(), &accounts, &desk.setting()).map_err(|error| desk.failed(&error))?;
    let edit = started(&accounts, &start, &desk.setting()).map_err(|obstacle| desk.obstacle(&obstacle))?;
    let rows = desk.write(&edit)?;
    let at = edit.changes.iter().position(|change| matches!(change, Change::Insert { table: Table::Handover, .. }));
    let Some(id) = at.and_then(|at| rows.get(at)).map(|row| HandoverId::from_raw(*row)) else { return Ok(()) };
    let handover = desk.handover(id)?;
    if session.globals.json {
        return out.json(&status::shape(&handover, session.strings));
    }
    let handover = status::shown(handover, session);
    out.line(&session.strings.handover_cli_started(handover.name(), id.to_string()))?;
    status::tell(&handover, session.strings, out)?;
    let Some(account) = handover.accounts.first() else { return Ok(()) };
    let cases = desk.store.read().similar_cases(handover.trigger, account.tier, account.kind, desk.as_of);
    for (same, case) in cases.map_err(|error| desk.failed(&error))?.into_iter().take(3) {
        let strings = session.strings;
        let mut common = Vec::new();
        common.extend(same.trigger.then(|| label(handover.trigger, strings)));
        common.extend(same.tier.then(|| label(account.tier, strings)));
        common.extend(same.kind.then(|| label(account.kind, strings)));
        out.line(&strings.handover_cli_case(common.join(&strings.handover_list_comma()), &case.title, &case.lesson))?;
    }
    Ok(())
}

impl Desk<'_> {
    /// The present owner of an account.
    fn owner_of(&self, account: Option<AccountId>, strings: &Strings) -> Result<ColleagueId, Stop> {
        let failed = |error| self.failed(&error);
        let found = match account {
            Some(account) => self.store.read().owner_on(account, self.as_of).map_err(failed)?,
            None => self.store.me().map_err(failed)?,
        };
        found.ok_or_else(|| Failure::new(Exit::Failed, "no_owner", strings.handover_cli_no_owner()).into())
    }

    /// Every account that a colleague owns and that is not being handed over already.
    fn portfolio(&self, owner: ColleagueId) -> Result<Vec<AccountId>, Stop> {
        let failed = |error| self.failed(&error);
        let reader = self.store.read();
        let mut owned = Vec::new();
        for row in
            reader.rows_where(Table::AccountTeam, &[("colleague_id", owner.into()), ("role", TeamRole::Owner.into())]).map_err(failed)?
        {
            let Some(account) = row.reference::<AccountId>("account_id") else { continue };
            let his = reader.owner_on(account, self.as_of).map_err(failed)? == Some(owner);
            if his && !owned.contains(&account) && reader.running_handovers_of(account, self.as_of).map_err(failed)?.is_empty() {
                owned.push(account);
            }
        }
        Ok(owned)
    }

    /// A day that may lie ahead.
    pub(super) fn future_day(&self, matches: &ArgMatches, option: &str) -> Result<Option<chrono::NaiveDate>, Stop> {
        let Some(typed) = value::<String>(matches, option) else { return Ok(None) };
        Ok(Some(self.session.day_ahead(&typed, &format!("--{option}"), self.as_of.day)?))
    }
}
