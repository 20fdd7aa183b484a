//! Where the list's accounts come from: few are read at once; of many a first page is shown while a job reads the rest.

use std::any::Any;
use std::sync::Mutex;

use chrono::NaiveDate;

use crate::domain::calendar::WorkCalendar;
use crate::domain::search::{NameOf, sort_key};
use crate::domain::{AccountId, AsOf, ColleagueId, RowId};
use crate::jobs::{Cancelled, Stage, Task, Watch};
use crate::portfolio::{Portfolio, View};
use crate::store::summary::{Freshness, Progress, Summary};
use crate::store::{Error, Reader, Row, Store, Table, Value};
use crate::tui::forms::Colleague;

/// Up to so many accounts are read before the screen is drawn: that takes no longer than a key press may.
const FEW: u64 = 1000;
/// Rows of the first page.
const PAGE: u32 = 200;
/// After a change of more accounts all are read anew.
const MOST_CHANGED: usize = 200;

/// How much of the list is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Extent {
    /// Nothing was read yet.
    #[default]
    Nothing,
    /// A first page; a job reads the rest.
    Page,
    /// Every account, as of this day, with what was written up to this place of the log.
    All { day: NaiveDate, past: bool, place: i64 },
}

/// What reading came to.
#[derive(Debug)]
pub(super) enum Read {
    /// Every account.
    All(Portfolio, Extent),
    /// A first page; the rest is for a job.
    Page(Portfolio),
    /// Only these changed, and these are gone.
    Some(Vec<Summary>, Vec<AccountId>, Extent),
    /// Nothing changed.
    Same,
    /// What is shown stays until a job has read all.
    Later,
}

fn all(
    records: Reader<'_>,
    calendar: &WorkCalendar,
    as_of: AsOf,
    fresh: bool,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(Portfolio, Extent), Error> {
    let place = records.log_place()?;
    let mut rows = Vec::new();
    if fresh {
        records.kept_summaries(&mut |row| rows.push(row))?;
    } else {
        let policies = records.policies()?;
        let mut go_on = |progress: Progress| go_on(progress.done, progress.of);
        rows = records.whole_summaries_as_of(&policies, calendar, as_of, &mut go_on)?;
    }
    Ok((Portfolio::new(rows), Extent::All { day: as_of.day, past: as_of.past, place }))
}

fn is_fresh(records: Reader<'_>, as_of: AsOf) -> Result<bool, Error> {
    Ok(!as_of.past && records.freshness(as_of)? == Freshness::Fresh)
}

/// Reads what can be read at once. `any_order` says that a page in the default order is of no use.
pub(super) fn read(records: Reader<'_>, calendar: &WorkCalendar, as_of: AsOf, there: Extent, any_order: bool) -> Result<Read, Error> {
    let fresh = is_fresh(records, as_of)?;
    if !records.has_more_than(Table::Account, FEW)? {
        let (portfolio, extent) = all(records, calendar, as_of, fresh, &mut |_, _| true)?;
        return Ok(Read::All(portfolio, extent));
    }
    match there {
        Extent::All { day, past, place } if fresh && (day, past) == (as_of.day, as_of.past) => changed(records, as_of, place),
        Extent::Nothing if !as_of.past && !any_order => Ok(Read::Page(Portfolio::new(records.summary_page(None, PAGE)?))),
        _ => Ok(Read::Later),
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

/// Colleagues who have not left.
pub(super) fn colleagues(records: Reader<'_>) -> Result<Vec<Colleague>, Error> {
    let rows = records.rows_where(Table::Colleague, &[("left_on", Value::Null)])?;
    let name = |row: &Row| row.text("name").unwrap_or_default().to_owned();
    let mut all: Vec<Colleague> = rows.iter().map(|row| Colleague { id: ColleagueId::from_raw(row.id), name: name(row) }).collect();
    all.sort_by_cached_key(|one| sort_key(&one.name, NameOf::Person));
    Ok(all)
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
    views.sort_by_cached_key(|view| sort_key(&view.name, NameOf::Organisation));
    Ok(views)
}

/// Reads every account, as of a day; brings today's summaries up to date first.
#[derive(Debug)]
pub(super) struct ReadAll {
    pub as_of: AsOf,
}

/// What [`ReadAll`] found, to be taken once.
pub(super) type Found = Mutex<Option<Result<(Portfolio, Extent), Error>>>;

impl Task for ReadAll {
    fn run(self: Box<Self>, mut store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let mut go_on = |done: u64, of: u64| watch.at(Stage::Compute, done, Some(of)).is_ok();
        let made = if self.as_of.past { Ok(false) } else { store.refresh_summaries(&mut |progress| go_on(progress.done, progress.of)) };
        let found = made.and_then(|_| all(store.read(), &store.calendar(), self.as_of, !self.as_of.past, &mut go_on));
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}
