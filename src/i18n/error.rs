//! Errors as sentences: what is wrong, where, and what to do.

use super::{Strings, label};
use crate::domain::placed::{FileError, Problem};
use crate::domain::reading;

/// A mistake in a policy, calendar or configuration file, with its place.
#[must_use]
pub fn file_error(error: &FileError, strings: &Strings) -> String {
    let problem = problem(&error.problem, strings);
    let at_key = if error.key.is_empty() { problem } else { strings.error_at_key(&error.key, problem) };
    strings.error_in_file(&error.place.file, error.place.line, error.place.column, at_key)
}

fn problem(problem: &Problem, strings: &Strings) -> String {
    match problem {
        Problem::Syntax(said) => strings.error_toml_syntax(said),
        Problem::Missing(key) => strings.error_key_missing(key),
        Problem::UnknownKey { key, allowed } => strings.error_key_unknown(key, allowed.join(", ")),
        Problem::WrongType { expected, found } => strings.error_wrong_type(label(*expected, strings), label(*found, strings)),
        Problem::OutOfRange { given, least, most } => strings.error_out_of_range(given, least, most),
        Problem::UnknownCode(unknown) => strings.error_unknown_code(&unknown.code, &unknown.allowed),
        Problem::Duplicate(name) => strings.error_twice(name),
        Problem::NotDescending => strings.error_not_descending(),
        Problem::NotAscending => strings.error_not_ascending(),
        Problem::WrongOrder { smaller, larger } => strings.error_wrong_order(smaller, larger),
        Problem::NotASpan(given) => strings.error_not_a_span(given),
        Problem::NotAClockSpan(given) => strings.error_not_a_clock_span(given),
        Problem::Undefined(name) => strings.error_undefined(name),
        // As text: a year is not a quantity and gets no thousands separator.
        Problem::OutsideYear(year) => strings.error_outside_year(year.to_string()),
        Problem::WorkedAnyway => strings.error_worked_anyway(),
    }
}

/// Why a typed or imported value cannot be read: half a sentence, without a full stop.
#[must_use]
pub fn unread(problem: reading::Problem, strings: &Strings) -> String {
    match problem {
        reading::Problem::Empty => strings.reading_empty(),
        reading::Problem::NotADate => strings.reading_not_a_date(),
        reading::Problem::NoSuchDay => strings.reading_no_such_day(),
        reading::Problem::NoDay => strings.reading_no_day(),
        reading::Problem::YearOutOfRange => strings.reading_year_out_of_range(),
        reading::Problem::RelativeInFile => strings.reading_relative_in_file(),
        reading::Problem::NotANumber => strings.reading_not_a_number(),
        reading::Problem::Unexpected => strings.reading_unexpected(),
        reading::Problem::TooLarge => strings.reading_too_large(),
        reading::Problem::Negative => strings.reading_negative(),
        reading::Problem::NotWhole => strings.reading_not_whole(),
        reading::Problem::OutOfRange { low, high } => strings.reading_out_of_range(low.to_string(), high.to_string()),
        reading::Problem::DigitsLost => strings.reading_digits_lost(),
        reading::Problem::UnknownCurrency => strings.reading_unknown_currency(),
        reading::Problem::NotYesNo => strings.reading_not_yes_no(),
        reading::Problem::NotAPhone => strings.reading_not_a_phone(),
        reading::Problem::NotAMail => strings.reading_not_a_mail(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::policy::{Area, Override, PolicySet};

    #[test]
    fn a_mistake_in_a_policy_says_where_and_what_in_both_languages() {
        let text = "[model.usage]\nweight = \"30\"";
        let error = PolicySet::with(&[Override { area: Area::Health, file: "mine.toml", text }]).unwrap_err();
        let (english, chinese) = (file_error(&error, &Language::En.load()), file_error(&error, &Language::ZhCN.load()));
        assert_eq!(english, "mine.toml, line 2, column 10: usage.weight: a whole number is wanted, not text in quotes.");
        assert_eq!(chinese, "mine.toml 第 2 行第 10 列：usage.weight：应为整数，而不是带引号的文字。");
    }
}
