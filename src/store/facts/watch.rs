//! One account, or each of all, as alert rules and agenda see it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::duty_rows::{Depth, DutyPools};
use super::pool::{Accounts, HealthPools, Pool, TieringPools};
use super::source::{Needs, Scan};
use crate::domain::account::{AccountKind, Tier};
use crate::domain::calendar::WorkCalendar;
use crate::domain::dealings::TicketStep;
use crate::domain::health::Dimension;
use crate::domain::quarter::{Quarter, month_of, months_later};
use crate::domain::{AccountId, AsOf, Coded, Instant, Money, RowId};
use crate::policy::PolicySet;
use crate::scoring::agenda::{AgendaFacts, Item, agenda};
use crate::scoring::alerts::decisions::{Decided, decide};
use crate::scoring::alerts::{AlertContext, AlertFacts, QuarterRevenue, SilenceLimit, WeekEnd, episodes, silence_limits, usage_points};
use crate::scoring::cadence::CadenceOverride;
use crate::scoring::chain::ChainFacts;
use crate::scoring::health::{CadenceFact, HealthFacts, HealthScorer, week_ends};
use crate::scoring::tickets::{Ticket, TicketPolicy, ticket_state};
use crate::scoring::tiering::{TierDecision, TieringFacts, effective_tier, suggest_tier};
use crate::store::error::Error;
use crate::store::policies::Policies;
use crate::store::row::Reader;
use crate::store::summary::Progress;

/// Accounts that are read at a time: their facts fit into a few dozen megabytes.
const SLICE: usize = 25_000;
/// Accounts between two looks at the cancel flag.
const STEP: usize = 512;
/// Week ends looked back at the most: ten years.
const MOST_WEEKS: u32 = 520;

/// An account with everything that alerts and agenda are derived from.
#[derive(Debug, Clone)]
pub struct Watched {
    /// The account.
    pub account: AccountId,
    /// For the alert rules.
    pub facts: AlertFacts,
    /// For the agenda besides.
    pub more: AgendaFacts,
}

/// What follows from it.
#[derive(Debug, Clone)]
pub struct Duties {
    /// Episodes with what was decided about them.
    pub decided: Decided,
    /// What is due now and in the next days.
    pub items: Vec<Item>,
    /// When a ticket's clock is next started or short of time, if nothing is written until then.
    pub changes_at: Option<Instant>,
}

impl Watched {
    /// Derives alerts and agenda.
    #[must_use]
    pub fn duties(&self, context: &AlertContext<'_>) -> Duties {
        let decided = decide(episodes(&self.facts, context), &self.facts.rulings, context.as_of());
        let items = agenda(&self.facts, &self.more, &decided.alerts, context);
        Duties { decided, items, changes_at: self.changes_at(context) }
    }

    fn changes_at(&self, context: &AlertContext<'_>) -> Option<Instant> {
        let as_of = context.as_of();
        let over = |ticket: &Ticket| ticket.events.iter().any(|event| event.step == TicketStep::Closed && as_of.includes(event.at));
        let mut running = self.facts.tickets.iter().filter(|ticket| !over(ticket)).peekable();
        running.peek()?;
        let policy = TicketPolicy::of(context.on(as_of.day), self.facts.tier, context.calendar())?;
        running.filter_map(|ticket| ticket_state(ticket, &policy, as_of)?.changes_at).min()
    }
}

struct Own {
    id: i64,
    kind: AccountKind,
    created_on: NaiveDate,
}

