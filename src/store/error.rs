//! What can go wrong with the database, by kind; sentences are made in `i18n`.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi;

use super::catalog::Table;
use super::undo::Refusal;

/// A storage failure or a refused write.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such file, and none was to be created.
    #[error("there is no file {}", .0.display())]
    NoFile(PathBuf),
    /// Something other than a plain file has this name.
    #[error("{} is {what}, not a plain file", path.display())]
    NotAFile {
        /// The name.
        path: PathBuf,
        /// What it is.
        what: FileKind,
    },
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The file or its folder may not be written.
    #[error("the database may not be written")]
    ReadOnly,
    /// Another program holds the file.
    #[error("the database is in use by another program")]
    Busy,
    /// The file's content is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// The file is not a database of this program.
    #[error("{} is not a database of this program", .0.display())]
    NotOurs(PathBuf),
    /// The file was made by a newer version of this program.
    #[error("{} has schema {found}, this program knows {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema known.
        known: i64,
    },
    /// A limit of the system or of the database was reached.
    #[error("a limit was reached: {0}")]
    OverLimit(Limit),
    /// The file or its folder cannot be used as the system stands.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A value does not fit its column.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// A row that is not there, or not any more.
    #[error("{table} has no row {id}")]
    NoRow {
        /// Where it was looked for.
        table: Table,
        /// Its identifier.
        id: i64,
    },
    /// Something else refers to the row.
    #[error("{table} {id} is still needed by {by} {by_id}")]
    Needed {
        /// The row's table.
        table: Table,
        /// The row.
        id: i64,
        /// The table that refers to it.
        by: Table,
        /// A row there.
        by_id: i64,
    },
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// An undo or redo would destroy later work.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// A policy text in the database cannot be read.
    #[error(transparent)]
    Policy(Box<crate::policy::PolicyError>),
    /// The person asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// SQLite said something that has no kind of its own.
    #[error("{0}")]
    Sql(String),
}

/// What stands in the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, socket or device.
    Special,
}

impl std::fmt::Display for FileKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Folder => "a folder",
            Self::Link => "a symbolic link",
            Self::Special => "a pipe, socket or device",
        })
    }
}

/// A limit that was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The system's limit on the size of a file (`ulimit -f`).
    FileSize,
    /// The size of one value or statement.
    ValueSize,
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::FileSize => "size of a file",
            Self::ValueSize => "size of a value",
        })
    }
}

/// A value that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{table}{}: {fault}", column.map(|column| format!(".{column}")).unwrap_or_default())]
pub struct Invalid {
    /// The table.
    pub table: Table,
    /// The column, unless the fault lies between several.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It must have a value.
    #[error("a value is required")]
    Required,
    /// The value is of another kind.
    #[error("a value of another kind is expected")]
    WrongKind,
    /// Outside the range.
    #[error("the value lies outside {min}..{max}")]
    OutOfRange {
        /// The least value.
        min: i64,
        /// The greatest value.
        max: i64,
    },
    /// More characters than fit.
    #[error("more than {max} characters")]
    TooLong {
        /// The most.
        max: usize,
    },
    /// A code that is in no list.
    #[error("there is no {code:?}; it is one of {allowed}")]
    UnknownCode {
        /// What was given.
        code: String,
        /// The codes that exist.
        allowed: String,
    },
    /// Not three letters.
    #[error("{0:?} is not a currency code")]
    NotACurrency(String),
    /// A day centuries away.
    #[error("the date is too far away")]
    DateTooFar,
    /// The table has no such column.
    #[error("there is no column {0:?}")]
    NoColumn(String),
    /// An account would stand below itself in its group.
    #[error("the account would stand below itself")]
    Circle,
    /// The row referred to does not exist.
    #[error("the row referred to does not exist")]
    NoSuchRow,
    /// Another row has these values already.
    #[error("there is one already: {0}")]
    Taken(String),
    /// An amount without its currency, both or neither of two alternatives.
    #[error("the values do not fit together")]
    Inconsistent,
}

impl Error {
    /// A failure of the file system at a path, by kind where it has one.
    pub(super) fn at(path: &Path, error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::NoFile(path.to_owned()),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            ErrorKind::FileTooLarge => Self::OverLimit(Limit::FileSize),
            _ => Self::File { path: path.to_owned(), error },
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else { return Self::Sql(error.to_string()) };
        match (failure.code, failure.extended_code) {
            (ErrorCode::DiskFull, _) => Self::DiskFull,
            (ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _) => Self::ReadOnly,
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Busy,
            (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _)
            | (ErrorCode::SystemIoFailure, ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS | ffi::SQLITE_IOERR_DATA) => {
                Self::Damaged(message.clone().unwrap_or_else(|| error.to_string()))
            }
            // SQLite has no code for a file that may not grow; under a limit that is what a failed write means.
            (ErrorCode::SystemIoFailure, ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_TRUNCATE) if file_size_is_limited() => {
                Self::OverLimit(Limit::FileSize)
            }
            (ErrorCode::TooBig, _) => Self::OverLimit(Limit::ValueSize),
            (ErrorCode::OperationInterrupted, _) => Self::Cancelled,
            _ => Self::Sql(message.clone().unwrap_or_else(|| error.to_string())),
        }
    }
}

#[cfg(unix)]
fn file_size_is_limited() -> bool {
    rustix::process::getrlimit(rustix::process::Resource::Fsize).current.is_some()
}

#[cfg(not(unix))]
const fn file_size_is_limited() -> bool {
    false
}

/// Which constraint SQLite named in a failure, by its extended code.
pub(super) fn constraint(error: &rusqlite::Error) -> Option<i32> {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) if failure.code == ErrorCode::ConstraintViolation => Some(failure.extended_code),
        _ => None,
    }
}
