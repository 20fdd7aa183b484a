//! A key as pressed, and how people write it in a configuration file and read it in a footer.

use std::fmt;
use std::str::FromStr;

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character, with Shift already applied.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 12.
    F(u8),
}

/// A key with its modifiers. Shift is only kept for keys that are not characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held, for keys that are not characters.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character without modifiers.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// A character with Control held; lower case.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c.to_ascii_lowercase()), ctrl: true, alt: false, shift: false }
    }

    /// The character it types into a field: none with Control or Alt held.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Whether this is the key without modifiers.
    #[must_use]
    pub fn is(self, code: KeyCode) -> bool {
        self == Self::plain(code)
    }
}

/// The names of keys that are not characters: in configuration files (any case) and as shown.
const NAMES: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Space", KeyCode::Char(' ')),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            _ => Ok(()),
        }
    }
}

/// Not the name of a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a key; write for example x, Ctrl-x, Alt-x, Shift-Left, F7, Enter, Esc, Tab, Space, Del, PgDn")]
pub struct NotAKey(pub String);

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(written: &str) -> Result<Self, NotAKey> {
        let mut key = Self::plain(KeyCode::Esc);
        let mut rest = written;
        while let Some((modifier, behind)) = rest.split_once('-') {
            if behind.is_empty() {
                break;
            }
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => key.ctrl = true,
                "alt" | "a" => key.alt = true,
                "shift" | "s" => key.shift = true,
                _ => break,
            }
            rest = behind;
        }
        let refused = || NotAKey(written.to_owned());
        key.code = named(rest).ok_or_else(refused)?;
        if let KeyCode::Char(c) = key.code {
            if key.shift && c != ' ' {
                return Err(refused());
            }
            if key.ctrl {
                key.code = KeyCode::Char(c.to_ascii_lowercase());
            }
        }
        Ok(key)
    }
}

fn named(name: &str) -> Option<KeyCode> {
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        return Some(*code);
    }
    let mut chars = name.chars();
    match (chars.next(), chars.as_str()) {
        (Some(c), "") if !c.is_control() && c != ' ' => Some(KeyCode::Char(c)),
        (Some('f' | 'F'), number) => number.parse().ok().filter(|n| (1..=12).contains(n)).map(KeyCode::F),
        _ => None,
    }
}

/// Keys pressed one after the other, such as `g t`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Keys(pub Vec<Key>);

impl FromStr for Keys {
    type Err = NotAKey;

    fn from_str(written: &str) -> Result<Self, NotAKey> {
        let keys: Vec<Key> = written.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(NotAKey(written.to_owned())) } else { Ok(Self(keys)) }
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, key) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(" ")?;
            }
            key.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_shown() {
        for written in ["x", "Ctrl-x", "Alt-x", "Shift-Left", "F7", "Enter", "Space", "Ctrl-Space", "-", "Ctrl--", "g t", "?", "Del", "文"]
        {
            assert_eq!(written.parse::<Keys>().unwrap().to_string(), written);
        }
        assert_eq!("ctrl-Z".parse::<Key>().unwrap(), Key::ctrl('z'));
        assert_eq!("PGDN".parse::<Key>().unwrap(), Key::plain(KeyCode::PageDown));
        assert_eq!("F".parse::<Key>().unwrap(), Key::char('F'));
        for wrong in ["", "Ctrl-", "F13", "F0", "Shift-x", "hello", "Hyper-x"] {
            assert!(wrong.parse::<Keys>().is_err(), "{wrong}");
        }
    }
}
