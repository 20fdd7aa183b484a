//! The unified social credit code 统一社会信用代码 of organisations in mainland China.

use std::fmt;

/// The characters that stand for 0 to 30: digits and capital letters without I, O, S, V, Z, which are easily misread.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH: usize = 18;

/// A code whose check digit is right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode([u8; LENGTH]);

/// Why a text is no credit code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// Not 18 characters.
    #[error("a credit code has 18 characters, not {0}")]
    Length(usize),
    /// A character that no code has.
    #[error("{found:?} at position {position} is in no credit code")]
    Alphabet {
        /// The character.
        found: char,
        /// Counted from 1.
        position: usize,
    },
    /// The last character does not fit the others: a slip in any one of them, or two exchanged.
    #[error("the check digit does not fit: {expected:?} is wanted, {found:?} was given")]
    CheckDigit {
        /// What the first 17 characters ask for.
        expected: char,
        /// What was given.
        found: char,
    },
}

impl CreditCode {
    /// Reads a code. Blanks and hyphens are ignored; full-width and lower-case letters are accepted.
    ///
    /// The check digit after GB 32100-2015: 31 minus the sum of each character's value times 3^position, modulo 31.
    ///
    /// # Errors
    /// Wrong length, a character outside the alphabet, or a check digit that does not fit.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let given: Vec<char> = text.chars().map(half_width).filter(|c| !c.is_whitespace() && *c != '-').collect();
        if given.len() != LENGTH {
            return Err(CreditCodeError::Length(given.len()));
        }
        let mut code = [0; LENGTH];
        let (mut sum, mut weight, mut last) = (0, 1, 0);
        for (position, (&found, digit)) in given.iter().zip(&mut code).enumerate() {
            let value = ALPHABET.iter().position(|letter| char::from(*letter) == found.to_ascii_uppercase());
            let value = value.ok_or(CreditCodeError::Alphabet { found, position: position + 1 })?;
            *digit = ALPHABET.get(value).copied().unwrap_or(b'0');
            if position + 1 < LENGTH {
                sum += value * weight;
                weight = weight * 3 % ALPHABET.len();
            }
            last = value;
        }
        let expected = (ALPHABET.len() - sum % ALPHABET.len()) % ALPHABET.len();
        if expected == last {
            return Ok(Self(code));
        }
        let letter = |value: usize| ALPHABET.get(value).copied().map_or('?', char::from);
        Err(CreditCodeError::CheckDigit { expected: letter(expected), found: letter(last) })
    }

    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_codes_are_right_however_they_are_typed() {
        for code in ["91350100M000100Y43", "914403001922038216", "9144030071526726XG", "91110000802100433B", "91110108551385082Q"] {
            assert_eq!(CreditCode::parse(code).unwrap().as_str(), code);
        }
        assert_eq!(CreditCode::parse(" ９１３５０１００-ｍ０００１００ｙ４３ ").unwrap().as_str(), "91350100M000100Y43");
    }

    #[test]
    fn each_mistake_has_its_own_name() {
        assert_eq!(CreditCode::parse("91350100M000100Y4"), Err(CreditCodeError::Length(17)));
        assert_eq!(CreditCode::parse(""), Err(CreditCodeError::Length(0)));
        assert_eq!(CreditCode::parse("91350100O000100Y43"), Err(CreditCodeError::Alphabet { found: 'O', position: 9 }));
        assert_eq!(CreditCode::parse("统一社会信用代码统一社会信用代码统一"), Err(CreditCodeError::Alphabet { found: '统', position: 1 }));
        assert_eq!(CreditCode::parse("91350100M000100Y44"), Err(CreditCodeError::CheckDigit { expected: '3', found: '4' }));
    }

    proptest! {
        /// 31 is prime and no weight is 0 modulo 31, so one wrong character never goes unnoticed.
        #[test]
        fn one_wrong_character_is_always_noticed(position in 0usize..18, other in 0usize..31) {
            let mut code = *b"91350100M000100Y43";
            prop_assume!(code[position] != ALPHABET[other]);
            code[position] = ALPHABET[other];
            let unfit = matches!(CreditCode::parse(std::str::from_utf8(&code).unwrap()), Err(CreditCodeError::CheckDigit { .. }));
            prop_assert!(unfit);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = CreditCode::parse(&text);
        }
    }
}
