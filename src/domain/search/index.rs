//! Finds the rows of a list whose search text holds what was typed: one block of text for all rows, so that a search is one
//! pass over memory.

use std::collections::BTreeMap;

use memchr::memmem::Finder;

use super::key::{SPELLED, TEXT};
use super::query::{Query, Word};
use super::rows::RowSet;

/// A search text made ready: small letters, and where a match may begin.
fn push_ready(text: &str, blob: &mut Vec<u8>, begins: &mut Bits) {
    let mut spelled = false;
    for &byte in text.as_bytes() {
        match char::from(byte) {
            TEXT => spelled = false,
            SPELLED => spelled = true,
            _ => {}
        }
        begins.push(!spelled || !byte.is_ascii_lowercase());
        blob.push(byte.to_ascii_lowercase());
    }
}

/// A growing list of yes and no.
#[derive(Debug, Clone, Default)]
struct Bits {
    words: Vec<u64>,
    count: usize,
}

impl Bits {
    fn push(&mut self, bit: bool) {
        if self.count.is_multiple_of(64) {
            self.words.push(0);
        }
        if let Some(word) = self.words.last_mut() {
            *word |= u64::from(bit) << (self.count % 64);
        }
        self.count += 1;
    }

    fn get(&self, at: usize) -> bool {
        self.words.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }
}

/// Longer words are not tried as mixed spellings: nobody types them so, and the tries multiply.
const LONGEST_MIXED: usize = 24;

/// The search texts of a list's rows. Row numbers count from 0 in the order of [`TextIndex::push`].
#[derive(Debug, Clone, Default)]
pub struct TextIndex {
    blob: Vec<u8>,
    begins: Bits,
    /// Where each row's text ends in the blob.
    ends: Vec<u32>,
    /// Rows whose text changed since, each in an index of its own.
    changed: BTreeMap<usize, Box<TextIndex>>,
}

impl TextIndex {
    /// Room for so many rows with so many bytes of text in all.
    #[must_use]
    pub fn with_capacity(rows: usize, bytes: usize) -> Self {
        Self {
            blob: Vec::with_capacity(bytes),
            begins: Bits { words: Vec::with_capacity(bytes.div_ceil(64)), count: 0 },
            ends: Vec::with_capacity(rows),
            changed: BTreeMap::new(),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.ends.len()
    }

    /// Bytes held in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.blob.capacity() + self.begins.words.capacity() * 8 + self.ends.capacity() * 4
    }

    /// Adds the search text of the next row. A row that would make the whole longer than 4 GiB is added without text.
    pub fn push(&mut self, search_text: &str) {
        if u32::try_from(self.blob.len() + search_text.len()).is_ok() {
            push_ready(search_text, &mut self.blob, &mut self.begins);
        }
        self.ends.push(u32::try_from(self.blob.len()).unwrap_or(u32::MAX));
    }

    /// Changes the search text of a row. Cheap for some rows; when most change, an index made anew is faster to search.
    pub fn set(&mut self, row: usize, search_text: &str) {
        let mut alone = Self::default();
        alone.push(search_text);
        self.changed.insert(row, Box::new(alone));
    }

