//! From the bytes of a file, or a pasted block, to a table: kind, encoding, delimiter, sheet and header row are found, reported, and
//! can be changed. Nothing that a file claims about itself is trusted.

mod biff;
mod delimited;
mod encoding;
mod header;
mod isolate;
mod kind;
mod limits;
mod ods;
mod ole;
mod package;
mod table;
mod xls;
mod xlsx;

use crate::domain::Instant;
use crate::exchange::export::digest;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

pub use delimited::DELIMITERS;
pub use encoding::{EncodingOrigin, FoundEncoding, OFFERED as OFFERED_ENCODINGS};
pub use header::HeadingWeight;
pub use kind::{FileKind, Unreadable};
pub use limits::{LimitExceeded, LimitKind, Limits};
pub use table::{Table, Value, shown};

use limits::Budget;

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The file could not be opened or read.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// A folder, a pipe or a device.
    #[error("not a file")]
    NotAFile,
    /// Over a limit.
    #[error(transparent)]
    Limit(#[from] LimitExceeded),
    /// Nothing in it, or no row in the sheet.
    #[error("empty")]
    Empty,
    /// Another kind of file, named.
    #[error("cannot read a file of kind {0}")]
    Unreadable(Unreadable),
    /// Protected with a password.
    #[error("encrypted with a password")]
    Encrypted,
    /// A workbook of Excel 95 or before.
    #[error("a workbook older than Excel 97")]
    TooOld,
    /// Neither text nor any kind known.
    #[error("not text, and no workbook")]
    NotText,
    /// Of a kind known, but broken.
    #[error("damaged")]
    Damaged,
    /// A forced encoding that does not exist.
    #[error("no encoding {0:?}")]
    UnknownEncoding(String),
    /// A delimiter that is not a single ASCII character.
    #[error("cannot separate by {0:?}")]
    NotADelimiter(String),
    /// The workbook has no such sheet.
    #[error("no sheet {name:?}")]
    NoSuchSheet {
        /// As asked for.
        name: String,
        /// Those that are there.
        sheets: Vec<String>,
    },
    /// The header row asked for holds nothing.
    #[error("no header in line {0}")]
    NoSuchHeader(u32),
}

/// A file's bytes, or a pasted block, with a name to show.
#[derive(Debug, Clone)]
pub struct Source {
    bytes: Arc<[u8]>,
    name: String,
    saved_at: Option<Instant>,
}

/// What is asked for instead of what would be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceOptions {
    /// The label of an encoding, such as `gb18030`.
    pub encoding: Option<String>,
    /// The character that separates.
    pub delimiter: Option<char>,
    /// The name of a sheet.
    pub sheet: Option<String>,
    /// The line that holds the headings; 0: there is none.
    pub header_line: Option<u32>,
}

/// A table with everything that was found out about where it came from.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The rows, those above the headings included.
    pub table: Table,
    /// What the file is.
    pub kind: FileKind,
    /// Of a text file.
    pub encoding: Option<FoundEncoding>,
    /// Of a text file with more than one column.
    pub delimiter: Option<char>,
    /// The sheets of a workbook, hidden ones last.
    pub sheets: Vec<String>,
    /// The one that was read.
    pub sheet: Option<String>,
    /// The row of the table that holds the headings.
    pub header: Option<usize>,
    /// Whether day numbers count from 1904.
    pub since_1904: bool,
    /// Lines that were given the text of a merged cell above them.
    pub filled_lines: Vec<u32>,
    /// Lines whose quote is never closed.
    pub open_quotes: Vec<u32>,
    /// Cells whose error value is younger than the reader; nothing is known of them.
    pub unreadable_cells: u32,
}

/// One sheet of a workbook.
struct SheetTable {
    table: Table,
    sheets: Vec<String>,
    sheet: String,
    since_1904: bool,
    filled: Vec<u32>,
    unreadable: u32,
}

impl Source {
    /// Reads a file into memory, up to the limit.
    ///
    /// # Errors
    /// [`SourceError::Io`], [`SourceError::NotAFile`], or the limit on bytes.
    pub fn from_path(path: &Path, limits: &Limits) -> Result<Self, SourceError> {
        let about = std::fs::metadata(path)?;
        if !about.is_file() {
            return Err(SourceError::NotAFile);
        }
        limits.check(LimitKind::FileBytes, about.len())?;
        let mut bytes = Vec::new();
        File::open(path)?.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
        limits.check(LimitKind::FileBytes, bytes.len() as u64)?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Ok(Self { bytes: bytes.into(), name, saved_at: about.modified().ok().map(Instant::from) })
    }

