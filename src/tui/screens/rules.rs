//! The rules: what the policy files put differently from those in force and what that would move, before it is accepted; what was accepted so
//! far; every number in force.

use std::any::Any;
use std::path::PathBuf;
use std::sync::Mutex;

use ratatui::layout::Size;

use crate::config::{LoadError, RuleFiles};
use crate::domain::text::one_line;
use crate::domain::{AccountId, AsOf};
use crate::exchange::compare::rules::{Proposal, hold_against};
use crate::exchange::compare::words;
use crate::i18n::error::{file_error, store_error, system};
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::policy::PolicySet;
use crate::store::policies::{Accepted, acceptance};
use crate::store::summary::Progress;
use crate::store::{Error, Store};
use crate::tui::app::{Answer, Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, Weight};
use crate::tui::input::Action;
use crate::tui::overlays::{Answered, Ask, Confirm};
use crate::tui::shown_compare;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

const READ: Tag = Tag("rules-read");
const ACCEPT: Tag = Tag("rules-accept");

/// What the policy files come to.
#[derive(Debug)]
enum Edited {
    /// No files are read here.
    Nowhere,
    /// These rules, held against those in force.
    Rules(Box<PolicySet>, Box<Proposal>, Vec<PathBuf>),
    /// A mistake in them.
    Mistake(LoadError),
}

/// What was read.
#[derive(Debug)]
struct Read {
    edited: Edited,
    accepted: Vec<Accepted>,
    /// Every number in force.
    numbers: Vec<(String, String)>,
    as_of: AsOf,
}

/// Reads the files and reckons the portfolio under both rules.
#[derive(Debug)]
struct Hold {
    folder: Option<PathBuf>,
    as_of: AsOf,
}

type Found = Mutex<Option<Result<Read, Error>>>;

impl Hold {
    fn read(&self, store: &Store, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Read, Error> {
        let records = store.read();
        let edited = match &self.folder {
            None => Edited::Nowhere,
            Some(folder) => match RuleFiles::read(folder).and_then(|files| Ok((files.policy()?, files))) {
                Ok((policy, files)) => {
                    let proposal = hold_against(records, &store.calendar(), self.as_of, &policy, go_on)?;
                    let paths = files.paths().map(ToOwned::to_owned).collect();
                    Edited::Rules(Box::new(policy), Box::new(proposal), paths)
                }
                Err(mistake) => Edited::Mistake(mistake),
            },
        };
        let numbers = records.policies()?.on(self.as_of.day).numbers();
        Ok(Read { edited, accepted: records.accepted_policies()?, numbers, as_of: self.as_of })
    }
}

impl Task for Hold {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let mut go_on = |progress: Progress| watch.at(Stage::Compute, progress.done, Some(progress.of)).is_ok();
        let found = self.read(&store, &mut go_on);
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }
}

/// The screen.
#[derive(Debug, Default)]
pub struct Rules {
    read: Option<Read>,
    folder: Option<PathBuf>,
    all: bool,
    page: PageState,
    size: Size,
    wanted: Option<AsOf>,
}

impl Rules {
    /// The rules that can be accepted.
    fn proposal(&self) -> Option<(&PolicySet, &Proposal)> {
        match &self.read.as_ref()?.edited {
            Edited::Rules(policy, proposal, _) if !proposal.rules.is_empty() => Some((policy, proposal)),
            _ => None,
        }
    }

    fn lines(&self, look: &Look) -> Vec<Line<Option<AccountId>>> {
        let strings = &look.strings;
        let Some(read) = &self.read else { return vec![Line::text(strings.rules_reading(), Role::Dim)] };
        let room = usize::from(self.size.width.saturating_sub(4)).max(20);
        let text = |said: String, role: Role| -> Vec<Line<Option<AccountId>>> {
            wrap(&said, room, look.widths).into_iter().map(|line| Line::text(line, role)).collect()
        };
        let mut lines = Vec::new();
        match &read.edited {
            Edited::Nowhere => lines.extend(text(strings.rules_nowhere(), Role::Dim)),
            Edited::Mistake(mistake) => {
                lines.push(Line::text(strings.rules_mistake(), Role::Bad));
                lines.extend(text(mistake_said(mistake, look), Role::Text));
            }
            Edited::Rules(_, proposal, paths) => {
                if paths.is_empty() {
                    lines.extend(text(strings.rules_no_files(), Role::Strong));
                } else {
                    let differ = proposal.rules.len();
                    let said = if differ == 0 { strings.rules_same() } else { strings.rules_differ(differ) };
                    lines.extend(text(said, if differ == 0 { Role::Strong } else { Role::Warning }));
                }
                lines.extend(self.changes(proposal, look));
            }
        }
        if let Some(folder) = &self.folder {
            lines.extend(text(strings.rules_advice(one_line(&folder.to_string_lossy())), Role::Dim));
        }
        lines.push(Line::blank());
        lines.push(Line::heading(strings.rules_history()));
        if read.accepted.is_empty() {
            lines.extend(text(strings.rules_never(), Role::Dim));
        }
        for one in read.accepted.iter().rev() {
            let said = strings.rules_accepted_line(one.on.to_string(), look.private(&one.by), &one.digest, one.changes.len());
            lines.push(Line::text(said, Role::Text).on(None));
            lines.extend(one.changes.iter().map(|change| Line::text(format!("  {}", words::rule(change)), Role::Dim)));
        }
        if self.all {
            lines.push(Line::blank());
            lines.push(Line::heading(strings.rules_all()));
            lines.extend(read.numbers.iter().map(|(key, value)| {
                let parts = vec![Part::new(key.clone(), Role::Text).in_cells(44), Part::new(value.clone(), Role::Dim)];
                Line::new(parts).on(None)
            }));
        }
        lines
    }

