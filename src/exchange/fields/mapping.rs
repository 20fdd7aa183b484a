//! The mapping from columns to targets: proposed, reviewed, and kept as a TOML file for the next file of the same form.

use super::heading::is_ignored;
use super::{ImportKind, Target, UnknownTarget, matched};
use crate::domain::placed::{Document, FileError};
use crate::domain::reading::{AmountUnit, DateOrder, DecimalMark, ShareStyle, amount_unit};
use crate::domain::search::plain;
use crate::domain::{Coded, Currency};
use std::fmt::Write as _;

/// What one column means.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ColumnMapping {
    /// The heading as it stands in the file; empty for a column without one.
    pub heading: String,
    /// The column's number in the file, from 1.
    pub position: u32,
    /// What it is stored as.
    pub target: Target,
    /// The order of ambiguous dates, if somebody chose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateOrder>,
    /// The decimal mark of ambiguous numbers, if somebody chose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// What bare numbers of shares mean, if somebody chose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<ShareStyle>,
    /// The power of ten of amounts that name no unit of their own: 4 for 万.
    #[serde(skip_serializing_if = "is_zero")]
    pub power: u32,
    /// The currency of amounts that name none.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "currency_code")]
    pub currency: Option<Currency>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(power: &u32) -> bool {
    *power == 0
}

#[expect(clippy::ref_option, reason = "serde passes a reference")]
fn currency_code<S: serde::Serializer>(currency: &Option<Currency>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&currency.map_or(String::new(), |currency| currency.to_string()))
}

/// What all columns of a file mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// What the rows are.
    pub kind: ImportKind,
    /// One entry a column, in the order of the file.
    pub columns: Vec<ColumnMapping>,
}

/// Why a mapping does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// A mistake in the file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The mapping names a heading that the table does not have.
    #[error("the table has no column {0:?}")]
    NoSuchColumn(String),
    /// Two columns have one target.
    #[error("{target} is given to two columns: {first:?} and {second:?}")]
    Twice {
        /// The target.
        target: Target,
        /// The first column's heading.
        first: String,
        /// The second column's heading.
        second: String,
    },
    /// No column is the name.
    #[error("no column holds the name")]
    NoName,
}

impl ColumnMapping {
    /// A column that is left out.
    #[must_use]
    pub fn ignored(heading: &str, position: u32) -> Self {
        let heading = heading.to_owned();
        Self { heading, position, target: Target::Ignore, dates: None, decimal: None, percent: None, power: 0, currency: None }
    }

    /// The same column with a target; amounts take their unit from the heading.
    #[must_use]
    pub fn with_target(mut self, target: Target, currency: Currency) -> Self {
        let unit = if target.shape() == super::Shape::Money { amount_unit(&self.heading, currency) } else { None };
        let unit = unit.unwrap_or(AmountUnit { power: 0, currency: None });
        (self.power, self.currency, self.target) = (unit.power, unit.currency, target);
        self
    }
}

impl Mapping {
    /// What the headings most likely mean. A target goes to the column that fits best; columns that fit nothing are offered as
    /// custom fields, those without a heading are left out.
    #[must_use]
    pub fn proposed(kind: ImportKind, headings: &[String], last_year: i32, currency: Currency) -> Self {
        let mut found: Vec<Option<super::Match>> = headings.iter().map(|heading| matched(heading, last_year)).collect();
        for at in 0..found.len() {
            let Some(mine) = found.get(at).cloned().flatten() else { continue };
            let better = |(other, theirs): (usize, &Option<super::Match>)| {
                // Of equal fits the longer heading says more: 客户名称 before 公司.
                let rank =
                    |column: usize, weight: u32| (weight, headings.get(column).map_or(0, |text| text.chars().count()), usize::MAX - column);
                let rival = theirs.as_ref().filter(|theirs| other != at && theirs.target == mine.target);
                rival.is_some_and(|theirs| rank(other, theirs.weight) > rank(at, mine.weight))
            };
            if found.iter().enumerate().any(better)
                && let Some(entry) = found.get_mut(at)
            {
                *entry = None;
            }
        }
        // Without a name there is no person to give a telephone number or a mail address to: they stay with the account.
        let named = found.iter().flatten().any(|found| found.target == Target::Field(super::Field::ContactName));
        if !named {
            for entry in &mut found {
                *entry = entry.take().filter(|found| !found.target.is_of_contact());
            }
        }
        let mut labels: Vec<String> = Vec::new();
        let columns = headings.iter().zip(found).zip(1u32..).map(|((heading, found), position)| {
            let column = ColumnMapping::ignored(heading, position);
            match found {
                Some(found) => column.with_target(found.target, currency),
                None if is_ignored(heading) => column,
                None => {
                    let label = distinct(heading.split_whitespace().collect::<Vec<_>>().join(" "), &mut labels);
                    column.with_target(Target::Custom(label), currency)
                }
            }
        });
        Self { kind, columns: columns.collect() }
    }

