//! What came of handovers, and the case library.

use chrono::NaiveDate;

use super::super::catalog::Table;
use super::super::error::Error;
use super::super::facts::answer;
use super::super::row::{Reader, Row};
use super::{HandedAccount, Handover, Setting};
use crate::domain::account::{AccountKind, Lifecycle, Tier};
use crate::domain::dealings::TicketKind;
use crate::domain::handover::HandoverTrigger;
use crate::domain::id::HandoverId;
use crate::domain::profile::ProfileField;
use crate::domain::quarter::Quarter;
use crate::domain::survey::SurveyKind;
use crate::domain::{AccountId, AsOf, Coded, Tenths};
use crate::scoring::handover::{Aftermath, Board, BoardEntry, PastCase, SimilarCase, board, similar_cases};
use crate::scoring::satisfaction::{Answer, csat};

/// A case of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its row.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// The handover that it came from.
    pub handover: Option<HandoverId>,
    /// The account.
    pub account: Option<AccountId>,
    /// Why the manager changed.
    pub trigger: Option<HandoverTrigger>,
    /// The tier of the account.
    pub tier: Option<Tier>,
    /// The kind of customer.
    pub kind: Option<AccountKind>,
    /// What happened.
    pub happened: String,
    /// What is to be learnt from it.
    pub lesson: String,
    /// When it was written.
    pub written_on: NaiveDate,
}

impl Reader<'_> {
    /// The case library on a day, the latest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn cases(&self, as_of: AsOf) -> Result<Vec<Case>, Error> {
        let case = |row: &Row| {
            Some(Case {
                id: row.id,
                title: row.text("title")?.to_owned(),
                handover: row.reference("handover_id"),
                account: row.reference("account_id"),
                trigger: row.code("trigger"),
                tier: row.code("tier"),
                kind: row.code("account_kind"),
                happened: row.text("happened")?.to_owned(),
                lesson: row.text("lesson")?.to_owned(),
                written_on: row.date("written_on").filter(|day| as_of.includes_day(*day))?,
            })
        };
        let mut cases: Vec<Case> = self.all(Table::Lesson)?.iter().filter_map(case).collect();
        cases.sort_by_key(|case| std::cmp::Reverse((case.written_on, case.id)));
        Ok(cases)
    }

    /// The cases like a handover, the most alike first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn similar_cases(
        &self,
        trigger: HandoverTrigger,
        tier: Tier,
        kind: AccountKind,
        as_of: AsOf,
    ) -> Result<Vec<(SimilarCase, Case)>, Error> {
        let mut cases = self.cases(as_of)?;
        let past: Vec<PastCase> = cases
            .iter()
            .map(|case| PastCase { id: case.id, trigger: case.trigger, tier: case.tier, kind: case.kind, written_on: case.written_on })
            .collect();
        let mut found = Vec::new();
        for same in similar_cases(&past, trigger, tier, kind) {
            if let Some(at) = cases.iter().position(|case| case.id == same.id) {
                found.push((same, cases.swap_remove(at)));
            }
        }
        Ok(found)
    }

    /// The board over all handovers.
    ///
    /// # Errors
    /// Those of the database.
    pub fn handover_board(&self, handovers: &[Handover], setting: &Setting<'_>) -> Result<Board, Error> {
        let mut entries = Vec::new();
        for handover in handovers {
            for account in &handover.accounts {
                entries.push(BoardEntry { steps: account.steps.clone(), aftermath: self.aftermath(handover, account, setting)? });
            }
        }
        Ok(board(&entries, setting.context().policy, setting.as_of))
    }

    fn aftermath(&self, handover: &Handover, account: &HandedAccount, setting: &Setting<'_>) -> Result<Aftermath, Error> {
        let as_of = setting.as_of;
        let met_on = handover.met_on(account.id);
        let tickets = self.rows_of(Table::Ticket, account.id)?;
        let complaints = tickets.iter().filter(|row| row.code("kind") == Some(TicketKind::Complaint));
        let fields =
            self.rows_where(Table::AccountField, &[("account_id", account.id.into()), ("field", ProfileField::LifecycleStage.into())])?;
        let lost = fields.iter().filter(|row| row.text("value") == Some(Lifecycle::Churned.code())).filter_map(|row| row.date("as_of"));
        let answers = self.answers(account.id)?;
        let (before, after) = satisfaction(&answers, handover, met_on, as_of);
        Ok(Aftermath {
            met_on,
            complaints: complaints.filter_map(|row| row.date("opened_on")).collect(),
            lost_on: lost.filter(|day| met_on.is_some_and(|met_on| *day >= met_on)).min(),
            overdue_items: account.items.iter().filter(|item| item.is_overdue(as_of)).count(),
            satisfaction_before: before.map(|value| value.0),
            satisfaction_after: after.map(|value| value.0),
        })
    }

    /// The survey answers of an account, each with the handover that asked.
    fn answers(&self, account: AccountId) -> Result<Vec<(Answer, Option<HandoverId>)>, Error> {
        let rows = self.rows_of(Table::SurveyAnswer, account)?;
        let rated = |row: &Row| {
            let handover = row.reference::<HandoverId>("handover_id").filter(|_| row.code("kind") == Some(SurveyKind::Handover));
            let mut answer = answer(row)?;
            // A handover asks for continuity in the place of quality: what is compared is the mean of what was asked.
            let continuity = row.int("continuity").and_then(|given| u8::try_from(given).ok());
            answer.product_quality = answer.product_quality.or(continuity);
            Some((answer, handover))
        };
        Ok(rows.iter().filter_map(rated).collect())
    }
}

/// Satisfaction of the last quarter with an answer before the start, and that of the handover's own survey, else of the first quarter with
/// an answer after the meeting.
fn satisfaction(
    answers: &[(Answer, Option<HandoverId>)],
    handover: &Handover,
    met_on: Option<NaiveDate>,
    as_of: AsOf,
) -> (Option<Tenths>, Option<Tenths>) {
    let of = |chosen: Vec<Answer>, last: bool| {
        let days = chosen.iter().map(|answer| answer.on);
        let day = if last { days.max() } else { days.min() };
        day.and_then(|day| csat(&chosen, Quarter::of(day), as_of).value)
    };
    let rated = || {
        answers.iter().filter(|(answer, _)| {
            [answer.product_quality, answer.delivery_time, answer.service_response, answer.innovation].iter().any(Option::is_some)
        })
    };
    let before = rated().filter(|(answer, _)| answer.on < handover.started_on).map(|(answer, _)| answer.clone()).collect();
    let Some(met_on) = met_on else { return (of(before, true), None) };
    let own: Vec<Answer> = rated().filter(|(_, of)| *of == Some(handover.id)).map(|(answer, _)| answer.clone()).collect();
    let later = || rated().filter(|(answer, _)| answer.on > met_on && as_of.includes_day(answer.on)).map(|(answer, _)| answer.clone());
    let after = if own.is_empty() { later().collect() } else { own };
    (of(before, true), of(after, false))
}
