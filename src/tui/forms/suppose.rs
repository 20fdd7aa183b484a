//! What is supposed rather than known: an input of the health score, a number of the rules.

use super::{capital, choices, chosen};
use crate::domain::dealings::RenewalIntent;
use crate::domain::health::Dimension;
use crate::domain::reading::Share;
use crate::domain::{Coded, text::one_line};
use crate::scoring::health::HealthInput;
use crate::tui::overlays::form::{Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// Longest text of a rule.
const LONGEST: usize = 2000;

/// Asks for another input of a dimension; an empty field means that it is not known.
#[must_use]
pub fn input_form(dimension: Dimension, held: Option<HealthInput>, look: &Look) -> Form {
    let strings = &look.strings;
    let name = capital(&strings.portfolio_dimension(dimension.code()));
    let kind = match dimension {
        Dimension::Usage => Kind::Share,
        Dimension::Value => Kind::Choice(choices::<RenewalIntent>(look)),
        Dimension::Relationship => Kind::Whole(0, 10),
        Dimension::Service => Kind::Whole(0, 1_000_000),
        Dimension::Receivables | Dimension::Cadence => Kind::Whole(0, 100_000),
        Dimension::PromisesKept | Dimension::MilestonesOnTime => Kind::Whole(0, 100),
    };
    let held = match held {
        None => Value::Nothing,
        Some(HealthInput::Share(share)) => Share::from_basis_points(share.into()).map_or(Value::Nothing, Value::Share),
        Some(HealthInput::Intent(intent)) => Value::Choice(intent.code().to_owned()),
        Some(other) => Value::Whole(other.measure()),
    };
    let field = Field::new("value", name.clone(), kind).holding(held).hint(strings.what_if_hint(dimension.code()));
    Form::new(strings.what_if_form(name), vec![field], look)
}

/// The input that was supposed; none: unknown.
#[must_use]
pub fn supposed_input(dimension: Dimension, filled: &Filled) -> Option<HealthInput> {
    match filled.value("value") {
        Value::Share(share) => Some(HealthInput::from_measure(dimension, share.basis_points())),
        Value::Whole(number) => Some(HealthInput::from_measure(dimension, *number)),
        Value::Choice(_) => chosen::<RenewalIntent>(filled, "value").map(HealthInput::Intent),
        _ => None,
    }
}

/// Asks for another value of a rule.
#[must_use]
pub fn rule_form(key: &str, held: &str, in_force: &str, look: &Look) -> Form {
    let strings = &look.strings;
    let field = Field::new("value", one_line(key), Kind::Text(LONGEST))
        .holding(Value::Text(held.to_owned()))
        .required()
        .hint(strings.what_if_rule_hint(in_force));
    Form::new(strings.what_if_form(key), vec![field], look)
}
