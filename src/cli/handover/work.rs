//! `kamdeck handover gap|write|owner|question|feedback`: what is worked out between the steps.

use clap::ArgMatches;

use super::super::args::value;
use super::super::exit::Exit;
use super::super::failure::{Failure, Stop};
use super::super::out::Out;
use super::super::session::Session;
use super::super::usage;
use super::{Desk, status};
use crate::domain::handover::{FeedbackColumn, ManualSection};
use crate::exchange::handover::{
    FeedbackLine, Obstacle, Ruling, Told, assigned, feedback_line, feedback_settled, gap_settled, one_account, question as asked,
    question_scored, section_written,
};
use crate::store::handover::{HandedAccount, Handover, Item};

/// Answers or waives a gap of the manual; `all` waives every open one.
///
/// # Errors
/// [`Stop`] if there is no such gap, or the database fails.
pub fn gap(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let account = desk.account(matches)?;
    let key: String = value(matches, "gap").unwrap_or_default();
    let (answer, waived) = (value::<String>(matches, "answer"), value::<String>(matches, "waive"));
    let (Some(text), answers) = (answer.as_ref().or(waived.as_ref()), answer.is_some()) else { return Ok(()) };
    let ruling = if answers { Ruling::Answer(text) } else { Ruling::Waive(text) };
    let accounts: Vec<&HandedAccount> = match account {
        Some(_) => vec![one_account(&handover, account).map_err(|obstacle| desk.obstacle(&obstacle))?],
        None => handover.accounts.iter().collect(),
    };
    let around = desk.around(&handover)?;
    let mut edit = None;
    for account in accounts {
        let keys: Vec<String> = match key.as_str() {
            "all" if !answers => account.open_gaps().map(|gap| gap.key.clone()).collect(),
            _ => account.gaps.iter().filter(|gap| gap.key == key).map(|gap| gap.key.clone()).collect(),
        };
        for key in keys {
            let one = gap_settled(&around, &handover, Some(account.id), &key, ruling, desk.as_of.day);
            let one = one.map_err(|obstacle| desk.obstacle(&obstacle))?;
            match &mut edit {
                None => edit = Some(one),
                Some(all) => all.changes.extend(one.changes),
            }
        }
    }
    match edit {
        Some(edit) => desk.record(handover.id, &edit, out),
        None => Err(desk.obstacle(&Obstacle::NoGap(key))),
    }
}

/// Writes a part of the manual.
///
/// # Errors
/// [`Stop`] if several accounts are handed over and none is named, or the database fails.
pub fn write(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let account = desk.account(matches)?;
    let Some(section) = value::<ManualSection>(matches, "section") else { return Ok(()) };
    let text: String = value(matches, "text").unwrap_or_default();
    let edit = section_written(&handover, account, section, &text, desk.as_of.day).map_err(|obstacle| desk.obstacle(&obstacle))?;
    desk.record(handover.id, &edit, out)
}

/// Names the new owner of open items: of those named, else of all that would be left with nobody.
///
/// # Errors
/// [`Stop`] if an item is not found, the new owner is the one who leaves, or the database fails.
pub fn owner(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let (account, on) = (desk.account(matches)?, desk.on(matches)?);
    let Some(to) = desk.colleague(matches, "to")? else { return Ok(()) };
    let named: Vec<String> = matches.get_many::<String>("item").unwrap_or_default().cloned().collect();
    let mut items: Vec<(&HandedAccount, &Item)> = Vec::new();
    for one in &named {
        let found = handover.accounts.iter().find_map(|account| {
            let item = account.items.iter().find(|item| format!("{}:{}", item.kind, item.id) == *one)?;
            Some((account, item))
        });
        items.push(found.ok_or_else(|| Failure::new(Exit::Failed, "not_found", session.strings.handover_cli_no_item(one)))?);
    }
    if named.is_empty() {
        items = handover.unowned();
        items.retain(|(of, _)| account.is_none_or(|account| account == of.id));
    }
    if items.is_empty() {
        return desk.told(&handover, &session.strings.handover_cli_all_owned(), out);
    }
    let around = desk.around(&handover)?;
    let edit = assigned(&around, &handover, &items, &to, on).map_err(|obstacle| desk.obstacle(&obstacle))?;
    desk.record(handover.id, &edit, out)
}

