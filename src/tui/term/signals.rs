//! What the system says while the program runs, and the certainty that it ends when told to.

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use rustix::process::{Signal as Kill, getpid, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::tui::app::{Message, Signal};

use super::modes;

/// How long the loop has to end by itself once it was told to.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Knows whether the loop has ended, and ends the process if it does not.
#[derive(Debug, Clone, Default)]
pub struct Ended(Arc<(Mutex<bool>, Condvar)>);

impl Ended {
    /// The loop has ended.
    pub fn tell(&self) {
        let (ended, told) = &*self.0;
        *ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
        told.notify_all();
    }

    /// Waits for the loop to end; if it does not, gives the terminal back and ends the process. The database stands it: what was
    /// called saved is saved.
    pub fn or_else_kill(&self) {
        let (ended, told) = &*self.0;
        let guard = ended.lock().unwrap_or_else(PoisonError::into_inner);
        let (ended, _) = told.wait_timeout_while(guard, PATIENCE, |ended| !*ended).unwrap_or_else(PoisonError::into_inner);
        if !*ended {
            // From another thread, because a terminal that takes no more output would block this one too.
            let _ = std::thread::Builder::new().name("restore".to_owned()).spawn(modes::leave).map(|restore| {
                let _ = told.wait_timeout(ended, Duration::from_millis(200));
                drop(restore);
            });
            let _ = kill_process(getpid(), Kill::KILL);
        }
    }
}

/// Starts the thread that turns signals into messages.
///
/// # Errors
/// If a handler cannot be installed or the thread not be started.
pub fn watch(messages: Sender<Message>, ended: Ended) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGTERM | SIGQUIT => Message::Signal(Signal::Terminate),
                SIGHUP => Message::Signal(Signal::Hangup),
                SIGINT => Message::Signal(Signal::Interrupt),
                SIGTSTP => Message::Signal(Signal::Suspend),
                SIGCONT => Message::Signal(Signal::Continue),
                _ => Message::Resize,
            };
            let last = matches!(signal, SIGTERM | SIGQUIT | SIGHUP | SIGINT);
            if messages.send(message).is_err() {
                return;
            }
            if last {
                ended.or_else_kill();
            }
        }
    })?;
    Ok(())
}
