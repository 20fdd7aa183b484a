//! Figures about keeping and growing customers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};

use super::facts::{KpiAccount, KpiContract, KpiFacts, WalletShare};
use super::{Behind, Exclusion, Kpi, KpiContext, KpiName, KpiValue, Target, percent, tenths};
use crate::domain::commerce::RenewalOutcome;
use crate::domain::quarter::months_later;
use crate::domain::{AccountId, AsOf, Money, Tenths};
use crate::scoring::rounding;

/// The accounts that were customers when the window began.
fn cohort<'f>(facts: &'f KpiFacts, context: &KpiContext<'_>) -> Vec<&'f KpiAccount> {
    let start = context.start();
    facts.accounts.iter().filter(|account| account.is_active(start)).collect()
}

/// The contracts whose last day lies in the window and is over: that of a past as-of day is, today is not yet.
fn ended<'f>(facts: &'f KpiFacts, context: &KpiContext<'_>) -> Vec<&'f KpiContract> {
    let over = |last: NaiveDate| context.within(last) && (context.as_of.past || last < context.as_of.day);
    facts.contracts.iter().filter(|contract| contract.ends_on.is_some_and(over)).collect()
}

/// Whether a contract that ended was renewed, expanded or reduced; one that renews itself was, if nobody said otherwise.
fn is_renewed(contract: &KpiContract, as_of: AsOf) -> bool {
    match contract.outcome.filter(|end| as_of.includes_day(end.decided_on)) {
        Some(end) => end.outcome != RenewalOutcome::Lost,
        None => contract.auto_renew,
    }
}

/// Of the contracts whose last day lies in the window, those that were renewed. One whose outcome nobody recorded was not, as far as is known. By
/// value, each counts with its own amount, not with that of its successor.
pub(super) fn renewal_rates(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let ending = ended(facts, context);
    let renewed = ending.iter().filter(|contract| is_renewed(contract, context.as_of)).count();
    let (mut kept, mut total, mut n, mut no_amount) = (0, 0, 0, 0);
    let (mut by_number, mut by_value) = (Vec::with_capacity(ending.len()), Vec::with_capacity(ending.len()));
    for contract in &ending {
        let is_renewed = is_renewed(contract, context.as_of);
        by_number.push(Behind::counted(contract.account, is_renewed, contract.amount.map(KpiValue::Money)));
        let Some(amount) = contract.amount else {
            no_amount += 1;
            by_value.push(Behind::left_out(contract.account, Exclusion::NoAmount));
            continue;
        };
        let Some(minor) = context.convert(amount) else {
            by_value.push(Behind::left_out(contract.account, Exclusion::NoRate));
            continue;
        };
        n += 1;
        total += i128::from(minor);
        kept += if is_renewed { i128::from(minor) } else { 0 };
        by_value.push(Behind::counted(contract.account, is_renewed, Some(KpiValue::Money(Money::new(minor, context.into)))));
    }
    vec![
        Kpi::new(KpiName::RenewalRate, percent(renewed as i128, ending.len() as i128), ending.len()).resting_on(by_number),
        Kpi::new(KpiName::RenewalRateByValue, percent(kept, total), n)
            .without(Exclusion::NoAmount, no_amount)
            .without(Exclusion::NoRate, ending.len() - n - no_amount)
            .resting_on(by_value),
    ]
}

/// Accounts lost in the window of those active at its start.
pub(super) fn logo_churn(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let cohort = cohort(facts, context);
    let lost = cohort.iter().filter(|account| !account.is_active(context.as_of.day)).count();
    Kpi::new(KpiName::LogoChurn, percent(lost as i128, cohort.len() as i128), cohort.len())
        .against(Target::AtMost(context.policy.logo_churn_at_most))
        .resting_on(cohort.iter().map(|account| Behind::counted(account.id, !account.is_active(context.as_of.day), None)).collect())
}

/// What a contract is worth a year, in minor units: its amount by its term, exactly where the term is whole months, else by days of 365.
fn annualised(contract: &KpiContract, starts_on: NaiveDate, amount: i64) -> i64 {
    let Some(after) = contract.ends_on.and_then(|last| last.checked_add_days(Days::new(1))) else { return amount };
    let months = (after.year() - starts_on.year()) * 12 + after.month0() as i32 - starts_on.month0() as i32;
    let whole = u32::try_from(months).ok().filter(|months| *months > 0 && months_later(starts_on, *months) == after);
    if let Some(months) = whole {
        return rounding::half_away(i128::from(amount) * 12, i128::from(months));
    }
    let days = after.signed_duration_since(starts_on).num_days();
    rounding::half_away(i128::from(amount) * 365, i128::from(days))
}

