//! What a key typed through an input method means as a command: full-width forms become what they stand for.

/// What a typed character means on a screen that expects commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// This command character.
    Command(char),
    /// A Han character: text, which on a list starts the filter.
    Han(char),
}

/// Translates a character before the keymap sees it. Never used inside a field.
#[must_use]
pub fn meaning(c: char) -> Meaning {
    match c {
        '\u{3000}' => Meaning::Command(' '),
        '、' => Meaning::Command('/'),
        '。' => Meaning::Command('.'),
        '「' | '【' => Meaning::Command('['),
        '」' | '】' => Meaning::Command(']'),
        '《' => Meaning::Command('<'),
        '》' => Meaning::Command('>'),
        '￥' | '¥' => Meaning::Command('$'),
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = u8::try_from(u32::from(c) - 0xFF01 + 0x21).unwrap_or(b'?');
            Meaning::Command(char::from(ascii))
        }
        c if is_han(c) => Meaning::Han(c),
        c => Meaning::Command(c),
    }
}

/// Whether it is a Han character of any block.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_are_the_commands_they_look_like() {
        for (typed, meant) in [
            ('：', ':'),
            ('；', ';'),
            ('？', '?'),
            ('！', '!'),
            ('、', '/'),
            ('「', '['),
            ('【', '['),
            ('】', ']'),
            ('」', ']'),
            ('ｊ', 'j'),
            ('Ｇ', 'G'),
            ('１', '1'),
            ('＊', '*'),
            ('\u{3000}', ' '),
            ('～', '~'),
            ('j', 'j'),
            ('@', '@'),
        ] {
            assert_eq!(meaning(typed), Meaning::Command(meant), "{typed}");
        }
        assert_eq!(meaning('华'), Meaning::Han('华'));
        assert_eq!(meaning('𠮷'), Meaning::Han('𠮷'));
    }
}
