//! The review of tiers 客户分级复核: what is to be looked at until the end of the quarter, where something else is suggested than is in force and
//! why, how tiers moved, what makes a tier and what it gets.

mod detail;
mod segments;
mod table;

use std::any::Any;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use ratatui::layout::{Rect, Size};

use crate::domain::quarter::months_earlier;
use crate::domain::{AccountId, AsOf, Currency};
use crate::i18n::error::store_error;
use crate::jobs::{Cancelled, Stage, Task, Watch};
use crate::policy::PolicySet;
use crate::scoring::tiering::{TierLift, suggest_tier, tier_lifts};
use crate::store::facts::{TierMove, TierReview, TierReviews};
use crate::store::summary::Progress;
use crate::store::{Error, Store};
use crate::tui::app::{
    Answer, CardRoute, Command, Event, Notice, Offer, Problem, Reads, Reply, Route, Screen, Tag, TierPane, Topic, Weight,
};
use crate::tui::forms::{Asked, Mistake, Subject, tier};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Answered, Ask};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, PageState, TableState, draw_table, draw_whole_page, wrap};

const READ: Tag = Tag("tier-review-read");
const ASKED: Tag = Tag("tier-review-asked");
/// Months over which tiers are seen to move.
const MOVES_MONTHS: u32 = 3;
/// Lines that speak of the account under the cursor.
const DETAIL: u16 = 4;

/// The panes in their order.
const PANES: [TierPane; 5] = [TierPane::Due, TierPane::Differs, TierPane::All, TierPane::Moves, TierPane::Segments];

/// Of what something was read: the place of the log, the day, and whether that is past.
type Stand = (i64, NaiveDate, bool);

/// Reads the review of all accounts.
#[derive(Debug)]
struct Read {
    as_of: AsOf,
}

/// The review, the moves, and the rules in force.
#[derive(Debug)]
struct Shown {
    reviews: TierReviews,
    moves: Vec<TierMove>,
    policy: PolicySet,
}

type Found = Mutex<Option<Result<(Shown, AsOf), Error>>>;

