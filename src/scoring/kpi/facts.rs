//! What the figures are counted from, for the whole portfolio. Rows after the as-of instant may be present; they do not count.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::commerce::RenewalOutcome;
use crate::domain::health::Band;
use crate::domain::id::ContractId;
use crate::domain::{AccountId, ColleagueId, Instant, Money, Tenths};
use crate::scoring::satisfaction::Answer;

/// All of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KpiFacts {
    /// Accounts.
    pub accounts: Vec<KpiAccount>,
    /// Their owners over time.
    pub owners: Vec<OwnerFrom>,
    /// Contracts.
    pub contracts: Vec<KpiContract>,
    /// Products bought.
    pub products: Vec<ProductBought>,
    /// Our revenue beside the customer's spend.
    pub wallets: Vec<WalletShare>,
    /// Health of accounts on days; for a trend on each of its days and a year before.
    pub health: Vec<HealthSnapshot>,
    /// Lifetime values on days; for a trend on each of its days.
    pub lifetime: Vec<LifetimeSnapshot>,
    /// Survey answers.
    pub answers: Vec<Answer>,
    /// Tickets.
    pub tickets: Vec<KpiTicket>,
    /// Requests.
    pub requests: Vec<RequestDone>,
    /// Accounts handed over.
    pub handovers: Vec<HandedOver>,
    /// Items that were open when they were handed over.
    pub handover_items: Vec<OpenItem>,
}

/// An account while it is a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KpiAccount {
    /// Which.
    pub id: AccountId,
    /// From this day on.
    pub active_from: NaiveDate,
    /// Until this day, which it no longer is one.
    #[serde(default)]
    pub lost_on: Option<NaiveDate>,
}

impl KpiAccount {
    /// Whether it is a customer at the end of a day.
    #[must_use]
    pub fn is_active(&self, day: NaiveDate) -> bool {
        self.active_from <= day && self.lost_on.is_none_or(|lost| lost > day)
    }
}

/// Who is responsible for an account, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerFrom {
    /// The row; of several of one day the largest wins.
    pub id: i64,
    /// Of which account.
    pub account: AccountId,
    /// Who; none: nobody.
    #[serde(default)]
    pub owner: Option<ColleagueId>,
    /// From this day on.
    pub from: NaiveDate,
}

/// A contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KpiContract {
    /// Which.
    pub id: ContractId,
    /// Whose.
    pub account: AccountId,
    /// For its whole term; for one without an end, for a year.
    #[serde(default)]
    pub amount: Option<Money>,
    /// Its first day; none: nobody recorded it, or when it was signed.
    #[serde(default)]
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    /// Whether it goes on by itself.
    #[serde(default)]
    pub auto_renew: bool,
    /// What became of it.
    #[serde(default)]
    pub outcome: Option<ContractOutcome>,
}

/// What became of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractOutcome {
    /// What.
    pub outcome: RenewalOutcome,
    /// When it was decided.
    pub decided_on: NaiveDate,
    /// The amount agreed for a term as long as the old one; none: the same.
    #[serde(default)]
    pub amount: Option<Money>,
    /// Whether the next term is recorded as a contract of its own.
    #[serde(default)]
    pub recorded: bool,
}

/// A product of ours that an account uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductBought {
    /// Whose.
    pub account: AccountId,
    /// The product's row.
    pub product: i64,
    /// From this day on.
    pub from: NaiveDate,
    /// Until this day, which it no longer is.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// Our revenue beside what the customer spent on a category.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalletShare {
    /// Whose.
    pub account: AccountId,
    /// On what.
    pub category: String,
    /// The first day of the period.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// What we invoiced to the customer in that period, for all categories together: invoices do not name one. A sum for each currency.
    pub revenue: Vec<Money>,
    /// What was spent with all suppliers.
    pub spend: Money,
}

/// The health of the portfolio on a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HealthSnapshot {
    /// Which day.
    pub on: NaiveDate,
    /// Each account.
    pub rows: Vec<HealthRow>,
}

/// The lifetime values of the portfolio on a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifetimeSnapshot {
    /// Which day.
    pub on: NaiveDate,
    /// Each account whose profit is known.
    pub rows: Vec<LifetimeRow>,
}

/// What an account is worth over its lifetime, as tiering computes it: profit of a year times the years of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifetimeRow {
    /// Which account.
    pub account: AccountId,
    /// How much.
    pub value: Money,
}

/// The health of an account, in the bands of its own model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HealthRow {
    /// Which account.
    pub account: AccountId,
    /// The score; none: not rated.
    pub score: Option<Tenths>,
    /// Its band.
    pub band: Band,
}

/// `{ account = 1, tenths = 855, band = "healthy" }`.
impl<'de> Deserialize<'de> for HealthRow {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Shape {
            account: AccountId,
            tenths: Option<i32>,
            band: Band,
        }
        Shape::deserialize(d).map(|row| Self { account: row.account, score: row.tenths.map(Tenths), band: row.band })
    }
}

/// A ticket, as far as figures need it ([`crate::scoring::tickets`] derives the instants).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KpiTicket {
    /// Whose.
    pub account: AccountId,
    /// Whether it is a complaint.
    #[serde(default)]
    pub complaint: bool,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was first answered.
    #[serde(default)]
    pub responded_at: Option<Instant>,
    /// When it was solved.
    #[serde(default)]
    pub resolved_at: Option<Instant>,
}

/// A request from raising to closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestDone {
    /// Whose.
    pub account: AccountId,
    /// When it was raised.
    pub raised_on: NaiveDate,
    /// When it was closed.
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
}

/// An account that changed hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedOver {
    /// Which account.
    pub account: AccountId,
    /// On the day of the three-party meeting.
    pub met_on: NaiveDate,
}

/// An item that was open when its account was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenItem {
    /// Of which account.
    pub account: AccountId,
    /// The meeting it was handed over in.
    pub met_on: NaiveDate,
    /// Until when it is to be done.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    #[serde(default)]
    pub settled_on: Option<NaiveDate>,
}
