//! What stands in the way of a step, and how that is said.

use chrono::NaiveDate;

use crate::domain::handover::{HandoverState, HandoverStep};
use crate::i18n::{Strings, label};
use crate::scoring::handover::{ItemKind, NoticeWindow};

/// Names that a refusal tells; the rest are counted.
const NAMED: usize = 6;

/// A rule of handovers that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// It has ended.
    NotRunning(HandoverState),
    /// No account was named.
    NoAccount,
    /// The account is not one of this handover.
    NotHandedOver,
    /// There are several accounts, and none was named.
    WhichAccount,
    /// The account is being handed over already.
    AlreadyRunning(String),
    /// Who leaves is who comes.
    SamePerson,
    /// A meeting before the start.
    MeetingBeforeStart(NaiveDate),
    /// The day is still to come.
    InFuture(NaiveDate),
    /// The day lies before the start.
    BeforeStart {
        /// The day.
        on: NaiveDate,
        /// The start.
        start: NaiveDate,
    },
    /// A text is missing; the field as in JSON.
    Empty(&'static str),
    /// The manual has gaps that are neither answered nor waived: their names, said.
    Gaps(Vec<String>),
    /// There is nothing to review.
    NotSubmitted,
    /// The customer is told outside the window, without a reason.
    Window(NoticeWindow),
    /// No hard question has an agreed answer.
    NoQuestion,
    /// Nobody wrote into the feedback form.
    NoFeedback,
    /// Lines to confirm without owner or date.
    Feedback(Vec<String>),
    /// The step needs more than a note, and is taken by its own form.
    OwnForm(HandoverStep),
    /// Open items would be left with nobody, or with the one who goes: kind and title.
    Unowned(Vec<(ItemKind, String)>),
    /// Steps are not done, and no reason was given.
    StepsOpen(Vec<HandoverStep>),
    /// There is no such gap.
    NoGap(String),
    /// The new owner is the one who leaves.
    Leaves(String),
    /// There is no doubt on record.
    NoDoubt,
}

impl Obstacle {
    /// Its code, as in JSON.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotRunning(_) => "not_running",
            Self::NoAccount => "no_account",
            Self::NotHandedOver => "not_handed_over",
            Self::WhichAccount => "which_account",
            Self::AlreadyRunning(_) => "already_running",
            Self::SamePerson => "same_person",
            Self::MeetingBeforeStart(_) => "meeting_before_start",
            Self::InFuture(_) => "in_future",
            Self::BeforeStart { .. } => "before_start",
            Self::Empty(_) => "empty",
            Self::Gaps(_) => "gaps",
            Self::NotSubmitted => "not_submitted",
            Self::Window(_) => "notice_window",
            Self::NoQuestion => "no_question",
            Self::NoFeedback => "no_feedback",
            Self::Feedback(_) => "feedback_incomplete",
            Self::OwnForm(_) => "own_form",
            Self::Unowned(_) => "unowned",
            Self::StepsOpen(_) => "steps_open",
            Self::NoGap(_) => "no_gap",
            Self::Leaves(_) => "leaves",
            Self::NoDoubt => "no_doubt",
        }
    }

    /// What stands in the way and what to do, as a sentence.
    #[must_use]
    pub fn sentence(&self, strings: &Strings) -> String {
        match self {
            Self::NotRunning(state) => strings.handover_not_running(label(*state, strings)),
            Self::NoAccount => strings.handover_no_account(),
            Self::NotHandedOver => strings.handover_not_handed_over(),
            Self::WhichAccount => strings.handover_which_account(),
            Self::AlreadyRunning(name) => strings.handover_already_running(name),
            Self::SamePerson => strings.handover_same_person(),
            Self::MeetingBeforeStart(on) => strings.handover_meeting_before_start(on.to_string()),
            Self::InFuture(on) => strings.handover_in_future(on.to_string()),
            Self::BeforeStart { on, start } => strings.handover_before_start(on.to_string(), start.to_string()),
            Self::Empty(field) => strings.handover_empty(strings.handover_field(*field)),
            Self::Gaps(names) => strings.handover_gaps_left(count(names.len()), listed(names, strings)),
            Self::NotSubmitted => strings.handover_not_submitted(),
            Self::Window(window) => strings.handover_outside_window(window.first.to_string(), window.last.to_string()),
            Self::NoQuestion => strings.handover_no_question(),
            Self::NoFeedback => strings.handover_no_feedback(),
            Self::Feedback(lines) => strings.handover_feedback_incomplete(count(lines.len()), listed(lines, strings)),
            Self::OwnForm(step) => strings.handover_own_form(label(*step, strings)),
            Self::Unowned(items) => {
                let names: Vec<String> = items.iter().map(|(kind, title)| strings.handover_item(label(*kind, strings), title)).collect();
                strings.handover_cannot_close_items(count(items.len()), listed(&names, strings))
            }
            Self::StepsOpen(steps) => {
                let names: Vec<String> = steps.iter().map(|step| label(*step, strings)).collect();
                strings.handover_cannot_close_steps(count(steps.len()), listed(&names, strings))
            }
            Self::NoGap(name) => strings.handover_no_gap(name),
            Self::Leaves(name) => strings.handover_leaves(name),
            Self::NoDoubt => strings.handover_no_doubt(),
        }
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Some names, and how many more there are.
fn listed(names: &[String], strings: &Strings) -> String {
    let mut shown: Vec<String> = names.iter().take(NAMED).cloned().collect();
    if let Some(more) = names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        shown.push(strings.handover_more(count(more)));
    }
    shown.join(&strings.handover_list_comma())
}
