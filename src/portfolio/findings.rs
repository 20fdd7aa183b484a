//! What stands out in a list that was just read: at most one account of each kind, each with its reason.

use super::table::{Account, Portfolio};
use crate::domain::account::Tier;
use crate::domain::health::Band;
use crate::domain::{AccountId, AsOf, Tenths};
use crate::scoring::cadence::Light;

/// A renewal is told of when it is at most so many days off.
const SOON: i64 = 30;

/// Why an account stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// An A account with which nobody has spoken for longer than its tier allows.
    Silent {
        /// Days.
        days: i64,
    },
    /// It renews within thirty days.
    Renews {
        /// On this day.
        on: chrono::NaiveDate,
        /// Days until then.
        days: i64,
    },
    /// Too little is known to rate it.
    Unrated {
        /// Known weight in percent.
        coverage: u8,
    },
    /// It is the worst of those at risk.
    AtRisk {
        /// Its score.
        score: Tenths,
    },
}

/// An account that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The account.
    pub account: AccountId,
    /// The name that the list shows.
    pub name: String,
    /// Its tier.
    pub tier: Tier,
    /// Why.
    pub reason: Reason,
}

impl Finding {
    fn of(account: &Account<'_>, reason: Reason) -> Self {
        Self { account: account.id, name: account.shown_name().to_owned(), tier: account.tier(), reason }
    }
}

/// Three accounts at most that stand out among some: the longest silent A account, the next renewal, the foremost that is not rated; where
/// one of these is missing, the worst at risk that is not named already. No account is named twice.
#[must_use]
pub fn findings(all: &Portfolio, among: impl Fn(AccountId) -> bool, as_of: AsOf) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let accounts: Vec<Account<'_>> = all.accounts().filter(|account| among(account.id)).collect();
    let rank = Account::name_rank;
    let free = |found: &[Finding], account: &Account<'_>| found.iter().all(|one| one.account != account.id);

    let silent = accounts.iter().filter(|account| account.tier() == Tier::A && account.light() == Light::Red);
    if let Some(account) = silent.min_by_key(|account| (account.silent_since(), rank(account))) {
        found.push(Finding::of(account, Reason::Silent { days: as_of.age_days(account.silent_since()) }));
    }
    let renewing = accounts.iter().filter(|account| free(&found, account)).filter_map(|account| {
        let on = account.renews_on()?;
        Some((on, -as_of.age_days(on), account)).filter(|(_, days, _)| (0..=SOON).contains(days))
    });
    if let Some((on, days, account)) = renewing.min_by_key(|(on, _, account)| (*on, rank(account))) {
        found.push(Finding::of(account, Reason::Renews { on, days }));
    }
    let unrated = accounts.iter().filter(|account| account.band() == Band::NotRated && free(&found, account));
    if let Some(account) = unrated.min_by_key(|account| (account.tier(), rank(account))) {
        found.push(Finding::of(account, Reason::Unrated { coverage: account.coverage() }));
    }
    if found.len() < 3 {
        let at_risk = accounts.iter().filter(|account| account.band() == Band::AtRisk && free(&found, account));
        if let Some((score, account)) =
            at_risk.filter_map(|account| Some((account.score()?, account))).min_by_key(|(score, account)| (*score, rank(account)))
        {
            found.push(Finding::of(account, Reason::AtRisk { score }));
        }
    }
    found
}
