//! The database against real SQLite files.

mod catalog;
mod ddl;
mod every_table;
mod helpers;
mod summary;
mod undo;
