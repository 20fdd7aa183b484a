//! Zipped workbooks (XLSX, ODS): what is inside, and what it weighs before anything trusts its sizes.

use super::SourceError;
use super::limits::{Budget, LimitExceeded, LimitKind};
use std::io::{BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An archive in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens the directory of the archive. Entries are counted by their signature first: the directory's own count may lie.
pub(super) fn open<'a>(bytes: &'a [u8], budget: &Budget) -> Result<Archive<'a>, SourceError> {
    budget.check(LimitKind::Parts, memchr::memmem::find_iter(bytes, b"PK\x01\x02").count() as u64)?;
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
    budget.check(LimitKind::Parts, archive.len() as u64)?;
    Ok(archive)
}

/// The names of the parts.
pub(super) fn names(archive: &Archive<'_>) -> Vec<String> {
    (0..archive.len()).filter_map(|at| Some(archive.name_for_index(at)?.ok()?.into_owned())).collect()
}

/// One part, which refuses to give more than the limits allow, whatever size it claims.
pub(super) fn part<'a, 'b>(archive: &'a mut Archive<'b>, name: &str, budget: &Budget) -> Result<impl BufRead + use<'a, 'b>, SourceError> {
    let file = archive.by_name(name).map_err(refusal)?;
    budget.check(LimitKind::InflatedBytes, file.size())?;
    Ok(BufReader::new(file.take(budget.limits.inflated_bytes.saturating_add(1))))
}

pub(super) fn refusal(error: ZipError) -> SourceError {
    match error {
        ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED => SourceError::Encrypted,
        _ => SourceError::Damaged,
    }
}

/// Inflates every part once, counting: refuses what is over a limit before a parser that trusts the file reads it.
///
/// The parser keeps all strings, all cell formats and the parts of a rich text in memory, and reserves room for as many strings as
/// the file claims: so besides the bytes, the elements that become memory are counted, the claimed number of strings is compared
/// with what can be there, and the text of one cell is measured over all its runs.
pub(super) fn weigh(archive: &mut Archive<'_>, budget: &Budget) -> Result<(), SourceError> {
    let declared =
        (0..archive.len()).filter_map(|at| archive.by_index_raw(at).ok().map(|file| file.size())).fold(0u64, u64::saturating_add);
    budget.check(LimitKind::InflatedBytes, declared)?;
    let mut total = 0u64;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(refusal)?;
        let strings = file.name().is_ok_and(|name| name.ends_with("sharedStrings.xml"));
        let mut scale = Scale::default();
        let mut reader = BufReader::with_capacity(64 << 10, file);
        let mut own = 0u64;
        loop {
            let chunk = reader.fill_buf().map_err(|_| SourceError::Damaged)?;
            if chunk.is_empty() {
                break;
            }
            let length = chunk.len();
            own += length as u64;
            total += length as u64;
            budget.check(LimitKind::InflatedBytes, total)?;
            if strings && own > budget.limits.strings_bytes {
                return Err(LimitExceeded { which: LimitKind::InflatedBytes, allowed: budget.limits.strings_bytes }.into());
            }
            scale.weigh(chunk, budget)?;
            budget.time()?;
            reader.consume(length);
        }
        scale.finished(own, budget)?;
    }
    Ok(())
}

/// Cell formats that a workbook may have; spreadsheets stop at 65,490.
const MOST_FORMATS: u64 = 66_000;

/// Elements of other kinds that become memory: sheets, names, fonts, merged regions, relationships.
const MOST_OTHERS: u64 = 500_000;

/// Bytes of a tag that are looked at: its name and the first attributes.
const TAG_HEAD: usize = 512;

/// Runs over the bytes of one XML part, in chunks, and counts.
#[derive(Debug, Default)]
struct Scale {
    in_tag: bool,
    tag: Vec<u8>,
    tag_bytes: u64,
    cell_text: u64,
    cells: u64,
    formats: u64,
    others: u64,
    claimed: u64,
}

