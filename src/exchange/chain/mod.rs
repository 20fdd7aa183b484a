//! The buying organisation of an account: its people, posts and ties with their names, as of a day, and everything that the rules say of
//! them. Screens, the command line and drawings all read it here.

mod drawing;
mod told;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::account::Tier;
use crate::domain::calendar::WorkCalendar;
use crate::domain::chain::BirthCalendar;
use crate::domain::people::{BuyingRole, Stance};
use crate::domain::{AccountId, AsOf, ColleagueId, PersonId, PostId, RowId};
use crate::policy::cadence::Cadence;
use crate::policy::tiering::SeatRule;
use crate::policy::{ChainRules, PolicySet};
use crate::scoring::birthdays::Birthday;
use crate::scoring::cadence::{CadenceState, cadence_in_force, cadence_state};
use crate::scoring::chain::{Chain, ChainFacts, ChainPolicy, ChainWarning, Measures, Member, Row as TreeRow, forest};
use crate::store::{Error, Reader, Row, Table};

pub use drawing::{Drawing, DrawingFormat};
pub use told::{Kind, Told};
pub use words::{Words, next_birthday};

/// Interactions that a stance may have been seen in.
const RECENT: usize = 30;

/// The buying organisation of an account as of a day.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// The account.
    pub account: AccountId,
    /// What it is called: its short name, if it has one.
    pub name: String,
    /// The day it was entered into the program.
    pub since: NaiveDate,
    /// Its tier in force.
    pub tier: Tier,
    /// How often it is to be spoken with.
    pub cadence: Cadence,
    /// What the rules read.
    pub facts: ChainFacts,
    /// The chain as it was.
    pub chain: Chain,
    /// Seats, threads, balance.
    pub measures: Measures,
    /// What is wrong, with the next step.
    pub warnings: Vec<ChainWarning>,
    /// The posts held, in drawing order.
    pub tree: Vec<TreeRow>,
    /// Everybody who ever held a post here.
    pub people: BTreeMap<PersonId, Row>,
    /// Every post that ever was.
    pub posts: BTreeMap<PostId, Row>,
    /// Roles held, past ones included, oldest first.
    pub roles: Vec<Row>,
    /// Stances seen up to the day, earliest first.
    pub stances: Vec<Row>,
    /// Influence and concern up to the day, earliest first.
    pub influences: Vec<Row>,
    /// Depths judged up to the day, earliest first.
    pub relations: Vec<Row>,
    /// Edges that hold.
    pub edges: Vec<Row>,
    /// Gaps that somebody wrote down and nobody has filled.
    pub ghosts: Vec<Row>,
    /// The latest interactions up to the day, the latest first.
    pub recent: Vec<Row>,
    /// Our people, those who left included.
    pub colleagues: BTreeMap<ColleagueId, String>,
    rules: ChainRules,
    seats: Vec<SeatRule>,
    calendar: WorkCalendar,
}

/// A depth that somebody of ours has reached with a person, and the one that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation<'a> {
    /// Who of ours.
    pub colleague: ColleagueId,
    /// The latest judgement.
    pub row: &'a Row,
}

