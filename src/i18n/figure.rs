//! Key figures in words.

use super::Strings;
use crate::domain::{Coded, Tenths};
use crate::scoring::kpi::{BackTest, Behind, Kpi, KpiName, KpiValue, Target};
use crate::scoring::tiering::Rfm;

/// A value with its unit.
#[must_use]
pub fn value(value: Option<KpiValue>, strings: &Strings) -> String {
    match value {
        None => strings.value_none(),
        Some(KpiValue::Percent(number)) => format!("{number}%"),
        Some(KpiValue::Points(number) | KpiValue::Number(number)) => number.to_string(),
        Some(KpiValue::Money(money)) => format!("{} {}", money.amount(), money.currency),
        Some(KpiValue::Hours(number)) => strings.figure_hours(number.to_string()),
        Some(KpiValue::Days(number)) => strings.figure_days(number.to_string()),
        Some(KpiValue::Count(count)) => count.to_string(),
    }
}

/// What a figure is measured against, in its unit; empty without a target.
#[must_use]
pub fn target(kpi: &Kpi, strings: &Strings) -> String {
    let said = |sign: &str, bound: Tenths| {
        let bound = match kpi.value {
            Some(KpiValue::Percent(_)) => format!("{bound}%"),
            Some(KpiValue::Hours(_)) => strings.figure_hours(bound.to_string()),
            Some(KpiValue::Days(_)) => strings.figure_days(bound.to_string()),
            _ => bound.to_string(),
        };
        format!("{sign} {bound}")
    };
    kpi.target.map_or_else(String::new, |target| match target {
        Target::AtLeast(bound) => said(">=", bound),
        Target::AtMost(bound) => said("<=", bound),
    })
}

/// The target, and whether it is met; empty without a target.
#[must_use]
pub fn against_target(kpi: &Kpi, strings: &Strings) -> String {
    let target = target(kpi, strings);
    match kpi.met {
        Some(met) => strings.figure_against(if met { "met" } else { "missed" }, target),
        None => target,
    }
}

/// What was left out, and why; empty if nothing was.
#[must_use]
pub fn excluded(kpi: &Kpi, strings: &Strings) -> String {
    let parts: Vec<String> = kpi.excluded.iter().map(|left| strings.figure_excluded(left.because.code(), left.n)).collect();
    parts.join(&strings.deadline_comma())
}

/// The score held against the book's own outcomes.
#[must_use]
pub fn back_test(test: &BackTest, strings: &Strings) -> String {
    if test.losses + test.renewals == 0 {
        return strings.figure_back_test_none();
    }
    let days = test.lead_days.map_or_else(|| strings.value_none(), |days| days.to_string());
    let said = strings.figure_back_test(test.flagged_losses, test.losses, days, test.false_alarms, test.renewals);
    if test.small { format!("{said}{}", strings.figure_small()) } else { said }
}

/// How an account enters a figure, or why it does not.
#[must_use]
pub fn part(name: KpiName, row: &Behind, strings: &Strings) -> String {
    match row.because {
        Some(because) => strings.figure_because(because.code()),
        None => strings.figure_part(format!("{}-{}", name.code(), row.part.code())),
    }
}

/// A value without its unit.
#[must_use]
pub fn plain(value: KpiValue) -> String {
    match value {
        KpiValue::Percent(number)
        | KpiValue::Points(number)
        | KpiValue::Number(number)
        | KpiValue::Hours(number)
        | KpiValue::Days(number) => number.to_string(),
        KpiValue::Money(money) => money.amount(),
        KpiValue::Count(count) => count.to_string(),
    }
}

/// Recency, frequency and monetary value, such as `5-4-3`; a dash where one is not known.
#[must_use]
pub fn rfm(rfm: Rfm) -> String {
    [rfm.recency, rfm.frequency, rfm.monetary].map(|score| score.map_or_else(|| "-".to_owned(), |score| score.to_string())).join("-")
}
