//! The handover manual 交接手册 of an account. It writes itself from the card: the archive, what is open, what to do next, what to look
//! out for; and it names what it does not know. People add texts to each part.

mod words;

use chrono::NaiveDate;

use crate::domain::handover::ManualSection;
use crate::domain::health::FactSource;
use crate::domain::people::Depth;
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, AsOf, ColleagueId, Money, PersonId, RowId};
use crate::exchange::brief::{self, Brief};
use crate::i18n::agenda::Names;
use crate::policy::playbook::Playbook;
use crate::scoring::agenda::Matter;
use crate::scoring::alerts::Episode;
use crate::scoring::cadence::cadence_in_force;
use crate::scoring::chain::{Chain, ChainPolicy, NextStep, WarningCause};
use crate::store::facts::Depth as Reach;
use crate::store::handover::{Case, Gap, HandedAccount, Handover, Item, Setting};
use crate::store::{Error, Reader, Table};

/// Cases of the library that are told.
const CASES: usize = 3;

/// Everything that the manual of an account says.
#[derive(Debug, Clone)]
pub struct Manual {
    /// The account's name.
    pub name: String,
    /// The day it is of.
    pub as_of: NaiveDate,
    /// Who leaves.
    pub outgoing: String,
    /// Who comes.
    pub incoming: String,
    /// When all three meet.
    pub meeting_on: NaiveDate,
    /// How the account is, who is who, what was said.
    pub brief: Brief,
    /// What the archive knows.
    pub fields: Vec<KnownField>,
    /// How well each side knows each person.
    pub depths: Vec<Depths>,
    /// What is open, with its present and its new owner.
    pub items: Vec<Item>,
    /// Running contracts.
    pub contracts: Vec<RunningContract>,
    /// What is wrong in the decision chain, and the next step.
    pub warnings: Vec<ChainRisk>,
    /// Alerts that are open, the most urgent first.
    pub alerts: Vec<OpenAlert>,
    /// What is not known, settled or not.
    pub gaps: Vec<Gap>,
    /// What people wrote.
    pub texts: Vec<(ManualSection, String)>,
    /// Cases like this one.
    pub cases: Vec<Case>,
}

/// A descriptive field in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownField {
    /// Which.
    pub field: ProfileField,
    /// Its value.
    pub value: String,
    /// Since when.
    pub as_of: NaiveDate,
    /// Where it comes from.
    pub source: Option<FactSource>,
}

/// How deep the relations to a person are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Depths {
    /// The person's name.
    pub person: String,
    /// That of who leaves.
    pub outgoing: Depth,
    /// That of who comes.
    pub incoming: Depth,
}

/// A contract that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningContract {
    /// What it is called.
    pub title: String,
    /// What it is worth.
    pub amount: Option<Money>,
    /// When it ends.
    pub ends_on: Option<NaiveDate>,
    /// What was hard to agree on.
    pub sticking_points: Option<String>,
}

/// What is wrong in a decision chain, with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainRisk {
    /// What.
    pub cause: WarningCause,
    /// Whom it is about.
    pub person: Option<String>,
    /// What to do.
    pub next: NextStep,
    /// With whom.
    pub with: Option<String>,
}

/// An alert that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAlert {
    /// The episode.
    pub episode: Episode,
    /// What it speaks of.
    pub names: Names,
}

impl Manual {
    /// The manual of an account that is handed over.
    ///
    /// # Errors
    /// Those of the database, a policy text that cannot be read.
    pub fn read(
        reader: &Reader<'_>,
        handover: &Handover,
        account: &HandedAccount,
        playbook: &Playbook,
        setting: &Setting<'_>,
    ) -> Result<Option<Self>, Error> {
        let as_of = setting.as_of;
        let Some(brief) = Brief::read(reader, account.id, &brief::Setting { as_of, playbook, attending: &[] })? else { return Ok(None) };
        let cases = reader.similar_cases(handover.trigger, account.tier, account.kind, as_of)?;
        let own = |case: &Case| case.handover == Some(handover.id);
        Ok(Some(Self {
            name: account.name.clone(),
            as_of: as_of.day,
            outgoing: handover.outgoing.name.clone(),
            incoming: handover.incoming.name.clone(),
            meeting_on: handover.meeting_on,
            fields: fields(reader, account.id, as_of)?,
            depths: depths(reader, &brief, handover, as_of)?,
            items: account.items.clone(),
            contracts: contracts(reader, account.id, as_of)?,
            warnings: warnings(reader, account, setting)?,
            alerts: alerts(reader, account.id, setting)?,
            gaps: account.gaps.clone(),
            texts: account.texts.clone(),
            cases: cases.into_iter().map(|(_, case)| case).filter(|case| !own(case)).take(CASES).collect(),
            brief,
        }))
    }
}

