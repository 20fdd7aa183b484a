//! Where the list's accounts come from: few are read at once; of many a first page is shown while a job reads the rest.

use std::any::Any;
use std::sync::Mutex;

use chrono::NaiveDate;

use crate::domain::calendar::WorkCalendar;
use crate::domain::search::{NameOf, sort_key};
use crate::domain::{AccountId, AsOf, ColleagueId, RowId};
use crate::jobs::{Cancelled, Stage, Task, Watch};
use crate::portfolio::{Gathering, Portfolio, View};
use crate::store::summary::{Freshness, Progress, Summary};
use crate::store::{Error, Reader, Row, Store, Table, Value};
use crate::tui::forms::Colleague;

/// Up to so many accounts are read, and if need be computed, before the screen is drawn: that takes no longer than a key press may.
const FEW: u64 = 200;
/// After a change of more accounts all are read anew.
const MOST_CHANGED: usize = 200;

/// How much of the list is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Extent {
    /// Nothing was read yet.
    #[default]
    Nothing,
    /// A first page; a job reads the rest.
    Page(Freshness),
    /// Every account, with what was kept of it, which is not that of today; a job makes it anew.
    Kept(Freshness),
    /// Every account, as of this day, with what was written up to this place of the log.
    All { day: NaiveDate, past: bool, place: i64 },
}

/// What reading came to.
#[derive(Debug)]
pub(super) enum Read {
    /// Every account.
    All(Portfolio, Extent),
    /// A first page; the rest is for a job.
    Page(Portfolio, Freshness),
    /// Only these changed, and these are gone.
    Some(Vec<Summary>, Vec<AccountId>, Extent),
    /// Nothing changed.
    Same,
    /// What is shown stays until a job has read all.
    Later,
}

impl Extent {
    /// Whether it is what a look at this day wants.
    pub(super) fn is_of(self, as_of: AsOf) -> bool {
        match self {
            Self::All { day, past, .. } => (day, past) == (as_of.day, as_of.past),
            Self::Kept(_) => !as_of.past,
            Self::Nothing | Self::Page(_) => false,
        }
    }

    /// How far what is shown can be trusted, where it is not of today.
    pub(super) fn stale(self) -> Option<Freshness> {
        match self {
            Self::Page(freshness) | Self::Kept(freshness) if freshness != Freshness::Fresh => Some(freshness),
            _ => None,
        }
    }
}

/// Every account with what is kept of it, at once.
fn kept(records: Reader<'_>, calendar: &WorkCalendar, as_of: AsOf) -> Result<(Portfolio, Extent), Error> {
    let (place, freshness) = (records.log_place()?, records.freshness(calendar, as_of)?);
    let mut gathering = Gathering::default();
    let extent = if freshness == Freshness::Fresh {
        records.kept_summaries(&mut |row| gathering.take(&row))?;
        Extent::All { day: as_of.day, past: as_of.past, place }
    } else {
        records.listed_summaries(calendar, as_of, &mut |row| gathering.take(&row))?;
        Extent::Kept(freshness)
    };
    Ok((gathering.done(), extent))
}

