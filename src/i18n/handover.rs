//! The steps of a handover in words.

use super::{Strings, deadline, label};
use crate::domain::Coded;
use crate::domain::handover::{HandoverStep, ManualSection};
use crate::domain::profile::ProfileField;
use crate::policy::HandoverPolicy;
use crate::scoring::handover::{Board, Derivation, Phase, Responsible, StepStanding, TimelineStep};
use crate::store::handover::{Gap, GapKind, Handover};
use crate::store::pack::{Conflict, Gone};

/// How the date of a step came about.
#[must_use]
pub fn derivation(step: &TimelineStep, strings: &Strings) -> String {
    derivation_of(&step.derivation, strings)
}

/// How the date of a step came about.
#[must_use]
pub fn derivation_of(derivation: &Derivation, strings: &Strings) -> String {
    match derivation {
        Derivation::Counted { deadline } => deadline::derivation(deadline, strings),
        Derivation::BeforeMeeting { meeting_on } => strings.handover_before_meeting(meeting_on.to_string()),
        Derivation::Window { window, meeting_on } => {
            strings.handover_window(window.first.to_string(), window.last.to_string(), meeting_on.to_string())
        }
        Derivation::Planned => strings.handover_planned(),
        Derivation::Waits { on: Some(on) } => strings.handover_waits(label(*on, strings)),
        Derivation::Waits { on: None } => strings.handover_waits_doubt(),
        Derivation::AtClose => strings.handover_at_close(),
    }
}

/// Where a step stands: `overdue`, `done 2026-11-10, late`.
#[must_use]
pub fn standing(standing: StepStanding, strings: &Strings) -> String {
    match standing {
        StepStanding::NotNeeded => strings.handover_not_needed(),
        StepStanding::Waiting => strings.handover_waiting(),
        StepStanding::Open => strings.handover_open(),
        StepStanding::Overdue => strings.handover_overdue(),
        StepStanding::Returned { on } => strings.handover_returned(on.to_string()),
        StepStanding::Done { on, late: false } => strings.handover_done(on.to_string()),
        StepStanding::Done { on, late: true } => strings.handover_done_late(on.to_string()),
    }
}

/// The code of a standing, as in JSON.
#[must_use]
pub const fn standing_code(standing: StepStanding) -> &'static str {
    match standing {
        StepStanding::NotNeeded => "not_needed",
        StepStanding::Waiting => "waiting",
        StepStanding::Open => "open",
        StepStanding::Overdue => "overdue",
        StepStanding::Returned { .. } => "returned",
        StepStanding::Done { .. } => "done",
    }
}

/// The name of a phase.
#[must_use]
pub fn phase(phase: Phase, strings: &Strings) -> String {
    strings.handover_phase(phase.code())
}

/// Who takes a step, by name, or by role where nobody is named.
#[must_use]
pub fn responsible(handover: &Handover, who: Responsible, strings: &Strings) -> String {
    handover.responsible(who).map_or_else(|| strings.handover_responsible(who.code()), |who| who.name.clone())
}

/// What a gap of the manual is called.
#[must_use]
pub fn gap(gap: &Gap, strings: &Strings) -> String {
    match &gap.kind {
        GapKind::Field(field) => strings.handover_gap_field(label(*field, strings)),
        GapKind::Seat(role) => strings.handover_gap_seat(label(*role, strings)),
        GapKind::Contact(_, name) => strings.handover_gap_contact(name),
        GapKind::Advice => strings.handover_gap_advice(),
    }
}

/// What a step lacks, from its stable name.
#[must_use]
pub fn lack(key: &str, handover: &Handover, strings: &Strings) -> String {
    let gaps = handover.accounts.iter().flat_map(|account| &account.gaps);
    if let Some(found) = gaps.into_iter().find(|gap| gap.key == key) {
        return gap(found, strings);
    }
    match key.split_once(':') {
        Some(("field", code)) => {
            ProfileField::from_code(code).map_or_else(|_| key.to_owned(), |field| strings.handover_gap_field(label(field, strings)))
        }
        Some(("section", code)) => ManualSection::from_code(code).map_or_else(|_| key.to_owned(), |section| label(section, strings)),
        Some(("feedback", id)) => {
            let line = handover.feedback.iter().find(|line| line.id.to_string() == id);
            line.map_or_else(|| key.to_owned(), |line| strings.handover_lack_feedback(&line.what))
        }
        _ => key.to_owned(),
    }
}

/// The name of a step, beginning with a capital.
#[must_use]
pub fn step(step: HandoverStep, strings: &Strings) -> String {
    let name = label(step, strings);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The figures of the board, a line each.
#[must_use]
pub fn board(board: &Board, policy: &HandoverPolicy, strings: &Strings) -> Vec<String> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let change = match board.satisfaction_change {
        Some(change) => {
            let sign = if change.0 > 0 { "+" } else { "" };
            strings.handover_board_satisfaction(
                format!("{sign}{change}"),
                count(board.satisfaction_n),
                count(board.bonus),
                i64::from(policy.bonus_percent),
            )
        }
        None => strings.handover_board_satisfaction_unknown(),
    };
    vec![
        strings.handover_board_n(count(board.n), count(board.met)),
        strings.handover_board_complaints(i64::from(policy.complaint_days), count(board.with_complaint), count(board.met)),
        strings.handover_board_lost(i64::from(policy.lost_days), count(board.lost), count(board.met)),
        strings.handover_board_overdue(count(board.overdue_items)),
        change,
    ]
}

/// A field that differs between here and a pack, with both values.
#[must_use]
pub fn conflict(field: &Conflict, zone: crate::domain::Zone, strings: &Strings) -> String {
    let kind = field.table.def().column(field.column).map(|column| column.kind);
    let units = super::value::Units { currency: field.currency, zone };
    let said = |value| super::value::shown(value, kind, units, strings);
    let record = super::log::record(field.table, &short(&field.name), strings);
    strings.log_changed(record, super::log::column(field.table, field.column, strings), said(&field.ours), said(&field.theirs))
}

/// A record that was deleted on the other side.
#[must_use]
pub fn gone(gone: &Gone, strings: &Strings) -> String {
    strings.handover_open_gone(super::log::record(gone.table, &short(&gone.name), strings))
}

/// As much of a record's name as fits into a line with other things.
fn short(name: &str) -> String {
    crate::domain::text::one_line(name).chars().take(60).collect()
}
