//! People and their seats; what was decided about alerts, and where the relation stands.

use super::super::source::{Scan, code, date, maybe_date};
use super::{DutyPools, OWN, at, reference};
use crate::domain::Coded;
use crate::domain::people::BuyingRole;
use crate::domain::profile::ProfileField;
use crate::scoring::alerts::decisions::Ruling;
use crate::scoring::birthdays::Birthday;
use crate::scoring::chain::GhostSeat;
use crate::store::error::Error;

impl Scan<'_> {
    /// Seats that somebody looks for, posts that ended, birthdays.
    pub(super) fn people(&self, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        self.each(
            "SELECT account_id, role, found_on, due_on, introducer_id, accepted_on, filled_on FROM ghost_seat",
            OWN,
            |account, row| {
                let Some(role) = code::<BuyingRole>(row, 1)? else { return Ok(()) };
                // A seat that was filled needs nobody any more than one that was given up.
                let settled = [maybe_date(row, 5)?, maybe_date(row, 6)?].into_iter().flatten().min();
                let seat = GhostSeat {
                    role,
                    found_on: date(row, 2)?,
                    due_on: maybe_date(row, 3)?,
                    introducer: reference(row, 4)?,
                    accepted_on: settled,
                };
                DutyPools::push(|pools| &mut pools.ghosts, pools, account, seat);
                Ok(())
            },
        )?;
        self.each("SELECT account_id FROM post WHERE left_on IS NOT NULL", OWN, |account, _| {
            pools.departures.extend(pools.accounts.place(account));
            Ok(())
        })?;
        let select = "SELECT p.account_id, p.person_id, p.left_on, n.birth_calendar, n.birth_year, n.birth_month, n.birth_day, \
                      n.birth_leap_month FROM person n JOIN post p ON p.person_id = n.id WHERE n.birth_month IS NOT NULL";
        self.each(select, "p.account_id = ?1", |account, row| {
            let (Some(month), Some(day)) = (row.get(5)?, row.get(6)?) else { return Ok(()) };
            if maybe_date(row, 2)?.is_some_and(|left| left <= self.as_of) {
                return Ok(());
            }
            let birthday = Birthday {
                calendar: code(row, 3)?.unwrap_or(crate::domain::chain::BirthCalendar::Solar),
                year: row.get(4)?,
                month,
                day,
                leap_month: row.get::<_, Option<bool>>(7)?.unwrap_or(false),
            };
            if let Some(person) = reference(row, 1)? {
                DutyPools::push(|pools| &mut pools.birthdays, pools, account, (person, birthday));
            }
            Ok(())
        })
    }

    pub(super) fn decisions_and_stages(&self, pools: &mut DutyPools<'_>) -> Result<(), Error> {
        let select = "SELECT account_id, id, rule, subject, opened_on, decision, decided_at, until, assignee_id, reason FROM alert_ruling";
        self.each(select, OWN, |account, row| {
            let (Some(rule), Some(decision), Some(decided_at)) = (code(row, 2)?, code(row, 5)?, at(row, 6)?) else { return Ok(()) };
            let ruling = Ruling {
                id: row.get(1)?,
                rule,
                subject: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
                opened_on: date(row, 4)?,
                decision,
                decided_at,
                until: maybe_date(row, 7)?,
                assignee: reference(row, 8)?,
                reason: row.get(9)?,
            };
            DutyPools::push(|pools| &mut pools.rulings, pools, account, ruling);
            Ok(())
        })?;
        let stage = ProfileField::LifecycleStage.code();
        let over = crate::domain::account::Lifecycle::Churned.code();
        let select = format!("SELECT account_id, as_of, id, value FROM account_field WHERE field = '{stage}'");
        self.each(&select, OWN, |account, row| {
            let is_over = row.get_ref(3)?.as_str_or_null()? == Some(over);
            let said = (date(row, 1)?, row.get(2)?, is_over);
            DutyPools::push(|pools| &mut pools.stages, pools, account, said);
            Ok(())
        })
    }
}
