//! Which row holds the names of the columns: below titles and notes, above the data.

use super::table::{Table, Value, shown};

/// How many rows are looked at.
const DEPTH: usize = 50;

/// Says how well a text fits as the name of a known column: 0 not at all, 100 exactly.
pub type HeadingWeight = fn(&str) -> u32;

/// The row (from 0) that holds the headings, or `None` when the first rows look like data.
pub(super) fn find(table: &Table, weight: HeadingWeight) -> Option<usize> {
    let depth = table.height().min(DEPTH);
    let scored = (0..depth).map(|row| (known(table, row, weight), row)).filter(|(score, _)| *score > 0);
    // Of equal ones the first: a heading that is repeated further down belongs to a printed page.
    if let Some((_, row)) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best }) {
        return Some(row);
    }
    let width = (0..depth).map(|row| filled(table, row)).max().unwrap_or(0);
    (0..depth).find(|row| is_shaped(table, *row, width))
}

/// The weight of the known headings of a row. One alone is not enough in a wide table: a title may well be "客户名称一览".
fn known(table: &Table, row: usize, weight: HeadingWeight) -> u32 {
    let weights: Vec<u32> = table.values(row).filter_map(shown).map(|text| weight(&text)).filter(|weight| *weight > 0).collect();
    let text = table.values(row).filter(|value| matches!(value, Value::Text(_))).count();
    if weights.len() >= 2 || (weights.len() == 1 && text == filled(table, row) && (text > 1 || table.width() == 1)) {
        weights.iter().sum()
    } else {
        0
    }
}

fn filled(table: &Table, row: usize) -> usize {
    table.values(row).filter(|value| shown(*value).is_some()).count()
}

/// Whether a row can be headings by its look alone: only short texts, all different, nearly as wide as the table, and something
/// of another kind below in at least one column, or at least one more row.
fn is_shaped(table: &Table, row: usize, width: usize) -> bool {
    let texts: Vec<String> = table.values(row).filter_map(shown).collect();
    let only_text = table.values(row).all(|value| matches!(value, Value::Text(_) | Value::Empty));
    let mut distinct = texts.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let words =
        |text: &String| text.chars().count() <= 40 && !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '/' | '%'));
    only_text
        && !texts.is_empty()
        && distinct.len() == texts.len()
        && texts.iter().all(words)
        && texts.len() * 10 >= width * 6
        && row + 1 < table.height()
}

#[cfg(test)]
mod tests {
    use super::super::limits::{Budget, Limits};
    use super::super::table::Builder;
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let mut builder = Builder::new(Budget::start(Limits::default()));
        for (line, row) in rows.iter().enumerate() {
            builder.row(line as u64 + 1).unwrap();
            for (column, text) in row.iter().enumerate() {
                let value = text.parse::<f64>().map_or(Value::Text(text), Value::Number);
                builder.put(column as u64, value).unwrap();
            }
        }
        builder.finish().unwrap()
    }

    fn weight(text: &str) -> u32 {
        if ["name", "city"].contains(&text) { 100 } else { 0 }
    }

    #[test]
    fn headings_are_found_below_titles_and_missed_where_there_are_none() {
        let rows: &[&[&str]] = &[&["Customers of 2026"], &["as of", "2026"], &["name", "city", "x"], &["A", "B", "1"]];
        assert_eq!(find(&table(rows), weight), Some(2));
        assert_eq!(find(&table(&[&["title"], &["alpha", "beta", "gamma"], &["1", "2", "3"]]), weight), Some(1));
        assert_eq!(find(&table(&[&["A", "1"], &["B", "2"]]), weight), None);
        assert_eq!(find(&table(&[&["name", "city"], &["A", "B"], &["name", "city"]]), weight), Some(0));
    }
}
