//! The silent churner: nobody speaks, or they use little and say nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::AlertContext;
use super::episode::{Cause, Closed, Ends, Episode, Subject};
use super::facts::{AlertFacts, SilenceLimit, UsagePoints};
use super::score::daily;
use super::spells::{Spell, days_later, spells};
use crate::domain::account::Tier;
use crate::domain::alert::AlertRule;
use crate::domain::dealings::RenewalIntent;
use crate::scoring::cadence::{CadenceOverride, cadence_in_force};

/// Both reasons, each an episode of its own, so that one may end while the other lasts.
pub(super) fn silent_churner(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let mut found = silence(facts, context);
    found.extend(usage_without_word(facts, context));
    found
}

/// Episodes of the rule from spells.
fn episodes(
    spells: Vec<Spell>,
    subject: Subject,
    context: &AlertContext<'_>,
    describe: impl Fn(NaiveDate) -> (Cause, Ends),
) -> Vec<Episode> {
    let zone = context.as_of.zone;
    let episode = |spell: Spell| {
        let deadline = context.due(spell.from, context.on(spell.from).alerts.silent_due);
        let (cause, ends) = describe(spell.from);
        Episode {
            rule: AlertRule::SilentChurner,
            subject,
            opened_at: zone.start_of(spell.from),
            opened_on: spell.from,
            due_at: Some(deadline.at),
            due: Some(deadline),
            closed: spell.until.map(|day| Closed::by_fact(day, zone.start_of(spell.from), zone)),
            cause,
            ends,
        }
    };
    spells.into_iter().map(episode).collect()
}

/// How long an account may be silent, from day to day: by its own cadence, else by that of its tier, as the policies in force had it. `tiers` are
/// the effective tiers from their days on; the first one also holds before.
#[must_use]
pub fn silence_limits(tiers: &[(NaiveDate, Tier)], overrides: &[CadenceOverride], context: &AlertContext<'_>) -> Vec<SilenceLimit> {
    let first = tiers.iter().min_by_key(|(from, _)| *from);
    let tier_on =
        |day: NaiveDate| tiers.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from).or(first).map(|(_, tier)| *tier);
    let mut days: BTreeSet<NaiveDate> = tiers.iter().map(|(from, _)| *from).collect();
    days.extend(overrides.iter().map(|own| own.on));
    days.extend(context.changes());
    let limit = |from: NaiveDate| {
        let cadence = context.on(from).cadence.of(tier_on(from)?);
        Some(SilenceLimit { from, max_days: cadence_in_force(cadence, overrides, from).max_days })
    };
    days.into_iter().filter_map(limit).collect()
}

/// The limit that held on a day.
pub(super) fn limit_on(facts: &AlertFacts, day: NaiveDate) -> Option<u32> {
    let held = facts.silence_limits.iter().filter(|limit| limit.from <= day).max_by_key(|limit| limit.from);
    held.or_else(|| facts.silence_limits.iter().min_by_key(|limit| limit.from)).map(|limit| limit.max_days)
}

/// The latest two-way touch up to a day, and the day from which the silence counts.
pub(super) fn silent_since(facts: &AlertFacts, day: NaiveDate) -> (Option<NaiveDate>, NaiveDate) {
    let last = facts.two_way_days.iter().filter(|touch| **touch <= day).max().copied();
    (last, last.unwrap_or(facts.created_on))
}

fn silence(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let bases: BTreeSet<NaiveDate> = facts.two_way_days.iter().copied().chain([facts.created_on]).collect();
    let limits: BTreeSet<u32> = facts.silence_limits.iter().map(|limit| limit.max_days).collect();
    let mut days = bases.clone();
    days.extend(facts.silence_limits.iter().map(|limit| limit.from).filter(|from| *from >= facts.created_on));
    days.extend(bases.iter().flat_map(|base| limits.iter().map(|limit| days_later(days_later(*base, *limit), 1))));
    let spells = spells(&days, |day| {
        let (_, since) = silent_since(facts, day);
        let age = day.signed_duration_since(since).num_days();
        limit_on(facts, day).map(|limit| age > i64::from(limit))
    });
    episodes(spells, Subject::Silence, context, |day| {
        let (last_touch, _) = silent_since(facts, day);
        (Cause::Silence { last_touch, max_days: limit_on(facts, day).unwrap_or(0) }, Ends::Touch)
    })
}

/// The points in force on a day; none: unknown.
pub(super) fn points_on(readings: &[UsagePoints], valid_days: u32, day: NaiveDate) -> Option<u8> {
    let latest = readings.iter().rev().find(|reading| reading.on <= day)?;
    (days_later(latest.on, valid_days) >= day).then_some(latest.points)
}

/// The word in force on a day: the latest, of one day the lowest; none: unknown.
pub(super) fn word_on(facts: &AlertFacts, day: NaiveDate) -> Option<RenewalIntent> {
    let valid = facts.intents.iter().filter(|said| said.on <= day && days_later(said.on, facts.intent_valid_days) >= day);
    valid.max_by_key(|said| (said.on, std::cmp::Reverse(said.intent))).map(|said| said.intent)
}

fn usage_without_word(facts: &AlertFacts, context: &AlertContext<'_>) -> Vec<Episode> {
    let readings = daily(&facts.usage);
    let mut days: BTreeSet<NaiveDate> = readings.iter().map(|reading| reading.on).collect();
    days.extend(facts.intents.iter().flat_map(|said| [said.on, days_later(days_later(said.on, facts.intent_valid_days), 1)]));
    days.extend(context.changes());
    let spells = spells(&days, |day| {
        let points = points_on(&readings, facts.usage_valid_days, day)?;
        let no_word = word_on(facts, day).is_none_or(|intent| intent == RenewalIntent::NoClearWord);
        Some(points <= context.on(day).alerts.silent_usage_points && no_word)
    });
    episodes(spells, Subject::Usage, context, |day| {
        let points = points_on(&readings, facts.usage_valid_days, day).unwrap_or(0);
        let bound = context.on(day).alerts.silent_usage_points;
        (Cause::UsageWithoutWord { points, intent: word_on(facts, day) }, Ends::PointsOrWord { points: bound })
    })
}