fn alerts(reader: &Reader<'_>, account: AccountId, setting: &Setting<'_>) -> Result<Vec<OpenAlert>, Error> {
    let Some(watched) = reader.watched(setting.policies, setting.calendar, setting.as_of, account, Reach::Open)? else {
        return Ok(Vec::new());
    };
    let decided = watched.duties(&setting.policies.context(setting.calendar, setting.as_of)).decided;
    let mut open = Vec::new();
    for alert in decided.alerts.into_iter().filter(|alert| alert.episode.closed.is_none()) {
        let matter = Matter::Alert(Box::new(alert.clone()));
        let titles = reader.titles(&matter)?;
        open.push(OpenAlert { episode: alert.episode, names: Names { title: titles.title, person: titles.person, veiled: false } });
    }
    open.sort_by_key(|alert| (alert.episode.due_at.is_none(), alert.episode.due_at));
    Ok(open)
}

fn fields(reader: &Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Vec<KnownField>, Error> {
    let mut known: std::collections::BTreeMap<ProfileField, KnownField> = std::collections::BTreeMap::new();
    for row in reader.rows_of(Table::AccountField, account)? {
        let (Some(field), Some(day)) = (row.code::<ProfileField>("field"), row.date("as_of")) else { continue };
        if !as_of.includes_day(day) {
            continue;
        }
        match row.text("value") {
            Some(value) => known.insert(field, KnownField { field, value: value.to_owned(), as_of: day, source: row.code("source") }),
            None => known.remove(&field),
        };
    }
    Ok(known.into_values().collect())
}

fn depths(reader: &Reader<'_>, brief: &Brief, handover: &Handover, as_of: AsOf) -> Result<Vec<Depths>, Error> {
    let depth = |colleague: ColleagueId, person: PersonId| -> Result<Depth, Error> {
        let rows = reader.rows_where(Table::Relationship, &[("colleague_id", colleague.into()), ("person_id", person.into())])?;
        let known = rows.iter().filter(|row| row.date("as_of").is_some_and(|day| as_of.includes_day(day)));
        Ok(known.max_by_key(|row| (row.date("as_of"), row.id)).and_then(|row| row.code("depth")).unwrap_or(Depth::Unknown))
    };
    let mut depths = Vec::new();
    for person in &brief.people {
        depths.push(Depths {
            person: person.name.clone(),
            outgoing: depth(handover.outgoing.id, person.person)?,
            incoming: depth(handover.incoming.id, person.person)?,
        });
    }
    Ok(depths)
}

fn contracts(reader: &Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Vec<RunningContract>, Error> {
    let known = |day: Option<NaiveDate>| day.is_none_or(|day| as_of.includes_day(day));
    let decided: Vec<Option<i64>> = reader
        .rows_of(Table::ContractOutcome, account)?
        .iter()
        .filter(|row| known(row.date("decided_on")))
        .map(|row| row.int("contract_id"))
        .collect();
    let mut running: Vec<RunningContract> = reader
        .rows_of(Table::Contract, account)?
        .iter()
        .filter(|row| known(row.date("signed_on").or(row.date("starts_on"))) && !decided.contains(&Some(row.id)))
        .map(|row| RunningContract {
            title: row.text("title").unwrap_or_default().to_owned(),
            amount: row.money("amount"),
            ends_on: row.date("ends_on"),
            sticking_points: row.text("sticking_points").map(str::to_owned),
        })
        .collect();
    running.sort_by_key(|contract| (contract.ends_on.is_none(), contract.ends_on));
    Ok(running)
}

fn warnings(reader: &Reader<'_>, account: &HandedAccount, setting: &Setting<'_>) -> Result<Vec<ChainRisk>, Error> {
    let as_of = setting.as_of;
    let Some(facts) = reader.facts(account.id, as_of.zone, as_of.day)? else { return Ok(Vec::new()) };
    let policy = setting.policies.on(as_of.day);
    let cadence = cadence_in_force(policy.cadence.of(account.tier), &facts.cadences, as_of.day);
    let chain = Chain::at(&reader.chain_facts(account.id, as_of.zone, as_of.day)?, as_of);
    let mut risks = Vec::new();
    for warning in chain.warnings(&ChainPolicy::of(policy, account.tier, cadence, setting.calendar)) {
        let about = match warning.cause {
            WarningCause::OpposedDecisionMaker { person, .. }
            | WarningCause::UnansweredBlocker { person, .. }
            | WarningCause::StaleStance { person, .. } => Some(person),
            WarningCause::FewThreads { .. } | WarningCause::EmptySeat { .. } => None,
        };
        risks.push(ChainRisk { person: name(reader, about)?, with: name(reader, warning.with)?, next: warning.next, cause: warning.cause });
    }
    Ok(risks)
}

fn name(reader: &Reader<'_>, person: Option<PersonId>) -> Result<Option<String>, Error> {
    let Some(person) = person else { return Ok(None) };
    Ok(reader.row(Table::Person, person.raw())?.and_then(|row| row.text("name").map(str::to_owned)))
}
