//! How often we are in touch (domain section 5).

use crate::domain::account::Tier;
use crate::domain::calendar::Span;
use crate::domain::placed::{Document, FileError, Problem, Table};
use crate::policy::read::numbers;

/// What is due on a rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadencePolicy {
    tiers: [Cadence; 3],
    /// Favours outside the contract that each account gets in a calendar month.
    pub favours_per_month: u32,
    /// The last days of a month in which a missing favour turns yellow.
    pub favour_yellow_last_days: u32,
    /// Accounts younger than this many days have no quarterly review.
    pub review_exempt_younger_than_days: u32,
    /// How soon an event is entered.
    pub event_enter_within: Span,
    /// How long a field of the archive is fresh, in days.
    pub archive_fresh_days: u32,
    /// Days ahead on which a birthday is announced.
    pub birthday_notice_days: [u32; 2],
    /// Days ahead on which a renewal is announced.
    pub renewal_notice_days: [u32; 3],
}

/// The rhythm of a tier, in days since the last two-way touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// Green up to this.
    pub ideal_days: u32,
    /// Red beyond this.
    pub max_days: u32,
}

impl CadencePolicy {
    /// The rhythm of a tier.
    #[must_use]
    pub const fn of(&self, tier: Tier) -> Cadence {
        let [a, b, c] = self.tiers;
        match tier {
            Tier::A => a,
            Tier::B => b,
            Tier::C => c,
        }
    }

    pub(super) fn read(document: &Document) -> Result<Self, FileError> {
        let root = document.table()?;
        let tiers = root.get("tier")?.table()?;
        let (favour, review, event) = (root.get("favour")?.table()?, root.get("review")?.table()?, root.get("event")?.table()?);
        let (archive, notice) = (root.get("archive")?.table()?, root.get("notice")?.table()?);
        let policy = Self {
            tiers: [cadence(&tiers, "A")?, cadence(&tiers, "B")?, cadence(&tiers, "C")?],
            favours_per_month: favour.get("per_month")?.integer(0..=31u32)?,
            favour_yellow_last_days: favour.get("yellow_last_days")?.integer(0..=31u32)?,
            review_exempt_younger_than_days: review.get("exempt_younger_than_days")?.integer(0..=3650u32)?,
            event_enter_within: Span::read(&event.get("enter_within")?)?,
            archive_fresh_days: archive.get("fresh_days")?.integer(1..=3650u32)?,
            birthday_notice_days: numbers(&notice.get("birthday_days")?, 0..=365)?,
            renewal_notice_days: numbers(&notice.get("renewal_days")?, 0..=3650)?,
        };
        for table in [tiers, favour, review, event, archive, notice, root] {
            table.finish()?;
        }
        Ok(policy)
    }
}

fn cadence(tiers: &Table<'_>, tier: &str) -> Result<Cadence, FileError> {
    let table = tiers.get(tier)?.table()?;
    let ideal = table.get("ideal_days")?;
    let cadence = Cadence { ideal_days: ideal.integer(1..=3650u32)?, max_days: table.get("max_days")?.integer(1..=3650u32)? };
    table.finish()?;
    if cadence.ideal_days > cadence.max_days {
        return Err(ideal.error(Problem::WrongOrder { smaller: "ideal_days", larger: "max_days" }));
    }
    Ok(cadence)
}
