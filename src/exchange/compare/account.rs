//! One account on two days, in words: its health input by input, tier and owner, alerts with their day, its people, its fields, and what
//! was recorded in between.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Moved, OpenAlert, State, words};
use crate::domain::account::{Lifecycle, Sensitivity};
use crate::domain::calendar::WorkCalendar;
use crate::domain::profile::{FieldShape, ProfileField, TeamRole};
use crate::domain::text::one_line;
use crate::domain::{AccountId, AsOf, Coded, ColleagueId, RowId};
use crate::exchange::chain::{Organisation, Words};
use crate::i18n::agenda::{Names, episode_cause};
use crate::i18n::score::health_part;
use crate::i18n::{Strings, label};
use crate::scoring::agenda::Matter;
use crate::scoring::chain::differences;
use crate::scoring::health::{Health, score_health};
use crate::store::catalog::tables;
use crate::store::facts::{AccountFacts, Depth};
use crate::store::policies::Policies;
use crate::store::{Error, Reader, Row, Table};

/// Texts longer than this are not repeated: that they changed is enough.
const SHORT: usize = 60;

crate::codes! {
    /// What a change is about.
    pub enum About {
        /// Score, band, tier, owner.
        Standing = "standing",
        /// An input of the health score.
        Health = "health",
        /// An alert that opened or ended.
        Alerts = "alerts",
        /// The people of the decision chain.
        People = "people",
        /// A descriptive field.
        Fields = "fields",
        /// What was recorded in between.
        Recorded = "recorded",
    }
}

/// A change, as a short sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about.
    pub about: About,
    /// What changed.
    pub what: String,
}

/// Whose eyes it is for, and the two days.
#[derive(Clone, Copy)]
pub struct Between<'a> {
    /// The earlier day.
    pub earlier: AsOf,
    /// The later day.
    pub later: AsOf,
    /// Which days are worked.
    pub calendar: &'a WorkCalendar,
    /// The language.
    pub strings: &'a Strings,
    /// Whether names and amounts are hidden.
    pub veil: bool,
}

/// Everything that changed for an account between two days, in the order of [`About`]; none if there is no such account.
///
/// # Errors
/// Those of the database.
pub fn changes(records: Reader<'_>, account: AccountId, setting: &Between<'_>) -> Result<Option<Vec<Change>>, Error> {
    let policies = records.policies()?;
    let both = (
        Side::read(records, &policies, account, setting, setting.earlier)?,
        Side::read(records, &policies, account, setting, setting.later)?,
    );
    let (Some(before), Some(after)) = both else { return Ok(None) };
    let mut found = Vec::new();
    let mut say = |about: About, what: Vec<String>| found.extend(what.into_iter().map(|what| Change { about, what }));
    if let Some(moved) = Moved::between(account, "", Some(before.state.clone()), Some(after.state.clone())) {
        let quiet = Moved { opened: Vec::new(), closed: Vec::new(), ..moved };
        say(About::Standing, words::moved(&quiet, &|name| setting.private(name), setting.strings));
    }
    say(About::Health, health(&before.health, &after.health, setting));
    say(About::Alerts, alerts(records, &policies, account, setting)?);
    say(About::People, people(records, account, setting)?);
    say(About::Fields, fields(records, account, setting)?);
    say(About::Recorded, recorded(records, account, setting)?);
    Ok(Some(found))
}

impl Between<'_> {
    fn private(&self, name: &str) -> String {
        if self.veil && !name.is_empty() { "***".to_owned() } else { name.to_owned() }
    }
}

/// An account on one of the days.
struct Side {
    state: State,
    health: Health,
}

