//! The dashboard in lines: what needs attention first, then the figures.

use super::{Dashboard, Target};
use crate::domain::health::Band;
use crate::domain::text::one_line;
use crate::domain::{Coded, Tenths};
use crate::exchange::board::{Board, Named};
use crate::i18n::{figure, label};
use crate::portfolio::causes_in_words;
use crate::scoring::kpi::{Distribution, Kpi, KpiValue};
use crate::tui::shown::{band_mark, short_amount, signed};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, sparkline};

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

/// The bands with their counts and movement, each opening its accounts; the bar is in proportion.
fn bands(board: &Board, width: u16, look: &Look) -> Vec<Line<Target>> {
    let all: usize = Band::ALL.iter().map(|band| count(&board.now, *band)).sum();
    let cells = width.saturating_sub(40).clamp(8, 60);
    let whole = i64::try_from(all).unwrap_or(0);
    let line = |band: &Band| {
        let (now, before) = (count(&board.now, *band), count(&board.before, *band));
        let (mark, role) = band_mark(*band);
        Line::new(vec![
            Part::new(mark, role),
            Part::new(label(*band, &look.strings), Role::Text).in_cells(12),
            Part::new(now.to_string(), Role::Strong).in_cells(6).at_right(),
            Part::new(change(now, before), Role::Dim).in_cells(6).at_right(),
            Part::new(crate::tui::widgets::bar(i64::try_from(now).unwrap_or(0), whole, cells, &look.glyphs), role),
        ])
        .on(Target::List(format!("band={}", band.code())))
    };
    [Band::AtRisk, Band::Watch, Band::Healthy, Band::NotRated].iter().map(line).collect()
}

fn kpi(number: usize, kpi: &Kpi, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let shown = figure::value(kpi.value, strings);
    let shown = if matches!(kpi.value, Some(KpiValue::Money(_))) { look.private(&shown).into_owned() } else { shown };
    let (mark, role) = match kpi.met {
        Some(false) => ("!", Role::Bad),
        Some(true) => (" ", Role::Good),
        None => (" ", Role::Text),
    };
    Line::new(vec![
        Part::new(mark, role),
        Part::new(strings.figure_name(kpi.name.code()), Role::Text).in_cells(28),
        Part::new(shown, role).in_cells(16).at_right(),
        Part::new(figure::target(kpi.target), Role::Dim).in_cells(9),
        Part::new(strings.dashboard_n(kpi.n), Role::Dim).in_cells(8),
        Part::new(figure::excluded(kpi, strings), Role::Dim),
    ])
    .on(Target::Figure(number))
}

fn trend(board: &Board, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let trend = &board.figures.trend;
    let at_risk: Vec<Option<i64>> = trend.iter().map(|(_, spread, _)| i64::try_from(spread.at_risk).ok()).collect();
    let mean: Vec<Option<i64>> = trend.iter().map(|(.., mean)| mean.map(|mean| i64::from(mean.0))).collect();
    let ends = |values: &[Option<i64>], shown: &dyn Fn(i64) -> String| {
        let mut known = values.iter().flatten();
        let first = known.next().copied();
        let last = known.next_back().copied().or(first);
        first.zip(last).map(|(first, last)| format!("{}..{}", shown(first), shown(last))).unwrap_or_default()
    };
    let line = |name: String, values: &[Option<i64>], shown: &dyn Fn(i64) -> String| {
        Line::new(vec![
            Part::new(name, Role::Dim).in_cells(28),
            Part::new(sparkline(values, &look.glyphs), Role::Accent),
            Part::new(ends(values, shown), Role::Dim),
        ])
    };
    vec![
        line(strings.dashboard_trend(trend.len()), &at_risk, &|number| number.to_string()),
        line(strings.dashboard_trend_mean(), &mean, &|tenths| Tenths(i32::try_from(tenths).unwrap_or(0)).to_string()),
    ]
}

