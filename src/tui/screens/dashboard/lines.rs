//! The dashboard in lines: what needs attention first, then the figures.

use super::{Dashboard, Target};
use crate::domain::account::Tier;
use crate::domain::health::Band;
use crate::domain::text::one_line;
use crate::domain::{Coded, Tenths};
use crate::exchange::board::{Board, Load, Named};
use crate::i18n::{figure, label};
use crate::portfolio::causes_in_words;
use crate::scoring::kpi::{Distribution, Kpi, KpiName, KpiValue};
use crate::tui::shown::{band_mark, figure_value, short_amount, signed};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, sparkline, wrap};

/// Owners shown of all.
const MOST_OWNERS: usize = 6;

/// How a figure is defined, and what it leaves out.
pub(super) fn definition(kpi: &Kpi, look: &Look) -> String {
    let strings = &look.strings;
    let definition = strings.figure_definition(kpi.name.code());
    let left_out = figure::excluded(kpi, strings);
    let parts = [strings.figure_name(kpi.name.code()), definition, left_out];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&strings.agenda_then())
}

const fn count(now: &Distribution, band: Band) -> usize {
    match band {
        Band::AtRisk => now.at_risk,
        Band::Watch => now.watch,
        Band::Healthy => now.healthy,
        Band::NotRated => now.not_rated,
    }
}

fn change(now: usize, before: usize) -> String {
    let change = i64::try_from(now).unwrap_or(0) - i64::try_from(before).unwrap_or(0);
    if change > 0 { format!("+{change}") } else { change.to_string() }
}

/// The filter that finds the accounts of a band.
pub(super) fn band_term(band: Band) -> String {
    format!("band={}", band.code())
}

/// The filter that finds the accounts of an owner, or those of nobody.
pub(super) fn owner_term(owner: &str) -> String {
    if owner.is_empty() { "owner=none".to_owned() } else { format!("owner=\"{}\"", owner.replace('"', "'")) }
}

/// The bands as they are drawn, from the worst.
const BANDS: [Band; 4] = [Band::AtRisk, Band::Watch, Band::NotRated, Band::Healthy];

fn named(one: &Named, look: &Look) -> Line<Target> {
    let (mark, role) = band_mark(one.band);
    Line::new(vec![
        Part::new(mark, role),
        Part::new(one.score.map(|score| score.to_string()).unwrap_or_default(), role).in_cells(5).at_right(),
        Part::new(one.change.map(signed).unwrap_or_default(), Role::Dim).in_cells(6).at_right(),
        Part::new(look.private(&one_line(&one.name)), Role::Strong).in_cells(18),
        Part::new(causes_in_words(one.causes.iter().copied(), &look.strings), Role::Dim),
    ])
    .on(Target::Account(one.account))
}

/// Cells of each part in proportion; what is there at all has at least one.
fn shares<const N: usize>(counts: [usize; N], cells: usize) -> [usize; N] {
    let all: usize = counts.iter().sum();
    if all == 0 {
        return [0; N];
    }
    let mut shares = counts.map(|count| if count == 0 { 0 } else { (count * cells / all).max(1) });
    // What rounding left over or took too much is the largest part's.
    let used: usize = shares.iter().sum();
    if let Some(largest) = shares.iter_mut().max_by_key(|share| **share) {
        *largest = (*largest + cells).saturating_sub(used);
    }
    shares
}

/// One bar of all accounts, each band in marks of its own, so that it is read without colours.
fn stacked(board: &Board, width: u16, look: &Look) -> Line<Target> {
    let cells = usize::from(width.saturating_sub(2)).max(8);
    let counts = BANDS.map(|band| count(&board.now, band));
    let parts = BANDS.iter().zip(shares(counts, cells)).map(|(band, share)| {
        let (mark, role) = band_mark(*band);
        let [full, rest] = look.glyphs.bar;
        let mark = match band {
            Band::Healthy => full,
            Band::NotRated => rest,
            Band::AtRisk | Band::Watch => mark,
        };
        Part::new(mark.repeat(share), role)
    });
    Line::joined(parts.collect())
}

/// The bands with their counts and movement, each opening its accounts.
fn bands(board: &Board, look: &Look) -> Line<Target> {
    BANDS.iter().fold(Line::blank(), |line, band| {
        let (now, before) = (count(&board.now, *band), count(&board.before, *band));
        let (mark, role) = band_mark(*band);
        let [full, rest] = look.glyphs.bar;
        let mark = match band {
            Band::Healthy => full,
            Band::NotRated => rest,
            Band::AtRisk | Band::Watch => mark,
        };
        let named = format!("{mark} {} {now}", label(*band, &look.strings));
        line.cell(vec![Part::new(named, role), Part::new(change(now, before), Role::Dim), Part::new("", Role::Dim)], Target::Band(*band))
    })
}

