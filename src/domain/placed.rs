//! TOML text as values that know their place in the file, so that every mistake is reported with its line and column.
//!
//! Policy, calendar and configuration files are read through [`Document`]: two files can be laid over each other key by
//! key, each value remembers the file it came from, and a key that nobody asked for is an error.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::codes::{Coded, UnknownCode};

codes! {
    /// The types of value that a file can hold, as far as errors tell them apart.
    pub enum ValueType {
        /// Text in quotes.
        Text = "text",
        /// Text that says nothing.
        EmptyText = "empty_text",
        /// A whole number.
        WholeNumber = "whole_number",
        /// A number of more than 64 bits.
        HugeNumber = "huge_number",
        /// A number with decimals.
        Decimal = "decimal",
        /// A decimal number without exponent, with as many decimals as its key allows.
        PlainDecimal = "plain_decimal",
        /// True or false.
        Flag = "flag",
        /// A date.
        Date = "date",
        /// A date that is in no calendar.
        NoSuchDay = "no_such_day",
        /// A time, with or without a date.
        Time = "time",
        /// A list.
        List = "list",
        /// A table.
        Table = "table",
    }
}

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file, as the caller named it.
    pub file: Arc<str>,
    /// Counted from 1; 0 in what is joined from several files.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
}

/// A mistake in a file, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}:{}: {}{problem}", place.file, place.line, place.column, if key.is_empty() { String::new() } else { format!("{key}: ") })]
pub struct FileError {
    /// Where.
    pub place: Place,
    /// The key as a dotted path; empty where there is none, as in a syntax error.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a value in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not TOML; the parser's words.
    #[error("{0}")]
    Syntax(String),
    /// A key that has to be there is not; the place is that of its table.
    #[error("{0:?} is missing")]
    Missing(String),
    /// A key that means nothing here.
    #[error("{key:?} means nothing here; known keys are {}", allowed.join(", "))]
    UnknownKey {
        /// What was written.
        key: String,
        /// What could stand there.
        allowed: Vec<String>,
    },
    /// Another type of value is wanted.
    #[error("wants {expected}, not {found}")]
    WrongType {
        /// The type wanted.
        expected: ValueType,
        /// The type found.
        found: ValueType,
    },
    /// A number or a length outside its limits.
    #[error("{given} is not between {least} and {most}")]
    OutOfRange {
        /// What was written.
        given: String,
        /// The least allowed.
        least: String,
        /// The most allowed.
        most: String,
    },
    /// A word that is in no closed list.
    #[error(transparent)]
    UnknownCode(#[from] UnknownCode),
    /// The same thing twice.
    #[error("{0:?} stands here twice")]
    Duplicate(String),
    /// Steps have to fall from one to the next, and only the last may be without a bound.
    #[error("steps go from the highest bound down, and only the last one has none")]
    NotDescending,
    /// Numbers have to rise from one to the next.
    #[error("numbers go from the smallest up")]
    NotAscending,
    /// The first number has to be at most the second.
    #[error("{smaller} is more than {larger}")]
    WrongOrder {
        /// The key whose value should be the smaller one.
        smaller: &'static str,
        /// The key whose value should be the larger one.
        larger: &'static str,
    },
    /// A span of time is a number and a unit.
    #[error("{0:?} is no span of time; write one such as \"24 hours\", \"3 working days\", \"1 month\"")]
    NotASpan(String),
    /// A span of days where minutes or hours are wanted.
    #[error("{0:?} does not run around the clock; write minutes or hours")]
    NotAClockSpan(String),
    /// A name that is defined nowhere.
    #[error("{0:?} is defined nowhere")]
    Undefined(String),
    /// A date that does not belong to the year it is listed under.
    #[error("the date is not in {0}")]
    OutsideYear(i32),
    /// A make-up workday on a day that is worked anyway.
    #[error("the day is a working day anyway")]
    WorkedAnyway,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    place: Place,
    laid_over: bool,
    value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Text(String),
    Integer(i64),
    /// A number with decimals, as written: it is never turned into a float.
    Decimal(String),
    Flag(bool),
    Date(NaiveDate),
    Other(ValueType),
    List(Vec<Node>),
    Table(BTreeMap<String, Node>),
}

impl Value {
    fn kind(&self) -> ValueType {
        match self {
            Self::Text(_) => ValueType::Text,
            Self::Integer(_) => ValueType::WholeNumber,
            Self::Decimal(_) => ValueType::Decimal,
            Self::Flag(_) => ValueType::Flag,
            Self::Date(_) => ValueType::Date,
            Self::Other(kind) => *kind,
            Self::List(_) => ValueType::List,
            Self::Table(_) => ValueType::Table,
        }
    }

