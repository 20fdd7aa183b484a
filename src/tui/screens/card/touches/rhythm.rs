//! How long nobody has spoken with the account and with each of its people, against the rhythm of its tier or its own.

use std::cmp::Reverse;

use super::super::names::Names;
use super::super::page::{Around, Deed, Spot};
use crate::domain::account::Tier;
use crate::domain::people::BuyingRole;
use crate::domain::{AccountId, Coded, RowId};
use crate::i18n::label;
use crate::scoring::cadence::{CadenceState, Light, cadence_in_force, cadence_state};
use crate::scoring::chain::Chain;
use crate::store::{Error, Row, Table};
use crate::tui::app::Reads;
use crate::tui::forms::Mistake;
use crate::tui::forms::record::Record;
use crate::tui::overlays::form::{Filled, Value};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// People shown while those in rhythm are folded.
const MOST: usize = 3;
/// Stands for "the others" among the people.
pub(super) const OTHERS: i64 = 0;
/// Stands for the whole account.
pub(super) const WHOLE: i64 = -1;
/// What is asked of a cadence of the account's own.
const OWN: &[&str] = &["ideal_days", "max_days", "reason", "as_of"];

/// A person of the chain.
#[derive(Debug)]
struct Kept {
    person: i64,
    roles: Vec<BuyingRole>,
    state: CadenceState,
}

/// The cadence of an account.
#[derive(Debug)]
pub(super) struct Rhythm {
    account: CadenceState,
    tier: Tier,
    /// The latest word on a cadence of its own; it may say that there is none any more.
    own: Option<Row>,
    people: Vec<Kept>,
}

impl Rhythm {
    pub fn read(reads: &Reads<'_>, account: AccountId) -> Result<Option<Self>, Error> {
        let (records, as_of) = (reads.records, reads.as_of);
        let Some(facts) = records.facts(account, as_of.zone, as_of.day)? else { return Ok(None) };
        let policies = records.policies()?;
        let policy = policies.on(as_of.day);
        let tier = facts.tier_on(policy, as_of.day).tier;
        let cadence = cadence_in_force(policy.cadence.of(tier), &facts.cadences, as_of.day);
        let chain_facts = records.chain_facts(account, as_of.zone, as_of.day)?;
        let state = |person| cadence_state(&chain_facts.touches, person, facts.created_on, cadence, as_of);
        let chain = Chain::at(&chain_facts, as_of);
        let mut people: Vec<Kept> = chain
            .members()
            .iter()
            .map(|member| Kept {
                person: member.person.raw(),
                roles: member.roles.iter().copied().collect(),
                state: state(Some(member.person)),
            })
            .collect();
        // Who waits longest stands first; among equals those who decide.
        people.sort_by_key(|kept| (Reverse(kept.state.light), Reverse(kept.state.age_days), kept.person));
        let mut own = records.rows_of(Table::CadenceOverride, account)?;
        own.retain(|row| row.date("as_of").is_some_and(|day| as_of.includes_day(day)));
        Ok(Some(Self { account: state(None), tier, own: own.pop(), people }))
    }

    /// The cadence of its own, if one is in force.
    fn own(&self) -> Option<&Row> {
        self.own.as_ref().filter(|row| row.int("ideal_days").is_some())
    }

    /// Why the account has a cadence of its own.
    pub fn reason(&self, row: i64) -> Option<&str> {
        self.own.as_ref().filter(|own| own.id == row)?.text("reason")
    }

    pub fn lines(&self, names: &Names, all: bool, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let days = |days: u32| i64::from(days);
        let cadence = self.account.cadence;
        let rule = match self.own() {
            Some(_) => strings.touches_rule_own(days(cadence.ideal_days), days(cadence.max_days)),
            None => strings.touches_rule(days(cadence.ideal_days), days(cadence.max_days), label(self.tier, strings)),
        };
        let heading = Line::new(vec![Part::new(strings.touches_cadence(), Role::Heading), Part::new(rule, Role::Dim)]);
        let heading = match self.own() {
            Some(own) => heading.on(Spot::Record(Table::CadenceOverride, own.id)),
            None => heading,
        };
        let mut lines = vec![heading];
        lines.push(row(&self.account, &strings.touches_whole_account(), "", look).on(Spot::Gap(Table::Interaction, WHOLE)));
        let late = self.people.iter().filter(|kept| kept.state.light != Light::Green).count();
        let shown = if all { self.people.len() } else { late.min(MOST) };
        for kept in self.people.iter().take(shown) {
            let roles: Vec<String> = kept.roles.iter().map(|role| label(*role, strings)).collect();
            let line = row(&kept.state, &names.shown(Some(kept.person), look), &roles.join(&strings.touches_and()), look);
            lines.push(line.on(Spot::Gap(Table::Interaction, kept.person)));
        }
        let rest = self.people.len() - shown;
        if rest > 0 {
            let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let text = strings.touches_others(count(late.saturating_sub(shown)), count(rest));
            lines.push(Line::text(text, Role::Dim).on(Spot::Gap(Table::Interaction, OTHERS)));
        }
        lines
    }

