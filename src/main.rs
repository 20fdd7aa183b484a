//! The binary: joins the command line and the screens, which do not know each other.

use std::process::ExitCode;

use kamdeck::cli::{self, Exit, Failure};
use kamdeck::domain::Zone;
use kamdeck::domain::placed::FileError;
use kamdeck::i18n::Strings;
use kamdeck::i18n::error::{file_error, store_error};
use kamdeck::tui::app::Ending;
use kamdeck::tui::{run, term};

fn main() -> ExitCode {
    cli::run(&std::env::args_os().collect::<Vec<_>>(), screens)
}

/// Opens the screens; what goes wrong is told in the words of the command line.
fn screens(strings: &Strings) -> Result<Exit, Failure> {
    let failed = |code, message| Failure::new(Exit::Failed, code, message);
    match run::run() {
        Ok(Ending::Quit) => Ok(Exit::Ok),
        Ok(Ending::Told) => Ok(Exit::Terminated),
        Ok(Ending::Gone) => Ok(Exit::HungUp),
        Err(run::Failure::Locale(codeset)) => Err(failed("locale", strings.shell_locale_not_utf8(codeset))),
        Err(run::Failure::Mistake(error)) => Err(in_file(&error, strings)),
        Err(run::Failure::Unreadable { path, source }) => {
            let message = strings.shell_config_unreadable(path.to_string_lossy(), source.to_string());
            Err(Failure { file: Some(path), ..failed("config", message) })
        }
        Err(run::Failure::Store(error)) => Err(failed("database", store_error(&error, Zone::default(), strings))),
        Err(run::Failure::NoHome) => Err(failed("no_home", strings.shell_no_home())),
        Err(run::Failure::Terminal(term::Failure::NoTerminal)) => Err(failed("no_terminal", strings.shell_no_terminal())),
        Err(run::Failure::Terminal(term::Failure::System(error))) => {
            Err(failed("terminal", strings.shell_terminal_failed(error.to_string())))
        }
        // The sentence was said when it happened.
        Err(run::Failure::Terminal(term::Failure::Broken)) => Ok(Exit::Failed),
    }
}

fn in_file(error: &FileError, strings: &Strings) -> Failure {
    Failure {
        file: Some(error.place.file.to_string().into()),
        line: Some(error.place.line.into()),
        column: Some(error.place.column.into()),
        ..Failure::new(Exit::Failed, "config", file_error(error, strings))
    }
}
