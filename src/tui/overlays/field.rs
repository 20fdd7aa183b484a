//! The editing of one line of text, common to all overlays that have a field.

use tui_input::{Input as Line, InputRequest};

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
    let scroll = line.visual_scroll(usize::from(width.saturating_sub(1)));
    let mut skipped = 0;
    let widths = canvas.look.widths;
    let shown: String = line
        .value()
        .chars()
        .skip_while(|c| {
            let before = skipped < scroll;
            skipped += widths.of(c.encode_utf8(&mut [0; 4]));
            before
        })
        .collect();
    canvas.tint(ratatui::layout::Rect::new(0, 0, width, 1), Role::Field);
    canvas.text(0, 0, &shown, Role::Field);
    if focused {
        let at = line.visual_cursor().max(scroll) - scroll;
        canvas.cursor(u16::try_from(at).unwrap_or(u16::MAX).min(width.saturating_sub(1)), 0);
    }
}
