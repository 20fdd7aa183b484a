//! The formats that a sheet can be written in.

use std::io;
use std::path::PathBuf;

use serde::Serialize;

use super::csv::CsvWriter;
use super::sheet::{Datum, Sheet};
use super::{markdown, xlsx};
use crate::i18n::Strings;

crate::codes! {
    /// How an export is written.
    pub enum Format {
        /// CSV that spreadsheets open as UTF-8, no cell a formula.
        Csv = "csv",
        /// A workbook.
        Xlsx = "xlsx",
        /// JSON in the documented shape.
        Json = "json",
        /// A Markdown table.
        Markdown = "markdown",
    }
}

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The records.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
    /// The file that was to be written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Writing in this format did not work: more rows or longer texts than it can hold.
    #[error("the format cannot hold this: {0}")]
    Format(String),
}

impl ExportError {
    /// The sentence for a person.
    #[must_use]
    pub fn sentence(&self, zone: crate::domain::Zone, strings: &Strings) -> String {
        match self {
            Self::Store(error) => crate::i18n::error::store_error(error, zone, strings),
            Self::File { path, error } => {
                let path = path.to_string_lossy();
                match error.kind() {
                    io::ErrorKind::AlreadyExists => strings.cli_file_exists(path),
                    io::ErrorKind::NotFound => strings.export_no_folder(path),
                    io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => strings.export_may_not(path),
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => strings.export_disk_full(path),
                    _ => strings.export_file_failed(path, crate::i18n::error::system(error, strings)),
                }
            }
            Self::Format(detail) => strings.export_format_failed(detail),
        }
    }
}

impl Format {
    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// The format that a file name asks for by its ending.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        use crate::domain::Coded;
        Self::ALL.iter().copied().find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }
}

/// A sheet in CSV.
///
/// # Errors
/// [`ExportError::Format`] if it cannot be held.
pub fn csv_file(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    csv(sheet).map_err(|error| ExportError::Format(error.to_string()))
}

/// A sheet as a workbook.
///
/// # Errors
/// [`ExportError::Format`] for more rows or longer texts than a workbook holds.
pub fn xlsx_file(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    xlsx::written(sheet).map_err(|error| ExportError::Format(error.to_string()))
}

/// A sheet as a Markdown table.
#[must_use]
pub fn markdown_file(sheet: &Sheet) -> Vec<u8> {
    markdown::written(sheet).into_bytes()
}

/// A value as a JSON file.
///
/// # Errors
/// [`ExportError::Format`] if it cannot be held.
pub fn json_file(value: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| ExportError::Format(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn csv(sheet: &Sheet) -> io::Result<Vec<u8>> {
    let mut file = CsvWriter::new(Vec::new())?;
    file.row(&sheet.headings)?;
    for row in &sheet.rows {
        file.row(row.iter().map(Datum::shown))?;
    }
    file.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Coded;

    fn sheet() -> Sheet {
        let row = [Datum::text("=cmd|x"), Datum::Number("-5.20".into()), Datum::Day("2026-11-22".parse().unwrap()), Datum::text("")];
        Sheet { headings: ["a", "b", "c", "d"].map(str::to_owned).to_vec(), rows: vec![row.to_vec()] }
    }

    #[test]
    fn every_format_holds_the_cells_and_runs_none() {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        assert_eq!(text(csv_file(&sheet()).unwrap()), "\u{FEFF}a,b,c,d\r\n'=cmd|x,-5.20,2026-11-22,\r\n");
        assert_eq!(text(markdown_file(&sheet())), "| a | b | c | d |\n| --- | --: | --- | --- |\n| =cmd\\|x | -5.20 | 2026-11-22 |  |\n");
        assert_eq!(text(json_file(&serde_json::json!([{"a": 1}])).unwrap()), "[\n  {\n    \"a\": 1\n  }\n]\n");
        assert!(xlsx_file(&sheet()).unwrap().starts_with(b"PK"));
    }

    #[test]
    fn endings_name_formats() {
        for format in Format::ALL {
            assert_eq!(Format::of_ending(&format.ending().to_uppercase()), Some(*format));
        }
        assert_eq!(Format::of_ending("exe"), None);
    }
}
