//! Delimited text: which character separates, where records begin, and quotes that are never closed.

use super::SourceError;
use super::limits::LimitKind;
use super::table::{Builder, Table, Value};
use csv::ByteRecord;

/// The characters that can separate, in the order in which a tie is decided.
pub const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// How many records a guess looks at.
const SAMPLE: usize = 200;

/// How many records may have a quote that is never closed before the rest of the file is given up.
const MOST_OPEN_QUOTES: usize = 16;

/// What was found while reading delimited text.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub delimiter: Option<char>,
    /// Lines of records whose quote is never closed: read as one line each, to be rejected.
    pub open_quotes: Vec<u32>,
}

/// Reads all records.
pub(super) fn read(text: &str, forced: Option<char>, mut builder: Builder) -> Result<(Table, Found), SourceError> {
    let (announced, body, skipped) = announced(text);
    let delimiter = forced.or(announced).or_else(|| guess(body));
    let mut found = Found { delimiter, open_quotes: Vec::new() };
    let mut line = 1 + skipped;
    let mut rest = body;
    while !rest.is_empty() {
        match records(rest, delimiter.unwrap_or(','), &mut line, &mut builder)? {
            None => break,
            Some(open) => {
                // The record that never ends is cut at its first line end, and reading goes on behind it.
                found.open_quotes.push(u32::try_from(line).unwrap_or(u32::MAX));
                let tail = rest.get(open..).unwrap_or_default();
                let first = tail.find(['\r', '\n']).map_or(tail, |end| tail.get(..end).unwrap_or_default());
                builder.row(line)?;
                builder.put(0, Value::Text(first))?;
                let behind = tail.get(first.len()..).unwrap_or_default();
                let end = if behind.starts_with("\r\n") { 2 } else { usize::from(!behind.is_empty()) };
                rest = if found.open_quotes.len() >= MOST_OPEN_QUOTES { "" } else { behind.get(end..).unwrap_or_default() };
                line += 1;
            }
        }
    }
    Ok((builder.finish()?, found))
}

/// `sep=;` in the first line, as spreadsheets write it: the delimiter, what is behind that line, and how many lines it took.
fn announced(text: &str) -> (Option<char>, &str, u64) {
    let head = text.split(['\r', '\n']).next().unwrap_or_default();
    let delimiter = head.trim_matches('"').strip_prefix("sep=").and_then(|rest| {
        let mut rest = rest.chars();
        rest.next().filter(|_| rest.next().is_none())
    });
    match delimiter.filter(char::is_ascii) {
        Some(delimiter) => {
            let behind = text.get(head.len()..).unwrap_or_default();
            let end = if behind.starts_with("\r\n") { 2 } else { usize::from(!behind.is_empty()) };
            (Some(delimiter), behind.get(end..).unwrap_or_default(), 1)
        }
        None => (None, text, 0),
    }
}

fn reader(text: &str, delimiter: char) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes())
}

/// Puts the records of a text into the table; `line` runs along. The byte at which a record begins whose quote is never closed, if
/// there is one: everything before it has been read.
fn records(text: &str, delimiter: char, line: &mut u64, builder: &mut Builder) -> Result<Option<usize>, SourceError> {
    let mut reader = reader(text, delimiter);
    let mut record = ByteRecord::new();
    let mut counted = 0usize;
    loop {
        let more = reader.read_byte_record(&mut record).map_err(|_| SourceError::Damaged)?;
        if !more {
            return Ok(None);
        }
        let begin = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        // The reader steps over empty lines before a record.
        let blank = text.as_bytes().get(begin..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begin = begin + blank;
        *line += line_ends(text.as_bytes().get(counted..begin).unwrap_or_default());
        counted = begin;
        let last = usize::try_from(reader.position().byte()).is_ok_and(|end| end >= text.len());
        if last && is_open(text.get(begin..).unwrap_or_default(), delimiter) {
            return Ok(Some(begin));
        }
        builder.row(*line)?;
        builder.fields(record.len());
        for (column, field) in record.iter().enumerate() {
            // The text was valid UTF-8, and fields are cut at ASCII characters.
            let field = std::str::from_utf8(field).map_err(|_| SourceError::Damaged)?;
            builder.budget().check(LimitKind::CellBytes, field.len() as u64)?;
            builder.put(column as u64, Value::Text(field))?;
        }
    }
}

/// How many lines end in a text: CR LF, LF and a lone CR count one each.
fn line_ends(bytes: &[u8]) -> u64 {
    let ends = memchr::memchr2_iter(b'\r', b'\n', bytes);
    let mut count = 0;
    for at in ends {
        let second_half = at > 0 && bytes.get(at) == Some(&b'\n') && bytes.get(at - 1) == Some(&b'\r');
        count += u64::from(!second_half);
    }
    count
}

/// Whether the last record of a text ends inside quotes.
fn is_open(record: &str, delimiter: char) -> bool {
    let (mut inside, mut at_start, mut chars) = (false, true, record.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if inside && chars.peek() == Some(&'"') => {
                chars.next();
            }
            '"' if inside => inside = false,
            '"' if at_start => inside = true,
            _ => {}
        }
        at_start = !inside && (c == delimiter || c == '\r' || c == '\n');
    }
    inside
}

