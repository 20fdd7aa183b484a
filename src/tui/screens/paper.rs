//! A page about an account, as it is printed: the meeting brief, or the memory book to give away.

use ratatui::layout::Size;

use crate::domain::handover::ReaderRole;
use crate::domain::{AccountId, RowId};
use crate::exchange::brief::{Brief, Setting};
use crate::exchange::memory::MemoryBook;
use crate::exchange::page::Page;
use crate::exchange::today::meetings;
use crate::i18n::error::file_error;
use crate::store::{Error, Table};
use crate::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Route, Screen, Tag};
use crate::tui::forms::{Mistake, page_export};
use crate::tui::input::Action;
use crate::tui::overlays::{Answered, Ask};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, draw_page, wrap};

const EXPORT: Tag = Tag("paper-export");
/// Lines are not longer than this: a page is read, not spread over a wide screen.
const WIDEST: u16 = 100;

/// Which page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// What to know before a meeting.
    Brief,
    /// A page to give to the customer.
    MemoryBook,
    /// The meetings of the day, each in short.
    Meetings,
}

/// The screen.
#[derive(Debug)]
pub struct Paper {
    /// None of the meetings of a day.
    account: Option<AccountId>,
    sheet: Sheet,
    /// The account's short name.
    name: String,
    page: Option<Page>,
    state: PageState,
    size: Size,
}

impl Paper {
    /// A page about an account.
    #[must_use]
    pub fn new(account: AccountId, sheet: Sheet) -> Self {
        Self { account: Some(account), sheet, name: String::new(), page: None, state: PageState::default(), size: Size::default() }
    }

    /// The meetings of the day that is looked at.
    #[must_use]
    pub fn meetings() -> Self {
        Self { account: None, sheet: Sheet::Meetings, name: String::new(), page: None, state: PageState::default(), size: Size::default() }
    }

    fn read(&self, reads: &Reads<'_>) -> Result<Option<Page>, Error> {
        let records = &reads.records;
        // What is wrong with a user's file was told when the program started.
        let Ok(playbook) = reads.library.playbook(reads.language.into()) else { return Ok(None) };
        let setting = Setting { as_of: reads.as_of, playbook: &playbook, attending: &[] };
        Ok(match (self.sheet, self.account) {
            (Sheet::Meetings, _) | (_, None) => Some(meetings::page(reads.records, &setting, reads.strings)?),
            (Sheet::MemoryBook, Some(account)) => MemoryBook::read(records, account, reads.as_of)?.map(|book| book.page(reads.strings)),
            (Sheet::Brief, Some(account)) => Brief::read(records, account, &setting)?.map(|brief| brief.page(reads.strings)),
        })
    }

    /// The page in lines; the cursor stops at each that says something.
    fn lines(&self, look: &Look) -> Vec<Line<String>> {
        let Some(page) = &self.page else { return vec![Line::text(look.strings.card_missing(), Role::Dim)] };
        let width = usize::from(self.size.width.min(WIDEST).saturating_sub(2));
        let private = |text: &str| look.told(text).into_owned();
        let mut lines = vec![
            Line::text(private(&page.title), Role::Strong).on(page.title.clone()),
            Line::text(private(&page.subtitle), Role::Dim).on(page.subtitle.clone()),
        ];
        if page.sections.is_empty() {
            lines.push(Line::blank());
            let empty = if self.sheet == Sheet::Meetings { look.strings.today_meetings_none() } else { look.strings.memory_empty() };
            lines.extend(wrap(&empty, width, look.widths).into_iter().map(|line| Line::text(line, Role::Text)));
        }
        for section in &page.sections {
            lines.push(Line::blank());
            lines.push(Line::heading(&section.heading));
            for line in &section.lines {
                let indent = if line.nested { 4 } else { 2 };
                for (n, part) in wrap(&private(&line.text), width.saturating_sub(indent), look.widths).into_iter().enumerate() {
                    let lead = if n == 0 && !line.nested { "- ".to_owned() } else { " ".repeat(indent) };
                    let shown = Line::text(lead + &part, if line.nested { Role::Dim } else { Role::Text });
                    lines.push(if n == 0 { shown.on(line.text.clone()) } else { shown });
                }
            }
        }
        lines
    }

    fn paper(&self) -> Option<page_export::Paper> {
        let (what, reader) = match self.sheet {
            Sheet::Brief => ("brief", ReaderRole::Manager),
            Sheet::Meetings => ("meetings", ReaderRole::Manager),
            Sheet::MemoryBook => ("memory-book", ReaderRole::Customer),
        };
        Some(page_export::Paper { page: self.page.clone()?, what, about: self.name.clone(), reader })
    }

    fn answered(&self, answer: &Answer, look: &Look) -> Reply {
        let (Some(paper), Answer::Given(Answered::Form(filled))) = (self.paper(), answer) else { return Reply::done() };
        Reply::one(match page_export::task(&paper, filled, look) {
            Ok(task) => Command::Start(EXPORT, task),
            Err(Mistake { field, why }) => Command::Mistake { field: Some(field), why },
        })
    }

    fn act(&self, action: Action, look: &Look) -> Reply {
        match action {
            Action::Export => match self.paper() {
                Some(paper) => Reply::one(Command::Ask(EXPORT, Ask::Form(Box::new(page_export::form(&paper, look))))),
                None => Reply::Unused,
            },
            Action::Copy => match self.state.target(&self.lines(look)) {
                Some(text) => Reply::one(Command::Copy(look.told(text).into_owned())),
                None => Reply::Unused,
            },
            Action::Open => self.account.map_or(Reply::Unused, |account| Reply::one(Command::Open(Route::account(account)))),
            // It is this page already.
            Action::Brief if self.sheet != Sheet::MemoryBook => Reply::done(),
            Action::MemoryBook if self.sheet == Sheet::MemoryBook => Reply::done(),
            _ => Reply::Unused,
        }
    }
}

impl Screen for Paper {
    fn title(&self, look: &Look) -> String {
        let name = look.private(&self.name);
        match self.sheet {
            Sheet::Brief => look.strings.brief_screen(name),
            Sheet::MemoryBook => look.strings.memory_screen(name),
            Sheet::Meetings => look.strings.today_meetings(look.as_of.day.to_string()),
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.page.as_ref().and(self.account)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let missing = self.page.is_none().then(|| look.strings.card_missing());
        let mut offers = [Action::Export, Action::Copy].map(|action| Offer::unless(action, missing.clone())).to_vec();
        if self.account.is_some() {
            offers.push(Offer::unless(Action::Open, missing));
        }
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        if let Err(error) = reads.library.playbook(reads.language.into()) {
            return Err(Problem { what: file_error(&error, reads.strings), place: None, advice: None });
        }
        let row = self.account.map(|account| reads.records.row(Table::Account, account.raw()).map_err(problem)).transpose()?.flatten();
        self.name = row.and_then(|row| row.text("short_name").or_else(|| row.text("name")).map(str::to_owned)).unwrap_or_default();
        self.page = self.read(reads).map_err(problem)?;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(EXPORT, answer) => return self.answered(answer, look),
            Event::Job(EXPORT, finished) => {
                return page_export::said(finished, look).map_or_else(Reply::done, |notice| Reply::one(Command::Say(notice)));
            }
            _ => {}
        }
        let lines = self.lines(look);
        self.state.settle(&lines, self.size.height);
        if self.state.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(action), .. } => self.act(*action, look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut state = self.state;
        state.settle(&lines, canvas.height());
        draw_page(canvas, &lines, &state, true, None);
        if self.page.is_none() {
            canvas.cursor(0, 0);
        }
    }
}
