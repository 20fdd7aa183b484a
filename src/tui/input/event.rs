//! What a person did at the terminal.

use ratatui::layout::Position;

use super::key::Key;

/// One thing that a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// A pasted text.
    Paste {
        /// As it came.
        text: String,
        /// Whether it came to its end, and nothing of it was dropped.
        whole: bool,
    },
    /// The mouse.
    Mouse(Mouse),
}

/// What the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// The cell.
    pub at: Position,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button was pressed.
    Click,
    /// The wheel was turned towards earlier lines.
    WheelUp,
    /// The wheel was turned towards later lines.
    WheelDown,
}
