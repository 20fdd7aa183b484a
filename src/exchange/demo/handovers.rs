//! Handovers, one in each phase.

use super::scene::{Desk, Scene};
use super::words::Extra;
use crate::domain::account::Sensitivity;
use crate::domain::handover::{FeedbackColumn, HandoverState, HandoverStep, HandoverTrigger, StepOutcome};
use crate::domain::library::Shelf;
use crate::domain::profile::TeamRole;
use crate::domain::survey::SurveyKind;
use crate::store::{Error, Table, Value};

use HandoverStep::{AddedService, ExecutiveCall, Feedback, Files, Lesson, Manual, Meeting, Review, Survey, Talk1, Talk2};

/// A handover in days before today: start, meeting (negative: to come), and the steps that were taken.
struct Course {
    trigger: HandoverTrigger,
    outgoing: Desk,
    incoming: Desk,
    started: i64,
    meeting: i64,
    closed: Option<i64>,
    steps: &'static [(HandoverStep, i64)],
}

impl Scene<'_, '_> {
    pub(super) fn write_handover(&mut self) -> Result<(), Error> {
        let (owner, to) = (self.owner, Desk::ForeignManager);
        let course =
            |trigger, started, meeting, closed, steps| Course { trigger, outgoing: owner, incoming: to, started, meeting, closed, steps };
        if self.member.has(Extra::HandoverBefore) {
            self.write_course(&course(HandoverTrigger::Rotation, 4, -10, None, &[(Manual, 1)]))
        } else if self.member.has(Extra::HandoverMeeting) {
            self.write_course(&course(
                HandoverTrigger::TeamGrowth,
                14,
                0,
                None,
                &[(Manual, 11), (Review, 10), (Talk1, 8), (Talk2, 5), (Files, 1)],
            ))
        } else if self.member.has(Extra::HandoverCrisis) {
            self.write_course(&course(
                HandoverTrigger::Promotion,
                12,
                -2,
                None,
                &[(Manual, 9), (Review, 8), (Talk1, 4), (ExecutiveCall, 0)],
            ))
        } else if self.member.has(Extra::HandoverAfter) {
            self.write_course(&Course {
                outgoing: Desk::SecondManager,
                incoming: self.owner,
                ..course(
                    HandoverTrigger::FullSolution,
                    26,
                    12,
                    None,
                    &[(Manual, 23), (Review, 22), (Talk1, 20), (Talk2, 17), (Files, 13), (Meeting, 12), (Feedback, 6)],
                )
            })
        } else if self.member.has(Extra::HandoverClosed) {
            self.write_course(&Course {
                outgoing: Desk::SecondManager,
                incoming: self.owner,
                ..course(
                    HandoverTrigger::Reorganisation,
                    200,
                    186,
                    Some(140),
                    &[
                        (Manual, 197),
                        (Review, 196),
                        (Talk1, 194),
                        (Talk2, 190),
                        (Files, 187),
                        (Meeting, 186),
                        (Feedback, 180),
                        (Survey, 156),
                        (Lesson, 141),
                    ],
                )
            })
        } else {
            Ok(())
        }
    }

    fn write_course(&mut self, course: &Course) -> Result<(), Error> {
        let frame = self.frame;
        let doubt: Value = if self.member.has(Extra::HandoverCrisis) { frame.at(1, 300).into() } else { Value::Null };
        let state = if course.closed.is_some() { HandoverState::Closed } else { HandoverState::Running };
        let handover = self.add(
            Table::Handover,
            &[
                ("trigger", course.trigger.into()),
                ("outgoing_id", frame.colleague(course.outgoing)),
                ("incoming_id", frame.colleague(course.incoming)),
                ("supervisor_id", frame.colleague(Desk::Supervisor)),
                ("sensitivity", Sensitivity::Normal.into()),
                ("state", state.into()),
                ("started_on", self.ago(course.started).into()),
                ("meeting_on", self.ago(course.meeting).into()),
                ("doubt_at", doubt),
                ("closed_on", course.closed.map(|days| self.ago(days)).into()),
            ],
        )?;
        self.add_own(Table::HandoverAccount, [("handover_id", handover.into())])?;
        for (step, days) in course.steps {
            let outcome = if *step == Review { StepOutcome::Approved } else { StepOutcome::Done };
            let desk = if *step == Review { Desk::Supervisor } else { course.outgoing };
            let done_on = self.ago(*days);
            self.add(
                Table::HandoverEntry,
                &[
                    ("handover_id", handover.into()),
                    ("account_id", self.account.into()),
                    ("step", (*step).into()),
                    ("outcome", outcome.into()),
                    ("done_on", done_on.into()),
                    ("colleague_id", frame.colleague(desk)),
                    ("note", self.note_of(*step).into()),
                ],
            )?;
        }
        if course.meeting > 0 {
            self.write_the_change(course)?;
            self.write_feedback(handover, course)?;
        }
        if course.closed.is_some() {
            self.write_closing(handover, course)?;
        }
        Ok(())
    }

