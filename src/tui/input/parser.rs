//! From the bytes of a terminal to keys, clicks and pastes.
//!
//! Written here because the usual parsers take an ESC at the end of a read for the Esc key, which over a slow line turns
//! arrow keys and pastes into commands, and wait for ever when a paste has no end.

use ratatui::layout::Position;

use super::key::{Key, KeyCode};
use super::{Input, Mouse, MouseKind};

/// The most of a paste that is kept, in bytes; the rest is dropped and the paste marked as cut.
pub const LONGEST_PASTE: usize = 16 << 20;
/// A control sequence longer than this is none that we know.
const LONGEST_SEQUENCE: usize = 64;
const PASTE_END: &[u8] = b"\x1b[201~";
/// Ctrl-C.
const CANCEL: u8 = 3;

/// What the parser waits for, which says how long it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// For anything.
    Nothing,
    /// For what follows an ESC: after a short while it was the key.
    Escape,
    /// For the rest of a sequence: after a long while it is torn, and its rest means nothing.
    Sequence,
    /// For the rest of a paste.
    Paste,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// ESC was read.
    Escape,
    /// `ESC [` and parameters.
    Control,
    /// `ESC O`.
    Single,
    /// `ESC [ [`, of the Linux console.
    Console,
    /// `ESC [ M` and so many bytes to come, of terminals with only the old mouse reports.
    OldMouse(u8),
    /// A string for programs (OSC, DCS, APC), which is never for us; the kind of it.
    Foreign(u8),
    /// In a foreign string, ESC was read.
    ForeignEnd,
    /// Between `ESC [ 200 ~` and `ESC [ 201 ~`.
    Paste,
    /// A lone ESC was taken for the key: what follows at once may still be the rest of a sequence.
    Late,
    /// A control sequence fell silent: it is swallowed up to its last byte.
    Torn,
    /// A paste fell silent without its end: everything is swallowed until it comes, or a key that no text holds.
    SilentPaste,
    /// In a silent paste, a read was an ESC and nothing else.
    SilentEscape,
}

/// The state machine.
#[derive(Debug, Default)]
pub struct Parser {
    state: State,
    /// The parameters of a sequence, the bytes of a character, or a paste.
    held: Vec<u8>,
    /// Whether something of a paste was dropped.
    cut: bool,
    /// Whether what is waited for did not come in time; it is still waited for, but without a limit.
    overdue: bool,
}

