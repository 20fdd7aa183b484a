//! The account list: what needs attention first, found, sorted and narrowed as one types.

mod asks;
mod cell;
mod choosing;
mod columns;
mod export;
mod filter_line;
mod preview;
mod source;
mod texts;
mod together;

use ratatui::layout::{Rect, Size};

use crate::domain::{AccountId, AsOf, Currency};
use crate::i18n::error::store_error;
use crate::jobs::{Finished, Task};
use crate::portfolio::{Column, List, Obstacle, Portfolio, Sort, Step, View, ViewColumn, built_in_views};
use crate::store::summary::Freshness;
use crate::store::{self, Row};
use crate::tui::app::{Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, Weight};
use crate::tui::forms::Colleague;
use crate::tui::input::{Action, Context};
use crate::tui::overlays::form::Filled;
use crate::tui::theme::Role;
use crate::tui::widgets::{self, Canvas, Look, TableState, draw_table, shown_columns};

use asks::{ASKED, Question};
use choosing::Choosing;
use export::EXPORT;
use filter_line::FilterLine;
use source::{Extent, Found, Read, ReadAll, SavedView, Wanted};

/// Rows of half a page where the screen is not known to be higher.
const LEAST_PAGE: u16 = 24;
/// From so many cells on the selected account is shown beside the list.
const PREVIEW_FROM: u16 = 120;

/// What the list offers, the most useful first.
const OFFERS: &[Action] = &[
    Action::Open,
    Action::Filter,
    Action::New,
    Action::Why,
    Action::Chain,
    Action::Edit,
    Action::Mark,
    Action::Sort,
    Action::FilterValue,
    Action::Views,
    Action::Columns,
    Action::Record,
    Action::SetTier,
    Action::SetOwner,
    Action::Delete,
    Action::MarkRange,
    Action::MarkAll,
    Action::MarkUp,
    Action::MarkDown,
    Action::Export,
    Action::Copy,
    Action::ShowText,
    Action::HandOver,
    Action::Merge,
];

/// The job that reads every account.
const READ_ALL: Tag = Tag("accounts-read-all");

/// The screen.
#[derive(Debug)]
pub struct Accounts {
    list: List,
    currency: Currency,
    /// Name of a view that comes with the program, or of a saved one.
    view_name: String,
    view: View,
    /// Views that somebody saved.
    saved: Vec<SavedView>,
    filter: FilterLine,
    table: TableState,
    /// The column of the cell cursor.
    column: Column,
    screen: Size,
    extent: Extent,
    /// What the next job is to read.
    wants_all: Option<Wanted>,
    /// Whether such a job is under way.
    reading: bool,
    /// Whether the latest such job was stopped before its end.
    stopped: bool,
    colleagues: Vec<Colleague>,
    /// How many rows the latest page was to have.
    asked_for: usize,
    /// Fields of our own making that are in use.
    own_fields: Vec<Row>,
    /// How many alerts are open in all; none where they were not counted, or not all accounts are read yet.
    alerts: Option<u64>,
    /// The box in which columns are chosen, while it is open.
    choosing: Option<Choosing>,
    /// The question that is open.
    asked: Option<Question>,
    /// What is said when what was asked for is written.
    said: Option<String>,
    /// A form with a likely twin that was warned of: saved once more, it is meant.
    warned: Option<Filled>,
    /// An account that was just entered, to which the cursor goes.
    go_to: Option<AccountId>,
    /// The filter that it was opened with, from a number.
    narrowed: Option<String>,
    /// Whether somebody did something here: then the cursor stays with its account whatever is read, else it stays at the top.
    touched: bool,
}

