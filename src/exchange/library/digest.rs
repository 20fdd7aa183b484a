//! What was learnt in a quarter, on one page.

use crate::domain::AsOf;
use crate::domain::library::Shelf;
use crate::domain::quarter::Quarter;
use crate::exchange::page::{Line, Page, Section};
use crate::i18n::{Strings, label};

use super::{Entry, Library};

/// The digest of a quarter: its cases, and what people added to the shelves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Which quarter.
    pub quarter: Quarter,
    /// The day up to which it is read.
    pub as_of: AsOf,
    /// What was added in it, shelf by shelf; the cases too.
    pub added: Vec<Entry>,
}

impl Digest {
    /// The digest of a quarter, out of a library as of a day.
    #[must_use]
    pub fn of(library: &Library, quarter: Quarter, as_of: AsOf) -> Self {
        let added = library.found(None, "").filter(|entry| entry.written_on.is_some_and(|day| quarter.contains(day)));
        Self { quarter, as_of, added: added.cloned().collect() }
    }

    /// The cases, the latest first.
    pub fn cases(&self) -> impl Iterator<Item = &Entry> {
        self.added.iter().filter(|entry| entry.shelf == Shelf::Cases)
    }

    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
    }

    /// The digest as a page: what was learnt first, then what else is new, shelf by shelf.
    #[must_use]
    pub fn page(&self, strings: &Strings) -> Page {
        let told = |entry: &Entry| {
            let title = if entry.topic.is_empty() { entry.title.clone() } else { strings.library_of_topic(&entry.title, &entry.topic) };
            let mut lines = vec![Line::new(title)];
            lines.extend(entry.details.iter().map(|detail| Line::nested(detail.line(strings))));
            lines
        };
        let mut cases: Vec<Line> = self.cases().flat_map(told).collect();
        if cases.is_empty() {
            cases.push(Line::new(strings.library_digest_none()));
        }
        let mut sections = vec![Section { heading: strings.library_digest_cases(), lines: cases }];
        for &shelf in <Shelf as crate::domain::Coded>::ALL.iter().filter(|shelf| **shelf != Shelf::Cases) {
            let lines: Vec<Line> = self.added.iter().filter(|entry| entry.shelf == shelf).flat_map(told).collect();
            if !lines.is_empty() {
                sections.push(Section { heading: strings.library_digest_new(label(shelf, strings)), lines });
            }
        }
        Page {
            title: strings.library_digest_title(self.quarter.to_string()),
            subtitle: strings
                .library_digest_subtitle(self.quarter.first().to_string(), self.quarter.last().min(self.as_of.day).to_string()),
            sections,
        }
    }
}