/// Every account from the facts.
fn computed(
    records: Reader<'_>,
    calendar: &WorkCalendar,
    as_of: AsOf,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(Portfolio, Extent), Error> {
    let (place, policies) = (records.log_place()?, records.policies()?);
    let mut go_on = |progress: Progress| go_on(progress.done, progress.of);
    let mut gathering = Gathering::default();
    records.summaries_as_of(&policies, as_of, &mut go_on, &mut |row| gathering.take(&row))?;
    gathering.take_alerts(&records.open_alerts_of_all(&policies, calendar, as_of, &mut go_on)?);
    Ok((gathering.done(), Extent::All { day: as_of.day, past: as_of.past, place }))
}

/// Reads what can be read at once: of many accounts so many in the default order, if those are of use.
pub(super) fn read(records: Reader<'_>, calendar: &WorkCalendar, as_of: AsOf, there: Extent, page: Option<u32>) -> Result<Read, Error> {
    if let Some(rows) = page.filter(|_| matches!(there, Extent::Nothing | Extent::Page(_)) && !as_of.past)
        && records.has_more_than(Table::Account, FEW)?
    {
        let (rows, freshness) = records.first_summaries(calendar, as_of, rows)?;
        let mut gathering = Gathering::default();
        rows.iter().for_each(|row| gathering.take(row));
        return Ok(Read::Page(gathering.page(), freshness));
    }
    let fresh = !as_of.past && records.freshness(calendar, as_of)? == Freshness::Fresh;
    match there {
        Extent::All { day, past, place } if fresh && (day, past) == (as_of.day, as_of.past) => changed(records, as_of, place),
        _ if records.has_more_than(Table::Account, FEW)? => Ok(Read::Later),
        _ => {
            let (portfolio, extent) =
                if fresh { kept(records, calendar, as_of)? } else { computed(records, calendar, as_of, &mut |_, _| true)? };
            Ok(Read::All(portfolio, extent))
        }
    }
}

fn changed(records: Reader<'_>, as_of: AsOf, place: i64) -> Result<Read, Error> {
    let now = records.log_place()?;
    if now == place {
        return Ok(Read::Same);
    }
    let Some(touched) = records.accounts_changed_since(place)?.filter(|touched| touched.len() <= MOST_CHANGED) else {
        return Ok(Read::Later);
    };
    let (mut rows, mut gone) = (Vec::new(), Vec::new());
    for account in touched {
        match records.kept_summary(account)? {
            Some(row) => rows.push(row),
            None => gone.push(account),
        }
    }
    Ok(Read::Some(rows, gone, Extent::All { day: as_of.day, past: as_of.past, place: now }))
}

/// Colleagues who have not left, in the order in which they came.
pub(super) fn colleagues(records: Reader<'_>) -> Result<Vec<Colleague>, Error> {
    let rows = records.rows_where(Table::Colleague, &[("left_on", Value::Null)])?;
    let name = |row: &Row| row.text("name").unwrap_or_default().to_owned();
    Ok(rows.iter().map(|row| Colleague { id: ColleagueId::from_raw(row.id), name: name(row) }).collect())
}

/// A view that somebody saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SavedView {
    pub row: i64,
    pub name: String,
    pub view: View,
}

/// The place that saved views of this list name.
pub(super) const PLACE: &str = "accounts";

/// Saved views of this list, by name; those that this version cannot read are left out.
pub(super) fn views(records: Reader<'_>) -> Result<Vec<SavedView>, Error> {
    let rows = records.rows_where(Table::SavedView, &[("place", PLACE.into())])?;
    let mut views: Vec<SavedView> = rows
        .iter()
        .filter_map(|row| {
            let view = serde_json::from_str(row.text("settings")?).ok()?;
            Some(SavedView { row: row.id, name: row.text("name")?.to_owned(), view })
        })
        .collect();
    if views.len() > 1 {
        views.sort_by_cached_key(|view| sort_key(&view.name, NameOf::Organisation));
    }
    Ok(views)
}

/// What a job reads of all accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// What is kept of today, however old, at once.
    Kept(AsOf),
    /// What the facts say, as of a day; today's summaries are brought up to date first.
    Computed(AsOf),
}

/// Reads every account.
#[derive(Debug)]
pub(super) struct ReadAll(pub Wanted);

/// What [`ReadAll`] found, to be taken once.
pub(super) type Found = Mutex<Option<Result<(Portfolio, Extent), Error>>>;

impl Task for ReadAll {
    fn run(self: Box<Self>, mut store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let mut go_on = |done: u64, of: u64| watch.at(Stage::Compute, done, Some(of)).is_ok();
        let found = match self.0 {
            Wanted::Kept(as_of) => kept(store.read(), &store.calendar(), as_of),
            Wanted::Computed(as_of) if as_of.past || store.is_read_only() => computed(store.read(), &store.calendar(), as_of, &mut go_on),
            Wanted::Computed(as_of) => {
                let made = store.refresh_summaries(&mut |progress| go_on(progress.done, progress.of));
                made.and_then(|_| kept(store.read(), &store.calendar(), as_of))
            }
        };
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}
