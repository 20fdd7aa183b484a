//! The steps that somebody has to take: what the day's list shows of handovers.

use chrono::NaiveDate;

use super::super::error::Error;
use super::super::row::Reader;
use super::{Handover, Setting, Who};
use crate::domain::handover::{HandoverState, HandoverStep};
use crate::domain::id::HandoverId;
use crate::domain::{AccountId, Instant};
use crate::scoring::handover::{Derivation, Phase, Responsible, StepStanding, TimelineStep};

/// A step that is to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueStep {
    /// Of which handover.
    pub handover: HandoverId,
    /// Of which account; none: of several.
    pub account: Option<AccountId>,
    /// What the handover is called: its account, or how many there are.
    pub name: String,
    /// Its phase.
    pub phase: Phase,
    /// Which step.
    pub step: HandoverStep,
    /// Who takes it; none if the handover has no supervisor.
    pub who: Option<Who>,
    /// The day it is due.
    pub due_on: Option<NaiveDate>,
    /// The instant it is due.
    pub due_at: Option<Instant>,
    /// How that came about.
    pub derivation: Derivation,
    /// Open, overdue or returned.
    pub standing: StepStanding,
    /// What it still lacks, by name.
    pub lacks: Vec<String>,
}

impl Handover {
    /// Who takes a step.
    #[must_use]
    pub fn responsible(&self, who: Responsible) -> Option<&Who> {
        match who {
            Responsible::Outgoing => Some(&self.outgoing),
            Responsible::Incoming => Some(&self.incoming),
            Responsible::Supervisor => self.supervisor.as_ref(),
        }
    }

    /// The steps that can be taken now, the most urgent first; those without a date last. A step returned counts once: the manual is to be
    /// submitted anew, and then reviewed.
    #[must_use]
    pub fn due_steps(&self) -> Vec<DueStep> {
        if self.state != HandoverState::Running {
            return Vec::new();
        }
        let account = match self.accounts.as_slice() {
            [one] => Some(one.id),
            _ => None,
        };
        let mut due: Vec<DueStep> = self.steps().into_iter().filter(is_to_do).map(|step| self.due(step, account)).collect();
        due.sort_by_key(|step| (step.due_at.is_none(), step.due_at));
        due
    }

    fn due(&self, step: TimelineStep, account: Option<AccountId>) -> DueStep {
        DueStep {
            handover: self.id,
            account,
            name: self.name(),
            phase: step.phase,
            step: step.step,
            who: self.responsible(step.responsible).cloned(),
            due_on: step.due_on,
            due_at: step.due_at,
            derivation: step.derivation,
            standing: step.standing,
            lacks: step.lacks,
        }
    }
}

fn is_to_do(step: &TimelineStep) -> bool {
    match step.standing {
        StepStanding::Open | StepStanding::Overdue => true,
        StepStanding::Returned { .. } => step.step == HandoverStep::Manual,
        StepStanding::NotNeeded | StepStanding::Waiting | StepStanding::Done { .. } => false,
    }
}

impl Reader<'_> {
    /// Every step of a running handover that can be taken at the as-of instant, with who takes it: the overdue ones are late, the others
    /// have their date still before them. The most urgent first. A handover over several accounts gives one line a step.
    ///
    /// # Errors
    /// Those of the database.
    pub fn due_handover_steps(&self, setting: &Setting<'_>) -> Result<Vec<DueStep>, Error> {
        let mut due: Vec<DueStep> = self.handovers(setting)?.iter().flat_map(Handover::due_steps).collect();
        due.sort_by_key(|step| (step.due_at.is_none(), step.due_at, step.handover));
        Ok(due)
    }
}
