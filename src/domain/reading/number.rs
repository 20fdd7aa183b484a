//! Exact decimal numbers, with the separators that different countries use.

use super::scan::Scan;
use super::{Problem, Reading, ReadingError};

codes! {
    /// Which sign stands before the decimals.
    pub enum DecimalMark {
        /// `1,200.50`, as in China and English-speaking countries.
        Point = "point",
        /// `1.200,50`, as in most of Europe.
        Comma = "comma",
    }
}

/// An exact decimal number: `units / 10^scale`.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    units: i128,
    scale: u32,
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.trimmed(), other.trimmed());
        (a.units, a.scale) == (b.units, b.scale)
    }
}

impl Eq for Decimal {}

/// More digits than any amount has; keeps all arithmetic inside 128 bits.
const MOST_DIGITS: usize = 24;

impl Decimal {
    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self { units: value as i128, scale: 0 }
    }

    /// The number a spreadsheet shows for a floating-point cell: its 15 significant digits.
    #[must_use]
    pub fn from_cell(value: f64) -> Option<Self> {
        if !value.is_finite() || value.abs() >= 1e21 {
            return None;
        }
        let text = format!("{value:.14e}");
        let (mantissa, exponent) = text.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let units: i128 = mantissa.replace('.', "").parse().ok()?;
        let scale = 14 - exponent;
        if scale <= 0 {
            return Some(Self { units: units.checked_mul(10i128.checked_pow(scale.unsigned_abs())?)?, scale: 0 });
        }
        let number = Self { units, scale: scale.unsigned_abs() }.trimmed();
        (number.scale <= 30).then_some(number).or(Some(Self { units: 0, scale: 0 }))
    }

    fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.units % 10 == 0 {
            self.units /= 10;
            self.scale -= 1;
        }
        self
    }

    /// Times a power of ten, from 10^0 up.
    #[must_use]
    pub fn shifted(self, power: u32) -> Option<Self> {
        let from_scale = power.min(self.scale);
        let units = self.units.checked_mul(10i128.checked_pow(power - from_scale)?)?;
        Some(Self { units, scale: self.scale - from_scale })
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let raised = |number: Self| number.units.checked_mul(10i128.checked_pow(scale - number.scale)?);
        Some(Self { units: raised(self)?.checked_add(raised(other)?)?, scale })
    }

    /// With the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { units: -self.units, scale: self.scale }
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.units < 0
    }

    /// The whole number of `10^-decimals` units, half away from zero; `None` when it does not fit 64 bits.
    #[must_use]
    pub fn to_units(self, decimals: u32) -> Option<i64> {
        let Some(excess) = self.scale.checked_sub(decimals) else {
            let raised = self.units.checked_mul(10i128.checked_pow(decimals - self.scale)?)?;
            return raised.try_into().ok();
        };
        let divisor = 10i128.checked_pow(excess)?;
        let (quotient, remainder) = (self.units / divisor, self.units % divisor);
        let away = if remainder.abs() * 2 >= divisor { self.units.signum() } else { 0 };
        (quotient + away).try_into().ok()
    }

    /// The number, if it is whole and fits.
    #[must_use]
    pub fn to_whole(self) -> Option<i64> {
        let number = self.trimmed();
        if number.scale == 0 { number.units.try_into().ok() } else { None }
    }
}

/// Reads a number that is the whole text.
///
/// # Errors
/// [`ReadingError`] at the character that does not belong to a number.
pub fn number(text: &str) -> Result<Reading<DecimalMark, Decimal>, ReadingError> {
    let mut scan = Scan::new(text);
    if scan.done() {
        return Err(Problem::Empty.at(0));
    }
    let negative = sign(&mut scan);
    let read = unsigned(&mut scan)?;
    scan.blanks();
    if !scan.done() {
        return Err(Problem::Unexpected.at(scan.at));
    }
    read.map(|value| Some(if negative { value.negated() } else { value })).ok_or(Problem::TooLarge.at(0))
}

/// Steps over a sign; whether it was a minus.
pub(super) fn sign(scan: &mut Scan) -> bool {
    let negative = scan.one_of(&['-', '+']) == Some('-');
    scan.blanks();
    negative
}

/// Reads digits with their separators from where the cursor stands.
pub(super) fn unsigned(scan: &mut Scan) -> Result<Reading<DecimalMark, Decimal>, ReadingError> {
    let start = scan.at;
    let mut run: Vec<char> = Vec::new();
    while let Some(c) = scan.peek() {
        let blank_inside = c == ' ' && run.last().is_some_and(char::is_ascii_digit) && three_digits_follow(scan);
        if !(c.is_ascii_digit() || matches!(c, ',' | '.' | '\'') || blank_inside) {
            break;
        }
        run.push(c);
        scan.at += 1;
    }
    if !run.iter().any(char::is_ascii_digit) {
        return Err(Problem::NotANumber.at(start));
    }
    if scan.peek() == Some('e') && scan.ahead(1).is_some_and(|c| c == '+' || c == '-' || c.is_ascii_digit()) {
        return Err(Problem::DigitsLost.at(scan.at));
    }
    if run.iter().filter(|c| c.is_ascii_digit()).count() > MOST_DIGITS {
        return Err(Problem::TooLarge.at(start));
    }
    if run.iter().all(char::is_ascii_digit) {
        return interpreted(&run, '.', ',').map(Reading::Plain).ok_or(Problem::NotANumber.at(start));
    }
    let (point, comma) = (interpreted(&run, '.', ','), interpreted(&run, ',', '.'));
    let usual = match (point, comma) {
        (None, None) => return Err(Problem::NotANumber.at(start)),
        // "1,200": a thousands separator wherever this program is used, unless the column says otherwise.
        (Some(value), Some(_)) if run.contains(&',') => Some(value),
        (Some(value), None) | (None, Some(value)) => Some(value),
        (Some(_), Some(_)) => None,
    };
    Ok(Reading::By {
        usual,
        readings: [point.map(|value| (DecimalMark::Point, value)), comma.map(|value| (DecimalMark::Comma, value)), None],
    })
}

