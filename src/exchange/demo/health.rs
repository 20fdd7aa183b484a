//! The facts that health is scored from: usage, intents, surveys, tickets.

use chrono::TimeDelta;

use super::scene::{Desk, Scene};
use super::words::{Extra, Lines};
use crate::domain::Instant;
use crate::domain::account::AccountKind;
use crate::domain::dealings::{RenewalIntent, TicketGrade, TicketKind, TicketStep};
use crate::domain::health::Dimension;
use crate::domain::people::Function;
use crate::domain::survey::{SurveyKind, SurveyStep};
use crate::store::{Error, Table, Value};

const DAYS_OF_MONTH: i64 = 30;
/// Tickets of an account that is told briefly.
const BRIEF_TICKETS: i64 = 3;

impl Scene<'_, '_> {
    pub(super) fn write_health(&mut self) -> Result<(), Error> {
        self.write_applicability()?;
        self.write_usage()?;
        self.write_intents()?;
        self.write_surveys()?;
        self.write_tickets()
    }

    fn write_applicability(&mut self) -> Result<(), Error> {
        let reason = if self.member.kind == AccountKind::Individual {
            self.say("个人客户，不直接使用产品", "a private person does not use the product")
        } else if self.member.has(Extra::UsageNa) {
            self.say("仅转售，不自用", "resells, does not use it")
        } else {
            return Ok(());
        };
        let since = self.ago(self.reach());
        self.add_own(
            Table::Applicability,
            [("dimension", Dimension::Usage.into()), ("applies", false.into()), ("as_of", since.into()), ("reason", reason.into())],
        )?;
        Ok(())
    }

    fn write_usage(&mut self) -> Result<(), Error> {
        let story = self.story;
        if self.member.has(Extra::UsageNa) || story.usage.is_empty() {
            return Ok(());
        }
        let months = if self.rich { 24 } else { 3 };
        for month in 0..months {
            let days = story.usage_age + month * DAYS_OF_MONTH;
            if days >= self.reach() {
                break;
            }
            let newest = story.usage.last().map_or(0, |point| point.0);
            let percent = (percent_at(&story.usage, newest + month) + self.random.between(-1, 1)).clamp(0, 100);
            let read_on = self.ago(days);
            let product = self.frame.products.first().copied();
            self.add_own(
                Table::UsageReading,
                [("share", (percent * 100).into()), ("read_on", read_on.into()), ("product_id", product.into())],
            )?;
        }
        Ok(())
    }

    fn write_intents(&mut self) -> Result<(), Error> {
        let told = if self.rich { self.story.intents.len() } else { 2 };
        for (days, intent) in self.story.intents.iter().rev().take(told).rev() {
            if *days >= self.reach() {
                continue;
            }
            let talk = &self.words().talk;
            let lines = talk.intent.iter().find(|words| words.code == *intent).map(|words| words.lines.of(self.tongue()));
            let note = self.random.text(lines.unwrap_or_default()).to_owned();
            let function = if *intent == RenewalIntent::Satisfied { Function::Use } else { Function::Management };
            let person = self.person_in(function).map(|present| present.person);
            let stated_on = self.ago(*days);
            self.add_own(
                Table::IntentStated,
                [("intent", (*intent).into()), ("stated_on", stated_on.into()), ("person_id", person.into()), ("note", note.into())],
            )?;
        }
        Ok(())
    }

    fn write_surveys(&mut self) -> Result<(), Error> {
        let told = if self.rich { self.story.recommends.len() } else { 1 };
        for (days, recommend) in self.story.recommends.iter().rev().take(told).rev().copied() {
            self.write_survey(days, recommend)?;
        }
        if self.member.has(Extra::LowSurveyClosed) {
            // A low answer last autumn that was called back and mended.
            let answer = self.write_survey(330, 4)?;
            for (step, days) in
                [(SurveyStep::Collect, 330), (SurveyStep::Assign, 329), (SurveyStep::CallBack, 329), (SurveyStep::Improve, 300)]
            {
                let done_on = self.ago(days);
                let colleague = self.frame.colleague(Desk::Success);
                self.add(
                    Table::SurveyLoop,
                    &[("survey_answer_id", answer.into()), ("step", step.into()), ("done_on", done_on.into()), ("colleague_id", colleague)],
                )?;
            }
        }
        Ok(())
    }

