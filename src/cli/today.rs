//! `kamdeck today`: what is due, for the terminal, for cron and mail, for calendars.

use chrono::SecondsFormat;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::failure::Stop;
use super::out::Out;
use super::session::{MASK, Session};
use super::table::Table;
use crate::domain::alert::AlertRule;
use crate::domain::calendar::ClockKind;
use crate::domain::{AccountId, AsOf, Coded};
use crate::exchange::brief::Setting;
use crate::exchange::today::{self, Day, DayLine, Lead, ics, page};
use crate::i18n::Strings;
use crate::i18n::agenda::{Names, instant};
use crate::scoring::agenda::Matter;
use crate::scoring::today::Urgency;
use crate::store::Store;

/// Cells of a line of a page.
const PAGE_WIDTH: usize = 80;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let flag = |name: &'static str, help: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    Command::new("today")
        .about(strings.cli_today_about())
        .arg(flag("md", strings.cli_today_md()).conflicts_with("ics"))
        .arg(flag("meetings", strings.cli_today_meetings()).conflicts_with_all(["ics", "json"]))
        .arg(flag("ics", strings.cli_today_ics()))
}

/// One line, as documented in docs/json.md.
#[derive(Serialize)]
struct Shape {
    urgency: Urgency,
    due_at: Option<String>,
    /// The clock that the deadline runs on.
    clock: Option<ClockKind>,
    derivation: Option<String>,
    account: Option<AccountShape>,
    kind: &'static str,
    action: String,
    why: String,
    rule: Option<AlertRule>,
    subject: Option<String>,
    opened_at: Option<String>,
    causes: Vec<CauseShape>,
}

#[derive(Serialize)]
struct AccountShape {
    id: AccountId,
    name: String,
}

#[derive(Serialize)]
struct CauseShape {
    kind: &'static str,
    due_at: Option<String>,
}

fn written(at: crate::domain::Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn shape(line: &DayLine, strings: &Strings) -> Shape {
    let (mut clock, mut rule, mut subject, mut opened_at) = (None, None, None, None);
    if let Lead::Item(item) = &line.lead {
        clock = item.deadline.as_ref().map(|deadline| deadline.span.clock()).or_else(|| item.by_the_minute().then_some(ClockKind::Clock));
        match &item.matter {
            Matter::Alert(alert) => {
                rule = Some(alert.episode.rule);
                subject = Some(alert.episode.subject.to_string());
                opened_at = Some(written(alert.episode.opened_at));
            }
            Matter::Coming { rule: of, subject: about } => {
                rule = Some(*of);
                subject = Some(about.to_string());
            }
            _ => {}
        }
    }
    Shape {
        urgency: line.urgency,
        due_at: line.due_at().map(written),
        clock,
        derivation: Some(line.derivation(strings)).filter(|derivation| !derivation.is_empty()),
        account: line.account.map(|id| AccountShape { id, name: line.name.clone() }),
        kind: line.kind(),
        action: line.action(strings),
        why: line.why(&line.names, strings),
        rule,
        subject,
        opened_at,
        causes: line.others.iter().map(|(kind, due)| CauseShape { kind, due_at: due.map(written) }).collect(),
    }
}

/// Shows what is due.
///
/// # Errors
/// [`Stop`] if the database fails or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let mut store = session.open()?;
    store.work_by(std::sync::Arc::new(session.calendar()?));
    let as_of = session.as_of(store.zone())?;
    let strings = session.strings;
    if matches.get_flag("meetings") {
        return meetings(session, &store, as_of, matches.get_flag("md"), out);
    }
    let mut day = today::read(store.read(), &store.calendar(), as_of, &mut |_| true).map_err(|error| session.failed(&error, &store))?;
    if session.config.veil && !session.globals.json {
        veiled(&mut day);
    }
    if session.globals.json {
        return out.json(&day.lines.iter().map(|line| shape(line, strings)).collect::<Vec<_>>());
    }
    if matches.get_flag("md") {
        return out.line(page::markdown(&day, as_of, strings).trim_end());
    }
    if matches.get_flag("ics") {
        return out.bytes(ics::calendar(&day, as_of, strings).as_bytes());
    }
    tell(&day, as_of, strings, out)
}

/// Prints the meetings of the day on one page.
fn meetings(session: &Session, store: &Store, as_of: AsOf, markdown: bool, out: &mut Out) -> Result<(), Stop> {
    let playbook = session.playbook()?;
    let setting = Setting { as_of, playbook: &playbook, attending: &[] };
    let page = today::meetings::page(store.read(), &setting, session.strings).map_err(|error| session.failed(&error, store))?;
    let page = if session.config.veil { page.veiled(MASK) } else { page };
    if page.sections.is_empty() {
        return out.line(&session.strings.today_meetings_none());
    }
    out.line((if markdown { page.markdown() } else { page.text(PAGE_WIDTH) }).trim_end())
}

/// Hides names and amounts.
fn veiled(day: &mut Day) {
    let hide = |text: &mut String| {
        if !text.is_empty() {
            MASK.clone_into(text);
        }
    };
    for line in &mut day.lines {
        hide(&mut line.name);
        hide(&mut line.names.person);
        line.names.veiled = true;
    }
}

fn tell(day: &Day, as_of: AsOf, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    let count = |urgency: Urgency| day.lines.iter().filter(|line| line.urgency == urgency).count();
    out.line(&strings.today_title_on(as_of.day.to_string()))?;
    out.line(&strings.today_summary(count(Urgency::Overdue), count(Urgency::Today), count(Urgency::Clock)))?;
    if day.lines.is_empty() {
        return out.line(&strings.today_nothing());
    }
    for urgency in Urgency::ALL {
        let own: Vec<&DayLine> = day.lines.iter().filter(|line| line.urgency == *urgency).collect();
        if own.is_empty() {
            continue;
        }
        out.line("")?;
        let mut table = Table::new([strings.today_group(urgency.code()), String::new(), String::new(), String::new()]);
        for line in own {
            let due = line.due_at().map_or_else(|| strings.today_no_date(), |at| instant(at, as_of));
            let names: &Names = &line.names;
            table.row([due, line.name.clone(), line.action(strings), line.why(names, strings)]);
        }
        table.print(out)?;
    }
    Ok(())
}
