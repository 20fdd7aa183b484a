//! The table of summaries: kept in step by each write for the accounts it touches, made anew when the day or the rules change.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::alerts::{self, OpenAlerts};
use super::all::{GoOn, summaries};
use super::{Cause, Progress, Summary, WEEKS};
use crate::domain::account::{Sensitivity, Tier};
use crate::domain::calendar::WorkCalendar;
use crate::domain::health::{Band, Dimension};
use crate::domain::{AccountId, AsOf, Coded, ColleagueId, RowId, Tenths};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::store::error::Error;
use crate::store::log::Entry;
use crate::store::open::Store;
use crate::store::policies::{self, Policies};
use crate::store::row::Reader;
use crate::store::value::{day, day_number};

/// The layout of the table's packed columns and enumerations; another number makes every cache stale.
const LAYOUT: u32 = 2;
/// Accounts written in one transaction when all are made anew: short enough that a writer beside it hardly waits.
const BATCH: usize = 2000;
/// A write that touches more accounts leaves them to the next making anew.
const MOST_TOUCHED: usize = 200;
/// After this many log entries by others a making anew starts over.
const MOST_MISSED: i64 = 20_000;

/// Whether the summaries can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// They are those of today.
    Fresh,
    /// They are of another day, of other rules, or lack something: show them only marked, and make them anew.
    Stale,
}

fn made_by(reader: &Reader<'_>) -> Result<String, Error> {
    Ok(format!("{}.{LAYOUT}.{}", env!("CARGO_PKG_VERSION"), policies::key(reader)?))
}

fn place<C: Coded>(value: C) -> Option<i64> {
    C::ALL.iter().position(|one| *one == value).and_then(|place| i64::try_from(place).ok())
}

fn at<C: Coded>(place: i64) -> Option<C> {
    usize::try_from(place).ok().and_then(|place| C::ALL.get(place).copied())
}

fn pack_weeks(weeks: &[Option<Tenths>; WEEKS]) -> [u8; 2 * WEEKS] {
    let mut packed = [0; 2 * WEEKS];
    for (slot, score) in packed.chunks_exact_mut(2).zip(weeks) {
        let score = score.and_then(|score| i16::try_from(score.0).ok()).unwrap_or(i16::MIN);
        slot.copy_from_slice(&score.to_le_bytes());
    }
    packed
}

fn unpack_weeks(packed: &[u8]) -> [Option<Tenths>; WEEKS] {
    let mut weeks = [None; WEEKS];
    for (slot, bytes) in weeks.iter_mut().zip(packed.as_chunks::<2>().0) {
        let score = i16::from_le_bytes(*bytes);
        *slot = (score != i16::MIN).then(|| Tenths(score.into()));
    }
    weeks
}

fn pack_causes(causes: &[Cause]) -> Vec<u8> {
    causes
        .iter()
        .flat_map(|cause| match *cause {
            Cause::Fell { dimension, from, to } => [0, dimension as u8, from, to],
            Cause::Low { dimension, points } => [1, dimension as u8, points, 0],
            Cause::Unknown { dimension } => [2, dimension as u8, 0, 0],
        })
        .collect()
}

fn unpack_causes(packed: &[u8]) -> Vec<Cause> {
    let unpack = |&[tag, dimension, a, b]: &[u8; 4]| {
        let dimension = at::<Dimension>(dimension.into())?;
        Some(match tag {
            0 => Cause::Fell { dimension, from: a, to: b },
            1 => Cause::Low { dimension, points: a },
            _ => Cause::Unknown { dimension },
        })
    };
    packed.as_chunks::<4>().0.iter().filter_map(unpack).collect()
}

fn put(conn: &Connection, one: &Summary) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO account_summary (account_id, rank, sort_key, name, short_name, reading, credit_code, kind, lifecycle, \
         sensitivity, tier, tier_basis, suggested, score, band, coverage, change, weeks, causes, touched_on, silent_since, light, \
         renews_on, revenue, overdue, overdue_since, owner_id, parent_id, city, region, industry, tags) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, \
         ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32)",
    )?
    .execute(params![
        one.id.raw(),
        one.rank,
        one.sort_key,
        one.name,
        one.short_name,
        one.reading,
        one.credit_code,
        place(one.kind),
        one.lifecycle.and_then(place),
        place(one.sensitivity),
        place(one.tier),
        place(one.tier_basis),
        one.suggested.and_then(place),
        one.score.map(|score| score.0),
        place(one.band),
        one.coverage,
        one.change.map(|change| change.0),
        pack_weeks(&one.weeks),
        pack_causes(&one.causes),
        one.touched_on.map(day_number),
        day_number(one.silent_since),
        place(one.light),
        one.renews_on.map(day_number),
        one.revenue,
        one.overdue,
        one.overdue_since.map(day_number),
        one.owner.map(RowId::raw),
        one.parent.map(RowId::raw),
        one.city,
        one.region,
        one.industry,
        one.tags.join("\n"),
    ])
    .map(drop)
}

