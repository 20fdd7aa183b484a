//! One cell to one value, or the reason why not.

use super::PlanOptions;
use super::column::Column;
use super::reason::Reason;
use crate::domain::Money;
use crate::domain::credit_code::CreditCode;
use crate::domain::reading::{
    self, DateNote, Day, Decimal, Problem, Reading, ReadingError, Share, folded, money_of, serial_date, share_of,
};
use crate::domain::text::{lines, one_line};
use crate::exchange::export::csv::unguarded;
use crate::exchange::fields::{Shape, word};
use crate::exchange::source::{Value, shown};

/// Most characters of a one-line text, as the database keeps them.
pub(super) const LINE_MOST: usize = 300;
/// Most characters of a text of several lines.
const LINES_MOST: usize = 20_000;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    Text(String),
    Day(Day),
    Money(Money),
    Share(Share),
    Number(i64),
    Word(&'static str),
    Code(CreditCode),
}

/// Cells that say that nothing is known, in any field.
const BLANKS: &[&str] = &["", "-", "--", "—", "——", "－", "–", "/", "\\", "N/A", "n/a", "#N/A", "NA", "null", "NULL", "nil", "?", "？"];

/// Words that say so where a number, a date or a code is expected; in a text they may be an answer.
const UNKNOWNS: &[&str] = &[
    "无",
    "無",
    "暂无",
    "暫無",
    "没有",
    "未知",
    "不详",
    "不詳",
    "待定",
    "待确认",
    "待补充",
    "未填",
    "空",
    "unknown",
    "none",
    "tbd",
    "not known",
    "n.a.",
];

/// Reads a cell as its column wants it.
pub(super) fn read(value: Value<'_>, column: &Column, options: &PlanOptions, since_1904: bool) -> Result<Said, Reason> {
    if matches!(value, Value::Failed | Value::Empty) {
        return Ok(Said::Nothing);
    }
    if let Value::Text(text) = value {
        let text = unwrapped(text);
        let bare = text.trim();
        if BLANKS.contains(&bare) {
            return Ok(Said::Nothing);
        }
        let textual = matches!(column.shape, Shape::Text | Shape::LongText | Shape::Nothing);
        let worded = !column.shape.codes().is_empty() && word(column.shape, bare).is_some();
        if !textual && !worded && UNKNOWNS.iter().any(|word| bare.eq_ignore_ascii_case(word)) {
            return Ok(Said::Nothing);
        }
        if text.contains('\u{FFFD}') && options.damaged_text {
            return Err(Reason::Undecodable);
        }
        return of_text(text, column, options);
    }
    of_number(value, column, options, since_1904)
}

/// `="007"`, which spreadsheets write so that zeros in front survive, without its wrapping; and an export's apostrophe taken off.
fn unwrapped(text: &str) -> &str {
    let bare = text.trim();
    let wrapped = bare.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).filter(|inner| !inner.contains('"'));
    wrapped.unwrap_or_else(|| unguarded(bare))
}

fn unreadable(error: ReadingError) -> Reason {
    Reason::Unreadable { problem: error.problem, at: error.at + 1 }
}

fn problem(problem: Problem) -> Reason {
    Reason::Unreadable { problem, at: 1 }
}

fn chosen<C: Copy + PartialEq, T: Copy + PartialEq>(reading: &Reading<C, T>, convention: Option<C>, open: bool) -> Result<T, Reason> {
    if open && reading.value().is_none() { Err(Reason::Unanswered) } else { reading.settled(convention).ok_or(Reason::Unanswered) }
}

