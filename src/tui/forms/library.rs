//! The form of an entry of the library, and the edit that it comes to.

use super::capital;
use crate::domain::Coded;
use crate::domain::library::Shelf;
use crate::domain::plan::ContingencyKind;
use crate::exchange::library::{Entry, Origin, table_of};
use crate::i18n::label;
use crate::store::{ActionKind, Cell, Edit, Table, Value as Stored, What};
use crate::tui::overlays::form::{Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// Most characters of a text.
const LONGEST: usize = 10_000;

/// What the form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entering {
    /// The shelf.
    pub shelf: Shelf,
    /// The record that is changed; none: a new one.
    pub row: Option<i64>,
    /// What it holds at first.
    topic: String,
    title: String,
    text: String,
    more: String,
    /// Of a contingency plan.
    kind: ContingencyKind,
}

impl Entering {
    /// A new entry of a shelf.
    #[must_use]
    pub fn new(shelf: Shelf) -> Self {
        let (topic, title, text, more) = (String::new(), String::new(), String::new(), String::new());
        Self { shelf, row: None, topic, title, text, more, kind: ContingencyKind::Other }
    }

    /// Changes of an entry; of one that the program brings along a new one that says the same at first.
    #[must_use]
    pub fn of(entry: &Entry, look: &Look) -> Self {
        let (row, key) = match &entry.origin {
            Origin::Own(_, row) => (Some(*row), ""),
            Origin::Shipped(key) => (None, key.as_str()),
        };
        let kind = ContingencyKind::from_code(key).unwrap_or(ContingencyKind::Other);
        let detail = |n: usize| entry.details.get(n).map(|detail| detail.text.clone()).unwrap_or_default();
        let all = || entry.details.iter().map(|detail| detail.line(&look.strings)).collect::<Vec<_>>().join("\n");
        let (text, more) = match entry.shelf {
            Shelf::Cases => (detail(0), detail(1)),
            _ if row.is_some() => (detail(0), detail(1)),
            _ => (all(), String::new()),
        };
        Self { shelf: entry.shelf, row, topic: entry.topic.clone(), title: entry.title.clone(), text, more, kind }
    }

    /// The form.
    #[must_use]
    pub fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let held = |text: &str| if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) };
        let lines = |id: &'static str, name: String, text: &str| Field::new(id, name, Kind::Lines(LONGEST)).holding(held(text));
        let line = |id: &'static str, name: String, text: &str| Field::new(id, name, Kind::Text(300)).holding(held(text));
        let name = |column: &str| capital(&crate::i18n::log::column(table_of(self.shelf), column, strings));
        let fields = match self.shelf {
            Shelf::Cases => vec![
                line("title", name("title"), &self.title).required(),
                lines("happened", strings.library_happened(), &self.text).required(),
                lines("lesson", strings.library_lesson(), &self.more).required(),
            ],
            Shelf::Contingency => vec![
                line("title", name("title"), &self.title).required(),
                lines("steps", name("steps"), &self.text).required(),
                line("contact", name("contact"), &self.more),
            ],
            Shelf::Questions | Shelf::Talking | Shelf::Favours | Shelf::HardQuestions => vec![
                lines("title", capital(&label(self.shelf, strings)), &self.title).required(),
                line("topic", name("topic"), &self.topic).hint(strings.library_field_topic_hint()),
                lines("text", name("text"), &self.text).hint(strings.library_field_text_hint()),
            ],
        };
        let title = if self.row.is_some() { strings.library_form_edit() } else { strings.library_form_new() };
        let draft = self.row.map_or_else(|| format!("library-{}", self.shelf), |row| format!("library-{row}"));
        Form::new(strings.forms_title_of(title, capital(&label(self.shelf, strings))), fields, look).drafted(draft)
    }

    /// What the filled form comes to; none if nothing was changed.
    #[must_use]
    pub fn edit(&self, filled: &Filled, look: &Look) -> Option<Edit> {
        let table = table_of(self.shelf);
        let name: String = filled.text("title").unwrap_or_default().chars().take(60).collect();
        let name = crate::domain::text::one_line(&name).into_owned();
        let cell = |id: &str| filled.text(id).map_or(Cell::Value(Stored::Null), Cell::from);
        match self.row {
            Some(row) => {
                let changed = filled.fields.iter().filter(|(_, _, changed)| *changed);
                let values: Vec<(&'static str, Cell)> = changed.map(|(id, ..)| (*id, cell(id))).collect();
                let mut edit = Edit::new(What::new(ActionKind::Edit).about(table, row, &name));
                (!values.is_empty()).then(|| {
                    edit.update(table, row, values);
                    edit
                })
            }
            None => {
                let mut values: Vec<(&'static str, Cell)> = filled.fields.iter().map(|(id, ..)| (*id, cell(id))).collect();
                values.extend(match table {
                    Table::ContingencyPlan => {
                        vec![("kind", self.kind.code().into()), ("reviewed_on", look.today.into())]
                    }
                    Table::Lesson => vec![("written_on", look.today.into())],
                    _ => vec![("shelf", self.shelf.code().into()), ("written_on", look.today.into())],
                });
                let mut edit = Edit::new(What::new(ActionKind::Create).named(table, &name));
                edit.insert(table, values);
                Some(edit)
            }
        }
    }
}
