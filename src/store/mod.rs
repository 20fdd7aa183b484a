//! The only place that says SQL: open, migrate, change log, undo, search, summaries, backup.

pub mod action;
pub mod backup;
pub mod bin;
pub mod catalog;
mod device;
pub mod doctor;
mod edit;
pub mod error;
pub mod facts;
mod file;
pub mod first_steps;
pub mod handover;
pub mod history;
mod log;
mod migrate;
pub mod names;
mod open;
pub mod policies;
mod row;
pub mod search;
mod setting;
pub mod summary;
mod tx;
pub mod undo;
mod value;
mod write;

pub use action::{Action, ActionKind, Done, What};
pub use catalog::Table;
pub use edit::{Cell, Change, Edit};
pub use error::Error;
pub use migrate::Migrated;
pub use open::{Options, Store};
pub use row::{Reader, Row};
pub use tx::Tx;
pub use value::Value;
pub use write::Inserter;
