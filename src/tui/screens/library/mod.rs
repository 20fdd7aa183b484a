//! The library: shelves of questions, lines to say, favours, contingency plans, hard questions and cases, and the digest of a quarter.
//! What is typed after `/` is looked for on all shelves.

mod lines;

use std::collections::BTreeSet;

use ratatui::layout::{Rect, Size};
use tui_input::Input as Typed;

use crate::domain::handover::ReaderRole;
use crate::domain::library::Shelf;
use crate::domain::quarter::Quarter;
use crate::domain::{AsOf, Coded};
use crate::exchange::library::{Digest, Entry, Library, Origin};
use crate::i18n::error::file_error;
use crate::i18n::label;
use crate::store::{ActionKind, Edit, What};
use crate::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Screen, Tag};
use crate::tui::forms::library::Entering;
use crate::tui::forms::{Mistake, page_export};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Answered, Ask, Confirm, draw_line, edit_line, paste_line};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, draw_page, draw_tabs};

const ENTER: Tag = Tag("library-entry");
const DELETE: Tag = Tag("library-delete");
const EXPORT: Tag = Tag("library-export");

/// The pages: each shelf, then the digest.
const TABS: [Action; 7] = [Action::Tab1, Action::Tab2, Action::Tab3, Action::Tab4, Action::Tab5, Action::Tab6, Action::Tab7];
/// Lines above the page: tabs, and the filter or a blank.
const HEAD: u16 = 2;

/// The screen.
#[derive(Debug, Default)]
pub struct Shelves {
    library: Library,
    /// Which page is open, from 0.
    tab: usize,
    pages: [PageState; TABS.len()],
    /// Where the cursor is among what was found.
    among: PageState,
    /// Entries that show what belongs to them.
    unfolded: BTreeSet<Origin>,
    /// What is looked for; empty: nothing.
    wanted: String,
    typing: Option<Typed>,
    /// How many quarters back the digest looks.
    back: u32,
    as_of: Option<AsOf>,
    size: Size,
    asked: Option<Entering>,
    deletes: Option<Origin>,
}

impl Shelves {
    /// The shelf of the open page; none: the digest.
    fn shelf(&self) -> Option<Shelf> {
        Shelf::ALL.get(self.tab).copied()
    }

    fn digest(&self) -> Option<Digest> {
        let as_of = self.as_of?;
        let quarter = (0..self.back).fold(Quarter::of(as_of.day), |quarter, _| quarter.previous());
        Some(Digest::of(&self.library, quarter, as_of))
    }

    fn is_digest(&self) -> bool {
        self.shelf().is_none() && self.wanted.is_empty()
    }

    fn lines(&self, look: &Look) -> Vec<Line<Origin>> {
        let width = self.size.width;
        match (self.shelf(), self.digest()) {
            _ if !self.wanted.is_empty() => lines::found(&self.library, &self.wanted, &self.unfolded, width, look),
            (Some(shelf), _) => lines::shelf(&self.library, shelf, &self.unfolded, width, look),
            (None, Some(digest)) => lines::digest(&digest, width, look),
            (None, None) => Vec::new(),
        }
    }

    fn page(&mut self) -> &mut PageState {
        if self.wanted.is_empty() { self.pages.get_mut(self.tab).unwrap_or(&mut self.among) } else { &mut self.among }
    }

    fn state(&self) -> PageState {
        if self.wanted.is_empty() { self.pages.get(self.tab).copied().unwrap_or_default() } else { self.among }
    }

    fn height(&self) -> u16 {
        self.size.height.saturating_sub(HEAD)
    }

    fn selected(&self, look: &Look) -> Option<&Entry> {
        self.library.entry(self.state().target(&self.lines(look))?)
    }

    fn set_wanted(&mut self, text: &str) {
        if self.wanted != text {
            self.wanted = text.to_owned();
            self.among = PageState::default();
        }
    }

    /// What happens while the filter takes what is typed.
    fn type_in(&mut self, event: &Event) -> Option<Reply> {
        let line = self.typing.as_mut()?;
        match event {
            Event::Key { action: Some(Action::Accept), .. } => self.typing = None,
            Event::Key { action: Some(Action::Close), .. } => {
                self.typing = None;
                self.set_wanted("");
            }
            Event::Key { action: Some(Action::FieldNext | Action::FieldPrevious | Action::PageUp | Action::PageDown), .. } => return None,
            Event::Key { key, .. } => {
                if !edit_line(line, *key) {
                    return Some(Reply::Unused);
                }
                let text = line.value().trim().to_owned();
                self.set_wanted(&text);
            }
            Event::Text(text) => {
                paste_line(line, text);
                let text = line.value().trim().to_owned();
                self.set_wanted(&text);
            }
            _ => return None,
        }
        Some(Reply::done())
    }

    fn open_tab(&mut self, tab: usize) -> Reply {
        self.tab = tab % TABS.len();
        self.set_wanted("");
        Reply::done()
    }

