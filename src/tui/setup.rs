//! From the configuration and the environment to how the terminal interface looks, reads and listens.

use std::sync::Arc;
use std::time::Duration;

use crate::config::{Colours, Config, KeyPreset};
use crate::domain::AsOf;
use crate::domain::calendar::WorkCalendar;
use crate::domain::codes::UnknownCode;
use crate::domain::placed::{FileError, Problem};
use crate::i18n::{Language, strings};

use super::input::{ACTIONS, Keymap, Keys, Preset};
use super::term::Settings;
use super::theme::{Depth, Theme};
use super::widgets::{Glyphs, Look, Widths};

/// What the environment says about the terminal.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `TERM`.
    pub term: Option<String>,
    /// Whether the terminal is at the other end of an SSH connection.
    pub ssh: bool,
    /// The language of the locale.
    pub language: Option<Language>,
}

impl Environment {
    /// From the process's variables.
    #[must_use]
    pub fn of_process() -> Self {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            term: variable("TERM"),
            ssh: variable("SSH_CONNECTION").or_else(|| variable("SSH_TTY")).is_some(),
            language: Some(crate::i18n::language_of_environment(variable)),
        }
    }
}

/// How long an ESC is held: locally, and over SSH.
const ESC_MS: (u16, u16) = (25, 80);

/// How the terminal is treated.
#[must_use]
pub fn settings(config: &Config, environment: &Environment) -> Settings {
    let by_line = if environment.ssh { ESC_MS.1 } else { ESC_MS.0 };
    Settings {
        escape: Duration::from_millis(config.esc_ms.unwrap_or(by_line).into()),
        mouse: config.mouse.unwrap_or(!environment.ssh),
        synchronized: config.synchronized_output,
        may_sleep: true,
        crash_folder: None,
    }
}

/// The language that is spoken.
#[must_use]
pub fn language(config: &Config, environment: &Environment) -> Language {
    config.language.or(environment.language).unwrap_or(Language::En)
}

/// How everything looks and reads at first.
///
/// # Errors
/// A mistake in the user's theme file, or no theme of that name.
pub fn look(config: &Config, environment: &Environment, as_of: AsOf) -> Result<Look, FileError> {
    let depth = match config.colours {
        Colours::Auto => Depth::from_environment(environment.term.as_deref()),
        Colours::None => Depth::Mono,
        Colours::Sixteen => Depth::Sixteen,
        Colours::Indexed => Depth::Indexed,
        Colours::True => Depth::True,
    };
    let language = language(config, environment);
    Ok(Look {
        theme: theme(config, depth)?,
        depth,
        language,
        strings: strings(language),
        glyphs: if config.ascii == Some(true) { Glyphs::ASCII } else { Glyphs::BOX },
        widths: Widths { ambiguous_is_wide: config.ambiguous_is_wide },
        veil: config.veil,
        names: Arc::default(),
        hide_steps: false,
        demo: false,
        as_of,
        today: as_of.day,
        calendar: Arc::new(calendar(config)?),
        currency: config.currency,
        library: Arc::default(),
        rules_folder: None,
    })
}

fn calendar(config: &Config) -> Result<WorkCalendar, FileError> {
    match config.calendar.as_str() {
        "cn" => WorkCalendar::cn(),
        "weekdays" => Ok(WorkCalendar::weekdays()),
        file => {
            let text = std::fs::read_to_string(file).map_err(|_| {
                wrong(
                    Default::default(),
                    "calendar",
                    UnknownCode { what: "calendar", code: file.to_owned(), allowed: "cn, weekdays".to_owned() },
                )
            })?;
            WorkCalendar::parse(file, &text)
        }
    }
}

fn theme(config: &Config, depth: Depth) -> Result<Theme, FileError> {
    let name = config.theme.as_deref().unwrap_or("dark");
    if let Some(theme) = Theme::shipped(name, depth) {
        return theme;
    }
    let text = std::fs::read_to_string(name).map_err(|_| {
        let known = super::theme::SHIPPED.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        wrong(Default::default(), "theme", UnknownCode { what: "theme", code: name.to_owned(), allowed: known })
    })?;
    Theme::parse(name, &text, depth)
}

/// Whether theme and keys of a configuration can be used.
///
/// # Errors
/// The first mistake, with its place.
pub fn check(config: &Config) -> Result<(), FileError> {
    let environment = Environment::of_process();
    theme(config, Depth::Mono)?;
    keymap(config, language(config, &environment)).map(drop)
}

