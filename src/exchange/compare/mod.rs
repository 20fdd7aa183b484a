//! Two states of the portfolio side by side: other rules, or another day. What moved, account by account, and what that adds up to.

pub mod account;
pub mod rules;
pub mod what_if;
pub mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::account::Tier;
use crate::domain::alert::AlertRule;
use crate::domain::calendar::WorkCalendar;
use crate::domain::health::Band;
use crate::domain::{AccountId, AsOf, Currency, Money, Tenths};
use crate::scoring::alerts::decisions::{Alert, Standing};
use crate::scoring::kpi::Distribution;
use crate::store::policies::Policies;
use crate::store::summary::Progress;
use crate::store::{Error, Reader};

/// How an account stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct State {
    /// Health score; none: not rated.
    pub score: Option<Tenths>,
    /// Its band.
    pub band: Band,
    /// Known weight in percent of applicable weight, floored.
    pub coverage: u8,
    /// The tier in force.
    pub tier: Tier,
    /// What the five axes suggest.
    pub suggested: Option<Tier>,
    /// Who owns it; empty: nobody.
    pub owner: String,
    /// Trailing revenue in minor units of the reporting currency.
    #[serde(skip)]
    pub revenue: Option<i64>,
    /// Alerts that ask somebody to act, in the order of rules.
    pub alerts: Vec<OpenAlert>,
}

/// An open alert by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct OpenAlert {
    /// The rule.
    pub rule: AlertRule,
    /// About what within the account; empty: the account as a whole.
    pub subject: String,
}

impl OpenAlert {
    /// The alerts among these that ask somebody to act.
    #[must_use]
    pub fn of(alerts: &[Alert]) -> Vec<Self> {
        let open = alerts.iter().filter(|alert| alert.standing == Standing::Open);
        let mut found: Vec<Self> =
            open.map(|alert| Self { rule: alert.episode.rule, subject: alert.episode.subject.to_string() }).collect();
        found.sort();
        found
    }
}

/// What the accounts add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Accounts.
    pub accounts: usize,
    /// By band.
    pub bands: Distribution,
    /// Mean score of the rated ones, floored.
    pub mean: Option<Tenths>,
    /// Trailing revenue of those at risk.
    pub revenue_at_risk: Money,
    /// Open alerts.
    pub alerts: usize,
    /// By tier.
    pub tiers: Tiers,
}

/// How many accounts are of each tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tiers {
    /// Of tier A.
    #[serde(rename = "A")]
    pub a: usize,
    /// Of tier B.
    #[serde(rename = "B")]
    pub b: usize,
    /// Of tier C.
    #[serde(rename = "C")]
    pub c: usize,
}

/// States while they are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    accounts: usize,
    bands: Distribution,
    /// Sum of scores in tenths, and how many.
    scores: (i64, i64),
    at_risk: i64,
    alerts: usize,
    tiers: Tiers,
}

impl Sum {
    /// What these states add up to.
    #[must_use]
    pub fn of<'s>(states: impl Iterator<Item = &'s State>) -> Self {
        let mut sum = Self::default();
        states.for_each(|state| sum.add(state));
        sum
    }

    /// One more.
    pub fn add(&mut self, state: &State) {
        self.accounts += 1;
        let band = match state.band {
            Band::Healthy => &mut self.bands.healthy,
            Band::Watch => &mut self.bands.watch,
            Band::AtRisk => &mut self.bands.at_risk,
            Band::NotRated => &mut self.bands.not_rated,
        };
        *band += 1;
        if let Some(score) = state.score {
            self.scores = (self.scores.0 + i64::from(score.0), self.scores.1 + 1);
        }
        if state.band == Band::AtRisk {
            self.at_risk = self.at_risk.saturating_add(state.revenue.unwrap_or(0));
        }
        self.alerts += state.alerts.len();
        let tier = match state.tier {
            Tier::A => &mut self.tiers.a,
            Tier::B => &mut self.tiers.b,
            Tier::C => &mut self.tiers.c,
        };
        *tier += 1;
    }

    /// In sum; revenue is in this currency.
    #[must_use]
    pub fn totals(&self, currency: Currency) -> Totals {
        let mean = self.scores.0.checked_div(self.scores.1);
        Totals {
            accounts: self.accounts,
            bands: self.bands,
            mean: mean.and_then(|mean| i32::try_from(mean).ok()).map(Tenths),
            revenue_at_risk: Money::new(self.at_risk, currency),
            alerts: self.alerts,
            tiers: self.tiers,
        }
    }
}

