//! A sheet as a workbook: texts stay texts, numbers and days are such, the headings stay in sight.

use chrono::Datelike;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use super::sheet::{Datum, Sheet};

/// Columns are made as wide as what stands in them, within these bounds, in characters.
const WIDTH: (usize, usize) = (8, 48);

/// The workbook as a file.
pub(super) fn written(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (heading, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    let page = book.add_worksheet();
    for (column, text) in (0u16..).zip(&sheet.headings) {
        page.write_string_with_format(0, column, text, &heading)?;
    }
    for (row, cells) in (1u32..).zip(&sheet.rows) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Datum::Nothing => {}
                // Never as a formula or a link, whatever it begins with.
                Datum::Text(text) => drop(page.write_string(row, column, text)?),
                Datum::Number(digits) => match digits.parse::<f64>() {
                    Ok(number) => drop(page.write_number(row, column, number)?),
                    Err(_) => drop(page.write_string(row, column, digits)?),
                },
                Datum::Day(date) => match day_in_excel(*date) {
                    Some(at) => drop(page.write_datetime_with_format(row, column, at, &day)?),
                    // Workbooks know no day before 1900.
                    None => drop(page.write_string(row, column, date.to_string())?),
                },
            }
        }
    }
    for (column, heading) in sheet.headings.iter().enumerate() {
        let cells = sheet.rows.iter().filter_map(|row| row.get(column)).map(|cell| cells_of(&cell.shown()));
        let widest = cells.chain([cells_of(heading)]).max().unwrap_or_default().clamp(WIDTH.0, WIDTH.1);
        if let (Ok(column), Ok(width)) = (u16::try_from(column), u32::try_from(widest + 2)) {
            page.set_column_width(column, width)?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    if let (Ok(rows), Ok(columns)) = (u32::try_from(sheet.rows.len()), u16::try_from(sheet.headings.len()))
        && columns > 0
    {
        page.autofilter(0, 0, rows, columns - 1)?;
    }
    book.save_to_buffer()
}

fn cells_of(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

fn day_in_excel(day: chrono::NaiveDate) -> Option<ExcelDateTime> {
    let (year, month, date) = (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, date).ok()
}