/// The keys in force.
///
/// # Errors
/// An action or a key that does not exist, or keys that hide one another, with their place.
pub fn keymap(config: &Config, language: Language) -> Result<Keymap, FileError> {
    let preset = match (config.keys, language) {
        (KeyPreset::Office, _) | (KeyPreset::Auto, Language::ZhCN) => Preset::Office,
        (KeyPreset::Unix, _) | (KeyPreset::Auto, Language::En) => Preset::Unix,
    };
    let mut keymap = Keymap::preset(preset);
    for bind in &config.bind {
        let Some(info) = ACTIONS.iter().find(|info| info.id == bind.action) else {
            let allowed = ACTIONS.iter().map(|info| info.id).collect::<Vec<_>>().join(", ");
            return Err(wrong(bind.place.clone(), "input.bind", UnknownCode { what: "action", code: bind.action.clone(), allowed }));
        };
        let mut keys = Vec::new();
        for (written, place) in &bind.keys {
            let unknown = || UnknownCode {
                what: "key",
                code: written.clone(),
                allowed: "x, Ctrl-x, Shift-Left, F7, Enter, Esc, Tab, Space, Del, PgDn, g x".to_owned(),
            };
            keys.push(written.parse::<Keys>().map_err(|_| wrong(place.clone(), &format!("input.bind.{}", bind.action), unknown()))?);
        }
        keymap.bind(info, &keys).map_err(|hidden| FileError {
            place: bind.place.clone(),
            key: format!("input.bind.{}", bind.action),
            problem: Problem::Duplicate(hidden.shorter),
        })?;
    }
    Ok(keymap)
}

fn wrong(place: crate::domain::placed::Place, key: &str, unknown: UnknownCode) -> FileError {
    FileError { place, key: key.to_owned(), problem: Problem::UnknownCode(unknown) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Instant, Zone};
    use crate::tui::input::{Action, Context, Resolution};

    fn config(text: &str) -> Config {
        Config::parse("f", text).unwrap()
    }

    #[test]
    fn presets_follow_the_language_unless_told() {
        let undo = |text: &str, language| {
            let map = keymap(&config(text), language).unwrap();
            map.resolve(&[Context::Everywhere], &["Ctrl-z".parse().unwrap()])
        };
        assert_eq!(undo("", Language::ZhCN), Resolution::Action(Action::Undo));
        assert_eq!(undo("", Language::En), Resolution::Action(Action::Suspend));
        assert_eq!(undo("[input]\nkeys = 'office'", Language::En), Resolution::Action(Action::Undo));
    }

    #[test]
    fn wrong_keys_are_reported_where_they_stand() {
        for (text, line, column, word) in [
            ("[input.bind]\nfly = 'x'\n", 2, 7, "fly"),
            ("[input.bind]\nhelp = ['x', 'Hyper-x']\n", 2, 14, "Hyper-x"),
            ("[input.bind]\nhelp = ['x', 'x y']\n", 2, 8, "x"),
        ] {
            let error = keymap(&config(text), Language::En).unwrap_err();
            assert_eq!((error.place.line, error.place.column), (line, column), "{error}");
            assert!(error.to_string().contains(word), "{error}");
        }
    }

    #[test]
    fn ssh_waits_longer_for_escapes_and_leaves_the_mouse_alone() {
        let at = |ssh, text: &str| settings(&config(text), &Environment { ssh, ..Environment::default() });
        assert_eq!((at(false, "").escape.as_millis(), at(false, "").mouse), (25, true));
        assert_eq!((at(true, "").escape.as_millis(), at(true, "").mouse), (80, false));
        assert_eq!(at(true, "[input]\nmouse = true\nesc_ms = 5").escape.as_millis(), 5);
        assert!(at(true, "[input]\nmouse = true").mouse);
    }

    #[test]
    fn an_unknown_theme_names_those_there_are() {
        let as_of = AsOf::now("2026-11-21T04:00:00Z".parse::<Instant>().unwrap(), Zone::default());
        let error = look(&config("[screen]\ntheme = 'solar'"), &Environment::default(), as_of).unwrap_err();
        assert!(error.to_string().contains("dark, light, mono"), "{error}");
    }
}
