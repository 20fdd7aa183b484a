//! `config.toml`: typed, checked, with line and column in its errors; and where the program's files live.

mod launch;
mod library;
mod log;
mod paths;
mod remembered;
mod rules;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::domain::Currency;
use crate::domain::placed::{Document, FileError, Item, Place, Problem, Table};
use crate::i18n::{Language, language_named};

pub use launch::{Database, Launch};
pub use library::Library;
pub use log::start as start_log;
pub use paths::{Paths, private_file, typed_path};
pub use remembered::Remembered;
pub use rules::RuleFiles;

/// The documented defaults: what `config show` prints when nothing is set, and what `docs/config.md` shows.
pub const DEFAULTS: &str = include_str!("../../assets/config.toml");

crate::codes! {
    /// How many colours are used.
    pub enum Colours {
        /// As the environment says.
        Auto = "auto",
        /// None.
        None = "none",
        /// The terminal's own 16.
        Sixteen = "16",
        /// The 256 of xterm.
        Indexed = "256",
        /// All.
        True = "true",
    }
}

crate::codes! {
    /// Which default keys.
    pub enum KeyPreset {
        /// Office in Chinese, unix in English.
        Auto = "auto",
        /// For hands that know office programs.
        Office = "office",
        /// For hands that know terminal programs.
        Unix = "unix",
    }
}

crate::codes! {
    /// What the log file holds.
    pub enum LogLevel {
        /// Nothing; there is no file.
        Off = "off",
        /// Failures.
        Error = "error",
        /// Also what was started and ended.
        Info = "info",
        /// Also details for finding faults.
        Debug = "debug",
    }
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A mistake in it.
    #[error(transparent)]
    Mistake(#[from] FileError),
    /// The file cannot be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Keys that the user gives to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bind {
    /// The action's name.
    pub action: String,
    /// The keys, as written, each with its place.
    pub keys: Vec<(String, Place)>,
    /// Where it stands.
    pub place: Place,
}

/// A setting as a file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its key as a dotted path.
    pub key: String,
    /// Its value, as TOML.
    pub value: String,
    /// Where the user set it; none for a default.
    pub place: Option<Place>,
}

/// The configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The language; none: from the locale.
    pub language: Option<Language>,
    /// The user; none: the system's user name.
    pub user: Option<String>,
    /// The database; none: in the data folder.
    pub database: Option<PathBuf>,
    /// `cn`, `weekdays` or a file.
    pub calendar: String,
    /// Currency of amounts typed without one.
    pub currency: Currency,
    /// Whether to start with private data hidden.
    pub veil: bool,
    /// What the log file holds.
    pub log: LogLevel,
    /// The name of a shipped theme, or a file; none: the one chosen last on the screen.
    pub theme: Option<String>,
    /// How many colours are used.
    pub colours: Colours,
    /// Whether our own marks are ASCII; none: ask once.
    pub ascii: Option<bool>,
    /// Whether characters of ambiguous width take two cells.
    pub ambiguous_is_wide: bool,
    /// Whether frames are bracketed.
    pub synchronized_output: bool,
    /// Which default keys.
    pub keys: KeyPreset,
    /// Whether the mouse is asked for; none: except over SSH.
    pub mouse: Option<bool>,
    /// How long an ESC is held, in milliseconds; none: by the kind of line.
    pub esc_ms: Option<u16>,
    /// The user's own keys.
    pub bind: Vec<Bind>,
}

impl Config {
    /// The configuration of a file's text, over the defaults. `file` is what errors call it.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn parse(file: &str, text: &str) -> Result<Self, FileError> {
        let mut document = Document::parse("defaults", DEFAULTS)?;
        document.lay_over(Document::parse(file, text)?);
        Self::read(&document)
    }

    /// The configuration of a file; the defaults if there is none.
    ///
    /// # Errors
    /// The first mistake in the file, with its place, or why it cannot be read.
    pub fn load(path: &Path) -> Result<Self, LoadError> {
        let text = read(path)?;
        Ok(Self::parse(&path.to_string_lossy(), &text)?)
    }

    /// Every setting by its key, with the file laid over the defaults.
    ///
    /// # Errors
    /// The first mistake in the file, with its place, or why it cannot be read.
    pub fn settings(path: &Path) -> Result<Vec<Setting>, LoadError> {
        let (name, text) = (path.to_string_lossy(), read(path)?);
        Self::parse(&name, &text)?;
        let mut document = Document::parse("defaults", DEFAULTS)?;
        document.lay_over(Document::parse(&name, &text)?);
        let canonical = document.canonical();
        let lines = canonical.lines().filter_map(|line| line.split_once(" = "));
        Ok(lines
            .map(|(key, value)| {
                let place = document.find(key).filter(|(_, laid_over)| *laid_over).map(|(place, _)| place.clone());
                Setting { key: key.to_owned(), value: value.to_owned(), place }
            })
            .collect())
    }

    /// The defaults.
    ///
    /// # Errors
    /// Never; a test parses the shipped text.
    pub fn defaults() -> Result<Self, FileError> {
        Self::parse("defaults", "")
    }

    fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let screen = root.get("screen")?.table()?;
        let input = root.get("input")?.table()?;
        let config = Self {
            language: language(&root.get("language")?)?,
            user: unless_empty(&root.get("user")?)?.map(str::to_owned),
            database: unless_empty(&root.get("database")?)?.map(PathBuf::from),
            calendar: root.get("calendar")?.text()?.to_owned(),
            currency: currency(&root.get("currency")?)?,
            veil: root.get("veil")?.flag()?,
            log: root.get("log")?.code()?,
            theme: Some(screen.get("theme")?.text()?).filter(|theme| *theme != "auto").map(str::to_owned),
            colours: screen.get("colours")?.code()?,
            ascii: flag_or(&screen.get("ascii")?, "ask")?,
            ambiguous_is_wide: screen.get("ambiguous_width")?.integer(1..=2u8)? == 2,
            synchronized_output: screen.get("synchronized_output")?.flag()?,
            keys: input.get("keys")?.code()?,
            mouse: flag_or(&input.get("mouse")?, "auto")?,
            esc_ms: esc_ms(&input.get("esc_ms")?)?,
            bind: binds(&input.get("bind")?.table()?)?,
        };
        screen.finish()?;
        input.finish()?;
        root.finish()?;
        Ok(config)
    }
}

