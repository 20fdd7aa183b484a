//! What if an input of the health score, or a number of the rules, were another: score, band, alerts and portfolio beside the stored ones. Nothing
//! is stored.

use std::collections::BTreeMap;

use serde::Serialize;

use super::account::{owner, state};
use super::{OpenAlert, State, States, Sum, Totals};
use crate::domain::account::AccountKind;
use crate::domain::calendar::WorkCalendar;
use crate::domain::dealings::RenewalIntent;
use crate::domain::health::Dimension;
use crate::domain::placed::Problem;
use crate::domain::reading;
use crate::domain::{AccountId, AsOf, Coded, Currency, RowId};
use crate::policy::{PolicyError, PolicySet};
use crate::scoring::alerts::{Reading, readings, suppose};
use crate::scoring::health::{Health, HealthInput, score_health, what_if};
use crate::store::facts::{AccountFacts, Depth};
use crate::store::policies::Policies;
use crate::store::{Error, Reader, Table};

/// What errors call a number that is supposed.
const NAME: &str = "what-if";

/// What is supposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supposed {
    /// Inputs that are other than known; none: unknown.
    pub inputs: BTreeMap<Dimension, Option<HealthInput>>,
    /// Rules by their dotted key, as TOML.
    pub rules: BTreeMap<String, String>,
}

impl Supposed {
    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty() && self.rules.is_empty()
    }

    /// The rules with what is supposed of them.
    ///
    /// # Errors
    /// A key that does not exist, or a value that it does not take.
    pub fn policy(&self, in_force: &PolicySet) -> Result<PolicySet, PolicyError> {
        let text: String = self.rules.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        in_force.changed(NAME, &text)
    }

    /// Supposes another number for a rule; a text need not be in quotes. What is as in force is no supposition.
    ///
    /// # Errors
    /// A key that does not exist, or a value that it does not take.
    pub fn rule(&mut self, in_force: &PolicySet, key: &str, value: &str) -> Result<(), PolicyError> {
        let tried = |value: String| {
            let rules = BTreeMap::from([(key.to_owned(), value)]);
            Self { inputs: BTreeMap::new(), rules }.policy(in_force)
        };
        let found = match tried(value.trim().to_owned()) {
            // A text without its quotes.
            Err(PolicyError { problem: Problem::Syntax(_), .. }) => tried(toml::Value::String(value.trim().to_owned()).to_string())?,
            other => other?,
        };
        match in_force.differences(&found).into_iter().find(|change| change.key == key).and_then(|change| change.after) {
            Some(value) => drop(self.rules.insert(key.to_owned(), value)),
            None => drop(self.rules.remove(key)),
        }
        Ok(())
    }
}

/// How an account would stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its health, with contributions.
    pub health: Health,
    /// In short.
    pub state: State,
    /// Where the alert rules stand.
    pub readings: Vec<Reading>,
}

/// An account, as a basis for suppositions.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The account.
    pub account: AccountId,
    /// What lists call it.
    pub name: String,
    /// Its kind.
    pub kind: AccountKind,
    /// As of when.
    pub as_of: AsOf,
    facts: AccountFacts,
    owner: String,
    policies: Policies,
}

