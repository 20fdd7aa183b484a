//! `kamdeck config path|check|show`.

use std::path::Path;

use clap::Command;
use serde::Serialize;

use super::Screens;
use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::out::Out;
use super::session::Session;
use crate::config::{Config, RuleFiles, Setting};
use crate::i18n::Strings;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("config").about(strings.cli_config_about()).subcommand_required(true).subcommands([
        Command::new("path").about(strings.cli_config_path()),
        Command::new("check").about(strings.cli_config_check()),
        Command::new("show").about(strings.cli_config_show()),
    ])
}

#[derive(Serialize)]
struct Places {
    config: String,
    policy: String,
    playbooks: String,
    database: String,
    log: String,
}

/// Prints where files live.
///
/// # Errors
/// [`Stop`] if the system names no home folder, or the output is closed.
pub fn path(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let paths = session.paths.as_ref().ok_or_else(|| Failure::new(Exit::Failed, "no_home", strings.shell_no_home()))?;
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    let places = Places {
        config: shown(&paths.config),
        policy: shown(&paths.policy),
        playbooks: shown(&paths.playbooks),
        database: shown(&session.database()?),
        log: shown(&paths.log),
    };
    if session.globals.json {
        return out.json(&places);
    }
    out.line(&strings.cli_path_config(places.config))?;
    out.line(&strings.cli_path_policy(places.policy))?;
    out.line(&strings.cli_path_playbooks(places.playbooks))?;
    out.line(&strings.cli_path_database(places.database))?;
    out.line(&strings.cli_path_log(places.log))
}

#[derive(Serialize)]
struct Checked {
    ok: bool,
    files: Vec<String>,
}

/// Reads configuration, policy, playbooks, calendar, theme and keys, and says the first mistake.
///
/// # Errors
/// [`Stop`] naming the mistake with its place, or if the output is closed.
pub fn check(session: &Session, screens: &Screens, out: &mut Out) -> Result<(), Stop> {
    let strings = session.strings;
    let mistake = |error| Stop::from(Failure::in_file(&error, strings));
    let mut files = Vec::new();
    if let Some(paths) = &session.paths {
        files.extend(paths.config.exists().then(|| paths.config.to_string_lossy().into_owned()));
        let failed = |error| Stop::from(Failure::of_config(error, strings));
        let rules = RuleFiles::read(&paths.policy).map_err(failed)?;
        rules.policy().map_err(failed)?;
        files.extend(rules.paths().map(|path| path.to_string_lossy().into_owned()));
    }
    files.extend(session.library()?.files().map(|path| path.to_string_lossy().into_owned()));
    session.calendar()?;
    (screens.check)(&session.config).map_err(mistake)?;
    if session.globals.json {
        return out.json(&Checked { ok: true, files });
    }
    if files.is_empty() { out.line(&strings.cli_config_defaults()) } else { out.line(&strings.cli_config_well(files.join(", "))) }
}

/// A setting as JSON.
#[derive(Serialize)]
struct Shape {
    key: String,
    value: serde_json::Value,
    file: Option<String>,
    line: Option<u32>,
}

/// Prints every setting with its value, and where it was set.
///
/// # Errors
/// [`Stop`] if the file has a mistake, or the output is closed.
pub fn show(session: &Session, out: &mut Out) -> Result<(), Stop> {
    let failed = |error| Stop::from(Failure::of_config(error, session.strings));
    let settings = match &session.paths {
        Some(paths) => Config::settings(&paths.config).map_err(failed)?,
        None => Config::settings(Path::new("")).map_err(failed)?,
    };
    if session.globals.json {
        return out.json(&settings.into_iter().map(shape).collect::<Vec<_>>());
    }
    for setting in &settings {
        let origin = setting.place.as_ref().map(|place| format!("  # {}:{}", place.file, place.line)).unwrap_or_default();
        out.line(&format!("{} = {}{origin}", setting.key, setting.value))?;
    }
    Ok(())
}

fn shape(setting: Setting) -> Shape {
    let value: Option<toml::Table> = toml::from_str(&format!("value = {}", setting.value)).ok();
    let value = value.and_then(|mut table| table.remove("value")).and_then(|value| serde_json::to_value(value).ok());
    let (file, line) = setting.place.map(|place| (place.file.to_string(), place.line)).unzip();
    Shape { key: setting.key, value: value.unwrap_or_default(), file, line }
}
