//! An account's card: everything known about a customer in one place. Its pages are tabs; those that exist are listed once.

mod asks;
mod cells;
mod copying;
mod data;
mod deals;
mod draw;
mod history;
mod names;
mod naming;
mod needs;
mod overview;
mod page;
mod people;
mod plan;
mod radar;
mod sections;
mod service;
mod standing;
mod touches;

use std::collections::HashSet;

use ratatui::layout::Size;

use crate::domain::{AccountId, ActionId, Instant, Zone};
use crate::i18n::{Strings, label};
use crate::jobs::Task;
use crate::store::Table;
use crate::tui::app::{CardRoute, Command, Event, Offer, Problem, Reads, Reply, Route, Screen, Tag, Topic};
use crate::tui::input::{Action, Context};
use crate::tui::widgets::{Canvas, Line, Look, PageState};

use asks::{ASKED, Question};
use data::CardData;
use history::History;
use naming::{Awaiting, NAMES};
use overview::Target;
use page::{Page, Spot};
use standing::Standing;

/// A tab: the action that opens it, its name, and its page unless the card itself draws it.
type Tab = (Action, fn(&Strings) -> String, Option<fn() -> Box<dyn Page>>);

/// The tabs, in their order.
const TABS: &[Tab] = &[
    (Action::Tab1, Strings::card_tab_overview, None),
    (Action::Tab2, Strings::card_tab_people, Some(|| Box::new(people::People::default()))),
    (Action::Tab3, Strings::card_tab_needs, Some(|| Box::new(needs::Needs::default()))),
    (Action::Tab4, Strings::card_tab_touches, Some(|| Box::new(touches::Touches::default()))),
    (Action::Tab5, Strings::card_tab_deals, Some(|| Box::new(deals::page()))),
    (Action::Tab6, Strings::card_tab_service, Some(|| Box::new(service::page()))),
    (Action::Tab7, Strings::card_tab_plan, Some(|| Box::new(plan::page()))),
    (Action::Tab8, Strings::card_tab_history, None),
];

/// From so many cells on the archive stands beside what needs attention.
const TWO_PANES_FROM: u16 = 100;
/// From so many lines on the radar of pains is drawn above the archive.
const RADAR_FROM: u16 = 28;
/// What needs attention has so many cells at least.
const MOST_URGENT: u16 = 60;
/// Lines above the page: identity, tabs, a blank.
const HEAD: u16 = 3;
/// From so many lines on a page tells of the record under the cursor below its own lines, in so many at most.
const TOLD_FROM: u16 = 12;
const TOLD_MOST: u16 = 8;

/// What the card offers, the most useful first.
const OFFERS: &[Action] = &[
    Action::Edit,
    Action::Why,
    Action::Chain,
    Action::Record,
    Action::Capture,
    Action::Brief,
    Action::SetTier,
    Action::SetOwner,
    Action::NextRecord,
    Action::PreviousRecord,
    Action::NextPane,
    Action::Delete,
    Action::RecycleBin,
    Action::HandOver,
    Action::Copy,
    Action::ShowText,
];

/// A page and where its cursor is.
#[derive(Debug)]
struct Opened {
    tab: Action,
    page: Box<dyn Page>,
    state: PageState,
    /// Whether it has to read before it is shown.
    stale: bool,
}

/// The screen.
#[derive(Debug)]
pub struct Card {
    route: CardRoute,
    data: Option<CardData>,
    standing: Standing,
    history: History,
    /// Whether the next page of the history is wanted.
    wants_more: bool,
    tab: Action,
    /// The page on the left, and the one beside it where there is room.
    panes: [PageState; 2],
    pane: usize,
    past: PageState,
    pages: Vec<Opened>,
    size: Size,
    asked: Option<Question>,
    /// What is said when what was asked for is written.
    said: Option<String>,
    /// A form that waits for the names of all accounts.
    awaiting: Awaiting,
    zone: Zone,
}

