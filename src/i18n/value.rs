//! Stored values as people read them.

use super::Strings;
use crate::domain::text::one_line;
use crate::domain::{Currency, Money, Zone};
use crate::store::Value;
use crate::store::catalog::Kind;

/// What the numbers of a row count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Units {
    /// The currency of its amounts, if it has any.
    pub currency: Option<Currency>,
    /// The time zone in which its instants are told.
    pub zone: Zone,
}

impl Units {
    /// Of a row without amounts.
    #[must_use]
    pub fn of_zone(zone: Zone) -> Self {
        Self { currency: None, zone }
    }
}

/// A value on one line: codes by their name, nothing as a word for it. Amounts come without their currency, which stands in
/// another column; one whose currency is unknown comes in minor units.
#[must_use]
pub fn shown(value: &Value, kind: Option<Kind>, units: Units, strings: &Strings) -> String {
    match (value, kind) {
        (Value::Null, _) => strings.value_none(),
        (Value::Bool(true), _) => strings.value_yes(),
        (Value::Bool(false), _) => strings.value_no(),
        (Value::Int(minor), Some(Kind::Amount)) => {
            units.currency.map_or_else(|| minor.to_string(), |currency| Money::new(*minor, currency).amount())
        }
        (Value::Int(number), _) => number.to_string(),
        (Value::Date(day), _) => day.to_string(),
        (Value::At(at), _) => at.with_timezone(&units.zone.0).format("%Y-%m-%d %H:%M").to_string(),
        (Value::Text(code), Some(kind @ Kind::Code(_))) => code_name(code, kind, strings),
        (Value::Text(text), _) => one_line(text).into_owned(),
    }
}

/// The name of a code of a column of this kind; the code itself if it has none.
#[must_use]
pub fn code_name(code: &str, kind: Kind, strings: &Strings) -> String {
    let name = match kind {
        Kind::Code(list) => super::label::code_name(list.what, code, strings),
        _ => None,
    };
    name.unwrap_or_else(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn codes_are_shown_by_their_name() {
        let strings = Language::ZhCN.load();
        let column = crate::store::Table::IntentStated.def().column("intent").unwrap();
        let units = Units::of_zone(Zone::default());
        assert_eq!(shown(&Value::Null, Some(column.kind), units, &strings), "-");
        assert_ne!(shown(&"offers".into(), Some(column.kind), units, &strings), "offers");
    }

    #[test]
    fn amounts_have_the_decimals_of_their_currency_and_instants_the_time_of_their_zone() {
        let strings = Language::En.load();
        let amount = |code: &str| {
            let units = Units { currency: Some(Currency::new(code).unwrap()), zone: Zone::default() };
            shown(&Value::Int(1200), Some(Kind::Amount), units, &strings)
        };
        assert_eq!((amount("JPY"), amount("CNY"), amount("KWD")), ("1200".to_owned(), "12.00".to_owned(), "1.200".to_owned()));
        let noon = Value::At("2026-11-21T04:00:00Z".parse().unwrap());
        let units = Units::of_zone(Zone::default());
        assert_eq!(shown(&noon, Some(Kind::Instant), units, &strings), "2026-11-21 12:00");
    }
}
