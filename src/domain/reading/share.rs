//! Shares: `85%`, `85`, `0.85`, `８５％`.

use super::number::{Decimal, DecimalMark, sign, unsigned};
use super::scan::Scan;
use super::{Problem, Reading, ReadingError};
use std::fmt;

codes! {
    /// What a bare number in a column of shares means.
    pub enum ShareStyle {
        /// `85` is 85 %; `1` is 1 %.
        Percent = "percent",
        /// `0.85` is 85 %; `1` is 100 %.
        Share = "share",
    }
}

/// A share of a whole in hundredths of a percent: 0 to 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u16);

impl Share {
    /// From hundredths of a percent; `None` above 10,000.
    #[must_use]
    pub fn from_basis_points(points: i64) -> Option<Self> {
        u16::try_from(points).ok().filter(|points| *points <= 10_000).map(Self)
    }

    /// Hundredths of a percent.
    #[must_use]
    pub const fn basis_points(self) -> i64 {
        self.0 as i64
    }
}

/// `85%`, `85.5%`, `0.05%`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        write!(f, "{}%", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// Reads a share that is the whole text.
///
/// # Errors
/// [`ReadingError`]; below 0 and above 100 % is refused.
pub fn share(text: &str) -> Result<Reading<ShareStyle, Share>, ReadingError> {
    let mut scan = Scan::new(text);
    if scan.done() {
        return Err(Problem::Empty.at(0));
    }
    let start = scan.at;
    if sign(&mut scan) {
        return Err(Problem::Negative.at(start));
    }
    let read = unsigned(&mut scan)?;
    let value = read.under(DecimalMark::Point).or_else(|| read.value()).ok_or(Problem::NotANumber.at(start))?;
    scan.blanks();
    let percent = scan.one_of(&['%']).is_some();
    if !scan.done() {
        return Err(Problem::Unexpected.at(scan.at));
    }
    share_of(value, percent).map_err(|problem| problem.at(start))
}

/// A number as a share: marked with a percent sign (or shown as a percentage by the spreadsheet, then given times 100), or bare.
///
/// # Errors
/// [`Problem::Negative`] or [`Problem::OutOfRange`].
pub fn share_of(value: Decimal, percent: bool) -> Result<Reading<ShareStyle, Share>, Problem> {
    const BEYOND: Problem = Problem::OutOfRange { low: 0, high: 100 };
    if value.is_negative() {
        return Err(Problem::Negative);
    }
    let as_percent = value.to_units(2).and_then(Share::from_basis_points);
    if percent {
        return as_percent.map(Reading::Plain).ok_or(BEYOND);
    }
    let as_share = value.to_units(4).and_then(Share::from_basis_points);
    let by = |style, value: Option<Share>| value.map(|value| (style, value));
    let usual = match (as_percent, as_share) {
        (None, _) => return Err(BEYOND),
        (percent, None) => percent,
        // A bare 1 is 1 % as often as it is 100 %; any other fraction is a share.
        (percent, Some(Share(10_000))) if percent != Some(Share(10_000)) => None,
        (_, share) => share,
    };
    Ok(Reading::By { usual, readings: [by(ShareStyle::Percent, as_percent), by(ShareStyle::Share, as_share), None] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_as_percent_or_as_fraction_and_a_bare_one_is_asked() {
        for (text, usual) in [
            ("85%", Some("85%")),
            ("８５．５％", Some("85.5%")),
            ("85", Some("85%")),
            ("0.85", Some("85%")),
            ("0,85", Some("85%")),
            ("1%", Some("1%")),
            ("0", Some("0%")),
            ("100", Some("100%")),
            ("1.5", Some("1.5%")),
            ("1", None),
            ("1.0", None),
        ] {
            assert_eq!(share(text).unwrap().value().map(|share| share.to_string()).as_deref(), usual, "{text}");
        }
        let one = share("1").unwrap();
        assert_eq!(
            one.choices().map(|(style, share)| (style, share.basis_points())).collect::<Vec<_>>(),
            [(ShareStyle::Percent, 100), (ShareStyle::Share, 10_000)]
        );
        assert_eq!(share("0.85").unwrap().under(ShareStyle::Percent), Share::from_basis_points(85));
    }

    #[test]
    fn more_than_the_whole_and_less_than_nothing_are_refused() {
        for (text, problem) in [
            ("101", Problem::OutOfRange { low: 0, high: 100 }),
            ("120%", Problem::OutOfRange { low: 0, high: 100 }),
            ("-5%", Problem::Negative),
            ("", Problem::Empty),
            ("85%以上", Problem::Unexpected),
            ("高", Problem::NotANumber),
        ] {
            assert_eq!(share(text).map_err(|error| error.problem), Err(problem), "{text}");
        }
    }
}