impl Default for Accounts {
    fn default() -> Self {
        let (name, view) = built_in_views().into_iter().next().unwrap_or_default();
        Self {
            list: List::default(),
            currency: Currency::CNY,
            view_name: name.to_owned(),
            view,
            saved: Vec::new(),
            filter: FilterLine::default(),
            table: TableState::default(),
            column: Column::Account,
            screen: Size::default(),
            extent: Extent::default(),
            wants_all: None,
            reading: false,
            stopped: false,
            colleagues: Vec::new(),
            asked_for: 0,
            own_fields: Vec::new(),
            alerts: None,
            choosing: None,
            asked: None,
            said: None,
            warned: None,
            go_to: None,
            narrowed: None,
            touched: false,
        }
    }
}

impl Accounts {
    /// A list that starts with a filter.
    #[must_use]
    pub fn narrowed(filter: &str) -> Self {
        let mut accounts = Self::default();
        accounts.filter.set(filter, &mut accounts.list);
        filter.clone_into(&mut accounts.view.filter);
        accounts.narrowed = Some(accounts.list.filter().to_string());
        accounts
    }

    fn chosen(&self) -> Vec<ViewColumn> {
        columns::chosen(&self.view.columns, self.screen.width)
    }

    /// Cells of the list and of the preview beside it.
    fn widths(&self) -> (u16, u16) {
        if self.screen.width < PREVIEW_FROM {
            return (self.screen.width, 0);
        }
        let preview = 36 + (self.screen.width - PREVIEW_FROM) / 4;
        (self.screen.width - preview, preview)
    }

    /// The columns that are shown, as the table numbers them; the first is that of marks.
    fn shown(&self, look: &Look) -> Vec<usize> {
        shown_columns(&columns::for_table(&self.chosen(), self.screen.width, look), self.widths().0)
            .into_iter()
            .filter(|&column| column > 0)
            .collect()
    }

    /// At first the view that comes with the program has the columns that somebody chose for it.
    fn take_own_columns(&mut self) {
        if self.extent == Extent::Nothing
            && let Some(saved) = self.saved.iter().find(|saved| saved.name == self.view_name)
        {
            self.view.columns.clone_from(&saved.view.columns);
        }
    }

    /// Brings the table's cursor in line with the list's.
    fn settle(&mut self) {
        let bottom = u16::from(self.filter.shown(&self.list));
        self.table.row = self.list.cursor();
        self.table.settle(self.list.len(), self.screen.height.saturating_sub(1 + bottom));
        self.table.column = self.chosen().iter().position(|chosen| chosen.column == self.column).map_or(0, |at| at + 1);
    }

    fn moved(&mut self, event: &Event, look: &Look) -> bool {
        self.settle();
        let shown = self.shown(look);
        if !self.table.on(event, self.list.len(), &shown) {
            return false;
        }
        self.list.step(Step::To(self.table.row));
        if let Some(chosen) = self.table.column.checked_sub(1).and_then(|at| self.chosen().get(at).copied()) {
            self.column = chosen.column;
        }
        true
    }

    fn sort(&mut self) -> Reply {
        let now = self.list.sort();
        let descending = now.column == self.column && !now.descending;
        self.list.set_sort(Sort { column: self.column, descending });
        self.view.sort = self.list.sort();
        Reply::done()
    }

    fn filter_value(&mut self, look: &Look) -> Reply {
        let term = self.list.current().and_then(|account| account.term(self.column, &look.strings));
        let Some(term) = term else {
            return Reply::one(Command::Say(Notice::new(Weight::Hint, look.strings.accounts_no_facet())));
        };
        let text = self.list.filter().toggled(&term);
        self.filter.set(&text, &mut self.list);
        Reply::done()
    }

    fn mark(&mut self, action: Action) -> Reply {
        match action {
            Action::Mark => {
                self.list.toggle_mark();
                self.list.step(Step::By(1));
            }
            Action::MarkUp | Action::MarkDown => {
                self.list.mark();
                self.list.step(Step::By(if action == Action::MarkUp { -1 } else { 1 }));
                self.list.mark();
            }
            Action::MarkRange => self.list.mark_range(),
            _ => self.list.mark_all(),
        }
        Reply::done()
    }

