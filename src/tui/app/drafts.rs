//! What was typed into forms and not saved: kept with the records, so that it is there after a restart or a broken line.

use crate::domain::Instant;
use crate::store::{ActionKind, Error, Store, Table, Value, What};
use crate::tui::overlays::form::Draft;

/// The draft of this name, if there is one that can be read.
pub(super) fn find(store: &Store, name: &str) -> Option<Draft> {
    let rows = store.read().rows_where(Table::Draft, &[("form", name.into())]).ok()?;
    rows.last().and_then(|row| serde_json::from_str(row.text("content")?).ok())
}

/// Keeps a draft under a name, or with none takes away what is kept there. Nothing is written where nothing changes.
///
/// # Errors
/// Those of the database.
pub(super) fn keep(store: &mut Store, name: &str, draft: Option<&Draft>, now: Instant) -> Result<(), Error> {
    let kept = store.read().rows_where(Table::Draft, &[("form", name.into())])?;
    if kept.is_empty() && draft.is_none() {
        return Ok(());
    }
    let content = draft.map(serde_json::to_string).transpose().map_err(|error| Error::Sql(error.to_string()))?;
    store.act(&What::new(ActionKind::Settings), |tx| -> Result<(), Error> {
        for row in &kept {
            tx.delete(Table::Draft, row.id)?;
        }
        if let Some(content) = content {
            tx.insert(Table::Draft, &[("form", name.into()), ("content", content.into()), ("saved_at", Value::At(now))])?;
        }
        Ok(())
    })?;
    Ok(())
}
