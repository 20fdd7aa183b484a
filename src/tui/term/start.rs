//! Takes the terminal, runs the loop, gives the terminal back.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use crate::domain::Clock;
use crate::jobs::Worker;
use crate::store::Store;
use crate::tui::app::{self, App, Ending, Message, Parts, Route};
use crate::tui::input::Keymap;
use crate::tui::widgets::Look;

use super::output::Tty;
use super::source::Channel;
use super::{crash, modes};

/// How the terminal is treated.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long an ESC is held in case it begins a sequence.
    pub escape: Duration,
    /// Whether clicks and the wheel are asked for.
    pub mouse: bool,
    /// Whether frames are bracketed so that the terminal shows each at once.
    pub synchronized: bool,
    /// Whether the program may be put to sleep: not where there is no shell to wake it.
    pub may_sleep: bool,
    /// Where a crash file goes; nowhere if the program must leave no trace.
    pub crash_folder: Option<PathBuf>,
}

/// What the program is to start with.
pub struct Surroundings {
    /// How everything looks and reads at first.
    pub look: Look,
    /// The keys in force.
    pub keymap: Keymap,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// The records.
    pub store: Store,
    /// Whose name changes are made under.
    pub user: String,
    /// Where it is remembered what the program is told on the screen; nowhere if it must leave no trace.
    pub remembered: Option<PathBuf>,
    /// Whether no file may be read or written.
    pub confined: bool,
    /// The first screen.
    pub first: Route,
}

/// Why the terminal interface could not be started or went down.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Standard input or output is no terminal.
    #[error("standard input and output must be a terminal")]
    NoTerminal,
    /// The system refused something.
    #[error("the terminal cannot be used: {0}")]
    System(#[from] io::Error),
    /// A fault of the program; it was reported already.
    #[error("the program broke down")]
    Broken,
}

/// Runs the terminal interface to its end.
///
/// # Errors
/// [`Failure`]; the terminal is given back in every case.
pub fn start(settings: &Settings, surroundings: Surroundings) -> Result<Ending, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::NoTerminal);
    }
    let strings = &surroundings.look.strings;
    crash::install(settings.crash_folder.clone(), strings.shell_crashed_file("{}"), strings.shell_crashed());
    let (sender, messages) = channel();
    #[cfg(unix)]
    let ended = super::signals::Ended::default();
    #[cfg(unix)]
    super::signals::watch(sender.clone(), ended.clone())?;
    modes::enter(settings.mouse)?;
    let guard = modes::Guard;
    #[cfg(unix)]
    listen(sender.clone(), settings.escape, ended.clone())?;
    #[cfg(windows)]
    listen(sender.clone())?;
    let mut app = App::new(Parts {
        look: surroundings.look,
        keymap: surroundings.keymap,
        clock: surroundings.clock,
        store: surroundings.store,
        worker: Worker::new(move |id, news| drop(sender.send(Message::Job(id, news)))),
        user: surroundings.user,
        remembered: surroundings.remembered,
        confined: surroundings.confined,
        first: surroundings.first,
    });
    let mut output = Tty::new(settings.synchronized, settings.mouse, settings.may_sleep);
    let mut source = Channel::new(messages);
    let run = std::panic::AssertUnwindSafe(|| app::run(&mut app, &mut source, &mut output));
    let ending = std::panic::catch_unwind(run);
    drop(guard);
    if ending.is_ok() {
        app.leave();
    }
    #[cfg(unix)]
    ended.tell();
    ending.map_err(|_| Failure::Broken)
}

/// Starts the thread that reads the terminal. When the terminal is gone it says so, and sees to it that the process ends even
/// if the loop is busy.
#[cfg(unix)]
fn listen(messages: Sender<Message>, escape: Duration, ended: super::signals::Ended) -> io::Result<()> {
    use crate::tui::app::Signal;
    std::thread::Builder::new().name("input".to_owned()).spawn(move || {
        let read = crate::tui::input::reader::read(&io::stdin(), escape, |inputs| messages.send(Message::Input(inputs)).is_ok());
        if let Err(error) = read {
            tracing::info!(%error, "the terminal can no longer be read");
        }
        if messages.send(Message::Signal(Signal::Hangup)).is_ok() {
            ended.or_else_kill();
        }
    })?;
    Ok(())
}

/// Starts the thread that reads the console.
#[cfg(windows)]
fn listen(messages: Sender<Message>) -> io::Result<()> {
    std::thread::Builder::new().name("input".to_owned()).spawn(move || {
        let read = crate::tui::input::events::read(|inputs, resized| {
            let told = !resized || messages.send(Message::Resize).is_ok();
            told && (inputs.is_empty() || messages.send(Message::Input(inputs)).is_ok())
        });
        if let Err(error) = read {
            tracing::info!(%error, "the console can no longer be read");
        }
        let _ = messages.send(Message::Signal(crate::tui::app::Signal::Hangup));
    })?;
    Ok(())
}
