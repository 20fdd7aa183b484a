//! What a person typed to find a name.

use super::fold::{fold, is_han};
use super::index::TextIndex;
use super::key::{NameOf, search_text};

/// A typed text, taken apart into words that must all be found, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<Word>,
}

/// One word: found if any of its needles is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As typed, folded; then, if that differs, its letters and digits alone, which is how names are spelled.
    pub(super) needles: Vec<String>,
}

impl Query {
    /// From what was typed. Words end at blanks, and where Han characters meet letters: `华dong` is 华 and `dong`.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let mut words: Vec<String> = Vec::new();
        for word in folded.split(' ').filter(|word| !word.is_empty()) {
            let mut piece = String::new();
            for c in word.chars() {
                let meets = piece
                    .chars()
                    .next_back()
                    .is_some_and(|last| (is_han(last) && c.is_ascii_alphabetic()) || (last.is_ascii_alphabetic() && is_han(c)));
                if meets {
                    words.push(std::mem::take(&mut piece));
                }
                piece.push(c);
            }
            words.push(piece);
        }
        let words = words
            .into_iter()
            .map(|word| {
                let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
                let needles = if bare.is_empty() || bare == word { vec![word] } else { vec![word, bare] };
                Word { needles }
            })
            .collect();
        Self { words }
    }

    /// Whether nothing was asked, so that everything matches.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Several queries as one, in their order.
    #[must_use]
    pub fn all_of<'a>(queries: impl Iterator<Item = &'a Self>) -> Self {
        Self { words: queries.flat_map(|query| query.words.iter().cloned()).collect() }
    }

    /// Whether a single name has every word.
    #[must_use]
    pub fn finds(&self, name: &str) -> bool {
        let mut index = TextIndex::default();
        index.push(&search_text(name, NameOf::Organisation));
        !index.matching(self, None).is_empty()
    }

    /// Its words, each as a query of its own.
    pub fn each(&self) -> impl Iterator<Item = Self> + '_ {
        self.words.iter().map(|word| Self { words: vec![word.clone()] })
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether every row that this query finds was found by `wider` too: its words start with those of the other, in order.
    #[must_use]
    pub fn narrows(&self, wider: &Self) -> bool {
        self.words.len() >= wider.words.len()
            && wider.words.iter().zip(&self.words).all(|(wide, narrow)| match (wide.needles.as_slice(), narrow.needles.as_slice()) {
                ([wide], needles) => needles.iter().all(|needle| needle.starts_with(wide.as_str())),
                ([wide, wide_bare], [narrow, narrow_bare]) => {
                    narrow.starts_with(wide.as_str()) && narrow_bare.starts_with(wide_bare.as_str())
                }
                _ => false,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_growing_query_narrows() {
        for (wide, narrow, expected) in [
            ("", "h", true),
            ("hd", "hdx", true),
            ("hdx", "hd", false),
            ("华", "华东", true),
            ("hd", "hd s", true),
            ("hd s", "hd sh", true),
            ("hd sh", "hx sh", false),
            ("hd", "ahd", false),
            ("xi", "xi'", true),
            ("xi'", "xi'an", true),
        ] {
            let narrows = Query::new(narrow).narrows(&Query::new(wide));
            // Saying no only costs a full search.
            assert!(!narrows || expected, "{wide} {narrow}");
            assert_eq!(narrows, expected, "{wide} {narrow}");
        }
    }
}
