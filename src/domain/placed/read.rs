//! Values as they are asked for: of a type, within limits, and nothing left unasked.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::error::{FileError, Problem, ValueType};
use super::node::{Node, Value};
use crate::domain::codes::Coded;

/// A value that is being read.
#[derive(Debug, Clone)]
pub struct Item<'d> {
    pub(super) node: &'d Node,
    pub(super) path: String,
}

impl<'d> Item<'d> {
    /// An error at this value.
    #[must_use]
    pub fn error(&self, problem: Problem) -> FileError {
        FileError { place: self.node.place.clone(), key: self.path.clone(), problem }
    }

    fn wants(&self, expected: ValueType) -> FileError {
        self.error(Problem::WrongType { expected, found: self.node.value.kind() })
    }

    /// A whole number within limits.
    ///
    /// # Errors
    /// Another type, or outside the limits.
    pub fn integer<T: TryFrom<i64> + Into<i64> + Copy>(&self, limits: RangeInclusive<T>) -> Result<T, FileError> {
        let Value::Integer(number) = self.node.value else { return Err(self.wants(ValueType::WholeNumber)) };
        let (least, most) = ((*limits.start()).into(), (*limits.end()).into());
        if (least..=most).contains(&number)
            && let Ok(number) = T::try_from(number)
        {
            return Ok(number);
        }
        Err(self.error(Problem::OutOfRange { given: number.to_string(), least: least.to_string(), most: most.to_string() }))
    }

    /// A number with up to `decimals` decimals, in units of the last of them: with one decimal `80.0` is 800. The limits are in
    /// whole units.
    ///
    /// # Errors
    /// Another type, more decimals, or outside the limits.
    pub fn decimal(&self, decimals: u32, limits: RangeInclusive<i64>) -> Result<i64, FileError> {
        const EXPECTED: ValueType = ValueType::PlainDecimal;
        let scale = 10i64.checked_pow(decimals).ok_or_else(|| self.wants(EXPECTED))?;
        let (given, scaled) = match &self.node.value {
            Value::Integer(number) => (number.to_string(), number.checked_mul(scale)),
            Value::Decimal(text) => (text.clone(), scaled_decimal(text, decimals)),
            _ => return Err(self.wants(EXPECTED)),
        };
        let (least, most) = (*limits.start(), *limits.end());
        match scaled {
            Some(scaled) if (least.saturating_mul(scale)..=most.saturating_mul(scale)).contains(&scaled) => Ok(scaled),
            Some(_) => Err(self.error(Problem::OutOfRange { given, least: least.to_string(), most: most.to_string() })),
            None => Err(self.wants(EXPECTED)),
        }
    }

    /// True or false.
    ///
    /// # Errors
    /// Another type.
    pub fn flag(&self) -> Result<bool, FileError> {
        if let Value::Flag(flag) = self.node.value { Ok(flag) } else { Err(self.wants(ValueType::Flag)) }
    }

    /// A text.
    ///
    /// # Errors
    /// Another type.
    pub fn text(&self) -> Result<&'d str, FileError> {
        if let Value::Text(text) = &self.node.value { Ok(text) } else { Err(self.wants(ValueType::Text)) }
    }

    /// A date.
    ///
    /// # Errors
    /// Another type.
    pub fn date(&self) -> Result<NaiveDate, FileError> {
        if let Value::Date(date) = self.node.value { Ok(date) } else { Err(self.wants(ValueType::Date)) }
    }

    /// A word of a closed list.
    ///
    /// # Errors
    /// Another type, or a word that is not in the list.
    pub fn code<T: Coded>(&self) -> Result<T, FileError> {
        T::from_code(self.text()?).map_err(|unknown| self.error(unknown.into()))
    }

    /// The items of a list.
    ///
    /// # Errors
    /// Another type.
    pub fn list(&self) -> Result<Vec<Item<'d>>, FileError> {
        let Value::List(items) = &self.node.value else { return Err(self.wants(ValueType::List)) };
        Ok(items.iter().enumerate().map(|(index, node)| Item { node, path: format!("{}.{index}", self.path) }).collect())
    }

    /// A table.
    ///
    /// # Errors
    /// Another type.
    pub fn table(&self) -> Result<Table<'d>, FileError> {
        let Value::Table(entries) = &self.node.value else { return Err(self.wants(ValueType::Table)) };
        Ok(Table { item: self.clone(), entries, asked: RefCell::default() })
    }
}

fn scaled_decimal(text: &str, decimals: u32) -> Option<i64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text.trim_start_matches('+')), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.')?;
    let fraction = fraction.trim_end_matches('0');
    let missing = (decimals as usize).checked_sub(fraction.len())?;
    let scaled: i64 = format!("{whole}{fraction}{}", "0".repeat(missing)).parse().ok()?;
    Some(if negative { -scaled } else { scaled })
}

/// A table that is being read. What is never asked for is reported by [`Table::finish`].
#[derive(Debug)]
pub struct Table<'d> {
    item: Item<'d>,
    entries: &'d BTreeMap<String, Node>,
    asked: RefCell<BTreeSet<String>>,
}

impl<'d> Table<'d> {
    /// The value of a key that may be missing.
    #[must_use]
    pub fn maybe(&self, key: &str) -> Option<Item<'d>> {
        self.asked.borrow_mut().insert(key.to_owned());
        let path = if self.item.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.item.path) };
        self.entries.get(key).map(|node| Item { node, path })
    }

    /// The value of a key that has to be there.
    ///
    /// # Errors
    /// [`Problem::Missing`] at the table.
    pub fn get(&self, key: &str) -> Result<Item<'d>, FileError> {
        self.maybe(key).ok_or_else(|| self.item.error(Problem::Missing(key.to_owned())))
    }

    /// The keys, in alphabetical order.
    pub fn keys(&self) -> impl Iterator<Item = &'d str> {
        self.entries.keys().map(String::as_str)
    }

    /// All entries as somebody wrote them: first those that only a document laid over has, then the others, each from top to
    /// bottom. For tables whose keys are names that a user may add to.
    #[must_use]
    pub fn written(&self) -> Vec<(&'d str, Item<'d>)> {
        let mut keys: Vec<(&'d str, &'d Node)> = self.entries.iter().map(|(key, node)| (key.as_str(), node)).collect();
        keys.sort_by_key(|(_, node)| (!node.laid_over, node.place.line, node.place.column));
        keys.into_iter().filter_map(|(key, _)| Some((key, self.maybe(key)?))).collect()
    }

    /// An error at this table.
    #[must_use]
    pub fn error(&self, problem: Problem) -> FileError {
        self.item.error(problem)
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`Problem::UnknownKey`] at the first key that nobody asked for.
    pub fn finish(&self) -> Result<(), FileError> {
        let asked = self.asked.borrow();
        let stray =
            self.entries.iter().filter(|(key, _)| !asked.contains(*key)).min_by_key(|(_, node)| (node.place.line, node.place.column));
        match stray {
            None => Ok(()),
            Some((key, node)) => Err(FileError {
                place: node.place.clone(),
                key: self.item.path.clone(),
                problem: Problem::UnknownKey { key: key.clone(), allowed: asked.iter().cloned().collect() },
            }),
        }
    }
}
