//! The steps of a handover and where each stands.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::{FeedbackItem, HandoverContext, HandoverFacts, NoticeWindow, StepEntry, default_meeting};
use crate::domain::account::Sensitivity;
use crate::domain::calendar::{Deadline, Start};
use crate::domain::handover::{HandoverStep, StepOutcome};
use crate::domain::{Coded, Instant};

crate::codes! {
    /// A phase of the checklist.
    pub enum Phase {
        /// Before the meeting.
        Before = "before",
        /// The handing over itself.
        During = "during",
        /// When the customer doubts.
        Crisis = "crisis",
        /// After the meeting.
        After = "after",
    }
}

crate::codes! {
    /// Who takes a step.
    pub enum Responsible {
        /// Who leaves.
        Outgoing = "outgoing",
        /// Who comes.
        Incoming = "incoming",
        /// Who watches over both.
        Supervisor = "supervisor",
    }
}

/// The phase of a step, and who takes it.
const fn place(step: HandoverStep) -> (Phase, Responsible) {
    use HandoverStep::{AddedService, ExecutiveCall, Feedback, Files, Lesson, Manual, Meeting, Notice, Review, Survey, Talk1, Talk2};
    match step {
        Manual | Talk1 | Talk2 | Notice => (Phase::Before, Responsible::Outgoing),
        Review => (Phase::Before, Responsible::Supervisor),
        Files | Meeting => (Phase::During, Responsible::Outgoing),
        ExecutiveCall => (Phase::Crisis, Responsible::Supervisor),
        AddedService => (Phase::Crisis, Responsible::Incoming),
        Feedback | Lesson => (Phase::After, Responsible::Incoming),
        Survey => (Phase::After, Responsible::Supervisor),
    }
}

/// A step with its date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineStep {
    /// Its phase.
    pub phase: Phase,
    /// Which.
    pub step: HandoverStep,
    /// Who takes it.
    pub responsible: Responsible,
    /// The day it is due; none as long as what it is counted from has not happened, and for what has no date.
    pub due_on: Option<NaiveDate>,
    /// The instant it is due.
    pub due_at: Option<Instant>,
    /// How the date came about.
    pub derivation: Derivation,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: StepStanding,
    /// What it still lacks, by name: a section or gap of the manual, a line of the feedback form without owner or date.
    pub lacks: Vec<String>,
}

/// How a date came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Derivation {
    /// Counted from the start, the submission, the doubt or the meeting.
    Counted {
        /// How.
        deadline: Deadline,
    },
    /// The day before the meeting.
    BeforeMeeting {
        /// The meeting.
        meeting_on: NaiveDate,
    },
    /// A window before the meeting; due on its last day.
    Window {
        /// The window.
        window: NoticeWindow,
        /// The meeting.
        meeting_on: NaiveDate,
    },
    /// The day of the meeting, as planned.
    Planned,
    /// Counted from something that has not happened yet.
    Waits {
        /// From which step; none: from a recorded doubt.
        on: Option<HandoverStep>,
    },
    /// At the close.
    AtClose,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum StepStanding {
    /// Not asked for in this handover.
    NotNeeded,
    /// What it is counted from has not happened.
    Waiting,
    /// To be done.
    Open,
    /// To be done, and late.
    Overdue,
    /// Given back with remarks.
    Returned {
        /// When.
        on: NaiveDate,
    },
    /// Done.
    Done {
        /// When.
        on: NaiveDate,
        /// Whether that was after its date.
        late: bool,
    },
}

impl StepStanding {
    /// Whether nothing is left to do.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::NotNeeded | Self::Done { .. })
    }
}

/// The entries that count, and the days steps are counted from.
struct Record<'f> {
    facts: &'f HandoverFacts,
    /// Earliest first.
    entries: Vec<StepEntry>,
    meeting_on: NaiveDate,
    planned: Option<Deadline>,
    held_on: Option<NaiveDate>,
}

