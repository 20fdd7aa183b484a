//! Drives the real loop with a key script: the real key table, executor and painter, a clock that the test moves, and a
//! terminal emulator that reads the painter's bytes. Every frame is compared with what the emulator shows.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kamdeck::domain::calendar::WorkCalendar;
use kamdeck::domain::{AsOf, Clock, Currency, Instant, Zone};
use kamdeck::exchange::demo::{self, Wanted};
use kamdeck::i18n::Language;
use kamdeck::jobs::Worker;
use kamdeck::store::{Options, Store};
use kamdeck::tui::app::{self, App, Effect, Ending, Message, Output, Parts, Route, Screen, Signal, Source, Waited};
use kamdeck::tui::input::{Input, Key, Keymap, Mouse, MouseKind, Preset};
use kamdeck::tui::term::Painter;
use kamdeck::tui::theme::{Depth, Theme};
use kamdeck::tui::widgets::{Glyphs, Look, Widths};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use tempfile::TempDir;

/// The instant at which every flow starts: 2026-11-21 12:00 in Shanghai.
pub const START: &str = "2026-11-21T04:00:00Z";

struct MovingClock(Mutex<Instant>);

impl Clock for MovingClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap()
    }
}

/// Messages in the order of the script, then those of jobs.
struct Script {
    queue: VecDeque<Message>,
    jobs: Receiver<Message>,
    moment: Duration,
    /// Until when time may pass while nothing happens.
    until: Duration,
    clock: Arc<MovingClock>,
    /// Whether nothing is heard of jobs but what is waited for.
    deaf: bool,
}

impl Script {
    fn pass(&mut self, to: Duration) {
        let step = to.saturating_sub(self.moment);
        *self.clock.0.lock().unwrap() += step;
        self.moment = self.moment.max(to);
    }
}

impl Source for Script {
    fn next(&mut self, deadline: Option<Duration>) -> Waited {
        if let Some(message) = self.queue.pop_front() {
            return Waited::Message(message);
        }
        if !self.deaf
            && let Ok(message) = self.jobs.try_recv()
        {
            return Waited::Message(message);
        }
        match deadline {
            Some(deadline) if deadline <= self.until => {
                self.pass(deadline);
                Waited::Deadline
            }
            _ => {
                self.pass(self.until);
                Waited::Closed
            }
        }
    }

    fn ready(&mut self) -> Option<Message> {
        None
    }

    fn moment(&self) -> Duration {
        self.moment
    }
}

/// A terminal of which one can ask what it shows.
struct Glass {
    size: Size,
    painter: Painter,
    emulator: vt100::Parser,
    frame: Buffer,
    cursor: Option<Position>,
    frames: usize,
    bytes: usize,
    effects: Vec<Effect>,
}

impl Output for Glass {
    fn size(&mut self) -> Size {
        self.size
    }

    fn show(&mut self, frame: &Buffer, cursor: Option<Position>) -> std::io::Result<()> {
        let bytes = self.painter.paint(frame, cursor);
        if !bytes.is_empty() {
            self.frames += 1;
            self.bytes += bytes.len();
            self.emulator.process(&bytes);
        }
        self.frame = frame.clone();
        self.cursor = cursor;
        self.compare();
        Ok(())
    }

    fn apply(&mut self, effect: &Effect) -> std::io::Result<()> {
        if *effect == Effect::Redraw {
            self.painter.forget();
        }
        self.effects.push(effect.clone());
        Ok(())
    }
}

impl Glass {
    /// What the emulator shows must be the frame, cell by cell and attribute by attribute.
    fn compare(&self) {
        let screen = self.emulator.screen();
        let shown: Vec<String> = screen.rows(0, self.size.width).collect();
        for (y, row) in crate::screens::rows(&self.frame).iter().enumerate() {
            let shown = shown.get(y).map_or("", String::as_str);
            assert_eq!(shown.trim_end(), row, "row {y} of the terminal is not row {y} of the frame");
        }
        for y in 0..self.frame.area.height {
            for x in 0..self.frame.area.width {
                let (cell, shown) = (&self.frame[(x, y)], screen.cell(y, x).unwrap());
                if !shown.has_contents() && cell.symbol() == " " && !shown.inverse() {
                    continue;
                }
                let reversed = cell.modifier.contains(ratatui::style::Modifier::REVERSED);
                assert!(
                    shown.is_wide_continuation() || shown.inverse() == reversed,
                    "cell {x},{y} {:?} is reversed in only one of terminal and frame",
                    cell.symbol()
                );
            }
        }
        if let Some(cursor) = self.cursor {
            assert_eq!(screen.cursor_position(), (cursor.y, cursor.x), "the cursor (row, column)");
        }
    }
}

