//! Annual plans, deliveries, growth and the long run (domain sections 5 and 15).

codes! {
    /// What an annual plan sets a target for.
    pub enum PlanMeasure {
        /// Satisfaction 满意度.
        Satisfaction = "satisfaction",
        /// Renewal rate 续约率.
        RenewalRate = "renewal_rate",
        /// Cross-sell growth 交叉销售增长.
        CrossSellGrowth = "cross_sell_growth",
    }
}

codes! {
    /// A planned occasion to meet.
    pub enum TouchpointKind {
        /// Regular visit 定期拜访.
        RegularVisit = "regular_visit",
        /// Training 培训.
        Training = "training",
        /// Industry salon 行业沙龙.
        Salon = "salon",
        /// Business review 业务回顾.
        Review = "review",
        /// Meeting 会议.
        Meeting = "meeting",
    }
}

codes! {
    /// What a contingency plan prepares for.
    pub enum ContingencyKind {
        /// Supply interruption 供应中断.
        SupplyInterruption = "supply_interruption",
        /// Escalated complaint 投诉升级.
        EscalatedComplaint = "escalated_complaint",
        /// Service outage 服务中断.
        Outage = "outage",
        /// Other case 其他情形.
        Other = "other_case",
    }
}

codes! {
    /// A service package chosen for an account.
    pub enum PackageKind {
        /// Training 培训.
        Training = "training",
        /// Data analysis 数据分析.
        DataAnalysis = "data_analysis",
        /// System integration 系统集成.
        Integration = "integration",
        /// Other package 其他服务包.
        Other = "other_package",
    }
}

codes! {
    /// An entry of the memory book 客户服务记忆手账.
    pub enum MemoryKind {
        /// First meeting 初次见面.
        FirstMeeting = "first_meeting",
        /// Solved together 共同解决的问题.
        SolvedTogether = "solved_together",
        /// Birthday 生日.
        Birthday = "birthday",
        /// Favour 暖心小事.
        Favour = "favour",
        /// Other moment 其他回忆.
        Other = "other_memory",
    }
}

codes! {
    /// Where an opportunity stands.
    pub enum OpportunityStage {
        /// Found 已发现.
        Found = "found",
        /// Qualified 已确认.
        Qualified = "qualified",
        /// Proposed 已提案.
        Proposed = "proposed",
        /// Negotiating 谈判中.
        Negotiating = "negotiating",
        /// Won 已赢单.
        Won = "won",
        /// Lost 已丢单.
        Lost = "lost",
    }
}

codes! {
    /// What an account uses in place of a product of ours.
    pub enum WhiteSpaceState {
        /// Bought from us 已采购.
        Bought = "bought",
        /// Bought from a competitor 使用竞品.
        Competitor = "competitor",
        /// Open 空白.
        Open = "open",
        /// Not suitable 不适用.
        NotSuitable = "not_suitable",
    }
}

codes! {
    /// Where a task came from.
    pub enum TaskOrigin {
        /// Entered by hand 手工录入.
        Manual = "manual",
        /// Alert 预警.
        Alert = "alert",
        /// Event 客户事件.
        Event = "event",
        /// Annual plan 年度计划.
        Plan = "plan",
        /// Interaction 互动记录.
        Touch = "touch",
        /// Handover 服务交接.
        Handover = "handover",
        /// Survey 满意度回访.
        Survey = "survey",
        /// Review 复盘.
        Review = "review",
    }
}
