//! The fourth tab: how we keep in touch, what we promised, what was said, small favours, and what happened at the customer.

mod events;
mod favours;
mod promises;
mod rhythm;
mod timeline;

use ratatui::layout::Size;

use super::names::Names;
use super::page::{Around, Deed, Page, Spot};
use crate::domain::AccountId;
use crate::store::{Error, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::input::Action;
use crate::tui::overlays::Entry;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, wrap};

use events::Events;
use favours::Favours;
use promises::Ledger;
use rhythm::{OTHERS, Rhythm};
use timeline::{OLDER, Only, Timeline, way};

/// From so many cells on, what is told of a record stands at the right.
const TOLD_BESIDE_FROM: u16 = 100;

/// What folds and unfolds, as numbers of [`Deed::Show`]; the ways of narrowing the touches follow.
const PEOPLE: usize = 0;
const SETTLED: usize = 1;
const FAVOURS: usize = 2;
const TOUCHES: usize = 3;
const WAYS: usize = 4;

/// The page.
#[derive(Debug, Default)]
pub(super) struct Touches {
    names: Names,
    rhythm: Option<Rhythm>,
    ledger: Ledger,
    timeline: Timeline,
    favours: Favours,
    events: Events,
    only: Only,
    /// Whether each of the folded lists is shown whole.
    whole: [bool; WAYS],
}

impl Touches {
    fn read(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Error> {
        self.rhythm = Rhythm::read(reads, account)?;
        self.ledger = Ledger::read(reads, account)?;
        self.timeline = Timeline::read(reads, account)?;
        self.favours = Favours::read(reads, account)?;
        self.events = Events::read(reads, account)?;
        self.names = Names::read(reads.records, account)?;
        self.names.learn(reads.records, self.timeline.people())
    }

    fn is_whole(&self, what: usize) -> bool {
        self.whole.get(what).copied().unwrap_or_default()
    }

    /// A picker of the ways in which the touches can be narrowed.
    fn narrow(&self, around: &Around<'_>) -> Deed {
        let look = around.look;
        let ways = self.timeline.ways().into_iter().enumerate().map(|(n, only)| {
            let note = self.timeline.count(only).to_string();
            (Entry { label: way(only, &self.names, look), note, ..Entry::default() }, Deed::Show(WAYS + n))
        });
        Deed::Pick(look.strings.touches_narrow(), ways.collect())
    }

    /// The touch that the cursor is on.
    fn touch_at(at: Option<Spot>) -> Option<i64> {
        if let Some(Spot::Record(Table::Interaction, id)) = at { Some(id) } else { None }
    }
}

impl Page for Touches {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        self.read(reads, account).map_err(|error| reads.problem(&error))
    }

    fn lines(&self, _width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = Vec::new();
        if let Some(rhythm) = &self.rhythm {
            lines.extend(rhythm.lines(&self.names, self.is_whole(PEOPLE), look));
            lines.push(Line::blank());
        }
        lines.extend(self.ledger.lines(&self.names, self.is_whole(SETTLED), look));
        lines.push(Line::blank());
        lines.extend(self.timeline.lines(self.only, self.is_whole(TOUCHES), &self.names, look));
        lines.push(Line::blank());
        lines.extend(self.favours.lines(&self.names, self.is_whole(FAVOURS), look));
        lines.push(Line::blank());
        lines.extend(self.events.lines(look));
        lines
    }

