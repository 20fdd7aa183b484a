//! Sealed packs: what would leave, shaped by its reader, and what came.

mod open;

use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use crate::domain::handover::ReaderRole;
use crate::domain::{AccountId, Coded, RowId};
use crate::exchange::handover::pack::Packed;
use crate::i18n::error::store_error;
use crate::i18n::{Language, label, log};
use crate::store::Table;
use crate::tui::app::{Answer, Command, Event, Notice, Offer, Problem, Reads, Reply, Screen, Tag, Weight};
use crate::tui::forms::pack::{Gather, Gathered, Handed, SealedFile, seal_form, seal_task};
use crate::tui::forms::{Mistake, capital};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Answered, Ask};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, draw_page, draw_tabs, wrap};

pub use open::OpenPack;

const GATHER: Tag = Tag("pack-gather");
const SEAL: Tag = Tag("pack-seal");

/// The readers by the page that shows what each would get.
const TABS: [Action; 5] = [Action::Tab1, Action::Tab2, Action::Tab3, Action::Tab4, Action::Tab5];
/// Lines above the page.
const HEAD: u16 = 2;
/// Links and names that are told one by one.
const TOLD: usize = 200;

/// The screen.
#[derive(Debug)]
pub struct Packing {
    accounts: Arc<[AccountId]>,
    name: String,
    language: Language,
    reader: usize,
    packed: Option<Arc<Packed>>,
    /// Whether the job that puts the pack together is to be started.
    due: bool,
    failure: Option<String>,
    page: PageState,
    size: Size,
}

impl Packing {
    /// What would leave of these accounts.
    #[must_use]
    pub fn new(accounts: Arc<[AccountId]>) -> Self {
        Self {
            accounts,
            name: String::new(),
            language: Language::En,
            reader: 0,
            packed: None,
            due: true,
            failure: None,
            page: PageState::default(),
            size: Size::default(),
        }
    }

    fn reader(&self) -> ReaderRole {
        ReaderRole::ALL.get(self.reader).copied().unwrap_or(ReaderRole::Manager)
    }

    fn lines(&self, look: &Look) -> Vec<Line<()>> {
        let strings = &look.strings;
        let room = usize::from(self.size.width.saturating_sub(2)).max(10);
        let said = |text: &str, role: Role| wrap(text, room, look.widths).into_iter().map(move |line| Line::text(line, role));
        if let Some(failure) = &self.failure {
            return said(failure, Role::Error).collect();
        }
        let Some(packed) = &self.packed else { return said(&strings.pack_gathering(), Role::Dim).collect() };
        let body = &packed.pack.body;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let reader = label(packed.pack.reader, strings);
        let mut lines: Vec<Line<()>> = said(
            &strings.handover_pack_holds(count(body.accounts.len()), count(body.len()), count(body.actions.len()), reader),
            Role::Strong,
        )
        .collect();
        lines.extend(said(&strings.pack_enter(), Role::Text));
        lines.push(Line::blank());
        lines.push(Line::heading(strings.pack_holds()));
        for rows in body.tables.iter().filter(|rows| !rows.rows.is_empty()) {
            lines.push(Line::text(strings.pack_rows(capital(&label(rows.table, strings)), count(rows.rows.len())), Role::Text));
        }
        if !packed.names.is_empty() {
            lines.push(Line::blank());
            lines.push(Line::heading(strings.pack_names_heading()));
            lines.extend(said(&strings.pack_names_hint(), Role::Warning));
            lines.extend(packed.names.iter().take(TOLD).map(|name| Line::text(look.private(name).into_owned(), Role::Text)));
        }
        if !packed.cuts.is_empty() {
            lines.push(Line::blank());
            lines.push(Line::heading(strings.pack_cuts_heading()));
            for cut in packed.cuts.iter().take(TOLD) {
                let field = log::column(cut.table, cut.column, strings);
                lines.extend(said(
                    &strings.handover_pack_cut(label(cut.table, strings), cut.row.to_string(), field, label(cut.to, strings)),
                    Role::Dim,
                ));
            }
        }
        lines
    }

    fn read_for(&mut self, reader: usize) -> Reply {
        (self.reader, self.packed, self.failure, self.due) = (reader % TABS.len(), None, None, false);
        self.page = PageState::default();
        Reply::one(Command::Start(GATHER, self.task()))
    }

