//! A sheet as a Markdown table in which no text becomes markup.

use super::sheet::{Datum, Sheet};
use crate::domain::text::one_line;

/// The table.
pub(super) fn written(sheet: &Sheet) -> String {
    let mut out = line(sheet.headings.iter().map(|heading| inert(heading)));
    let numbers = |column: usize| sheet.rows.iter().any(|row| matches!(row.get(column), Some(Datum::Number(_))));
    out.push_str(&line((0..sheet.headings.len()).map(|column| if numbers(column) { "--:" } else { "---" }.to_owned())));
    for row in &sheet.rows {
        out.push_str(&line(row.iter().map(|cell| match cell {
            Datum::Text(text) => inert(text),
            other => other.shown(),
        })));
    }
    out
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// With every sign escaped that Markdown or HTML could take for markup within a cell.
fn inert(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                shown.push('\\');
                shown.push(c);
            }
            _ => shown.push(c),
        }
    }
    shown
}
