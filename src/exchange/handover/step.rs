//! The steps of the checklist.

use chrono::NaiveDate;

use super::{Around, Obstacle, edit, meant, possible, running, said, text_cell};
use crate::domain::account::Sensitivity;
use crate::domain::handover::{FeedbackColumn, HandoverStep, StepOutcome};
use crate::domain::people::Depth;
use crate::domain::profile::TeamRole;
use crate::domain::{AccountId, AsOf, Coded, Instant, RowId};
use crate::i18n::{Strings, handover::gap};
use crate::scoring::handover::{NoticeWindow, StepStanding};
use crate::store::handover::{HandedAccount, Handover, Setting, table_of};
use crate::store::{Cell, Change, Edit, Table};

/// What was done for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Which step.
    pub step: HandoverStep,
    /// With which account; none: with all.
    pub account: Option<AccountId>,
    /// When.
    pub on: NaiveDate,
    /// How it ended: reviews are approved or returned, everything else is done.
    pub outcome: StepOutcome,
    /// By which channel.
    pub channel: Option<String>,
    /// What was said or agreed.
    pub note: Option<String>,
    /// Why a rule was overridden.
    pub override_reason: Option<String>,
}

impl Done {
    /// A step done on a day, with all accounts.
    #[must_use]
    pub const fn new(step: HandoverStep, on: NaiveDate) -> Self {
        Self { step, account: None, on, outcome: StepOutcome::Done, channel: None, note: None, override_reason: None }
    }
}

/// The minutes of the three-party meeting: past value, then continuity and upgrade, then the customer's wishes; the follow-up agreed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Minutes {
    /// What was achieved.
    pub past_value: String,
    /// What stays, what improves.
    pub continuity: String,
    /// What the customer wishes.
    pub wishes: String,
    /// The day of the monthly report.
    pub report_day: String,
    /// Whom to call in an emergency.
    pub urgent_contact: String,
}

impl Minutes {
    /// The minutes as a note, a line a part; nothing for a part that says nothing.
    #[must_use]
    pub fn note(&self, strings: &Strings) -> String {
        let parts = [
            ("past_value", &self.past_value),
            ("continuity", &self.continuity),
            ("wishes", &self.wishes),
            ("report_day", &self.report_day),
            ("urgent_contact", &self.urgent_contact),
        ];
        let told = parts.into_iter().filter_map(|(part, text)| Some(strings.handover_minutes(strings.handover_field(part), said(text)?)));
        told.collect::<Vec<_>>().join("\n")
    }
}

/// The edit that records a step.
///
/// # Errors
/// [`Obstacle`] if the rule of the step is not kept: a manual with open gaps, a review of nothing, a notice outside its window without a
/// reason, a rehearsal without agreed answers, feedback without owners and dates; for a day in the future or before the start. `strings` names gaps.
pub fn step_done(around: &Around, handover: &Handover, done: &Done, setting: &Setting<'_>, strings: &Strings) -> Result<Edit, Obstacle> {
    running(handover)?;
    possible(handover, done.on, setting.as_of)?;
    let accounts = meant(handover, done.account)?;
    check(handover, &accounts, done, setting, strings)?;
    let only = done.account.and_then(|id| handover.account(id));
    let mut edit = edit(handover, only, Some(done.step));
    enter(&mut edit, handover, done);
    if done.step == HandoverStep::Meeting {
        for account in &accounts {
            if handover.met_on(account.id).is_none() {
                changes_hands(around, &mut edit, handover, account, done.on);
            }
        }
    }
    Ok(edit)
}

/// The entry of a step. Who records it is who acts; for whom, who has to take it.
pub(super) fn enter(edit: &mut Edit, handover: &Handover, done: &Done) {
    let responsible = handover
        .accounts
        .first()
        .and_then(|account| account.steps.iter().find(|step| step.step == done.step))
        .and_then(|step| handover.responsible(step.responsible));
    let mut values = vec![
        ("handover_id", handover.id.raw().into()),
        ("step", done.step.code().into()),
        ("outcome", done.outcome.code().into()),
        ("done_on", done.on.into()),
        ("colleague_id", Cell::Me),
        ("channel", text_cell(done.channel.as_deref())),
        ("note", text_cell(done.note.as_deref())),
        ("override_reason", text_cell(done.override_reason.as_deref())),
    ];
    values.extend(done.account.map(|account| ("account_id", account.raw().into())));
    values.extend(responsible.map(|who| ("on_behalf_of", who.id.raw().into())));
    edit.insert(Table::HandoverEntry, values);
}