    fn back(&mut self) -> Reply {
        if self.list.drop_range() {
            return Reply::done();
        }
        // What was opened from a number is left with the filter it came with: back is where the number stands.
        if self.list.filter().is_empty() || self.narrowed.as_ref() == Some(&self.list.filter().to_string()) {
            return Reply::Unused;
        }
        self.filter.set("", &mut self.list);
        Reply::done()
    }

    fn act(&mut self, action: Action, look: &Look) -> Reply {
        match action {
            Action::Filter => {
                self.filter.open(&self.list);
                Reply::done()
            }
            Action::Sort => self.sort(),
            Action::FilterValue => self.filter_value(look),
            Action::Mark | Action::MarkRange | Action::MarkUp | Action::MarkDown | Action::MarkAll => self.mark(action),
            Action::Back => self.back(),
            Action::Copy => self.copy(look),
            Action::ShowText => self.show_text(look),
            Action::Open => self.open(),
            Action::Why => self.why(),
            Action::Chain => self.decision_chain(),
            Action::New => self.ask_new(look),
            Action::Edit => self.ask_edit(look),
            Action::Delete => self.ask_delete(look),
            Action::Views => self.ask_view(look),
            Action::Columns => self.choose_columns(),
            Action::SetTier => self.ask_tier(look),
            Action::SetOwner => self.ask_owner(look),
            Action::HandOver => self.hand_over(),
            Action::Record => self.ask_record(look),
            Action::Export => self.ask_export(look),
            Action::Merge => self.merge_marked(look),
            _ => Reply::Unused,
        }
    }

    /// How many rows the next page is to have: what fits on the screen and as much below, then ever more.
    fn page(&mut self) -> u32 {
        let more = if matches!(self.extent, Extent::Page(_)) { self.asked_for * 4 } else { 2 * usize::from(self.screen.height) };
        self.asked_for = more.max(2 * usize::from(LEAST_PAGE));
        u32::try_from(self.asked_for).unwrap_or(u32::MAX)
    }

    /// Shows what was read.
    fn take(&mut self, read: Read, as_of: AsOf) {
        let wanted = || if as_of.past { Wanted::Computed(as_of) } else { Wanted::Kept(as_of) };
        match read {
            Read::All(portfolio, extent) => {
                self.replace(portfolio, extent, as_of);
                if extent.stale().is_some() {
                    self.wants_all = Some(Wanted::Computed(as_of));
                }
            }
            Read::Page(portfolio, freshness) => {
                self.replace(portfolio, Extent::Page(freshness), as_of);
                self.wants_all = Some(wanted());
            }
            Read::Some(rows, gone, extent) => {
                self.extent = extent;
                self.list.update(&rows, &gone);
            }
            Read::Same => {}
            Read::Later => self.wants_all = Some(wanted()),
        }
        self.alerts = self.list.all().open_alerts().filter(|_| matches!(self.extent, Extent::All { .. }));
        if let Some(account) = self.go_to.take_if(|account| self.list.all().find(*account).is_some()) {
            self.list.go_to(account);
        }
        self.settle();
    }

    /// Shows other rows; those of the cursor's account stay on their line.
    fn replace(&mut self, portfolio: Portfolio, extent: Extent, as_of: AsOf) {
        let line = self.table.row.saturating_sub(self.table.top);
        self.extent = extent;
        self.list.replace(portfolio, as_of.day);
        if !self.touched {
            self.list.step(Step::First);
        }
        self.table.top = self.list.cursor().saturating_sub(line);
    }