    /// Equal in content, wherever it stands.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(a), Self::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.value.same(&b.value)),
            (Self::Table(a), Self::Table(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((ka, a), (kb, b))| ka == kb && a.value.same(&b.value))
            }
            _ => {
                let (mut a, mut b) = (String::new(), String::new());
                self.render(&mut a);
                other.render(&mut b);
                a == b
            }
        }
    }

    /// As TOML on one line; numbers in one spelling.
    fn render(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&toml::Value::String(text.clone()).to_string()),
            Self::Integer(number) => {
                let _ = write!(out, "{number}");
            }
            Self::Decimal(text) => out.push_str(match text.contains('.') {
                true => text.trim_end_matches('0').trim_end_matches('.'),
                false => text,
            }),
            Self::Flag(flag) => {
                let _ = write!(out, "{flag}");
            }
            Self::Date(date) => {
                let _ = write!(out, "{date}");
            }
            Self::Other(kind) => out.push_str(kind.code()),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    item.value.render(out);
                }
                out.push(']');
            }
            Self::Table(entries) => {
                out.push('{');
                for (index, (key, item)) in entries.iter().enumerate() {
                    out.push_str(if index == 0 { " " } else { ", " });
                    render_key(key, out);
                    out.push_str(" = ");
                    item.value.render(out);
                }
                out.push_str(" }");
            }
        }
    }
}

fn render_key(key: &str, out: &mut String) {
    if !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        out.push_str(key);
    } else {
        out.push_str(&toml::Value::String(key.to_owned()).to_string());
    }
}

/// A parsed file, or several laid over each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    root: Node,
}

impl Document {
    /// Parses TOML text; `file` is what errors call it.
    ///
    /// # Errors
    /// A syntax error with its place.
    pub fn parse(file: &str, text: &str) -> Result<Self, FileError> {
        let lines = Lines::new(file, text);
        match DeTable::parse(text) {
            Ok(table) => Ok(Self { root: lines.node(0, DeValue::Table(table.into_inner())) }),
            Err(error) => {
                let place = lines.place(error.span().map_or(0, |span| span.start));
                Err(FileError { place, key: String::new(), problem: Problem::Syntax(error.message().trim_end().to_owned()) })
            }
        }
    }

    /// Puts every document under a key of its own.
    #[must_use]
    pub fn join(parts: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let entries = parts.into_iter().map(|(key, part)| (key.to_owned(), part.root)).collect();
        Self { root: Node { place: Place::default(), laid_over: false, value: Value::Table(entries) } }
    }

    /// Lays `over` on top: tables are merged key by key, everything else is replaced. What says the same as before still counts
    /// as said by the lower file.
    pub fn lay_over(&mut self, over: Self) {
        lay(&mut self.root, over.root);
    }

    /// Takes a key out of the topmost table.
    pub fn remove(&mut self, key: &str) -> Option<Self> {
        match &mut self.root.value {
            Value::Table(entries) => entries.remove(key).map(|root| Self { root }),
            _ => None,
        }
    }

