//! CSV that spreadsheets open as what it is: UTF-8 with a byte order mark, and no cell that they would take for a formula.

use std::borrow::Cow;
use std::io::{self, Write};

/// The characters with which a spreadsheet lets a formula begin; full-width forms count too.
const TRIGGERS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell's text with an apostrophe in front if a spreadsheet would run it. Plain numbers, negative ones too, stay as they are.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(TRIGGERS) && !is_number(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that [`guarded`] has put in front.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(TRIGGERS)).unwrap_or(text)
}

/// Digits with at most one sign, one point, and commas between them; nothing that could be an expression.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    whole.starts_with(|c: char| c.is_ascii_digit())
        && whole.chars().all(|c| c.is_ascii_digit() || c == ',')
        && !decimals.is_empty()
        && decimals.chars().all(|c| c.is_ascii_digit())
}

/// Writes rows as CSV with CR LF line ends, every cell guarded.
pub struct CsvWriter<W: Write> {
    inner: csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    /// Begins the file with its byte order mark.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn new(mut writer: W) -> io::Result<Self> {
        writer.write_all(b"\xEF\xBB\xBF")?;
        Ok(Self { inner: csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(writer) })
    }

    /// Writes one row.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) -> io::Result<()> {
        for cell in cells {
            self.inner.write_field(guarded(cell.as_ref()).as_bytes()).map_err(io::Error::other)?;
        }
        self.inner.write_record(None::<&[u8]>).map_err(io::Error::other)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self) -> io::Result<W> {
        self.inner.into_inner().map_err(|error| error.into_error())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_made_inert_and_numbers_stay() {
        for text in ["=cmd()", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\r=1", "＝1", "-", "+", "-1e5", "-.5", "=1", "--1", "-1.2.3", "-1,a"] {
            assert_eq!(guarded(text), format!("'{text}"), "{text}");
        }
        for text in ["-1", "-1,200.50", "+86", "1", "华东", "", "'", "a=b"] {
            assert_eq!(guarded(text), text, "{text}");
        }
    }

    #[test]
    fn a_file_begins_with_its_mark_and_quotes_what_needs_it() {
        let mut writer = CsvWriter::new(Vec::new()).unwrap();
        writer.row(["名称", "a,b", "x\ny"]).unwrap();
        writer.row(["=1", "", "-5"]).unwrap();
        assert_eq!(writer.finish().unwrap(), "\u{FEFF}名称,\"a,b\",\"x\ny\"\r\n'=1,,-5\r\n".as_bytes());
    }

    proptest! {
        #[test]
        fn every_cell_survives_the_guard(text in "\\PC{0,12}") {
            let shown = guarded(&text);
            prop_assert_eq!(unguarded(&shown), unguarded(&text));
            prop_assert!(!shown.starts_with(TRIGGERS) || is_number(&shown));
        }
    }
}
