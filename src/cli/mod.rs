//! Arguments and one file per subcommand; prints, nothing else.

pub mod args;
mod completions;
mod exit;
mod failure;
mod man;
mod out;
mod usage;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::ArgMatches;
use clap::error::ErrorKind;

use crate::i18n::Strings;
use failure::Stop;
use out::Out;

pub use exit::Exit;
pub use failure::Failure;

/// Opens the screens, which the command line itself does not know.
pub type Screens = fn(&Strings) -> Result<Exit, Failure>;

/// Does what the command line asks for; without a subcommand that is opening the screens.
pub fn run(args: &[OsString], screens: Screens) -> ExitCode {
    let strings = args::language_asked(args).load();
    let mut stdout = std::io::stdout().lock();
    let mut out = Out::new(&mut stdout, &strings);
    match parsed_and_done(args, screens, &strings, &mut out).and_then(|exit| out.finish().map(|()| exit)) {
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

fn parsed_and_done(args: &[OsString], screens: Screens, strings: &Strings, out: &mut Out) -> Result<Exit, Stop> {
    match args::command(strings).try_get_matches_from(args) {
        Ok(matches) => done(&matches, screens, strings, out),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            out.line(args::in_words(&error.to_string(), strings).trim_end())?;
            Ok(Exit::Ok)
        }
        Err(error) => Err(usage::failure(&error, strings).into()),
    }
}

fn done(matches: &ArgMatches, screens: Screens, strings: &Strings, out: &mut Out) -> Result<Exit, Stop> {
    match matches.subcommand() {
        Some(("completions", matches)) => completions::run(matches, strings, out)?,
        Some(("man", matches)) => man::run(matches, strings, out)?,
        _ => return Ok(screens(strings)?),
    }
    Ok(Exit::Ok)
}
