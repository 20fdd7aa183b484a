//! The accounts of a database, as the plan asks for them.

use super::existing::{Earlier, Existing, Known};
use super::fact::{ContactFact, ContractFact, Fact};
use crate::domain::account_name::{name_key, short_name, twin_key};
use crate::domain::credit_code::CreditCode;
use crate::domain::dealings::Channel;
use crate::domain::profile::TeamRole;
use crate::domain::reading::Share;
use crate::domain::{AccountId, ActionId, ColleagueId, PersonId, RowId};
use crate::store::{ActionKind, Error, Reader, Row, Table};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

/// The names and codes of all accounts, read once; facts of single accounts are read when asked for.
#[derive(Debug)]
pub struct StoredAccounts<'c> {
    reader: Reader<'c>,
    names: HashMap<AccountId, String>,
    codes: HashMap<AccountId, CreditCode>,
    by_code: HashMap<CreditCode, AccountId>,
    by_name: HashMap<String, Vec<AccountId>>,
    twins: OnceCell<HashMap<String, Vec<AccountId>>>,
    /// The first error of the database while reading facts; kept because the plan itself asks without expecting any.
    failed: RefCell<Option<Error>>,
}

/// The latest action of a database: as long as it is the same, nobody has written. That a user becomes a colleague on the first
/// write does not count.
///
/// # Errors
/// Those of the database.
pub fn latest_action(reader: Reader<'_>) -> Result<Option<ActionId>, Error> {
    Ok(reader.actions(None, 16)?.into_iter().find(|action| action.what.kind != ActionKind::Join).map(|action| action.id))
}

impl<'c> StoredAccounts<'c> {
    /// Reads names and codes.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load(reader: Reader<'c>) -> Result<Self, Error> {
        let mut accounts = Self {
            reader,
            names: HashMap::new(),
            codes: HashMap::new(),
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            twins: OnceCell::new(),
            failed: RefCell::new(None),
        };
        for row in reader.all(Table::Account)? {
            let id = AccountId::from_raw(row.id);
            let name = row.text("name").unwrap_or_default();
            accounts.by_name.entry(name_key(name)).or_default().push(id);
            if let Some(code) = row.text("credit_code").and_then(|code| CreditCode::parse(code).ok()) {
                accounts.by_code.insert(code, id);
                accounts.codes.insert(id, code);
            }
            accounts.names.insert(id, name.to_owned());
        }
        Ok(accounts)
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// What the database said while facts were read.
    pub fn finish(self) -> Result<(), Error> {
        self.failed.into_inner().map_or(Ok(()), Err)
    }

    fn earlier(&self, sha256: &str) -> Result<Option<Earlier>, Error> {
        let Some(row) = self.reader.rows_where(Table::ImportBatch, &[("hash", sha256.into())])?.pop() else { return Ok(None) };
        let Some(at) = row.at("imported_at") else { return Ok(None) };
        let on = self.reader.zone()?.day_of(at);
        Ok(Some(Earlier { batch: row.id, file: row.text("file").unwrap_or_default().to_owned(), at, on }))
    }

    fn facts(&self, account: AccountId, field: &dyn Fn(&str) -> Option<u16>) -> Result<Vec<Fact>, Error> {
        let mut facts = Vec::new();
        if let Some(row) = self.reader.row(Table::Account, account.raw())? {
            facts.extend(row.text("short_name").map(|short| Fact::ShortName(short.into())));
            facts.extend(row.code("kind").map(Fact::Kind));
            facts.extend(self.codes.get(&account).map(|code| Fact::CreditCode(*code)));
        }
        for table in [
            Table::AccountTag,
            Table::AccountField,
            Table::TierDecision,
            Table::Judgement,
            Table::PeriodResult,
            Table::UsageReading,
            Table::IntentStated,
            Table::SurveyAnswer,
            Table::ReportedTickets,
            Table::Interaction,
            Table::Contract,
        ] {
            facts.extend(self.reader.rows_of(table, account)?.iter().filter_map(fact_of));
        }
        for row in self.reader.rows_of(Table::AccountTeam, account)? {
            facts.extend(self.owner(&row)?);
        }
        for row in self.reader.rows_of(Table::CustomValue, account)? {
            facts.extend(self.custom(&row, field)?);
        }
        for (_, contact) in contacts(self.reader, account)? {
            facts.push(Fact::Contact(Box::new(contact)));
        }
        Ok(facts)
    }

    fn owner(&self, row: &Row) -> Result<Option<Fact>, Error> {
        let Some((on, colleague)) = row.date("since").zip(row.reference::<ColleagueId>("colleague_id")) else { return Ok(None) };
        if row.code("role") != Some(TeamRole::Owner) {
            return Ok(None);
        }
        let colleague = self.reader.row(Table::Colleague, colleague.raw())?;
        Ok(colleague.and_then(|row| Some(Fact::Owner { name: row.text("name")?.into(), on })))
    }

