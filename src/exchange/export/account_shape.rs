//! An account of the list in JSON.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use crate::domain::health::{Band, Dimension};
use crate::domain::{AccountId, Currency, Money, Tenths};
use crate::i18n::Strings;
use crate::portfolio::{Account, Column, causes_in_words};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::store::summary::Cause;

/// One account, as documented in docs/json.md.
#[derive(Debug, Serialize)]
pub struct AccountShape<'a> {
    id: AccountId,
    name: &'a str,
    short_name: Option<&'a str>,
    credit_code: Option<&'a str>,
    kind: AccountKind,
    lifecycle: Option<Lifecycle>,
    sensitivity: Sensitivity,
    tier: Tier,
    tier_basis: TierBasis,
    suggested_tier: Option<Tier>,
    health: HealthShape,
    change: Option<Tenths>,
    weeks: [Option<Tenths>; 8],
    causes: Vec<CauseShape>,
    why: String,
    last_two_way_touch: Option<NaiveDate>,
    touch_light: Light,
    renewal_on: Option<NaiveDate>,
    open_alerts: Option<u32>,
    owner: Option<&'a str>,
    parent: Option<&'a str>,
    city: Option<&'a str>,
    region: Option<&'a str>,
    industry: Option<&'a str>,
    revenue: Option<Money>,
    overdue: Money,
    tags: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct HealthShape {
    score: Option<Tenths>,
    band: Band,
    coverage: u8,
}

#[derive(Debug, Serialize)]
struct CauseShape {
    kind: &'static str,
    dimension: Dimension,
    from: Option<u8>,
    to: Option<u8>,
}

impl CauseShape {
    fn of(cause: Cause) -> Self {
        match cause {
            Cause::Fell { dimension, from, to } => Self { kind: "fell", dimension, from: Some(from), to: Some(to) },
            Cause::Low { dimension, points } => Self { kind: "low", dimension, from: None, to: Some(points) },
            Cause::Unknown { dimension } => Self { kind: "unknown", dimension, from: None, to: None },
        }
    }
}

impl<'a> AccountShape<'a> {
    /// The shape of an account.
    #[must_use]
    pub fn of(account: &Account<'a>, currency: Currency, strings: &Strings) -> Self {
        let text = |column| Some(account.text(column)).filter(|text| !text.is_empty());
        Self {
            id: account.id,
            name: account.name(),
            short_name: Some(account.shown_name()).filter(|shown| *shown != account.name()),
            credit_code: Some(account.credit_code()).filter(|code| !code.is_empty()),
            kind: account.kind(),
            lifecycle: account.lifecycle(),
            sensitivity: account.sensitivity(),
            tier: account.tier(),
            tier_basis: account.tier_basis(),
            suggested_tier: account.suggested(),
            health: HealthShape { score: account.score(), band: account.band(), coverage: account.coverage() },
            change: account.change(),
            weeks: account.weeks(),
            causes: account.causes().map(CauseShape::of).collect(),
            why: causes_in_words(account.causes(), strings),
            last_two_way_touch: super::accounts::last_touch(account),
            touch_light: account.light(),
            renewal_on: account.renews_on(),
            open_alerts: account.open_alerts().map(u32::from),
            owner: text(Column::Owner),
            parent: text(Column::Parent),
            city: text(Column::City),
            region: text(Column::Region),
            industry: text(Column::Industry),
            revenue: account.revenue().map(|minor| Money::new(minor, currency)),
            overdue: Money::new(account.overdue(), currency),
            tags: account.tags().collect(),
        }
    }
}