impl Side {
    fn read(records: Reader<'_>, policies: &Policies, account: AccountId, setting: &Between<'_>, on: AsOf) -> Result<Option<Self>, Error> {
        let Some(facts) = records.facts(account, on.zone, on.day)? else { return Ok(None) };
        let policy = policies.on(on.day);
        let health = score_health(&facts.health_on(policy, on.day), policy.health.for_kind(facts.tiering.kind), on.day);
        let Some(watched) = records.watched(policies, setting.calendar, on, account, Depth::Open)? else { return Ok(None) };
        let open = OpenAlert::of(&watched.duties(&policies.context(setting.calendar, on)).decided.alerts);
        Ok(Some(Self { state: state(&facts, policies, &health, open, owner(records, account, on)?, on), health }))
    }
}

/// How an account stands, from its facts.
#[must_use]
pub fn state(facts: &AccountFacts, policies: &Policies, health: &Health, alerts: Vec<OpenAlert>, owner: String, on: AsOf) -> State {
    let policy = policies.on(on.day);
    State {
        score: health.score,
        band: health.band,
        coverage: u8::try_from(health.coverage).unwrap_or(100),
        tier: facts.tier_on(policy, on.day).tier,
        suggested: crate::scoring::tiering::suggest_tier(&facts.tiering, &policy.tiering, on.day).suggested,
        owner,
        revenue: None,
        alerts,
    }
}

/// The name of the owner on a day; empty if there is none.
///
/// # Errors
/// Those of the database.
pub fn owner(records: Reader<'_>, account: AccountId, on: AsOf) -> Result<String, Error> {
    let mut team = records.rows_of(Table::AccountTeam, account)?;
    team.retain(|row| row.code::<TeamRole>("role") == Some(TeamRole::Owner) && row.date("since").is_some_and(|since| since <= on.day));
    let latest = team.iter().max_by_key(|row| (row.date("since"), row.id)).and_then(|row| row.reference::<ColleagueId>("colleague_id"));
    let Some(colleague) = latest else { return Ok(String::new()) };
    Ok(records.row(Table::Colleague, colleague.raw())?.and_then(|row| row.text("name").map(str::to_owned)).unwrap_or_default())
}

fn health(before: &Health, after: &Health, setting: &Between<'_>) -> Vec<String> {
    let strings = setting.strings;
    let told = after.contributions.iter().filter_map(|now| {
        let then = before.contributions.iter().find(|then| then.dimension == now.dimension);
        let key = |part: &crate::scoring::health::Contribution| (part.state, part.input, part.band_points, part.weight);
        if then.map(key) == Some(key(now)) {
            return None;
        }
        let said = |part: &crate::scoring::health::Contribution| match part.band_points {
            Some(points) => strings.compare_input(health_part(part, strings), points),
            None => health_part(part, strings),
        };
        let from = then.map_or_else(|| "-".to_owned(), said);
        Some(strings.compare_dimension(strings.portfolio_dimension(now.dimension.code()), from, said(now)))
    });
    told.collect()
}

/// Alerts that opened or ended after the earlier day, each with its day and cause.
fn alerts(records: Reader<'_>, policies: &Policies, account: AccountId, setting: &Between<'_>) -> Result<Vec<String>, Error> {
    let (strings, later) = (setting.strings, setting.later);
    let Some(watched) = records.watched(policies, setting.calendar, later, account, Depth::All)? else { return Ok(Vec::new()) };
    let duties = watched.duties(&policies.context(setting.calendar, later));
    let since = later.zone.start_of(setting.earlier.day.succ_opt().unwrap_or(setting.earlier.day));
    let mut told = Vec::new();
    for alert in duties.decided.alerts {
        let opened = alert.episode.opened_at;
        let closed = alert.episode.closed.map(|closed| closed.at);
        let rule = label(alert.episode.rule, strings);
        if opened >= since {
            let titles = records.titles(&Matter::Alert(Box::new(alert.clone())))?;
            let names = Names { title: titles.title, person: setting.private(&titles.person), veiled: setting.veil };
            let cause = episode_cause(&alert.episode, &names, strings);
            told.push((opened, strings.compare_alert_opened(alert.episode.opened_on.to_string(), &rule, cause)));
        }
        if let Some(at) = closed.filter(|at| *at >= since) {
            told.push((at, strings.compare_alert_ended(later.zone.day_of(at).to_string(), &rule)));
        }
    }
    told.sort_by_key(|(at, _)| *at);
    Ok(told.into_iter().map(|(_, said)| said).collect())
}

