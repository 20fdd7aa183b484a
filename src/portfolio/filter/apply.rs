//! Which rows pass a filter.

use chrono::NaiveDate;

use super::super::column::Column;
use super::super::columns::day_number;
use super::super::table::Portfolio;
use super::{Amount, Comparison, Filter, Term, Test, dimension};
use crate::domain::Coded;
use crate::domain::search::{Query, RowSet, plain};
use crate::scoring::cadence::Light;

/// What a filter found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Found {
    pub(in super::super) rows: RowSet,
    /// Whether nothing was found as typed, and these are the rows meant by mixed spelling.
    pub(in super::super) loosely: bool,
}

/// What the last filter found word by word, so that the next letter looks only there.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Memory(Option<(Query, RowSet)>);

impl Memory {
    /// To be called when rows changed.
    pub(in super::super) fn forget(&mut self) {
        self.0 = None;
    }
}

impl Filter {
    /// The rows that pass on a day.
    pub(in super::super) fn find(&self, all: &Portfolio, today: NaiveDate, memory: &mut Memory) -> Found {
        let mut rows = all.live().clone();
        for term in self.terms.iter().filter(|term| !matches!(term.test, Test::Words(_)) || term.negated) {
            rows.intersect(&term.rows(all, today));
        }
        // Texts last and as one query, whose memory does not depend on the other terms.
        let query = self.query();
        if query.is_empty() {
            return Found { rows, loosely: false };
        }
        let among = memory.0.as_ref().filter(|(wider, _)| query.narrows(wider)).map(|(_, rows)| rows);
        let with_words = all.matching(&query, among);
        let mut found = rows.clone();
        found.intersect(&with_words);
        let nothing = with_words.is_empty();
        memory.0 = Some((query.clone(), with_words));
        if nothing {
            let mut meant = all.meant(&query);
            meant.intersect(&rows);
            if !meant.is_empty() {
                return Found { rows: meant, loosely: true };
            }
        }
        Found { rows: found, loosely: false }
    }

    /// All texts that are wanted, as one query.
    fn query(&self) -> Query {
        Query::all_of(self.words().filter(|(term, _)| !term.negated).map(|(_, query)| query))
    }

    /// For each term, how many rows would pass without it: why a result is empty.
    #[must_use]
    pub(in super::super) fn without_each(&self, all: &Portfolio, today: NaiveDate) -> Vec<(String, usize)> {
        let each = self.terms.iter().enumerate();
        each.map(|(at, term)| (term.to_string(), self.without(at).find(all, today, &mut Memory::default()).rows.len())).collect()
    }
}

impl Term {
    fn rows(&self, all: &Portfolio, today: NaiveDate) -> RowSet {
        let rows = self.test.rows(all, today);
        if self.negated { rows.complement() } else { rows }
    }
}

fn rows_where(all: &Portfolio, passes: impl Fn(usize) -> bool) -> RowSet {
    let mut rows = RowSet::none(all.briefs.len());
    (0..all.briefs.len()).filter(|&row| passes(row)).for_each(|row| rows.insert(row));
    rows
}

impl Test {
    fn rows(&self, all: &Portfolio, today: NaiveDate) -> RowSet {
        match self {
            Self::Words(query) => all.matching(query, None),
            Self::Is(column, values) => is(all, *column, values),
            Self::Holds(column, queries) => holds(all, *column, queries),
            Self::Code(column, codes) => rows_where(all, |row| has_code(all, *column, row, codes)),
            Self::Compare(column, comparison, amount) => compare(all, today, *column, *comparison, *amount),
            Self::Missing(column) => rows_where(all, |row| is_missing(all, *column, row)),
            Self::Overdue => rows_where(all, |row| all.briefs.get(row).is_some_and(|brief| brief.light == Light::Red)),
            Self::Never => rows_where(all, |row| all.briefs.get(row).is_some_and(|brief| !brief.ever_touched)),
        }
    }
}

/// The text of a column that is no dictionary.
fn text(all: &Portfolio, column: Column, row: usize) -> &str {
    match column {
        Column::Account => all.account_name(row),
        Column::Name => all.names.get(row),
        Column::CreditCode => all.credit_codes.get(row),
        _ => "",
    }
}

