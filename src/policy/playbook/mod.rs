//! The library of a key-account manager: questions, talking lines, favours, contingency plans, plan modules, handover texts,
//! discovery prompts. Texts are data under `assets/playbooks`, one folder a language; a file of the user's with the same tables
//! changes entries by their key (`hidden = true` drops one) or adds some, which then stand first.

mod discovery;
mod handover;
mod questions;
mod service;
mod talking;
mod template;

use crate::codes;
use crate::domain::Coded;
use crate::domain::placed::{Document, FileError, Item, Problem, Table, ValueType};

pub use discovery::{DataAsked, Discovery, FollowUp, Heard, Listener};
pub use handover::{AgendaItem, FollowStep, HandoverTexts, HardQuestion, Notice, SurveyQuestion};
pub use questions::{Industries, Industry, Question, QuestionSource};
pub use service::{AnnualPlan, Contingency, ContingencyStep, Favour, PlanModule, PlanSection, QuarterRhythm};
pub use talking::{Line, RoleLines};
pub use template::{Blank, Template};

codes! {
    /// A language in which the library is written.
    pub enum Edition {
        /// English.
        English = "en",
        /// Simplified Chinese.
        Chinese = "zh-CN",
    }
}

codes! {
    /// The files of the library.
    pub enum Topic {
        /// Which words in an account's industry choose a question library; the same for every language.
        Industries = "industries",
        /// First-meeting questions by industry.
        Questions = "questions",
        /// What to say to each buying role.
        Talking = "talking",
        /// Small favours outside the contract.
        Favours = "favours",
        /// Contingency plans.
        Contingency = "contingency",
        /// Modules and rhythm of the annual plan.
        Plan = "plan",
        /// Wording of a handover.
        Handover = "handover",
        /// Discovery of needs.
        Discovery = "discovery",
    }
}

impl Topic {
    /// What errors call the shipped file.
    fn shipped_name(self, edition: Edition) -> String {
        match self {
            Self::Industries => format!("assets/playbooks/{self}.toml"),
            _ => format!("assets/playbooks/{edition}/{self}.toml"),
        }
    }

    fn shipped(self, edition: Edition) -> &'static str {
        macro_rules! text {
            ($file:literal) => {
                match edition {
                    Edition::English => include_str!(concat!("../../../assets/playbooks/en/", $file)),
                    Edition::Chinese => include_str!(concat!("../../../assets/playbooks/zh-CN/", $file)),
                }
            };
        }
        match self {
            Self::Industries => include_str!("../../../assets/playbooks/industries.toml"),
            Self::Questions => text!("questions.toml"),
            Self::Talking => text!("talking.toml"),
            Self::Favours => text!("favours.toml"),
            Self::Contingency => text!("contingency.toml"),
            Self::Plan => text!("plan.toml"),
            Self::Handover => text!("handover.toml"),
            Self::Discovery => text!("discovery.toml"),
        }
    }
}

/// A user's text for one topic.
#[derive(Debug, Clone, Copy)]
pub struct PlaybookFile<'t> {
    /// What it changes.
    pub topic: Topic,
    /// What errors call it.
    pub file: &'t str,
    /// TOML with the entries that differ from the shipped file.
    pub text: &'t str,
}

/// The library in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Playbook {
    /// Question libraries by industry.
    pub industries: Industries,
    /// Talking lines, in the order of the file.
    pub talking: Vec<RoleLines>,
    /// Small favours.
    pub favours: Vec<Favour>,
    /// Contingency plans.
    pub contingencies: Vec<Contingency>,
    /// The annual plan.
    pub plan: AnnualPlan,
    /// Handover texts.
    pub handover: HandoverTexts,
    /// Discovery of needs.
    pub discovery: Discovery,
}

impl Playbook {
    /// The library of an edition with a user's texts laid over it.
    ///
    /// # Errors
    /// The first mistake, with its file, line and column. Without texts of a user's there is none: a test reads them.
    pub fn load(edition: Edition, overrides: &[PlaybookFile<'_>]) -> Result<Self, FileError> {
        let topic = |topic: Topic| -> Result<Document, FileError> {
            let mut document = Document::parse(&topic.shipped_name(edition), topic.shipped(edition))?;
            for over in overrides.iter().filter(|over| over.topic == topic) {
                document.lay_over(Document::parse(over.file, over.text)?);
            }
            Ok(document)
        };
        Ok(Self {
            industries: Industries::read(&topic(Topic::Questions)?, &topic(Topic::Industries)?)?,
            talking: talking::read(&topic(Topic::Talking)?)?,
            favours: service::read_favours(&topic(Topic::Favours)?)?,
            contingencies: service::read_contingencies(&topic(Topic::Contingency)?)?,
            plan: AnnualPlan::read(&topic(Topic::Plan)?)?,
            handover: HandoverTexts::read(&topic(Topic::Handover)?)?,
            discovery: Discovery::read(&topic(Topic::Discovery)?)?,
        })
    }
}

/// Reads a table whose keys are names given by its writer: every entry is a table, and one that says `hidden = true` is left
/// out unread.
fn entries<'d, T>(table: &Table<'d>, mut read: impl FnMut(&'d str, &Table<'d>) -> Result<T, FileError>) -> Result<Vec<T>, FileError> {
    let mut all = Vec::new();
    for (key, item) in table.written() {
        let entry = item.table()?;
        if let Some(hidden) = entry.maybe("hidden")
            && hidden.flag()?
        {
            continue;
        }
        all.push(read(key, &entry)?);
        entry.finish()?;
    }
    Ok(all)
}

/// As [`entries`], for a table that has to be there under a key.
fn entries_at<'d, T>(
    table: &Table<'d>,
    key: &str,
    read: impl FnMut(&'d str, &Table<'d>) -> Result<T, FileError>,
) -> Result<Vec<T>, FileError> {
    entries(&table.get(key)?.table()?, read)
}

/// A text that says something.
fn words(table: &Table<'_>, key: &str) -> Result<String, FileError> {
    said(&table.get(key)?)
}

/// A text that may be missing, but not empty.
fn maybe_words(table: &Table<'_>, key: &str) -> Result<Option<String>, FileError> {
    table.maybe(key).map(|item| said(&item)).transpose()
}

fn said(item: &Item<'_>) -> Result<String, FileError> {
    let text = item.text()?.trim();
    if text.is_empty() {
        return Err(item.error(Problem::WrongType { expected: ValueType::Text, found: ValueType::EmptyText }));
    }
    Ok(text.to_owned())
}

/// A list of texts; empty where the key is missing.
fn words_list(table: &Table<'_>, key: &str) -> Result<Vec<String>, FileError> {
    table.maybe(key).map_or(Ok(Vec::new()), |item| item.list()?.iter().map(said).collect())
}

/// A list of codes; empty where the key is missing.
fn code_list<T: Coded>(table: &Table<'_>, key: &str) -> Result<Vec<T>, FileError> {
    table.maybe(key).map_or(Ok(Vec::new()), |item| item.list()?.iter().map(Item::code).collect())
}

/// The code that a key is.
fn code_of<T: Coded>(key: &str, table: &Table<'_>) -> Result<T, FileError> {
    T::from_code(key).map_err(|unknown| table.error(unknown.into()))
}

#[cfg(test)]
mod tests;
