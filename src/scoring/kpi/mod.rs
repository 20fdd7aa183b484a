//! Key figures (domain section 13): each with its value, the number it rests on, its target, the name of its definition, and what was left out.
//!
//! The window of a figure is the 12 months that end with the as-of day. Sources: gross and net revenue retention as used for subscription
//! businesses (the cohort of the start, without and with expansion); NPS after Reichheld (2003); the rest is counting.

mod back_test;
mod behind;
mod facts;
mod portfolio;
mod questions;
mod retention;
mod service;

use chrono::NaiveDate;
use serde::Serialize;

use super::rounding;
use crate::domain::quarter::months_earlier;
use crate::domain::rates::Rates;
use crate::domain::{AsOf, Currency, Money, Tenths};
use crate::policy::{KpiPolicy, PolicySet};

pub use back_test::{BackTest, Flag, OutcomeCase, RenewalDecided, back_test};
pub use behind::{Behind, Part};
pub use facts::{
    ContractOutcome, HandedOver, HealthRow, HealthSnapshot, KpiAccount, KpiContract, KpiFacts, KpiTicket, LifetimeRow, LifetimeSnapshot,
    OpenItem, OwnerFrom, ProductBought, RequestDone, WalletShare,
};
pub use portfolio::{Distribution, distribution};
pub use questions::{Question, UnknownFact, questions};

crate::codes! {
    /// The figures, in the order in which they are listed; the code names the definition.
    pub enum KpiName {
        /// Contracts ending in the window that were renewed / all ending, by number.
        RenewalRate = "renewal_rate",
        /// The same by value of the ending contracts.
        RenewalRateByValue = "renewal_rate_by_value",
        /// Accounts lost in the window / accounts active at its start.
        LogoChurn = "logo_churn",
        /// Annualised contract value kept, without expansion.
        GrossRetention = "gross_retention",
        /// Annualised contract value kept, with expansion.
        NetRetention = "net_retention",
        /// Mean lifetime value.
        LifetimeValue = "lifetime_value",
        /// Change of our share in the customers' spend.
        WalletGrowth = "wallet_growth",
        /// Growth of the number of products in use at the accounts active at the start.
        CrossSellGrowth = "cross_sell_growth",
        /// Mean health of rated accounts.
        MeanHealth = "mean_health",
        /// Accounts at risk.
        AtRisk = "at_risk",
        /// Their change over the window.
        AtRiskChange = "at_risk_change",
        /// Satisfaction of the quarter.
        Csat = "csat",
        /// Net promoter score.
        Nps = "nps",
        /// Mean time from opening a ticket to its solution.
        TimeToResolve = "time_to_resolve",
        /// Mean time from opening a ticket to the first response.
        FirstResponse = "first_response",
        /// Active accounts with an owner / owners.
        AccountsPerManager = "accounts_per_manager",
        /// Mean time from raising a request to closing it.
        RequestTime = "request_time",
        /// Handed-over accounts with a complaint within 90 days of the meeting / all handed over.
        HandoverComplaints = "handover_complaints",
        /// Handed-over items that are overdue / those still open.
        HandoverOverdue = "handover_overdue",
    }
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kpi {
    /// Which; also the name of its definition.
    pub name: KpiName,
    /// Its value; none where there is nothing to count.
    pub value: Option<KpiValue>,
    /// How many accounts, contracts, tickets or answers it rests on.
    pub n: usize,
    /// What it is measured against.
    pub target: Option<Target>,
    /// Whether the target is met; none without a value or a target.
    pub met: Option<bool>,
    /// What was left out, and why; only what is not zero.
    pub excluded: Vec<Excluded>,
    /// The accounts behind it, each as often as something of it is counted or left out.
    #[serde(skip)]
    pub behind: Vec<Behind>,
}

/// A value in its unit. All decimals are half away from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "unit", content = "value", rename_all = "snake_case")]
pub enum KpiValue {
    /// Percent.
    Percent(Tenths),
    /// Points: a difference of percentages, or a score.
    Points(Tenths),
    /// Money.
    Money(Money),
    /// Hours around the clock.
    Hours(Tenths),
    /// Days.
    Days(Tenths),
    /// A plain number with one decimal.
    Number(Tenths),
    /// A count, or the change of one.
    Count(i64),
}

impl KpiValue {
    /// As a whole number that orders values of one unit: tenths, minor units, a count.
    #[must_use]
    pub const fn in_small_units(self) -> i64 {
        match self {
            Self::Percent(value) | Self::Points(value) | Self::Hours(value) | Self::Days(value) | Self::Number(value) => value.0 as i64,
            Self::Money(money) => money.minor,
            Self::Count(count) => count,
        }
    }
}

/// What a figure is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// This or more, in the value's unit.
    AtLeast(Tenths),
    /// This or less.
    AtMost(Tenths),
}

/// Something left out of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Excluded {
    /// Why.
    pub because: Exclusion,
    /// How many.
    pub n: usize,
}

crate::codes! {
    /// Why something is not in a figure.
    pub enum Exclusion {
        /// No amount is recorded.
        NoAmount = "no_amount",
        /// Neither a first day nor a day of signing is recorded.
        NoStart = "no_start",
        /// There is no rate for the currency.
        NoRate = "no_rate",
        /// The health is not rated.
        NotRated = "not_rated",
        /// Nobody is responsible.
        NoOwner = "no_owner",
        /// Still open.
        StillOpen = "still_open",
        /// No profit is known.
        NoProfit = "no_profit",
        /// Nothing is known of a year ago.
        NoYearBefore = "no_year_before",
    }
}

