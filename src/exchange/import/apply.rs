//! Stores what a plan says, as one action: one transaction, one entry in history, one undo.

use super::existing::merged;
use super::fact::{ContactFact, ContractFact, Fact};
use super::inserts::Inserts;
use super::plan::{Outcome, Plan};
use super::row::StatedAccount;
use super::stored::{contacts, contract_of, latest_action};
use crate::domain::account::AccountKind;
use crate::domain::account_name::{name_key, short_name};
use crate::domain::health::FactSource;
use crate::domain::profile::{FieldKind, Layer, TeamRole};
use crate::domain::search::plain;
use crate::domain::survey::SurveyKind;
use crate::domain::{AccountId, ActionId, Money, RowId};
use crate::store::{ActionKind, Error, Reads, Store, Table, Tx, Value, What};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Where the rows come from, and the words that stored rows need in the user's language.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The file's name; "pasted" in the user's language for a block.
    pub file: String,
    /// Title of a contract that has none in the file.
    pub contract_title: String,
    /// Reason of a tier that was set by the import.
    pub tier_reason: String,
    /// Summary of a contact that is known by its date only.
    pub touch_summary: String,
    /// The latest action when the plan was made, by [`latest_action`].
    pub planned_after: Option<ActionId>,
    /// Headings and mapping to remember for the next file of this form, if somebody changed what was proposed.
    pub remember: Option<(String, String)>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    /// The action that undo takes back; `None` when there was nothing to do.
    pub action: Option<ActionId>,
    /// The batch's row; `None` when there was nothing to do.
    pub batch: Option<i64>,
}

/// Why a plan was not applied; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// Questions are open.
    #[error("questions are open")]
    Unanswered,
    /// Somebody has written since the plan was made: it has to be made again.
    #[error("the database has changed since the plan was made")]
    Stale,
    /// Cancelled.
    #[error("cancelled")]
    Cancelled,
    /// The database.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Stores the plan. `progress` is told the rows done and their number, and may stop the work: then nothing is kept.
///
/// # Errors
/// [`ApplyError`]; nothing was written then.
pub fn apply(
    plan: &Plan,
    batch: &Batch,
    store: &mut Store,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Applied, ApplyError> {
    if !plan.is_ready() {
        return Err(ApplyError::Unanswered);
    }
    let changed = plan.totals.stored + plan.totals.updated;
    if changed == 0 {
        return Ok(Applied { action: None, batch: None });
    }
    let what = What { count: Some(changed), ..What::new(ActionKind::Import) };
    let what = What { name: batch.file.clone(), ..what };
    let work = |tx: &mut Tx<'_>| {
        if latest_action(tx.read())? != batch.planned_after {
            return Err(ApplyError::Stale);
        }
        let mut writer = Writer::new(plan, batch, tx)?;
        writer.all(tx, progress)?;
        Ok(writer.batch_row(tx)?)
    };
    // What is added to an account that exists is compared with what is known of it.
    let adds = plan.outcomes.iter().any(|outcome| matches!(outcome, Outcome::Update { .. }));
    let reads = if adds { Reads::Rows } else { Reads::Nothing };
    let done = if changed < MANY { store.act(&what, work) } else { store.act_in_bulk(&what, reads, work) }?;
    Ok(Applied { action: done.action, batch: Some(done.value) })
}

/// So many accounts are written in bulk.
const MANY: u64 = 500;

/// How often progress is told.
const STEP: u64 = 128;

/// Prepared inserts, and what earlier rows have made.
struct Writer<'a> {
    plan: &'a Plan,
    batch: &'a Batch,
    inserts: Inserts,
    /// The account of each outcome that made one.
    made: Vec<Option<AccountId>>,
    /// Colleagues by name key.
    colleagues: HashMap<String, i64>,
    /// The rows of the plan's custom fields.
    custom: Vec<i64>,
}

fn imported() -> Value {
    FactSource::Import.into()
}

fn optional(text: Option<&str>) -> Value {
    text.map_or(Value::Null, Value::from)
}

fn money(amount: Option<Money>) -> [Value; 2] {
    amount.map_or([Value::Null, Value::Null], |money| [money.minor.into(), money.currency.into()])
}

impl<'a> Writer<'a> {
    fn new(plan: &'a Plan, batch: &'a Batch, tx: &mut Tx<'_>) -> Result<Self, Error> {
        let mut colleagues = HashMap::new();
        for row in tx.read().all(Table::Colleague)? {
            colleagues.entry(name_key(row.text("name").unwrap_or_default())).or_insert(row.id);
        }
        let mut writer =
            Self { plan, batch, inserts: Inserts::new()?, made: vec![None; plan.outcomes.len()], colleagues, custom: Vec::new() };
        writer.custom = writer.custom_fields(tx)?;
        Ok(writer)
    }

