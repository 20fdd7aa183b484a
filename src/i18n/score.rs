//! What scores are made of, in words.

use super::{Strings, label};
use crate::domain::health::InputState;
use crate::scoring::health::{Contribution, HealthInput, Percent};

/// An input of health as people say it.
#[must_use]
pub fn health_input(input: HealthInput, strings: &Strings) -> String {
    match input {
        // The least share above a whole percent is said as being above it.
        HealthInput::Share(share) if share % 100 == 1 => strings.score_input_share_over(Percent(share - 1).to_string()),
        HealthInput::Share(share) => strings.score_input_share(Percent(share).to_string()),
        HealthInput::Intent(intent) => label(intent, strings),
        HealthInput::Tickets(number) => strings.score_input_tickets(number),
        HealthInput::Rating(rating) => strings.score_input_rating(rating),
        HealthInput::OverdueDays(days) => strings.score_input_overdue(days),
        HealthInput::SilencePercent(percent) => strings.score_input_silence(percent),
        HealthInput::KeptPercent(percent) => strings.score_input_kept(percent),
    }
}

/// What is known of a dimension, or why nothing is.
#[must_use]
pub fn health_part(part: &Contribution, strings: &Strings) -> String {
    match (part.state, part.input, part.stale_input) {
        (InputState::Known, Some(input), _) => health_input(input, strings),
        (InputState::Unknown, _, Some(stale)) => strings.score_stale(health_input(stale, strings)),
        (state, ..) => label(state, strings),
    }
}
