//! The ledger of promises 承诺台账: what we owe, what became of it.

use super::super::names::Names;
use super::super::page::{Around, Deed, Spot};
use crate::domain::Coded;
use crate::domain::id::PromiseId;
use crate::domain::needs::PromiseState;
use crate::domain::text::one_line;
use crate::domain::{AccountId, AsOf, RowId};
use crate::i18n::label;
use crate::scoring::cadence::{Promise, PromiseStanding};
use crate::store::{ActionKind, Cell, Edit, Error, Row, Table, What};
use crate::tui::app::Reads;
use crate::tui::forms::record::Record;
use crate::tui::forms::{Mistake, capital, colleague_choices, person_choices};
use crate::tui::overlays::Entry;
use crate::tui::overlays::form::{Choice, Filled, Value};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

/// What is asked of a promise.
const PROMISE: &[&str] = &["what", "person_id", "owner_id", "made_on", "due_on", "interaction_id", "state", "settled_on", "note"];
/// What is asked when one is not kept.
const SETTLED: &[&str] = &["settled_on", "note"];

/// The ledger.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// With where each stands: open ones first, the earliest due first; then the settled, the latest first.
    promises: Vec<(Row, PromiseStanding)>,
}

fn standing(row: &Row, as_of: AsOf) -> Option<PromiseStanding> {
    let promise = Promise {
        id: PromiseId::from_raw(row.id),
        made_on: row.date("made_on")?,
        due_on: row.date("due_on"),
        state: row.code("state")?,
        settled_on: row.date("settled_on"),
    };
    promise.standing(as_of)
}

const fn is_open(standing: PromiseStanding) -> bool {
    matches!(standing, PromiseStanding::Open { .. } | PromiseStanding::Overdue { .. })
}

impl Ledger {
    pub fn read(reads: &Reads<'_>, account: AccountId) -> Result<Self, Error> {
        let rows = reads.records.rows_of(Table::Promise, account)?;
        let mut promises: Vec<(Row, PromiseStanding)> =
            rows.into_iter().filter_map(|row| standing(&row, reads.as_of).map(|standing| (row, standing))).collect();
        promises.sort_by_key(|(row, standing)| {
            let (open, due) = (is_open(*standing), row.date("due_on"));
            (!open, open && due.is_none(), if open { due } else { None }, std::cmp::Reverse(row.date("settled_on")))
        });
        Ok(Self { promises })
    }

    pub fn row(&self, id: i64) -> Option<&Row> {
        self.promises.iter().map(|(row, _)| row).find(|row| row.id == id)
    }

    /// Whether a promise is still to be kept.
    pub fn is_open(&self, id: i64) -> bool {
        self.promises.iter().any(|(row, standing)| row.id == id && is_open(*standing))
    }

    /// Those made in a touch.
    pub fn made_in(&self, touch: i64) -> impl Iterator<Item = &(Row, PromiseStanding)> {
        self.promises.iter().filter(move |(row, _)| row.int("interaction_id") == Some(touch))
    }

    pub fn lines(&self, names: &Names, all: bool, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut lines = vec![Line::heading(strings.card_promises())];
        let open = self.promises.iter().filter(|(_, standing)| is_open(*standing)).count();
        if self.promises.is_empty() {
            lines.push(Line::text(strings.card_promises_none(), Role::Dim).on(Spot::Section(Table::Promise)));
        } else if open == 0 && !all {
            lines.push(Line::text(strings.card_promises_settled(), Role::Dim).on(Spot::Section(Table::Promise)));
        }
        let shown = if all { self.promises.len() } else { open };
        lines.extend(self.promises.iter().take(shown).map(|(row, standing)| line(row, *standing, names, look)));
        let settled = self.promises.len() - open;
        if settled > 0 {
            let settled = i64::try_from(settled).unwrap_or(i64::MAX);
            let text = if all { strings.touches_settled_fold(settled) } else { strings.touches_settled(settled) };
            lines.push(Line::text(text, Role::Dim).on(Spot::Gap(Table::Promise, 0)));
        }
        lines
    }

    /// What is known of a promise besides its line.
    pub fn detail(&self, id: i64, names: &Names, look: &Look) -> Vec<String> {
        let strings = &look.strings;
        let Some((row, now)) = self.promises.iter().find(|(row, _)| row.id == id) else { return Vec::new() };
        let made = row.date("made_on").map(|day| day.to_string()).unwrap_or_default();
        let person = names.shown(row.int("person_id"), look);
        let owner = names.ours(row.int("owner_id"), look);
        let mut said = vec![one_line(row.text("what").unwrap_or_default()).into_owned()];
        said.push(strings.touches_promise_made(word(*now, look), made, or_none(person, look), or_none(owner, look)));
        said.extend(row.text("note").map(str::to_owned));
        said
    }