fn read(store: &Store, as_of: AsOf, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Shown, Error> {
    let records = store.read();
    let policies = records.policies()?;
    let reviews = records.tier_reviews(&policies, &store.calendar(), as_of, go_on)?;
    let moves = records.tier_moves(months_earlier(as_of.day, MOVES_MONTHS), as_of)?;
    Ok(Shown { reviews, moves, policy: policies.on(as_of.day).clone() })
}

impl Task for Read {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let mut go_on = |progress: Progress| watch.at(Stage::Compute, progress.done, Some(progress.of)).is_ok();
        let found = read(&store, self.as_of, &mut go_on).map(|shown| (shown, self.as_of));
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}

/// The screen.
#[derive(Debug)]
pub struct Review {
    pane: TierPane,
    shown: Option<Shown>,
    /// The accounts of the pane by their places; of the moves, the places of those.
    rows: Vec<usize>,
    stand: Option<Stand>,
    wanted: Option<AsOf>,
    reading: bool,
    table: TableState,
    page: PageState,
    size: Size,
    /// What would change the tier of the account under the cursor, and of which account it is known.
    lifts: Option<(AccountId, Vec<TierLift>)>,
    asked: Option<Asked>,
}

impl Review {
    /// Beginning with a pane.
    #[must_use]
    pub fn new(pane: TierPane) -> Self {
        Self {
            pane,
            shown: None,
            rows: Vec::new(),
            stand: None,
            wanted: None,
            reading: false,
            table: TableState::default(),
            page: PageState::default(),
            size: Size::ZERO,
            lifts: None,
            asked: None,
        }
    }

    /// Chooses the rows of the pane.
    fn choose(&mut self) {
        let Some(shown) = &self.shown else { return self.rows.clear() };
        let end = shown.reviews.quarter_end;
        let wanted = |one: &TierReview| match self.pane {
            TierPane::Due => one.due.due_on <= end,
            TierPane::Differs => one.differs(),
            _ => true,
        };
        self.rows = match self.pane {
            TierPane::Moves => (0..shown.moves.len()).collect(),
            TierPane::Segments => Vec::new(),
            _ => shown.reviews.accounts.iter().enumerate().filter(|(_, one)| wanted(one)).map(|(at, _)| at).collect(),
        };
    }

    /// The account under the cursor.
    fn account(&self) -> Option<AccountId> {
        let shown = self.shown.as_ref()?;
        let at = *self.rows.get(self.table.row)?;
        match self.pane {
            TierPane::Moves => shown.moves.get(at).map(|one| one.account),
            _ => shown.reviews.accounts.get(at).map(|one| one.account),
        }
    }

    fn review(&self) -> Option<&TierReview> {
        let account = self.account()?;
        self.shown.as_ref()?.reviews.accounts.iter().find(|one| one.account == account)
    }

    /// What stands above the rows.
    fn head(&self, look: &Look) -> Vec<(String, Role)> {
        let strings = &look.strings;
        let Some(shown) = &self.shown else { return vec![(strings.tiering_reading(), Role::Dim)] };
        let room = usize::from(self.size.width.saturating_sub(2)).max(10);
        let reviews = &shown.reviews;
        let differing = reviews.accounts.iter().filter(|one| one.differs()).count();
        let summary = strings.tiering_summary(reviews.accounts.len(), reviews.due(), reviews.quarter_end.to_string(), differing);
        let panes: Vec<String> = PANES
            .iter()
            .map(|pane| {
                let name = strings.tiering_pane(pane_code(*pane));
                if *pane == self.pane { format!("[{name}]") } else { name }
            })
            .collect();
        let mut lines: Vec<(String, Role)> = wrap(&summary, room, look.widths).into_iter().map(|line| (line, Role::Strong)).collect();
        lines.push((panes.join("  "), Role::Accent));
        lines
    }

    /// The rows that the table has.
    fn rows_height(&self, look: &Look) -> u16 {
        let head = u16::try_from(self.head(look).len()).unwrap_or(u16::MAX);
        self.size.height.saturating_sub(head.saturating_add(1 + DETAIL))
    }

    fn next_pane(&mut self, forward: bool) -> Reply {
        let here = PANES.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        let step = if forward { 1 } else { PANES.len() - 1 };
        self.pane = PANES.get((here + step) % PANES.len()).copied().unwrap_or(TierPane::Due);
        self.table = TableState::default();
        self.page = PageState::default();
        self.choose();
        Reply::done()
    }

    fn open(&self) -> Reply {
        let (Some(account), Some(shown)) = (self.account(), &self.shown) else { return Reply::Unused };
        let among: Vec<AccountId> = match self.pane {
            TierPane::Moves => vec![account],
            _ => self.rows.iter().filter_map(|at| shown.reviews.accounts.get(*at)).map(|one| one.account).collect(),
        };
        Reply::one(Command::Open(Route::Account(CardRoute { account, among: Arc::from(among) })))
    }

    /// Asks for the tier: also to say that it stays, which is a decision too.
    fn decide(&mut self, look: &Look) -> Reply {
        let Some(one) = self.review() else { return Reply::Unused };
        let subject = Subject { id: one.account, name: one.name.clone() };
        let form = tier::form(std::slice::from_ref(&subject), Some(one.effective.tier), one.suggested, look);
        self.asked = Some(Asked::Tier(vec![subject]));
        Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(form))))
    }

    fn answered(&mut self, answer: &Answer, look: &Look) -> Reply {
        let (Some(asked), Answer::Given(Answered::Form(filled))) = (self.asked.take(), answer) else { return Reply::done() };
        match asked.edit(filled, look) {
            Ok(edit) => edit.map_or_else(Reply::done, |edit| Reply::one(Command::Write(ASKED, Box::new(edit)))),
            Err(Mistake { field, why }) => {
                self.asked = Some(asked);
                Reply::one(Command::Mistake { field: Some(field), why })
            }
        }
    }

    fn found(&mut self, found: Option<Result<(Shown, AsOf), Error>>, look: &Look) -> Reply {
        self.reading = false;
        match found {
            Some(Ok((shown, as_of))) if (as_of.day, as_of.past) == (look.as_of.day, look.as_of.past) => {
                let account = self.account();
                self.shown = Some(shown);
                self.choose();
                self.lifts = None;
                self.follow(account);
            }
            Some(Ok(_)) => self.stand = None,
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                return Reply::one(Command::Say(Notice::new(Weight::Error, said)));
            }
            None => return Reply::done(),
        }
        Reply::one(Command::Reload)
    }

    /// Puts the cursor on an account again, where it is still shown.
    fn follow(&mut self, account: Option<AccountId>) {
        let Some(shown) = &self.shown else { return };
        if self.pane == TierPane::Moves {
            return;
        }
        let place = |at: &usize| shown.reviews.accounts.get(*at).map(|one| one.account);
        if let Some(row) = self.rows.iter().position(|at| account.is_some() && place(at) == account) {
            self.table.row = row;
        }
    }
}

/// The code of a pane in the texts.
const fn pane_code(pane: TierPane) -> &'static str {
    match pane {
        TierPane::Due => "due",
        TierPane::Differs => "differs",
        TierPane::All => "all",
        TierPane::Moves => "moves",
        TierPane::Segments => "segments",
    }
}

impl Screen for Review {
    fn title(&self, look: &Look) -> String {
        look.strings.tiering_title()
    }

    fn status(&self, look: &Look) -> String {
        if self.reading { look.strings.tiering_reading() } else { String::new() }
    }

