//! A kept summary as a row of the table: enumerations by their place in the list, week ends and causes packed.

use rusqlite::{Connection, params};

use super::{Cause, Summary, WEEKS, alerts};
use crate::domain::account::{AccountKind, Sensitivity, Tier};
use crate::domain::health::{Band, Dimension};
use crate::domain::{AccountId, Coded, ColleagueId, RowId, Tenths};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::store::value::{day, day_number};

/// The layout of the table's packed columns and enumerations; another number makes every cache of no use.
pub(super) const LAYOUT: u32 = 2;

/// A code as the table holds it.
fn place<C: Coded>(value: C) -> Option<i64> {
    C::ALL.iter().position(|one| *one == value).and_then(|place| i64::try_from(place).ok())
}

/// The code at a place.
pub(super) fn at<C: Coded>(place: i64) -> Option<C> {
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

/// Writes a summary of an account that has none.
pub(super) fn put(conn: &Connection, one: &Summary) -> rusqlite::Result<()> {
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

/// Takes an account's summary away.
pub(super) fn remove(conn: &Connection, account: i64) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM account_summary WHERE account_id = ?1")?.execute([account]).map(drop)
}

/// The columns of a summary `s` with its open alerts `o`, in the order in which [`get`] reads them.
pub(super) const COLUMNS: &str = "s.account_id, s.rank, s.sort_key, s.name, s.short_name, s.reading, s.credit_code, s.kind, s.lifecycle, s.sensitivity, s.tier, \
     s.tier_basis, s.suggested, s.score, s.band, s.coverage, s.change, s.weeks, s.causes, s.touched_on, s.silent_since, s.light, \
     s.renews_on, s.revenue, s.overdue, s.overdue_since, s.owner_id, s.parent_id, s.city, s.region, s.industry, s.tags, o.open, \
     o.worst, o.due_at, o.changes_at";

/// Reads a row of [`COLUMNS`]; the names of owner and parent stand elsewhere.
pub(super) fn get(row: &rusqlite::Row<'_>) -> rusqlite::Result<Summary> {
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
        kind: at(row.get(7)?).unwrap_or(AccountKind::Enterprise),
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
        owner_name: String::new(),
        parent: parent.map(AccountId::from_raw),
        parent_name: String::new(),
        city: row.get(28)?,
        region: row.get(29)?,
        industry: row.get(30)?,
        tags: if tags.is_empty() { Vec::new() } else { tags.split('\n').map(str::to_owned).collect() },
        open_alerts: Some(alerts::read(row, 32)?),
        computed: true,
    })
}
