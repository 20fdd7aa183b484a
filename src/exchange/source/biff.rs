//! The records of an XLS stream, and the strings in them. After \[MS-XLS\].

use super::SourceError;
use super::limits::{Budget, LimitKind};
use super::ole::{u16_at, u32_at};

pub(super) const BOF: u16 = 0x0809;
pub(super) const END: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// Iterates over records: their kind and body, with the bodies of the CONTINUE records behind them.
pub(super) struct Records<'a> {
    pub stream: &'a [u8],
    pub at: usize,
}

/// A record.
pub(super) struct Record<'a> {
    pub kind: u16,
    pub body: &'a [u8],
    pub more: Vec<&'a [u8]>,
}

impl<'a> Records<'a> {
    fn raw(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let body = self.stream.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, body))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, body) = self.raw()?;
        let mut more = Vec::new();
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            let Some((_, body)) = self.raw() else { break };
            more.push(body);
        }
        Some(Record { kind, body, more })
    }
}

/// A string inside one record: a count of characters in one or two bytes, flags, then one or two bytes a character.
pub(super) fn string(bytes: &[u8], count_bytes: usize) -> Option<String> {
    let count = if count_bytes == 1 { usize::from(*bytes.first()?) } else { usize::from(u16_at(bytes, 0)?) };
    let wide = bytes.get(count_bytes)? & 1 != 0;
    let body = bytes.get(count_bytes + 1..)?;
    Some(if wide { utf16(body.get(..count * 2)?) } else { latin(body.get(..count)?) })
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    String::from_utf16_lossy(&units)
}

/// Characters below U+0100, one byte each.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Reads the shared strings across CONTINUE records: characters that go on in the next one begin with new flags there.
struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl<'a> Pieces<'a> {
    fn here(&mut self) -> Option<&'a [u8]> {
        loop {
            let rest = self.pieces.get(self.piece)?.get(self.at..).unwrap_or_default();
            if !rest.is_empty() {
                return Some(rest);
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let rest = self.here()?;
        let taken = rest.first_chunk::<N>().copied()?;
        self.at += N;
        Some(taken)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = self.here()?.len().min(count);
            self.at += step;
            count -= step;
        }
        Some(())
    }

    fn characters(&mut self, mut count: usize, mut wide: bool) -> Option<String> {
        let mut text = String::new();
        while count > 0 {
            let before = self.piece;
            let rest = self.here()?;
            if self.piece != before {
                wide = self.bytes::<1>()?.first()? & 1 != 0;
                continue;
            }
            let width = if wide { 2 } else { 1 };
            let step = (rest.len() / width).min(count);
            if step == 0 {
                return None;
            }
            let part = rest.get(..step * width)?;
            text.push_str(&if wide { utf16(part) } else { latin(part) });
            self.at += step * width;
            count -= step;
        }
        Some(text)
    }
}

/// The shared strings of a workbook.
pub(super) fn strings(record: &Record<'_>, budget: &Budget) -> Result<Vec<String>, SourceError> {
    let mut pieces = Pieces { pieces: std::iter::once(record.body).chain(record.more.iter().copied()).collect(), piece: 0, at: 0 };
    let count = pieces.bytes::<8>().and_then(|head| u32_at(&head, 4)).ok_or(SourceError::Damaged)?;
    budget.check(LimitKind::Cells, u64::from(count))?;
    let mut strings = Vec::new();
    for at in 0..count {
        if at % 4096 == 0 {
            budget.time()?;
        }
        // A table that is cut short keeps what is there; cells that point behind it hold nothing known.
        let Some(text) = shared_string(&mut pieces) else { break };
        budget.check(LimitKind::CellBytes, text.len() as u64)?;
        strings.push(text);
    }
    Ok(strings)
}

fn shared_string(pieces: &mut Pieces<'_>) -> Option<String> {
    let count = usize::from(u16::from_le_bytes(pieces.bytes::<2>()?));
    let flags = *pieces.bytes::<1>()?.first()?;
    let runs = if flags & 8 != 0 { usize::from(u16::from_le_bytes(pieces.bytes::<2>()?)) } else { 0 };
    let extra = if flags & 4 != 0 { u32::from_le_bytes(pieces.bytes::<4>()?) as usize } else { 0 };
    let text = pieces.characters(count, flags & 1 != 0)?;
    pieces.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
    Some(text)
}

/// The records of one sheet, those of charts inside it left out.
pub(super) fn sheet_records(stream: &[u8], begin: usize) -> impl Iterator<Item = Record<'_>> {
    let mut depth = 0u32;
    (Records { stream, at: begin.min(stream.len()) })
        .take_while(move |record| {
            match record.kind {
                BOF => depth += 1,
                END => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0
        })
        .scan(0u32, |depth, record| {
            match record.kind {
                BOF => *depth += 1,
                END => *depth = depth.saturating_sub(1),
                _ => {}
            }
            Some((*depth == 1).then_some(record))
        })
        .flatten()
}

/// Whether a sheet has cells in at least two rows.
pub(super) fn has_rows(stream: &[u8], begin: usize) -> bool {
    let mut first = None;
    sheet_records(stream, begin).any(|record| {
        let holds = matches!(record.kind, 0x0203 | 0x0204 | 0x00D6 | 0x027E | 0x00BD | 0x00FD | 0x0006);
        let row = u16_at(record.body, 0);
        holds && *first.get_or_insert(row) != row
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_go_on_in_the_next_record_with_flags_of_their_own() {
        // One string of five characters: two narrow ones, then three wide ones behind the break.
        let first = [&1u32.to_le_bytes()[..], &1u32.to_le_bytes(), &5u16.to_le_bytes(), &[0], b"ab"].concat();
        let wide: Vec<u8> = std::iter::once(1).chain("新能源".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let record = Record { kind: 0xFC, body: &first, more: vec![&wide] };
        let budget = Budget::start(super::super::limits::Limits::default());
        assert_eq!(strings(&record, &budget).unwrap(), ["ab新能源"]);
    }
}
