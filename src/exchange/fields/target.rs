//! What a column can be stored as, and how its cells are read.

use super::{Field, ImportKind};
use crate::domain::Coded;
use crate::domain::account::{AccountKind, Criterion, Lifecycle, Sensitivity, Tier};
use crate::domain::dealings::{Channel, RenewalIntent};
use crate::domain::profile::{FieldShape, ProfileField, ResultKind};
use crate::domain::quarter::month_of;
use crate::domain::reading::Lean;
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// The period of a figure of revenue or profit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A calendar year.
    Year(i32),
    /// A quarter, 1 to 4, of a year.
    Quarter(i32, u32),
    /// The twelve months up to the date of the facts.
    Trailing,
}

impl Period {
    /// First and last day; `facts_on` is the last day of a trailing period.
    #[must_use]
    pub fn days(self, facts_on: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31)),
            Self::Quarter(year, quarter) => {
                let last = quarter.checked_mul(3)?;
                let first = NaiveDate::from_ymd_opt(year, last.checked_sub(2)?, 1)?;
                Some((first, month_of(NaiveDate::from_ymd_opt(year, last, 1)?).1))
            }
            Self::Trailing => Some((facts_on.checked_sub_months(chrono::Months::new(12))?.succ_opt()?, facts_on)),
        }
    }
}

/// `2025`, `2025Q3`, `trailing`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Quarter(year, quarter) => write!(f, "{year}Q{quarter}"),
            Self::Trailing => f.write_str("trailing"),
        }
    }
}

impl FromStr for Period {
    type Err = UnknownTarget;

    fn from_str(text: &str) -> Result<Self, UnknownTarget> {
        let unknown = || UnknownTarget(text.to_owned());
        if text == "trailing" {
            return Ok(Self::Trailing);
        }
        let year = |text: &str| text.parse().ok().filter(|year| (1990..=2199).contains(year));
        match text.split_once(['Q', 'q']) {
            Some((of, quarter)) => {
                let quarter = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter));
                year(of).zip(quarter).map(|(year, quarter)| Self::Quarter(year, quarter)).ok_or_else(unknown)
            }
            None => year(text).map(Self::Year).ok_or_else(unknown),
        }
    }
}

/// What a column is stored as.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// A field of the account, its contract, its contact person, or a fact.
    Field(Field),
    /// A descriptive field.
    Profile(ProfileField),
    /// A judgement from 1 to 5.
    Judgement(Criterion),
    /// Revenue or profit of a period.
    Figure(ResultKind, Period),
    /// A field of the user's own, by its label.
    Custom(String),
    /// Nothing.
    Ignore,
}

/// Not the code of a target.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no target field")]
pub struct UnknownTarget(pub String);

/// `name`, `industry`, `judgement:compliance`, `revenue:2025`, `custom:LABEL`, `ignore`.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => field.fmt(f),
            Self::Profile(field) => field.fmt(f),
            Self::Judgement(criterion) => write!(f, "judgement:{criterion}"),
            Self::Figure(kind, period) => write!(f, "{kind}:{period}"),
            Self::Custom(label) => write!(f, "custom:{label}"),
            Self::Ignore => f.write_str("ignore"),
        }
    }
}

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(text: &str) -> Result<Self, UnknownTarget> {
        let unknown = || UnknownTarget(text.to_owned());
        if text == "ignore" {
            return Ok(Self::Ignore);
        }
        match text.split_once(':') {
            Some(("custom", label)) if !label.trim().is_empty() => Ok(Self::Custom(label.trim().to_owned())),
            Some(("judgement", code)) => Criterion::from_code(code).map(Self::Judgement).map_err(|_| unknown()),
            Some((kind, period)) => {
                let kind = ResultKind::from_code(kind).map_err(|_| unknown())?;
                Ok(Self::Figure(kind, period.parse().map_err(|_| unknown())?))
            }
            None => {
                Field::from_code(text).map(Self::Field).or_else(|_| ProfileField::from_code(text).map(Self::Profile)).map_err(|_| unknown())
            }
        }
    }
}

