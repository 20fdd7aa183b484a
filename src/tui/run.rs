//! Opens the screens: from files and environment to the running loop and back.

use std::path::PathBuf;
use std::sync::Arc;

use crate::config::{Config, Database, Launch, Remembered, start_log};
use crate::domain::AsOf;
use crate::domain::placed::FileError;
use crate::i18n::foreign_charset;
use crate::store::{self, Options, Store, Table};

use super::app::{Ending, Route};
use super::input::Action;
use super::setup::{self, Environment};
use super::term::{self, Surroundings};
use super::theme::SHIPPED;

/// Why the screens were not opened, or did not close in peace.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The locale names another character set than UTF-8.
    #[error("the character set is {0}, not UTF-8")]
    Locale(String),
    /// A mistake in the theme or the keys.
    #[error(transparent)]
    Mistake(#[from] FileError),
    /// The database.
    #[error("{error}")]
    Store {
        /// Its file; none if it lives in memory.
        path: Option<PathBuf>,
        /// What it said.
        error: store::Error,
    },
    /// The terminal.
    #[error(transparent)]
    Terminal(#[from] term::Failure),
}

/// Runs the screens to their end.
///
/// # Errors
/// [`Failure`]; the terminal is given back in every case.
pub fn run(launch: Launch) -> Result<Ending, Failure> {
    if let Some(codeset) = foreign_codeset(|name| std::env::var(name).ok()) {
        return Err(Failure::Locale(codeset));
    }
    let Launch { config, paths, library, database, user, clock, as_of, confined } = launch;
    if let Some(paths) = &paths {
        start_log(&paths.log, config.log);
    }
    let remembered = paths.as_ref().map(|paths| paths.remembered.clone());
    let config = match &remembered {
        Some(path) => {
            let remembered = Remembered::read(path);
            // A theme that this version does not ship any more is forgotten.
            let theme = || remembered.theme.filter(|name| SHIPPED.iter().any(|(shipped, _)| shipped == name));
            Config { ascii: config.ascii.or(remembered.ascii), theme: config.theme.or_else(theme), ..config }
        }
        None => config,
    };
    let hide_steps = remembered.as_ref().is_some_and(|path| Remembered::read(path).hide_steps);
    let environment = Environment::of_process();
    let mut settings = setup::settings(&config, &environment);
    settings.may_sleep = !confined;
    settings.crash_folder = paths.as_ref().and_then(|paths| paths.log.parent().map(ToOwned::to_owned));
    let mut store = open(database, &Options { currency: Some(config.currency), ..Options::new(&user, Arc::clone(&clock)) })?;
    let today = store.today();
    let as_of = as_of.and_then(|day| AsOf::on(day, today.at, store.zone())).unwrap_or(today);
    let mut look = setup::look(&config, &environment, as_of)?;
    look.library = Arc::new(library);
    look.hide_steps = hide_steps;
    look.rules_folder = paths.as_ref().filter(|_| !confined).map(|paths| paths.policy.clone());
    store.work_by(Arc::clone(&look.calendar));
    let mut keymap = setup::keymap(&config, look.language)?;
    if confined {
        // There is no shell to sleep in.
        keymap.unbind(Action::Suspend);
    }
    let some = store
        .read()
        .has_more_than(Table::Account, 0)
        .map_err(|error| Failure::Store { path: store.path().map(ToOwned::to_owned), error })?;
    let first = if some { Route::Accounts } else { Route::Welcome };
    Ok(term::start(&settings, Surroundings { look, keymap, clock, store, user, remembered, confined, first })?)
}

/// Opens the database, and makes it if there is none.
fn open(database: Database, options: &Options) -> Result<Store, Failure> {
    match database {
        Database::Open(store) => Ok(*store),
        Database::File(path) => Store::open(&path, &options.clone().create()).map_err(|error| Failure::Store { path: Some(path), error }),
    }
}

/// The character set that the locale names, if it is another than UTF-8: the first variable that is set decides.
fn foreign_codeset(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
    foreign_charset(&locale)
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
