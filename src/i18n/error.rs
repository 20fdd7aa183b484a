//! Errors as sentences: what is wrong, where, and what to do.

use super::{Strings, label, log};
use crate::domain::Zone;
use crate::domain::placed::{FileError, Problem};
use crate::domain::reading;
use crate::store::error::{Fault, FileKind, Invalid, Limit};
use crate::store::undo::{Obstacle, Reason, Refusal};
use crate::store::{Action, Error};

/// A mistake in a policy, calendar or configuration file, with its place.
#[must_use]
pub fn file_error(error: &FileError, strings: &Strings) -> String {
    let problem = problem(&error.problem, strings);
    let at_key = if error.key.is_empty() { problem } else { strings.error_at_key(&error.key, problem) };
    strings.error_in_file(&error.place.file, error.place.line, error.place.column, at_key)
}

/// What is wrong with a value, without its place.
#[must_use]
pub fn problem(problem: &Problem, strings: &Strings) -> String {
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
        reading::Problem::NoTime => strings.reading_no_time(),
        reading::Problem::NoSuchTime => strings.reading_no_such_time(),
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

/// What the operating system said about a file: half a sentence, without a full stop.
#[must_use]
pub fn system(error: &std::io::Error, strings: &Strings) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => strings.error_system_not_found(),
        ErrorKind::PermissionDenied => strings.error_system_denied(),
        ErrorKind::IsADirectory => strings.error_system_folder(),
        ErrorKind::NotADirectory => strings.error_system_not_a_folder(),
        ErrorKind::AlreadyExists => strings.error_system_exists(),
        ErrorKind::StorageFull => strings.error_system_disk_full(),
        ErrorKind::QuotaExceeded => strings.error_system_quota(),
        ErrorKind::ReadOnlyFilesystem => strings.error_system_read_only(),
        ErrorKind::FileTooLarge => strings.error_system_too_large(),
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => strings.error_system_name(),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => strings.error_system_busy(),
        ErrorKind::InvalidData => strings.error_system_not_utf8(),
        ErrorKind::UnexpectedEof => strings.error_system_cut_short(),
        ErrorKind::BrokenPipe | ErrorKind::WriteZero => strings.error_system_reader_gone(),
        ErrorKind::OutOfMemory => strings.error_system_memory(),
        ErrorKind::Unsupported => strings.error_system_unsupported(),
        _ => match error.raw_os_error() {
            Some(code) => strings.error_system_other(code.to_string()),
            None => strings.error_system_said(error.to_string()),
        },
    }
}

/// What the database said. Times are shown in `zone`.
#[must_use]
pub fn store_error(error: &Error, zone: Zone, strings: &Strings) -> String {
    match error {
        Error::NoFile(path) => strings.error_no_file(path.to_string_lossy()),
        Error::NotAFile { path, what: FileKind::Folder } => strings.error_is_folder(path.to_string_lossy()),
        Error::NotAFile { path, what: FileKind::Link } => strings.error_is_link(path.to_string_lossy()),
        Error::NotAFile { path, what: FileKind::Special } => strings.error_is_special(path.to_string_lossy()),
        Error::DiskFull => strings.error_disk_full(),
        Error::ReadOnly => strings.error_read_only(),
        Error::Busy => strings.error_busy(),
        Error::Damaged(detail) => strings.error_damaged(detail),
        Error::NotOurs(path) => strings.error_not_ours(path.to_string_lossy()),
        Error::Newer { path, found, known } => strings.error_newer(path.to_string_lossy(), found.to_string(), known.to_string()),
        Error::OverLimit(Limit::FileSize) => strings.error_limit_file_size(),
        Error::OverLimit(Limit::ValueSize) => strings.error_limit_value_size(),
        Error::File { path, error } => strings.error_file(path.to_string_lossy(), system(error, strings)),
        Error::Invalid(invalid) => invalid_value(invalid, strings),
        Error::NoRow { table, id } => strings.error_no_row(label(*table, strings), id.to_string()),
        Error::Needed { table, by, .. } => strings.error_needed(label(*table, strings), label(*by, strings)),
        Error::NothingToUndo => strings.error_nothing_to_undo(),
        Error::NothingToRedo => strings.error_nothing_to_redo(),
        Error::Refused(refusal) => refused(refusal, zone, strings),
        Error::Cancelled => strings.error_cancelled(),
        Error::Policy(error) => file_error(error, strings),
        Error::Sql(detail) => strings.error_sql(detail),
    }
}