impl Kpi {
    fn new(name: KpiName, value: Option<KpiValue>, n: usize) -> Self {
        Self { name, value, n, target: None, met: None, excluded: Vec::new(), behind: Vec::new() }
    }

    fn against(mut self, target: Target) -> Self {
        let number = match self.value {
            Some(
                KpiValue::Percent(value)
                | KpiValue::Points(value)
                | KpiValue::Hours(value)
                | KpiValue::Days(value)
                | KpiValue::Number(value),
            ) => Some(value),
            Some(KpiValue::Money(_) | KpiValue::Count(_)) | None => None,
        };
        self.met = number.map(|value| match target {
            Target::AtLeast(bound) => value >= bound,
            Target::AtMost(bound) => value <= bound,
        });
        self.target = Some(target);
        self
    }

    fn resting_on(mut self, behind: Vec<Behind>) -> Self {
        self.behind = behind;
        self
    }

    fn without(mut self, because: Exclusion, n: usize) -> Self {
        if n > 0 {
            self.excluded.push(Excluded { because, n });
        }
        self
    }
}

/// How figures are counted.
#[derive(Debug, Clone, Copy)]
pub struct KpiContext<'p> {
    /// Targets.
    pub policy: &'p KpiPolicy,
    /// Complaints this many days after a handover's meeting count.
    pub complaint_days: u32,
    /// Into which currency amounts are brought, at the as-of day's rates: a change of rates is no retention.
    pub into: Currency,
    /// Those rates.
    pub rates: &'p Rates,
    /// The as-of instant.
    pub as_of: AsOf,
}

impl<'p> KpiContext<'p> {
    /// With the rules in force.
    #[must_use]
    pub const fn of(set: &'p PolicySet, into: Currency, rates: &'p Rates, as_of: AsOf) -> Self {
        Self { policy: &set.kpi, complaint_days: set.handover.complaint_days, into, rates, as_of }
    }
}

impl KpiContext<'_> {
    /// The day before the window begins: what was so at its end is the start of the window.
    #[must_use]
    pub fn start(&self) -> NaiveDate {
        months_earlier(self.as_of.day, 12)
    }

    /// Whether a day lies in the window.
    fn within(&self, day: NaiveDate) -> bool {
        day > self.start() && day <= self.as_of.day
    }

    fn convert(&self, money: Money) -> Option<i64> {
        self.rates.convert(money, self.into, self.as_of.day).map(|money| money.minor)
    }
}

/// `part` of `whole` in percent.
fn percent(part: i128, whole: i128) -> Option<KpiValue> {
    (whole > 0).then(|| KpiValue::Percent(tenths(part * 100, whole)))
}

/// A ratio to one decimal, half away from zero.
fn tenths(num: i128, den: i128) -> Tenths {
    Tenths(i32::try_from(rounding::half_away(num * 10, den)).unwrap_or(if num < 0 { i32::MIN } else { i32::MAX }))
}

/// The mean of scores, half away from zero; none without one.
#[must_use]
pub fn mean_score(scores: impl IntoIterator<Item = Tenths>) -> Option<Tenths> {
    let scores: Vec<i64> = scores.into_iter().map(|score| i64::from(score.0)).collect();
    mean(&scores, 10)
}

/// The mean of whole numbers, to one decimal.
fn mean(values: &[i64], unit: i128) -> Option<Tenths> {
    let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
    (!values.is_empty()).then(|| tenths(sum, unit * values.len() as i128))
}

/// Every figure, in the order of [`KpiName`].
#[must_use]
pub fn kpis(facts: &KpiFacts, context: &KpiContext<'_>) -> Vec<Kpi> {
    let mut figures = retention::renewal_rates(facts, context);
    figures.push(retention::logo_churn(facts, context));
    figures.extend(retention::revenue_retention(facts, context));
    figures.push(retention::lifetime_value(facts, context));
    figures.push(retention::wallet_growth(facts, context));
    figures.push(retention::cross_sell_growth(facts, context));
    figures.extend(portfolio::health(facts, context));
    figures.extend(service::satisfaction(facts, context));
    figures.extend(service::tickets(facts, context));
    figures.push(portfolio::accounts_per_manager(facts, context));
    figures.push(service::request_time(facts, context));
    figures.extend(service::handovers(facts, context));
    figures
}

/// A figure at earlier dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trend {
    /// Which.
    pub name: KpiName,
    /// As-of days and values, earliest first, the present one last.
    pub points: Vec<(NaiveDate, Option<KpiValue>)>,
}

/// The as-of dates of a trend: `points - 1` times `step_months` months ago, and so on to the present one.
#[must_use]
pub fn trend_days(as_of: AsOf, points: u32, step_months: u32) -> Vec<AsOf> {
    let at = |back: u32| match back {
        0 => as_of,
        _ => {
            let day = months_earlier(as_of.day, back * step_months);
            AsOf { day, at: as_of.zone.end_of(day), past: true, zone: as_of.zone }
        }
    };
    (0..points).rev().map(at).collect()
}

/// Every figure at each of the contexts, earliest first.
#[must_use]
pub fn trends<'p>(facts: &KpiFacts, contexts: impl IntoIterator<Item = KpiContext<'p>>) -> Vec<Trend> {
    let mut trends: Vec<Trend> = Vec::new();
    for context in contexts {
        let as_of = context.as_of;
        for kpi in kpis(facts, &context) {
            match trends.iter_mut().find(|trend| trend.name == kpi.name) {
                Some(trend) => trend.points.push((as_of.day, kpi.value)),
                None => trends.push(Trend { name: kpi.name, points: vec![(as_of.day, kpi.value)] }),
            }
        }
    }
    trends
}