/// A person at the program.
pub struct Flow {
    app: App,
    script: Script,
    glass: Glass,
    /// Another connection to the same records, which also keeps them alive.
    store: Store,
    start: Start,
    ending: Option<Ending>,
    leaves_jobs: bool,
    /// Where its database lies, if in a file.
    _folder: Option<TempDir>,
}

/// What a flow starts with.
pub struct Start {
    pub size: (u16, u16),
    pub language: Language,
    pub preset: Preset,
    pub theme: &'static str,
    pub depth: Depth,
    pub ascii: bool,
    pub first: Route,
    /// So many accounts of the demo portfolio are there.
    pub demo: u64,
    /// Where it is remembered what is chosen on the screen.
    pub remembered: Option<std::path::PathBuf>,
    /// Whether no file may be read or written.
    pub confined: bool,
    /// Where policy files are.
    pub rules: Option<std::path::PathBuf>,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            size: (80, 24),
            language: Language::En,
            preset: Preset::Office,
            theme: "dark",
            depth: Depth::True,
            ascii: false,
            first: Route::Welcome,
            demo: 0,
            remembered: None,
            confined: false,
            rules: None,
        }
    }
}

impl Flow {
    /// Starts the program on an empty database and draws its first screen.
    pub fn start(start: Start) -> Self {
        Self::seeded(start, |_| {})
    }

    /// Starts the program on a database that was filled before.
    pub fn seeded(start: Start, seed: impl FnOnce(&mut Store)) -> Self {
        Self::begin(start, None, seed)
    }

    /// Starts with a screen of the test's own in the place of the first one.
    pub fn showing(screen: Box<dyn Screen>, start: Start) -> Self {
        Self::begin(start, Some(screen), |_| {})
    }

    fn begin(start: Start, screen: Option<Box<dyn Screen>>, seed: impl FnOnce(&mut Store)) -> Self {
        let clock = Arc::new(MovingClock(Mutex::new(START.parse().unwrap())));
        let options = options(clock.clone());
        let folder = (start.demo > 0).then(|| TempDir::new().unwrap());
        let mut store = match &folder {
            None => Store::memory(&options).unwrap(),
            Some(folder) => {
                let file = folder.path().join("demo.db");
                std::fs::write(&file, demo(start.demo)).unwrap();
                Store::open(&file, &options).unwrap()
            }
        };
        seed(&mut store);
        let (app, jobs) = app(&start, screen, &store, &clock);
        let (width, height) = start.size;
        let script = Script { queue: VecDeque::new(), jobs, moment: Duration::ZERO, until: Duration::ZERO, clock, deaf: false };
        let glass = Glass {
            size: Size::new(width, height),
            painter: Painter::new(true),
            emulator: emulator(width, height),
            frame: Buffer::empty(Rect::ZERO),
            cursor: None,
            frames: 0,
            bytes: 0,
            effects: Vec::new(),
        };
        let mut flow = Self { app, script, glass, store, start, ending: None, leaves_jobs: false, _folder: folder };
        flow.go();
        flow
    }

    /// Starts the program again on the same database, with a screen of the test's own or the first one.
    pub fn again(&mut self, screen: Option<Box<dyn Screen>>) -> &mut Self {
        (self.app, self.script.jobs) = app(&self.start, screen, &self.store, &self.script.clock);
        self.ending = None;
        self.go();
        self
    }

    /// The records, as another connection sees them.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Changes the records as another program at the same time does.
    pub fn change(&mut self, edit: impl FnOnce(&mut Store)) -> &mut Self {
        edit(&mut self.store);
        self
    }

