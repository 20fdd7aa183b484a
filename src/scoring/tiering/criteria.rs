//! The criteria of an axis, and what the facts say about each.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::facts::{Period, TieringFacts};
use super::figures::Figures;
use crate::domain::Coded;
use crate::domain::account::{AccountKind, Axis, Criterion};
use crate::domain::health::{FactSource, InputState};
use crate::domain::score::Tenths;
use crate::policy::tiering::TieringPolicy;

/// A criterion of an axis: measured from the books, or judged by a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AxisCriterion {
    /// Value: revenue of the trailing 12 months, or of the last full year.
    Revenue,
    /// Value: profit of the last full year.
    Profit,
    /// Value: invoices in the trailing 12 months.
    Repurchase,
    /// Value: mean invoice, for the silent big spender.
    OrderValue,
    /// Potential: growth of revenue a year.
    Growth,
    /// Judged from 1 to 5.
    Judged(Criterion),
}

impl AxisCriterion {
    /// The code, as in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Revenue => "revenue",
            Self::Profit => "profit",
            Self::Repurchase => "repurchase",
            Self::OrderValue => "order_value",
            Self::Growth => "growth",
            Self::Judged(criterion) => criterion.code(),
        }
    }

    /// The criteria of an axis for a kind of customer. The potential of a person is that of a career and of assets.
    fn of(axis: Axis, kind: AccountKind) -> Vec<Self> {
        let measured: &[Self] = match axis {
            Axis::Value => &[Self::Revenue, Self::Profit, Self::Repurchase, Self::OrderValue],
            Axis::Potential => &[Self::Growth],
            Axis::Strategic | Axis::Cooperation | Axis::Risk => &[],
        };
        let of_person = |criterion: Criterion| matches!(criterion, Criterion::Career | Criterion::AssetPlans);
        let fits = |criterion: Criterion| axis != Axis::Potential || of_person(criterion) == (kind == AccountKind::Individual);
        let judged = Criterion::ALL.iter().copied().filter(|criterion| criterion.axis() == axis && fits(*criterion)).map(Self::Judged);
        measured.iter().copied().chain(judged).collect()
    }
}

impl Serialize for AxisCriterion {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// The value of a criterion's input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CriterionInput {
    /// Minor units of the reporting currency.
    Amount(i64),
    /// A number of invoices.
    Count(u32),
    /// Growth a year in tenths of a percent.
    Growth(i32),
    /// A judgement from 1 to 5.
    Rating(u8),
}

/// Minor units, numbers and ratings as numbers, growth as a percentage in a decimal string.
impl Serialize for CriterionInput {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Amount(minor) => s.serialize_i64(minor),
            Self::Count(count) => s.serialize_u32(count),
            Self::Growth(tenths) => s.collect_str(&Tenths(tenths)),
            Self::Rating(rating) => s.serialize_u8(rating),
        }
    }
}

/// One criterion of an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CriterionPart {
    /// Which.
    pub criterion: AxisCriterion,
    /// Whether it counts.
    pub state: InputState,
    /// What is known; `None` unless the state is known.
    pub input: Option<CriterionInput>,
    /// 0 to 100.
    pub points: Option<u8>,
    /// The day of the fact, also of a judgement grown stale; for a period its last day.
    pub fact_on: Option<NaiveDate>,
    /// The period that a figure is of, so that a full year that stands in is labelled.
    pub period: Option<Period>,
    /// Where it comes from.
    pub source: Option<FactSource>,
}

impl CriterionPart {
    const fn unknown(criterion: AxisCriterion) -> Self {
        Self { criterion, state: InputState::Unknown, input: None, points: None, fact_on: None, period: None, source: None }
    }

    /// The same criterion with another input.
    pub(super) fn with(self, input: Option<CriterionInput>, policy: &TieringPolicy) -> Self {
        let state = if input.is_some() { InputState::Known } else { InputState::Unknown };
        Self { state, input, points: input.map(|input| points(self.criterion, input, policy)), ..self }
    }
}

fn points(criterion: AxisCriterion, input: CriterionInput, policy: &TieringPolicy) -> u8 {
    let steps = match criterion {
        AxisCriterion::Revenue => &policy.revenue,
        AxisCriterion::Profit => &policy.profit,
        AxisCriterion::Repurchase => &policy.repurchase,
        AxisCriterion::OrderValue => &policy.order_value,
        AxisCriterion::Growth => &policy.growth,
        AxisCriterion::Judged(_) => {
            let CriterionInput::Rating(rating) = input else { return 0 };
            let points = policy.judged_points.get(usize::from(rating).saturating_sub(1)).or(policy.judged_points.last());
            return points.and_then(|points| u8::try_from(*points).ok()).unwrap_or(0);
        }
    };
    let measure = match input {
        CriterionInput::Amount(minor) => minor,
        CriterionInput::Count(count) => i64::from(count),
        CriterionInput::Growth(tenths) => i64::from(tenths),
        CriterionInput::Rating(rating) => i64::from(rating),
    };
    steps.of(measure).1
}