fn remove(conn: &Connection, account: i64) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM account_summary WHERE account_id = ?1")?.execute([account]).map(drop)
}

fn get(row: &rusqlite::Row<'_>, names: &Names, open: impl FnOnce(i64) -> rusqlite::Result<OpenAlerts>) -> rusqlite::Result<Summary> {
    let open_alerts = Some(open(row.get(0)?)?);
    let maybe_day = |column: usize| -> rusqlite::Result<_> { Ok(row.get::<_, Option<i64>>(column)?.and_then(day)) };
    let tags = row.get_ref(31)?.as_str()?;
    let owner: Option<i64> = row.get(26)?;
    let parent: Option<i64> = row.get(27)?;
    Ok(Summary {
        id: AccountId::from_raw(row.get(0)?),
        rank: row.get(1)?,
        sort_key: row.get(2)?,
        name: row.get(3)?,
        short_name: row.get(4)?,
        reading: row.get(5)?,
        credit_code: row.get(6)?,
        kind: at(row.get(7)?).unwrap_or(crate::domain::account::AccountKind::Enterprise),
        lifecycle: row.get::<_, Option<i64>>(8)?.and_then(at),
        sensitivity: at(row.get(9)?).unwrap_or(Sensitivity::Normal),
        tier: at(row.get(10)?).unwrap_or(Tier::C),
        tier_basis: at(row.get(11)?).unwrap_or(TierBasis::Assumed),
        suggested: row.get::<_, Option<i64>>(12)?.and_then(at),
        score: row.get::<_, Option<i32>>(13)?.map(Tenths),
        band: at(row.get(14)?).unwrap_or(Band::NotRated),
        coverage: row.get(15)?,
        change: row.get::<_, Option<i32>>(16)?.map(Tenths),
        weeks: unpack_weeks(row.get_ref(17)?.as_blob()?),
        causes: unpack_causes(row.get_ref(18)?.as_blob()?),
        touched_on: maybe_day(19)?,
        silent_since: maybe_day(20)?.unwrap_or_default(),
        light: at(row.get(21)?).unwrap_or(Light::Red),
        renews_on: maybe_day(22)?,
        revenue: row.get(23)?,
        overdue: row.get(24)?,
        overdue_since: maybe_day(25)?,
        owner: owner.map(ColleagueId::from_raw),
        owner_name: owner.and_then(|owner| names.owners.get(&owner).cloned()).unwrap_or_default(),
        parent: parent.map(AccountId::from_raw),
        parent_name: parent.and_then(|parent| names.parents.get(&parent).cloned()).unwrap_or_default(),
        city: row.get(28)?,
        region: row.get(29)?,
        industry: row.get(30)?,
        tags: if tags.is_empty() { Vec::new() } else { tags.split('\n').map(str::to_owned).collect() },
        open_alerts,
    })
}

/// Names that rows refer to; they are not copied, so that a renaming is seen at once.
struct Names {
    owners: HashMap<i64, String>,
    parents: HashMap<i64, String>,
}

impl Names {
    fn read(reader: &Reader<'_>) -> Result<Self, Error> {
        let pairs = |sql: &str| -> Result<HashMap<i64, String>, Error> {
            let mut statement = reader.conn.prepare_cached(sql)?;
            let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(pairs.collect::<rusqlite::Result<_>>()?)
        };
        Ok(Self {
            owners: pairs("SELECT id, name FROM colleague")?,
            parents: pairs(
                "SELECT id, coalesce(short_name, name) FROM account \
                 WHERE id IN (SELECT parent_id FROM account_parent WHERE parent_id IS NOT NULL)",
            )?,
        })
    }
}