/// An account that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Which.
    pub account: AccountId,
    /// What lists call it.
    pub name: String,
    /// How it stood; none: it did not exist.
    pub before: Option<State>,
    /// How it stands; none: it does not exist any more.
    pub after: Option<State>,
    /// Alerts that are open only afterwards.
    pub opened: Vec<OpenAlert>,
    /// Alerts that were open only before.
    pub closed: Vec<OpenAlert>,
}

impl Moved {
    /// What moved between two states of an account; none if nothing did.
    #[must_use]
    pub fn between(account: AccountId, name: &str, before: Option<State>, after: Option<State>) -> Option<Self> {
        if before == after {
            return None;
        }
        let none = Vec::new();
        let (was, is) = (before.as_ref().map_or(&none, |state| &state.alerts), after.as_ref().map_or(&none, |state| &state.alerts));
        let opened = is.iter().filter(|alert| !was.contains(alert)).cloned().collect();
        let closed = was.iter().filter(|alert| !is.contains(alert)).cloned().collect();
        Some(Self { account, name: name.to_owned(), opened, closed, before, after })
    }

    /// Whether more than the mere score moved: existence, band, tier, alerts, owner.
    #[must_use]
    pub fn is_more_than_score(&self) -> bool {
        let key = |state: &State| (state.band, state.tier, state.suggested, state.owner.clone());
        self.before.as_ref().map(key) != self.after.as_ref().map(key) || !self.opened.is_empty() || !self.closed.is_empty()
    }

    /// The change of the score, where there are two.
    #[must_use]
    pub fn change(&self) -> Option<Tenths> {
        let score = |state: &Option<State>| state.as_ref().and_then(|state| state.score);
        score(&self.after).zip(score(&self.before)).map(|(after, before)| Tenths(after.0 - before.0))
    }

    /// The most important first: bands that changed, the worse ones first; then tiers; then alerts; then scores by how far they fell.
    fn order(&self) -> (u8, i32, AccountId) {
        let of = |state: &Option<State>| state.as_ref().map(|state| (state.band, state.tier));
        let (before, after) = (of(&self.before), of(&self.after));
        let class = if before.map(|(band, _)| band) != after.map(|(band, _)| band) {
            u8::from(after.is_none_or(|(band, _)| band != Band::AtRisk))
        } else if before != after {
            2
        } else if !self.opened.is_empty() || !self.closed.is_empty() {
            3
        } else {
            4
        };
        (class, self.change().map_or(0, |change| change.0), self.account)
    }
}

/// Two states of the portfolio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// What it added up to.
    pub before: Totals,
    /// What it adds up to.
    pub after: Totals,
    /// Accounts that moved, the most important first.
    pub moved: Vec<Moved>,
}

/// How every account stands, by identifier, with the name that lists show.
pub type States = BTreeMap<AccountId, (String, State)>;

