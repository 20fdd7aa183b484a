//! The names of columns and values in filter expressions, in both languages.

use std::sync::{Arc, LazyLock};

use super::super::column::Column;
use crate::domain::Coded;
use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use crate::domain::health::{Band, Dimension};
use crate::domain::search::plain;
use crate::i18n::{Labelled, Language, Strings, strings};

/// What can be asked about a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, compared or searched.
    Text,
    /// One of a closed list of codes.
    Code,
    /// Points with one decimal, held in tenths.
    Points,
    /// A whole number.
    Whole,
    /// Money, in minor units.
    Money,
    /// A day in the past.
    Past,
    /// A day to come.
    Coming,
}

/// What can be asked about each column, and words for it besides those of `portfolio-filter-column`.
const COLUMNS: &[(Column, Kind, &[&str])] = &[
    (Column::Tier, Kind::Code, &["级别", "分级"]),
    (Column::Account, Kind::Text, &["简称"]),
    (Column::Health, Kind::Points, &["score", "健康"]),
    (Column::Change, Kind::Points, &[]),
    (Column::Why, Kind::Code, &["cause"]),
    (Column::Touch, Kind::Past, &["接触", "拜访"]),
    (Column::Renewal, Kind::Coming, &["renews"]),
    (Column::Owner, Kind::Text, &["客户经理"]),
    (Column::City, Kind::Text, &[]),
    (Column::Region, Kind::Text, &["省份", "区域"]),
    (Column::Industry, Kind::Text, &[]),
    (Column::Revenue, Kind::Money, &["营收"]),
    (Column::Overdue, Kind::Money, &[]),
    (Column::Suggested, Kind::Code, &[]),
    (Column::Stage, Kind::Code, &["lifecycle", "生命周期"]),
    (Column::Kind, Kind::Code, &["客户类型"]),
    (Column::Coverage, Kind::Whole, &[]),
    (Column::Parent, Kind::Text, &["集团", "母公司"]),
    (Column::Tags, Kind::Text, &["tags"]),
    (Column::Sensitivity, Kind::Code, &[]),
    (Column::CreditCode, Kind::Text, &[]),
    (Column::Name, Kind::Text, &["名称", "客户名称"]),
    (Column::Alerts, Kind::Whole, &["alert"]),
];

/// What `portfolio-filter-column` is asked for the band, which stands in the column of the score.
const BAND: &str = "band";

/// What is asked about: a column, or the band in the column of health.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) column: Column,
    pub(super) kind: Kind,
}

const BAND_SUBJECT: Subject = Subject { column: Column::Health, kind: Kind::Code };

/// Every language, loaded once.
static LANGUAGES: LazyLock<Vec<Arc<Strings>>> = LazyLock::new(|| Language::iter().map(|language| strings(*language)).collect());

/// What may be typed for each subject, folded.
static SUBJECTS: LazyLock<Vec<(String, Subject)>> = LazyLock::new(|| {
    let mut subjects = Vec::new();
    for strings in LANGUAGES.iter() {
        subjects.push((plain(&strings.portfolio_filter_column(BAND)), BAND_SUBJECT));
        for &(column, kind, _) in COLUMNS {
            subjects.push((plain(&strings.portfolio_filter_column(column.code())), Subject { column, kind }));
        }
    }
    for &(column, kind, others) in COLUMNS {
        subjects.extend(others.iter().map(|other| (plain(other), Subject { column, kind })));
    }
    subjects
});

/// The subject of this name.
pub(super) fn subject(name: &str) -> Option<Subject> {
    let name = plain(name);
    SUBJECTS.iter().find(|(known, _)| *known == name).map(|&(_, subject)| subject)
}

/// The names that a message can offer, in one language.
pub(super) fn offered(strings: &Strings) -> Vec<String> {
    let names = COLUMNS.iter().map(|(column, ..)| strings.portfolio_filter_column(column.code()));
    std::iter::once(strings.portfolio_filter_column(BAND)).chain(names).collect()
}

/// For each column of codes, what may be typed for each code, folded.
static CODES: LazyLock<Vec<(Column, String, &'static str)>> = LazyLock::new(|| {
    let mut codes = Vec::new();
    add::<Tier>(&[Column::Tier, Column::Suggested], &mut codes);
    add::<Band>(&[Column::Health], &mut codes);
    add::<Lifecycle>(&[Column::Stage], &mut codes);
    add::<AccountKind>(&[Column::Kind], &mut codes);
    add::<Sensitivity>(&[Column::Sensitivity], &mut codes);
    add::<Dimension>(&[Column::Why], &mut codes);
    codes
});

