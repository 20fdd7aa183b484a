//! The decision chains that were drawn by hand.

use super::people::Sketch;
use super::scene::Scene;
use super::words::Extra;
use crate::domain::people::{BuyingRole, Depth, EdgeKind, Function, Stance};
use crate::store::Error;

impl Scene<'_, '_> {
    /// Writes the people, by hand where the account has a chain of its own.
    pub(super) fn write_chain(&mut self) -> Result<(), Error> {
        if self.member.has(Extra::ChainEast) {
            self.write_chain_of_the_east()
        } else if self.member.has(Extra::ChainOrion) {
            self.write_chain_of_orion()
        } else if self.member.has(Extra::ChainWang) {
            self.write_chain_of_wang()
        } else {
            self.write_people()
        }
    }

    /// A neutral boss, a supporter, a champion below, procurement against us, and nobody known in finance.
    fn write_chain_of_the_east(&mut self) -> Result<(), Error> {
        let boss = self.write_person(&Sketch {
            name: "陈立".into(),
            title: "总经理",
            department: "总经办",
            function: Function::Management,
            roles: vec![BuyingRole::DecisionMaker],
            stance: Some(Stance::Neutral),
            evidence: "听完汇报没有表态，只问投产节点",
            influence: 9,
            concern: "二期投产不能延误",
            reports_to: None,
            depth: Depth::Met,
        })?;
        let technical = self.write_person(&Sketch {
            name: "赵敏".into(),
            title: "技术总监",
            department: "技术中心",
            function: Function::Technical,
            roles: vec![BuyingRole::Influencer, BuyingRole::TechnicalGatekeeper],
            stance: Some(Stance::Supporter),
            evidence: "评审会上认可接口方案",
            influence: 7,
            concern: "接口稳定，能和 MES 打通",
            reports_to: Some(boss),
            depth: Depth::CredibleSource,
        })?;
        self.write_person(&Sketch {
            name: "周涛".into(),
            title: "运维主管",
            department: "生产部",
            function: Function::Use,
            roles: vec![BuyingRole::User, BuyingRole::Champion],
            stance: Some(Stance::Champion),
            evidence: "主动把停机数据发给总经理",
            influence: 5,
            concern: "夜班报警太多",
            reports_to: Some(technical),
            depth: Depth::ProblemSolver,
        })?;
        let procurement = self.write_person(&Sketch {
            name: "孙浩".into(),
            title: "采购经理",
            department: "采购部",
            function: Function::Procurement,
            roles: vec![BuyingRole::Procurement, BuyingRole::Blocker],
            stance: Some(Stance::Opposed),
            evidence: "要求重新招标，理由是切换失败没人担责",
            influence: 8,
            concern: "怕切换失败担责，可谈试点条款",
            reports_to: Some(technical),
            depth: Depth::Met,
        })?;
        self.write_edge(procurement, technical, EdgeKind::Conflict, "为选型标准争执过两次")?;
        self.write_edge(technical, boss, EdgeKind::Influence, "技术路线听她的")?;
        let introducer = self.person_in(Function::Technical).map(|present| present.person);
        self.write_ghost(BuyingRole::FinanceContact, 16, introducer, None)
    }

    fn write_chain_of_orion(&mut self) -> Result<(), Error> {
        let boss = self.write_person(&Sketch {
            name: "Helen Brandt".into(),
            title: "Chief Operating Officer",
            department: "Management",
            function: Function::Management,
            roles: vec![BuyingRole::DecisionMaker],
            stance: Some(Stance::Sceptical),
            evidence: "asked for a comparison before any renewal",
            influence: 9,
            concern: "yield of the new line",
            reports_to: None,
            depth: Depth::Met,
        })?;
        let technical = self.write_person(&Sketch {
            name: "Samir Patel".into(),
            title: "Head of Digital",
            department: "Technology",
            function: Function::Technical,
            roles: vec![BuyingRole::Influencer, BuyingRole::TechnicalGatekeeper],
            stance: Some(Stance::Supporter),
            evidence: "defended the roadmap in the steering group",
            influence: 7,
            concern: "one source of data for all lines",
            reports_to: Some(boss),
            depth: Depth::ProblemSolver,
        })?;
        for (name, title, department, function, role, concern) in [
            ("Greta Holt", "Maintenance Lead", "Production", Function::Use, BuyingRole::User, "fewer false alarms"),
            ("Paul Ellison", "Controller", "Finance", Function::Finance, BuyingRole::FinanceContact, "payback within a year"),
            ("Tessa Quinn", "Project Coordinator", "Projects", Function::DailyContact, BuyingRole::DailyContact, "weekly progress"),
        ] {
            self.write_person(&Sketch {
                name: name.into(),
                title,
                department,
                function,
                roles: vec![role],
                stance: Some(Stance::Neutral),
                evidence: "did not say",
                influence: 4,
                concern,
                reports_to: Some(technical),
                depth: Depth::Met,
            })?;
        }
        Ok(())
    }

    /// A family firm: one man decides, and we have not been there for three months.
    fn write_chain_of_wang(&mut self) -> Result<(), Error> {
        let boss = self.write_person(&Sketch {
            name: "王启明".into(),
            title: "王总（董事长）",
            department: "总经办",
            function: Function::Management,
            roles: vec![BuyingRole::DecisionMaker],
            stance: Some(Stance::Supporter),
            evidence: "饭桌上说明年还合作",
            influence: 10,
            concern: "交期",
            reports_to: None,
            depth: Depth::ProblemSolver,
        })?;
        for (name, title, department, function, role, influence, concern) in [
            ("李国栋", "车间主任", "生产部", Function::Use, BuyingRole::User, 5, "上手要快，少填表"),
            ("郑红梅", "财务经理", "财务部", Function::Finance, BuyingRole::FinanceContact, 4, "付款节点与验收单据一致"),
            ("何一帆", "项目专员", "项目部", Function::DailyContact, BuyingRole::DailyContact, 2, "资料一次给齐"),
            ("单秋实", "总工程师", "技术中心", Function::Technical, BuyingRole::Influencer, 7, "供应商的长期研发能力"),
        ] {
            self.write_person(&Sketch {
                name: name.into(),
                title,
                department,
                function,
                roles: vec![role],
                stance: Some(Stance::Neutral),
                evidence: "没有表态",
                influence,
                concern,
                reports_to: Some(boss),
                depth: Depth::Met,
            })?;
        }
        Ok(())
    }
}
