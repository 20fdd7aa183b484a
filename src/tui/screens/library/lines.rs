//! The entries in lines.

use std::collections::BTreeSet;

use crate::domain::Coded;
use crate::domain::library::Shelf;
use crate::domain::search::fold;
use crate::exchange::library::{Digest, Entry, Library, Origin};
use crate::i18n::label;
use crate::tui::forms::capital;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// Lines are not longer than this: a text is read, not spread over a wide screen.
const WIDEST: u16 = 110;
/// Cells before what belongs to an entry.
const INDENT: usize = 4;

fn room(width: u16) -> usize {
    usize::from(width.min(WIDEST).saturating_sub(2)).max(16)
}

/// A shelf: its entries under what they are about.
pub(super) fn shelf(library: &Library, shelf: Shelf, unfolded: &BTreeSet<Origin>, width: u16, look: &Look) -> Vec<Line<Origin>> {
    let mut lines = Vec::new();
    let mut topic = None;
    for entry in library.found(Some(shelf), "") {
        let heading = if entry.is_own() { look.strings.library_own() } else { entry.topic.clone() };
        if topic.as_ref() != Some(&heading) {
            if !lines.is_empty() {
                lines.push(Line::blank());
            }
            if !heading.is_empty() {
                lines.push(Line::heading(capital(&heading)));
            }
            topic = Some(heading);
        }
        lines.extend(entry_lines(entry, unfolded, width, look));
    }
    if lines.is_empty() {
        lines.extend(said(&look.strings.library_empty(shelf.code()), width, look));
    }
    lines
}

/// What holds the words that are looked for, shelf by shelf.
pub(super) fn found(library: &Library, wanted: &str, unfolded: &BTreeSet<Origin>, width: u16, look: &Look) -> Vec<Line<Origin>> {
    let mut lines = Vec::new();
    for &shelf in Shelf::ALL {
        let mut entries = library.found(Some(shelf), wanted).peekable();
        if entries.peek().is_none() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::blank());
        }
        lines.push(Line::heading(capital(&label(shelf, &look.strings))));
        for entry in entries {
            lines.extend(entry_lines(entry, unfolded, width, look));
            if !unfolded.contains(&entry.origin) {
                lines.extend(place(entry, wanted, width, look));
            }
        }
    }
    if lines.is_empty() {
        lines.extend(said(&look.strings.library_nothing(wanted), width, look));
    }
    lines
}

/// Where the words stand in what belongs to an entry, if its title does not hold them.
fn place(entry: &Entry, wanted: &str, width: u16, look: &Look) -> Option<Line<Origin>> {
    let wanted = fold(wanted);
    let holds = |text: &str| fold(text).contains(&wanted);
    if holds(&entry.title) || holds(&entry.topic) {
        return None;
    }
    let found = entry.details.iter().find(|detail| holds(&detail.text))?;
    let line = found.text.lines().find(|line| holds(line)).unwrap_or(&found.text);
    let said = if found.name.is_empty() { line.to_owned() } else { look.strings.library_detail(&found.name, line) };
    let said = if entry.is_own() { look.private(&said).into_owned() } else { said };
    let shown = look.widths.cut_end(&said, room(width).saturating_sub(INDENT), look.glyphs.cut).into_owned();
    Some(Line::text(" ".repeat(INDENT) + &shown, Role::Dim))
}

/// The digest of a quarter.
pub(super) fn digest(digest: &Digest, width: u16, look: &Look) -> Vec<Line<Origin>> {
    let page = digest.page(&look.strings);
    let mut lines = vec![Line::text(page.title, Role::Strong), Line::text(page.subtitle, Role::Dim)];
    for section in &page.sections {
        lines.push(Line::blank());
        lines.push(Line::heading(&section.heading));
        for line in &section.lines {
            let (indent, role) = if line.nested { (INDENT, Role::Dim) } else { (0, Role::Text) };
            let shown = wrap(&look.private(&line.text), room(width).saturating_sub(indent), look.widths);
            lines.extend(shown.into_iter().map(|part| Line::text(" ".repeat(indent) + &part, role)));
        }
    }
    lines.push(Line::blank());
    lines.extend(said(&look.strings.library_digest_hint(), width, look));
    lines
}

fn said(text: &str, width: u16, look: &Look) -> Vec<Line<Origin>> {
    wrap(text, room(width), look.widths).into_iter().map(|line| Line::text(line, Role::Dim)).collect()
}

/// An entry, with what belongs to it if it is unfolded. What people wrote may name somebody.
fn entry_lines(entry: &Entry, unfolded: &BTreeSet<Origin>, width: u16, look: &Look) -> Vec<Line<Origin>> {
    let shown = |text: &str| if entry.is_own() { look.private(text).into_owned() } else { text.to_owned() };
    let title = shown(&crate::domain::text::one_line(&entry.title));
    let mut parts = wrap(&title, room(width).saturating_sub(2), look.widths).into_iter();
    let first = parts.next().unwrap_or_default();
    let mut lines = vec![Line::new(vec![Part::new(first, Role::Text)]).on(entry.origin.clone())];
    lines.extend(parts.map(|part| Line::text(format!("  {part}"), Role::Text)));
    if !unfolded.contains(&entry.origin) {
        return lines;
    }
    let pad = " ".repeat(INDENT);
    let mut detail = |text: String| {
        let wrapped = wrap(&text, room(width).saturating_sub(INDENT), look.widths);
        lines.extend(wrapped.into_iter().map(|part| Line::text(format!("{pad}{part}"), Role::Dim)));
    };
    if entry.is_own() {
        let day = entry.written_on.map(|day| day.to_string()).unwrap_or_default();
        detail(if entry.topic.is_empty() { day } else { look.strings.library_of_topic(day, &entry.topic) });
    }
    for one in &entry.details {
        let mut texts = one.text.lines().filter(|line| !line.trim().is_empty());
        let Some(first) = texts.next() else { continue };
        detail(if one.name.is_empty() { shown(first) } else { look.strings.library_detail(&one.name, shown(first)) });
        texts.for_each(|line| detail(shown(line)));
    }
    lines
}
