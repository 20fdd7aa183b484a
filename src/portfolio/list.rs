//! What a list shows: filtered, sorted, with a cursor and marks that stay with their accounts.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::filter::{Filter, FilterError, Memory};
use super::order::Sort;
use super::table::{Account, Portfolio};
use crate::domain::AccountId;
use crate::store::summary::Summary;

/// A movement of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many rows down; negative: up.
    By(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To the n-th row shown, counted from 0.
    To(usize),
}

/// Why nothing is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// There are no accounts.
    NoAccounts,
    /// The filter lets none through: each of its terms with the number of rows that there would be without it.
    Filter(Vec<(String, usize)>),
}

/// A list over a portfolio.
#[derive(Debug, Clone, Default)]
pub struct List {
    all: Portfolio,
    today: NaiveDate,
    sort: Sort,
    filter: Filter,
    memory: Memory,
    shown: Vec<u32>,
    loosely: bool,
    cursor: usize,
    marks: HashSet<AccountId>,
    range_from: Option<AccountId>,
}

impl List {
    /// A list of these accounts as of a day.
    #[must_use]
    pub fn new(all: Portfolio, today: NaiveDate) -> Self {
        let mut list = Self { all, today, ..Self::default() };
        list.show(None);
        list
    }

    /// The accounts behind it.
    #[must_use]
    pub const fn all(&self) -> &Portfolio {
        &self.all
    }

    /// The day that is looked at.
    #[must_use]
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// Shows other accounts, or the same as of another day. The cursor and the marks stay with their accounts; marks of
    /// accounts that are not there any more are dropped.
    pub fn replace(&mut self, all: Portfolio, today: NaiveDate) {
        let current = self.current().map(|account| account.id);
        (self.all, self.today) = (all, today);
        self.changed(current);
    }

    /// Takes accounts as they are now.
    pub fn update(&mut self, rows: &[Summary], gone: &[AccountId]) {
        let current = self.current().map(|account| account.id);
        self.all.update(rows);
        self.all.remove(gone);
        self.changed(current);
    }

    fn changed(&mut self, current: Option<AccountId>) {
        self.memory.forget();
        let all = &self.all;
        self.marks.retain(|&id| all.row_of(id).is_some());
        self.show(current);
    }

    /// Finds and sorts anew. The cursor goes to the given account; if that is not shown, it stays at its place.
    fn show(&mut self, current: Option<AccountId>) {
        let found = self.filter.find(&self.all, self.today, &mut self.memory);
        self.loosely = found.loosely;
        let order = self.all.order(self.sort);
        self.shown = order.iter().copied().filter(|&row| found.rows.contains(row as usize)).collect();
        let last = self.shown.len().saturating_sub(1);
        self.cursor = current.and_then(|id| self.place_of(id)).unwrap_or(self.cursor.min(last));
    }

    /// Changes the filter. The cursor stays with its account if that still passes, else goes to the first row.
    ///
    /// # Errors
    /// [`FilterError`] if the expression is not understood; what is shown stays.
    pub fn set_filter(&mut self, text: &str) -> Result<(), FilterError> {
        let filter = Filter::parse(text)?;
        if filter != self.filter {
            let current = self.current().map(|account| account.id);
            self.filter = filter;
            self.cursor = 0;
            self.show(current);
        }
        Ok(())
    }

    /// The filter that holds.
    #[must_use]
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether nothing was found as typed, and what is shown was meant by mixed spelling.
    #[must_use]
    pub const fn loosely(&self) -> bool {
        self.loosely
    }

    /// Changes the order. The cursor stays with its account.
    pub fn set_sort(&mut self, sort: Sort) {
        let current = self.current().map(|account| account.id);
        self.sort = sort;
        self.show(current);
    }

    /// The order that holds.
    #[must_use]
    pub const fn sort(&self) -> Sort {
        self.sort
    }

