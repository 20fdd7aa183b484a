//! Rules that were edited, held against the rules in force before they are accepted.

use serde::Serialize;

use super::{Comparison, compare, states};
use crate::domain::AsOf;
use crate::domain::calendar::WorkCalendar;
use crate::policy::{PolicySet, RuleChange};
use crate::store::summary::Progress;
use crate::store::{Error, Reader};

/// What other rules would come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The rules in force, by their short name.
    pub in_force: String,
    /// The other rules, by their short name.
    pub proposed: String,
    /// What they put differently.
    pub rules: Vec<RuleChange>,
    /// The portfolio today under each.
    #[serde(flatten)]
    pub portfolio: Comparison,
}

/// Holds rules against those in force, as if they were accepted today: weeks that are over keep the rules they had.
///
/// # Errors
/// [`Error::Cancelled`]; those of the database.
pub fn hold_against(
    records: Reader<'_>,
    calendar: &WorkCalendar,
    as_of: AsOf,
    proposed: &PolicySet,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Proposal, Error> {
    let policies = records.policies()?;
    let in_force = policies.on(as_of.day);
    let rules = in_force.differences(proposed);
    let before = states(records, &policies, calendar, as_of, go_on)?;
    let after = if rules.is_empty() {
        before.clone()
    } else {
        states(records, &policies.with(as_of.day, proposed.clone()), calendar, as_of, go_on)?
    };
    Ok(Proposal {
        in_force: in_force.digest(),
        proposed: proposed.digest(),
        portfolio: compare(before, after, records.reporting_currency()?),
        rules,
    })
}