    /// Starts at a size in a language.
    pub fn new(size: (u16, u16), language: Language) -> Self {
        Self::start(Start { size, language, ..Start::default() })
    }

    fn go(&mut self) {
        loop {
            let ending = app::run(&mut self.app, &mut self.script, &mut self.glass);
            if ending != Ending::Closed {
                self.ending = Some(ending);
                return;
            }
            if !self.app.busy() || self.leaves_jobs {
                return;
            }
            self.await_job();
        }
    }

    fn await_job(&mut self) {
        let message = self.script.jobs.recv_timeout(Duration::from_secs(60)).expect("a job that neither reports nor ends");
        self.script.queue.push_back(message);
    }

    /// From now on does not wait for jobs to end, nor hear of them.
    pub fn leave_jobs(&mut self) -> &mut Self {
        (self.leaves_jobs, self.script.deaf) = (true, true);
        self
    }

    /// Listens to jobs until the screen shows this text.
    pub fn hears_of_jobs_until(&mut self, text: &str) -> &mut Self {
        while !self.screen().contains(text) {
            self.await_job();
            self.go();
        }
        self
    }

    /// Waits until all jobs have ended, as from the start.
    pub fn let_jobs_end(&mut self) -> &mut Self {
        (self.leaves_jobs, self.script.deaf) = (false, false);
        self.go();
        self
    }

    /// Gives the terminal sizes of all kinds, then the one it had.
    pub fn storm(&mut self) -> &mut Self {
        let before = self.glass.size;
        for (width, height) in [(0, 0), (1, 1), (2, 1), (1, 40), (500, 2), (39, 10), (40, 9), (40, 10), (60, 20), (200, 60), (3, 300)] {
            self.resize(width, height);
        }
        // Any order will do, as long as it is the same in every run.
        let mut number = 12_345u32;
        for _ in 0..20 {
            number = number.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            self.resize(u16::try_from(number >> 16 & 127).unwrap(), u16::try_from(number >> 24 & 63).unwrap());
        }
        self.resize(before.width, before.height)
    }

    fn send(&mut self, message: Message) -> &mut Self {
        assert!(self.ending.is_none(), "the program has ended");
        self.script.queue.push_back(message);
        self.go();
        self
    }

    /// Presses keys one after the other, each with a frame in between: text as it stands, `<Enter>`, `<Ctrl-c>`,
    /// `<PgDn*50>`; `<lt>` is `<`.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for key in keys(script) {
            self.send(Message::Input(vec![Input::Key(key)]));
        }
        self
    }

    /// Presses keys so fast that they all are there before anything is drawn.
    pub fn burst(&mut self, script: &str) -> &mut Self {
        self.send(Message::Input(keys(script).into_iter().map(Input::Key).collect()))
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Message::Input(vec![Input::Paste { text: text.to_owned(), whole: true }]))
    }

    /// Clicks on the first place where this text stands.
    pub fn click(&mut self, text: &str) -> &mut Self {
        let at = self.find(text).unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{}", self.screen()));
        self.send(Message::Input(vec![Input::Mouse(Mouse { kind: MouseKind::Click, at })]))
    }

    /// Lets time pass.
    pub fn wait(&mut self, time: Duration) -> &mut Self {
        self.script.until += time;
        self.go();
        self
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.glass.size = Size::new(width, height);
        self.glass.emulator = emulator(width, height);
        self.send(Message::Resize)
    }

    /// Sends what the system would.
    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        self.send(Message::Signal(signal))
    }

    /// Where a text stands.
    fn find(&self, text: &str) -> Option<Position> {
        let frame = &self.glass.frame;
        let starts = frame.area.positions();
        starts.into_iter().find(|start| {
            let mut rest = text;
            let mut x = start.x;
            while !rest.is_empty() && x < frame.area.right() {
                let symbol = frame[(x, start.y)].symbol();
                let Some(after) = rest.strip_prefix(symbol) else { return false };
                rest = after;
                x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap().max(1);
            }
            rest.is_empty()
        })
    }

    /// The screen as text, with the cursor's place.
    pub fn screen(&self) -> String {
        crate::screens::text(&self.glass.frame, self.glass.cursor)
    }

    /// Fails unless the screen shows this text.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        assert!(self.screen().contains(text), "{text:?} is not on the screen:\n{}", self.screen());
        self
    }

    /// Fails if the screen shows this text.
    #[track_caller]
    pub fn lacks(&mut self, text: &str) -> &mut Self {
        assert!(!self.screen().contains(text), "{text:?} is on the screen:\n{}", self.screen());
        self
    }

    /// Where the terminal's cursor is.
    pub fn cursor(&self) -> Option<Position> {
        self.glass.cursor
    }

    /// How the program ended, if it did.
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// Frames that were sent since the last time this was asked, and their bytes.
    pub fn sent(&mut self) -> (usize, usize) {
        (std::mem::take(&mut self.glass.frames), std::mem::take(&mut self.glass.bytes))
    }

    /// What was done to the terminal besides frames, since the last time this was asked.
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.glass.effects)
    }
}

