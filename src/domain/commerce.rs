//! Contracts and what became of them (domain sections 7 and 11).

codes! {
    /// What became of a contract at its end.
    pub enum RenewalOutcome {
        /// Renewed 已续约.
        Renewed = "renewed",
        /// Expanded 续约增购.
        Expanded = "expanded",
        /// Reduced 续约缩减.
        Reduced = "reduced",
        /// Lost 未续约.
        Lost = "lost",
    }
}

codes! {
    /// Which approval a contract needs.
    pub enum ApprovalKind {
        /// Commercial 商务审批.
        Commercial = "commercial",
        /// Legal 法务审批.
        Legal = "legal",
    }
}

codes! {
    /// What was decided on a collaboration request.
    pub enum RequestDecision {
        /// Accepted 采纳.
        Accepted = "accepted",
        /// Later 暂缓.
        Later = "later",
        /// Declined 不采纳.
        Declined = "declined",
    }
}
