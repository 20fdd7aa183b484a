//! XLS as Excel 97 to 2003, WPS and accounting programs write it (BIFF8), read record by record within the limits: calamine
//! reserves what a sheet claims to need, follows sector chains in circles and keeps the text of every formula.
//!
//! Records after \[MS-XLS\]. Values of formulas are the stored results.

use super::biff::{BOF, END, Records, has_rows, sheet_records, string, strings};
use super::limits::{Budget, LimitKind};
use super::ole::{Compound, f64_at, u16_at, u32_at};
use super::table::{Builder, Merged, Value};
use super::xlsx::{dated, is_percent};
use super::{SheetTable, SourceError};
use std::collections::HashMap;

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Plain,
    Date,
    Percent,
}

/// The workbook's part that comes before the sheets.
#[derive(Default)]
struct Globals {
    sheets: Vec<(String, usize)>,
    strings: Vec<String>,
    formats: Vec<Format>,
    since_1904: bool,
}

/// Reads one sheet.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>, budget: Budget) -> Result<SheetTable, SourceError> {
    let file = Compound::open(bytes)?;
    let stream = file.stream(if file.has("Workbook") { "Workbook" } else { "Book" })?;
    let globals = globals(&stream, &budget)?;
    let names: Vec<String> = globals.sheets.iter().map(|(name, _)| name.clone()).collect();
    let begin = |name: &str| globals.sheets.iter().find(|(other, _)| other == name).map_or(usize::MAX, |(_, begin)| *begin);
    let chosen = super::chosen_sheet(&names, sheet, |name| has_rows(&stream, begin(name)))?;
    let (builder, merged) = cells(&stream, begin(&chosen), &globals, budget)?;
    let mut table = builder.finish()?;
    let filled = table.fill_merged(&merged, &budget)?;
    Ok(SheetTable { table, sheets: names, sheet: chosen, since_1904: globals.since_1904, filled, unreadable: 0 })
}

fn globals(stream: &[u8], budget: &Budget) -> Result<Globals, SourceError> {
    let mut globals = Globals::default();
    let mut hidden = Vec::new();
    let (mut codes, mut used) = (HashMap::new(), Vec::new());
    for (count, record) in (Records { stream, at: 0 }).enumerate() {
        if count % 4096 == 0 {
            budget.time()?;
        }
        let body = record.body;
        match record.kind {
            BOF if u16_at(body, 0) != Some(0x0600) => return Err(SourceError::TooOld),
            // FilePass: the rest is encrypted.
            0x002F => return Err(SourceError::Encrypted),
            // Date1904
            0x0022 => globals.since_1904 = u16_at(body, 0) == Some(1),
            // Format
            0x041E => {
                let code = string(body.get(2..).unwrap_or_default(), 2).map_or(Format::Plain, |text| format_of(&text));
                codes.insert(u16_at(body, 0).unwrap_or(0), code);
            }
            // XF
            0x00E0 => used.push(u16_at(body, 2).unwrap_or(0)),
            // BoundSheet8: worksheets only
            0x0085 if body.get(5) == Some(&0) => {
                let begin = u32_at(body, 0).map_or(usize::MAX, |begin| begin as usize);
                let name = string(body.get(6..).unwrap_or_default(), 1).ok_or(SourceError::Damaged)?;
                let list = if body.get(4).is_some_and(|state| state & 3 == 0) { &mut globals.sheets } else { &mut hidden };
                list.push((name, begin));
                budget.check(LimitKind::Parts, list.len() as u64)?;
            }
            // SST
            0x00FC => globals.strings = strings(&record, budget)?,
            END => break,
            _ => {}
        }
    }
    globals.sheets.append(&mut hidden);
    globals.formats = used.into_iter().map(|code| codes.get(&code).copied().unwrap_or_else(|| built_in(code))).collect();
    Ok(globals)
}

fn built_in(code: u16) -> Format {
    match code {
        9 | 10 => Format::Percent,
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => Format::Date,
        _ => Format::Plain,
    }
}

/// A format with a day or a year outside quotes and brackets shows dates; one with a percent sign, percentages.
fn format_of(code: &str) -> Format {
    if is_percent(code) {
        return Format::Percent;
    }
    let (mut quoted, mut bracketed, mut chars) = (false, false, code.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            '\\' | '_' | '*' if !quoted => {
                chars.next();
            }
            ';' if !quoted => return Format::Plain,
            'd' | 'D' | 'y' | 'Y' if !quoted && !bracketed => return Format::Date,
            _ => {}
        }
    }
    Format::Plain
}

/// The rows of a sheet while they come in; the format allows them in ascending order only.
struct Rows<'a> {
    builder: Builder,
    globals: &'a Globals,
    row: Option<u16>,
}

