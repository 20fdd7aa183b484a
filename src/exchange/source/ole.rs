//! The compound file around XLS (and around encrypted workbooks): its directory and its streams, never more than the file holds.
//!
//! Layout after \[MS-CFB\]: a header, sectors of 512 or 4096 bytes chained by an allocation table, small streams in 64-byte pieces.

use super::SourceError;

/// The first bytes of a compound file.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_SECTOR: u32 = 0xFFFF_FFFA;

/// An entry of the directory.
#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

/// An opened compound file.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    mini_table: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}

impl<'a> Compound<'a> {
    /// Reads header, allocation tables and directory.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SourceError> {
        Self::read(bytes).ok_or(SourceError::Damaged)
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, table: Vec::new(), mini_table: Vec::new(), mini_stream: Vec::new(), entries: Vec::new() };
        let mut places: Vec<u32> = numbers(bytes.get(76..512)?).collect();
        let mut next = u32_at(bytes, 68)?;
        for _ in 0..=file.sectors() {
            if next >= LAST_SECTOR {
                break;
            }
            let (more, link) = file.sector_at(next)?.split_last_chunk::<4>()?;
            places.extend(numbers(more));
            next = u32::from_le_bytes(*link);
        }
        let used = places.into_iter().filter(|place| *place < LAST_SECTOR).take(file.sectors());
        for place in used.collect::<Vec<_>>() {
            let links: Vec<u32> = numbers(file.sector_at(place)?).collect();
            file.table.extend(links);
        }
        let directory = file.chain(u32_at(bytes, 48)?, u64::MAX)?;
        file.entries = directory.as_chunks::<128>().0.iter().filter_map(|entry| file.entry(entry)).collect();
        let root = file.entries.first().map(|root| (root.start, root.size))?;
        if u32_at(bytes, 64)? > 0 {
            let links = file.chain(u32_at(bytes, 60)?, u64::MAX)?;
            file.mini_table = numbers(&links).collect();
            file.mini_stream = file.chain(root.0, root.1)?;
        }
        Some(file)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let begin = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = begin.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(begin..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain of sectors, up to a size; `None` when it leaves the file or runs in a circle.
    fn chain(&self, start: u32, size: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..=self.sectors() {
            if next == END_OF_CHAIN || bytes.len() as u64 >= size {
                bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector_at(next)?);
            next = self.table.get(next as usize).copied()?;
        }
        None
    }

    fn mini_chain(&self, start: u32, size: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..=self.mini_stream.len() / 64 {
            if next == END_OF_CHAIN || bytes.len() as u64 >= size {
                break;
            }
            let begin = (next as usize).checked_mul(64)?;
            bytes.extend_from_slice(self.mini_stream.get(begin..begin.checked_add(64)?)?);
            next = self.mini_table.get(next as usize).copied()?;
        }
        bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Some(bytes)
    }

    fn entry(&self, bytes: &[u8; 128]) -> Option<Entry> {
        let length = usize::from(u16_at(bytes, 64)?).min(64).saturating_sub(2) / 2;
        let units: Vec<u16> = (0..length).filter_map(|at| u16_at(bytes, at * 2)).collect();
        let low = u64::from(u32_at(bytes, 120)?);
        let high = if self.sector == 4096 { u64::from(u32_at(bytes, 124)?) } else { 0 };
        let kind = *bytes.get(66)?;
        (kind != 0).then(|| Entry {
            name: String::from_utf16_lossy(&units),
            start: u32_at(bytes, 116).unwrap_or(END_OF_CHAIN),
            size: high << 32 | low,
        })
    }

    /// Whether the directory has an entry of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)).ok_or(SourceError::Damaged)?;
        let bytes = if entry.size < 4096 && !self.mini_table.is_empty() {
            self.mini_chain(entry.start, entry.size)
        } else {
            self.chain(entry.start, entry.size)
        };
        bytes.ok_or(SourceError::Damaged)
    }
}