    fn turn(&mut self, action: Action, look: &Look) -> Reply {
        if !self.is_digest() {
            return Reply::one(Command::hint(look.strings.library_digest_hint()));
        }
        self.back = if action == Action::PreviousRecord { self.back.saturating_add(1).min(400) } else { self.back.saturating_sub(1) };
        Reply::done()
    }

    fn ask(&mut self, entering: Entering, look: &Look) -> Reply {
        if look.as_of.past {
            return Reply::one(Command::hint(look.strings.handover_past()));
        }
        let form = entering.form(look);
        self.asked = Some(entering);
        Reply::one(Command::Ask(ENTER, Ask::Form(Box::new(form))))
    }

    fn ask_delete(&mut self, look: &Look) -> Reply {
        let Some(entry) = self.selected(look) else { return Reply::Unused };
        if !entry.is_own() {
            return Reply::one(Command::hint(look.strings.library_shipped()));
        }
        let name = look.private(&entry.title).into_owned();
        let question = look.strings.library_delete(label(entry.shelf, &look.strings));
        self.deletes = Some(entry.origin.clone());
        Reply::one(Command::Ask(DELETE, Ask::Confirm(Confirm { question, names: vec![name], consequence: None })))
    }

    fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let Some(asked) = self.asked.clone() else { return Reply::done() };
        let Answer::Given(Answered::Form(filled)) = answer else { return Reply::done() };
        match asked.edit(filled, look) {
            Some(edit) => Reply::one(Command::Write(ENTER, Box::new(edit))),
            None => Reply::done(),
        }
    }

    fn deleted(&mut self, answer: &Answer) -> Reply {
        let (Some(Origin::Own(table, row)), Answer::Given(_)) = (self.deletes.take(), answer) else { return Reply::done() };
        let title = self.library.entry(&Origin::Own(table, row)).map(|entry| entry.title.clone()).unwrap_or_default();
        let name: String = crate::domain::text::one_line(&title).chars().take(60).collect();
        let mut edit = Edit::new(What::new(ActionKind::Delete).about(table, row, &name));
        edit.delete_with_parts(table, row);
        Reply::one(Command::Write(DELETE, Box::new(edit)))
    }

    fn paper(&self, look: &Look) -> Option<page_export::Paper> {
        let strings = &look.strings;
        let (page, what, about) = match self.shelf().filter(|_| !self.is_digest()) {
            None => {
                let digest = self.digest()?;
                (digest.page(strings), "digest", digest.quarter.to_string())
            }
            Some(shelf) => {
                let name = label(shelf, strings);
                let entries: Vec<&Entry> = match self.wanted.as_str() {
                    "" => self.library.found(Some(shelf), "").collect(),
                    wanted => self.library.found(None, wanted).collect(),
                };
                (crate::exchange::library::page(&entries, &name, look.as_of.day, strings), "library", name)
            }
        };
        Some(page_export::Paper { page, what, about, reader: ReaderRole::Manager })
    }

    fn export(&self, answer: &Answer, look: &Look) -> Reply {
        let (Some(paper), Answer::Given(Answered::Form(filled))) = (self.paper(look), answer) else { return Reply::done() };
        Reply::one(match page_export::task(&paper, filled, look) {
            Ok(task) => Command::Start(EXPORT, task),
            Err(Mistake { field, why }) => Command::Mistake { field: Some(field), why },
        })
    }

    fn unfold(&mut self, look: &Look) -> Reply {
        let Some(origin) = self.state().target(&self.lines(look)).cloned() else { return Reply::Unused };
        if !self.unfolded.remove(&origin) {
            self.unfolded.insert(origin);
        }
        Reply::done()
    }

    fn act(&mut self, action: Action, look: &Look) -> Reply {
        match action {
            tab if TABS.contains(&tab) => self.open_tab(TABS.iter().position(|known| *known == tab).unwrap_or(0)),
            Action::Left | Action::PreviousPane => self.open_tab(self.tab + TABS.len() - 1),
            Action::Right | Action::NextPane => self.open_tab(self.tab + 1),
            Action::NextRecord | Action::PreviousRecord => self.turn(action, look),
            Action::Filter => {
                self.typing = Some(Typed::new(self.wanted.clone()));
                Reply::done()
            }
            Action::Back if !self.wanted.is_empty() => {
                self.set_wanted("");
                Reply::done()
            }
            Action::Open => self.unfold(look),
            Action::New => match self.shelf() {
                Some(shelf) => self.ask(Entering::new(shelf), look),
                None => Reply::one(Command::hint(look.strings.library_digest_no_edit())),
            },
            Action::Edit => match self.selected(look).map(|entry| Entering::of(entry, look)) {
                Some(entering) => self.ask(entering, look),
                None => Reply::one(Command::hint(look.strings.library_digest_no_edit())),
            },
            Action::Delete => self.ask_delete(look),
            Action::Copy => match self.selected(look) {
                Some(entry) => Reply::one(Command::Copy(entry.title.clone())),
                None => Reply::Unused,
            },
            Action::Export => match self.paper(look) {
                Some(paper) => Reply::one(Command::Ask(EXPORT, Ask::Form(Box::new(page_export::form(&paper, look))))),
                None => Reply::Unused,
            },
            _ => Reply::Unused,
        }
    }

    fn draw_head(&self, canvas: &mut Canvas<'_>) {
        let (look, width) = (canvas.look, canvas.width());
        let strings = &look.strings;
        let name = |n: usize| Shelf::ALL.get(n).map_or_else(|| strings.library_tab_digest(), |shelf| strings.library_tab(shelf.code()));
        let tabs: Vec<(Action, String)> = TABS.iter().enumerate().map(|(n, action)| (*action, name(n))).collect();
        let open = TABS.get(self.tab).copied().unwrap_or(Action::Tab1);
        draw_tabs(&mut canvas.part(Rect::new(0, 0, width, 1)), &tabs, open);
        if self.typing.is_none() && self.wanted.is_empty() {
            return;
        }
        let used = canvas.text(1, 1, &strings.library_filter(), Role::Key) + 2;
        match &self.typing {
            Some(line) => draw_line(&mut canvas.part(Rect::new(used, 1, width.saturating_sub(used + 1), 1)), line, true),
            None => {
                let taken = canvas.text(used, 1, &self.wanted, Role::Strong);
                canvas.text_right(used + taken + 2, width.saturating_sub(1), 1, &strings.library_clear(), Role::Dim);
            }
        }
    }
}