    /// The column of a target.
    #[must_use]
    pub fn column_of(&self, target: &Target) -> Option<usize> {
        self.columns.iter().position(|column| column.target == *target)
    }

    /// Checks that the name has a column and no target has two.
    ///
    /// # Errors
    /// [`MappingError::NoName`] or [`MappingError::Twice`].
    pub fn check(&self) -> Result<(), MappingError> {
        for (at, column) in self.columns.iter().enumerate().filter(|(_, column)| column.target.is_single()) {
            if let Some(first) = self.columns.iter().take(at).find(|first| first.target == column.target) {
                let (first, second) = (first.heading.clone(), column.heading.clone());
                return Err(MappingError::Twice { target: column.target.clone(), first, second });
            }
        }
        self.column_of(&Target::Field(super::Field::Name)).map(drop).ok_or(MappingError::NoName)
    }

    /// As the TOML file that `--map` reads.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let mut text = format!("kind = {}\n", quoted(self.kind.code()));
        for column in &self.columns {
            let _infallible = write!(text, "\n[[columns]]\nheading = {}\nposition = {}\n", quoted(&column.heading), column.position);
            let _infallible = writeln!(text, "target = {}", quoted(&column.target.to_string()));
            let choices = [
                ("dates", column.dates.map(Coded::code)),
                ("decimal", column.decimal.map(Coded::code)),
                ("percent", column.percent.map(Coded::code)),
                ("currency", column.currency.as_ref().map(Currency::code)),
            ];
            for (key, code) in choices {
                if let Some(code) = code {
                    let _infallible = writeln!(text, "{key} = {}", quoted(code));
                }
            }
            if column.power > 0 {
                let _infallible = writeln!(text, "power = {}", column.power);
            }
        }
        text
    }

    /// Reads a mapping file.
    ///
    /// # Errors
    /// [`FileError`] with line and column.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, FileError> {
        use crate::domain::placed::Problem;
        let document = Document::parse(file, text)?;
        let root = document.table()?;
        let kind = root.get("kind")?.code()?;
        let mut columns = Vec::new();
        for (item, number) in root.get("columns")?.list()?.into_iter().zip(1u32..) {
            let table = item.table()?;
            let heading = table.get("heading")?.text()?;
            let target = table.get("target")?;
            let parsed = target.text()?.parse().map_err(|UnknownTarget(text)| target.error(Problem::Undefined(text)))?;
            let currency = table.maybe("currency").map(|item| {
                let code = item.text()?;
                Currency::new(code).map_err(|_| item.error(Problem::Undefined(code.to_owned())))
            });
            columns.push(ColumnMapping {
                heading: heading.to_owned(),
                position: table.maybe("position").map_or(Ok(number), |item| item.integer(1..=16_384))?,
                target: parsed,
                dates: table.maybe("dates").map(|item| item.code()).transpose()?,
                decimal: table.maybe("decimal").map(|item| item.code()).transpose()?,
                percent: table.maybe("percent").map(|item| item.code()).transpose()?,
                power: table.maybe("power").map_or(Ok(0), |item| item.integer(0..=12))?,
                currency: currency.transpose()?,
            });
            table.finish()?;
        }
        root.finish()?;
        Ok(Self { kind, columns })
    }

    /// This mapping for a table with these headings: columns are found by heading, at the same position first where a heading
    /// stands twice, and by position alone where there is none. Columns of the table that the mapping does not name are left out.
    ///
    /// # Errors
    /// [`MappingError::NoSuchColumn`] for a column with a target that the table lacks.
    pub fn fitted(&self, headings: &[String]) -> Result<Self, MappingError> {
        let mut columns: Vec<ColumnMapping> =
            headings.iter().zip(1u32..).map(|(heading, at)| ColumnMapping::ignored(heading, at)).collect();
        for column in &self.columns {
            let same = |other: &ColumnMapping| {
                plain(&other.heading) == plain(&column.heading) && other.heading.trim().is_empty() == column.heading.trim().is_empty()
            };
            let place = columns
                .iter()
                .position(|other| other.position == column.position && same(other))
                .or_else(|| if column.heading.trim().is_empty() { None } else { columns.iter().position(same) });
            match place.and_then(|place| columns.get_mut(place)) {
                Some(found) => *found = ColumnMapping { heading: found.heading.clone(), position: found.position, ..column.clone() },
                None if column.target == Target::Ignore => {}
                None => return Err(MappingError::NoSuchColumn(column.heading.clone())),
            }
        }
        Ok(Self { kind: self.kind, columns })
    }
}

