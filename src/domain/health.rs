//! The terms of the health score (domain section 8).

codes! {
    /// A dimension of health. The first four are the shipped model; a policy may add the others.
    pub enum Dimension {
        /// Depth of product use 产品使用深度.
        Usage = "usage",
        /// Business value realised 商业价值实现.
        Value = "value",
        /// Service experience 服务交互体验.
        Service = "service",
        /// Relationship and word of mouth 客户关系与口碑.
        Relationship = "relationship",
        /// Receivables overdue.
        Receivables = "receivables",
        /// Contact cadence.
        Cadence = "cadence",
        /// Promises kept.
        PromisesKept = "promises_kept",
        /// Milestones on time.
        MilestonesOnTime = "milestones_on_time",
    }
}

codes! {
    /// Health band.
    pub enum Band {
        /// At least 80.0.
        Healthy = "healthy",
        /// At least 60.0.
        Watch = "watch",
        /// Below 60.0.
        AtRisk = "at_risk",
        /// Too little is known.
        NotRated = "not_rated",
    }
}

codes! {
    /// Whether an input counts.
    pub enum InputState {
        /// Recorded and still valid.
        Known = "known",
        /// Missing or too old.
        Unknown = "unknown",
        /// Does not apply to this account.
        NotApplicable = "not_applicable",
    }
}

codes! {
    /// Where a fact comes from.
    pub enum FactSource {
        /// Typed in by hand.
        Manual = "manual",
        /// Read from a file.
        Import = "import",
        /// Said in an interaction.
        Interaction = "interaction",
        /// Answered in a survey.
        Survey = "survey",
        /// Follows from records kept here: tickets, invoices, touches, promises, milestones.
        Records = "records",
        /// Somebody declared that records of this sort are kept here.
        Declaration = "declaration",
    }
}
