//! Arguments and one file per subcommand; prints, nothing else.

pub mod args;
mod backup;
mod chain;
mod compare;
mod completions;
mod config;
mod currency;
mod demo;
mod exit;
mod export;
mod failure;
mod handover;
mod import;
mod kpi;
mod learning;
mod library;
mod list;
mod log;
mod man;
mod merge;
mod out;
mod paper;
mod pick;
mod policy;
mod record;
mod records;
mod score;
mod search;
mod session;
mod show;
mod table;
mod tier_review;
mod tiering;
mod today;
mod undo;
mod usage;
mod what_if;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::config::{Config, Launch, LoadError, Paths, Remembered};
use crate::domain::Clock;
use crate::domain::placed::FileError;
use crate::i18n::{Language, Strings};
use args::Globals;
use failure::Stop;
use out::Out;
use session::Session;

pub use exit::Exit;
pub use failure::Failure;

/// The screens, which the command line itself does not know.
#[derive(Debug, Clone, Copy)]
pub struct Screens {
    /// Opens them, and comes back when they are closed.
    pub open: fn(Launch, &Strings) -> Result<Exit, Failure>,
    /// Whether theme and keys of a configuration can be used.
    pub check: fn(&Config) -> Result<(), FileError>,
}

/// Does what the command line asks for; without a subcommand that is opening the screens.
pub fn run(args: &[OsString], clock: Arc<dyn Clock>, screens: Screens) -> ExitCode {
    let paths = Paths::discover(|name| std::env::var_os(name))
        .map(|paths| paths.with_config(args::config_asked(args).filter(|path| !path.as_os_str().is_empty())));
    let config = paths.as_ref().map_or_else(|| Config::defaults().map_err(Into::into), |paths| Config::load(&paths.config));
    let configured = config.as_ref().ok().and_then(|config| config.language);
    let chosen = || paths.as_ref().and_then(|paths| Remembered::read(&paths.remembered).language);
    let language = args::language_asked(args, configured.or_else(chosen));
    let strings = crate::i18n::strings(language);
    let mut stdout = std::io::stdout().lock();
    let mut out = Out::new(&mut stdout, &strings);
    let call = Call { args, strings: &strings, language, paths, config, clock, screens };
    match call.done(&mut out).and_then(|exit| out.finish().map(|()| exit)) {
        Ok(exit) => exit.into(),
        Err(Stop::ReaderGone) => Exit::Ok.into(),
        Err(Stop::Failure(failure)) => {
            // What was printed before the failure belongs before it; if it cannot be told, the code still says it.
            let _ = out.finish();
            let _ = std::io::stderr().lock().write_all(failure.report(args::json_asked(args)).as_bytes());
            failure.exit.into()
        }
    }
}

/// A command line and what it was called in.
struct Call<'a> {
    args: &'a [OsString],
    strings: &'a Strings,
    language: Language,
    paths: Option<Paths>,
    config: Result<Config, LoadError>,
    clock: Arc<dyn Clock>,
    screens: Screens,
}

