//! TOML to typed, validated policy. Every number that a rule uses is in a file under `assets/policy`; a user's file with
//! only the keys that differ is laid over it.

pub mod alerts;
pub mod cadence;
pub mod chain;
pub mod handover;
pub mod health;
pub mod kpi;
pub mod playbook;
mod read;
pub mod sla;
pub mod steps;
pub mod tiering;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::codes;
use crate::domain::Coded;
use crate::domain::account::Tier;
use crate::domain::placed::{Document, FileError, Place, Problem};

pub use alerts::AlertPolicy;
pub use cadence::CadencePolicy;
pub use chain::ChainRules;
pub use handover::HandoverPolicy;
pub use health::{HealthPolicies, HealthPolicy};
pub use kpi::KpiPolicy;
pub use sla::SlaPolicy;
pub use tiering::TieringPolicy;

/// A mistake in a policy file, with file, line and column.
pub type PolicyError = FileError;

codes! {
    /// The files of a policy.
    pub enum Area {
        /// How healthy an account is.
        Health = "health",
        /// How accounts are tiered, and what a tier gets.
        Tiering = "tiering",
        /// How often we are in touch.
        Cadence = "cadence",
        /// How the decision chain is read.
        Chain = "chain",
        /// When alerts open and close.
        Alerts = "alerts",
        /// How fast tickets are answered.
        Sla = "sla",
        /// When the steps of a handover are due.
        Handover = "handover",
        /// What key figures are measured against.
        Kpi = "kpi",
    }
}

impl Area {
    fn shipped(self) -> &'static str {
        match self {
            Self::Health => include_str!("../../assets/policy/health.toml"),
            Self::Tiering => include_str!("../../assets/policy/tiering.toml"),
            Self::Cadence => include_str!("../../assets/policy/cadence.toml"),
            Self::Chain => include_str!("../../assets/policy/chain.toml"),
            Self::Alerts => include_str!("../../assets/policy/alerts.toml"),
            Self::Sla => include_str!("../../assets/policy/sla.toml"),
            Self::Handover => include_str!("../../assets/policy/handover.toml"),
            Self::Kpi => include_str!("../../assets/policy/kpi.toml"),
        }
    }

    /// What errors call the shipped file.
    #[must_use]
    pub fn shipped_name(self) -> String {
        format!("assets/policy/{self}.toml")
    }
}

/// A user's text for one area.
#[derive(Debug, Clone, Copy)]
pub struct Override<'t> {
    /// Which rules it changes.
    pub area: Area,
    /// What errors call it.
    pub file: &'t str,
    /// TOML with the keys that differ from the shipped file.
    pub text: &'t str,
}

/// A rule that two sets put differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleChange {
    /// Its dotted key, such as `health.model.usage.weight`.
    pub key: String,
    /// What the first set says, as TOML; none: nothing.
    pub before: Option<String>,
    /// What the second set says.
    pub after: Option<String>,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The practice documents that the program was made from.
    Practice,
    /// The makers of the program.
    Ours,
    /// The user, at this place of a policy file.
    User(Place),
}

/// All rules in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicySet {
    /// How healthy an account is.
    pub health: HealthPolicies,
    /// How accounts are tiered, and what a tier gets.
    pub tiering: TieringPolicy,
    /// How often we are in touch.
    pub cadence: CadencePolicy,
    /// How the decision chain is read.
    pub chain: ChainRules,
    /// When alerts open and close.
    pub alerts: AlertPolicy,
    /// How fast tickets are answered.
    pub sla: SlaPolicy,
    /// When the steps of a handover are due.
    pub handover: HandoverPolicy,
    /// What key figures are measured against.
    pub kpi: KpiPolicy,
    document: Document,
    ours: Vec<String>,
}

impl PolicySet {
    /// The rules that the program is shipped with.
    ///
    /// # Errors
    /// None in a released program: a test reads them.
    pub fn shipped() -> Result<Self, PolicyError> {
        Self::with(&[])
    }

