//! Leaving the program: a private file that did not exist, and an entry in the list of what has left.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::file::NewFile;
use super::format::ExportError;
use crate::domain::handover::ReaderRole;
use crate::store::{ActionKind, Store, Table, Value, What};

/// What the list of exports says of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// What kind of thing.
    pub what: String,
    /// Which records, in words.
    pub scope: String,
    /// For what kind of reader.
    pub reader: ReaderRole,
    /// To whom, as somebody said; empty if nobody did.
    pub recipient: String,
}

/// The SHA-256 of some bytes in hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String does not fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Lets bytes leave, into a new file that only its owner may read, or, without a file, to whoever called. What leaves is kept in the
/// list of exports, and what cannot be kept there does not leave. Answers the digest.
///
/// # Errors
/// The file exists already or cannot be written, the disk is full; those of the database.
pub fn leave(store: &mut Store, departure: &Departure, bytes: &[u8], into: Option<&Path>) -> Result<String, ExportError> {
    let hash = digest(bytes);
    let failed = |path: &Path, error| ExportError::File { path: path.to_owned(), error };
    let file = into.map(|path| NewFile::holding(bytes, path).map_err(|error| failed(path, error))).transpose()?;
    let now = store.now();
    let mut named = false;
    let kept = store.act(&What::new(ActionKind::Settings), |tx| {
        let values: [(&str, Value); 7] = [
            ("what", departure.what.as_str().into()),
            ("scope", departure.scope.as_str().into()),
            ("reader", departure.reader.into()),
            ("recipient", Some(departure.recipient.as_str()).filter(|recipient| !recipient.is_empty()).into()),
            ("hash", hash.as_str().into()),
            ("exported_at", Value::At(now)),
            ("colleague_id", tx.me().into()),
        ];
        tx.insert(Table::ExportEntry, &values)?;
        if let (Some(file), Some(path)) = (file, into) {
            file.named(path).map_err(|error| failed(path, error))?;
            named = true;
        }
        Ok::<_, ExportError>(())
    });
    if let (Err(_), true, Some(path)) = (&kept, named, into) {
        // It was made a moment ago and must not stay without its entry; if it cannot be removed, the failure is told all the same.
        drop(std::fs::remove_file(path));
    }
    kept.map(|_| hash)
}
