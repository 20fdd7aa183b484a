//! What wakes the loop. Nothing else does.

use crate::jobs::{JobId, News};
use crate::tui::input::Input;

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
