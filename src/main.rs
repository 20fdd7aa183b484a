//! The binary: joins the command line and the screens, which do not know each other.

use std::process::ExitCode;
use std::sync::Arc;

use kamdeck::cli::{self, Exit, Failure, Screens};
use kamdeck::config::Launch;
use kamdeck::domain::Zone;
use kamdeck::i18n::Strings;
use kamdeck::i18n::error::system;
use kamdeck::tui::app::Ending;
use kamdeck::tui::term::SystemClock;
use kamdeck::tui::{run, setup, term};

fn main() -> ExitCode {
    outlive_size_limits();
    cli::run(&std::env::args_os().collect::<Vec<_>>(), Arc::new(SystemClock), Screens { open, check: setup::check })
}

/// A file that may not grow (`ulimit -f`) shall be an error of the write that is told like any other, not the end of the
/// program in the middle of it.
fn outlive_size_limits() {
    #[cfg(unix)]
    // Where the signal cannot be caught, the limit ends the program as before; the database recovers from that too.
    drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default()));
}

/// Opens the screens; what goes wrong is told in the words of the command line.
fn open(launch: Launch, strings: &Strings) -> Result<Exit, Failure> {
    let failed = |code, message| Failure::new(Exit::Failed, code, message);
    match run::run(launch) {
        Ok(Ending::Quit) => Ok(Exit::Ok),
        Ok(Ending::Told) => Ok(Exit::Terminated),
        Ok(Ending::Gone | Ending::Closed) => Ok(Exit::HungUp),
        Err(run::Failure::Locale(codeset)) => Err(failed("locale", strings.shell_locale_not_utf8(codeset))),
        Err(run::Failure::Mistake(error)) => Err(Failure::in_file(&error, strings)),
        Err(run::Failure::Store { path, error }) => Err(Failure::of_store(&error, path.as_deref(), Zone::default(), strings)),
        Err(run::Failure::Terminal(term::Failure::NoTerminal)) => Err(failed("no_terminal", strings.shell_no_terminal())),
        Err(run::Failure::Terminal(term::Failure::System(error))) => {
            Err(failed("terminal", strings.shell_terminal_failed(system(&error, strings))))
        }
        // The sentence was said when it happened.
        Err(run::Failure::Terminal(term::Failure::Broken)) => Ok(Exit::Failed),
    }
}