impl Basis {
    /// Reads an account; none if it does not exist.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(records: Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Option<Self>, Error> {
        let Some(row) = records.row(Table::Account, account.raw())? else { return Ok(None) };
        let Some(facts) = records.facts(account, as_of.zone, as_of.day)? else { return Ok(None) };
        Ok(Some(Self {
            account,
            name: row.text("short_name").or_else(|| row.text("name")).unwrap_or_default().to_owned(),
            kind: facts.tiering.kind,
            as_of,
            owner: owner(records, account, as_of)?,
            policies: records.policies()?,
            facts,
        }))
    }

    /// The rules in force.
    #[must_use]
    pub fn policy(&self) -> &PolicySet {
        self.policies.on(self.as_of.day)
    }

    /// The rules that one may want to suppose otherwise for this account, with what is in force.
    #[must_use]
    pub fn rules(&self) -> Vec<(String, String)> {
        let model = self.policy().health.for_kind(self.kind);
        let mut wanted = vec![format!("health.kind.{}.", self.kind)];
        wanted.extend(model.dimensions.iter().map(|part| format!("health.model.{}.", part.dimension)));
        wanted.extend(
            ["health.model.bands.", "health.model.rated_from_percent", "tiering.bounds.", "tiering.axes.", "alerts."].map(str::to_owned),
        );
        let numbers = self.policy().numbers();
        wanted.iter().flat_map(|prefix| numbers.iter().filter(move |(key, _)| key.starts_with(prefix))).cloned().collect()
    }

    /// All rules of all days, with what is supposed of today's.
    fn supposing(&self, supposed: &Supposed) -> Policies {
        match supposed.policy(self.policy()) {
            Ok(policy) if !supposed.rules.is_empty() => self.policies.with(self.as_of.day, policy),
            _ => self.policies.clone(),
        }
    }

    /// How the account would stand; with nothing supposed, how it stands.
    ///
    /// # Errors
    /// Those of the database.
    pub fn outcome(&self, records: Reader<'_>, calendar: &WorkCalendar, supposed: &Supposed) -> Result<Outcome, Error> {
        let policies = self.supposing(supposed);
        let (as_of, policy) = (self.as_of, policies.on(self.as_of.day));
        let model = policy.health.for_kind(self.kind);
        let mut health = score_health(&self.facts.health_on(policy, as_of.day), model, as_of.day);
        for (dimension, input) in &supposed.inputs {
            health = what_if(model, &health, *dimension, *input);
        }
        let context = policies.context(calendar, as_of);
        let (mut open, mut stand) = (Vec::new(), Vec::new());
        if let Some(mut watched) = records.watched(&policies, calendar, as_of, self.account, Depth::All)? {
            for (dimension, input) in &supposed.inputs {
                let points = health.contributions.iter().find(|part| part.dimension == *dimension).and_then(|part| part.band_points);
                if let (Some(input), Some(points)) = (input, points) {
                    suppose(&mut watched.facts, self.account, as_of.day, *input, points);
                }
            }
            open = OpenAlert::of(&watched.duties(&context).decided.alerts);
            stand = readings(&watched.facts, &context);
        }
        let state = state(&self.facts, &policies, &health, open, self.owner.clone(), as_of);
        Ok(Outcome { health, state, readings: stand })
    }

    /// Everybody else in sum, and this account, as they would stand under the rules that are supposed.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database.
    pub fn others(
        &self,
        records: Reader<'_>,
        calendar: &WorkCalendar,
        supposed: &Supposed,
        go_on: &mut dyn FnMut(crate::store::summary::Progress) -> bool,
    ) -> Result<Others, Error> {
        let mut all: States = super::states(records, &self.supposing(supposed), calendar, self.as_of, go_on)?;
        let own = all.remove(&self.account).map(|(_, state)| state);
        Ok(Others {
            sum: Sum::of(all.values().map(|(_, state)| state)),
            revenue: own.and_then(|own| own.revenue),
            currency: records.reporting_currency()?,
        })
    }
}

/// Everybody but one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Others {
    sum: Sum,
    /// The revenue of that account, in minor units.
    revenue: Option<i64>,
    currency: Currency,
}

impl Others {
    /// The whole portfolio with the account standing so.
    #[must_use]
    pub fn with(&self, state: &State) -> Totals {
        let mut sum = self.sum;
        sum.add(&State { revenue: self.revenue, ..state.clone() });
        sum.totals(self.currency)
    }
}

/// Why a supposed input cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NotAnInput;

/// The word for an input that is not known.
pub const UNKNOWN: &str = "unknown";

