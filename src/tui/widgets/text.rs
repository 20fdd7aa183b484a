//! Text in cells: how wide it is, and how it is cut and wrapped.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells text takes on this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Widths {
    /// Whether characters of ambiguous width (Greek, Cyrillic, `±`, `①`) take two cells, as in some Chinese terminals.
    pub ambiguous_is_wide: bool,
}

impl Widths {
    /// Cells of a text, or of one grapheme cluster.
    #[must_use]
    pub fn of(self, text: &str) -> usize {
        if text.is_ascii() {
            text.len()
        } else if self.ambiguous_is_wide {
            text.graphemes(true).map(|cluster| cluster.width_cjk().min(2)).sum()
        } else {
            text.graphemes(true).map(|cluster| cluster.width().min(2)).sum()
        }
    }

    /// Whether the terminal and Unicode may disagree about the width of this cluster.
    #[must_use]
    pub fn is_doubtful(self, cluster: &str) -> bool {
        let mut chars = cluster.chars();
        let first = chars.next();
        first.is_some_and(|c| !c.is_ascii()) && (chars.next().is_some() || cluster.width() != cluster.width_cjk())
    }

    /// The beginning of a text that fits; what was cut is marked by the last cell.
    #[must_use]
    pub fn cut_end<'t>(self, text: &'t str, width: usize, mark: &str) -> Cow<'t, str> {
        if self.of(text) <= width {
            return Cow::Borrowed(text);
        }
        let kept = width.saturating_sub(self.of(mark));
        let mut shown = self.take(text.graphemes(true), kept);
        if width > 0 {
            shown.push_str(mark);
        }
        Cow::Owned(shown)
    }

    /// A text that fits, cut in its middle: the beginning and the end of a name tell more than either alone. The
    /// beginning gets the odd cell.
    #[must_use]
    pub fn cut_middle<'t>(self, text: &'t str, width: usize, mark: &str) -> Cow<'t, str> {
        if self.of(text) <= width {
            return Cow::Borrowed(text);
        }
        let room = width.saturating_sub(self.of(mark));
        if width == 0 {
            return Cow::Borrowed("");
        }
        let tail_width = room / 2;
        let tail = self.take_back(text, tail_width);
        let mut shown = self.take(text.graphemes(true), room.saturating_sub(self.of(&tail)));
        shown.push_str(mark);
        shown.push_str(&tail);
        Cow::Owned(shown)
    }

    fn take<'t>(self, clusters: impl Iterator<Item = &'t str>, width: usize) -> String {
        let mut room = width;
        let mut taken = String::new();
        for cluster in clusters {
            let cells = self.of(cluster);
            if cells > room {
                break;
            }
            room -= cells;
            taken.push_str(cluster);
        }
        taken
    }

    fn take_back(self, text: &str, width: usize) -> String {
        let mut room = width;
        let mut from = text.len();
        for (at, cluster) in text.grapheme_indices(true).rev() {
            let cells = self.of(cluster);
            if cells > room {
                break;
            }
            room -= cells;
            from = at;
        }
        text.get(from..).unwrap_or("").to_owned()
    }
}

/// The lines of a text in so many cells: broken at line ends, at blanks, and between Han characters; a longer word is
/// broken where the line ends. Closing punctuation does not begin a line: it takes the character before it along. A width of 0
/// gives no lines.
#[must_use]
pub fn wrap(text: &str, width: usize, widths: Widths) -> Vec<String> {
    if width == 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = Filling { line: String::new(), used: 0, width, widths };
        for piece in pieces(paragraph) {
            if line.fits(piece) {
                line.push(piece);
            } else if piece.trim().is_empty() {
                lines.push(line.end());
            } else if line.used > 0 && !closes(piece) && widths.of(piece) <= width {
                lines.push(line.end());
                line.push(piece);
            } else {
                for cluster in piece.graphemes(true) {
                    if !line.fits(cluster) && line.used > 0 {
                        let carried = if closes(cluster) { line.carry(widths.of(cluster)) } else { String::new() };
                        lines.push(line.end());
                        line.push(&carried);
                    }
                    line.push(cluster);
                }
            }
        }
        lines.push(line.end());
    }
    lines
}

