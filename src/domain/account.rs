//! Accounts and their tiering (domain section 2).

codes! {
    /// What kind of customer it is; decides which fields and health dimensions apply.
    pub enum AccountKind {
        /// A company.
        Enterprise = "enterprise",
        /// A private person, such as a private-banking customer.
        Individual = "individual",
        /// A strategic partner.
        Partner = "strategic_partner",
        /// A public body.
        Government = "government",
    }
}

codes! {
    /// Customer tier (客户分级).
    pub enum Tier {
        /// Key account.
        A = "A",
        /// Important account.
        B = "B",
        /// Other account.
        C = "C",
    }
}

codes! {
    /// Where the relation stands.
    pub enum Lifecycle {
        /// Not yet a customer.
        Prospect = "prospect",
        /// A customer.
        Active = "active",
        /// A customer in danger of leaving.
        AtRisk = "at_risk",
        /// Left.
        Churned = "churned",
    }
}

codes! {
    /// How carefully changes are announced.
    pub enum Sensitivity {
        /// The usual care.
        Normal = "normal",
        /// Government, top private banking.
        High = "high",
    }
}

codes! {
    /// The five axes of tiering.
    pub enum Axis {
        /// Value contribution 价值贡献.
        Value = "value",
        /// Strategic fit 战略匹配.
        Strategic = "strategic",
        /// Potential 潜力.
        Potential = "potential",
        /// Cooperation fit 合作契合.
        Cooperation = "cooperation",
        /// Risk 风险; 100 is safe.
        Risk = "risk",
    }
}

codes! {
    /// The criteria that a person judges from 1 to 5.
    pub enum Criterion {
        /// Strategic: industry in our direction.
        IndustryDirection = "industry_direction",
        /// Strategic: market influence.
        MarketInfluence = "market_influence",
        /// Strategic: technical depth.
        TechnicalDepth = "technical_depth",
        /// Strategic: co-building.
        CoBuilding = "co_building",
        /// Strategic: long-term partnership.
        LongTermPartnership = "long_term_partnership",
        /// Potential: market share.
        MarketShare = "market_share",
        /// Potential: policy support; 1 or 2 means overcapacity and caps the tier at B.
        PolicySupport = "policy_support",
        /// Potential: organisational change.
        OrganisationalChange = "organisational_change",
        /// Potential of an individual: career.
        Career = "career",
        /// Potential of an individual: asset plans.
        AssetPlans = "asset_plans",
        /// Cooperation: openness of the decision layer.
        DecisionOpenness = "decision_openness",
        /// Cooperation: cooperation of the execution layer.
        ExecutionCooperation = "execution_cooperation",
        /// Cooperation: bargaining behaviour.
        Bargaining = "bargaining",
        /// Cooperation: written confirmation of changes.
        WrittenConfirmation = "written_confirmation",
        /// Risk: ability to perform.
        AbilityToPerform = "ability_to_perform",
        /// Risk: market stability.
        MarketStability = "market_stability",
        /// Risk: compliance.
        Compliance = "compliance",
    }
}

impl Criterion {
    /// The axis it belongs to.
    #[must_use]
    pub const fn axis(self) -> Axis {
        match self {
            Self::IndustryDirection | Self::MarketInfluence | Self::TechnicalDepth | Self::CoBuilding | Self::LongTermPartnership => {
                Axis::Strategic
            }
            Self::MarketShare | Self::PolicySupport | Self::OrganisationalChange | Self::Career | Self::AssetPlans => Axis::Potential,
            Self::DecisionOpenness | Self::ExecutionCooperation | Self::Bargaining | Self::WrittenConfirmation => Axis::Cooperation,
            Self::AbilityToPerform | Self::MarketStability | Self::Compliance => Axis::Risk,
        }
    }
}