    fn read_all(&mut self, finished: &Finished, look: &Look) -> Reply {
        self.reading = false;
        self.stopped = !matches!(finished, Finished::Found(_));
        let found = finished.found::<Found>().and_then(|found| found.lock().ok()?.take());
        match found {
            Some(Ok((portfolio, extent))) if extent.is_of(look.as_of) => self.take(Read::All(portfolio, extent), look.as_of),
            Some(Ok(_)) => self.take(Read::Later, look.as_of),
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                return Reply::one(Command::Say(Notice::new(Weight::Error, said)));
            }
            None => {}
        }
        Reply::done()
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let chosen = self.chosen();
        let mut columns = columns::for_table(&chosen, self.screen.width, look);
        let sort = self.list.sort();
        if let Some(sorted) = chosen.iter().position(|chosen| chosen.column == sort.column).and_then(|at| columns.get_mut(at + 1)) {
            sorted.title.push(if sort.descending { 'v' } else { '^' });
        }
        let range = self.list.range();
        draw_table(canvas, &columns, &self.table, self.list.len(), true, |row, column| {
            let Some(account) = self.list.at(row) else { return widgets::Cell::new("", Role::Text) };
            match column.checked_sub(1).and_then(|at| chosen.get(at)) {
                None if self.list.is_marked(account.id) => widgets::Cell::new(look.glyphs.mark, Role::Marked),
                None if range.is_some_and(|(from, to)| (from..=to).contains(&row)) => widgets::Cell::new("+", Role::Marked),
                None => widgets::Cell::new("", Role::Text),
                Some(chosen) => cell::cell(&account, chosen.column, self.currency, look),
            }
        });
    }

    /// Why nothing is shown, and what to do about it.
    fn draw_empty(&self, canvas: &mut Canvas<'_>) {
        let strings = &canvas.look.strings;
        let lines = match self.list.obstacle() {
            None => Vec::new(),
            Some(Obstacle::NoAccounts) if self.reading => vec![strings.accounts_loading()],
            Some(Obstacle::NoAccounts) if self.stopped => vec![strings.accounts_not_read(), strings.accounts_not_read_advice()],
            Some(Obstacle::NoAccounts) => vec![strings.accounts_none(), strings.accounts_none_advice()],
            Some(Obstacle::Filter(terms)) => {
                let mut lines = vec![strings.accounts_nothing_passes()];
                lines.extend(terms.into_iter().map(|(term, count)| strings.accounts_without_term(term, count)));
                lines.push(strings.accounts_clear_filter());
                lines
            }
        };
        for (y, line) in (2u16..).zip(lines) {
            canvas.text(2, y, &line, if y == 2 { Role::Strong } else { Role::Text });
        }
        canvas.cursor(0, 1);
    }
}

impl Screen for Accounts {
    fn title(&self, look: &Look) -> String {
        let built_in = built_in_views().iter().any(|(code, _)| *code == self.view_name);
        let name = if built_in { look.strings.portfolio_view(&self.view_name) } else { self.view_name.clone() };
        look.strings.accounts_title_view(name)
    }

    fn status(&self, look: &Look) -> String {
        let strings = &look.strings;
        let mut parts = Vec::new();
        let (marked, hidden) = self.list.marked();
        if marked > 0 {
            parts.push(strings.accounts_marked(hidden, marked));
        }
        if self.list.loosely() {
            parts.push(strings.accounts_loosely());
        }
        if let Some(alerts) = self.alerts.filter(|alerts| *alerts > 0) {
            parts.push(strings.accounts_alerts(alerts));
        }
        match self.extent.stale() {
            Some(Freshness::Of(day)) => parts.push(strings.accounts_of_day(day.to_string())),
            Some(Freshness::Partly) => parts.push(strings.accounts_partly()),
            Some(_) => parts.push(strings.accounts_not_rated_yet()),
            None => {}
        }
        if self.reading && !matches!(self.extent, Extent::Kept(_)) {
            parts.push(strings.accounts_loading());
        } else if self.stopped && matches!(self.extent, Extent::Nothing | Extent::Page(_)) {
            parts.push(strings.accounts_not_all_read());
        } else {
            parts.push(strings.accounts_count(self.list.len(), self.list.all().count()));
        }
        parts.join("  ")
    }

