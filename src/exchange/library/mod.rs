//! The library as one list: questions, lines to say, favours, contingency plans, hard questions, cases. What the program brings along
//! stands beside what people have added; every text of an entry is found, by characters, pinyin or initials.

mod digest;
mod shipped;

use std::fmt;

use chrono::NaiveDate;

use crate::domain::library::Shelf;
use crate::domain::search::{NameOf, Query, TextIndex, search_text};
use crate::domain::{AsOf, Coded};
use crate::exchange::page::{Line, Page, Section};
use crate::i18n::{Strings, label};
use crate::policy::playbook::Playbook;
use crate::store::{Error, Reader, Row, Table, Value};

pub use digest::Digest;

/// Where an entry comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A record of this table: somebody added it.
    Own(Table, i64),
    /// The program or a file of the user's, by the name of the entry there.
    Shipped(String),
}

/// A text of an entry under its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What kind of text; empty for the text itself.
    pub name: String,
    /// The text, of one line or several.
    pub text: String,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub shelf: Shelf,
    /// Where it comes from.
    pub origin: Origin,
    /// What it is about, such as an industry or a role; may be empty.
    pub topic: String,
    /// The entry in one sentence: the question, the line, the idea.
    pub title: String,
    /// What belongs to it.
    pub details: Vec<Detail>,
    /// When it was added; none for what the program brings along.
    pub written_on: Option<NaiveDate>,
}

impl Entry {
    /// Whether somebody added it.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        matches!(self.origin, Origin::Own(..))
    }

    /// Every text of it.
    fn texts(&self) -> impl Iterator<Item = &str> {
        [self.topic.as_str(), self.title.as_str()].into_iter().chain(self.details.iter().map(|detail| detail.text.as_str()))
    }
}

/// The entries, shelf by shelf: those of people first, the latest of them first, then what the program brings along in its order.
#[derive(Default)]
pub struct Library {
    entries: Vec<Entry>,
    index: TextIndex,
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Library").field("entries", &self.entries.len()).finish()
    }
}

impl Library {
    /// Reads it as of a day.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(reader: &Reader<'_>, playbook: &Playbook, as_of: AsOf, strings: &Strings) -> Result<Self, Error> {
        let mut own = own(reader, as_of, strings)?;
        own.sort_by_key(|entry| std::cmp::Reverse((entry.written_on, entry.origin.clone())));
        let mut entries = own;
        entries.extend(shipped::entries(playbook, strings));
        entries.sort_by_key(|entry| entry.shelf);
        let mut index = TextIndex::default();
        for entry in &entries {
            index.push(&search_text(&entry.texts().collect::<Vec<_>>().join(" "), NameOf::Organisation));
        }
        Ok(Self { entries, index })
    }

    /// Every entry, or those of one shelf, that hold what is typed; all if nothing is.
    pub fn found(&self, shelf: Option<Shelf>, typed: &str) -> impl Iterator<Item = &Entry> {
        let typed = typed.trim();
        let rows = (!typed.is_empty()).then(|| self.index.matching(&Query::new(typed), None));
        let holds = move |row: usize| rows.as_ref().is_none_or(|rows| rows.contains(row));
        self.entries
            .iter()
            .enumerate()
            .filter(move |(row, entry)| shelf.is_none_or(|shelf| entry.shelf == shelf) && holds(*row))
            .map(|(_, entry)| entry)
    }

    /// The entry from there.
    #[must_use]
    pub fn entry(&self, origin: &Origin) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.origin == *origin)
    }
}

fn own(reader: &Reader<'_>, as_of: AsOf, strings: &Strings) -> Result<Vec<Entry>, Error> {
    let mut entries: Vec<Entry> = reader.all(Table::LibraryEntry)?.iter().filter_map(added).collect();
    let common = reader.rows_where(Table::ContingencyPlan, &[("account_id", Value::Null)])?;
    entries.extend(common.iter().filter_map(|row| contingency(row, strings)));
    entries.extend(reader.all(Table::Lesson)?.iter().filter_map(|row| case(row, strings)));
    entries.retain(|entry| entry.written_on.is_some_and(|day| as_of.includes_day(day)));
    Ok(entries)
}

