//! The rows behind a number: which there are, in which order, and what stands in each.

use std::cmp::Reverse;

use crate::domain::AccountId;
use crate::domain::text::one_line;
use crate::exchange::board::Board;
use crate::i18n::{figure, label};
use crate::scoring::kpi::{Behind, Kpi, KpiName, KpiValue, Part};
use crate::tui::app::Number;
use crate::tui::shown::{band_mark, figure_value};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Look};

/// The key figure of that name.
pub(super) fn kpi(board: &Board, name: KpiName) -> Option<&Kpi> {
    board.figures.kpis.iter().find(|kpi| kpi.name == name)
}

/// The rows of a number by their places: of a key figure what counts first, then the largest values.
pub(super) fn order(number: Number, board: &Board, part: Option<Part>) -> Vec<usize> {
    match number {
        Number::Kpi(name) => {
            let rows = kpi(board, name).map_or(&[][..], |kpi| kpi.behind.as_slice());
            let mut places: Vec<usize> =
                rows.iter().enumerate().filter(|(_, row)| part.is_none_or(|part| part == row.part)).map(|(at, _)| at).collect();
            let key = |at: &usize| {
                rows.get(*at).map(|row| (row.part, row.because, Reverse(row.value.map(KpiValue::in_small_units)), row.account))
            };
            places.sort_by_key(key);
            places
        }
        Number::Moved => (0..board.moved.len()).collect(),
        // The latest week first.
        Number::Weeks => (0..board.figures.trend.len()).rev().collect(),
        Number::BackTest => (0..board.figures.back_test.cases.len()).rev().collect(),
    }
}

/// The account of a row, if it is about one.
pub(super) fn account(number: Number, board: &Board, at: usize) -> Option<AccountId> {
    match number {
        Number::Kpi(name) => kpi(board, name)?.behind.get(at).map(|row| row.account),
        Number::Moved => board.moved.get(at).map(|moved| moved.account),
        Number::Weeks => None,
        Number::BackTest => board.figures.back_test.cases.get(at).map(|case| case.account),
    }
}

/// The columns of a number.
pub(super) fn columns(number: Number, look: &Look) -> Vec<Column> {
    let title = |column: &'static str| look.strings.figures_column(column);
    match number {
        Number::Kpi(_) => vec![
            Column::new(title("account"), 16, 36, 0).names(),
            Column::new(title("part"), 14, 28, 0),
            Column::new(title("value"), 10, 18, 1).right(),
        ],
        Number::Moved => vec![
            Column::new(title("account"), 16, 36, 0).names(),
            Column::new(title("from"), 10, 14, 0),
            Column::new(title("to"), 12, 16, 0),
            Column::new(title("score"), 6, 8, 1).right(),
        ],
        Number::Weeks => vec![
            Column::new(title("week"), 10, 10, 0),
            Column::new(title("at_risk"), 8, 10, 0).right(),
            Column::new(title("watch"), 8, 10, 1).right(),
            Column::new(title("healthy"), 8, 10, 1).right(),
            Column::new(title("not_rated"), 9, 12, 2).right(),
            Column::new(title("mean"), 8, 10, 0).right(),
        ],
        Number::BackTest => vec![
            Column::new(title("account"), 16, 36, 0).names(),
            Column::new(title("decided"), 10, 10, 1),
            Column::new(title("outcome"), 8, 12, 0),
            Column::new(title("flag"), 12, 30, 0),
            Column::new(title("ahead"), 8, 10, 1).right(),
        ],
    }
}

fn name(board: &Board, account: AccountId, look: &Look) -> String {
    look.private(&one_line(board.name(account))).into_owned()
}

/// What stands in a cell.
pub(super) fn cell(number: Number, board: &Board, at: usize, column: usize, look: &Look) -> Option<Cell<'static>> {
    match number {
        Number::Kpi(kpi_name) => of_kpi(kpi(board, kpi_name)?, kpi(board, kpi_name)?.behind.get(at)?, board, column, look),
        Number::Moved => of_moved(board, at, column, look),
        Number::Weeks => of_week(board, at, column),
        Number::BackTest => of_case(board, at, column, look),
    }
}

fn of_kpi(kpi: &Kpi, row: &Behind, board: &Board, column: usize, look: &Look) -> Option<Cell<'static>> {
    let role = match row.part {
        Part::Counted => Role::Text,
        Part::Compared | Part::LeftOut => Role::Dim,
    };
    Some(match column {
        0 => Cell::new(name(board, row.account, look), role),
        1 => Cell::new(figure::part(kpi.name, row, &look.strings), role),
        _ => Cell::new(if row.value.is_some() { figure_value(row.value, look) } else { String::new() }, role),
    })
}

fn of_moved(board: &Board, at: usize, column: usize, look: &Look) -> Option<Cell<'static>> {
    let moved = board.moved.get(at)?;
    Some(match column {
        0 => Cell::new(name(board, moved.account, look), Role::Strong),
        1 => Cell::new(label(moved.from, &look.strings), Role::Dim),
        2 => {
            let (mark, role) = band_mark(moved.to);
            Cell::new(format!("{mark} {}", label(moved.to, &look.strings)), role)
        }
        _ => Cell::new(moved.score.map(|score| score.to_string()).unwrap_or_default(), Role::Text),
    })
}

fn of_week(board: &Board, at: usize, column: usize) -> Option<Cell<'static>> {
    let (day, spread, mean) = board.figures.trend.get(at)?;
    Some(match column {
        0 => Cell::new(day.to_string(), Role::Text),
        1 => Cell::new(spread.at_risk.to_string(), Role::Bad),
        2 => Cell::new(spread.watch.to_string(), Role::Watch),
        3 => Cell::new(spread.healthy.to_string(), Role::Good),
        4 => Cell::new(spread.not_rated.to_string(), Role::Unknown),
        _ => Cell::new(mean.map(|mean| mean.to_string()).unwrap_or_default(), Role::Strong),
    })
}

fn of_case(board: &Board, at: usize, column: usize, look: &Look) -> Option<Cell<'static>> {
    let case = board.figures.back_test.cases.get(at)?;
    let strings = &look.strings;
    Some(match column {
        0 => Cell::new(name(board, case.account, look), Role::Text),
        1 => Cell::new(case.decided_on.to_string(), Role::Dim),
        2 => Cell::new(strings.figures_outcome(if case.lost { "lost" } else { "won" }), if case.lost { Role::Bad } else { Role::Good }),
        3 => match (&case.flag, case.lost) {
            (Some(flag), _) => Cell::new(strings.figures_flagged(label(flag.rule, strings), flag.from.to_string()), Role::Text),
            (None, true) => Cell::new(strings.figures_missed(), Role::Warning),
            (None, false) => Cell::new("", Role::Dim),
        },
        _ => Cell::new(case.lead_days.map(|days| strings.figure_days(days.to_string())).unwrap_or_default(), Role::Text),
    })
}
