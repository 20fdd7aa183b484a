//! Accounts by name while one types, without anything else about them: what the palette and pickers of accounts look into.

use crate::domain::AccountId;
use crate::domain::search::{NameOf, Query, TextIndex, push_search_text};
use crate::store::names::NamedAccount;

/// The names of all accounts, ready to be found by characters, pinyin, initials or credit code.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    accounts: Vec<(AccountId, String)>,
    index: TextIndex,
}

impl Finder {
    /// From names. Takes a moment for many: made in a job.
    #[must_use]
    pub fn new(names: Vec<NamedAccount>) -> Self {
        let mut index = TextIndex::with_capacity(names.len(), names.len() * 64);
        let mut text = String::new();
        for one in &names {
            text.clear();
            push_search_text(&mut text, &one.name, NameOf::Organisation);
            let short_name = Some(&one.short_name).filter(|short_name| !one.name.contains(short_name.as_str()));
            for more in short_name.into_iter().chain([&one.reading, &one.credit_code]).filter(|more| !more.is_empty()) {
                push_search_text(&mut text, more, NameOf::Organisation);
            }
            index.push(&text);
        }
        let shown = |one: NamedAccount| (one.id, if one.short_name.is_empty() { one.name } else { one.short_name });
        Self { accounts: names.into_iter().map(shown).collect(), index }
    }

    /// At most so many accounts that fit, by the name that lists show: those first whose name begins as typed. Nothing typed finds none.
    #[must_use]
    pub fn find(&self, typed: &str, most: usize) -> Vec<(AccountId, &str)> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Vec::new();
        }
        let found = self.index.matching(&Query::new(typed), None);
        let (mut first, mut others) = (Vec::new(), Vec::new());
        for (id, name) in found.iter().filter_map(|row| self.accounts.get(row)) {
            if begins(name, typed) {
                first.push((*id, name.as_str()));
                if first.len() >= most {
                    break;
                }
            } else if others.len() < most {
                others.push((*id, name.as_str()));
            }
        }
        first.extend(others);
        first.truncate(most);
        first
    }
}

/// Whether a name begins with a text, capital or small.
fn begins(name: &str, typed: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    typed.chars().flat_map(char::to_lowercase).all(|letter| letters.next() == Some(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RowId;

    fn finder() -> Finder {
        let named = |(id, name, short_name): (i64, &str, &str)| NamedAccount {
            id: AccountId::from_raw(id),
            name: name.into(),
            short_name: short_name.into(),
            reading: String::new(),
            credit_code: if id == 3 { "91310000MA1K35XX1Q".into() } else { String::new() },
        };
        let names = [(1, "Great Orion Ltd", ""), (2, "Orion Batteries", ""), (3, "江苏华东新能源科技有限公司", "华东新能源")];
        Finder::new(names.map(named).to_vec())
    }

    #[test]
    fn names_are_found_by_characters_pinyin_initials_and_code_and_the_list_is_bounded() {
        let finder = finder();
        let found = |typed: &str, most| finder.find(typed, most).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(found("orion", 9), ["Orion Batteries", "Great Orion Ltd"]);
        assert_eq!(found("orion", 1), ["Orion Batteries"]);
        for typed in ["hdxny", "huadong", "東新", "91310000ma"] {
            assert_eq!(found(typed, 9), ["华东新能源"], "{typed}");
        }
        assert_eq!(found(" ", 9), Vec::<&str>::new());
        assert_eq!(found("zzz", 9), Vec::<&str>::new());
    }
}
