//! Where each rule stands today, open or not: what was looked at, against what, and from when it would open. The answer to "why not".

use chrono::NaiveDate;
use serde::Serialize;

use super::AlertContext;
use super::facts::AlertFacts;
use super::money::compared;
use super::score::{best_in_window, daily};
use super::silence::{limit_on, points_on, silent_since, word_on};
use super::spells::days_later;
use crate::domain::Tenths;
use crate::domain::dealings::RenewalIntent;
use crate::domain::id::InvoiceId;
use crate::domain::quarter::Quarter;

/// What a rule that watches a value sees at the as-of instant. Rules that answer a single fact (an event, a low answer, a departure, a date) have
/// no reading: there is the fact, or there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reading {
    /// Week ends.
    LowScore {
        /// The last rated week ends in a row on the same side of the bound, earliest first.
        weeks: Vec<(NaiveDate, Tenths)>,
        /// The bound.
        below: Tenths,
        /// Whether those weeks are below it.
        low: bool,
        /// How many low week ends open it.
        to_open: u32,
        /// How many others close it.
        to_close: u32,
    },
    /// Usage against its best.
    UsagePlunge {
        /// Points today; none: unknown.
        points: Option<u8>,
        /// The best of the window.
        best: Option<u8>,
        /// The difference that opens it.
        difference: u8,
    },
    /// Silence.
    Silence {
        /// The latest two-way touch.
        last_touch: Option<NaiveDate>,
        /// Days of silence.
        age_days: i64,
        /// Days allowed; none: not known.
        max_days: Option<u32>,
        /// The day on which it opens if nobody speaks.
        opens_on: Option<NaiveDate>,
    },
    /// Usage and word.
    UsageWithoutWord {
        /// Points today; none: unknown.
        points: Option<u8>,
        /// At most these open it.
        at_most: u8,
        /// The valid word on renewal.
        intent: Option<RenewalIntent>,
    },
    /// The longest overdue open invoice.
    Receivable {
        /// Which; none: nothing is open.
        invoice: Option<InvoiceId>,
        /// Days overdue; negative: days to go.
        days_overdue: Option<i64>,
        /// More than these open it.
        more_than: u32,
        /// The day on which it opens if nobody pays.
        opens_on: Option<NaiveDate>,
    },
    /// The last complete quarter.
    RevenueSwing {
        /// Which; none: no quarter to compare.
        quarter: Option<Quarter>,
        /// In percent of the year before, floored.
        percent: Option<i64>,
        /// At most this opens it.
        drop_percent: u32,
        /// At least this, too.
        rise_percent: u32,
    },
}

/// The readings of all rules that watch a value.
#[must_use]
pub fn readings(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Reading> {
    let day = context.as_of.day;
    let policy = &context.on(day).alerts;
    let points_readings = daily(&facts.usage);
    let points = points_on(&points_readings, facts.usage_valid_days, day);
    let reach = day.checked_sub_days(chrono::Days::new(u64::from(policy.usage_plunge_window_days))).unwrap_or(NaiveDate::MIN);
    let known: Vec<_> = points_readings.iter().filter(|reading| reading.on <= day).copied().collect();
    let (last_touch, since) = silent_since(facts, day);
    let max_days = limit_on(facts, day);
    let mut open: Vec<_> = facts.invoices.iter().filter(|invoice| invoice.amount.minor > 0 && invoice.open_on(day).minor > 0).collect();
    open.sort_by_key(|invoice| (invoice.due_on, invoice.id));
    let oldest = open.first();
    let last_quarter = Quarter::of(day).previous();
    let compared = compared(facts).into_iter().find(|(quarter, ..)| *quarter == last_quarter);
    vec![
        low_score(facts, context),
        Reading::UsagePlunge {
            points,
            best: best_in_window(&known, facts.usage_valid_days, reach, day).map(|(best, _)| best),
            difference: policy.usage_plunge_points,
        },
        Reading::Silence {
            last_touch,
            age_days: context.as_of.age_days(since).max(0),
            max_days,
            opens_on: max_days.map(|limit| days_later(since, limit.saturating_add(1))),
        },
        Reading::UsageWithoutWord { points, at_most: policy.silent_usage_points, intent: word_on(facts, day) },
        Reading::Receivable {
            invoice: oldest.map(|invoice| invoice.id),
            days_overdue: oldest.map(|invoice| context.as_of.age_days(invoice.due_on)),
            more_than: policy.receivable_overdue_days,
            opens_on: oldest.map(|invoice| days_later(invoice.due_on, policy.receivable_overdue_days.saturating_add(1))),
        },
        Reading::RevenueSwing {
            quarter: compared.map(|(quarter, ..)| quarter),
            percent: compared.map(|(.., percent)| percent),
            drop_percent: policy.swing_drop_percent,
            rise_percent: policy.swing_rise_percent,
        },
    ]
}

fn low_score(facts: &AlertFacts, context: &AlertContext<'_>) -> Reading {
    let policy = &context.on(context.as_of.day).alerts;
    let over = |on: NaiveDate| context.as_of.includes(context.as_of.zone.end_of(on));
    let mut rated: Vec<(NaiveDate, Tenths)> =
        facts.week_ends.iter().filter(|week| over(week.on)).filter_map(|week| Some((week.on, week.score?))).collect();
    rated.sort_unstable();
    let is_low = |(on, score): &(NaiveDate, Tenths)| *score < context.on(*on).alerts.low_score_below;
    let low = rated.last().is_some_and(is_low);
    let from = rated.iter().rposition(|week| is_low(week) != low).map_or(0, |at| at + 1);
    Reading::LowScore {
        weeks: rated.get(from..).unwrap_or_default().to_vec(),
        below: policy.low_score_below,
        low,
        to_open: policy.low_score_weeks_to_open,
        to_close: policy.low_score_weeks_to_close,
    }
}
