//! Rules about health: the low score and the plunge of usage.

use chrono::{Days, NaiveDate};

use super::episode::{Cause, CloseReason, Closed, Ends, Episode, Subject};
use super::facts::{AlertFacts, UsagePoints, WeekEnd};
use super::spells::days_later;
use super::{AlertContext, decisions};
use crate::domain::alert::AlertRule;
use crate::domain::health::Dimension;
use crate::policy::HealthPolicy;
use crate::scoring::health::{HealthFacts, HealthTrend};

/// The scores of past week ends, each with the model that was in force then.
#[must_use]
pub fn week_scores(trend: &HealthTrend<'_>, facts: &HealthFacts) -> Vec<WeekEnd> {
    trend.of(facts).map(|(on, health)| WeekEnd { on, score: health.score }).collect()
}

/// Usage readings as points of the model; none where usage makes no sense for the account.
#[must_use]
pub fn usage_points(facts: &HealthFacts, policy: &HealthPolicy, on: NaiveDate) -> Vec<UsagePoints> {
    let Some(dimension) = policy.dimension(Dimension::Usage) else { return Vec::new() };
    let applies = facts.applicability_on(Dimension::Usage, on).map_or(dimension.applicable, |said| said.applies);
    let readings = facts.usage.iter().filter(|_| applies);
    readings.map(|fact| UsagePoints { id: fact.row, on: fact.on, points: dimension.steps.of(i64::from(fact.value)).1 }).collect()
}

/// Below 60.0 at two consecutive week ends, until two consecutive ones are not. A week that is not rated neither extends nor breaks a row.
pub(super) fn low_score(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let mut weeks: Vec<&WeekEnd> = facts.week_ends.iter().collect();
    weeks.sort_by_key(|week| week.on);
    let (mut found, mut low, mut good): (Vec<Episode>, Vec<&WeekEnd>, u32) = (Vec::new(), Vec::new(), 0);
    for week in weeks {
        let Some(score) = week.score else { continue };
        let at = context.as_of.zone.end_of(week.on);
        if !context.as_of.includes(at) {
            break;
        }
        let policy = &context.on(week.on).alerts;
        if score < policy.low_score_below {
            low.push(week);
            good = 0;
        } else {
            low.clear();
            good += 1;
        }
        let open = found.last_mut().filter(|episode| episode.is_open());
        match open {
            Some(episode) => {
                let more = policy.low_score_weeks_to_close.saturating_sub(good);
                episode.ends = Ends::WeekEnds { at_least: policy.low_score_below, more };
                if more == 0 {
                    episode.closed = Some(Closed { at, why: CloseReason::Ended });
                }
            }
            None if low.len() >= policy.low_score_weeks_to_open as usize => {
                let deadline = context.calendar.due(crate::domain::calendar::Start::At(at), policy.low_score_due, context.as_of.zone);
                let row = low.iter().filter_map(|week| Some((week.on, week.score?)));
                found.push(Episode {
                    rule: AlertRule::LowScore,
                    subject: Subject::Account,
                    opened_at: at,
                    opened_on: context.as_of.zone.day_of(at),
                    due_at: Some(deadline.at),
                    due: Some(deadline),
                    closed: None,
                    cause: Cause::LowScore { weeks: row.collect(), below: policy.low_score_below },
                    ends: Ends::WeekEnds { at_least: policy.low_score_below, more: policy.low_score_weeks_to_close },
                });
            }
            None => {}
        }
    }
    found
}

/// The best points that were valid on any day of a window, and the reading they come from; the latest among equals.
pub(super) fn best_in_window(readings: &[UsagePoints], valid_days: u32, from: NaiveDate, to: NaiveDate) -> Option<(u8, NaiveDate)> {
    let spans = readings.iter().enumerate().map(|(at, reading)| {
        let replaced = readings.get(at + 1).map(|next| next.on);
        let last_valid = days_later(reading.on, valid_days);
        let last = replaced.and_then(|day| day.checked_sub_days(Days::new(1))).map_or(last_valid, |day| day.min(last_valid));
        (reading, last)
    });
    spans
        .filter(|(reading, last)| reading.on <= to && *last >= from && *last >= reading.on)
        .map(|(reading, _)| (reading.points, reading.on))
        .max()
}

/// The readings of one value a day, earliest first.
pub(super) fn daily(readings: &[UsagePoints]) -> Vec<UsagePoints> {
    let mut sorted = readings.to_vec();
    sorted.sort_by_key(|reading| (reading.on, std::cmp::Reverse(reading.id)));
    sorted.dedup_by_key(|reading| reading.on);
    sorted
}

/// Three points or more below the best of the last 28 days, until the points are above that best minus three, or a person closes it: the level
/// that was accepted then is what later readings are held against.
pub(super) fn usage_plunge(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let readings = daily(&facts.usage);
    let decided = |open: &Episode| decisions::closed_at(&facts.rulings, open, context.as_of);
    let mut found: Vec<Episode> = Vec::new();
    let (mut floor, mut accepted) = (0, NaiveDate::MIN);
    for (at, reading) in readings.iter().enumerate() {
        let instant = context.as_of.zone.start_of(reading.on);
        if !context.as_of.includes(instant) {
            break;
        }
        if let Some(open) = found.last_mut().filter(|episode| episode.is_open()) {
            let by_person = decided(open).filter(|closed| *closed < instant);
            if let Some(closed) = by_person {
                open.closed = Some(Closed { at: closed, why: CloseReason::ByDecision });
                accepted = context.as_of.zone.day_of(closed);
            } else if reading.points > floor {
                open.closed = Some(Closed { at: instant, why: CloseReason::Ended });
                continue;
            } else {
                continue;
            }
        }
        let policy = &context.on(reading.on).alerts;
        let reach = reading.on.checked_sub_days(Days::new(u64::from(policy.usage_plunge_window_days))).unwrap_or(NaiveDate::MIN);
        let known = readings.get(..=at).unwrap_or_default();
        let Some((best, best_on)) = best_in_window(known, facts.usage_valid_days, reach.max(accepted), reading.on) else { continue };
        if best >= reading.points.saturating_add(policy.usage_plunge_points) {
            floor = best - policy.usage_plunge_points;
            let deadline = context.due(reading.on, policy.usage_plunge_due);
            found.push(Episode {
                rule: AlertRule::UsagePlunge,
                subject: Subject::Account,
                opened_at: instant,
                opened_on: reading.on,
                due_at: Some(deadline.at),
                due: Some(deadline),
                closed: None,
                cause: Cause::UsagePlunge { from: best, from_on: best_on, to: reading.points },
                ends: Ends::PointsAbove { points: floor },
            });
        }
    }
    if let Some(open) = found.last_mut().filter(|episode| episode.is_open())
        && let Some(at) = decided(open)
    {
        open.closed = Some(Closed { at, why: CloseReason::ByDecision });
    }
    found
}
