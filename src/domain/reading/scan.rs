//! A cursor over the characters of a typed text, full-width forms folded, that remembers positions.

/// The half-width twin of a character as input methods produce it; others as they are.
fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' | '\t' | '\r' | '\n' => ' ',
        '￥' => '¥',
        '−' | '‐' | '‑' | '‒' | '–' | '﹣' => '-',
        '。' | '｡' => '.',
        '‘' | '’' => '\'',
        _ => c,
    }
}

/// The text with full-width letters, digits and signs as their half-width twins, trimmed.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars().map(fold).collect::<String>().trim().to_owned()
}

/// The cursor.
#[derive(Debug, Clone)]
pub(super) struct Scan {
    chars: Vec<char>,
    /// Index of the next character, in the text as given.
    pub at: usize,
    end: usize,
}

impl Scan {
    /// Over a text; blanks on both sides are skipped. Latin letters become small.
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().map(|c| fold(c).to_ascii_lowercase()).collect();
        let end = chars.iter().rposition(|c| *c != ' ').map_or(0, |last| last + 1);
        let at = chars.iter().position(|c| *c != ' ').unwrap_or(0);
        Self { chars, at, end }
    }

    pub fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    pub fn ahead(&self, by: usize) -> Option<char> {
        let at = self.at.checked_add(by)?;
        if at < self.end { self.chars.get(at).copied() } else { None }
    }

    pub fn done(&self) -> bool {
        self.at >= self.end
    }

    pub fn blanks(&mut self) {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }

    /// Steps over one character if it is one of these.
    pub fn one_of(&mut self, set: &[char]) -> Option<char> {
        let c = self.peek().filter(|c| set.contains(c))?;
        self.at += 1;
        Some(c)
    }

    /// Steps over this word if it stands here.
    pub fn word(&mut self, word: &str) -> bool {
        let fits = word.chars().enumerate().all(|(by, c)| self.ahead(by) == Some(c));
        if fits {
            self.at += word.chars().count();
        }
        fits
    }

    /// The rest up to the end.
    pub fn rest(&self) -> String {
        self.chars.get(self.at..self.end).unwrap_or_default().iter().collect()
    }

    /// A run of ASCII digits: its value (saturating) and length.
    pub fn digits(&mut self) -> Option<(u64, usize)> {
        let start = self.at;
        let mut value = 0u64;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            value = value.saturating_mul(10).saturating_add(u64::from(digit));
            self.at += 1;
        }
        (self.at > start).then_some((value, self.at - start))
    }

    /// A run of ASCII letters.
    pub fn letters(&mut self) -> String {
        let mut run = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_alphabetic) {
            run.push(c);
            self.at += 1;
        }
        run
    }
}
