//! What the list shows beside the scores: dated fields, owner, group, tags, the next renewal.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::account::{Lifecycle, Sensitivity};
use crate::domain::profile::{ProfileField, TeamRole};
use crate::domain::{AccountId, Coded, ColleagueId, RowId};
use crate::store::error::Error;
use crate::store::facts::Accounts;
use crate::store::row::Reader;
use crate::store::value::{day, day_number};

/// The fields shown, in the order of their slots.
const FIELDS: [ProfileField; 6] = [
    ProfileField::Industry,
    ProfileField::Region,
    ProfileField::City,
    ProfileField::LifecycleStage,
    ProfileField::SensitivityLevel,
    ProfileField::CooperationStart,
];

/// A dated value: the later day wins, of one day the later row.
#[derive(Debug, Clone, Copy)]
struct Dated<T> {
    on: i64,
    row: i64,
    value: T,
}

impl<T> Dated<T> {
    fn offer(slot: &mut Option<Self>, on: i64, row: i64, value: T) {
        if slot.as_ref().is_none_or(|held| (held.on, held.row) <= (on, row)) {
            *slot = Some(Self { on, row, value });
        }
    }
}

/// What is shown of one account.
#[derive(Debug, Clone, Default)]
struct Described {
    fields: [Option<Dated<Option<u32>>>; 6],
    owner: Option<Dated<Option<i64>>>,
    parent: Option<Dated<Option<i64>>>,
    renews_on: Option<i64>,
}

/// What is shown of all accounts, equal texts kept once.
#[derive(Debug)]
pub(super) struct Descriptions<'a> {
    accounts: &'a Accounts,
    as_of: i64,
    described: Vec<Described>,
    texts: Vec<String>,
    places: HashMap<String, u32>,
    tags: HashMap<usize, Vec<u32>>,
}

impl<'a> Descriptions<'a> {
    /// Reads them, of one account or of all.
    pub fn read(reader: Reader<'_>, accounts: &'a Accounts, one: Option<AccountId>, as_of: NaiveDate) -> Result<Self, Error> {
        let mut all = Self {
            accounts,
            as_of: day_number(as_of),
            described: vec![Described::default(); accounts.len()],
            texts: Vec::new(),
            places: HashMap::new(),
            tags: HashMap::new(),
        };
        all.read_fields(reader, one)?;
        all.read_relations(reader, one)?;
        all.read_renewals(reader, one)?;
        Ok(all)
    }

    fn each(
        reader: Reader<'_>,
        select: &str,
        one: Option<AccountId>,
        mut keep: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), Error> {
        let sql = if one.is_some() { format!("{select} WHERE account_id = ?1") } else { select.to_owned() };
        let mut statement = reader.conn.prepare_cached(&sql)?;
        let mut rows = match one {
            Some(account) => statement.query([account.raw()])?,
            None => statement.query([])?,
        };
        while let Some(row) = rows.next()? {
            keep(row)?;
        }
        Ok(())
    }

