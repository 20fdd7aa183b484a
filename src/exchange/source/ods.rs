//! OpenDocument spreadsheets, as a stream: calamine expands repeated cells before it looks at any limit, and never returns from a
//! table that is cut off.

use super::limits::{Budget, LimitKind};
use super::package::{self, Archive};
use super::table::{Builder, Merged, Value};
use super::xlsx::iso;
use super::{SheetTable, SourceError};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// Reads one sheet.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>, budget: Budget) -> Result<SheetTable, SourceError> {
    let mut archive = package::open(bytes, &budget)?;
    if is_encrypted(&mut archive, &budget)? {
        return Err(SourceError::Encrypted);
    }
    let sheets = sheet_names(&mut archive, &budget)?;
    let names: Vec<String> = sheets.iter().map(|(name, _)| name.clone()).collect();
    let chosen = super::chosen_sheet(&names, sheet, |name| sheets.iter().any(|(other, rows)| other == name && *rows > 1))?;
    let mut content = Content::open(&mut archive, budget)?;
    content.skip_to_table(&chosen)?;
    let (builder, merged) = content.table()?;
    let mut table = builder.finish()?;
    let filled = table.fill_merged(&merged, &budget)?;
    Ok(SheetTable { table, sheets: names, sheet: chosen, since_1904: false, filled, unreadable: 0 })
}

fn is_encrypted(archive: &mut Archive<'_>, budget: &Budget) -> Result<bool, SourceError> {
    if archive.index_for_name("META-INF/manifest.xml").is_none() {
        return Ok(false);
    }
    let mut reader = Reader::from_reader(package::part(archive, "META-INF/manifest.xml", budget)?);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| SourceError::Damaged)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => budget.time()?,
        }
    }
}

/// The sheets with the number of their row elements that hold text or a value.
fn sheet_names(archive: &mut Archive<'_>, budget: &Budget) -> Result<Vec<(String, u32)>, SourceError> {
    let mut content = Content::open(archive, *budget)?;
    let mut sheets: Vec<(String, u32)> = Vec::new();
    let (mut filled, mut depth) = (false, 0u32);
    loop {
        match content.next()? {
            Step::Start(name, attributes) => match name.as_str() {
                "table" => {
                    depth += 1;
                    if depth == 1 {
                        sheets.push((attributes.get("name").unwrap_or_default(), 0));
                        budget.check(LimitKind::Parts, sheets.len() as u64)?;
                    }
                }
                "table-row" => filled = false,
                "table-cell" => filled |= attributes.get("value-type").is_some(),
                _ => {}
            },
            Step::End(name) => match name.as_str() {
                "table" => depth = depth.saturating_sub(1),
                "table-row" if filled => {
                    if let Some((_, rows)) = sheets.last_mut() {
                        *rows += 1;
                    }
                }
                _ => {}
            },
            Step::Text(_) => {}
            Step::Done => return Ok(sheets),
        }
    }
}

/// The attributes of an element, by local name.
struct Attributes(Vec<(String, String)>);

impl Attributes {
    fn of(tag: &BytesStart<'_>) -> Self {
        let read = tag.attributes().flatten().map(|attribute| {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).map(std::borrow::Cow::into_owned);
            (attribute.key.local_name().as_ref().to_owned(), value.unwrap_or_default())
        });
        Self(read.collect())
    }

    fn get(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }

    fn count(&self, name: &str) -> u64 {
        self.get(name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
    }
}

/// One step through the document, names without their prefix.
enum Step {
    Start(String, Attributes),
    End(String),
    Text(String),
    Done,
}

struct Content<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    budget: Budget,
    steps: u64,
}

impl Content<()> {
    fn open<'a, 'b>(archive: &'a mut Archive<'b>, budget: Budget) -> Result<Content<impl BufRead + use<'a, 'b>>, SourceError> {
        let mut reader = Reader::from_reader(package::part(archive, "content.xml", &budget)?);
        reader.config_mut().expand_empty_elements = true;
        Ok(Content { reader, buffer: Vec::new(), budget, steps: 0 })
    }
}

/// A cell while it is read.
#[derive(Default)]
struct OdsCell {
    kind: String,
    value: Option<String>,
    failed: bool,
    text: String,
    paragraphs: u32,
}

