//! Mappings that somebody has reviewed, kept in the database for the next file with the same headings.

use crate::domain::search::plain;
use crate::exchange::fields::Mapping;
use crate::store::{Error, Reader, Table, Tx, Value};

/// What a file's form is recognised by: its headings in plain form, in their order.
#[must_use]
pub fn form(headings: &[String]) -> String {
    headings.iter().map(|heading| plain(heading)).collect::<Vec<_>>().join("\n")
}

/// The mapping that was used for the last file of this form; one that cannot be read any more counts as none.
///
/// # Errors
/// Those of the database.
pub fn remembered(reader: Reader<'_>, headings: &[String]) -> Result<Option<Mapping>, Error> {
    let form = form(headings);
    // Without any heading, files of the same form cannot be told from others.
    if form.trim().is_empty() {
        return Ok(None);
    }
    let rows = reader.rows_where(Table::ImportMapping, &[("headers", Value::from(form))])?;
    let latest = rows.last().and_then(|row| Some((row.text("name")?, row.text("mapping")?)));
    Ok(latest.and_then(|(name, text)| Mapping::from_toml(name, text).ok()).and_then(|mapping| mapping.fitted(headings).ok()))
}

/// Keeps a mapping for files of this form, in the place of the one before.
pub(super) fn remember(tx: &mut Tx<'_>, name: &str, form: &str, mapping: &str) -> Result<(), Error> {
    let known = tx.read().rows_where(Table::ImportMapping, &[("headers", form.into())])?;
    match known.last() {
        Some(row) => tx.update(Table::ImportMapping, row.id, &[("name", name.into()), ("mapping", mapping.into())]),
        None => {
            let values = [("name", name.into()), ("headers", form.into()), ("mapping", mapping.into())];
            tx.insert(Table::ImportMapping, &values).map(drop)
        }
    }
}
