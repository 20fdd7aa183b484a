//! The quarterly review of the card: due on the last working day of each quarter, with what it found.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::AccountId;
use crate::domain::quarter::Quarter;
use crate::i18n::{deadline, label, log};
use crate::scoring::cadence::{CardReview, QuarterReview, quarter_reviews};
use crate::scoring::duty::DutyState;
use crate::store::history::Deed as Change;
use crate::store::policies::Policies;
use crate::store::{Row, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::review::{Stop, Walk};
use crate::tui::forms::{capital, colleague_choices};
use crate::tui::input::Action;
use crate::tui::overlays::Figure;
use crate::tui::screens::card::cells::{Unfolded, counts, day, due, enter, long_detail, text, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const REVIEW: &[&str] = &["reviewed_on", "colleague_id", "changes"];
/// Actions looked through for what changed since the last review.
const MOST: usize = 200;

/// The section.
#[derive(Debug, Default)]
pub(super) struct Reviews {
    rows: Vec<Row>,
    began: NaiveDate,
    policies: Option<Policies>,
    changed: Vec<(Stop, usize)>,
    unfolded: Unfolded,
}

/// How many records of each page were entered, changed or deleted after a day.
fn changed_since(reads: &Reads<'_>, account: AccountId, after: Option<NaiveDate>) -> Result<Vec<(Stop, usize)>, Problem> {
    let mut rows: HashMap<(Table, i64), Stop> = HashMap::new();
    let entries = reads.records.history(account, None, MOST).map_err(|error| reads.problem(&error))?;
    let since = after.map(|day| reads.as_of.zone.end_of(day));
    for entry in entries.iter().filter(|entry| since.is_none_or(|since| entry.action.at >= since)) {
        for line in entry.lines.iter().filter(|line| line.deed != Change::Purged) {
            rows.insert((line.table, line.row), Stop::of(line.table));
        }
    }
    let mut counts: HashMap<Stop, usize> = HashMap::new();
    for stop in rows.into_values() {
        *counts.entry(stop).or_default() += 1;
    }
    Ok(counts.into_iter().collect())
}

/// A quarter as the number of its first day, which stands for the review that is missing.
fn number(quarter: Quarter) -> i64 {
    i64::from(quarter.first().num_days_from_ce())
}

impl Reviews {
    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn of(&self, quarter: Quarter) -> Option<&Row> {
        self.rows.iter().find(|row| row.date("quarter").is_some_and(|day| quarter.contains(day)))
    }

    fn due(&self, look: &Look) -> Vec<QuarterReview> {
        let Some(policies) = &self.policies else { return Vec::new() };
        let reviews: Vec<CardReview> =
            self.rows.iter().filter_map(|row| Some(CardReview { quarter: row.date("quarter")?, on: row.date("reviewed_on")? })).collect();
        let cadence = &policies.on(look.as_of.day).cadence;
        quarter_reviews(self.began, &reviews, cadence, &look.calendar, look.as_of)
    }

    fn walk(&self, quarter: Quarter, around: &Around<'_>) -> Deed {
        Deed::Enter(Box::new(Walk::new(around.subject.clone(), quarter, self.changed.clone())))
    }

    /// The quarter whose review is to be made next: one that is missing, the earlier first.
    fn open(&self, look: &Look) -> Option<Quarter> {
        let missing = |review: &QuarterReview| review.duty.as_ref().is_none_or(crate::scoring::duty::Duty::is_open);
        self.due(look).into_iter().find(missing).map(|review| review.quarter)
    }

    fn line(&self, review: &QuarterReview, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let quarter = Part::new(review.quarter.to_string(), Role::Strong).in_cells(8);
        let row = self.of(review.quarter);
        let spot = row.map_or(Spot::Gap(Table::CardReview, number(review.quarter)), |row| Spot::Record(Table::CardReview, row.id));
        let parts = match &review.duty {
            None => vec![quarter, Part::new(strings.plan_review_exempt(), Role::Dim)],
            Some(duty) => match duty.state {
                DutyState::Done { on, late } => {
                    let said = if late { strings.plan_review_late() } else { strings.plan_review_done() };
                    vec![quarter, day(Some(on)), Part::new(said, Role::Dim)]
                }
                DutyState::Open | DutyState::Overdue => vec![
                    quarter,
                    day(Some(duty.deadline.day)),
                    due(duty.deadline.day, look).in_cells(12),
                    Part::new(deadline::derivation(&duty.deadline, strings), Role::Dim),
                ],
            },
        };
        Line::new(parts).on(spot)
    }

    fn found(&self, row: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let named = capital(&log::column(Table::CardReview, "changes", &look.strings));
        match row.text("changes") {
            Some(changes) => long_detail(&named, changes, width, look),
            None => long_detail(&named, &look.strings.plan_review_nothing(), width, look),
        }
    }
}

impl Page for Reviews {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.rows = reads.records.rows_of(Table::CardReview, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "reviewed_on", reads.as_of));
        let own = reads.records.row(Table::Account, crate::domain::RowId::raw(account)).map_err(problem)?;
        self.began = own.and_then(|row| row.date("created_on")).unwrap_or(reads.as_of.day);
        self.policies = Some(reads.records.policies().map_err(problem)?);
        let last = self.rows.iter().filter_map(|row| row.date("reviewed_on")).max();
        self.changed = changed_since(reads, account, last)?;
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let due = self.due(look);
        let mut lines = vec![Line::heading(strings.plan_reviews())];
        for review in &due {
            lines.push(self.line(review, look));
            if let Some(row) = self.of(review.quarter).filter(|row| self.unfolded.shows(Table::CardReview, row.id)) {
                lines.extend(self.found(row, width, look));
            }
        }
        let earlier = self.rows.iter().rev().filter(|row| {
            let quarter = row.date("quarter").map(Quarter::of);
            !due.iter().any(|review| Some(review.quarter) == quarter)
        });
        let earlier = earlier.flat_map(|row| {
            let quarter = row.date("quarter").map(|day| Quarter::of(day).to_string()).unwrap_or_default();
            let parts =
                vec![Part::new(quarter, Role::Dim).in_cells(8), day(row.date("reviewed_on")), Part::new(text(row, "changes"), Role::Dim)];
            let mut lines = vec![Line::new(parts).on(Spot::Record(Table::CardReview, row.id))];
            if self.unfolded.shows(Table::CardReview, row.id) {
                lines.extend(self.found(row, width, look));
            }
            lines
        });
        lines.extend(self.unfolded.settled(Table::CardReview, strings.plan_reviews_before(), earlier.collect(), look));
        lines
    }

    fn change(&self, _table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        let record = Record::of(around.subject, self.row(row)?, REVIEW).past("reviewed_on");
        enter(record.choosing("colleague_id", colleague_choices(around.colleagues, around.look)))
    }

    fn kinds(&self) -> &[Table] {
        &[Table::CardReview]
    }

    fn enter(&self, _table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let quarter = match at {
            Some(Spot::Gap(Table::CardReview, first)) => Quarter::of(NaiveDate::from_num_days_from_ce_opt(i32::try_from(first).ok()?)?),
            _ => self.open(around.look)?,
        };
        Some(self.walk(quarter, around))
    }

    fn name(&self, table: Table, row: i64) -> String {
        let quarter = self.row(row).and_then(|row| row.date("quarter")).map(|day| Quarter::of(day).to_string());
        quarter.unwrap_or_else(|| table.to_string())
    }

    fn explain(&self, _at: Option<Spot>, look: &Look) -> Vec<Figure> {
        let due = self.due(look).into_iter().filter_map(|review| Some((review.quarter, review.duty?)));
        due.map(|(quarter, duty)| Figure {
            name: quarter.to_string(),
            value: duty.deadline.day.to_string(),
            because: vec![look.strings.plan_why_review(), deadline::derivation(&duty.deadline, &look.strings)],
        })
        .collect()
    }

    fn offers(&self, at: Option<Spot>, _look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Gap(..)) => vec![Offer::ready(Action::Complete)],
            Some(Spot::Record(..) | Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(..) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, spot @ Spot::Gap(..)) => self.enter(Table::CardReview, Some(spot), around),
            (Action::Complete, Spot::Record(table, _)) => {
                Some(Deed::Hint(around.look.strings.plan_review_is_done(label(table, &around.look.strings))))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_found_again_by_its_number() {
        let quarter = Quarter::of(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(number(quarter)).unwrap()).unwrap();
        assert_eq!(Quarter::of(day), quarter);
    }
}