    fn account(&self) -> Option<AccountId> {
        Self::account(self)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        // Everything else asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.review().is_none().then(|| look.strings.tiering_none(pane_code(self.pane)));
        let mut offers: Vec<Offer> =
            [Action::SetTier, Action::Why, Action::Open].map(|action| Offer::unless(action, nothing.clone())).to_vec();
        offers.push(Offer::ready(Action::NextPane));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn wants(&self) -> bool {
        let known = self.lifts.as_ref().map(|(account, _)| *account);
        self.review().is_some_and(|one| Some(one.account) != known)
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        let now = (records.log_place().map_err(problem)?, reads.as_of.day, reads.as_of.past);
        if self.stand != Some(now) {
            if self.stand.is_some_and(|(_, day, past)| (day, past) != (now.1, now.2)) {
                self.shown = None;
                self.choose();
            }
            self.stand = Some(now);
            self.wanted = Some(reads.as_of);
        }
        if let (Some(account), Some(shown)) = (self.review().map(|one| one.account), &self.shown) {
            let facts = records.facts(account, reads.as_of.zone, reads.as_of.day).map_err(problem)?;
            let policy = &shown.policy.tiering;
            let lifts = facts.map(|facts| tier_lifts(policy, &suggest_tier(&facts.tiering, policy, reads.as_of.day)));
            self.lifts = Some((account, lifts.unwrap_or_default()));
        }
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        let as_of = self.wanted.take_if(|_| !self.reading)?;
        self.reading = true;
        Some((READ, Box::new(Read { as_of })))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(ASKED, answer) => return self.answered(answer, look),
            Event::Job(READ, finished) => {
                let found = finished.found::<Found>().and_then(|found| found.lock().ok()?.take());
                return self.found(found, look);
            }
            _ => {}
        }
        let moved = if let (TierPane::Segments, Some(shown)) = (self.pane, &self.shown) {
            let head = u16::try_from(self.head(look).len()).unwrap_or(0);
            let lines = segments::lines(&shown.policy, &shown.reviews, self.size.width, look);
            self.page.hears(event, &lines, self.size.height.saturating_sub(head + 1))
        } else {
            self.table.settle(self.rows.len(), self.rows_height(look));
            self.table.on(event, self.rows.len(), &[])
        };
        if moved {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open), .. } => self.open(),
            Event::Key { action: Some(Action::SetTier | Action::Complete | Action::Edit), .. } => self.decide(look),
            Event::Key { action: Some(Action::Why), .. } => match self.account() {
                Some(account) => Reply::one(Command::Open(Route::Why(account, Topic::Tier))),
                None => Reply::Unused,
            },
            Event::Key { action: Some(Action::NextPane), .. } => self.next_pane(true),
            Event::Key { action: Some(Action::PreviousPane), .. } => self.next_pane(false),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let (width, height) = (canvas.width(), canvas.height());
        canvas.cursor(0, 0);
        let head = self.head(look);
        for (y, (line, role)) in (0..height).zip(&head) {
            canvas.text(1, y, line, *role);
        }
        let Some(shown) = &self.shown else { return };
        let top = u16::try_from(head.len()).unwrap_or(u16::MAX);
        if self.pane == TierPane::Segments {
            let lines = segments::lines(&shown.policy, &shown.reviews, width, look);
            let rest = Rect::new(0, top.saturating_add(1), width, height.saturating_sub(top.saturating_add(1)));
            return draw_whole_page(&mut canvas.part(rest), &lines, &self.page);
        }
        if self.rows.is_empty() {
            let said = look.strings.tiering_none(pane_code(self.pane));
            let room = usize::from(width.saturating_sub(2)).max(10);
            for (y, line) in (top.saturating_add(1)..height).zip(wrap(&said, room, look.widths)) {
                canvas.text(1, y, &line, Role::Dim);
            }
            return;
        }
        let below = DETAIL.min(height.saturating_sub(top) / 2);
        let area = Rect::new(1, top, width.saturating_sub(2), height.saturating_sub(top).saturating_sub(below));
        let mut state = self.table;
        state.settle(self.rows.len(), area.height.saturating_sub(1));
        self.draw_rows(&mut canvas.part(area), &state, shown);
        let Some(one) = self.review() else { return };
        let lifts = self.lifts.as_ref().filter(|(account, _)| *account == one.account).map_or(&[][..], |(_, lifts)| lifts.as_slice());
        let said = detail::lines(one, lifts, shown.reviews.currency, width, look);
        for (y, (line, role)) in (height.saturating_sub(below)..height).zip(said) {
            canvas.text(1, y, &line, role);
        }
    }
}

impl Review {
    fn draw_rows(&self, canvas: &mut Canvas<'_>, state: &TableState, shown: &Shown) {
        let look = canvas.look;
        if self.pane == TierPane::Moves {
            let name = |account: AccountId| shown.reviews.accounts.iter().find(|one| one.account == account).map(|one| one.name.as_str());
            draw_table(canvas, &table::of_moves(look), state, self.rows.len(), false, |row, column| {
                let one = self.rows.get(row).and_then(|at| shown.moves.get(*at));
                one.map_or_else(table::nothing, |one| table::moved(one, name(one.account).unwrap_or_default(), column, look))
            });
            return;
        }
        let (end, currency): (NaiveDate, Currency) = (shown.reviews.quarter_end, shown.reviews.currency);
        draw_table(canvas, &table::of_accounts(look), state, self.rows.len(), false, |row, column| {
            let one = self.rows.get(row).and_then(|at| shown.reviews.accounts.get(*at));
            one.map_or_else(table::nothing, |one| table::account(one, (end, currency), column, look))
        });
    }
}
