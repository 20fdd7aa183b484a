//! The five steps with which somebody who is new here gets to know the program, ticked off from the records themselves.

use super::backup::LAST_BACKUP;
use super::error::Error;
use super::row::Reader;

crate::codes! {
    /// A first step, in the order in which it is taken.
    pub enum FirstStep {
        /// Accounts are there.
        Accounts = "accounts",
        /// The tier of one was decided.
        Tier = "tier",
        /// A fact was recorded by hand.
        Fact = "fact",
        /// A touch was logged.
        Touch = "touch",
        /// A backup was made.
        Backup = "backup",
    }
}

/// Which of the steps were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FirstSteps {
    taken: [bool; 5],
}

impl FirstSteps {
    /// Every step in its order, and whether it was taken.
    pub fn each(&self) -> impl Iterator<Item = (FirstStep, bool)> + '_ {
        use crate::domain::Coded;
        FirstStep::ALL.iter().copied().zip(self.taken)
    }

    /// How many were taken.
    #[must_use]
    pub fn count(&self) -> usize {
        self.taken.iter().filter(|taken| **taken).count()
    }

    /// Whether all were taken.
    #[must_use]
    pub fn all_taken(&self) -> bool {
        self.taken.iter().all(|taken| *taken)
    }
}

impl Reader<'_> {
    /// Which of the first steps were taken. What an import brings counts for its accounts alone, so that the others are still tried by
    /// hand.
    ///
    /// # Errors
    /// Those of the database.
    pub fn first_steps(&self) -> Result<FirstSteps, Error> {
        let any = |sql: &str| -> Result<bool, Error> {
            Ok(self.conn.prepare_cached(&format!("SELECT EXISTS ({sql})"))?.query_row([], |row| row.get(0))?)
        };
        let by_hand = "(source IS NULL OR source = 'manual')";
        let fact = |table: &str| any(&format!("SELECT 1 FROM {table} WHERE {by_hand}"));
        Ok(FirstSteps {
            taken: [
                any("SELECT 1 FROM account")?,
                any("SELECT 1 FROM action WHERE kind = 'set_tier'")?,
                fact("usage_reading")?
                    || fact("intent_stated")?
                    || fact("survey_answer")?
                    || fact("reported_tickets")?
                    || fact("judgement")?,
                any("SELECT 1 FROM action WHERE kind = 'log' OR (kind = 'create' AND args ->> 'table' = 'interaction')")?,
                self.setting(LAST_BACKUP)?.is_some(),
            ],
        })
    }
}
