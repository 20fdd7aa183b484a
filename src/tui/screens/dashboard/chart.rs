//! The course of half a year as two charts: accounts at risk and mean health at each week end.

use ratatui::layout::Rect;
use ratatui::symbols::bar;
use ratatui::widgets::{RenderDirection, Sparkline};

use crate::domain::Tenths;
use crate::exchange::board::Board;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Glyphs};

/// Cells across: the scale, and a cell for each week end.
pub(super) const WIDTH: u16 = 36;
/// Cells of the scale at the left.
const SCALE: u16 = 7;
/// Rows of a chart.
const HEIGHT: u16 = 6;

/// The steps of a bar as ratatui takes them.
const fn steps(glyphs: &Glyphs) -> bar::Set<'static> {
    let [one_eighth, one_quarter, three_eighths, half, five_eighths, three_quarters, seven_eighths, full] = glyphs.steps;
    bar::Set { full, seven_eighths, three_quarters, five_eighths, half, three_eighths, one_quarter, one_eighth, empty: " " }
}

/// Draws one chart from the given row on: heading, columns above the lowest value, the scale at the left.
fn chart(canvas: &mut Canvas<'_>, top: u16, heading: &str, values: &[Option<i64>], shown: &dyn Fn(i64) -> String) {
    let look = canvas.look;
    canvas.text(0, top, heading, Role::Heading);
    let known = values.iter().flatten().copied();
    let (Some(low), Some(high)) = (known.clone().min(), known.max()) else { return };
    // The lowest value still has a visible column.
    let floor = low - (high - low).max(1) / 8 - 1;
    let data: Vec<Option<u64>> = values.iter().map(|value| value.and_then(|value| u64::try_from(value - floor).ok())).collect();
    let weeks = u16::try_from(values.len()).unwrap_or(0);
    let style = look.style(Role::Accent);
    let sparkline = Sparkline::default()
        .data(data)
        .max(u64::try_from(high - floor).unwrap_or(1))
        .bar_set(steps(&look.glyphs))
        .direction(RenderDirection::LeftToRight)
        .absent_value_symbol(" ")
        .style(style);
    canvas.render(sparkline, Rect::new(SCALE, top + 1, weeks, HEIGHT));
    canvas.text_right(0, SCALE - 1, top + 1, &shown(high), Role::Dim);
    canvas.text_right(0, SCALE - 1, top + HEIGHT, &shown(low), Role::Dim);
}

/// Draws both, with the first and the last week end below.
pub(super) fn draw(canvas: &mut Canvas<'_>, board: &Board) {
    let look = canvas.look;
    let strings = &look.strings;
    let trend = &board.figures.trend;
    let at_risk: Vec<Option<i64>> = trend.iter().map(|(_, spread, _)| i64::try_from(spread.at_risk).ok()).collect();
    let mean: Vec<Option<i64>> = trend.iter().map(|(.., mean)| mean.map(|mean| i64::from(mean.0))).collect();
    chart(canvas, 0, &strings.dashboard_trend(trend.len()), &at_risk, &|number| number.to_string());
    let second = HEIGHT + 2;
    chart(canvas, second, &strings.dashboard_trend_mean(), &mean, &|tenths| Tenths(i32::try_from(tenths).unwrap_or(0)).to_string());
    let ends = trend.first().zip(trend.last());
    if let Some(((first, ..), (last, ..))) = ends {
        let below = second + HEIGHT + 1;
        canvas.text(SCALE, below, &first.format("%m-%d").to_string(), Role::Dim);
        let right = SCALE.saturating_add(u16::try_from(trend.len()).unwrap_or(0));
        canvas.text_right(SCALE, right, below, &last.format("%m-%d").to_string(), Role::Dim);
    }
}