impl Reader<'_> {
    /// One account as alert rules and agenda see it; none if it does not exist.
    ///
    /// # Errors
    /// Those of the database.
    pub fn watched(
        &self,
        policies: &Policies,
        calendar: &WorkCalendar,
        as_of: AsOf,
        account: AccountId,
        depth: Depth,
    ) -> Result<Option<Watched>, Error> {
        let own = self.owns(Some(account))?;
        let mut found = None;
        watch(*self, policies, calendar, as_of, (&own, Some(account)), depth, &mut |_| true, &mut |watched| {
            found = Some(watched);
            Ok(())
        })?;
        Ok(found)
    }

    /// Each account in turn with what can be open of it, in the order of identifiers. `go_on` is told how far it is and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database, and of `take`.
    pub fn watch_all(
        &self,
        policies: &Policies,
        calendar: &WorkCalendar,
        as_of: AsOf,
        go_on: &mut dyn FnMut(Progress) -> bool,
        take: &mut dyn FnMut(Watched) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let own = self.owns(None)?;
        let of = own.len() as u64;
        for (number, slice) in own.chunks(SLICE).enumerate() {
            let before = (number * SLICE) as u64;
            let mut step = |done: usize| go_on(Progress { done: before + done as u64, of });
            watch(*self, policies, calendar, as_of, (slice, None), Depth::Open, &mut step, take)?;
        }
        Ok(())
    }

    fn owns(&self, one: Option<AccountId>) -> Result<Vec<Own>, Error> {
        let mut statement = self.conn.prepare_cached("SELECT id, kind, created_on FROM account WHERE ?1 IS NULL OR id = ?1 ORDER BY id")?;
        let rows = statement.query_map([one.map(RowId::raw)], |row| {
            let kind = AccountKind::from_code(row.get_ref(1)?.as_str()?).unwrap_or(AccountKind::Enterprise);
            Ok(Own { id: row.get(0)?, kind, created_on: crate::store::value::day(row.get(2)?).unwrap_or_default() })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn in_order<T: Clone>(pool: &Pool<T>, place: usize) -> Vec<T> {
    let mut found: Vec<T> = pool.of(place).cloned().collect();
    found.reverse();
    found
}

#[expect(clippy::too_many_arguments, reason = "what to read, by which rules, as of when, and whom to tell")]
fn watch(
    reader: Reader<'_>,
    policies: &Policies,
    calendar: &WorkCalendar,
    as_of: AsOf,
    (own, one): (&[Own], Option<AccountId>),
    depth: Depth,
    go_on: &mut dyn FnMut(usize) -> bool,
    take: &mut dyn FnMut(Watched) -> Result<(), Error>,
) -> Result<(), Error> {
    let accounts = Accounts::new(own.iter().map(|own| (own.id, own.created_on)));
    let scan = match one {
        Some(account) => Scan::one(reader, account, as_of.zone, as_of.day)?,
        None => Scan::all(reader, as_of.zone, as_of.day)?,
    };
    let mut health = HealthPools::new(&accounts, NaiveDate::MIN, policies.all());
    let mut tiering = TieringPools::everything(&accounts, as_of.day, policies.on(as_of.day));
    let mut duties = DutyPools::new(&accounts);
    scan.health(Needs::of(policies.all()), &mut health)?;
    scan.tiering(&mut tiering)?;
    scan.duties(depth, &mut duties)?;
    let currency = reader.reporting_currency()?;
    let mut judge = Weeks::new(policies, as_of);
    let context = policies.context(calendar, as_of);
    let (mut facts, mut tiers) = (HealthFacts::default(), TieringFacts::empty(AccountKind::Enterprise));
    for (place, own) in own.iter().enumerate() {
        if place.is_multiple_of(STEP) && !go_on(place) {
            return Err(Error::Cancelled);
        }
        let account = AccountId::from_raw(own.id);
        health.fill(place, &mut facts);
        tiering.fill(place, own.kind, &mut tiers);
        let tier = TierCourse { facts: &tiers, decisions: tiering.decisions(place), overrides: tiering.cadences(place), policies };
        let limits = tier.limits(&facts, own.created_on, depth, &context);
        let week_ends = judge.week_ends(own, &mut facts, &limits, depth);
        let policy = policies.on(as_of.day).health.for_kind(own.kind);
        let validity = |dimension| policy.dimension(dimension).map_or(0, |dimension| dimension.validity_days);
        let tickets = in_order(&duties.tickets, place);
        let left_on = duties.left_on(place, as_of.day);
        let ghosts = in_order(&duties.ghosts, place);
        let chain = if !ghosts.is_empty() || duties.departures.contains(&place) {
            ChainFacts { ghosts, ..reader.chain_seats(account)? }
        } else {
            ChainFacts::default()
        };
        let two_way_days = match depth {
            Depth::All => facts.two_way_touches.clone(),
            Depth::Open => latest_two(&facts, as_of),
        };
        take(Watched {
            account,
            facts: AlertFacts {
                created_on: own.created_on,
                left_on,
                tier: if tickets.is_empty() { Tier::C } else { tier.on(as_of.day) },
                week_ends,
                usage: usage_points(&facts, policy, as_of.day),
                usage_valid_days: validity(Dimension::Usage),
                intents: facts
                    .intents
                    .iter()
                    .map(|fact| crate::scoring::alerts::IntentStated { on: fact.on, intent: fact.value })
                    .collect(),
                intent_valid_days: validity(Dimension::Value),
                two_way_days,
                silence_limits: limits,
                invoices: in_order(&duties.invoices, place),
                quarters: quarters(&tiers, currency, as_of),
                tier_decisions: tier.decisions.iter().map(|decision| decision.on).collect(),
                events: in_order(&duties.events, place),
                answers: in_order(&duties.answers, place),
                chain,
                tickets,
                promises: in_order(&duties.promises, place),
                card_reviews: in_order(&duties.reviews, place),
                requests: in_order(&duties.requests, place),
                milestones: in_order(&duties.milestones, place),
                rulings: in_order(&duties.rulings, place),
            },
            more: AgendaFacts {
                tasks: in_order(&duties.tasks, place),
                touchpoints: in_order(&duties.touchpoints, place),
                contracts: in_order(&duties.contracts, place),
                birthdays: in_order(&duties.birthdays, place),
                favours: in_order(&duties.favours, place),
                owners: in_order(&duties.owners, place),
            },
        })?;
    }
    Ok(())
}

/// The two latest days of two-way touches: the silence that the last one may have ended began with the one before.
fn latest_two(facts: &HealthFacts, as_of: AsOf) -> Vec<NaiveDate> {
    let counted = || facts.two_way_touches.iter().copied().filter(|day| *day <= as_of.day);
    let last = counted().max();
    let before = counted().filter(|day| Some(*day) != last).max();
    before.into_iter().chain(last).collect()
}

/// Revenue of complete quarters: as it was recorded, else the sum of the invoices where these begin before the quarter does. An amount without
/// a rate makes every sum unsure, so that only what was recorded is told.
fn quarters(facts: &TieringFacts, currency: crate::domain::Currency, as_of: AsOf) -> Vec<QuarterRevenue> {
    let counted = || facts.invoices.iter().filter(|invoice| invoice.on <= as_of.day);
    let mut sums: BTreeMap<Quarter, i64> = BTreeMap::new();
    let complete = |quarter: &Quarter| quarter.last() < as_of.day || as_of.past && quarter.last() == as_of.day;
    let first = counted().map(|invoice| Quarter::of(invoice.on)).min().filter(|_| facts.left_out == 0);
    let covered = std::iter::successors(first.map(Quarter::next), |quarter| Some(quarter.next())).take_while(complete);
    sums.extend(covered.map(|quarter| (quarter, 0)));
    for invoice in counted() {
        if let Some(sum) = sums.get_mut(&Quarter::of(invoice.on)) {
            *sum = sum.saturating_add(invoice.minor);
        }
    }
    let mut recorded: Vec<_> = facts.revenue.iter().collect();
    recorded.sort_by_key(|result| result.row);
    for result in recorded {
        let quarter = Quarter::of(result.period.from);
        if (quarter.first(), quarter.last()) == (result.period.from, result.period.to) && complete(&quarter) {
            sums.insert(quarter, result.minor);
        }
    }
    sums.into_iter().map(|(quarter, minor)| QuarterRevenue { quarter: quarter.first(), revenue: Money::new(minor, currency) }).collect()
}

/// The tier of an account from day to day.
struct TierCourse<'f> {
    facts: &'f TieringFacts,
    decisions: Vec<TierDecision>,
    overrides: Vec<CadenceOverride>,
    policies: &'f Policies,
}

impl TierCourse<'_> {
    /// The tier in force on a day.
    fn on(&self, day: NaiveDate) -> Tier {
        let decided = self.decisions.iter().any(|decision| decision.on <= day);
        let suggested = if decided { None } else { suggest_tier(self.facts, &self.policies.on(day).tiering, day).suggested };
        effective_tier(&self.decisions, suggested, day).tier
    }

    /// How long the account may be silent, from day to day. Decisions count from their day; a mere suggestion is looked at on the first of each
    /// month, so that the day on which a silence became an alert does not move with every figure that comes in.
    fn limits(&self, facts: &HealthFacts, created_on: NaiveDate, depth: Depth, context: &AlertContext<'_>) -> Vec<SilenceLimit> {
        let as_of = context.as_of();
        let touched = latest_two(facts, as_of);
        let (before, last) = (touched.first().copied().unwrap_or(created_on), touched.last().copied().unwrap_or(created_on));
        let since = before.min(last);
        let everywhere = depth == Depth::All || counts_silence(self.policies);
        // Neither silent now nor before the last touch.
        let longest = as_of.age_days(last).max(last.signed_duration_since(if touched.len() == 2 { before } else { created_on }).num_days());
        if !everywhere && self.overrides.is_empty() && longest <= i64::from(shortest(context)) {
            return Vec::new();
        }
        let from = if everywhere { created_on.min(since) } else { since }.min(as_of.day);
        let mut days = BTreeSet::from([from]);
        let decided = self.decisions.iter().map(|decision| decision.on).filter(|day| (from..=as_of.day).contains(day));
        days.extend(decided);
        let first_decided = self.decisions.iter().map(|decision| decision.on).min().unwrap_or(NaiveDate::MAX);
        let months = std::iter::successors(Some(months_later(month_of(from).0, 1)), |month| Some(months_later(*month, 1)));
        days.extend(months.take_while(|month| *month <= as_of.day && *month < first_decided));
        let tiers: Vec<(NaiveDate, Tier)> = days.into_iter().map(|day| (day, self.on(day))).collect();
        silence_limits(&tiers, &self.overrides, context)
    }
}

/// The shortest silence that any tier allows under any of the rules.
fn shortest(context: &AlertContext<'_>) -> u32 {
    let of = |policy: &PolicySet| Tier::ALL.iter().map(|tier| policy.cadence.of(*tier).max_days).min().unwrap_or(0);
    context.all().map(of).min().unwrap_or(0)
}

/// Whether a model of health looks at silence.
fn counts_silence(policies: &Policies) -> bool {
    let counts =
        |policy: &PolicySet| AccountKind::ALL.iter().any(|kind| policy.health.for_kind(*kind).dimension(Dimension::Cadence).is_some());
    policies.all().any(counts)
}

/// Scores at week ends, the scorers made once for all accounts and only as far back as somebody needs them.
struct Weeks<'p> {
    policies: &'p Policies,
    /// Latest first.
    days: Vec<NaiveDate>,
    scorers: Vec<Vec<HealthScorer<'p>>>,
    counts_silence: bool,
}