impl Reader<'_> {
    /// Whether the kept summaries are those of the as-of day, which must be today's.
    ///
    /// # Errors
    /// Those of the database.
    pub fn freshness(&self, as_of: AsOf) -> Result<Freshness, Error> {
        let mut statement = self.conn.prepare_cached("SELECT made_by, day, missed FROM summary_state")?;
        let (by, day, missed): (String, i64, i64) = statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let fresh = missed == 0 && day == day_number(as_of.day) && by == made_by(self)?;
        Ok(if fresh { Freshness::Fresh } else { Freshness::Stale })
    }

    fn kept(&self, rest: &str, values: impl rusqlite::Params, take: &mut dyn FnMut(Summary)) -> Result<(), Error> {
        let names = Names::read(self)?;
        let mut statement = self.conn.prepare_cached(&format!("SELECT * FROM account_summary {rest}"))?;
        let mut rows = statement.query(values)?;
        // Of all accounts they are read at once, of a few one by one.
        let all = if rest.is_empty() { Some(alerts::kept(self.conn)?) } else { None };
        let open = |account: i64| match &all {
            Some(all) => Ok(all.get(&account).copied().unwrap_or_default()),
            None => alerts::kept_of(self.conn, account),
        };
        while let Some(row) = rows.next()? {
            take(get(row, &names, open)?);
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
                "WHERE (rank, sort_key, account_id) > (?1, ?2, ?3) ORDER BY rank, sort_key, account_id LIMIT ?4",
                params![last.rank, last.sort_key, last.id.raw(), limit],
                &mut take,
            )?,
            None => self.kept("ORDER BY rank, sort_key, account_id LIMIT ?1", [limit], &mut take)?,
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

    /// The kept summary of one account.
    ///
    /// # Errors
    /// Those of the database.
    pub fn kept_summary(&self, account: AccountId) -> Result<Option<Summary>, Error> {
        let mut found = None;
        self.kept("WHERE account_id = ?1", [account.raw()], &mut |one| found = Some(one))?;
        Ok(found)
    }

    /// Computes the summaries of all accounts that existed on any day, from the facts, without the cache. `go_on` is told how
    /// far it is and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; those of the database.
    pub fn summaries_as_of(
        &self,
        policies: &Policies,
        as_of: AsOf,
        go_on: &mut dyn FnMut(Progress) -> bool,
        take: &mut dyn FnMut(Summary),
    ) -> Result<(), Error> {
        let take = |one| {
            take(one);
            Ok(())
        };
        summaries(*self, policies, as_of, None, go_on, take)
    }

    /// Computes the summary of one account, from the facts.
    ///
    /// # Errors
    /// Those of the database.
    pub fn summary_as_of(&self, policies: &Policies, as_of: AsOf, account: AccountId) -> Result<Option<Summary>, Error> {
        let mut found = None;
        let take = |one| {
            found = Some(one);
            Ok(())
        };
        summaries(*self, policies, as_of, Some(account), &mut |_| true, take)?;
        Ok(found)
    }

    /// The place of the latest log entry, for [`Reader::accounts_changed_since`].
    ///
    /// # Errors
    /// Those of the database.
    pub fn log_place(&self) -> Result<i64, Error> {
        Ok(last_place(self.conn)?)
    }

    /// The accounts that were written behind a place of the log, deleted ones included; none if there are too many to tell.
    ///
    /// # Errors
    /// Those of the database.
    pub fn accounts_changed_since(&self, place: i64) -> Result<Option<Vec<AccountId>>, Error> {
        Ok(self.touched_since(place)?.map(|touched| touched.into_iter().map(AccountId::from_raw).collect()))
    }

    /// The accounts that the log entries behind a place concern; none if there are too many.
    fn touched_since(&self, place: i64) -> Result<Option<BTreeSet<i64>>, Error> {
        let mut statement =
            self.conn.prepare_cached("SELECT id, action_id, tbl, row_id, op, old, account_id FROM change WHERE id > ?1 ORDER BY id")?;
        let mut rows = statement.query([place])?;
        let mut touched = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let (entry, noted) = (Entry::read(row)?, row.get::<_, Option<i64>>(6)?);
            if entry.place - place > MOST_MISSED {
                return Ok(None);
            }
            touched.extend(noted);
            if let Some(table) = entry.table {
                touched.extend(self.account_of(table, entry.row)?.map(RowId::raw));
            }
        }
        Ok(Some(touched))
    }
}

fn last_place(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| row.get(0))
}

fn missed(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT missed FROM summary_state", [], |row| row.get(0))
}

/// Brings the summaries of touched accounts up to date, inside the transaction that touched them. Where they are many, or
/// something changed on which all depend, the cache is marked as stale instead.
pub(in crate::store) fn keep_up(
    conn: &Connection,
    policies: &mut Option<Policies>,
    calendar: &WorkCalendar,
    as_of: AsOf,
    touched: &BTreeSet<i64>,
    stale: bool,
) -> Result<(), Error> {
    if stale || touched.len() > MOST_TOUCHED {
        conn.execute("UPDATE summary_state SET missed = missed + 1", [])?;
        return Ok(());
    }
    if touched.is_empty() {
        return Ok(());
    }
    let reader = Reader { conn };
    if policies.as_ref().is_none_or(|known| !policies::key(&reader).is_ok_and(|key| key == known.key())) {
        *policies = Some(reader.policies()?);
    }
    let Some(policies) = policies else { return Ok(()) };
    for account in touched {
        remove(conn, *account)?;
        let id = AccountId::from_raw(*account);
        if let Some(summary) = reader.summary_as_of(policies, as_of, id)? {
            put(conn, &summary)?;
        }
        alerts::put(conn, *account, &reader.open_alerts(policies, calendar, as_of, id)?)?;
    }
    Ok(())
}

