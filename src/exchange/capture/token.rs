//! Cuts a line into words, quoted texts, persons and pains.

use super::Span;

/// What a piece of the line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A bare word.
    Word,
    /// A text in quotation marks.
    Quoted,
    /// A person: `@王总`, `@"Anna Lee"`.
    Person,
    /// A kind of pain: `#delivery`.
    Pain,
}

/// A piece of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// All of it.
    pub span: Span,
    /// Without signs and quotation marks.
    pub inner: Span,
    /// Whether its quotation mark is closed; true where there is none.
    pub closed: bool,
    /// Whether a plus stands behind the sign: `@+王新` is somebody who is not known yet.
    pub added: bool,
}

/// What closes an opening quotation mark. Input methods give either of the pair, so any of a family closes another.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '＂' | '“' | '”' | '„' => Some(&['"', '＂', '“', '”']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        _ => None,
    }
}

/// Whether a mark behind this character may open a quotation, a person or a pain: behind a Latin letter or digit it may not, so
/// that `24"`, `a@b.com` and `C#` stay words.
fn may_begin_behind(before: Option<char>) -> bool {
    before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '-'))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{3000}'
}

struct Cursor<'l> {
    line: &'l str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.line.get(self.at..)?.chars().next()
    }

    fn step(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn before(&self) -> Option<char> {
        self.line.get(..self.at)?.chars().next_back()
    }

    /// Whether a new piece begins here, inside a run without blanks.
    fn begins_here(&self) -> bool {
        let behind = may_begin_behind(self.before());
        self.peek().is_some_and(|c| match c {
            '@' | '＠' | '#' | '＃' => behind,
            '"' | '＂' => behind,
            _ => closing(c).is_some(),
        })
    }

    fn quoted(&mut self) -> Option<(Span, bool)> {
        let ends = self.peek().and_then(closing)?;
        self.step();
        let start = self.at;
        while let Some(c) = self.peek() {
            let end = self.at;
            self.step();
            if ends.contains(&c) {
                return Some((start..end, true));
            }
        }
        Some((start..self.at, false))
    }

    fn word(&mut self) -> Span {
        let start = self.at;
        while self.peek().is_some_and(|c| !is_blank(c)) && (self.at == start || !self.begins_here()) {
            self.step();
        }
        start..self.at
    }

    /// A name behind its sign, up to a blank, another sign, or a comma that parts two names.
    fn name(&mut self) -> Span {
        let start = self.at;
        while self.peek().is_some_and(|c| !is_blank(c) && !matches!(c, '、' | ',' | '，' | ';' | '；')) && !self.begins_here() {
            self.step();
        }
        start..self.at
    }
}

/// The pieces of a line, in order; blanks between them are left out.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut cursor = Cursor { line, at: 0 };
    let mut tokens = Vec::new();
    while let Some(c) = cursor.peek() {
        if is_blank(c) {
            cursor.step();
            continue;
        }
        let start = cursor.at;
        let sign = may_begin_behind(cursor.before()).then_some(c);
        match sign {
            Some('@' | '＠' | '#' | '＃') => {
                let kind = if matches!(c, '@' | '＠') { Kind::Person } else { Kind::Pain };
                cursor.step();
                names(&mut cursor, kind, start, &mut tokens);
            }
            _ if closing(c).is_some() && cursor.begins_here() => {
                if let Some((inner, closed)) = cursor.quoted() {
                    tokens.push(Token { kind: Kind::Quoted, span: start..cursor.at, inner, closed, added: false });
                }
            }
            _ => {
                let inner = cursor.word();
                tokens.push(Token { kind: Kind::Word, span: inner.clone(), inner, closed: true, added: false });
            }
        }
    }
    tokens
}

/// One or several names behind a sign: `@王总、李工`.
fn names(cursor: &mut Cursor<'_>, kind: Kind, start: usize, tokens: &mut Vec<Token>) {
    let mut from = start;
    loop {
        let added = kind == Kind::Person && matches!(cursor.peek(), Some('+' | '＋'));
        if added {
            cursor.step();
        }
        let (inner, closed) = match cursor.quoted() {
            Some(quoted) => quoted,
            None => (cursor.name(), true),
        };
        tokens.push(Token { kind, span: from..cursor.at, inner, closed, added });
        let parted = cursor.peek().is_some_and(|c| matches!(c, '、' | ',' | '，' | ';' | '；'));
        if !parted {
            return;
        }
        cursor.step();
        from = cursor.at;
        // A comma at the end, or with a sign of its own behind it, parts nothing more.
        if cursor.peek().is_none_or(|c| is_blank(c) || matches!(c, '@' | '＠' | '#' | '＃')) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<(Kind, &str)> {
        tokens(line).into_iter().map(|token| (token.kind, line.get(token.inner).unwrap())).collect()
    }

    #[test]
    fn a_line_falls_into_pieces_with_or_without_blanks() {
        use Kind::{Pain, Person, Quoted, Word};
        for (line, pieces) in [
            (
                "启明 @王总 电话 \"担心 交期\" #delivery",
                &[(Word, "启明"), (Person, "王总"), (Word, "电话"), (Quoted, "担心 交期"), (Pain, "delivery")][..],
            ),
            (
                "启明＠王总　电话“担心，交期”＃交付",
                &[(Word, "启明"), (Person, "王总"), (Word, "电话"), (Quoted, "担心，交期"), (Pain, "交付")],
            ),
            ("@王总、李工，赵敏 x", &[(Person, "王总"), (Person, "李工"), (Person, "赵敏"), (Word, "x")]),
            ("@王总,@李工", &[(Person, "王总"), (Person, "李工")]),
            (
                "@\"Anna Lee\" 24\" screen a@b.com C# 5#",
                &[(Person, "Anna Lee"), (Word, "24\""), (Word, "screen"), (Word, "a@b.com"), (Word, "C#"), (Word, "5#")],
            ),
            ("”引号反了“ 「甲」『乙』", &[(Quoted, "引号反了"), (Quoted, "甲"), (Quoted, "乙")]),
            ("next:\"send it\"", &[(Word, "next:"), (Quoted, "send it")]),
            ("\"open", &[(Quoted, "open")]),
            ("@ #", &[(Person, ""), (Pain, "")]),
            ("", &[]),
        ] {
            assert_eq!(cut(line), pieces, "{line}");
        }
        assert!(!tokens("say \"open").last().unwrap().closed);
        let added: Vec<bool> = tokens("@+王新、李工,＋\"Anna Lee\" +3d").iter().map(|token| token.added).collect();
        assert_eq!(added, [true, false, true, false]);
    }
}
