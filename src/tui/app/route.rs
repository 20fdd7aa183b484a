//! Where one can go, as data: what a screen needs to be opened.

use std::sync::Arc;

use crate::domain::AccountId;
use crate::domain::id::HandoverId;
use crate::store::Table;

/// A screen and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The first screen of an empty database.
    Welcome,
    /// What is due today.
    Today,
    /// How the portfolio stands.
    Dashboard,
    /// The accounts that pass a filter, opened from a number.
    Narrowed(String),
    /// The account list.
    Accounts,
    /// The import of a file that is asked for.
    Import,
    /// The import of a block that was pasted.
    ImportPasted(String),
    /// An account's card.
    Account(CardRoute),
    /// The decision chain of an account.
    Chain(AccountId),
    /// What is due for an account, its alerts, and why.
    Alerts(AccountId),
    /// Why a number is what it is.
    Why(AccountId, Topic),
    /// What if an input or a rule were another.
    WhatIf(AccountId),
    /// The portfolio, or one account, against another day.
    Compare(Option<AccountId>, chrono::NaiveDate),
    /// The rules in force, and those that were edited.
    Rules,
    /// Records that may be one and the same.
    Duplicates,
    /// Two records side by side: the one that stays, and the one that goes.
    Merge(Table, i64, i64),
    /// Search over everything written.
    Search,
    /// What to know before a meeting with an account.
    Brief(AccountId),
    /// A page to give to an account.
    MemoryBook(AccountId),
    /// All handovers, and how they went.
    Handovers,
    /// The checklist of a handover.
    Handover(HandoverId),
    /// The start of a handover of these accounts.
    NewHandover(Arc<[AccountId]>),
    /// Questions, lines to say, ideas, plans, cases.
    Library,
    /// What was deleted and can be restored.
    RecycleBin,
}

/// An account's card.
#[derive(Debug, Clone)]
pub struct CardRoute {
    /// The account.
    pub account: AccountId,
    /// The list it was opened from, for the next and the previous one.
    pub among: Arc<[AccountId]>,
}

/// The same card, wherever it was opened from.
impl PartialEq for CardRoute {
    fn eq(&self, other: &Self) -> bool {
        self.account == other.account
    }
}

impl Eq for CardRoute {}

/// What is to be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The health score.
    Health,
    /// The tier.
    Tier,
}

impl Route {
    /// The card of an account, opened from nowhere in particular.
    #[must_use]
    pub fn account(account: AccountId) -> Self {
        Self::Account(CardRoute { account, among: Arc::new([account]) })
    }

    /// Whether it shows one record, to which one may want to come back.
    #[must_use]
    pub fn is_record(&self) -> bool {
        matches!(self, Self::Account(_) | Self::Handover(_))
    }
}
