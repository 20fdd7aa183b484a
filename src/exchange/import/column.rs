//! How the cells of one column are read, decided from the whole column before any cell is stored: the order of ambiguous dates, the
//! decimal mark, what a bare share means. What the column does not decide becomes a question.

use super::PlanOptions;
use crate::domain::Coded;
use crate::domain::Money;
use crate::domain::reading::{
    DateContext, DateOrder, Day, DecimalMark, Lean, MoneyContext, Reading, Share, ShareStyle, date, money, share,
};
use crate::exchange::fields::{ColumnMapping, Shape, Target};
use crate::exchange::source::{Table, Value};

/// A question about one column. Until it is answered nothing can be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The column, from 0.
    pub column: usize,
    /// Its heading.
    pub heading: String,
    /// What is to be chosen.
    pub choice: Choice,
    /// Cells of the column speak for different conventions.
    pub contradictory: bool,
    /// Some ambiguous cells with their readings.
    pub examples: Vec<Example>,
}

/// What is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The order of dates: `--dates`.
    Dates,
    /// The decimal mark: `--decimal`.
    Decimal,
    /// What bare shares mean: `--percent`.
    Percent,
}

/// An ambiguous cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its line.
    pub line: u32,
    /// Its content.
    pub value: String,
    /// The code of each convention with the value that it gives, as `2026-04-03`, `1200.00 CNY` or `85%`.
    pub readings: Vec<(&'static str, String)>,
}

/// How many examples a question shows.
const EXAMPLES: usize = 3;

/// A column with the conventions that were chosen or found.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub at: usize,
    pub heading: String,
    pub target: Target,
    pub shape: Shape,
    pub dates: Option<DateOrder>,
    pub decimal: Option<DecimalMark>,
    pub percent: Option<ShareStyle>,
    pub money: MoneyContext,
    /// Cells cannot be read before a question is answered.
    pub open: bool,
    /// The number of the custom field.
    pub custom: Option<u16>,
}

impl Column {
    pub fn new(at: usize, mapping: &ColumnMapping, options: &PlanOptions) -> Self {
        Self {
            at,
            heading: mapping.heading.clone(),
            target: mapping.target.clone(),
            shape: mapping.target.shape(),
            dates: mapping.dates.or(options.dates),
            decimal: mapping.decimal.or(options.decimal),
            percent: mapping.percent.or(options.percent),
            money: MoneyContext { currency: mapping.currency.unwrap_or(options.currency), power: mapping.power },
            open: false,
            custom: None,
        }
    }

    /// Where dates without a year go.
    pub fn date_context(&self, options: &PlanOptions) -> DateContext<'static> {
        let lean = if let Shape::Date(lean) = self.shape { lean } else { Lean::Past };
        DateContext { today: options.today, lean, words: None }
    }

    /// Looks at all cells of the column, settles what they decide, and asks what they leave open.
    pub fn settle(&mut self, table: &Table, rows: &[usize], heading: &str, options: &PlanOptions) -> Option<Question> {
        let question = match self.shape {
            Shape::Date(_) | Shape::FactDate if self.dates.is_none() => {
                let context = self.date_context(options);
                let found = Evidence::gather(self.at, table, rows, |text| {
                    // Written with the year in front, as nearly all are, it speaks for no order.
                    let head = text.trim_start().as_bytes();
                    if head.len() > 4 && head.iter().take(4).all(u8::is_ascii_digit) { None } else { date(text, &context).ok() }
                });
                self.dates = found.decided();
                found.question(Choice::Dates, |day: Day| day.date.to_string())
            }
            Shape::Money if self.decimal.is_none() => {
                let context = self.money;
                let found = Evidence::gather(self.at, table, rows, |text| {
                    if text.contains([',', '.', '，', '．']) { money(text, &context).ok() } else { None }
                });
                self.decimal = found.decided();
                found.question(Choice::Decimal, |money: Money| format!("{} {}", money.amount(), money.currency))
            }
            Shape::Share if self.percent.is_none() => {
                let found = Evidence::of_shares(self.at, table, rows);
                self.percent = found.decided();
                found.question(Choice::Percent, |share: Share| share.to_string())
            }
            _ => None,
        };
        self.open = question.is_some();
        question.map(|question| Question { column: self.at, heading: heading.to_owned(), ..question })
    }
}

