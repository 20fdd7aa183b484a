//! The five axes as JSON and in words: amounts with their currency.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::failure::Stop;
use super::out::Out;
use crate::domain::account::{Axis, Tier};
use crate::domain::health::{FactSource, InputState};
use crate::domain::{Coded, Currency, Money, Tenths};
use crate::i18n::{Strings, label};
use crate::scoring::tiering::{AxisPart, CriterionInput, CriterionPart, GuardHeld, Period, Rfm, RiskLevel, Tiering};

/// What tiering says, as documented in docs/json.md.
#[derive(Serialize)]
pub struct Shape {
    score: Option<Tenths>,
    coverage: u32,
    by_score: Option<Tier>,
    suggested: Option<Tier>,
    guards: Vec<GuardHeld>,
    axes: Vec<AxisShape>,
    risk: RiskLevel,
    overcapacity: bool,
    lower_service: bool,
    rfm: Rfm,
    lifetime_value: Option<Money>,
    amounts_left_out: u32,
}

#[derive(Serialize)]
struct AxisShape {
    axis: Axis,
    state: InputState,
    value: Option<u32>,
    weight: u32,
    points: Tenths,
    criteria: Vec<CriterionShape>,
}

#[derive(Serialize)]
struct CriterionShape {
    criterion: &'static str,
    state: InputState,
    /// Money, a count, percent a year as a decimal string, or a judgement from 1 to 5.
    input: Json,
    points: Option<u8>,
    fact_on: Option<NaiveDate>,
    period: Option<Period>,
    source: Option<FactSource>,
}

impl Shape {
    /// With amounts in the reporting currency.
    #[must_use]
    pub fn of(tiering: &Tiering, currency: Currency) -> Self {
        Self {
            score: tiering.score,
            coverage: tiering.coverage,
            by_score: tiering.by_score,
            suggested: tiering.suggested,
            guards: tiering.guards.clone(),
            axes: tiering.axes.iter().map(|axis| axis_shape(axis, currency)).collect(),
            risk: tiering.risk,
            overcapacity: tiering.overcapacity,
            lower_service: tiering.lower_service,
            rfm: tiering.rfm,
            lifetime_value: tiering.lifetime_value.map(|minor| Money::new(minor, currency)),
            amounts_left_out: tiering.left_out,
        }
    }
}

fn axis_shape(part: &AxisPart, currency: Currency) -> AxisShape {
    AxisShape {
        axis: part.axis,
        state: part.state,
        value: part.value,
        weight: part.weight,
        points: part.points,
        criteria: part.criteria.iter().map(|criterion| criterion_shape(criterion, currency)).collect(),
    }
}

fn criterion_shape(part: &CriterionPart, currency: Currency) -> CriterionShape {
    let input = match part.input {
        None => Json::Null,
        Some(CriterionInput::Amount(minor)) => json!(Money::new(minor, currency)),
        Some(CriterionInput::Count(count)) => json!(count),
        Some(CriterionInput::Growth(tenths)) => json!(Tenths(tenths)),
        Some(CriterionInput::Rating(rating)) => json!(rating),
    };
    CriterionShape {
        criterion: part.criterion.code(),
        state: part.state,
        input,
        points: part.points,
        fact_on: part.fact_on,
        period: part.period,
        source: part.source,
    }
}

/// Tells what is suggested and why: the axes, the guards that held, and what had no rate to the currency that sums are told in.
///
/// # Errors
/// [`Stop`] if the output is closed.
pub fn tell(tiering: &Tiering, currency: Currency, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    let suggested = tiering.suggested.map_or_else(|| strings.cli_tiering_none(), |tier| tier.code().to_owned());
    let score = tiering.score.map_or_else(|| "-".to_owned(), |score| score.to_string());
    out.line(&strings.cli_tiering_line(suggested, score, tiering.coverage.to_string()))?;
    let axes: Vec<String> = tiering
        .axes
        .iter()
        .map(|axis| {
            let value = axis.value.map_or_else(|| label(InputState::Unknown, strings), |value| value.to_string());
            format!("{} {value}", label(axis.axis, strings))
        })
        .collect();
    out.line(&axes.join("  "))?;
    for held in &tiering.guards {
        out.line(&strings.cli_tiering_guard(held.from.code(), held.to.code(), label(held.guard, strings)))?;
    }
    if tiering.left_out > 0 {
        out.line(&strings.cli_tiering_left_out(tiering.left_out, currency.code()))?;
    }
    Ok(())
}
