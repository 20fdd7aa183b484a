//! The checklist of a handover: what stands in the way of closing, the next step, then every step; beside it the open items, the manual,
//! the rehearsal, the feedback form and what was recorded.

mod asks;
mod data;
mod pages;
mod steps;

use ratatui::layout::{Rect, Size};

use crate::domain::AccountId;
use crate::domain::handover::{HandoverState, HandoverStep, ManualSection};
use crate::domain::id::HandoverId;
use crate::i18n::{Strings, label};
use crate::store::Table;
use crate::tui::app::{Command, Event, Offer, Problem, Reads, Reply, Route, Screen};
use crate::tui::forms::page_export;
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, draw_page, draw_tabs, wrap};

use asks::{ASKED, EXPORT, Question};
use data::Data;

/// A page: the action that opens it, and its name.
type Tab = (Action, fn(&Strings) -> String);

/// The pages, in their order.
const TABS: &[Tab] = &[
    (Action::Tab1, Strings::handover_tab_checklist),
    (Action::Tab2, Strings::handover_tab_items),
    (Action::Tab3, Strings::handover_tab_manual),
    (Action::Tab4, Strings::handover_tab_rehearsal),
    (Action::Tab5, Strings::handover_tab_feedback),
    (Action::Tab6, Strings::handover_tab_record),
];

/// Lines above the page: what stands in the way, what comes next, who, tabs.
const HEAD: u16 = 4;
/// Lines below the checklist: how the date of the selected step came about, and what it lacks.
const FOOT: u16 = 2;

/// What the cursor can be on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// A step.
    Step(HandoverStep),
    /// The end.
    Close,
    /// An open item, by place among the account's.
    Item(AccountId, usize),
    /// A gap of the manual.
    Gap(AccountId, String),
    /// A part of the manual.
    Section(ManualSection),
    /// A hard question.
    Question(i64),
    /// A line of the feedback form.
    Feedback(i64),
    /// Something to read.
    Text,
}

/// The screen.
#[derive(Debug)]
pub struct Checklist {
    id: HandoverId,
    data: Option<Data>,
    /// The account that is looked at, by place; none: all.
    account: Option<usize>,
    tab: Action,
    pages: [PageState; 6],
    size: Size,
    asked: Option<Question>,
}

impl Checklist {
    /// The checklist of a handover.
    #[must_use]
    pub fn new(id: HandoverId) -> Self {
        Self { id, data: None, account: None, tab: Action::Tab1, pages: [PageState::default(); 6], size: Size::default(), asked: None }
    }

    /// The account that is meant; none: all of several.
    fn meant(&self) -> Option<AccountId> {
        let data = self.data.as_ref()?;
        match (self.account, data.handover.accounts.as_slice()) {
            (_, [one]) => Some(one.id),
            (Some(at), accounts) => accounts.get(at).map(|account| account.id),
            (None, _) => None,
        }
    }

    fn place(&self) -> usize {
        TABS.iter().position(|(action, _)| *action == self.tab).unwrap_or(0)
    }

    fn height(&self) -> u16 {
        let foot = if self.tab == Action::Tab1 { FOOT } else { 0 };
        self.size.height.saturating_sub(HEAD + foot)
    }

    fn lines(&self, look: &Look) -> Vec<Line<Target>> {
        let Some(data) = &self.data else { return Vec::new() };
        let (meant, width) = (self.meant(), self.size.width);
        match self.tab {
            Action::Tab2 => pages::items(data, meant, look),
            Action::Tab3 => pages::manual(data, meant, width, look),
            Action::Tab4 => pages::rehearsal(data, meant, width, look),
            Action::Tab5 => pages::feedback(data, meant, width, look),
            Action::Tab6 => pages::record(data, meant, width, look),
            _ => steps::lines(data, meant, width, look),
        }
    }

    fn target(&self, look: &Look) -> Option<Target> {
        self.pages.get(self.place())?.target(&self.lines(look)).cloned()
    }

    /// Moves the cursor; whether the event meant that.
    fn moved(&mut self, event: &Event, look: &Look) -> bool {
        let (lines, height, place) = (self.lines(look), self.height(), self.place());
        let Some(state) = self.pages.get_mut(place) else { return false };
        state.settle(&lines, height);
        let moved = state.on(event, &lines);
        state.settle(&lines, height);
        moved
    }

    /// All accounts, then each of them, and round again.
    fn turn(&mut self, back: bool, look: &Look) -> Reply {
        let n = self.data.as_ref().map_or(0, |data| data.handover.accounts.len());
        if n < 2 {
            return Reply::one(Command::hint(look.strings.card_no_neighbour()));
        }
        let at = self.account.map_or(0, |at| at + 1);
        let next = if back { (at + n) % (n + 1) } else { (at + 1) % (n + 1) };
        self.account = next.checked_sub(1);
        Reply::one(Command::Reload)
    }

    fn open_tab(&mut self, back: bool) -> Reply {
        let n = TABS.len();
        let next = if back { (self.place() + n - 1) % n } else { (self.place() + 1) % n };
        if let Some((tab, _)) = TABS.get(next) {
            self.tab = *tab;
        }
        Reply::done()
    }

