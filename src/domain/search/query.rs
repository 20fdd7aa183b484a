//! What a person typed to find a name.

use super::fold::{fold, is_han};
use super::reading::lengths_read;

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

    /// Whether a name is meant by mixed or rare spelling: each Han character by any reading of the full tables, by the beginning
    /// of the last one, by its initial, or by itself, as in `huadxny` for 华东新能源. Slower than the index; for when that finds nothing.
    #[must_use]
    pub fn means(&self, name: &str) -> bool {
        let name: Vec<char> = fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
        self.words.iter().all(|word| {
            word.needles.last().is_some_and(|needle| (0..name.len()).any(|at| name.get(at..).is_some_and(|rest| spells(needle, rest))))
        })
    }
}

/// Whether `typed` spells the beginning of `name`.
fn spells(typed: &str, name: &[char]) -> bool {
    let Some(next) = typed.chars().next() else { return true };
    let Some((&c, rest)) = name.split_first() else { return false };
    if c == next && typed.get(c.len_utf8()..).is_some_and(|typed| spells(typed, rest)) {
        return true;
    }
    is_han(c)
        && next.is_ascii_alphabetic()
        && lengths_read(c, typed).any(|length| typed.get(length..).is_some_and(|typed| spells(typed, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_and_rare_spellings_are_understood() {
        for (typed, name, meant) in [
            ("huadxny", "华东新能源", true),
            ("hdongxin", "华东新能源", true),
            ("hdxinn", "华东新能源", true),
            ("dxneng", "华东新能源", true),
            ("hdxnyz", "华东新能源", false),
            ("hdyx", "华东新能源", false),
            ("lüliang", "吕梁建设", true),
            ("lvl", "吕梁建设", true),
            ("juzi", "车子", true),
            ("华dxn", "华东新能源", true),
            ("abbdq", "ABB电气", true),
            ("xianjq", "西安机器", true),
            ("xianjq", "先进器材", true),
            ("xanjq", "先进器材", false),
        ] {
            assert_eq!(Query::new(typed).means(name), meant, "{typed} {name}");
        }
    }

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
