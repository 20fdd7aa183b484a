//! Exchange rates that the user entered, and sums across currencies (domain rule 5).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::money::{Currency, Money};

/// A hundred millionth: the unit of a rate.
const UNIT: i128 = 100_000_000;

/// What one unit of a currency is worth in another, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// One unit of this ...
    pub currency: Currency,
    /// ... is so many of that.
    pub into: Currency,
    /// Times 100,000,000.
    pub rate_e8: i64,
    /// From this day on.
    pub on: NaiveDate,
}

impl Rate {
    /// How many units of the other currency one unit is worth, as a plain decimal number such as `7.1`.
    #[must_use]
    pub fn decimal(&self) -> String {
        decimal(self.rate_e8)
    }
}

/// A rate in hundred millionths as a plain decimal number.
#[must_use]
pub fn decimal(rate_e8: i64) -> String {
    let unit = UNIT.unsigned_abs() as u64;
    let (sign, magnitude) = (if rate_e8 < 0 { "-" } else { "" }, rate_e8.unsigned_abs());
    let text = format!("{sign}{}.{:08}", magnitude / unit, magnitude % unit);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// All rates entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Rates(pub Vec<Rate>);

/// A sum in one currency, and what could not be converted into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// What had a rate.
    pub total: Money,
    /// What had none, one amount a currency, in the order of the codes. It belongs beside the total wherever that is shown.
    pub left_out: Vec<Money>,
}

impl Rates {
    /// An amount in another currency at the latest rate up to a day, to the nearest minor unit, halves away from zero. `None` without a rate.
    #[must_use]
    pub fn convert(&self, money: Money, into: Currency, on: NaiveDate) -> Option<Money> {
        if money.currency == into {
            return Some(money);
        }
        let fits = |rate: &&Rate| rate.currency == money.currency && rate.into == into && rate.on <= on && rate.rate_e8 > 0;
        let rate = self.0.iter().filter(fits).max_by_key(|rate| rate.on)?;
        let scale = |currency: Currency| 10i128.pow(currency.decimals());
        let numerator = i128::from(money.minor) * i128::from(rate.rate_e8) * scale(into);
        let denominator = UNIT * scale(money.currency);
        let nearest = (numerator.abs() * 2 + denominator) / (denominator * 2) * numerator.signum();
        i64::try_from(nearest).ok().map(|minor| Money::new(minor, into))
    }

    /// The latest rate of each pair of currencies up to a day, in the order of their codes.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> Vec<Rate> {
        let mut latest: BTreeMap<(Currency, Currency), Rate> = BTreeMap::new();
        for rate in self.0.iter().filter(|rate| rate.on <= on) {
            let known = latest.entry((rate.currency, rate.into)).or_insert(*rate);
            if known.on <= rate.on {
                *known = *rate;
            }
        }
        latest.into_values().collect()
    }

    /// The sum of amounts, each with the day whose rate counts.
    #[must_use]
    pub fn sum(&self, amounts: impl IntoIterator<Item = (Money, NaiveDate)>, into: Currency) -> Sum {
        let mut total: i64 = 0;
        let mut left_out: Vec<Money> = Vec::new();
        for (money, on) in amounts {
            if let Some(converted) = self.convert(money, into, on) {
                total = total.saturating_add(converted.minor);
            } else if let Some(known) = left_out.iter_mut().find(|known| known.currency == money.currency) {
                known.minor = known.minor.saturating_add(money.minor);
            } else {
                left_out.push(money);
            }
        }
        left_out.sort_by_key(|money| money.currency);
        Sum { total: Money::new(total, into), left_out }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> Rates {
        serde_json::from_str(
            r#"[{"currency": "USD", "into": "CNY", "rate_e8": 710000000, "on": "2026-01-01"},
                {"currency": "USD", "into": "CNY", "rate_e8": 705000000, "on": "2026-07-01"},
                {"currency": "JPY", "into": "CNY", "rate_e8": 4650000, "on": "2026-01-01"}]"#,
        )
        .unwrap()
    }

    #[test]
    fn the_latest_rate_up_to_the_day_converts_with_the_decimals_of_both() {
        let usd = Currency::new("USD").unwrap();
        let jpy = Currency::new("JPY").unwrap();
        let day = |text: &str| text.parse().unwrap();
        let convert = |minor, from, on| rates().convert(Money::new(minor, from), Currency::CNY, day(on)).map(|money| money.minor);
        assert_eq!(convert(1000, usd, "2026-06-30"), Some(7100));
        assert_eq!(convert(1000, usd, "2026-07-01"), Some(7050));
        assert_eq!(convert(1000, usd, "2025-12-31"), None);
        // 1000 yen are 46.50 yuan.
        assert_eq!(convert(1000, jpy, "2026-06-30"), Some(4650));
        // 1 cent x 7.05 = 7.05 fen; -1 cent likewise.
        assert_eq!((convert(10, usd, "2026-07-01"), convert(-10, usd, "2026-07-01")), (Some(71), Some(-71)));
    }

    #[test]
    fn the_rates_in_force_are_the_latest_of_each_pair() {
        let told = |on: &str| -> Vec<String> {
            let rates = rates().in_force(on.parse().unwrap());
            rates.iter().map(|rate| format!("{} {} {} {}", rate.currency, rate.into, rate.decimal(), rate.on)).collect()
        };
        assert_eq!(told("2026-12-31"), ["JPY CNY 0.0465 2026-01-01", "USD CNY 7.05 2026-07-01"]);
        assert_eq!(told("2026-06-30"), ["JPY CNY 0.0465 2026-01-01", "USD CNY 7.1 2026-01-01"]);
        assert!(told("2025-12-31").is_empty());
        assert_eq!((decimal(700_000_000), decimal(1), decimal(-1)), ("7".into(), "0.00000001".into(), "-0.00000001".into()));
    }

    #[test]
    fn what_has_no_rate_is_named_beside_the_sum() {
        let on: NaiveDate = "2026-07-01".parse().unwrap();
        let money = |minor, code: &str| (Money::new(minor, Currency::new(code).unwrap()), on);
        let sum = rates().sum([money(100, "CNY"), money(100, "USD"), money(5, "EUR"), money(7, "EUR"), money(1, "AUD")], Currency::CNY);
        assert_eq!(sum.total.minor, 805);
        assert_eq!(sum.left_out, [money(1, "AUD").0, money(12, "EUR").0]);
    }
}
