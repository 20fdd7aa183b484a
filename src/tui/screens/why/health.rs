//! Why the health score is what it is.

use chrono::NaiveDate;

use super::{Target, origin};
use crate::domain::account::AccountKind;
use crate::domain::health::InputState;
use crate::domain::{AsOf, Coded};
use crate::i18n::label;
use crate::i18n::score::{health_input, health_part};
use crate::policy::health::HealthPolicy;
use crate::policy::{Origin, PolicySet};
use crate::scoring::health::{Contribution, Health, Lift, lifts, score_health};
use crate::store::facts::AccountFacts;
use crate::tui::forms::capital;
use crate::tui::shown::{band_mark, signed};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// A number of the rules: what it is called in the texts of messages, the number, and who says it.
type Rule = (&'static str, String, Option<Origin>);

/// The score and everything behind it.
#[derive(Debug)]
pub(super) struct Explanation {
    pub kind: AccountKind,
    day: NaiveDate,
    health: Health,
    model: HealthPolicy,
    lifts: Vec<Lift>,
    /// For each dimension its numbers of the rules; first those of the whole score.
    rules: Vec<(Option<crate::domain::health::Dimension>, Vec<Rule>)>,
    digest: String,
}

/// Lifts that are shown.
const MOST_LIFTS: usize = 5;

pub(super) fn explain(facts: &AccountFacts, policy: &PolicySet, as_of: AsOf) -> Explanation {
    let kind = facts.tiering.kind;
    let model = policy.health.for_kind(kind);
    let health = score_health(&facts.health_on(policy, as_of.day), model, as_of.day);
    let says = |path: &str| policy.origin(&format!("health.model.{path}"));
    let mut rules: Vec<(Option<crate::domain::health::Dimension>, Vec<Rule>)> = vec![(
        None,
        vec![
            ("healthy", model.bands.healthy.to_string(), says("bands.healthy")),
            ("watch", model.bands.watch.to_string(), says("bands.watch")),
            ("rated_from", format!("{}%", model.rated_from_percent), says("rated_from_percent")),
        ],
    )];
    for dimension in &model.dimensions {
        let code = dimension.dimension.code();
        let mut own = vec![("weight", dimension.weight.to_string(), says(&format!("{code}.weight")))];
        if dimension.validity_days > 0 {
            own.push(("validity", dimension.validity_days.to_string(), says(&format!("{code}.validity_days"))));
        }
        let steps = says(&format!("{code}.steps")).or_else(|| says(&format!("{code}.points")));
        own.push(("steps", String::new(), steps));
        rules.push((Some(dimension.dimension), own));
    }
    Explanation { kind, day: as_of.day, lifts: lifts(model, &health), model: model.clone(), health, rules, digest: policy.digest() }
}

/// A row of the table of contributions; what a wide screen has left over goes to what is known.
fn row(cells: [(&str, Role, bool); 8], width: u16) -> Line<Target> {
    let spare = width.saturating_sub(80).min(16);
    let widths = [9, 20 + spare, 10, 9, 8, 5, 4, 5];
    Line::new(
        cells
            .into_iter()
            .zip(widths)
            .map(|((text, role, right), width)| {
                let part = Part::new(text, role).in_cells(width);
                if right { part.at_right() } else { part }
            })
            .collect(),
    )
}

fn contribution(part: &Contribution, explained: &Explanation, width: u16, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let valid = explained.model.dimension(part.dimension).map_or(0, |dimension| dimension.validity_days);
    let known = part.state == InputState::Known;
    let role = if known { Role::Text } else { Role::Unknown };
    let day = part.fact_on.map(|day| day.to_string()).unwrap_or_default();
    let source = part.source.map(|source| strings.why_source(source.code())).unwrap_or_default();
    let age = part.fact_on.map(|day| strings.why_age(valid, look.as_of.age_days(day))).unwrap_or_default();
    let points = part.band_points.map_or_else(|| "-".to_owned(), |points| format!("{points}/10"));
    let weight = if part.state == InputState::NotApplicable { "-".to_owned() } else { part.weight.to_string() };
    let adds = if known { part.points.to_string() } else { "-".to_owned() };
    let cells = [
        (&*capital(&strings.portfolio_dimension(part.dimension.code())), Role::Text, false),
        (&health_part(part, strings), role, false),
        (&day, Role::Dim, false),
        (&source, Role::Dim, false),
        (&age, if known { Role::Dim } else { Role::Unknown }, false),
        (&points, role, true),
        (&weight, Role::Dim, true),
        (&adds, Role::Strong, true),
    ];
    row(cells, width).on(Target::Dimension(part.dimension))
}

fn lift(lift: &Lift, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let name = capital(&strings.portfolio_dimension(lift.dimension.code()));
    let from = lift.from.map_or_else(|| label(InputState::Unknown, strings), |input| health_input(input, strings));
    let then = lift.score.map_or_else(|| strings.accounts_preview_unrated(lift.coverage), |score| score.to_string());
    let gain = if lift.score.is_some() { signed(lift.gain) } else { String::new() };
    Line::new(vec![
        Part::new(name, Role::Text).in_cells(9),
        Part::new(format!("{from} > {}", health_input(lift.to, strings)), Role::Text).in_cells(42),
        Part::new(then, Role::Strong).in_cells(5).at_right(),
        Part::new(gain, Role::Good).in_cells(6).at_right(),
        Part::new(label(lift.band, strings), band_mark(lift.band).1),
    ])
    .on(Target::Dimension(lift.dimension))
}

pub(super) fn lines(explained: &Explanation, width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let health = &explained.health;
    let (mark, role) = band_mark(health.band);
    let said = match health.score {
        Some(score) => strings.why_health(score.to_string(), label(health.band, strings), health.coverage, explained.day.to_string()),
        None => strings.why_unrated(health.coverage, explained.model.rated_from_percent, explained.day.to_string()),
    };
    let mut lines = vec![Line::text(format!("{mark} {said}").trim_start(), role), Line::blank()];
    let heading = |text: &'static str| strings.why_column(text);
    let headings = [
        (&*heading("dimension"), Role::Heading, false),
        (&heading("input"), Role::Heading, false),
        (&heading("date"), Role::Heading, false),
        (&heading("source"), Role::Heading, false),
        (&heading("age"), Role::Heading, false),
        (&heading("points"), Role::Heading, true),
        (&heading("weight"), Role::Heading, true),
        (&heading("adds"), Role::Heading, true),
    ];
    lines.push(row(headings, width));
    lines.extend(health.contributions.iter().map(|part| contribution(part, explained, width, look)));
    if let Some(score) = health.score {
        let sum = score.to_string();
        let nothing = ("", Role::Text, false);
        let cells = [nothing, nothing, nothing, nothing, nothing, nothing, ("=", Role::Dim, true), (&*sum, Role::Strong, true)];
        lines.push(row(cells, width));
    }
    lines.push(Line::blank());
    lines.push(Line::heading(strings.why_lifts()));
    if explained.lifts.is_empty() {
        lines.push(Line::text(strings.why_no_lift(), Role::Dim));
    }
    lines.extend(explained.lifts.iter().take(MOST_LIFTS).map(|found| lift(found, look)));
    lines.push(Line::blank());
    lines.push(Line::heading(strings.why_rules(&explained.digest)));
    for (dimension, rules) in &explained.rules {
        let name = dimension.map_or_else(|| strings.why_whole(), |dimension| strings.portfolio_dimension(dimension.code()));
        let said: Vec<String> =
            rules.iter().map(|(rule, number, says)| strings.why_rule(*rule, number, origin(says.as_ref(), look))).collect();
        let room = usize::from(width.saturating_sub(14)).max(20);
        for (n, text) in wrap(&said.join(&strings.why_between()), room, look.widths).into_iter().enumerate() {
            let first = if n == 0 { capital(&name) } else { String::new() };
            lines.push(Line::new(vec![Part::new(first, Role::Dim).in_cells(9), Part::new(text, Role::Dim)]));
        }
    }
    lines
}