    /// Bytes that are already in memory.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>, name: &str) -> Self {
        Self { bytes: bytes.into(), name: name.to_owned(), saved_at: None }
    }

    /// A block that was pasted, as spreadsheets put it on the clipboard: lines of tab-separated cells.
    #[must_use]
    pub fn pasted(text: &str) -> Self {
        Self { bytes: text.as_bytes().into(), name: String::new(), saved_at: None }
    }

    /// The name of the file without its folder; empty for a pasted block.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When the file was last saved, as the system says; the date of facts that have none of their own. Unknown for a pasted block.
    #[must_use]
    pub const fn saved_at(&self) -> Option<Instant> {
        self.saved_at
    }

    /// The SHA-256 of all its bytes in hexadecimal digits: the same for the very same file only.
    #[must_use]
    pub fn sha256(&self) -> String {
        digest(&self.bytes)
    }

    /// Reads the table.
    ///
    /// The work is done in a thread of its own, so that a parser that fails or never ends on a hostile file costs no more than an
    /// error.
    ///
    /// # Errors
    /// [`SourceError`] for what the file is, which limit it breaks, or what was asked for and is not there.
    pub fn open(&self, options: &SourceOptions, weight: HeadingWeight, limits: Limits) -> Result<Opened, SourceError> {
        limits.check(LimitKind::FileBytes, self.bytes.len() as u64)?;
        if let Some(delimiter) =
            options.delimiter.filter(|delimiter| !delimiter.is_ascii() || matches!(delimiter, '"' | '\r' | '\n' | '\0'))
        {
            return Err(SourceError::NotADelimiter(delimiter.to_string()));
        }
        let budget = Budget::start(limits);
        let (bytes, asked) = (Arc::clone(&self.bytes), options.clone());
        let mut opened = isolate::run(&budget, move || opened(&bytes, &asked, budget))??;
        opened.header = match options.header_line {
            Some(0) => None,
            Some(line) => {
                Some((0..opened.table.height()).find(|row| opened.table.line(*row) == line).ok_or(SourceError::NoSuchHeader(line))?)
            }
            None => header::find(&opened.table, weight),
        };
        Ok(opened)
    }
}

fn opened(bytes: &[u8], options: &SourceOptions, budget: Budget) -> Result<Opened, SourceError> {
    let kind = kind::recognise(bytes, &budget)?;
    let sheet = options.sheet.as_deref();
    let opened = match kind {
        FileKind::Text => text(bytes, options, budget)?,
        FileKind::Xlsx => workbook(kind, xlsx::read(bytes, sheet, budget)?),
        FileKind::Xls => workbook(kind, xls::read(bytes, sheet, budget)?),
        FileKind::Ods => workbook(kind, ods::read(bytes, sheet, budget)?),
    };
    if opened.table.height() == 0 { Err(SourceError::Empty) } else { Ok(opened) }
}

fn text(bytes: &[u8], options: &SourceOptions, budget: Budget) -> Result<Opened, SourceError> {
    let (text, encoding) = encoding::decode(bytes, options.encoding.as_deref())?;
    let (table, found) = delimited::read(&text, options.delimiter, table::Builder::new(budget))?;
    Ok(Opened {
        table,
        kind: FileKind::Text,
        encoding: Some(encoding),
        delimiter: found.delimiter,
        sheets: Vec::new(),
        sheet: None,
        header: None,
        since_1904: false,
        filled_lines: Vec::new(),
        open_quotes: found.open_quotes,
        unreadable_cells: 0,
    })
}

fn workbook(kind: FileKind, read: SheetTable) -> Opened {
    Opened {
        table: read.table,
        kind,
        encoding: None,
        delimiter: None,
        sheets: read.sheets,
        sheet: Some(read.sheet),
        header: None,
        since_1904: read.since_1904,
        filled_lines: read.filled,
        open_quotes: Vec::new(),
        unreadable_cells: read.unreadable,
    }
}

/// The sheet that was asked for, by name or by its number from 1; else the first that has rows, else the first.
fn chosen_sheet(sheets: &[String], asked: Option<&str>, mut has_rows: impl FnMut(&str) -> bool) -> Result<String, SourceError> {
    let Some(asked) = asked else {
        let first = sheets.iter().find(|name| has_rows(name)).or_else(|| sheets.first());
        return first.cloned().ok_or(SourceError::Empty);
    };
    let by_name =
        sheets.iter().find(|name| *name == asked).or_else(|| sheets.iter().find(|name| name.trim().eq_ignore_ascii_case(asked.trim())));
    let by_number = || asked.parse::<usize>().ok().and_then(|number| sheets.get(number.checked_sub(1)?));
    by_name.or_else(by_number).cloned().ok_or_else(|| SourceError::NoSuchSheet { name: asked.to_owned(), sheets: sheets.to_vec() })
}