    fn note_of(&self, step: HandoverStep) -> &'static str {
        let (zh, en) = match step {
            Manual => ("手册已提交", "manual submitted"),
            Review => ("同意，补充开票要求", "approved; add the invoicing rules"),
            Talk1 => ("梳理历史与未结事项", "went through history and open items"),
            Talk2 => ("演练：价格、上次故障、付款", "rehearsed price, last outage, payments"),
            Files => ("资料清单已确认", "list of files confirmed"),
            Meeting => ("三方会：每月 5 日出报告，应急电话不变", "three-party meeting: report on the 5th, same emergency number"),
            ExecutiveCall => ("总监已致电说明安排", "the director called to explain"),
            AddedService => ("增加一次现场巡检", "one more site inspection"),
            Feedback => ("一项待确认", "one item to confirm"),
            Survey => ("连续性 5 分，响应 4 分", "continuity 5, response 4"),
            Lesson => ("已入案例库", "in the case library"),
            HandoverStep::Notice => ("已通知", "told"),
        };
        self.tongue().of(zh, en)
    }

    /// The account changes hands on the day of the meeting.
    fn write_the_change(&mut self, course: &Course) -> Result<(), Error> {
        let (since, incoming) = (self.ago(course.meeting), self.frame.colleague(course.incoming));
        self.add_own(Table::AccountTeam, [("role", TeamRole::Owner.into()), ("colleague_id", incoming), ("since", since.into())])?;
        Ok(())
    }

    fn write_feedback(&mut self, handover: i64, course: &Course) -> Result<(), Error> {
        let items = [
            (FeedbackColumn::Clear, self.say("续约时间与条件", "renewal date and terms")),
            (FeedbackColumn::ToConfirm, self.say("二厂接入的预算归口", "who holds the budget for the second plant")),
        ];
        for (list, what) in items {
            let written_on = self.ago(course.meeting - 6);
            let confirm = list == FeedbackColumn::ToConfirm;
            let due_on = confirm.then(|| self.ago(course.meeting - 20));
            let owner = if confirm { self.frame.colleague(course.incoming) } else { Value::Null };
            let settled_on = course.closed.filter(|_| confirm).map(|days| self.ago(days + 10));
            self.add(
                Table::HandoverFeedback,
                &[
                    ("handover_id", handover.into()),
                    ("account_id", self.account.into()),
                    ("list", list.into()),
                    ("what", what.into()),
                    ("owner_id", owner),
                    ("written_on", written_on.into()),
                    ("due_on", due_on.into()),
                    ("settled_on", settled_on.into()),
                ],
            )?;
        }
        Ok(())
    }

    fn write_closing(&mut self, handover: i64, course: &Course) -> Result<(), Error> {
        let answered_on = self.ago(course.meeting - 30);
        self.add_own(
            Table::SurveyAnswer,
            [
                ("kind", SurveyKind::Handover.into()),
                ("answered_on", answered_on.into()),
                ("service_response", 4.into()),
                ("continuity", 5.into()),
                ("handover_id", handover.into()),
            ],
        )?;
        let written_on = self.ago(course.closed.unwrap_or(0) + 1);
        let account: Value = self.account.into();
        self.add(
            Table::Lesson,
            &[
                ("title", self.say("提前两周演练难题", "rehearse the hard questions two weeks ahead").into()),
                ("handover_id", handover.into()),
                ("account_id", account),
                ("trigger", course.trigger.into()),
                ("tier", self.member.tier.into()),
                ("account_kind", self.member.kind.into()),
                (
                    "happened",
                    self.say(
                        "客户在三方会上追问上次故障，继任者答得完整",
                        "the customer asked about the last outage and the successor had the answer",
                    )
                    .into(),
                ),
                ("lesson", self.say("把最近一次故障的书面说明放进手册", "put the written cause of the last outage into the manual").into()),
                ("written_on", written_on.into()),
            ],
        )?;
        self.write_library()
    }

    /// What the team added to the library after that.
    fn write_library(&mut self) -> Result<(), Error> {
        let entries = [
            (
                Shelf::HardQuestions,
                self.say("交接", "handover"),
                self.say("上次故障的根因到底写下来没有？", "Has the cause of the last outage ever been written down?"),
                self.say(
                    "当场递上书面说明，讲清改了什么、谁来验证。",
                    "Hand over the written cause, say what was changed and who checks it.",
                ),
            ),
            (
                Shelf::Favours,
                self.say("节气", "seasons"),
                self.say("入冬前替客户把设备间的温湿度记录看一遍", "Look through the climate log of the equipment room before winter"),
                self.say("只看不改，发现异常当天书面告知。", "Look only; tell in writing the same day what is unusual."),
            ),
        ];
        for (days, (shelf, topic, title, text)) in (20..).zip(entries) {
            let written_on = self.ago(days);
            let values = [
                ("shelf", shelf.into()),
                ("topic", topic.into()),
                ("title", title.into()),
                ("text", text.into()),
                ("written_on", written_on.into()),
            ];
            self.add(Table::LibraryEntry, &values)?;
        }
        Ok(())
    }
}