impl Store {
    /// Makes the summaries of today anew if they are stale; a job calls it on a connection of its own. Writers beside it keep
    /// their accounts up to date themselves. Answers whether anything had to be made.
    ///
    /// # Errors
    /// [`Error::Cancelled`], after which the cache stays marked as stale; those of the database.
    pub fn refresh_summaries(&mut self, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<bool, Error> {
        let mut made = false;
        while self.read().freshness(self.today())? == Freshness::Stale {
            made = true;
            self.make_summaries(go_on)?;
        }
        Ok(made)
    }

    fn make_summaries(&self, go_on: &mut dyn FnMut(Progress) -> bool) -> Result<(), Error> {
        let today = self.today();
        let policies = self.read().policies()?;
        let snapshot = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
        let (place, missed_before, by) = (last_place(&snapshot)?, missed(&snapshot)?, made_by(&self.read())?);
        // The snapshot ends with the first row handed out: from there on names are read and rows written, batch by batch.
        let mut snapshot = Some(snapshot);
        let mut batch: Vec<Summary> = Vec::with_capacity(BATCH);
        summaries(self.read(), &policies, today, None, go_on, |one| {
            drop(snapshot.take());
            batch.push(one);
            if batch.len() == BATCH { self.write_batch(&mut batch, place) } else { Ok(()) }
        })?;
        drop(snapshot);
        self.write_batch(&mut batch, place)?;
        self.make_alerts(&policies, today, go_on)?;
        let last = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        last.execute("DELETE FROM account_summary WHERE account_id NOT IN (SELECT id FROM account)", [])?;
        last.execute("DELETE FROM account_alert WHERE account_id NOT IN (SELECT id FROM account)", [])?;
        let day = day_number(today.day);
        // What was missed before the snapshot is known now; what was missed since is not.
        last.execute("UPDATE summary_state SET made_by = ?1, day = ?2, missed = missed - ?3", params![by, day, missed_before])?;
        Ok(last.commit()?)
    }

    /// Counts the open alerts of all accounts; those that somebody wrote meanwhile keep what that write counted.
    fn make_alerts(&self, policies: &Policies, today: AsOf, go_on: GoOn<'_>) -> Result<(), Error> {
        let snapshot = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
        let place = last_place(&snapshot)?;
        let open = self.read().open_alerts_of_all(policies, &self.calendar(), today, go_on)?;
        drop(snapshot);
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        let Some(newer) = self.read().touched_since(place)? else {
            tx.execute("UPDATE summary_state SET missed = missed + 1", [])?;
            return Ok(tx.commit()?);
        };
        let kept: Vec<i64> = alerts::kept(&tx)?.into_keys().filter(|account| !newer.contains(account)).collect();
        for account in kept {
            if !open.contains_key(&AccountId::from_raw(account)) {
                alerts::put(&tx, account, &OpenAlerts::default())?;
            }
        }
        for (account, open) in open.iter().filter(|(account, _)| !newer.contains(&account.raw())) {
            alerts::put(&tx, account.raw(), open)?;
        }
        Ok(tx.commit()?)
    }

    /// Looks again at the accounts whose clocks got short of time since they were last counted. Answers whether there were any.
    ///
    /// # Errors
    /// Those of the database.
    pub fn refresh_clocks(&mut self) -> Result<bool, Error> {
        let today = self.today();
        let due = self.read().alerts_to_look_at(today.at)?;
        if due.is_empty() || self.is_read_only() {
            return Ok(false);
        }
        let policies = self.read().policies()?;
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        for account in due {
            let open = self.read().open_alerts(&policies, &self.calendar(), today, account)?;
            alerts::put(&tx, account.raw(), &open)?;
        }
        tx.commit()?;
        Ok(true)
    }

    /// Writes a batch, leaving out accounts that somebody wrote since the snapshot: their rows are newer.
    fn write_batch(&self, batch: &mut Vec<Summary>, place: i64) -> Result<(), Error> {
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        let Some(newer) = self.read().touched_since(place)? else {
            batch.clear();
            tx.execute("UPDATE summary_state SET missed = missed + 1", [])?;
            return Ok(tx.commit()?);
        };
        for one in batch.drain(..).filter(|one| !newer.contains(&one.id.raw())) {
            remove(&tx, one.id.raw())?;
            put(&tx, &one)?;
        }
        Ok(tx.commit()?)
    }
}