/// Enters a hard question, or how one was answered; else lists them. `--library` enters those of the library that are not there yet.
///
/// # Errors
/// [`Stop`] if the question is not found, or the database fails.
pub fn question(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let (account, on) = (desk.account(matches)?, desk.on(matches)?);
    let answer = value::<String>(matches, "answer");
    if let Some(ask) = value::<String>(matches, "ask") {
        let edit = asked(&handover, account, &ask, answer.as_deref()).map_err(|obstacle| desk.obstacle(&obstacle))?;
        return desk.record(handover.id, &edit, out);
    }
    if let Some(id) = value::<String>(matches, "question") {
        let known = handover.questions.iter().find(|one| one.id.to_string() == id);
        let Some(known) = known else {
            return Err(Failure::new(Exit::Failed, "not_found", session.strings.handover_cli_no_question(id)).into());
        };
        let told = Told { agreed: answer.as_deref(), score: value(matches, "score"), on };
        if told.agreed.is_none() && told.score.is_none() {
            return Err(usage::wrong(session.strings.cli_usage_missing("--score"), session.strings).into());
        }
        let edit = question_scored(&handover, known.id, told).map_err(|obstacle| desk.obstacle(&obstacle))?;
        return desk.record(handover.id, &edit, out);
    }
    if matches.get_flag("library") {
        let texts = &session.playbook()?.handover;
        let mut edit = None;
        for hard in texts.questions.iter().filter(|hard| handover.questions.iter().all(|one| one.ask != hard.ask)) {
            let one = asked(&handover, account, &hard.ask, Some(&hard.answer)).map_err(|obstacle| desk.obstacle(&obstacle))?;
            match &mut edit {
                None => edit = Some(one),
                Some(all) => all.changes.extend(one.changes),
            }
        }
        if let Some(edit) = edit {
            return desk.record(handover.id, &edit, out);
        }
    }
    if session.globals.json {
        return out.json(&status::shape(&handover, session.strings));
    }
    for one in &handover.questions {
        let score = one.score.map_or_else(|| "-".to_owned(), |score| score.to_string());
        out.line(&session.strings.handover_cli_question(one.id.to_string(), &one.ask, score))?;
        if let Some(agreed) = &one.agreed {
            out.line(&format!("    {agreed}"))?;
        }
    }
    if handover.questions.is_empty() { out.line(&session.strings.handover_no_questions()) } else { Ok(()) }
}

/// Enters a line of the feedback form, or settles one.
///
/// # Errors
/// [`Stop`] if a line to confirm has no owner or date, it is not found, or the database fails.
pub fn feedback(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let (account, on) = (desk.account(matches)?, desk.on(matches)?);
    let edit = if let Some(id) = value::<String>(matches, "settle") {
        let known = handover.feedback.iter().find(|line| line.id.to_string() == id);
        let Some(known) = known else {
            return Err(Failure::new(Exit::Failed, "not_found", session.strings.handover_cli_no_line(id)).into());
        };
        feedback_settled(&handover, known.id, on)
    } else {
        let Some((column, what)) = value::<FeedbackColumn>(matches, "column").zip(value::<String>(matches, "what")) else {
            return Err(usage::wrong(session.strings.cli_usage_missing("--column --what"), session.strings).into());
        };
        let line =
            FeedbackLine { account, column, what, owner: desk.colleague(matches, "owner")?, due_on: desk.future_day(matches, "due")? };
        feedback_line(&handover, None, &line, on)
    };
    let edit = edit.map_err(|obstacle| desk.obstacle(&obstacle))?;
    desk.record(handover.id, &edit, out)
}

impl Desk<'_> {
    /// Tells that nothing was to be done.
    fn told(&self, handover: &Handover, said: &str, out: &mut Out) -> Result<(), Stop> {
        if self.session.globals.json { out.json(&status::shape(handover, self.session.strings)) } else { out.line(said) }
    }
}
