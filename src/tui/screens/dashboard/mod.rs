//! The health dashboard: how the portfolio stands and moves, what is worst and what falls, the figures off target; every number opens its list
//! and says what it is.

mod chart;
mod lines;

use ratatui::layout::{Rect, Size};

use crate::domain::health::Band;
use crate::domain::{AccountId, Coded};
use crate::exchange::board::{Named, is_customer};
use crate::jobs::Task;
use crate::scoring::kpi::KpiName;
use crate::tui::app::{Command, Event, FiguresRoute, Number, Offer, Problem, Reads, Reply, Route, Screen, Tag, TierPane, Topic};
use crate::tui::count::Counting;
use crate::tui::input::{Action, Context};
use crate::tui::overlays::{Ask, Bare};
use crate::tui::widgets::{Canvas, Look, PageState, draw_whole_page, wrap};

const COUNT: Tag = Tag("dashboard-count");
const EXPLAINED: Tag = Tag("dashboard-explained");
/// Accounts shown while the rest is counted.
const FIRST: u32 = 5;
/// Prospects and lost accounts that may stand among them.
const MOST_OTHERS: u32 = 20;
/// From so many cells on the course of half a year is drawn beside the lines.
const CHART_FROM: u16 = 100;

/// What the cursor can be on: a number of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Account(AccountId),
    AtRisk,
    Revenue,
    Alerts,
    Moved,
    Band(Band),
    Kpi(KpiName),
    Weeks,
    BackTest,
    TierMoves,
    TiersDiffer,
    /// What somebody carries, or nobody.
    Load(String),
}

/// The screen.
#[derive(Debug, Default)]
pub struct Dashboard {
    counting: Counting,
    /// The first accounts of the kept summaries, and the open alerts kept, until all is counted.
    first: Vec<Named>,
    alerts: u64,
    all_figures: bool,
    page: PageState,
    size: Size,
}

impl Dashboard {
    fn target(&self, look: &Look) -> Option<Target> {
        let lines = self.lines(look);
        let mut page = self.page;
        page.settle(&lines, self.size.height);
        page.target(&lines).cloned()
    }

    /// Opens what stands behind the number under the cursor.
    fn open(&self, look: &Look) -> Reply {
        let Some(target) = self.target(look) else { return Reply::Unused };
        let list = |filter: &str| Route::Narrowed(self.counting.board().map_or_else(|| filter.to_owned(), |board| board.among(filter)));
        let behind = |number: Number| Route::Figures(FiguresRoute { behind: Some(number), counted: self.counting.counted() });
        Reply::one(Command::Open(match target {
            Target::Account(account) => Route::account(account),
            Target::AtRisk | Target::Revenue => list(&lines::band_term(Band::AtRisk)),
            Target::Alerts => list("alerts>0"),
            Target::Band(band) => list(&lines::band_term(band)),
            Target::Load(owner) => list(&lines::owner_term(&owner)),
            Target::Moved => behind(Number::Moved),
            Target::Kpi(name) => behind(Number::Kpi(name)),
            Target::Weeks => behind(Number::Weeks),
            Target::BackTest => behind(Number::BackTest),
            Target::TierMoves => Route::TierReview(TierPane::Moves),
            Target::TiersDiffer => Route::TierReview(TierPane::Differs),
        }))
    }

    /// Says what the number under the cursor is and what it leaves out.
    fn explain(&self, look: &Look) -> Reply {
        let strings = &look.strings;
        let what = match self.target(look) {
            None => return Reply::Unused,
            Some(Target::Account(account)) => return Reply::one(Command::Open(Route::Why(account, Topic::Health))),
            Some(Target::Kpi(name)) => {
                let kpi = self.counting.board().and_then(|board| board.figures.kpis.iter().find(|kpi| kpi.name == name));
                return kpi.map_or(Reply::Unused, |kpi| self.told(strings.figure_name(name.code()), &lines::definition(kpi, look), look));
            }
            Some(Target::AtRisk) => "at_risk",
            Some(Target::Revenue) => "revenue",
            Some(Target::Alerts) => "alerts",
            Some(Target::Moved) => "moved",
            Some(Target::Band(_)) => "band",
            Some(Target::Weeks) => "weeks",
            Some(Target::BackTest) => "back_test",
            Some(Target::TierMoves) => "tier_moves",
            Some(Target::TiersDiffer) => "tiers_differ",
            Some(Target::Load(_)) => "load",
        };
        self.told(strings.dashboard_title(), &strings.dashboard_why(what), look)
    }

    fn told(&self, title: String, text: &str, look: &Look) -> Reply {
        let room = usize::from(self.size.width.saturating_sub(2)).max(20);
        Reply::one(Command::Ask(EXPLAINED, Ask::Show(Bare::new(title, wrap(text, room, look.widths), look))))
    }
}

impl Screen for Dashboard {
    fn title(&self, look: &Look) -> String {
        look.strings.dashboard_title()
    }

    fn status(&self, look: &Look) -> String {
        if self.counting.is_reading() { look.strings.dashboard_reading() } else { String::new() }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.target(look).is_none().then(|| look.strings.dashboard_reading());
        let mut offers = vec![Offer::unless(Action::Open, nothing.clone()), Offer::unless(Action::Why, nothing)];
        offers.extend([Action::NextPane, Action::KeyFigures, Action::TierReview].map(Offer::ready));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        if !self.counting.load(reads)? {
            return Ok(());
        }
        let problem = |error| reads.problem(&error);
        self.first.clear();
        if self.counting.board().is_none() && !reads.as_of.past {
            let page = reads.records.summary_page(None, FIRST + MOST_OTHERS).map_err(problem)?;
            let worst = page.iter().filter(|row| row.band == Band::AtRisk && is_customer(row));
            self.first = worst.take(FIRST as usize).map(Named::of).collect();
            self.alerts = reads.records.kept_alert_count().map_err(problem)?;
        }
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        self.counting.work(COUNT)
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Job(COUNT, finished) = event {
            return self.counting.found(finished, look);
        }
        let lines = self.lines(look);
        if self.page.hears(event, &lines, self.size.height) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open), .. } => self.open(look),
            Event::Key { action: Some(Action::Why), .. } => self.explain(look),
            Event::Key { action: Some(Action::NextPane | Action::PreviousPane), .. } => {
                self.all_figures = !self.all_figures;
                Reply::done()
            }
            Event::Key { action: Some(Action::KeyFigures), .. } => {
                let counted = self.counting.counted();
                Reply::one(Command::Open(Route::Figures(FiguresRoute { behind: None, counted })))
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let (width, height) = (canvas.width(), canvas.height());
        let beside = self.beside();
        draw_whole_page(&mut canvas.part(Rect::new(0, 0, width.saturating_sub(beside), height)), &lines, &self.page);
        if let Some(board) = self.counting.board().filter(|_| beside > 0) {
            chart::draw(&mut canvas.part(Rect::new(width.saturating_sub(beside), 0, beside, height)), board);
        }
    }
}

impl Dashboard {
    /// Cells that the chart takes at the right.
    fn beside(&self) -> u16 {
        let shown = self.size.width >= CHART_FROM && self.counting.board().is_some_and(|board| board.all() > 0);
        if shown { chart::WIDTH } else { 0 }
    }
}