    /// What is put differently, and what that would move.
    fn changes(&self, proposal: &Proposal, look: &Look) -> Vec<Line<Option<AccountId>>> {
        let strings = &look.strings;
        if proposal.rules.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Line::blank(), Line::heading(strings.rules_changes())];
        lines.extend(proposal.rules.iter().map(|change| Line::text(words::rule(change), Role::Strong).on(None)));
        lines.push(Line::blank());
        let sums = [&proposal.portfolio.before, &proposal.portfolio.after];
        lines.extend(shown_compare::totals(sums, [strings.rules_before(), strings.rules_after()], look));
        lines.push(Line::blank());
        lines.push(Line::heading(strings.rules_moved()));
        lines.extend(shown_compare::moved(&proposal.portfolio.moved, self.all, self.size.width, look, Some));
        lines.push(Line::blank());
        lines
    }

    fn found(&mut self, finished: &Finished, look: &Look) -> Reply {
        match finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
            Some(Ok(read)) => {
                if (read.as_of.day, read.as_of.past) == (look.as_of.day, look.as_of.past) {
                    self.read = Some(read);
                }
                Reply::done()
            }
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                Reply::one(Command::Say(Notice::new(Weight::Error, said)))
            }
            None => Reply::one(Command::Close),
        }
    }

    fn accept(&self, look: &Look) -> Reply {
        let strings = &look.strings;
        let Some((_, proposal)) = self.proposal() else { return Reply::one(Command::hint(strings.rules_nothing_to_accept())) };
        let names = proposal.rules.iter().map(words::rule).collect();
        let confirm = Confirm { question: strings.rules_accept_asks(), names, consequence: Some(strings.rules_accept_scope()) };
        Reply::one(Command::Ask(ACCEPT, Ask::Confirm(confirm)))
    }
}

fn mistake_said(mistake: &LoadError, look: &Look) -> String {
    match mistake {
        LoadError::Mistake(mistake) => file_error(mistake, &look.strings),
        LoadError::Unreadable { path, source } => {
            look.strings.shell_config_unreadable(path.to_string_lossy(), system(source, &look.strings))
        }
    }
}

impl Screen for Rules {
    fn title(&self, look: &Look) -> String {
        look.strings.rules_title()
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.proposal().is_none().then(|| look.strings.rules_nothing_to_accept());
        vec![Offer::unless(Action::AcceptRules, nothing), Offer::ready(Action::Open), Offer::ready(Action::NextPane)]
    }

    fn commits(&self, action: Action) -> bool {
        matches!(action, Action::Undo | Action::Redo)
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.folder = reads.rules_folder.map(ToOwned::to_owned);
        self.wanted = Some(reads.as_of);
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        let as_of = self.wanted.take()?;
        Some((READ, Box::new(Hold { folder: self.folder.clone(), as_of })))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Job(READ, finished) => return self.found(finished, look),
            Event::Answer(ACCEPT, Answer::Given(Answered::Yes)) => {
                let Some((policy, _)) = self.proposal() else { return Reply::done() };
                return Reply::one(Command::Write(ACCEPT, Box::new(acceptance(policy, look.today))));
            }
            _ => {}
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::AcceptRules), .. } => self.accept(look),
            Event::Key { action: Some(Action::Open), .. } => match self.page.target(&lines) {
                Some(Some(account)) => Reply::one(Command::Open(Route::account(*account))),
                _ => Reply::Unused,
            },
            Event::Key { action: Some(Action::NextPane | Action::PreviousPane), .. } => {
                self.all = !self.all;
                Reply::done()
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        page.settle(&lines, canvas.height());
        canvas.cursor(0, 0);
        draw_page(canvas, &lines, &page, true, None);
    }
}
