//! Rules about money: overdue invoices, and revenue far from that of the year before.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::AlertContext;
use super::episode::{Cause, Closed, Ends, Episode, Subject};
use super::facts::AlertFacts;
use super::spells::{days_later, spells};
use crate::domain::Money;
use crate::domain::alert::AlertRule;
use crate::domain::quarter::Quarter;
use crate::scoring::receivables::Invoice;
use crate::scoring::rounding;

/// Each invoice that is overdue for more than 30 days, until it is paid.
pub(super) fn receivable(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    facts.invoices.iter().filter(|invoice| invoice.amount.minor > 0).flat_map(|invoice| of_invoice(invoice, context)).collect()
}

fn of_invoice(invoice: &Invoice, context: &AlertContext<'_>) -> Vec<Episode> {
    let limit = |day: NaiveDate| context.on(day).alerts.receivable_overdue_days;
    let mut days: BTreeSet<NaiveDate> = invoice.payments.iter().map(|payment| payment.on).chain(invoice.void_on).collect();
    days.extend(context.changes());
    days.extend(context.all().map(|policy| days_later(invoice.due_on, policy.alerts.receivable_overdue_days.saturating_add(1))));
    let spells = spells(&days, |day| {
        let overdue = day.signed_duration_since(invoice.due_on).num_days();
        Some(invoice.open_on(day).minor > 0 && overdue > i64::from(limit(day)))
    });
    let zone = context.as_of.zone;
    let episode = |spell: super::spells::Spell| {
        let deadline = context.due(spell.from, context.on(spell.from).alerts.receivable_due);
        Episode {
            rule: AlertRule::Receivable,
            subject: Subject::Invoice(invoice.id),
            opened_at: zone.start_of(spell.from),
            opened_on: spell.from,
            due_at: Some(deadline.at),
            due: Some(deadline),
            closed: spell.until.map(|day| Closed::by_fact(day, zone.start_of(spell.from), zone)),
            cause: Cause::Receivable { open: invoice.open_on(spell.from), due_on: invoice.due_on },
            ends: Ends::Payment { open: invoice.open_on(context.as_of.day) },
        }
    };
    spells.into_iter().map(episode).collect()
}

/// The revenue of a quarter beside that of the year before, where both are known and the latter is positive.
pub(super) fn compared(facts: &AlertFacts) -> Vec<(Quarter, Money, Money, i64)> {
    let by_quarter: BTreeMap<Quarter, Money> = facts.quarters.iter().map(|row| (Quarter::of(row.quarter), row.revenue)).collect();
    by_quarter
        .iter()
        .filter_map(|(quarter, revenue)| {
            let before = by_quarter.get(&quarter.year_before()).filter(|before| before.minor > 0 && before.currency == revenue.currency)?;
            let percent = rounding::floor(i128::from(revenue.minor) * 100, i128::from(before.minor));
            Some((*quarter, *revenue, *before, percent))
        })
        .collect()
}

/// Whether a quarter's revenue is a swing: at most 70 % of the year before, or at least three times it. Compared exactly, not by the floored percent.
pub(super) fn is_swing(revenue: Money, before: Money, day: NaiveDate, context: &AlertContext<'_>) -> bool {
    let policy = &context.on(day).alerts;
    let (now, then) = (i128::from(revenue.minor) * 100, i128::from(before.minor));
    now <= then * i128::from(policy.swing_drop_percent) || now >= then * i128::from(policy.swing_rise_percent)
}

/// Opens when the quarter is over; closes with a tier decision, at the latest when the next quarter is over.
pub(super) fn revenue_swing(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let zone = context.as_of.zone;
    compared(facts)
        .into_iter()
        .filter(|(quarter, revenue, before, _)| is_swing(*revenue, *before, quarter.next().first(), context))
        .map(|(quarter, revenue, year_before, percent)| {
            let (opened_on, at_latest) = (quarter.next().first(), quarter.next().next().first());
            let decided = facts.tier_decisions.iter().filter(|day| **day >= opened_on).min().copied();
            let closed_on = decided.map_or(at_latest, |day| day.min(at_latest));
            let deadline = context.due(opened_on, context.on(opened_on).alerts.swing_due);
            Episode {
                rule: AlertRule::RevenueSwing,
                subject: Subject::Quarter(quarter),
                opened_at: zone.start_of(opened_on),
                opened_on,
                due_at: Some(deadline.at),
                due: Some(deadline),
                closed: Some(Closed::by_fact(closed_on, zone.start_of(opened_on), zone)),
                cause: Cause::RevenueSwing { quarter, revenue, year_before, percent },
                ends: Ends::TierDecision { at_latest: Some(at_latest) },
            }
        })
        .collect()
}