    fn intern(&mut self, text: &str) -> u32 {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.to_owned());
        self.places.insert(text.to_owned(), place);
        place
    }

    fn read_fields(&mut self, reader: Reader<'_>, one: Option<AccountId>) -> Result<(), Error> {
        let codes = FIELDS.map(Coded::code);
        Self::each(reader, "SELECT account_id, field, as_of, id, value FROM account_field", one, |row| {
            let field = row.get_ref(1)?.as_str()?;
            let Some(slot) = codes.iter().position(|code| *code == field) else { return Ok(()) };
            let (on, id): (i64, i64) = (row.get(2)?, row.get(3)?);
            let Some(place) = self.accounts.place(row.get(0)?).filter(|_| on <= self.as_of) else { return Ok(()) };
            let value = row.get_ref(4)?.as_str_or_null()?.map(|text| self.intern(text));
            if let Some(held) = self.described.get_mut(place).and_then(|described| described.fields.get_mut(slot)) {
                Dated::offer(held, on, id, value);
            }
            Ok(())
        })?;
        Self::each(reader, "SELECT account_id, tag FROM account_tag", one, |row| {
            let tag = self.intern(row.get_ref(1)?.as_str()?);
            if let Some(place) = self.accounts.place(row.get(0)?) {
                self.tags.entry(place).or_default().push(tag);
            }
            Ok(())
        })
    }

    fn read_relations(&mut self, reader: Reader<'_>, one: Option<AccountId>) -> Result<(), Error> {
        Self::each(reader, "SELECT account_id, role, since, id, colleague_id FROM account_team", one, |row| {
            let (on, id): (i64, i64) = (row.get(2)?, row.get(3)?);
            let owner = row.get_ref(1)?.as_str()? == TeamRole::Owner.code();
            let place = self.accounts.place(row.get(0)?).filter(|_| owner && on <= self.as_of);
            if let Some(described) = place.and_then(|place| self.described.get_mut(place)) {
                Dated::offer(&mut described.owner, on, id, row.get(4)?);
            }
            Ok(())
        })?;
        Self::each(reader, "SELECT account_id, as_of, id, parent_id FROM account_parent", one, |row| {
            let (on, id): (i64, i64) = (row.get(1)?, row.get(2)?);
            let place = self.accounts.place(row.get(0)?).filter(|_| on <= self.as_of);
            if let Some(described) = place.and_then(|place| self.described.get_mut(place)) {
                Dated::offer(&mut described.parent, on, id, row.get(3)?);
            }
            Ok(())
        })
    }

    /// The next end of a contract whose renewal was not decided by then; if all such ends are past, the latest of them.
    fn read_renewals(&mut self, reader: Reader<'_>, one: Option<AccountId>) -> Result<(), Error> {
        let mut decided = HashSet::new();
        let sql = "SELECT contract_id FROM contract_outcome WHERE decided_on <= ?1 \
                   AND (?2 IS NULL OR contract_id IN (SELECT id FROM contract WHERE account_id = ?2))";
        let mut statement = reader.conn.prepare_cached(sql)?;
        for contract in statement.query_map((self.as_of, one.map(RowId::raw)), |row| row.get::<_, i64>(0))? {
            decided.insert(contract?);
        }
        Self::each(reader, "SELECT account_id, ends_on, coalesce(signed_on, starts_on), id FROM contract", one, |row| {
            let (Some(ends), since): (Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?) else { return Ok(()) };
            if since.is_some_and(|since| since > self.as_of) || decided.contains(&row.get::<_, i64>(3)?) {
                return Ok(());
            }
            let place = self.accounts.place(row.get(0)?);
            if let Some(described) = place.and_then(|place| self.described.get_mut(place)) {
                let to_come = |ends: i64| ends >= self.as_of;
                let better = |held: i64| match (to_come(held), to_come(ends)) {
                    (true, true) => ends < held,
                    (held_to_come, ends_to_come) => !held_to_come && (ends_to_come || ends > held),
                };
                if described.renews_on.is_none_or(better) {
                    described.renews_on = Some(ends);
                }
            }
            Ok(())
        })
    }

    fn field(&self, place: usize, slot: usize) -> Option<&str> {
        let held = self.described.get(place)?.fields.get(slot)?.as_ref()?;
        self.texts.get(held.value? as usize).map(String::as_str)
    }

    pub fn industry(&self, place: usize) -> Option<&str> {
        self.field(place, 0)
    }
    pub fn region(&self, place: usize) -> Option<&str> {
        self.field(place, 1)
    }
    pub fn city(&self, place: usize) -> Option<&str> {
        self.field(place, 2)
    }
    pub fn lifecycle(&self, place: usize) -> Option<Lifecycle> {
        self.field(place, 3).and_then(|code| Lifecycle::from_code(code).ok())
    }
    pub fn sensitivity(&self, place: usize) -> Sensitivity {
        self.field(place, 4).and_then(|code| Sensitivity::from_code(code).ok()).unwrap_or(Sensitivity::Normal)
    }
    pub fn cooperation_start(&self, place: usize) -> Option<NaiveDate> {
        self.field(place, 5).and_then(|text| text.parse().ok())
    }
    pub fn owner(&self, place: usize) -> Option<ColleagueId> {
        self.described.get(place)?.owner.as_ref()?.value.map(ColleagueId::from_raw)
    }
    pub fn parent(&self, place: usize) -> Option<AccountId> {
        self.described.get(place)?.parent.as_ref()?.value.map(AccountId::from_raw)
    }
    pub fn renews_on(&self, place: usize) -> Option<NaiveDate> {
        self.described.get(place)?.renews_on.and_then(day)
    }
    pub fn tags(&self, place: usize) -> Vec<String> {
        let tags = self.tags.get(&place).into_iter().flatten().filter_map(|text| self.texts.get(*text as usize).cloned());
        let mut tags: Vec<String> = tags.collect();
        tags.sort();
        tags
    }
}
