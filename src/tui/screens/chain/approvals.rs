//! The path of a proposal: champion, influencer, decision maker; who is next and what to say.

use super::detail::talk;
use crate::domain::chain::{ApprovalOutcome, ApprovalStage};
use crate::domain::text::one_line;
use crate::domain::{AsOf, PostId};
use crate::exchange::chain::Organisation;
use crate::i18n::label;
use crate::policy::playbook::RoleLines;
use crate::scoring::chain::{Approval, ApprovalState, ApprovalStep, approval_state};
use crate::store::{Error, Reader, Row, Table};
use crate::tui::forms::chain::{Step, acting};
use crate::tui::shown_people::words;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// A proposal and what became of it so far.
#[derive(Debug, Clone)]
pub(super) struct Proposal {
    /// The path.
    pub path: Row,
    /// Its steps.
    pub steps: Vec<Row>,
    /// Where it stands.
    pub approval: Approval,
}

/// The proposals of an account up to a day, open ones first, then the latest.
pub(super) fn read(reader: Reader<'_>, organisation: &Organisation) -> Result<Vec<Proposal>, Error> {
    let as_of: AsOf = organisation.as_of();
    let all = reader.rows_of(Table::ApprovalStep, organisation.account)?;
    let mut proposals = Vec::new();
    for path in reader.rows_of(Table::ApprovalPath, organisation.account)? {
        if path.date("started_on").is_some_and(|day| !as_of.includes_day(day)) {
            continue;
        }
        let mut steps: Vec<Row> = all.iter().filter(|row| row.int("approval_path_id") == Some(path.id)).cloned().collect();
        steps.retain(|row| row.date("decided_on").is_some_and(|day| as_of.includes_day(day)));
        let taken: Vec<ApprovalStep> = steps.iter().filter_map(|row| step(row, organisation)).collect();
        let approval = approval_state(&taken, &organisation.chain);
        proposals.push(Proposal { path, steps, approval });
    }
    proposals.sort_by_key(|proposal| {
        let waits = matches!(proposal.approval.state, ApprovalState::Waiting { .. });
        (!waits, std::cmp::Reverse((proposal.path.date("started_on"), proposal.path.id)))
    });
    Ok(proposals)
}

fn step(row: &Row, organisation: &Organisation) -> Option<ApprovalStep> {
    let post: PostId = row.reference("post_id")?;
    Some(ApprovalStep {
        id: row.id,
        stage: row.code("stage")?,
        person: organisation.posts.get(&post)?.reference("person_id")?,
        outcome: row.code("outcome")?,
        on: row.date("decided_on")?,
    })
}

impl Proposal {
    /// The form for its next step; `None` once it is approved or rejected.
    pub(super) fn next(&self, organisation: &Organisation, look: &Look) -> Option<Step> {
        let ApprovalState::Waiting { stage, candidates } = &self.approval.state else { return None };
        Some(Step { path: self.path.clone(), taken: self.steps.len(), stage: Some(*stage), posts: acting(organisation, candidates, look) })
    }
}

/// All proposals in lines; the cursor stops at each.
pub(super) fn lines(proposals: &[Proposal], organisation: &Organisation, library: &[RoleLines], width: u16, look: &Look) -> Vec<Line<i64>> {
    let strings = &look.strings;
    let mut lines = vec![Line::heading(strings.chain_approval_title()), Line::blank()];
    if proposals.is_empty() {
        lines.push(Line::text(strings.chain_approval_none(), Role::Dim));
    }
    for proposal in proposals {
        let started = proposal.path.date("started_on").map(|day| strings.chain_approval_started(day.to_string())).unwrap_or_default();
        let name = one_line(proposal.path.text("proposal").unwrap_or_default()).into_owned();
        lines.push(Line::new(vec![Part::new(name, Role::Strong), Part::new(started, Role::Dim)]).on(proposal.path.id));
        for row in &proposal.steps {
            lines.push(taken(row, organisation, look));
        }
        if proposal.approval.returned > 0 {
            lines.push(indented(strings.chain_approval_returned(proposal.approval.returned), Role::Watch));
        }
        lines.extend(standing(proposal, organisation, library, width, look));
        lines.push(Line::blank());
    }
    lines
}

fn indented(text: impl Into<String>, role: Role) -> Line<i64> {
    Line::new(vec![Part::new("", Role::Dim).in_cells(1), Part::new(text, role)])
}

fn taken(row: &Row, organisation: &Organisation, look: &Look) -> Line<i64> {
    let strings = &look.strings;
    let outcome = row.code::<ApprovalOutcome>("outcome");
    let role = match outcome {
        Some(ApprovalOutcome::Approved) => Role::Good,
        Some(ApprovalOutcome::Returned) => Role::Watch,
        _ => Role::Bad,
    };
    let post = row.reference::<PostId>("post_id").and_then(|post| organisation.posts.get(&post));
    let name = post.and_then(|post| post.reference("person_id")).map(|person| words(organisation, look).person(person)).unwrap_or_default();
    let stage = row.code::<ApprovalStage>("stage").map(|stage| label(stage, strings)).unwrap_or_default();
    Line::new(vec![
        Part::new("", Role::Dim).in_cells(1),
        Part::new(row.date("decided_on").map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(10),
        Part::new(outcome.map(|outcome| label(outcome, strings)).unwrap_or_default(), role).in_cells(12),
        Part::new(format!("{name} {stage}").trim(), Role::Text),
        Part::new(one_line(row.text("note").unwrap_or_default()), Role::Dim),
    ])
}

fn standing(proposal: &Proposal, organisation: &Organisation, library: &[RoleLines], width: u16, look: &Look) -> Vec<Line<i64>> {
    let strings = &look.strings;
    let stage_name = |stage: ApprovalStage| label(stage, strings);
    match &proposal.approval.state {
        ApprovalState::Approved { on } => vec![indented(strings.chain_approval_approved(on.to_string()), Role::Good)],
        ApprovalState::Rejected { stage, on } => {
            vec![indented(strings.chain_approval_rejected(on.to_string(), stage_name(*stage)), Role::Bad)]
        }
        ApprovalState::Waiting { stage, candidates } => {
            let Some(first) = candidates.first().and_then(|person| organisation.chain.member(*person)) else {
                return vec![indented(strings.chain_approval_nobody(stage_name(*stage)), Role::Bad)];
            };
            let names = words(organisation, look).people(candidates);
            let mut lines = vec![indented(strings.chain_approval_next(names, stage_name(*stage)), Role::Accent)];
            for (text, role) in talk(first, library, look).into_iter().take(3) {
                let room = usize::from(width.saturating_sub(4)).max(1);
                lines.extend(wrap(&text, room, look.widths).into_iter().map(|line| indented(line, role)));
            }
            lines
        }
    }
}