fn kpi(kpi: &Kpi, board: &Board, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let shown = figure_value(kpi.value, look);
    let (mark, role) = match kpi.met {
        Some(false) => ("!", Role::Bad),
        Some(true) => (" ", Role::Good),
        None => (" ", Role::Text),
    };
    Line::new(vec![
        Part::new(mark, role),
        Part::new(strings.figure_name(kpi.name.code()), Role::Text).in_cells(26),
        Part::new(shown, role).in_cells(10).at_right(),
        Part::new(figure::against_target(kpi, strings), role).in_cells(17),
        Part::new(strings.dashboard_n(kpi.n), Role::Dim).in_cells(8),
        Part::new(course(kpi.name, board, look), Role::Accent).in_cells(COURSE),
        Part::new(figure::excluded(kpi, strings), Role::Dim),
    ])
    .on(Target::Kpi(kpi.name))
}

/// Cells of a figure's course.
const COURSE: u16 = 5;

/// The course of a figure over the last quarters.
fn course(name: KpiName, board: &Board, look: &Look) -> String {
    let points = board.figures.courses.iter().find(|course| course.name == name).into_iter().flat_map(|course| &course.points);
    let values: Vec<Option<i64>> = points.map(|(_, value)| value.map(KpiValue::in_small_units)).collect();
    sparkline(&values, &look.glyphs)
}

fn trend(board: &Board, draws: bool, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let trend = &board.figures.trend;
    let at_risk: Vec<Option<i64>> = trend.iter().map(|(_, spread, _)| i64::try_from(spread.at_risk).ok()).collect();
    let mean: Vec<Option<i64>> = trend.iter().map(|(.., mean)| mean.map(|mean| i64::from(mean.0))).collect();
    let ends = |values: &[Option<i64>], shown: &dyn Fn(i64) -> String| {
        let known = || values.iter().flatten().copied();
        let range = known().min().zip(known().max()).zip(known().next_back());
        range.map(|((low, high), last)| strings.dashboard_range(shown(low), shown(high), shown(last))).unwrap_or_default()
    };
    let line = |name: String, values: &[Option<i64>], shown: &dyn Fn(i64) -> String| {
        Line::new(vec![
            Part::new(name, Role::Dim).in_cells(26),
            Part::new(if draws { sparkline(values, &look.glyphs) } else { String::new() }, Role::Accent),
            Part::new(ends(values, shown), Role::Text),
        ])
        .on(Target::Weeks)
    };
    vec![
        line(strings.dashboard_trend(trend.len()), &at_risk, &|number| number.to_string()),
        line(strings.dashboard_trend_mean(), &mean, &|tenths| Tenths(i32::try_from(tenths).unwrap_or(0)).to_string()),
    ]
}

impl Dashboard {
    pub(super) fn lines(&self, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let Some(board) = self.counting.board() else {
            let mut lines = vec![Line::text(strings.dashboard_reading(), Role::Dim)];
            if !self.first.is_empty() {
                lines.push(Line::text(strings.dashboard_alerts_kept(self.alerts), Role::Strong).on(Target::Alerts));
                lines.push(Line::heading(strings.dashboard_worst()));
                lines.extend(self.first.iter().map(|one| named(one, look)));
            }
            return lines;
        };
        let width = self.size.width.saturating_sub(self.beside());
        if board.all() == 0 && board.besides == 0 {
            let room = usize::from(width.saturating_sub(2)).max(20);
            let advice = wrap(&strings.dashboard_empty_advice(), room, look.widths).into_iter().map(|line| Line::text(line, Role::Dim));
            return std::iter::once(Line::text(strings.dashboard_empty(), Role::Strong)).chain(advice).collect();
        }
        let mut lines = head(board, look);
        lines.push(stacked(board, width, look));
        lines.push(bands(board, look));
        for (heading, accounts) in [(strings.dashboard_worst(), &board.worst), (strings.dashboard_falling(), &board.falling)] {
            lines.push(Line::heading(heading));
            lines.extend(accounts.iter().map(|one| named(one, look)));
            if accounts.is_empty() {
                lines.push(Line::text(strings.dashboard_no_account(), Role::Dim));
            }
        }
        lines.extend(self.figures(board, look));
        lines.extend(trend(board, self.beside() == 0, look));
        lines.extend(tiers(board, look));
        lines.extend(workload(board, look));
        lines.extend(questions(board, look));
        lines.push(Line::heading(strings.dashboard_back_test()));
        let room = usize::from(width.saturating_sub(2)).max(20);
        let told = wrap(&figure::back_test(&board.figures.back_test, strings), room, look.widths);
        let told = told.into_iter().enumerate().map(|(row, line)| {
            let line = Line::text(line, Role::Text);
            if row == 0 { line.on(Target::BackTest) } else { line }
        });
        lines.extend(told);
        lines
    }

