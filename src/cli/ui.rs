//! The terminal interface: what runs when no subcommand is given.

use std::sync::Arc;

use crate::config::{Config, Paths, start_log};
use crate::domain::{AsOf, Clock, Zone};
use crate::tui::app::Route;
use crate::tui::setup::{self, Environment};
use crate::tui::term::{self, Failure as TerminalFailure, Surroundings, SystemClock};

/// Why the interface did not run to its end.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A mistake in the configuration or a theme.
    #[error(transparent)]
    File(#[from] crate::domain::placed::FileError),
    /// The configuration file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] std::io::Error),
    /// The terminal.
    #[error(transparent)]
    Terminal(#[from] TerminalFailure),
}

/// Runs the terminal interface.
pub fn run() -> Result<(), Failure> {
    let paths = Paths::discover(|name| std::env::var_os(name));
    let config = match &paths {
        Some(paths) => read(paths)?,
        None => Config::defaults()?,
    };
    if let Some(paths) = &paths {
        start_log(&paths.log, config.log);
    }
    let environment = Environment::of_process();
    let clock = Arc::new(SystemClock);
    let mut settings = setup::settings(&config, &environment);
    settings.crash_folder = paths.and_then(|paths| paths.log.parent().map(ToOwned::to_owned));
    let look = setup::look(&config, &environment, AsOf::now(clock.now(), Zone::default()))?;
    let keymap = setup::keymap(&config, look.language)?;
    term::start(&settings, Surroundings { look, keymap, clock, first: Route::Welcome })?;
    Ok(())
}

fn read(paths: &Paths) -> Result<Config, Failure> {
    match std::fs::read_to_string(&paths.config) {
        Ok(text) => Ok(Config::parse(&paths.config.to_string_lossy(), &text)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Config::defaults()?),
        Err(error) => Err(error.into()),
    }
}
