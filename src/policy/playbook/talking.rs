//! What to say to each buying role, and how it changes with a person's stance (domain section 3).

use super::{code_list, code_of, entries, entries_at, words};
use crate::domain::people::{BuyingRole, Stance};
use crate::domain::placed::{Document, FileError};

/// Advice for talking to one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleLines {
    /// To whom.
    pub role: BuyingRole,
    /// What the talk should achieve.
    pub aim: String,
    /// What to bring along.
    pub bring: String,
    /// What to leave undone.
    pub avoid: String,
    /// Sentences.
    pub lines: Vec<Line>,
}

/// A sentence to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name in the library.
    pub key: String,
    /// The sentence.
    pub say: String,
    /// For whom it is meant; empty: for everyone.
    pub stances: Vec<Stance>,
}

impl RoleLines {
    /// The sentences for somebody with this stance: those written for it first. With an unknown stance only those for everyone.
    pub fn for_stance(&self, stance: Option<Stance>) -> impl Iterator<Item = &Line> {
        let own = self.lines.iter().filter(move |line| stance.is_some_and(|stance| line.stances.contains(&stance)));
        own.chain(self.lines.iter().filter(|line| line.stances.is_empty()))
    }
}

pub(super) fn read(document: &Document) -> Result<Vec<RoleLines>, FileError> {
    entries(&document.table()?, |key, table| {
        Ok(RoleLines {
            role: code_of(key, table)?,
            aim: words(table, "aim")?,
            bring: words(table, "bring")?,
            avoid: words(table, "avoid")?,
            lines: entries_at(table, "lines", |key, line| {
                Ok(Line { key: key.to_owned(), say: words(line, "say")?, stances: code_list(line, "stances")? })
            })?,
        })
    })
}
