//! A page made of sections, one below the other. Each section is a page of its own kinds of records.

use super::page::{Around, Deed, Page, Spot};
use crate::domain::{AccountId, Instant};
use crate::store::Table;
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::input::Action;
use crate::tui::overlays::Figure;
use crate::tui::widgets::{Line, Look};

/// The page.
#[derive(Debug)]
pub(super) struct Sections {
    kinds: Vec<Table>,
    parts: Vec<Box<dyn Page>>,
}

impl Sections {
    /// Of these sections, from top to bottom.
    pub fn new(parts: Vec<Box<dyn Page>>) -> Self {
        let kinds = parts.iter().flat_map(|part| part.kinds().to_vec()).collect();
        Self { kinds, parts }
    }

    fn part(&self, table: Table) -> Option<&dyn Page> {
        self.parts.iter().find(|part| part.kinds().contains(&table)).map(|part| &**part)
    }
}

impl Page for Sections {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        self.parts.iter_mut().try_for_each(|part| part.load(reads, account))
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = Vec::new();
        for part in &self.parts {
            if !lines.is_empty() {
                lines.push(Line::blank());
            }
            lines.extend(part.lines(width, look));
        }
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        self.part(table)?.change(table, row, around)
    }

    fn kinds(&self) -> &[Table] {
        &self.kinds
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        self.part(table)?.enter(table, at, around)
    }

    fn name(&self, table: Table, row: i64) -> String {
        self.part(table).map(|part| part.name(table, row)).unwrap_or_default()
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        at.and_then(|spot| self.part(spot.table())).map(|part| part.offers(at, look)).unwrap_or_default()
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let table = at?.table();
        self.parts.iter_mut().find(|part| part.kinds().contains(&table))?.act(action, at, around)
    }

    fn explain(&self, at: Option<Spot>, look: &Look) -> Vec<Figure> {
        at.and_then(|spot| self.part(spot.table())).map(|part| part.explain(at, look)).unwrap_or_default()
    }

    fn wakes_at(&self) -> Option<Instant> {
        self.parts.iter().filter_map(|part| part.wakes_at()).min()
    }
}