impl Organisation {
    /// Reads the organisation of an account as of a day; `None` if there is no such account.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(reader: Reader<'_>, account: AccountId, as_of: AsOf, calendar: &WorkCalendar) -> Result<Option<Self>, Error> {
        let Some(row) = reader.row(Table::Account, account.raw())? else { return Ok(None) };
        let Some(own) = reader.facts(account, as_of.zone, as_of.day)? else { return Ok(None) };
        let policies = reader.policies()?;
        let policy: &PolicySet = policies.on(as_of.day);
        let tier = own.tier_on(policy, as_of.day).tier;
        let cadence = cadence_in_force(policy.cadence.of(tier), &own.cadences, as_of.day);
        let facts = reader.chain_facts(account, as_of.zone, as_of.day)?;
        let chain = Chain::at(&facts, as_of);
        let (measures, warnings) = {
            let read_with = ChainPolicy::of(policy, tier, cadence, calendar);
            (chain.measures(&read_with), chain.warnings(&read_with))
        };
        let by_then = |table: Table, day: &str| -> Result<Vec<Row>, Error> {
            let mut rows = reader.rows_of(table, account)?;
            rows.retain(|row| row.date(day).is_none_or(|on| on <= as_of.day));
            Ok(rows)
        };
        let holding = |table: Table, from: &str, until: &str| -> Result<Vec<Row>, Error> {
            let mut rows = by_then(table, from)?;
            rows.retain(|row| row.date(until).is_none_or(|end| end > as_of.day));
            Ok(rows)
        };
        let people: BTreeMap<PersonId, Row> =
            reader.rows_of(Table::Person, account)?.into_iter().map(|row| (PersonId::from_raw(row.id), row)).collect();
        let mut relations = Vec::new();
        for person in people.keys() {
            relations.extend(reader.rows_where(Table::Relationship, &[("person_id", (*person).into())])?);
        }
        relations.retain(|row: &Row| row.date("as_of").is_some_and(|day| day <= as_of.day));
        relations.sort_by_key(|row| (row.date("as_of"), row.id));
        let mut recent = by_then(Table::Interaction, "held_on")?;
        recent.reverse();
        recent.truncate(RECENT);
        let named = |row: &Row| (ColleagueId::from_raw(row.id), row.text("name").unwrap_or_default().to_owned());
        Ok(Some(Self {
            account,
            name: row.text("short_name").or_else(|| row.text("name")).unwrap_or_default().to_owned(),
            since: own.created_on,
            tier,
            cadence,
            tree: forest(&facts.posts, as_of),
            facts,
            chain,
            measures,
            warnings,
            people,
            posts: reader.rows_of(Table::Post, account)?.into_iter().map(|row| (PostId::from_raw(row.id), row)).collect(),
            roles: reader.rows_of(Table::PostRole, account)?,
            stances: by_then(Table::StanceSeen, "seen_on")?,
            influences: by_then(Table::Influence, "as_of")?,
            relations,
            edges: holding(Table::ChainEdge, "since", "until")?,
            ghosts: holding(Table::GhostSeat, "found_on", "filled_on")?,
            recent,
            colleagues: reader.all(Table::Colleague)?.iter().map(named).collect(),
            rules: policy.chain.clone(),
            seats: policy.tiering.row(tier).seats.clone(),
            calendar: calendar.clone(),
        }))
    }

    /// From here on as it would be if a person left tomorrow.
    pub fn leave(&mut self, person: PersonId) {
        self.chain = self.chain.without(person);
        let policy =
            ChainPolicy { rules: &self.rules, seats: &self.seats, max_silence_days: self.cadence.max_days, calendar: &self.calendar };
        (self.measures, self.warnings) = (self.chain.measures(&policy), self.chain.warnings(&policy));
        let held: Vec<PostId> = self.chain.members().iter().flat_map(|member| member.posts.iter().copied()).collect();
        self.facts.posts.retain(|post| post.person != person || held.contains(&post.id));
        self.tree = forest(&self.facts.posts, self.chain.as_of());
    }

    /// The day it is looked at.
    #[must_use]
    pub const fn as_of(&self) -> AsOf {
        self.chain.as_of()
    }

    /// How it is read: for drills and other questions to the chain.
    #[must_use]
    pub fn policy(&self) -> ChainPolicy<'_> {
        ChainPolicy { rules: &self.rules, seats: &self.seats, max_silence_days: self.cadence.max_days, calendar: &self.calendar }
    }

    /// The name of a person; empty for somebody who never held a post here.
    #[must_use]
    pub fn person_name(&self, person: PersonId) -> &str {
        self.people.get(&person).and_then(|row| row.text("name")).unwrap_or_default()
    }

    /// The name of one of ours.
    #[must_use]
    pub fn colleague_name(&self, colleague: ColleagueId) -> &str {
        self.colleagues.get(&colleague).map_or("", String::as_str)
    }

    /// The post of a person that says most: the first with a title, else the first, of those held on the day.
    #[must_use]
    pub fn main_post(&self, member: &Member) -> Option<&Row> {
        let own = || member.posts.iter().filter_map(|post| self.posts.get(post));
        own().find(|row| row.text("title").is_some()).or_else(|| own().next())
    }

    /// Who holds a post.
    #[must_use]
    pub fn holder(&self, post: PostId) -> Option<&Member> {
        let person = self.posts.get(&post)?.reference::<PersonId>("person_id")?;
        self.chain.member(person)
    }

    /// The latest stance seen at one of a person's posts, with its evidence.
    #[must_use]
    pub fn stance(&self, member: &Member) -> Option<&Row> {
        latest(&self.stances, member)
    }

    /// The latest judgement of a person's influence and concern.
    #[must_use]
    pub fn influence(&self, member: &Member) -> Option<&Row> {
        latest(&self.influences, member)
    }

    /// How well each of ours knows a person, the deepest first.
    #[must_use]
    pub fn relations(&self, person: PersonId) -> Vec<Relation<'_>> {
        let mut found: BTreeMap<ColleagueId, &Row> = BTreeMap::new();
        for row in self.relations.iter().filter(|row| row.reference("person_id") == Some(person)) {
            if let Some(colleague) = row.reference("colleague_id") {
                found.insert(colleague, row);
            }
        }
        let mut relations: Vec<Relation<'_>> = found.into_iter().map(|(colleague, row)| Relation { colleague, row }).collect();
        relations.sort_by_key(|relation| std::cmp::Reverse(relation.row.code::<crate::domain::people::Depth>("depth")));
        relations
    }

    /// How long a person has been silent.
    #[must_use]
    pub fn silence(&self, person: PersonId) -> CadenceState {
        cadence_state(&self.facts.touches, Some(person), self.since, self.cadence, self.as_of())
    }

    /// The birthday of a person, if month and day are known.
    #[must_use]
    pub fn birthday(&self, person: PersonId) -> Option<Birthday> {
        birthday(self.people.get(&person)?)
    }

    /// Posts that have ended by the day, the latest first.
    #[must_use]
    pub fn ended(&self) -> Vec<&Row> {
        let day = self.as_of().day;
        let mut ended: Vec<&Row> = self.posts.values().filter(|row| row.date("left_on").is_some_and(|left| left <= day)).collect();
        ended.sort_by_key(|row| (std::cmp::Reverse(row.date("left_on")), row.id));
        ended
    }

    /// The people of the day: who decides first, then by influence, then by name.
    #[must_use]
    pub fn by_weight(&self) -> Vec<&Member> {
        let mut all: Vec<&Member> = self.chain.members().iter().collect();
        all.sort_by_key(|member| {
            (
                !member.roles.contains(&BuyingRole::DecisionMaker),
                std::cmp::Reverse(member.influence),
                self.person_name(member.person),
                member.person,
            )
        });
        all
    }
}

