//! Satisfaction surveys, and what is declared about an account (domain sections 8 and 9).

codes! {
    /// On which occasion somebody answered.
    pub enum SurveyKind {
        /// Quarterly survey 季度调查.
        Quarterly = "quarterly",
        /// On the spot 即时评价.
        OnTheSpot = "on_the_spot",
        /// Call after a complaint 投诉回访.
        TicketClosing = "ticket_closing",
        /// After a handover 交接后调查.
        Handover = "handover",
        /// Reported 外部上报.
        Reported = "reported",
    }
}

codes! {
    /// A step of the satisfaction loop.
    pub enum SurveyStep {
        /// Collect 收集.
        Collect = "collect",
        /// Assign 分派.
        Assign = "assign",
        /// Call back 回访.
        CallBack = "call_back",
        /// Improve 改进.
        Improve = "improve",
    }
}

codes! {
    /// Something declared about how an account's facts are kept.
    pub enum Declaration {
        /// All tickets are kept here 工单全部记录于此.
        TicketsKeptHere = "tickets_kept_here",
    }
}
