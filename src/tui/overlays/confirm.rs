//! Yes or no, with what it is about: how many, and the first of their names.

use ratatui::layout::{Rect, Size};

use crate::tui::app::{Answer, Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look, Widths, wrap};

use super::Answered;

/// How many names are shown.
const NAMES_SHOWN: usize = 5;
/// The width of the box, with its frame.
const WIDTH: u16 = 64;

/// A question that is answered by yes or no.
#[derive(Debug)]
pub struct Confirm {
    /// What is asked.
    pub question: String,
    /// What it concerns; the first few are shown with how many more there are.
    pub names: Vec<String>,
    /// What follows from a yes, if that needs saying.
    pub consequence: Option<String>,
}

impl Confirm {
    fn lines(&self, look: &Look, width: usize) -> Vec<(String, Role)> {
        let mut lines: Vec<(String, Role)> =
            wrap(&self.question, width, look.widths).into_iter().map(|line| (line, Role::Strong)).collect();
        lines.extend(self.names.iter().take(NAMES_SHOWN).map(|name| {
            let shown = look.widths.cut_middle(&look.private(name), width.saturating_sub(2), look.glyphs.cut).into_owned();
            (format!("  {shown}"), Role::Text)
        }));
        if let Some(more) = self.names.len().checked_sub(NAMES_SHOWN).filter(|more| *more > 0) {
            lines.push((format!("  {}", look.strings.shell_and_more(more)), Role::Dim));
        }
        if let Some(consequence) = &self.consequence {
            lines.extend(wrap(consequence, width, look.widths).into_iter().map(|line| (line, Role::Warning)));
        }
        lines
    }
}

/// The overlay: what is asked, and the two answers below it. Without letters it is answered by arrow and Enter, which does nothing as
/// long as nobody has gone to the yes.
#[derive(Debug)]
pub struct Asking {
    asked: Confirm,
    /// Whether Enter says yes.
    yes: bool,
}

impl Asking {
    /// This question.
    #[must_use]
    pub fn new(asked: Confirm) -> Self {
        Self { asked, yes: false }
    }

    fn answer(yes: bool) -> Reply {
        Reply::one(Command::Answer(if yes { Answer::Given(Answered::Yes) } else { Answer::Nothing }))
    }
}

impl Screen for Asking {
    fn title(&self, look: &Look) -> String {
        look.strings.shell_confirm_title()
    }

    fn shape(&self) -> Shape {
        // As many lines as it takes where everything is at its widest.
        let widths = Widths { ambiguous_is_wide: true };
        let wrapped = |text: &str| wrap(text, usize::from(WIDTH.saturating_sub(4)), widths).len();
        let text = wrapped(&self.asked.question) + self.asked.consequence.as_deref().map_or(0, wrapped);
        let names = self.asked.names.len().min(NAMES_SHOWN + 1);
        Shape::Box(Size::new(WIDTH, u16::try_from(text + names).unwrap_or(u16::MAX).saturating_add(4)))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overlay, Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        action == Action::Yes || (action == Action::Open && self.yes)
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        [Action::Yes, Action::No].map(Offer::ready).to_vec()
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match event {
            Event::Key { action: Some(action), .. } => match action {
                Action::Yes => Self::answer(true),
                Action::No | Action::Back | Action::Leave => Self::answer(false),
                Action::Open => Self::answer(self.yes),
                Action::Left | Action::Right | Action::Up | Action::Down | Action::NextPane | Action::PreviousPane => {
                    self.yes = !self.yes;
                    Reply::done()
                }
                _ => Reply::Unused,
            },
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        let last = inside.height().saturating_sub(1);
        let lines = self.asked.lines(look, usize::from(inside.width().saturating_sub(2)));
        for (y, (line, role)) in (0..last.saturating_sub(1).max(1)).zip(lines) {
            inside.text(1, y, &line, role);
        }
        let mut x = 1;
        for (yes, action, key) in [(true, Action::Yes, "y"), (false, Action::No, "n")] {
            let text = format!(" {key} {} ", action.label(&look.strings));
            let width = inside.text(x, last, &text, Role::Key);
            if yes == self.yes {
                inside.tint(Rect::new(x, last, width, 1), Role::Selected);
                inside.cursor(x, last);
            }
            inside.clickable(Rect::new(x, last, width, 1), Hit::Action(action));
            x += width + 2;
        }
    }
}
