//! Needs, requests, deliveries, chances, plans and events.

use chrono::Datelike;

use super::scene::{Desk, Scene};
use super::words::Extra;
use crate::domain::account::Tier;
use crate::domain::alert::{AlertDecision, AlertRule};
use crate::domain::commerce::RequestDecision;
use crate::domain::dealings::PainOrigin;
use crate::domain::needs::{Bearing, EventKind, PainStatus};
use crate::domain::people::Function;
use crate::domain::plan::{MemoryKind, OpportunityStage, PlanMeasure, TaskOrigin, TouchpointKind, WhiteSpaceState};
use crate::store::{Error, Table, Value};

impl Scene<'_, '_> {
    pub(super) fn write_growth(&mut self) -> Result<(), Error> {
        let pain = self.write_pains()?;
        let request = self.write_requests()?;
        self.write_milestones()?;
        self.write_chances()?;
        let plan = self.write_plan()?;
        self.write_events()?;
        self.write_memories()?;
        self.write_reviews()?;
        self.write_showcase(pain, plan, request)
    }

    /// Answers the first pain.
    fn write_pains(&mut self) -> Result<Option<i64>, Error> {
        let mut first = None;
        let pains = &self.words().talk.pain;
        let count = self.random.between(2, 4);
        let start = self.random.between(0, 5);
        for n in 0..count {
            let at = usize::try_from((start + n) % 6).unwrap_or(0);
            let Some(pain) = pains.get(at) else { continue };
            let title = self.random.text(pain.lines.of(self.tongue())).to_owned();
            let raised = self.random.between(100, 400).min(self.reach());
            let raised_on = self.ago(raised);
            let row = self.add_own(
                Table::Pain,
                [
                    ("title", title.into()),
                    ("dimension", pain.dimension.into()),
                    ("origin", PainOrigin::Predicted.into()),
                    ("status", if n == 0 { PainStatus::InProgress } else { PainStatus::Open }.into()),
                    ("raised_on", raised_on.into()),
                ],
            )?;
            first = first.or(Some(row));
            // Our guess first, then what they said, then what is validated: a radar with three lines.
            let level = self.random.between(2, 4);
            let people = [self.person_in(Function::Management), self.person_in(Function::Use)];
            let mut scores = vec![(PainOrigin::Predicted, raised, level, None)];
            for (position, person) in people.into_iter().flatten().enumerate() {
                let now = (level + self.random.between(-1, 1)).clamp(1, 5);
                let days = 100 - i64::try_from(position).unwrap_or(0) * 20;
                if raised > 100 {
                    scores.push((PainOrigin::Validated, days, now, Some(person.person)));
                    scores.push((PainOrigin::Validated, days - 75, (now + 1).min(5), Some(person.person)));
                }
            }
            for (origin, days, score, person) in scores {
                let scored_on = self.ago(days);
                self.add(
                    Table::PainScore,
                    &[
                        ("pain_id", row.into()),
                        ("person_id", person.into()),
                        ("origin", origin.into()),
                        ("score", score.into()),
                        ("scored_on", scored_on.into()),
                    ],
                )?;
            }
        }
        Ok(first)
    }

    /// Answers the request, if there is one.
    fn write_requests(&mut self) -> Result<Option<i64>, Error> {
        let untold = self.member.has(Extra::RequestUntold);
        if !untold && !self.random.chance(30) {
            return Ok(None);
        }
        let need = self.random.text(self.words().talk.requests.of(self.tongue())).to_owned();
        let (raised, told) = if untold { (40, None) } else { (150.min(self.reach()), Some(self.ago(120.min(self.reach())))) };
        let person = self.person_in(Function::Use).map(|present| present.person);
        let (owner, engineer) = (self.owner(), self.frame.colleague(Desk::Engineer));
        let day = |days: i64| self.ago(days);
        let (raised_on, evaluated_on, decided_on, tell_by) = (day(raised), day(raised - 10), day(raised - 15), day(raised - 22));
        let request = self.add_own(
            Table::Request,
            [
                ("need", need.into()),
                ("expected_value", self.say("每班少看两百条报警", "two hundred alarms less per shift").into()),
                ("person_id", person.into()),
                ("owner_id", owner),
                ("raised_on", raised_on.into()),
                ("evaluator_id", engineer),
                ("feasibility", self.say("可行，两个迭代", "feasible in two iterations").into()),
                ("evaluated_on", evaluated_on.into()),
                ("decision", RequestDecision::Accepted.into()),
                ("decided_on", decided_on.into()),
                ("tell_by", tell_by.into()),
                ("told_on", told.into()),
            ],
        )?;
        Ok(Some(request))
    }

