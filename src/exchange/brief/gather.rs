//! Gathers the page from the store, as of a day.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::people::People;
use super::{
    Asked, Brief, DateKind, Favour, HealthNow, NextDate, OpenPain, OpenRequest, OpenTicket, Owed, Silence, Statement, Talk, Unpaid,
};
use crate::domain::account::{AccountKind, Tier};
use crate::domain::dealings::{TicketGrade, TicketStep};
use crate::domain::needs::{PainStatus, PromiseState};
use crate::domain::profile::{ProfileField, TeamRole};
use crate::domain::score::Tenths;
use crate::domain::{AccountId, AsOf, ColleagueId, PersonId, RowId};
use crate::policy::PolicySet;
use crate::policy::playbook::{self, Playbook};
use crate::scoring::cadence::{cadence_in_force, cadence_state};
use crate::scoring::health::{lifts, score_health};
use crate::scoring::pains::QuestionScope;
use crate::scoring::receivables::renewals;
use crate::scoring::rounding::half_up;
use crate::store::facts::AccountFacts;
use crate::store::{Error, Reader, Row, Table};

/// How many of the last talks are told.
const TALKS: usize = 3;
/// How many of the last favours.
const FAVOURS: usize = 2;
/// How many ideas for the next one: a page has room for one, the library for all.
const IDEAS: usize = 1;
/// An idea that was used within this many days is not offered again.
const IDEA_RESTS_DAYS: i64 = 365;
/// Days ahead for deliveries, tasks and birthdays.
const SOON_DAYS: u64 = 30;
/// Days ahead for planned occasions.
const PLANNED_DAYS: u64 = 90;
/// Days back to the score that today's is compared with.
const BEFORE_DAYS: u64 = 28;

/// What a page is made for.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    /// The day it is of.
    pub as_of: AsOf,
    /// The library that questions, lines and ideas come from.
    pub playbook: &'s Playbook,
    /// Who will be there; empty: everybody who holds a post.
    pub attending: &'s [PersonId],
}

impl Brief {
    /// The page of an account; none if there is no such account.
    ///
    /// # Errors
    /// Those of the database, a policy text that cannot be read.
    pub fn read(reader: &Reader<'_>, account: AccountId, setting: &Setting<'_>) -> Result<Option<Self>, Error> {
        let as_of = setting.as_of;
        let Some(facts) = reader.facts(account, as_of.zone, as_of.day)? else { return Ok(None) };
        let Some(row) = reader.row(Table::Account, account.raw())? else { return Ok(None) };
        let policies = reader.policies()?;
        let gather = Gather { reader: *reader, account, as_of, policy: policies.on(as_of.day) };
        let health = gather.health(&facts, policies.on(before(as_of.day)));
        let (tier, silence, touches) = gather.silence(&facts)?;
        let kind: AccountKind = row.code("kind").unwrap_or(AccountKind::Enterprise);
        let chain = reader.chain_facts(account, as_of.zone, as_of.day)?;
        let people = People::read(reader, account, as_of, gather.policy, chain)?;
        let fields = gather.fields()?;
        let favours = gather.rows(Table::Favour, "done_on")?;
        let done_this_month =
            |row: &&Row| row.date("done_on").is_some_and(|day| (day.year(), day.month()) == (as_of.day.year(), as_of.day.month()));
        let favour_done = favours.iter().filter(done_this_month).count() >= gather.policy.cadence.favours_per_month as usize;
        Ok(Some(Self {
            as_of: as_of.day,
            account,
            name: row.text("name").unwrap_or_default().to_owned(),
            kind,
            tier,
            owner: gather.owner()?,
            health,
            silence,
            talks: gather.talks(&people, touches)?,
            requests: gather.requests()?,
            pains: gather.pains()?,
            promises: gather.promises(&people)?,
            tickets: gather.tickets()?,
            deliveries: gather.deliveries(&people)?,
            questions: gather.questions(&fields, setting.playbook)?,
            favour_ideas: if favour_done { Vec::new() } else { ideas(&favours, kind, as_of, setting.playbook) },
            favours: favours.iter().rev().take(FAVOURS).filter_map(|row| favour(row, &people)).collect(),
            favour_done,
            invoices: gather.invoices()?,
            dates: gather.dates(&people)?,
            people: people.attendees(setting.attending, &setting.playbook.talking),
            industry: fields.get(&ProfileField::Industry).cloned(),
        }))
    }
}

fn before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(BEFORE_DAYS)).unwrap_or(day)
}

