//! What a column of an imported file can mean: the target fields, the names by which they are recognised, the words that stand for
//! codes, and the mapping from columns to targets that a person reviews and saves.

mod heading;
mod mapping;
mod names;
mod target;
mod words;

pub use heading::{Match, heading_weight, matched};
pub use mapping::{ColumnMapping, Mapping, MappingError};
pub use target::{Period, Shape, Target, UnknownTarget};
pub use words::{Word, word};

use crate::codes;
use crate::domain::reading::Lean;

codes! {
    /// What the rows of a file are.
    pub enum ImportKind {
        /// Accounts with their facts.
        Accounts = "accounts",
    }
}

codes! {
    /// A target field of the account import besides descriptive fields, judgements and figures.
    pub enum Field {
        /// Name; the only one that a file has to have.
        Name = "name",
        /// Short name.
        ShortName = "short_name",
        /// Kind of customer.
        Kind = "kind",
        /// Unified social credit code.
        CreditCode = "credit_code",
        /// Tier: a decision of a person, with the reason "import".
        Tier = "tier",
        /// When the tier was decided.
        TierOn = "tier_on",
        /// Name of the colleague who owns the account.
        Owner = "owner",
        /// Since when.
        OwnerSince = "owner_since",
        /// Tags, separated by commas or semicolons.
        Tags = "tags",
        /// Name of the running contract.
        Contract = "contract",
        /// Its amount.
        ContractAmount = "contract_amount",
        /// When it was signed.
        ContractSignedOn = "contract_signed_on",
        /// When it ends and is to be renewed.
        RenewalOn = "renewal_on",
        /// Last contact in both directions.
        LastTouchOn = "last_touch_on",
        /// How that was.
        LastTouchChannel = "last_touch_channel",
        /// Contact person: name.
        ContactName = "contact_name",
        /// Contact person: title.
        ContactTitle = "contact_title",
        /// Contact person: department.
        ContactDepartment = "contact_department",
        /// Contact person: telephone.
        ContactPhone = "contact_phone",
        /// Contact person: mail.
        ContactMail = "contact_mail",
        /// Contact person: WeChat.
        ContactWechat = "contact_wechat",
        /// When judgements were made.
        JudgedOn = "judged_on",
        /// Share of core functions used.
        Usage = "usage",
        /// When that was read.
        UsageOn = "usage_on",
        /// Renewal intent.
        Intent = "intent",
        /// When it was expressed.
        IntentOn = "intent_on",
        /// Would recommend, 0 to 10.
        Recommend = "recommend",
        /// When that was answered.
        RecommendOn = "recommend_on",
        /// P0 and P1 tickets of the last 90 days, as reported elsewhere.
        HighTickets = "high_tickets",
        /// When they were counted.
        HighTicketsOn = "high_tickets_on",
    }
}

impl Field {
    pub(super) const fn shape(self) -> Shape {
        match self {
            Self::Name
            | Self::ShortName
            | Self::Owner
            | Self::Contract
            | Self::ContactName
            | Self::ContactTitle
            | Self::ContactDepartment
            | Self::ContactWechat
            | Self::Tags => Shape::Text,
            Self::Kind => Shape::Kind,
            Self::CreditCode => Shape::CreditCode,
            Self::Tier => Shape::Tier,
            Self::RenewalOn => Shape::Date(Lean::Future),
            Self::ContractSignedOn => Shape::FactDate,
            Self::TierOn
            | Self::OwnerSince
            | Self::LastTouchOn
            | Self::JudgedOn
            | Self::UsageOn
            | Self::IntentOn
            | Self::RecommendOn
            | Self::HighTicketsOn => Shape::FactDate,
            Self::ContractAmount => Shape::Money,
            Self::LastTouchChannel => Shape::Channel,
            Self::ContactPhone => Shape::Phone,
            Self::ContactMail => Shape::Mail,
            Self::Usage => Shape::Share,
            Self::Intent => Shape::Intent,
            Self::Recommend => Shape::Grade(0, 10),
            Self::HighTickets => Shape::Count,
        }
    }
}