fn invalid_value(invalid: &Invalid, strings: &Strings) -> String {
    let column = invalid.column.map_or_else(|| "none".to_owned(), |column| log::field(column, strings));
    strings.error_invalid(column, label(invalid.table, strings), fault(&invalid.fault, strings))
}

/// What is wrong with a value, without saying which.
#[must_use]
pub fn fault(fault: &Fault, strings: &Strings) -> String {
    match fault {
        Fault::Required => strings.error_fault_required(),
        Fault::WrongKind => strings.error_fault_kind(),
        Fault::OutOfRange { min, max } => strings.error_fault_range(min.to_string(), max.to_string()),
        Fault::TooLong { max } => strings.error_fault_long(max.to_string()),
        Fault::UnknownCode { code, allowed } => strings.error_unknown_code(code, allowed),
        Fault::NotACurrency(given) => strings.error_fault_currency(given),
        Fault::DateTooFar => strings.error_fault_date(),
        Fault::NoColumn(column) => strings.error_fault_column(column),
        Fault::NoSuchRow => strings.error_fault_row(),
        Fault::Taken(columns) => {
            let fields: Vec<String> = columns.split(", ").map(|column| log::field(column, strings)).collect();
            strings.error_fault_taken(fields.join(", "))
        }
        Fault::Circle => strings.error_fault_circle(),
        Fault::Inconsistent => strings.error_fault_inconsistent(),
    }
}

/// The same error without the names of records and people in it: what the privacy veil leaves of it.
#[must_use]
pub fn store_error_veiled(error: &Error, zone: Zone, strings: &Strings) -> String {
    let Error::Refused(refusal) = error else { return store_error(error, zone, strings) };
    let hidden = |name: &str| if name.is_empty() { String::new() } else { super::HIDDEN.to_owned() };
    let obstacles = refusal.obstacles.iter().map(|obstacle| Obstacle {
        name: hidden(&obstacle.name),
        by: obstacle.by.as_ref().map(|(action, who, at)| (*action, hidden(who), *at)),
        ..obstacle.clone()
    });
    let action = Action { what: log::nameless(&refusal.action.what), ..refusal.action.clone() };
    refused(&Refusal { action, obstacles: obstacles.collect() }, zone, strings)
}

fn refused(refusal: &Refusal, zone: Zone, strings: &Strings) -> String {
    let reasons: Vec<String> = refusal.obstacles.iter().map(|obstacle| in_the_way(obstacle, zone, strings)).collect();
    strings.error_refused(log::what(&refusal.action.what, strings), reasons.join("; "))
}

fn in_the_way(obstacle: &Obstacle, zone: Zone, strings: &Strings) -> String {
    let record = log::record(obstacle.table, &obstacle.name, strings);
    let reason = match &obstacle.reason {
        Reason::Changed { field } => strings.error_obstacle_changed(log::field(field, strings)),
        Reason::Deleted => strings.error_obstacle_deleted(),
        Reason::BuiltOn { table, .. } => strings.error_obstacle_built_on(label(*table, strings)),
        Reason::Gone { field } => strings.error_obstacle_gone(log::field(field, strings)),
        Reason::Taken => strings.error_obstacle_taken(),
        Reason::Purged => strings.error_obstacle_purged(),
        Reason::Unknown => strings.error_obstacle_unknown(),
    };
    match &obstacle.by {
        Some((_, who, at)) => {
            strings.error_obstacle_by(record, reason, who, at.with_timezone(&zone.0).format("%Y-%m-%d %H:%M").to_string())
        }
        None => strings.error_obstacle(record, reason),
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

    #[test]
    fn what_the_system_says_is_told_in_the_readers_language() {
        use std::io::{Error as IoError, ErrorKind};
        let strings = Language::ZhCN.load();
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        // ENOENT, EACCES, ENOTDIR, EISDIR, EFBIG, ENOSPC, EROFS, EPIPE, ENAMETOOLONG, EMFILE, EIO
        for code in [2, 13, 20, 21, 27, 28, 30, 32, 36, 24, 5] {
            let said = system(&IoError::from_raw_os_error(code), &strings);
            assert!(said.chars().any(han) && !said.contains("os error"), "{code}: {said}");
        }
        assert_eq!(system(&ErrorKind::NotFound.into(), &Language::En.load()), "it does not exist");
        let unreadable = std::fs::read_to_string(env!("CARGO_MANIFEST_DIR")).unwrap_err();
        let error = Error::File { path: "book.db".into(), error: unreadable };
        assert_eq!(store_error(&error, Zone::default(), &strings), "book.db 无法使用：这是一个文件夹。");
    }
}