impl<'f> Record<'f> {
    fn new(facts: &'f HandoverFacts, context: &HandoverContext<'_>) -> Self {
        let mut entries: Vec<StepEntry> = facts.entries.iter().filter(|entry| context.as_of.includes_day(entry.on)).copied().collect();
        entries.sort_by_key(|entry| (entry.on, entry.id));
        let default = default_meeting(facts.started_on, facts.sensitivity, context.policy, context.calendar, context.as_of.zone);
        let meeting_on = facts.meeting_on.unwrap_or(default.day);
        let held_on = entries.iter().find(|entry| entry.step == HandoverStep::Meeting && entry.outcome != StepOutcome::Returned);
        Self { facts, meeting_on, planned: facts.meeting_on.is_none().then_some(default), held_on: held_on.map(|entry| entry.on), entries }
    }

    fn first(&self, step: HandoverStep) -> Option<NaiveDate> {
        self.entries.iter().find(|entry| entry.step == step && entry.outcome != StepOutcome::Returned).map(|entry| entry.on)
    }

    /// The latest submission of the manual.
    fn submission(&self) -> Option<&StepEntry> {
        self.entries.iter().rev().find(|entry| entry.step == HandoverStep::Manual && entry.outcome != StepOutcome::Returned)
    }

    /// What the supervisor said to the latest submission.
    fn verdict(&self) -> Option<&StepEntry> {
        let submitted = self.submission()?;
        let after = |entry: &&StepEntry| entry.step == HandoverStep::Review && (entry.on, entry.id) > (submitted.on, submitted.id);
        self.entries.iter().rev().find(after)
    }
}

/// Every step in the order of the checklist, as it stands at the as-of instant.
#[must_use]
pub fn timeline(facts: &HandoverFacts, context: &HandoverContext<'_>) -> Vec<TimelineStep> {
    let record = Record::new(facts, context);
    HandoverStep::ALL.iter().map(|&step| timeline_step(step, &record, context)).collect()
}

/// The steps over several accounts: each stands where it stands for the account that is furthest behind with it, and lacks what any of
/// them lacks. Every account has the same steps in the same order.
#[must_use]
pub fn combined<'t>(accounts: impl IntoIterator<Item = &'t [TimelineStep]>) -> Vec<TimelineStep> {
    let mut whole: Vec<TimelineStep> = Vec::new();
    for steps in accounts {
        for step in steps {
            match whole.iter_mut().find(|known| known.step == step.step) {
                None => whole.push(step.clone()),
                Some(known) => {
                    let mut lacks = std::mem::take(&mut known.lacks);
                    lacks.extend(step.lacks.iter().cloned());
                    lacks.sort();
                    lacks.dedup();
                    if behind(step) > behind(known) {
                        *known = step.clone();
                    }
                    known.lacks = lacks;
                }
            }
        }
    }
    whole
}

/// How far behind a step is: what is late before what is open, what was done last before what was done first.
fn behind(step: &TimelineStep) -> (u8, Option<NaiveDate>) {
    match step.standing {
        StepStanding::NotNeeded => (0, None),
        StepStanding::Done { on, .. } => (1, Some(on)),
        StepStanding::Waiting => (2, None),
        StepStanding::Open => (3, None),
        StepStanding::Returned { on } => (4, Some(on)),
        StepStanding::Overdue => (5, None),
    }
}

fn timeline_step(step: HandoverStep, record: &Record<'_>, context: &HandoverContext<'_>) -> TimelineStep {
    let (phase, responsible) = place(step);
    let derivation = derivation(step, record, context);
    let (due_on, due_at) = due(&derivation, record.meeting_on, context);
    let lacks = lacks(step, record);
    let standing = standing(step, record, &derivation, (due_on, due_at), lacks.is_empty(), context);
    let lacks = if standing.is_settled() { Vec::new() } else { lacks };
    TimelineStep { phase, step, responsible, due_on, due_at, derivation, standing, lacks }
}