    fn kinds(&self) -> &'static [Table] {
        &[Table::Interaction, Table::Promise, Table::Favour, Table::AccountEvent, Table::CadenceOverride]
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (table, at) {
            (Table::Interaction, Some(Spot::Gap(Table::Interaction, person))) if person > OTHERS => {
                Some(Timeline::enter(Some(person), around))
            }
            (Table::Interaction, _) => Some(Timeline::enter(None, around)),
            (Table::Promise, _) => Some(Ledger::enter(Self::touch_at(at), self.timeline.choices(around.look), around)),
            (Table::Favour, _) => Some(self.favours.enter(around)),
            (Table::AccountEvent, _) => self.events.enter(around),
            (Table::CadenceOverride, _) => self.rhythm.as_ref().map(|rhythm| rhythm.enter(around)),
            _ => None,
        }
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Interaction => self.timeline.change(row, &self.names, around),
            Table::Promise => self.ledger.change(row, self.timeline.choices(around.look), around),
            Table::Favour => self.favours.change(row, around),
            Table::AccountEvent => self.events.change(row, around),
            Table::CadenceOverride => self.rhythm.as_ref()?.change(row, around),
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        let text = match table {
            Table::Interaction => self.timeline.get(row).and_then(|touch| touch.row.text("summary")),
            Table::Promise => self.ledger.row(row).and_then(|row| row.text("what")),
            Table::Favour => self.favours.row(row).and_then(|row| row.text("what")),
            Table::AccountEvent => self.events.row(row).and_then(|row| row.text("what")),
            Table::CadenceOverride => self.rhythm.as_ref().and_then(|rhythm| rhythm.reason(row)),
            _ => None,
        };
        text.unwrap_or_default().to_owned()
    }

    fn offers(&self, at: Option<Spot>, _look: &Look) -> Vec<Offer> {
        let mut offers = Vec::new();
        if let Some(Spot::Record(Table::Promise, row)) = at
            && self.ledger.is_open(row)
        {
            offers.push(Offer::ready(Action::Complete));
        }
        offers.push(Offer::ready(Action::Narrow));
        offers
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at) {
            (Action::Complete, Some(Spot::Record(Table::Promise, row))) => self.ledger.settle(row, around),
            (Action::Open, Some(Spot::Gap(Table::Interaction, OTHERS))) => Some(Deed::Show(PEOPLE)),
            (Action::Open, Some(Spot::Gap(Table::Interaction, OLDER))) => Some(Deed::Show(TOUCHES)),
            (Action::Open, Some(Spot::Gap(Table::Promise, _))) => Some(Deed::Show(SETTLED)),
            (Action::Open, Some(Spot::Gap(Table::Favour, _))) => Some(Deed::Show(FAVOURS)),
            (Action::Narrow, _) => Some(self.narrow(around)),
            (Action::Back, _) if self.only != Only::All => Some(Deed::Show(WAYS)),
            _ => None,
        }
    }

    fn show(&mut self, what: usize) {
        match what.checked_sub(WAYS) {
            Some(n) => self.only = self.timeline.ways().get(n).copied().unwrap_or_default(),
            None => {
                if let Some(whole) = self.whole.get_mut(what) {
                    *whole = !*whole;
                }
            }
        }
    }

    fn picture(&self, size: Size) -> u16 {
        if size.width >= TOLD_BESIDE_FROM { size.width / 5 * 2 } else { 0 }
    }

    fn tells(&self) -> bool {
        true
    }

    fn detail(&self, at: Option<Spot>, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let plain = |texts: Vec<String>| texts.into_iter().map(|text| (text, Role::Text)).collect();
        let told: Vec<(String, Role)> = match at {
            Some(Spot::Record(Table::Interaction, id)) => self.timeline.detail(id, &self.names, &self.ledger, look),
            Some(Spot::Record(Table::Promise, id)) => plain(self.ledger.detail(id, &self.names, look)),
            Some(Spot::Record(Table::Favour, id)) => plain(self.favours.detail(id)),
            Some(Spot::Record(Table::AccountEvent, id)) => plain(self.events.detail(id, look)),
            Some(Spot::Gap(Table::Interaction, OLDER)) => Vec::new(),
            Some(spot @ (Spot::Gap(Table::Interaction, _) | Spot::Record(Table::CadenceOverride, _))) => {
                plain(self.rhythm.as_ref().map(|rhythm| rhythm.detail(spot, &self.names, look)).unwrap_or_default())
            }
            _ => Vec::new(),
        };
        let wrapped = |(text, role): (String, Role)| {
            let lines = wrap(&look.told(&text), usize::from(width), look.widths);
            lines.into_iter().map(move |line| Line::text(line, role)).collect::<Vec<_>>()
        };
        told.into_iter().flat_map(wrapped).collect()
    }
}