impl Parser {
    /// Takes what was read at once and appends what it means.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.overdue = false;
        match self.state {
            State::Late => {
                self.state = if is_rest(bytes) { State::Escape } else { State::Ground };
            }
            State::SilentPaste if bytes == b"\x1b" => {
                self.state = State::SilentEscape;
                return;
            }
            State::SilentPaste if bytes == [CANCEL] || bytes.strip_prefix(b"\x1b").is_some_and(is_rest) => self.leave(),
            State::SilentEscape => {
                self.state = State::SilentPaste;
                self.held = vec![0x1b];
            }
            _ => {}
        }
        for byte in bytes {
            self.byte(*byte, out);
        }
    }

    /// What is waited for.
    #[must_use]
    pub fn waiting(&self) -> Waiting {
        match self.state {
            _ if self.overdue => Waiting::Nothing,
            State::Ground | State::Late | State::Torn | State::SilentPaste => Waiting::Nothing,
            State::Escape | State::SilentEscape => Waiting::Escape,
            // Alt with one of the keys that begin a string sends the same.
            State::Foreign(_) if self.held.is_empty() => Waiting::Escape,
            State::Paste => Waiting::Paste,
            _ => Waiting::Sequence,
        }
    }

    /// Nothing came for as long as may be waited.
    pub fn silence(&mut self, out: &mut Vec<Input>) {
        let escape = Input::Key(Key::plain(KeyCode::Esc));
        let state = std::mem::take(&mut self.state);
        match state {
            State::Escape => {
                out.push(escape);
                self.state = State::Late;
            }
            State::SilentEscape => {
                out.push(escape);
                self.state = State::Late;
            }
            State::Foreign(kind) if self.held.is_empty() => {
                out.push(escape);
                out.push(Input::Key(Key::char(char::from(kind))));
            }
            State::Control | State::Single | State::Console => self.state = State::Torn,
            State::Foreign(_) | State::ForeignEnd | State::OldMouse(_) => {
                (self.state, self.overdue) = (state, true);
                return;
            }
            State::Paste => {
                self.cut = true;
                self.finish_paste(out);
                self.state = State::SilentPaste;
            }
            State::Ground | State::Late | State::Torn | State::SilentPaste => {
                self.state = state;
                return;
            }
        }
        self.held.clear();
    }

    fn byte(&mut self, byte: u8, out: &mut Vec<Input>) {
        match self.state {
            State::Ground | State::Late | State::SilentEscape => self.ground(byte, out),
            State::Torn => match byte {
                0x1b => self.state = State::Escape,
                0x20..=0x3f => {}
                _ => self.leave(),
            },
            State::SilentPaste => {
                self.held.push(byte);
                if self.held.ends_with(PASTE_END) {
                    self.leave();
                } else if self.held.len() >= PASTE_END.len() {
                    self.held.remove(0);
                }
            }
            State::Escape => self.escape(byte, out),
            State::Control => self.control(byte, out),
            State::Single => {
                self.state = State::Ground;
                out.extend(single(byte).map(|code| Input::Key(Key::plain(code))));
            }
            State::Console => {
                self.state = State::Ground;
                if let b'A'..=b'E' = byte {
                    out.push(Input::Key(Key::plain(KeyCode::F(byte - b'A' + 1))));
                }
            }
            State::OldMouse(left) => self.state = if left > 1 { State::OldMouse(left - 1) } else { State::Ground },
            State::Foreign(kind) => match byte {
                0x07 => self.leave(),
                0x1b => self.state = State::ForeignEnd,
                _ => {
                    self.held.truncate(LONGEST_SEQUENCE);
                    self.held.push(byte);
                    self.state = State::Foreign(kind);
                }
            },
            State::ForeignEnd => {
                self.leave();
                if byte != b'\\' {
                    self.escape(byte, out);
                }
            }
            State::Paste => {
                self.held.push(byte);
                if self.held.ends_with(PASTE_END) {
                    self.held.truncate((self.held.len() - PASTE_END.len()).min(LONGEST_PASTE));
                    self.finish_paste(out);
                } else if self.held.len() > LONGEST_PASTE + PASTE_END.len() {
                    self.held.remove(LONGEST_PASTE);
                    self.cut = true;
                }
            }
        }
    }

    fn leave(&mut self) {
        self.state = State::Ground;
        self.held.clear();
    }

    fn finish_paste(&mut self, out: &mut Vec<Input>) {
        // Terminals send the Enter key for the end of a line.
        let text = String::from_utf8_lossy(&std::mem::take(&mut self.held)).replace("\r\n", "\n").replace('\r', "\n");
        out.push(Input::Paste { text, whole: !std::mem::take(&mut self.cut) });
        self.state = State::Ground;
    }

    fn ground(&mut self, byte: u8, out: &mut Vec<Input>) {
        if byte < 0x80 {
            self.held.clear();
        }
        let key = match byte {
            0x1b => {
                self.state = State::Escape;
                return;
            }
            b'\r' | b'\n' => Key::plain(KeyCode::Enter),
            b'\t' => Key::plain(KeyCode::Tab),
            0x7f | 0x08 => Key::plain(KeyCode::Backspace),
            0 => Key::ctrl(' '),
            1..=0x1a => Key::ctrl(char::from(byte - 1 + b'a')),
            0x1c..=0x1f => Key::ctrl(char::from(byte - 0x1c + b'4')),
            0x20..=0x7e => Key::char(char::from(byte)),
            0x80.. => {
                self.character(byte, out);
                return;
            }
        };
        out.push(Input::Key(key));
    }

    /// A byte of a character beyond ASCII. What is not UTF-8, and C1 controls, type nothing.
    fn character(&mut self, byte: u8, out: &mut Vec<Input>) {
        if byte >= 0xc0 {
            self.held.clear();
        }
        self.held.push(byte);
        match std::str::from_utf8(&self.held) {
            Ok(text) => {
                out.extend(text.chars().filter(|c| !c.is_control()).map(|c| Input::Key(Key::char(c))));
                self.held.clear();
            }
            Err(error) if error.error_len().is_some() || self.held.len() >= 4 => self.held.clear(),
            Err(_) => {}
        }
    }

    fn escape(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.held.clear();
        match byte {
            b'[' => self.state = State::Control,
            b'O' => self.state = State::Single,
            b']' | b'P' | b'_' | b'^' => self.state = State::Foreign(byte),
            0x1b => {
                out.push(Input::Key(Key::plain(KeyCode::Esc)));
                self.state = State::Escape;
            }
            _ => {
                self.state = State::Ground;
                out.push(Input::Key(Key::plain(KeyCode::Esc)));
                self.ground(byte, out);
            }
        }
    }

    fn control(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'[' if self.held.is_empty() => self.state = State::Console,
            b'M' if self.held.is_empty() => self.state = State::OldMouse(3),
            0x40..=0x7e => {
                let parameters = std::mem::take(&mut self.held);
                self.state = State::Ground;
                if byte == b'~' && parameters == b"200" {
                    self.state = State::Paste;
                } else {
                    out.extend(sequence(&parameters, byte));
                }
            }
            0x20..=0x3f => {
                self.held.truncate(LONGEST_SEQUENCE);
                self.held.push(byte);
            }
            0x1b => {
                self.held.clear();
                self.state = State::Escape;
            }
            _ => self.leave(),
        }
    }
}