fn people(records: Reader<'_>, account: AccountId, setting: &Between<'_>) -> Result<Vec<String>, Error> {
    let read = |on: AsOf| Organisation::read(records, account, on, setting.calendar);
    let (Some(then), Some(now)) = (read(setting.earlier)?, read(setting.later)?) else { return Ok(Vec::new()) };
    let changed = differences(&then.chain, &now.chain);
    if changed.is_empty() {
        return Ok(Vec::new());
    }
    let words = |organisation| Words { organisation, strings: setting.strings, veil: setting.veil };
    let told = words(&now).changes(&words(&then), &changed);
    Ok(told.into_iter().map(|told| told.text).collect())
}

fn fields(records: Reader<'_>, account: AccountId, setting: &Between<'_>) -> Result<Vec<String>, Error> {
    let strings = setting.strings;
    let mut rows = records.rows_of(Table::AccountField, account)?;
    rows.sort_by_key(|row| (row.date("as_of"), row.id));
    let held = |on: AsOf| -> BTreeMap<ProfileField, String> {
        let mut fields = BTreeMap::new();
        for row in rows.iter().filter(|row| row.date("as_of").is_some_and(|day| day <= on.day)) {
            match (row.code::<ProfileField>("field"), row.text("value")) {
                (Some(field), Some(value)) => drop(fields.insert(field, value.to_owned())),
                (Some(field), None) => drop(fields.remove(&field)),
                (None, _) => {}
            }
        }
        fields
    };
    let (then, now) = (held(setting.earlier), held(setting.later));
    let told = ProfileField::ALL.iter().filter(|field| then.get(field) != now.get(field)).map(|field| {
        let shown = |value: Option<&String>| value.map_or_else(|| strings.value_none(), |value| field_value(*field, value, strings));
        let (from, to) = (shown(then.get(field)), shown(now.get(field)));
        if from.chars().count().max(to.chars().count()) > SHORT {
            return strings.compare_field_long(label(*field, strings));
        }
        strings.compare_field(label(*field, strings), setting.private(&from), setting.private(&to))
    });
    Ok(told.collect())
}

fn field_value(field: ProfileField, value: &str, strings: &Strings) -> String {
    match field.shape() {
        FieldShape::Lifecycle => Lifecycle::from_code(value).map_or_else(|_| value.to_owned(), |stage| label(stage, strings)),
        FieldShape::Sensitivity => Sensitivity::from_code(value).map_or_else(|_| value.to_owned(), |level| label(level, strings)),
        FieldShape::Text | FieldShape::LongText | FieldShape::Date => one_line(value).into_owned(),
    }
}

/// How many records of each kind are dated in between, in the order of the catalog.
fn recorded(records: Reader<'_>, account: AccountId, setting: &Between<'_>) -> Result<Vec<String>, Error> {
    let strings = setting.strings;
    let zone = setting.later.zone;
    let mut told = Vec::new();
    for def in tables().filter(|def| def.logged) {
        let Some(column) = def.as_of else { continue };
        let on = |row: &Row| row.date(column).or_else(|| row.at(column).map(|at| zone.day_of(at)));
        let inside = |row: &Row| on(row).is_some_and(|day| day > setting.earlier.day && day <= setting.later.day);
        let count = records.rows_of(def.table, account)?.iter().filter(|row| inside(row)).count();
        if count > 0 {
            told.push(strings.compare_times(label(def.table, strings), count));
        }
    }
    Ok(if told.is_empty() { told } else { vec![told.join(&strings.portfolio_and())] })
}