    /// A copy of what stands under a key of the topmost table.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<Self> {
        match &self.root.value {
            Value::Table(entries) => entries.get(key).map(|root| Self { root: root.clone() }),
            _ => None,
        }
    }

    /// The topmost table, for reading.
    ///
    /// # Errors
    /// [`Problem::WrongType`] if a part that was taken out is no table.
    pub fn table(&self) -> Result<Table<'_>, FileError> {
        Item { node: &self.root, path: String::new() }.table()
    }

    /// Where the value with this dotted path stands, and whether a document laid over says so; `None` if there is none.
    /// List items are numbered from 0.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<(&Place, bool)> {
        let mut node = &self.root;
        for key in path.split('.') {
            node = match &node.value {
                Value::Table(entries) => entries.get(key)?,
                Value::List(items) => items.get(key.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some((&node.place, node.laid_over))
    }

    /// The whole content as TOML, one line a value, sorted by key and with numbers in one spelling: equal content gives equal
    /// text, and [`Document::parse`] reads it back.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut out = String::new();
        flatten(&self.root, "", &mut out);
        out
    }
}

fn flatten(node: &Node, path: &str, out: &mut String) {
    match &node.value {
        Value::Table(entries) if !entries.is_empty() || path.is_empty() => {
            for (key, entry) in entries {
                let mut deeper = path.to_owned();
                deeper.push_str(if path.is_empty() { "" } else { "." });
                render_key(key, &mut deeper);
                flatten(entry, &deeper, out);
            }
        }
        value => {
            out.push_str(path);
            out.push_str(" = ");
            value.render(out);
            out.push('\n');
        }
    }
}

fn lay(under: &mut Node, over: Node) {
    match (&mut under.value, over.value) {
        (Value::Table(entries), Value::Table(news)) => {
            for (key, new) in news {
                match entries.get_mut(&key) {
                    Some(old) => lay(old, new),
                    None => {
                        entries.insert(key, mark(new));
                    }
                }
            }
        }
        (old, new) if old.same(&new) => {}
        (_, new) => *under = mark(Node { place: over.place, laid_over: true, value: new }),
    }
}

fn mark(node: Node) -> Node {
    let value = match node.value {
        Value::Table(entries) => Value::Table(entries.into_iter().map(|(key, entry)| (key, mark(entry))).collect()),
        Value::List(items) => Value::List(items.into_iter().map(mark).collect()),
        other => other,
    };
    Node { place: node.place, laid_over: true, value }
}

/// Turns byte offsets into places.
struct Lines<'t> {
    file: Arc<str>,
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(file: &str, text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: Arc::from(file), text, starts }
    }

    fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Place {
            file: Arc::clone(&self.file),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    fn node(&self, offset: usize, value: DeValue<'_>) -> Node {
        let value = match value {
            DeValue::String(text) => Value::Text(text.into_owned()),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other(ValueType::HugeNumber), Value::Integer)
            }
            DeValue::Float(number) => Value::Decimal(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(at) => match (at.date, at.time) {
                (Some(day), None) => NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day))
                    .map_or(Value::Other(ValueType::NoSuchDay), Value::Date),
                _ => Value::Other(ValueType::Time),
            },
            DeValue::Array(items) => Value::List(items.into_iter().map(|item| self.node(item.span().start, item.into_inner())).collect()),
            // A table's own span is that of its last header; the key says better where it stands.
            DeValue::Table(entries) => Value::Table(
                entries
                    .into_iter()
                    .map(|(key, entry)| {
                        let at = if entry.get_ref().is_table() { key.span().start } else { entry.span().start };
                        (key.into_inner().into_owned(), self.node(at, entry.into_inner()))
                    })
                    .collect(),
            ),
        };
        Node { place: self.place(offset), laid_over: false, value }
    }
}