    fn task(&self) -> Box<Gather> {
        Box::new(Gather { accounts: Arc::clone(&self.accounts), reader: self.reader(), language: self.language })
    }

    fn act(&mut self, action: Action, look: &Look) -> Reply {
        match action {
            tab if TABS.contains(&tab) => self.read_for(TABS.iter().position(|known| *known == tab).unwrap_or(0)),
            Action::Left | Action::PreviousPane => self.read_for(self.reader + TABS.len() - 1),
            Action::Right | Action::NextPane => self.read_for(self.reader + 1),
            Action::Open | Action::Export => match &self.packed {
                Some(packed) => Reply::one(Command::Ask(SEAL, Ask::Form(Box::new(seal_form(packed, &self.name, look))))),
                None => Reply::done(),
            },
            _ => Reply::Unused,
        }
    }

    fn sealed(&mut self, (left, path): SealedFile, look: &Look) -> Reply {
        let notice = match left {
            Ok(()) => Notice::new(Weight::Done, look.strings.handover_cli_written(path.to_string_lossy())),
            Err(error) => Notice::new(Weight::Error, error.sentence(look.as_of.zone, &look.strings)),
        };
        Reply::one(Command::Say(notice))
    }
}

impl Screen for Packing {
    fn title(&self, look: &Look) -> String {
        look.strings.forms_title_of(look.strings.pack_title(), look.private(&self.name))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Card, Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let waiting = self.packed.is_none().then(|| look.strings.pack_gathering());
        let mut offers = vec![Offer::unless(Action::Open, waiting.clone()), Offer::unless(Action::Export, waiting)];
        offers.push(Offer::ready(Action::NextPane));
        offers.extend(TABS.map(Offer::ready));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.language = reads.language;
        let problem = |error| reads.problem(&error);
        let first = match self.accounts.first() {
            Some(first) => reads.records.row(Table::Account, first.raw()).map_err(problem)?,
            None => None,
        };
        let name = first.and_then(|row| row.text("short_name").or_else(|| row.text("name")).map(str::to_owned)).unwrap_or_default();
        self.name = match self.accounts.len() {
            0 | 1 => name,
            n => format!("{name} +{}", n - 1),
        };
        // Records have changed: what was put together is no longer what would leave.
        self.due = true;
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn crate::jobs::Task>)> {
        std::mem::take(&mut self.due).then(|| (GATHER, self.task() as Box<dyn crate::jobs::Task>))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Job(GATHER, finished) => {
                let found = finished.found::<Handed<Gathered>>().and_then(|handed| handed.lock().ok()?.take());
                match found {
                    // Another reader may have been asked for meanwhile.
                    Some(Ok(packed)) if packed.pack.reader == self.reader() => self.packed = Some(packed),
                    Some(Err(error)) => self.failure = Some(store_error(&error, look.as_of.zone, &look.strings)),
                    _ => {}
                }
                return Reply::done();
            }
            Event::Answer(SEAL, Answer::Given(Answered::Form(filled))) => {
                let Some(packed) = &self.packed else { return Reply::done() };
                return Reply::one(match seal_task(packed, filled, look) {
                    Ok(task) => Command::Start(SEAL, task),
                    Err(Mistake { field, why }) => Command::Mistake { field: Some(field), why },
                });
            }
            Event::Job(SEAL, finished) => {
                let found = finished.found::<Handed<SealedFile>>().and_then(|handed| handed.lock().ok()?.take());
                return found.map_or_else(Reply::done, |found| self.sealed(found, look));
            }
            _ => {}
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height.saturating_sub(HEAD));
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(action), .. } => self.act(*action, look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (look, width, height) = (canvas.look, canvas.width(), canvas.height());
        let tabs: Vec<(Action, String)> =
            TABS.iter().zip(ReaderRole::ALL).map(|(action, role)| (*action, capital(&label(*role, &look.strings)))).collect();
        let open = TABS.get(self.reader).copied().unwrap_or(Action::Tab1);
        draw_tabs(&mut canvas.part(Rect::new(0, 0, width, 1)), &tabs, open);
        let lines = self.lines(look);
        let mut page = self.page;
        let body = height.saturating_sub(HEAD);
        page.settle(&lines, body);
        draw_page(&mut canvas.part(Rect::new(0, HEAD, width, body)), &lines, &page, true, None);
        canvas.cursor(0, HEAD.min(height.saturating_sub(1)));
    }
}
