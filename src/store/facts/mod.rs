//! What scores are computed from, gathered from the rows: for one account through indexes, for all by one scan of each table.

mod chain;
mod deals;
mod duty_rows;
mod figures;
mod group;
mod pool;
mod review;
mod service;
mod source;
mod titles;
mod watch;

use chrono::NaiveDate;

pub use duty_rows::Depth;
pub use figures::{COURSE_POINTS, Figures, TREND_WEEKS};
pub use review::{TierMove, TierReview, TierReviews};
pub use titles::{Titles, record_of};
pub use watch::{Duties, Watched};

pub(super) use pool::{Accounts, HealthPools, TieringPools};
pub(super) use service::answer;
pub(super) use source::{Needs, Scan};

use super::error::Error;
use super::row::Reader;
use super::value::day;
use crate::domain::account::AccountKind;
use crate::domain::{AccountId, Coded, RowId, Zone};
use crate::policy::PolicySet;
use crate::scoring::cadence::{CadenceOverride, cadence_in_force};
use crate::scoring::health::{Answer, Applicability, CadenceFact, Fact, HealthFacts, Obligation, TicketFact};
use crate::scoring::tiering::{EffectiveTier, Invoiced, Judgement, PeriodAmount, TierDecision, TieringFacts, effective_tier, suggest_tier};
use source::Keep;

/// Everything that the scores of one account are computed from. Facts of all days are there, so that it serves every past day,
/// except that invoices void by the as-of day are left out.
#[derive(Debug, Clone)]
pub struct AccountFacts {
    /// The account.
    pub account: AccountId,
    /// The day it was entered into the program.
    pub created_on: NaiveDate,
    /// For the health score; its cadence is set by [`AccountFacts::health_on`].
    pub health: HealthFacts,
    /// For the suggested tier.
    pub tiering: TieringFacts,
    /// Tiers that people set.
    pub decisions: Vec<TierDecision>,
    /// Cadences of the account's own.
    pub cadences: Vec<CadenceOverride>,
}

impl AccountFacts {
    /// The tier in force on a day.
    #[must_use]
    pub fn tier_on(&self, policy: &PolicySet, day: NaiveDate) -> EffectiveTier {
        let suggested = suggest_tier(&self.tiering, &policy.tiering, day).suggested;
        effective_tier(&self.decisions, suggested, day)
    }

    /// The facts for the health score on a day, with the cadence that its tier then asked for.
    #[must_use]
    pub fn health_on(&self, policy: &PolicySet, day: NaiveDate) -> HealthFacts {
        let tier = self.tier_on(policy, day).tier;
        let cadence = cadence_in_force(policy.cadence.of(tier), &self.cadences, day);
        let cadence = Some(CadenceFact { since: self.created_on, max_days: cadence.max_days });
        HealthFacts { cadence, ..self.health.clone() }
    }
}

impl Reader<'_> {
    /// The facts of one account; none if it does not exist.
    ///
    /// # Errors
    /// Those of the database.
    pub fn facts(&self, account: AccountId, zone: Zone, as_of: NaiveDate) -> Result<Option<AccountFacts>, Error> {
        let mut statement = self.conn.prepare_cached("SELECT kind, created_on FROM account WHERE id = ?1")?;
        let found = statement.query_map([account.raw()], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?.next();
        let Some((kind, created_on)) = found.transpose()? else { return Ok(None) };
        let kind = AccountKind::from_code(&kind).unwrap_or(AccountKind::Enterprise);
        let mut facts = AccountFacts {
            account,
            created_on: day(created_on).unwrap_or_default(),
            health: HealthFacts::default(),
            tiering: TieringFacts::empty(kind),
            decisions: Vec::new(),
            cadences: Vec::new(),
        };
        let scan = Scan::one(*self, account, zone, as_of)?;
        scan.health(Needs::ALL, &mut facts)?;
        scan.tiering(&mut facts)?;
        Ok(Some(facts))
    }
}

impl Keep for AccountFacts {
    fn usage(&mut self, _: i64, fact: Fact<u16>) {
        self.health.usage.push(fact);
    }
    fn intent(&mut self, _: i64, fact: Fact<crate::domain::dealings::RenewalIntent>) {
        self.health.intents.push(fact);
    }
    fn answer(&mut self, _: i64, fact: Fact<Answer>) {
        self.health.answers.push(fact);
    }
    fn ticket(&mut self, _: i64, fact: TicketFact) {
        self.health.tickets.push(fact);
    }
    fn reported(&mut self, _: i64, fact: Fact<u32>) {
        self.health.reported_tickets.push(fact);
    }
    fn kept_here(&mut self, _: i64, fact: Fact<bool>) {
        self.health.tickets_kept_here.push(fact);
    }
    fn applicability(&mut self, _: i64, said: Applicability) {
        self.health.applicability.push(said);
    }
    fn touch(&mut self, _: i64, on: NaiveDate) {
        self.health.two_way_touches.push(on);
    }
    fn due_invoice(&mut self, _: i64, due: Obligation, _open: i64) {
        self.health.invoices.push(due);
    }
    fn promise(&mut self, _: i64, due: Obligation) {
        self.health.promises.push(due);
    }
    fn milestone(&mut self, _: i64, due: Obligation) {
        self.health.milestones.push(due);
    }
    fn judgement(&mut self, _: i64, judgement: Judgement) {
        self.tiering.judgements.push(judgement);
    }
    fn result(&mut self, _: i64, kind: crate::domain::profile::ResultKind, amount: Option<PeriodAmount>) {
        match (kind, amount) {
            (_, None) => self.tiering.left_out += 1,
            (crate::domain::profile::ResultKind::Revenue, Some(amount)) => self.tiering.revenue.push(amount),
            (crate::domain::profile::ResultKind::Profit, Some(amount)) => self.tiering.profit.push(amount),
        }
    }
    fn invoiced(&mut self, _: i64, invoiced: Option<Invoiced>) {
        match invoiced {
            Some(invoiced) => self.tiering.invoices.push(invoiced),
            None => self.tiering.left_out += 1,
        }
    }
    fn decision(&mut self, _: i64, decision: TierDecision) {
        self.decisions.push(decision);
    }
    fn cadence(&mut self, _: i64, cadence: CadenceOverride) {
        self.cadences.push(cadence);
    }
}
