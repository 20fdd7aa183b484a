//! Comparisons in words.

use super::{Moved, State, Totals};
use crate::domain::account::Tier;
use crate::domain::alert::AlertRule;
use crate::domain::{Coded, Money, Tenths};
use crate::i18n::{Strings, label};
use crate::policy::RuleChange;

/// One line of what a portfolio adds up to: what, before, after, change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is counted.
    pub what: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
    /// The difference with its sign; empty if there is none.
    pub change: String,
    /// Whether it is an amount of money.
    pub money: bool,
}

fn signed(change: i64) -> String {
    if change > 0 { format!("+{change}") } else { change.to_string() }
}

fn counted(what: String, before: usize, after: usize) -> Row {
    let change = i64::try_from(after).unwrap_or(0) - i64::try_from(before).unwrap_or(0);
    let change = if change == 0 { String::new() } else { signed(change) };
    Row { what, before: before.to_string(), after: after.to_string(), change, money: false }
}

fn score(score: Option<Tenths>) -> String {
    score.map_or_else(|| "-".to_owned(), |score| score.to_string())
}

/// A change of a score with its sign.
fn change(change: Tenths) -> String {
    if change.0 > 0 { format!("+{change}") } else { change.to_string() }
}

/// What both states of a portfolio add up to, line by line.
#[must_use]
pub fn totals(before: &Totals, after: &Totals, strings: &Strings) -> Vec<Row> {
    let means = before.mean.zip(after.mean).map(|(before, after)| Tenths(after.0 - before.0)).filter(|change| change.0 != 0);
    let (was, is) = (before.revenue_at_risk, after.revenue_at_risk);
    let money = Money::new(is.minor.saturating_sub(was.minor), is.currency);
    let amount = |money: Money| format!("{} {}", money.amount(), money.currency);
    let total = |code: &'static str| strings.compare_total(code);
    let mut rows = vec![
        counted(total("accounts"), before.accounts, after.accounts),
        counted(total("at_risk"), before.bands.at_risk, after.bands.at_risk),
        counted(total("watch"), before.bands.watch, after.bands.watch),
        counted(total("healthy"), before.bands.healthy, after.bands.healthy),
        counted(total("not_rated"), before.bands.not_rated, after.bands.not_rated),
        Row {
            what: total("mean"),
            before: score(before.mean),
            after: score(after.mean),
            change: means.map(change).unwrap_or_default(),
            money: false,
        },
        Row {
            what: total("revenue"),
            before: amount(was),
            after: amount(is),
            change: if money.minor == 0 { String::new() } else { amount(money) },
            money: true,
        },
        counted(total("alerts"), before.alerts, after.alerts),
    ];
    let tiers =
        [(Tier::A, before.tiers.a, after.tiers.a), (Tier::B, before.tiers.b, after.tiers.b), (Tier::C, before.tiers.c, after.tiers.c)];
    rows.extend(tiers.map(|(tier, was, is)| counted(strings.compare_tier_count(tier.code()), was, is)));
    rows
}

fn standing(state: &State, strings: &Strings) -> String {
    let band = label(state.band, strings);
    state.score.map_or_else(|| band.clone(), |score| format!("{score} {band}"))
}

/// What moved of an account, piece by piece. Names go through `private` before they are shown.
#[must_use]
pub fn moved(moved: &Moved, private: &dyn Fn(&str) -> String, strings: &Strings) -> Vec<String> {
    let mut said = Vec::new();
    match (&moved.before, &moved.after) {
        (None, Some(state)) => said.push(strings.compare_new(standing(state, strings))),
        (Some(state), None) => said.push(strings.compare_gone(standing(state, strings))),
        (Some(before), Some(after)) => said.extend(between(before, after, private, strings)),
        (None, None) => {}
    }
    let names = |alerts: &[super::OpenAlert]| {
        let mut counted: Vec<(AlertRule, usize)> = Vec::new();
        for alert in alerts {
            match counted.iter_mut().find(|(rule, _)| *rule == alert.rule) {
                Some((_, count)) => *count += 1,
                None => counted.push((alert.rule, 1)),
            }
        }
        let named = counted.into_iter().map(|(rule, count)| match count {
            1 => label(rule, strings),
            count => strings.compare_times(label(rule, strings), count),
        });
        named.collect::<Vec<_>>().join(&strings.portfolio_and())
    };
    if !moved.opened.is_empty() {
        said.push(strings.compare_opened(names(&moved.opened)));
    }
    if !moved.closed.is_empty() {
        said.push(strings.compare_closed(names(&moved.closed)));
    }
    said
}

fn between(before: &State, after: &State, private: &dyn Fn(&str) -> String, strings: &Strings) -> Vec<String> {
    let mut said = Vec::new();
    if (before.score, before.band) != (after.score, after.band) {
        let [from, to] = if before.band == after.band {
            [score(before.score), score(after.score)]
        } else {
            [standing(before, strings), standing(after, strings)]
        };
        said.push(format!("{from} > {to}"));
    } else if before.coverage != after.coverage {
        said.push(strings.compare_coverage(before.coverage, after.coverage));
    }
    let tier = |tier: Option<Tier>| tier.map_or("-", Coded::code);
    if before.tier != after.tier {
        said.push(strings.compare_tier(tier(Some(before.tier)), tier(Some(after.tier))));
    }
    if before.suggested != after.suggested && before.tier == after.tier {
        said.push(strings.compare_suggested(tier(before.suggested), tier(after.suggested)));
    }
    if before.owner != after.owner {
        let name = |owner: &str| if owner.is_empty() { strings.compare_nobody() } else { private(owner) };
        said.push(strings.compare_owner(name(&before.owner), name(&after.owner)));
    }
    said
}

/// A rule that is put differently.
#[must_use]
pub fn rule(change: &RuleChange) -> String {
    let said = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    format!("{}: {} > {}", change.key, said(&change.before), said(&change.after))
}