/// The text of a file; none if there is no file.
fn read(path: &Path) -> Result<String, LoadError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(source) => Err(LoadError::Unreadable { path: path.to_owned(), source }),
    }
}

fn language(item: &Item<'_>) -> Result<Option<Language>, FileError> {
    let tag = item.text()?;
    if tag == "auto" {
        return Ok(None);
    }
    let unknown = || word_of(item, "language", tag, "auto, en, zh-CN");
    language_named(tag).map(Some).ok_or_else(unknown)
}

fn word_of(item: &Item<'_>, what: &'static str, code: &str, allowed: &str) -> FileError {
    item.error(Problem::UnknownCode(crate::domain::codes::UnknownCode { what, code: code.to_owned(), allowed: allowed.to_owned() }))
}

fn unless_empty<'d>(item: &Item<'d>) -> Result<Option<&'d str>, FileError> {
    item.text().map(|text| Some(text).filter(|text| !text.is_empty()))
}

fn currency(item: &Item<'_>) -> Result<Currency, FileError> {
    let code = item.text()?;
    Currency::new(code).map_err(|_| word_of(item, "currency", code, "CNY, USD, EUR, ..."))
}

/// True, false, or a word that leaves it open.
fn flag_or(item: &Item<'_>, open: &'static str) -> Result<Option<bool>, FileError> {
    match item.text() {
        Ok(word) if word == open => Ok(None),
        Ok(word) => Err(word_of(item, "setting", word, &format!("true, false, {open:?}"))),
        Err(_) => item.flag().map(Some),
    }
}

fn esc_ms(item: &Item<'_>) -> Result<Option<u16>, FileError> {
    match item.text() {
        Ok("auto") => Ok(None),
        Ok(word) => Err(word_of(item, "setting", word, "0 to 1000, \"auto\"")),
        Err(_) => item.integer(0..=1000u16).map(Some),
    }
}

fn binds(table: &Table<'_>) -> Result<Vec<Bind>, FileError> {
    let mut binds = Vec::new();
    for action in table.keys() {
        let item = table.get(action)?;
        let place = item.error(Problem::NotAscending).place;
        let keys = match item.text() {
            Ok(keys) => vec![(keys.to_owned(), place.clone())],
            Err(_) => item
                .list()?
                .iter()
                .map(|item| Ok((item.text()?.to_owned(), item.error(Problem::NotAscending).place)))
                .collect::<Result<_, FileError>>()?,
        };
        binds.push(Bind { action: action.to_owned(), keys, place });
    }
    Ok(binds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_text_is_the_default_and_complete() {
        let defaults = Config::defaults().unwrap();
        assert_eq!(defaults, Config::parse("shipped", DEFAULTS).unwrap());
        assert_eq!(defaults.bind, []);
        assert_eq!((defaults.theme, defaults.ascii, defaults.esc_ms), (None, None, None));
        let example: String = DEFAULTS.lines().filter_map(|line| line.strip_prefix("#   ")).map(|line| format!("{line}\n")).collect();
        assert_eq!(Config::parse("f", &format!("[input.bind]\n{example}")).unwrap().bind.len(), 3, "the example in the comment holds");
    }

    #[test]
    fn what_is_set_wins_over_the_defaults() {
        let config = Config::parse(
            "f",
            "language = 'zh'\nuser = '王敏'\n[screen]\nascii = true\nambiguous_width = 2\n[input]\nesc_ms = 0\nkeys = 'unix'\n\
             [input.bind]\nundo = []\npalette = [':', 'Ctrl-p']\n",
        )
        .unwrap();
        assert_eq!((config.language, config.user.as_deref()), (Some(Language::ZhCN), Some("王敏")));
        assert_eq!((config.ascii, config.ambiguous_is_wide, config.esc_ms, config.keys), (Some(true), true, Some(0), KeyPreset::Unix));
        assert_eq!(
            config.bind.iter().map(|bind| (bind.action.as_str(), bind.keys.len())).collect::<Vec<_>>(),
            [("palette", 2), ("undo", 0)]
        );
    }

    #[test]
    fn mistakes_are_reported_where_they_stand() {
        for (text, line, column, word) in [
            ("veil = 1\n", 1, 8, "veil"),
            ("\n[screen]\ncolours = 'many'\n", 3, 11, "256"),
            ("[screen]\nasci = true\n", 2, 8, "ascii"),
            ("[input]\nesc_ms = 1001\n", 2, 10, "1000"),
            ("[input]\nmouse = 'yes'\n", 2, 9, "auto"),
            ("language = 'fr'\n", 1, 12, "zh-CN"),
            ("currency = 'yuan'\n", 1, 12, "CNY"),
            ("veil = true\nveil = true\n", 2, 1, "duplicate"),
        ] {
            let error = Config::parse("f", text).unwrap_err();
            assert_eq!((error.place.line, error.place.column), (line, column), "{error}");
            assert!(error.to_string().contains(word), "{error} does not say {word}");
        }
    }
}