fn derivation(step: HandoverStep, record: &Record<'_>, context: &HandoverContext<'_>) -> Derivation {
    let policy = context.policy;
    let meeting = record.held_on.unwrap_or(record.meeting_on);
    let counted = |deadline: Deadline| Derivation::Counted { deadline };
    match step {
        HandoverStep::Manual => counted(context.due(record.facts.started_on, policy.manual)),
        HandoverStep::Review => match record.submission() {
            Some(entry) => counted(context.due(entry.on, policy.review)),
            None => Derivation::Waits { on: Some(HandoverStep::Manual) },
        },
        HandoverStep::Talk1 | HandoverStep::Talk2 => Derivation::BeforeMeeting { meeting_on: record.meeting_on },
        HandoverStep::Notice => {
            Derivation::Window { window: NoticeWindow::before(record.meeting_on, policy), meeting_on: record.meeting_on }
        }
        HandoverStep::Files | HandoverStep::Meeting => record.planned.clone().map_or(Derivation::Planned, counted),
        HandoverStep::ExecutiveCall | HandoverStep::AddedService => match record.facts.doubt_at.filter(|at| context.as_of.includes(*at)) {
            Some(at) => counted(context.calendar.due(Start::At(at), policy.crisis_answer, context.as_of.zone)),
            None => Derivation::Waits { on: None },
        },
        HandoverStep::Feedback => counted(context.due(meeting, policy.feedback)),
        HandoverStep::Survey => counted(context.due(meeting, policy.survey)),
        HandoverStep::Lesson => Derivation::AtClose,
    }
}

fn due(derivation: &Derivation, meeting_on: NaiveDate, context: &HandoverContext<'_>) -> (Option<NaiveDate>, Option<Instant>) {
    let day = match derivation {
        Derivation::Counted { deadline } => return (Some(deadline.day), Some(deadline.at)),
        Derivation::BeforeMeeting { meeting_on } => meeting_on.checked_sub_days(Days::new(1)),
        Derivation::Window { window, .. } => Some(window.last),
        Derivation::Planned => Some(meeting_on),
        Derivation::Waits { .. } | Derivation::AtClose => None,
    };
    (day, day.map(|day| context.as_of.zone.end_of(day)))
}

/// What keeps a step from being done although somebody did it.
fn lacks(step: HandoverStep, record: &Record<'_>) -> Vec<String> {
    match step {
        HandoverStep::Manual => record.facts.manual_lacks.clone(),
        HandoverStep::Feedback => {
            let incomplete = record.facts.feedback.iter().filter(|item| !FeedbackItem::is_complete(item));
            incomplete.map(|item| format!("feedback:{}", item.id)).collect()
        }
        _ => Vec::new(),
    }
}

fn standing(
    step: HandoverStep,
    record: &Record<'_>,
    derivation: &Derivation,
    (due_on, due_at): (Option<NaiveDate>, Option<Instant>),
    complete: bool,
    context: &HandoverContext<'_>,
) -> StepStanding {
    let verdict = record.verdict();
    let returned = verdict.filter(|entry| entry.outcome == StepOutcome::Returned);
    let done_on = match step {
        HandoverStep::Manual => record.submission().filter(|_| returned.is_none() && complete).map(|entry| entry.on),
        HandoverStep::Review => verdict.filter(|entry| entry.outcome == StepOutcome::Approved).map(|entry| entry.on),
        other => record.first(other).filter(|_| complete),
    };
    if let Some(on) = done_on {
        return StepStanding::Done { on, late: due_on.is_some_and(|due| on > due) };
    }
    if let Some(entry) = returned.filter(|_| matches!(step, HandoverStep::Manual | HandoverStep::Review)) {
        return StepStanding::Returned { on: entry.on };
    }
    match derivation {
        _ if step == HandoverStep::Notice && record.facts.sensitivity == Sensitivity::Normal => StepStanding::NotNeeded,
        Derivation::Waits { on: None } => StepStanding::NotNeeded,
        Derivation::Waits { on: Some(_) } => StepStanding::Waiting,
        _ if due_at.is_some_and(|at| context.as_of.at > at) => StepStanding::Overdue,
        _ => StepStanding::Open,
    }
}
