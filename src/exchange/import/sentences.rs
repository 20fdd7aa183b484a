//! What the import has to say, in the reader's language.

use super::apply::ApplyError;
use super::column::{Choice, Question};
use super::existing::Owner;
use super::plan::{Plan, Totals};
use super::reason::{Reason, Reject, SkipReason, Warning};
use crate::domain::Coded;
use crate::domain::credit_code::CreditCodeError;
use crate::exchange::fields::{Mapping, MappingError, Period, Target};
use crate::exchange::source::{LimitExceeded, OFFERED_ENCODINGS, SourceError};
use crate::i18n::{Strings, error::file_error, error::unread, label};

/// How many lines a warning names.
const LINES: usize = 10;

/// The name of a target field.
#[must_use]
pub fn target_name(target: &Target, strings: &Strings) -> String {
    match target {
        Target::Field(field) => strings.import_field(field.code()),
        Target::Profile(field) => label(*field, strings),
        Target::Judgement(criterion) => strings.import_judgement(label(*criterion, strings)),
        Target::Figure(kind, Period::Trailing) => strings.import_figure_trailing(label(*kind, strings)),
        Target::Figure(kind, period) => strings.import_figure(label(*kind, strings), period.to_string()),
        Target::Custom(label) => strings.import_custom(label),
        Target::Ignore => strings.import_ignore(),
    }
}

/// Why a file cannot be read.
#[must_use]
pub fn source_error(error: &SourceError, strings: &Strings) -> String {
    match error {
        SourceError::Io(error) => strings.import_file_unreadable(crate::i18n::error::system(error, strings)),
        SourceError::NotAFile => strings.import_not_a_file(),
        SourceError::Limit(limit) => limit_exceeded(*limit, strings),
        SourceError::Empty => strings.import_empty(),
        SourceError::Unreadable(kind) => strings.import_unreadable_kind(kind.code()),
        SourceError::Encrypted => strings.import_encrypted(),
        SourceError::TooOld => strings.import_too_old(),
        SourceError::NotText => strings.import_not_text(),
        SourceError::Damaged => strings.import_damaged(),
        SourceError::UnknownEncoding(name) => strings.import_unknown_encoding(name, OFFERED_ENCODINGS.join(", ")),
        SourceError::NotADelimiter(delimiter) => strings.import_not_a_delimiter(delimiter),
        SourceError::NoSuchSheet { name, sheets } => strings.import_no_such_sheet(name, sheets.join(", ")),
        SourceError::NoSuchHeader(line) => strings.import_no_such_header(*line),
    }
}

/// The limit that a file breaks.
#[must_use]
pub fn limit_exceeded(limit: LimitExceeded, strings: &Strings) -> String {
    strings.import_limit(limit.which.code(), limit.allowed)
}

/// Why a mapping does not fit.
#[must_use]
pub fn mapping_error(error: &MappingError, strings: &Strings) -> String {
    match error {
        MappingError::File(error) => file_error(error, strings),
        MappingError::NoSuchColumn(heading) => strings.import_mapping_no_column(heading),
        MappingError::Twice { target, first, second } => strings.import_mapping_twice(target_name(target, strings), first, second),
        MappingError::NoName => strings.import_mapping_no_name(),
    }
}

/// Why a plan was not applied, for what is not the database's.
#[must_use]
pub fn apply_error(error: &ApplyError, strings: &Strings) -> Option<String> {
    match error {
        ApplyError::Unanswered => Some(strings.import_reason_unanswered()),
        ApplyError::Stale => Some(strings.import_stale()),
        ApplyError::Cancelled => Some(strings.import_cancelled()),
        ApplyError::Store(_) => None,
    }
}

fn owner(owner: &Owner, strings: &Strings) -> String {
    match owner {
        Owner::Account { name, .. } => strings.import_owner_account(name),
        Owner::Line { line, name } => strings.import_owner_line(name, *line),
    }
}

/// Why a row is rejected.
#[must_use]
pub fn reject_reason(reject: &Reject, strings: &Strings) -> String {
    let reason = reason(&reject.reason, strings);
    if reject.more == 0 { reason } else { strings.import_reason_and_more(reason, reject.more) }
}

