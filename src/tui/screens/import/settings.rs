//! The rows of the review above the columns: how the file was read, and what holds for all its rows.

use chrono::{Days, NaiveDate};

use crate::domain::Coded;
use crate::domain::reading::{DateOrder, DecimalMark, ShareStyle};
use crate::exchange::import::Choice;
use crate::exchange::source::{DELIMITERS, OFFERED_ENCODINGS};
use crate::i18n::Strings;
use crate::tui::overlays::Entry;

use super::work::{Choices, Looked};

/// A row that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The sheet of a workbook.
    Sheet,
    /// The encoding of a text.
    Encoding,
    /// What separates its columns.
    Delimiter,
    /// The line with the headings.
    Header,
    /// The date of facts without one.
    FactsOn,
    /// Whether existing accounts get new facts.
    Update,
    /// The answer to a question about a column.
    Question(Choice),
}

/// How many lines are offered as headings, and days back as date of the facts.
const LINES: u32 = 20;
const DAYS_BACK: u64 = 31;

impl Setting {
    /// The rows that matter for this file.
    pub fn of(looked: &Looked, choices: &Choices) -> Vec<Self> {
        let opened = &looked.inspection.opened;
        let mut settings = Vec::new();
        if opened.sheets.len() > 1 {
            settings.push(Self::Sheet);
        }
        if opened.encoding.is_some() {
            settings.push(Self::Encoding);
        }
        if opened.delimiter.is_some() {
            settings.push(Self::Delimiter);
        }
        settings.extend([Self::Header, Self::FactsOn, Self::Update]);
        let asked = |choice| looked.plan.as_ref().is_ok_and(|plan| plan.questions.iter().any(|question| question.choice == choice));
        if choices.dates.is_some() || asked(Choice::Dates) {
            settings.push(Self::Question(Choice::Dates));
        }
        if choices.decimal.is_some() || asked(Choice::Decimal) {
            settings.push(Self::Question(Choice::Decimal));
        }
        if choices.percent.is_some() || asked(Choice::Percent) {
            settings.push(Self::Question(Choice::Percent));
        }
        settings
    }

    /// What the row is called.
    pub fn label(self, strings: &Strings) -> String {
        match self {
            Self::Sheet => strings.wizard_sheet(),
            Self::Encoding => strings.wizard_encoding(),
            Self::Delimiter => strings.wizard_delimiter(),
            Self::Header => strings.wizard_header(),
            Self::FactsOn => strings.wizard_facts_on(),
            Self::Update => strings.wizard_update(),
            Self::Question(Choice::Dates) => strings.wizard_dates(),
            Self::Question(Choice::Decimal) => strings.wizard_decimal(),
            Self::Question(Choice::Percent) => strings.wizard_percent(),
        }
    }

    /// What holds now.
    pub fn value(self, looked: &Looked, choices: &Choices, strings: &Strings) -> String {
        let opened = &looked.inspection.opened;
        match self {
            Self::Sheet => opened.sheet.clone().unwrap_or_default(),
            Self::Encoding => opened.encoding.as_ref().map(|found| found.name.clone()).unwrap_or_default(),
            Self::Delimiter => opened.delimiter.map(|delimiter| delimiter_name(delimiter, strings)).unwrap_or_default(),
            Self::Header => {
                looked.inspection.header_line().map_or_else(|| strings.wizard_no_header(), |line| strings.wizard_line(line.to_string()))
            }
            Self::FactsOn => choices.facts_on.unwrap_or(looked.of_file).to_string(),
            Self::Update => {
                if choices.update {
                    strings.wizard_update_yes()
                } else {
                    strings.wizard_update_no()
                }
            }
            Self::Question(choice) => {
                answer(choice, choices).map_or_else(|| strings.wizard_unanswered(), |code| convention(choice, code, strings))
            }
        }
    }

    /// Whether it waits for an answer.
    pub fn is_open(self, looked: &Looked) -> bool {
        let Self::Question(choice) = self else { return false };
        looked.plan.as_ref().is_ok_and(|plan| plan.questions.iter().any(|question| question.choice == choice))
    }