    fn custom(&self, row: &Row, field: &dyn Fn(&str) -> Option<u16>) -> Result<Option<Fact>, Error> {
        let Some((id, on)) = row.int("custom_field_id").zip(row.date("as_of")) else { return Ok(None) };
        let definition = self.reader.row(Table::CustomField, id)?;
        let number = definition.as_ref().and_then(|row| row.text("label")).and_then(field);
        Ok(number.zip(row.text("value")).map(|(field, value)| Fact::Custom { field, value: value.into(), on }))
    }
}

/// The people of an account with what an import knows of a contact person.
pub(super) fn contacts(reader: Reader<'_>, account: AccountId) -> Result<Vec<(PersonId, ContactFact)>, Error> {
    let mut contacts = Vec::new();
    for post in reader.rows_of(Table::Post, account)? {
        let Some(id) = post.reference::<PersonId>("person_id") else { continue };
        let Some(person) = reader.row(Table::Person, id.raw())? else { continue };
        let text = |row: &Row, column| row.text(column).map(str::to_owned);
        contacts.push((
            id,
            ContactFact {
                name: text(&person, "name").unwrap_or_default(),
                title: text(&post, "title"),
                department: text(&post, "department"),
                phone: text(&person, "phone"),
                mail: text(&person, "email"),
                wechat: text(&person, "wechat"),
            },
        ));
    }
    Ok(contacts)
}

/// A row as the fact that a file would state.
fn fact_of(row: &Row) -> Option<Fact> {
    Some(match row.table {
        Table::AccountTag => Fact::Tag(row.text("tag")?.into()),
        Table::AccountField => Fact::Profile { field: row.code("field")?, value: row.text("value")?.into(), on: row.date("as_of")? },
        Table::TierDecision => Fact::Tier { tier: row.code("tier")?, on: row.date("decided_on")? },
        Table::Judgement => {
            let score = u8::try_from(row.int("score")?).ok()?;
            Fact::Judgement { criterion: row.code("criterion")?, score, on: row.date("judged_on")? }
        }
        Table::PeriodResult => {
            Fact::Figure { kind: row.code("kind")?, from: row.date("starts_on")?, to: row.date("ends_on")?, amount: row.money("amount")? }
        }
        Table::UsageReading => Fact::Usage { share: Share::from_basis_points(row.int("share")?)?, on: row.date("read_on")? },
        Table::IntentStated => Fact::Intent { intent: row.code("intent")?, on: row.date("stated_on")? },
        Table::SurveyAnswer => Fact::Recommend { score: u8::try_from(row.int("recommend")?).ok()?, on: row.date("answered_on")? },
        Table::ReportedTickets => Fact::HighTickets { count: u32::try_from(row.int("count")?).ok()?, on: row.date("reported_on")? },
        Table::Interaction if row.bool("two_way") == Some(true) => {
            Fact::Touch { channel: row.code("channel").unwrap_or(Channel::Phone), on: row.date("held_on")? }
        }
        Table::Contract => Fact::Contract(Box::new(contract_of(row))),
        _ => return None,
    })
}

/// A contract as far as a list could know it.
pub(super) fn contract_of(row: &Row) -> ContractFact {
    ContractFact {
        title: row.text("title").map(str::to_owned),
        amount: row.money("amount"),
        signed_on: row.date("signed_on"),
        ends_on: row.date("ends_on"),
    }
}

impl Existing for StoredAccounts<'_> {
    fn by_code(&self, code: &CreditCode) -> Option<AccountId> {
        self.by_code.get(code).copied()
    }

    fn by_name(&self, key: &str) -> Vec<AccountId> {
        self.by_name.get(key).cloned().unwrap_or_default()
    }

    fn twins(&self, key: &str) -> Vec<AccountId> {
        let twins = self.twins.get_or_init(|| {
            let mut twins: HashMap<String, Vec<AccountId>> = HashMap::new();
            for (id, name) in &self.names {
                twins.entry(twin_key(name)).or_default().push(*id);
            }
            twins.values_mut().for_each(|ids| ids.sort_unstable());
            twins
        });
        twins.get(key).cloned().unwrap_or_default()
    }

    fn name(&self, account: AccountId) -> String {
        self.names.get(&account).cloned().unwrap_or_default()
    }

    fn code(&self, account: AccountId) -> Option<CreditCode> {
        self.codes.get(&account).copied()
    }

    fn known(&self, account: AccountId, field: &dyn Fn(&str) -> Option<u16>) -> Known {
        let mut facts = self.facts(account, field).unwrap_or_else(|error| {
            self.failed.borrow_mut().get_or_insert(error);
            Vec::new()
        });
        let suggested = self.names.get(&account).map(|name| Fact::ShortName(short_name(name).into()));
        let at = facts.iter().position(|fact| Some(fact) == suggested.as_ref());
        let suggested_short = at.and_then(|at| if let Fact::ShortName(short) = facts.swap_remove(at) { Some(short) } else { None });
        Known { facts, suggested_short }
    }

    fn imported(&self, sha256: &str) -> Option<Earlier> {
        self.earlier(sha256).unwrap_or_else(|error| {
            self.failed.borrow_mut().get_or_insert(error);
            None
        })
    }
}