/// A value that is being read.
#[derive(Debug, Clone)]
pub struct Item<'d> {
    node: &'d Node,
    path: String,
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a = 1\n\n[t]\nscore = 80.5\nwords = [\"x\", '中']\nday = 2026-02-14\n[t.deep]\nflag = true\n";

    fn place(error: &FileError) -> (u32, u32) {
        (error.place.line, error.place.column)
    }

    #[test]
    fn values_are_read_without_floats_and_know_their_place() {
        let document = Document::parse("f.toml", TEXT).unwrap();
        let root = document.table().unwrap();
        assert_eq!(root.get("a").unwrap().integer(0..=9u8).unwrap(), 1);
        let t = root.get("t").unwrap().table().unwrap();
        assert_eq!(t.get("score").unwrap().decimal(1, 0..=100).unwrap(), 805);
        let too_fine = t.get("score").unwrap().decimal(0, 0..=100).unwrap_err();
        assert_eq!((place(&too_fine), too_fine.key.as_str()), ((4, 9), "t.score"));
        assert_eq!(t.get("words").unwrap().list().unwrap()[1].text().unwrap(), "中");
        assert_eq!(t.get("day").unwrap().date().unwrap().to_string(), "2026-02-14");
        let missing = t.get("nothing").unwrap_err();
        assert_eq!((place(&missing), missing.to_string().as_str()), ((3, 2), "f.toml:3:2: t: \"nothing\" is missing"));
        let stray = t.finish().unwrap_err();
        assert_eq!(place(&stray), (7, 4));
        assert!(
            matches!(stray.problem, Problem::UnknownKey { key, allowed } if key == "deep" && allowed == ["day", "nothing", "score", "words"])
        );
        let out = root.get("a").unwrap().integer(2..=9u8).unwrap_err();
        assert!(matches!(out.problem, Problem::OutOfRange { .. }), "{out}");
    }

    #[test]
    fn columns_count_characters() {
        let error = Document::parse("f", "k = '中文' x").unwrap_err();
        assert_eq!((place(&error), error.key.as_str()), ((1, 10), ""));
        assert!(matches!(error.problem, Problem::Syntax(_)));
        let document = Document::parse("f", "中 = { 文 = 'x' }").err();
        assert!(document.is_some(), "bare keys are ASCII in TOML");
    }

    #[test]
    fn decimals_are_exact_or_refused() {
        for (text, read) in
            [("80.0", Some(800)), ("-0.5", Some(-5)), ("80.05", None), ("1e3", None), ("inf", None), ("nan", None), ("80", Some(800))]
        {
            let document = Document::parse("f", &format!("x = {text}")).unwrap();
            assert_eq!(document.table().unwrap().get("x").unwrap().decimal(1, -100..=100).ok(), read, "{text}");
        }
    }

    #[test]
    fn a_file_laid_over_wins_key_by_key_and_is_named() {
        let mut document = Document::parse("shipped", TEXT).unwrap();
        document.lay_over(Document::parse("mine", "a = 1\n[t]\nscore = 7\nwords = ['y']\n").unwrap());
        let of = |path| document.find(path).map(|(place, over)| (place.file.to_string(), place.line, over));
        assert_eq!(of("t.score"), Some(("mine".into(), 3, true)));
        assert_eq!(of("t.words.0"), Some(("mine".into(), 4, true)));
        assert_eq!(of("a"), Some(("shipped".into(), 1, false)), "the same value again changes nothing");
        assert_eq!(of("t.deep.flag"), Some(("shipped".into(), 8, false)));
        assert_eq!(of("t.words.1"), None);
    }

    #[test]
    fn canonical_text_reads_back_and_depends_on_content_only() {
        let document = Document::parse("f", TEXT).unwrap();
        let canonical = document.canonical();
        assert_eq!(canonical, "a = 1\nt.day = 2026-02-14\nt.deep.flag = true\nt.score = 80.5\nt.words = [\"x\", \"中\"]\n");
        assert_eq!(Document::parse("g", &canonical).unwrap().canonical(), canonical);
        let spelled = Document::parse("h", "x = 80.0\ny = { q = \"a\\\"b\\nc\", 'k k' = [{ z = 1 }] }").unwrap().canonical();
        assert_eq!(Document::parse("i", &spelled).unwrap().canonical(), spelled);
        assert!(spelled.starts_with("x = 80\n"), "{spelled}");
    }
}
