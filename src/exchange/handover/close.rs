//! The end: nothing is left with nobody, or with the one who goes.

use chrono::NaiveDate;

use super::step::{changes_hands, hand_over_items};
use super::{Obstacle, Refused, edit, needed, possible, running, said, text_cell};
use crate::domain::alert::AlertDecision;
use crate::domain::handover::{HandoverState, HandoverStep};
use crate::domain::{Coded, RowId};
use crate::store::handover::{HandedAccount, Handover, Setting};
use crate::store::{Edit, Reader, Table};

/// The edit that closes a handover: what was named for somebody is theirs, and where the meeting was not held the accounts change hands
/// on this day. `anyway` says why, if steps are left undone.
///
/// # Errors
/// [`Refused`] naming each open item without a new owner, or the steps that are not done and for which no reason was given; and if the
/// database fails.
pub fn closed(
    reader: &Reader<'_>,
    handover: &Handover,
    on: NaiveDate,
    anyway: Option<&str>,
    setting: &Setting<'_>,
) -> Result<Edit, Refused> {
    running(handover)?;
    possible(handover, on, setting.as_of)?;
    let left = handover.unowned();
    if !left.is_empty() {
        return Err(Obstacle::Unowned(left.into_iter().map(|(_, item)| (item.kind, item.title.clone())).collect()).into());
    }
    let undone: Vec<HandoverStep> = handover
        .steps()
        .iter()
        .filter(|step| !step.standing.is_settled())
        .map(|step| step.step)
        .filter(|step| !is_idle(*step, handover))
        .collect();
    let reason = anyway.and_then(said);
    if !undone.is_empty() && reason.is_none() {
        return Err(Obstacle::StepsOpen(undone).into());
    }
    let mut edit = edit(handover, None, None);
    for account in &handover.accounts {
        if handover.met_on(account.id).is_none() {
            changes_hands(reader, &mut edit, handover, account, on)?;
        } else {
            hand_over_items(&mut edit, account);
        }
        rest_goes_over(reader, &mut edit, handover, account)?;
    }
    for line in handover.feedback.iter().filter(|line| line.settled_on.is_none()) {
        if line.owner.as_ref() == Some(&handover.outgoing) {
            edit.update(Table::HandoverFeedback, line.id, vec![("owner_id", handover.incoming.id.raw().into())]);
        }
    }
    let mut values = vec![("state", HandoverState::Closed.code().into()), ("closed_on", on.into())];
    values.extend(reason.map(|reason| ("note", text_cell(Some(reason)))));
    edit.update(Table::Handover, handover.id.raw(), values);
    Ok(edit)
}

/// Steps that nothing asks for: they wait for a doubt that nobody had.
fn is_idle(step: HandoverStep, handover: &Handover) -> bool {
    matches!(step, HandoverStep::ExecutiveCall | HandoverStep::AddedService) && handover.doubt_at.is_none()
}

/// What has an owner but is not named one by one goes to the successor: running contracts, requests still to be evaluated, alerts
/// that somebody was to see to.
fn rest_goes_over(reader: &Reader<'_>, edit: &mut Edit, handover: &Handover, account: &HandedAccount) -> Result<(), Refused> {
    let (from, to) = (handover.outgoing.id.raw(), handover.incoming.id.raw());
    let decided: Vec<Option<i64>> = reader.rows_of(Table::ContractOutcome, account.id)?.iter().map(|row| row.int("contract_id")).collect();
    for row in reader.rows_of(Table::Contract, account.id)? {
        if row.int("owner_id") == Some(from) && !decided.contains(&Some(row.id)) {
            edit.update(Table::Contract, row.id, vec![("owner_id", to.into())]);
        }
    }
    for row in reader.rows_of(Table::Request, account.id)? {
        if row.int("evaluator_id") == Some(from) && row.date("evaluated_on").is_none() && row.date("closed_on").is_none() {
            edit.update(Table::Request, row.id, vec![("evaluator_id", to.into())]);
        }
    }
    for row in reader.rows_of(Table::AlertRuling, account.id)? {
        let open = matches!(row.code("decision"), Some(AlertDecision::Assign | AlertDecision::Snooze));
        if row.int("assignee_id") == Some(from) && open {
            edit.update(Table::AlertRuling, row.id, vec![("assignee_id", to.into())]);
        }
    }
    Ok(())
}

/// The edit that calls a handover off.
///
/// # Errors
/// [`Obstacle`] if it has ended, or no reason is given.
pub fn cancelled(handover: &Handover, on: NaiveDate, reason: &str) -> Result<Edit, Obstacle> {
    running(handover)?;
    let reason = needed(reason, "reason")?;
    let mut edit = edit(handover, None, None);
    let values = vec![("state", HandoverState::Cancelled.code().into()), ("closed_on", on.into()), ("note", reason.into())];
    edit.update(Table::Handover, handover.id.raw(), values);
    Ok(edit)
}
