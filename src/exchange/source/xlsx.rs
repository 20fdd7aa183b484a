//! XLSX: read by calamine as a stream of cells, after the package has been weighed.

use super::limits::Budget;
use super::package;
use super::table::{Builder, Merged, Table, Value};
use super::{SheetTable, SourceError};
use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;
use std::io::Cursor;

fn refusal(error: XlsxError) -> SourceError {
    match error {
        XlsxError::Password => SourceError::Encrypted,
        _ => SourceError::Damaged,
    }
}

/// Opens the workbook, its visible sheets first.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>, budget: Budget) -> Result<SheetTable, SourceError> {
    package::weigh(&mut package::open(bytes, &budget)?, &budget)?;
    let mut workbook: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let worksheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = worksheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
    let sheets: Vec<String> = shown.into_iter().chain(hidden).map(|sheet| sheet.name.clone()).collect();
    let chosen = super::chosen_sheet(&sheets, sheet, |name| has_rows(&mut workbook, name))?;
    let since_1904 = workbook.has_1904_epoch();
    let merged = workbook.merge_cells_by_sheet_name(&chosen).map_err(refusal)?;
    let (mut table, failed) = cells(&mut workbook, &chosen, since_1904, budget)?;
    let merged: Vec<Merged> = merged
        .iter()
        .filter(|region| region.end.0 > region.start.0)
        .map(|region| Merged {
            first_line: region.start.0.saturating_add(1),
            last_line: region.end.0.saturating_add(1),
            column: region.start.1,
        })
        .collect();
    let filled = table.fill_merged(&merged, &budget)?;
    Ok(SheetTable { table, sheets, sheet: chosen, since_1904, filled, unreadable: failed })
}

/// Whether a sheet has at least two rows: a cover page is not what somebody wants to import.
fn has_rows(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> bool {
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return false };
    let mut first = None;
    while let Ok(Some(cell)) = cells.next_cell() {
        let row = cell.get_position().0;
        if !matches!(cell.get_value(), DataRef::Empty) && *first.get_or_insert(row) != row {
            return true;
        }
    }
    false
}

/// The cells, and how many could not be understood at all.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, since_1904: bool, budget: Budget) -> Result<(Table, u32), SourceError> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(refusal)?;
    let percent: Vec<bool> =
        reader.styles().iter().map(|style| style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code))).collect();
    let mut builder = Builder::new(budget);
    let (mut row, mut unreadable) = (None, 0u32);
    loop {
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(found)) => found,
            Ok(None) => break,
            // An error value that is younger than the parser, such as #SPILL!: nothing is known; reading goes on behind it.
            Err(XlsxError::CellError(_)) => {
                unreadable += 1;
                continue;
            }
            Err(error) => return Err(refusal(error)),
        };
        let (line, column) = cell.get_position();
        if row != Some(line) {
            if row.is_some_and(|before| before > line) {
                // Rows out of order would make line numbers lie.
                return Err(SourceError::Damaged);
            }
            builder.row(u64::from(line) + 1)?;
            row = Some(line);
        }
        let column = u64::from(column);
        match cell.get_value() {
            DataRef::Empty => {}
            DataRef::Int(number) => builder.put(column, Value::Number(*number as f64))?,
            DataRef::Float(number) if percent.get(style).copied().unwrap_or(false) => builder.put(column, Value::Percent(*number))?,
            DataRef::Float(number) => builder.put(column, Value::Number(*number))?,
            DataRef::String(text) => builder.put(column, Value::Text(text))?,
            DataRef::SharedString(text) => builder.put(column, Value::Text(text))?,
            DataRef::Bool(yes) => builder.put(column, Value::Bool(*yes))?,
            DataRef::DateTime(moment) => builder.put(column, dated(moment.as_f64(), since_1904))?,
            DataRef::DateTimeIso(text) => builder.put(column, iso(text))?,
            DataRef::DurationIso(text) => builder.put(column, Value::Text(text))?,
            DataRef::Error(_) => builder.put(column, Value::Failed)?,
        }
    }
    Ok((builder.finish()?, unreadable))
}

/// A number that is formatted as a date: the day, or the number when no day has it (a time of day alone).
pub(super) fn dated(serial: f64, since_1904: bool) -> Value<'static> {
    let day = crate::domain::reading::serial_date(serial, since_1904).filter(|_| serial >= 1.0);
    day.map_or(Value::Number(serial), Value::Date)
}

/// `2026-03-05T14:30:00`: the day, or the text when it is none.
pub(super) fn iso(text: &str) -> Value<'_> {
    let day = text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    day.map_or(Value::Text(text), Value::Date)
}

/// Whether a number format shows percentages: a percent sign outside quotes and escapes.
pub(super) fn is_percent(format: &str) -> bool {
    let (mut quoted, mut chars) = (false, format.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => {
                chars.next();
            }
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_show_percentages_only_outside_quotes() {
        for (format, percent) in [("0%", true), ("0.00%;[Red]-0.00%", true), ("General", false), ("0\"%\"", false), ("0\\%", false)] {
            assert_eq!(is_percent(format), percent, "{format}");
        }
    }
}
