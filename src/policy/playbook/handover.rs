//! Wording of a handover: notices, the meeting, hard questions, what follows (domain section 10).

use super::{Template, entries_at, words, words_list};
use crate::domain::placed::{Document, FileError};

/// The texts of a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverTexts {
    /// Notices to the customer, one a channel.
    pub notices: Vec<Notice>,
    /// The three-party meeting, in order.
    pub agenda: Vec<AgendaItem>,
    /// What the customer may ask, for the rehearsal.
    pub questions: Vec<HardQuestion>,
    /// What happens after the meeting, earliest first.
    pub follow_up: Vec<FollowStep>,
    /// The anonymous survey.
    pub survey: Vec<SurveyQuestion>,
    /// What is said when the customer doubts the change.
    pub doubt: Vec<Notice>,
}

/// A text to the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its name in the library.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// The wording.
    pub text: Template,
}

/// A part of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its name in the library.
    pub key: String,
    /// Heading.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// Who leads.
    pub lead: String,
    /// What is said.
    pub points: Vec<String>,
}

/// A question that the successor rehearses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardQuestion {
    /// Its name in the library.
    pub key: String,
    /// What it is about.
    pub theme: String,
    /// The question.
    pub ask: String,
    /// What stands behind it.
    pub behind: String,
    /// How to answer.
    pub answer: String,
    /// What must not be said.
    pub never: String,
}

/// Something to do after the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowStep {
    /// Its name in the library.
    pub key: String,
    /// Calendar days after the meeting.
    pub days_after_meeting: u32,
    /// A role, not a person.
    pub who: String,
    /// What to do.
    pub act: String,
}

/// A question of the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyQuestion {
    /// Its name in the library.
    pub key: String,
    /// The question.
    pub ask: String,
}

impl HandoverTexts {
    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let notices = |key: &str, name: &str| {
            entries_at(&root, key, |key, table| {
                Ok(Notice { key: key.to_owned(), name: words(table, name)?, text: Template::read(&table.get("text")?)? })
            })
        };
        let mut follow_up = entries_at(&root, "followup", |key, table| {
            let days_after_meeting = table.get("days_after_meeting")?.integer(0..=365u32)?;
            Ok(FollowStep { key: key.to_owned(), days_after_meeting, who: words(table, "who")?, act: words(table, "act")? })
        })?;
        follow_up.sort_by_key(|step| step.days_after_meeting);
        let texts = Self {
            notices: notices("notice", "name")?,
            agenda: entries_at(&root, "agenda", |key, table| {
                Ok(AgendaItem {
                    key: key.to_owned(),
                    title: words(table, "title")?,
                    minutes: table.get("minutes")?.integer(1..=480u32)?,
                    lead: words(table, "lead")?,
                    points: words_list(table, "points")?,
                })
            })?,
            questions: entries_at(&root, "questions", |key, table| {
                Ok(HardQuestion {
                    key: key.to_owned(),
                    theme: words(table, "theme")?,
                    ask: words(table, "ask")?,
                    behind: words(table, "behind")?,
                    answer: words(table, "answer")?,
                    never: words(table, "never")?,
                })
            })?,
            follow_up,
            survey: entries_at(&root, "survey", |key, table| Ok(SurveyQuestion { key: key.to_owned(), ask: words(table, "ask")? }))?,
            doubt: notices("doubt", "title")?,
        };
        root.finish()?;
        Ok(texts)
    }
}