impl Card {
    /// The card of an account.
    #[must_use]
    pub fn new(route: CardRoute) -> Self {
        Self {
            route,
            data: None,
            standing: Standing::default(),
            history: History::default(),
            wants_more: false,
            tab: Action::Tab1,
            panes: [PageState::default(); 2],
            pane: 0,
            past: PageState::default(),
            pages: TABS
                .iter()
                .filter_map(|(tab, _, page)| Some(Opened { tab: *tab, page: page.as_ref()?(), state: PageState::default(), stale: true }))
                .collect(),
            size: Size::default(),
            asked: None,
            said: None,
            awaiting: Awaiting::default(),
            zone: Zone::default(),
        }
    }

    fn height(&self) -> u16 {
        self.size.height.saturating_sub(HEAD)
    }

    /// Where the panes of the overview stand, with their lines; one below the other where there is no room for two.
    fn overview(&self, look: &Look) -> Vec<(u16, u16, Vec<Line<Target>>)> {
        let Some(data) = &self.data else { return Vec::new() };
        let width = self.size.width;
        if width < TWO_PANES_FROM {
            let mut lines = overview::attention(data, width, look);
            lines.push(Line::blank());
            lines.extend(overview::archive(data, &self.standing, width, look));
            return vec![(0, width, lines)];
        }
        let left = (width / 2 + 4).max(MOST_URGENT);
        let right = width - left - 1;
        let mut known = if self.size.height >= RADAR_FROM { overview::picture(data, right, look) } else { Vec::new() };
        known.extend(overview::archive(data, &self.standing, right, look));
        vec![(0, left, overview::attention(data, left, look)), (left + 1, right, known)]
    }

    fn target(&self, look: &Look) -> Option<Target> {
        let panes = self.overview(look);
        let (.., lines) = panes.get(self.pane.min(panes.len().saturating_sub(1)))?;
        self.panes.get(self.pane)?.target(lines).cloned()
    }

    /// Whether the cursor is on what is due: that is looked at, not changed.
    fn is_on_duties(&self, look: &Look) -> bool {
        self.tab == Action::Tab1 && self.target(look) == Some(Target::Duties)
    }

    fn action(&self, look: &Look) -> Option<ActionId> {
        self.past.target(&self.history.lines(self.zone, look)).copied()
    }

    /// What the open tab is called.
    fn tab_name(&self) -> fn(&Strings) -> String {
        TABS.iter().find(|(tab, ..)| *tab == self.tab).map_or(Strings::card_tab_overview, |(_, name, _)| *name)
    }

    fn opened(&self) -> Option<&Opened> {
        self.pages.iter().find(|opened| opened.tab == self.tab)
    }

    /// How wide the lines of a page are: what its picture leaves.
    fn lines_width(&self, page: &dyn Page) -> u16 {
        self.size.width.saturating_sub(page.picture(self.size))
    }

    /// How many lines below those of a page tell of the record under the cursor.
    fn told_below(&self, page: &dyn Page) -> u16 {
        let height = self.height();
        let beside = page.picture(self.size) > 0;
        if beside || !page.tells() || height < TOLD_FROM { 0 } else { (height / 3).min(TOLD_MOST) }
    }

    /// How many lines of a page are seen.
    fn seen(&self, page: &dyn Page) -> u16 {
        self.height() - self.told_below(page)
    }

    fn page_lines(&self, opened: &Opened, look: &Look) -> Vec<Line<Spot>> {
        opened.page.lines(self.lines_width(&*opened.page), look)
    }

    /// What the cursor of the open page, or of the overview, is on.
    fn spot(&self, look: &Look) -> Option<Spot> {
        if self.tab == Action::Tab1 {
            return if let Some(Target::Of(spot)) = self.target(look) { Some(spot) } else { None };
        }
        let opened = self.opened()?;
        let lines = self.page_lines(opened, look);
        let mut state = opened.state;
        state.settle(&lines, self.height());
        state.target(&lines).copied()
    }

    /// Moves the cursor of an open page; `None` if the open tab is not one.
    fn page_moved(&mut self, event: &Event, look: &Look) -> Option<bool> {
        let opened = self.opened()?;
        let lines = self.page_lines(opened, look);
        let height = self.seen(&*opened.page);
        let tab = self.tab;
        let state = &mut self.pages.iter_mut().find(|opened| opened.tab == tab)?.state;
        state.settle(&lines, height);
        let moved = state.on(event, &lines);
        state.settle(&lines, height);
        Some(moved)
    }

