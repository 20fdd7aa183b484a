//! What the key figures of the whole portfolio are counted from: one scan of each table, and the health of every account on the days compared.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::Depth;
use super::pool::{Accounts, HealthPools, TieringPools};
use super::service::{answer, closing, opened_at};
use super::source::{Needs, Scan};
use crate::domain::account::{AccountKind, Lifecycle};
use crate::domain::calendar::WorkCalendar;
use crate::domain::commerce::RenewalOutcome;
use crate::domain::dealings::{TicketKind, TicketStep};
use crate::domain::health::InputState;
use crate::domain::plan::WhiteSpaceState;
use crate::domain::profile::{ProfileField, TeamRole};
use crate::domain::quarter::months_earlier;
use crate::domain::{AccountId, AsOf, Coded, Currency, Money, RowId, Tenths};
use crate::scoring::alerts::episodes;
use crate::scoring::cadence::cadence_in_force;
use crate::scoring::health::{CadenceFact, HealthFacts, HealthScorer, week_ends};
use crate::scoring::kpi::{
    BackTest, ContractOutcome, Distribution, Flag, HealthRow, HealthSnapshot, Kpi, KpiAccount, KpiContext, KpiContract, KpiFacts,
    KpiTicket, LifetimeRow, LifetimeSnapshot, OwnerFrom, ProductBought, Question, RenewalDecided, RequestDone, Trend, UnknownFact,
    WalletShare, back_test, distribution, kpis, mean_score, questions, trend_days, trends,
};
use crate::scoring::receivables::Invoice;
use crate::scoring::tiering::{TieringFacts, effective_tier, lifetime_value, suggest_tier};
use crate::store::catalog::Table;
use crate::store::error::Error;
use crate::store::policies::Policies;
use crate::store::row::{Reader, Row};
use crate::store::summary::Progress;

/// Week ends of the trend: half a year.
pub const TREND_WEEKS: u32 = 26;
/// Points of the course of a key figure, a quarter of a year apart, the present one last.
pub const COURSE_POINTS: u32 = 5;
/// Months between two of them.
const COURSE_STEP: u32 = 3;
/// Accounts between two looks at the cancel flag.
const STEP: usize = 512;

/// The figures of the portfolio on a day.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Every key figure.
    pub kpis: Vec<Kpi>,
    /// How the customers of each week end were distributed, and their mean score, earliest first.
    pub trend: Vec<(NaiveDate, Distribution, Option<Tenths>)>,
    /// Every key figure as it was in the quarters before.
    pub courses: Vec<Trend>,
    /// The score held against the outcomes of the book.
    pub back_test: BackTest,
    /// The unknown facts that would sharpen the portfolio most.
    pub questions: Vec<Question>,
}

/// A dated value: the day, the row, the value.
type Dated<T> = (NaiveDate, i64, T);

/// When a ticket was first answered, and when it was solved.
type Answered = (Option<crate::domain::Instant>, Option<crate::domain::Instant>);

/// An account with what is computed of it.
struct Seen {
    scores: Vec<HealthRow>,
    unknown: Vec<UnknownFact>,
    /// On each day of the course.
    lifetime: Vec<Option<Money>>,
}

/// What is not known of those who are no lost customers: nobody asks somebody who left.
fn unknown(seen: &HashMap<AccountId, Seen>, customers: &[KpiAccount], as_of: AsOf) -> Vec<UnknownFact> {
    let gone = |account: &KpiAccount| account.lost_on.is_some_and(|lost| lost <= as_of.day);
    let lost: HashSet<AccountId> = customers.iter().filter(|account| gone(account)).map(|account| account.id).collect();
    let unknown = seen.values().flat_map(|seen| &seen.unknown);
    unknown.filter(|fact| !lost.contains(&fact.account)).copied().collect()
}