    fn write_survey(&mut self, days: i64, recommend: i64) -> Result<i64, Error> {
        // One respondent throughout, so that the latest answer stands for the account.
        let person = self.person_in(Function::Technical).map(|present| present.person);
        let days = days.min(self.reach() - 1);
        let near = (recommend + 1) / 2;
        let answered_on = self.ago(days);
        let comment: Value = if recommend <= 6 {
            self.say("响应慢，问题反复出现", "slow to answer, and the same faults come back").into()
        } else {
            Value::Null
        };
        let quality = (near + self.random.between(-1, 1)).clamp(1, 5);
        let colleague = self.frame.colleague(Desk::Success);
        self.add_own(
            Table::SurveyAnswer,
            [
                ("kind", SurveyKind::Quarterly.into()),
                ("answered_on", answered_on.into()),
                ("person_id", person.into()),
                ("product_quality", quality.into()),
                ("delivery_time", near.clamp(1, 5).into()),
                ("service_response", near.clamp(1, 5).into()),
                ("innovation", quality.into()),
                ("recommend", recommend.into()),
                ("comment", comment),
                ("asked_by", colleague),
            ],
        )
    }

    fn write_tickets(&mut self) -> Result<(), Error> {
        let story = self.story;
        for (number, days) in story.severe.iter().enumerate() {
            if *days < self.reach() {
                let grade = if number % 3 == 2 { TicketGrade::P0 } else { TicketGrade::P1 };
                self.write_solved_ticket(*days, grade, TicketKind::Incident)?;
            }
        }
        let severe = i64::try_from(story.severe.len()).unwrap_or(0);
        let routine = if self.rich { story.routine } else { (BRIEF_TICKETS - severe).max(1) };
        let spread = (self.reach() - 10) / routine.max(1);
        for number in 0..routine {
            let days = 6 + number * spread + self.random.between(0, spread.clamp(1, 40) - 1);
            let kind = *self.random.pick(&[TicketKind::Enquiry, TicketKind::Repair, TicketKind::Complaint]).unwrap_or(&TicketKind::Repair);
            let grade = if kind == TicketKind::Repair { TicketGrade::P2 } else { TicketGrade::P3 };
            self.write_solved_ticket(days.min(self.reach() - 1), grade, kind)?;
        }
        if self.member.has(Extra::TicketRunning) {
            // The second line has four hours from the escalation half an hour ago.
            self.write_open_ticket(TicketGrade::P2, 60, &[(TicketStep::Responded, 52), (TicketStep::Escalated, 30)])?;
        }
        if self.member.has(Extra::TicketBreached) {
            // Answered after 25 minutes instead of 15; nobody has intervened.
            self.write_open_ticket(TicketGrade::P1, 190, &[(TicketStep::Responded, 165)])?;
        }
        Ok(())
    }

    fn write_ticket(&mut self, grade: TicketGrade, kind: TicketKind, opened: Instant, closed: Option<Instant>) -> Result<i64, Error> {
        let tickets = &self.words().talk.tickets;
        let lines: &Lines = match kind {
            TicketKind::Enquiry => &tickets.enquiry,
            TicketKind::Complaint => &tickets.complaint,
            TicketKind::Repair => &tickets.repair,
            TicketKind::Incident => &tickets.incident,
        };
        let title = self.random.text(lines.of(self.tongue())).to_owned();
        let person = self.person_in(Function::Use).map(|present| present.person);
        let owner = self.frame.colleague(Desk::Success);
        let zone = self.frame.zone;
        self.add_own(
            Table::Ticket,
            [
                ("title", title.into()),
                ("kind", kind.into()),
                ("grade", grade.into()),
                ("opened_on", zone.day_of(opened).into()),
                ("opened_at", opened.into()),
                ("closed_on", closed.map(|at| zone.day_of(at)).into()),
                ("person_id", person.into()),
                ("owner_id", owner),
            ],
        )
    }

    fn write_step(&mut self, ticket: i64, step: TicketStep, at: Instant, told: &str) -> Result<(), Error> {
        let colleague = self.frame.colleague(Desk::Success);
        self.add(
            Table::TicketEvent,
            &[
                ("ticket_id", ticket.into()),
                ("step", step.into()),
                ("at", at.into()),
                ("told", Some(told).filter(|told| !told.is_empty()).into()),
                ("colleague_id", colleague),
            ],
        )?;
        Ok(())
    }

