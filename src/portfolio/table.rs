//! All accounts, column by column.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::column::Column;
use super::columns::{Causes, Numbers, Weeks, day_number, first_causes};
use super::filter::{dimension, overdue_term, term_for};
use super::order::{NameOrder, Orders};
use super::texts::{Dictionary, Texts};
use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use crate::domain::health::Band;
use crate::domain::search::{NameOf, Query, RowSet, TextIndex, push_search_text, sort_key};
use crate::domain::{AccountId, Coded, Tenths};
use crate::i18n::Strings;
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::store::summary::{Cause, OpenAlerts, Summary};

/// Between the tags of a row.
const BETWEEN_TAGS: char = '\n';

/// What fits into a few bytes for each row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brief {
    pub(super) kind: AccountKind,
    pub(super) lifecycle: Option<Lifecycle>,
    pub(super) sensitivity: Sensitivity,
    pub(super) tier: Tier,
    pub(super) tier_basis: TierBasis,
    pub(super) suggested: Option<Tier>,
    pub(super) band: Band,
    pub(super) coverage: u8,
    pub(super) ever_touched: bool,
    pub(super) light: Light,
    pub(super) causes: Causes,
    pub(super) weeks: Weeks,
    /// Open alerts; none where they were not counted.
    pub(super) alerts: Option<u16>,
    pub(super) computed: bool,
}

fn short_count(open: OpenAlerts) -> u16 {
    u16::try_from(open.count).unwrap_or(u16::MAX)
}

impl Brief {
    fn of(row: &Summary) -> Self {
        Self {
            kind: row.kind,
            lifecycle: row.lifecycle,
            sensitivity: row.sensitivity,
            tier: row.tier,
            tier_basis: row.tier_basis,
            suggested: row.suggested,
            band: row.band,
            coverage: row.coverage,
            ever_touched: row.touched_on.is_some(),
            light: row.light,
            causes: first_causes(&row.causes),
            weeks: Weeks::new(&row.weeks),
            alerts: row.open_alerts.map(short_count),
            computed: row.computed,
        }
    }
}

/// The accounts of a database as of one date.
#[derive(Debug, Clone)]
pub struct Portfolio {
    ids: Vec<AccountId>,
    rows: HashMap<AccountId, u32>,
    /// Rows that are still there; a deleted account's row stays empty until all is loaded anew.
    live: RowSet,
    pub(super) briefs: Vec<Brief>,
    pub(super) scores: Numbers,
    pub(super) changes: Numbers,
    pub(super) touched: Numbers,
    pub(super) renewals: Numbers,
    pub(super) revenues: Vec<Option<i64>>,
    pub(super) overdue: Vec<i64>,
    pub(super) names: Texts,
    pub(super) short_names: Texts,
    pub(super) credit_codes: Texts,
    readings: Texts,
    pub(super) owners: Dictionary,
    pub(super) cities: Dictionary,
    pub(super) regions: Dictionary,
    pub(super) industries: Dictionary,
    pub(super) parents: Dictionary,
    pub(super) tags: Dictionary,
    /// What rows are found by, and their order by full name: made when first asked for, which for many rows is done in a job.
    index: OnceLock<TextIndex>,
    pub(super) by_account: NameOrder,
    by_name: OnceLock<NameOrder>,
    pub(super) orders: Orders,
}

/// The name by which the list shows an account.
fn shown_name<'a>(name: &'a str, short_name: &'a str) -> &'a str {
    if short_name.is_empty() { name } else { short_name }
}

fn text_of(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or("")
}

/// Whose name an account's is.
pub(super) fn whose(kind: AccountKind) -> NameOf {
    if kind == AccountKind::Individual { NameOf::Person } else { NameOf::Organisation }
}

impl Default for Portfolio {
    fn default() -> Self {
        Self {
            ids: Vec::new(),
            rows: HashMap::new(),
            live: RowSet::none(0),
            briefs: Vec::new(),
            scores: Numbers::default(),
            changes: Numbers::default(),
            touched: Numbers::default(),
            renewals: Numbers::default(),
            revenues: Vec::new(),
            overdue: Vec::new(),
            names: Texts::default(),
            short_names: Texts::default(),
            credit_codes: Texts::default(),
            readings: Texts::default(),
            owners: Dictionary::new(NameOf::Person),
            cities: Dictionary::new(NameOf::Organisation),
            regions: Dictionary::new(NameOf::Organisation),
            industries: Dictionary::new(NameOf::Organisation),
            parents: Dictionary::new(NameOf::Organisation),
            tags: Dictionary::new(NameOf::Organisation),
            index: OnceLock::new(),
            by_account: NameOrder::default(),
            by_name: OnceLock::new(),
            orders: Orders::default(),
        }
    }
}

