//! The terms of the decision chain that are stored beside posts and stances (domain section 3).

codes! {
    /// How sure the observer is.
    pub enum Confidence {
        /// Low 低.
        Low = "low",
        /// Medium 中.
        Medium = "medium",
        /// High 高.
        High = "high",
    }
}

codes! {
    /// The calendar in which a birthday is kept.
    pub enum BirthCalendar {
        /// Solar 公历.
        Solar = "solar",
        /// Lunar 农历.
        Lunar = "lunar",
    }
}

codes! {
    /// A step of a proposal's path.
    pub enum ApprovalStage {
        /// Confirms the technical parameters 确认技术参数.
        Confirm = "confirm",
        /// Reviews 评审.
        Review = "review",
        /// Approves 批准.
        Approve = "approve",
    }
}

codes! {
    /// How a step of an approval ended.
    pub enum ApprovalOutcome {
        /// Approved 通过.
        Approved = "approved",
        /// Returned with remarks 退回修改.
        Returned = "returned",
        /// Rejected 否决.
        Rejected = "rejected",
    }
}