    /// Moves the cursor of the page that is open; whether the event meant that.
    fn moved(&mut self, event: &Event, look: &Look) -> bool {
        if let Some(moved) = self.page_moved(event, look) {
            return moved;
        }
        let height = self.height();
        if self.tab == Action::Tab8 {
            let lines = self.history.lines(self.zone, look);
            self.past.settle(&lines, height);
            let moved = self.past.on(event, &lines);
            self.past.settle(&lines, height);
            self.wants_more = moved && self.history.has_more() && self.past.row + usize::from(height) >= lines.len();
            return moved;
        }
        let panes = self.overview(look);
        self.pane = self.pane.min(panes.len().saturating_sub(1));
        // A click names a line of either pane: those of the second are numbered behind the first.
        if let Event::Click(crate::tui::widgets::Hit::Cell { row, column }) = event {
            self.pane = (*column).min(panes.len().saturating_sub(1));
            if let Some(state) = self.panes.get_mut(self.pane) {
                state.row = *row;
            }
            return true;
        }
        let (Some(state), Some((.., lines))) = (self.panes.get_mut(self.pane), panes.get(self.pane)) else { return false };
        state.settle(lines, height);
        let moved = state.on(event, lines);
        state.settle(lines, height);
        moved
    }

    /// The next or previous account of the list that the card was opened from.
    fn neighbour(&self, by: isize) -> Option<CardRoute> {
        let place = self.route.among.iter().position(|account| *account == self.route.account)?;
        let account = *self.route.among.get(place.checked_add_signed(by)?)?;
        Some(CardRoute { account, among: self.route.among.clone() })
    }

    fn go_to_neighbour(&mut self, by: isize, look: &Look) -> Reply {
        match self.neighbour(by) {
            Some(route) => {
                self.route = route;
                self.data = None;
                self.history = History::default();
                self.past = PageState::default();
                for opened in &mut self.pages {
                    opened.state = PageState::default();
                }
                Reply::one(Command::Reload)
            }
            None => Reply::one(Command::hint(look.strings.card_no_neighbour())),
        }
    }

    /// The next tab, or the next pane where two stand side by side.
    fn next_pane(&mut self, look: &Look, back: bool) -> Reply {
        let panes = if self.tab == Action::Tab1 { self.overview(look).len() } else { 1 };
        let inside = if back { self.pane > 0 } else { self.pane + 1 < panes };
        if inside {
            self.pane = if back { self.pane - 1 } else { self.pane + 1 };
            return Reply::done();
        }
        let here = TABS.iter().position(|(action, ..)| *action == self.tab).unwrap_or(0);
        let next = if back { (here + TABS.len() - 1) % TABS.len() } else { (here + 1) % TABS.len() };
        if let Some((tab, ..)) = TABS.get(next) {
            self.tab = *tab;
            self.pane = if back && self.tab == Action::Tab1 { self.overview(look).len().saturating_sub(1) } else { 0 };
        }
        Reply::done()
    }