impl<'p> Weeks<'p> {
    fn new(policies: &'p Policies, as_of: AsOf) -> Self {
        let days = week_ends(as_of, MOST_WEEKS).into_iter().rev().collect();
        Self { policies, days, scorers: Vec::new(), counts_silence: counts_silence(policies) }
    }

    fn scorer(&mut self, week: usize, kind: AccountKind) -> Option<&HealthScorer<'p>> {
        while self.scorers.len() <= week {
            let day = *self.days.get(self.scorers.len())?;
            let of = |kind: &AccountKind| HealthScorer::new(self.policies.on(day).health.for_kind(*kind), day);
            self.scorers.push(AccountKind::ALL.iter().map(of).collect());
        }
        self.scorers.get(week)?.get(kind as usize)
    }

    /// The scores of past week ends. Of open alerts, only back to where so many week ends in a row were good that every alert was closed.
    fn week_ends(&mut self, own: &Own, facts: &mut HealthFacts, limits: &[SilenceLimit], depth: Depth) -> Vec<WeekEnd> {
        let Some(first) = first_fact(facts) else { return Vec::new() };
        let (mut found, mut good) = (Vec::new(), 0);
        for week in 0..self.days.len() {
            let Some(on) = self.days.get(week).copied().filter(|on| *on >= first) else { break };
            if self.counts_silence {
                let limit = limits.iter().filter(|limit| limit.from <= on).max_by_key(|limit| limit.from).or_else(|| limits.first());
                facts.cadence = limit.map(|limit| CadenceFact { since: own.created_on, max_days: limit.max_days });
            }
            let score = self.scorer(week, own.kind).and_then(|scorer| scorer.score(facts).score);
            found.push(WeekEnd { on, score });
            let rules = &self.policies.on(on).alerts;
            good = match score {
                Some(score) if score >= rules.low_score_below => good + 1,
                Some(_) => 0,
                None => good,
            };
            // One more, so that an alert that the latest week end closed is told as closed.
            if depth == Depth::Open && good > rules.low_score_weeks_to_close {
                break;
            }
        }
        found.reverse();
        found
    }
}

/// The day of the first fact from which a score can be computed.
fn first_fact(facts: &HealthFacts) -> Option<NaiveDate> {
    let days = facts.usage.iter().map(|fact| fact.on).chain(facts.intents.iter().map(|fact| fact.on));
    let days = days.chain(facts.answers.iter().map(|fact| fact.on)).chain(facts.tickets.iter().map(|fact| fact.opened_on));
    let days = days.chain(facts.reported_tickets.iter().map(|fact| fact.on)).chain(facts.tickets_kept_here.iter().map(|fact| fact.on));
    let obligations = facts.invoices.iter().chain(&facts.promises).chain(&facts.milestones).map(|due| due.due_on);
    days.chain(obligations).chain(facts.two_way_touches.iter().copied()).min()
}
