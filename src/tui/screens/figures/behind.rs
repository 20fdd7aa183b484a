//! What stands behind one number: its definition, its course, and the accounts, weeks or renewals that it is made of.

use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use crate::domain::{AccountId, Coded};
use crate::exchange::board::Board;
use crate::i18n::figure;
use crate::jobs::Task;
use crate::scoring::kpi::{Kpi, Part};
use crate::tui::app::{CardRoute, Command, Event, Number, Offer, Problem, Reads, Reply, Route, Screen, Tag, Topic};
use crate::tui::count::{Counted, Counting};
use crate::tui::input::{Action, Context};
use crate::tui::shown::figure_value;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Cell, Look, TableState, draw_table, wrap};

use super::rows;

const COUNT: Tag = Tag("behind-count");

/// The screen.
#[derive(Debug)]
pub struct Behind {
    number: Number,
    counting: Counting,
    /// The rows that are shown, by their places.
    rows: Vec<usize>,
    /// Only what enters the figure in this way.
    part: Option<Part>,
    table: TableState,
    size: Size,
}

impl Behind {
    pub(super) fn new(number: Number, counted: Option<Counted>) -> Self {
        let counting = Counting::from(counted);
        let mut screen = Self { number, counting, rows: Vec::new(), part: None, table: TableState::default(), size: Size::ZERO };
        screen.order();
        screen
    }

    fn order(&mut self) {
        self.rows = self.counting.board().map(|board| rows::order(self.number, board, self.part)).unwrap_or_default();
    }

    fn kpi<'b>(&self, board: &'b Board) -> Option<&'b Kpi> {
        match self.number {
            Number::Kpi(name) => rows::kpi(board, name),
            Number::Moved | Number::Weeks | Number::BackTest => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        rows::account(self.number, self.counting.board()?, *self.rows.get(self.table.row)?)
    }

    /// What stands above the rows, as it fits.
    fn head(&self, board: &Board, look: &Look) -> Vec<(String, Role)> {
        let strings = &look.strings;
        let room = usize::from(self.size.width.saturating_sub(2)).max(10);
        let mut said = Vec::new();
        match (self.number, self.kpi(board)) {
            (_, Some(kpi)) => {
                said.push((told(kpi, look), if kpi.met == Some(false) { Role::Bad } else { Role::Strong }));
                said.push((strings.figure_definition(kpi.name.code()), Role::Text));
                said.push((course(kpi, board, look), Role::Dim));
                let left_out = figure::excluded(kpi, strings);
                if !left_out.is_empty() {
                    said.push((strings.figure_leaves_out(left_out), Role::Dim));
                }
                if let Some(part) = self.part {
                    said.push((strings.figures_only(strings.figures_part(part.code())), Role::Accent));
                }
            }
            (Number::Moved, None) => said.push((strings.dashboard_why("moved"), Role::Text)),
            (Number::BackTest, None) => {
                said.push((figure::back_test(&board.figures.back_test, strings), Role::Strong));
                said.push((strings.dashboard_why("back_test"), Role::Dim));
            }
            (_, None) => said.push((strings.dashboard_why("weeks"), Role::Text)),
        }
        let most = usize::from(self.size.height / 2).max(1);
        said.iter().flat_map(|(text, role)| wrap(text, room, look.widths).into_iter().map(|line| (line, *role))).take(most).collect()
    }

    fn settle(&mut self, look: &Look) {
        let head = self.counting.board().map_or(0, |board| self.head(board, look).len());
        let head = u16::try_from(head).unwrap_or(u16::MAX);
        self.table.settle(self.rows.len(), self.size.height.saturating_sub(head.saturating_add(2)));
    }

    fn open(&self) -> Reply {
        if let (Number::Weeks, Some(board)) = (self.number, self.counting.board()) {
            let week = self.rows.get(self.table.row).and_then(|at| board.figures.trend.get(*at));
            return week.map_or(Reply::Unused, |(day, ..)| Reply::Do(vec![Command::Close, Command::LookAt(*day)]));
        }
        let (Some(account), Some(board)) = (self.account(), self.counting.board()) else { return Reply::Unused };
        let mut among: Vec<AccountId> = Vec::with_capacity(self.rows.len());
        let mut seen = std::collections::HashSet::new();
        among.extend(self.rows.iter().filter_map(|at| rows::account(self.number, board, *at)).filter(|account| seen.insert(*account)));
        Reply::one(Command::Open(Route::Account(CardRoute { account, among: Arc::from(among) })))
    }

    /// Shows everything, then what counts, what it is compared with, what is left out.
    fn next_part(&mut self, by: usize) -> Reply {
        let ways: Vec<Option<Part>> = std::iter::once(None).chain(Part::ALL.iter().copied().map(Some)).collect();
        let Some(board) = self.counting.board() else { return Reply::Unused };
        let here = ways.iter().position(|way| *way == self.part).unwrap_or(0);
        let mut next = (1..=ways.len()).map(|step| ways.get((here + step * by) % ways.len()).copied().flatten());
        let found = next.find(|way| way.is_none() || !rows::order(self.number, board, *way).is_empty());
        self.part = found.flatten();
        self.order();
        self.table = TableState::default();
        Reply::done()
    }
}