/// Inputs that stand for every step a criterion may fall on.
pub(super) fn alternatives(criterion: AxisCriterion, policy: &TieringPolicy) -> Vec<CriterionInput> {
    let (steps, input): (_, fn(i64) -> CriterionInput) = match criterion {
        AxisCriterion::Revenue => (&policy.revenue, CriterionInput::Amount),
        AxisCriterion::Profit => (&policy.profit, CriterionInput::Amount),
        AxisCriterion::OrderValue => (&policy.order_value, CriterionInput::Amount),
        AxisCriterion::Repurchase => (&policy.repurchase, |count| CriterionInput::Count(u32::try_from(count).unwrap_or(0))),
        AxisCriterion::Growth => (&policy.growth, |tenths| CriterionInput::Growth(i32::try_from(tenths).unwrap_or(0))),
        AxisCriterion::Judged(_) => return (1..=5).map(CriterionInput::Rating).collect(),
    };
    // The lowest step has no bound of its own: the largest input that still falls on it stands for it.
    steps.ranges().map(|(least, most, _)| input(least.or(most).unwrap_or(0))).collect()
}

/// What the facts say about the criteria of an axis.
pub(super) fn of_axis(axis: Axis, facts: &TieringFacts, figures: &Figures, policy: &TieringPolicy, as_of: NaiveDate) -> Vec<CriterionPart> {
    let criteria = AxisCriterion::of(axis, facts.kind);
    criteria
        .into_iter()
        .map(|criterion| match criterion {
            AxisCriterion::Judged(judged) => judgement(judged, facts, policy, as_of),
            measured => measure(measured, figures, policy),
        })
        .collect()
}

fn measure(criterion: AxisCriterion, figures: &Figures, policy: &TieringPolicy) -> CriterionPart {
    let unknown = CriterionPart::unknown(criterion);
    let of_period = |input: CriterionInput, period: Period, source: FactSource| CriterionPart {
        fact_on: Some(period.to),
        period: Some(period),
        source: Some(source),
        ..unknown.with(Some(input), policy)
    };
    let of_orders = |input: CriterionInput, last: NaiveDate| CriterionPart {
        fact_on: Some(last),
        source: Some(FactSource::Records),
        ..unknown.with(Some(input), policy)
    };
    let found = match criterion {
        AxisCriterion::Revenue => {
            figures.revenue.map(|figure| of_period(CriterionInput::Amount(figure.minor), figure.period, figure.source))
        }
        AxisCriterion::Profit => figures.profit.map(|figure| of_period(CriterionInput::Amount(figure.minor), figure.period, figure.source)),
        AxisCriterion::Growth => figures.growth.map(|(tenths, period, source)| of_period(CriterionInput::Growth(tenths), period, source)),
        AxisCriterion::Repurchase => figures.orders.map(|(count, last)| of_orders(CriterionInput::Count(count), last)),
        AxisCriterion::OrderValue => {
            figures.order_value.zip(figures.orders).map(|(mean, (_, last))| of_orders(CriterionInput::Amount(mean), last))
        }
        AxisCriterion::Judged(_) => None,
    };
    found.unwrap_or(unknown)
}

/// The latest judgement, known iff 0 <= as-of - its day <= validity.
fn judgement(criterion: Criterion, facts: &TieringFacts, policy: &TieringPolicy, as_of: NaiveDate) -> CriterionPart {
    let unknown = CriterionPart::unknown(AxisCriterion::Judged(criterion));
    let judged = facts.judgements.iter().filter(|judged| judged.criterion == criterion && judged.fact.on <= as_of);
    let Some(latest) = judged.max_by_key(|judged| (judged.fact.on, judged.fact.row)) else { return unknown };
    let dated = CriterionPart { fact_on: Some(latest.fact.on), source: Some(latest.fact.source), ..unknown };
    let oldest = as_of.checked_sub_days(Days::new(u64::from(policy.judged_validity_days)));
    match oldest.is_none_or(|oldest| latest.fact.on >= oldest) {
        true => dated.with(Some(CriterionInput::Rating(latest.fact.value)), policy),
        false => dated,
    }
}
