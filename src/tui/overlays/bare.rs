//! Text without frame or columns, to be selected with the mouse: the mouse belongs to the terminal while it is shown.

use ratatui::layout::Size;

use crate::tui::app::{Answer, Command, Event, Offer, Reply, Screen};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, wrap};

/// The page.
#[derive(Debug)]
pub struct Bare {
    /// What it is called.
    pub title: String,
    /// Line after line.
    pub lines: Vec<String>,
    /// Whether they were made under the veil: others are hidden when it falls.
    veiled: bool,
    /// The first line that is seen.
    top: usize,
    size: Size,
}

impl Bare {
    /// These lines.
    #[must_use]
    pub fn new(title: impl Into<String>, lines: Vec<String>, look: &Look) -> Self {
        Self { title: title.into(), lines, veiled: look.veil, top: 0, size: Size::ZERO }
    }

    fn is_hidden(&self, look: &Look) -> bool {
        look.veil && !self.veiled
    }

    fn go(&mut self, lines: isize) -> Reply {
        self.top = self.top.saturating_add_signed(lines).min(self.lines.len().saturating_sub(1));
        Reply::done()
    }
}

impl Screen for Bare {
    fn title(&self, look: &Look) -> String {
        if self.is_hidden(look) { look.strings.shell_veiled() } else { self.title.clone() }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overlay, Context::Everywhere]
    }

    fn lends_mouse(&self) -> bool {
        true
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        [Action::Back, Action::Copy, Action::Down, Action::Up].map(Offer::ready).to_vec()
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        let page = isize::try_from(self.size.height).unwrap_or(1).max(1);
        match event {
            Event::Key { action: Some(action), .. } => match action {
                Action::Back | Action::Leave | Action::No | Action::Open => Reply::one(Command::Answer(Answer::Nothing)),
                // In this context the key for copying means yes.
                Action::Yes | Action::Copy if self.is_hidden(look) => Reply::one(Command::hint(look.strings.shell_veiled())),
                Action::Yes | Action::Copy => Reply::one(Command::Copy(self.lines.join("\n"))),
                Action::Down => self.go(1),
                Action::Up => self.go(-1),
                Action::PageDown | Action::HalfDown => self.go(page),
                Action::PageUp | Action::HalfUp => self.go(-page),
                Action::Top => self.go(isize::MIN),
                Action::Bottom => self.go(isize::MAX),
                _ => Reply::Unused,
            },
            Event::Wheel(lines) => self.go(isize::try_from(*lines).unwrap_or(0)),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (look, width) = (canvas.look, usize::from(canvas.width()));
        if self.is_hidden(look) {
            canvas.text(0, 0, &look.strings.shell_veiled(), Role::Warning);
            return canvas.cursor(0, 0);
        }
        let shown = self.lines.iter().skip(self.top).take(usize::from(canvas.height()));
        let wrapped = shown.flat_map(|line| if line.is_empty() { vec![String::new()] } else { wrap(line, width, look.widths) });
        for (y, line) in (0..canvas.height()).zip(wrapped) {
            canvas.text(0, y, &line, Role::Text);
        }
        canvas.cursor(0, 0);
    }
}