/// A cell with several readings: its line, its content, and the readings.
type Ambiguous<C, T> = (u32, String, Vec<(C, T)>);

/// What the cells of a column say about its convention.
struct Evidence<C, T> {
    /// Conventions under which every telling cell can be read; `None` before the first such cell.
    possible: Option<Vec<C>>,
    /// The first cells with several readings.
    ambiguous: Vec<Ambiguous<C, T>>,
}

impl<C: Coded, T: Copy + PartialEq> Evidence<C, T> {
    fn new() -> Self {
        Self { possible: None, ambiguous: Vec::new() }
    }

    fn gather(column: usize, table: &Table, rows: &[usize], read: impl Fn(&str) -> Option<Reading<C, T>>) -> Self {
        let mut found = Self::new();
        for row in rows {
            if let Value::Text(text) = table.value(*row, column)
                && let Some(reading) = read(text)
            {
                found.add(table.line(*row), text, &reading);
            }
        }
        found
    }

    fn add(&mut self, line: u32, text: &str, reading: &Reading<C, T>) {
        let choices: Vec<(C, T)> = reading.choices().collect();
        if choices.is_empty() {
            return;
        }
        match &mut self.possible {
            None => self.possible = Some(choices.iter().map(|(by, _)| *by).collect()),
            Some(possible) => possible.retain(|by| choices.iter().any(|(other, _)| other == by)),
        }
        if reading.value().is_none() && self.ambiguous.len() < EXAMPLES {
            self.ambiguous.push((line, text.trim().to_owned(), choices));
        }
    }

    /// The one convention under which all can be read.
    fn decided(&self) -> Option<C> {
        match self.possible.as_deref() {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    fn question(&self, choice: Choice, show: impl Fn(T) -> String) -> Option<Question> {
        if self.ambiguous.is_empty() || self.decided().is_some() {
            return None;
        }
        let examples = self.ambiguous.iter().map(|(line, value, choices)| Example {
            line: *line,
            value: value.clone(),
            readings: choices.iter().map(|(by, value)| (by.code(), show(*value))).collect(),
        });
        let contradictory = self.possible.as_ref().is_some_and(Vec::is_empty);
        Some(Question { column: 0, heading: String::new(), choice, contradictory, examples: examples.collect() })
    }
}

impl Evidence<ShareStyle, Share> {
    /// Bare shares: a number above 1 speaks for percentages, a fraction below 1 for shares; both in one column contradict each other.
    fn of_shares(column: usize, table: &Table, rows: &[usize]) -> Self {
        let mut found = Self::new();
        let (mut percent, mut fraction) = (false, false);
        for row in rows {
            let shown = crate::exchange::source::shown(table.value(*row, column));
            let Some((text, reading)) = shown.and_then(|text| share(&text).ok().map(|reading| (text, reading))) else { continue };
            let (as_percent, as_share) = (reading.under(ShareStyle::Percent), reading.under(ShareStyle::Share));
            if reading.choices().next().is_none() || as_percent == as_share {
                continue;
            }
            percent |= as_share.is_none();
            let is_fraction = as_share.is_some() && reading.value() == as_share;
            fraction |= is_fraction;
            if as_share.is_some() && found.ambiguous.len() < EXAMPLES && (reading.value().is_none() || is_fraction) {
                found.ambiguous.push((table.line(*row), text, reading.choices().collect()));
            }
        }
        found.possible = Some(match (percent, fraction) {
            (true, false) => vec![ShareStyle::Percent],
            (false, true) => vec![ShareStyle::Share],
            (false, false) => vec![ShareStyle::Percent, ShareStyle::Share],
            (true, true) => Vec::new(),
        });
        found
    }
}
