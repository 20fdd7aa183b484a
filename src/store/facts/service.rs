//! Tickets and survey answers of one account.

use chrono::NaiveDate;

use super::chain::known;
use crate::domain::dealings::TicketStep;
use crate::domain::{AccountId, Instant, RowId, Zone};
use crate::scoring::satisfaction::{Answer, LoopDone};
use crate::scoring::tickets::{SatisfactionCall, Ticket, TicketEvent};
use crate::store::catalog::Table;
use crate::store::error::Error;
use crate::store::row::{Reader, Row};

/// The instant from which a ticket's clocks run. Hours of one that is known by its day only are counted from the end of that
/// day, or from its first event.
pub(super) fn opened_at(row: &Row, first: Option<Instant>, zone: Zone) -> Option<Instant> {
    let opened = row.at("opened_at").or_else(|| row.date("opened_on").map(|day| zone.end_of(day)))?;
    let closed = row.date("closed_on").map(|day| zone.end_of(day));
    Some([first, closed].into_iter().flatten().fold(opened, Instant::min))
}

/// The event that closed a ticket of which only the day is known.
pub(super) fn closing(opened: Instant, day: NaiveDate, zone: Zone) -> TicketEvent {
    let at = zone.start_of(day).max(opened).min(zone.end_of(day));
    TicketEvent { id: i64::MAX, at, step: TicketStep::Closed, grade: None, by: None }
}

/// A survey answer out of its row.
pub(in super::super) fn answer(row: &Row) -> Option<Answer> {
    let rating = |column: &str| row.int(column).and_then(|given| u8::try_from(given).ok());
    Some(Answer {
        id: row.id,
        account: row.reference("account_id")?,
        on: row.date("answered_on")?,
        respondent: row.reference("person_id"),
        product_quality: rating("product_quality"),
        delivery_time: rating("delivery_time"),
        service_response: rating("service_response"),
        innovation: rating("innovation"),
        recommend: rating("recommend"),
    })
}

impl Reader<'_> {
    /// The tickets of an account with everything that happened to them, the earliest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn tickets(&self, account: AccountId, zone: Zone) -> Result<Vec<Ticket>, Error> {
        let events = self.rows_of(Table::TicketEvent, account)?;
        let reviews = self.rows_of(Table::TicketReview, account)?;
        let answers = self.rows_of(Table::SurveyAnswer, account)?;
        Ok(known(&self.rows_of(Table::Ticket, account)?, |row| {
            let own = |rows: &'_ [Row]| rows.iter().filter(|one| one.int("ticket_id") == Some(row.id)).cloned().collect::<Vec<Row>>();
            let mut events = known(&own(&events), |event| {
                Some(TicketEvent {
                    id: event.id,
                    at: event.at("at")?,
                    step: event.code("step")?,
                    grade: event.code("grade"),
                    by: event.reference("colleague_id"),
                })
            });
            let opened_at = opened_at(row, events.iter().map(|event| event.at).min(), zone)?;
            let closed = events.iter().any(|event| event.step == TicketStep::Closed);
            events.extend(row.date("closed_on").filter(|_| !closed).map(|day| closing(opened_at, day, zone)));
            Some(Ticket {
                id: RowId::from_raw(row.id),
                kind: row.code("kind")?,
                grade: row.code("grade")?,
                opened_at,
                owner: row.reference("owner_id"),
                events,
                reviewed_on: known(&own(&reviews), |review| review.date("reviewed_on")),
                calls: known(&own(&answers), |call| {
                    Some(SatisfactionCall { on: call.date("answered_on")?, by: call.reference("asked_by") })
                }),
            })
        }))
    }

    /// The survey answers of an account, the earliest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn survey_answers(&self, account: AccountId) -> Result<Vec<Answer>, Error> {
        Ok(known(&self.rows_of(Table::SurveyAnswer, account)?, answer))
    }

    /// The steps that the loop of each answer of an account has come through, with the answer's row.
    ///
    /// # Errors
    /// Those of the database.
    pub fn loop_steps(&self, account: AccountId) -> Result<Vec<(i64, LoopDone)>, Error> {
        Ok(known(&self.rows_of(Table::SurveyLoop, account)?, |row| {
            Some((row.int("survey_answer_id")?, LoopDone { step: row.code("step")?, on: row.date("done_on")? }))
        }))
    }
}