/// The delimiter under which the records are most alike in their number of fields; `None` when nothing separates.
fn guess(text: &str) -> Option<char> {
    let scored = DELIMITERS.iter().map(|delimiter| (score(text, *delimiter), *delimiter));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 > 0).then_some(best.1)
}

/// The share of records with the commonest number of fields, in thousandths, and that number as a tie-breaker.
fn score(text: &str, delimiter: char) -> u64 {
    let mut counts = std::collections::BTreeMap::<usize, u64>::new();
    let mut reader = reader(text, delimiter);
    let mut record = ByteRecord::new();
    let mut total = 0u64;
    while total < SAMPLE as u64 && matches!(reader.read_byte_record(&mut record), Ok(true)) {
        // A record that goes on over many lines is a stray quote under the wrong delimiter.
        *counts.entry(record.len()).or_default() += 1;
        total += 1;
    }
    // Titles above the header are single cells: they do not speak against any delimiter.
    let single = counts.remove(&1).unwrap_or(0);
    let Some((fields, like)) = counts.iter().max_by_key(|(fields, like)| (**like, **fields)) else { return 0 };
    let speaking = total - single.min(total.saturating_sub(*like)) / 2;
    like * 1000 / speaking.max(1) * 100 + (*fields as u64).min(99)
}

#[cfg(test)]
mod tests {
    use super::super::limits::{Budget, Limits};
    use super::*;

    fn parsed(text: &str) -> (Vec<(u32, Vec<String>)>, Found) {
        let (table, found) = read(text, None, Builder::new(Budget::start(Limits::default()))).unwrap();
        let rows = (0..table.height())
            .map(|row| (table.line(row), table.values(row).map(|value| super::super::table::shown(value).unwrap_or_default()).collect()))
            .collect();
        (rows, found)
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn the_delimiter_is_found_beside_commas_in_numbers_and_texts() {
        for (text, delimiter) in [
            ("name,city\nA,B\nC,D\n", Some(',')),
            ("name;revenue;city\nA;1,5;B, C\nD;2,5;E\n", Some(';')),
            ("name\trevenue\nA, Inc.\t1,200\nB, Ltd.\t3,400\n", Some('\t')),
            ("name|note\nA|x;y,z\nB|u\n", Some('|')),
            ("客户名单, 2026\n\nname;city\nA;B\nC;D\nE;F\n", Some(';')),
            ("\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n", Some(',')),
            ("name\nA\nB\n", None),
            ("sep=|\na,b|c\n", Some('|')),
        ] {
            assert_eq!(parsed(text).1.delimiter, delimiter, "{text:?}");
        }
    }

    #[test]
    fn lines_are_counted_through_quoted_newlines_blank_lines_and_all_line_ends() {
        assert_eq!(parsed("a,b\n\n\"x\ny\",1\nz,2\n").0, [row(1, &["a", "b"]), row(3, &["x\ny", "1"]), row(5, &["z", "2"])]);
        assert_eq!(parsed("a,b\r\n\r\n\"x\r\ny\",1\r\nz,2").0, [row(1, &["a", "b"]), row(3, &["x\r\ny", "1"]), row(5, &["z", "2"])]);
        assert_eq!(
            parsed("a,b\r1,2\r\"once\rupon\",3\r4,5\r").0,
            [row(1, &["a", "b"]), row(2, &["1", "2"]), row(3, &["once\rupon", "3"]), row(5, &["4", "5"])]
        );
        assert_eq!(parsed("sep=;\na;b\n").0, [row(2, &["a", "b"])]);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_line_only() {
        let (rows, found) = parsed("a,b\n1,\"open\n2,x\n3,y\n");
        assert_eq!(rows, [row(1, &["a", "b"]), row(2, &["1,\"open"]), row(3, &["2", "x"]), row(4, &["3", "y"])]);
        assert_eq!(found.open_quotes, [2]);
        assert_eq!(parsed("a,\"b\"\"c\"\n").0, [row(1, &["a", "b\"c"])]);
        assert_eq!(parsed("12\" pipe,x\n").0, [row(1, &["12\" pipe", "x"])]);
    }
}
