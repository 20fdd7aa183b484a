//! Discovery of needs in four steps (domain section 4).

use super::{code_of, entries_at, words, words_list};
use crate::codes;
use crate::domain::dealings::PainDimension;
use crate::domain::placed::{Document, FileError};

codes! {
    /// Whom to hear in the first step.
    pub enum Listener {
        /// Who deals with us every day 日常对接人.
        DailyContact = "daily_contact",
        /// Who does the work 一线员工.
        FrontLine = "front_line",
        /// Who pays 财务.
        Finance = "finance",
        /// Who answers for it 高管.
        Executive = "executive",
    }
}

/// The prompts of the four steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovery {
    /// Whom to hear, and what to ask.
    pub heard: Vec<Heard>,
    /// Situational follow-ups.
    pub follow_ups: Vec<FollowUp>,
    /// Which three months of data to ask for, by kind of pain.
    pub data: Vec<DataAsked>,
    /// How to have the customer rank, in order.
    pub ranking: Vec<String>,
}

/// What to ask one kind of person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Who.
    pub listener: Listener,
    /// What to learn.
    pub aim: String,
    /// Questions.
    pub ask: Vec<String>,
}

/// A follow-up question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Its name in the library.
    pub key: String,
    /// The question.
    pub ask: String,
    /// When it helps.
    pub fits: String,
}

/// Data that shows a pain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataAsked {
    /// Of this kind of pain.
    pub dimension: PainDimension,
    /// Which figures.
    pub metric: String,
    /// Who has them.
    pub ask_whom: String,
    /// How to ask.
    pub how: String,
}

impl Discovery {
    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let discovery = Self {
            heard: entries_at(&root, "heard", |key, table| {
                Ok(Heard { listener: code_of(key, table)?, aim: words(table, "aim")?, ask: words_list(table, "ask")? })
            })?,
            follow_ups: entries_at(&root, "follow_ups", |key, table| {
                Ok(FollowUp { key: key.to_owned(), ask: words(table, "ask")?, fits: words(table, "use")? })
            })?,
            data: entries_at(&root, "data", |key, table| {
                Ok(DataAsked {
                    dimension: code_of(key, table)?,
                    metric: words(table, "metric")?,
                    ask_whom: words(table, "ask_whom")?,
                    how: words(table, "how")?,
                })
            })?,
            ranking: entries_at(&root, "ranking", |_, table| words(table, "text"))?,
        };
        root.finish()?;
        Ok(discovery)
    }
}