    fn form(record: Record, touches: Vec<Choice>, around: &Around<'_>) -> Deed {
        let record = record
            .choosing("person_id", person_choices(around.people, around.look))
            .choosing("owner_id", colleague_choices(around.colleagues, around.look))
            .choosing("interaction_id", touches)
            .past("made_on")
            .past("settled_on")
            .checked(settled_or_open);
        Deed::Enter(Box::new(record))
    }

    /// The form for a new one, made in a touch if one is given.
    pub fn enter(touch: Option<i64>, touches: Vec<Choice>, around: &Around<'_>) -> Deed {
        let mine = around.me.map_or(Value::Nothing, |me| Value::Choice(me.raw().to_string()));
        let record = Record::new(around.subject, Table::Promise, PROMISE)
            .holding("made_on", Value::Day(around.look.today))
            .holding("owner_id", mine)
            .holding("interaction_id", touch.map_or(Value::Nothing, |touch| Value::Choice(touch.to_string())))
            .holding("state", Value::Choice(PromiseState::Open.code().to_owned()));
        Self::form(record, touches, around)
    }

    pub fn change(&self, id: i64, touches: Vec<Choice>, around: &Around<'_>) -> Option<Deed> {
        Some(Self::form(Record::of(around.subject, self.row(id)?, PROMISE), touches, around))
    }

    /// Kept, broken or taken back: the first is written at once, the others ask when and why.
    pub fn settle(&self, id: i64, around: &Around<'_>) -> Option<Deed> {
        let row = self.row(id)?;
        let strings = &around.look.strings;
        if !self.is_open(id) {
            return Some(Deed::Hint(strings.card_promise_settled()));
        }
        let what = row.text("what").unwrap_or_default();
        let kept = {
            let name = format!("{what} ({})", around.subject.name);
            let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::Promise, row.id, &name));
            let values: Vec<(&'static str, Cell)> =
                vec![("state", PromiseState::Kept.code().into()), ("settled_on", around.look.today.into())];
            edit.update(Table::Promise, row.id, values);
            Deed::Write(Box::new(edit))
        };
        let otherwise = |state: PromiseState| {
            let record = Record::of(around.subject, row, SETTLED)
                .as_action(ActionKind::Complete)
                .holding("settled_on", Value::Day(around.look.today))
                .required("settled_on")
                .past("settled_on")
                .with("state", state.code());
            Deed::Enter(Box::new(record))
        };
        let entry = |state: PromiseState| Entry { label: capital(&label(state, strings)), ..Entry::default() };
        let deeds = vec![
            (entry(PromiseState::Kept), kept),
            (entry(PromiseState::Broken), otherwise(PromiseState::Broken)),
            (entry(PromiseState::Withdrawn), otherwise(PromiseState::Withdrawn)),
        ];
        Some(Deed::Pick(strings.forms_title_of(strings.touches_settle(), one_line(what)), deeds))
    }
}

/// A promise that is settled has a day on which it was, an open one has none.
fn settled_or_open(filled: &Filled, look: &Look) -> Result<(), Mistake> {
    let open = filled.choice("state") == Some(PromiseState::Open.code());
    if open == filled.day("settled_on").is_none() {
        return Ok(());
    }
    Err(Mistake { field: "settled_on", why: look.strings.touches_settled_day() })
}

fn or_none(text: String, look: &Look) -> String {
    if text.is_empty() { look.strings.value_none() } else { text }
}

/// Where a promise stands.
pub(super) fn word(standing: PromiseStanding, look: &Look) -> String {
    let strings = &look.strings;
    match standing {
        PromiseStanding::Open { days_left: Some(days) } => strings.touches_promise_left(days),
        PromiseStanding::Open { days_left: None } => label(PromiseState::Open, strings),
        PromiseStanding::Overdue { days } => strings.touches_promise_overdue(days),
        PromiseStanding::Kept { late_days: 0, .. } => label(PromiseState::Kept, strings),
        PromiseStanding::Kept { late_days, .. } => strings.touches_promise_late(late_days),
        PromiseStanding::Broken { .. } => label(PromiseState::Broken, strings),
        PromiseStanding::Withdrawn { .. } => label(PromiseState::Withdrawn, strings),
    }
}

fn line(row: &Row, standing: PromiseStanding, names: &Names, look: &Look) -> Line<Spot> {
    let role = match standing {
        PromiseStanding::Overdue { .. } | PromiseStanding::Broken { .. } => Role::Bad,
        PromiseStanding::Open { .. } => Role::Text,
        PromiseStanding::Kept { .. } | PromiseStanding::Withdrawn { .. } => Role::Dim,
    };
    let day = if is_open(standing) { row.date("due_on") } else { row.date("settled_on") };
    let text = if is_open(standing) { Role::Text } else { Role::Dim };
    Line::new(vec![
        Part::new(word(standing, look), role).in_cells(16),
        Part::new(day.map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(10),
        Part::new(names.shown(row.int("person_id"), look), Role::Dim).in_cells(8),
        Part::new(one_line(row.text("what").unwrap_or_default()), text),
    ])
    .on(Spot::Record(Table::Promise, row.id))
}
