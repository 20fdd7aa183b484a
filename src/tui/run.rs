//! Opens the screens: from files and environment to the running loop and back.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{Config, Paths, start_log};
use crate::domain::AsOf;
use crate::domain::placed::FileError;
use crate::store::{self, Options, Store};

use super::app::{Ending, Route};
use super::setup::{self, Environment};
use super::term::{self, Surroundings, SystemClock};

/// Why the screens were not opened, or did not close in peace.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The locale names another character set than UTF-8.
    #[error("the character set is {0}, not UTF-8")]
    Locale(String),
    /// A mistake in the configuration or the theme.
    #[error(transparent)]
    Mistake(#[from] FileError),
    /// The configuration cannot be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The system names no home folder, and no variable says where the database is.
    #[error("there is no place for the database")]
    NoHome,
    /// The terminal.
    #[error(transparent)]
    Terminal(#[from] term::Failure),
}

/// Runs the screens to their end.
///
/// # Errors
/// [`Failure`]; the terminal is given back in every case.
pub fn run() -> Result<Ending, Failure> {
    if let Some(codeset) = foreign_codeset(|name| std::env::var(name).ok()) {
        return Err(Failure::Locale(codeset));
    }
    let paths = Paths::discover(|name| std::env::var_os(name));
    let config = match &paths {
        Some(paths) => read(&paths.config)?,
        None => Config::defaults()?,
    };
    if let Some(paths) = &paths {
        start_log(&paths.log, config.log);
    }
    let environment = Environment::of_process();
    let clock = Arc::new(SystemClock);
    let mut settings = setup::settings(&config, &environment);
    settings.crash_folder = paths.as_ref().and_then(|paths| paths.log.parent().map(ToOwned::to_owned));
    let store = open(&config, paths.as_ref(), clock.clone())?;
    let as_of: AsOf = store.today();
    let look = setup::look(&config, &environment, as_of)?;
    let keymap = setup::keymap(&config, look.language)?;
    Ok(term::start(&settings, Surroundings { look, keymap, clock, store, first: Route::Welcome })?)
}

/// Opens the configured database, and makes it with its folder if there is none.
fn open(config: &Config, paths: Option<&Paths>, clock: Arc<SystemClock>) -> Result<Store, Failure> {
    let path = config.database.as_ref().or_else(|| paths.map(|paths| &paths.database)).ok_or(Failure::NoHome)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|source| Failure::Unreadable { path: folder.to_owned(), source })?;
    }
    let user = config.user.clone().unwrap_or_else(|| system_user(|name| std::env::var(name).ok()));
    Ok(Store::open(path, &Options::new(&user, clock).create())?)
}

/// The system's user name.
fn system_user(variable: impl Fn(&str) -> Option<String>) -> String {
    let name = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| variable(name).filter(|name| !name.trim().is_empty()));
    name.unwrap_or_else(|| "user".to_owned())
}

/// The character set that the locale names, if it is another than UTF-8: the first variable that is set decides.
fn foreign_codeset(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
    let (_, codeset) = locale.split_once('.')?;
    let codeset = codeset.split('@').next().unwrap_or(codeset);
    let plain: String = codeset.chars().filter(char::is_ascii_alphanumeric).collect();
    (!plain.eq_ignore_ascii_case("utf8")).then(|| codeset.to_owned())
}

fn read(path: &Path) -> Result<Config, Failure> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(source) => return Err(Failure::Unreadable { path: path.to_owned(), source }),
    };
    Ok(Config::parse(&path.to_string_lossy(), &text)?)
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
