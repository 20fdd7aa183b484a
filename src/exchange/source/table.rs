//! A sheet in memory: sixteen bytes a cell and one text for all of them, whatever file it came from.

use super::limits::{Budget, LimitExceeded, LimitKind};
use chrono::NaiveDate;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// Text as it stands in the file, blanks included.
    Text(&'a str),
    /// A number of a spreadsheet.
    Number(f64),
    /// A number that the spreadsheet shows as a percentage: 0.85 is 85 %.
    Percent(f64),
    /// A date of a spreadsheet; a time of day is left out.
    Date(NaiveDate),
    /// TRUE or FALSE of a spreadsheet.
    Bool(bool),
    /// The result of a formula that failed, such as `#N/A`: nothing is known.
    Failed,
}

#[derive(Debug, Clone, Copy)]
enum Cell {
    Empty,
    Text { from: u32, length: u32 },
    Number(f64),
    Percent(f64),
    Date(NaiveDate),
    Bool(bool),
    Failed,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    line: u32,
    first: u32,
    fields: u32,
}

/// The rows of one sheet that hold anything, each with its line in the file. Cells behind the last filled one are empty.
#[derive(Debug, Clone, Default)]
pub struct Table {
    text: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    columns: usize,
}

impl Table {
    /// How many rows hold anything.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The number of columns of the widest row.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.columns
    }

    /// The line of a row in the file, from 1: where it begins, if a cell of it has several lines. 0 for a row that is not there.
    #[must_use]
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// How many cells a row has up to its last filled one.
    #[must_use]
    pub fn length(&self, row: usize) -> usize {
        self.span(row).len()
    }

    /// How many cells a row of a text file has, empty ones at its end included; 0 for a row of a workbook.
    #[must_use]
    pub fn fields(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.fields as usize)
    }

    /// What a cell holds; outside the row nothing.
    #[must_use]
    pub fn value(&self, row: usize, column: usize) -> Value<'_> {
        self.span(row).get(column).map_or(Value::Empty, |cell| self.shown(*cell))
    }

    /// The cells of a row up to the last filled one.
    pub fn values(&self, row: usize) -> impl Iterator<Item = Value<'_>> {
        self.span(row).iter().map(|cell| self.shown(*cell))
    }

    fn span(&self, row: usize) -> &[Cell] {
        let first = self.rows.get(row).map_or(self.cells.len(), |row| row.first as usize);
        let end = self.rows.get(row + 1).map_or(self.cells.len(), |next| next.first as usize);
        self.cells.get(first..end).unwrap_or_default()
    }

    fn shown(&self, cell: Cell) -> Value<'_> {
        match cell {
            Cell::Empty => Value::Empty,
            Cell::Text { from, length } => self.text.get(from as usize..from as usize + length as usize).map_or(Value::Empty, Value::Text),
            Cell::Number(number) => Value::Number(number),
            Cell::Percent(number) => Value::Percent(number),
            Cell::Date(date) => Value::Date(date),
            Cell::Bool(yes) => Value::Bool(yes),
            Cell::Failed => Value::Failed,
        }
    }
}

/// The text of a cell as a person reads it, for previews, custom fields and reports; `None` when it holds nothing.
#[must_use]
pub fn shown(value: Value<'_>) -> Option<String> {
    let text = match value {
        Value::Empty | Value::Failed => return None,
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(number) => plain(number),
        Value::Percent(number) => format!("{}%", plain(number * 100.0)),
        Value::Date(date) => date.to_string(),
        Value::Bool(yes) => if yes { "TRUE" } else { "FALSE" }.to_owned(),
    };
    (!text.is_empty()).then_some(text)
}

/// A number as spreadsheets show it: 15 significant digits, no exponent.
fn plain(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded.abs() >= 1e21 { format!("{rounded:e}") } else { rounded.to_string() }
}

/// Fills a [`Table`] within the limits. Cells come row by row; inside a row in any order of columns.
pub(super) struct Builder {
    table: Table,
    budget: Budget,
    row: Vec<Cell>,
    line: u64,
    fields: usize,
}

impl Builder {
    pub fn new(budget: Budget) -> Self {
        Self { table: Table::default(), budget, row: Vec::new(), line: 0, fields: 0 }
    }

    pub fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Begins the row at a line, from 1; the one before is closed.
    pub fn row(&mut self, line: u64) -> Result<(), LimitExceeded> {
        self.close()?;
        self.line = line;
        Ok(())
    }

    /// Says how many cells the running row has in the file.
    pub fn fields(&mut self, fields: usize) {
        self.fields = fields;
    }

