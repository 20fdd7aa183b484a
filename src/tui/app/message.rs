//! What wakes the loop. Nothing else does.

use ratatui::layout::Position;

use crate::jobs::{JobId, News};
use crate::tui::input::Key;

/// Everything that the loop reacts to.
#[derive(Debug)]
pub enum Message {
    /// What was typed, clicked or pasted: as much as had come when the terminal was read, so that a burst is worked off
    /// before anything is drawn.
    Input(Vec<Input>),
    /// The terminal has another size.
    Resize,
    /// News of a job.
    Job(JobId, News),
    /// The records were changed by something other than this loop.
    Changed,
    /// The system wants something.
    Signal(Signal),
}

/// One thing that a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// A pasted text, as it came.
    Paste(String),
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

/// What the system wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// To end (SIGTERM).
    Terminate,
    /// To end: the terminal is gone (SIGHUP, or nobody at the other side).
    Hangup,
    /// Ctrl-C from outside (SIGINT).
    Interrupt,
    /// To sleep (SIGTSTP).
    Suspend,
    /// Woken again (SIGCONT).
    Continue,
}
