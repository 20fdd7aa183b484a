//! Why the tier is what it is: the decision, the axes with their criteria, the guards that held, what would change it.

use chrono::NaiveDate;

use super::{Target, origin};
use crate::domain::account::{AccountKind, Axis, Tier};
use crate::domain::health::InputState;
use crate::domain::text::one_line;
use crate::domain::{AsOf, Coded, Currency};
use crate::i18n::label;
use crate::policy::{Origin, PolicySet};
use crate::scoring::tiering::{
    AxisCriterion, AxisPart, CriterionInput, CriterionPart, EffectiveTier, TierLift, Tiering, suggest_tier, tier_lifts,
};
use crate::store::Row;
use crate::store::facts::AccountFacts;
use crate::tui::forms::capital;
use crate::tui::shown::short_amount;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// A decision of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Decision {
    tier: Option<Tier>,
    on: Option<NaiveDate>,
    reason: String,
}

/// The tier and everything behind it.
#[derive(Debug)]
pub(super) struct Explanation {
    pub kind: AccountKind,
    pub effective: EffectiveTier,
    pub tiering: Tiering,
    /// The latest decision first.
    decisions: Vec<Decision>,
    lifts: Vec<TierLift>,
    currency: Currency,
    rules: Vec<(&'static str, String, Option<Origin>)>,
    digest: String,
}

/// Lifts that are shown.
const MOST_LIFTS: usize = 5;

pub(super) fn explain(facts: &AccountFacts, policy: &PolicySet, decisions: &[Row], currency: Currency, as_of: AsOf) -> Explanation {
    let tiering = suggest_tier(&facts.tiering, &policy.tiering, as_of.day);
    let own = &policy.tiering;
    let says = |path: &str| policy.origin(&format!("tiering.{path}"));
    let weighed = Axis::ALL.iter().filter(|axis| own.weights.of(**axis) > 0);
    let weights: Vec<String> = weighed.map(|axis| own.weights.of(*axis).to_string()).collect();
    let rules = vec![
        ("tier_a", own.a_from.to_string(), says("bounds.A")),
        ("tier_b", own.b_from.to_string(), says("bounds.B")),
        ("known_from", format!("{}%", own.known_from_percent), says("axes.known_from_percent")),
        ("weights", weights.join("/"), says("axes.weights.value")),
        ("judged", own.judged_validity_days.to_string(), says("judged.validity_days")),
    ];
    let decision = |row: &Row| Decision {
        tier: row.code("tier"),
        on: row.date("decided_on"),
        reason: one_line(row.text("reason").unwrap_or_default()).into_owned(),
    };
    let made = decisions.iter().filter(|row| row.date("decided_on").is_some_and(|day| day <= as_of.day));
    Explanation {
        kind: facts.tiering.kind,
        effective: facts.tier_on(policy, as_of.day),
        lifts: tier_lifts(own, &tiering),
        tiering,
        decisions: made.rev().map(decision).collect(),
        currency,
        rules,
        digest: policy.digest(),
    }
}

fn name(criterion: AxisCriterion, look: &Look) -> String {
    match criterion {
        AxisCriterion::Judged(criterion) => label(criterion, &look.strings),
        measured => look.strings.why_criterion(measured.code()),
    }
}

fn input(input: CriterionInput, currency: Currency, look: &Look) -> String {
    match input {
        CriterionInput::Amount(minor) => look.private(&format!("{} {currency}", short_amount(minor, currency, look))).into_owned(),
        CriterionInput::Count(count) => look.strings.why_invoices(count),
        CriterionInput::Growth(tenths) => format!("{}%", crate::tui::shown::signed(crate::domain::Tenths(tenths))),
        CriterionInput::Rating(rating) => format!("{rating}/5"),
    }
}

fn criterion(part: &CriterionPart, explained: &Explanation, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let known = part.input.map_or_else(|| label(part.state, strings), |known| input(known, explained.currency, look));
    let when = match (part.period, part.fact_on) {
        (Some(period), _) => look.strings.why_until(period.to.to_string()),
        (None, Some(day)) => day.to_string(),
        (None, None) => String::new(),
    };
    let role = if part.state == InputState::Known { Role::Text } else { Role::Unknown };
    let line = Line::new(vec![
        Part::new(format!("  {}", capital(&name(part.criterion, look))), Role::Dim).in_cells(26),
        Part::new(known, role).in_cells(16),
        Part::new(part.points.map(|points| points.to_string()).unwrap_or_default(), role).in_cells(5).at_right(),
        Part::new("", Role::Dim).in_cells(6),
        Part::new("", Role::Dim).in_cells(6),
        Part::new(when, Role::Dim),
    ]);
    match part.criterion {
        AxisCriterion::Judged(criterion) => line.on(Target::Judged(criterion)),
        _ => line,
    }
}

fn axis(part: &AxisPart, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let value = part.value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    let (weight, adds) = if part.weight == 0 { (String::new(), String::new()) } else { (part.weight.to_string(), part.points.to_string()) };
    Line::new(vec![
        Part::new(capital(&label(part.axis, strings)), Role::Strong).in_cells(26),
        Part::new(if part.state == InputState::Known { String::new() } else { label(part.state, strings) }, Role::Unknown).in_cells(16),
        Part::new(value, Role::Strong).in_cells(5).at_right(),
        Part::new(weight, Role::Dim).in_cells(6).at_right(),
        Part::new(adds, Role::Strong).in_cells(6).at_right(),
    ])
}

fn decided(explained: &Explanation, width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let effective = &explained.effective;
    let mut lines =
        vec![Line::text(strings.accounts_preview_tier(effective.tier.code(), effective.basis.code()), Role::Strong).on(Target::Tier)];
    let room = usize::from(width.saturating_sub(4)).max(20);
    for decision in explained.decisions.iter().take(3) {
        let tier = decision.tier.map(|tier| label(tier, strings)).unwrap_or_default();
        let day = decision.on.map(|day| day.to_string()).unwrap_or_default();
        let text = strings.why_decided(day, tier, &decision.reason);
        lines.extend(wrap(&text, room, look.widths).into_iter().map(|line| Line::text(line, Role::Dim)));
    }
    let tiering = &explained.tiering;
    let said = match (tiering.score, tiering.suggested) {
        (Some(score), Some(suggested)) => strings.why_suggested(label(suggested, strings), score.to_string(), tiering.coverage),
        _ => strings.why_not_suggested(tiering.coverage),
    };
    lines.push(Line::text(said, Role::Text));
    for held in &tiering.guards {
        let text = strings.why_guard(held.guard.code(), held.from.code(), held.to.code());
        lines.push(Line::text(text, Role::Warning));
    }
    if tiering.lower_service {
        lines.push(Line::text(strings.why_lower_service(), Role::Warning));
    }
    lines
}

pub(super) fn lines(explained: &Explanation, width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let tiering = &explained.tiering;
    let mut lines = decided(explained, width, look);
    lines.push(Line::blank());
    let heading = |text: &'static str| Part::new(strings.why_column(text), Role::Heading);
    lines.push(Line::new(vec![
        heading("axis").in_cells(26),
        heading("input").in_cells(16),
        heading("value").in_cells(5).at_right(),
        heading("weight").in_cells(6).at_right(),
        heading("adds").in_cells(6).at_right(),
    ]));
    for part in &tiering.axes {
        lines.push(axis(part, look));
        lines.extend(part.criteria.iter().map(|part| criterion(part, explained, look)));
    }
    lines.push(Line::blank());
    let rfm = |score: Option<u8>| score.map_or_else(|| "-".to_owned(), |score| score.to_string());
    let values = (rfm(tiering.rfm.recency), rfm(tiering.rfm.frequency), rfm(tiering.rfm.monetary));
    lines.push(Line::text(strings.why_rfm(values.0, values.1, values.2), Role::Dim));
    if let Some(minor) = tiering.lifetime_value {
        let amount = format!("{} {}", short_amount(minor, explained.currency, look), explained.currency);
        lines.push(Line::text(strings.why_lifetime(look.private(&amount)), Role::Dim));
    }
    if tiering.left_out > 0 {
        lines.push(Line::text(strings.why_left_out(tiering.left_out), Role::Warning));
    }
    lines.push(Line::blank());
    lines.push(Line::heading(strings.why_lifts()));
    if explained.lifts.is_empty() {
        lines.push(Line::text(strings.why_no_lift(), Role::Dim));
    }
    for found in explained.lifts.iter().take(MOST_LIFTS) {
        let from = found.from.map_or_else(|| label(InputState::Unknown, strings), |known| input(known, explained.currency, look));
        let then = found.suggested.map(|tier| label(tier, strings)).unwrap_or_default();
        let score = found.score.map(|score| score.to_string()).unwrap_or_default();
        let line = Line::new(vec![
            Part::new(capital(&name(found.criterion, look)), Role::Text).in_cells(26),
            Part::new(format!("{from} > {}", input(found.to, explained.currency, look)), Role::Text).in_cells(30),
            Part::new(score, Role::Strong).in_cells(6).at_right(),
            Part::new(then, Role::Good),
        ]);
        lines.push(match found.criterion {
            AxisCriterion::Judged(criterion) => line.on(Target::Judged(criterion)),
            _ => line,
        });
    }
    lines.push(Line::blank());
    lines.push(Line::heading(strings.why_rules(&explained.digest)));
    for (rule, number, says) in &explained.rules {
        lines.push(Line::text(strings.why_rule(*rule, number, origin(says.as_ref(), look)), Role::Dim));
    }
    lines
}
