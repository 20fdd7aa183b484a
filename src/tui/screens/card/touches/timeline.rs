//! Every touch, the latest first; by person, by channel, or only those in which the customer took part.

use std::collections::{BTreeMap, BTreeSet};

use super::super::names::Names;
use super::super::page::{Around, Deed, Spot};
use super::promises::{Ledger, word};
use crate::domain::AccountId;
use crate::domain::dealings::Channel;
use crate::domain::needs::Sentiment;
use crate::domain::text::one_line;
use crate::i18n::label;
use crate::store::{Error, Row, Table};
use crate::tui::app::Reads;
use crate::tui::forms::fact::Person;
use crate::tui::forms::touch::{Recorded, Touch};
use crate::tui::overlays::form::Choice;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// Touches that a promise can be said to have been made in.
const RECENT: usize = 20;
/// Touches shown before "and more".
const MOST: usize = 8;

/// Stands for the older touches.
pub(super) const OLDER: i64 = -2;

/// Which touches are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Only {
    /// All.
    #[default]
    All,
    /// Those in which the customer took part.
    TwoWay,
    /// Those by this channel.
    By(Channel),
    /// Those with this person.
    With(i64),
}

/// The touches of an account.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    /// The latest first.
    touches: Vec<Recorded>,
}

impl Timeline {
    pub fn read(reads: &Reads<'_>, account: AccountId) -> Result<Self, Error> {
        let mut participants: BTreeMap<i64, Vec<Row>> = BTreeMap::new();
        let mut statements: BTreeMap<i64, Vec<Row>> = BTreeMap::new();
        for (table, into) in [(Table::Participant, &mut participants), (Table::Statement, &mut statements)] {
            for row in reads.records.rows_of(table, account)? {
                if let Some(touch) = row.int("interaction_id") {
                    into.entry(touch).or_default().push(row);
                }
            }
        }
        let mut rows = reads.records.rows_of(Table::Interaction, account)?;
        rows.retain(|row| row.date("held_on").is_some_and(|day| reads.as_of.includes_day(day)));
        rows.sort_by_key(|row| std::cmp::Reverse((row.date("held_on"), row.at("held_at"), row.id)));
        let recorded = |row: Row| {
            let (participants, statements) = (participants.remove(&row.id), statements.remove(&row.id));
            Recorded { row, participants: participants.unwrap_or_default(), statements: statements.unwrap_or_default() }
        };
        Ok(Self { touches: rows.into_iter().map(recorded).collect() })
    }

    /// Everybody of theirs who took part in something or said something.
    pub fn people(&self) -> BTreeSet<i64> {
        let rows = self.touches.iter().flat_map(|touch| touch.participants.iter().chain(&touch.statements));
        rows.filter_map(|row| row.int("person_id")).collect()
    }

    pub fn get(&self, id: i64) -> Option<&Recorded> {
        self.touches.iter().find(|touch| touch.row.id == id)
    }

    /// The ways in which touches can be narrowed here: the channels and people that occur.
    pub fn ways(&self) -> Vec<Only> {
        let channels: BTreeSet<Channel> = self.touches.iter().filter_map(|touch| touch.row.code("channel")).collect();
        let mut ways = vec![Only::All, Only::TwoWay];
        ways.extend(channels.into_iter().map(Only::By));
        ways.extend(self.people().into_iter().map(Only::With));
        ways
    }

    fn passes(touch: &Recorded, only: Only) -> bool {
        match only {
            Only::All => true,
            Only::TwoWay => touch.row.bool("two_way") == Some(true),
            Only::By(channel) => touch.row.code("channel") == Some(channel),
            Only::With(person) => touch.participants.iter().any(|row| row.int("person_id") == Some(person)),
        }
    }

    /// How many touches pass.
    pub fn count(&self, only: Only) -> usize {
        self.touches.iter().filter(|touch| Self::passes(touch, only)).count()
    }

    pub fn lines(&self, only: Only, whole: bool, names: &Names, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let said = if only == Only::All {
            strings.touches_count(count(self.touches.len()))
        } else {
            strings.touches_narrowed(way(only, names, look), count(self.count(only)), count(self.touches.len()))
        };
        let role = if only == Only::All { Role::Dim } else { Role::Accent };
        let mut lines = vec![Line::new(vec![Part::new(strings.touches_timeline(), Role::Heading), Part::new(said, role)])];
        let passing = self.count(only);
        if passing == 0 {
            let text = if self.touches.is_empty() { strings.touches_none() } else { strings.touches_none_such() };
            lines.push(Line::text(text, Role::Dim).on(Spot::Section(Table::Interaction)));
        }
        let shown = if whole || only != Only::All { passing } else { passing.min(MOST) };
        let such = self.touches.iter().filter(|touch| Self::passes(touch, only));
        lines.extend(such.take(shown).map(|touch| line(touch, names, look)));
        if passing > shown {
            lines.push(Line::text(strings.touches_more(count(passing - shown)), Role::Dim).on(Spot::Gap(Table::Interaction, OLDER)));
        }
        lines
    }