fn of_text(text: &str, column: &Column, options: &PlanOptions) -> Result<Said, Reason> {
    let within = |text: String, most: usize| {
        if text.is_empty() {
            Ok(Said::Nothing)
        } else if text.chars().count() > most {
            Err(Reason::TooLong { most })
        } else {
            Ok(Said::Text(text))
        }
    };
    match column.shape {
        Shape::Nothing => Ok(Said::Nothing),
        Shape::Text => within(one_line(text).trim().to_owned(), LINE_MOST),
        Shape::LongText => within(lines(text).trim().to_owned(), LINES_MOST),
        Shape::Date(_) | Shape::FactDate => {
            let reading = reading::date(text, &column.date_context(options)).map_err(unreadable)?;
            dated(chosen(&reading, column.dates, column.open)?, column, options)
        }
        Shape::Money => {
            let reading = reading::money(text, &column.money).map_err(unreadable)?;
            chosen(&reading, column.decimal, column.open).map(Said::Money)
        }
        Shape::Share => {
            let reading = reading::share(text).map_err(unreadable)?;
            chosen(&reading, column.percent, column.open).map(Said::Share)
        }
        Shape::Grade(low, high) => reading::graded(text, low, high).map(Said::Number).map_err(unreadable),
        Shape::Count => counted(reading::whole(text).map_err(unreadable)?),
        Shape::Phone => within(reading::phone(text).map_err(unreadable)?, LINE_MOST),
        Shape::Mail => within(reading::mail(text).map_err(unreadable)?, LINE_MOST),
        Shape::CreditCode => CreditCode::parse(text).map(Said::Code).map_err(Reason::CreditCode),
        Shape::Kind | Shape::Tier | Shape::Intent | Shape::Channel | Shape::Lifecycle | Shape::Sensitivity => {
            let found = word(column.shape, text).ok_or_else(|| Reason::UnknownWord { allowed: column.shape.codes() })?;
            Ok(Said::Word(found.0))
        }
    }
}

/// A fact's date is not in the future.
fn dated(day: Day, column: &Column, options: &PlanOptions) -> Result<Said, Reason> {
    if column.shape == Shape::FactDate && day.date > options.today {
        Err(Reason::Future { today: options.today })
    } else {
        Ok(Said::Day(day))
    }
}

const MOST_TICKETS: i64 = 1_000_000;

fn counted(count: i64) -> Result<Said, Reason> {
    match count {
        ..0 => Err(problem(Problem::Negative)),
        0..=MOST_TICKETS => Ok(Said::Number(count)),
        _ => Err(problem(Problem::TooLarge)),
    }
}

/// Cells that a spreadsheet keeps as numbers, dates or truth values.
fn of_number(value: Value<'_>, column: &Column, options: &PlanOptions, since_1904: bool) -> Result<Said, Reason> {
    let number = match value {
        Value::Number(number) | Value::Percent(number) => Some(number),
        _ => None,
    };
    let decimal = || number.and_then(Decimal::from_cell).ok_or(problem(Problem::NotANumber));
    match (column.shape, value) {
        (Shape::Date(_) | Shape::FactDate, Value::Date(date)) => dated(Day { date, note: DateNote::Written }, column, options),
        (Shape::Date(_) | Shape::FactDate, Value::Number(number)) if number < 100_000.0 => {
            let date = serial_date(number, since_1904).filter(|_| number >= 20_000.0).ok_or(problem(Problem::NotADate))?;
            dated(Day { date, note: DateNote::Written }, column, options)
        }
        (Shape::Money, Value::Number(_)) => {
            let amount = decimal()?.shifted(column.money.power).and_then(|amount| money_of(amount, column.money.currency));
            amount.map(Said::Money).ok_or(problem(Problem::TooLarge))
        }
        (Shape::Share, Value::Percent(_)) => {
            let percent = decimal()?.shifted(2).ok_or(problem(Problem::TooLarge))?;
            let reading = share_of(percent, true).map_err(problem)?;
            reading.value().map(Said::Share).ok_or(Reason::Unanswered)
        }
        (Shape::Share, Value::Number(_)) => {
            let reading = share_of(decimal()?, false).map_err(problem)?;
            chosen(&reading, column.percent, column.open).map(Said::Share)
        }
        // Fifteen digits are all that such a cell keeps: a longer code or number has lost its end.
        (Shape::CreditCode | Shape::Phone | Shape::Text, Value::Number(number)) if number.abs() >= 1e15 => Err(Reason::DigitsLost),
        // A truth value is a word like any other, and what does not fit is refused as the text that it shows.
        _ => {
            let text = shown(value).unwrap_or_default();
            match (column.shape, value) {
                (Shape::Intent | Shape::Sensitivity, Value::Bool(yes)) => of_text(if yes { "yes" } else { "no" }, column, options),
                _ => of_text(&text, column, options),
            }
        }
    }
}

/// The name as a person reads it: one line, blanks single.
pub(super) fn name(text: &str) -> String {
    folded_blanks(&one_line(text))
}

fn folded_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the first cell of a row is that of a sum below a list.
pub(super) fn is_total(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "合计",
        "合計",
        "总计",
        "總計",
        "小计",
        "小計",
        "共计",
        "總和",
        "总和",
        "汇总",
        "total",
        "grand total",
        "subtotal",
        "sub total",
        "sum",
    ];
    let text = folded(text).to_lowercase();
    let text = text.trim_end_matches([':', '：', ' ']);
    WORDS.contains(&text)
}
