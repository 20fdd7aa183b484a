//! Favours outside the contract, contingency plans, and the annual plan (domain section 5).

use super::{code_list, entries, entries_at, maybe_words, words, words_list};
use crate::domain::account::AccountKind;
use crate::domain::placed::{Document, FileError, Problem};

/// An idea for a small favour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favour {
    /// Its name in the library.
    pub key: String,
    /// What to do.
    pub idea: String,
    /// What to mind.
    pub caution: Option<String>,
    /// For which kinds of customer; empty: for all.
    pub kinds: Vec<AccountKind>,
    /// In which months, 1 to 12; empty: all year.
    pub months: Vec<u8>,
}

impl Favour {
    /// Whether it suits this kind of customer in this month (1 to 12).
    #[must_use]
    pub fn suits(&self, kind: AccountKind, month: u32) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&kind))
            && (self.months.is_empty() || self.months.iter().any(|own| u32::from(*own) == month))
    }

    /// The ideas for a kind of customer in a month, those of the season first.
    #[must_use]
    pub fn suiting(all: &[Self], kind: AccountKind, month: u32) -> Vec<&Self> {
        let mut ideas: Vec<&Self> = all.iter().filter(|favour| favour.suits(kind, month)).collect();
        ideas.sort_by_key(|favour| favour.months.is_empty());
        ideas
    }
}

/// What to do when something goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contingency {
    /// Its name in the library.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// When it comes into force.
    pub starts_when: String,
    /// The first words to the customer.
    pub say: String,
    /// What must not be done.
    pub never: String,
    /// When it is over.
    pub ends_when: String,
    /// What is kept ready beforehand.
    pub prepare: Vec<String>,
    /// Earliest deadline first.
    pub steps: Vec<ContingencyStep>,
}

/// A step of a contingency plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContingencyStep {
    /// Its name in the plan.
    pub key: String,
    /// Hours from discovery, around the clock.
    pub within_hours: u32,
    /// A role, not a person.
    pub who: String,
    /// What to do.
    pub act: String,
}

/// The template of an annual plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnualPlan {
    /// Business progress, industry insight, service improvement, and what the user adds.
    pub modules: Vec<PlanModule>,
    /// First to fourth quarter.
    pub quarters: [QuarterRhythm; 4],
}

/// A part of the annual plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanModule {
    /// Its name in the library.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// What is written into it.
    pub sections: Vec<PlanSection>,
}

/// A section of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSection {
    /// Its name in the module.
    pub key: String,
    /// Heading.
    pub title: String,
    /// What to write.
    pub prompt: String,
}

/// What happens in a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarterRhythm {
    /// Heading.
    pub title: String,
    /// The regular visit.
    pub visit: String,
    /// The training.
    pub training: String,
    /// The industry salon.
    pub salon: String,
    /// The review.
    pub review: String,
}

pub(super) fn read_favours(document: &Document) -> Result<Vec<Favour>, FileError> {
    entries(&document.table()?, |key, table| {
        let months = match table.maybe("months") {
            Some(list) => list.list()?.iter().map(|month| month.integer(1..=12u8)).collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        Ok(Favour {
            key: key.to_owned(),
            idea: words(table, "idea")?,
            caution: maybe_words(table, "caution")?,
            kinds: code_list(table, "kinds")?,
            months,
        })
    })
}

pub(super) fn read_contingencies(document: &Document) -> Result<Vec<Contingency>, FileError> {
    entries(&document.table()?, |key, table| {
        let mut steps = entries_at(table, "steps", |key, step| {
            Ok(ContingencyStep {
                key: key.to_owned(),
                within_hours: step.get("within_hours")?.integer(0..=8760u32)?,
                who: words(step, "who")?,
                act: words(step, "act")?,
            })
        })?;
        steps.sort_by_key(|step| step.within_hours);
        Ok(Contingency {
            key: key.to_owned(),
            name: words(table, "name")?,
            starts_when: words(table, "starts_when")?,
            say: words(table, "say")?,
            never: words(table, "never")?,
            ends_when: words(table, "ends_when")?,
            prepare: words_list(table, "prepare")?,
            steps,
        })
    })
}

impl AnnualPlan {
    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let modules = entries_at(&root, "modules", |key, table| {
            Ok(PlanModule {
                key: key.to_owned(),
                name: words(table, "name")?,
                purpose: words(table, "purpose")?,
                sections: entries_at(table, "sections", |key, section| {
                    Ok(PlanSection { key: key.to_owned(), title: words(section, "title")?, prompt: words(section, "prompt")? })
                })?,
            })
        })?;
        let calendar = root.get("calendar")?.table()?;
        let quarter = |key: &str| -> Result<QuarterRhythm, FileError> {
            let table = calendar.get(key)?.table()?;
            let rhythm = QuarterRhythm {
                title: words(&table, "title")?,
                visit: words(&table, "visit")?,
                training: words(&table, "training")?,
                salon: words(&table, "salon")?,
                review: words(&table, "review")?,
            };
            table.finish()?;
            Ok(rhythm)
        };
        let quarters = [quarter("q1")?, quarter("q2")?, quarter("q3")?, quarter("q4")?];
        calendar.finish()?;
        if modules.is_empty() {
            return Err(root.error(Problem::Missing("modules".into())));
        }
        root.finish()?;
        Ok(Self { modules, quarters })
    }
}
