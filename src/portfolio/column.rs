//! The columns of the account list.

crate::codes! {
    /// A column of the account list, in the order in which a wider screen adds them.
    pub enum Column {
        /// The tier that counts.
        Tier = "tier",
        /// Short name, or name.
        Account = "account",
        /// Band mark and score, or coverage if not rated.
        Health = "health",
        /// Change of the score in four weeks.
        Change = "change",
        /// Why the score is as it is, in words.
        Why = "why",
        /// Days since the latest two-way touch.
        Touch = "touch",
        /// Days to the next renewal.
        Renewal = "renewal",
        /// Who of us owns it.
        Owner = "owner",
        /// Eight week ends as a line.
        Weeks = "weeks",
        /// City.
        City = "city",
        /// Region.
        Region = "region",
        /// Industry.
        Industry = "industry",
        /// Trailing revenue.
        Revenue = "revenue",
        /// Open beyond its day.
        Overdue = "overdue",
        /// What the five axes suggest.
        Suggested = "suggested",
        /// Where the relation stands.
        Stage = "stage",
        /// Kind of customer.
        Kind = "kind",
        /// Known weight in percent.
        Coverage = "coverage",
        /// Parent account.
        Parent = "parent",
        /// Tags.
        Tags = "tags",
        /// How carefully changes are announced.
        Sensitivity = "sensitivity",
        /// Unified social credit code.
        CreditCode = "credit_code",
        /// The full name.
        Name = "name",
        /// Open alerts.
        Alerts = "alerts",
    }
}
