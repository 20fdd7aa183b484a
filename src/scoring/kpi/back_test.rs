//! The score held against what became of the manager's own renewals.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::alert::AlertRule;
use crate::domain::{AccountId, Tenths, Zone};
use crate::policy::KpiPolicy;
use crate::scoring::alerts::{Episode, Subject};

/// What became of a renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenewalDecided {
    /// Whose.
    pub account: AccountId,
    /// When.
    pub decided_on: NaiveDate,
    /// Whether the customer was lost.
    pub lost: bool,
}

/// A stretch in which an account was flagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// By which rule.
    pub rule: AlertRule,
    /// From this day on.
    pub from: NaiveDate,
    /// Until this day, on which it no longer was; none: it still is.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl Flag {
    /// The stretches of low scores and of silence among the episodes of an account. Episodes depend only on facts of their own time, so those of a
    /// past day need not be derived again as of that day.
    #[must_use]
    pub fn of(episodes: &[Episode], zone: Zone) -> Vec<Self> {
        let flags = |episode: &&Episode| episode.rule == AlertRule::LowScore || episode.subject == Subject::Silence;
        let stretch = |episode: &Episode| Self {
            rule: episode.rule,
            from: zone.day_of(episode.opened_at),
            until: episode.closed.map(|closed| zone.day_of(closed.at)),
        };
        episodes.iter().filter(flags).map(stretch).collect()
    }
}

/// The score held against outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackTest {
    /// Renewals lost.
    pub losses: usize,
    /// Of these, flagged in time.
    pub flagged_losses: usize,
    /// Renewals won.
    pub renewals: usize,
    /// Of these, flagged: false alarms.
    pub false_alarms: usize,
    /// Mean days between the first flagged day and the loss, over flagged losses; at most the far end of the window.
    pub lead_days: Option<Tenths>,
    /// Whether the sample is too small to trust.
    pub small: bool,
    /// Each outcome, earliest first, then by account.
    pub cases: Vec<OutcomeCase>,
}

/// One outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomeCase {
    /// Whose.
    pub account: AccountId,
    /// When.
    pub decided_on: NaiveDate,
    /// Whether the customer was lost.
    pub lost: bool,
    /// What flagged it first within the window.
    pub flag: Option<Flag>,
    /// Days between the first flagged day of the window and the outcome.
    pub lead_days: Option<i64>,
}

/// Flagged is what had a low-score or silence episode open on any day from 180 to 14 days before the outcome.
#[must_use]
pub fn back_test(outcomes: &[RenewalDecided], flags: impl Fn(AccountId) -> Vec<Flag>, policy: &KpiPolicy) -> BackTest {
    let mut cases: Vec<OutcomeCase> = outcomes.iter().map(|outcome| case(outcome, flags(outcome.account), policy)).collect();
    cases.sort_by_key(|case| (case.decided_on, case.account));
    let count = |lost: bool, flagged: bool| cases.iter().filter(|case| case.lost == lost && (!flagged || case.flag.is_some())).count();
    let leads: Vec<i64> = cases.iter().filter(|case| case.lost).filter_map(|case| case.lead_days).collect();
    BackTest {
        losses: count(true, false),
        flagged_losses: count(true, true),
        renewals: count(false, false),
        false_alarms: count(false, true),
        lead_days: super::mean(&leads, 1),
        small: cases.len() < policy.small_below as usize,
        cases,
    }
}

fn case(outcome: &RenewalDecided, flags: Vec<Flag>, policy: &KpiPolicy) -> OutcomeCase {
    let before = |days: u32| outcome.decided_on.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
    let (first, last) = (before(policy.back_test_to_days), before(policy.back_test_from_days));
    let open = flags.into_iter().filter(|flag| flag.from <= last && flag.until.is_none_or(|until| until > first.max(flag.from)));
    let flag = open.min_by_key(|flag| (flag.from.max(first), flag.rule));
    let lead_days = flag.map(|flag| outcome.decided_on.signed_duration_since(flag.from.max(first)).num_days());
    OutcomeCase { account: outcome.account, decided_on: outcome.decided_on, lost: outcome.lost, flag, lead_days }
}
