//! The calendar of touchpoints: regular visits, trainings, salons, reviews, planned from the rhythm of the year.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use crate::domain::plan::TouchpointKind;
use crate::domain::{AccountId, AsOf, Coded};
use crate::i18n::{label, log};
use crate::policy::playbook::{Edition, QuarterRhythm};
use crate::store::{ActionKind, Edit, Row, Table, What};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::capital;
use crate::tui::forms::record::Record;
use crate::tui::input::Action;
use crate::tui::overlays::Entry;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{Unfolded, come, day, detail, due, empty, enter, heading, long_detail, text, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const TOUCHPOINT: &[&str] = &["kind", "title", "planned_on", "planned_at", "place", "done_on", "note"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Touchpoints {
    rows: Vec<Row>,
    unfolded: Unfolded,
}

/// What the rhythm of a quarter plans.
fn occasions(rhythm: &QuarterRhythm) -> [(TouchpointKind, &str); 4] {
    [
        (TouchpointKind::RegularVisit, &rhythm.visit),
        (TouchpointKind::Training, &rhythm.training),
        (TouchpointKind::Salon, &rhythm.salon),
        (TouchpointKind::Review, &rhythm.review),
    ]
}

fn is_open(row: &Row, as_of: AsOf) -> bool {
    come(row, "done_on", as_of).is_none()
}

impl Touchpoints {
    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn new_record(around: &Around<'_>) -> Record {
        Record::new(around.subject, Table::Touchpoint, TOUCHPOINT)
            .ahead("planned_at")
            .past("done_on")
            .hint("planned_at", around.look.strings.plan_hour_hint())
    }

    /// From nothing, or as the rhythm of this quarter says.
    fn ways(around: &Around<'_>) -> Option<Deed> {
        let (look, strings) = (around.look, &around.look.strings);
        let mut ways = vec![(Entry { label: strings.plan_blank(), ..Entry::default() }, enter(Self::new_record(around))?)];
        if let Ok(playbook) = look.library.playbook(Edition::from(look.language)) {
            let quarter = usize::try_from(look.today.month0() / 3).unwrap_or(0);
            for (kind, what) in playbook.plan.quarters.get(quarter).into_iter().flat_map(occasions) {
                let record = Self::new_record(around)
                    .holding("kind", Value::Choice(kind.code().to_owned()))
                    .holding("title", Value::Text(capital(&label(kind, strings))))
                    .holding("note", Value::Text(what.to_owned()));
                ways.push((Entry { label: capital(&label(kind, strings)), note: what.to_owned(), ..Entry::default() }, enter(record)?));
            }
        }
        Some(Deed::Pick(capital(&label(Table::Touchpoint, strings)), ways))
    }

    fn block(&self, row: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let open = is_open(row, look.as_of);
        let on: Option<NaiveDate> = if open { row.date("planned_on") } else { row.date("done_on") };
        let said = match on {
            Some(day) if open => due(day, look),
            _ => Part::new(strings.plan_done(), Role::Dim),
        };
        let hour = row.at("planned_at").filter(|_| open).map(|at| look.as_of.zone.local(at).format("%H:%M").to_string());
        let kind = row.code::<TouchpointKind>("kind").map(|kind| label(kind, strings)).unwrap_or_default();
        let parts = vec![
            day(on),
            Part::new(hour.unwrap_or_default(), Role::Text).in_cells(5),
            said.in_cells(12),
            Part::new(kind, Role::Dim).in_cells(15),
            Part::new(text(row, "title"), if open { Role::Text } else { Role::Dim }),
        ];
        let mut lines = vec![Line::new(parts).on(Spot::Record(Table::Touchpoint, row.id))];
        if self.unfolded.shows(Table::Touchpoint, row.id) {
            let named = |column: &str| capital(&log::column(Table::Touchpoint, column, strings));
            let place = text(row, "place");
            lines.extend((!place.is_empty()).then(|| detail(named("place"), place)));
            if let Some(note) = row.text("note") {
                lines.extend(long_detail(&named("note"), note, width, look));
            }
        }
        lines
    }
}

impl Page for Touchpoints {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        self.rows = reads.records.rows_of(Table::Touchpoint, account).map_err(|error| reads.problem(&error))?;
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        if self.rows.is_empty() {
            return vec![Line::heading(strings.plan_touchpoints()), empty(Table::Touchpoint, strings.plan_touchpoints_none())];
        }
        let (mut open, mut done): (Vec<&Row>, Vec<&Row>) = self.rows.iter().partition(|row| is_open(row, look.as_of));
        open.sort_by_key(|row| (row.date("planned_on"), row.id));
        done.sort_by_key(|row| Reverse((row.date("done_on"), row.id)));
        let late = open.iter().filter(|row| row.date("planned_on").is_some_and(|day| day < look.as_of.day)).count();
        let said = if late > 0 { strings.plan_not_held(i64::try_from(late).unwrap_or(i64::MAX)) } else { String::new() };
        let mut lines = vec![heading(strings.plan_touchpoints(), said, Role::Watch)];
        lines.extend(open.into_iter().flat_map(|row| self.block(row, width, look)));
        let done = done.into_iter().flat_map(|row| self.block(row, width, look)).collect();
        lines.extend(self.unfolded.settled(Table::Touchpoint, strings.plan_touchpoints_done(), done, look));
        lines
    }

    fn change(&self, _table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        enter(Record::of(around.subject, self.row(row)?, TOUCHPOINT).ahead("planned_at").past("done_on"))
    }

    fn kinds(&self) -> &[Table] {
        &[Table::Touchpoint]
    }

    fn enter(&self, _table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        Self::ways(around)
    }

    fn name(&self, _table: Table, row: i64) -> String {
        self.row(row).map(|row| text(row, "title")).unwrap_or_default()
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(_, id)) => {
                let done = self.row(id).is_none_or(|row| !is_open(row, look.as_of));
                vec![Offer::unless(Action::Complete, done.then(|| look.strings.plan_touchpoint_is_done())), unfolds()]
            }
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(..) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(_, id)) => {
                let row = self.row(id)?;
                if !is_open(row, around.look.as_of) {
                    return Some(Deed::Hint(around.look.strings.plan_touchpoint_is_done()));
                }
                let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::Touchpoint, id, &text(row, "title")));
                edit.update(Table::Touchpoint, id, vec![("done_on", around.look.today.into())]);
                Some(Deed::Write(Box::new(edit)))
            }
            _ => None,
        }
    }
}