impl<R: BufRead> Content<R> {
    fn next(&mut self) -> Result<Step, SourceError> {
        loop {
            self.buffer.clear();
            self.steps += 1;
            if self.steps.is_multiple_of(4096) {
                self.budget.time()?;
                self.budget.check(LimitKind::InflatedBytes, self.reader.buffer_position())?;
            }
            let event = self.reader.read_event_into(&mut self.buffer);
            return Ok(match event {
                Ok(Event::Start(tag)) => Step::Start(tag.local_name().as_ref().to_owned(), Attributes::of(&tag)),
                Ok(Event::End(tag)) => Step::End(tag.local_name().as_ref().to_owned()),
                Ok(Event::Text(text)) => Step::Text(text.xml10_content().into_owned()),
                Ok(Event::CData(text)) => Step::Text(text.xml10_content().into_owned()),
                Ok(Event::GeneralRef(reference)) => {
                    let resolved = reference.resolve_char_ref().ok().flatten().map(String::from);
                    let named = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned);
                    Step::Text(resolved.or(named).unwrap_or_default())
                }
                Ok(Event::Eof) => {
                    self.budget.check(LimitKind::InflatedBytes, self.reader.buffer_position())?;
                    Step::Done
                }
                Ok(_) => continue,
                Err(_) => return Err(SourceError::Damaged),
            });
        }
    }

    fn skip_to_table(&mut self, wanted: &str) -> Result<(), SourceError> {
        loop {
            match self.next()? {
                Step::Start(name, attributes) if name == "table" && attributes.get("name").unwrap_or_default() == wanted => return Ok(()),
                Step::Done => return Err(SourceError::Damaged),
                _ => {}
            }
        }
    }

    /// The rows up to the end of the table.
    fn table(&mut self) -> Result<(Builder, Vec<Merged>), SourceError> {
        let mut builder = Builder::new(self.budget);
        let mut merged = Vec::new();
        let mut line = 1u64;
        loop {
            match self.next()? {
                Step::Start(name, attributes) if name == "table-row" => {
                    let times = attributes.count("number-rows-repeated");
                    builder.row(line)?;
                    self.row(&mut builder, line, &mut merged)?;
                    builder.repeat_row(times)?;
                    line = line.saturating_add(times);
                }
                Step::End(name) if name == "table" => return Ok((builder, merged)),
                Step::Done => return Err(SourceError::Damaged),
                _ => {}
            }
        }
    }

    fn row(&mut self, builder: &mut Builder, line: u64, merged: &mut Vec<Merged>) -> Result<(), SourceError> {
        let mut column = 0u64;
        loop {
            match self.next()? {
                Step::Start(name, attributes) if name == "table-cell" || name == "covered-table-cell" => {
                    let times = attributes.count("number-columns-repeated");
                    let rows = attributes.count("number-rows-spanned");
                    let cell = self.cell(&name, &attributes)?;
                    let value = cell.value();
                    if rows > 1 {
                        let as_line = |line: u64| u32::try_from(line).unwrap_or(u32::MAX);
                        merged.push(Merged {
                            first_line: as_line(line),
                            last_line: as_line(line.saturating_add(rows - 1)),
                            column: u32::try_from(column).unwrap_or(u32::MAX),
                        });
                        self.budget.check(LimitKind::Cells, merged.len() as u64)?;
                    }
                    if !matches!(value, Value::Empty) {
                        for ahead in 0..times {
                            builder.put(column.saturating_add(ahead), value)?;
                        }
                    }
                    column = column.saturating_add(times);
                }
                Step::End(name) if name == "table-row" => return Ok(()),
                Step::Done => return Err(SourceError::Damaged),
                _ => {}
            }
        }
    }

    fn cell(&mut self, element: &str, attributes: &Attributes) -> Result<OdsCell, SourceError> {
        let value = ["value", "date-value", "boolean-value", "string-value", "time-value"].iter().find_map(|name| attributes.get(name));
        let failed = attributes.0.iter().any(|(key, value)| key == "value-type" && value == "error");
        let mut cell = OdsCell { kind: attributes.get("value-type").unwrap_or_default(), value, failed, ..OdsCell::default() };
        // Annotations and drawings have paragraphs of their own, which are no part of the cell.
        let mut foreign = 0u32;
        loop {
            match self.next()? {
                Step::Start(name, attributes) => match name.as_str() {
                    "annotation" | "frame" | "custom-shape" | "control" => foreign += 1,
                    _ if foreign > 0 => {}
                    "p" => {
                        if cell.paragraphs > 0 {
                            cell.text.push('\n');
                        }
                        cell.paragraphs += 1;
                    }
                    "s" => {
                        let count = attributes.count("c");
                        self.budget.check(LimitKind::CellBytes, count)?;
                        cell.text.extend(std::iter::repeat_n(' ', usize::try_from(count).unwrap_or(0)));
                    }
                    "tab" => cell.text.push('\t'),
                    "line-break" => cell.text.push('\n'),
                    _ => {}
                },
                Step::Text(text) if foreign == 0 && cell.paragraphs > 0 => cell.text.push_str(&text),
                Step::Text(_) => {}
                Step::End(name) => match name.as_str() {
                    "annotation" | "frame" | "custom-shape" | "control" => foreign = foreign.saturating_sub(1),
                    _ if name == element && foreign == 0 => return Ok(cell),
                    _ => {}
                },
                Step::Done => return Err(SourceError::Damaged),
            }
            self.budget.check(LimitKind::CellBytes, cell.text.len() as u64)?;
        }
    }
}

impl OdsCell {
    fn value(&self) -> Value<'_> {
        let number = || self.value.as_deref().and_then(|text| text.parse::<f64>().ok()).filter(|number| number.is_finite());
        let given = self.value.as_deref().filter(|text| !text.is_empty());
        match self.kind.as_str() {
            _ if self.failed => Value::Failed,
            "float" | "currency" => number().map_or(Value::Failed, Value::Number),
            "percentage" => number().map_or(Value::Failed, Value::Percent),
            "boolean" => Value::Bool(self.value.as_deref() == Some("true")),
            "date" => given.map_or(Value::Text(&self.text), iso),
            _ if self.text.is_empty() => given.map_or(Value::Empty, Value::Text),
            _ => Value::Text(&self.text),
        }
    }
}