impl Call<'_> {
    fn done(self, out: &mut Out) -> Result<Exit, Stop> {
        let strings = self.strings;
        let command = args::command(strings);
        let matches = match command.clone().try_get_matches_from(self.args) {
            Ok(matches) => matches,
            Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
                out.line(args::in_words(&error.to_string(), strings).trim_end())?;
                return Ok(Exit::Ok);
            }
            Err(error) => return Err(usage::failure(&error, &command, self.args, strings).into()),
        };
        match matches.subcommand() {
            Some(("completions", matches)) => completions::run(matches, strings, out)?,
            Some(("man", matches)) => man::run(matches, strings, out)?,
            other => return self.with_session(&matches, other, out),
        }
        Ok(Exit::Ok)
    }

    /// What needs the configuration.
    fn with_session(self, matches: &ArgMatches, command: Option<(&str, &ArgMatches)>, out: &mut Out) -> Result<Exit, Stop> {
        let globals = Globals::of(matches);
        let mut config = self.config.map_err(|error| Failure::of_config(error, self.strings))?;
        globals.lay_over(&mut config, self.language);
        refuse_what_means_nothing(&globals, command.map(|(name, _)| name), self.strings)?;
        let session = Session { strings: self.strings, globals, paths: self.paths, config, clock: self.clock };
        match command {
            Some(("import", matches)) => return import::run(&session, matches, out),
            Some(("list", matches)) => list::run(&session, matches, out)?,
            Some(("export", matches)) => export::run(&session, matches, out)?,
            Some(("duplicates", _)) => merge::duplicates(&session, out)?,
            Some(("merge", matches)) => merge::run(&session, matches, out)?,
            Some(("search", matches)) => search::run(&session, matches, out)?,
            Some(("library", matches)) => library::run(&session, matches, out)?,
            Some(("brief", matches)) => paper::run_brief(&session, matches, out)?,
            Some(("log", matches)) => log::run(&session, matches, out)?,
            Some(("show", matches)) => show::run(&session, matches, out)?,
            Some(("chain", matches)) => chain::run(&session, matches, out)?,
            Some(("kpi", matches)) => kpi::run(&session, matches, out)?,
            Some(("questions", _)) => learning::questions(&session, out)?,
            Some(("back-test", _)) => learning::back_test(&session, out)?,
            Some(("compare", matches)) => compare::run(&session, matches, out)?,
            Some(("policy", matches)) => policy::run(&session, matches, out)?,
            Some(("tiering", matches)) => tier_review::run(&session, matches, out)?,
            Some(("today", matches)) => today::run(&session, matches, out)?,
            Some(("score", matches)) => score::run(&session, matches, out)?,
            Some(("backup", matches)) => backup::backup(&session, matches, out)?,
            Some(("currency", matches)) => currency::run(&session, matches, out)?,
            Some(("rate", matches)) => currency::rate(&session, matches, out)?,
            Some(("restore", matches)) => backup::restore(&session, matches, out)?,
            Some(("doctor", _)) => return backup::doctor(&session, out),
            Some(("config", matches)) => match matches.subcommand_name() {
                Some("path") => config::path(&session, out)?,
                Some("check") => config::check(&session, &self.screens, out)?,
                _ => config::show(&session, out)?,
            },
            Some(("handover", matches)) => handover::run(&session, matches, out)?,
            Some(("undo", matches)) => undo::run(&session, matches, out)?,
            Some(("redo", _)) => undo::redo(&session, out)?,
            Some(("demo", matches)) => match demo::target(matches) {
                Some(target) => demo::write(&session, matches, &target, out)?,
                None => return Ok((self.screens.open)(demo::launch(session, matches)?, self.strings)?),
            },
            _ => return Ok((self.screens.open)(session.launch()?, self.strings)?),
        }
        Ok(Exit::Ok)
    }
}

/// Commands that look at facts, and so may look at them as of another day.
const LOOKING: &[&str] = &[
    "demo",
    "export",
    "list",
    "show",
    "score",
    "today",
    "handover",
    "brief",
    "search",
    "chain",
    "kpi",
    "tiering",
    "compare",
    "policy",
    "library",
    "currency",
    "questions",
    "back-test",
];

/// An option that would be passed over in silence is refused instead.
fn refuse_what_means_nothing(globals: &Globals, command: Option<&str>, strings: &Strings) -> Result<(), Failure> {
    if globals.json && command.is_none() {
        return Err(usage::wrong(strings.cli_json_needs_command(), strings));
    }
    match command {
        Some(name) if globals.as_of.is_some() && !LOOKING.contains(&name) => {
            Err(usage::wrong(strings.cli_usage_conflict("--as-of", name), strings))
        }
        _ => Ok(()),
    }
}
