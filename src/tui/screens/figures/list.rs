//! All key figures, those off target first; the definition of the one under the cursor stands below.

use ratatui::layout::{Rect, Size};

use crate::domain::Coded;
use crate::exchange::board::Board;
use crate::i18n::figure;
use crate::jobs::Task;
use crate::scoring::kpi::{Kpi, KpiValue};
use crate::tui::app::{Command, Event, FiguresRoute, Number, Offer, Problem, Reads, Reply, Route, Screen, Tag};
use crate::tui::count::{Counted, Counting};
use crate::tui::input::{Action, Context};
use crate::tui::shown::figure_value;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Cell, Column, Look, TableState, draw_table, sparkline, wrap};

const COUNT: Tag = Tag("figures-count");
/// Lines below the table: the definition, and what is left out.
const BELOW: u16 = 3;

/// The screen.
#[derive(Debug)]
pub struct List {
    counting: Counting,
    table: TableState,
    size: Size,
}

/// The figures, those off target first.
fn ordered(board: &Board) -> Vec<&Kpi> {
    let (mut off, rest): (Vec<&Kpi>, Vec<&Kpi>) = board.figures.kpis.iter().partition(|kpi| kpi.met == Some(false));
    off.extend(rest);
    off
}

impl List {
    pub(super) fn new(counted: Option<Counted>) -> Self {
        Self { counting: Counting::from(counted), table: TableState::default(), size: Size::ZERO }
    }

    fn figures(&self) -> Vec<&Kpi> {
        self.counting.board().map(ordered).unwrap_or_default()
    }

    fn rows_height(&self) -> u16 {
        self.size.height.saturating_sub(BELOW + 1)
    }
}

impl Screen for List {
    fn title(&self, look: &Look) -> String {
        look.strings.figures_title()
    }

    fn status(&self, look: &Look) -> String {
        if self.counting.is_reading() { look.strings.dashboard_reading() } else { String::new() }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let nothing = self.counting.board().is_none().then(|| look.strings.dashboard_reading());
        vec![Offer::unless(Action::Open, nothing.clone()), Offer::unless(Action::Why, nothing)]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
        let rows = self.figures().len();
        self.table.settle(rows, self.rows_height());
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.counting.load(reads).map(drop)
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        self.counting.work(COUNT)
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Job(COUNT, finished) = event {
            return self.counting.found(finished, look);
        }
        let rows = self.figures().len();
        self.table.settle(rows, self.rows_height());
        if self.table.on(event, rows, &[]) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open | Action::Why), .. } => match self.figures().get(self.table.row) {
                Some(kpi) => {
                    let behind = Some(Number::Kpi(kpi.name));
                    Reply::one(Command::Open(Route::Figures(FiguresRoute { behind, counted: self.counting.counted() })))
                }
                None => Reply::Unused,
            },
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let strings = &look.strings;
        canvas.cursor(0, 0);
        let Some(board) = self.counting.board() else {
            canvas.text(1, 0, &strings.dashboard_reading(), Role::Dim);
            return;
        };
        let figures = ordered(board);
        let columns = [
            Column::new("", 1, 1, 0),
            Column::new(strings.figures_column("figure"), 24, 30, 0),
            Column::new(strings.figures_column("value"), 10, 12, 0).right(),
            Column::new(strings.figures_column("target"), 16, 18, 1),
            Column::new("n", 4, 7, 1).right(),
            Column::new(strings.figures_column("before"), 10, 12, 3).right(),
            Column::new(strings.figures_column("course"), 6, 8, 2),
            Column::new(strings.figures_column("left_out"), 14, 60, 4),
        ];
        let (width, height) = (canvas.width(), canvas.height());
        let mut state = self.table;
        state.settle(figures.len(), height.saturating_sub(BELOW + 1));
        let area = Rect::new(1, 0, width.saturating_sub(2), height.saturating_sub(BELOW));
        draw_table(&mut canvas.part(area), &columns, &state, figures.len(), false, |row, column| {
            figures.get(row).map_or_else(|| Cell::new("", Role::Text), |kpi| cell(kpi, column, board, look))
        });
        if let Some(kpi) = figures.get(state.row) {
            let room = usize::from(width.saturating_sub(2)).max(10);
            let text = wrap(&strings.figure_definition(kpi.name.code()), room, look.widths);
            for (y, line) in (height.saturating_sub(BELOW - 1)..height).zip(text) {
                canvas.text(1, y, &line, Role::Dim);
            }
        }
    }
}

fn cell(kpi: &Kpi, column: usize, board: &Board, look: &Look) -> Cell<'static> {
    let strings = &look.strings;
    let off = kpi.met == Some(false);
    let course = || board.figures.courses.iter().find(|course| course.name == kpi.name).map(|course| course.points.as_slice());
    let role = match kpi.met {
        Some(false) => Role::Bad,
        Some(true) => Role::Good,
        None => Role::Text,
    };
    match column {
        0 => Cell::new(if off { "!" } else { " " }, Role::Bad),
        1 => Cell::new(strings.figure_name(kpi.name.code()), Role::Text),
        2 => Cell::new(figure_value(kpi.value, look), role),
        3 => Cell::new(figure::against_target(kpi, strings), Role::Dim),
        4 => Cell::new(kpi.n.to_string(), Role::Dim),
        5 => Cell::new(figure_value(course().and_then(|points| points.first()?.1), look), Role::Dim),
        6 => {
            let values: Vec<Option<i64>> =
                course().unwrap_or_default().iter().map(|(_, value)| value.map(KpiValue::in_small_units)).collect();
            Cell::new(sparkline(&values, &look.glyphs), Role::Accent)
        }
        _ => Cell::new(figure::excluded(kpi, strings), Role::Dim),
    }
}