    /// The custom fields of the plan that have a value, found by label or made.
    fn custom_fields(&self, tx: &mut Tx<'_>) -> Result<Vec<i64>, Error> {
        let mut used = vec![false; self.plan.custom_fields.len()];
        for fact in self.plan.outcomes.iter().flat_map(Outcome::facts) {
            if let Fact::Custom { field, .. } = fact
                && let Some(used) = used.get_mut(usize::from(*field))
            {
                *used = true;
            }
        }
        let existing = tx.read().all(Table::CustomField)?;
        let mut rows = Vec::new();
        for (label, used) in self.plan.custom_fields.iter().zip(used) {
            let known = existing.iter().find(|row| plain(row.text("label").unwrap_or_default()) == plain(label)).map(|row| row.id);
            rows.push(match known {
                Some(row) => row,
                None if used => {
                    let values = [("label", label.as_str().into()), ("layer", Layer::Basic.into()), ("kind", FieldKind::LongText.into())];
                    tx.insert(Table::CustomField, &values)?
                }
                None => 0,
            });
        }
        Ok(rows)
    }

    fn all(&mut self, tx: &mut Tx<'_>, progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>) -> Result<(), ApplyError> {
        let total = self.plan.outcomes.len() as u64;
        for (at, outcome) in self.plan.outcomes.iter().enumerate() {
            if (at as u64).is_multiple_of(STEP) && progress(at as u64, total).is_break() {
                return Err(ApplyError::Cancelled);
            }
            match outcome {
                Outcome::Store(stated) => {
                    let account = self.account(tx, stated)?;
                    if let Some(place) = self.made.get_mut(at) {
                        *place = Some(account);
                    }
                    for fact in &stated.facts {
                        self.fact(tx, account, fact, true)?;
                    }
                }
                Outcome::Update { account, first, news } => {
                    let made = first.and_then(|first| self.made.get(first).copied().flatten());
                    // The plan names one or the other.
                    let Some(account) = account.or(made) else { continue };
                    for fact in &news.facts {
                        self.fact(tx, account, fact, false)?;
                    }
                }
                Outcome::Skip { .. } | Outcome::Reject(_) => {}
            }
        }
        if progress(total, total).is_break() { Err(ApplyError::Cancelled) } else { Ok(()) }
    }

    fn account(&self, tx: &mut Tx<'_>, stated: &StatedAccount) -> Result<AccountId, Error> {
        let (mut short, mut kind) = (Value::Null, AccountKind::Enterprise);
        for fact in &stated.facts {
            match fact {
                Fact::ShortName(name) => short = Value::from(&**name),
                Fact::Kind(stated) => kind = *stated,
                _ => {}
            }
        }
        // As the form for a new account suggests it.
        if short == Value::Null && kind != AccountKind::Individual {
            short = optional(Some(short_name(&stated.name).as_str()).filter(|short| !short.is_empty()));
        }
        let code = stated.code.map_or(Value::Null, |code| Value::from(code.as_str()));
        let values = [Value::from(stated.name.as_str()), short, kind.into(), code, self.plan.options.today.into()];
        self.inserts.account.insert(tx, &values).map(AccountId::from_raw)
    }

    /// Stores one fact. What stands in the account's own row has been stored with a new account.
    fn fact(&mut self, tx: &mut Tx<'_>, account: AccountId, fact: &Fact, new: bool) -> Result<(), Error> {
        let id = Value::from(account);
        let inserts = &self.inserts;
        match fact {
            Fact::ShortName(_) | Fact::Kind(_) | Fact::CreditCode(_) if new => return Ok(()),
            Fact::ShortName(name) => return tx.update(Table::Account, account.raw(), &[("short_name", Value::from(&**name))]),
            Fact::Kind(kind) => return tx.update(Table::Account, account.raw(), &[("kind", (*kind).into())]),
            Fact::CreditCode(code) => return tx.update(Table::Account, account.raw(), &[("credit_code", code.as_str().into())]),
            Fact::Tag(tag) => inserts.tag.insert(tx, &[id, Value::from(&**tag)]),
            Fact::Profile { field, value, on } => {
                inserts.field.insert(tx, &[id, (*field).into(), Value::from(&**value), (*on).into(), imported()])
            }
            Fact::Custom { field, value, on } => {
                let field = self.custom.get(usize::from(*field)).copied().unwrap_or_default();
                inserts.custom.insert(tx, &[id, field.into(), Value::from(&**value), (*on).into(), imported()])
            }
            Fact::Tier { tier, on } => inserts.tier.insert(tx, &[id, (*tier).into(), self.batch.tier_reason.as_str().into(), (*on).into()]),
            Fact::Owner { name, on } => return self.owner(tx, account, name, *on),
            Fact::Contract(contract) => return self.contract(tx, account, contract, new),
            Fact::Touch { channel, on } => {
                let summary = Value::from(self.batch.touch_summary.as_str());
                inserts.touch.insert(tx, &[id, (*on).into(), (*channel).into(), true.into(), summary, imported()])
            }
            Fact::Contact(contact) => return self.contact(tx, account, contact, new),
            Fact::Judgement { criterion, score, on } => {
                inserts.judgement.insert(tx, &[id, (*criterion).into(), i64::from(*score).into(), (*on).into(), imported()])
            }
            Fact::Figure { kind, from, to, amount } => {
                let [minor, currency] = money(Some(*amount));
                inserts.figure.insert(tx, &[id, (*kind).into(), (*from).into(), (*to).into(), minor, currency, imported()])
            }
            Fact::Usage { share, on } => inserts.usage.insert(tx, &[id, share.basis_points().into(), (*on).into(), imported()]),
            Fact::Intent { intent, on } => inserts.intent.insert(tx, &[id, (*intent).into(), (*on).into(), imported()]),
            Fact::Recommend { score, on } => {
                inserts.answer.insert(tx, &[id, SurveyKind::Reported.into(), (*on).into(), i64::from(*score).into(), imported()])
            }
            Fact::HighTickets { count, on } => inserts.tickets.insert(tx, &[id, i64::from(*count).into(), (*on).into(), imported()]),
        }
        .map(drop)
    }

