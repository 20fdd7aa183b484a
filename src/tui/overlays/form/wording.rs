//! How values are said back to the person who typed them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

use crate::domain::Money;
use crate::tui::widgets::Look;

/// A day with its weekday, and whether it is off or worked against the usual week.
pub(in crate::tui) fn day(day: NaiveDate, look: &Look) -> String {
    let weekday = self::weekday(day.weekday(), look);
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    match (look.calendar.is_working_day(day), weekend) {
        (true, true) => look.strings.form_day_made_up(day.to_string(), weekday),
        (false, false) => look.strings.form_day_off(day.to_string(), weekday),
        _ => look.strings.form_day(day.to_string(), weekday),
    }
}

/// A day as [`day`] says it, with the time of day.
pub(super) fn moment(at: NaiveDateTime, look: &Look) -> String {
    format!("{} {}", day(at.date(), look), at.format("%H:%M"))
}

/// A weekday in short.
pub(in crate::tui::overlays) fn weekday(weekday: Weekday, look: &Look) -> String {
    look.strings.form_weekday(weekday.to_string().to_lowercase())
}

/// An amount with separators and its currency.
pub(super) fn money(money: Money) -> String {
    let amount = money.amount();
    let (sign, digits) = amount.strip_prefix('-').map_or(("", amount.as_str()), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let decimals = decimals.map(|decimals| format!(".{decimals}")).unwrap_or_default();
    format!("{sign}{grouped}{decimals} {}", money.currency)
}
