//! The state of the portfolio: how it is distributed and how that moved, what is worst and what falls fastest, who carries how much.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::domain::account::{Lifecycle, Tier};
use crate::domain::health::Band;
use crate::domain::quarter::months_earlier;
use crate::domain::{AccountId, AsOf, Coded, Currency, Tenths};
use crate::scoring::health::week_ends;
use crate::scoring::kpi::{Distribution, distribution};
use crate::store::facts::{Figures, TierMove};
use crate::store::policies::Policies;
use crate::store::summary::{Cause, Progress, Summary};
use crate::store::{Error, Store};

/// Accounts named of each kind.
const MOST: usize = 5;

/// Months over which tiers are seen to move.
const TIER_MONTHS: u32 = 3;

/// The state of the portfolio on a day. Prospects and lost accounts are not part of it, except in the key figures that look back.
#[derive(Debug, Clone)]
pub struct Board {
    /// Accounts by band.
    pub now: Distribution,
    /// The same at the last week end; accounts without a score then are not rated.
    pub before: Distribution,
    /// That week end.
    pub week_end: NaiveDate,
    /// Those whose band is another than at the last week end, in the order of the list.
    pub moved: Vec<Moved>,
    /// How many accounts the records hold besides: prospects and lost ones.
    pub besides: usize,
    /// Trailing revenue of the accounts at risk, in minor units.
    pub revenue_at_risk: i64,
    /// Of those that were at risk at the last week end.
    pub revenue_before: i64,
    /// The reporting currency.
    pub currency: Currency,
    /// Open alerts.
    pub alerts: u64,
    /// Accounts with an open alert.
    pub alerting: usize,
    /// At risk, the lowest first.
    pub worst: Vec<Named>,
    /// Those whose score fell most in four weeks.
    pub falling: Vec<Named>,
    /// Accounts whose tier in force is not what is suggested.
    pub tiers_differ: usize,
    /// Each owner with accounts, those of tier A, those at risk, open alerts; the most accounts first.
    pub workload: Vec<Load>,
    /// Figures, trend, back-test, questions.
    pub figures: Figures,
    /// Tiers that people changed within three months, the latest first.
    pub tier_moves: Vec<TierMove>,
    /// What the list calls each account, lost ones too.
    names: HashMap<AccountId, String>,
}

/// An account whose band changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub account: AccountId,
    /// The band at the last week end.
    pub from: Band,
    /// The band now.
    pub to: Band,
    /// The score now.
    pub score: Option<Tenths>,
}

impl Board {
    /// What the list calls an account; empty if there is none.
    #[must_use]
    pub fn name(&self, account: AccountId) -> &str {
        self.names.get(&account).map_or("", String::as_str)
    }

    /// How many accounts it is about.
    #[must_use]
    pub fn all(&self) -> usize {
        let now = self.now;
        now.healthy + now.watch + now.at_risk + now.not_rated
    }

    /// A filter expression as the list finds exactly those accounts of the board: without prospects and lost accounts, if there are any.
    #[must_use]
    pub fn among(&self, filter: &str) -> String {
        if self.besides == 0 {
            return filter.to_owned();
        }
        let others = [Lifecycle::Prospect, Lifecycle::Churned].map(|stage| format!("-stage={}", stage.code()));
        format!("{filter} {}", others.join(" "))
    }
}

/// An account with why it is named.
#[derive(Debug, Clone)]
pub struct Named {
    /// Which.
    pub account: AccountId,
    /// What the list calls it.
    pub name: String,
    /// Its score.
    pub score: Option<Tenths>,
    /// The change in four weeks.
    pub change: Option<Tenths>,
    /// Its band.
    pub band: Band,
    /// Why.
    pub causes: Vec<Cause>,
}

/// What one of us carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Who; empty: nobody.
    pub owner: String,
    /// Accounts.
    pub accounts: usize,
    /// Of tier A.
    pub key_accounts: usize,
    /// At risk.
    pub at_risk: usize,
    /// Open alerts.
    pub alerts: u64,
}

impl Named {
    /// From a summary.
    #[must_use]
    pub fn of(row: &Summary) -> Self {
        let name = row.short_name.clone().unwrap_or_else(|| row.name.clone());
        Self { account: row.id, name, score: row.score, change: row.change, band: row.band, causes: row.causes.clone() }
    }
}

