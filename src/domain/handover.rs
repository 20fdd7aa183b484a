//! The terms of a service handover 服务交接 (domain section 10).

use super::account::AccountKind;

codes! {
    /// Why a manager changes.
    pub enum HandoverTrigger {
        /// Resignation 离职.
        Resignation = "resignation",
        /// Rotation 轮岗.
        Rotation = "rotation",
        /// Transfer 调岗.
        Transfer = "transfer",
        /// Promotion 晋升.
        Promotion = "promotion",
        /// Reorganisation 组织调整.
        Reorganisation = "reorganisation",
        /// Team growth 团队扩充.
        TeamGrowth = "team_growth",
        /// Single product to full solution 单品升级为整体方案.
        FullSolution = "full_solution",
    }
}

codes! {
    /// Where a handover stands.
    pub enum HandoverState {
        /// Running 进行中.
        Running = "running",
        /// Closed 已完成.
        Closed = "closed",
        /// Cancelled 已取消.
        Cancelled = "cancelled",
    }
}

codes! {
    /// A step of the checklist.
    pub enum HandoverStep {
        /// Handover manual 交接手册.
        Manual = "manual",
        /// Review of the manual 手册审核.
        Review = "review",
        /// First talk 首次面谈.
        Talk1 = "talk_1",
        /// Rehearsal of hard questions 疑难问题演练.
        Talk2 = "talk_2",
        /// Notice to the customer 客户告知.
        Notice = "notice",
        /// Files and demonstration 资料移交与演示.
        Files = "files",
        /// Three-party meeting 三方会面.
        Meeting = "meeting",
        /// Executive call 高层致电.
        ExecutiveCall = "executive_call",
        /// Added service 额外服务.
        AddedService = "added_service",
        /// Feedback 交接反馈.
        Feedback = "feedback",
        /// Survey and call 匿名调查与回访.
        Survey = "survey",
        /// Lesson 案例沉淀.
        Lesson = "lesson",
    }
}

codes! {
    /// How a handover step ended.
    pub enum StepOutcome {
        /// Done 已完成.
        Done = "done",
        /// Returned with remarks 退回修改.
        Returned = "returned",
        /// Approved 通过.
        Approved = "approved",
    }
}

codes! {
    /// A column of the feedback form.
    pub enum FeedbackColumn {
        /// Clear 已清楚.
        Clear = "clear",
        /// To confirm 待确认.
        ToConfirm = "to_confirm",
        /// Needs help 需协助.
        NeedsHelp = "needs_help",
    }
}

codes! {
    /// A part of the manual that people write.
    pub enum ManualSection {
        /// Archive 客户档案.
        Archive = "archive",
        /// Open items 未结事项.
        OpenItems = "open_items",
        /// Strategy advice 策略建议.
        Strategy = "strategy",
        /// Risk warnings 风险提示.
        Risks = "risks",
    }
}

codes! {
    /// For whom something is written; what leaves the program is shaped by it.
    pub enum ReaderRole {
        /// Manager 客户经理.
        Manager = "manager",
        /// Finance 财务.
        Finance = "finance",
        /// Service 服务.
        Service = "service",
        /// Executive 高管.
        Executive = "executive",
        /// Customer 客户.
        Customer = "customer",
    }
}

impl ReaderRole {
    /// Whether the name of such a customer is kept from this reader: an executive's summary holds nothing of private persons.
    #[must_use]
    pub fn hides_name(self, kind: AccountKind) -> bool {
        self == Self::Executive && kind == AccountKind::Individual
    }
}