impl Dashboard {
    pub(super) fn lines(&self, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let Some(board) = &self.board else {
            let mut lines = vec![Line::text(strings.dashboard_reading(), Role::Dim)];
            if !self.first.is_empty() {
                lines.push(Line::text(strings.dashboard_alerts(self.alerts), Role::Strong));
                lines.push(Line::heading(strings.dashboard_worst()));
                lines.extend(self.first.iter().map(|one| named(one, look)));
            }
            return lines;
        };
        let amount = |minor: i64| look.private(&format!("{} {}", short_amount(minor, board.currency, look), board.currency)).into_owned();
        let risk = strings.dashboard_at_risk(board.now.at_risk, change(board.now.at_risk, board.before.at_risk));
        let revenue = strings.dashboard_revenue(amount(board.revenue_at_risk), amount(board.revenue_before));
        let mut lines = vec![
            Line::new(vec![Part::new(risk, Role::Strong), Part::new(revenue, Role::Text)]).on(Target::List("band=at_risk".to_owned())),
            Line::text(strings.dashboard_alerts(board.alerts), Role::Strong).on(Target::List("alerts>0".to_owned())),
        ];
        lines.extend(bands(board, self.size.width, look));
        lines.push(Line::heading(strings.dashboard_worst()));
        lines.extend(board.worst.iter().map(|one| named(one, look)));
        lines.push(Line::heading(strings.dashboard_falling()));
        lines.extend(board.falling.iter().map(|one| named(one, look)));
        lines.extend(self.figures(board, look));
        lines.push(Line::blank());
        lines.extend(trend(board, look));
        lines.push(Line::blank());
        lines.push(Line::heading(strings.dashboard_back_test()));
        lines.push(Line::text(figure::back_test(&board.figures.back_test, strings), Role::Text));
        lines.extend(questions(board, look));
        lines.extend(workload(board, look));
        if board.tiers_differ > 0 {
            lines.push(Line::text(strings.dashboard_tiers(board.tiers_differ), Role::Dim));
        }
        lines
    }

    fn figures(&self, board: &Board, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let all = self.all_figures;
        let mut lines = vec![Line::heading(if all { strings.dashboard_all_figures() } else { strings.dashboard_figures() })];
        let kpis = board.figures.kpis.iter().enumerate().filter(|(_, kpi)| all || kpi.met == Some(false));
        lines.extend(kpis.map(|(number, one)| kpi(number, one, look)));
        if lines.len() == 1 {
            lines.push(Line::text(strings.dashboard_on_target(), Role::Good));
        }
        lines
    }
}

fn questions(board: &Board, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    if board.figures.questions.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::heading(strings.dashboard_questions())];
    lines.extend(board.figures.questions.iter().zip(&board.asked).map(|(question, name)| {
        Line::new(vec![
            Part::new(look.private(&one_line(name)), Role::Strong).in_cells(18),
            Part::new(label(question.dimension, strings), Role::Text).in_cells(20),
            Part::new(question.fact_on.map(|day| day.to_string()).unwrap_or_default(), Role::Dim),
        ])
        .on(Target::Account(question.account))
    }));
    lines
}

fn workload(board: &Board, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let mut lines = vec![Line::heading(strings.dashboard_workload())];
    lines.extend(board.workload.iter().take(MOST_OWNERS).map(|load| {
        let nobody = load.owner.is_empty();
        let name = if nobody { strings.dashboard_nobody() } else { look.private(&one_line(&load.owner)).into_owned() };
        let numbers = [load.accounts.to_string(), load.key_accounts.to_string(), load.at_risk.to_string(), load.alerts.to_string()];
        let mut parts = vec![Part::new(name, Role::Text).in_cells(18)];
        parts.extend(numbers.map(|number| Part::new(number, Role::Text).in_cells(7).at_right()));
        let wanted = if nobody { "none".to_owned() } else { format!("\"{}\"", load.owner.replace('"', "'")) };
        Line::new(parts).on(Target::List(format!("owner={wanted}")))
    }));
    lines
}
