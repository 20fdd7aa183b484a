//! What the things are called that are due.

use crate::domain::{PersonId, RowId};
use crate::scoring::agenda::Matter;
use crate::scoring::alerts::{Cause, Subject};
use crate::store::catalog::Table;
use crate::store::error::Error;
use crate::store::row::Reader;

/// The titles that a matter speaks of; empty where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Titles {
    /// Of the promise, ticket, contract, event or task that it is about.
    pub title: String,
    /// Of the person.
    pub person: String,
}

/// The record that a matter is about.
#[must_use]
pub fn record_of(matter: &Matter) -> Option<(Table, i64)> {
    let of = |subject: &Subject| match *subject {
        Subject::Invoice(id) => Some((Table::Invoice, id.raw())),
        Subject::Event(id) => Some((Table::AccountEvent, id)),
        Subject::Answer(id) => Some((Table::SurveyAnswer, id)),
        Subject::Clock(id, ..) | Subject::TicketReview(id) | Subject::TicketCall(id) => Some((Table::Ticket, id.raw())),
        Subject::Promise(id) => Some((Table::Promise, id.raw())),
        Subject::Request(id) => Some((Table::Request, id.raw())),
        Subject::Milestone(id) => Some((Table::Milestone, id.raw())),
        Subject::Person(id) => Some((Table::Person, id.raw())),
        Subject::Account | Subject::Silence | Subject::Usage | Subject::Quarter(_) | Subject::Seat(_) => None,
    };
    match matter {
        Matter::Alert(alert) => of(&alert.episode.subject),
        Matter::Coming { subject, .. } => of(subject),
        Matter::Clock { ticket, .. } => Some((Table::Ticket, ticket.raw())),
        Matter::Task { id } => Some((Table::Task, id.raw())),
        Matter::Touchpoint { id } => Some((Table::Touchpoint, id.raw())),
        Matter::Renewal { contract, .. } => Some((Table::Contract, contract.raw())),
        Matter::Birthday { person, .. } => Some((Table::Person, person.raw())),
        Matter::Favour { .. } => None,
    }
}

impl Reader<'_> {
    /// The titles that a matter speaks of.
    ///
    /// # Errors
    /// Those of the database.
    pub fn titles(&self, matter: &Matter) -> Result<Titles, Error> {
        let mut found = Titles::default();
        match record_of(matter) {
            Some((Table::Person, _)) | None => {}
            Some((table, id)) => found.title = self.row(table, id)?.map(|row| Self::title(&row)).unwrap_or_default(),
        }
        let person: Option<PersonId> = match matter {
            Matter::Birthday { person, .. } => Some(*person),
            Matter::Alert(alert) => match &alert.episode.cause {
                Cause::LowSurvey { respondent, .. } => *respondent,
                Cause::KeyPersonLeft { person, .. } => Some(*person),
                _ => None,
            },
            _ => None,
        };
        if let Some(person) = person {
            found.person = self.row(Table::Person, person.raw())?.map(|row| Self::title(&row)).unwrap_or_default();
        }
        Ok(found)
    }
}
