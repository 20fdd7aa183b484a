//! The first page: three phases with a bar each, and every step a line.

use super::Target;
use super::data::Data;
use crate::domain::AccountId;
use crate::domain::handover::{HandoverState, HandoverStep};
use crate::i18n::handover::{derivation, lack, phase, responsible, standing, step as step_name};
use crate::i18n::label;
use crate::scoring::handover::{Phase, StepStanding, TimelineStep};
use crate::store::handover::{HandedAccount, Item};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, bar};

/// Cells of a phase's bar.
const BAR: u16 = 12;
/// From so many cells on, how a date came about stands behind its step.
const WIDE: u16 = 110;

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The steps of the account that is meant, or of the whole.
fn of(data: &Data, meant: Option<AccountId>) -> Vec<TimelineStep> {
    match meant.and_then(|id| data.handover.account(id)) {
        Some(account) => account.steps.clone(),
        None => data.handover.steps(),
    }
}

/// What would be left with nobody, of the account that is meant or of all.
pub(super) fn unowned(data: &Data, meant: Option<AccountId>) -> Vec<(&HandedAccount, &Item)> {
    let mut left = data.handover.unowned();
    left.retain(|(account, _)| meant.is_none_or(|meant| account.id == meant));
    left
}

/// What stands in the way of closing.
pub(super) fn way(data: &Data, meant: Option<AccountId>, look: &Look) -> (String, Role) {
    let strings = &look.strings;
    let day = data.handover.closed_on.map(|day| day.to_string()).unwrap_or_default();
    match data.handover.state {
        HandoverState::Closed => (strings.handover_closed_on(day), Role::Good),
        HandoverState::Cancelled => (strings.handover_cancelled_on(day, data.handover.note.clone().unwrap_or_default()), Role::Warning),
        HandoverState::Running => match unowned(data, meant).len() {
            0 => (strings.handover_nothing_unowned(), Role::Good),
            n => (strings.handover_cannot_close(count(n)), Role::Bad),
        },
    }
}

/// The next step, who takes it, and when it is due.
pub(super) fn next(data: &Data, meant: Option<AccountId>, look: &Look) -> String {
    if data.handover.state != HandoverState::Running {
        return String::new();
    }
    let to_do = |step: &&TimelineStep| {
        matches!(step.standing, StepStanding::Open | StepStanding::Overdue)
            || matches!(step.standing, StepStanding::Returned { .. }) && step.step == HandoverStep::Manual
    };
    let steps = of(data, meant);
    match steps.iter().filter(to_do).min_by_key(|step| (step.due_at.is_none(), step.due_at)) {
        Some(step) => {
            let who = look.private(&responsible(&data.handover, step.responsible, &look.strings)).into_owned();
            let due = step.due_on.map(|day| day.to_string()).unwrap_or_default();
            look.strings.handover_next(step_name(step.step, &look.strings), who, due)
        }
        None => look.strings.handover_nothing_next(),
    }
}

/// Who hands over to whom, why, and when all three meet.
pub(super) fn parties(data: &Data, look: &Look) -> String {
    let handover = &data.handover;
    let private = |name: &str| look.private(name).into_owned();
    look.strings.handover_parties(
        private(&handover.outgoing.name),
        private(&handover.incoming.name),
        label(handover.trigger, &look.strings),
        handover.meeting_on.to_string(),
    )
}

/// How the date of a step came about, and what it lacks.
pub(super) fn told(data: &Data, meant: Option<AccountId>, step: HandoverStep, look: &Look) -> String {
    let steps = of(data, meant);
    let Some(found) = steps.iter().find(|one| one.step == step) else { return String::new() };
    let mut told = vec![derivation(found, &look.strings)];
    if !found.lacks.is_empty() {
        let lacks: Vec<String> = found.lacks.iter().map(|key| lack(key, &data.handover, &look.strings)).collect();
        told.push(look.strings.handover_cli_lacks(step_name(step, &look.strings), lacks.join(&look.strings.handover_list_comma())));
    }
    told.join(". ")
}

const fn role(standing: StepStanding) -> Role {
    match standing {
        StepStanding::Overdue => Role::Bad,
        StepStanding::Returned { .. } => Role::Warning,
        StepStanding::Open => Role::Text,
        StepStanding::Done { late: false, .. } => Role::Good,
        StepStanding::Done { late: true, .. } => Role::Watch,
        StepStanding::Waiting | StepStanding::NotNeeded => Role::Dim,
    }
}

/// The phases that are shown: the steps of a crisis stand with the handing over, below it.
const PHASES: [(Phase, &[Phase]); 3] =
    [(Phase::Before, &[Phase::Before]), (Phase::During, &[Phase::During, Phase::Crisis]), (Phase::After, &[Phase::After])];

/// The page.
pub(super) fn lines(data: &Data, meant: Option<AccountId>, width: u16, look: &Look) -> Vec<Line<Target>> {
    let steps = of(data, meant);
    let mut lines = Vec::new();
    for (heading, phases) in PHASES {
        let own: Vec<&TimelineStep> = steps.iter().filter(|step| phases.contains(&step.phase)).collect();
        let asked = own.iter().filter(|step| step.standing != StepStanding::NotNeeded).count();
        let done = own.iter().filter(|step| matches!(step.standing, StepStanding::Done { .. })).count();
        lines.push(Line::new(vec![
            Part::new(phase(heading, &look.strings), Role::Heading).in_cells(14),
            Part::new(bar(count(done), count(asked), BAR, &look.glyphs), Role::Dim),
            Part::new(look.strings.handover_phase_done(count(done), count(asked)), Role::Dim),
        ]));
        lines.extend(own.into_iter().map(|step| line(data, step, width, look)));
    }
    if data.handover.state == HandoverState::Running {
        lines.push(Line::text(look.strings.handover_close_line(), Role::Accent).on(Target::Close));
    }
    lines
}

fn line(data: &Data, step: &TimelineStep, width: u16, look: &Look) -> Line<Target> {
    let (name, state) = if width < 70 { (22, 18) } else { (30, 24) };
    let asked = step.standing != StepStanding::NotNeeded;
    let due = step.due_on.filter(|_| asked).map(|day| day.to_string()).unwrap_or_default();
    let mut parts = vec![
        Part::new(step_name(step.step, &look.strings), Role::Text).in_cells(name),
        Part::new(standing(step.standing, &look.strings), role(step.standing)).in_cells(state),
        Part::new(due, Role::Dim).in_cells(10),
        Part::new(look.private(&responsible(&data.handover, step.responsible, &look.strings)).into_owned(), Role::Dim).in_cells(12),
    ];
    if width >= WIDE {
        parts.push(Part::new(derivation(step, &look.strings), Role::Dim));
    }
    Line::new(parts).on(Target::Step(step.step))
}