fn is(all: &Portfolio, column: Column, values: &[String]) -> RowSet {
    let among = |text: &str| values.iter().any(|value| plain(text) == *value);
    match all.dictionary(column) {
        Some(dictionary) => dictionary.rows_where(|value| value.split('\n').any(among)),
        None => rows_where(all, |row| among(text(all, column, row))),
    }
}

fn holds(all: &Portfolio, column: Column, queries: &[Query]) -> RowSet {
    let mut found = RowSet::none(all.briefs.len());
    for query in queries {
        match all.dictionary(column) {
            Some(dictionary) => found.unite(&dictionary.matching(query)),
            // Names are searched in all rows first; only what is found is looked at in this column alone.
            None => all.matching(query, None).iter().filter(|&row| query.finds(text(all, column, row))).for_each(|row| found.insert(row)),
        }
    }
    found
}

fn has_code(all: &Portfolio, column: Column, row: usize, codes: &[&'static str]) -> bool {
    let Some(brief) = all.briefs.get(row) else { return false };
    let code = match column {
        Column::Tier => brief.tier.code(),
        Column::Suggested => return brief.suggested.is_some_and(|tier| codes.contains(&tier.code())),
        Column::Health => brief.band.code(),
        Column::Stage => return brief.lifecycle.is_some_and(|stage| codes.contains(&stage.code())),
        Column::Kind => brief.kind.code(),
        Column::Sensitivity => brief.sensitivity.code(),
        Column::Why => return brief.causes.iter().flatten().any(|&cause| codes.contains(&dimension(cause).code())),
        _ => return false,
    };
    codes.contains(&code)
}

fn is_missing(all: &Portfolio, column: Column, row: usize) -> bool {
    let Some(brief) = all.briefs.get(row) else { return false };
    match column {
        Column::Health => all.scores.get(row).is_none(),
        Column::Change => all.changes.get(row).is_none(),
        Column::Why => brief.causes.iter().all(Option::is_none),
        Column::Touch => !brief.ever_touched,
        Column::Renewal => all.renewals.get(row).is_none(),
        Column::Revenue => all.revenues.get(row).is_none_or(Option::is_none),
        Column::Suggested => brief.suggested.is_none(),
        Column::Alerts => brief.alerts.is_none(),
        Column::Stage => brief.lifecycle.is_none(),
        Column::Overdue => all.overdue.get(row).is_none_or(|&overdue| overdue == 0),
        Column::Account | Column::Name | Column::CreditCode => text(all, column, row).is_empty(),
        _ => all.dictionary(column).is_some_and(|dictionary| dictionary.get(row).is_empty()),
    }
}

/// The number of a row in a column that is compared; days count from today back for touches, forward for renewals.
fn compare(all: &Portfolio, today: NaiveDate, column: Column, comparison: Comparison, amount: Amount) -> RowSet {
    let now = i64::from(day_number(today));
    let number = |row: usize| -> Option<i64> {
        match column {
            Column::Health => all.scores.get(row).map(i64::from),
            Column::Change => all.changes.get(row).map(i64::from),
            Column::Touch => all.touched.get(row).map(i64::from),
            Column::Renewal => all.renewals.get(row).map(i64::from),
            Column::Revenue => all.revenues.get(row).copied().flatten(),
            Column::Overdue => all.overdue.get(row).copied(),
            Column::Coverage => all.briefs.get(row).map(|brief| i64::from(brief.coverage)),
            Column::Alerts => all.briefs.get(row)?.alerts.map(i64::from),
            _ => None,
        }
    };
    let measured = |row: usize| {
        let number = number(row)?;
        Some(match amount {
            Amount::Number(wanted) => comparison.holds(number, wanted),
            Amount::Day(day) => comparison.holds(number, i64::from(day_number(day))),
            Amount::Days(days) if column == Column::Touch => comparison.holds(now - number, days),
            Amount::Days(days) => comparison.holds(number - now, days),
        })
    };
    rows_where(all, |row| measured(row) == Some(true))
}
