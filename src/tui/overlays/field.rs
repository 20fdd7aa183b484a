//! The editing of one line of text, common to all overlays that have a field.

use tui_input::{Input as Line, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::is_hostile;
use crate::tui::input::{Key, KeyCode};
use crate::tui::theme::Role;
use crate::tui::widgets::Canvas;

/// The longest text that a one-line field takes, in characters; what is pasted beyond it is dropped.
pub const LONGEST: usize = 4096;

/// Edits a line by a key, as Emacs and Excel hands expect. Says whether the key meant something.
pub fn edit_line(line: &mut Line, key: Key) -> bool {
    let request = match (key.code, key.ctrl, key.alt) {
        (KeyCode::Char(c), false, false) => {
            if is_hostile(c) || line.value().chars().count() >= LONGEST {
                return true;
            }
            InputRequest::InsertChar(c)
        }
        (KeyCode::Backspace, false, false) => InputRequest::DeletePrevChar,
        (KeyCode::Delete, false, false) => InputRequest::DeleteNextChar,
        (KeyCode::Left, false, false) | (KeyCode::Char('b'), true, false) => InputRequest::GoToPrevChar,
        (KeyCode::Right, false, false) | (KeyCode::Char('f'), true, false) => InputRequest::GoToNextChar,
        (KeyCode::Left, true, false) | (KeyCode::Char('b'), false, true) => InputRequest::GoToPrevWord,
        (KeyCode::Right, true, false) | (KeyCode::Char('f'), false, true) => InputRequest::GoToNextWord,
        (KeyCode::Home, false, false) | (KeyCode::Char('a'), true, false) => InputRequest::GoToStart,
        (KeyCode::End, false, false) | (KeyCode::Char('e'), true, false) => InputRequest::GoToEnd,
        (KeyCode::Char('u'), true, false) => InputRequest::DeleteLine,
        (KeyCode::Char('k'), true, false) => InputRequest::DeleteTillEnd,
        (KeyCode::Char('w'), true, false) | (KeyCode::Backspace, false, true) => InputRequest::DeletePrevWord,
        _ => return false,
    };
    line.handle(request);
    true
}

/// Puts a pasted text into a line: line ends become blanks, hostile characters vanish, what is too long is dropped.
pub fn paste_line(line: &mut Line, text: &str) {
    let room = LONGEST.saturating_sub(line.value().chars().count());
    for c in crate::domain::text::one_line(text).trim().chars().take(room) {
        line.handle(InputRequest::InsertChar(c));
    }
}

/// Draws a line in the first row, scrolled so that its cursor is seen.
pub fn draw_line(canvas: &mut Canvas<'_>, line: &Line, focused: bool) {
    let width = canvas.width();
    let widths = canvas.look.widths;
    let before: String = line.value().chars().take(line.cursor()).collect();
    let cursor = widths.of(&before);
    let scroll = (cursor + 1).saturating_sub(width.into());
    let (mut from, mut skipped) = (0, 0);
    for cluster in line.value().graphemes(true) {
        if skipped >= scroll {
            break;
        }
        from += cluster.len();
        skipped += widths.of(cluster);
    }
    canvas.tint(ratatui::layout::Rect::new(0, 0, width, 1), Role::Field);
    canvas.text(0, 0, line.value().get(from..).unwrap_or_default(), Role::Field);
    if focused {
        canvas.cursor(u16::try_from(cursor.saturating_sub(skipped)).unwrap_or(u16::MAX).min(width.saturating_sub(1)), 0);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::tui::widgets::{Drawn, Widths, look_for_tests};

    /// The column of the cursor behind a text that was typed into so many cells.
    fn cursor(text: &str, width: u16, ambiguous_is_wide: bool) -> u16 {
        let mut look = look_for_tests();
        look.widths = Widths { ambiguous_is_wide };
        let area = Rect::new(0, 0, width, 1);
        let (mut buffer, mut drawn) = (Buffer::empty(area), Drawn::default());
        draw_line(&mut Canvas::new(&mut buffer, &mut drawn, area, &look), &Line::new(text.to_owned()), true);
        drawn.cursor.unwrap().x
    }

    #[test]
    fn the_cursor_stands_behind_what_is_typed_in_the_cells_of_this_terminal() {
        for (text, width, narrow, wide) in [("ab", 20, 2, 2), ("华", 20, 2, 2), ("①②③", 20, 3, 6), ("①②③①②③", 8, 6, 6), ("", 20, 0, 0)]
        {
            assert_eq!((cursor(text, width, false), cursor(text, width, true)), (narrow, wide), "{text}");
        }
    }
}