    fn write_milestones(&mut self) -> Result<(), Error> {
        let names = self.words().talk.milestones.of(self.tongue());
        let late = self.member.has(Extra::MilestoneLate);
        // Days ago: due, delivered.
        let dates = [(300, Some(302)), (200, Some(196)), (if late { 9 } else { -35 }, None), (-120, None)];
        for ((due, delivered), name) in dates.into_iter().zip(names) {
            if due >= self.reach() {
                continue;
            }
            let (planned_on, due_on) = (self.ago(self.reach().min(due + 90)), self.ago(due));
            let delivered_on = delivered.map(|days| self.ago(days.min(self.reach())));
            let accepted = delivered.and(self.person_in(Function::Technical)).map(|present| present.person);
            let owner = self.frame.colleague(Desk::Engineer);
            self.add_own(
                Table::Milestone,
                [
                    ("deliverable", name.as_str().into()),
                    ("project", self.say("二期", "phase two").into()),
                    ("owner_id", owner),
                    ("planned_on", planned_on.into()),
                    ("due_on", due_on.into()),
                    ("delivered_on", delivered_on.into()),
                    ("accepted_by", accepted.into()),
                    ("accepted_on", delivered_on.into()),
                ],
            )?;
        }
        Ok(())
    }

    fn write_chances(&mut self) -> Result<(), Error> {
        let as_of = self.random.between(20, 150).min(self.reach());
        let as_of = self.ago(as_of);
        for position in 0..self.frame.products.len() {
            let product = self.frame.products.get(position).copied();
            let state = *self
                .random
                .pick(&[WhiteSpaceState::Bought, WhiteSpaceState::Open, WhiteSpaceState::Open, WhiteSpaceState::Competitor])
                .unwrap_or(&WhiteSpaceState::Open);
            let state = if position == 0 { WhiteSpaceState::Bought } else { state };
            let rival: Value = if state == WhiteSpaceState::Competitor {
                self.random.text(self.words().talk.rivals.of(self.tongue())).into()
            } else {
                Value::Null
            };
            self.add_own(
                Table::WhiteSpace,
                [("product_id", product.into()), ("state", state.into()), ("competitor", rival), ("as_of", as_of.into())],
            )?;
        }
        if self.member.has(Extra::Opportunity) || self.random.chance(25) {
            let (product, name) = self.product();
            let title = match self.tongue() {
                super::words::Tongue::Zh => format!("二厂{name}"),
                super::words::Tongue::En => format!("{name}, second plant"),
            };
            let stage = *self
                .random
                .pick(&[OpportunityStage::Found, OpportunityStage::Qualified, OpportunityStage::Proposed, OpportunityStage::Negotiating])
                .unwrap_or(&OpportunityStage::Found);
            let amount = self.thousands(self.member.revenue_k) / 4;
            let (opened_on, expected_on) = (self.ago(50.min(self.reach())), self.ago(-70));
            let (currency, owner) = (self.currency(), self.owner());
            self.add_own(
                Table::Opportunity,
                [
                    ("title", title.into()),
                    ("amount", amount.into()),
                    ("currency", currency),
                    ("stage", stage.into()),
                    ("product_id", product),
                    ("owner_id", owner),
                    ("opened_on", opened_on.into()),
                    ("expected_on", expected_on.into()),
                ],
            )?;
        }
        Ok(())
    }