/// A portfolio to which rows are still given, one by one, so that they need not all be there at once.
#[derive(Debug, Default)]
pub struct Gathering {
    all: Portfolio,
    sort_keys: Texts,
}

impl Gathering {
    /// Takes a row.
    pub fn take(&mut self, row: &Summary) {
        self.all.push(row);
        self.sort_keys.push(&row.sort_key);
    }

    /// Takes the open alerts of all accounts; those that are not named have none.
    pub fn take_alerts(&mut self, open: &HashMap<AccountId, OpenAlerts>) {
        for (id, brief) in self.all.ids.iter().zip(&mut self.all.briefs) {
            brief.alerts = Some(open.get(id).copied().map_or(0, short_count));
        }
    }

    /// The portfolio, ready to be searched and sorted. Takes a moment for many: made in a job, not while drawing.
    #[must_use]
    pub fn done(self) -> Portfolio {
        let all = self.page();
        all.index();
        all.by_name();
        for dictionary in all.dictionaries() {
            dictionary.index();
        }
        all
    }

    /// The portfolio, to be shown at once; what searching needs is made when somebody searches.
    #[must_use]
    pub fn page(self) -> Portfolio {
        let mut all = self.all;
        all.live = RowSet::all(all.ids.len());
        all.by_account = NameOrder::of(&self.sort_keys);
        all.shrink();
        all
    }
}

impl Portfolio {
    /// From the rows of a database.
    #[must_use]
    pub fn new(rows: Vec<Summary>) -> Self {
        let mut gathering = Gathering::default();
        rows.iter().for_each(|row| gathering.take(row));
        gathering.done()
    }

    /// What rows are found by.
    fn index(&self) -> &TextIndex {
        self.index.get_or_init(|| {
            let mut index = TextIndex::with_capacity(self.ids.len(), 0);
            let mut text = String::new();
            for row in 0..self.ids.len() {
                self.search_text(row, &mut text);
                index.push(&text);
            }
            index
        })
    }

    /// The rows by full name.
    pub(super) fn by_name(&self) -> &NameOrder {
        self.by_name.get_or_init(|| {
            let mut keys = Texts::default();
            (0..self.ids.len()).for_each(|row| keys.push(&sort_key(self.names.get(row), self.whose(row))));
            NameOrder::of(&keys)
        })
    }

    fn search_text(&self, row: usize, out: &mut String) {
        out.clear();
        let (whose, name, short_name) = (self.whose(row), self.names.get(row), self.short_names.get(row));
        push_search_text(out, name, whose);
        // A short name cut out of the full one is found with that.
        if !short_name.is_empty() && !name.contains(short_name) {
            push_search_text(out, short_name, whose);
        }
        for text in [self.readings.get(row), self.credit_codes.get(row)].into_iter().filter(|text| !text.is_empty()) {
            push_search_text(out, text, NameOf::Organisation);
        }
    }