    fn act(&mut self, action: Action, look: &Look) -> Reply {
        if let Some(reply) = self.page_act(action, look) {
            return reply;
        }
        match action {
            tab if TABS.iter().any(|(known, ..)| *known == tab) => {
                self.tab = tab;
                Reply::done()
            }
            Action::Left => self.next_pane(look, true),
            Action::Right => self.next_pane(look, false),
            Action::NextPane => self.next_pane(look, false),
            Action::PreviousPane => self.next_pane(look, true),
            Action::NextRecord => self.go_to_neighbour(1, look),
            Action::PreviousRecord => self.go_to_neighbour(-1, look),
            Action::Why => {
                if let Some(reply) = self.explain(look) {
                    return reply;
                }
                if self.is_on_duties(look) {
                    return Reply::one(Command::Open(Route::Alerts(self.route.account)));
                }
                let at = self.target(look).filter(|_| self.tab == Action::Tab1);
                let topic = if at == Some(Target::Tier) { Topic::Tier } else { Topic::Health };
                Reply::one(Command::Open(Route::Why(self.route.account, topic)))
            }
            Action::Chain => Reply::one(Command::Open(Route::Chain(self.route.account))),
            Action::RecycleBin => Reply::Unused,
            Action::Open if self.is_on_duties(look) => Reply::one(Command::Open(Route::Alerts(self.route.account))),
            // The other keys that change records are refused before they come here.
            Action::Open if look.as_of.past => Reply::one(Command::hint(look.strings.shell_past(look.as_of.day.to_string()))),
            Action::Open if self.tab == Action::Tab8 => self.ask_take_back(look),
            Action::Open | Action::Edit => self.ask_edit(look),
            Action::Record => self.ask_record(look),
            Action::SetTier => self.ask_tier(look),
            Action::SetOwner => self.ask_owner(look),
            Action::HandOver => Reply::one(Command::Open(Route::NewHandover([self.route.account].into()))),
            Action::Delete => self.ask_delete(look),
            Action::Copy => self.copy(look),
            Action::ShowText => self.show_text(self.tab_name(), look),
            _ => Reply::Unused,
        }
    }
}

impl Screen for Card {
    fn title(&self, look: &Look) -> String {
        let name = self.data.as_ref().map(|data| {
            let known = &data.identity;
            if known.short_name.is_empty() { &known.name } else { &known.short_name }
        });
        name.map_or_else(|| label(Table::Account, &look.strings), |name| look.private(name).into_owned())
    }

    fn status(&self, look: &Look) -> String {
        let place = self.route.among.iter().position(|account| *account == self.route.account);
        match place.filter(|_| self.route.among.len() > 1) {
            Some(place) => look.strings.card_place(place + 1, self.route.among.len()),
            None => String::new(),
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.data.as_ref().map(|data| data.identity.id)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Card, Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        // Everything else asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let missing = self.data.is_none().then(|| look.strings.card_missing());
        let alone = |by| self.neighbour(by).is_none().then(|| look.strings.card_no_neighbour());
        let mut offers: Vec<Offer> = OFFERS
            .iter()
            .map(|action| match action {
                Action::NextRecord => Offer::unless(*action, alone(1)),
                Action::PreviousRecord => Offer::unless(*action, alone(-1)),
                Action::NextPane | Action::RecycleBin => Offer::ready(*action),
                _ => Offer::unless(*action, missing.clone()),
            })
            .collect();
        if self.tab == Action::Tab8 {
            offers.insert(0, Offer::unless(Action::Open, missing));
        } else if let Some(opened) = self.opened() {
            offers.retain(|offer| offer.action != Action::Edit);
            offers.splice(0..0, self.page_offers(&*opened.page, look));
        } else if self.data.is_some() {
            offers.splice(1..1, [Offer::ready(Action::New)]);
        }
        if self.tab == Action::Tab2 {
            offers.push(Offer::ready(Action::Merge));
        }
        offers.extend(TABS.iter().map(|(action, ..)| Offer::ready(*action)));
        // What a page says of an action stands before what the card says of it.
        let mut said = HashSet::new();
        offers.retain(|offer| said.insert(offer.action));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn wants(&self) -> bool {
        self.wants_more || self.awaiting.is_due() || self.opened().is_some_and(|opened| opened.stale)
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        self.awaiting.start()
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.zone = reads.as_of.zone;
        let account = self.route.account;
        if std::mem::take(&mut self.wants_more) {
            return self.history.next(reads.records, account).map_err(problem);
        }
        self.data = data::read(reads, account).map_err(problem)?;
        self.history = History::read(reads.records, account, self.history.len()).map_err(problem)?;
        self.standing.load(reads, account)?;
        for opened in &mut self.pages {
            opened.stale = opened.tab != self.tab;
            if !opened.stale {
                opened.page.load(reads, account)?;
            }
        }
        Ok(())
    }

    fn wakes_at(&self) -> Option<Instant> {
        self.opened()?.page.wakes_at()
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(ASKED, answer) => return self.answered(answer, look),
            Event::Written(ASKED, _) => return self.written(),
            Event::Job(NAMES, finished) => return self.names_read(finished, look),
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
        self.paint(canvas);
    }
}