fn add<T: Labelled>(columns: &[Column], codes: &mut Vec<(Column, String, &'static str)>) {
    for &column in columns {
        for value in T::ALL {
            codes.push((column, plain(value.code()), value.code()));
            codes.extend(LANGUAGES.iter().map(|strings| (column, plain(&value.label(strings)), value.code())));
        }
    }
}

/// The code that is meant by a word in a column of codes.
pub(super) fn code(column: Column, word: &str) -> Option<&'static str> {
    let word = plain(word);
    CODES.iter().find(|(of, typed, _)| *of == column && *typed == word).map(|&(.., code)| code)
}

/// The codes of a column.
pub(super) fn codes(column: Column) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = CODES.iter().filter(|(of, ..)| *of == column).map(|&(.., code)| code).collect();
    all.dedup();
    all
}

/// Whether a word is the grammar's word for something, in any language.
fn is_word(word: &str, of: impl Fn(&Strings) -> String) -> bool {
    let word = plain(word);
    !word.is_empty() && LANGUAGES.iter().any(|strings| plain(&of(strings)) == word)
}

/// Whether a word means that there is no value.
pub(super) fn means_none(word: &str) -> bool {
    is_word(word, Strings::portfolio_filter_none)
}

/// Whether a word means a touch that is overdue.
pub(super) fn means_overdue(word: &str) -> bool {
    is_word(word, Strings::portfolio_filter_overdue)
}

/// Whether a word means that there never was a touch.
pub(super) fn means_never(word: &str) -> bool {
    is_word(word, Strings::portfolio_filter_never)
}

/// A word as it must be written to be read as one.
fn quoted(word: &str) -> String {
    let plain = !word.is_empty()
        && !word.starts_with('-')
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '&' | '(' | ')' | '（' | '）' | '·'));
    // A value that is a word of the grammar means the word only when quoted.
    if plain && !means_none(word) { word.to_owned() } else { format!("\"{}\"", word.replace('"', "'")) }
}

/// See [`super::term_for`].
pub(super) fn term_for(column: Column, value: &str, strings: &Strings) -> Option<String> {
    let &(_, kind, _) = COLUMNS.iter().find(|(of, ..)| *of == column)?;
    let name = strings.portfolio_filter_column(if column == Column::Health { BAND } else { column.code() });
    match kind {
        _ if value.is_empty() => Some(format!("{name}={}", strings.portfolio_filter_none())),
        Kind::Code => Some(format!("{name}={value}")),
        Kind::Points if column == Column::Health => Some(format!("{name}={value}")),
        Kind::Text => Some(format!("{name}={}", quoted(value))),
        _ => None,
    }
}

/// See [`super::overdue_term`].
pub(super) fn overdue_term(strings: &Strings) -> String {
    format!("{}={}", strings.portfolio_filter_column(Column::Touch.code()), strings.portfolio_filter_overdue())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_subjects_and_no_word_two_codes() {
        for (name, subject) in SUBJECTS.iter() {
            assert!(SUBJECTS.iter().all(|(other, means)| other != name || means == subject), "{name}");
            assert!(!name.starts_with('?'), "{subject:?} has no name");
        }
        for (column, typed, code) in CODES.iter() {
            assert!(CODES.iter().all(|(of, other, means)| of != column || other != typed || means == code), "{column} {typed}");
            assert!(!means_none(typed));
        }
    }

    #[test]
    fn every_column_but_the_drawn_one_can_be_named() {
        for &column in Column::ALL {
            assert_eq!(COLUMNS.iter().any(|(of, ..)| *of == column), column != Column::Weeks, "{column}");
        }
    }

    #[test]
    fn a_term_made_from_a_cell_reads_back_in_both_languages() {
        use super::super::Filter;
        for strings in LANGUAGES.iter() {
            for &column in Column::ALL {
                let texts = ["", "上海", "none", "无", "a, b", "-x", "R&D (north)", "say \"hi\"", "a=b", "，"];
                let values = if codes(column).is_empty() { texts.to_vec() } else { codes(column) };
                for term in values.into_iter().filter_map(|value| term_for(column, value, strings)) {
                    let filter = Filter::parse(&term).unwrap();
                    assert_eq!((filter.terms().len(), filter.to_string()), (1, term));
                }
            }
        }
    }
}
