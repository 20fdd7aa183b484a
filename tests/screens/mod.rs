//! Screens as text that people can read: wide characters once, trailing blanks gone, the cursor's place below.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

/// The rows of a frame as a terminal would show them.
pub fn rows(frame: &Buffer) -> Vec<String> {
    (0..frame.area.height)
        .map(|y| {
            let mut row = String::new();
            let mut covered = 0;
            for x in 0..frame.area.width {
                if covered > 0 {
                    covered -= 1;
                    continue;
                }
                let symbol = frame[(x, y)].symbol();
                row.push_str(symbol);
                covered = symbol.width().saturating_sub(1);
            }
            row.trim_end().to_owned()
        })
        .collect()
}

/// The frame as one text, with a last line that says where the cursor is.
pub fn text(frame: &Buffer, cursor: Option<Position>) -> String {
    let mut text = rows(frame).join("\n");
    if let Some(Position { x, y }) = cursor {
        text.push_str(&format!("\n[cursor {x},{y}]"));
    }
    text
}