    /// Gives back what growing left over.
    fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.briefs.shrink_to_fit();
        self.revenues.shrink_to_fit();
        self.overdue.shrink_to_fit();
    }

    fn push(&mut self, row: &Summary) {
        let number = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.push(row.id);
        self.rows.insert(row.id, number);
        self.briefs.push(Brief::of(row));
        self.scores.push(row.score.map(|score| score.0));
        self.changes.push(row.change.map(|change| change.0));
        self.touched.push(Some(day_number(row.silent_since)));
        self.renewals.push(row.renews_on.map(day_number));
        self.revenues.push(row.revenue);
        self.overdue.push(row.overdue);
        self.names.push(&row.name);
        self.short_names.push(text_of(&row.short_name));
        self.credit_codes.push(text_of(&row.credit_code));
        self.readings.push(text_of(&row.reading));
        self.owners.push(&row.owner_name);
        self.cities.push(text_of(&row.city));
        self.regions.push(text_of(&row.region));
        self.industries.push(text_of(&row.industry));
        self.parents.push(&row.parent_name);
        self.tags.push(&row.tags.join("\n"));
    }

    /// Takes accounts as they are now: changed ones in their place, new ones at the end.
    pub fn update(&mut self, rows: &[Summary]) {
        let mut text = String::new();
        for row in rows {
            match self.rows.get(&row.id).map(|&number| number as usize) {
                Some(number) => self.replace(number, row, &mut text),
                None => {
                    self.push(row);
                    let number = self.ids.len() - 1;
                    self.live.grow(self.ids.len());
                    self.live.insert(number);
                    self.place_names(number);
                    self.search_text(number, &mut text);
                    if let Some(index) = self.index.get_mut() {
                        index.push(&text);
                    }
                }
            }
        }
        self.orders = Orders::default();
    }

    fn replace(&mut self, number: usize, row: &Summary, text: &mut String) {
        let renamed = self.names.get(number) != row.name
            || self.short_names.get(number) != text_of(&row.short_name)
            || self.whose(number) != whose(row.kind);
        if let Some(brief) = self.briefs.get_mut(number) {
            *brief = Brief::of(row);
        }
        self.scores.set(number, row.score.map(|score| score.0));
        self.changes.set(number, row.change.map(|change| change.0));
        self.touched.set(number, Some(day_number(row.silent_since)));
        self.renewals.set(number, row.renews_on.map(day_number));
        if let Some(revenue) = self.revenues.get_mut(number) {
            *revenue = row.revenue;
        }
        if let Some(overdue) = self.overdue.get_mut(number) {
            *overdue = row.overdue;
        }
        self.names.set(number, &row.name);
        self.short_names.set(number, text_of(&row.short_name));
        self.credit_codes.set(number, text_of(&row.credit_code));
        self.readings.set(number, text_of(&row.reading));
        self.owners.set(number, &row.owner_name);
        self.cities.set(number, text_of(&row.city));
        self.regions.set(number, text_of(&row.region));
        self.industries.set(number, text_of(&row.industry));
        self.parents.set(number, &row.parent_name);
        self.tags.set(number, &row.tags.join("\n"));
        self.search_text(number, text);
        if let Some(index) = self.index.get_mut() {
            index.set(number, text);
        }
        self.live.insert(number);
        if renamed {
            self.place_names(number);
        }
    }

    /// Puts a new or renamed row in its place in the orders of names.
    fn place_names(&mut self, number: usize) {
        let mut by_account = std::mem::take(&mut self.by_account);
        by_account.place(number, |row| (self.account_name(row), self.whose(row)));
        self.by_account = by_account;
        if let Some(mut by_name) = self.by_name.take() {
            by_name.place(number, |row| (self.names.get(row), self.whose(row)));
            // It was just taken out: there is nothing that this could meet.
            let _ = self.by_name.set(by_name);
        }
    }

    /// Takes accounts out that are no longer there.
    pub fn remove(&mut self, ids: &[AccountId]) {
        for id in ids {
            if let Some(&number) = self.rows.get(id) {
                self.live.remove(number as usize);
            }
        }
    }

    /// How many accounts there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.live.len()
    }

    /// The rows of the accounts that are there.
    #[must_use]
    pub const fn live(&self) -> &RowSet {
        &self.live
    }

    /// The row of an account that is there.
    #[must_use]
    pub fn row_of(&self, id: AccountId) -> Option<usize> {
        self.rows.get(&id).map(|&number| number as usize).filter(|&number| self.live.contains(number))
    }

    /// The account of a row.
    #[must_use]
    pub fn account(&self, row: usize) -> Option<Account<'_>> {
        let (&id, brief) = (self.ids.get(row)?, self.briefs.get(row)?);
        Some(Account { all: self, row, id, brief })
    }

    /// How many alerts are open in all; `None` where they were not counted.
    #[must_use]
    pub fn open_alerts(&self) -> Option<u64> {
        self.accounts().map(|account| account.open_alerts().map(u64::from)).sum()
    }

    /// Every account that is there, in no particular order.
    pub fn accounts(&self) -> impl Iterator<Item = Account<'_>> {
        self.live.iter().filter_map(|row| self.account(row))
    }

    /// The account with this identifier.
    #[must_use]
    pub fn find(&self, id: AccountId) -> Option<Account<'_>> {
        self.account(self.row_of(id)?)
    }

    pub(super) fn account_name(&self, row: usize) -> &str {
        shown_name(self.names.get(row), self.short_names.get(row))
    }

    fn whose(&self, row: usize) -> NameOf {
        self.briefs.get(row).map_or(NameOf::Organisation, |brief| whose(brief.kind))
    }

    /// The rows that have every word of the query: in a name, its spelling or the credit code, or in a column of text.
    pub(super) fn matching(&self, query: &Query, among: Option<&RowSet>) -> RowSet {
        let mut found = among.cloned().unwrap_or_else(|| self.live.clone());
        for word in query.each() {
            let mut rows = self.index().matching(&word, Some(&found));
            for dictionary in self.dictionaries() {
                rows.unite(&dictionary.matching(&word));
            }
            found.intersect(&rows);
        }
        found
    }

    /// The rows meant by mixed spelling of their names, for when [`Self::matching`] finds none.
    pub(super) fn meant(&self, query: &Query) -> RowSet {
        let mut found = self.index().meant(query);
        found.intersect(&self.live);
        found
    }

    const fn dictionaries(&self) -> [&Dictionary; 6] {
        [&self.owners, &self.cities, &self.regions, &self.industries, &self.parents, &self.tags]
    }

    /// The dictionary behind a column of repeating texts.
    pub(super) const fn dictionary(&self, column: Column) -> Option<&Dictionary> {
        match column {
            Column::Owner => Some(&self.owners),
            Column::City => Some(&self.cities),
            Column::Region => Some(&self.regions),
            Column::Industry => Some(&self.industries),
            Column::Parent => Some(&self.parents),
            Column::Tags => Some(&self.tags),
            _ => None,
        }
    }

    /// The distinct values of a column of repeating texts among some rows, with how many rows have each; `None` for
    /// other columns. Tags are taken apart.
    #[must_use]
    pub fn values(&self, column: Column, rows: &[u32]) -> Option<Vec<(String, usize)>> {
        let counts = self.dictionary(column)?.counts(rows.iter().map(|&row| row as usize));
        let mut values: HashMap<&str, usize> = HashMap::new();
        for (value, count) in counts {
            for part in value.split(BETWEEN_TAGS) {
                *values.entry(part).or_default() += count;
            }
        }
        let mut values: Vec<(String, usize)> = values.into_iter().map(|(value, count)| (value.to_owned(), count)).collect();
        values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Some(values)
    }

    /// Bytes held in memory, nearly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.ids.capacity() * 8
            + self.rows.capacity() * 18
            + self.briefs.capacity() * size_of::<Brief>()
            + [&self.scores, &self.changes, &self.touched, &self.renewals].iter().map(|numbers| numbers.bytes()).sum::<usize>()
            + self.revenues.capacity() * size_of::<Option<i64>>()
            + self.overdue.capacity() * 8
            + [&self.names, &self.short_names, &self.credit_codes, &self.readings].iter().map(|texts| texts.bytes()).sum::<usize>()
            + self.dictionaries().iter().map(|dictionary| dictionary.bytes()).sum::<usize>()
            + self.index.get().map_or(0, TextIndex::bytes)
            + self.by_account.bytes()
            + self.by_name.get().map_or(0, NameOrder::bytes)
            + self.orders.bytes()
    }
}