    fn account(&self) -> Option<AccountId> {
        self.list.current().map(|account| account.id)
    }

    fn contexts(&self) -> &'static [Context] {
        if self.choosing.is_some() {
            return &[Context::Field, Context::List, Context::Everywhere];
        }
        if self.filter.is_open() { &[Context::Field, Context::Everywhere] } else { &[Context::List, Context::Everywhere] }
    }

    fn takes_text(&self) -> bool {
        self.filter.is_open()
    }

    fn commits(&self, action: Action) -> bool {
        // Everything else asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        if self.filter.is_open() || self.choosing.is_some() {
            return vec![Offer::ready(Action::Accept), Offer::ready(Action::Close)];
        }
        let nothing = self.list.is_empty().then(|| look.strings.accounts_none());
        let always = [Action::New, Action::Filter, Action::Views];
        OFFERS.iter().map(|action| Offer::unless(*action, nothing.clone().filter(|_| !always.contains(action)))).collect()
    }

    fn layout(&mut self, size: Size) {
        self.screen = size;
        self.settle();
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.currency = reads.records.reporting_currency().map_err(problem)?;
        self.colleagues = source::colleagues(reads.records).map_err(problem)?;
        self.saved = source::views(reads.records).map_err(problem)?;
        self.own_fields = reads.records.rows_where(store::Table::CustomField, &[("retired_on", store::Value::Null)]).map_err(problem)?;
        self.take_own_columns();
        // More of the first page is no reason to read everything once more.
        let (queued, only_more) = (self.wants_all, self.wants() && self.reading);
        let in_order = self.list.sort() == Sort::default() && self.list.filter().is_empty();
        let read = source::read(reads.records, reads.calendar, reads.as_of, self.extent, in_order.then(|| self.page())).map_err(problem)?;
        self.take(read, reads.as_of);
        if only_more {
            self.wants_all = queued;
        }
        Ok(())
    }

    fn wants(&self) -> bool {
        // Somebody is quicker than the job that reads all.
        matches!(self.extent, Extent::Page(_)) && self.list.cursor() + 1 >= self.list.len() && self.list.len() >= self.asked_for
    }

    fn subject(&self) -> Option<Route> {
        self.list.current().map(|account| Route::account(account.id))
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        // One at a time: when it ends, what it found is compared with what is wanted then.
        let wanted = self.wants_all.take_if(|_| !self.reading)?;
        (self.reading, self.stopped) = (true, false);
        Some((READ_ALL, Box::new(ReadAll(wanted))))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Job(READ_ALL, finished) => return self.read_all(finished, look),
            Event::Job(EXPORT, finished) => return Self::exported(finished, look),
            Event::Answer(ASKED, answer) => return self.answered(answer, look),
            Event::Written(ASKED, rows) => return self.written(rows),
            _ => self.touched = true,
        }
        if self.choosing.is_some() {
            return self.choosing_on(event, look);
        }
        if self.filter.is_open() {
            let reply = self.filter.on(event, &mut self.list);
            self.view.filter = self.list.filter().to_string();
            if matches!(reply, Reply::Unused) && self.moved(event, look) {
                return Reply::done();
            }
            return reply;
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
        let (list, preview) = self.widths();
        let height = canvas.height();
        let bottom = u16::from(self.filter.shown(&self.list));
        let body = height.saturating_sub(bottom);
        self.draw_list(&mut canvas.part(Rect::new(0, 0, list, body)));
        if self.list.is_empty() {
            self.draw_empty(&mut canvas.part(Rect::new(0, 0, list, body)));
        }
        if preview > 0
            && let Some(account) = self.list.current()
        {
            preview::draw(&account, self.currency, &mut canvas.part(Rect::new(list, 0, preview, body)));
        }
        if bottom > 0 {
            self.filter.draw(&self.list, &mut canvas.part(Rect::new(0, body, canvas.width(), 1)));
        }
        self.draw_choosing(canvas);
    }
}
