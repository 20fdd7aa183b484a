//! How fast tickets are answered (domain section 6).

use std::collections::BTreeMap;

use crate::codes;
use crate::domain::Coded;
use crate::domain::calendar::Span;
use crate::domain::dealings::TicketGrade;
use crate::domain::placed::{Document, FileError, Table};
use crate::policy::read::codes;

codes! {
    /// Who of ours is told about a ticket.
    pub enum Told {
        /// The manager of the account.
        AccountManager = "account_manager",
        /// Technical support.
        TechnicalSupport = "technical_support",
        /// The technical lead.
        TechnicalLead = "technical_lead",
        /// The product manager.
        ProductManager = "product_manager",
        /// The service team.
        Service = "service",
        /// Management.
        Management = "management",
        /// An executive.
        Executive = "executive",
    }
}

/// Rows of response times by name, and what follows a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlaPolicy {
    rows: BTreeMap<String, SlaRow>,
    /// A clock with less than this percentage left is about to breach.
    pub warning_left_percent: u32,
    /// The review of a P0 or P1, from closing.
    pub review: Span,
    /// The call after a closed complaint.
    pub satisfaction_call: Span,
}

/// Response times by grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlaRow {
    p0: SlaGrade,
    p1: SlaGrade,
    p2: SlaGrade,
    p3: SlaGrade,
}

/// The clocks of one grade, in minutes or hours. What is `None` has no clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlaGrade {
    /// To the first response, from opening.
    pub respond: Span,
    /// To the intervention of R&D or of the joint team, from opening.
    pub intervene: Option<Span>,
    /// To the second line's answer, from escalation.
    pub second_line: Option<Span>,
    /// If nobody escalates, the second line's clock starts this long after opening.
    pub second_line_from_opening: Option<Span>,
    /// To the solution, from opening.
    pub resolve: Option<Span>,
    /// Who is told.
    pub told: Vec<Told>,
}

impl SlaRow {
    /// The clocks of a grade.
    #[must_use]
    pub const fn grade(&self, grade: TicketGrade) -> &SlaGrade {
        match grade {
            TicketGrade::P0 => &self.p0,
            TicketGrade::P1 => &self.p1,
            TicketGrade::P2 => &self.p2,
            TicketGrade::P3 => &self.p3,
        }
    }
}

impl SlaPolicy {
    /// The row with this name.
    #[must_use]
    pub fn row(&self, name: &str) -> Option<&SlaRow> {
        self.rows.get(name)
    }

    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let named = root.get("row")?.table()?;
        let mut rows = BTreeMap::new();
        for name in named.keys() {
            let row = named.get(name)?.table()?;
            let grade = |grade: TicketGrade| read_grade(&row.get(grade.code())?.table()?);
            let read = SlaRow {
                p0: grade(TicketGrade::P0)?,
                p1: grade(TicketGrade::P1)?,
                p2: grade(TicketGrade::P2)?,
                p3: grade(TicketGrade::P3)?,
            };
            row.finish()?;
            rows.insert(name.to_owned(), read);
        }
        let (warning, after) = (root.get("warning")?.table()?, root.get("after")?.table()?);
        let policy = Self {
            rows,
            warning_left_percent: warning.get("left_percent")?.integer(0..=99u32)?,
            review: Span::read(&after.get("review")?)?,
            satisfaction_call: Span::read(&after.get("satisfaction_call")?)?,
        };
        for table in [warning, after, root] {
            table.finish()?;
        }
        Ok(policy)
    }
}

fn read_grade(table: &Table<'_>) -> Result<SlaGrade, FileError> {
    let span = |key: &str| table.maybe(key).map(|item| Span::read_clock(&item)).transpose();
    let grade = SlaGrade {
        respond: Span::read_clock(&table.get("respond")?)?,
        intervene: span("intervene")?,
        second_line: span("second_line")?,
        second_line_from_opening: span("second_line_from_opening")?,
        resolve: span("resolve")?,
        told: codes(&table.get("told")?)?,
    };
    table.finish()?;
    Ok(grade)
}