    /// All that is known of a touch; paragraphs with their looks.
    pub fn detail(&self, id: i64, names: &Names, ledger: &Ledger, look: &Look) -> Vec<(String, Role)> {
        let strings = &look.strings;
        let Some(touch) = self.get(id) else { return Vec::new() };
        let row = &touch.row;
        let mut head = vec![when(row, look), row.code::<Channel>("channel").map(|one| label(one, strings)).unwrap_or_default()];
        if row.bool("two_way") == Some(false) {
            head.push(strings.touches_one_way());
        }
        head.extend(row.code::<Sentiment>("sentiment").map(|mood| strings.touches_mood(label(mood, strings))));
        head.push(strings.touches_present(theirs(touch, names, look), ours(touch, names, look)));
        let mut told = vec![(head.join("  "), Role::Strong)];
        told.push(match row.text("summary") {
            Some(summary) => (look.told(summary).into_owned(), Role::Text),
            None => (strings.touches_no_summary(), Role::Dim),
        });
        for said in &touch.statements {
            let words = said.text("statement").unwrap_or_default();
            let person = names.shown(said.int("person_id"), look);
            let text = if person.is_empty() { strings.touches_said(words) } else { strings.touches_said_by(person, words) };
            told.push((text, Role::Text));
        }
        told.extend(row.text("next_step").map(|step| (strings.card_next_step(look.told(step)), Role::Accent)));
        for (promise, standing) in ledger.made_in(id) {
            told.push((
                strings.touches_promised_here(look.told(promise.text("what").unwrap_or_default()), word(*standing, look)),
                Role::Text,
            ));
        }
        told
    }

    /// The latest touches, to choose from where something was said.
    pub fn choices(&self, look: &Look) -> Vec<Choice> {
        let choice = |touch: &Recorded| {
            let row = &touch.row;
            let channel = row.code::<Channel>("channel").map(|one| label(one, &look.strings)).unwrap_or_default();
            let summary: String = one_line(row.text("summary").unwrap_or_default()).chars().take(30).collect();
            Choice { note: look.told(&summary).into_owned(), ..Choice::new(row.id.to_string(), format!("{} {channel}", when(row, look))) }
        };
        self.touches.iter().take(RECENT).map(choice).collect()
    }

    fn form(around: &Around<'_>, people: &[Person]) -> Touch {
        Touch::new(around.subject, people, around.colleagues, around.me)
    }

    pub fn enter(person: Option<i64>, around: &Around<'_>) -> Deed {
        Deed::Enter(Box::new(Self::form(around, around.people).with(person)))
    }

    pub fn change(&self, id: i64, names: &Names, around: &Around<'_>) -> Option<Deed> {
        let touch = self.get(id)?;
        // Those who took part and have left since can still be seen among the people.
        let mut people = around.people.to_vec();
        let named = touch.participants.iter().chain(&touch.statements).filter_map(|row| row.int("person_id"));
        for id in named {
            if people.iter().all(|known| known.id != id) {
                people.push(Person { id, name: names.person(Some(id)).to_owned() });
            }
        }
        Some(Deed::Enter(Box::new(Self::form(around, &people).of(touch.clone()))))
    }
}

/// A way of narrowing, in words.
pub(super) fn way(only: Only, names: &Names, look: &Look) -> String {
    match only {
        Only::All => look.strings.touches_only_all(),
        Only::TwoWay => look.strings.touches_only_two_way(),
        Only::By(channel) => look.strings.touches_only_by(label(channel, &look.strings)),
        Only::With(person) => look.strings.touches_only_with(names.shown(Some(person), look)),
    }
}

fn when(row: &Row, look: &Look) -> String {
    match (row.at("held_at"), row.date("held_on")) {
        (Some(at), _) => look.as_of.zone.local(at).format("%Y-%m-%d %H:%M").to_string(),
        (None, day) => day.map(|day| day.to_string()).unwrap_or_default(),
    }
}

fn joined(mut names: Vec<String>, look: &Look) -> String {
    names.retain(|name| !name.is_empty());
    if names.is_empty() { look.strings.value_none() } else { names.join(&look.strings.touches_and()) }
}

fn theirs(touch: &Recorded, names: &Names, look: &Look) -> String {
    joined(touch.participants.iter().map(|row| names.shown(row.int("person_id"), look)).collect(), look)
}

fn ours(touch: &Recorded, names: &Names, look: &Look) -> String {
    joined(touch.participants.iter().map(|row| names.ours(row.int("colleague_id"), look)).collect(), look)
}

fn line(touch: &Recorded, names: &Names, look: &Look) -> Line<Spot> {
    let strings = &look.strings;
    let row = &touch.row;
    let day = row.date("held_on");
    let two_way = row.bool("two_way") == Some(true);
    let summary = look.told(&one_line(row.text("summary").unwrap_or_default())).into_owned();
    let text = if two_way { summary } else { strings.touches_one_way_text(summary) };
    Line::new(vec![
        Part::new(day.map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(10),
        Part::new(row.code::<Channel>("channel").map(|one| label(one, strings)).unwrap_or_default(), Role::Dim).in_cells(10),
        Part::new(theirs(touch, names, look), Role::Text).in_cells(12),
        Part::new(text, if two_way { Role::Text } else { Role::Dim }),
    ])
    .on(Spot::Record(Table::Interaction, row.id))
}
