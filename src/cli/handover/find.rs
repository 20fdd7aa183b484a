//! Which handover and which colleague is meant.

use clap::ArgMatches;

use super::super::args::value;
use super::super::exit::Exit;
use super::super::failure::{Failure, Stop};
use super::super::pick;
use super::Desk;
use crate::domain::RowId;
use crate::domain::handover::HandoverState;
use crate::domain::id::HandoverId;
use crate::exchange::handover::Colleague;
use crate::store::Table;
use crate::store::handover::Handover;

impl Desk<'_> {
    /// The handover that is named by its identifier or by one of its accounts: the one that runs, else the latest.
    pub(super) fn which(&self, matches: &ArgMatches) -> Result<Handover, Stop> {
        let typed: String = value(matches, "handover").unwrap_or_default();
        if let Ok(id) = typed.parse::<i64>()
            && self.store.read().row(Table::Handover, id).map_err(|error| self.failed(&error))?.is_some()
        {
            return self.handover(HandoverId::from_raw(id));
        }
        let account = pick::account(self.session, &self.store, &typed)?;
        let rows = self.store.read().rows_of(Table::HandoverAccount, account).map_err(|error| self.failed(&error))?;
        let mut latest = None;
        for id in rows.iter().filter_map(|row| row.int("handover_id")) {
            let found = self.store.read().handover(HandoverId::from_raw(id), &self.setting()).map_err(|error| self.failed(&error))?;
            let Some(found) = found else { continue };
            let runs = |one: &Handover| one.state == HandoverState::Running;
            if latest.as_ref().is_none_or(|known| runs(&found) || !runs(known)) {
                latest = Some(found);
            }
        }
        latest.ok_or_else(|| Failure::new(Exit::Failed, "not_found", self.session.strings.handover_cli_none(typed)).into())
    }

    /// The colleague that an option names: by identifier, user name or name; one who is not known is entered.
    pub(super) fn colleague(&self, matches: &ArgMatches, option: &str) -> Result<Option<Colleague>, Stop> {
        let Some(typed) = value::<String>(matches, option) else { return Ok(None) };
        let rows = self.store.read().all(Table::Colleague).map_err(|error| self.failed(&error))?;
        let typed = typed.trim();
        let exact =
            rows.iter().find(|row| row.id.to_string() == typed || row.text("name") == Some(typed) || row.text("login") == Some(typed));
        Ok(Some(exact.map_or_else(|| Colleague::Named(typed.to_owned()), |row| Colleague::Known(RowId::from_raw(row.id)))))
    }
}
