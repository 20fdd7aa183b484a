//! Where one can go, as data: what a screen needs to be opened.

use std::sync::Arc;

use crate::domain::AccountId;
use crate::domain::id::HandoverId;
use crate::scoring::kpi::KpiName;
use crate::store::Table;
use crate::tui::count::Counted;

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
    /// The meetings of the day on one page.
    Meetings,
    /// Renewals won and lost, and what was said before.
    Outcomes,
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
    /// The rehearsal of hard questions of a handover, for one of its accounts or all.
    Rehearsal(HandoverId, Option<AccountId>),
    /// What a sealed pack of these accounts would hold.
    Pack(Arc<[AccountId]>),
    /// A sealed pack that came.
    OpenPack,
    /// Questions, lines to say, ideas, plans, cases.
    Library,
    /// What was deleted and can be restored.
    RecycleBin,
    /// The key figures, or what stands behind a number of the portfolio.
    Figures(FiguresRoute),
    /// The review of tiers.
    TierReview(TierPane),
}

/// The key figures, or what stands behind one number.
#[derive(Debug, Clone, Default)]
pub struct FiguresRoute {
    /// The number; none: all key figures.
    pub behind: Option<Number>,
    /// What was counted already by the screen that it was opened from.
    pub counted: Option<Counted>,
}

/// The same number, whoever has counted it.
impl PartialEq for FiguresRoute {
    fn eq(&self, other: &Self) -> bool {
        self.behind == other.behind
    }
}

impl Eq for FiguresRoute {}

/// A number of the portfolio that has something behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// A key figure.
    Kpi(KpiName),
    /// The accounts whose band changed since the last week end.
    Moved,
    /// The week ends of half a year.
    Weeks,
    /// The renewals that the score is held against.
    BackTest,
}

/// What the review of tiers shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierPane {
    /// What is to be looked at until the end of the quarter.
    Due,
    /// Where something else is suggested than is in force.
    Differs,
    /// Every account.
    All,
    /// The decisions of the last months.
    Moves,
    /// What makes a tier, and what it gets.
    Segments,
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
