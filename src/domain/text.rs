//! Text from outside is hostile: what may reach a terminal, a log or a file name.

use std::borrow::Cow;

/// Whether a character may steer a terminal or reorder what a reader sees: C0 and C1 controls, bidirectional
/// controls, line and paragraph separators, invisible tags and other formatting characters. The zero-width
/// joiner stays, because names of people and emoji need it.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// One line that can be shown: hostile characters become a blank if they separate (tab, line ends), else vanish.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{2028}' | '\u{2029}' if !shown.ends_with(' ') => shown.push(' '),
            _ if is_hostile(c) => {}
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Several lines that can be shown: line ends are kept as `\n`, tabs become a blank, other hostile characters vanish.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && is_hostile(c)) {
        return Cow::Borrowed(text);
    }
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    Cow::Owned(
        unified
            .chars()
            .filter_map(|c| {
                if c == '\t' {
                    Some(' ')
                } else if c == '\n' || !is_hostile(c) {
                    Some(c)
                } else {
                    None
                }
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_survives() {
        assert_eq!(one_line("a\u{1b}]0;title\u{7}b\u{9b}31m"), "a]0;titleb31m");
        assert_eq!(one_line("x\u{202e}evil\u{202c} \r\n\ty"), "xevil y");
        assert_eq!(one_line("华东\u{feff}新能源"), "华东新能源");
        assert_eq!(one_line("plain 文"), "plain 文");
        assert_eq!(lines("a\r\nb\rc\u{1b}[2Jd\te"), "a\nb\nc[2Jd e");
    }
}
