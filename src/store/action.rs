//! What a user did: the unit of undo and of history.

use serde::{Deserialize, Serialize};

use super::catalog::Table;
use crate::domain::{ActionId, ColleagueId, Instant};

crate::codes! {
    /// What kind of action it was.
    pub enum ActionKind {
        /// Something was entered.
        Create = "create",
        /// Fields were changed.
        Edit = "edit",
        /// Something was deleted.
        Delete = "delete",
        /// A touch was logged, with what it brought.
        Log = "log",
        /// A task, promise, step or alert was completed.
        Complete = "complete",
        /// Something was put off.
        Snooze = "snooze",
        /// A tier was set.
        SetTier = "set_tier",
        /// A file was imported.
        Import = "import",
        /// Two records became one.
        Merge = "merge",
        /// A step of a handover.
        Handover = "handover",
        /// A sealed pack was opened.
        OpenPack = "open_pack",
        /// A policy was accepted.
        AcceptPolicy = "accept_policy",
        /// Views, mappings and other settings.
        Settings = "settings",
        /// The demo portfolio was made.
        Demo = "demo",
        /// A user wrote for the first time and became a colleague.
        Join = "join",
        /// An earlier action was taken back.
        Undo = "undo",
        /// An action taken back was done again.
        Redo = "redo",
        /// Deleted rows were wiped out for good.
        Purge = "purge",
    }
}

impl ActionKind {
    /// Whether a person means it when asking for undo.
    #[must_use]
    pub const fn undoable(self) -> bool {
        !matches!(self, Self::Join | Self::Undo | Self::Redo | Self::Purge | Self::Demo)
    }
}

/// What an action is about, as data for a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct What {
    /// Its kind.
    #[serde(skip, default = "edit")]
    pub kind: ActionKind,
    /// The kind of record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
    /// The record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<i64>,
    /// The record's name then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The field, by column or code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// How many records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// For whom it is recorded, if for somebody else.
    #[serde(skip)]
    pub on_behalf_of: Option<ColleagueId>,
}

const fn edit() -> ActionKind {
    ActionKind::Edit
}

impl What {
    /// An action of this kind.
    #[must_use]
    pub const fn new(kind: ActionKind) -> Self {
        Self { kind, table: None, row: None, name: String::new(), field: String::new(), count: None, on_behalf_of: None }
    }

    /// About this record.
    #[must_use]
    pub fn about(mut self, table: Table, row: i64, name: &str) -> Self {
        self.table = Some(table);
        self.row = Some(row);
        self.name = crate::domain::text::one_line(name).into_owned();
        self
    }

    /// About records of this kind, named by a text such as a file's name.
    #[must_use]
    pub fn named(mut self, table: Table, name: &str) -> Self {
        self.table = Some(table);
        self.name = crate::domain::text::one_line(name).into_owned();
        self
    }

    /// About this field.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        field.clone_into(&mut self.field);
        self
    }

    /// Recorded for somebody else, such as an approval given by a superior.
    #[must_use]
    pub const fn on_behalf_of(mut self, colleague: ColleagueId) -> Self {
        self.on_behalf_of = Some(colleague);
        self
    }

    /// About so many records.
    #[must_use]
    pub const fn count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }
}

/// An action as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its identifier.
    pub id: ActionId,
    /// When.
    pub at: Instant,
    /// On which device.
    pub device: u16,
    /// Who did it.
    pub by: ColleagueId,
    /// The name of who did it.
    pub by_name: String,
    /// For whom, if for somebody else.
    pub on_behalf_of: Option<ColleagueId>,
    /// What it was about.
    pub what: What,
    /// The action that it took back, if it is an undo or a redo.
    pub reverts: Option<ActionId>,
    /// The action that took it back.
    pub undone_by: Option<ActionId>,
    /// How many rows it changed.
    pub changes: u64,
}

/// What an action left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done<T> {
    /// What the closure returned.
    pub value: T,
    /// The action; none if nothing was changed.
    pub action: Option<ActionId>,
}