/// Reads the state of the portfolio. `go_on` is told how far it is and answers whether to go on.
///
/// # Errors
/// [`Error::Cancelled`]; those of the database.
pub fn read(store: &mut Store, as_of: AsOf, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Board, Error> {
    let calendar = store.calendar();
    let rows = summaries(store, as_of, go_on)?;
    let records = store.read();
    let policies = records.policies()?;
    let figures = records.figures(&policies, &calendar, as_of, go_on)?;
    let moves = records.tier_moves(months_earlier(as_of.day, TIER_MONTHS), as_of)?;
    Ok(board(&rows, &policies, records.reporting_currency()?, as_of, figures, moves))
}

/// Whether an account counts on a board: a prospect is no customer yet, a lost one is none any more.
#[must_use]
pub fn is_customer(row: &Summary) -> bool {
    !matches!(row.lifecycle, Some(Lifecycle::Prospect | Lifecycle::Churned))
}

fn summaries(store: &mut Store, as_of: AsOf, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Vec<Summary>, Error> {
    if !as_of.past && !store.is_read_only() {
        match store.refresh_summaries(go_on) {
            Ok(_) => {
                let mut rows = Vec::new();
                store.read().kept_summaries(&mut |row| rows.push(row))?;
                return Ok(rows);
            }
            Err(Error::Busy | Error::ReadOnly | Error::DiskFull) => {}
            Err(error) => return Err(error),
        }
    }
    let policies = store.read().policies()?;
    store.read().whole_summaries_as_of(&policies, &store.calendar(), as_of, go_on)
}

fn board(all: &[Summary], policies: &Policies, currency: Currency, as_of: AsOf, figures: Figures, tier_moves: Vec<TierMove>) -> Board {
    let rows: Vec<&Summary> = all.iter().filter(|row| is_customer(row)).collect();
    let week_end = week_ends(as_of, 1).last().copied().unwrap_or(as_of.day);
    let before = |row: &Summary| {
        let bands = policies.on(week_end).health.for_kind(row.kind).bands;
        row.weeks.last().copied().flatten().map_or(Band::NotRated, |score| bands.of(score))
    };
    let revenue = |band: &dyn Fn(&Summary) -> Band| {
        let at_risk = rows.iter().copied().filter(|row| band(row) == Band::AtRisk);
        at_risk.filter_map(|row| row.revenue).fold(0i64, i64::saturating_add)
    };
    let mut worst: Vec<&Summary> = rows.iter().copied().filter(|row| row.band == Band::AtRisk).collect();
    // As the list has them, and the summaries that are shown while all is counted.
    worst.sort_by(|a, b| (a.rank, &a.sort_key, a.id).cmp(&(b.rank, &b.sort_key, b.id)));
    let mut falling: Vec<&Summary> = rows.iter().copied().filter(|row| row.change.is_some_and(|change| change.0 < 0)).collect();
    falling.sort_by_key(|row| (row.change, row.id));
    let mut loads: BTreeMap<&str, Load> = BTreeMap::new();
    for row in &rows {
        let empty = || Load { owner: row.owner_name.clone(), accounts: 0, key_accounts: 0, at_risk: 0, alerts: 0 };
        let load = loads.entry(&row.owner_name).or_insert_with(empty);
        load.accounts += 1;
        load.key_accounts += usize::from(row.tier == Tier::A);
        load.at_risk += usize::from(row.band == Band::AtRisk);
        load.alerts += row.open_alerts.map_or(0, |open| u64::from(open.count));
    }
    let mut workload: Vec<Load> = loads.into_values().collect();
    workload.sort_by(|a, b| b.accounts.cmp(&a.accounts).then_with(|| a.owner.cmp(&b.owner)));
    let moved = |row: &&Summary| {
        let from = before(row);
        (from != row.band).then_some(Moved { account: row.id, from, to: row.band, score: row.score })
    };
    let mut moves: Vec<(i64, Moved)> = rows.iter().filter_map(|row| Some((row.rank, moved(row)?))).collect();
    moves.sort_by_key(|(rank, moved)| (*rank, moved.account));
    let open = |row: &&Summary| row.open_alerts.map_or(0, |open| open.count);
    Board {
        now: distribution(rows.iter().map(|row| row.band)),
        before: distribution(rows.iter().map(|row| before(row))),
        week_end,
        moved: moves.into_iter().map(|(_, moved)| moved).collect(),
        besides: all.len() - rows.len(),
        revenue_at_risk: revenue(&|row| row.band),
        revenue_before: revenue(&|row| before(row)),
        currency,
        alerts: rows.iter().map(|row| u64::from(open(row))).sum(),
        alerting: rows.iter().filter(|row| open(row) > 0).count(),
        worst: worst.into_iter().take(MOST).map(Named::of).collect(),
        falling: falling.into_iter().take(MOST).map(Named::of).collect(),
        tiers_differ: rows.iter().filter(|row| row.suggested.is_some_and(|suggested| suggested != row.tier)).count(),
        workload,
        figures,
        tier_moves,
        names: all.iter().map(|row| (row.id, Named::of(row).name)).collect(),
    }
}
