//! Scores, whole numbers, yes and no.

use super::number::{Decimal, sign, unsigned};
use super::scan::Scan;
use super::{Problem, ReadingError};

/// Words that may stand behind a count or a score and say nothing.
const COUNTERS: &[&str] = &["分", "个", "個", "次", "起", "件", "条", "條", "单", "單", "人", "points", "tickets", "pts"];

/// Reads a score from `low` to `high`, such as a 0-10 recommendation or a 1-5 judgement: `9`, `9分`, `9/10`.
///
/// # Errors
/// [`ReadingError`]; decimals and values outside the range are refused.
pub fn graded(text: &str, low: i64, high: i64) -> Result<i64, ReadingError> {
    let mut scan = Scan::new(text);
    let start = scan.at;
    let value = whole_here(&mut scan)?;
    if scan.one_of(&['/']).is_some() {
        let of = scan.at;
        if scan.digits().map(|(value, _)| i64::try_from(value)) != Some(Ok(high)) {
            return Err(Problem::OutOfRange { low, high }.at(of));
        }
    }
    finished(&mut scan)?;
    if (low..=high).contains(&value) { Ok(value) } else { Err(Problem::OutOfRange { low, high }.at(start)) }
}

/// Reads a whole number: `12`, `1,200`, `3起`, `2.0`.
///
/// # Errors
/// [`ReadingError`]; decimals other than zeros are refused.
pub fn whole(text: &str) -> Result<i64, ReadingError> {
    let mut scan = Scan::new(text);
    let value = whole_here(&mut scan)?;
    finished(&mut scan)?;
    Ok(value)
}

/// Reads yes or no: 是/否, 有/无, yes/no, true/false, y/n, 1/0, √/×.
///
/// # Errors
/// [`Problem::Empty`] or [`Problem::NotYesNo`].
pub fn yes_no(text: &str) -> Result<bool, ReadingError> {
    let scan = Scan::new(text);
    match scan.rest().as_str() {
        "" => Err(Problem::Empty.at(0)),
        "是" | "有" | "对" | "對" | "y" | "yes" | "true" | "t" | "1" | "√" | "✓" | "✔" | "on" => Ok(true),
        "否" | "无" | "無" | "没有" | "沒有" | "不" | "不是" | "n" | "no" | "false" | "f" | "0" | "×" | "✗" | "✘" | "x" | "off" => {
            Ok(false)
        }
        _ => Err(Problem::NotYesNo.at(scan.at)),
    }
}

fn whole_here(scan: &mut Scan) -> Result<i64, ReadingError> {
    if scan.done() {
        return Err(Problem::Empty.at(0));
    }
    let start = scan.at;
    let negative = sign(scan);
    let value = unsigned(scan)?.value().ok_or(Problem::NotWhole.at(start))?;
    let value = if negative { Decimal::negated(value) } else { value };
    value.to_whole().ok_or(Problem::NotWhole.at(start))
}

fn finished(scan: &mut Scan) -> Result<(), ReadingError> {
    scan.blanks();
    let _stepped_over = COUNTERS.iter().any(|word| scan.word(word));
    if scan.done() { Ok(()) } else { Err(Problem::Unexpected.at(scan.at)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_keep_to_their_range_and_to_whole_numbers() {
        for (text, value) in [("9", 9), ("１０", 10), ("9分", 9), ("9/10", 9), (" 0 ", 0), ("7.0", 7)] {
            assert_eq!(graded(text, 0, 10), Ok(value), "{text}");
        }
        for (text, problem) in [
            ("11", Problem::OutOfRange { low: 0, high: 10 }),
            ("-1", Problem::OutOfRange { low: 0, high: 10 }),
            ("4/5", Problem::OutOfRange { low: 0, high: 10 }),
            ("8.5", Problem::NotWhole),
            ("", Problem::Empty),
            ("good", Problem::NotANumber),
            ("9x", Problem::Unexpected),
        ] {
            assert_eq!(graded(text, 0, 10).map_err(|error| error.problem), Err(problem), "{text}");
        }
    }

    #[test]
    fn counts_and_yes_and_no() {
        assert_eq!((whole("1,200"), whole("3起"), whole("-2")), (Ok(1200), Ok(3), Ok(-2)));
        assert_eq!((yes_no("是"), yes_no(" NO "), yes_no("√"), yes_no("０")), (Ok(true), Ok(false), Ok(true), Ok(false)));
        assert_eq!(yes_no("maybe").map_err(|error| error.problem), Err(Problem::NotYesNo));
    }
}
