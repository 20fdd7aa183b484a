//! Alert rules and the decisions about their episodes (domain section 8).

codes! {
    /// A rule that opens an alert.
    pub enum AlertRule {
        /// Low score 健康分偏低.
        LowScore = "low_score",
        /// Usage plunge 使用骤降.
        UsagePlunge = "usage_plunge",
        /// Silent churner 静默流失.
        SilentChurner = "silent_churner",
        /// Receivable overdue 应收逾期.
        Receivable = "receivable",
        /// Revenue swing 收入异动.
        RevenueSwing = "revenue_swing",
        /// Event recorded 客户事件.
        Event = "event",
        /// Low survey answer 低分反馈.
        LowSurvey = "low_survey",
        /// Key person left 关键人离开.
        KeyPersonLeft = "key_person_left",
        /// Response deadline 响应时限.
        Sla = "sla",
        /// Review due 到期复盘.
        Review = "review",
        /// Promise due 承诺到期.
        Promise = "promise",
        /// Empty seat 空缺席位.
        EmptySeat = "empty_seat",
        /// Customer not told 需求未回复客户.
        RequestUntold = "request_untold",
        /// Milestone due 里程碑到期.
        Milestone = "milestone",
    }
}

codes! {
    /// What a person decided about an episode.
    pub enum AlertDecision {
        /// Snoozed 稍后提醒.
        Snooze = "snooze",
        /// Assigned 已指派.
        Assign = "assign",
        /// Done 已处理.
        Done = "done",
        /// Dismissed 已忽略.
        Dismiss = "dismiss",
    }
}
