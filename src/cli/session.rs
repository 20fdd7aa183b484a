//! What a command works with: options, configuration, database.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::args::Globals;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::usage;
use crate::config::{Config, Database, Launch, Library, LoadError, Paths};
use crate::domain::calendar::WorkCalendar;
use crate::domain::reading::{DateContext, Lean, date};
use crate::domain::veil::Names;
use crate::domain::{AsOf, Clock, Zone};
use crate::i18n::error::unread;
use crate::i18n::{Language, Strings, log};
use crate::policy::playbook::Playbook;
use crate::store::{Error, Options, Store, What};

/// What stands for a private text under the veil.
pub const MASK: &str = "***";

/// Options, configuration and places, as a command finds them.
pub struct Session<'a> {
    /// In which language to speak.
    pub strings: &'a Strings,
    /// The options common to all commands.
    pub globals: Globals,
    /// Where files live; none if the system knows no home.
    pub paths: Option<Paths>,
    /// The configuration, with what the options say laid over it.
    pub config: Config,
    /// Where the present is read.
    pub clock: Arc<dyn Clock>,
}

impl Session<'_> {
    /// The database file: the option's or variable's, else the configuration's, else the one in the data folder.
    ///
    /// # Errors
    /// [`Failure`] if nothing says where.
    pub fn database(&self) -> Result<PathBuf, Failure> {
        let given = self.globals.db.clone().filter(|path| !path.as_os_str().is_empty());
        given
            .or_else(|| self.config.database.clone())
            .or_else(|| self.paths.as_ref().map(|paths| paths.database.clone()))
            .ok_or_else(|| Failure::new(Exit::Failed, "no_home", self.strings.shell_no_home()))
    }

    /// Who acts: the option's or variable's, else the configuration's, else the system's user name.
    #[must_use]
    pub fn user(&self) -> String {
        let system = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok().filter(|user| !user.is_empty()));
        self.globals.user.clone().or_else(|| self.config.user.clone()).or_else(system).unwrap_or_else(|| "user".to_owned())
    }

    /// A name, telephone number or amount as it may be printed for people: itself, or under the veil the same marks for every text.
    #[must_use]
    pub fn private<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.config.veil && !text.is_empty() { MASK.into() } else { text.into() }
    }

    /// An action in a few words, under the veil without the name of what it was about.
    #[must_use]
    pub fn what(&self, what: &What) -> String {
        log::what(&What { name: self.private(&what.name).into_owned(), ..what.clone() }, self.strings)
    }

    /// The names that are hidden inside texts, if the veil is asked for: `text` is printed as `names.veiled(text)`.
    ///
    /// # Errors
    /// [`Stop`] if the database fails.
    pub fn veil(&self, store: &Store) -> Result<Option<Names>, Stop> {
        if !self.config.veil {
            return Ok(None);
        }
        store.read().names_to_veil().map(Some).map_err(|error| self.failed(&error, store))
    }

    /// How databases are opened here.
    #[must_use]
    pub fn options(&self) -> Options {
        Options { currency: Some(self.config.currency), ..Options::new(&self.user(), Arc::clone(&self.clock)) }
    }

    /// The database, which must exist.
    ///
    /// # Errors
    /// [`Failure`] naming what is wrong with it.
    pub fn open(&self) -> Result<Store, Failure> {
        self.opened(&self.options())
    }

    /// The database, made if it does not exist.
    ///
    /// # Errors
    /// [`Failure`] naming what is wrong with it.
    pub fn open_or_make(&self) -> Result<Store, Failure> {
        self.opened(&self.options().create())
    }

    /// The database as it is, or an empty one in memory if there is none: for looking at what would be done.
    ///
    /// # Errors
    /// [`Failure`] naming what is wrong with it.
    pub fn open_or_imagine(&self) -> Result<Store, Failure> {
        let path = self.database()?;
        if path.symlink_metadata().is_ok() {
            return self.open();
        }
        Store::memory(&self.options()).map_err(|error| self.of_store_at(&error, path, Zone::default()))
    }

    fn opened(&self, options: &Options) -> Result<Store, Failure> {
        let path = self.database()?;
        let mut store = Store::open(&path, options).map_err(|error| self.of_store_at(&error, path, Zone::default()))?;
        if self.config.calendar != "cn" {
            store.work_by(Arc::new(self.calendar()?));
        }
        Ok(store)
    }

    fn of_store_at(&self, error: &Error, path: PathBuf, zone: Zone) -> Failure {
        Failure::of_store(error, Some(&path), zone, self.strings)
    }

    /// What a database said that is open.
    #[must_use]
    pub fn failed(&self, error: &Error, store: &Store) -> Stop {
        Failure::of_store(error, store.path(), store.zone(), self.strings).into()
    }

    /// The working days that the configuration names.
    ///
    /// # Errors
    /// [`Failure`] if they are in a file that cannot be read or has a mistake.
    pub fn calendar(&self) -> Result<WorkCalendar, Failure> {
        let read = match self.config.calendar.as_str() {
            "weekdays" => return Ok(WorkCalendar::weekdays()),
            "cn" => WorkCalendar::cn(),
            file => {
                let text = std::fs::read_to_string(file).map_err(|source| {
                    let path = file.into();
                    Failure::of_config(LoadError::Unreadable { path, source }, self.strings)
                })?;
                WorkCalendar::parse(file, &text)
            }
        };
        read.map_err(|error| Failure::in_file(&error, self.strings))
    }

    /// Questions, lines and ideas, with the user's own.
    ///
    /// # Errors
    /// [`Failure`] naming a file that cannot be read or has a mistake.
    pub fn library(&self) -> Result<Library, Failure> {
        let folder = self.paths.as_ref().map(|paths| paths.playbooks.as_path());
        folder.map_or_else(|| Ok(Library::default()), Library::read).map_err(|error| Failure::of_config(error, self.strings))
    }

    /// The library in the language of what is said.
    ///
    /// # Errors
    /// [`Failure`] naming a file that cannot be read or has a mistake.
    pub fn playbook(&self) -> Result<Arc<Playbook>, Failure> {
        self.library()?.playbook(self.language().into()).map_err(|error| Failure::in_file(&error, self.strings))
    }

    /// The as-of date asked for, in the database's time zone; now if none is asked for.
    ///
    /// # Errors
    /// [`Failure`] if it is no date, or lies in the future.
    pub fn as_of(&self, zone: Zone) -> Result<AsOf, Failure> {
        let now = AsOf::now(self.clock.now(), zone);
        let Some(typed) = &self.globals.as_of else { return Ok(now) };
        let day = self.day(typed, "--as-of", now.day)?;
        AsOf::on(day, now.at, zone).ok_or_else(|| usage::wrong(self.strings.cli_as_of_future(day.to_string()), self.strings))
    }

    /// A day as somebody typed it for an option.
    ///
    /// # Errors
    /// [`Failure`] if it is none, or can be read in two ways.
    pub fn day(&self, typed: &str, option: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
        self.day_leaning(typed, option, today, Lean::Past)
    }

    fn day_leaning(&self, typed: &str, option: &str, today: NaiveDate, lean: Lean) -> Result<NaiveDate, Failure> {
        let calendar = self.calendar()?;
        let context = DateContext { today, lean, words: Some(&calendar) };
        let problem = match date(typed, &context) {
            Ok(reading) => match reading.value() {
                Some(day) => return Ok(day.date),
                None => {
                    let days: Vec<String> = reading.choices().map(|(_, day)| day.date.to_string()).collect();
                    self.strings.form_ambiguous(days.join(" / "))
                }
            },
            Err(error) => unread(error.problem, self.strings),
        };
        Err(usage::wrong(self.strings.cli_usage_day(typed, option, problem), self.strings))
    }

    /// A day as somebody typed it for an option that may lie ahead: a year is taken so that it comes next.
    ///
    /// # Errors
    /// [`Failure`] if it is none, or can be read in two ways.
    pub fn day_ahead(&self, typed: &str, option: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
        self.day_leaning(typed, option, today, Lean::Future)
    }

    /// The language of what is said.
    #[must_use]
    pub fn language(&self) -> Language {
        self.config.language.unwrap_or(Language::En)
    }

    /// What the screens are opened with.
    ///
    /// # Errors
    /// [`Failure`] if nothing says where the database is, or the as-of date is none.
    pub fn launch(self) -> Result<Launch, Failure> {
        let as_of = self.as_of(Zone::default())?;
        let (database, user) = (Database::File(self.database()?), self.user());
        let library = self.library()?;
        let Self { paths, config, clock, .. } = self;
        Ok(Launch { config, paths, library, database, user, clock, as_of: as_of.past.then_some(as_of.day), confined: false })
    }
}
