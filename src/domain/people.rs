//! People, posts and the decision chain (domain section 3).

codes! {
    /// What a person does in a buying decision. A post holds a set of them.
    pub enum BuyingRole {
        /// Final say and budget 关键决策者.
        DecisionMaker = "decision_maker",
        /// Influences the decision 影响者.
        Influencer = "influencer",
        /// Works with what is bought 使用者.
        User = "user",
        /// Argues for us 支持者.
        Champion = "champion",
        /// Works against us 阻碍者.
        Blocker = "blocker",
        /// Guards technical requirements 技术把关者.
        TechnicalGatekeeper = "technical_gatekeeper",
        /// Buys 采购.
        Procurement = "procurement",
        /// Pays 财务对接人.
        FinanceContact = "finance_contact",
        /// Daily contact 日常对接人.
        DailyContact = "daily_contact",
    }
}

codes! {
    /// The function of a post.
    pub enum Function {
        /// General management.
        Management = "management",
        /// Procurement.
        Procurement = "procurement",
        /// Technology.
        Technical = "technical",
        /// Finance.
        Finance = "finance",
        /// Use of what is bought.
        Use = "use",
        /// Daily contact.
        DailyContact = "daily_contact",
    }
}

codes! {
    /// How a person stands towards us, -2 to +2.
    pub enum Stance {
        /// -2.
        Opposed = "opposed",
        /// -1.
        Sceptical = "sceptical",
        /// 0.
        Neutral = "neutral",
        /// +1.
        Supporter = "supporter",
        /// +2.
        Champion = "champion",
    }
}

impl Stance {
    /// -2 to +2.
    #[must_use]
    pub const fn value(self) -> i32 {
        match self {
            Self::Opposed => -2,
            Self::Sceptical => -1,
            Self::Neutral => 0,
            Self::Supporter => 1,
            Self::Champion => 2,
        }
    }
}

codes! {
    /// Relationship depth between one of ours and one of theirs, 0 to 4.
    pub enum Depth {
        /// 0.
        Unknown = "unknown",
        /// 1.
        Met = "met",
        /// 2.
        CredibleSource = "credible_source",
        /// 3.
        ProblemSolver = "problem_solver",
        /// 4.
        TrustedAdviser = "trusted_adviser",
    }
}

codes! {
    /// An edge of the chain besides reports-to.
    pub enum EdgeKind {
        /// One listens to the other.
        Influence = "influence",
        /// The two are in conflict.
        Conflict = "conflict",
    }
}