/// What stays together on a line: words, single Han characters, blanks; a date or an address, whose parts are joined by signs, as one.
fn pieces(text: &str) -> Vec<&str> {
    let joins = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at..).and_then(|after| after.chars().next());
        before.is_some_and(|c| c.is_ascii_graphic()) && after.is_some_and(|c| c.is_ascii_graphic())
    };
    let mut pieces = Vec::new();
    let mut from = 0;
    let bounds = text.split_word_bound_indices().map(|(at, _)| at).skip(1).chain([text.len()]);
    for at in bounds {
        if at == text.len() || !joins(at) {
            pieces.extend(text.get(from..at).filter(|piece| !piece.is_empty()));
            from = at;
        }
    }
    pieces
}

/// A line being filled.
struct Filling {
    line: String,
    used: usize,
    width: usize,
    widths: Widths,
}

impl Filling {
    fn fits(&self, piece: &str) -> bool {
        self.used + self.widths.of(piece) <= self.width
    }

    fn push(&mut self, piece: &str) {
        self.line.push_str(piece);
        self.used += self.widths.of(piece);
    }

    /// Takes the last character off, unless it is the only one or does not fit into a line with so many cells behind it.
    fn carry(&mut self, behind: usize) -> String {
        let last = self.line.grapheme_indices(true).next_back();
        let Some((at, _)) = last.filter(|(at, last)| *at > 0 && self.widths.of(last) + behind <= self.width) else { return String::new() };
        let carried = self.line.split_off(at);
        self.used -= self.widths.of(&carried);
        carried
    }

    fn end(&mut self) -> String {
        self.used = 0;
        std::mem::take(&mut self.line).trim_end().to_owned()
    }
}

/// Whether a piece may not begin a line.
fn closes(piece: &str) -> bool {
    piece.chars().next().is_some_and(|c| "，。、；：？！）】」』》〉”’,.;:?!)]}".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: Widths = Widths { ambiguous_is_wide: false };

    #[test]
    fn widths_are_in_cells() {
        assert_eq!(NARROW.of("华东ABC"), 7);
        assert_eq!(NARROW.of("e\u{301}"), 1);
        assert_eq!(NARROW.of("👨‍👩‍👧"), 2);
        assert_eq!((NARROW.of("±"), Widths { ambiguous_is_wide: true }.of("±")), (1, 2));
        assert!(NARROW.is_doubtful("±") && NARROW.is_doubtful("👨‍👩‍👧") && !NARROW.is_doubtful("华") && !NARROW.is_doubtful("a"));
    }

    #[test]
    fn names_are_cut_in_the_middle_and_never_too_long() {
        assert_eq!(NARROW.cut_middle("华东新能源股份有限公司", 11, "~"), "华东新~公司");
        assert_eq!(NARROW.cut_middle("Orion Batteries", 9, "~"), "Orio~ries");
        assert_eq!(NARROW.cut_end("Orion Batteries", 6, "~"), "Orion~");
        for text in ["华东新能源股份有限公司", "a华b东c", "👨‍👩‍👧👨‍👩‍👧x", ""] {
            for width in 0..20 {
                assert!(NARROW.of(&NARROW.cut_middle(text, width, "~")) <= width);
                assert!(NARROW.of(&NARROW.cut_end(text, width, "~")) <= width);
            }
        }
    }

    #[test]
    fn lines_break_at_blanks_and_between_han_characters() {
        assert_eq!(wrap("one two three", 7, NARROW), ["one two", "three"]);
        assert_eq!(wrap("续约意向好担心交期", 8, NARROW), ["续约意向", "好担心交", "期"]);
        assert_eq!(wrap("abcdefghij", 4, NARROW), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("a\n\nb", 4, NARROW), ["a", "", "b"]);
        assert_eq!(wrap("改用线条。", 8, NARROW), ["改用线", "条。"]);
        assert_eq!(wrap("due on 2026-11-19.", 16, NARROW), ["due on", "2026-11-19."]);
        assert_eq!(wrap("截止2026-11-19前", 12, NARROW), ["截止", "2026-11-19前"]);
        assert_eq!(wrap("x", 0, NARROW), Vec::<String>::new());
        for width in 1..12 {
            for line in wrap("续约意向好，担心交期（delivery）by next Wednesday", width, NARROW) {
                assert!(NARROW.of(&line) <= width.max(2), "{line:?} in {width}");
            }
        }
    }
}
