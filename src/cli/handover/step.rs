//! `kamdeck handover step|move|doubt|close|cancel`.

use clap::ArgMatches;

use super::super::args::value;
use super::super::failure::Stop;
use super::super::out::Out;
use super::super::session::Session;
use super::super::usage;
use super::Desk;
use crate::domain::handover::{HandoverStep, StepOutcome};
use crate::exchange::handover::{Done, Minutes, cancelled, closed, doubted, lesson, meeting_moved, step_done, surveyed};

fn text(matches: &ArgMatches, name: &str) -> String {
    value(matches, name).unwrap_or_default()
}

/// Records a step.
///
/// # Errors
/// [`Stop`] if a rule of the step is not kept, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let (account, on) = (desk.account(matches)?, desk.on(matches)?);
    let Some(step) = value::<HandoverStep>(matches, "step") else { return Ok(()) };
    let note = value::<String>(matches, "note");
    let edit = match step {
        HandoverStep::Survey => {
            let scores = value::<i64>(matches, "continuity-score").zip(value::<i64>(matches, "response-score"));
            let missing = || usage::wrong(session.strings.cli_usage_missing("--continuity-score --response-score"), session.strings);
            let scores = scores.ok_or_else(missing)?;
            surveyed(&handover, account, scores, note.as_deref(), on, desk.as_of).map_err(|obstacle| desk.obstacle(&obstacle))?
        }
        HandoverStep::Lesson => {
            let (title, happened, learnt) = (text(matches, "title"), text(matches, "happened"), text(matches, "lesson"));
            lesson(&handover, account, (&title, &happened, &learnt), on, desk.as_of).map_err(|obstacle| desk.obstacle(&obstacle))?
        }
        _ => {
            let minutes = Minutes {
                past_value: text(matches, "past-value"),
                continuity: text(matches, "continuity"),
                wishes: text(matches, "wishes"),
                report_day: text(matches, "report-day"),
                urgent_contact: text(matches, "urgent-contact"),
            }
            .note(session.strings);
            let notes: Vec<String> = note.into_iter().chain(Some(minutes).filter(|minutes| !minutes.is_empty())).collect();
            let outcome = match step {
                HandoverStep::Review if matches.get_flag("return") => StepOutcome::Returned,
                HandoverStep::Review => StepOutcome::Approved,
                _ => StepOutcome::Done,
            };
            let done = Done {
                account,
                outcome,
                channel: value(matches, "channel"),
                note: Some(notes.join("\n")).filter(|note| !note.is_empty()),
                override_reason: value(matches, "reason"),
                ..Done::new(step, on)
            };
            let around = desk.around(&handover)?;
            step_done(&around, &handover, &done, &desk.setting(), session.strings).map_err(|obstacle| desk.obstacle(&obstacle))?
        }
    };
    desk.record(handover.id, &edit, out)
}

/// Moves the meeting.
///
/// # Errors
/// [`Stop`] if the handover has ended, the day lies before its start, or the database fails.
pub fn move_meeting(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let Some(to) = desk.future_day(matches, "to")? else { return Ok(()) };
    let edit = meeting_moved(&handover, to).map_err(|obstacle| desk.obstacle(&obstacle))?;
    desk.record(handover.id, &edit, out)
}

/// Records a doubt of the customer's: now, or as having come up at the end of a day.
///
/// # Errors
/// [`Stop`] if the handover has ended, the day lies in the future, or the database fails.
pub fn doubt(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let day = desk.on(matches)?;
    let at = if day == desk.as_of.day { desk.as_of.at } else { desk.as_of.zone.end_of(day) - chrono::TimeDelta::minutes(1) };
    let edit = doubted(&handover, at, desk.as_of).map_err(|obstacle| desk.obstacle(&obstacle))?;
    desk.record(handover.id, &edit, out)
}

/// Closes.
///
/// # Errors
/// [`Stop`] naming each open item without a new owner, or the steps not done for which no reason is given; the database fails.
pub fn close(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let on = desk.on(matches)?;
    let anyway = value::<String>(matches, "anyway");
    let around = desk.around(&handover)?;
    let edit = closed(&around, &handover, on, anyway.as_deref(), &desk.setting()).map_err(|obstacle| desk.obstacle(&obstacle))?;
    desk.record(handover.id, &edit, out)
}

/// Calls it off.
///
/// # Errors
/// [`Stop`] if it has ended, or the database fails.
pub fn cancel(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let edit = cancelled(&handover, desk.as_of.day, &text(matches, "reason")).map_err(|obstacle| desk.obstacle(&obstacle))?;
    desk.record(handover.id, &edit, out)
}