impl Screen for Shelves {
    fn title(&self, look: &Look) -> String {
        look.strings.library_title()
    }

    fn status(&self, look: &Look) -> String {
        if self.is_digest() {
            return String::new();
        }
        let shelf = self.shelf().filter(|_| self.wanted.is_empty());
        let (mut shown, mut own) = (0i64, 0i64);
        for entry in self.library.found(shelf, &self.wanted) {
            shown += 1;
            own += i64::from(entry.is_own());
        }
        look.strings.library_status(shown, own)
    }

    fn contexts(&self) -> &'static [Context] {
        if self.typing.is_some() { &[Context::Field, Context::Everywhere] } else { &[Context::Card, Context::List, Context::Everywhere] }
    }

    fn takes_text(&self) -> bool {
        self.typing.is_some()
    }

    fn commits(&self, action: Action) -> bool {
        // Everything else asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        if self.typing.is_some() {
            return vec![Offer::ready(Action::Accept), Offer::ready(Action::Close)];
        }
        let digest = self.is_digest().then(|| look.strings.library_digest_no_edit());
        let mut offers = Vec::new();
        if digest.is_none() {
            offers.push(Offer::ready(Action::Open));
        } else {
            offers.extend([Action::PreviousRecord, Action::NextRecord].map(Offer::ready));
        }
        offers.push(Offer::ready(Action::Filter));
        offers.extend([Action::New, Action::Edit, Action::Delete].map(|action| Offer::unless(action, digest.clone())));
        offers.extend([Action::Copy, Action::Export, Action::NextPane].map(Offer::ready));
        offers.extend(TABS.map(Offer::ready));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let playbook = reads.library.playbook(reads.language.into());
        let playbook = playbook.map_err(|error| Problem { what: file_error(&error, reads.strings), place: None, advice: None })?;
        self.library = Library::read(&reads.records, &playbook, reads.as_of, reads.strings).map_err(|error| reads.problem(&error))?;
        self.as_of = Some(reads.as_of);
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(ENTER, answer) => return self.answered(answer, look),
            Event::Answer(DELETE, answer) => return self.deleted(answer),
            Event::Answer(EXPORT, answer) => return self.export(answer, look),
            Event::Written(ENTER | DELETE, _) => {
                self.asked = None;
                return Reply::done();
            }
            Event::Job(EXPORT, finished) => {
                return page_export::said(finished, look).map_or_else(Reply::done, |notice| Reply::one(Command::Say(notice)));
            }
            _ => {}
        }
        if let Some(reply) = self.type_in(event) {
            return reply;
        }
        let (lines, height) = (self.lines(look), self.height());
        let event_here = moving(event);
        let page = self.page();
        page.settle(&lines, height);
        let moved = page.on(event_here.as_ref().unwrap_or(event), &lines);
        page.settle(&lines, height);
        if moved {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(action), .. } => self.act(*action, look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (width, height) = (canvas.width(), canvas.height());
        let lines = self.lines(canvas.look);
        let mut state = self.state();
        let body = self.height().min(height.saturating_sub(HEAD));
        state.settle(&lines, body);
        draw_page(&mut canvas.part(Rect::new(0, HEAD, width, body)), &lines, &state, self.typing.is_none(), None);
        if state.target(&lines).is_none() {
            canvas.cursor(0, HEAD.min(height.saturating_sub(1)));
        }
        self.draw_head(canvas);
    }
}

/// The keys that go from field to field move the cursor below the filter.
fn moving(event: &Event) -> Option<Event> {
    let Event::Key { key, action: Some(action) } = event else { return None };
    let action = match action {
        Action::FieldNext => Action::Down,
        Action::FieldPrevious => Action::Up,
        _ => return None,
    };
    Some(Event::Key { key: *key, action: Some(action) })
}