fn check(handover: &Handover, accounts: &[&HandedAccount], done: &Done, setting: &Setting<'_>, strings: &Strings) -> Result<(), Obstacle> {
    match done.step {
        HandoverStep::Manual => {
            let named = |account: &&HandedAccount| -> Vec<String> { account.open_gaps().map(|one| gap(one, strings)).collect() };
            let gaps: Vec<String> = accounts.iter().flat_map(named).collect();
            if gaps.is_empty() { Ok(()) } else { Err(Obstacle::Gaps(gaps)) }
        }
        HandoverStep::Review => {
            let submitted = |account: &&HandedAccount| {
                account.steps.iter().any(|step| step.step == HandoverStep::Review && !matches!(step.standing, StepStanding::Waiting))
            };
            if done.outcome == StepOutcome::Returned && done.note.as_deref().and_then(said).is_none() {
                return Err(Obstacle::Empty("remarks"));
            }
            if accounts.iter().all(submitted) { Ok(()) } else { Err(Obstacle::NotSubmitted) }
        }
        HandoverStep::Notice => {
            if done.note.as_deref().and_then(said).is_none() {
                return Err(Obstacle::Empty("text"));
            }
            let window = NoticeWindow::before(handover.meeting_on, setting.context().policy);
            match handover.sensitivity {
                Sensitivity::High => window.allows(done.on, done.override_reason.as_deref()).map_err(Obstacle::Window),
                Sensitivity::Normal => Ok(()),
            }
        }
        HandoverStep::Talk2 => {
            let concerns = |of: Option<AccountId>| of.is_none() || done.account.is_none() || of == done.account;
            let agreed = handover.questions.iter().any(|one| concerns(one.account) && one.agreed.is_some());
            if agreed { Ok(()) } else { Err(Obstacle::NoQuestion) }
        }
        HandoverStep::Talk1 | HandoverStep::Files | HandoverStep::Meeting => match done.note.as_deref().and_then(said) {
            Some(_) => Ok(()),
            None => Err(Obstacle::Empty("note")),
        },
        HandoverStep::ExecutiveCall | HandoverStep::AddedService => {
            if handover.doubt_at.is_some() {
                Ok(())
            } else {
                Err(Obstacle::NoDoubt)
            }
        }
        HandoverStep::Feedback => feedback_is_complete(handover, accounts),
        HandoverStep::Survey | HandoverStep::Lesson => Err(Obstacle::OwnForm(done.step)),
    }
}

fn feedback_is_complete(handover: &Handover, accounts: &[&HandedAccount]) -> Result<(), Obstacle> {
    let concerns = |of: Option<AccountId>| of.is_none_or(|of| accounts.iter().any(|account| account.id == of));
    let lines: Vec<_> = handover.feedback.iter().filter(|line| concerns(line.account)).collect();
    if lines.is_empty() {
        return Err(Obstacle::NoFeedback);
    }
    let incomplete: Vec<String> = lines
        .iter()
        .filter(|line| line.column == FeedbackColumn::ToConfirm && (line.owner.is_none() || line.due_on.is_none()))
        .map(|line| line.what.clone())
        .collect();
    if incomplete.is_empty() { Ok(()) } else { Err(Obstacle::Feedback(incomplete)) }
}

/// The account changes hands on a day: who leaves gives up every role, the successor is its owner and has met the people from that day
/// on, and what was named for somebody is theirs.
pub(super) fn changes_hands(around: &Around, edit: &mut Edit, handover: &Handover, account: &HandedAccount, on: NaiveDate) {
    for (role, holder) in around.team(account.id, on) {
        let leaves = holder == Some(handover.outgoing.id.raw());
        let owner = role == TeamRole::Owner && holder != Some(handover.incoming.id.raw());
        if leaves || owner {
            let values = vec![
                ("account_id", account.id.raw().into()),
                ("role", role.code().into()),
                ("colleague_id", handover.incoming.id.raw().into()),
                ("since", on.into()),
            ];
            edit.insert(Table::AccountTeam, values);
        }
    }
    for person in around.strangers(account.id, on) {
        let values = vec![
            ("colleague_id", handover.incoming.id.raw().into()),
            ("person_id", person.raw().into()),
            ("depth", Depth::Met.code().into()),
            ("as_of", on.into()),
        ];
        let met = Change::Insert { table: Table::Relationship, values };
        // Somebody may hold posts at several of the accounts.
        if !edit.changes.contains(&met) {
            edit.changes.push(met);
        }
    }
    hand_over_items(edit, account);
}

/// Open items go to whom they were named for.
pub(super) fn hand_over_items(edit: &mut Edit, account: &HandedAccount) {
    for item in &account.items {
        if let Some(new) = item.new_owner.as_ref().filter(|new| item.owner.as_ref() != Some(new)) {
            edit.update(table_of(item.kind), item.id, vec![("owner_id", new.id.raw().into())]);
        }
    }
}

/// The edit that moves the meeting to another day.
///
/// # Errors
/// [`Obstacle`] if the handover has ended, or the day lies before its start.
pub fn meeting_moved(handover: &Handover, to: NaiveDate) -> Result<Edit, Obstacle> {
    running(handover)?;
    if to < handover.started_on {
        return Err(Obstacle::MeetingBeforeStart(to));
    }
    let mut edit = edit(handover, None, None);
    edit.update(Table::Handover, handover.id.raw(), vec![("meeting_on", to.into())]);
    Ok(edit)
}

/// The edit that records a doubt of the customer's: the crisis steps start.
///
/// # Errors
/// [`Obstacle`] if the handover has ended, or the instant lies in the future or before its start.
pub fn doubted(handover: &Handover, at: Instant, as_of: AsOf) -> Result<Edit, Obstacle> {
    running(handover)?;
    possible(handover, as_of.zone.day_of(at), as_of)?;
    let mut edit = edit(handover, None, None);
    edit.update(Table::Handover, handover.id.raw(), vec![("doubt_at", at.into())]);
    Ok(edit)
}
