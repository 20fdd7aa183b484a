//! Figures about keeping and growing customers.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};

use super::facts::{KpiAccount, KpiContract, KpiFacts, WalletShare};
use super::{Exclusion, Kpi, KpiContext, KpiName, KpiValue, Target, percent, tenths};
use crate::domain::commerce::RenewalOutcome;
use crate::domain::quarter::months_later;
use crate::domain::{AccountId, AsOf, Money};
use crate::scoring::rounding;

/// The accounts that were customers when the window began.
fn cohort<'f>(facts: &'f KpiFacts, context: &KpiContext<'_>) -> Vec<&'f KpiAccount> {
    let start = context.start();
    facts.accounts.iter().filter(|account| account.is_active(start)).collect()
}

/// Whether a contract was renewed, expanded or reduced; one that renews itself was, once its last day is over and nobody said otherwise.
fn is_renewed(contract: &KpiContract, as_of: AsOf) -> bool {
    match contract.outcome.filter(|end| as_of.includes_day(end.decided_on)) {
        Some(end) => end.outcome != RenewalOutcome::Lost,
        None => contract.auto_renew && contract.ends_on.is_some_and(|last| last < as_of.day),
    }
}

/// Of the contracts whose last day lies in the window, those that were renewed. One whose outcome nobody recorded was not, as far as is known. By
/// value, each counts with its own amount, not with that of its successor.
pub(super) fn renewal_rates(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let ending: Vec<&KpiContract> =
        facts.contracts.iter().filter(|contract| contract.ends_on.is_some_and(|day| context.within(day))).collect();
    let renewed = ending.iter().filter(|contract| is_renewed(contract, context.as_of)).count();
    let (mut kept, mut total, mut n, mut no_amount) = (0, 0, 0, 0);
    for contract in &ending {
        let Some(amount) = contract.amount else {
            no_amount += 1;
            continue;
        };
        let Some(minor) = context.convert(amount) else { continue };
        n += 1;
        total += i128::from(minor);
        kept += if is_renewed(contract, context.as_of) { i128::from(minor) } else { 0 };
    }
    vec![
        Kpi::new(KpiName::RenewalRate, percent(renewed as i128, ending.len() as i128), ending.len()),
        Kpi::new(KpiName::RenewalRateByValue, percent(kept, total), n)
            .without(Exclusion::NoAmount, no_amount)
            .without(Exclusion::NoRate, ending.len() - n - no_amount),
    ]
}

/// Accounts lost in the window of those active at its start.
pub(super) fn logo_churn(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let cohort = cohort(facts, context);
    let lost = cohort.iter().filter(|account| !account.is_active(context.as_of.day)).count();
    Kpi::new(KpiName::LogoChurn, percent(lost as i128, cohort.len() as i128), cohort.len())
        .against(Target::AtMost(context.policy.logo_churn_at_most))
}

/// What a contract is worth a year, in minor units: its amount by its term, exactly where the term is whole months, else by days of 365.
fn annualised(contract: &KpiContract, amount: i64) -> i64 {
    let Some(after) = contract.ends_on.and_then(|last| last.checked_add_days(Days::new(1))) else { return amount };
    let months = (after.year() - contract.starts_on.year()) * 12 + after.month0() as i32 - contract.starts_on.month0() as i32;
    let whole = u32::try_from(months).ok().filter(|months| *months > 0 && months_later(contract.starts_on, *months) == after);
    if let Some(months) = whole {
        return rounding::half_away(i128::from(amount) * 12, i128::from(months));
    }
    let days = after.signed_duration_since(contract.starts_on).num_days();
    rounding::half_away(i128::from(amount) * 365, i128::from(days))
}