    fn figures(&self, board: &Board, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let all = self.all_figures;
        let mut lines = vec![Line::heading(if all { strings.dashboard_all_figures() } else { strings.dashboard_figures() })];
        let (mut off, rest): (Vec<&Kpi>, Vec<&Kpi>) = board.figures.kpis.iter().partition(|kpi| kpi.met == Some(false));
        if all {
            off.extend(rest);
        }
        lines.extend(off.into_iter().map(|one| kpi(one, board, look)));
        if lines.len() == 1 {
            lines.push(Line::text(strings.dashboard_on_target(), Role::Good));
        }
        lines
    }
}

/// The most important numbers, each with its movement.
fn head(board: &Board, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let amount = |minor: i64| look.private(&format!("{} {}", short_amount(minor, board.currency, look), board.currency)).into_owned();
    let since = board.week_end.format("%m-%d").to_string();
    let more = board.revenue_at_risk.saturating_sub(board.revenue_before);
    let more = look.private(&format!("{}{}", if more > 0 { "+" } else { "" }, short_amount(more, board.currency, look))).into_owned();
    let risk = strings.dashboard_at_risk(board.now.at_risk, board.all(), change(board.now.at_risk, board.before.at_risk), &since);
    let revenue = strings.dashboard_revenue(amount(board.revenue_at_risk), more);
    let gap = || Part::new("", Role::Text);
    vec![
        Line::blank()
            .cell(vec![Part::new(risk, Role::Strong), gap()], Target::AtRisk)
            .cell(vec![Part::new(revenue, Role::Strong)], Target::Revenue),
        Line::blank()
            .cell(vec![Part::new(strings.dashboard_alerts(board.alerts, board.alerting), Role::Strong), gap()], Target::Alerts)
            .cell(vec![Part::new(strings.dashboard_moved(board.moved.len(), since), Role::Text)], Target::Moved),
    ]
}

/// How tiers moved, and where something else is suggested.
fn tiers(board: &Board, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let moved = |wanted: fn(Tier, Tier) -> bool| {
        let known = board.tier_moves.iter().filter(|one| one.from.is_some_and(|from| wanted(from, one.to)));
        known.count()
    };
    // A is the first of the list and the best.
    let (up, down) = (moved(|from, to| to < from), moved(|from, to| to > from));
    let first = board.tier_moves.len() - up - down;
    vec![
        Line::heading(strings.dashboard_tier_movement()),
        Line::blank()
            .cell(vec![Part::new(strings.dashboard_tier_moves(up, down, first), Role::Text), Part::new("", Role::Text)], Target::TierMoves)
            .cell(vec![Part::new(strings.dashboard_tiers(board.tiers_differ), Role::Text)], Target::TiersDiffer),
    ]
}

fn questions(board: &Board, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    if board.figures.questions.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::heading(strings.dashboard_questions())];
    lines.extend(board.figures.questions.iter().map(|question| {
        Line::new(vec![
            Part::new(look.private(&one_line(board.name(question.account))), Role::Strong).in_cells(18),
            Part::new(
                question.fact_on.map_or_else(|| strings.dashboard_never_asked(), |day| strings.dashboard_asked(day.to_string())),
                Role::Dim,
            )
            .in_cells(17),
            Part::new(strings.dashboard_question(question.dimension.code()), Role::Text),
        ])
        .on(Target::Account(question.account))
    }));
    lines
}

fn workload(board: &Board, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let heading = |column: &'static str| Part::new(strings.dashboard_load(column), Role::Heading).in_cells(11).at_right();
    let columns = ["accounts", "key_accounts", "at_risk", "alerts"].map(heading);
    let mut lines =
        vec![Line::new(std::iter::once(Part::new(strings.dashboard_workload(), Role::Heading).in_cells(18)).chain(columns).collect())];
    lines.extend(board.workload.iter().take(MOST_OWNERS).map(|load| carried(load, look)));
    if board.workload.len() > MOST_OWNERS {
        lines.push(Line::text(strings.dashboard_more_owners(board.workload.len() - MOST_OWNERS), Role::Dim));
    }
    lines
}

fn carried(load: &Load, look: &Look) -> Line<Target> {
    let name = if load.owner.is_empty() { look.strings.dashboard_nobody() } else { look.private(&one_line(&load.owner)).into_owned() };
    let numbers = [load.accounts.to_string(), load.key_accounts.to_string(), load.at_risk.to_string(), load.alerts.to_string()];
    let mut parts = vec![Part::new(name, Role::Text).in_cells(18)];
    parts.extend(numbers.map(|number| Part::new(number, Role::Text).in_cells(11).at_right()));
    Line::new(parts).on(Target::Load(load.owner.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_filled_in_proportion_and_hides_nobody() {
        assert_eq!(shares([1, 1, 1, 1], 40), [10; 4]);
        assert_eq!(shares([1, 0, 0, 999], 40), [1, 0, 0, 39]);
        assert_eq!(shares([0; 4], 40), [0; 4]);
        for cells in 4..90 {
            assert_eq!(shares([7, 3, 11, 2], cells).iter().sum::<usize>(), cells);
        }
    }
}