impl Reader<'_> {
    /// Counts every figure as of a day. `go_on` is told how far it is and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database.
    pub fn figures(
        &self,
        policies: &Policies,
        calendar: &WorkCalendar,
        as_of: AsOf,
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Figures, Error> {
        let currency = self.reporting_currency()?;
        let policy = policies.on(as_of.day);
        let course = trend_days(as_of, COURSE_POINTS, COURSE_STEP);
        let mut days = week_ends(as_of, TREND_WEEKS);
        // Each point of the course is compared with a year before it; some of those are points themselves.
        let mut compared: Vec<NaiveDate> = course.iter().flat_map(|at| [at.day, months_earlier(at.day, 12)]).collect();
        compared.sort_unstable();
        compared.dedup();
        compared.retain(|day| *day != as_of.day);
        days.extend(compared);
        days.push(as_of.day);
        let (seen, order) = self.seen(policies, as_of, (&days, &course), currency, go_on)?;
        let rates = self.rates()?;
        let mut facts = self.kpi_facts(as_of)?;
        let rows = |at: usize| order.iter().filter_map(|id| seen.get(id)?.scores.get(at).copied()).collect::<Vec<_>>();
        facts.health = (0..days.len())
            .skip(TREND_WEEKS as usize)
            .filter_map(|at| Some(HealthSnapshot { on: *days.get(at)?, rows: rows(at) }))
            .collect();
        let worth = |at: usize, id: &AccountId| {
            let value = seen.get(id)?.lifetime.get(at).copied().flatten()?;
            Some(LifetimeRow { account: *id, value })
        };
        facts.lifetime = course
            .iter()
            .enumerate()
            .map(|(at, point)| LifetimeSnapshot { on: point.day, rows: order.iter().filter_map(|id| worth(at, id)).collect() })
            .collect();
        let customers: HashMap<AccountId, KpiAccount> = facts.accounts.iter().map(|account| (account.id, *account)).collect();
        let trend = days.iter().take(TREND_WEEKS as usize).enumerate().map(|(at, day)| {
            let held = |row: &HealthRow| customers.get(&row.account).is_some_and(|account| account.is_active(*day));
            let rows: Vec<HealthRow> = rows(at).into_iter().filter(held).collect();
            (*day, distribution(rows.iter().map(|row| row.band)), mean_score(rows.iter().filter_map(|row| row.score)))
        });
        let trend = trend.collect();
        let unknown = unknown(&seen, &facts.accounts, as_of);
        let context = |at: AsOf| KpiContext::of(policies.on(at.day), currency, &rates, at);
        Ok(Figures {
            kpis: kpis(&facts, &context(as_of)),
            trend,
            courses: trends(&facts, course.iter().map(|at| context(*at))),
            back_test: self.back_tested(policies, calendar, as_of, &facts)?,
            questions: questions(&unknown, &policy.kpi, as_of),
        })
    }

    /// The score held against what became of the renewals that were decided up to a day.
    ///
    /// # Errors
    /// Those of the database.
    pub fn back_test(&self, policies: &Policies, calendar: &WorkCalendar, as_of: AsOf) -> Result<BackTest, Error> {
        let facts = KpiFacts { contracts: self.kpi_contracts(as_of)?, ..KpiFacts::default() };
        self.back_tested(policies, calendar, as_of, &facts)
    }

    /// The unknown or stale facts that would sharpen the portfolio most. `go_on` is told how far it is and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database.
    pub fn worth_asking(&self, policies: &Policies, as_of: AsOf, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<Vec<Question>, Error> {
        let (seen, _) = self.seen(policies, as_of, (&[as_of.day], &[]), self.reporting_currency()?, go_on)?;
        let customers = self.customers(as_of, &self.kpi_contracts(as_of)?)?;
        let unknown = unknown(&seen, &customers, as_of);
        Ok(questions(&unknown, &policies.on(as_of.day).kpi, as_of))
    }

    /// The health of every account on each of the days, what is not known of it, its lifetime value at each point of the course; and the
    /// accounts in order.
    fn seen(
        &self,
        policies: &Policies,
        as_of: AsOf,
        (days, course): (&[NaiveDate], &[AsOf]),
        currency: Currency,
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<(HashMap<AccountId, Seen>, Vec<AccountId>), Error> {
        let own: Vec<(i64, AccountKind, NaiveDate)> = self.kinds()?;
        let accounts = Accounts::new(own.iter().map(|(id, _, created)| (*id, *created)));
        let scan = Scan::all(*self, as_of.zone, as_of.day)?;
        let first = days.iter().copied().min().unwrap_or(as_of.day);
        let mut tiering = TieringPools::new(&accounts, as_of.day, policies.on(as_of.day));
        scan.tiering(&mut tiering)?;
        let mut health = HealthPools::new(&accounts, first, policies.all());
        scan.health(Needs::of(policies.all()), &mut health)?;
        let scorers: Vec<Vec<HealthScorer<'_>>> = days
            .iter()
            .map(|day| AccountKind::ALL.iter().map(|kind| HealthScorer::new(policies.on(*day).health.for_kind(*kind), *day)).collect())
            .collect();
        let (mut facts, mut tiers) = (HealthFacts::default(), TieringFacts::empty(AccountKind::Enterprise));
        let mut seen = HashMap::with_capacity(own.len());
        let policy = policies.on(as_of.day);
        for (place, (id, kind, created_on)) in own.iter().enumerate() {
            if place.is_multiple_of(STEP) && !go_on(Progress { done: place as u64, of: own.len() as u64 }) {
                return Err(Error::Cancelled);
            }
            let account = AccountId::from_raw(*id);
            health.fill(place, &mut facts);
            tiering.fill(place, *kind, &mut tiers);
            let suggestion = suggest_tier(&tiers, &policy.tiering, as_of.day);
            let tier = effective_tier(&tiering.decisions(place), suggestion.suggested, as_of.day).tier;
            let cadence = cadence_in_force(policy.cadence.of(tier), &tiering.cadences(place), as_of.day);
            facts.cadence = Some(CadenceFact { since: *created_on, max_days: cadence.max_days });
            let scored: Vec<_> = scorers.iter().filter_map(|kinds| kinds.get(*kind as usize)).map(|scorer| scorer.score(&facts)).collect();
            let model = policy.health.for_kind(*kind);
            let unknown = scored.last().into_iter().flat_map(|now| &now.contributions).filter(|part| part.state == InputState::Unknown);
            let unknown = unknown.map(|part| UnknownFact {
                account,
                tier,
                dimension: part.dimension,
                weight: part.weight,
                fact_on: part.fact_on,
                validity_days: model.dimension(part.dimension).map_or(0, |dimension| dimension.validity_days),
            });
            let unknown = unknown.collect();
            let scores = scored.iter().map(|health| HealthRow { account, score: health.score, band: health.band }).collect();
            let worth = |at: &AsOf| lifetime_value(&tiers, &policies.on(at.day).tiering, at.day).map(|minor| Money::new(minor, currency));
            seen.insert(account, Seen { scores, unknown, lifetime: course.iter().map(worth).collect() });
        }
        Ok((seen, own.iter().map(|(id, ..)| AccountId::from_raw(*id)).collect()))
    }

    fn kinds(&self) -> Result<Vec<(i64, AccountKind, NaiveDate)>, Error> {
        let rows = self.all(Table::Account)?;
        let kind = |row: &Row| row.code("kind").unwrap_or(AccountKind::Enterprise);
        Ok(rows.iter().map(|row| (row.id, kind(row), row.date("created_on").unwrap_or_default())).collect())
    }

    /// The rows that the figures are counted from. Health and lifetime values are added by who has them.
    fn kpi_facts(&self, as_of: AsOf) -> Result<KpiFacts, Error> {
        let contracts = self.kpi_contracts(as_of)?;
        let (handovers, handover_items) = self.handed_over(as_of)?;
        Ok(KpiFacts {
            accounts: self.customers(as_of, &contracts)?,
            owners: self.owner_rows()?,
            products: self.products()?,
            wallets: self.wallets(as_of)?,
            health: Vec::new(),
            lifetime: Vec::new(),
            answers: self.all(Table::SurveyAnswer)?.iter().filter_map(answer).collect(),
            tickets: self.kpi_tickets(as_of)?,
            requests: self
                .all(Table::Request)?
                .iter()
                .filter_map(|row| {
                    let account = row.reference("account_id")?;
                    Some(RequestDone { account, raised_on: row.date("raised_on")?, closed_on: row.date("closed_on") })
                })
                .collect(),
            handovers,
            handover_items,
            contracts,
        })
    }

    fn kpi_contracts(&self, as_of: AsOf) -> Result<Vec<KpiContract>, Error> {
        let mut outcomes: HashMap<i64, ContractOutcome> = HashMap::new();
        for row in self.all(Table::ContractOutcome)? {
            let (Some(contract), Some(outcome), Some(decided_on)) = (row.int("contract_id"), row.code("outcome"), row.date("decided_on"))
            else {
                continue;
            };
            if !as_of.includes_day(decided_on) {
                continue;
            }
            let recorded = row.int("next_contract_id").is_some();
            let found = ContractOutcome { outcome, decided_on, amount: row.money("amount"), recorded };
            let slot = outcomes.entry(contract).or_insert(found);
            if found.decided_on >= slot.decided_on {
                *slot = found;
            }
        }
        let contract = |row: &Row| {
            Some(KpiContract {
                id: crate::domain::id::ContractId::from_raw(row.id),
                account: row.reference("account_id")?,
                amount: row.money("amount"),
                starts_on: row.date("starts_on").or_else(|| row.date("signed_on")),
                ends_on: row.date("ends_on"),
                auto_renew: row.bool("auto_renew").unwrap_or(false),
                outcome: outcomes.get(&row.id).copied(),
            })
        };
        Ok(self.all(Table::Contract)?.iter().filter_map(contract).collect())
    }

    /// From when each account was a customer, and until when: since the start of the cooperation as recorded, else the first contract, else its
    /// entry; until it is said to be lost. A prospect is none yet.
    fn customers(&self, as_of: AsOf, contracts: &[KpiContract]) -> Result<Vec<KpiAccount>, Error> {
        let mut first: HashMap<AccountId, NaiveDate> = HashMap::new();
        for contract in contracts {
            if let Some(starts_on) = contract.starts_on {
                first.entry(contract.account).and_modify(|day| *day = (*day).min(starts_on)).or_insert(starts_on);
            }
        }
        let mut started: HashMap<i64, Dated<NaiveDate>> = HashMap::new();
        let mut stages: HashMap<i64, Vec<Dated<Lifecycle>>> = HashMap::new();
        let fields = [ProfileField::CooperationStart, ProfileField::LifecycleStage];
        for field in fields {
            for row in self.rows_where(Table::AccountField, &[("field", field.code().into())])? {
                let (Some(account), Some(on), Some(value)) = (row.int("account_id"), row.date("as_of"), row.text("value")) else {
                    continue;
                };
                if on > as_of.day {
                    continue;
                }
                if field == ProfileField::LifecycleStage {
                    stages.entry(account).or_default().extend(Lifecycle::from_code(value).ok().map(|stage| (on, row.id, stage)));
                } else if let Ok(start) = value.parse::<NaiveDate>() {
                    let slot = started.entry(account).or_insert((on, row.id, start));
                    *slot = (*slot).max((on, row.id, start));
                }
            }
        }
        let mut customers = Vec::new();
        for row in self.all(Table::Account)? {
            let id = AccountId::from_raw(row.id);
            let mut stages = stages.remove(&row.id).unwrap_or_default();
            stages.sort_by_key(|(on, row, _)| (*on, *row));
            if stages.last().is_some_and(|(.., stage)| *stage == Lifecycle::Prospect) {
                continue;
            }
            let since = stages.iter().rposition(|(.., stage)| *stage != Lifecycle::Churned).map_or(0, |last| last + 1);
            let entered = row.date("created_on").unwrap_or_default();
            let active_from = started.get(&row.id).map(|(.., start)| *start).or_else(|| first.get(&id).copied()).unwrap_or(entered);
            customers.push(KpiAccount { id, active_from, lost_on: stages.get(since).map(|(on, ..)| *on) });
        }
        Ok(customers)
    }

    fn owner_rows(&self) -> Result<Vec<OwnerFrom>, Error> {
        let rows = self.rows_where(Table::AccountTeam, &[("role", TeamRole::Owner.code().into())])?;
        let owner = |row: &Row| {
            let (account, owner) = (row.reference("account_id")?, row.reference("colleague_id"));
            Some(OwnerFrom { id: row.id, account, owner, from: row.date("since")? })
        };
        Ok(rows.iter().filter_map(owner).collect())
    }

    /// Products from the day on which they were said to be bought, until something else is said.
    fn products(&self) -> Result<Vec<ProductBought>, Error> {
        let mut said: BTreeMap<(i64, i64), Vec<Dated<bool>>> = BTreeMap::new();
        for row in self.all(Table::WhiteSpace)? {
            if let (Some(account), Some(product), Some(on)) = (row.int("account_id"), row.int("product_id"), row.date("as_of")) {
                let bought = row.code("state") == Some(WhiteSpaceState::Bought);
                said.entry((account, product)).or_default().push((on, row.id, bought));
            }
        }
        let mut products = Vec::new();
        for ((account, product), mut course) in said {
            course.sort_unstable();
            for (at, (from, _, bought)) in course.iter().enumerate() {
                if *bought {
                    let until = course.get(at + 1).map(|(until, ..)| *until);
                    products.push(ProductBought { account: AccountId::from_raw(account), product, from: *from, until });
                }
            }
        }
        Ok(products)
    }

    /// What customers spend on a category, beside what was invoiced to them in the same period.
    fn wallets(&self, as_of: AsOf) -> Result<Vec<WalletShare>, Error> {
        let mut invoices: HashMap<AccountId, Vec<Invoice>> = HashMap::new();
        let mut wallets = Vec::new();
        for row in &self.all(Table::CategorySpend)? {
            let (Some(account), Some(starts_on), Some(ends_on), Some(spend)) =
                (row.reference::<AccountId>("account_id"), row.date("starts_on"), row.date("ends_on"), row.money("amount"))
            else {
                continue;
            };
            let own = match invoices.entry(account) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(slot) => slot.insert(self.invoices(account)?),
            };
            let inside = own.iter().filter(|one| (starts_on..=ends_on).contains(&one.issued_on) && one.counts_on(as_of.day));
            let mut revenue: BTreeMap<Currency, i64> = BTreeMap::new();
            for one in inside {
                let sum = revenue.entry(one.amount.currency).or_default();
                *sum = sum.saturating_add(one.amount.minor);
            }
            let revenue = revenue.into_iter().map(|(currency, minor)| Money::new(minor, currency)).collect();
            let category = row.text("category").unwrap_or_default().to_owned();
            wallets.push(WalletShare { account, category, starts_on, ends_on, revenue, spend });
        }
        Ok(wallets)
    }

    fn kpi_tickets(&self, as_of: AsOf) -> Result<Vec<KpiTicket>, Error> {
        use TicketStep::{Closed, Intervened, Resolved, Responded, SecondLineResponded};
        let mut found: HashMap<i64, Answered> = HashMap::new();
        for row in self.all(Table::TicketEvent)? {
            let (Some(ticket), Some(at), Some(step)) = (row.int("ticket_id"), row.at("at"), row.code::<TicketStep>("step")) else {
                continue;
            };
            let slot = found.entry(ticket).or_default();
            let first = |known: Option<crate::domain::Instant>| Some(known.map_or(at, |known| known.min(at)));
            if matches!(step, Responded | SecondLineResponded | Intervened | Resolved | Closed) {
                slot.0 = first(slot.0);
            }
            if matches!(step, Resolved | Closed) {
                slot.1 = first(slot.1);
            }
        }
        let ticket = |row: &Row| {
            let (responded_at, resolved_at) = found.get(&row.id).copied().unwrap_or_default();
            let opened_at = opened_at(row, [responded_at, resolved_at].into_iter().flatten().min(), as_of.zone)?;
            Some(KpiTicket {
                account: row.reference("account_id")?,
                complaint: row.code("kind") == Some(TicketKind::Complaint),
                opened_at,
                responded_at,
                resolved_at: resolved_at.or_else(|| row.date("closed_on").map(|day| closing(opened_at, day, as_of.zone).at)),
            })
        };
        Ok(self.all(Table::Ticket)?.iter().filter_map(ticket).collect())
    }

    /// The renewals that were decided, against what had flagged them.
    fn back_tested(&self, policies: &Policies, calendar: &WorkCalendar, as_of: AsOf, facts: &KpiFacts) -> Result<BackTest, Error> {
        let decided = |contract: &KpiContract| {
            let end = contract.outcome.filter(|end| as_of.includes_day(end.decided_on))?;
            Some(RenewalDecided { account: contract.account, decided_on: end.decided_on, lost: end.outcome == RenewalOutcome::Lost })
        };
        let outcomes: Vec<RenewalDecided> = facts.contracts.iter().filter_map(decided).collect();
        let context = policies.context(calendar, as_of);
        let mut flags: HashMap<AccountId, Vec<Flag>> = HashMap::new();
        for outcome in &outcomes {
            if !flags.contains_key(&outcome.account)
                && let Some(watched) = self.watched(policies, calendar, as_of, outcome.account, Depth::All)?
            {
                flags.insert(outcome.account, Flag::of(&episodes(&watched.facts, &context), as_of.zone));
            }
        }
        let of = |account: AccountId| flags.get(&account).cloned().unwrap_or_default();
        Ok(back_test(&outcomes, of, &policies.on(as_of.day).kpi))
    }
}
