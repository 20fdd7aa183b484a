//! The first accounts of the cast are told to the last section of their cards, so that whoever looks at the demo sees what each is for.
//! Nothing here is left to chance: the other accounts stay as they are.

use chrono::Datelike;

use super::scene::Scene;
use crate::domain::people::Function;
use crate::domain::plan::{ContingencyKind, OpportunityStage, PackageKind, PlanMeasure, TaskOrigin, TouchpointKind};
use crate::domain::quarter::Quarter;
use crate::scoring::pains::{DiscoveryPart, QuestionScope};
use crate::store::{Error, Table, Value};

/// So many accounts are told in full.
const TOLD: u64 = 2;

impl Scene<'_, '_> {
    pub(super) fn write_showcase(&mut self, pain: Option<i64>, plan: Option<i64>, request: Option<i64>) -> Result<(), Error> {
        if self.number >= TOLD {
            return Ok(());
        }
        self.write_profile()?;
        self.write_discovery()?;
        self.write_questions()?;
        self.write_evidence(pain)?;
        self.write_money(pain)?;
        self.write_year(plan)?;
        self.write_discussion(request)
    }

    /// Tags, who owns it, a field of our own making.
    fn write_profile(&mut self) -> Result<(), Error> {
        for tag in [self.say("重点", "key"), self.say("多工厂", "several plants")] {
            self.add_own(Table::AccountTag, [("tag", tag.into())])?;
        }
        let as_of = self.ago(400);
        for (name, share) in [(self.say("创始人团队", "founders"), 6200), (self.say("地方产业基金", "regional fund"), 3800)] {
            self.add_own(Table::Shareholder, [("name", name.into()), ("share", share.into()), ("as_of", as_of.into())])?;
        }
        if let Some(field) = self.frame.own_field {
            let (value, as_of) = (self.say("12 月", "March"), self.ago(120));
            self.add_own(Table::CustomValue, [("custom_field_id", field.into()), ("value", value.into()), ("as_of", as_of.into())])?;
        }
        Ok(())
    }

    /// The four steps: some people are still to be heard, the data was asked for and has not come.
    fn write_discovery(&mut self) -> Result<(), Error> {
        let heard = [
            (DiscoveryPart::HeardDailyContact, Function::DailyContact, 70),
            (DiscoveryPart::HeardFrontLine, Function::Use, 62),
            (DiscoveryPart::HeardExecutive, Function::Management, 31),
            (DiscoveryPart::FollowUps, Function::Use, 28),
            (DiscoveryPart::DataAsked, Function::Technical, 20),
        ];
        for (part, function, days) in heard {
            let (person, done_on) = (self.person_in(function).map(|present| present.person), self.ago(days));
            let note = match part {
                DiscoveryPart::DataAsked => self.say("要近三个月的停机记录，月底前给", "downtime records of three months, by month end"),
                DiscoveryPart::FollowUps => self.say("问了夜班交接时怎么处理报警", "asked how alarms are handled at the change of shift"),
                _ => self.say("单独谈了半小时", "half an hour alone"),
            };
            self.add_own(
                Table::Discovery,
                [("part", part.into()), ("person_id", person.into()), ("done_on", done_on.into()), ("note", note.into())],
            )?;
        }
        Ok(())
    }

    /// Three questions about the industry and two about this customer; the first were asked.
    fn write_questions(&mut self) -> Result<(), Error> {
        use QuestionScope::{Customer, Industry};
        let tender = self.say("招标公告", "tender notice");
        let registry = self.say("工商登记", "business registry");
        let report = self.say("行业研究报告", "industry report");
        let questions = [
            (
                Industry,
                self.say(
                    "碳酸锂价格下行，对明年的扩产节奏有什么影响？",
                    "Prices of lithium are falling: what does it change about next year's expansion?",
                ),
                report,
                Some(self.say("二期推迟一个季度，设备照常进场", "phase two one quarter later, equipment as planned")),
            ),
            (
                Industry,
                self.say("行业良率都在往 96% 走，贵方卡在哪道工序？", "Yields in the trade go towards 96%: which step holds you back?"),
                report,
                Some(self.say("涂布，换型之后要调两天", "coating: two days of tuning after each changeover")),
            ),
            (
                Industry,
                self.say("下游开始要碳足迹数据，贵方从哪里取数？", "Buyers ask for carbon footprints: where do your figures come from?"),
                report,
                None,
            ),
            (
                Customer,
                self.say("新设的二厂由谁负责数字化？", "Who is in charge of digital systems at the new second plant?"),
                registry,
                Some(self.say("赵总牵头，运维各管各的", "the technical director; each plant keeps its own upkeep")),
            ),
            (Customer, self.say("上月的能耗系统招标为什么延期？", "Why was last month's tender for energy systems put off?"), tender, None),
        ];
        let (prepared_on, asked_on) = (self.ago(33), self.ago(31));
        for (scope, question, source, answer) in questions {
            self.add_own(
                Table::Question,
                [
                    ("scope", scope.into()),
                    ("question", question.into()),
                    ("source_note", source.into()),
                    ("prepared_on", prepared_on.into()),
                    ("asked_on", answer.map(|_| asked_on).into()),
                    ("answer", answer.into()),
                ],
            )?;
        }
        Ok(())
    }