fn ahead(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn favour(row: &Row, people: &People) -> Option<Favour> {
    Some(Favour {
        what: row.text("what")?.to_owned(),
        done_on: row.date("done_on")?,
        person: row.reference("person_id").and_then(|id| people.name(id)),
        reception: row.code("reception"),
    })
}

/// Ideas of the season that were not used in the last year.
fn ideas(favours: &[Row], kind: AccountKind, as_of: AsOf, library: &Playbook) -> Vec<String> {
    let rests = |idea: &playbook::Favour| {
        favours
            .iter()
            .any(|row| row.text("idea") == Some(&idea.key) && row.date("done_on").is_some_and(|day| as_of.age_days(day) < IDEA_RESTS_DAYS))
    };
    let suiting = playbook::Favour::suiting(&library.favours, kind, as_of.day.month());
    suiting.into_iter().filter(|idea| !rests(idea)).take(IDEAS).map(|idea| idea.idea.clone()).collect()
}

struct Gather<'g> {
    reader: Reader<'g>,
    account: AccountId,
    as_of: AsOf,
    policy: &'g PolicySet,
}

impl Gather<'_> {
    /// The rows of a table that were there on the day, by that date.
    fn rows(&self, table: Table, dated: &str) -> Result<Vec<Row>, Error> {
        let mut rows = self.reader.rows_of(table, self.account)?;
        rows.retain(|row| row.date(dated).is_some_and(|day| self.as_of.includes_day(day)));
        rows.sort_by_key(|row| (row.date(dated), row.id));
        Ok(rows)
    }

    /// Whether something with this end was still open.
    fn open(&self, end: Option<NaiveDate>) -> bool {
        end.is_none_or(|day| !self.as_of.includes_day(day))
    }

    fn health(&self, facts: &AccountFacts, policy_before: &PolicySet) -> HealthNow {
        let (day, then) = (self.as_of.day, before(self.as_of.day));
        let model = self.policy.health.for_kind(facts.tiering.kind);
        let now = score_health(&facts.health_on(self.policy, day), model, day);
        let earlier = score_health(&facts.health_on(policy_before, then), policy_before.health.for_kind(facts.tiering.kind), then);
        let lift = lifts(model, &now).into_iter().next();
        HealthNow {
            score: now.score,
            band: now.band,
            coverage: now.coverage,
            before: earlier.score,
            contributions: now.contributions,
            lift,
        }
    }

    /// The tier in force, the silence, and the touches that were counted.
    fn silence(&self, facts: &AccountFacts) -> Result<(Tier, Silence, Vec<crate::scoring::touch::Touch>), Error> {
        let tier = facts.tier_on(self.policy, self.as_of.day).tier;
        let cadence = cadence_in_force(self.policy.cadence.of(tier), &facts.cadences, self.as_of.day);
        let mut touches = self.reader.touches(self.account, self.as_of.zone)?;
        touches.retain(|touch| self.as_of.includes(touch.at));
        let state = cadence_state(&touches, None, facts.created_on, cadence, self.as_of);
        Ok((tier, Silence { last_touch: state.last_touch, days: state.age_days, light: state.light }, touches))
    }

    /// The descriptive fields in force.
    fn fields(&self) -> Result<BTreeMap<ProfileField, String>, Error> {
        let mut fields = BTreeMap::new();
        for row in self.rows(Table::AccountField, "as_of")? {
            let Some(field) = row.code::<ProfileField>("field") else { continue };
            match row.text("value") {
                Some(value) => fields.insert(field, value.to_owned()),
                None => fields.remove(&field),
            };
        }
        Ok(fields)
    }

    fn owner(&self) -> Result<Option<String>, Error> {
        let team = self.rows(Table::AccountTeam, "since")?;
        let latest = team.iter().rfind(|row| row.code::<TeamRole>("role") == Some(TeamRole::Owner));
        let Some(colleague) = latest.and_then(|row| row.reference::<ColleagueId>("colleague_id")) else { return Ok(None) };
        Ok(self.reader.row(Table::Colleague, colleague.raw())?.and_then(|row| row.text("name").map(str::to_owned)))
    }

    fn talks(&self, people: &People, mut touches: Vec<crate::scoring::touch::Touch>) -> Result<Vec<Talk>, Error> {
        touches.sort_by_key(|touch| std::cmp::Reverse((touch.at, touch.id)));
        let statements = self.reader.rows_of(Table::Statement, self.account)?;
        let mut talks = Vec::new();
        for touch in touches.iter().take(TALKS) {
            let Some(row) = self.reader.row(Table::Interaction, touch.id.raw())? else { continue };
            let (Some(on), Some(channel)) = (row.date("held_on"), row.code("channel")) else { continue };
            let said = |row: &Row| {
                let person = row.reference("person_id").and_then(|id| people.name(id));
                Some(Statement { person, said: row.text("statement")?.to_owned() })
            };
            talks.push(Talk {
                on,
                channel,
                two_way: touch.two_way,
                people: touch.people.iter().filter_map(|id| people.name(*id)).collect(),
                summary: row.text("summary").map(str::to_owned),
                statements: statements.iter().filter(|said| said.int("interaction_id") == Some(row.id)).filter_map(said).collect(),
                next_step: row.text("next_step").map(str::to_owned),
                sentiment: row.code("sentiment"),
            });
        }
        Ok(talks)
    }

    fn requests(&self) -> Result<Vec<OpenRequest>, Error> {
        let rows = self.rows(Table::Request, "raised_on")?;
        let open = rows.iter().filter(|row| self.open(row.date("closed_on")) && self.open(row.date("told_on")));
        let request = |row: &Row| {
            let decided_untold = row.date("decided_on").is_some_and(|day| self.as_of.includes_day(day));
            Some(OpenRequest {
                need: row.text("need")?.to_owned(),
                raised_on: row.date("raised_on")?,
                decided_untold,
                tell_by: row.date("tell_by"),
            })
        };
        Ok(open.filter_map(request).collect())
    }

    fn pains(&self) -> Result<Vec<OpenPain>, Error> {
        let mut scores: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        // Of each person the latest score; rows stand in the order of their dates.
        let mut latest: BTreeMap<(i64, Option<i64>), i64> = BTreeMap::new();
        for row in self.rows(Table::PainScore, "scored_on")? {
            if let (Some(pain), Some(score)) = (row.int("pain_id"), row.int("score")) {
                latest.insert((pain, row.int("person_id")), score);
            }
        }
        for ((pain, _), score) in latest {
            scores.entry(pain).or_default().push(score);
        }
        let mean = |id: i64| -> Option<Tenths> {
            let own = scores.get(&id)?;
            let sum: i64 = own.iter().sum();
            i32::try_from(half_up(i128::from(sum) * 10, i128::try_from(own.len()).ok()?)).ok().map(Tenths)
        };
        let rows = self.rows(Table::Pain, "raised_on")?;
        let open = rows.iter().filter(|row| match row.date("closed_on") {
            Some(day) => !self.as_of.includes_day(day),
            None => matches!(row.code("status"), Some(PainStatus::Open | PainStatus::InProgress)),
        });
        let pain = |row: &Row| {
            let (title, dimension) = (row.text("title")?.to_owned(), row.code("dimension")?);
            Some(OpenPain { title, dimension, score: mean(row.id), raised_on: row.date("raised_on")? })
        };
        let mut pains: Vec<OpenPain> = open.filter_map(pain).collect();
        pains.sort_by_key(|pain| (std::cmp::Reverse(pain.score), std::cmp::Reverse(pain.raised_on)));
        Ok(pains)
    }

    fn owed(&self, row: &Row, what: &str, people: &People, person: &str) -> Option<Owed> {
        let due_on = row.date("due_on");
        let overdue_days = due_on.map(|due| self.as_of.age_days(due)).filter(|days| *days > 0);
        Some(Owed { what: row.text(what)?.to_owned(), due_on, overdue_days, person: row.reference(person).and_then(|id| people.name(id)) })
    }

    fn promises(&self, people: &People) -> Result<Vec<Owed>, Error> {
        let rows = self.rows(Table::Promise, "made_on")?;
        let open = rows.iter().filter(|row| match row.date("settled_on") {
            Some(day) => !self.as_of.includes_day(day),
            None => row.code("state") == Some(PromiseState::Open),
        });
        let mut owed: Vec<Owed> = open.filter_map(|row| self.owed(row, "what", people, "person_id")).collect();
        owed.sort_by_key(|owed| owed.due_on.unwrap_or(NaiveDate::MAX));
        Ok(owed)
    }

    fn deliveries(&self, people: &People) -> Result<Vec<Owed>, Error> {
        let until = ahead(self.as_of.day, SOON_DAYS);
        let rows = self.rows(Table::Milestone, "planned_on")?;
        let open = rows.iter().filter(|row| self.open(row.date("accepted_on")) && row.date("due_on").is_some_and(|due| due <= until));
        let mut owed: Vec<Owed> = open.filter_map(|row| self.owed(row, "deliverable", people, "accepted_by")).collect();
        owed.sort_by_key(|owed| owed.due_on);
        Ok(owed)
    }

    fn tickets(&self) -> Result<Vec<OpenTicket>, Error> {
        let events = self.reader.rows_of(Table::TicketEvent, self.account)?;
        let mut tickets = Vec::new();
        for row in self.rows(Table::Ticket, "opened_on")? {
            let mut own: Vec<&Row> = events
                .iter()
                .filter(|event| event.int("ticket_id") == Some(row.id) && event.at("at").is_some_and(|at| self.as_of.includes(at)))
                .collect();
            own.sort_by_key(|event| (event.at("at"), event.id));
            let closed = own.iter().any(|event| event.code("step") == Some(TicketStep::Closed));
            if closed || !self.open(row.date("closed_on")) {
                continue;
            }
            let regraded = own.iter().rev().find_map(|event| event.code::<TicketGrade>("grade"));
            if let (Some(title), Some(opened_on), Some(grade)) =
                (row.text("title"), row.date("opened_on"), regraded.or_else(|| row.code("grade")))
            {
                tickets.push(OpenTicket { title: title.to_owned(), grade, opened_on, days: self.as_of.age_days(opened_on) });
            }
        }
        tickets.sort_by_key(|ticket| (ticket.grade, ticket.opened_on));
        Ok(tickets)
    }

    /// Those prepared for this account that were not asked yet, filled up from the library.
    fn questions(&self, fields: &BTreeMap<ProfileField, String>, library: &Playbook) -> Result<Vec<Asked>, Error> {
        let described = [ProfileField::Industry, ProfileField::CoreBusiness];
        let described: Vec<&str> = described.iter().filter_map(|field| fields.get(field)).map(String::as_str).collect();
        let questions = library.industries.three_plus_two(library.industries.for_account(&described));
        let rows = self.rows(Table::Question, "prepared_on")?;
        let mut all = Vec::new();
        for (scope, from_library) in [(QuestionScope::Industry, questions.industry), (QuestionScope::Customer, questions.customer)] {
            let prepared =
                rows.iter().filter(|row| row.code("scope") == Some(scope) && self.open(row.date("asked_on"))).filter_map(|row| {
                    let source = row.text("source_note").map(str::to_owned);
                    Some(Asked { scope, question: row.text("question")?.to_owned(), source, listen: None, prepared: true })
                });
            let shelf = from_library.into_iter().map(|question| Asked {
                scope,
                question: question.ask.clone(),
                source: Some(question.look.clone()),
                listen: Some(question.listen.clone()),
                prepared: false,
            });
            all.extend(prepared.chain(shelf).take(scope.wanted()));
        }
        Ok(all)
    }

    fn invoices(&self) -> Result<Vec<Unpaid>, Error> {
        let mut unpaid = Vec::new();
        for invoice in self.reader.invoices(self.account)? {
            let open = invoice.open_on(self.as_of.day);
            if open.minor <= 0 {
                continue;
            }
            let number = self.reader.row(Table::Invoice, invoice.id.raw())?.and_then(|row| row.text("number").map(str::to_owned));
            let overdue_days = self.as_of.age_days(invoice.due_on).max(0);
            unpaid.push(Unpaid { id: invoice.id, number, open, due_on: invoice.due_on, overdue_days });
        }
        unpaid.sort_by_key(|unpaid| (unpaid.due_on, unpaid.id));
        Ok(unpaid)
    }

    fn dates(&self, people: &People) -> Result<Vec<NextDate>, Error> {
        let day = self.as_of.day;
        let mut dates = Vec::new();
        let mut push = |on: NaiveDate, kind: DateKind, title: String| {
            dates.push(NextDate { on, days: -self.as_of.age_days(on), kind, title });
        };
        for renewal in renewals(&self.reader.contract_ends(self.account)?, &self.policy.cadence.renewal_notice_days, self.as_of) {
            let contract = self.reader.row(Table::Contract, renewal.contract.raw())?;
            let title = contract.as_ref().and_then(|row| row.text("title")).unwrap_or_default();
            push(renewal.ends_on, DateKind::ContractEnds, title.to_owned());
        }
        let planned = self.reader.rows_of(Table::Touchpoint, self.account)?;
        for row in planned.iter().filter(|row| self.open(row.date("done_on"))) {
            if let (Some(on), Some(title)) =
                (row.date("planned_on").filter(|on| (day..=ahead(day, PLANNED_DAYS)).contains(on)), row.text("title"))
            {
                push(on, DateKind::Touchpoint, title.to_owned());
            }
        }
        for row in self.rows(Table::Task, "created_on")?.iter().filter(|row| self.open(row.date("done_on"))) {
            if let (Some(on), Some(title)) = (row.date("due_on").filter(|on| *on <= ahead(day, SOON_DAYS)), row.text("title")) {
                push(on, DateKind::Task, title.to_owned());
            }
        }
        for (name, on) in people.birthdays(ahead(day, SOON_DAYS)) {
            push(on, DateKind::Birthday, name);
        }
        dates.sort_by(|a, b| (a.on, &a.title).cmp(&(b.on, &b.title)));
        Ok(dates)
    }
}
