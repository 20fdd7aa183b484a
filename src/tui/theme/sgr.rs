//! How a change of looks is said to a terminal, in as few bytes as it takes.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// How the terminal draws at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// The attributes in use: modifier, number that switches it on, number that switches it off.
const ATTRIBUTES: &[(Modifier, u8, u8)] = &[
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Face {
    /// How a terminal draws after a reset.
    pub const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// How a cell looks.
    #[must_use]
    pub fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank with this face shows nothing but the terminal's own background.
    #[must_use]
    pub fn blank_is_empty(self) -> bool {
        self.bg == Color::Reset && !self.modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT)
    }

    /// Appends the sequence that changes this face into another; nothing if they are the same.
    pub fn change_to(self, to: Self, out: &mut Vec<u8>) {
        if self == to {
            return;
        }
        let (mut stepwise, mut anew) = (Vec::new(), vec![0]);
        let gone = self.modifier - to.modifier;
        let mut lost = Modifier::empty();
        for (modifier, _, off) in ATTRIBUTES {
            if gone.contains(*modifier) {
                if !stepwise.contains(off) {
                    stepwise.push(*off);
                }
                if *off == 22 {
                    lost |= Modifier::BOLD | Modifier::DIM;
                }
            }
        }
        for (modifier, on, _) in ATTRIBUTES {
            if to.modifier.contains(*modifier) {
                anew.push(*on);
                if !self.modifier.contains(*modifier) || lost.contains(*modifier) {
                    stepwise.push(*on);
                }
            }
        }
        for (before, after, base) in [(self.fg, to.fg, 30), (self.bg, to.bg, 40)] {
            if before != after {
                colour(after, base, &mut stepwise);
            }
            if after != Color::Reset {
                colour(after, base, &mut anew);
            }
        }
        if anew == [0] {
            out.extend_from_slice(b"\x1b[m");
            return;
        }
        let (stepwise, anew) = (joined(&stepwise), joined(&anew));
        let shorter = if stepwise.len() <= anew.len() { stepwise } else { anew };
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(shorter.as_bytes());
        out.push(b'm');
    }
}

fn joined(numbers: &[u8]) -> String {
    numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(";")
}

/// The numbers of a colour; `base` is 30 for the text, 40 for its background.
fn colour(colour: Color, base: u8, numbers: &mut Vec<u8>) {
    match colour {
        Color::Indexed(n @ 0..8) => numbers.push(base + n),
        Color::Indexed(n @ 8..16) => numbers.push(base + 52 + n),
        Color::Indexed(n) => numbers.extend([base + 8, 5, n]),
        Color::Rgb(r, g, b) => numbers.extend([base + 8, 2, r, g, b]),
        _ => numbers.push(base + 9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(from: Face, to: Face) -> String {
        let mut out = Vec::new();
        from.change_to(to, &mut out);
        String::from_utf8(out).unwrap().replace('\x1b', "E")
    }

    #[test]
    fn changes_are_said_briefly_and_completely() {
        let bold = Face { modifier: Modifier::BOLD, ..Face::PLAIN };
        let dim = Face { modifier: Modifier::DIM, ..Face::PLAIN };
        let red = Face { fg: Color::Indexed(1), ..Face::PLAIN };
        let bold_on_blue = Face { fg: Color::Rgb(1, 2, 3), bg: Color::Indexed(12), modifier: Modifier::BOLD };
        assert_eq!(said(bold, bold), "");
        assert_eq!(said(bold_on_blue, Face::PLAIN), "E[m");
        assert_eq!(said(Face::PLAIN, bold), "E[1m");
        assert_eq!(said(bold, dim), "E[0;2m");
        assert_eq!(said(bold, red), "E[0;31m");
        assert_eq!(said(red, Face { fg: Color::Indexed(9), ..Face::PLAIN }), "E[91m");
        assert_eq!(said(Face::PLAIN, bold_on_blue), "E[1;38;2;1;2;3;104m");
        assert_eq!(said(bold_on_blue, Face { modifier: Modifier::empty(), ..bold_on_blue }), "E[22m");
    }
}
