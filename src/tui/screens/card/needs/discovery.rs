//! The four steps of discovery: who was heard, follow-ups, three months of data, the customer's own ranking.

use super::super::names::Names;
use super::super::page::{Around, Deed, Spot};
use crate::domain::{AccountId, Coded};
use crate::i18n::label;
use crate::policy::playbook::Listener;
use crate::scoring::pains::{self, DiscoveryPart};
use crate::store::{Error, Row, Table};
use crate::tui::app::Reads;
use crate::tui::forms::record::Record;
use crate::tui::forms::{capital, person_choices};
use crate::tui::overlays::form::Value;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const DISCOVERY: &[&str] = &["done_on", "person_id", "note"];

/// How far the discovery has come.
#[derive(Debug, Default)]
pub(super) struct Discovery {
    /// Every step taken, the earliest first.
    rows: Vec<Row>,
    state: Option<pains::Discovery>,
}

fn number(part: DiscoveryPart) -> i64 {
    DiscoveryPart::ALL.iter().position(|one| *one == part).and_then(|at| i64::try_from(at).ok()).unwrap_or(0)
}

fn numbered(number: i64) -> Option<DiscoveryPart> {
    DiscoveryPart::ALL.get(usize::try_from(number).ok()?).copied()
}

impl Discovery {
    pub fn read(reads: &Reads<'_>, account: AccountId) -> Result<Self, Error> {
        let mut rows = reads.records.rows_of(Table::Discovery, account)?;
        rows.retain(|row| row.date("done_on").is_some_and(|day| reads.as_of.includes_day(day)));
        let done: Vec<_> = rows.iter().filter_map(|row| Some((row.code("part")?, row.date("done_on")?))).collect();
        Ok(Self { state: Some(pains::discovery(&done, reads.as_of)), rows })
    }

    pub fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Whom the steps name.
    pub fn people(&self) -> impl Iterator<Item = i64> {
        self.rows.iter().filter_map(|row| row.int("person_id"))
    }

    pub fn lines(&self, names: &Names, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let Some(state) = &self.state else { return Vec::new() };
        let said = match state.step {
            Some(step) => {
                let missing: Vec<String> = state.missing.iter().map(|part| label(*part, strings)).collect();
                Part::new(strings.needs_discovery_at(i64::from(step), missing.join(&strings.touches_and())), Role::Watch)
            }
            None => Part::new(strings.needs_discovery_done(), Role::Good),
        };
        let mut lines = vec![Line::new(vec![Part::new(strings.needs_discovery(), Role::Heading), said])];
        for (part, first) in &state.parts {
            let done: Vec<&Row> = self.rows.iter().filter(|row| row.code::<DiscoveryPart>("part") == Some(*part)).collect();
            let named = |text: String, role| Part::new(text, role).in_cells(10);
            let title = format!("{} {}", part.step(), capital(&label(*part, strings)));
            let name = || Part::new(title.as_str(), Role::Text).in_cells(32);
            if first.is_none() {
                let line = Line::new(vec![named(strings.needs_missing(), Role::Unknown), name()]);
                lines.push(line.on(Spot::Gap(Table::Discovery, number(*part))));
            }
            lines.extend(done.into_iter().map(|row| {
                let day = row.date("done_on").map(|day| day.to_string()).unwrap_or_default();
                let person = Part::new(names.shown(row.int("person_id"), look), Role::Dim);
                Line::new(vec![named(day, Role::Good), name(), person]).on(Spot::Record(Table::Discovery, row.id))
            }));
        }
        lines
    }

    /// What was learnt, or what the library suggests to ask.
    pub fn detail(&self, at: Spot, look: &Look) -> Vec<(String, Role)> {
        let strings = &look.strings;
        let part = match at {
            Spot::Record(_, id) => {
                let Some(row) = self.row(id) else { return Vec::new() };
                if let Some(note) = row.text("note") {
                    return vec![(note.to_owned(), Role::Text)];
                }
                row.code::<DiscoveryPart>("part")
            }
            Spot::Gap(_, number) => numbered(number),
            _ => None,
        };
        let prompts = part.map(|part| prompts(part, look)).unwrap_or_default();
        let mut told: Vec<(String, Role)> = part.map(|part| (capital(&label(part, strings)), Role::Strong)).into_iter().collect();
        told.extend(prompts.into_iter().map(|text| (text, Role::Text)));
        told
    }

    fn form(record: Record, around: &Around<'_>) -> Deed {
        let people = person_choices(around.people, around.look);
        Deed::Enter(Box::new(record.choosing("person_id", people).past("done_on")))
    }

    /// The step that is missing under the cursor, else the first that is.
    pub fn enter(&self, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let here = match at {
            Some(Spot::Gap(Table::Discovery, number)) => numbered(number),
            Some(Spot::Record(Table::Discovery, id)) => self.row(id).and_then(|row| row.code("part")),
            _ => None,
        };
        let missing = || self.state.as_ref().and_then(|state| state.missing.first().copied());
        let part = here.or_else(missing).unwrap_or(DiscoveryPart::Ranking);
        let columns: Vec<&str> = std::iter::once("part").chain(DISCOVERY.iter().copied()).collect();
        let record = Record::new(around.subject, Table::Discovery, &columns)
            .holding("part", Value::Choice(part.code().to_owned()))
            .holding("done_on", Value::Day(around.look.today));
        Some(Self::form(record, around))
    }

    pub fn change(&self, id: i64, around: &Around<'_>) -> Option<Deed> {
        Some(Self::form(Record::of(around.subject, self.row(id)?, DISCOVERY), around))
    }
}

/// What the library suggests for a step.
fn prompts(part: DiscoveryPart, look: &Look) -> Vec<String> {
    let Ok(library) = look.library.playbook(look.language.into()) else { return Vec::new() };
    let discovery = &library.discovery;
    let heard = |listener: Listener| {
        let found = discovery.heard.iter().find(|heard| heard.listener == listener);
        found.map(|heard| std::iter::once(heard.aim.clone()).chain(heard.ask.iter().cloned()).collect()).unwrap_or_default()
    };
    match part {
        DiscoveryPart::HeardDailyContact => heard(Listener::DailyContact),
        DiscoveryPart::HeardFrontLine => heard(Listener::FrontLine),
        DiscoveryPart::HeardFinance => heard(Listener::Finance),
        DiscoveryPart::HeardExecutive => heard(Listener::Executive),
        DiscoveryPart::FollowUps => discovery.follow_ups.iter().map(|one| one.ask.clone()).collect(),
        DiscoveryPart::DataAsked | DiscoveryPart::DataReceived => {
            let asked =
                |one: &crate::policy::playbook::DataAsked| look.strings.needs_data(label(one.dimension, &look.strings), &one.metric);
            discovery.data.iter().map(asked).collect()
        }
        DiscoveryPart::Ranking => discovery.ranking.clone(),
    }
}
