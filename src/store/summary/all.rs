//! Summaries of one account or of all, as of any day, straight from the facts.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::compute::{HealthLine, Judge, TierLine, rank};
use super::describe::Descriptions;
use super::names::Names;
use super::{Progress, Summary};
use crate::domain::account::AccountKind;
use crate::domain::search::{NameOf, sort_key};
use crate::domain::{AccountId, AsOf, Coded, RowId};
use crate::scoring::health::HealthFacts;
use crate::scoring::tiering::TieringFacts;
use crate::store::error::Error;
use crate::store::facts::{Accounts, HealthPools, Needs, Scan, TieringPools};
use crate::store::policies::Policies;
use crate::store::row::Reader;
use crate::store::value::day;

/// Accounts between two looks at the cancel flag.
const STEP: usize = 2048;

/// An account's own columns.
struct Own {
    id: i64,
    kind: AccountKind,
    created_on: NaiveDate,
}

fn own(reader: Reader<'_>, one: Option<AccountId>) -> Result<Vec<Own>, Error> {
    let sql = "SELECT id, kind, created_on FROM account WHERE ?1 IS NULL OR id = ?1 ORDER BY id";
    let mut statement = reader.conn.prepare_cached(sql)?;
    let rows = statement.query_map([one.map(RowId::raw)], |row| {
        let kind = AccountKind::from_code(row.get_ref(1)?.as_str()?).unwrap_or(AccountKind::Enterprise);
        Ok(Own { id: row.get(0)?, kind, created_on: day(row.get(2)?).unwrap_or_default() })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who is told how far it is, and answers whether to go on.
pub(super) type GoOn<'a> = &'a mut dyn FnMut(Progress) -> bool;

/// Computes the summaries of all accounts that existed on the as-of day, or of one, and hands them out by identifier.
pub(super) fn summaries(
    reader: Reader<'_>,
    policies: &Policies,
    as_of: AsOf,
    one: Option<AccountId>,
    go_on: GoOn<'_>,
    mut take: impl FnMut(Summary) -> Result<(), Error>,
) -> Result<(), Error> {
    let judge = Judge::new(policies, as_of);
    let own = own(reader, one)?;
    let accounts = Accounts::new(own.iter().map(|own| (own.id, own.created_on)));
    let scan = match one {
        Some(account) => Scan::one(reader, account, as_of.zone, as_of.day)?,
        None => Scan::all(reader, as_of.zone, as_of.day)?,
    };
    let of = own.len() as u64;
    // Three rounds over the accounts: tiers, health, and the rows themselves.
    let mut step = |round: u64, at: usize| {
        let whole = at.is_multiple_of(STEP);
        if whole && !go_on(Progress { done: (round * of + at as u64) / 3, of }) { Err(Error::Cancelled) } else { Ok(()) }
    };
    let (tiers, overdue) = tiers(&scan, &judge, &accounts, &own, &mut |at| step(0, at))?;
    let healths = healths(&scan, &judge, &accounts, &own, &tiers, &mut |at| step(1, at))?;
    let described = Descriptions::read(reader, &accounts, one, as_of.day)?;
    let (mut owners, mut parents) = (Names::of_colleagues(reader), Names::of_accounts(reader));
    let sql = "SELECT name, short_name, reading, credit_code FROM account WHERE id = ?1";
    let mut statement = reader.conn.prepare_cached(sql)?;
    for (place, own) in own.iter().enumerate() {
        step(2, place)?;
        let began = described.cooperation_start(place).map_or(accounts.began(place), |start| start.min(accounts.began(place)));
        if as_of.past && began > as_of.day {
            continue;
        }
        let (Some(tier), Some(health)) = (tiers.get(place), healths.get(place)) else { continue };
        let (silent_since, light) = judge.silence(health.touched_on, own.created_on, tier.cadence);
        let columns = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        // Gone meanwhile, where this reads without a snapshot.
        let Some((name, short_name, reading, credit_code)) = statement.query_row([own.id], columns).optional()? else { continue };
        let name: String = name;
        let short_name: Option<String> = short_name;
        let whose = if own.kind == AccountKind::Individual { NameOf::Person } else { NameOf::Organisation };
        let (owner, parent) = (described.owner(place), described.parent(place));
        let (overdue, overdue_since) = overdue.get(place).copied().unwrap_or((0, None));
        take(Summary {
            id: AccountId::from_raw(own.id),
            rank: rank(health.band, health.score, health.coverage),
            sort_key: sort_key(short_name.as_deref().unwrap_or(&name), whose),
            short_name,
            reading,
            credit_code,
            kind: own.kind,
            lifecycle: described.lifecycle(place),
            sensitivity: described.sensitivity(place),
            tier: tier.tier,
            tier_basis: tier.basis,
            suggested: tier.suggested,
            score: health.score,
            band: health.band,
            coverage: health.coverage,
            change: health.change,
            weeks: health.weeks,
            causes: health.causes.clone(),
            touched_on: health.touched_on,
            silent_since,
            light,
            renews_on: described.renews_on(place),
            revenue: tier.revenue,
            overdue,
            overdue_since,
            owner,
            owner_name: owners.of(owner.map(RowId::raw))?,
            parent,
            parent_name: parents.of(parent.map(RowId::raw))?,
            city: described.city(place).map(str::to_owned),
            region: described.region(place).map(str::to_owned),
            industry: described.industry(place).map(str::to_owned),
            tags: described.tags(place),
            open_alerts: None,
            computed: true,
            name,
        })?;
    }
    Ok(())
}

type Overdue = Vec<(i64, Option<NaiveDate>)>;

fn tiers(
    scan: &Scan<'_>,
    judge: &Judge<'_>,
    accounts: &Accounts,
    own: &[Own],
    step: &mut dyn FnMut(usize) -> Result<(), Error>,
) -> Result<(Vec<TierLine>, Overdue), Error> {
    let mut pools = TieringPools::new(accounts, judge.as_of.day, judge.policy());
    scan.tiering(&mut pools)?;
    scan.due_invoices(&mut pools)?;
    let mut facts = TieringFacts::empty(AccountKind::Enterprise);
    let mut lines = Vec::with_capacity(own.len());
    for (place, own) in own.iter().enumerate() {
        step(place)?;
        pools.fill(place, own.kind, &mut facts);
        lines.push(judge.tier(&facts, &pools.decisions(place), &pools.cadences(place)));
    }
    Ok((lines, (0..own.len()).map(|place| pools.overdue(place)).collect()))
}

fn healths(
    scan: &Scan<'_>,
    judge: &Judge<'_>,
    accounts: &Accounts,
    own: &[Own],
    tiers: &[TierLine],
    step: &mut dyn FnMut(usize) -> Result<(), Error>,
) -> Result<Vec<HealthLine>, Error> {
    let mut pools = HealthPools::new(accounts, judge.first_day(), judge.policies());
    scan.health(Needs::of(judge.policies()), &mut pools)?;
    let mut facts = HealthFacts::default();
    let mut lines = Vec::with_capacity(own.len());
    for (place, (own, tier)) in own.iter().zip(tiers).enumerate() {
        step(place)?;
        pools.fill(place, &mut facts);
        lines.push(judge.health(own.kind, &mut facts, tier, own.created_on));
    }
    Ok(lines)
}

impl Reader<'_> {
    /// Computes the summaries of all accounts that existed on any day, from the facts, without the cache. `go_on` is told how
    /// far it is and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database.
    pub fn summaries_as_of(
        &self,
        policies: &Policies,
        as_of: AsOf,
        go_on: &mut dyn FnMut(Progress) -> bool,
        take: &mut dyn FnMut(Summary),
    ) -> Result<(), Error> {
        let take = |one| {
            take(one);
            Ok(())
        };
        summaries(*self, policies, as_of, None, go_on, take)
    }

    /// Computes the summary of one account, from the facts.
    ///
    /// # Errors
    /// Those of the database.
    pub fn summary_as_of(&self, policies: &Policies, as_of: AsOf, account: AccountId) -> Result<Option<Summary>, Error> {
        let mut found = None;
        let take = |one| {
            found = Some(one);
            Ok(())
        };
        summaries(*self, policies, as_of, Some(account), &mut |_| true, take)?;
        Ok(found)
    }
}
