//! What happened at the customer: mergers, new plants, people who changed; how soon it was written down, what it asks for.

use super::super::page::{Around, Deed, Spot};
use crate::domain::AccountId;
use crate::domain::needs::{Bearing, EventKind};
use crate::domain::text::one_line;
use crate::i18n::deadline::derivation;
use crate::i18n::label;
use crate::scoring::events::{EventDuties, EventEntry, event_duties};
use crate::store::policies::Policies;
use crate::store::{Error, Row, Table};
use crate::tui::app::Reads;
use crate::tui::forms::event::{Event, follow_up};
use crate::tui::forms::record::Record;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// What can be changed of an event: when it was written down cannot.
const EVENT: &[&str] = &["kind", "bearing", "happened_on", "what", "source"];

/// The events of an account.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// The latest first.
    rows: Vec<Row>,
    policies: Option<Policies>,
}

impl Events {
    pub fn read(reads: &Reads<'_>, account: AccountId) -> Result<Self, Error> {
        let mut rows = reads.records.rows_of(Table::AccountEvent, account)?;
        rows.retain(|row| row.date("happened_on").is_some_and(|day| reads.as_of.includes_day(day)));
        rows.reverse();
        Ok(Self { rows, policies: Some(reads.records.policies()?) })
    }

    pub fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn duties(&self, row: &Row, look: &Look) -> Option<EventDuties> {
        let (kind, happened_on) = (row.code("kind")?, row.date("happened_on")?);
        let entry = EventEntry { kind, happened_on, entered_at: row.at("entered_at")? };
        let day = look.as_of.zone.day_of(entry.entered_at);
        Some(event_duties(&entry, self.policies.as_ref()?.on(day), &look.calendar, look.as_of.zone))
    }

    pub fn lines(&self, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut lines = vec![Line::heading(strings.touches_events())];
        if self.rows.is_empty() {
            lines.push(Line::text(strings.touches_events_none(), Role::Dim).on(Spot::Section(Table::AccountEvent)));
        }
        lines.extend(self.rows.iter().map(|row| {
            let bearing = row.code::<Bearing>("bearing");
            let role = match bearing {
                Some(Bearing::Adverse) => Role::Bad,
                Some(Bearing::Favourable) => Role::Good,
                _ => Role::Dim,
            };
            let late = self.duties(row, look).is_some_and(|duties| duties.late);
            Line::new(vec![
                Part::new(row.date("happened_on").map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(10),
                Part::new(bearing.map(|bearing| label(bearing, strings)).unwrap_or_default(), role).in_cells(10),
                Part::new(row.code::<EventKind>("kind").map(|kind| label(kind, strings)).unwrap_or_default(), Role::Text).in_cells(21),
                Part::new(if late { strings.touches_event_late() } else { String::new() }, Role::Watch).in_cells(if late { 12 } else { 0 }),
                Part::new(one_line(row.text("what").unwrap_or_default()), Role::Text),
            ])
            .on(Spot::Record(Table::AccountEvent, row.id))
        }));
        lines
    }

    /// When it was written down and whether in time; what it asks for, and until when.
    pub fn detail(&self, id: i64, look: &Look) -> Vec<String> {
        let strings = &look.strings;
        let Some(row) = self.row(id) else { return Vec::new() };
        let mut said: Vec<String> = row.text("what").map(str::to_owned).into_iter().collect();
        let (Some(duties), Some(entered)) = (self.duties(row, look), row.at("entered_at")) else { return said };
        let at = look.as_of.zone.local(entered).format("%Y-%m-%d %H:%M").to_string();
        said.push(if duties.late {
            strings.touches_event_entered_late(at, derivation(&duties.entry, strings))
        } else {
            strings.touches_event_entered(at)
        });
        let asks: Vec<String> = duties.follow_ups.iter().map(|one| follow_up(*one, look)).collect();
        said.push(strings.touches_event_asks(asks.join(&strings.touches_and()), derivation(&duties.follow_up_by, strings)));
        said
    }

    pub fn enter(&self, around: &Around<'_>) -> Option<Deed> {
        Some(Deed::Enter(Box::new(Event::new(around.subject, self.policies.clone()?))))
    }

    pub fn change(&self, id: i64, around: &Around<'_>) -> Option<Deed> {
        Some(Deed::Enter(Box::new(Record::of(around.subject, self.row(id)?, EVENT).past("happened_on"))))
    }
}