/// Reads an input of a dimension: a share, a word about renewing by its code, a number; [`UNKNOWN`] for none.
///
/// # Errors
/// [`NotAnInput`] if it is none of that dimension.
pub fn input(dimension: Dimension, typed: &str) -> Result<Option<HealthInput>, NotAnInput> {
    let typed = typed.trim();
    if typed == UNKNOWN {
        return Ok(None);
    }
    let number = |most: u32| typed.trim_end_matches('%').trim().parse::<u32>().ok().filter(|number| *number <= most).ok_or(NotAnInput);
    Ok(Some(match dimension {
        Dimension::Usage => {
            let share = if typed.ends_with(['%', '\u{ff05}']) { typed.to_owned() } else { format!("{typed}%") };
            let share = reading::share(&share).ok().and_then(|read| read.value()).ok_or(NotAnInput)?;
            HealthInput::Share(u16::try_from(share.basis_points()).map_err(|_| NotAnInput)?)
        }
        Dimension::Value => HealthInput::Intent(RenewalIntent::from_code(typed).map_err(|_| NotAnInput)?),
        Dimension::Service => HealthInput::Tickets(number(1_000_000)?),
        Dimension::Relationship => HealthInput::Rating(u8::try_from(number(10)?).map_err(|_| NotAnInput)?),
        Dimension::Receivables => HealthInput::OverdueDays(number(100_000)?),
        Dimension::Cadence => HealthInput::SilencePercent(number(100_000)?),
        Dimension::PromisesKept | Dimension::MilestonesOnTime => HealthInput::KeptPercent(number(100)?),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_read_as_their_dimension_takes_them() {
        assert_eq!(input(Dimension::Usage, "62.5"), Ok(Some(HealthInput::Share(6250))));
        assert_eq!(input(Dimension::Usage, "30%"), Ok(Some(HealthInput::Share(3000))));
        assert_eq!(input(Dimension::Usage, "0.5"), Ok(Some(HealthInput::Share(50))), "half a percent, not fifty");
        assert_eq!(input(Dimension::Value, "declines"), Ok(Some(HealthInput::Intent(RenewalIntent::Declines))));
        assert_eq!(input(Dimension::Service, " 3 "), Ok(Some(HealthInput::Tickets(3))));
        assert_eq!(input(Dimension::Relationship, "unknown"), Ok(None));
        for (dimension, wrong) in [
            (Dimension::Usage, "101"),
            (Dimension::Usage, "-1"),
            (Dimension::Value, "maybe"),
            (Dimension::Relationship, "11"),
            (Dimension::Service, "two"),
            (Dimension::Service, ""),
            (Dimension::PromisesKept, "101"),
        ] {
            assert_eq!(input(dimension, wrong), Err(NotAnInput), "{wrong}");
        }
    }

    #[test]
    fn a_rule_is_supposed_by_its_key_and_not_where_it_says_what_holds() {
        let policy = PolicySet::shipped().unwrap();
        let mut supposed = Supposed::default();
        supposed.rule(&policy, "health.model.usage.weight", "60").unwrap();
        supposed.rule(&policy, "alerts.receivable.due", "1 working day").unwrap();
        assert_eq!(supposed.rules.get("alerts.receivable.due").map(String::as_str), Some("\"1 working day\""));
        let other = supposed.policy(&policy).unwrap();
        assert_eq!(policy.differences(&other).len(), 2);
        supposed.rule(&policy, "health.model.usage.weight", "30").unwrap();
        assert_eq!(supposed.rules.len(), 1, "30 is what holds");
        assert!(supposed.rule(&policy, "health.model.usage.weight", "many").is_err());
        assert!(supposed.rule(&policy, "health.model.sage.weight", "3").is_err());
        assert!(supposed.rule(&policy, "alerts", "3").is_err());
        assert!(supposed.rule(&policy, "x = 1\nalerts.event.due", "3").is_err());
        let said = supposed.rule(&policy, "health.model.usage.weight", "a lot").unwrap_err();
        assert!(matches!(said.problem, Problem::WrongType { .. }), "{said}");
        assert_eq!(supposed.rules.len(), 1, "what cannot be is not kept");
    }
}
