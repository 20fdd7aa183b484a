//! The exit codes, in one table.

use std::io::ErrorKind;
use std::process::ExitCode;

/// How a command ended. The numbers are a promise to scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Ok = 0,
    /// Failed, for a reason that has no number of its own.
    Failed = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Done, but rows were rejected.
    Rejected = 3,
    /// The disk is full.
    DiskFull = 10,
    /// The database, or what is to be written, is read-only.
    ReadOnly = 11,
    /// Another program holds the database.
    Busy = 12,
    /// The database is damaged.
    Damaged = 13,
    /// The file is no database of ours.
    NotOurs = 14,
    /// The database was made by a newer version.
    Newer = 15,
    /// Something is larger than is allowed.
    OverLimit = 16,
    /// The screens ended because their terminal was gone (128 + SIGHUP).
    HungUp = 129,
    /// The screens were told to end (128 + SIGTERM).
    Terminated = 143,
}

impl Exit {
    /// How a command ends when the system refused to write a file.
    #[must_use]
    pub const fn of_writing(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            ErrorKind::FileTooLarge => Self::OverLimit,
            _ => Self::Failed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