    fn act(&mut self, action: Action, look: &Look) -> Reply {
        match action {
            tab if TABS.iter().any(|(known, _)| *known == tab) => {
                self.tab = tab;
                Reply::done()
            }
            Action::Left | Action::PreviousPane => self.open_tab(true),
            Action::Right | Action::NextPane => self.open_tab(false),
            Action::NextRecord => self.turn(false, look),
            Action::PreviousRecord => self.turn(true, look),
            Action::Open => self.ask_target(look, false),
            Action::Edit => self.ask_target(look, true),
            Action::SetOwner => self.ask_owner(look),
            Action::New => self.ask_new(look),
            Action::Delete => self.ask_cancel(look),
            Action::Export => self.ask_export(look),
            Action::Complete if self.tab == Action::Tab4 => Reply::one(Command::Open(Route::Rehearsal(self.id, self.meant()))),
            _ => Reply::Unused,
        }
    }

    fn draw_head(&self, data: &Data, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let (said, role) = steps::way(data, self.meant(), look);
        let next = steps::next(data, self.meant(), look);
        canvas.text(1, 0, &said, role);
        canvas.text(1, 1, &next, Role::Accent);
        canvas.text(1, 2, &steps::parties(data, look), Role::Dim);
        let width = canvas.width();
        let tabs: Vec<(Action, String)> = TABS.iter().map(|(action, name)| (*action, name(&look.strings))).collect();
        draw_tabs(&mut canvas.part(Rect::new(0, 3, width, 1)), &tabs, self.tab);
    }

    /// How the date of the selected step came about, and what it lacks.
    fn draw_foot(&self, data: &Data, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let lines = self.lines(look);
        let Some(Target::Step(step)) = self.pages.first().and_then(|state| state.target(&lines)) else { return };
        let told = steps::told(data, self.meant(), *step, look);
        let room = usize::from(canvas.width().saturating_sub(2));
        for (y, line) in (0..canvas.height()).zip(wrap(&told, room, look.widths)) {
            canvas.text(1, y, &line, Role::Dim);
        }
    }
}

impl Screen for Checklist {
    fn title(&self, look: &Look) -> String {
        let name = self.data.as_ref().map(|data| look.private(&data.handover.name()).into_owned());
        name.unwrap_or_else(|| label(Table::Handover, &look.strings))
    }

    fn status(&self, look: &Look) -> String {
        let Some(data) = self.data.as_ref().filter(|data| data.handover.accounts.len() > 1) else { return String::new() };
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        match self.account.and_then(|at| Some((at, data.handover.accounts.get(at)?))) {
            Some((at, account)) => {
                let place = look.strings.handover_account_place(count(at + 1), count(data.handover.accounts.len()));
                format!("{} {place}", look.private(account.shown_name()))
            }
            None => look.strings.handover_all_accounts(),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Card, Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        // Everything else asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let missing = self.data.is_none().then(|| look.strings.handover_gone());
        let ended = self.data.as_ref().filter(|data| data.handover.state != HandoverState::Running);
        let obstacle = missing.clone().or_else(|| ended.map(|_| look.strings.handover_ended_no_change()));
        let missing_too = missing.clone();
        let mut offers = vec![Offer::unless(Action::Open, missing)];
        if matches!(self.tab, Action::Tab4 | Action::Tab5) {
            offers.push(Offer::unless(Action::New, obstacle.clone()));
        }
        if self.tab == Action::Tab4 {
            offers.push(Offer::ready(Action::Complete));
        }
        offers.extend([Action::SetOwner, Action::Edit, Action::Delete].map(|action| Offer::unless(action, obstacle.clone())));
        if self.data.as_ref().is_some_and(|data| data.handover.accounts.len() > 1) {
            offers.extend([Action::NextRecord, Action::PreviousRecord].map(Offer::ready));
        }
        offers.push(Offer::unless(Action::Export, missing_too));
        offers.push(Offer::ready(Action::NextPane));
        offers.extend(TABS.iter().map(|(action, _)| Offer::ready(*action)));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let account = self.meant();
        self.data = data::read(self.id, account, reads)?;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(ASKED, answer) => return self.answered(answer, look),
            Event::Answer(EXPORT, answer) => return self.export_answered(answer, look),
            Event::Job(EXPORT, finished) => {
                return page_export::said(finished, look).map_or_else(Reply::done, |notice| Reply::one(Command::Say(notice)));
            }
            Event::Written(ASKED, _) => {
                self.asked = None;
                return Reply::done();
            }
            _ => {}
        }
        if self.moved(event, look) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(action), .. } => self.act(*action, look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (width, height) = (canvas.width(), canvas.height());
        let Some(data) = &self.data else {
            canvas.text(2, 2, &canvas.look.strings.handover_gone(), Role::Dim);
            canvas.cursor(0, 0);
            return;
        };
        self.draw_head(data, canvas);
        let lines = self.lines(canvas.look);
        let mut state = self.pages.get(self.place()).copied().unwrap_or_default();
        let body = self.height().min(height.saturating_sub(HEAD));
        state.settle(&lines, body);
        draw_page(&mut canvas.part(Rect::new(0, HEAD, width, body)), &lines, &state, true, None);
        if self.tab == Action::Tab1 && height > HEAD + FOOT {
            self.draw_foot(data, &mut canvas.part(Rect::new(0, height - FOOT, width, FOOT)));
        }
    }
}