/// What the contract is worth a year on a day, as known at the as-of instant. It goes on after its last day when it was renewed and the next term
/// is not recorded as a contract of its own, for one more term; and when it renews itself, until somebody says otherwise.
fn worth_on(contract: &KpiContract, day: NaiveDate, as_of: AsOf) -> Option<Money> {
    let (amount, starts_on) = (contract.amount?, contract.starts_on?);
    if day < starts_on {
        return None;
    }
    let yearly = |amount: Money| Money::new(annualised(contract, starts_on, amount.minor), amount.currency);
    let Some(last) = contract.ends_on.filter(|last| day > *last) else { return Some(yearly(amount)) };
    let term = last.signed_duration_since(starts_on).num_days() + 1;
    match contract.outcome.filter(|end| as_of.includes_day(end.decided_on)) {
        Some(end) if end.outcome != RenewalOutcome::Lost && !end.recorded => {
            let within = day.signed_duration_since(last).num_days() <= term;
            within.then(|| yearly(end.amount.unwrap_or(amount)))
        }
        None if contract.auto_renew => Some(yearly(amount)),
        Some(_) | None => None,
    }
}

/// Annualised contract value on the as-of day of the accounts active at the start, by that at the start. Gross counts each account at most with
/// what it had, so it cannot exceed 100 %.
pub(super) fn revenue_retention(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let (start, day) = (context.start(), context.as_of.day);
    let cohort: BTreeMap<AccountId, &KpiAccount> = cohort(facts, context).into_iter().map(|account| (account.id, account)).collect();
    let mut worth: BTreeMap<AccountId, (i128, i128)> = BTreeMap::new();
    let mut left_out: Vec<Behind> = Vec::new();
    let begun = |contract: &&KpiContract| contract.starts_on.is_none_or(|first| first <= day);
    for contract in facts.contracts.iter().filter(|contract| cohort.contains_key(&contract.account)).filter(begun) {
        if contract.starts_on.is_none() {
            left_out.push(Behind::left_out(contract.account, Exclusion::NoStart));
            continue;
        }
        let Some(amount) = contract.amount else {
            left_out.push(Behind::left_out(contract.account, Exclusion::NoAmount));
            continue;
        };
        if context.convert(amount).is_none() {
            left_out.push(Behind::left_out(contract.account, Exclusion::NoRate));
            continue;
        }
        let on = |day: NaiveDate| worth_on(contract, day, context.as_of).and_then(|money| context.convert(money)).unwrap_or(0);
        let sums = worth.entry(contract.account).or_default();
        sums.0 += i128::from(on(start));
        let lost = cohort.get(&contract.account).is_some_and(|account| !account.is_active(day));
        sums.1 += if lost { 0 } else { i128::from(on(day)) };
    }
    worth.retain(|_, (then, _)| *then > 0);
    let then: i128 = worth.values().map(|(then, _)| then).sum();
    let net: i128 = worth.values().map(|(_, now)| now).sum();
    let gross: i128 = worth.values().map(|(then, now)| now.min(then)).sum();
    let without = |because: Exclusion| left_out.iter().filter(|row| row.because == Some(because)).count();
    [(KpiName::GrossRetention, gross), (KpiName::NetRetention, net)]
        .into_iter()
        .map(|(name, kept)| {
            // Of each account how much of its own worth was kept.
            let share = |(account, (then, now)): (&AccountId, &(i128, i128))| {
                let kept = if name == KpiName::GrossRetention { (*now).min(*then) } else { *now };
                Behind::counted(*account, true, percent(kept, *then))
            };
            Kpi::new(name, percent(kept, then), worth.len())
                .without(Exclusion::NoStart, without(Exclusion::NoStart))
                .without(Exclusion::NoAmount, without(Exclusion::NoAmount))
                .without(Exclusion::NoRate, without(Exclusion::NoRate))
                .resting_on(worth.iter().map(share).chain(left_out.iter().copied()).collect())
        })
        .collect()
}

/// The mean over present customers whose profit is known, as it was in the latest snapshot.
pub(super) fn lifetime_value(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let day = context.as_of.day;
    let latest = facts.lifetime.iter().filter(|snapshot| snapshot.on <= day).max_by_key(|snapshot| snapshot.on);
    let known: BTreeMap<AccountId, Money> =
        latest.into_iter().flat_map(|snapshot| &snapshot.rows).map(|row| (row.account, row.value)).collect();
    let (mut sum, mut n, mut no_profit) = (0i128, 0, 0);
    let mut behind = Vec::new();
    for account in facts.accounts.iter().filter(|account| account.is_active(day)) {
        let Some(value) = known.get(&account.id) else {
            no_profit += 1;
            behind.push(Behind::left_out(account.id, Exclusion::NoProfit));
            continue;
        };
        let Some(minor) = context.convert(*value) else {
            behind.push(Behind::left_out(account.id, Exclusion::NoRate));
            continue;
        };
        n += 1;
        sum += i128::from(minor);
        behind.push(Behind::counted(account.id, true, Some(KpiValue::Money(Money::new(minor, context.into)))));
    }
    let mean = (n > 0).then(|| KpiValue::Money(Money::new(rounding::half_away(sum, n as i128), context.into)));
    Kpi::new(KpiName::LifetimeValue, mean, n)
        .without(Exclusion::NoProfit, no_profit)
        .without(Exclusion::NoRate, behind.len() - n - no_profit)
        .resting_on(behind)
}

