//! What the screens are opened with: file, environment and command line put together.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Config, Library, Paths};
use crate::domain::Clock;
use crate::store::Store;

/// The database that the screens show.
#[derive(Debug)]
pub enum Database {
    /// This file, made if it does not exist.
    File(PathBuf),
    /// One that is open already, such as the demo's, which lives in memory.
    Open(Box<Store>),
}

/// What the screens are opened with.
pub struct Launch {
    /// The configuration, with what the command line says laid over it.
    pub config: Config,
    /// Where files live; none where nothing may be read or written, as in a demo that is confined.
    pub paths: Option<Paths>,
    /// Questions, lines and ideas.
    pub library: Library,
    /// The database.
    pub database: Database,
    /// Whose name changes are made under.
    pub user: String,
    /// Where the present is read.
    pub clock: Arc<dyn Clock>,
    /// The day as of which everything is shown at first; none: today.
    pub as_of: Option<NaiveDate>,
    /// No files, no export, no sleep: for people who are shown the program over SSH.
    pub confined: bool,
}
