//! How values of an account are shown in few cells, alike on every screen.

use crate::domain::account::Tier;
use crate::domain::health::Band;
use crate::domain::{Coded, Currency, Tenths};
use crate::i18n::{Language, figure};
use crate::scoring::kpi::KpiValue;
use crate::scoring::tiering::TierBasis;
use crate::tui::theme::Role;
use crate::tui::widgets::Look;

/// How a band shows itself without colour: at risk `!`, watch `~`, healthy blank, not rated `?`.
#[must_use]
pub const fn band_mark(band: Band) -> (&'static str, Role) {
    match band {
        Band::AtRisk => ("!", Role::Bad),
        Band::Watch => ("~", Role::Watch),
        Band::Healthy => (" ", Role::Good),
        Band::NotRated => ("?", Role::Unknown),
    }
}

/// A capital for a tier that somebody decided, a small letter for one that is suggested, with `?` for one that is assumed.
#[must_use]
pub fn tier_letter(tier: Tier, basis: TierBasis) -> String {
    match basis {
        TierBasis::Set => tier.code().to_owned(),
        TierBasis::Suggested => tier.code().to_lowercase(),
        TierBasis::Assumed => format!("{}?", tier.code().to_lowercase()),
    }
}

/// Eight scores as a line of steps from 0 to 100; a week without a score is a blank.
#[must_use]
pub fn weeks_line(weeks: &[Option<Tenths>; 8], look: &Look) -> String {
    let steps = look.glyphs.steps;
    let step = |score: Tenths| {
        let place = usize::try_from(score.0.clamp(0, 999)).unwrap_or(0) * steps.len() / 1000;
        steps.get(place).copied().unwrap_or(" ")
    };
    weeks.iter().map(|score| score.map_or(" ", step)).collect()
}

/// A change with its sign.
#[must_use]
pub fn signed(change: Tenths) -> String {
    if change.0 > 0 { format!("+{change}") } else { change.to_string() }
}

/// An amount in few cells: in 万 and 亿 in Chinese, in thousands and millions elsewhere, floored.
#[must_use]
pub fn short_amount(minor: i64, currency: Currency, look: &Look) -> String {
    let whole = minor / 10i64.pow(currency.decimals());
    let magnitude = whole.unsigned_abs();
    let sign = if whole < 0 { "-" } else { "" };
    let units: [(u64, &str); 2] =
        if look.language == Language::ZhCN { [(100_000_000, "亿"), (10_000, "万")] } else { [(1_000_000, "M"), (1000, "k")] };
    for (unit, name) in units {
        if magnitude >= unit {
            let tenths = magnitude / (unit / 10);
            return match (tenths / 10, tenths % 10) {
                (whole, tenth) if whole >= 100 || tenth == 0 => format!("{sign}{whole}{name}"),
                (whole, tenth) => format!("{sign}{whole}.{tenth}{name}"),
            };
        }
    }
    format!("{sign}{magnitude}")
}

/// A key figure in few cells; money is hidden under the veil.
#[must_use]
pub fn figure_value(value: Option<KpiValue>, look: &Look) -> String {
    match value {
        Some(KpiValue::Money(money)) => {
            let shown = format!("{} {}", short_amount(money.minor, money.currency, look), money.currency);
            look.private(&shown).into_owned()
        }
        other => figure::value(other, &look.strings),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::look_for_tests;

    #[test]
    fn amounts_take_few_cells() {
        let look = look_for_tests();
        let cny = Currency::CNY;
        for (minor, shown) in [
            (0, "0"),
            (99_999, "999"),
            (100_000, "1k"),
            (123_456_700, "1.2M"),
            (-150_000, "-1.5k"),
            (12_345_678_900, "123M"),
            (i64::MIN, "-92233720368M"),
        ] {
            assert_eq!(short_amount(minor, cny, &look), shown, "{minor}");
        }
        let chinese = Look { language: Language::ZhCN, ..look };
        assert_eq!(short_amount(120_000_000, cny, &chinese), "120万");
        assert_eq!(short_amount(1_234_567_800_000, cny, &chinese), "123亿");
        assert_eq!(short_amount(5000, Currency::new("JPY").unwrap(), &chinese), "5000");
    }

    #[test]
    fn weeks_are_steps_from_nothing_to_a_hundred() {
        let look = look_for_tests();
        let weeks = [None, Some(Tenths(0)), Some(Tenths(500)), Some(Tenths(1000)), None, None, None, Some(Tenths(999))];
        assert_eq!(weeks_line(&weeks, &look), " ▁▅█   █");
    }
}