fn text(row: &Row, column: &str) -> String {
    row.text(column).unwrap_or_default().to_owned()
}

/// Those of these details that say something.
fn details(given: Vec<(String, String)>) -> Vec<Detail> {
    let said = given.into_iter().filter(|(_, text)| !text.trim().is_empty());
    said.map(|(name, text)| Detail { name, text }).collect()
}

fn added(row: &Row) -> Option<Entry> {
    Some(Entry {
        shelf: row.code("shelf")?,
        origin: Origin::Own(Table::LibraryEntry, row.id),
        topic: text(row, "topic"),
        title: row.text("title")?.to_owned(),
        details: details(vec![(String::new(), text(row, "text"))]),
        written_on: row.date("written_on"),
    })
}

fn contingency(row: &Row, strings: &Strings) -> Option<Entry> {
    let kind = row.code::<crate::domain::plan::ContingencyKind>("kind");
    Some(Entry {
        shelf: Shelf::Contingency,
        origin: Origin::Own(Table::ContingencyPlan, row.id),
        topic: kind.map(|kind| label(kind, strings)).unwrap_or_default(),
        title: row.text("title")?.to_owned(),
        details: details(vec![(String::new(), text(row, "steps")), (strings.library_contact(), text(row, "contact"))]),
        written_on: row.date("reviewed_on"),
    })
}

fn case(row: &Row, strings: &Strings) -> Option<Entry> {
    use crate::domain::account::{AccountKind, Tier};
    use crate::domain::handover::HandoverTrigger;
    let trigger = row.code::<HandoverTrigger>("trigger").map(|trigger| label(trigger, strings));
    let tier = row.code::<Tier>("tier").map(|tier| label(tier, strings));
    let kind = row.code::<AccountKind>("account_kind").map(|kind| label(kind, strings));
    let topic: Vec<String> = [trigger, tier, kind].into_iter().flatten().collect();
    Some(Entry {
        shelf: Shelf::Cases,
        origin: Origin::Own(Table::Lesson, row.id),
        topic: topic.join(&strings.handover_list_comma()),
        title: row.text("title")?.to_owned(),
        details: details(vec![(strings.library_happened(), text(row, "happened")), (strings.library_lesson(), text(row, "lesson"))]),
        written_on: row.date("written_on"),
    })
}

/// The shelves that take entries of [`Table::LibraryEntry`]; the other two have records of their own.
#[must_use]
pub fn table_of(shelf: Shelf) -> Table {
    match shelf {
        Shelf::Contingency => Table::ContingencyPlan,
        Shelf::Cases => Table::Lesson,
        Shelf::Questions | Shelf::Talking | Shelf::Favours | Shelf::HardQuestions => Table::LibraryEntry,
    }
}

/// Some entries as a page: each with what belongs to it.
#[must_use]
pub fn page(entries: &[&Entry], name: &str, day: NaiveDate, strings: &Strings) -> Page {
    let mut sections: Vec<Section> = Vec::new();
    for entry in entries {
        let heading = if entry.topic.is_empty() { label(entry.shelf, strings) } else { entry.topic.clone() };
        let mut lines = vec![Line::new(entry.title.clone())];
        lines.extend(entry.details.iter().map(|detail| Line::nested(detail.line(strings))));
        match sections.last_mut().filter(|section| section.heading == heading) {
            Some(section) => section.lines.append(&mut lines),
            None => sections.push(Section { heading, lines }),
        }
    }
    Page { title: strings.library_page_title(name), subtitle: day.to_string(), sections }
}

/// The entries of a shelf that people added, as title and text: what stands there beside the program's own.
///
/// # Errors
/// Those of the database.
pub fn added_to(shelf: Shelf, reader: &Reader<'_>, as_of: AsOf) -> Result<Vec<(String, String)>, Error> {
    let rows = reader.rows_where(Table::LibraryEntry, &[("shelf", shelf.code().into())])?;
    let known = rows.iter().filter(|row| row.date("written_on").is_some_and(|day| as_of.includes_day(day)));
    Ok(known.map(|row| (text(row, "title"), text(row, "text"))).collect())
}