/// A program on these records, and where its jobs report.
fn app(start: &Start, screen: Option<Box<dyn Screen>>, store: &Store, clock: &Arc<MovingClock>) -> (App, Receiver<Message>) {
    let (sender, jobs) = channel();
    let as_of = AsOf::now(clock.now(), store.zone());
    let look = Look {
        theme: Theme::shipped(start.theme, start.depth).unwrap().unwrap(),
        depth: start.depth,
        language: start.language,
        strings: kamdeck::i18n::strings(start.language),
        glyphs: if start.ascii { Glyphs::ASCII } else { Glyphs::BOX },
        widths: Widths { ambiguous_is_wide: false },
        veil: false,
        names: Arc::default(),
        hide_steps: false,
        demo: false,
        as_of,
        today: as_of.day,
        calendar: Arc::new(WorkCalendar::cn().unwrap()),
        currency: Currency::CNY,
        library: Arc::default(),
        rules_folder: start.rules.clone(),
    };
    let parts = Parts {
        look,
        keymap: Keymap::preset(start.preset),
        store: store.another().unwrap(),
        clock: clock.clone(),
        user: "li".into(),
        remembered: start.remembered.clone(),
        confined: start.confined,
        worker: Worker::new(move |id, news| sender.send(Message::Job(id, news)).unwrap_or_default()),
        first: start.first.clone(),
    };
    let app = match screen {
        Some(screen) => App::showing(screen, parts),
        None => App::new(parts),
    };
    (app, jobs)
}

/// The demo portfolio of so many accounts as a file, made once.
fn demo(accounts: u64) -> Arc<[u8]> {
    static FILES: Mutex<BTreeMap<u64, Arc<[u8]>>> = Mutex::new(BTreeMap::new());
    let mut files = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    let file = files.entry(accounts).or_insert_with(|| {
        let clock = Arc::new(MovingClock(Mutex::new(START.parse().unwrap())));
        let mut store = Store::memory(&options(clock)).unwrap();
        demo::fill(&mut store, Wanted { accounts, ..Wanted::default() }, &mut |_| {}).unwrap();
        store.refresh_summaries(&mut |_| true).unwrap();
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("demo.db");
        store.backup(&file, &mut |_| true).unwrap();
        std::fs::read(&file).unwrap().into()
    });
    Arc::clone(file)
}

fn options(clock: Arc<MovingClock>) -> Options {
    Options { zone: Some(Zone::default()), machine: Some("desk".into()), ..Options::new("li", clock) }
}

fn emulator(width: u16, height: u16) -> vt100::Parser {
    let cells = |n: u16| NonZero::new(n).unwrap_or(NonZero::<u16>::MIN);
    vt100::Parser::new(cells(height), cells(width), 0)
}

/// The keys of a script.
fn keys(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let (name, after) = rest[1..].split_once('>').expect("`<` without `>`; write <lt>");
            let (name, times) = name.split_once('*').map_or((name, 1), |(name, times)| (name, times.parse().unwrap()));
            let key = if name == "lt" { Key::char('<') } else { name.parse().unwrap() };
            keys.extend(std::iter::repeat_n(key, times));
            rest = after;
        } else {
            keys.push(Key::char(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    keys
}
