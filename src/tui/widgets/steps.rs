//! The first steps as lines that can be chosen.

use crate::domain::Coded;
use crate::store::first_steps::{FirstSteps, Step};
use crate::tui::input::Action;
use crate::tui::theme::Role;

use super::look::Look;
use super::page::{Line, Part};

/// What takes a step.
#[must_use]
pub const fn action_of(step: Step) -> Action {
    match step {
        Step::Accounts => Action::ImportFile,
        Step::Tier => Action::SetTier,
        Step::Fact => Action::Record,
        Step::Touch => Action::Capture,
        Step::Backup => Action::Backup,
    }
}

/// A heading with how many were taken, and a line for each step; `target` says what a line stands for.
pub fn step_lines<T>(steps: &FirstSteps, look: &Look, target: impl Fn(Step) -> T) -> Vec<Line<T>> {
    let strings = &look.strings;
    let mut lines = vec![Line::heading(strings.steps_heading(steps.count(), steps.each().count()))];
    lines.extend(steps.each().map(|(step, taken)| {
        let (mark, role) = if taken { ("[x]", Role::Dim) } else { ("[ ]", Role::Text) };
        Line::new(vec![Part::new(mark, role), Part::new(strings.steps_step(step.code()), role)]).on(target(step))
    }));
    lines
}
