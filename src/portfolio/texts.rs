//! Columns of text: one block for all rows, or a dictionary where values repeat.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::domain::search::{NameOf, Query, RowSet, TextIndex, search_text, sort_key};

/// A column of texts that mostly differ, in one block of memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    block: String,
    spans: Vec<(u32, u32)>,
}

impl Texts {
    fn add(&mut self, text: &str) -> (u32, u32) {
        // Four billion bytes of names are out of reach; a text beyond them would read as empty.
        let (Ok(from), Ok(to)) = (u32::try_from(self.block.len()), u32::try_from(self.block.len() + text.len())) else { return (0, 0) };
        self.block.push_str(text);
        (from, to)
    }

    pub(super) fn push(&mut self, text: &str) {
        let span = self.add(text);
        self.spans.push(span);
    }

    /// Changes a row's text. The block keeps the old one until the column is built anew.
    pub(super) fn set(&mut self, row: usize, text: &str) {
        if self.get(row) == text {
            return;
        }
        let span = self.add(text);
        if let Some(slot) = self.spans.get_mut(row) {
            *slot = span;
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn get(&self, row: usize) -> &str {
        self.spans.get(row).and_then(|&(from, to)| self.block.get(from as usize..to as usize)).unwrap_or("")
    }

    pub(super) fn bytes(&self) -> usize {
        self.block.capacity() + self.spans.capacity() * 8
    }
}

/// A column of texts that repeat, such as cities: a number for each row, and each text once.
#[derive(Debug, Clone)]
pub(super) struct Dictionary {
    whose: NameOf,
    values: Vec<String>,
    numbers: HashMap<String, u32>,
    rows: Vec<u32>,
    /// Made when it is first asked for.
    index: OnceLock<TextIndex>,
}

impl Dictionary {
    pub(super) fn new(whose: NameOf) -> Self {
        Self { whose, values: Vec::new(), numbers: HashMap::new(), rows: Vec::new(), index: OnceLock::new() }
    }

    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        if let Some(index) = self.index.get_mut() {
            index.push(&search_text(text, self.whose));
        }
        number
    }

    /// What its values are found by.
    pub(super) fn index(&self) -> &TextIndex {
        self.index.get_or_init(|| {
            let mut index = TextIndex::default();
            self.values.iter().for_each(|value| index.push(&search_text(value, self.whose)));
            index
        })
    }

    pub(super) fn push(&mut self, text: &str) {
        let number = self.number(text);
        self.rows.push(number);
    }

    pub(super) fn set(&mut self, row: usize, text: &str) {
        let number = self.number(text);
        if let Some(slot) = self.rows.get_mut(row) {
            *slot = number;
        }
    }

    pub(super) fn get(&self, row: usize) -> &str {
        self.rows.get(row).and_then(|&number| self.values.get(number as usize)).map_or("", String::as_str)
    }

    /// The rows whose value is among those.
    fn rows_among(&self, values: &RowSet) -> RowSet {
        let mut found = RowSet::none(self.rows.len());
        if !values.is_empty() {
            for (row, &number) in self.rows.iter().enumerate() {
                if values.contains(number as usize) {
                    found.insert(row);
                }
            }
        }
        found
    }

    /// The rows whose value holds what was typed.
    pub(super) fn matching(&self, query: &Query) -> RowSet {
        self.rows_among(&self.index().matching(query, None))
    }

    /// The rows whose value passes.
    pub(super) fn rows_where(&self, passes: impl Fn(&str) -> bool) -> RowSet {
        let mut values = RowSet::none(self.values.len());
        for (number, value) in self.values.iter().enumerate() {
            if passes(value) {
                values.insert(number);
            }
        }
        self.rows_among(&values)
    }

    /// For each row, its value's place in the order of values; `None` for an empty one.
    pub(super) fn ranks(&self) -> impl Fn(usize) -> Option<i64> + '_ {
        let mut order: Vec<(String, usize)> = self
            .values
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.is_empty())
            .map(|(number, value)| (sort_key(value, self.whose), number))
            .collect();
        order.sort_unstable();
        let mut ranks: Vec<Option<i64>> = vec![None; self.values.len()];
        for (rank, (_, number)) in order.into_iter().enumerate() {
            if let Some(slot) = ranks.get_mut(number) {
                *slot = i64::try_from(rank).ok();
            }
        }
        move |row| self.rows.get(row).and_then(|&number| ranks.get(number as usize).copied().flatten())
    }

    /// Each value that some row has, with how many have it.
    pub(super) fn counts(&self, rows: impl Iterator<Item = usize>) -> Vec<(&str, usize)> {
        let mut counts = vec![0; self.values.len()];
        for row in rows {
            if let Some(count) = self.rows.get(row).and_then(|&number| counts.get_mut(number as usize)) {
                *count += 1;
            }
        }
        self.values.iter().map(String::as_str).zip(counts).filter(|&(_, count)| count > 0).collect()
    }

    pub(super) fn bytes(&self) -> usize {
        self.rows.capacity() * 4
            + self.index.get().map_or(0, TextIndex::bytes)
            + self.values.iter().map(|value| value.capacity() * 2 + 96).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_change_without_disturbing_their_neighbours() {
        let mut texts = Texts::default();
        ["华东", "", "Orion"].iter().for_each(|text| texts.push(text));
        texts.set(0, "华东新能源");
        texts.set(1, "x");
        assert_eq!((0..4).map(|row| texts.get(row)).collect::<Vec<_>>(), ["华东新能源", "x", "Orion", ""]);
    }

    #[test]
    fn a_dictionary_finds_orders_and_counts_values() {
        let mut cities = Dictionary::new(NameOf::Organisation);
        ["上海", "重庆", "", "上海", "Austin"].iter().for_each(|city| cities.push(city));
        assert_eq!(cities.matching(&Query::new("chongq")).iter().collect::<Vec<_>>(), [1]);
        assert_eq!(cities.rows_where(|city| city == "上海").iter().collect::<Vec<_>>(), [0, 3]);
        let rank = cities.ranks();
        assert_eq!((0..5).map(&rank).collect::<Vec<_>>(), [Some(1), Some(0), None, Some(1), Some(2)]);
        drop(rank);
        cities.set(3, "重庆");
        assert_eq!(cities.counts(0..5), [("上海", 1), ("重庆", 2), ("", 1), ("Austin", 1)]);
        assert_eq!(cities.get(3), "重庆");
    }
}
