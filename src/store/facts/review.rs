//! The review of tiers: what is in force beside what is suggested, when each is to be looked at again, and how tiers moved.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::pool::{Accounts, TieringPools};
use super::source::Scan;
use crate::domain::account::{AccountKind, Lifecycle, Tier};
use crate::domain::calendar::WorkCalendar;
use crate::domain::needs::Bearing;
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, AsOf, Coded, Currency, RowId, Tenths};
use crate::scoring::tiering::{
    AxisCriterion, CriterionInput, EffectiveTier, GuardHeld, Retiering, Rfm, Tiering, TieringFacts, effective_tier, next_retiering,
    suggest_tier, top_by_revenue,
};
use crate::store::catalog::Table;
use crate::store::error::Error;
use crate::store::policies::Policies;
use crate::store::row::{Reader, Row};
use crate::store::summary::Progress;

/// Accounts between two looks at the cancel flag.
const STEP: usize = 512;

/// An account in the review.
#[derive(Debug, Clone)]
pub struct TierReview {
    /// Which.
    pub account: AccountId,
    /// Its short name, else its name.
    pub name: String,
    /// The tier in force.
    pub effective: EffectiveTier,
    /// Why it was decided so; empty without a decision.
    pub reason: String,
    /// What the axes suggest.
    pub suggested: Option<Tier>,
    /// Their score.
    pub score: Option<Tenths>,
    /// Known weight in percent, floored.
    pub coverage: u32,
    /// The guards that corrected the tier of the score.
    pub guards: Vec<GuardHeld>,
    /// Whether poor cooperation suggests the next lower service level.
    pub lower_service: bool,
    /// Recency, frequency, monetary value.
    pub rfm: Rfm,
    /// In minor units of the reporting currency.
    pub lifetime_value: Option<i64>,
    /// Revenue of twelve months, likewise.
    pub revenue: Option<i64>,
    /// Whether it is among those with the most revenue.
    pub top_revenue: bool,
    /// When it is to be looked at again.
    pub due: Retiering,
}

impl TierReview {
    /// Whether something else is suggested than is in force.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.suggested.is_some_and(|suggested| suggested != self.effective.tier)
    }
}

/// The review of all accounts that are not lost.
#[derive(Debug, Clone)]
pub struct TierReviews {
    /// The earliest due first; of those of one day what differs from the suggestion, then the larger revenue.
    pub accounts: Vec<TierReview>,
    /// The last working day of the running quarter: until then the queue is to be worked off.
    pub quarter_end: NaiveDate,
    /// The currency of amounts.
    pub currency: Currency,
}

impl TierReviews {
    /// How many are to be looked at within the quarter.
    #[must_use]
    pub fn due(&self) -> usize {
        self.accounts.iter().filter(|one| one.due.due_on <= self.quarter_end).count()
    }
}

/// A tier that somebody changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierMove {
    /// Of which account.
    pub account: AccountId,
    /// The tier decided before; none: it was the first decision.
    pub from: Option<Tier>,
    /// The tier decided.
    pub to: Tier,
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A decision as it stands in the records: when, which row, the tier, the reason.
type Decided = (NaiveDate, i64, Tier, String);