    /// Puts a value into the running row; a later one for the same column wins.
    pub fn put(&mut self, column: u64, value: Value<'_>) -> Result<(), LimitExceeded> {
        if matches!(value, Value::Empty) || matches!(value, Value::Text("")) {
            return Ok(());
        }
        self.budget.check(LimitKind::Columns, column.saturating_add(1))?;
        let cell = match value {
            Value::Empty => Cell::Empty,
            Value::Text(text) => self.text(text)?,
            Value::Number(number) | Value::Percent(number) if !number.is_finite() => Cell::Failed,
            Value::Number(number) => Cell::Number(number),
            Value::Percent(number) => Cell::Percent(number),
            Value::Date(date) => Cell::Date(date),
            Value::Bool(yes) => Cell::Bool(yes),
            Value::Failed => Cell::Failed,
        };
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if self.row.len() <= column {
            self.row.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = self.row.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }

    /// The cells of the running row.
    pub fn repeat_row(&mut self, times: u64) -> Result<(), LimitExceeded> {
        let cells = self.row.clone();
        if cells.is_empty() {
            return Ok(());
        }
        for ahead in 1..times {
            let line = self.line + 1;
            self.row(line)?;
            self.row.clone_from(&cells);
            if ahead % 1024 == 0 {
                self.budget.time()?;
            }
        }
        Ok(())
    }

    pub fn finish(mut self) -> Result<Table, LimitExceeded> {
        self.close()?;
        Ok(self.table)
    }

    fn text(&mut self, text: &str) -> Result<Cell, LimitExceeded> {
        self.budget.check(LimitKind::CellBytes, text.len() as u64)?;
        let from = self.table.text.len();
        self.budget.check(LimitKind::InflatedBytes, (from + text.len()) as u64)?;
        self.table.text.push_str(text);
        // Both fit: the whole text is below the limit on unpacked bytes, which is below 4 GiB.
        Ok(Cell::Text { from: u32::try_from(from).unwrap_or(u32::MAX), length: u32::try_from(text.len()).unwrap_or(0) })
    }

    fn close(&mut self) -> Result<(), LimitExceeded> {
        while matches!(self.row.last(), Some(Cell::Empty)) {
            self.row.pop();
        }
        if self.row.is_empty() {
            return Ok(());
        }
        let table = &mut self.table;
        self.budget.check(LimitKind::Rows, table.rows.len() as u64 + 1)?;
        self.budget.check(LimitKind::Cells, (table.cells.len() + self.row.len()) as u64)?;
        if table.rows.len().is_multiple_of(1024) {
            self.budget.time()?;
        }
        table.columns = table.columns.max(self.row.len());
        let number = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        table.rows.push(Row { line: number(self.line), first: number(table.cells.len() as u64), fields: number(self.fields as u64) });
        table.cells.append(&mut self.row);
        Ok(())
    }
}

/// A merged region, in columns from 0 and lines from 1, all inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub first_line: u32,
    pub last_line: u32,
    pub column: u32,
}

impl Table {
    /// Gives the text or date of a vertically merged cell to the rows that it covers. Numbers stay in their first row: a total that
    /// stands beside several rows belongs to none of the others. Answers with the lines that were given something.
    pub(super) fn fill_merged(&mut self, regions: &[Merged], budget: &Budget) -> Result<Vec<u32>, LimitExceeded> {
        let mut fills: Vec<(usize, usize, Cell)> = Vec::new();
        for region in regions {
            let Ok(top) = self.rows.binary_search_by_key(&region.first_line, |row| row.line) else { continue };
            let column = region.column as usize;
            let Some(value) = self.span(top).get(column).copied().filter(|cell| matches!(cell, Cell::Text { .. } | Cell::Date(_))) else {
                continue;
            };
            let covered = self.rows.iter().enumerate().skip(top + 1).take_while(|(_, row)| row.line <= region.last_line);
            fills.extend(covered.map(|(row, _)| (row, column, value)));
            budget.check(LimitKind::Cells, (self.cells.len() + fills.len()) as u64)?;
        }
        fills.sort_unstable_by_key(|(row, column, _)| (*row, *column));
        let (mut cells, mut starts) = (Vec::with_capacity(self.cells.len()), Vec::with_capacity(self.rows.len()));
        let (mut filled, mut next) = (Vec::new(), fills.into_iter().peekable());
        for at in 0..self.rows.len() {
            let mut row = self.span(at).to_vec();
            let line = self.line(at);
            while let Some((_, column, value)) = next.next_if(|(row, ..)| *row == at) {
                if row.len() <= column {
                    row.resize(column + 1, Cell::Empty);
                }
                if let Some(place) = row.get_mut(column).filter(|cell| matches!(cell, Cell::Empty)) {
                    *place = value;
                    filled.push(line);
                }
            }
            self.columns = self.columns.max(row.len());
            starts.push(u32::try_from(cells.len()).unwrap_or(u32::MAX));
            cells.append(&mut row);
        }
        for (row, first) in self.rows.iter_mut().zip(starts) {
            row.first = first;
        }
        self.cells = cells;
        filled.dedup();
        Ok(filled)
    }
}
