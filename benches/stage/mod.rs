//! The program on a stage: the real loop, fed by a script, painting into a terminal that swallows its bytes.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use kamdeck::config::Config;
use kamdeck::domain::{FixedClock, Instant, Zone};
use kamdeck::jobs::Worker;
use kamdeck::store::{Options, Store};
use kamdeck::tui::app::{self, App, Effect, Message, Output, Parts, Route, Source, Waited};
use kamdeck::tui::input::{Input, Key, Keymap, Preset};
use kamdeck::tui::setup::{Environment, look};
use kamdeck::tui::term::Painter;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

/// The present of the stage.
pub fn now() -> Instant {
    "2026-11-21T04:00:00Z".parse().unwrap()
}

/// How its database is opened.
pub fn options() -> Options {
    let mut options = Options::new("li", Arc::new(FixedClock(now()))).create();
    options.zone = Some(Zone::default());
    options
}

/// One message at most, then none.
struct Once(Option<Message>);

impl Source for Once {
    fn next(&mut self, _: Option<Duration>) -> Waited {
        self.0.take().map_or(Waited::Closed, Waited::Message)
    }

    fn ready(&mut self) -> Option<Message> {
        None
    }

    fn moment(&self) -> Duration {
        Duration::ZERO
    }
}

/// A terminal of 120x40 that counts.
struct Sink {
    painter: Painter,
    bytes: usize,
}

impl Output for Sink {
    fn size(&mut self) -> Size {
        Size::new(120, 40)
    }

    fn show(&mut self, frame: &Buffer, cursor: Option<Position>) -> std::io::Result<()> {
        self.bytes += std::hint::black_box(self.painter.paint(frame, cursor)).len();
        Ok(())
    }

    fn apply(&mut self, effect: &Effect) -> std::io::Result<()> {
        if *effect == Effect::Redraw {
            self.painter.forget();
        }
        Ok(())
    }
}

/// The running program.
pub struct Stage {
    app: App,
    jobs: Receiver<Message>,
    sink: Sink,
}

impl Stage {
    /// Starts the program and draws its first frame.
    pub fn new(store: Store, first: Route) -> Self {
        let (sender, jobs) = channel();
        let as_of = store.today();
        let parts = Parts {
            look: look(&Config::defaults().unwrap(), &Environment::default(), as_of).unwrap(),
            keymap: Keymap::preset(Preset::Unix),
            store,
            clock: Arc::new(FixedClock(now())),
            user: "li".into(),
            remembered: None,
            confined: false,
            worker: Worker::new(move |id, news| drop(sender.send(Message::Job(id, news)))),
            first,
        };
        let mut stage = Self { app: App::new(parts), jobs, sink: Sink { painter: Painter::new(true), bytes: 0 } };
        stage.takes(None);
        stage
    }

    fn takes(&mut self, message: Option<Message>) {
        app::run(&mut self.app, &mut Once(message), &mut self.sink);
    }

    /// Presses a key; answers the bytes that it cost.
    pub fn key(&mut self, key: Key) -> usize {
        let before = self.sink.bytes;
        self.takes(Some(Message::Input(vec![Input::Key(key)])));
        self.sink.bytes - before
    }

    /// Presses keys that stand for themselves, and waits for the jobs that they start.
    pub fn keys(&mut self, keys: &str) {
        for c in keys.chars() {
            self.key(Key::char(c));
        }
        while self.app.busy() {
            let news = self.jobs.recv().ok();
            self.takes(news);
        }
    }

    /// Ends the program.
    pub fn leave(self) {
        self.app.leave();
    }
}
