//! Figures about the portfolio as a whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::{HealthRow, KpiFacts, OwnerFrom};
use super::{Behind, Exclusion, Kpi, KpiContext, KpiName, KpiValue, mean_score, tenths};
use crate::domain::health::Band;
use crate::domain::{AccountId, ColleagueId};

/// How many accounts are in each band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Distribution {
    /// At least 80.0.
    pub healthy: usize,
    /// At least 60.0.
    pub watch: usize,
    /// Below.
    pub at_risk: usize,
    /// Too little is known.
    pub not_rated: usize,
}

/// Counts accounts by band.
#[must_use]
pub fn distribution(bands: impl IntoIterator<Item = Band>) -> Distribution {
    let mut counted = Distribution::default();
    for band in bands {
        let slot = match band {
            Band::Healthy => &mut counted.healthy,
            Band::Watch => &mut counted.watch,
            Band::AtRisk => &mut counted.at_risk,
            Band::NotRated => &mut counted.not_rated,
        };
        *slot += 1;
    }
    counted
}

/// Those who are customers on a day, in the latest snapshot up to it.
fn snapshot(facts: &KpiFacts, day: NaiveDate) -> Option<Vec<HealthRow>> {
    let latest = facts.health.iter().filter(|snapshot| snapshot.on <= day).max_by_key(|snapshot| snapshot.on)?;
    let active: BTreeSet<AccountId> = facts.accounts.iter().filter(|account| account.is_active(day)).map(|account| account.id).collect();
    Some(latest.rows.iter().filter(|row| active.contains(&row.account)).copied().collect())
}

/// Mean health of rated customers, how many are at risk, and how that changed since the window began.
pub(super) fn health(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let now = snapshot(facts, context.as_of.day).unwrap_or_default();
    let n = now.iter().filter(|row| row.score.is_some()).count();
    let unrated = now.len() - n;
    let mean = mean_score(now.iter().filter_map(|row| row.score)).map(KpiValue::Points);
    let at_risk = |rows: &[HealthRow]| distribution(rows.iter().map(|row| row.band)).at_risk as i64;
    let then = snapshot(facts, context.start());
    let before: BTreeSet<AccountId> = then.iter().flatten().filter(|row| row.band == Band::AtRisk).map(|row| row.account).collect();
    let count = (n > 0).then(|| KpiValue::Count(at_risk(&now)));
    let change = then.filter(|_| n > 0).map(|then| KpiValue::Count(at_risk(&now) - at_risk(&then)));
    let compared = if change.is_some() { n } else { 0 };
    let each = |counts: &dyn Fn(&HealthRow) -> bool| -> Vec<Behind> {
        let row = |row: &HealthRow| match row.score {
            Some(score) => Behind::counted(row.account, counts(row), Some(KpiValue::Points(score))),
            None => Behind::left_out(row.account, Exclusion::NotRated),
        };
        now.iter().map(row).collect()
    };
    let is_at_risk = |row: &HealthRow| row.band == Band::AtRisk;
    // Those that are at risk and were not, or were and are no longer.
    let mut moved = each(&|row| is_at_risk(row) != before.contains(&row.account));
    let here: BTreeSet<AccountId> = now.iter().map(|row| row.account).collect();
    moved.extend(before.difference(&here).map(|gone| Behind::counted(*gone, true, None)));
    vec![
        Kpi::new(KpiName::MeanHealth, mean, n).without(Exclusion::NotRated, unrated).resting_on(each(&|_| true)),
        Kpi::new(KpiName::AtRisk, count, n).without(Exclusion::NotRated, unrated).resting_on(each(&is_at_risk)),
        Kpi::new(KpiName::AtRiskChange, change, compared)
            .without(Exclusion::NotRated, unrated)
            .without(Exclusion::NoYearBefore, n - compared)
            .resting_on(moved),
    ]
}

/// Present customers with an owner by the number of owners.
pub(super) fn accounts_per_manager(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let day = context.as_of.day;
    let mut latest: BTreeMap<AccountId, &OwnerFrom> = BTreeMap::new();
    for row in facts.owners.iter().filter(|row| row.from <= day) {
        let slot = latest.entry(row.account).or_insert(row);
        if (row.from, row.id) > (slot.from, slot.id) {
            *slot = row;
        }
    }
    let active: Vec<AccountId> = facts.accounts.iter().filter(|account| account.is_active(day)).map(|account| account.id).collect();
    let owner = |account: &AccountId| latest.get(account).and_then(|row| row.owner);
    let owners: Vec<ColleagueId> = active.iter().filter_map(owner).collect();
    let managers: BTreeSet<ColleagueId> = owners.iter().copied().collect();
    let value = (!managers.is_empty()).then(|| KpiValue::Number(tenths(owners.len() as i128, managers.len() as i128)));
    let row = |account: &AccountId| match owner(account) {
        Some(_) => Behind::counted(*account, true, None),
        None => Behind::left_out(*account, Exclusion::NoOwner),
    };
    Kpi::new(KpiName::AccountsPerManager, value, managers.len())
        .without(Exclusion::NoOwner, active.len() - owners.len())
        .resting_on(active.iter().map(row).collect())
}
