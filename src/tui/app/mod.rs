//! The loop: messages in, keys resolved to actions, commands carried out in one place, then layout, load and draw.

mod backup;
mod capture;
mod command;
mod demo;
mod drafts;
mod executor;
mod frame;
mod keys;
mod message;
mod notice;
mod questions;
mod route;
mod rules;
mod run;
mod screen;
mod stack;
mod work;
mod write;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Size;

use crate::domain::{ActionId, Clock, Instant};
use crate::jobs::Worker;
use crate::store::Store;
use crate::tui::input::{Input, Keymap};
use crate::tui::widgets::{Drawn, Look};

pub use command::{Command, Tag};
pub use message::{Message, Signal};
pub use notice::{Notice, Notices, Weight};
pub use route::{CardRoute, FiguresRoute, Number, Route, TierPane, Topic};
pub use run::{Effect, Ending, LONGEST_COPY, Output, Source, Waited, run};
pub use screen::{Answer, Event, Offer, Problem, Reads, Reply, Screen, Shape};

use keys::Pressed;
use stack::{Layer, Stack};
use work::Runs;

/// What the loop needs from outside.
pub struct Parts {
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
    /// The worker for jobs; it reports by messages of the source.
    pub worker: Worker,
    /// The first screen.
    pub first: Route,
}

/// The running program: what is on the screen and what is under way.
pub struct App {
    stack: Stack,
    look: Look,
    keymap: Keymap,
    pressed: Pressed,
    notices: Notices,
    clock: Arc<dyn Clock>,
    store: Store,
    /// The own records while the demo is looked at.
    own: Option<Store>,
    user: String,
    remembered: Option<PathBuf>,
    confined: bool,
    worker: Worker,
    /// A number that changes when another connection has written.
    others: i64,
    runs: Runs,
    /// A form that was answered, until what it answered is written or refused.
    held: Option<Layer>,
    /// Pages of records that were open, the latest first, with their names.
    recent: VecDeque<(Route, String)>,
    /// A pasted text, until it is said what it is for.
    pasted: Option<(String, Vec<questions::PasteUse>)>,
    /// What an undo that asks is about.
    to_undo: Option<ActionId>,
    /// What is to be recorded once it was answered whether to return to today.
    waiting: Option<capture::Wanted>,
    /// Time since the loop started, when the latest message came.
    moment: Duration,
    drawn: Drawn,
    size: Size,
    /// Whether the names that the veil hides were read since records were last changed.
    names_read: bool,
    /// Whether the terminal has the mouse for as long as the top layer lends it.
    mouse_lent: bool,
    backup_due: backup::Due,
    /// The second Ctrl-C in a row ends the program.
    about_to_quit: bool,
    effects: Vec<Effect>,
    ending: Option<Ending>,
}

impl App {
    /// A program that shows its first screen.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let first = crate::tui::screens::open(&parts.first);
        Self::showing(first, parts)
    }

    /// A program that shows this screen in the place of the first one.
    #[must_use]
    pub fn showing(screen: Box<dyn Screen>, parts: Parts) -> Self {
        let mut app = Self {
            stack: Stack::new(screen, parts.first),
            look: parts.look,
            keymap: parts.keymap,
            pressed: Pressed::default(),
            notices: Notices::default(),
            clock: parts.clock,
            others: parts.store.others_writes().unwrap_or_default(),
            store: parts.store,
            own: None,
            user: parts.user,
            remembered: parts.remembered,
            confined: parts.confined,
            worker: parts.worker,
            runs: Runs::default(),
            held: None,
            recent: VecDeque::new(),
            pasted: None,
            to_undo: None,
            waiting: None,
            moment: Duration::ZERO,
            drawn: Drawn::default(),
            size: Size::new(0, 0),
            names_read: false,
            mouse_lent: false,
            backup_due: backup::Due::default(),
            about_to_quit: false,
            effects: Vec::new(),
            ending: None,
        };
        app.mention_edited_rules();
        app
    }

    /// Closes the records. What the screens hold goes with the process, which ends next: giving a hundred thousand rows back one by one
    /// would only keep somebody waiting.
    pub fn leave(self) {
        let Self { stack, worker, own, store, .. } = self;
        std::mem::forget(stack);
        drop((worker, own, store));
    }

    fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Says something.
    fn say(&mut self, weight: Weight, text: impl Into<String>) {
        let now = self.now();
        self.notices.say(Notice::new(weight, text), now);
    }

    /// Takes a message and carries out what follows from it. `moment` is the time since the loop started.
    fn take(&mut self, message: Message, moment: Duration) {
        self.moment = moment;
        match message {
            Message::Input(inputs) => {
                for input in inputs {
                    if self.ending.is_some() {
                        return;
                    }
                    match input {
                        Input::Key(key) => self.key(key, moment),
                        Input::Paste { text, whole } => self.paste(&text, whole),
                        Input::Mouse(mouse) => self.mouse(mouse),
                    }
                }
            }
            Message::Resize => {}
            Message::Job(id, news) => self.job(id, news),
            Message::Changed => self.stack.reload_all(),
            Message::Signal(signal) => self.signal(signal),
        }
    }

    fn signal(&mut self, signal: Signal) {
        match signal {
            Signal::Terminate | Signal::Interrupt => self.ending = Some(Ending::Told),
            Signal::Hangup => self.ending = Some(Ending::Gone),
            Signal::Suspend => self.effects.push(Effect::Suspend),
            Signal::Continue => self.effects.push(Effect::Wake),
        }
    }
}
