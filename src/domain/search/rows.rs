//! Which rows of a list are meant.

/// A set of row numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowSet {
    bits: Vec<u64>,
    rows: usize,
}

impl RowSet {
    /// No row of so many.
    #[must_use]
    pub fn none(rows: usize) -> Self {
        Self { bits: vec![0; rows.div_ceil(64)], rows }
    }

    /// Every row of so many.
    #[must_use]
    pub fn all(rows: usize) -> Self {
        let mut set = Self { bits: vec![u64::MAX; rows.div_ceil(64)], rows };
        if let Some(last) = set.bits.last_mut().filter(|_| !rows.is_multiple_of(64)) {
            *last = (1 << (rows % 64)) - 1;
        }
        set
    }

    /// Makes room for more rows, which are not in.
    pub fn grow(&mut self, rows: usize) {
        self.rows = self.rows.max(rows);
        self.bits.resize(self.rows.div_ceil(64), 0);
    }

    /// How many rows there could be.
    #[must_use]
    pub const fn capacity(&self) -> usize {
        self.rows
    }

    /// Puts a row in; one beyond the capacity is left out.
    pub fn insert(&mut self, row: usize) {
        if let Some(word) = self.bits.get_mut(row / 64).filter(|_| row < self.rows) {
            *word |= 1 << (row % 64);
        }
    }

    /// Takes a row out.
    pub fn remove(&mut self, row: usize) {
        if let Some(word) = self.bits.get_mut(row / 64) {
            *word &= !(1 << (row % 64));
        }
    }

    /// Whether a row is in.
    #[must_use]
    pub fn contains(&self, row: usize) -> bool {
        self.bits.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// How many rows are in.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether no row is in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|&word| word == 0)
    }

    /// Keeps what is in the other too.
    pub fn intersect(&mut self, other: &Self) {
        for (at, word) in self.bits.iter_mut().enumerate() {
            *word &= other.bits.get(at).copied().unwrap_or(0);
        }
    }

    /// Adds what is in the other.
    pub fn unite(&mut self, other: &Self) {
        for (word, &more) in self.bits.iter_mut().zip(&other.bits) {
            *word |= more;
        }
    }

    /// The rows that are not in.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut rest = Self::all(self.rows);
        for (word, &taken) in rest.bits.iter_mut().zip(&self.bits) {
            *word &= !taken;
        }
        rest
    }

    /// The rows that are in, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.bits.iter().enumerate().flat_map(|(at, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_rows_answer_as_sets_do() {
        for rows in [0, 1, 63, 64, 65, 200] {
            let mut odd = RowSet::none(rows);
            (1..rows + 5).step_by(2).for_each(|row| odd.insert(row));
            assert_eq!(odd.iter().collect::<Vec<_>>(), (1..rows).step_by(2).collect::<Vec<_>>());
            assert_eq!(odd.len() + odd.complement().len(), rows);
            assert_eq!(RowSet::all(rows).len(), rows);
            let mut both = odd.complement();
            both.unite(&odd);
            assert_eq!(both, RowSet::all(rows));
            both.intersect(&odd);
            assert_eq!(both, odd);
        }
    }
}
