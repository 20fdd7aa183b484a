//! The first screen of an empty database: doors by arrow, digit or click.

use ratatui::layout::{Rect, Size};

use crate::tui::app::{Command, Event, Offer, Reply, Screen};
use crate::tui::input::{Action, KeyCode};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look};

/// What leads on from here.
const DOORS: &[Action] = &[Action::ImportFile, Action::New, Action::Help, Action::Language];

/// The screen.
#[derive(Debug, Default)]
pub struct Welcome {
    selected: usize,
    size: Size,
}

impl Welcome {
    fn go(&mut self, steps: isize) -> Reply {
        self.selected = self.selected.saturating_add_signed(steps).min(DOORS.len() - 1);
        Reply::done()
    }

    fn enter(&self) -> Reply {
        DOORS.get(self.selected).map_or(Reply::Unused, |action| Reply::one(Command::Run(*action)))
    }

    fn pick(&mut self, door: usize) -> Reply {
        if door >= DOORS.len() {
            return Reply::Unused;
        }
        self.selected = door;
        self.enter()
    }
}

impl Screen for Welcome {
    fn title(&self, look: &Look) -> String {
        look.strings.shell_welcome_title()
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        let mut offers = vec![Offer::ready(Action::Open)];
        offers.extend(DOORS.iter().copied().map(Offer::ready));
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match event {
            Event::Key { action: Some(Action::Down), .. } => self.go(1),
            Event::Key { action: Some(Action::Up), .. } => self.go(-1),
            Event::Key { action: Some(Action::Open), .. } => self.enter(),
            Event::Key { key, action: None } => match key.code {
                KeyCode::Char(c) => c.to_digit(10).and_then(|digit| digit.checked_sub(1)).map_or(Reply::Unused, |n| self.pick(n as usize)),
                _ => Reply::Unused,
            },
            Event::Click(Hit::Item(door)) => self.pick(*door),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let width = canvas.width();
        let top = self.size.height.saturating_sub(8) / 3;
        canvas.text(4, top, &look.strings.shell_welcome_greeting(), Role::Strong);
        for (n, action) in DOORS.iter().enumerate() {
            let y = top.saturating_add(2).saturating_add(u16::try_from(n).unwrap_or(0));
            let used = canvas.text(4, y, &(n + 1).to_string(), Role::Key);
            canvas.text(4 + used + 2, y, &action.label(&look.strings), Role::Text);
            if n == self.selected {
                canvas.tint(Rect::new(2, y, width.saturating_sub(4), 1), Role::Selected);
                canvas.cursor(4, y);
            }
            canvas.clickable(Rect::new(2, y, width.saturating_sub(4), 1), Hit::Item(n));
        }
    }
}
