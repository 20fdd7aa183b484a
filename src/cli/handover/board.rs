//! `kamdeck handover list|board|cases`: all handovers, how they went, and what was learnt.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde::Serialize;

use super::super::args::value;
use super::super::failure::Stop;
use super::super::out::Out;
use super::super::session::Session;
use super::super::table::Table;
use super::Desk;
use crate::domain::account::{AccountKind, Tier};
use crate::domain::handover::{HandoverState, HandoverStep, HandoverTrigger};
use crate::domain::id::HandoverId;
use crate::domain::quarter::Quarter;
use crate::domain::search::fold;
use crate::i18n::handover::step as step_name;
use crate::i18n::label;
use crate::store::handover::Case;

#[derive(Serialize)]
struct Line {
    handover: HandoverId,
    name: String,
    accounts: usize,
    state: HandoverState,
    trigger: HandoverTrigger,
    outgoing: String,
    incoming: String,
    meeting_on: NaiveDate,
    next_step: Option<HandoverStep>,
    next_due_on: Option<NaiveDate>,
    overdue_steps: usize,
    unowned: usize,
}

/// Lists the handovers that run; with `--all` those that have ended too.
///
/// # Errors
/// [`Stop`] if the database fails, or the output is closed.
pub fn list(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    listed(session, matches.get_flag("all"), out)
}

/// Lists the handovers that run.
///
/// # Errors
/// [`Stop`] if the database fails, or the output is closed.
pub fn running(session: &Session, out: &mut Out) -> Result<(), Stop> {
    listed(session, false, out)
}

fn listed(session: &Session, all: bool, out: &mut Out) -> Result<(), Stop> {
    let desk = Desk::open(session)?;
    let handovers = desk.store.read().handovers(&desk.setting()).map_err(|error| desk.failed(&error))?;
    let lines: Vec<Line> = handovers
        .iter()
        .filter(|one| all || one.state == HandoverState::Running)
        .map(|one| {
            let due = one.due_steps();
            let overdue = due.iter().filter(|step| step.standing == crate::scoring::handover::StepStanding::Overdue).count();
            Line {
                handover: one.id,
                name: one.name(),
                accounts: one.accounts.len(),
                state: one.state,
                trigger: one.trigger,
                outgoing: one.outgoing.name.clone(),
                incoming: one.incoming.name.clone(),
                meeting_on: one.meeting_on,
                next_step: due.first().map(|step| step.step),
                next_due_on: due.first().and_then(|step| step.due_on),
                overdue_steps: overdue,
                unowned: one.unowned().len(),
            }
        })
        .collect();
    if session.globals.json {
        return out.json(&lines);
    }
    let strings = session.strings;
    if lines.is_empty() {
        return out.line(&strings.handover_none_running());
    }
    let mut table = Table::new([
        strings.handover_column_handover(),
        strings.handover_column_account(),
        strings.handover_column_state(),
        strings.handover_column_from_to(),
        strings.handover_column_meeting(),
        strings.handover_column_next(),
        strings.handover_column_due(),
        strings.handover_column_late(),
        strings.handover_column_unowned(),
    ])
    .right([7, 8]);
    for line in lines {
        table.row([
            line.handover.to_string(),
            session.private(&line.name).into_owned(),
            label(line.state, strings),
            format!("{} > {}", session.private(&line.outgoing), session.private(&line.incoming)),
            line.meeting_on.to_string(),
            line.next_step.map(|step| step_name(step, strings)).unwrap_or_default(),
            line.next_due_on.map(|day| day.to_string()).unwrap_or_default(),
            line.overdue_steps.to_string(),
            line.unowned.to_string(),
        ]);
    }
    table.print(out)
}

/// The board over all handovers.
///
/// # Errors
/// [`Stop`] if the database fails, or the output is closed.
pub fn run(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let desk = Desk::open(session)?;
    let handovers = desk.store.read().handovers(&desk.setting()).map_err(|error| desk.failed(&error))?;
    let board = desk.store.read().handover_board(&handovers, &desk.setting()).map_err(|error| desk.failed(&error))?;
    if session.globals.json {
        return out.json(&board);
    }
    for line in crate::i18n::handover::board(&board, desk.setting().context().policy, session.strings) {
        out.line(&line)?;
    }
    if board.on_time.is_empty() {
        return Ok(());
    }
    out.line("")?;
    let strings = session.strings;
    let mut table =
        Table::new([strings.handover_column_step(), strings.handover_column_on_time(), strings.handover_column_of()]).right([1, 2]);
    for rate in &board.on_time {
        table.row([step_name(rate.step, strings), rate.on_time.to_string(), rate.of.to_string()]);
    }
    table.print(out)
}

#[derive(Serialize)]
struct CaseShape {
    id: String,
    title: String,
    trigger: Option<HandoverTrigger>,
    tier: Option<Tier>,
    kind: Option<AccountKind>,
    happened: String,
    lesson: String,
    written_on: NaiveDate,
}

/// The case library: all of it, what holds some words, or with `--digest` what was written this quarter.
///
/// # Errors
/// [`Stop`] if the database fails, or the output is closed.
pub fn cases(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let desk = Desk::open(session)?;
    let words = value::<String>(matches, "text").map(|text| fold(&text));
    let quarter = matches.get_flag("digest").then(|| Quarter::of(desk.as_of.day));
    let holds = |case: &Case| {
        let text = format!("{} {} {}", case.title, case.happened, case.lesson);
        words.as_ref().is_none_or(|words| fold(&text).contains(words.as_str()))
    };
    let cases = desk.store.read().cases(desk.as_of).map_err(|error| desk.failed(&error))?;
    let found = cases.into_iter().filter(|case| holds(case) && quarter.is_none_or(|quarter| quarter.contains(case.written_on)));
    let shapes: Vec<CaseShape> = found
        .map(|case| CaseShape {
            id: case.id.to_string(),
            title: case.title,
            trigger: case.trigger,
            tier: case.tier,
            kind: case.kind,
            happened: case.happened,
            lesson: case.lesson,
            written_on: case.written_on,
        })
        .collect();
    if session.globals.json {
        return out.json(&shapes);
    }
    if shapes.is_empty() {
        return out.line(&session.strings.handover_no_cases());
    }
    for case in shapes {
        let strings = session.strings;
        let mut about = vec![case.written_on.to_string()];
        about.extend(case.trigger.map(|trigger| label(trigger, strings)));
        about.extend(case.tier.map(|tier| label(tier, strings)));
        about.extend(case.kind.map(|kind| label(kind, strings)));
        out.line(&format!("{} ({})", case.title, about.join(&strings.handover_list_comma())))?;
        out.line(&format!("    {}", case.happened))?;
        out.line(&format!("    {}", strings.handover_manual_lesson(&case.lesson)))?;
    }
    Ok(())
}
