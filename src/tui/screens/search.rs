//! Search over everything written, as one types; what is found stands by account, and Enter opens the account's card.

use std::any::Any;
use std::sync::{Arc, Mutex};

use ratatui::layout::{Rect, Size};
use tui_input::Input as Line;

use crate::domain::{AccountId, AsOf};
use crate::exchange::search::{NameIndex, may_spell, search};
use crate::i18n::error::store_error;
use crate::i18n::label;
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::store::search::{Found, Hit};
use crate::store::{Error, Store};
use crate::tui::app::{Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, Weight};
use crate::tui::input::{Action, Context, Key};
use crate::tui::overlays::{draw_line, edit_line, paste_line};
use crate::tui::theme::Role;
use crate::tui::widgets::{self, Canvas, Look, wrap};

const SEARCH: Tag = Tag("search");
/// Places that are read.
const MOST: u32 = 200;
/// The field and the blank below it.
const HEAD: u16 = 2;

/// Searches behind the screen.
#[derive(Debug)]
struct Searching {
    text: String,
    as_of: AsOf,
    names: Option<Arc<NameIndex>>,
}

/// What was found, for what was asked; and the names, once they were read.
struct Answer {
    text: String,
    found: Result<Vec<Found>, Error>,
    names: Option<Arc<NameIndex>>,
}

/// Handed over by the job, to be taken once.
type Handed = Mutex<Option<Answer>>;

impl Task for Searching {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let Self { text, as_of, mut names } = *self;
        let reader = store.read();
        if names.is_none() && may_spell(&text) {
            match NameIndex::read(&reader, &mut |done| watch.at(Stage::Read, done, None).is_ok()) {
                Ok(read) => names = Some(Arc::new(read)),
                Err(Error::Cancelled) => return Err(Cancelled),
                Err(error) => return Ok(Box::new(Handed::new(Some(Answer { text, found: Err(error), names: None })))),
            }
        }
        watch.check()?;
        let found = search(&reader, names.as_deref(), &text, as_of, MOST);
        Ok(Box::new(Handed::new(Some(Answer { text, found, names }))))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}

/// A line below the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Group(usize),
    Hit(usize, usize),
}

/// The screen.
#[derive(Debug, Default)]
pub struct Search {
    line: Line,
    groups: Vec<Found>,
    rows: Vec<Row>,
    /// What the groups were found for; none: to be searched anew.
    shown: Option<String>,
    /// Whether a search is under way.
    searching: bool,
    /// Whether records changed meanwhile.
    again: bool,
    names: Option<Arc<NameIndex>>,
    /// The row of the cursor.
    at: usize,
    top: usize,
    size: Size,
    as_of: Option<AsOf>,
}

impl Search {
    fn wanted(&self) -> &str {
        self.line.value().trim()
    }

    fn show(&mut self, groups: Vec<Found>) {
        self.rows = groups
            .iter()
            .enumerate()
            .flat_map(|(n, group)| std::iter::once(Row::Group(n)).chain((0..group.hits.len()).map(move |hit| Row::Hit(n, hit))))
            .collect();
        self.groups = groups;
        self.at = self.at.min(self.rows.len().saturating_sub(1));
        self.step(0);
    }

    fn places(&self) -> usize {
        self.groups.iter().map(|group| group.hits.len()).sum()
    }

    fn room(&self) -> usize {
        usize::from(self.size.height.saturating_sub(HEAD))
    }

