//! The end: nothing is left with nobody, or with the one who goes.

use chrono::NaiveDate;

use super::step::{changes_hands, hand_over_items};
use super::{Around, Obstacle, edit, needed, possible, running, said, text_cell};
use crate::domain::handover::{HandoverState, HandoverStep};
use crate::domain::{Coded, RowId};
use crate::store::handover::{Handover, Setting};
use crate::store::{Edit, Table};

/// The edit that closes a handover: what was named for somebody is theirs, and where the meeting was not held the accounts change hands
/// on this day. `anyway` says why, if steps are left undone.
///
/// # Errors
/// [`Obstacle`] naming each open item without a new owner, or the steps that are not done and for which no reason was given.
pub fn closed(around: &Around, handover: &Handover, on: NaiveDate, anyway: Option<&str>, setting: &Setting<'_>) -> Result<Edit, Obstacle> {
    running(handover)?;
    possible(handover, on, setting.as_of)?;
    let left = handover.unowned();
    if !left.is_empty() {
        return Err(Obstacle::Unowned(left.into_iter().map(|(_, item)| (item.kind, item.title.clone())).collect()));
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
        return Err(Obstacle::StepsOpen(undone));
    }
    let mut edit = edit(handover, None, None);
    for account in &handover.accounts {
        if handover.met_on(account.id).is_none() {
            changes_hands(around, &mut edit, handover, account, on);
        } else {
            hand_over_items(&mut edit, account);
        }
        // What is not named one by one goes to the successor.
        for (table, row, column) in around.rest(account.id, handover.outgoing.id.raw()) {
            edit.update(table, row, vec![(column, handover.incoming.id.raw().into())]);
        }
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
