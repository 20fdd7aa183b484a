//! Who may be there, and how to talk to them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Attendee;
use crate::domain::chain::BirthCalendar;
use crate::domain::people::BuyingRole;
use crate::domain::{AccountId, AsOf, ColleagueId, PersonId, RowId};
use crate::policy::PolicySet;
use crate::policy::playbook::RoleLines;
use crate::scoring::birthdays::Birthday;
use crate::scoring::chain::{Chain, ChainFacts, Member};
use crate::store::{Error, Reader, Row, Table};

/// The people of one account as of a day.
pub(super) struct People {
    as_of: AsOf,
    chain: Chain,
    /// Everybody who ever held a post here.
    known: BTreeMap<PersonId, Row>,
    posts: Vec<Row>,
    influences: Vec<Row>,
    colleagues: BTreeMap<ColleagueId, String>,
    stance_fresh_days: i64,
    birthday_days: Vec<u32>,
}

impl People {
    pub fn read(reader: &Reader<'_>, account: AccountId, as_of: AsOf, policy: &PolicySet, chain: ChainFacts) -> Result<Self, Error> {
        let mut known = BTreeMap::new();
        for row in reader.rows_of(Table::Person, account)? {
            known.insert(PersonId::from_raw(row.id), row);
        }
        let mut influences = reader.rows_of(Table::Influence, account)?;
        influences.retain(|row| row.date("as_of").is_some_and(|day| as_of.includes_day(day)));
        let colleagues = reader.all(Table::Colleague)?;
        let named = |row: &Row| Some((ColleagueId::from_raw(row.id), row.text("name")?.to_owned()));
        Ok(Self {
            as_of,
            colleagues: colleagues.iter().filter_map(named).collect(),
            chain: Chain::at(&chain, as_of),
            known,
            posts: reader.rows_of(Table::Post, account)?,
            influences,
            stance_fresh_days: i64::from(policy.chain.stance_fresh_days),
            birthday_days: policy.cadence.birthday_notice_days.to_vec(),
        })
    }

    pub fn name(&self, person: PersonId) -> Option<String> {
        self.known.get(&person)?.text("name").map(str::to_owned)
    }

    fn birthday(&self, person: PersonId) -> Option<Birthday> {
        let row = self.known.get(&person)?;
        Some(Birthday {
            calendar: row.code("birth_calendar").unwrap_or(BirthCalendar::Solar),
            year: row.int("birth_year").and_then(|year| i32::try_from(year).ok()),
            month: u8::try_from(row.int("birth_month")?).ok()?,
            day: u8::try_from(row.int("birth_day")?).ok()?,
            leap_month: row.bool("birth_leap_month").unwrap_or(false),
        })
    }

    /// The birthdays up to a day, with the names of those who have them.
    pub fn birthdays(&self, until: NaiveDate) -> Vec<(String, NaiveDate)> {
        let members = self.chain.members().iter();
        let near = members.filter_map(|member| Some((self.name(member.person)?, self.birthday(member.person)?.next(self.as_of.day)?.on)));
        near.filter(|(_, on)| *on <= until).collect()
    }

    /// Those of the wanted people who hold a post, or everybody: who decides first, then by influence.
    pub fn attendees(&self, wanted: &[PersonId], library: &[RoleLines]) -> Vec<Attendee> {
        let asked = |member: &&Member| wanted.is_empty() || wanted.contains(&member.person);
        let mut all: Vec<Attendee> =
            self.chain.members().iter().filter(asked).filter_map(|member| self.attendee(member, library)).collect();
        all.sort_by_key(|one| (!one.roles.contains(&BuyingRole::DecisionMaker), std::cmp::Reverse(one.influence), one.person));
        all
    }

    fn attendee(&self, member: &Member, library: &[RoleLines]) -> Option<Attendee> {
        let row = self.known.get(&member.person)?;
        let text = |column: &str| row.text(column).map(str::to_owned);
        let title = member.posts.iter().find_map(|post| self.posts.iter().find(|row| row.id == post.raw())?.text("title"));
        let of_posts = self.influences.iter().filter(|row| member.posts.iter().any(|post| row.int("post_id") == Some(post.raw())));
        let concern = of_posts.max_by_key(|row| (row.date("as_of"), row.id)).and_then(|row| row.text("concern"));
        let talked_to_as = member.talking_roles();
        let mut roles = talked_to_as.clone();
        roles.extend(member.roles.iter().filter(|role| !talked_to_as.contains(role)));
        let stance = member.stance.map(|now| now.stance);
        let lines = talked_to_as.first().and_then(|role| library.iter().find(|lines| lines.role == *role));
        let birthday = self.birthday(member.person).and_then(|birthday| birthday.upcoming(&self.birthday_days, self.as_of.day));
        Some(Attendee {
            person: member.person,
            name: text("name")?,
            title: title.map(str::to_owned),
            roles,
            stance,
            stance_on: member.stance.map(|now| now.on),
            stance_stale: member.stance.is_some_and(|now| now.age_days > self.stance_fresh_days),
            influence: member.influence,
            concern: concern.map(str::to_owned),
            taboos: text("taboos"),
            interests: text("interests"),
            last_touch: member.last_touch,
            birthday: birthday.map(|upcoming| upcoming.occurrence.on),
            known_by: member.depth.and_then(|(_, colleague)| self.colleagues.get(&colleague).cloned()),
            line: lines.and_then(|lines| lines.for_stance(stance).next()).map(|line| line.say.clone()),
        })
    }
}
