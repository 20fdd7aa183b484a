//! What can be done here and by which keys; searchable, and Enter runs it.

use ratatui::layout::{Rect, Size};
use tui_input::Input as Line;

use crate::tui::app::{Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context, Keymap};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look};

/// One line: an action, its keys, and why it cannot be done now.
#[derive(Debug, Clone)]
struct Entry {
    action: Action,
    heading: String,
    label: String,
    keys: String,
    obstacle: Option<String>,
}

/// The overlay.
#[derive(Debug)]
pub struct Help {
    entries: Vec<Entry>,
    search: Line,
    selected: usize,
    height: usize,
}

impl Help {
    /// Help for these offers, in their order; each action stands once.
    #[must_use]
    pub fn new(offers: &[Offer], keymap: &Keymap, look: &Look) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        for offer in offers {
            let Some(info) = offer.action.info() else { continue };
            if entries.iter().any(|entry| entry.action == offer.action) {
                continue;
            }
            entries.push(Entry {
                action: offer.action,
                heading: info.context.label(&look.strings),
                label: (info.label)(&look.strings),
                keys: keymap.keys_of(offer.action).map(ToString::to_string).collect::<Vec<_>>().join(", "),
                obstacle: offer.obstacle.clone(),
            });
        }
        Self { entries, search: Line::default(), selected: 0, height: 1 }
    }

    fn shown(&self) -> Vec<&Entry> {
        let wanted = self.search.value().to_lowercase();
        self.entries
            .iter()
            .filter(|entry| {
                wanted.is_empty() || entry.label.to_lowercase().contains(&wanted) || entry.keys.to_lowercase().contains(&wanted)
            })
            .collect()
    }

    fn go(&mut self, steps: isize) {
        let last = self.shown().len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(steps).min(last);
    }

    fn run(&self) -> Reply {
        match self.shown().get(self.selected) {
            Some(entry) => Reply::Do(vec![Command::Run(entry.action)]),
            None => Reply::done(),
        }
    }
}

impl Screen for Help {
    fn title(&self, look: &Look) -> String {
        look.strings.shell_help_title()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(76, 40))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Field, Context::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn offers(&self, _look: &Look) -> Vec<Offer> {
        vec![Offer::ready(Action::Accept), Offer::ready(Action::Close)]
    }

    fn layout(&mut self, size: Size) {
        self.height = usize::from(size.height.saturating_sub(3)).max(1);
    }

    fn on(&mut self, event: &Event, _look: &Look) -> Reply {
        match event {
            Event::Key { action: Some(Action::Accept), .. } => self.run(),
            Event::Key { action: Some(Action::Close), .. } if self.search.value().is_empty() => Reply::one(Command::Close),
            Event::Key { action: Some(Action::Close), .. } => {
                self.search.reset();
                Reply::done()
            }
            Event::Key { action: Some(action), .. } => {
                let page = isize::try_from(self.height).unwrap_or(1);
                match action {
                    Action::FieldNext | Action::Down => self.go(1),
                    Action::FieldPrevious | Action::Up => self.go(-1),
                    Action::PageDown => self.go(page),
                    Action::PageUp => self.go(-page),
                    _ => return Reply::Unused,
                }
                Reply::done()
            }
            Event::Key { key, action: None } => {
                super::field::edit_line(&mut self.search, *key);
                self.selected = 0;
                Reply::done()
            }
            Event::Text(text) => {
                super::field::paste_line(&mut self.search, text);
                self.selected = 0;
                Reply::done()
            }
            Event::Wheel(lines) => {
                self.go(isize::try_from(*lines).unwrap_or(0));
                Reply::done()
            }
            Event::Click(Hit::Item(n)) if *n == self.selected => self.run(),
            Event::Click(Hit::Item(n)) => {
                self.selected = *n;
                Reply::done()
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        let (width, height) = (inside.width(), inside.height());
        let used = inside.text(1, 0, &look.strings.shell_search(), Role::Dim);
        super::field::draw_line(&mut inside.part(Rect::new(used + 2, 0, width.saturating_sub(used + 3), 1)), &self.search, true);
        let shown = self.shown();
        if shown.is_empty() {
            inside.text(1, 2, &look.strings.shell_nothing_found(), Role::Dim);
        }
        let rows = usize::from(height.saturating_sub(1));
        let top = self.selected.saturating_sub(rows.saturating_sub(1));
        let key_column = width / 3;
        for (n, entry) in shown.iter().enumerate().skip(top).take(rows) {
            let y = u16::try_from(n - top).unwrap_or(0).saturating_add(1);
            let role = if entry.obstacle.is_some() { Role::Dim } else { Role::Text };
            inside.text_in(1, y, &entry.keys, Role::Key, key_column.saturating_sub(2));
            let used = inside.text(key_column, y, &entry.label, role);
            let note = entry.obstacle.clone().unwrap_or_else(|| entry.heading.clone());
            inside.text_right(key_column.saturating_add(used).saturating_add(2), width.saturating_sub(1), y, &note, Role::Dim);
            if n == self.selected {
                inside.tint(Rect::new(0, y, width, 1), Role::Selected);
            }
            inside.clickable(Rect::new(0, y, width, 1), Hit::Item(n));
        }
    }
}