fn reason(reason: &Reason, strings: &Strings) -> String {
    match reason {
        Reason::Unreadable { problem, at } => {
            let problem = unread(*problem, strings);
            if *at > 1 { strings.import_reason_unreadable(problem, u32::try_from(*at).unwrap_or(u32::MAX)) } else { problem }
        }
        Reason::UnknownWord { allowed } => strings.import_reason_unknown_word(allowed.join(", ")),
        Reason::CreditCode(CreditCodeError::Length(found)) => strings.import_reason_code_length(u32::try_from(*found).unwrap_or(u32::MAX)),
        Reason::CreditCode(CreditCodeError::Alphabet { found, position }) => {
            strings.import_reason_code_alphabet(found.to_string(), u32::try_from(*position).unwrap_or(u32::MAX))
        }
        Reason::CreditCode(CreditCodeError::CheckDigit { expected, found }) => {
            strings.import_reason_code_check(expected.to_string(), found.to_string())
        }
        Reason::DigitsLost => strings.reading_digits_lost(),
        Reason::NoName => strings.import_reason_no_name(),
        Reason::TooLong { most } => strings.import_reason_too_long(u32::try_from(*most).unwrap_or(u32::MAX)),
        Reason::Future { today } => strings.import_reason_future(today.to_string()),
        Reason::Undecodable => strings.import_reason_undecodable(),
        Reason::ExtraCells { headings } => strings.import_reason_extra_cells(u32::try_from(*headings).unwrap_or(u32::MAX)),
        Reason::BrokenLine => strings.import_reason_broken_line(),
        Reason::OpenQuote => strings.import_reason_open_quote(),
        Reason::TotalRow => strings.import_reason_total_row(),
        Reason::HeadingAgain => strings.import_reason_heading_again(),
        Reason::TwoAccounts { code, name } => strings.import_reason_two_accounts(owner(code, strings), owner(name, strings)),
        Reason::OtherCode { account, code } => strings.import_reason_other_code(owner(account, strings), code),
        Reason::SeveralAccounts { count } => strings.import_reason_several_accounts(u32::try_from(*count).unwrap_or(u32::MAX)),
        Reason::Unanswered => strings.import_reason_unanswered(),
    }
}

/// Why a row changes nothing.
#[must_use]
pub fn skip_reason(reason: &SkipReason, strings: &Strings) -> String {
    match reason {
        SkipReason::Exists(account) => strings.import_skip_exists(owner(account, strings)),
        SkipReason::NothingNew(account) => strings.import_skip_nothing_new(owner(account, strings)),
        SkipReason::Repeated { line } => strings.import_skip_repeated(*line),
    }
}

/// What a person should look at.
#[must_use]
pub fn warning(warning: &Warning, mapping: &Mapping, strings: &Strings) -> String {
    let heading = |column: usize| mapping.columns.get(column).map(|column| column.heading.as_str()).unwrap_or_default();
    match warning {
        Warning::Repeated { file, on } => strings.import_warning_repeated(on.to_string(), file),
        Warning::Twin { line, name, other } => strings.import_warning_twin(*line, name, owner(other, strings)),
        Warning::NamelessContacts { lines } => strings.import_warning_nameless(lines.len() as u64, listed(lines)),
        Warning::ShortRows { lines } => strings.import_warning_short(lines.len() as u64, listed(lines)),
        Warning::Merged { lines } => strings.import_warning_merged(lines.len() as u64, listed(lines)),
        Warning::FailedCells { count } => strings.import_warning_failed(*count),
        Warning::YearAssumed { column, count } => strings.import_warning_year(heading(*column), *count),
        Warning::DayNumbers { column, count } => strings.import_warning_day_numbers(heading(*column), *count),
        Warning::GuessedEncoding { name } => strings.import_warning_encoding(name),
        Warning::Kept { line, target } => strings.import_warning_kept(*line, target_name(target, strings)),
    }
}

/// The first lines of a list, with dots if there are more.
fn listed(lines: &[u32]) -> String {
    let mut text = lines.iter().take(LINES).map(u32::to_string).collect::<Vec<_>>().join(", ");
    if lines.len() > LINES {
        text.push_str(", ...");
    }
    text
}

impl Choice {
    /// The option of the command line that answers, without its dashes; also the key of a mapping file.
    #[must_use]
    pub const fn flag(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Decimal => "decimal",
            Self::Percent => "percent",
        }
    }
}

/// What is to be chosen: the first example with its readings, and the option that chooses.
#[must_use]
pub fn question(question: &Question, strings: &Strings) -> String {
    let Some(example) = question.examples.first() else { return strings.import_reason_unanswered() };
    let readings: Vec<String> = example.readings.iter().map(|(code, value)| strings.import_question_reading(value, *code)).collect();
    let readings = readings.join(&strings.import_question_or());
    let asked = strings.import_question(question.choice.flag(), &question.heading, &example.value, example.line, readings);
    if question.contradictory { format!("{asked} {}", strings.import_question_contradictory()) } else { asked }
}

/// One sentence of totals.
#[must_use]
pub fn totals(totals: Totals, dry_run: bool, strings: &Strings) -> String {
    let Totals { read, stored, updated, skipped, rejected } = totals;
    if dry_run {
        strings.import_would(read, stored, updated, skipped, rejected)
    } else {
        strings.import_done(read, stored, updated, skipped, rejected)
    }
}

/// All warnings of a plan, what was kept as fields of the user's own first.
#[must_use]
pub fn warnings(plan: &Plan, strings: &Strings) -> Vec<String> {
    let own: Vec<&str> = plan
        .mapping
        .columns
        .iter()
        .filter(|column| matches!(column.target, Target::Custom(_)))
        .map(|column| column.heading.as_str())
        .collect();
    let kept = (!own.is_empty()).then(|| strings.import_warning_own_fields(own.len() as u64, own.join(&strings.import_list_comma())));
    kept.into_iter().chain(plan.warnings.iter().map(|one| warning(one, &plan.mapping, strings))).collect()
}
