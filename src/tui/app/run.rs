//! The loop itself, over whatever gives messages and takes frames: the terminal, or a test.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use crate::domain::Instant;

use super::App;
use super::message::Message;

/// What waiting for a message came to.
#[derive(Debug)]
pub enum Waited {
    /// A message.
    Message(Message),
    /// The deadline has passed.
    Deadline,
    /// There will be no more messages.
    Closed,
}

/// Where messages come from.
pub trait Source {
    /// Blocks until there is a message or the deadline (time since the start) has passed; without a deadline it just blocks.
    fn next(&mut self, deadline: Option<Duration>) -> Waited;

    /// A message that is already there.
    fn ready(&mut self) -> Option<Message>;

    /// Time since the start, which only ever grows.
    fn moment(&self) -> Duration;
}

/// Where frames go.
pub trait Output {
    /// The size of the terminal now.
    fn size(&mut self) -> Size;

    /// Shows a frame, in one write.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn show(&mut self, frame: &Buffer, cursor: Option<Position>) -> std::io::Result<()>;

    /// Does something else to the terminal.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn apply(&mut self, effect: &Effect) -> std::io::Result<()>;
}

/// The most that is sent to the clipboard, in bytes: terminals drop longer texts, many without a word.
pub const LONGEST_COPY: usize = 74_000;

/// What is done to the terminal besides frames.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The next frame is painted in full.
    Redraw,
    /// The program sleeps until it is woken, then paints in full.
    Suspend,
    /// The program was woken by somebody else: the terminal is put into our modes again and painted in full.
    Wake,
    /// The mouse is given back, or taken.
    ToggleMouse,
    /// The mouse, if it is ours, is lent to the terminal, or is ours again.
    LendMouse(bool),
    /// Text goes to the clipboard.
    Copy(String),
}

/// How the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// By the user's wish.
    Quit,
    /// Told by the system.
    Told,
    /// The terminal is gone.
    Gone,
    /// Nobody sends messages any more.
    Closed,
}

/// A screen that asks to be woken at once, again and again, is woken so often at most.
const SHORTEST_NAP: Duration = Duration::from_millis(200);

/// How many messages are taken before a frame is drawn all the same.
const MOST_BEFORE_A_FRAME: usize = 1000;

/// Runs until the end: blocks on the source, takes all that is there, then lays out, loads and draws once.
pub fn run(app: &mut App, source: &mut dyn Source, output: &mut dyn Output) -> Ending {
    loop {
        if let Some(ending) = show(app, output).err() {
            app.keep_all_drafts();
            return ending;
        }
        let deadline = app.deadline(source.moment());
        match source.next(deadline) {
            Waited::Message(message) => {
                app.take(message, source.moment());
                for _ in 0..MOST_BEFORE_A_FRAME {
                    let Some(message) = source.ready() else { break };
                    app.take(message, source.moment());
                }
            }
            Waited::Deadline => app.woken(source.moment()),
            Waited::Closed => return Ending::Closed,
        }
        if let Some(ending) = app.ending {
            app.keep_all_drafts();
            return ending;
        }
    }
}

fn show(app: &mut App, output: &mut dyn Output) -> Result<(), Ending> {
    let gone = |_| Ending::Gone;
    for effect in std::mem::take(&mut app.effects) {
        output.apply(&effect).map_err(gone)?;
    }
    app.settle(output.size());
    if let Some(effect) = app.lent_mouse() {
        output.apply(&effect).map_err(gone)?;
    }
    let mut frame = Buffer::empty(Rect::from((Position::ORIGIN, app.size)));
    app.draw(&mut frame);
    output.show(&frame, app.drawn.cursor).map_err(gone)
}

impl App {
    /// What is to be done about the mouse since another layer is on top.
    fn lent_mouse(&mut self) -> Option<Effect> {
        let lends = self.stack.top().screen.lends_mouse();
        (std::mem::replace(&mut self.mouse_lent, lends) != lends).then_some(Effect::LendMouse(lends))
    }

    /// When the loop must wake without a message, as time since the start.
    fn deadline(&self, moment: Duration) -> Option<Duration> {
        let now = self.now();
        let clock = self.stack.layers().filter_map(|layer| layer.screen.wakes_at()).min().map(|at: Instant| {
            let wait = at.signed_duration_since(now).to_std().unwrap_or(Duration::ZERO);
            moment.saturating_add(wait.max(SHORTEST_NAP))
        });
        [clock, self.pressed.menu_due(), self.runs.due()].into_iter().flatten().min()
    }

    /// A deadline has passed.
    fn woken(&mut self, moment: Duration) {
        self.moment = moment;
        self.show_working();
        if self.pressed.menu_due().is_some_and(|due| due <= moment) {
            self.pressed.menu = true;
        }
        let now = self.now();
        for layer in self.stack.layers_mut().filter(|layer| layer.screen.wakes_at().is_some_and(|at| at <= now)) {
            layer.stale = true;
        }
    }
}