    fn owner(&mut self, tx: &mut Tx<'_>, account: AccountId, name: &str, on: NaiveDate) -> Result<(), Error> {
        let key = name_key(name);
        let colleague = match self.colleagues.get(&key) {
            Some(colleague) => *colleague,
            None => {
                let colleague = tx.insert(Table::Colleague, &[("name", name.into())])?;
                self.colleagues.insert(key, colleague);
                colleague
            }
        };
        let values = [account.into(), TeamRole::Owner.into(), colleague.into(), on.into(), imported()];
        self.inserts.team.insert(tx, &values).map(drop)
    }

    /// A contract, or what was missing of the one that is known.
    fn contract(&self, tx: &mut Tx<'_>, account: AccountId, contract: &ContractFact, new: bool) -> Result<(), Error> {
        let rows = if new { Vec::new() } else { tx.read().rows_of(Table::Contract, account)? };
        if let Some(row) = rows.iter().find(|row| contract.is_same(&contract_of(row))) {
            let known = contract_of(row);
            let [minor, currency] = money(merged(contract.amount, known.amount));
            let values = [
                ("amount", minor),
                ("currency", currency),
                ("signed_on", merged(contract.signed_on, known.signed_on).into()),
                ("ends_on", merged(contract.ends_on, known.ends_on).into()),
            ];
            return tx.update(Table::Contract, row.id, &values);
        }
        let title = contract.title.as_deref().unwrap_or(&self.batch.contract_title);
        let [minor, currency] = money(contract.amount);
        let days = [contract.signed_on, contract.ends_on].map(Value::from);
        let [signed_on, ends_on] = days;
        let values = [account.into(), title.into(), minor, currency, signed_on, ends_on, false.into(), imported()];
        self.inserts.contract.insert(tx, &values).map(drop)
    }

    /// A person with a post, or what was missing of the one that is known.
    fn contact(&self, tx: &mut Tx<'_>, account: AccountId, contact: &ContactFact, new: bool) -> Result<(), Error> {
        let known = if new { Vec::new() } else { contacts(tx.read(), account)? };
        if let Some((person, known)) = known.into_iter().find(|(_, known)| contact.is_same(known)) {
            let missing = |known: Option<String>, stated: &Option<String>| known.or_else(|| stated.clone()).into();
            let values = [
                ("phone", missing(known.phone, &contact.phone)),
                ("email", missing(known.mail, &contact.mail)),
                ("wechat", missing(known.wechat, &contact.wechat)),
            ];
            return tx.update(Table::Person, person.raw(), &values);
        }
        let text = |text: &Option<String>| optional(text.as_deref());
        let values = [contact.name.as_str().into(), text(&contact.phone), text(&contact.mail), text(&contact.wechat), false.into()];
        let person = self.inserts.person.insert(tx, &values)?;
        self.inserts.post.insert(tx, &[account.into(), person.into(), text(&contact.title), text(&contact.department)]).map(drop)
    }

    fn batch_row(&self, tx: &mut Tx<'_>) -> Result<i64, Error> {
        if let Some((headings, mapping)) = &self.batch.remember {
            super::mappings::remember(tx, &self.batch.file, headings, mapping)?;
        }
        let totals = self.plan.totals;
        let count = |count: u64| Value::Int(i64::try_from(count).unwrap_or(i64::MAX));
        let now = tx.now();
        tx.insert(
            Table::ImportBatch,
            &[
                ("file", self.batch.file.as_str().into()),
                ("hash", self.plan.sha256.as_str().into()),
                ("facts_on", self.plan.options.facts_on.into()),
                ("imported_at", now.into()),
                ("read", count(totals.read)),
                ("stored", count(totals.stored)),
                ("updated", count(totals.updated)),
                ("skipped", count(totals.skipped)),
                ("rejected", count(totals.rejected)),
            ],
        )
    }
}