impl Rows<'_> {
    fn put(&mut self, (row, column): (u16, u16), value: Value<'_>) -> Result<(), SourceError> {
        if self.row != Some(row) {
            if self.row.is_some_and(|before| before > row) {
                return Err(SourceError::Damaged);
            }
            self.builder.row(u64::from(row) + 1)?;
            self.row = Some(row);
        }
        Ok(self.builder.put(u64::from(column), value)?)
    }

    fn format(&self, bytes: &[u8], at: usize) -> Format {
        u16_at(bytes, at).and_then(|at| self.globals.formats.get(usize::from(at))).copied().unwrap_or(Format::Plain)
    }

    fn number(&mut self, place: (u16, u16), format: Format, number: f64) -> Result<(), SourceError> {
        let value = match format {
            Format::Plain => Value::Number(number),
            Format::Percent => Value::Percent(number),
            Format::Date => dated(number, self.globals.since_1904),
        };
        self.put(place, value)
    }

    /// Stores what one record holds; the place of a formula whose text follows in a record of its own.
    fn record(&mut self, kind: u16, body: &[u8]) -> Result<Option<(u16, u16)>, SourceError> {
        let Some(place) = u16_at(body, 0).zip(u16_at(body, 2)) else { return Ok(None) };
        let format = self.format(body, 4);
        match kind {
            // Number
            0x0203 => self.number(place, format, f64_at(body, 6).unwrap_or(f64::NAN))?,
            // RK
            0x027E => self.number(place, format, u32_at(body, 6).map_or(f64::NAN, unpacked))?,
            // MulRk: a first column, then format and number for each
            0x00BD => {
                let numbers = body.get(4..body.len().saturating_sub(2)).unwrap_or_default().as_chunks::<6>().0;
                for (column, number) in (place.1..).zip(numbers) {
                    let format = self.format(number, 0);
                    self.number((place.0, column), format, u32_at(number, 2).map_or(f64::NAN, unpacked))?;
                }
            }
            // LabelSst
            0x00FD => {
                let globals = self.globals;
                let text = u32_at(body, 6).and_then(|at| globals.strings.get(at as usize));
                self.put(place, text.map_or(Value::Failed, |text| Value::Text(text)))?;
            }
            // Label, RString
            0x0204 | 0x00D6 => {
                let text = string(body.get(6..).unwrap_or_default(), 2);
                self.put(place, text.as_deref().map_or(Value::Failed, Value::Text))?;
            }
            // BoolErr
            0x0205 => self.put(place, if body.get(7) == Some(&0) { Value::Bool(body.get(6) != Some(&0)) } else { Value::Failed })?,
            // Formula: the stored result
            0x0006 if u16_at(body, 12) != Some(0xFFFF) => self.number(place, format, f64_at(body, 6).unwrap_or(f64::NAN))?,
            0x0006 => match body.get(6) {
                Some(1) => self.put(place, Value::Bool(body.get(8) != Some(&0)))?,
                Some(2) => self.put(place, Value::Failed)?,
                _ => return Ok(Some(place)),
            },
            _ => {}
        }
        Ok(None)
    }
}

fn cells(stream: &[u8], begin: usize, globals: &Globals, budget: Budget) -> Result<(Builder, Vec<Merged>), SourceError> {
    let mut rows = Rows { builder: Builder::new(budget), globals, row: None };
    let (mut merged, mut formula) = (Vec::new(), None);
    for (count, record) in sheet_records(stream, begin).enumerate() {
        if count % 4096 == 0 {
            budget.time()?;
        }
        match record.kind {
            // String: the text that the formula before it gave
            0x0207 => {
                if let (Some(place), Some(text)) = (formula.take(), string(record.body, 2)) {
                    rows.put(place, Value::Text(&text))?;
                }
            }
            // MergeCells
            0x00E5 => {
                let regions = record.body.get(2..).unwrap_or_default().as_chunks::<8>().0;
                merged.extend(regions.iter().filter_map(merged_region));
                budget.check(LimitKind::Cells, merged.len() as u64)?;
            }
            kind => formula = rows.record(kind, record.body)?.or(formula),
        }
    }
    Ok((rows.builder, merged))
}

fn merged_region(region: &[u8; 8]) -> Option<Merged> {
    let (first, last, column) = (u16_at(region, 0)?, u16_at(region, 2)?, u16_at(region, 4)?);
    (last > first).then(|| Merged { first_line: u32::from(first) + 1, last_line: u32::from(last) + 1, column: u32::from(column) })
}

/// The thirty bits of a packed number: an integer or the upper half of a float, either times 100.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 != 0 { f64::from(packed.cast_signed() >> 2) } else { f64::from_bits(u64::from(packed & 0xFFFF_FFFC) << 32) };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_unfold() {
        assert_eq!(unpacked(0x0000_0032 << 2 | 2), 50.0);
        assert_eq!(unpacked((-7i32 << 2 | 3).cast_unsigned()), -0.07);
        assert_eq!(unpacked(0x3FF0_0000), 1.0);
        assert_eq!(unpacked(0x405E_D000 | 1), 1.2325);
    }

    #[test]
    fn formats_tell_dates_from_numbers() {
        for (code, format) in [
            ("yyyy\"年\"m\"月\"", Format::Date),
            ("[Red]0.00", Format::Plain),
            ("#,##0\"day\"", Format::Plain),
            ("0.0%", Format::Percent),
            ("h:mm", Format::Plain),
        ] {
            assert_eq!(format_of(code), format, "{code}");
        }
    }
}