    /// A ticket that went its way, in time mostly; severe ones were reviewed.
    pub(super) fn write_solved_ticket(&mut self, days: i64, grade: TicketGrade, kind: TicketKind) -> Result<(), Error> {
        let minute = self.random.between(0, 420);
        let opened = self.frame.at(days, minute);
        let late = self.random.chance(15);
        let first = if late { self.random.between(18, 70) } else { self.random.between(3, 14) };
        let severe = matches!(grade, TicketGrade::P0 | TicketGrade::P1);
        let mut steps = vec![(TicketStep::Opened, 0, ""), (TicketStep::Responded, first, "")];
        if severe && self.rich {
            let told = self.say("技术负责人、产品经理", "technical lead, product manager");
            steps.push((TicketStep::Intervened, first + self.random.between(5, 25), told));
        } else if grade == TicketGrade::P2 && self.rich {
            steps.push((TicketStep::Escalated, first + 10, self.say("技术支持", "technical support")));
            steps.push((TicketStep::SecondLineResponded, first + self.random.between(40, 200), ""));
        }
        let solved = first + if severe { self.random.between(90, 600) } else { self.random.between(30, 400) };
        if self.rich {
            steps.push((TicketStep::Resolved, solved, ""));
            steps.push((TicketStep::Confirmed, solved + 60, ""));
        }
        steps.push((TicketStep::Closed, solved + 120, ""));
        let closed = (opened + TimeDelta::minutes(solved + 120)).min(self.frame.now);
        let ticket = self.write_ticket(grade, kind, opened, Some(closed))?;
        for (step, minutes, told) in steps {
            let at = (opened + TimeDelta::minutes(minutes)).min(self.frame.now);
            self.write_step(ticket, step, at, told)?;
        }
        if severe && self.rich {
            let cause = self.random.text(self.words().talk.tickets.causes.of(self.tongue())).to_owned();
            let reviewed_on = self.ago((days - 3).max(0));
            let colleague = self.frame.colleague(Desk::Engineer);
            self.add(
                Table::TicketReview,
                &[
                    ("ticket_id", ticket.into()),
                    ("reviewed_on", reviewed_on.into()),
                    ("root_cause", cause.into()),
                    ("measures", self.say("已加入巡检与监控", "added to rounds and monitoring").into()),
                    ("colleague_id", colleague),
                ],
            )?;
        }
        // After most complaints somebody else asked whether all is well; what was forgotten is of the last weeks.
        if kind == TicketKind::Complaint && days > 6 && (days > 60 || days % 9 != 0) {
            let (answered_on, asked_by) = (self.ago(days - 2), self.frame.colleague(Desk::Supervisor));
            self.add_own(
                Table::SurveyAnswer,
                [
                    ("kind", SurveyKind::TicketClosing.into()),
                    ("answered_on", answered_on.into()),
                    ("service_response", 4.into()),
                    ("ticket_id", ticket.into()),
                    ("asked_by", asked_by),
                ],
            )?;
        }
        Ok(())
    }

    /// A ticket still open; steps are minutes before now.
    fn write_open_ticket(&mut self, grade: TicketGrade, opened: i64, steps: &[(TicketStep, i64)]) -> Result<(), Error> {
        let before = |minutes: i64| self.frame.now - TimeDelta::minutes(minutes);
        let (first, rest): (Instant, Vec<_>) = (before(opened), steps.iter().map(|(step, minutes)| (*step, before(*minutes))).collect());
        let ticket = self.write_ticket(grade, TicketKind::Repair, first, None)?;
        self.write_step(ticket, TicketStep::Opened, first, "")?;
        for (step, at) in rest {
            let told = if step == TicketStep::Escalated { self.say("技术支持", "technical support") } else { "" };
            self.write_step(ticket, step, at, told)?;
        }
        Ok(())
    }
}

/// The percentage that many months ago: straight lines between the points of a story, oldest first.
fn percent_at(points: &[(i64, i64)], months_ago: i64) -> i64 {
    let after = points.iter().position(|point| point.0 <= months_ago).unwrap_or(points.len());
    let earlier = after.checked_sub(1).and_then(|at| points.get(at));
    match (earlier, points.get(after)) {
        (Some((from, low)), Some((to, high))) if from > to => low + (high - low) * (from - months_ago) / (from - to),
        (_, Some((_, percent))) | (Some((_, percent)), None) => *percent,
        (None, None) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_runs_straight_between_the_points() {
        let points = [(24, 60), (4, 80), (0, 40)];
        for (months, percent) in [(30, 60), (24, 60), (14, 70), (4, 80), (2, 60), (0, 40)] {
            assert_eq!(percent_at(&points, months), percent, "{months}");
        }
        assert_eq!(percent_at(&[(24, 70), (3, 66)], 0), 66);
    }
}
