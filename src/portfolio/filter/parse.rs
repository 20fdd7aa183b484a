//! Reads filter expressions.

use chrono::NaiveDate;

use super::words::{self, Kind, Subject};
use super::{Amount, Comparison, Filter, Term, Test};
use crate::domain::Currency;
use crate::domain::reading::{MoneyContext, money};
use crate::domain::search::{Query, plain};
use crate::i18n::Strings;

/// An expression that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("filter, at character {}: {problem:?}", at + 1)]
pub struct FilterError {
    /// The character at which the term starts, counted from 0.
    pub at: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No column is called so.
    UnknownColumn(String),
    /// The term ends behind the operator: it is still being typed, or a value was forgotten.
    NoValue(String),
    /// This column cannot be compared in this way.
    WrongOperator(String, &'static str),
    /// This column has no such value; these exist.
    UnknownValue(String, Vec<&'static str>),
    /// This is no number, duration, date or amount, whichever the column wants.
    NotANumber(String),
    /// A quotation is not closed.
    OpenQuote,
}

impl FilterError {
    /// What is wrong, as a sentence.
    #[must_use]
    pub fn sentence(&self, strings: &Strings) -> String {
        match &self.problem {
            Problem::UnknownColumn(name) => strings.portfolio_filter_unknown_column(name, words::offered(strings).join(", ")),
            Problem::NoValue(name) => strings.portfolio_filter_no_value(name),
            Problem::WrongOperator(name, sign) => strings.portfolio_filter_wrong_operator(name, *sign),
            Problem::UnknownValue(value, known) => strings.portfolio_filter_unknown_value(value, known.join(", ")),
            Problem::NotANumber(value) => strings.portfolio_filter_not_a_number(value),
            Problem::OpenQuote => strings.portfolio_filter_open_quote(),
        }
    }

    /// Whether the expression may just not be finished: nothing to complain about while it is being typed.
    #[must_use]
    pub const fn unfinished(&self) -> bool {
        matches!(self.problem, Problem::NoValue(_) | Problem::OpenQuote)
    }
}

/// Punctuation that an input method writes, as the grammar knows it.
const fn half_width(c: char) -> char {
    match c {
        '＝' => '=',
        '＜' | '〈' | '《' => '<',
        '＞' | '〉' | '》' => '>',
        '：' => ':',
        '！' => '!',
        '，' | '、' => ',',
        '－' => '-',
        '“' | '”' | '「' | '」' | '＂' => '"',
        '\u{3000}' | '\t' | '\n' | '\r' => ' ',
        other => other,
    }
}

/// The expression with half-width signs; quotations stay as they are.
fn grammar_signs(text: &str) -> Vec<char> {
    let mut inside = false;
    let sign = |c: char| {
        let plain = half_width(c);
        inside ^= plain == '"';
        if inside && plain != '"' { c } else { plain }
    };
    text.chars().map(sign).collect()
}

/// The parts of one term as they were written.
#[derive(Debug, Default)]
struct Written {
    at: usize,
    text: String,
    negated: bool,
    name: String,
    operator: String,
    values: Vec<String>,
    /// Whether a value, or the text, was quoted: it is then no word of the grammar.
    quoted: bool,
}

struct Reader {
    characters: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }

    fn operator(&mut self) -> Option<String> {
        let sign: String = match (self.peek()?, self.characters.get(self.at + 1)) {
            (first @ ('<' | '>' | '!'), Some('=')) => format!("{first}="),
            (first @ ('=' | '<' | '>' | ':'), _) => first.to_string(),
            _ => return None,
        };
        self.at += sign.len();
        Some(sign)
    }

    /// A quotation, or everything up to a blank; in a value, up to a comma too.
    fn word(&mut self, is_value: bool) -> Result<(String, bool), Problem> {
        if self.peek() == Some('"') {
            self.at += 1;
            let length = self.characters.iter().skip(self.at).position(|&c| c == '"').ok_or(Problem::OpenQuote)?;
            let word = self.characters.iter().skip(self.at).take(length).collect();
            self.at += length + 1;
            return Ok((word, true));
        }
        let start = self.at;
        while let Some(c) = self.peek() {
            let ends = match c {
                ' ' => true,
                ',' => is_value,
                '=' | '<' | '>' | ':' => !is_value,
                '!' => !is_value && self.characters.get(self.at + 1) == Some(&'='),
                _ => false,
            };
            if ends {
                break;
            }
            self.at += 1;
        }
        Ok((self.characters.get(start..self.at).unwrap_or(&[]).iter().collect(), false))
    }

    fn term(&mut self) -> Result<Written, FilterError> {
        let start = self.at;
        let mut written = Written { at: start, ..Written::default() };
        if self.peek() == Some('-') && self.characters.get(self.at + 1).is_some_and(|&c| c != ' ') {
            written.negated = true;
            self.at += 1;
        }
        let text_start = self.at;
        let problem = |problem| FilterError { at: start, problem };
        (written.name, written.quoted) = self.word(false).map_err(problem)?;
        if let Some(operator) = (!written.quoted).then(|| self.operator()).flatten() {
            written.operator = operator;
            written.quoted = false;
            loop {
                let (value, quoted) = self.word(true).map_err(problem)?;
                written.quoted |= quoted;
                if !value.is_empty() || quoted {
                    written.values.push(value);
                }
                if self.peek() != Some(',') {
                    break;
                }
                self.at += 1;
            }
        }
        written.text = self.characters.get(text_start..self.at).unwrap_or(&[]).iter().collect();
        Ok(written)
    }
}

pub(super) fn filter(text: &str) -> Result<Filter, FilterError> {
    let mut reader = Reader { characters: grammar_signs(text), at: 0 };
    let mut terms = Vec::new();
    loop {
        reader.blanks();
        if reader.peek().is_none() {
            return Ok(Filter { terms });
        }
        let written = reader.term()?;
        let at = written.at;
        if let Some(test) = test(&written).map_err(|problem| FilterError { at, problem })? {
            // Numbers are compared as unequal; of everything else it is the opposite that is asked.
            let opposite = written.operator == "!=" && !matches!(test, Test::Compare(..));
            terms.push(Term { text: written.text, minus: written.negated, negated: written.negated ^ opposite, test });
        }
    }
}

/// What a term asks; `None` for a text without any letter or digit to find.
fn test(written: &Written) -> Result<Option<Test>, Problem> {
    if written.operator.is_empty() {
        let query = Query::new(&written.name);
        return Ok((!query.is_empty()).then_some(Test::Words(query)));
    }
    let subject = words::subject(&written.name).ok_or_else(|| Problem::UnknownColumn(written.name.clone()))?;
    let Some(first) = written.values.first() else { return Err(Problem::NoValue(written.name.clone())) };
    let equality = matches!(written.operator.as_str(), "=" | "!=" | ":");
    if equality && !written.quoted && words::means_none(first) && written.values.len() == 1 {
        return Ok(Some(Test::Missing(subject.column)));
    }
    match subject.kind {
        Kind::Text | Kind::Code if !equality => Err(wrong_operator(written)),
        Kind::Text if written.operator == ":" => {
            Ok(Some(Test::Holds(subject.column, written.values.iter().map(|value| Query::new(value)).collect())))
        }
        Kind::Text => Ok(Some(Test::Is(subject.column, written.values.iter().map(|value| plain(value)).collect()))),
        Kind::Code => code_test(subject, written).map(Some),
        Kind::Past if equality && words::means_overdue(first) => Ok(Some(Test::Overdue)),
        Kind::Past if equality && words::means_never(first) => Ok(Some(Test::Never)),
        _ => number_test(subject, written, first).map(Some),
    }
}

fn wrong_operator(written: &Written) -> Problem {
    let sign = ["<=", ">=", "<", ">", ":"].into_iter().find(|sign| *sign == written.operator).unwrap_or("=");
    Problem::WrongOperator(written.name.clone(), sign)
}

fn code_test(subject: Subject, written: &Written) -> Result<Test, Problem> {
    let mut codes = Vec::new();
    for value in &written.values {
        codes.push(words::code(subject.column, value).ok_or_else(|| Problem::UnknownValue(value.clone(), words::codes(subject.column)))?);
    }
    Ok(Test::Code(subject.column, codes))
}

fn number_test(subject: Subject, written: &Written, value: &str) -> Result<Test, Problem> {
    let comparison = match written.operator.as_str() {
        "=" => Comparison::Equal,
        "!=" => Comparison::Unequal,
        "<" => Comparison::Less,
        "<=" => Comparison::AtMost,
        ">" => Comparison::More,
        ">=" => Comparison::AtLeast,
        _ => return Err(wrong_operator(written)),
    };
    // Several numbers would need a meaning of their own for each operator.
    if written.values.len() > 1 {
        return Err(Problem::NotANumber(written.values.join(",")));
    }
    let not_a_number = || Problem::NotANumber(value.to_owned());
    let amount = match subject.kind {
        Kind::Points => Amount::Number(tenths(value).ok_or_else(not_a_number)?),
        Kind::Whole => Amount::Number(value.trim_end_matches(['%', '％']).parse().map_err(|_| not_a_number())?),
        Kind::Money => {
            // Read as yuan, taken in the reporting currency: an amount that names another one has no answer here.
            let money = money(value, &MoneyContext { currency: Currency::CNY, power: 0 }).ok().and_then(|reading| reading.value());
            Amount::Number(money.filter(|money| money.currency == Currency::CNY).ok_or_else(not_a_number)?.minor)
        }
        Kind::Past | Kind::Coming => {
            days(value).map(Amount::Days).or_else(|| value.parse::<NaiveDate>().ok().map(Amount::Day)).ok_or_else(not_a_number)?
        }
        Kind::Text | Kind::Code => return Err(not_a_number()),
    };
    Ok(Test::Compare(subject.column, comparison, amount))
}

/// Points with at most one decimal, in tenths.
fn tenths(value: &str) -> Option<i64> {
    let (sign, digits) = value.strip_prefix('-').map_or((1, value), |rest| (-1, rest));
    let (whole, decimal) = digits.split_once('.').unwrap_or((digits, "0"));
    let decimal = (decimal.len() == 1).then(|| decimal.parse::<u8>().ok()).flatten()?;
    Some(sign * (i64::from(whole.parse::<u16>().ok()?) * 10 + i64::from(decimal)))
}

/// A number of days: `30`, `30d`, `4w`, `30天`, `4周`; may be negative.
fn days(value: &str) -> Option<i64> {
    let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let number: i64 = value.strip_suffix(unit)?.parse::<i32>().ok()?.into();
    match unit {
        "" | "d" | "D" | "天" | "日" => Some(number),
        "w" | "W" | "周" => Some(number * 7),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> (usize, Problem) {
        let error = Filter::parse(text).unwrap_err();
        (error.at, error.problem)
    }

    #[test]
    fn an_expression_reads_back_as_it_was_written() {
        for text in [
            "",
            "华东",
            "tier=A band=at_risk city=上海 renewal<90d touch>30d 华东",
            "-owner:li",
            "tier=A,B -band=healthy",
            "\"two words\"",
            "city=\"New York\",上海",
            "health<60.0 change<=-10",
            "renewal=none touch=overdue",
            "revenue>=120万",
            "renewal<=2026-12-31",
            "等级=A 健康档=高风险 城市!=上海",
        ] {
            assert_eq!(Filter::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn full_width_signs_and_blanks_are_understood() {
        for (typed, plain) in [
            ("等级＝A　城市：上海", "等级=A 城市:上海"),
            ("等级=A、B", "等级=A,B"),
            ("touch》30d", "touch>30d"),
            ("“华东 新”", "\"华东 新\""),
            ("  a \t b\n", "a b"),
        ] {
            assert_eq!(Filter::parse(typed).unwrap(), Filter::parse(plain).unwrap(), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_understood_is_named_with_its_place() {
        let tiers = vec!["A", "B", "C"];
        for (text, at, expected) in [
            ("a colour=red", 2, Problem::UnknownColumn("colour".into())),
            ("tier=", 0, Problem::NoValue("tier".into())),
            ("tier=D", 0, Problem::UnknownValue("D".into(), tiers.clone())),
            ("tier=A,D", 0, Problem::UnknownValue("D".into(), tiers)),
            ("city>上海", 0, Problem::WrongOperator("city".into(), ">")),
            ("health:6", 0, Problem::WrongOperator("health".into(), ":")),
            ("health<abc", 0, Problem::NotANumber("abc".into())),
            ("health<60.05", 0, Problem::NotANumber("60.05".into())),
            ("touch>30x", 0, Problem::NotANumber("30x".into())),
            ("touch>1,2", 0, Problem::NotANumber("1,2".into())),
            ("renewal<2026-13-01", 0, Problem::NotANumber("2026-13-01".into())),
            ("revenue>USD 5", 0, Problem::NotANumber("USD".into())),
            ("x \"open", 2, Problem::OpenQuote),
            ("city=\"open", 0, Problem::OpenQuote),
        ] {
            assert_eq!(problem(text), (at, expected), "{text}");
        }
    }

    #[test]
    fn every_problem_is_a_sentence_in_both_languages() {
        for language in crate::i18n::Language::iter() {
            let strings = language.load();
            for text in ["colour=red", "tier=", "tier=D", "city>x", "health<abc", "\"open"] {
                let sentence = Filter::parse(text).unwrap_err().sentence(&strings);
                assert!(sentence.chars().count() > 5, "{sentence}");
            }
        }
    }

    #[test]
    fn durations_and_points_have_their_units() {
        for (text, expected) in [
            ("30d", Some(30)),
            ("4w", Some(28)),
            ("90", Some(90)),
            ("-5天", Some(-5)),
            ("2周", Some(14)),
            ("d", None),
            ("3m", None),
            ("", None),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
        for (text, expected) in
            [("60", Some(600)), ("59.9", Some(599)), ("-14.0", Some(-140)), ("-0.5", Some(-5)), ("60.", None), (".5", None), ("1e3", None)]
        {
            assert_eq!(tenths(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_makes_it_fall_over(text in "[a-z=<>!:,\"\\- 等级上海０-９＝]{0,20}") {
            if let Ok(filter) = Filter::parse(&text) {
                let again = Filter::parse(&filter.to_string());
                proptest::prop_assert_eq!(again.as_ref(), Ok(&filter));
            }
        }
    }
}