/// Whether these bytes, and all of them, are what follows the ESC of a key that we know, or begin with what follows that of the bounds
/// of a paste.
fn is_rest(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"[200~") || bytes.starts_with(b"[201~") {
        return true;
    }
    match bytes {
        [b'O', last] => matches!(last, b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S'),
        [b'[', parameters @ .., last] => {
            parameters.iter().all(|byte| matches!(byte, b'0'..=b'9' | b';' | b'<')) && sequence(parameters, *last).is_some()
        }
        _ => false,
    }
}

fn single(byte: u8) -> Option<KeyCode> {
    Some(match byte {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(byte - b'P' + 1),
        b'j'..=b'y' => KeyCode::Char(char::from(byte - b'j' + b'*')),
        _ => return None,
    })
}

/// What a complete control sequence means.
fn sequence(parameters: &[u8], last: u8) -> Option<Input> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(report) = text.strip_prefix('<') {
        return mouse(report, last == b'M');
    }
    let mut numbers = text.split(';').map(|number| number.split(':').next().unwrap_or("").parse::<u32>().ok());
    let first = numbers.next().flatten();
    let held = numbers.next().flatten().unwrap_or(1).saturating_sub(1);
    let code = match last {
        b'A' | b'B' | b'C' | b'D' | b'H' | b'F' | b'P' | b'Q' | b'S' => single(last)?,
        b'Z' => return Some(Input::Key(Key { shift: true, ..Key::plain(KeyCode::Tab) })),
        b'~' => numbered(first?)?,
        b'u' => coded(first?)?,
        _ => return None,
    };
    let key = Key { code, shift: held & 1 != 0, alt: held & 2 != 0, ctrl: held & 4 != 0 };
    Some(Input::Key(if matches!(code, KeyCode::Char(_)) { Key { shift: false, ..key } } else { key }))
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23 | 24 => KeyCode::F(u8::try_from(number - 12).ok()?),
        _ => return None,
    })
}