impl serde::Serialize for Target {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// A day, with the direction in which a missing year is taken.
    Date(Lean),
    /// A day of a fact: not in the future.
    FactDate,
    /// An amount of money.
    Money,
    /// A share of a whole.
    Share,
    /// A whole number within a range, inclusive.
    Grade(i64, i64),
    /// A count.
    Count,
    /// A telephone number.
    Phone,
    /// A mail address.
    Mail,
    /// A unified social credit code.
    CreditCode,
    /// A word for a code of [`AccountKind`].
    Kind,
    /// A word for a code of [`Tier`].
    Tier,
    /// A word for a code of [`RenewalIntent`].
    Intent,
    /// A word for a code of [`Channel`].
    Channel,
    /// A word for a code of [`Lifecycle`].
    Lifecycle,
    /// A word for a code of [`Sensitivity`].
    Sensitivity,
    /// Nothing is read.
    Nothing,
}

impl Shape {
    /// The codes that a word can stand for, for the sentence that refuses another.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        fn all<T: Coded>() -> Vec<&'static str> {
            T::ALL.iter().map(|value| value.code()).collect()
        }
        match self {
            Self::Kind => all::<AccountKind>(),
            Self::Tier => all::<Tier>(),
            Self::Intent => all::<RenewalIntent>(),
            Self::Channel => all::<Channel>(),
            Self::Lifecycle => all::<Lifecycle>(),
            Self::Sensitivity => all::<Sensitivity>(),
            _ => Vec::new(),
        }
    }
}

impl Target {
    /// How its cells are read.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match self {
            Self::Field(field) => field.shape(),
            Self::Profile(field) => match field.shape() {
                FieldShape::Text => Shape::Text,
                FieldShape::LongText => Shape::LongText,
                FieldShape::Date => Shape::Date(Lean::Past),
                FieldShape::Lifecycle => Shape::Lifecycle,
                FieldShape::Sensitivity => Shape::Sensitivity,
            },
            Self::Judgement(_) => Shape::Grade(1, 5),
            Self::Figure(..) => Shape::Money,
            Self::Custom(_) => Shape::LongText,
            Self::Ignore => Shape::Nothing,
        }
    }

    /// Whether only one column may have it.
    #[must_use]
    pub const fn is_single(&self) -> bool {
        !matches!(self, Self::Ignore)
    }

    /// Whether it is about the contact person.
    #[must_use]
    pub const fn is_of_contact(&self) -> bool {
        matches!(
            self,
            Self::Field(
                Field::ContactName
                    | Field::ContactTitle
                    | Field::ContactDepartment
                    | Field::ContactPhone
                    | Field::ContactMail
                    | Field::ContactWechat
            )
        )
    }

    /// Every target that an import of this kind knows besides figures and custom fields, in the order in which pickers list them.
    #[must_use]
    pub fn all(kind: ImportKind) -> Vec<Self> {
        match kind {
            ImportKind::Accounts => {
                let fields = Field::ALL.iter().copied().map(Self::Field);
                let profile = ProfileField::ALL.iter().copied().map(Self::Profile);
                fields.chain(profile).chain(Criterion::ALL.iter().copied().map(Self::Judgement)).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_read_back_from_their_codes() {
        let mut targets = Target::all(ImportKind::Accounts);
        targets.extend([
            Target::Figure(ResultKind::Revenue, Period::Year(2025)),
            Target::Figure(ResultKind::Profit, Period::Quarter(2026, 3)),
            Target::Figure(ResultKind::Revenue, Period::Trailing),
            Target::Custom("健康度: 旧".into()),
            Target::Ignore,
        ]);
        for target in &targets {
            assert_eq!(target.to_string().parse::<Target>().as_ref(), Ok(target));
        }
        for text in ["", "health", "custom:", "revenue:20", "judgement:x", "revenue:2025Q5"] {
            assert_eq!(text.parse::<Target>(), Err(UnknownTarget(text.into())));
        }
        let codes: std::collections::BTreeSet<String> = targets.iter().map(Target::to_string).collect();
        assert_eq!(codes.len(), targets.len(), "two targets share a code");
    }

    #[test]
    fn periods_span_their_days() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let days = |period: Period| period.days(on).map(|(first, last)| format!("{first} {last}")).unwrap();
        assert_eq!(days(Period::Year(2025)), "2025-01-01 2025-12-31");
        assert_eq!(days(Period::Quarter(2026, 2)), "2026-04-01 2026-06-30");
        assert_eq!(days(Period::Trailing), "2025-11-22 2026-11-21");
    }
}
