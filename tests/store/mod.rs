//! The database against real SQLite files.

mod alerts;
mod backup;
mod bin;
mod bulk;
mod catalog;
mod ddl;
mod every_table;
mod failures;
pub mod helpers;
mod merge;
mod released;
mod search;
mod summary;
mod undo;
