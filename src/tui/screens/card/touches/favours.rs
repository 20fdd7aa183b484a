//! Favours outside the contract 非合同内的小事: the month's, what was done, ideas from the library.

use chrono::{Datelike, NaiveDate};

use super::super::names::Names;
use super::super::page::{Around, Deed, Spot};
use crate::domain::account::AccountKind;
use crate::domain::text::one_line;
use crate::domain::{AccountId, Coded, RowId};
use crate::i18n::label;
use crate::policy::playbook;
use crate::scoring::cadence::{FavourMonth, FavourState, favour_months};
use crate::store::{Error, Row, Table};
use crate::tui::app::Reads;
use crate::tui::forms::person_choices;
use crate::tui::forms::record::Record;
use crate::tui::overlays::Entry;
use crate::tui::overlays::form::Value;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// What is asked of a favour.
const FAVOUR: &[&str] = &["what", "done_on", "person_id", "reception", "note"];
/// Months that are told, the running one included.
const MONTHS: u32 = 4;
/// Favours shown before "and more".
const MOST: usize = 3;

/// The favours of an account.
#[derive(Debug, Default)]
pub(super) struct Favours {
    /// The latest first.
    rows: Vec<Row>,
    months: Vec<FavourMonth>,
    kind: Option<AccountKind>,
}

impl Favours {
    pub fn read(reads: &Reads<'_>, account: AccountId) -> Result<Self, Error> {
        let (records, as_of) = (reads.records, reads.as_of);
        let mut rows = records.rows_of(Table::Favour, account)?;
        rows.retain(|row| row.date("done_on").is_some_and(|day| as_of.includes_day(day)));
        rows.reverse();
        let Some(known) = records.row(Table::Account, account.raw())? else { return Ok(Self::default()) };
        let policies = records.policies()?;
        let days: Vec<NaiveDate> = rows.iter().filter_map(|row| row.date("done_on")).collect();
        let began = known.date("created_on").unwrap_or(as_of.day);
        let months = favour_months(began, &days, &policies.on(as_of.day).cadence, as_of, MONTHS);
        Ok(Self { rows, months, kind: known.code("kind") })
    }

    pub fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The running month in words, and those before it.
    fn state(&self, look: &Look) -> Vec<Part> {
        let Some((now, before)) = self.months.split_last() else { return Vec::new() };
        let said = |month: &FavourMonth| look.strings.touches_favour_month(month.state.code(), month.month.format("%Y-%m").to_string());
        let role = match now.state {
            FavourState::Done => Role::Good,
            FavourState::DueSoon => Role::Watch,
            FavourState::Missed => Role::Bad,
            FavourState::Exempt | FavourState::Open => Role::Text,
        };
        let mut parts = vec![Part::new(said(now), role)];
        parts.extend(before.iter().rev().map(|month| Part::new(said(month), Role::Dim)));
        parts
    }

    pub fn lines(&self, names: &Names, all: bool, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut parts = vec![Part::new(strings.touches_favours(), Role::Heading)];
        parts.extend(self.state(look));
        let mut lines = vec![Line::new(parts)];
        if self.rows.is_empty() {
            lines.push(Line::text(strings.touches_favours_none(), Role::Dim).on(Spot::Section(Table::Favour)));
        }
        let shown = if all { self.rows.len() } else { MOST };
        lines.extend(self.rows.iter().take(shown).map(|row| {
            let reception = row.code::<crate::domain::needs::Reception>("reception").map(|how| label(how, strings)).unwrap_or_default();
            Line::new(vec![
                Part::new(row.date("done_on").map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(10),
                Part::new(names.shown(row.int("person_id"), look), Role::Dim).in_cells(8),
                Part::new(reception, Role::Dim).in_cells(9),
                Part::new(one_line(row.text("what").unwrap_or_default()), Role::Text),
            ])
            .on(Spot::Record(Table::Favour, row.id))
        }));
        if let Some(more) = self.rows.len().checked_sub(shown).filter(|more| *more > 0) {
            let text = strings.touches_more(i64::try_from(more).unwrap_or(i64::MAX));
            lines.push(Line::text(text, Role::Dim).on(Spot::Gap(Table::Favour, 0)));
        }
        lines
    }

    pub fn detail(&self, id: i64) -> Vec<String> {
        let Some(row) = self.row(id) else { return Vec::new() };
        [row.text("what"), row.text("note")].into_iter().flatten().map(str::to_owned).collect()
    }

    fn form(record: Record, around: &Around<'_>) -> Deed {
        Deed::Enter(Box::new(record.choosing("person_id", person_choices(around.people, around.look)).past("done_on")))
    }

    /// An idea of the library that suits the season and the customer, or one of one's own.
    pub fn enter(&self, around: &Around<'_>) -> Deed {
        let look = around.look;
        let strings = &look.strings;
        let new = |record: Record| Self::form(record.holding("done_on", Value::Day(look.today)), around);
        let own = Entry { label: strings.touches_favour_own(), ..Entry::default() };
        let mut deeds = vec![(own, new(Record::new(around.subject, Table::Favour, FAVOUR)))];
        let kind = self.kind.unwrap_or(AccountKind::Enterprise);
        if let Ok(library) = look.library.playbook(look.language.into()) {
            for idea in playbook::Favour::suiting(&library.favours, kind, look.today.month()) {
                let used = self.rows.iter().find(|row| row.text("idea") == Some(idea.key.as_str())).and_then(|row| row.date("done_on"));
                let season = if idea.months.is_empty() { String::new() } else { strings.touches_favour_season() };
                let note = used.map_or(season, |day| strings.touches_favour_used(day.to_string()));
                let mut record = Record::new(around.subject, Table::Favour, FAVOUR)
                    .holding("what", Value::Text(idea.idea.clone()))
                    .with("idea", idea.key.as_str());
                if let Some(caution) = &idea.caution {
                    record = record.hint("what", strings.touches_favour_caution(caution));
                }
                deeds.push((Entry { label: idea.idea.clone(), note, ..Entry::default() }, new(record)));
            }
        }
        Deed::Pick(strings.forms_title_of(strings.touches_favour_ideas(), &around.subject.name), deeds)
    }

    pub fn change(&self, id: i64, around: &Around<'_>) -> Option<Deed> {
        Some(Self::form(Record::of(around.subject, self.row(id)?, FAVOUR), around))
    }
}