    /// What is said of the account's silence, or of a person's.
    pub fn detail(&self, at: Spot, names: &Names, look: &Look) -> Vec<String> {
        let strings = &look.strings;
        let (state, who, hint) = match at {
            Spot::Gap(_, OTHERS) => return vec![strings.touches_others_hint()],
            Spot::Gap(_, person) if person != WHOLE => match self.people.iter().find(|kept| kept.person == person) {
                Some(kept) => (&kept.state, names.shown(Some(person), look), strings.touches_person_hint()),
                None => return Vec::new(),
            },
            _ => (&self.account, strings.touches_whole_account(), strings.touches_own_hint()),
        };
        let last = match state.last_touch {
            Some(day) => strings.touches_last(day.to_string()),
            None => strings.touches_never(),
        };
        let until = strings.touches_until(state.green_until.to_string(), state.yellow_until.to_string());
        let mut said = vec![strings.touches_rhythm(who, format!("{last} {until}"))];
        if let Some(own) = self.own() {
            let since = own.date("as_of").map(|day| day.to_string()).unwrap_or_default();
            said.push(strings.touches_own_reason(since, own.text("reason").unwrap_or_default()));
        }
        said.push(hint);
        said
    }

    /// The form for a cadence of the account's own, or for going back to the tier's.
    pub fn enter(&self, around: &Around<'_>) -> Deed {
        let strings = &around.look.strings;
        let cadence = self.account.cadence;
        let held = |days: u32| Value::Whole(i64::from(days));
        let record = Record::new(around.subject, Table::CadenceOverride, OWN)
            .holding("ideal_days", held(cadence.ideal_days))
            .hint("ideal_days", strings.touches_own_empty())
            .holding("max_days", held(cadence.max_days))
            .hint("max_days", strings.touches_own_empty())
            .holding("as_of", Value::Day(around.look.today))
            .past("as_of")
            .checked(in_order);
        Deed::Enter(Box::new(record))
    }

    /// Changes the latest word on it.
    pub fn change(&self, row: i64, around: &Around<'_>) -> Option<Deed> {
        let own = self.own.as_ref().filter(|own| own.id == row)?;
        Some(Deed::Enter(Box::new(Record::of(around.subject, own, OWN).past("as_of").checked(in_order))))
    }
}

/// Both numbers in their order, or neither.
fn in_order(filled: &Filled, look: &Look) -> Result<(), Mistake> {
    let days = |field: &str| if let Value::Whole(days) = filled.value(field) { Some(*days) } else { None };
    match (days("ideal_days"), days("max_days")) {
        (Some(ideal), Some(max)) if ideal <= max => Ok(()),
        (None, None) => Ok(()),
        _ => Err(Mistake { field: "max_days", why: look.strings.touches_own_order() }),
    }
}

/// Word, days, who, which role, when last.
fn row(state: &CadenceState, who: &str, roles: &str, look: &Look) -> Line<Spot> {
    let strings = &look.strings;
    let role = match state.light {
        Light::Green => Role::Good,
        Light::Yellow => Role::Watch,
        Light::Red => Role::Bad,
    };
    let last = state.last_touch.map_or_else(|| strings.touches_no_talk(), |day| day.to_string());
    Line::new(vec![
        Part::new(strings.touches_light(state.light.code()), role).in_cells(9),
        Part::new(strings.accounts_days(state.age_days), role).in_cells(6).at_right(),
        Part::new(last, Role::Dim).in_cells(10),
        Part::new(who, Role::Text).in_cells(14),
        Part::new(roles, Role::Dim),
    ])
}
