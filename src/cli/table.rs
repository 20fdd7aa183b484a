//! Aligned columns for people: Chinese characters take two cells.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::failure::Stop;
use super::out::Out;
use crate::domain::text;

/// Rows of cells under headings.
#[derive(Debug)]
pub struct Table<const N: usize> {
    headings: [String; N],
    rows: Vec<[String; N]>,
    right: [bool; N],
}

impl<const N: usize> Table<N> {
    /// An empty table.
    #[must_use]
    pub fn new(headings: [String; N]) -> Self {
        Self { headings, rows: Vec::new(), right: [false; N] }
    }

    /// Aligns columns to the right, as numbers are.
    #[must_use]
    pub fn right(mut self, columns: impl IntoIterator<Item = usize>) -> Self {
        for at in columns {
            if let Some(right) = self.right.get_mut(at) {
                *right = true;
            }
        }
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: [String; N]) {
        self.rows.push(cells.map(|cell| text::one_line(&cell).into_owned()));
    }

    /// Prints it, two blanks between columns and none at the ends of lines.
    ///
    /// # Errors
    /// [`Stop`] if the output is closed or full.
    pub fn print(&self, out: &mut Out) -> Result<(), Stop> {
        let lines = || std::iter::once(&self.headings).chain(&self.rows);
        let mut widths = [0; N];
        for line in lines() {
            for (width, cell) in widths.iter_mut().zip(line) {
                *width = (*width).max(cell.width());
            }
        }
        for line in lines() {
            let mut shown = String::new();
            for ((cell, width), right) in line.iter().zip(widths).zip(self.right) {
                let pad = " ".repeat(width - cell.width());
                let (before, after) = if right { (pad.as_str(), "") } else { ("", pad.as_str()) };
                for part in [before, cell, after, "  "] {
                    shown.push_str(part);
                }
            }
            out.line(shown.trim_end())?;
        }
        Ok(())
    }
}

/// A text in so many cells, with `~` where it was cut.
#[must_use]
pub fn cut(text: &str, cells: usize) -> String {
    let shown = text::one_line(text);
    if shown.width() <= cells {
        return shown.into_owned();
    }
    let (mut kept, mut used) = (String::new(), 0);
    for cluster in shown.graphemes(true) {
        used += cluster.width();
        if used >= cells {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push('~');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn columns_align_by_cells_and_hostile_cells_stay_on_their_line() {
        let strings = Language::En.load();
        let mut sink = Vec::new();
        let mut out = Out::new(&mut sink, &strings);
        let mut table = Table::new(["Account".into(), "Score".into(), String::new()]).right([1]);
        table.row(["华东新能源".into(), "45.0".into(), "x".into()]);
        table.row(["Or\u{1b}[2Jion\nB".into(), "100.0".into(), String::new()]);
        table.print(&mut out).unwrap();
        out.finish().unwrap();
        drop(out);
        assert_eq!(String::from_utf8(sink).unwrap(), "Account     Score\n华东新能源   45.0  x\nOr[2Jion B  100.0\n");
    }
}
