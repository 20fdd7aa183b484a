//! `kamdeck handover manual|notice`: what is read, by the successor and by the customer.

use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;

use super::super::args::value;
use super::super::exit::Exit;
use super::super::export;
use super::super::failure::{Failure, Stop};
use super::super::out::Out;
use super::super::session::{MASK, Session};
use super::super::usage;
use super::Desk;
use crate::domain::handover::ReaderRole;
use crate::domain::{AccountId, RowId};
use crate::exchange::export::{Departure, leave};
use crate::exchange::handover::{Manual, NoticeInput, notice as notice_text, one_account};
use crate::store::Table;

#[derive(Serialize)]
struct Shape {
    account: AccountId,
    name: String,
    title: String,
    subtitle: String,
    open_gaps: usize,
    sections: Vec<SectionShape>,
}

#[derive(Serialize)]
struct SectionShape {
    heading: String,
    lines: Vec<String>,
}

/// Prints the manual of an account, or writes it into a new file.
///
/// # Errors
/// [`Stop`] if several accounts are handed over and none is named, the file exists, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let account = desk.account(matches)?;
    let account = one_account(&handover, account).map_err(|obstacle| desk.obstacle(&obstacle))?;
    let language = session.language();
    let playbook = session.playbook()?;
    let manual = Manual::read(&desk.store.read(), &handover, account, &playbook, &desk.setting());
    let Some(manual) = manual.map_err(|error| desk.failed(&error))? else { return Ok(()) };
    let page = manual.page(session.strings);
    let into: Option<PathBuf> = value(matches, "out");
    let ending = into.as_ref().and_then(|path| path.extension()?.to_str().map(str::to_owned));
    let format = value::<String>(matches, "format").or(ending).unwrap_or_else(|| "text".to_owned());
    if session.globals.json && into.is_none() {
        let sections = page
            .sections
            .iter()
            .map(|section| SectionShape {
                heading: section.heading.clone(),
                lines: section.lines.iter().map(|line| line.text.clone()).collect(),
            })
            .collect();
        let shape = Shape {
            account: account.id,
            name: account.name.clone(),
            title: page.title.clone(),
            subtitle: page.subtitle.clone(),
            open_gaps: manual.open_gaps(),
            sections,
        };
        return out.json(&shape);
    }
    let page = if session.config.veil { page.veiled(MASK) } else { page };
    let text = match format.as_str() {
        "html" => page.html(language).map_err(|error| Failure::new(Exit::Failed, "template", error.to_string()))?,
        "md" => page.markdown(),
        _ => page.text(100),
    };
    let Some(path) = into else { return out.line(text.trim_end()) };
    let departure = Departure {
        what: "handover_manual".to_owned(),
        scope: account.name.clone(),
        reader: ReaderRole::Manager,
        recipient: handover.incoming.name.clone(),
    };
    let sha256 = leave(&mut desk.store, &departure, text.as_bytes(), Some(&path));
    let sha256 = sha256.map_err(|error| export::failed(session, error, &desk.store))?;
    if session.globals.json {
        return out.json(&serde_json::json!({"file": path.to_string_lossy(), "format": format, "sha256": sha256}));
    }
    out.line(&session.strings.handover_cli_written(path.to_string_lossy()))
}

#[derive(Serialize)]
struct NoticeShape {
    channel: String,
    first: chrono::NaiveDate,
    last: chrono::NaiveDate,
    text: String,
}

/// Prints the notice to the customer. What is printed holds nothing but what a notice can say.
///
/// # Errors
/// [`Stop`] if there is no such channel, the database fails, or the output is closed.
pub fn notice(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let desk = Desk::open(session)?;
    let handover = desk.which(matches)?;
    let account = desk.account(matches)?;
    let account = one_account(&handover, account).map_err(|obstacle| desk.obstacle(&obstacle))?;
    let texts = &session.playbook()?.handover;
    let wanted = value::<String>(matches, "channel").unwrap_or_else(|| "letter".to_owned());
    let Some(found) = texts.notices.iter().find(|notice| notice.key == wanted) else {
        let channels: Vec<&str> = texts.notices.iter().map(|notice| notice.key.as_str()).collect();
        let sentence = session.strings.cli_usage_value_among(wanted, "--channel", channels.join(", "));
        return Err(usage::wrong(sentence, session.strings).into());
    };
    let successor = desk.store.read().row(Table::Colleague, handover.incoming.id.raw()).map_err(|error| desk.failed(&error))?;
    let of = |column: &str| successor.as_ref().and_then(|row| row.text(column)).unwrap_or_default().to_owned();
    let private = |text: &str| if session.globals.json { text.to_owned() } else { session.private(text).into_owned() };
    let input = NoticeInput {
        customer: private(&account.name),
        contact: value(matches, "contact").unwrap_or_default(),
        company: value(matches, "company").unwrap_or_default(),
        outgoing: private(&handover.outgoing.name),
        successor: private(&handover.incoming.name),
        background: of("background"),
        meeting: handover.meeting_on.to_string(),
        phone: private(&of("phone")),
    };
    let text = notice_text(&found.text, &input);
    if session.globals.json {
        let window = crate::scoring::handover::NoticeWindow::before(handover.meeting_on, desk.setting().context().policy);
        return out.json(&NoticeShape { channel: wanted, first: window.first, last: window.last, text });
    }
    out.line(&text)
}
