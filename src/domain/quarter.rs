//! Calendar quarters and months.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    /// 0 to 3.
    index: u32,
}

impl Quarter {
    /// The quarter a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), index: day.month0() / 3 }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.index * 3 + 1, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.next().first().checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
    }

    /// The quarter after it.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.index == 3 { Self { year: self.year + 1, index: 0 } } else { Self { index: self.index + 1, ..self } }
    }

    /// The quarter before it.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.index == 0 { Self { year: self.year - 1, index: 3 } } else { Self { index: self.index - 1, ..self } }
    }

    /// The same quarter a year before.
    #[must_use]
    pub const fn year_before(self) -> Self {
        Self { year: self.year - 1, ..self }
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }
}

/// As in `2026-Q1`.
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-Q{}", self.year, self.index + 1))
    }
}

/// A text that is no quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a quarter is written as in 2026-Q4")]
pub struct NoQuarter;

/// As it is shown: `2026-Q1`.
impl std::str::FromStr for Quarter {
    type Err = NoQuarter;

    fn from_str(text: &str) -> Result<Self, NoQuarter> {
        let (year, number) = text.trim().split_once(['-', ' ']).ok_or(NoQuarter)?;
        let number = number.strip_prefix(['Q', 'q']).and_then(|number| number.parse::<u32>().ok());
        let number = number.filter(|number| (1..=4).contains(number)).ok_or(NoQuarter)?;
        let year = year.parse::<i32>().ok().filter(|year| (1900..=2200).contains(year)).ok_or(NoQuarter)?;
        Ok(Self { year, index: number - 1 })
    }
}

impl serde::Serialize for Quarter {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// The first and last day of the month a day lies in.
#[must_use]
pub fn month_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    (first, months_later(first, 1).checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MAX))
}

/// So many months later; a day the month does not have becomes its last: 31 January + 1 month is the last of February.
#[must_use]
pub fn months_later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// So many months earlier, likewise.
#[must_use]
pub fn months_earlier(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn quarters_follow_one_another_without_a_gap() {
        let mut quarter = Quarter::of(day("2024-02-29"));
        assert_eq!((quarter.to_string().as_str(), quarter.first(), quarter.last()), ("2024-Q1", day("2024-01-01"), day("2024-03-31")));
        for _ in 0..12 {
            let next = quarter.next();
            assert_eq!(quarter.last().succ_opt(), Some(next.first()));
            assert_eq!(next.previous(), quarter);
            assert!(quarter.contains(quarter.last()) && !quarter.contains(next.first()));
            quarter = next;
        }
        assert_eq!(Quarter::of(day("2026-12-31")).year_before(), Quarter::of(day("2025-10-01")));
    }

    #[test]
    fn quarters_are_read_as_they_are_shown() {
        let quarter = Quarter::of(day("2026-11-21"));
        assert_eq!(quarter.to_string().parse(), Ok(quarter));
        for wrong in ["", "2026", "2026-Q0", "2026-Q5", "2026-4", "Q4-2026", "99999999999-Q1"] {
            assert_eq!(wrong.parse::<Quarter>(), Err(NoQuarter), "{wrong}");
        }
    }

    #[test]
    fn months_keep_to_the_last_day() {
        assert_eq!(month_of(day("2026-02-14")), (day("2026-02-01"), day("2026-02-28")));
        assert_eq!(months_later(day("2026-01-31"), 1), day("2026-02-28"));
        assert_eq!(months_earlier(day("2024-03-31"), 1), day("2024-02-29"));
    }
}