/// A key given by its character's number, as some terminals do when told to or for keys with modifiers.
fn coded(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number).filter(|c| !c.is_control())?),
    })
}

fn mouse(report: &str, pressed: bool) -> Option<Input> {
    let mut numbers = report.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let kind = match button & !0b1_1100 {
        0 if pressed => MouseKind::Click,
        64 => MouseKind::WheelUp,
        65 => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Input::Mouse(Mouse { kind, at: Position::new(column.saturating_sub(1), row.saturating_sub(1)) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(chunks: &[&[u8]]) -> Vec<Input> {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        for chunk in chunks {
            parser.feed(chunk, &mut out);
        }
        out
    }

    fn keys(written: &str) -> Vec<Input> {
        written.parse::<crate::tui::input::Keys>().unwrap().0.into_iter().map(Input::Key).collect()
    }

    #[test]
    fn sequences_are_keys() {
        for (bytes, written) in [
            (b"j\r\t\x7f".as_slice(), "j Enter Tab Backspace"),
            (b"\x1b[A\x1bOB\x1b[1;2C\x1b[1;5D", "Up Down Shift-Right Ctrl-Left"),
            (b"\x1b[Z\x1b[3~\x1b[5~\x1b[6~\x1b[H\x1b[4~", "Shift-Tab Del PgUp PgDn Home End"),
            (b"\x1bOP\x1b[12~\x1b[[C\x1b[15~\x1b[17~\x1b[24~", "F1 F2 F3 F5 F6 F12"),
            (b"\x03\x1a\x00", "Ctrl-c Ctrl-z Ctrl-Space"),
            (b"\x1b[120;5u\x1b[13;3u", "Ctrl-x Alt-Enter"),
            ("华é𠮷".as_bytes(), "华 é 𠮷"),
            (b"\x1bj", "Esc j"),
            (b"\x1b\x1b[A", "Esc Up"),
            (b"a\x1b]11;rgb:1/2/3\x07b\x1bP1$r\x1b\\c", "a b c"),
            (b"\x1b[?62;22cx\x1b[200q\x1b[1;1Ry", "x y"),
        ] {
            assert_eq!(all(&[bytes]), keys(written), "{}", bytes.escape_ascii());
            let split: Vec<&[u8]> = bytes.chunks(1).collect();
            assert_eq!(all(&split), keys(written), "byte by byte: {}", bytes.escape_ascii());
        }
    }

    #[test]
    fn what_is_not_utf8_and_c1_controls_type_nothing() {
        assert_eq!(all(&[b"a\xff\xc3(b\x80\xc2\x9bc"]), keys("a ( b c"));
    }

    /// What comes of reads between which it is silent for as long as may be waited.
    fn slowly(reads: &[&[u8]]) -> Vec<Input> {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        for read in reads {
            parser.feed(read, &mut out);
            if parser.waiting() != Waiting::Nothing {
                parser.silence(&mut out);
            }
        }
        out
    }

    #[test]
    fn only_silence_makes_an_escape_a_key() {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        parser.feed(b"\x1b", &mut out);
        assert_eq!((out.len(), parser.waiting()), (0, Waiting::Escape));
        parser.silence(&mut out);
        assert_eq!((out, parser.waiting()), (keys("Esc"), Waiting::Nothing));
    }

    #[test]
    fn the_rest_of_a_torn_sequence_is_never_a_key() {
        for (reads, written) in [
            ([b"\x1b[".as_slice(), b"3~", b"j"], "j"),
            ([b"\x1b[1;", b"5A", b"j"], "j"),
            ([b"\x1b[1;", b"j", b"j"], "j"),
            ([b"\x1b[<0;3", b";4Mj", b"3"], "j 3"),
            ([b"\x1bO", b"3", b"Bj"], "j"),
            ([b"\x1b]0;a", b"b3\x07j", b"3"], "j 3"),
            ([b"\x1b[M!", b"3", b"3j"], "j"),
            ([b"\x1b[3", b"\x1b[A", b"j"], "Up j"),
            ([b"\x1b", b"[3~", b"j"], "Esc Del j"),
            ([b"\x1b", b"OA", b"j"], "Esc Up j"),
            ([b"\x1b", b"[", b"j"], "Esc [ j"),
            ([b"\x1b", b"Ok", b"j"], "Esc O k j"),
        ] {
            assert_eq!(slowly(&reads), keys(written), "{reads:?}");
        }
    }

    #[test]
    fn pastes_are_whole_texts_however_they_are_torn() {
        let bytes = "x\x1b[200~q\r\nd d\x1b[A华\x1b[201~y".as_bytes();
        let expected =
            vec![Input::Key(Key::char('x')), Input::Paste { text: "q\nd d\x1b[A华".to_owned(), whole: true }, Input::Key(Key::char('y'))];
        for size in 1..bytes.len() {
            assert_eq!(all(&bytes.chunks(size).collect::<Vec<_>>()), expected, "in reads of {size}");
        }
    }

    #[test]
    fn a_paste_without_end_is_given_up_and_its_rest_never_becomes_commands() {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        parser.feed(b"\x1b[200~some text", &mut out);
        assert_eq!(parser.waiting(), Waiting::Paste);
        parser.silence(&mut out);
        assert_eq!(out, [Input::Paste { text: "some text".to_owned(), whole: false }]);
        for (rest, written) in [
            ([b" t\nx4".as_slice(), b"a long rest that came late\rq\r", b"dd"], ""),
            ([b"x", b"y\x1b[A4", b"\x1b"], "Esc"),
            ([b"4", b"\x03", b"4"], "Ctrl-c 4"),
            ([b"4", b"\x1b[A", b"4"], "Up 4"),
            ([b"4\x1b[201~j", b"4", b"j"], "j 4 j"),
            ([b"4\x1b[2", b"01~", b"j"], "j"),
            ([b"4", b"\x1b", b"[201~j"], "Esc j"),
        ] {
            let mut reads = vec![b"\x1b[200~some text".as_slice()];
            reads.extend(rest);
            let mut expected = vec![Input::Paste { text: "some text".to_owned(), whole: false }];
            if !written.is_empty() {
                expected.extend(keys(written));
            }
            assert_eq!(slowly(&reads), expected, "{rest:?}");
        }
    }

    #[test]
    fn lines_of_a_paste_end_as_lines_do() {
        assert_eq!(all(&[b"\x1b[200~a\rb\r\nc\nd\x1b[201~"]), [Input::Paste { text: "a\nb\nc\nd".to_owned(), whole: true }]);
    }

    #[test]
    fn a_huge_paste_is_cut_and_ends() {
        let mut bytes = b"\x1b[200~".to_vec();
        bytes.resize(LONGEST_PASTE + 1000, b'x');
        bytes.extend_from_slice(b"\x1b[201~j");
        let out = all(&[&bytes]);
        assert!(matches!(&out[0], Input::Paste { text, whole: false } if text.len() == LONGEST_PASTE));
        assert_eq!(out[1..], keys("j"));
    }

    #[test]
    fn clicks_and_wheel_are_reported_and_nothing_else_of_the_mouse() {
        let at = |x, y| Position::new(x, y);
        let click = |kind, at| Input::Mouse(Mouse { kind, at });
        assert_eq!(
            all(&[b"\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<64;1;1M\x1b[<65;300;2M\x1b[<2;1;1M\x1b[<35;1;1M\x1b[M !!j"]),
            [
                click(MouseKind::Click, at(9, 4)),
                click(MouseKind::WheelUp, at(0, 0)),
                click(MouseKind::WheelDown, at(299, 1)),
                Input::Key(Key::char('j'))
            ]
        );
    }
}
