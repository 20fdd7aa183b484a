//! Frames to the real terminal.

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use crate::tui::app::{Effect, Output};

use super::modes::{self, MOUSE_OFF, MOUSE_ON};
use super::{Painter, clipboard};

/// What a terminal that does not tell its size is taken for.
const UNKNOWN: Size = Size::new(80, 24);

/// The terminal on standard output.
pub struct Tty {
    painter: Painter,
    mouse: bool,
    /// Whether the terminal has the mouse for a while.
    lent: bool,
    /// Whether the program may be put to sleep.
    may_sleep: bool,
}

impl Tty {
    /// A terminal that was just entered.
    pub fn new(synchronized: bool, mouse: bool, may_sleep: bool) -> Self {
        Self { painter: Painter::new(synchronized), mouse, lent: false, may_sleep }
    }

    fn send_mouse(&self) -> io::Result<()> {
        modes::send(if self.mouse && !self.lent { MOUSE_ON } else { MOUSE_OFF })
    }

    fn sleep(&mut self) -> io::Result<()> {
        if !self.may_sleep {
            return Ok(());
        }
        modes::leave();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.wake()
    }

    fn wake(&mut self) -> io::Result<()> {
        modes::enter(self.mouse && !self.lent)?;
        self.painter.forget();
        Ok(())
    }
}

impl Output for Tty {
    #[cfg(unix)]
    fn size(&mut self) -> Size {
        match rustix::termios::tcgetwinsize(io::stdout()) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size::new(size.ws_col, size.ws_row),
            _ => UNKNOWN,
        }
    }

    #[cfg(windows)]
    fn size(&mut self) -> Size {
        crossterm::terminal::size().map_or(UNKNOWN, |(width, height)| Size::new(width, height))
    }

    fn show(&mut self, frame: &Buffer, cursor: Option<Position>) -> io::Result<()> {
        let bytes = self.painter.paint(frame, cursor);
        modes::send(&bytes)
    }

    fn apply(&mut self, effect: &Effect) -> io::Result<()> {
        match effect {
            Effect::Redraw => {
                self.painter.forget();
                Ok(())
            }
            Effect::Suspend => self.sleep(),
            Effect::Wake => self.wake(),
            Effect::ToggleMouse => {
                self.mouse = !self.mouse;
                self.send_mouse()
            }
            Effect::LendMouse(lent) => {
                self.lent = *lent;
                if self.mouse { self.send_mouse() } else { Ok(()) }
            }
            Effect::Copy(text) => modes::send(&clipboard::sequence(text)),
        }
    }
}
