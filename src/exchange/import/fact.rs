//! What a row of a customer list says, as dated facts.

use crate::domain::Money;
use crate::domain::account::{AccountKind, Criterion, Tier};
use crate::domain::credit_code::CreditCode;
use crate::domain::dealings::{Channel, RenewalIntent};
use crate::domain::profile::{ProfileField, ResultKind};
use crate::domain::reading::Share;
use crate::exchange::fields::{Field, Period, Target};
use chrono::{Datelike, NaiveDate};

/// One fact of an account. Dates are those of the fact: its own column's, or the file's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Short name; undated.
    ShortName(Box<str>),
    /// Kind of customer; undated.
    Kind(AccountKind),
    /// Unified social credit code; undated.
    CreditCode(CreditCode),
    /// A tag; undated.
    Tag(Box<str>),
    /// A descriptive field. Codes and dates stand as text.
    Profile {
        /// Which.
        field: ProfileField,
        /// Its value.
        value: Box<str>,
        /// Known from this day on.
        on: NaiveDate,
    },
    /// A field of the user's own.
    Custom {
        /// Which of the plan's custom fields.
        field: u16,
        /// Its value.
        value: Box<str>,
        /// Known from this day on.
        on: NaiveDate,
    },
    /// A tier that somebody has set.
    Tier {
        /// The tier.
        tier: Tier,
        /// When it was decided.
        on: NaiveDate,
    },
    /// The colleague who owns the account.
    Owner {
        /// By name.
        name: Box<str>,
        /// Since when.
        on: NaiveDate,
    },
    /// A contract.
    Contract(Box<ContractFact>),
    /// A contact in both directions.
    Touch {
        /// How; a telephone call if the file does not say.
        channel: Channel,
        /// When.
        on: NaiveDate,
    },
    /// A person on the customer's side.
    Contact(Box<ContactFact>),
    /// A judgement from 1 to 5.
    Judgement {
        /// What was judged.
        criterion: Criterion,
        /// 1 to 5.
        score: u8,
        /// When.
        on: NaiveDate,
    },
    /// Revenue or profit of a period.
    Figure {
        /// Which.
        kind: ResultKind,
        /// First day of the period.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
        /// How much.
        amount: Money,
    },
    /// Share of core functions used.
    Usage {
        /// The share.
        share: Share,
        /// When it was read.
        on: NaiveDate,
    },
    /// Renewal intent.
    Intent {
        /// What was let known.
        intent: RenewalIntent,
        /// When.
        on: NaiveDate,
    },
    /// Would recommend, 0 to 10; who answered is not said.
    Recommend {
        /// 0 to 10.
        score: u8,
        /// When.
        on: NaiveDate,
    },
    /// P0 and P1 tickets of the 90 days before, as counted elsewhere.
    HighTickets {
        /// How many.
        count: u32,
        /// When they were counted.
        on: NaiveDate,
    },
}

impl Fact {
    /// The target field that it comes from; `custom_fields` are the labels of the plan.
    #[must_use]
    pub fn target(&self, custom_fields: &[String]) -> Target {
        match self {
            Self::ShortName(_) => Target::Field(Field::ShortName),
            Self::Kind(_) => Target::Field(Field::Kind),
            Self::CreditCode(_) => Target::Field(Field::CreditCode),
            Self::Tag(_) => Target::Field(Field::Tags),
            Self::Profile { field, .. } => Target::Profile(*field),
            Self::Custom { field, .. } => Target::Custom(custom_fields.get(usize::from(*field)).cloned().unwrap_or_default()),
            Self::Tier { .. } => Target::Field(Field::Tier),
            Self::Owner { .. } => Target::Field(Field::Owner),
            Self::Contract(_) => Target::Field(Field::RenewalOn),
            Self::Touch { .. } => Target::Field(Field::LastTouchOn),
            Self::Contact(_) => Target::Field(Field::ContactName),
            Self::Judgement { criterion, .. } => Target::Judgement(*criterion),
            Self::Figure { kind, to, .. } => Target::Figure(*kind, Period::Year(to.year())),
            Self::Usage { .. } => Target::Field(Field::Usage),
            Self::Intent { .. } => Target::Field(Field::Intent),
            Self::Recommend { .. } => Target::Field(Field::Recommend),
            Self::HighTickets { .. } => Target::Field(Field::HighTickets),
        }
    }
}

/// A contract as far as the list knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContractFact {
    /// Its name, if the list has one.
    pub title: Option<String>,
    /// Its amount.
    pub amount: Option<Money>,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// When it ends.
    pub ends_on: Option<NaiveDate>,
}

/// A contact person as far as the list knows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactFact {
    /// Name.
    pub name: String,
    /// Title.
    pub title: Option<String>,
    /// Department.
    pub department: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Mail.
    pub mail: Option<String>,
    /// WeChat.
    pub wechat: Option<String>,
}
