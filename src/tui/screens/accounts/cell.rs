//! What stands in a cell of the list.

use chrono::NaiveDate;

use crate::domain::{Coded, Currency, Tenths};
use crate::i18n::label;
use crate::portfolio::{Account, Column, causes_in_words};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::tui::shown::{band_mark, short_amount, signed, tier_letter, weeks_line};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Look};

fn plain<'t>(text: impl Into<std::borrow::Cow<'t, str>>) -> Cell<'t> {
    Cell::new(text, Role::Text)
}

fn change(change: Tenths) -> Cell<'static> {
    let role = match change.0 {
        0 => Role::Dim,
        1.. => Role::Good,
        _ => Role::Bad,
    };
    Cell::new(signed(change), role)
}

fn health(account: &Account<'_>, look: &Look) -> Cell<'static> {
    if !account.is_computed() {
        return Cell::new(look.strings.accounts_rating(), Role::Unknown).reaching();
    }
    let (mark, role) = band_mark(account.band());
    let text = match account.score() {
        Some(score) => format!("{mark}{score:>6}"),
        None => format!("{mark} {}", look.strings.accounts_unrated(account.coverage())),
    };
    Cell::new(text, role).reaching()
}

fn touch(account: &Account<'_>, look: &Look) -> Cell<'static> {
    let days = look.as_of.age_days(account.silent_since());
    let (mark, role) = match account.light() {
        Light::Red => ("!", Role::Bad),
        Light::Yellow => (" ", Role::Watch),
        Light::Green => (" ", Role::Text),
    };
    let text = if account.ever_touched() { look.strings.accounts_days(days) } else { look.strings.accounts_never() };
    Cell::new(format!("{text}{mark}"), role)
}

fn renewal(day: Option<NaiveDate>, look: &Look) -> Cell<'static> {
    let Some(day) = day else { return Cell::new("- ", Role::Dim) };
    let days = -look.as_of.age_days(day);
    let (mark, role) = match days {
        ..0 => ("!", Role::Bad),
        0..=90 => (" ", Role::Text),
        _ => (" ", Role::Dim),
    };
    Cell::new(format!("{}{mark}", look.strings.accounts_days(days)), role)
}

/// The cell of an account in a column, as it may be shown.
pub(super) fn cell<'a>(account: &Account<'a>, column: Column, currency: Currency, look: &Look) -> Cell<'a> {
    let strings = &look.strings;
    match column {
        // Not computed yet: what would be a value of its own is not claimed.
        Column::Tier if !account.is_computed() && account.tier_basis() != TierBasis::Set => Cell::new("?", Role::Unknown),
        Column::Touch | Column::Renewal | Column::Coverage if !account.is_computed() => plain(""),
        Column::Tier => {
            let role = if account.tier_basis() == TierBasis::Set { Role::Strong } else { Role::Text };
            Cell::new(tier_letter(account.tier(), account.tier_basis()), role)
        }
        Column::Account => plain(look.private(account.shown_name())),
        Column::Health => health(account, look),
        Column::Change => account.change().map_or_else(|| plain(""), change),
        Column::Why => plain(causes_in_words(account.causes(), strings)),
        Column::Touch => touch(account, look),
        Column::Renewal => renewal(account.renews_on(), look),
        Column::Weeks => Cell::new(weeks_line(&account.weeks(), look), Role::Dim),
        Column::Revenue => {
            plain(account.revenue().map(|minor| look.private(&short_amount(minor, currency, look)).into_owned()).unwrap_or_default())
        }
        Column::Overdue if account.overdue() > 0 => {
            Cell::new(look.private(&short_amount(account.overdue(), currency, look)).into_owned(), Role::Bad)
        }
        Column::Overdue => plain(""),
        Column::Suggested => plain(account.suggested().map(|tier| tier.code()).unwrap_or_default()),
        Column::Stage => plain(account.lifecycle().map(|stage| label(stage, strings)).unwrap_or_default()),
        Column::Kind => plain(label(account.kind(), strings)),
        Column::Sensitivity => plain(label(account.sensitivity(), strings)),
        Column::Coverage => plain(format!("{}%", account.coverage())),
        Column::Tags => plain(account.tags().collect::<Vec<_>>().join(&strings.portfolio_and())),
        Column::Owner | Column::Parent => plain(look.private(account.text(column))),
        Column::City | Column::Region | Column::Industry => plain(account.text(column)),
        Column::CreditCode => plain(look.private(account.credit_code())),
        Column::Name => plain(look.private(account.name())),
        Column::Alerts => match account.open_alerts() {
            None => Cell::new("?", Role::Unknown),
            Some(0) => plain(""),
            Some(open) => Cell::new(open.to_string(), Role::Bad),
        },
    }
}