    /// Three months of a named metric.
    fn write_evidence(&mut self, pain: Option<i64>) -> Result<(), Error> {
        let Some(pain) = pain else { return Ok(()) };
        let metric = self.say("每月计划外停机（小时）", "unplanned downtime (hours a month)");
        let said_by = self.say("设备部月报", "monthly report of maintenance");
        for (back, value) in [(3u32, "46"), (2, "52"), (1, "61")] {
            let first = self.frame.today.with_day(1).and_then(|first| first.checked_sub_months(chrono::Months::new(back)));
            self.add(
                Table::PainMetric,
                &[
                    ("pain_id", pain.into()),
                    ("metric", metric.into()),
                    ("month", first.into()),
                    ("value", value.into()),
                    ("said_by", said_by.into()),
                ],
            )?;
        }
        Ok(())
    }

    /// What they may owe, what they spend with everybody, and a chance that answers a pain.
    fn write_money(&mut self, pain: Option<i64>) -> Result<(), Error> {
        let currency = self.currency();
        let (limit, as_of) = (self.thousands(self.member.revenue_k) / 3, self.ago(300));
        self.add_own(Table::CreditLimit, [("amount", limit.into()), ("currency", currency.clone()), ("as_of", as_of.into())])?;
        let spend = self.thousands(self.member.revenue_k) * 3;
        let category = self.say("工厂数字化系统", "digital systems for plants");
        let (starts_on, ends_on) = (self.ago(365), self.ago(1));
        self.add_own(
            Table::CategorySpend,
            [
                ("category", category.into()),
                ("starts_on", starts_on.into()),
                ("ends_on", ends_on.into()),
                ("amount", spend.into()),
                ("currency", currency.clone()),
            ],
        )?;
        let title = self.say("质量追溯一期", "Quality Trace, first phase");
        let (amount, owner) = (self.thousands(self.member.revenue_k) / 6, self.owner());
        let (opened_on, expected_on) = (self.ago(44), self.ago(-95));
        let product = self.frame.products.get(2).copied();
        self.add_own(
            Table::Opportunity,
            [
                ("title", title.into()),
                ("amount", amount.into()),
                ("currency", currency),
                ("stage", OpportunityStage::Qualified.into()),
                ("product_id", product.into()),
                ("pain_id", pain.into()),
                ("owner_id", owner),
                ("opened_on", opened_on.into()),
                ("expected_on", expected_on.into()),
            ],
        )?;
        Ok(())
    }

    /// Further targets, the occasions of the next quarter, what is done when supply stops, what was chosen to be done for them.
    fn write_year(&mut self, plan: Option<i64>) -> Result<(), Error> {
        let quarter = i64::from(self.frame.today.month0() / 3) + 1;
        for (measure, target, reached) in
            [(PlanMeasure::RenewalRate, [1000; 4], 1000), (PlanMeasure::CrossSellGrowth, [50, 100, 150, 200], 40)]
        {
            let Some(plan) = plan else { continue };
            for (n, target) in (1i64..).zip(target) {
                let reached = (n < quarter).then_some(reached);
                self.add(
                    Table::PlanTarget,
                    &[
                        ("annual_plan_id", plan.into()),
                        ("measure", measure.into()),
                        ("quarter", n.into()),
                        ("target", target.into()),
                        ("reached", reached.into()),
                    ],
                )?;
            }
        }
        let next = Quarter::of(self.frame.today).last();
        for (kind, days, title) in [
            (TouchpointKind::Training, 20, self.say("新班组上岗培训", "training of the new shift")),
            (TouchpointKind::Salon, 35, self.say("同行参观交流", "visit to a peer")),
        ] {
            let planned_on = next + chrono::Days::new(days);
            self.add_own(Table::Touchpoint, [("kind", kind.into()), ("title", title.into()), ("planned_on", planned_on.into())])?;
        }
        let reviewed_on = self.ago(140);
        let steps = self.say(
            "1. 两小时内电话告知对方设备部和采购部\n2. 启用备用网关，数据先落本地\n3. 四小时给出恢复时间，当日书面说明",
            "1. call maintenance and procurement within two hours\n2. switch to the spare gateway, data stays on site\n3. say when it is back within four hours, in writing the same day",
        );
        self.add_own(
            Table::ContingencyPlan,
            [
                ("kind", ContingencyKind::SupplyInterruption.into()),
                ("title", self.say("数据中断应对", "when data stops").into()),
                ("steps", steps.into()),
                ("reviewed_on", reviewed_on.into()),
            ],
        )?;
        let chosen_on = self.ago(210);
        for (kind, title) in [
            (PackageKind::Training, self.say("每季度一次班组培训", "training of the shifts each quarter")),
            (PackageKind::DataAnalysis, self.say("停机数据月度分析", "monthly analysis of downtime")),
        ] {
            self.add_own(Table::ServicePackage, [("kind", kind.into()), ("title", title.into()), ("chosen_on", chosen_on.into())])?;
        }
        let (created_on, due_on, owner) = (self.ago(3), self.ago(-24), self.owner());
        self.add_own(
            Table::Task,
            [
                ("title", self.say("整理一页纸效益测算", "one page on savings").into()),
                ("origin", TaskOrigin::Manual.into()),
                ("owner_id", owner),
                ("created_on", created_on.into()),
                ("due_on", due_on.into()),
            ],
        )?;
        Ok(())
    }

    /// What was said about a request before it was decided.
    fn write_discussion(&mut self, request: Option<i64>) -> Result<(), Error> {
        let Some(request) = request else { return Ok(()) };
        let (at, note) = (
            self.frame.at(28, 120),
            self.say("研发：权限模型已支持，只差界面", "R&D: the permission model is there, only the screens are missing"),
        );
        let owner: Value = self.owner();
        self.add(Table::RequestNote, &[("request_id", request.into()), ("at", at.into()), ("colleague_id", owner), ("note", note.into())])?;
        Ok(())
    }
}