    /// This year's plan with quarterly targets, and the next occasions. Answers the plan, if there is one.
    fn write_plan(&mut self) -> Result<Option<i64>, Error> {
        let mut made = None;
        if self.member.tier == Some(Tier::A) {
            let year = self.frame.today.year();
            let made_on = self.ago(i64::from(self.frame.today.ordinal0()).min(self.reach()));
            let plan = self.add_own(Table::AnnualPlan, [("year", year.into()), ("made_on", made_on.into())])?;
            made = Some(plan);
            for quarter in 1..=4i64 {
                let reached = (quarter <= i64::from(self.frame.today.month0() / 3)).then(|| 880 + quarter * 10);
                self.add(
                    Table::PlanTarget,
                    &[
                        ("annual_plan_id", plan.into()),
                        ("measure", PlanMeasure::Satisfaction.into()),
                        ("quarter", quarter.into()),
                        ("target", 900.into()),
                        ("reached", reached.into()),
                    ],
                )?;
            }
        }
        let days = self.random.between(3, 40);
        let kind = *self
            .random
            .pick(&[TouchpointKind::RegularVisit, TouchpointKind::Training, TouchpointKind::Review])
            .unwrap_or(&TouchpointKind::Review);
        let title = match kind {
            TouchpointKind::Training => self.say("新班组培训", "training of the new shift"),
            TouchpointKind::Review => self.say("季度回顾会", "quarterly review"),
            _ => self.say("例行拜访", "regular visit"),
        };
        let (planned_on, planned_at) = (self.ago(-days), self.frame.zone.start_of(self.ago(-days)) + chrono::TimeDelta::hours(14));
        self.add_own(
            Table::Touchpoint,
            [
                ("kind", kind.into()),
                ("title", title.into()),
                ("planned_on", planned_on.into()),
                ("planned_at", planned_at.into()),
                ("place", self.member.city.as_str().into()),
            ],
        )?;
        if self.random.chance(60) {
            let due = self.random.between(-25, 6);
            let title = self.random.text(self.words().talk.next_steps.of(self.tongue())).to_owned();
            let (created_on, due_on) = (self.ago(due.max(0) + 7), self.ago(due));
            let owner = self.owner();
            self.add_own(
                Table::Task,
                [
                    ("title", title.into()),
                    ("origin", TaskOrigin::Touch.into()),
                    ("owner_id", owner),
                    ("created_on", created_on.into()),
                    ("due_on", due_on.into()),
                ],
            )?;
        }
        Ok(made)
    }

    fn write_events(&mut self) -> Result<(), Error> {
        let events = &self.words().talk.events;
        let (kind, bearing, what, days) = if self.member.has(Extra::EventAdverse) {
            (EventKind::Penalty, Bearing::Adverse, &events.penalty, 3)
        } else if self.member.has(Extra::Favourable) {
            (EventKind::NewPlant, Bearing::Favourable, &events.new_plant, 2)
        } else if self.member.has(Extra::EventDismissed) {
            (EventKind::Listing, Bearing::Favourable, &events.listing, 60)
        } else {
            return Ok(());
        };
        let text = what.of(self.tongue());
        let happened_on = self.ago(days);
        let entered_at = self.frame.at(days, 200);
        let event = self.add_own(
            Table::AccountEvent,
            [
                ("kind", kind.into()),
                ("bearing", bearing.into()),
                ("happened_on", happened_on.into()),
                ("entered_at", entered_at.into()),
                ("what", text.into()),
            ],
        )?;
        if self.member.has(Extra::EventDismissed) {
            let decided_at = self.frame.at(days - 2, 100);
            self.add_own(
                Table::AlertRuling,
                [
                    ("rule", AlertRule::Event.into()),
                    ("subject", format!("event:{event}").into()),
                    ("opened_on", self.frame.zone.day_of(entered_at).into()),
                    ("decision", AlertDecision::Dismiss.into()),
                    ("decided_at", decided_at.into()),
                    ("reason", self.say("已是 A 级，无需调整", "an A already, nothing to change").into()),
                ],
            )?;
        }
        Ok(())
    }

    fn write_memories(&mut self) -> Result<(), Error> {
        let first = self.ago(self.age());
        let notes = [
            (MemoryKind::FirstMeeting, first, self.say("第一次见面，在展会上聊了两个小时", "first met at a fair, talked for two hours")),
            (
                MemoryKind::SolvedTogether,
                self.ago(250.min(self.reach())),
                self.say("一起熬夜把停线问题找出来", "found the cause of the line stop together, at night"),
            ),
        ];
        for (kind, day, note) in notes {
            self.add_own(
                Table::MemoryNote,
                [("kind", kind.into()), ("happened_on", day.into()), ("note", note.into()), ("giveable", true.into())],
            )?;
        }
        Ok(())
    }

    /// The card was gone through in the last quarters; by some not in the latest one.
    fn write_reviews(&mut self) -> Result<(), Error> {
        let skipped = self.random.chance(12);
        let owner = self.owner();
        for back in 1..=3u32 {
            if back == 1 && skipped {
                continue;
            }
            let Some(quarter) = quarter_start(self.frame.today, back) else { continue };
            let reviewed_on = quarter + chrono::Days::new(80);
            if reviewed_on < self.ago(self.reach()) {
                continue;
            }
            self.add_own(
                Table::CardReview,
                [("quarter", quarter.into()), ("reviewed_on", reviewed_on.into()), ("colleague_id", owner.clone())],
            )?;
        }
        Ok(())
    }
}

/// The first day of the quarter that many quarters before the one of a day.
fn quarter_start(day: chrono::NaiveDate, back: u32) -> Option<chrono::NaiveDate> {
    let first = day.with_day(1)?.with_month(day.month0() / 3 * 3 + 1)?;
    first.checked_sub_months(chrono::Months::new(3 * back))
}
