//! The segments: what makes a tier, what it gets, and how many accounts are in it. All numbers are those of the policy in force.

use crate::domain::account::{Axis, Tier};
use crate::domain::{Coded, Currency};
use crate::i18n::label;
use crate::policy::PolicySet;
use crate::policy::tiering::Support;
use crate::store::facts::{TierReview, TierReviews};
use crate::tui::shown::short_amount;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// Cells of the names of rows.
const NAMES: u16 = 24;
/// Cells of a tier's column.
const TIER: u16 = 16;

/// A row: its name and what holds of A, B and C.
fn row(name: String, of: impl Fn(Tier) -> String) -> Line<()> {
    let cells = Tier::ALL.iter().map(|tier| Part::new(of(*tier), Role::Text).in_cells(TIER));
    Line::new(std::iter::once(Part::new(name, Role::Dim).in_cells(NAMES)).chain(cells).collect())
}

fn support(support: Support, look: &Look) -> String {
    look.strings.tiering_support(support.code())
}

/// What makes a tier.
fn bounds(policy: &PolicySet, tier: Tier) -> String {
    match tier {
        Tier::A => format!(">= {}", policy.tiering.a_from),
        Tier::B => format!(">= {}", policy.tiering.b_from),
        Tier::C => format!("< {}", policy.tiering.b_from),
    }
}

/// Accounts of a tier, and what they bring in.
fn filled(reviews: &TierReviews, look: &Look) -> [Line<()>; 3] {
    let strings = &look.strings;
    let of = |tier: Tier| reviews.accounts.iter().filter(move |one| one.effective.tier == tier);
    let suggested = |tier: Tier| reviews.accounts.iter().filter(|one| one.suggested == Some(tier)).count().to_string();
    let sum = |accounts: &mut dyn Iterator<Item = &TierReview>| accounts.filter_map(|one| one.revenue).fold(0i64, i64::saturating_add);
    let all = sum(&mut reviews.accounts.iter());
    let revenue = |tier: Tier| {
        let own = sum(&mut of(tier));
        let share = if all > 0 { i128::from(own) * 100 / i128::from(all) } else { 0 };
        look.private(&format!("{} {share}%", short_amount(own, reviews.currency, look))).into_owned()
    };
    [
        row(strings.tiering_row("accounts"), |tier| of(tier).count().to_string()),
        row(strings.tiering_row("suggested"), suggested),
        row(strings.tiering_row("revenue"), revenue),
    ]
}

/// Bands of an amount as `10M 100, 5M 80, ...`.
fn steps(steps: &crate::policy::steps::Steps, shown: &dyn Fn(i64) -> String) -> String {
    let said = steps.ranges().map(|(from, _, points)| match from {
        Some(from) => format!(">= {} {points}", shown(from)),
        None => points.to_string(),
    });
    said.collect::<Vec<_>>().join(", ")
}

fn thresholds(policy: &PolicySet, currency: Currency, look: &Look) -> Vec<String> {
    let strings = &look.strings;
    let own = &policy.tiering;
    let weights: Vec<String> = Axis::ALL
        .iter()
        .filter(|axis| own.weights.of(**axis) > 0)
        .map(|axis| format!("{} {}", label(*axis, strings), own.weights.of(*axis)))
        .collect();
    let numbers = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("/");
    let money = |minor: i64| short_amount(minor, currency, look);
    let growth = |tenths: i64| format!("{}%", crate::domain::Tenths(i32::try_from(tenths).unwrap_or(0)));
    vec![
        strings.tiering_weights(weights.join(&strings.deadline_comma()), own.known_from_percent),
        strings.tiering_guards(own.a_needs, own.b_from_strategic),
        strings.tiering_risk(own.high_risk_any_at_most, own.high_risk_mean_below, own.medium_risk_mean_below),
        strings.tiering_service(own.lower_service_below),
        strings.tiering_rfm(numbers(&own.recency_days), numbers(&own.frequency)),
        strings.tiering_revenue(steps(&own.revenue, &money)),
        strings.tiering_growth(own.growth_years, steps(&own.growth, &growth)),
        strings.tiering_lifetime(own.lifetime_years),
        strings.tiering_top(own.top_revenue_percent),
    ]
}

/// The table and the thresholds below it.
pub(super) fn lines(policy: &PolicySet, reviews: &TierReviews, width: u16, look: &Look) -> Vec<Line<()>> {
    let strings = &look.strings;
    let own = &policy.tiering;
    let heading = Tier::ALL.iter().map(|tier| Part::new(label(*tier, strings), Role::Heading).in_cells(TIER));
    let mut lines = vec![Line::new(
        std::iter::once(Part::new(strings.tiering_pane("segments"), Role::Heading).in_cells(NAMES)).chain(heading).collect(),
    )];
    lines.push(row(strings.tiering_row("score"), |tier| bounds(policy, tier)));
    lines.extend(filled(reviews, look));
    let of = |tier: Tier| own.row(tier);
    lines.push(row(strings.tiering_row("cadence"), |tier| {
        let cadence = policy.cadence.of(tier);
        strings.tiering_days(cadence.ideal_days, cadence.max_days)
    }));
    lines.push(row(strings.tiering_row("seats"), |tier| {
        let seats = of(tier).seats.iter();
        strings.tiering_seats(seats.clone().count(), seats.map(|seat| seat.weight).sum::<u32>())
    }));
    lines.push(row(strings.tiering_row("team"), |tier| support(of(tier).team, look)));
    lines.push(row(strings.tiering_row("budget"), |tier| support(of(tier).budget, look)));
    lines.push(row(strings.tiering_row("technical"), |tier| support(of(tier).technical_support, look)));
    lines.push(row(strings.tiering_row("priority"), |tier| of(tier).response_priority.to_string()));
    lines.push(row(strings.tiering_row("waiver"), |tier| strings.tiering_yes_no(if of(tier).approval_waiver { "yes" } else { "no" })));
    lines.push(row(strings.tiering_row("capacity"), |tier| match of(tier).reserved_capacity_percent {
        (_, 0) => "-".to_owned(),
        (from, to) => format!("{from}-{to}%"),
    }));
    lines.push(row(strings.tiering_row("sla"), |tier| of(tier).sla.clone()));
    lines.push(Line::blank());
    let room = usize::from(width.saturating_sub(2)).max(20);
    for text in thresholds(policy, reviews.currency, look) {
        lines.extend(wrap(&text, room, look.widths).into_iter().map(|line| Line::text(line, Role::Dim)));
    }
    lines.push(Line::text(strings.tiering_policy(policy.digest()), Role::Dim));
    lines
}