    fn start(&self, row: usize) -> usize {
        row.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize)
    }

    fn end(&self, row: usize) -> usize {
        self.ends.get(row).map_or(self.blob.len(), |&end| end as usize)
    }

    /// The first match in the blob between two places that begins where one may.
    fn find(&self, finder: &Finder<'_>, mut from: usize, to: usize) -> Option<usize> {
        loop {
            let at = from + finder.find(self.blob.get(from..to)?)?;
            if self.begins.get(at) {
                return Some(at);
            }
            from = at + 1;
        }
    }

    /// The rows with a word.
    fn rows_with(&self, word: &Word) -> RowSet {
        let mut found = RowSet::none(self.rows());
        for needle in &word.needles {
            let finder = Finder::new(needle);
            let (mut row, mut from) = (0, 0);
            while let Some(at) = self.find(&finder, from, self.blob.len()) {
                // Hits only move forward: a gallop to the row, as most of them are near.
                let mut step = 1;
                while self.ends.get(row + step).is_some_and(|&end| end as usize <= at) {
                    step *= 2;
                }
                let window = self.ends.get(row..(row + step + 1).min(self.ends.len())).unwrap_or(&[]);
                row += window.partition_point(|&end| end as usize <= at);
                found.insert(row);
                from = self.end(row);
                row += 1;
            }
        }
        for (&row, alone) in &self.changed {
            if alone.rows_with(word).is_empty() {
                found.remove(row);
            } else {
                found.insert(row);
            }
        }
        found
    }

    /// Whether one row has a word.
    fn row_has(&self, row: usize, finders: &[Finder<'_>]) -> bool {
        if let Some(alone) = self.changed.get(&row) {
            return alone.row_has(0, finders);
        }
        finders.iter().any(|finder| self.find(finder, self.start(row), self.end(row)).is_some())
    }

    /// The rows meant by mixed spelling: each syllable in full or by its initial, the last one as far as it was typed, as in
    /// `huadxny` for 华东新能源. Finds what [`Self::matching`] does too; for when that finds nothing.
    #[must_use]
    pub fn meant(&self, query: &Query) -> RowSet {
        let mut found = RowSet::all(self.rows());
        for word in query.words() {
            let mut rows = self.rows_with(word);
            for needle in
                word.needles.iter().filter(|needle| needle.len() <= LONGEST_MIXED && needle.bytes().all(|c| c.is_ascii_alphabetic()))
            {
                self.add_spelled(needle.as_bytes(), &mut rows);
            }
            found.intersect(&rows);
        }
        found
    }

    /// Adds the rows in which a mixed spelling begins somewhere.
    fn add_spelled(&self, typed: &[u8], rows: &mut RowSet) {
        let Some(&first) = typed.first() else { return };
        for row in 0..self.rows() {
            if let Some(alone) = self.changed.get(&row) {
                let mut one = RowSet::none(1);
                alone.add_spelled(typed, &mut one);
                if !one.is_empty() {
                    rows.insert(row);
                }
                continue;
            }
            let (from, to) = (self.start(row), self.end(row));
            let mut starts = memchr::memchr_iter(first, self.blob.get(from..to).unwrap_or(&[])).map(|at| from + at);
            if starts.any(|at| self.begins.get(at) && self.spells(typed, at, to)) {
                rows.insert(row);
            }
        }
    }

    /// Whether a mixed spelling begins with the syllable at a place.
    fn spells(&self, typed: &[u8], at: usize, to: usize) -> bool {
        let syllable = self.syllable(at, to);
        let alike = syllable.iter().zip(typed).take_while(|(a, b)| a == b).count();
        // In full, or by its initial, which may be written zh, ch or sh.
        let initials = [1, 1 + usize::from(syllable.get(1) == Some(&b'h'))];
        let goes_on = |length: usize| typed.get(length..).is_some_and(|rest| self.spells(rest, at + syllable.len(), to));
        alike == typed.len()
            || (alike > 0 && alike == syllable.len() && goes_on(alike))
            || initials.into_iter().any(|length| length <= alike && length < syllable.len() && goes_on(length))
    }

    /// The syllable or word that begins at a place; empty where none does.
    fn syllable(&self, at: usize, to: usize) -> &[u8] {
        let rest = self.blob.get(at..to).unwrap_or(&[]);
        let is_letter = |place: usize| rest.get(place).is_some_and(u8::is_ascii_lowercase);
        let mut length = usize::from(is_letter(0));
        while length > 0 && is_letter(length) && !self.begins.get(at + length) {
            length += 1;
        }
        rest.get(..length).unwrap_or(&[])
    }

    /// The rows that have every word of the query. `among` are rows to which the answer is limited, as those of a query that this
    /// one [narrows](Query::narrows).
    #[must_use]
    pub fn matching(&self, query: &Query, among: Option<&RowSet>) -> RowSet {
        let mut found = among.cloned().unwrap_or_else(|| RowSet::all(self.rows()));
        for word in query.words() {
            // Below a tenth of the rows, looking at each is cheaper than a pass over all.
            if found.len() < self.rows() / 10 {
                let finders: Vec<Finder<'_>> = word.needles.iter().map(Finder::new).collect();
                for row in found.clone().iter() {
                    if !self.row_has(row, &finders) {
                        found.remove(row);
                    }
                }
            } else {
                found.intersect(&self.rows_with(word));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::{NameOf, search_text};
    use super::*;
    use proptest::prelude::*;

    const NAMES: &[&str] = &[
        "华东新能源",
        "安琪酵母",
        "山东黄金",
        "重庆银行",
        "瀋陽機床",
        "单雄信",
        "Orion Batteries",
        "ABB（中国）",
        "吕梁建设",
        "曾氏食品",
        "长城汽车",
        "L'Oréal Group",
        "美的集团",
        "西安机器",
        "先进器材",
        "厦门厦工",
    ];

    fn index(names: &[&str]) -> TextIndex {
        let mut index = TextIndex::default();
        for name in names {
            index.push(&search_text(name, NameOf::Organisation));
        }
        index
    }

    fn found(typed: &str) -> Vec<&'static str> {
        index(NAMES).matching(&Query::new(typed), None).iter().map(|row| NAMES[row]).collect()
    }

    #[test]
    fn characters_pinyin_and_initials_find_a_name() {
        for (typed, names) in [
            ("hdxny", &["华东新能源"][..]),
            ("huadong", &["华东新能源"]),
            ("HuaDong", &["华东新能源"]),
            ("华东", &["华东新能源"]),
            ("華東", &["华东新能源"]),
            ("华", &["华东新能源"]),
            ("东新", &["华东新能源"]),
            ("华dong", &["华东新能源"]),
            ("hua dong", &["华东新能源", "山东黄金"]),
            ("ｈｄｘ", &["华东新能源"]),
            ("dong", &["华东新能源", "山东黄金"]),
            ("an", &["安琪酵母", "西安机器"]),
            ("chongqing", &["重庆银行"]),
            ("cqyh", &["重庆银行"]),
            ("zhongqing", &[]),
            ("沈阳", &["瀋陽機床"]),
            ("syjc", &["瀋陽機床"]),
            ("dxx", &["单雄信"]),
            ("shanxiong", &["单雄信"]),
            ("danxiong", &["单雄信"]),
            ("orion", &["Orion Batteries"]),
            ("rion", &["Orion Batteries"]),
            ("ob", &["Orion Batteries"]),
            ("orionbat", &["Orion Batteries"]),
            ("batteries orion", &["Orion Batteries"]),
            ("abbzg", &["ABB（中国）"]),
            ("abb(", &["ABB（中国）"]),
            ("lvliang", &["吕梁建设"]),
            ("luliang", &["吕梁建设"]),
            ("zengshi", &["曾氏食品"]),
            ("ccqc", &["长城汽车"]),
            ("changcheng", &["长城汽车"]),
            ("loreal", &["L'Oréal Group"]),
            ("l'oreal", &["L'Oréal Group"]),
            ("midea", &[]),
            ("meidi", &["美的集团"]),
            ("xi'an", &["西安机器", "先进器材"]),
            ("xmsg", &["厦门厦工"]),
            ("nosuch", &[]),
        ] {
            assert_eq!(found(typed), names, "{typed}");
        }
        assert_eq!(found("").len(), NAMES.len());
        assert_eq!(found("  ").len(), NAMES.len());
    }

    #[test]
    fn mixed_spellings_are_understood() {
        let index = index(NAMES);
        for (typed, names) in [
            ("huadxny", &["华东新能源"][..]),
            ("hdongxin", &["华东新能源"]),
            ("hdxinn", &["华东新能源"]),
            ("dxneng", &["华东新能源"]),
            ("华dxneng", &["华东新能源"]),
            ("hdxnyz", &[]),
            ("hdyx", &[]),
            ("lvljs", &["吕梁建设"]),
            ("obat", &["Orion Batteries"]),
            ("abbzhg", &["ABB（中国）"]),
            ("xianjq", &["西安机器", "先进器材"]),
            ("xanjq", &["西安机器"]),
            ("", NAMES),
        ] {
            assert_eq!(index.meant(&Query::new(typed)).iter().map(|row| NAMES[row]).collect::<Vec<_>>(), names, "{typed}");
        }
        let mut index = index;
        index.set(0, &search_text("西部矿业", NameOf::Organisation));
        assert_eq!(index.meant(&Query::new("xibuky")).iter().collect::<Vec<_>>(), [0]);
        assert!(index.meant(&Query::new("huadxny")).is_empty());
    }

    #[test]
    fn a_match_never_reaches_over_the_end_of_a_row() {
        let index = index(&["华", "东", ""]);
        assert!(index.matching(&Query::new("华东"), None).is_empty());
        assert!(index.matching(&Query::new("hd"), None).is_empty());
        assert_eq!(index.matching(&Query::new("dong"), None).iter().collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_changed_row_is_found_by_its_new_text_only() {
        let mut index = index(NAMES);
        index.set(0, &search_text("西部矿业", NameOf::Organisation));
        let found = |typed: &str| index.matching(&Query::new(typed), None).iter().collect::<Vec<_>>();
        assert_eq!((found("xbky"), found("hdxny"), found("sdhj")), (vec![0], vec![], vec![2]));
        let one = {
            let mut set = RowSet::none(NAMES.len());
            set.insert(0);
            set
        };
        assert_eq!(index.matching(&Query::new("kuangye"), Some(&one)), one);
        assert!(index.matching(&Query::new("huadong"), Some(&one)).is_empty());
    }

    proptest! {
        #[test]
        fn a_pass_over_all_and_a_look_at_each_agree(picks in prop::collection::vec(0..NAMES.len(), 1..60), typed in "[a-z华东新]{0,4}( [a-z]{1,2})?") {
            let names: Vec<&str> = picks.iter().map(|&pick| NAMES[pick]).collect();
            let all = index(&names);
            let query = Query::new(&typed);
            let whole = all.matching(&query, None);
            for (row, name) in names.iter().enumerate() {
                let alone = index(&[name]);
                prop_assert_eq!(whole.contains(row), !alone.matching(&query, None).is_empty(), "{} {}", name, &typed);
                let finders: Vec<Vec<Finder<'_>>> = query.words().iter().map(|word| word.needles.iter().map(Finder::new).collect()).collect();
                prop_assert_eq!(whole.contains(row), finders.iter().all(|finders| all.row_has(row, finders)));
            }
        }

        #[test]
        fn narrowing_gives_what_a_full_search_gives(typed in "[a-z华东'( ]{1,6}") {
            let index = index(NAMES);
            let characters: Vec<char> = typed.chars().collect();
            let mut before: Option<(Query, RowSet)> = None;
            for length in 0..=characters.len() {
                let query = Query::new(&characters[..length].iter().collect::<String>());
                let whole = index.matching(&query, None);
                if let Some((wider, rows)) = &before && query.narrows(wider) {
                    prop_assert_eq!(&index.matching(&query, Some(rows)), &whole);
                }
                before = Some((query, whole));
            }
        }
    }
}
