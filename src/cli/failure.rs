//! Why a command stopped: one sentence for people, one object for scripts.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::exit::Exit;
use crate::config::LoadError;
use crate::domain::placed::FileError;
use crate::domain::{Zone, text};
use crate::i18n::Strings;
use crate::i18n::error::{file_error, store_error, system};
use crate::store::Error;

/// A failure with its exit code, as told on standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The process's exit code.
    pub exit: Exit,
    /// A stable snake_case word for scripts.
    pub code: &'static str,
    /// What, where, and what to do; one sentence or a few, in the reader's language.
    pub message: String,
    /// The file it is about.
    pub file: Option<PathBuf>,
    /// The line in that file, from 1.
    pub line: Option<u64>,
    /// The column in that line, from 1.
    pub column: Option<u64>,
}

impl Failure {
    /// A failure that is not about a place in a file.
    #[must_use]
    pub fn new(exit: Exit, code: &'static str, message: String) -> Self {
        Self { exit, code, message, file: None, line: None, column: None }
    }

    /// A mistake in a configuration or policy file.
    #[must_use]
    pub fn in_file(error: &FileError, strings: &Strings) -> Self {
        Self {
            file: Some(error.place.file.to_string().into()),
            line: Some(error.place.line.into()),
            column: Some(error.place.column.into()),
            ..Self::new(Exit::Failed, "config", file_error(error, strings))
        }
    }

    /// Why there is no configuration.
    #[must_use]
    pub fn of_config(error: LoadError, strings: &Strings) -> Self {
        match error {
            LoadError::Mistake(error) => Self::in_file(&error, strings),
            LoadError::Unreadable { path, source } => {
                let message = strings.shell_config_unreadable(path.to_string_lossy(), system(&source, strings));
                Self { file: Some(path), ..Self::new(Exit::Failed, "config", message) }
            }
        }
    }

    /// What the database said; `file` is the database.
    #[must_use]
    pub fn of_store(error: &Error, file: Option<&Path>, zone: Zone, strings: &Strings) -> Self {
        let (exit, code) = match error {
            Error::DiskFull => (Exit::DiskFull, "disk_full"),
            Error::ReadOnly => (Exit::ReadOnly, "read_only"),
            Error::Busy => (Exit::Busy, "busy"),
            Error::Damaged(_) => (Exit::Damaged, "damaged"),
            Error::NotOurs(_) | Error::NotAFile { .. } => (Exit::NotOurs, "not_a_database"),
            Error::Newer { .. } => (Exit::Newer, "newer_version"),
            Error::OverLimit(_) => (Exit::OverLimit, "over_limit"),
            Error::NoFile(_) => (Exit::Failed, "no_database"),
            Error::File { .. } => (Exit::Failed, "file"),
            Error::Invalid(_) => (Exit::Failed, "invalid"),
            Error::NoRow { .. } => (Exit::Failed, "not_found"),
            Error::Needed { .. } => (Exit::Failed, "needed"),
            Error::NothingToUndo => (Exit::Failed, "nothing_to_undo"),
            Error::NothingToRedo => (Exit::Failed, "nothing_to_redo"),
            Error::Refused(_) => (Exit::Failed, "refused"),
            Error::Cancelled => (Exit::Failed, "cancelled"),
            Error::Policy(_) => (Exit::Failed, "policy"),
            Error::Sql(_) => (Exit::Failed, "database"),
        };
        Self { file: file.map(Path::to_owned), ..Self::new(exit, code, store_error(error, zone, strings)) }
    }

    /// What goes to standard error: a line for people, or the documented object on one line.
    #[must_use]
    pub fn report(&self, json: bool) -> String {
        if !json {
            return format!("kamdeck: {}\n", text::lines(self.message.trim_end()));
        }
        let shape = Report {
            error: Shape {
                code: self.code,
                message: &self.message,
                file: self.file.as_deref().map(|file| file.to_string_lossy().into_owned()),
                line: self.line,
                column: self.column,
            },
        };
        format!("{}\n", super::out::inert_json(&serde_json::to_string(&shape).unwrap_or_default()))
    }
}

#[derive(Serialize)]
struct Report<'a> {
    error: Shape<'a>,
}

#[derive(Serialize)]
struct Shape<'a> {
    code: &'static str,
    message: &'a str,
    file: Option<String>,
    line: Option<u64>,
    column: Option<u64>,
}

/// Why a command did not reach its end.
#[derive(Debug)]
pub enum Stop {
    /// Something to tell.
    Failure(Failure),
    /// Whoever read our output has gone, as in `kamdeck list | head`: nothing to tell, and not a failure.
    ReaderGone,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl Stop {
    /// From an error of writing to standard output.
    #[must_use]
    pub fn from_output(error: &std::io::Error, strings: &Strings) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::ReaderGone;
        }
        let exit = Exit::of_writing(error.kind());
        Self::Failure(Failure::new(exit, "output", strings.cli_output_failed(system(error, strings))))
    }
}