/// Reads how every account that existed on a day stood then, by given rules. `go_on` is told how far it is and answers whether to go on.
///
/// # Errors
/// [`Error::Cancelled`]; those of the database.
pub fn states(
    records: Reader<'_>,
    policies: &Policies,
    calendar: &WorkCalendar,
    as_of: AsOf,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<States, Error> {
    let mut found = States::new();
    records.summaries_as_of(policies, as_of, go_on, &mut |row| {
        let state = State {
            score: row.score,
            band: row.band,
            coverage: row.coverage,
            tier: row.tier,
            suggested: row.suggested,
            owner: row.owner_name,
            revenue: row.revenue,
            alerts: Vec::new(),
        };
        found.insert(row.id, (row.short_name.unwrap_or(row.name), state));
    })?;
    let context = policies.context(calendar, as_of);
    records.watch_all(policies, calendar, as_of, go_on, &mut |watched| {
        if let Some((_, state)) = found.get_mut(&watched.account) {
            state.alerts = OpenAlert::of(&watched.duties(&context).decided.alerts);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Puts two states of the portfolio side by side.
#[must_use]
pub fn compare(mut before: States, after: States, currency: Currency) -> Comparison {
    let sum = |states: &States| Sum::of(states.values().map(|(_, state)| state)).totals(currency);
    let (sum_before, sum_after) = (sum(&before), sum(&after));
    let mut moved = Vec::new();
    for (account, (name, state)) in after {
        let was = before.remove(&account).map(|(_, state)| state);
        moved.extend(Moved::between(account, &name, was, Some(state)));
    }
    moved.extend(before.into_iter().filter_map(|(account, (name, state))| Moved::between(account, &name, Some(state), None)));
    moved.sort_by_key(Moved::order);
    Comparison { before: sum_before, after: sum_after, moved }
}

/// What became of the portfolio between two days.
///
/// # Errors
/// [`Error::Cancelled`]; those of the database.
pub fn between(
    records: Reader<'_>,
    calendar: &WorkCalendar,
    earlier: AsOf,
    later: AsOf,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<Comparison, Error> {
    let policies = records.policies()?;
    let before = states(records, &policies, calendar, earlier, go_on)?;
    let after = states(records, &policies, calendar, later, go_on)?;
    Ok(compare(before, after, records.reporting_currency()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RowId;

    fn state(score: i32, alerts: &[AlertRule]) -> State {
        let alerts = alerts.iter().map(|rule| OpenAlert { rule: *rule, subject: String::new() }).collect();
        let band = if score < 600 { Band::AtRisk } else { Band::Watch };
        let score = Some(Tenths(score));
        State { score, band, coverage: 100, tier: Tier::A, suggested: None, owner: String::new(), revenue: Some(100), alerts }
    }

    fn states_of(rows: &[(i64, State)]) -> States {
        rows.iter().map(|(id, state)| (AccountId::from_raw(*id), (format!("account {id}"), state.clone()))).collect()
    }

    #[test]
    fn what_moved_is_told_by_account_and_in_sum_and_what_did_not_is_not() {
        use AlertRule::{LowScore, Receivable};
        let before = states_of(&[(1, state(650, &[])), (2, state(700, &[Receivable])), (3, state(610, &[])), (4, state(640, &[]))]);
        let after = states_of(&[(1, state(590, &[LowScore])), (2, state(700, &[])), (3, state(610, &[])), (5, state(630, &[]))]);
        let found = compare(before, after, Currency::CNY);
        let ids: Vec<i64> = found.moved.iter().map(|moved| moved.account.raw()).collect();
        assert_eq!(ids, [1, 4, 5, 2], "into risk first, then other bands, then alerts");
        let fallen = found.moved.first().unwrap();
        assert_eq!((fallen.change(), fallen.opened.len(), fallen.closed.len()), (Some(Tenths(-60)), 1, 0));
        assert_eq!((found.before.bands.at_risk, found.after.bands.at_risk), (0, 1));
        assert_eq!((found.before.alerts, found.after.alerts), (1, 1));
        assert_eq!(found.after.revenue_at_risk, Money::new(100, Currency::CNY));
        assert_eq!((found.before.mean, found.after.mean), (Some(Tenths(650)), Some(Tenths(632))));
    }
}
