//! `kamdeck log`: what happened, in one line.

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::args::value;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::{MASK, Session};
use super::{pick, usage};
use crate::domain::AsOf;
use crate::exchange::capture::{Known, NameBook, Plan, Problem, Reading, Setting, Spanned, parse, resolve};
use crate::i18n::Strings;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("log")
        .about(strings.cli_log_about())
        .arg(
            Arg::new("line")
                .value_name(strings.cli_value_line())
                .required(true)
                .num_args(1..)
                .value_parser(NonEmptyStringValueParser::new())
                .help(strings.cli_log_line()),
        )
        .arg(
            Arg::new("account")
                .long("account")
                .value_name(strings.cli_value_account())
                .value_parser(NonEmptyStringValueParser::new())
                .help(strings.cli_log_account()),
        )
        .arg(Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(strings.cli_log_dry_run()))
}

/// Records a line, or says why not; with `--dry-run` only shows what would be recorded.
///
/// # Errors
/// [`Stop`] if the line cannot be recorded as it stands, the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let mut store = session.open()?;
    let line = line(matches);
    let account = match value::<String>(matches, "account") {
        Some(typed) => Some(pick::account(session, &store, &typed)?),
        None => None,
    };
    let calendar = session.calendar()?;
    let today = AsOf::now(session.clock.now(), store.zone()).day;
    let planned = {
        let failed = |error| session.failed(&error, &store);
        let book = NameBook::read(&store.read()).map_err(failed)?;
        let known = Known::of(&book, &store).map_err(failed)?;
        let captured = parse(&line, &Reading { today, calendar: &calendar });
        resolve(&captured, Setting { account, firm: account.is_some(), today }, &known).map_err(failed)?
    };
    let plan = planned.map_err(|problems| refused(session, &line, &problems))?;
    let recorded =
        if matches.get_flag("dry-run") { None } else { Some(plan.record(&mut store).map_err(|error| session.failed(&error, &store))?) };
    if session.globals.json {
        return out.json(&plan.json(recorded.as_ref()));
    }
    let shown = if session.config.veil { plan.veiled(MASK) } else { plan };
    tell(&shown, &line, strings, out)?;
    out.line(&if recorded.is_some() { strings.cli_log_recorded() } else { strings.cli_log_would() })
}

/// The line. Given as several words, as shells leave them when the whole was not quoted, a word with blanks was a text in quotation
/// marks.
fn line(matches: &ArgMatches) -> String {
    let words: Vec<&String> = matches.get_many::<String>("line").into_iter().flatten().collect();
    if let [only] = words.as_slice() {
        return (*only).clone();
    }
    let quoted = |word: &&String| {
        let text = word.contains(char::is_whitespace) && !word.contains(['"', '“', '”']);
        if text { format!("\"{word}\"") } else { (*word).clone() }
    };
    words.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

fn tell(plan: &Plan, line: &str, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    for (n, text) in plan.lines(strings).iter().enumerate() {
        out.line(&if n == 0 { text.clone() } else { format!("  {text}") })?;
    }
    for doubt in plan.doubt_lines(line, strings) {
        out.line(&doubt)?;
    }
    Ok(())
}

/// Why nothing was recorded: every problem with the piece of the line that it is about; the place is that of the first.
fn refused(session: &Session, line: &str, problems: &[Spanned<Problem>]) -> Stop {
    let strings = session.strings;
    let told: Vec<String> = problems
        .iter()
        .map(|problem| {
            let value = if session.config.veil { problem.value.veiled(MASK) } else { problem.value.clone() };
            let piece = line.get(problem.span.clone()).unwrap_or("").trim();
            let sentence = value.sentence(strings);
            if piece.is_empty() { sentence } else { strings.capture_at(piece, sentence) }
        })
        .collect();
    let first = problems.first();
    let code = match first.map(|problem| &problem.value) {
        Some(
            Problem::AmbiguousAccount(_)
            | Problem::AmbiguousPerson(_)
            | Problem::AmbiguousColleague(_)
            | Problem::AmbiguousDate(_)
            | Problem::AmbiguousShare,
        ) => "ambiguous",
        Some(Problem::UnknownAccount(_) | Problem::UnknownPerson { .. } | Problem::UnknownColleague(_)) => "not_found",
        Some(Problem::Empty) => return usage::wrong(told.join("\n"), strings).into(),
        _ => "unreadable",
    };
    let before = first.and_then(|problem| line.get(..problem.span.start));
    let column = before.and_then(|before| u64::try_from(before.chars().count() + 1).ok());
    Failure { column, ..Failure::new(Exit::Failed, code, told.join("\n")) }.into()
}
