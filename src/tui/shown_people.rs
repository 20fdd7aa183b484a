//! How the people of a chain are shown in few cells, alike on every screen.

use crate::domain::people::Stance;
use crate::exchange::chain::{Organisation, Words, standing};
use crate::scoring::cadence::Light;
use crate::scoring::chain::Member;
use crate::tui::theme::Role;
use crate::tui::widgets::Look;

/// An organisation in the words of whoever looks.
#[must_use]
pub fn words<'a>(organisation: &'a Organisation, look: &'a Look) -> Words<'a> {
    Words { organisation, strings: &look.strings, veil: look.veil }
}

/// How a stance looks; its word stands beside it.
#[must_use]
pub fn stance_role(member: &Member) -> Role {
    match standing(member) {
        Some(Stance::Opposed) => Role::Bad,
        Some(Stance::Sceptical) => Role::Watch,
        Some(Stance::Neutral) => Role::Text,
        Some(Stance::Supporter | Stance::Champion) => Role::Good,
        None => Role::Unknown,
    }
}

/// Days since the latest two-way touch, with `!` once they are more than the tier allows; in words if there never was one.
#[must_use]
pub fn touch(organisation: &Organisation, member: &Member, look: &Look) -> (String, Role) {
    let silence = organisation.silence(member.person);
    let days = silence.last_touch.map_or_else(|| look.strings.chain_never(), |_| look.strings.accounts_days(silence.age_days));
    match silence.light {
        Light::Red => (format!("{days}!"), Role::Bad),
        Light::Yellow => (format!("{days} "), Role::Watch),
        Light::Green => (format!("{days} "), Role::Text),
    }
}

/// The influence of a person; `?` if it is not known.
#[must_use]
pub fn influence(member: &Member, look: &Look) -> (String, Role) {
    match member.influence {
        Some(influence) => (influence.to_string(), Role::Text),
        None => (look.strings.chain_unknown(), Role::Unknown),
    }
}