    /// The shipped rules with a user's texts laid over them.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn with(overrides: &[Override<'_>]) -> Result<Self, PolicyError> {
        let mut parts = Vec::new();
        let mut ours = Vec::new();
        for &area in Area::ALL {
            let mut document = Document::parse(&area.shipped_name(), area.shipped())?;
            if let Some(origin) = document.remove("origin") {
                let table = origin.table()?;
                for path in table.get("ours")?.list()? {
                    ours.push(format!("{area}.{}", path.text()?));
                }
                table.finish()?;
            }
            for over in overrides.iter().filter(|over| over.area == area) {
                document.lay_over(Document::parse(over.file, over.text)?);
            }
            parts.push((area.code(), document));
        }
        Self::read(Document::join(parts), ours)
    }

    /// Rules from a text that [`PolicySet::full_text`] wrote. What it lacks because it was written by an older version of the
    /// program is as shipped.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn stored(name: &str, text: &str) -> Result<Self, PolicyError> {
        let shipped = Self::shipped()?;
        let mut document = shipped.document;
        document.lay_over(Document::parse(name, text)?);
        Self::read(document, shipped.ours)
    }

    /// These rules with other numbers for some keys: TOML with dotted keys as [`PolicySet::full_text`] writes them, such as
    /// `health.model.usage.weight = 40`. `name` is what errors call the text.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn changed(&self, name: &str, text: &str) -> Result<Self, PolicyError> {
        let mut document = self.document.clone();
        document.lay_over(Document::parse(name, text)?);
        Self::read(document, self.ours.clone())
    }

    /// Every number by its dotted key, as TOML, in the order of keys.
    #[must_use]
    pub fn numbers(&self) -> Vec<(String, String)> {
        let text = self.full_text();
        text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    /// What other rules say otherwise, by key in their order.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<RuleChange> {
        let (mine, theirs) = (BTreeMap::from_iter(self.numbers()), BTreeMap::from_iter(other.numbers()));
        let keys: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
        keys.into_iter()
            .filter(|key| mine.get(*key) != theirs.get(*key))
            .map(|key| RuleChange { key: key.clone(), before: mine.get(key).cloned(), after: theirs.get(key).cloned() })
            .collect()
    }

    fn read(document: Document, ours: Vec<String>) -> Result<Self, PolicyError> {
        let root = document.table()?;
        let part = |area: Area| document.part(area.code()).unwrap_or_else(|| document.clone());
        let set = Self {
            health: HealthPolicies::read(&part(Area::Health))?,
            tiering: TieringPolicy::read(&part(Area::Tiering))?,
            cadence: CadencePolicy::read(&part(Area::Cadence))?,
            chain: ChainRules::read(&part(Area::Chain))?,
            alerts: AlertPolicy::read(&part(Area::Alerts))?,
            sla: SlaPolicy::read(&part(Area::Sla))?,
            handover: HandoverPolicy::read(&part(Area::Handover))?,
            kpi: KpiPolicy::read(&part(Area::Kpi))?,
            ours,
            document: document.clone(),
        };
        for area in Area::ALL {
            root.get(area.code())?;
        }
        root.finish()?;
        set.check_rows()?;
        Ok(set)
    }

    /// Every row of response times that a tier names has to exist.
    fn check_rows(&self) -> Result<(), PolicyError> {
        for &tier in Tier::ALL {
            let name = &self.tiering.row(tier).sla;
            if self.sla.row(name).is_none() {
                let key = format!("tiering.tier.{tier}.sla");
                let place = self.document.find(&key).map(|(place, _)| place.clone()).unwrap_or_default();
                return Err(PolicyError { place, key, problem: Problem::Undefined(name.clone()) });
            }
        }
        Ok(())
    }

    /// The complete rules as one TOML text, to be stored when they are accepted: equal rules give equal text.
    #[must_use]
    pub fn full_text(&self) -> String {
        self.document.canonical()
    }

    /// A short name for the rules: 16 hexadecimal digits, equal for equal rules (FNV-1a over [`PolicySet::full_text`]). It tells
    /// versions apart and keys caches; it is no protection against forgery.
    #[must_use]
    pub fn digest(&self) -> String {
        let hash = self
            .full_text()
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        format!("{hash:016x}")
    }

    /// A short name for the shipped rules that costs no reading of them, to key caches: it differs between versions of the
    /// program whose shipped texts differ.
    #[must_use]
    pub fn shipped_fingerprint() -> u64 {
        let bytes = Area::ALL.iter().flat_map(|area| area.shipped().bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// Who says a number, by its dotted path such as `health.model.usage.weight`; `None` if there is no such key.
    #[must_use]
    pub fn origin(&self, path: &str) -> Option<Origin> {
        let (place, users) = self.document.find(path)?;
        if users {
            return Some(Origin::User(place.clone()));
        }
        let covers = |own: &String| path == own || path.strip_prefix(own.as_str()).is_some_and(|rest| rest.starts_with('.'));
        Some(if self.ours.iter().any(covers) { Origin::Ours } else { Origin::Practice })
    }
}

#[cfg(test)]
mod tests;
