//! What is known about an account in its four layers 四层档案 (domain section 2).

use super::account::AccountKind;

codes! {
    /// A layer of the archive.
    pub enum Layer {
        /// Basic information 基础信息.
        Basic = "basic",
        /// Preferences 行为偏好.
        Preference = "preference",
        /// Cooperation 合作脉络.
        Cooperation = "cooperation",
        /// Special demands 特殊诉求.
        SpecialDemands = "special_demands",
    }
}

codes! {
    /// The department of ours that keeps a field up to date.
    pub enum Department {
        /// Sales 销售部.
        Sales = "sales",
        /// Finance 财务部.
        Finance = "finance",
        /// Marketing 市场部.
        Marketing = "marketing",
        /// Service 服务部.
        Service = "service",
        /// Legal 法务部.
        Legal = "legal",
    }
}

codes! {
    /// A descriptive field of an account: rows of value, as-of date and source.
    pub enum ProfileField {
        /// Industry 所属行业.
        Industry = "industry",
        /// Region 所在地区.
        Region = "region",
        /// City 所在城市.
        City = "city",
        /// Scale 企业规模.
        Scale = "scale",
        /// Core business 主营业务.
        CoreBusiness = "core_business",
        /// Ownership 股权性质.
        Ownership = "ownership",
        /// Credit rating 信用评级.
        CreditRating = "credit_rating",
        /// Industry position 行业地位.
        IndustryPosition = "industry_position",
        /// Organisation culture 组织文化.
        Culture = "culture",
        /// Lifecycle 生命周期.
        LifecycleStage = "lifecycle",
        /// Sensitivity 敏感程度.
        SensitivityLevel = "sensitivity",
        /// Cooperation start 合作起始日.
        CooperationStart = "cooperation_start",
        /// Career 职业经历.
        CareerHistory = "career",
        /// Family 家庭情况.
        Family = "family",
        /// Habits 生活习惯.
        Habits = "habits",
        /// Asset plans 资产规划.
        AssetPlan = "asset_plans",
        /// Payment terms 付款条件.
        PaymentTerms = "payment_terms",
        /// Payment method 付款方式.
        PaymentMethod = "payment_method",
        /// Communication style 沟通风格.
        CommunicationStyle = "communication_style",
        /// Risk appetite 风险偏好.
        RiskAppetite = "risk_appetite",
        /// Projects and delivery 合作项目与交付.
        Projects = "projects",
        /// Disputes and how they were resolved 争议及解决方式.
        Disputes = "disputes",
        /// Feedback on added services 增值服务反馈.
        AddedServices = "added_services",
        /// ESG and compliance ESG与合规要求.
        Compliance = "compliance",
        /// Privacy 隐私要求.
        Privacy = "privacy",
        /// Emergency mechanism 应急机制.
        Emergency = "emergency",
        /// Invoicing rules 特殊开票要求.
        InvoicingRules = "invoicing_rules",
        /// Market potential 市场潜力.
        MarketPotential = "market_potential",
    }
}

codes! {
    /// What a custom field holds.
    pub enum FieldKind {
        /// Text 文本.
        Text = "text",
        /// Long text 长文本.
        LongText = "long_text",
        /// Whole number 整数.
        Number = "number",
        /// Date 日期.
        Date = "date",
        /// Yes or no 是或否.
        YesNo = "yes_no",
    }
}

codes! {
    /// What a colleague of ours is to an account from a date on.
    pub enum TeamRole {
        /// Owner 客户负责人.
        Owner = "owner",
        /// Supervisor 主管.
        Supervisor = "supervisor",
        /// Technical support 技术支持.
        Technical = "technical",
        /// After-sales 售后支持.
        AfterSales = "after_sales",
    }
}

codes! {
    /// A figure of a period between an account and us.
    pub enum ResultKind {
        /// Revenue 收入.
        Revenue = "revenue",
        /// Profit 利润.
        Profit = "profit",
    }
}

/// How the value of a descriptive field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldShape {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// An ISO date.
    Date,
    /// A code of [`Lifecycle`](super::account::Lifecycle).
    Lifecycle,
    /// A code of [`Sensitivity`](super::account::Sensitivity).
    Sensitivity,
}

impl ProfileField {
    /// The layer in which it is shown.
    #[must_use]
    pub const fn layer(self) -> Layer {
        match self {
            Self::PaymentTerms | Self::PaymentMethod | Self::CommunicationStyle | Self::RiskAppetite => Layer::Preference,
            Self::Projects | Self::Disputes | Self::AddedServices => Layer::Cooperation,
            Self::Compliance | Self::Privacy | Self::Emergency | Self::InvoicingRules => Layer::SpecialDemands,
            _ => Layer::Basic,
        }
    }

    /// The department that keeps it up to date.
    #[must_use]
    pub const fn department(self) -> Department {
        match self {
            Self::PaymentTerms | Self::PaymentMethod | Self::CreditRating | Self::InvoicingRules => Department::Finance,
            Self::MarketPotential | Self::IndustryPosition => Department::Marketing,
            Self::AddedServices | Self::Emergency => Department::Service,
            Self::Compliance | Self::Privacy => Department::Legal,
            _ => Department::Sales,
        }
    }

    /// Whether the archive of a customer of this kind is expected to hold it. Individuals have a career and a family, companies a
    /// scale and an ownership.
    #[must_use]
    pub const fn expected_of(self, kind: AccountKind) -> bool {
        match self {
            Self::CareerHistory | Self::Family | Self::Habits | Self::AssetPlan => matches!(kind, AccountKind::Individual),
            Self::Scale | Self::CoreBusiness | Self::Culture | Self::Compliance | Self::InvoicingRules => {
                !matches!(kind, AccountKind::Individual)
            }
            Self::Ownership | Self::CreditRating | Self::IndustryPosition | Self::MarketPotential => {
                !matches!(kind, AccountKind::Individual | AccountKind::Government)
            }
            _ => true,
        }
    }

    /// How its value is written.
    #[must_use]
    pub const fn shape(self) -> FieldShape {
        match self {
            Self::LifecycleStage => FieldShape::Lifecycle,
            Self::SensitivityLevel => FieldShape::Sensitivity,
            Self::CooperationStart => FieldShape::Date,
            Self::CoreBusiness
            | Self::Culture
            | Self::CareerHistory
            | Self::Family
            | Self::Habits
            | Self::AssetPlan
            | Self::Projects
            | Self::Disputes
            | Self::AddedServices
            | Self::Compliance
            | Self::Privacy
            | Self::Emergency
            | Self::InvoicingRules
            | Self::MarketPotential => FieldShape::LongText,
            _ => FieldShape::Text,
        }
    }
}