    /// How many rows are shown.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether no row is shown.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The rows shown, in order.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.shown
    }

    /// The n-th account shown.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<Account<'_>> {
        self.all.account(*self.shown.get(place)? as usize)
    }

    /// The accounts shown from a place on.
    pub fn from(&self, place: usize) -> impl Iterator<Item = Account<'_>> {
        self.shown.iter().skip(place).filter_map(|&row| self.all.account(row as usize))
    }

    /// At which place an account is shown.
    #[must_use]
    pub fn place_of(&self, id: AccountId) -> Option<usize> {
        let row = u32::try_from(self.all.row_of(id)?).ok()?;
        self.shown.iter().position(|&shown| shown == row)
    }

    /// Why nothing is shown; `None` if something is.
    #[must_use]
    pub fn obstacle(&self) -> Option<Obstacle> {
        if !self.shown.is_empty() {
            None
        } else if self.all.count() == 0 {
            Some(Obstacle::NoAccounts)
        } else {
            Some(Obstacle::Filter(self.filter.without_each(&self.all, self.today)))
        }
    }

    /// The place of the cursor.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The account under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<Account<'_>> {
        self.at(self.cursor)
    }

    /// Moves the cursor as far as there are rows; says whether it moved.
    pub fn step(&mut self, step: Step) -> bool {
        let last = self.shown.len().saturating_sub(1);
        let before = self.cursor;
        self.cursor = match step {
            Step::By(rows) => self.cursor.saturating_add_signed(rows),
            Step::First => 0,
            Step::Last => last,
            Step::To(place) => place,
        }
        .min(last);
        self.cursor != before
    }

    /// Moves the cursor to an account; says whether it is shown.
    pub fn go_to(&mut self, id: AccountId) -> bool {
        let place = self.place_of(id);
        self.cursor = place.unwrap_or(self.cursor);
        place.is_some()
    }

    /// Marks the account under the cursor, or takes its mark away.
    pub fn toggle_mark(&mut self) {
        if let Some(id) = self.current().map(|account| account.id)
            && !self.marks.remove(&id)
        {
            self.marks.insert(id);
        }
    }

    /// Marks the account under the cursor.
    pub fn mark(&mut self) {
        self.marks.extend(self.all.account(self.shown.get(self.cursor).map_or(usize::MAX, |&row| row as usize)).map(|account| account.id));
    }

    /// Starts a range at the cursor; a second time marks every row between, both ends included.
    pub fn mark_range(&mut self) {
        match self.range() {
            None => self.range_from = self.current().map(|account| account.id),
            Some((from, to)) => {
                let ids: Vec<AccountId> = self.from(from).take(to - from + 1).map(|account| account.id).collect();
                self.marks.extend(ids);
                self.range_from = None;
            }
        }
    }

    /// The range that a second [`Self::mark_range`] would mark: first and last place. `None` if none was started, or where it
    /// was started is not shown any more.
    #[must_use]
    pub fn range(&self) -> Option<(usize, usize)> {
        let start = self.place_of(self.range_from?)?;
        Some((start.min(self.cursor), start.max(self.cursor)))
    }

    /// Forgets a range that was started; says whether there was one.
    pub fn drop_range(&mut self) -> bool {
        self.range_from.take().is_some()
    }

    /// Marks every row shown; if all are marked, takes their marks away. Marks of rows that are not shown stay.
    pub fn mark_all(&mut self) {
        let shown: Vec<AccountId> = self.from(0).map(|account| account.id).collect();
        if shown.iter().all(|id| self.marks.contains(id)) {
            shown.iter().for_each(|id| {
                self.marks.remove(id);
            });
        } else {
            self.marks.extend(shown);
        }
    }

    /// Takes all marks away.
    pub fn clear_marks(&mut self) {
        self.marks.clear();
    }

    /// Whether an account is marked.
    #[must_use]
    pub fn is_marked(&self, id: AccountId) -> bool {
        self.marks.contains(&id)
    }

    /// How many are marked, and how many of those are not shown.
    #[must_use]
    pub fn marked(&self) -> (usize, usize) {
        let shown = if self.marks.is_empty() { 0 } else { self.from(0).filter(|account| self.marks.contains(&account.id)).count() };
        (self.marks.len(), self.marks.len() - shown)
    }

    /// The marked accounts: those shown in their order, then the others in that of the whole.
    #[must_use]
    pub fn marked_accounts(&self) -> (Vec<Account<'_>>, Vec<Account<'_>>) {
        let shown: Vec<Account<'_>> = self.from(0).filter(|account| self.marks.contains(&account.id)).collect();
        let seen: HashSet<AccountId> = shown.iter().map(|account| account.id).collect();
        let mut hidden: Vec<Account<'_>> = self.marks.iter().filter(|id| !seen.contains(id)).filter_map(|&id| self.all.find(id)).collect();
        hidden.sort_by_key(Account::name_rank);
        (shown, hidden)
    }

    /// What an action on the list is meant for: the marked accounts, else the one under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Vec<AccountId> {
        if self.marks.is_empty() {
            return self.current().map(|account| account.id).into_iter().collect();
        }
        let (shown, hidden) = self.marked_accounts();
        shown.iter().chain(&hidden).map(|account| account.id).collect()
    }
}