/// What the contract is worth a year on a day, as known at the as-of instant. It goes on after its last day when it was renewed and the next term
/// is not recorded as a contract of its own, for one more term; and when it renews itself, until somebody says otherwise.
fn worth_on(contract: &KpiContract, day: NaiveDate, as_of: AsOf) -> Option<Money> {
    let amount = contract.amount?;
    if day < contract.starts_on {
        return None;
    }
    let yearly = |amount: Money| Money::new(annualised(contract, amount.minor), amount.currency);
    let Some(last) = contract.ends_on.filter(|last| day > *last) else { return Some(yearly(amount)) };
    let term = last.signed_duration_since(contract.starts_on).num_days() + 1;
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
    let (mut no_amount, mut no_rate) = (0, 0);
    for contract in facts.contracts.iter().filter(|contract| cohort.contains_key(&contract.account) && contract.starts_on <= day) {
        let Some(amount) = contract.amount else {
            no_amount += 1;
            continue;
        };
        if context.convert(amount).is_none() {
            no_rate += 1;
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
    [(KpiName::GrossRetention, gross), (KpiName::NetRetention, net)]
        .into_iter()
        .map(|(name, kept)| {
            let figure = Kpi::new(name, percent(kept, then), worth.len());
            figure.without(Exclusion::NoAmount, no_amount).without(Exclusion::NoRate, no_rate)
        })
        .collect()
}

/// The mean over present customers whose profit is known.
pub(super) fn lifetime_value(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let active: Vec<&KpiAccount> = facts.accounts.iter().filter(|account| account.is_active(context.as_of.day)).collect();
    let known: Vec<Money> = active.iter().filter_map(|account| account.lifetime_value).collect();
    let values: Vec<i64> = known.iter().filter_map(|money| context.convert(*money)).collect();
    let sum: i128 = values.iter().map(|minor| i128::from(*minor)).sum();
    let mean = (!values.is_empty()).then(|| KpiValue::Money(Money::new(rounding::half_away(sum, values.len() as i128), context.into)));
    Kpi::new(KpiName::LifetimeValue, mean, values.len())
        .without(Exclusion::NoProfit, active.len() - known.len())
        .without(Exclusion::NoRate, known.len() - values.len())
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
    let both: BTreeSet<_> = now.keys().filter(|key| then.contains_key(*key)).copied().collect();
    let sums = |rows: &BTreeMap<(AccountId, &str), &WalletShare>| {
        let pairs =
            both.iter().filter_map(|key| rows.get(key)).map(|row| Some((context.convert(row.revenue)?, context.convert(row.spend)?)));
        pairs.collect::<Option<Vec<(i64, i64)>>>().map(|pairs| {
            pairs.into_iter().fold((0i128, 0i128), |(revenue, spend), (r, s)| (revenue + i128::from(r), spend + i128::from(s)))
        })
    };
    let value = sums(&now).zip(sums(&then)).filter(|((_, a), (_, b))| *a > 0 && *b > 0).map(|((now, spend_now), (then, spend_then))| {
        KpiValue::Points(tenths((now * spend_then - then * spend_now) * 100, spend_now * spend_then))
    });
    Kpi::new(KpiName::WalletGrowth, value, if value.is_some() { both.len() } else { 0 })
        .without(Exclusion::NoYearBefore, now.len() - both.len())
        .without(Exclusion::NoRate, if value.is_none() { both.len() } else { 0 })
}

/// Growth of the number of products in use, over the accounts active at the start that still are.
pub(super) fn cross_sell_growth(facts: &KpiFacts, context: &KpiContext<'_>) -> Kpi {
    let stayed: BTreeSet<AccountId> =
        cohort(facts, context).into_iter().filter(|account| account.is_active(context.as_of.day)).map(|account| account.id).collect();
    let in_use = |day: NaiveDate| {
        let used = facts.products.iter().filter(|row| row.from <= day && row.until.is_none_or(|until| until > day));
        used.filter(|row| stayed.contains(&row.account)).map(|row| (row.account, row.product)).collect::<BTreeSet<_>>().len() as i128
    };
    let (then, now) = (in_use(context.start()), in_use(context.as_of.day));
    Kpi::new(KpiName::CrossSellGrowth, percent(now - then, then), stayed.len())
}