/// Name, value, target and number.
fn told(kpi: &Kpi, look: &Look) -> String {
    let strings = &look.strings;
    let shown = figure_value(kpi.value, look);
    let value = format!("{shown} {}", figure::against_target(kpi, strings));
    strings.cli_kpi_line(strings.figure_name(kpi.name.code()), value.trim_end(), kpi.n)
}

/// The figure as it was in the quarters before.
fn course(kpi: &Kpi, board: &Board, look: &Look) -> String {
    let points = board.figures.courses.iter().find(|course| course.name == kpi.name).into_iter().flat_map(|course| &course.points);
    let points: Vec<String> = points.map(|(day, value)| look.strings.figures_point(day.to_string(), figure_value(*value, look))).collect();
    points.join(&look.strings.agenda_then())
}

impl Screen for Behind {
    fn title(&self, look: &Look) -> String {
        let strings = &look.strings;
        match self.number {
            Number::Kpi(name) => strings.figure_name(name.code()),
            Number::Moved => strings.figures_moved(),
            Number::Weeks => strings.figures_weeks(),
            Number::BackTest => strings.dashboard_back_test(),
        }
    }

    fn status(&self, look: &Look) -> String {
        if self.counting.is_reading() { look.strings.dashboard_reading() } else { look.strings.figures_rows(self.rows.len()) }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.rows.is_empty().then(|| look.strings.figures_nothing());
        let mut offers = vec![Offer::unless(Action::Open, nothing.clone())];
        if self.number != Number::Weeks {
            offers.push(Offer::unless(Action::Why, nothing.clone()));
        }
        if matches!(self.number, Number::Kpi(_)) {
            offers.push(Offer::unless(Action::NextPane, nothing));
        }
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        if self.counting.load(reads)? {
            self.order();
        }
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        self.counting.work(COUNT)
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Job(COUNT, finished) = event {
            let reply = self.counting.found(finished, look);
            self.order();
            return reply;
        }
        self.settle(look);
        if self.table.on(event, self.rows.len(), &[]) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open), .. } => self.open(),
            Event::Key { action: Some(Action::Why), .. } => match self.account() {
                Some(account) => Reply::one(Command::Open(Route::Why(account, Topic::Health))),
                None => Reply::Unused,
            },
            Event::Key { action: Some(Action::NextPane), .. } if matches!(self.number, Number::Kpi(_)) => self.next_part(1),
            Event::Key { action: Some(Action::PreviousPane), .. } if matches!(self.number, Number::Kpi(_)) => {
                self.next_part(Part::ALL.len())
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        canvas.cursor(0, 0);
        let Some(board) = self.counting.board() else {
            canvas.text(1, 0, &look.strings.dashboard_reading(), Role::Dim);
            return;
        };
        let head = self.head(board, look);
        for (y, (line, role)) in (0..canvas.height()).zip(&head) {
            canvas.text(1, y, line, *role);
        }
        let top = u16::try_from(head.len()).unwrap_or(0).saturating_add(1);
        if self.rows.is_empty() {
            canvas.text(1, top, &look.strings.figures_nothing(), Role::Dim);
            return;
        }
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(top));
        let mut state = self.table;
        state.settle(self.rows.len(), height.saturating_sub(1));
        let columns = rows::columns(self.number, look);
        let mut table = canvas.part(Rect::new(1, top, width.saturating_sub(2), height));
        draw_table(&mut table, &columns, &state, self.rows.len(), false, |row, column| {
            let cell = self.rows.get(row).and_then(|at| rows::cell(self.number, board, *at, column, look));
            cell.unwrap_or_else(|| Cell::new("", Role::Text))
        });
    }
}