    /// Moves over the hits, and keeps the cursor in sight with the heading above it.
    fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        let is_hit = |row: &usize| matches!(self.rows.get(*row), Some(Row::Hit(..)));
        let to = self.at.saturating_add_signed(by).min(last);
        let found = if by < 0 { (0..=to).rev().find(is_hit) } else { (to..=last).find(is_hit) };
        self.at = found.or_else(|| (0..=last).find(is_hit)).unwrap_or(0);
        let heading = self.at.saturating_sub(1);
        self.top = self.top.min(heading).max((self.at + 1).saturating_sub(self.room().max(1)));
    }

    fn selected(&self) -> Option<(&Found, &Hit)> {
        let Some(Row::Hit(group, hit)) = self.rows.get(self.at) else { return None };
        let group = self.groups.get(*group)?;
        Some((group, group.hits.get(*hit)?))
    }

    fn open(&self, look: &Look) -> Reply {
        match self.selected() {
            Some((Found { account: Some(account), .. }, _)) => Reply::one(Command::Open(Route::account(*account))),
            Some(_) => Reply::one(Command::hint(look.strings.search_elsewhere())),
            None => Reply::done(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, look: &Look) -> Reply {
        let page = isize::try_from(self.room()).unwrap_or(1);
        match action {
            Some(Action::Accept | Action::Open) => return self.open(look),
            Some(Action::Close) if self.line.value().is_empty() => return Reply::one(Command::Close),
            Some(Action::Close) => self.line.reset(),
            Some(Action::FieldNext | Action::Down) => self.step(1),
            Some(Action::FieldPrevious | Action::Up) => self.step(-1),
            Some(Action::PageDown) => self.step(page),
            Some(Action::PageUp) => self.step(-page),
            _ => {
                let before = self.line.value().to_owned();
                if !edit_line(&mut self.line, key) {
                    return Reply::Unused;
                }
                if self.line.value() != before {
                    (self.at, self.top) = (0, 0);
                }
            }
        }
        Reply::done()
    }

    fn finished(&mut self, finished: &Finished, look: &Look) -> Reply {
        self.searching = false;
        let answer = finished.found::<Handed>().and_then(|handed| handed.lock().ok()?.take());
        let Some(Answer { text, found, names }) = answer else {
            // Cancelled or broken: not asked again until something else is typed.
            self.shown = Some(self.wanted().to_owned());
            return Reply::done();
        };
        if std::mem::take(&mut self.again) {
            // Of records as they were: searched anew.
            return Reply::done();
        }
        self.names = names.or(self.names.take());
        self.shown = Some(text);
        match found {
            Ok(groups) => {
                self.show(groups);
                Reply::done()
            }
            Err(error) => {
                self.show(Vec::new());
                let said = store_error(&error, look.as_of.zone, &look.strings);
                Reply::one(Command::Say(Notice::new(Weight::Error, said)))
            }
        }
    }

    fn draw_hit(&self, canvas: &mut Canvas<'_>, y: u16, hit: &Hit, selected: bool) {
        let look = canvas.look;
        let role = |role: Role| if selected { Role::Selected } else { role };
        let width = canvas.width();
        let kind = label(hit.table, &look.strings);
        let cells = (width / 4).min(18);
        canvas.text_in(2, y, &look.widths.cut_end(&kind, usize::from(cells), look.glyphs.cut), role(Role::Dim), cells);
        let mut x = cells.saturating_add(3);
        let snippet = &hit.snippet;
        if look.veil {
            canvas.text(x, y, &look.told(snippet), role(Role::Text));
            return;
        }
        let parts = [
            (snippet.get(..hit.at.start), Role::Text),
            (snippet.get(hit.at.clone()), Role::Accent),
            (snippet.get(hit.at.end..), Role::Text),
        ];
        for (part, looks) in parts {
            x = x.saturating_add(canvas.text(x, y, part.unwrap_or(""), role(looks)));
        }
    }

    fn draw_rows(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let width = canvas.width();
        for (y, (n, row)) in (0..canvas.height()).zip(self.rows.iter().enumerate().skip(self.top)) {
            match row {
                Row::Group(group) => {
                    let Some(group) = self.groups.get(*group) else { continue };
                    let name =
                        if group.account.is_some() { look.private(&group.name).into_owned() } else { look.strings.search_no_account() };
                    canvas.text(1, y, &look.widths.cut_middle(&name, usize::from(width.saturating_sub(2)), look.glyphs.cut), Role::Strong);
                }
                Row::Hit(group, hit) => {
                    let Some(hit) = self.groups.get(*group).and_then(|group| group.hits.get(*hit)) else { continue };
                    if n == self.at {
                        canvas.tint(Rect::new(0, y, width, 1), Role::Selected);
                    }
                    self.draw_hit(canvas, y, hit, n == self.at);
                    canvas.clickable(Rect::new(0, y, width, 1), widgets::Hit::Item(n));
                }
            }
        }
    }

    /// What to type, or why nothing is shown.
    fn draw_empty(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let strings = &look.strings;
        let wanted = self.wanted();
        let lines = match &self.shown {
            _ if wanted.is_empty() => vec![strings.search_hint()],
            Some(shown) if shown == wanted => vec![strings.search_nothing(wanted), strings.search_advice()],
            _ => vec![strings.search_searching()],
        };
        let room = usize::from(canvas.width().saturating_sub(2));
        let wrapped = lines.iter().flat_map(|line| wrap(line, room, look.widths));
        for (y, line) in (0..canvas.height()).zip(wrapped) {
            canvas.text(1, y, &line, Role::Dim);
        }
    }
}

impl Screen for Search {
    fn title(&self, look: &Look) -> String {
        look.strings.search_title()
    }

    fn status(&self, look: &Look) -> String {
        let strings = &look.strings;
        let places = self.places();
        if self.searching {
            strings.search_searching()
        } else if places >= MOST as usize {
            strings.search_first(places)
        } else if places > 0 {
            strings.search_count(places, self.groups.iter().filter(|group| group.account.is_some()).count())
        } else {
            String::new()
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().and_then(|(group, _)| group.account)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Field, Context::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.rows.is_empty().then(|| look.strings.search_hint());
        vec![Offer::unless(Action::Accept, nothing), Offer::ready(Action::Close)]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
        self.step(0);
    }

    fn wants(&self) -> bool {
        !self.searching && self.shown.as_deref().unwrap_or("") != self.wanted()
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        if !self.wants() {
            // Records have changed, or another day is looked at.
            (self.names, self.shown, self.again) = (None, None, self.searching);
        }
        self.as_of = Some(reads.as_of);
        if self.wanted().is_empty() {
            self.shown = None;
            self.show(Vec::new());
        }
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        // One at a time: when it ends, what it was for is compared with what is wanted then.
        let found = self.shown.as_deref() == Some(self.wanted());
        let as_of = self.as_of.filter(|_| !self.searching && !found && !self.wanted().is_empty())?;
        self.searching = true;
        let task = Searching { text: self.wanted().to_owned(), as_of, names: self.names.clone() };
        Some((SEARCH, Box::new(task)))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Job(SEARCH, finished) => self.finished(finished, look),
            Event::Key { key, action } => self.key(*key, *action, look),
            Event::Text(text) => {
                paste_line(&mut self.line, text);
                (self.at, self.top) = (0, 0);
                Reply::done()
            }
            Event::Wheel(lines) => {
                self.step(isize::try_from(*lines).unwrap_or(0));
                Reply::done()
            }
            Event::Click(widgets::Hit::Item(row)) if *row == self.at => self.open(look),
            Event::Click(widgets::Hit::Item(row)) => {
                self.at = *row;
                self.step(0);
                Reply::done()
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (width, height) = (canvas.width(), canvas.height());
        let mut body = canvas.part(Rect::new(0, HEAD, width, height.saturating_sub(HEAD)));
        if self.rows.is_empty() {
            self.draw_empty(&mut body);
        } else {
            self.draw_rows(&mut body);
        }
        draw_line(&mut canvas.part(Rect::new(1, 0, width.saturating_sub(2), 1)), &self.line, true);
    }
}
