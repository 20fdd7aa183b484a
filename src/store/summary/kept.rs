//! Reads the kept summaries.

use rusqlite::{OptionalExtension, params};

use super::compute::rank;
use super::names::Names;
use super::packed::{COLUMNS, get};
use super::state::Freshness;
use super::{Summary, WEEKS};
use crate::domain::account::{AccountKind, Sensitivity, Tier};
use crate::domain::calendar::WorkCalendar;
use crate::domain::health::Band;
use crate::domain::search::{NameOf, sort_key};
use crate::domain::{AccountId, AsOf, Coded, RowId};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::store::error::Error;
use crate::store::row::Reader;
use crate::store::value::{day, day_number};

/// The names that rows refer to; they are not copied into the rows, so that a renaming is seen at once.
struct Named<'c> {
    owners: Names<'c>,
    parents: Names<'c>,
}

impl<'c> Named<'c> {
    fn new(reader: Reader<'c>) -> Self {
        Self { owners: Names::of_colleagues(reader), parents: Names::of_accounts(reader) }
    }

    fn of(&mut self, mut row: Summary) -> Result<Summary, Error> {
        row.owner_name = self.owners.of(row.owner.map(RowId::raw))?;
        row.parent_name = self.parents.of(row.parent.map(RowId::raw))?;
        Ok(row)
    }
}

impl Reader<'_> {
    fn kept(&self, rest: &str, values: impl rusqlite::Params, take: &mut dyn FnMut(Summary)) -> Result<(), Error> {
        let mut names = Named::new(*self);
        let sql = format!("SELECT {COLUMNS} FROM account_summary s LEFT JOIN account_alert o ON o.account_id = s.account_id {rest}");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(values)?;
        while let Some(row) = rows.next()? {
            take(names.of(get(row)?)?);
        }
        Ok(())
    }

    /// A page of kept summaries in the default order (at risk first), behind the given one or from the top.
    ///
    /// # Errors
    /// Those of the database.
    pub fn summary_page(&self, behind: Option<&Summary>, limit: u32) -> Result<Vec<Summary>, Error> {
        let mut page = Vec::new();
        let mut take = |one: Summary| page.push(one);
        match behind {
            Some(last) => self.kept(
                "WHERE (s.rank, s.sort_key, s.account_id) > (?1, ?2, ?3) ORDER BY s.rank, s.sort_key, s.account_id LIMIT ?4",
                params![last.rank, last.sort_key, last.id.raw(), limit],
                &mut take,
            )?,
            None => self.kept("ORDER BY s.rank, s.sort_key, s.account_id LIMIT ?1", [limit], &mut take)?,
        }
        Ok(page)
    }

    /// Every kept summary, by identifier.
    ///
    /// # Errors
    /// Those of the database.
    pub fn kept_summaries(&self, take: &mut dyn FnMut(Summary)) -> Result<(), Error> {
        self.kept("", [], take)
    }

    /// Every account that there is with its kept summary, however old; an account without one with what is written in itself
    /// ([`Summary::computed`] tells them apart). By identifier.
    ///
    /// # Errors
    /// Those of the database.
    pub fn listed_summaries(&self, calendar: &WorkCalendar, as_of: AsOf, take: &mut dyn FnMut(Summary)) -> Result<(), Error> {
        let kept = self.freshness(calendar, as_of)? != Freshness::Nothing;
        let sql = format!(
            "SELECT {COLUMNS}, a.id FROM account a LEFT JOIN account_summary s ON ?1 AND s.account_id = a.id \
             LEFT JOIN account_alert o ON o.account_id = s.account_id ORDER BY a.id"
        );
        let mut names = Named::new(*self);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([kept])?;
        while let Some(row) = rows.next()? {
            match row.get::<_, Option<i64>>(0)? {
                Some(_) => take(names.of(get(row)?)?),
                None => self.bare(row.get("id")?, as_of)?.into_iter().for_each(&mut *take),
            }
        }
        Ok(())
    }

    /// The first rows of a list: those kept, however old, in the default order; where nothing is kept, the accounts as they came.
    ///
    /// # Errors
    /// Those of the database.
    pub fn first_summaries(&self, calendar: &WorkCalendar, as_of: AsOf, limit: u32) -> Result<(Vec<Summary>, Freshness), Error> {
        let freshness = self.freshness(calendar, as_of)?;
        if freshness != Freshness::Nothing {
            return Ok((self.summary_page(None, limit)?, freshness));
        }
        let mut statement = self.conn.prepare_cached("SELECT id FROM account ORDER BY id LIMIT ?1")?;
        let mut rows = Vec::new();
        for id in statement.query_map([limit], |row| row.get(0))? {
            rows.extend(self.bare(id?, as_of)?);
        }
        Ok((rows, freshness))
    }

    /// An account as far as it is known without computing: its names, and its tier if somebody decided it.
    fn bare(&self, id: i64, as_of: AsOf) -> Result<Option<Summary>, Error> {
        let sql = "SELECT kind, name, short_name, reading, credit_code, created_on, \
                   (SELECT tier FROM tier_decision WHERE account_id = account.id AND decided_on <= ?2 \
                    ORDER BY decided_on DESC, id DESC LIMIT 1) FROM account WHERE id = ?1";
        let read = |row: &rusqlite::Row<'_>| {
            let kind = AccountKind::from_code(row.get_ref(0)?.as_str()?).unwrap_or(AccountKind::Enterprise);
            let (name, short_name): (String, Option<String>) = (row.get(1)?, row.get(2)?);
            let decided = row.get_ref(6)?.as_str_or_null()?.and_then(|tier| Tier::from_code(tier).ok());
            let whose = if kind == AccountKind::Individual { NameOf::Person } else { NameOf::Organisation };
            Ok(Summary {
                id: AccountId::from_raw(id),
                rank: rank(Band::NotRated, None, 0),
                sort_key: sort_key(short_name.as_deref().unwrap_or(&name), whose),
                name,
                short_name,
                reading: row.get(3)?,
                credit_code: row.get(4)?,
                kind,
                lifecycle: None,
                sensitivity: Sensitivity::Normal,
                tier: decided.unwrap_or(Tier::C),
                tier_basis: if decided.is_some() { TierBasis::Set } else { TierBasis::Assumed },
                suggested: None,
                score: None,
                band: Band::NotRated,
                coverage: 0,
                change: None,
                weeks: [None; WEEKS],
                causes: Vec::new(),
                touched_on: None,
                silent_since: day(row.get(5)?).unwrap_or_default(),
                light: Light::Green,
                renews_on: None,
                revenue: None,
                overdue: 0,
                overdue_since: None,
                owner: None,
                owner_name: String::new(),
                parent: None,
                parent_name: String::new(),
                city: None,
                region: None,
                industry: None,
                tags: Vec::new(),
                open_alerts: None,
                computed: false,
            })
        };
        Ok(self.conn.prepare_cached(sql)?.query_row((id, day_number(as_of.day)), read).optional()?)
    }

    /// The kept summary of one account.
    ///
    /// # Errors
    /// Those of the database.
    pub fn kept_summary(&self, account: AccountId) -> Result<Option<Summary>, Error> {
        let mut found = None;
        self.kept("WHERE s.account_id = ?1", [account.raw()], &mut |one| found = Some(one))?;
        Ok(found)
    }
}