impl Reader<'_> {
    /// Every account that is not lost with its tier, the suggestion and the next look at it. `go_on` is told how far it is and answers whether
    /// to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database.
    pub fn tier_reviews(
        &self,
        policies: &Policies,
        calendar: &WorkCalendar,
        as_of: AsOf,
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<TierReviews, Error> {
        let policy = policies.on(as_of.day);
        let rows = self.all(Table::Account)?;
        let accounts = Accounts::new(rows.iter().map(|row| (row.id, row.date("created_on").unwrap_or_default())));
        let mut pools = TieringPools::new(&accounts, as_of.day, policy);
        Scan::all(*self, as_of.zone, as_of.day)?.tiering(&mut pools)?;
        let (decisions, stages, events) = (self.decisions(as_of)?, self.stages(as_of)?, self.telling_events(as_of)?);
        let mut facts = TieringFacts::empty(AccountKind::Enterprise);
        let mut found = Vec::with_capacity(rows.len());
        for (place, row) in rows.iter().enumerate() {
            if place.is_multiple_of(STEP) && !go_on(Progress { done: place as u64, of: rows.len() as u64 }) {
                return Err(Error::Cancelled);
            }
            if stages.get(&row.id).is_some_and(|(.., stage)| *stage == Lifecycle::Churned) || accounts.began(place) > as_of.day {
                continue;
            }
            pools.fill(place, row.code("kind").unwrap_or(AccountKind::Enterprise), &mut facts);
            let tiering = suggest_tier(&facts, &policy.tiering, as_of.day);
            let effective = effective_tier(&pools.decisions(place), tiering.suggested, as_of.day);
            let decided = decisions.get(&row.id).and_then(|made| made.last());
            let happened = events.get(&row.id).map_or(&[][..], Vec::as_slice);
            let since = row.date("created_on").unwrap_or_default();
            let due = next_retiering(effective.decided_on, since, happened, &policy.tiering, calendar, as_of);
            found.push(review(row, tiering, effective, decided, due));
        }
        let revenues: Vec<Option<i64>> = found.iter().map(|one| one.revenue).collect();
        let top = top_by_revenue(&revenues, policy.tiering.top_revenue_percent);
        found.iter_mut().zip(top).for_each(|(one, top)| one.top_revenue = top);
        found.sort_by_key(|one| (one.due.due_on, !one.differs(), std::cmp::Reverse(one.revenue), one.account));
        let quarter_end = calendar.last_working_day_of_quarter(as_of.day);
        Ok(TierReviews { accounts: found, quarter_end, currency: self.reporting_currency()? })
    }

    /// The tiers that people changed after a day, up to the as-of day; the latest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn tier_moves(&self, after: NaiveDate, as_of: AsOf) -> Result<Vec<TierMove>, Error> {
        let mut moves = Vec::new();
        for (account, made) in self.decisions(as_of)? {
            let mut from = None;
            for (on, _, to, reason) in made {
                if on > after && from != Some(to) {
                    moves.push(TierMove { account: AccountId::from_raw(account), from, to, on, reason });
                }
                from = Some(to);
            }
        }
        moves.sort_by_key(|one| (std::cmp::Reverse(one.on), one.account));
        Ok(moves)
    }

    /// The decisions about each account up to a day, earliest first.
    fn decisions(&self, as_of: AsOf) -> Result<BTreeMap<i64, Vec<Decided>>, Error> {
        let mut made: BTreeMap<i64, Vec<Decided>> = BTreeMap::new();
        for row in self.all(Table::TierDecision)? {
            let (Some(account), Some(on), Some(tier)) = (row.int("account_id"), row.date("decided_on"), row.code("tier")) else { continue };
            if as_of.includes_day(on) {
                made.entry(account).or_default().push((on, row.id, tier, row.text("reason").unwrap_or_default().to_owned()));
            }
        }
        made.values_mut().for_each(|own| own.sort_by_key(|(on, row, ..)| (*on, *row)));
        Ok(made)
    }

    /// Where the relation with each account stood on a day, with the day and row that say so.
    fn stages(&self, as_of: AsOf) -> Result<HashMap<i64, (NaiveDate, i64, Lifecycle)>, Error> {
        let mut stages: HashMap<i64, (NaiveDate, i64, Lifecycle)> = HashMap::new();
        for row in self.rows_where(Table::AccountField, &[("field", ProfileField::LifecycleStage.code().into())])? {
            let stage = row.text("value").and_then(|value| Lifecycle::from_code(value).ok());
            let (Some(account), Some(on), Some(stage)) = (row.int("account_id"), row.date("as_of"), stage) else { continue };
            if as_of.includes_day(on) {
                let slot = stages.entry(account).or_insert((on, row.id, stage));
                *slot = (*slot).max((on, row.id, stage));
            }
        }
        Ok(stages)
    }

    /// The days on which events were entered that are good or bad for the cooperation.
    fn telling_events(&self, as_of: AsOf) -> Result<HashMap<i64, Vec<NaiveDate>>, Error> {
        let mut events: HashMap<i64, Vec<NaiveDate>> = HashMap::new();
        for row in self.all(Table::AccountEvent)? {
            let telling = row.code::<Bearing>("bearing").is_some_and(|bearing| bearing != Bearing::Neutral);
            let entered = row.at("entered_at").filter(|at| telling && as_of.includes(*at));
            if let (Some(account), Some(at)) = (row.int("account_id"), entered) {
                events.entry(account).or_default().push(as_of.zone.day_of(at));
            }
        }
        Ok(events)
    }
}

fn review(row: &Row, tiering: Tiering, effective: EffectiveTier, decided: Option<&Decided>, due: Retiering) -> TierReview {
    let parts = tiering.axes.iter().flat_map(|axis| &axis.criteria);
    let revenue = parts.filter(|part| part.criterion == AxisCriterion::Revenue).find_map(|part| match part.input {
        Some(CriterionInput::Amount(minor)) => Some(minor),
        _ => None,
    });
    TierReview {
        account: AccountId::from_raw(row.id),
        name: row.text("short_name").or_else(|| row.text("name")).unwrap_or_default().to_owned(),
        effective,
        reason: decided.map(|(.., reason)| reason.clone()).unwrap_or_default(),
        suggested: tiering.suggested,
        score: tiering.score,
        coverage: tiering.coverage,
        guards: tiering.guards,
        lower_service: tiering.lower_service,
        rfm: tiering.rfm,
        lifetime_value: tiering.lifetime_value,
        revenue,
        top_revenue: false,
        due,
    }
}
