//! The terminal interface: what runs when no subcommand is given.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use crate::config::{Config, Paths, start_log};
use crate::domain::placed::FileError;
use crate::domain::{AsOf, Clock, Zone};
use crate::i18n::Strings;
use crate::i18n::error::file_error;
use crate::tui::app::{Ending, Route};
use crate::tui::setup::{self, Environment};
use crate::tui::term::{self, Surroundings, SystemClock};

use super::exit::Exit;
use super::failure::Failure;

/// Runs the terminal interface to its end.
///
/// # Errors
/// A mistake in the configuration, a locale that is not UTF-8, no terminal, or a terminal that cannot be used.
pub fn run(strings: &Strings) -> Result<Exit, Failure> {
    if let Some(codeset) = foreign_codeset(|name| std::env::var(name).ok()) {
        return Err(Failure::new(Exit::Failed, "locale", strings.shell_locale_not_utf8(codeset)));
    }
    let paths = Paths::discover(|name| std::env::var_os(name));
    let config = match &paths {
        Some(paths) => read(&paths.config, strings)?,
        None => Config::defaults().map_err(|error| in_file(&error, strings))?,
    };
    if let Some(paths) = &paths {
        start_log(&paths.log, config.log);
    }
    let environment = Environment::of_process();
    let clock = Arc::new(SystemClock);
    let mut settings = setup::settings(&config, &environment);
    settings.crash_folder = paths.and_then(|paths| paths.log.parent().map(ToOwned::to_owned));
    let as_of = AsOf::now(clock.now(), Zone::default());
    let look = setup::look(&config, &environment, as_of).map_err(|error| in_file(&error, strings))?;
    let keymap = setup::keymap(&config, look.language).map_err(|error| in_file(&error, strings))?;
    match term::start(&settings, Surroundings { look, keymap, clock, first: Route::Welcome }) {
        Ok(Ending::Quit) => Ok(Exit::Ok),
        Ok(Ending::Told) => Ok(Exit::Terminated),
        Ok(Ending::Gone) => Ok(Exit::HungUp),
        Err(term::Failure::NoTerminal) => Err(Failure::new(Exit::Failed, "no_terminal", strings.shell_no_terminal())),
        Err(term::Failure::System(error)) => Err(Failure::new(Exit::Failed, "terminal", strings.shell_terminal_failed(error.to_string()))),
        Err(term::Failure::Broken) => Ok(Exit::Failed),
    }
}

/// The character set that the locale names, if it is another than UTF-8: the first variable that is set decides.
fn foreign_codeset(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
    let (_, codeset) = locale.split_once('.')?;
    let codeset = codeset.split('@').next().unwrap_or(codeset);
    let plain: String = codeset.chars().filter(char::is_ascii_alphanumeric).collect();
    (!plain.eq_ignore_ascii_case("utf8")).then(|| codeset.to_owned())
}

fn read(path: &Path, strings: &Strings) -> Result<Config, Failure> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => {
            let mut failure =
                Failure::new(Exit::Failed, "config", strings.shell_config_unreadable(path.to_string_lossy(), error.to_string()));
            failure.file = Some(path.to_owned());
            return Err(failure);
        }
    };
    Config::parse(&path.to_string_lossy(), &text).map_err(|error| in_file(&error, strings))
}

fn in_file(error: &FileError, strings: &Strings) -> Failure {
    let mut failure = Failure::new(Exit::Failed, "config", file_error(error, strings));
    failure.file = Some(Path::new(&*error.place.file).to_owned());
    failure.line = Some(error.place.line.into());
    failure.column = Some(error.place.column.into());
    failure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_locale_that_names_another_character_set_is_refused() {
        for (locale, refused) in [
            ("zh_CN.GBK", Some("GBK")),
            ("de_DE.ISO-8859-1@euro", Some("ISO-8859-1")),
            ("zh_CN.UTF-8", None),
            ("en_GB.utf8", None),
            ("C", None),
            ("C.UTF-8", None),
        ] {
            assert_eq!(foreign_codeset(|name| (name == "LANG").then(|| locale.to_owned())).as_deref(), refused, "{locale}");
        }
        assert_eq!(foreign_codeset(|name| (name == "LC_ALL").then(|| "zh_CN.GB18030".to_owned())).as_deref(), Some("GB18030"));
        assert_eq!(foreign_codeset(|_| None), None);
    }
}
