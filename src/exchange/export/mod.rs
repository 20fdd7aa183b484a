//! Files out: a table of what is shown, shaped by its reader, in a format that other programs open as what it is; written as a private
//! file that did not exist, and kept in the list of what has left.

mod account_shape;
pub mod accounts;
pub mod csv;
mod file;
mod format;
mod leave;
mod markdown;
mod page;
mod sheet;
mod xlsx;

pub use file::write_new;
pub use format::{ExportError, Format, csv_file, json_file, markdown_file, xlsx_file};
pub use leave::{Departure, digest, leave};
pub use page::PageFormat;
pub use sheet::{Datum, Sheet};