/// What we got and what was spent, in minor units.
#[derive(Debug, Clone, Copy, Default)]
struct Wallet {
    revenue: i128,
    spend: i128,
}

impl Wallet {
    /// How many points our share is above that of `then`; none where nothing was spent.
    fn growth(self, then: Self) -> Option<Tenths> {
        let known = self.spend > 0 && then.spend > 0;
        known.then(|| tenths((self.revenue * then.spend - then.revenue * self.spend) * 100, self.spend * then.spend))
    }
}

/// Sums several categories: what we invoiced in a period counts once for a customer, however many of its categories it is held against.
fn wallet(rows: &[&WalletShare], context: &KpiContext<'_>) -> Option<Wallet> {
    let mut periods = BTreeSet::new();
    let mut sum = Wallet::default();
    for row in rows {
        sum.spend += i128::from(context.convert(row.spend)?);
        let mut revenue = 0;
        for money in &row.revenue {
            revenue += i128::from(context.convert(*money)?);
        }
        sum.revenue += if periods.insert((row.account, row.starts_on, row.ends_on)) { revenue } else { 0 };
    }
    Some(sum)
}

/// Our share in the customers' spend now minus a year ago, in points, over the categories known at both times.
pub(super) fn wallet_growth(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let latest = |until: NaiveDate, after: NaiveDate| {
        let mut rows: BTreeMap<(AccountId, &str), &WalletShare> = BTreeMap::new();
        for row in facts.wallets.iter().filter(|row| row.ends_on <= until && row.ends_on > after) {
            let slot = rows.entry((row.account, row.category.as_str())).or_insert(row);
            if row.ends_on > slot.ends_on {
                *slot = row;
            }
        }
        rows
    };
    let (now, then) = (latest(context.as_of.day, context.start()), latest(context.start(), NaiveDate::MIN));
    let mut behind = Vec::new();
    let (mut rows_now, mut rows_then): (Vec<&WalletShare>, Vec<&WalletShare>) = (Vec::new(), Vec::new());
    let (mut no_rate, mut no_year) = (0, 0);
    for (key, row) in &now {
        let Some(before) = then.get(key) else {
            no_year += 1;
            behind.push(Behind::left_out(key.0, Exclusion::NoYearBefore));
            continue;
        };
        let Some((one, other)) = wallet(&[row], context).zip(wallet(&[before], context)) else {
            no_rate += 1;
            behind.push(Behind::left_out(key.0, Exclusion::NoRate));
            continue;
        };
        rows_now.push(row);
        rows_then.push(before);
        behind.push(Behind::counted(key.0, true, one.growth(other).map(KpiValue::Points)));
    }
    let sums = wallet(&rows_now, context).zip(wallet(&rows_then, context));
    let value = sums.and_then(|(now, then)| now.growth(then)).map(KpiValue::Points);
    Kpi::new(KpiName::WalletGrowth, value, if value.is_some() { rows_now.len() } else { 0 })
        .without(Exclusion::NoYearBefore, no_year)
        .without(Exclusion::NoRate, no_rate)
        .resting_on(behind)
}

/// Growth of the number of products in use, over the accounts active at the start that still are.
pub(super) fn cross_sell_growth(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let stayed: BTreeSet<AccountId> =
        cohort(facts, context).into_iter().filter(|account| account.is_active(context.as_of.day)).map(|account| account.id).collect();
    let in_use = |day: NaiveDate| {
        let used = facts.products.iter().filter(|row| row.from <= day && row.until.is_none_or(|until| until > day));
        used.filter(|row| stayed.contains(&row.account)).map(|row| (row.account, row.product)).collect::<BTreeSet<_>>()
    };
    let (then, now) = (in_use(context.start()), in_use(context.as_of.day));
    let mut more: BTreeMap<AccountId, i64> = stayed.iter().map(|account| (*account, 0)).collect();
    for (rows, step) in [(&now, 1), (&then, -1)] {
        for (account, _) in rows {
            *more.entry(*account).or_default() += step;
        }
    }
    let growth = percent(now.len() as i128 - then.len() as i128, then.len() as i128);
    Kpi::new(KpiName::CrossSellGrowth, growth, stayed.len())
        .resting_on(more.into_iter().map(|(account, more)| Behind::counted(account, more != 0, Some(KpiValue::Count(more)))).collect())
}
