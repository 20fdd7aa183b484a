//! What a file is, by its content: names lie.

use super::SourceError;
use super::limits::Budget;
use super::ole::{self, Compound};
use super::package;
use crate::codes;

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Delimited text.
    Text,
    /// An Office Open XML workbook.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
}

codes! {
    /// A kind of file that is recognised and cannot be read; each is named in the refusal, with what to do.
    pub enum Unreadable {
        /// A web page with a table, often saved with the ending of a workbook.
        HtmlTable = "html_table",
        /// A workbook in the XML form of 2003.
        XmlSpreadsheet = "xml_spreadsheet",
        /// A web archive.
        WebArchive = "web_archive",
        /// A binary workbook (XLSB).
        BinaryWorkbook = "binary_workbook",
        /// A workbook of Apple Numbers.
        Numbers = "numbers",
        /// A text document or presentation.
        Document = "document",
        /// A PDF file.
        Pdf = "pdf",
        /// A picture.
        Picture = "picture",
        /// An archive that holds other files.
        Archive = "archive",
        /// A database, or another program's own format.
        Database = "database",
        /// A file that a company's document protection has wrapped.
        Protected = "protected",
    }
}

/// Finds out what a file is.
///
/// # Errors
/// What cannot be read, named as what it is; limits of the package.
pub(super) fn recognise(bytes: &[u8], budget: &Budget) -> Result<FileKind, SourceError> {
    if bytes.is_empty() {
        return Err(SourceError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packaged(bytes, budget);
    }
    if bytes.starts_with(ole::MAGIC) {
        return compound(bytes);
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(SourceError::Unreadable(*kind));
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if WRAPPERS.iter().any(|mark| memchr::memmem::find(head.get(..256).unwrap_or(head), mark).is_some()) {
        return Err(SourceError::Unreadable(Unreadable::Protected));
    }
    let text = match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, _)) => encoding.decode(head).0.into_owned(),
        None => String::from_utf8_lossy(head).into_owned(),
    };
    match markup(&text.to_ascii_lowercase()) {
        Some(kind) => Err(SourceError::Unreadable(kind)),
        None => Ok(FileKind::Text),
    }
}

const MAGIC: &[(&[u8], Unreadable)] = &[
    (b"%PDF", Unreadable::Pdf),
    (b"\x89PNG", Unreadable::Picture),
    (b"\xFF\xD8\xFF", Unreadable::Picture),
    (b"GIF8", Unreadable::Picture),
    (b"BM\x00", Unreadable::Picture),
    (b"\x1F\x8B", Unreadable::Archive),
    (b"7z\xBC\xAF\x27\x1C", Unreadable::Archive),
    (b"Rar!", Unreadable::Archive),
    (b"BZh", Unreadable::Archive),
    (b"\xFD7zXZ\x00", Unreadable::Archive),
    (b"SQLite format 3\x00", Unreadable::Database),
    (b"{\\rtf", Unreadable::Document),
];

/// Marks that document protection writes in front of what it has encrypted.
const WRAPPERS: &[&[u8]] = &[b"E-SafeNet", b"<DRMFILE", b"DRMONE", b"SCDSA00", b"Fasoo", b"EsafeNet", b"TSD-Header", b"%TSD-"];

/// Markup by its first words.
fn markup(head: &str) -> Option<Unreadable> {
    let head = head.trim_start_matches(['\u{FEFF}', ' ', '\r', '\n', '\t']);
    if head.starts_with("mime-version:") {
        return Some(Unreadable::WebArchive);
    }
    if !head.starts_with('<') {
        return None;
    }
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(Unreadable::XmlSpreadsheet);
    }
    let html = ["<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<style", "<div"];
    html.iter().any(|tag| head.contains(tag)).then_some(Unreadable::HtmlTable)
}

fn packaged(bytes: &[u8], budget: &Budget) -> Result<FileKind, SourceError> {
    let mut archive = package::open(bytes, budget)?;
    let names = package::names(&archive);
    let has = |prefix: &str| names.iter().any(|name| name.trim_start_matches('/').starts_with(prefix));
    if has("mimetype") || has("content.xml") {
        let mut mime = String::new();
        if let Ok(part) = package::part(&mut archive, "mimetype", budget) {
            std::io::Read::read_to_string(&mut std::io::Read::take(part, 200), &mut mime).map_err(|_| SourceError::Damaged)?;
        }
        return match mime.trim() {
            "" => Ok(FileKind::Ods),
            mime if mime.starts_with("application/vnd.oasis.opendocument.spreadsheet") => Ok(FileKind::Ods),
            _ => Err(SourceError::Unreadable(Unreadable::Document)),
        };
    }
    let found = [
        ("xl/workbook.bin", Unreadable::BinaryWorkbook),
        ("Index/", Unreadable::Numbers),
        ("Index.zip", Unreadable::Numbers),
        ("word/", Unreadable::Document),
        ("ppt/", Unreadable::Document),
    ];
    if let Some((_, kind)) = found.iter().find(|(prefix, _)| has(prefix)) {
        return Err(SourceError::Unreadable(*kind));
    }
    if has("[Content_Types].xml") || has("xl/") { Ok(FileKind::Xlsx) } else { Err(SourceError::Unreadable(Unreadable::Archive)) }
}

fn compound(bytes: &[u8]) -> Result<FileKind, SourceError> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        let rights = file.has("DRMEncryptedTransform") || file.has("DRMEncryptedDataSpace");
        return Err(if rights { SourceError::Unreadable(Unreadable::Protected) } else { SourceError::Encrypted });
    }
    if file.has("Workbook") {
        return Ok(FileKind::Xls);
    }
    if file.has("\u{9}DRMContent") {
        return Err(SourceError::Unreadable(Unreadable::Protected));
    }
    Err(if file.has("Book") { SourceError::TooOld } else { SourceError::Unreadable(Unreadable::Document) })
}