fn three_digits_follow(scan: &Scan) -> bool {
    (1..=3).all(|by| scan.ahead(by).is_some_and(|c| c.is_ascii_digit())) && !scan.ahead(4).is_some_and(|c| c.is_ascii_digit())
}

/// The run under one convention. Groups hold three digits (or two, then three, as in India), the first one to three and no leading zero.
fn interpreted(run: &[char], mark: char, group: char) -> Option<Decimal> {
    let (whole, decimals) = match run.iter().position(|c| *c == mark) {
        Some(at) => (run.get(..at)?, run.get(at + 1..)?),
        None => (run, [].as_slice()),
    };
    if !decimals.iter().all(char::is_ascii_digit) {
        return None;
    }
    let separators: Vec<char> = whole.iter().copied().filter(|c| !c.is_ascii_digit()).collect();
    if let Some(first) = separators.first() {
        let allowed = [group, '\'', ' '].contains(first) && separators.iter().all(|c| c == first);
        let groups: Vec<&[char]> = whole.split(|c| c == first).collect();
        if !allowed || !grouped(&groups) {
            return None;
        }
    }
    let mut units = 0i128;
    for digit in whole.iter().chain(decimals).filter_map(|c| c.to_digit(10)) {
        units = units.checked_mul(10)?.checked_add(i128::from(digit))?;
    }
    Some(Decimal { units, scale: u32::try_from(decimals.len()).ok()? })
}

fn grouped(groups: &[&[char]]) -> bool {
    let Some(([first, middle @ ..], last)) = groups.split_last().map(|(last, rest)| (rest, last)) else { return false };
    let step = middle.first().map_or(3, |group| group.len());
    (1..=3).contains(&first.len())
        && first.first() != Some(&'0')
        && last.len() == 3
        && (2..=3).contains(&step)
        && middle.iter().all(|group| group.len() == step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> (Option<i64>, Option<i64>, Option<i64>) {
        let read = number(text).unwrap();
        let milli = |value: Option<Decimal>| value.and_then(|value| value.to_units(3));
        (milli(read.value()), milli(read.under(DecimalMark::Point)), milli(read.under(DecimalMark::Comma)))
    }

    #[test]
    fn separators_are_read_under_each_convention_and_only_a_lone_point_before_three_digits_is_asked() {
        assert_eq!(both("1200"), (Some(1_200_000), Some(1_200_000), Some(1_200_000)));
        assert_eq!(both("1,200.50"), (Some(1_200_500), Some(1_200_500), None));
        assert_eq!(both("1.200,50"), (Some(1_200_500), None, Some(1_200_500)));
        assert_eq!(both("1.200"), (None, Some(1_200), Some(1_200_000)));
        assert_eq!(both("1,200"), (Some(1_200_000), Some(1_200_000), Some(1_200)));
        assert_eq!(both("1.200.000"), (Some(1_200_000_000), None, Some(1_200_000_000)));
        assert_eq!(both("3,5"), (Some(3_500), None, Some(3_500)));
        assert_eq!(both("0.125"), (Some(125), Some(125), None));
        assert_eq!(both("1 200 300,5"), (Some(1_200_300_500), None, Some(1_200_300_500)));
        assert_eq!(both("1'200.5"), (Some(1_200_500), Some(1_200_500), None));
        assert_eq!(both("12,34,567.5"), (Some(1_234_567_500), Some(1_234_567_500), None));
        assert_eq!(both("－１２．５"), (Some(-12_500), Some(-12_500), None));
    }

    #[test]
    fn what_is_no_number_is_named_with_its_place() {
        for (text, problem, at) in [
            ("  ", Problem::Empty, 0),
            ("abc", Problem::NotANumber, 0),
            ("12abc", Problem::Unexpected, 2),
            ("1,20,0", Problem::NotANumber, 0),
            ("1.38E+10", Problem::DigitsLost, 4),
            ("1234567890123456789012345", Problem::TooLarge, 0),
        ] {
            assert_eq!(number(text), Err(problem.at(at)), "{text}");
        }
    }

    #[test]
    fn a_floating_point_cell_is_the_number_that_the_spreadsheet_shows() {
        let hundredths = |value| Decimal::from_cell(value).and_then(|number| number.to_units(2));
        assert_eq!(hundredths(0.1 + 0.2), Some(30));
        assert_eq!(hundredths(1200.505), Some(120_051));
        assert_eq!(hundredths(-2.675), Some(-268));
        assert_eq!(hundredths(1e-40), Some(0));
        assert_eq!(hundredths(13_800_138_000.0), Some(1_380_013_800_000));
        assert_eq!(Decimal::from_cell(f64::NAN), None);
        assert_eq!(Decimal::from_cell(1e300), None);
    }
}
