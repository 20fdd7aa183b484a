//! The first steps as lines that can be chosen.

use crate::i18n::label;
use crate::store::first_steps::{FirstStep, FirstSteps};
use crate::tui::input::Action;
use crate::tui::theme::Role;

use super::look::Look;
use super::page::{Line, Part};

/// What takes a step.
#[must_use]
pub const fn action_of(step: FirstStep) -> Action {
    match step {
        FirstStep::Accounts => Action::ImportFile,
        FirstStep::Tier => Action::SetTier,
        FirstStep::Fact => Action::Record,
        FirstStep::Touch => Action::Capture,
        FirstStep::Backup => Action::Backup,
    }
}

/// A heading with how many were taken, and a line for each step; `target` says what a line stands for.
pub fn step_lines<T>(steps: &FirstSteps, look: &Look, target: impl Fn(FirstStep) -> T) -> Vec<Line<T>> {
    let strings = &look.strings;
    let mut lines = vec![Line::heading(strings.steps_heading(steps.count(), steps.each().count()))];
    lines.extend(steps.each().map(|(step, taken)| {
        let (mark, role) = if taken { ("[x]", Role::Dim) } else { ("[ ]", Role::Text) };
        Line::new(vec![Part::new(mark, role), Part::new(label(step, strings), role)]).on(target(step))
    }));
    lines
}