/// One account of a portfolio.
#[derive(Debug, Clone, Copy)]
pub struct Account<'a> {
    all: &'a Portfolio,
    row: usize,
    /// Its identifier.
    pub id: AccountId,
    brief: &'a Brief,
}

impl<'a> Account<'a> {
    /// The name by which the list shows it: the short name if it has one.
    #[must_use]
    pub fn shown_name(&self) -> &'a str {
        self.all.account_name(self.row)
    }

    /// The full name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.all.names.get(self.row)
    }

    /// The short name; empty if it has none.
    #[must_use]
    pub fn short_name(&self) -> &'a str {
        self.all.short_names.get(self.row)
    }

    /// How its name is read, where a person said so; else empty.
    #[must_use]
    pub fn reading(&self) -> &'a str {
        self.all.readings.get(self.row)
    }

    /// Unified social credit code; empty if unknown.
    #[must_use]
    pub fn credit_code(&self) -> &'a str {
        self.all.credit_codes.get(self.row)
    }

    /// Its place in the order of shown names.
    pub(super) fn name_rank(&self) -> u32 {
        self.all.by_account.rank_of(self.row)
    }

    /// Kind of customer.
    #[must_use]
    pub const fn kind(&self) -> AccountKind {
        self.brief.kind
    }

    /// Where the relation stands.
    #[must_use]
    pub const fn lifecycle(&self) -> Option<Lifecycle> {
        self.brief.lifecycle
    }

    /// How carefully changes are announced.
    #[must_use]
    pub const fn sensitivity(&self) -> Sensitivity {
        self.brief.sensitivity
    }

    /// The tier in force.
    #[must_use]
    pub const fn tier(&self) -> Tier {
        self.brief.tier
    }

    /// Why it has that tier.
    #[must_use]
    pub const fn tier_basis(&self) -> TierBasis {
        self.brief.tier_basis
    }

    /// What the five axes suggest.
    #[must_use]
    pub const fn suggested(&self) -> Option<Tier> {
        self.brief.suggested
    }

    /// Health score; `None` if not rated.
    #[must_use]
    pub fn score(&self) -> Option<Tenths> {
        self.all.scores.get(self.row).map(Tenths)
    }

    /// Its band.
    #[must_use]
    pub const fn band(&self) -> Band {
        self.brief.band
    }

    /// Open alerts; `None` where they were not counted.
    #[must_use]
    pub const fn open_alerts(&self) -> Option<u16> {
        self.brief.alerts
    }

    /// Whether score, tier and dates were computed; else only names, kind, code and a decided tier are known yet.
    #[must_use]
    pub const fn is_computed(&self) -> bool {
        self.brief.computed
    }

    /// Known weight in percent of applicable weight.
    #[must_use]
    pub const fn coverage(&self) -> u8 {
        self.brief.coverage
    }

    /// Change of the score in four weeks.
    #[must_use]
    pub fn change(&self) -> Option<Tenths> {
        self.all.changes.get(self.row).map(Tenths)
    }

    /// Scores at the last eight week ends, oldest first.
    #[must_use]
    pub fn weeks(&self) -> [Option<Tenths>; 8] {
        self.brief.weeks.scores()
    }

    /// Why the score is as it is, the most important first.
    pub fn causes(&self) -> impl Iterator<Item = Cause> + 'a {
        self.brief.causes.iter().copied().flatten()
    }

    /// The day from which silence counts: that of the latest two-way touch, else that of entry.
    #[must_use]
    pub fn silent_since(&self) -> NaiveDate {
        self.all.touched.day(self.row).unwrap_or_default()
    }

    /// Whether there ever was a two-way touch.
    #[must_use]
    pub const fn ever_touched(&self) -> bool {
        self.brief.ever_touched
    }

    /// How the silence compares with the cadence.
    #[must_use]
    pub const fn light(&self) -> Light {
        self.brief.light
    }

    /// The next renewal.
    #[must_use]
    pub fn renews_on(&self) -> Option<NaiveDate> {
        self.all.renewals.day(self.row)
    }

    /// Trailing revenue in minor units of the reporting currency.
    #[must_use]
    pub fn revenue(&self) -> Option<i64> {
        self.all.revenues.get(self.row).copied().flatten()
    }

    /// Open beyond its day, in minor units of the reporting currency.
    #[must_use]
    pub fn overdue(&self) -> i64 {
        self.all.overdue.get(self.row).copied().unwrap_or(0)
    }

    /// The value of a column of repeating texts; empty for other columns. Tags stand apart by line ends.
    #[must_use]
    pub fn text(&self, column: Column) -> &'a str {
        self.all.dictionary(column).map_or("", |dictionary| dictionary.get(self.row))
    }

    /// The filter term that keeps the accounts with this one's value in a column; `None` for columns of numbers and dates
    /// that have a value.
    #[must_use]
    pub fn term(&self, column: Column, strings: &Strings) -> Option<String> {
        let value = match column {
            Column::Tier => self.tier().code(),
            Column::Health => self.band().code(),
            Column::Why => self.causes().next().map_or("", |cause| dimension(cause).code()),
            Column::Suggested => self.suggested().map_or("", Coded::code),
            Column::Stage => self.lifecycle().map_or("", Coded::code),
            Column::Kind => self.kind().code(),
            Column::Sensitivity => self.sensitivity().code(),
            Column::Account => self.shown_name(),
            Column::Name => self.name(),
            Column::CreditCode => self.credit_code(),
            Column::Touch if self.light() == Light::Red => return Some(overdue_term(strings)),
            Column::Renewal if self.renews_on().is_none() => "",
            Column::Revenue if self.revenue().is_none() => "",
            Column::Overdue if self.overdue() == 0 => "",
            Column::Tags => self.tags().next().unwrap_or_default(),
            Column::Owner | Column::City | Column::Region | Column::Industry | Column::Parent => self.text(column),
            _ => return None,
        };
        term_for(column, value, strings)
    }

    /// Its tags.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> {
        self.text(Column::Tags).split(BETWEEN_TAGS).filter(|tag| !tag.is_empty())
    }
}