impl Scale {
    fn weigh(&mut self, chunk: &[u8], budget: &Budget) -> Result<(), LimitExceeded> {
        let mut rest = chunk;
        while !rest.is_empty() {
            let end = memchr::memchr(if self.in_tag { b'>' } else { b'<' }, rest);
            let run = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            if self.in_tag {
                self.tag_bytes += run.len() as u64;
                budget.check(LimitKind::CellBytes, self.tag_bytes)?;
                let room = TAG_HEAD.saturating_sub(self.tag.len()).min(run.len());
                self.tag.extend_from_slice(run.get(..room).unwrap_or_default());
            } else {
                self.cell_text += run.len() as u64;
                budget.check(LimitKind::CellBytes, self.cell_text)?;
            }
            let Some(end) = end else { break };
            if self.in_tag {
                self.tag_ends(budget)?;
            }
            self.in_tag = !self.in_tag;
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        Ok(())
    }

    fn tag_ends(&mut self, budget: &Budget) -> Result<(), LimitExceeded> {
        let tag = std::mem::take(&mut self.tag);
        self.tag_bytes = 0;
        let closing = tag.first() == Some(&b'/');
        let name = tag.split(|byte| byte.is_ascii_whitespace()).find(|word| !word.is_empty()).unwrap_or_default();
        let name = name.strip_prefix(b"/").unwrap_or(name);
        let name = name.strip_suffix(b"/").unwrap_or(name);
        let name = name.rsplit(|byte| *byte == b':').next().unwrap_or_default();
        // The text of a cell goes on through these; anything else that closes ends it.
        if closing && !matches!(name, b"t" | b"r" | b"rPh" | b"is" | b"v" | b"f") {
            self.cell_text = 0;
        }
        if !closing {
            match name {
                b"c" | b"si" => {
                    self.cells += 1;
                    budget.check(LimitKind::Cells, self.cells)?;
                }
                b"t" | b"r" | b"v" | b"f" | b"is" | b"row" => {}
                b"xf" => {
                    self.formats += 1;
                    if self.formats > MOST_FORMATS {
                        return Err(LimitExceeded { which: LimitKind::Parts, allowed: MOST_FORMATS });
                    }
                }
                b"sst" => self.claimed = number_behind(&tag, b"uniqueCount=").max(self.claimed),
                b"dimension" => budget.check(LimitKind::Cells, claimed_cells(&tag).saturating_sub(ABSURD))?,
                _ => {
                    self.others += 1;
                    if self.others > MOST_OTHERS {
                        return Err(LimitExceeded { which: LimitKind::Parts, allowed: MOST_OTHERS });
                    }
                }
            }
        }
        self.tag = tag;
        self.tag.clear();
        Ok(())
    }

    fn finished(&self, bytes: u64, budget: &Budget) -> Result<(), LimitExceeded> {
        // A string takes at least five bytes: `<si/>`.
        if self.claimed > bytes / 5 + 1 {
            return Err(LimitExceeded { which: LimitKind::Cells, allowed: budget.limits.cells });
        }
        Ok(())
    }
}

/// Whole columns that somebody has formatted are common and cost nothing; a sheet that claims thousands of columns of them is
/// refused.
const ABSURD: u64 = 1 << 30;

/// The cells that `ref="A1:XFD1048576"` spans.
fn claimed_cells(tag: &[u8]) -> u64 {
    let Some(at) = memchr::memmem::find(tag, b"ref=") else { return 0 };
    let reference: Vec<u8> =
        tag.get(at + 5..).unwrap_or_default().iter().copied().take_while(|byte| !matches!(byte, b'"' | b'\'')).collect();
    let corner = |text: &[u8]| {
        let column = text
            .iter()
            .filter(|byte| byte.is_ascii_alphabetic())
            .fold(0u64, |sum, byte| sum.saturating_mul(26).saturating_add(u64::from(byte.to_ascii_uppercase() - b'A') + 1));
        let row = text
            .iter()
            .filter(|byte| byte.is_ascii_digit())
            .fold(0u64, |sum, byte| sum.saturating_mul(10).saturating_add(u64::from(byte - b'0')));
        (column, row)
    };
    let mut corners = reference.split(|byte| *byte == b':').map(corner);
    let (Some((left, top)), Some((right, bottom))) = (corners.next(), corners.next()) else { return 0 };
    right.saturating_sub(left).saturating_add(1).saturating_mul(bottom.saturating_sub(top).saturating_add(1))
}

/// The number in quotes behind an attribute's name.
fn number_behind(tag: &[u8], attribute: &[u8]) -> u64 {
    let Some(at) = memchr::memmem::find(tag, attribute) else { return 0 };
    let digits = tag.get(at + attribute.len() + 1..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit());
    digits.fold(0u64, |sum, byte| sum.saturating_mul(10).saturating_add(u64::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::super::limits::Limits;
    use super::*;

    #[test]
    fn a_claimed_size_is_read_from_the_reference() {
        assert_eq!(claimed_cells(b"dimension ref=\"A1:XFD262144\""), 1 << 32);
        assert_eq!(claimed_cells(b"dimension ref='B2:C4'/"), 6);
        assert_eq!(claimed_cells(b"dimension ref=\"A1\""), 0);
    }

    #[test]
    fn chunks_may_end_anywhere() {
        let budget = Budget::start(Limits { cell_bytes: 20, cells: 2, ..Limits::default() });
        let part = b"<sst uniqueCount=\"99\"><si><t>0123456789</t></si><si><t>0123456789</t><t>0123456789</t></si></sst>";
        for size in [1, 3, 7, 1000] {
            let mut scale = Scale::default();
            for chunk in part.chunks(size) {
                scale.weigh(chunk, &budget).unwrap();
            }
            assert_eq!((scale.cells, scale.claimed), (2, 99));
            assert_eq!(scale.finished(part.len() as u64, &budget), Err(LimitExceeded { which: LimitKind::Cells, allowed: 2 }));
        }
        let mut scale = Scale::default();
        let long = b"<si><t>0123456789</t><t>01234567890</t></si>";
        assert_eq!(scale.weigh(long, &budget).map_err(|error| error.which), Err(LimitKind::CellBytes));
    }
}
