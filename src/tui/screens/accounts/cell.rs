//! What stands in a cell of the list.

use chrono::NaiveDate;

use crate::domain::account::Tier;
use crate::domain::health::Band;
use crate::domain::{Coded, Currency, Tenths};
use crate::i18n::{Language, label};
use crate::portfolio::{Account, Column, causes_in_words};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Look};

fn plain<'t>(text: impl Into<std::borrow::Cow<'t, str>>) -> Cell<'t> {
    Cell::new(text, Role::Text)
}

/// How a band shows itself without colour: at risk `!`, watch `~`, healthy blank, not rated `?`.
pub(super) const fn band_mark(band: Band) -> (&'static str, Role) {
    match band {
        Band::AtRisk => ("!", Role::Bad),
        Band::Watch => ("~", Role::Watch),
        Band::Healthy => (" ", Role::Good),
        Band::NotRated => ("?", Role::Unknown),
    }
}

/// A capital for a tier that somebody decided, a small letter for one that is suggested, with `?` for one that is assumed.
pub(super) fn tier_letter(tier: Tier, basis: TierBasis) -> String {
    match basis {
        TierBasis::Set => tier.code().to_owned(),
        TierBasis::Suggested => tier.code().to_lowercase(),
        TierBasis::Assumed => format!("{}?", tier.code().to_lowercase()),
    }
}

/// Signed, as changes are.
fn signed(change: Tenths) -> Cell<'static> {
    match change.0 {
        0 => Cell::new("0.0", Role::Dim),
        more if more > 0 => Cell::new(format!("+{change}"), Role::Good),
        _ => Cell::new(change.to_string(), Role::Bad),
    }
}

/// Eight scores as a line of steps; a week without a score is a blank.
pub(super) fn weeks_line(weeks: &[Option<Tenths>; 8], look: &Look) -> String {
    let steps = look.glyphs.steps;
    let step = |score: Tenths| {
        let place = usize::try_from(score.0.clamp(0, 999)).unwrap_or(0) * steps.len() / 1000;
        steps.get(place).copied().unwrap_or(" ")
    };
    weeks.iter().map(|score| score.map_or(" ", step)).collect()
}

/// An amount in few cells: in 万 and 亿 in Chinese, in thousands and millions elsewhere, floored.
pub(super) fn short_amount(minor: i64, currency: Currency, look: &Look) -> String {
    let whole = minor / 10i64.pow(currency.decimals());
    let magnitude = whole.unsigned_abs();
    let sign = if whole < 0 { "-" } else { "" };
    let units: [(u64, &str); 2] =
        if look.language == Language::ZhCN { [(100_000_000, "亿"), (10_000, "万")] } else { [(1_000_000, "M"), (1000, "k")] };
    for (unit, name) in units {
        if magnitude >= unit {
            let tenths = magnitude / (unit / 10);
            return match (tenths / 10, tenths % 10) {
                (whole, _) if whole >= 100 => format!("{sign}{whole}{name}"),
                (whole, 0) => format!("{sign}{whole}{name}"),
                (whole, tenth) => format!("{sign}{whole}.{tenth}{name}"),
            };
        }
    }
    format!("{sign}{magnitude}")
}

fn health(account: &Account<'_>, look: &Look) -> Cell<'static> {
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
        Column::Tier => {
            let role = if account.tier_basis() == TierBasis::Set { Role::Strong } else { Role::Text };
            Cell::new(tier_letter(account.tier(), account.tier_basis()), role)
        }
        Column::Account => plain(look.private(account.shown_name())),
        Column::Health => health(account, look),
        Column::Change => account.change().map_or_else(|| plain(""), signed),
        Column::Why => plain(causes_in_words(account.causes(), strings)),
        Column::Touch => touch(account, look),
        Column::Renewal => renewal(account.renews_on(), look),
        Column::Weeks => Cell::new(weeks_line(&account.weeks(), look), Role::Accent),
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
    }
}
