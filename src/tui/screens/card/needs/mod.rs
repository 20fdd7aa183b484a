//! The third tab: what hurts the customer and how much, what to ask, how far the discovery has come.

mod discovery;
mod pains;
mod questions;

use std::collections::BTreeSet;

use ratatui::layout::{Rect, Size};

use super::names::Names;
use super::page::{Around, Deed, Page, Spot, draw_detail};
use super::radar;
use crate::domain::AccountId;
use crate::store::{Error, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::input::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, wrap};

use discovery::Discovery;
use pains::Pains;
use questions::Questions;

/// From so many cells on, radar and what is told of a record stand at the right.
const BESIDE_FROM: u16 = 100;
/// Below so many lines of the page the radar leaves no room for what is told.
const PICTURE_FROM: u16 = 25;

/// The page.
#[derive(Debug, Default)]
pub(super) struct Needs {
    names: Names,
    pains: Pains,
    questions: Questions,
    discovery: Discovery,
    /// The pains whose scores and evidence are shown.
    unfolded: BTreeSet<i64>,
    /// Whether pains that are solved or dropped are shown.
    closed: bool,
}

impl Needs {
    fn read(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Error> {
        self.pains = Pains::read(reads, account)?;
        self.questions = Questions::read(reads, account)?;
        self.discovery = Discovery::read(reads, account)?;
        self.names = Names::read(reads.records, account)?;
        let named: BTreeSet<i64> = self.pains.people().into_iter().chain(self.discovery.people()).collect();
        self.names.learn(reads.records, named)
    }

    fn told(&self, at: Option<Spot>, look: &Look) -> Vec<(String, Role)> {
        match at {
            Some(Spot::Record(Table::Pain | Table::PainScore | Table::PainMetric, _)) => self.pains.detail(at, &self.names, look),
            Some(Spot::Record(Table::Question, id)) => self.questions.detail(id, look),
            Some(spot @ (Spot::Record(Table::Discovery, _) | Spot::Gap(Table::Discovery, _))) => self.discovery.detail(spot, look),
            _ => Vec::new(),
        }
    }
}

impl Page for Needs {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        self.read(reads, account).map_err(|error| reads.problem(&error))
    }

    fn lines(&self, _width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = self.pains.lines(&self.unfolded, self.closed, &self.names, look);
        lines.push(Line::blank());
        lines.extend(self.questions.lines(look));
        lines.push(Line::blank());
        lines.extend(self.discovery.lines(&self.names, look));
        if radar::is_known(&self.pains.spokes) {
            lines.push(Line::blank());
            lines.extend(radar::rows(&self.pains.spokes, look));
        }
        lines
    }

    fn kinds(&self) -> &'static [Table] {
        &[Table::Pain, Table::PainScore, Table::PainMetric, Table::Question, Table::Discovery]
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Pain | Table::PainScore | Table::PainMetric => self.pains.enter(table, at, around),
            Table::Question => Some(self.questions.enter(around)),
            Table::Discovery => self.discovery.enter(at, around),
            _ => None,
        }
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Question => self.questions.change(row, around),
            Table::Discovery => self.discovery.change(row, around),
            _ => self.pains.change(table, row, around),
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        let text = match table {
            Table::Question => self.questions.row(row).and_then(|row| row.text("question")),
            Table::Pain => self.pains.row(table, row).and_then(|row| row.text("title")),
            Table::PainMetric => self.pains.row(table, row).and_then(|row| row.text("metric")),
            Table::PainScore => {
                let row = self.pains.row(table, row);
                return row.and_then(|row| row.int("score")).map(|score| score.to_string()).unwrap_or_default();
            }
            Table::Discovery => self.discovery.row(row).and_then(|row| row.text("note")),
            _ => None,
        };
        text.unwrap_or_default().to_owned()
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        let completes = match at {
            Some(Spot::Record(Table::Pain, id)) => self.pains.is_open(id),
            Some(Spot::Record(Table::Question, id)) => self.questions.is_open(id, look.as_of),
            _ => false,
        };
        let opens = matches!(at, Some(Spot::Record(Table::Pain, _))).then(|| Offer::ready(Action::Open));
        opens.into_iter().chain(completes.then(|| Offer::ready(Action::Complete))).collect()
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at) {
            (Action::Open, Some(Spot::Record(Table::Pain, id))) => {
                if !self.unfolded.remove(&id) {
                    self.unfolded.insert(id);
                }
                Some(Deed::Done)
            }
            (Action::Open, Some(Spot::Settled(_))) => {
                self.closed = !self.closed;
                Some(Deed::Done)
            }
            (Action::Complete, Some(Spot::Record(Table::Pain, id))) => self.pains.close(id, around),
            (Action::Complete, Some(Spot::Record(Table::Question, id))) => self.questions.ask(id, around),
            _ => None,
        }
    }

    fn picture(&self, size: Size) -> u16 {
        if size.width >= BESIDE_FROM { size.width / 5 * 2 } else { 0 }
    }

    fn tells(&self) -> bool {
        true
    }

    fn detail(&self, at: Option<Spot>, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let wrapped = |(text, role): (String, Role)| {
            let lines = wrap(&look.told(&text), usize::from(width), look.widths);
            lines.into_iter().map(move |line| Line::text(line, role)).collect::<Vec<_>>()
        };
        self.told(at, look).into_iter().flat_map(wrapped).collect()
    }

    fn draw_beside(&self, at: Option<Spot>, canvas: &mut Canvas<'_>) {
        let (width, height) = (canvas.width(), canvas.height());
        let inside = width.saturating_sub(2);
        let mut picture = Vec::new();
        if height >= PICTURE_FROM && radar::is_known(&self.pains.spokes) {
            picture = radar::pictures(&self.pains.spokes, inside, canvas.look);
        }
        let taken = u16::try_from(picture.len()).unwrap_or(height).min(height);
        draw_detail(&picture, &mut canvas.part(Rect::new(0, 0, width, taken)));
        let detail = self.detail(at, inside, canvas.look);
        draw_detail(&detail, &mut canvas.part(Rect::new(0, taken, width, height - taken)));
    }
}
