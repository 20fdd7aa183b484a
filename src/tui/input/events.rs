//! Keys and clicks where the system gives them as events instead of bytes: the Windows console.

use crossterm::event::{Event, KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::event::{Input, Mouse, MouseKind};
use super::key::{Key, KeyCode};

/// What an event means, if it means something to us; a change of size is told apart by the caller.
#[must_use]
pub fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Input::Key),
        Event::Mouse(event) => mouse(event).map(Input::Mouse),
        Event::Paste(text) => Some(Input::Paste { text, whole: true }),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let mut key = Key::plain(match event.code {
        Code::Char(c) if c.is_control() => return None,
        Code::Char(c) => KeyCode::Char(c),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab | Code::BackTab => KeyCode::Tab,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Insert => KeyCode::Insert,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::F(n @ 1..=12) => KeyCode::F(n),
        _ => return None,
    });
    // AltGr arrives as Ctrl and Alt together, and types a character.
    let alt_gr = event.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT) && matches!(key.code, KeyCode::Char(_));
    key.ctrl = event.modifiers.contains(KeyModifiers::CONTROL) && !alt_gr;
    key.alt = event.modifiers.contains(KeyModifiers::ALT) && !alt_gr;
    match key.code {
        KeyCode::Char(c) if key.ctrl => key.code = KeyCode::Char(c.to_ascii_lowercase()),
        KeyCode::Char(_) => {}
        _ => key.shift = event.modifiers.contains(KeyModifiers::SHIFT) || event.code == Code::BackTab,
    }
    Some(key)
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse { kind, at: Position::new(event.column, event.row) })
}

/// Reads events until nobody wants to know any more. `take` is given what was there at once, and whether the size changed.
///
/// # Errors
/// If the console cannot be read.
#[cfg(windows)]
pub fn read(mut take: impl FnMut(Vec<Input>, bool) -> bool) -> std::io::Result<()> {
    use crossterm::event;
    use std::time::Duration;
    loop {
        let (mut inputs, mut resized) = (Vec::new(), false);
        loop {
            match event::read()? {
                Event::Resize(..) => resized = true,
                event => inputs.extend(input(event)),
            }
            if !event::poll(Duration::ZERO)? {
                break;
            }
        }
        if (resized || !inputs.is_empty()) && !take(inputs, resized) {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_the_keys_that_bytes_would_be() {
        let pressed = |code, modifiers| input(Event::Key(KeyEvent::new(code, modifiers)));
        let written = |text: &str| Some(Input::Key(text.parse().unwrap()));
        assert_eq!(pressed(Code::Char('J'), KeyModifiers::SHIFT), written("J"));
        assert_eq!(pressed(Code::Char('Z'), KeyModifiers::CONTROL), written("Ctrl-z"));
        assert_eq!(pressed(Code::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT), written("@"));
        assert_eq!(pressed(Code::BackTab, KeyModifiers::SHIFT), written("Shift-Tab"));
        assert_eq!(pressed(Code::Left, KeyModifiers::SHIFT), written("Shift-Left"));
        assert_eq!(pressed(Code::F(7), KeyModifiers::NONE), written("F7"));
        assert_eq!(pressed(Code::F(13), KeyModifiers::NONE), None);
        let mut released = KeyEvent::new(Code::Char('j'), KeyModifiers::NONE);
        released.kind = KeyEventKind::Release;
        assert_eq!(input(Event::Key(released)), None);
        let click = MouseEvent { kind: MouseEventKind::Down(MouseButton::Left), column: 3, row: 4, modifiers: KeyModifiers::NONE };
        assert_eq!(input(Event::Mouse(click)), Some(Input::Mouse(Mouse { kind: MouseKind::Click, at: Position::new(3, 4) })));
    }
}
