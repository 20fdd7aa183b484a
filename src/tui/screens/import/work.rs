//! The work of an import, done beside the screen: look at a file and plan; store what was planned.

use std::any::Any;
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::reading::{DateOrder, DecimalMark, ShareStyle};
use crate::domain::{AccountId, ActionId, Currency};
use crate::exchange::export::accounts::read;
use crate::exchange::fields::{ImportKind, Mapping, MappingError};
use crate::exchange::import::{
    Applied, ApplyError, Batch, InspectOptions, Inspection, Plan, PlanOptions, StoredAccounts, apply, inspect, latest_action, plan,
    remembered,
};
use crate::exchange::source::{Limits, Source, SourceError, SourceOptions};
use crate::jobs::{Cancelled, Stage, Task, Watch};
use crate::portfolio::{Finding, findings};
use crate::store::{Error, Store};

/// Where the rows come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A file by its name.
    File(PathBuf),
    /// A block that was pasted.
    Pasted(String),
}

/// What a person chose instead of what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Encoding, sheet, delimiter, header line.
    pub source: SourceOptions,
    /// What the columns mean; none: what is remembered or proposed.
    pub mapping: Option<Mapping>,
    /// The date of facts that have none of their own; none: the day on which the file was saved.
    pub facts_on: Option<NaiveDate>,
    /// Whether facts are added to accounts that exist.
    pub update: bool,
    /// The order of ambiguous dates.
    pub dates: Option<DateOrder>,
    /// The decimal mark of ambiguous numbers.
    pub decimal: Option<DecimalMark>,
    /// What bare shares mean.
    pub percent: Option<ShareStyle>,
}

/// What a look at the file has shown.
#[derive(Debug)]
pub struct Looked {
    /// The file as read.
    pub inspection: Arc<Inspection>,
    /// The mapping that the plan was made with.
    pub mapping: Mapping,
    /// What would happen, or why the mapping does not do.
    pub plan: Result<Arc<Plan>, MappingError>,
    /// The latest action then.
    pub after: Option<ActionId>,
    /// The date of facts that have none of their own, unless another is chosen.
    pub of_file: NaiveDate,
}

/// Why a look failed.
#[derive(Debug)]
pub enum Unseen {
    /// The file.
    Source(SourceError),
    /// The database.
    Store(Error),
}

/// Reads the file, unless that was done already, and plans.
#[derive(Debug)]
pub struct Look {
    /// Which look of its screen this is.
    pub number: u32,
    /// Where from.
    pub given: Given,
    /// What was chosen.
    pub choices: Choices,
    /// The file as read before, if nothing about the reading has changed.
    pub kept: Option<Arc<Inspection>>,
    /// The currency of amounts that name none.
    pub currency: Currency,
}

/// What comes of [`Look`].
pub type LookFound = Result<Looked, Unseen>;

impl Task for Look {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        watch.at(Stage::Read, 0, None)?;
        let found: LookFound = self.look(&store, watch)?;
        Ok(Box::new(LookResult { number: self.number, found: std::sync::Mutex::new(Some(found)) }))
    }
}

impl Look {
    fn look(&self, store: &Store, watch: &Watch) -> Result<LookFound, Cancelled> {
        let today = store.today().day;
        let inspection = match &self.kept {
            Some(kept) => Arc::clone(kept),
            None => match self.read(today) {
                Ok(inspection) => Arc::new(inspection),
                Err(error) => return Ok(Err(Unseen::Source(error))),
            },
        };
        watch.at(Stage::Check, 0, None)?;
        Ok(self.plan(store, inspection, today).map_err(Unseen::Store))
    }

    fn read(&self, today: NaiveDate) -> Result<Inspection, SourceError> {
        let limits = Limits::default();
        let source = match &self.given {
            Given::File(path) => Source::from_path(path, &limits)?,
            Given::Pasted(text) => Source::pasted(text),
        };
        let source_options = self.choices.source.clone();
        inspect(&source, &InspectOptions { source: source_options, kind: ImportKind::Accounts, limits, today, currency: self.currency })
    }

    fn plan(&self, store: &Store, inspection: Arc<Inspection>, today: NaiveDate) -> Result<Looked, Error> {
        let reader = store.read();
        let after = latest_action(reader)?;
        let mapping = match &self.choices.mapping {
            Some(mapping) => mapping.clone(),
            None => remembered(reader, &inspection.headings)?.unwrap_or_else(|| inspection.mapping.clone()),
        };
        let of_file = inspection.facts_on(today, store.zone());
        let options = PlanOptions {
            facts_on: self.choices.facts_on.unwrap_or(of_file),
            update: self.choices.update,
            dates: self.choices.dates,
            decimal: self.choices.decimal,
            percent: self.choices.percent,
            ..PlanOptions::new(today, self.currency)
        };
        let existing = StoredAccounts::load(reader)?;
        let plan = plan(&inspection, &mapping, &options, &existing).map(Arc::new);
        existing.finish()?;
        Ok(Looked { inspection, mapping, plan, after, of_file })
    }
}

/// Stores a plan as one action.
#[derive(Debug)]
pub struct Keep {
    /// The plan.
    pub plan: Arc<Plan>,
    /// Names for what is stored.
    pub batch: Batch,
}

/// What comes of [`Keep`]: what was stored, and what stands out in it.
pub type Kept = Result<(Applied, Vec<Finding>), ApplyError>;

impl Task for Keep {
    fn run(self: Box<Self>, mut store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let before = store.read().log_place().unwrap_or(i64::MAX);
        let applied = apply(&self.plan, &self.batch, &mut store, &mut |done, total| match watch.at(Stage::Write, done, Some(total)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(Cancelled) => ControlFlow::Break(()),
        });
        let kept: Kept = match applied {
            Err(ApplyError::Cancelled) => return Err(Cancelled),
            Err(error) => Err(error),
            // What was stored is stored, whether something can be said about it or not.
            Ok(applied) => Ok((applied, standing_out(&mut store, before).unwrap_or_default())),
        };
        Ok(Box::new(kept))
    }
}

/// What stands out among the accounts that were written behind a place of the log.
fn standing_out(store: &mut Store, before: i64) -> Result<Vec<Finding>, Error> {
    let as_of = store.today();
    let touched: Option<HashSet<AccountId>> = store.read().accounts_changed_since(before)?.map(|ids| ids.into_iter().collect());
    let all = read(store, as_of, &mut |_, _| true)?;
    Ok(findings(&all, |id| touched.as_ref().is_none_or(|touched| touched.contains(&id)), as_of))
}

/// The result of a look on its way from the worker: taken once.
#[derive(Debug)]
pub struct LookResult {
    /// Which look this comes of.
    pub number: u32,
    found: std::sync::Mutex<Option<LookFound>>,
}

impl LookResult {
    /// The result, the first time.
    pub fn take(&self) -> Option<LookFound> {
        self.found.lock().ok()?.take()
    }
}
