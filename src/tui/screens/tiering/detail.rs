//! What is said of the account under the cursor: the decision, the suggestion with its reasons, what would change it, why it is due.

use crate::domain::text::one_line;
use crate::domain::{Coded, Currency, Tenths};
use crate::i18n::{Strings, label};
use crate::scoring::tiering::{AxisCriterion, CriterionInput, RetieringCause, TierBasis, TierLift};
use crate::store::facts::TierReview;
use crate::tui::forms::capital;
use crate::tui::shown::{short_amount, signed};
use crate::tui::theme::Role;
use crate::tui::widgets::Look;

/// The lines, each cut to the width.
pub(super) fn lines(one: &TierReview, lifts: &[TierLift], currency: Currency, width: u16, look: &Look) -> Vec<(String, Role)> {
    let strings = &look.strings;
    let room = usize::from(width.saturating_sub(2));
    let said = [
        (decided(one, strings), Role::Text),
        (suggested(one, strings), if one.differs() { Role::Warning } else { Role::Text }),
        (lift(lifts, currency, look), Role::Dim),
        (due(one, strings), Role::Dim),
    ];
    said.into_iter().map(|(text, role)| (look.widths.cut_end(&text, room, look.glyphs.cut).into_owned(), role)).collect()
}

fn decided(one: &TierReview, strings: &Strings) -> String {
    match (one.effective.decided_on, one.effective.basis) {
        (Some(day), TierBasis::Set) => strings.why_decided(day.to_string(), label(one.effective.tier, strings), one_line(&one.reason)),
        _ => strings.tiering_undecided(one.effective.basis.code(), one.effective.tier.code()),
    }
}

fn suggested(one: &TierReview, strings: &Strings) -> String {
    let mut said = vec![match (one.score, one.suggested) {
        (Some(score), Some(tier)) => strings.why_suggested(label(tier, strings), score.to_string(), one.coverage),
        _ => strings.why_not_suggested(one.coverage),
    }];
    said.extend(one.guards.iter().map(|held| strings.why_guard(held.guard.code(), held.from.code(), held.to.code())));
    if one.lower_service {
        said.push(strings.why_lower_service());
    }
    said.join(&strings.agenda_then())
}

fn input(input: CriterionInput, currency: Currency, look: &Look) -> String {
    match input {
        CriterionInput::Amount(minor) => look.private(&format!("{} {currency}", short_amount(minor, currency, look))).into_owned(),
        CriterionInput::Count(count) => look.strings.why_invoices(count),
        CriterionInput::Growth(tenths) => format!("{}%", signed(Tenths(tenths))),
        CriterionInput::Rating(rating) => format!("{rating}/5"),
    }
}

/// The change that lifts it most.
fn lift(lifts: &[TierLift], currency: Currency, look: &Look) -> String {
    let strings = &look.strings;
    let Some(best) = lifts.first() else { return strings.tiering_no_lift() };
    let name = match best.criterion {
        AxisCriterion::Judged(criterion) => label(criterion, strings),
        measured => strings.why_criterion(measured.code()),
    };
    let then = match (best.suggested, best.score) {
        (Some(tier), Some(score)) => format!("{} {score}", tier.code()),
        _ => format!("{}%", best.coverage),
    };
    strings.tiering_lift(capital(&name), input(best.to, currency, look), then)
}

fn due(one: &TierReview, strings: &Strings) -> String {
    let day = one.due.due_on.to_string();
    match one.due.cause {
        RetieringCause::Quarter => strings.tiering_due_quarter(day),
        RetieringCause::Event(event) => strings.tiering_due_event(day, event.to_string()),
    }
}
