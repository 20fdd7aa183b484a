//! What people decided about episodes: put off with a reason, given to somebody, done, dismissed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::episode::Episode;
use crate::domain::alert::{AlertDecision, AlertRule};
use crate::domain::{AsOf, ColleagueId, Instant};

/// A stored decision. Rule, subject and day of opening name the episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// The row; it orders decisions of one instant.
    pub id: i64,
    /// The rule of the episode.
    pub rule: AlertRule,
    /// The subject of the episode as text ([`super::Subject`]).
    #[serde(default)]
    pub subject: String,
    /// The day the episode opened.
    pub opened_on: NaiveDate,
    /// What was decided.
    pub decision: AlertDecision,
    /// When.
    pub decided_at: Instant,
    /// Until which day it is put off: it comes back at 00:00 of that day.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// To whom it was given.
    #[serde(default)]
    pub assignee: Option<ColleagueId>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

impl Ruling {
    fn is_about(&self, episode: &Episode) -> bool {
        self.rule == episode.rule && self.opened_on == episode.opened_on && self.subject == episode.subject.to_string()
    }
}

/// When a person closed an episode of a rule that leaves this to people.
pub(super) fn closed_at(rulings: &[Ruling], episode: &Episode, as_of: AsOf) -> Option<Instant> {
    let about = rulings.iter().filter(|ruling| ruling.decision == AlertDecision::Dismiss && ruling.is_about(episode));
    about.map(|ruling| ruling.decided_at).filter(|at| *at >= episode.opened_at && as_of.includes(*at)).min()
}

/// An episode with what was decided about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// The episode.
    #[serde(flatten)]
    pub episode: Episode,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// Who is to see to it, if somebody was named.
    pub assignee: Option<ColleagueId>,
    /// The reason given last, if any.
    pub reason: Option<String>,
    /// Whether its time is up and nothing was done.
    pub overdue: bool,
}

/// Where an alert stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// Somebody has to act.
    Open,
    /// Put off.
    Snoozed {
        /// It comes back on this day.
        until: NaiveDate,
    },
    /// Done, while the cause lasts.
    Handled {
        /// When.
        at: Instant,
    },
    /// No longer shown, while the cause lasts.
    Dismissed {
        /// When.
        at: Instant,
    },
    /// Over.
    Closed {
        /// When.
        at: Instant,
    },
}

/// Episodes with the decisions about them, and the decisions whose episode is not there any more: facts were corrected since. They stay in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// In the order of the episodes.
    pub alerts: Vec<Alert>,
    /// Decisions without an episode, earliest first.
    pub vanished: Vec<Ruling>,
}

/// Puts decisions made up to the as-of instant beside the episodes. Of decisions about one episode the latest says where it stands, the latest
/// assignment who sees to it.
#[must_use]
pub fn decide(episodes: Vec<Episode>, rulings: &[Ruling], as_of: AsOf) -> Decided {
    let mut made: Vec<&Ruling> = rulings.iter().filter(|ruling| as_of.includes(ruling.decided_at)).collect();
    made.sort_by_key(|ruling| (ruling.decided_at, ruling.id));
    let vanished = made.iter().filter(|ruling| !episodes.iter().any(|episode| ruling.is_about(episode))).map(|ruling| (*ruling).clone());
    let vanished = vanished.collect();
    let alerts = episodes
        .into_iter()
        .map(|episode| {
            let own: Vec<&Ruling> = made.iter().copied().filter(|ruling| ruling.is_about(&episode)).collect();
            let standing = standing(&episode, &own, as_of);
            let untouched = matches!(standing, Standing::Open | Standing::Snoozed { .. });
            Alert {
                overdue: untouched && episode.due_at.is_some_and(|due| as_of.at > due),
                assignee: own.iter().rev().find(|ruling| ruling.decision == AlertDecision::Assign).and_then(|ruling| ruling.assignee),
                reason: own.iter().rev().find_map(|ruling| ruling.reason.clone()),
                standing,
                episode,
            }
        })
        .collect();
    Decided { alerts, vanished }
}

fn standing(episode: &Episode, own: &[&Ruling], as_of: AsOf) -> Standing {
    if let Some(closed) = episode.closed {
        return Standing::Closed { at: closed.at };
    }
    let latest = own.iter().rev().find(|ruling| ruling.decision != AlertDecision::Assign);
    match latest.map(|ruling| (ruling.decision, ruling.until, ruling.decided_at)) {
        Some((AlertDecision::Snooze, Some(until), _)) if as_of.day < until => Standing::Snoozed { until },
        Some((AlertDecision::Done, _, at)) => Standing::Handled { at },
        Some((AlertDecision::Dismiss, _, at)) => Standing::Dismissed { at },
        _ => Standing::Open,
    }
}
