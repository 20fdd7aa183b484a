//! Scores in tenths: integers from 0 to 1000, shown as 0.0 to 100.0.

use std::fmt;

/// A score or a share of one, in tenths of a point. 60.0 is `Tenths(600)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tenths(pub i32);

impl Tenths {
    /// From whole points.
    #[must_use]
    pub const fn points(points: i32) -> Self {
        Self(points * 10)
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{}", magnitude / 10, magnitude % 10))
    }
}

/// A decimal string, as in `"61.0"`.
impl serde::Serialize for Tenths {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// A measure with two decimals, such as a balance of support. 0.03 is `Hundredths(3)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hundredths(pub i32);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100))
    }
}

/// A decimal string, as in `"-0.25"`.
impl serde::Serialize for Hundredths {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_one_decimal_and_the_sign() {
        for (tenths, shown) in [(610, "61.0"), (0, "0.0"), (1000, "100.0"), (-5, "-0.5"), (-140, "-14.0"), (7, "0.7")] {
            assert_eq!(Tenths(tenths).to_string(), shown);
        }
        assert_eq!(format!("{:>6}", Tenths(610)), "  61.0");
        for (hundredths, shown) in [(3, "0.03"), (-25, "-0.25"), (0, "0.00"), (-200, "-2.00"), (150, "1.50")] {
            assert_eq!(Hundredths(hundredths).to_string(), shown);
        }
    }
}
