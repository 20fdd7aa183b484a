//! Revenue, profit, growth and orders out of invoices and recorded years.

use chrono::{Datelike, NaiveDate};

use super::facts::{Invoiced, Period, PeriodAmount, TieringFacts};
use crate::domain::health::FactSource;
use crate::domain::quarter::months_earlier;
use crate::policy::tiering::TieringPolicy;

/// A figure and the period it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    pub minor: i64,
    pub period: Period,
    pub source: FactSource,
}

/// What the books say as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Figures {
    /// Trailing 12 months, or the full year that stands in.
    pub revenue: Option<Figure>,
    /// The last full year recorded.
    pub profit: Option<Figure>,
    /// Per year, in tenths of a percent, over the period from the base year to the last.
    pub growth: Option<(i32, Period, FactSource)>,
    /// Invoices in the trailing 12 months, and the last of all; `None` if there never was one.
    pub orders: Option<(u32, NaiveDate)>,
    /// Mean invoice of the trailing 12 months, credit notes left out.
    pub order_value: Option<i64>,
}

impl Figures {
    pub fn new(facts: &TieringFacts, policy: &TieringPolicy, as_of: NaiveDate) -> Self {
        let invoices: Vec<&Invoiced> = facts.invoices.iter().filter(|invoice| invoice.on <= as_of).collect();
        let before = months_earlier(as_of, 12);
        // A credit note lessens the revenue, but it is no order.
        let (mut sum, mut ordered, mut count) = (0i64, 0i64, 0u32);
        for invoice in invoices.iter().filter(|invoice| invoice.on > before) {
            sum = sum.saturating_add(invoice.minor);
            if invoice.minor > 0 {
                ordered = ordered.saturating_add(invoice.minor);
                count += 1;
            }
        }
        let orders = || invoices.iter().filter(|invoice| invoice.minor > 0).map(|invoice| invoice.on);
        let (first, last) = (orders().min(), orders().max());
        let full_year = |recorded: &[PeriodAmount]| {
            let oldest = months_earlier(as_of, 12 * policy.fall_back_years);
            let years = recorded.iter().filter(|year| is_year(year.period) && year.period.to <= as_of && year.period.to > oldest);
            years.max_by_key(|year| (year.period.to, year.row)).map(|year| Figure {
                minor: year.minor,
                period: year.period,
                source: year.source,
            })
        };
        let window = Period { from: before.succ_opt().unwrap_or(before), to: as_of };
        let trailing = Figure { minor: sum, period: window, source: FactSource::Records };
        // Invoices that begin within the window would make a customer of many years look small.
        let revenue = match first {
            Some(first) if first <= before => Some(trailing),
            Some(_) => full_year(&facts.revenue).or((count > 0).then_some(trailing)),
            None => full_year(&facts.revenue),
        };
        Self {
            revenue,
            profit: full_year(&facts.profit),
            growth: growth(facts, policy, as_of, first),
            orders: last.map(|last| (count, last)),
            order_value: ordered.checked_div(i64::from(count)),
        }
    }
}

/// Whether a period is exactly twelve months long, wherever it begins.
fn is_year(period: Period) -> bool {
    period.to.succ_opt().is_some_and(|next| months_earlier(next, 12) == period.from)
}

/// Compound growth a year between the last full year and the earliest of the years before it that is known, in tenths of a
/// percent, floored: the largest t with last x 1000^n >= base x (1000 + t)^n.
fn growth(
    facts: &TieringFacts,
    policy: &TieringPolicy,
    as_of: NaiveDate,
    first_invoice: Option<NaiveDate>,
) -> Option<(i32, Period, FactSource)> {
    let oldest = months_earlier(as_of, 12 * policy.fall_back_years);
    let mut years: Vec<PeriodAmount> =
        facts.revenue.iter().filter(|year| is_year(year.period) && year.period.to <= as_of).copied().collect();
    years.extend(invoiced_years(facts, as_of, first_invoice));
    // A recorded figure goes before the sum of the invoices of the same year, whose row is 0.
    let year_ending = |to: NaiveDate| years.iter().filter(|year| year.period.to == to).max_by_key(|year| year.row);
    let last = years.iter().filter(|year| year.period.to > oldest).max_by_key(|year| (year.period.to, year.row))?;
    let (n, base) =
        (1..=policy.growth_years).rev().find_map(|n| year_ending(months_earlier(last.period.to, 12 * n)).map(|base| (n, base)))?;
    if base.minor <= 0 {
        return None;
    }
    let reaches = |tenths: i32| -> bool {
        let grown = i128::from(last.minor) * 1000i128.pow(n);
        i128::from(1000 + tenths)
            .checked_pow(n)
            .and_then(|factor| factor.checked_mul(i128::from(base.minor)))
            .is_some_and(|wanted| grown >= wanted)
    };
    let (mut low, mut high) = (-1000, 100_000);
    while low < high {
        let middle = low + (high - low + 1) / 2;
        if reaches(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    Some((low, Period { from: base.period.from, to: last.period.to }, last.source))
}

/// Sums of invoices over calendar years that invoices cover from before their first day.
fn invoiced_years(facts: &TieringFacts, as_of: NaiveDate, first_invoice: Option<NaiveDate>) -> Vec<PeriodAmount> {
    let Some(first) = first_invoice else { return Vec::new() };
    let ended = if (as_of.month(), as_of.day()) == (12, 31) { as_of.year() } else { as_of.year() - 1 };
    let years = (first.year() + 1..=ended).filter_map(|year| {
        let period = Period { from: NaiveDate::from_ymd_opt(year, 1, 1)?, to: NaiveDate::from_ymd_opt(year, 12, 31)? };
        let of_year = facts.invoices.iter().filter(|invoice| invoice.on.year() == year);
        let minor = of_year.fold(0i64, |sum, invoice| sum.saturating_add(invoice.minor));
        Some(PeriodAmount { period, minor, source: FactSource::Records, row: 0 })
    });
    years.collect()
}