/// The label, numbered if it was used before.
fn distinct(label: String, used: &mut Vec<String>) -> String {
    let mut own = label.clone();
    for number in 2u32.. {
        if !used.contains(&own) {
            break;
        }
        own = format!("{label} {number}");
    }
    used.push(own.clone());
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn targets(mapping: &Mapping) -> Vec<String> {
        mapping.columns.iter().map(|column| column.target.to_string()).collect()
    }

    #[test]
    fn the_best_column_gets_a_target_and_the_rest_become_custom_fields() {
        let names = headings(&["序号", "公司", "客户名称", "健康度", "", "备注", "备注", "2025年营收(万元)"]);
        let mapping = Mapping::proposed(ImportKind::Accounts, &names, 2025, Currency::CNY);
        let expected = ["ignore", "custom:公司", "name", "custom:健康度", "ignore", "custom:备注", "custom:备注 2", "revenue:2025"];
        assert_eq!(targets(&mapping), expected);
        assert_eq!((mapping.columns[7].power, mapping.columns[7].currency), (4, Some(Currency::CNY)));
        assert_eq!(mapping.check(), Ok(()));
    }

    #[test]
    fn a_mapping_survives_its_file_and_finds_columns_that_moved() {
        let names = headings(&["客户名称", "到期日", "a \"b\"", "营收(kUSD)", ""]);
        let mut mapping = Mapping::proposed(ImportKind::Accounts, &names, 2025, Currency::CNY);
        mapping.columns[1].dates = Some(DateOrder::Mdy);
        mapping.columns[3].decimal = Some(DecimalMark::Comma);
        let read = Mapping::from_toml("m.toml", &mapping.to_toml()).unwrap();
        assert_eq!(read, mapping);
        let moved = read.fitted(&headings(&["", "到期日", "new", "客户 名称", "营收（KUSD）", "a b"])).unwrap();
        assert_eq!(targets(&moved), ["ignore", "renewal_on", "ignore", "name", "revenue:2025", "custom:a \"b\""]);
        assert_eq!(moved.columns[1].dates, Some(DateOrder::Mdy));
        assert_eq!(read.fitted(&headings(&["客户名称"])), Err(MappingError::NoSuchColumn("到期日".into())));
    }

    #[test]
    fn mistakes_in_the_file_have_their_place() {
        let error = Mapping::from_toml("m.toml", "kind = \"accounts\"\n[[columns]]\nheading = \"a\"\ntarget = \"health\"\n").unwrap_err();
        assert_eq!((error.place.line, error.place.column), (4, 10));
        let error =
            Mapping::from_toml("m.toml", "kind = \"accounts\"\n[[columns]]\nheading = \"a\"\ntarget = \"name\"\nx = 1\n").unwrap_err();
        assert_eq!(error.place.line, 5);
    }

    #[test]
    fn a_mapping_needs_one_name_and_no_target_twice() {
        let column = |heading: &str, target: &str| ColumnMapping::ignored(heading, 1).with_target(target.parse().unwrap(), Currency::CNY);
        let mapping = |columns| Mapping { kind: ImportKind::Accounts, columns };
        assert_eq!(mapping(vec![column("a", "city")]).check(), Err(MappingError::NoName));
        let twice = mapping(vec![column("a", "name"), column("b", "name")]).check();
        assert!(matches!(twice, Err(MappingError::Twice { first, second, .. }) if first == "a" && second == "b"));
    }
}
