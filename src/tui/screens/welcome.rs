//! The first screen of an empty database: three doors by arrow, digit or click, named in both languages, because nobody has
//! chosen one yet.

use ratatui::layout::{Rect, Size};

use crate::i18n::{Language, Strings};
use crate::tui::app::{Command, Event, Offer, Reply, Screen};
use crate::tui::input::{Action, KeyCode};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look, wrap};

/// What leads on from here.
const DOORS: &[Action] = &[Action::Demo, Action::ImportFile, Action::New];

/// The screen.
pub struct Welcome {
    selected: usize,
    size: Size,
    chinese: Strings,
    english: Strings,
}

impl Default for Welcome {
    fn default() -> Self {
        Self { selected: 0, size: Size::default(), chinese: Language::ZhCN.load(), english: Language::En.load() }
    }
}

impl Welcome {
    fn go(&mut self, steps: isize) -> Reply {
        self.selected = self.selected.saturating_add_signed(steps).min(DOORS.len() - 1);
        Reply::done()
    }

    fn enter(&self) -> Reply {
        match DOORS.get(self.selected) {
            // What is new is entered where it will be seen.
            Some(Action::New) => Reply::Do(vec![Command::Run(Action::GoAccounts), Command::Run(Action::New)]),
            Some(action) => Reply::one(Command::Run(*action)),
            None => Reply::Unused,
        }
    }

    fn pick(&mut self, door: usize) -> Reply {
        if door >= DOORS.len() {
            return Reply::Unused;
        }
        self.selected = door;
        self.enter()
    }

    fn draw_door(&self, canvas: &mut Canvas<'_>, n: usize, action: Action, y: u16) {
        let width = canvas.width();
        let mut x = 4;
        x += canvas.text(x, y, &(n + 1).to_string(), Role::Key) + 2;
        x += canvas.text(x, y, &action.label(&self.chinese), Role::Strong).max(16) + 2;
        canvas.text(x, y, &action.label(&self.english), Role::Dim);
        let line = Rect::new(2, y, width.saturating_sub(4), 1);
        if n == self.selected {
            canvas.tint(line, Role::Selected);
            canvas.cursor(4, y);
        }
        canvas.clickable(line, Hit::Item(n));
    }
}

/// A small box with all our marks and characters of both widths; its right edge is straight where the terminal agrees with us about
/// widths.
fn draw_sample(canvas: &mut Canvas<'_>) {
    let look = canvas.look;
    let mut inside = canvas.framed("");
    inside.text(0, 0, "客户 account", Role::Text);
    inside.text(14, 0, &look.glyphs.steps.concat(), Role::Accent);
}

impl Screen for Welcome {
    fn title(&self, look: &Look) -> String {
        look.strings.shell_welcome_title()
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        let mut offers = vec![Offer::ready(Action::Open)];
        offers.extend(DOORS.iter().copied().map(Offer::ready));
        offers.extend([Action::Language, Action::Ascii, Action::Help].map(Offer::ready));
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
            Event::Key { action: Some(Action::New), .. } => {
                DOORS.iter().position(|door| *door == Action::New).map_or(Reply::Unused, |door| self.pick(door))
            }
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
        let top = self.size.height.saturating_sub(14) / 3;
        canvas.text(4, top, &look.strings.shell_welcome_greeting(), Role::Strong);
        let mut y = top.saturating_add(2);
        for (n, action) in DOORS.iter().enumerate() {
            self.draw_door(canvas, n, *action, y);
            y = y.saturating_add(1);
        }
        y = y.saturating_add(1);
        let room = usize::from(width.saturating_sub(8));
        for line in wrap(&look.strings.shell_welcome_open(), room, look.widths) {
            canvas.text(4, y, &line, Role::Dim);
            y = y.saturating_add(1);
        }
        y = y.saturating_add(1);
        draw_sample(&mut canvas.part(Rect::new(4, y, 24, 3)));
        let beside = wrap(&look.strings.shell_welcome_aligned(), usize::from(width.saturating_sub(34)), look.widths);
        for (y, line) in (y..y.saturating_add(3)).zip(beside) {
            canvas.text(30, y, &line, Role::Dim);
        }
    }
}