    /// What can be chosen, in the order that [`Setting::choose`] counts.
    pub fn entries(self, looked: &Looked, today: NaiveDate, strings: &Strings) -> Vec<Entry> {
        let opened = &looked.inspection.opened;
        let labels: Vec<String> = match self {
            Self::Sheet => opened.sheets.clone(),
            Self::Encoding => OFFERED_ENCODINGS.iter().map(ToString::to_string).collect(),
            Self::Delimiter => DELIMITERS.iter().map(|delimiter| delimiter_name(*delimiter, strings)).collect(),
            Self::Header => {
                (0..=LINES).map(|line| if line == 0 { strings.wizard_no_header() } else { strings.wizard_line(line.to_string()) }).collect()
            }
            Self::FactsOn => offered_days(looked, today).map(|day| day.to_string()).collect(),
            Self::Update => vec![strings.wizard_update_no(), strings.wizard_update_yes()],
            Self::Question(choice) => codes(choice).iter().map(|code| convention(choice, code, strings)).collect(),
        };
        labels.into_iter().map(|label| Entry { label, ..Entry::default() }).collect()
    }

    /// Takes the n-th of the entries. Whether the file has to be read again.
    pub fn choose(self, n: usize, looked: &Looked, today: NaiveDate, choices: &mut Choices) -> bool {
        let opened = &looked.inspection.opened;
        match self {
            Self::Sheet => choices.source.sheet = opened.sheets.get(n).cloned(),
            Self::Encoding => choices.source.encoding = OFFERED_ENCODINGS.get(n).map(ToString::to_string),
            Self::Delimiter => choices.source.delimiter = DELIMITERS.get(n).copied(),
            Self::Header => choices.source.header_line = u32::try_from(n).ok(),
            Self::FactsOn => choices.facts_on = offered_days(looked, today).nth(n),
            Self::Update => choices.update = n == 1,
            Self::Question(Choice::Dates) => choices.dates = DateOrder::ALL.get(n).copied(),
            Self::Question(Choice::Decimal) => choices.decimal = DecimalMark::ALL.get(n).copied(),
            Self::Question(Choice::Percent) => choices.percent = ShareStyle::ALL.get(n).copied(),
        }
        matches!(self, Self::Sheet | Self::Encoding | Self::Delimiter | Self::Header)
    }
}

/// The days that facts without a date may be of: the latest ones, and that of the file where it is older.
fn offered_days(looked: &Looked, today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let latest = (0..=DAYS_BACK).filter_map(move |back| today.checked_sub_days(Days::new(back)));
    let older = today.signed_duration_since(looked.of_file).num_days() > DAYS_BACK.cast_signed();
    latest.chain(older.then_some(looked.of_file))
}

fn codes(choice: Choice) -> Vec<&'static str> {
    match choice {
        Choice::Dates => DateOrder::ALL.iter().map(|order| order.code()).collect(),
        Choice::Decimal => DecimalMark::ALL.iter().map(|mark| mark.code()).collect(),
        Choice::Percent => ShareStyle::ALL.iter().map(|style| style.code()).collect(),
    }
}

fn answer(choice: Choice, choices: &Choices) -> Option<&'static str> {
    match choice {
        Choice::Dates => choices.dates.map(Coded::code),
        Choice::Decimal => choices.decimal.map(Coded::code),
        Choice::Percent => choices.percent.map(Coded::code),
    }
}

fn convention(choice: Choice, code: &str, strings: &Strings) -> String {
    match choice {
        Choice::Dates => strings.wizard_order(code),
        Choice::Decimal => strings.wizard_mark(code),
        Choice::Percent => strings.wizard_style(code),
    }
}

fn delimiter_name(delimiter: char, strings: &Strings) -> String {
    match delimiter {
        '\t' => strings.wizard_tab(),
        other => other.to_string(),
    }
}
