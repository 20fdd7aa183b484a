//! Why a command stopped: one sentence for people, one object for scripts.

use std::path::PathBuf;

use serde::Serialize;

use super::exit::Exit;
use crate::domain::text;
use crate::i18n::Strings;

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
        let exit = if error.kind() == std::io::ErrorKind::StorageFull { Exit::DiskFull } else { Exit::Failed };
        Self::Failure(Failure::new(exit, "output", strings.cli_output_failed(error.to_string())))
    }
}