fn latest<'a>(rows: &'a [Row], member: &Member) -> Option<&'a Row> {
    rows.iter().rfind(|row| row.reference::<PostId>("post_id").is_some_and(|post| member.posts.contains(&post)))
}

/// The birthday that a person's record tells; `None` without month and day.
#[must_use]
pub fn birthday(row: &Row) -> Option<Birthday> {
    Some(Birthday {
        calendar: row.code("birth_calendar").unwrap_or(BirthCalendar::Solar),
        year: row.int("birth_year").and_then(|year| i32::try_from(year).ok()),
        month: u8::try_from(row.int("birth_month")?).ok()?,
        day: u8::try_from(row.int("birth_day")?).ok()?,
        leap_month: row.bool("birth_leap_month").unwrap_or(false),
    })
}

/// What a person's stance comes to in a word: as measured, so that somebody labelled a blocker who has not been heard counts as against
/// us; `None` where nothing is known.
#[must_use]
pub fn standing(member: &Member) -> Option<Stance> {
    if member.is_blocker() {
        Some(Stance::Opposed)
    } else if member.is_champion() {
        Some(Stance::Champion)
    } else {
        member.stance.map(|now| now.stance)
    }
}

/// The roles of a person, the most telling first: what the person does in the decision before whether it is for us.
#[must_use]
pub fn roles_by_weight(member: &Member) -> Vec<BuyingRole> {
    const ORDER: [BuyingRole; 9] = [
        BuyingRole::DecisionMaker,
        BuyingRole::Influencer,
        BuyingRole::TechnicalGatekeeper,
        BuyingRole::Procurement,
        BuyingRole::FinanceContact,
        BuyingRole::User,
        BuyingRole::DailyContact,
        BuyingRole::Champion,
        BuyingRole::Blocker,
    ];
    ORDER.into_iter().filter(|role| member.roles.contains(role)).collect()
}
