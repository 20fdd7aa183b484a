//! Every action and every account by name, and what hands type after a colon.

use std::any::Any;
use std::sync::Mutex;

use ratatui::layout::Size;

use crate::domain::AccountId;
use crate::i18n::Strings;
use crate::jobs::{Cancelled, Task, Watch};
use crate::portfolio::Finder;
use crate::store::{Error, Reader, Store, Table};
use crate::tui::app::{Command, Event, Offer, Problem, Reads, Reply, Route, Screen, Shape, Tag};
use crate::tui::input::{Action, Context, Keymap};
use crate::tui::widgets::{Canvas, Look};

use super::chooser::{Chosen, Entry};
use super::commands::{Choice, Commands};

/// What hands that know an editor type after a colon, and what it does here.
const BY_HABIT: &[(&str, Action)] = &[
    ("q", Action::Quit),
    ("q!", Action::Quit),
    ("qa", Action::Quit),
    ("qa!", Action::Quit),
    ("quit", Action::Quit),
    ("exit", Action::Quit),
    ("wq", Action::Quit),
    ("wqa", Action::Quit),
    ("x", Action::Quit),
    ("xa", Action::Quit),
    ("h", Action::Help),
    ("help", Action::Help),
    ("u", Action::Undo),
    ("undo", Action::Undo),
    ("red", Action::Redo),
    ("redo", Action::Redo),
];
/// Typed after a colon to save.
const SAVING: &[&str] = &["w", "write", "w!", "wa", "save"];

/// Up to so many accounts are read when the palette opens; of more the names come from a job behind it.
const FEW: u64 = 1000;
/// At most so many accounts are listed.
const LISTED: usize = 50;

/// The job that reads the names.
const NAMES: Tag = Tag("palette-names");

/// Reads the names of all accounts.
#[derive(Debug)]
struct ReadNames;

/// What it found, to be taken once.
type Found = Mutex<Option<Result<Finder, Error>>>;

fn names(records: Reader<'_>) -> Result<Finder, Error> {
    records.account_names().map(Finder::new)
}

impl Task for ReadNames {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let found: Found = Mutex::new(Some(names(store.read())));
        watch.check()?;
        Ok(Box::new(found))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}

/// The overlay.
#[derive(Debug)]
pub struct Palette {
    commands: Commands,
    accounts: Finder,
    /// Whether the names are still to be read by a job.
    wants_names: bool,
    /// The accounts that fit what is typed.
    found: Vec<AccountId>,
}

impl Palette {
    /// These offers, in their order.
    #[must_use]
    pub fn new(offers: &[Offer], keymap: &Keymap, look: &Look) -> Self {
        let commands = Commands::new(offers, keymap, look);
        Self { commands, accounts: Finder::default(), wants_names: false, found: Vec::new() }
    }

    fn accept(&self, chosen: Option<usize>, look: &Look) -> Reply {
        let typed = self.commands.typed();
        if SAVING.contains(&typed) {
            return Reply::Do(vec![Command::Close, Command::hint(look.strings.shell_saved_already())]);
        }
        if let Some((_, action)) = BY_HABIT.iter().find(|(word, _)| *word == typed) {
            return Reply::one(Command::Run(*action));
        }
        match chosen.map(|entry| self.commands.choice(entry)) {
            Some(Choice::Action(action)) => Reply::one(Command::Run(action)),
            Some(Choice::Found(n)) => match self.found.get(n) {
                Some(account) => Reply::Do(vec![Command::Close, Command::Open(Route::account(*account))]),
                None => Reply::done(),
            },
            None => Reply::done(),
        }
    }

    /// Finds the accounts that fit what is typed.
    fn find(&mut self, strings: &Strings) {
        let found = self.accounts.find(self.commands.typed(), LISTED);
        self.found = found.iter().map(|(id, _)| *id).collect();
        let entries = found.into_iter().map(|(_, name)| Entry {
            label: name.to_owned(),
            note: strings.palette_account(),
            private: true,
            ..Entry::default()
        });
        let entries = entries.collect();
        self.commands.besides(entries);
    }
}

impl Screen for Palette {
    fn veils_itself(&self) -> bool {
        true
    }

    fn title(&self, look: &Look) -> String {
        look.strings.shell_palette_title()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(76, 20))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Field, Context::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        vec![Offer::ready(Action::Accept), Offer::ready(Action::Close)]
    }

    fn layout(&mut self, size: Size) {
        self.commands.layout(size);
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.wants_names = reads.records.has_more_than(Table::Account, FEW).map_err(problem)?;
        if !self.wants_names {
            self.accounts = names(reads.records).map_err(problem)?;
            // What was typed faster than the names were there.
            self.find(reads.strings);
        }
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        std::mem::take(&mut self.wants_names).then(|| -> (Tag, Box<dyn Task>) { (NAMES, Box::new(ReadNames)) })
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Job(NAMES, finished) = event {
            // Without the names the actions are still there.
            if let Some(Ok(accounts)) = finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
                self.accounts = accounts;
                self.find(&look.strings);
            }
            return Reply::done();
        }
        match self.commands.on(event) {
            Chosen::Entry(n) => self.accept(Some(n), look),
            Chosen::Nothing => self.accept(None, look),
            Chosen::Close => Reply::one(Command::Close),
            Chosen::Unused => Reply::Unused,
            Chosen::Moved => Reply::done(),
            Chosen::Typed => {
                self.find(&look.strings);
                Reply::done()
            }
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.commands.draw(canvas, &self.title(canvas.look));
    }
}
