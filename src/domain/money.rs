//! Money: integer minor units with a currency.

use std::fmt;

/// An ISO 4217 currency code: three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Not a currency code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a currency code; write three letters such as CNY or USD")]
pub struct NotACurrency(pub String);

impl Currency {
    /// The renminbi yuan.
    pub const CNY: Self = Self(*b"CNY");

    /// From a code in either case.
    ///
    /// # Errors
    /// [`NotACurrency`] unless it is three ASCII letters.
    pub fn new(code: &str) -> Result<Self, NotACurrency> {
        match code.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_alphabetic) => Ok(Self([a, b, c].map(|letter| letter.to_ascii_uppercase()))),
            _ => Err(NotACurrency(code.to_owned())),
        }
    }

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals an amount has (ISO 4217): 0 for JPY and KRW, 3 for KWD and its like, else 2.
    #[must_use]
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"UGX" | b"XAF" | b"XOF" | b"XPF" | b"PYG" => 0,
            b"KWD" | b"BHD" | b"OMR" | b"JOD" | b"TND" | b"IQD" | b"LYD" => 3,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in minor units (fen, cents) of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units; negative for what flows back.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

impl Money {
    /// An amount in minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// From a plain decimal number as [`Money::amount`] writes it; `None` for anything else, also for more decimals than the currency has.
    #[must_use]
    pub fn exact(amount: &str, currency: Currency) -> Option<Self> {
        let (negative, digits) = amount.strip_prefix('-').map_or((false, amount), |digits| (true, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let decimals = currency.decimals() as usize;
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || !plain(whole)
            || !plain(fraction)
            || fraction.len() > decimals
            || (digits.contains('.') && fraction.is_empty())
        {
            return None;
        }
        let magnitude: i64 = format!("{whole}{fraction:0<decimals$}").parse().ok()?;
        Some(Self::new(if negative { -magnitude } else { magnitude }, currency))
    }

    /// The plain decimal number without separators, such as `1234.56`.
    #[must_use]
    pub fn amount(self) -> String {
        let decimals = self.currency.decimals();
        let scale = 10u64.pow(decimals);
        let (sign, magnitude) = (if self.minor < 0 { "-" } else { "" }, self.minor.unsigned_abs());
        if decimals == 0 {
            return format!("{sign}{magnitude}");
        }
        format!("{sign}{}.{:0width$}", magnitude / scale, magnitude % scale, width = decimals as usize)
    }
}

/// `{"amount": "1234.56", "currency": "CNY"}`.
impl serde::Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut shape = s.serialize_struct("Money", 2)?;
        shape.serialize_field("amount", &self.amount())?;
        shape.serialize_field("currency", self.currency.code())?;
        shape.end()
    }
}

/// The code.
impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// A code in either case.
impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let code = String::deserialize(d)?;
        Self::new(&code).map_err(serde::de::Error::custom)
    }
}

/// The shape that it serializes to.
impl<'de> serde::Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Shape {
            amount: String,
            currency: Currency,
        }
        let Shape { amount, currency } = Shape::deserialize(d)?;
        Self::exact(&amount, currency).ok_or_else(|| serde::de::Error::custom(format_args!("{amount:?} is not an amount in {currency}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_reads_back_exactly_or_not_at_all() {
        for (minor, currency) in [(123_456, "CNY"), (-5, "USD"), (1200, "JPY"), (1200, "KWD"), (0, "EUR"), (i64::MAX, "CNY")] {
            let money = Money::new(minor, Currency::new(currency).unwrap());
            assert_eq!(Money::exact(&money.amount(), money.currency), Some(money));
            let json = serde_json::to_string(&money).unwrap();
            assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
        }
        assert_eq!(Money::exact("12.5", Currency::CNY), Some(Money::new(1250, Currency::CNY)));
        for wrong in ["", "-", "1.", ".5", "1.234", "1,000", "+1", "1e3", "一", "9223372036854775808", "1.2.3", "--1"] {
            assert_eq!(Money::exact(wrong, Currency::CNY), None, "{wrong}");
        }
    }

    #[test]
    fn amounts_follow_the_currencys_decimals() {
        for (minor, code, shown) in
            [(123_456, "cny", "1234.56"), (-5, "USD", "-0.05"), (1200, "JPY", "1200"), (1200, "KWD", "1.200"), (0, "EUR", "0.00")]
        {
            assert_eq!(Money::new(minor, Currency::new(code).unwrap()).amount(), shown);
        }
        assert!(Currency::new("RMB1").is_err() && Currency::new("元").is_err());
    }
}
