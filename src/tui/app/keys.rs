//! From a pressed key to what the program does about it.

use std::time::Duration;

use crate::tui::input::{Action, Key, KeyCode, Keys, Meaning, Mouse, MouseKind, Resolution, meaning};

use super::App;
use super::notice::{Notice, Weight};
use super::route::Route;
use super::screen::Event;

/// How long a beginning such as `g` may stand before the menu of what may follow is shown.
pub(super) const MENU_AFTER: Duration = Duration::from_millis(300);

/// The beginning of a sequence of keys.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    keys: Vec<Key>,
    /// What may follow.
    pub(super) next: Vec<(Keys, Action)>,
    /// When the last of them was pressed.
    since: Duration,
    /// Whether the menu is shown.
    pub(super) menu: bool,
}

impl Pressed {
    /// When the menu is due, if a sequence has begun and it is not yet shown.
    pub(super) fn menu_due(&self) -> Option<Duration> {
        (!self.keys.is_empty() && !self.menu).then(|| self.since + MENU_AFTER)
    }

    /// The keys pressed so far, as shown; empty if none.
    pub(super) fn shown(&self) -> String {
        Keys(self.keys.clone()).to_string()
    }

    fn clear(&mut self) {
        *self = Self::default();
    }
}

impl App {
    pub(super) fn key(&mut self, key: Key, moment: Duration) {
        let standing = self.notices.standing.take();
        let was_about_to_quit = std::mem::take(&mut self.about_to_quit);
        let top = self.stack.top();
        let types = top.screen.takes_text();
        if types && self.pressed.keys.is_empty() && key.text().is_some() {
            self.deliver(&Event::Key { key, action: None });
            return;
        }
        let key = match key.text().map(meaning).filter(|_| !types) {
            Some(Meaning::Command(c)) => Key::char(c),
            Some(Meaning::Han(c)) => return self.han(c),
            None => key,
        };
        if !self.pressed.keys.is_empty() && key.is(KeyCode::Esc) {
            self.pressed.clear();
            return;
        }
        self.pressed.keys.push(key);
        match self.keymap.resolve(top.screen.contexts(), &self.pressed.keys) {
            Resolution::Action(action) => {
                self.pressed.clear();
                if action == Action::Cancel && was_about_to_quit {
                    self.ending = Some(super::Ending::Quit);
                    return;
                }
                let leads_to = standing.as_ref().filter(|_| action == Action::Open).and_then(|notice| self.leads_on(notice));
                if let Some(route) = leads_to.filter(|route| self.stack.top().screen.subject().as_ref() != Some(*route)).cloned() {
                    self.open(route);
                    return;
                }
                self.act(key, action);
            }
            Resolution::Pending(next) => {
                self.pressed.next = next;
                self.pressed.since = moment;
            }
            Resolution::Unbound => {
                let pressed = std::mem::take(&mut self.pressed);
                let single = pressed.keys.len() == 1;
                if !single || !self.deliver(&Event::Key { key, action: None }) {
                    self.say(Weight::Hint, self.look.strings.shell_unbound(pressed.shown()));
                }
            }
        }
    }

    /// Where a notice leads from the page that is on top, unless that shows it already.
    pub(super) fn leads_on<'n>(&self, notice: &'n Notice) -> Option<&'n Route> {
        let top = self.stack.top();
        notice.leads_to.as_ref().filter(|route| !top.is_overlay() && top.route.as_ref() != Some(*route))
    }

    /// A Han character where commands are expected: the beginning of a filter, else an answer that says how to go on.
    fn han(&mut self, c: char) {
        self.pressed.clear();
        let can_filter = self.offers().iter().any(|offer| offer.action == Action::Filter && offer.obstacle.is_none());
        if can_filter {
            self.act(Key::char('/'), Action::Filter);
            self.deliver(&Event::Text(c.to_string()));
        } else {
            self.say(Weight::Hint, self.look.strings.shell_input_method(c.to_string()));
        }
    }

    /// Does an action: the top layer first, then what it means everywhere.
    pub(super) fn act(&mut self, key: Key, action: Action) {
        let top = self.stack.top();
        if !top.seen && top.screen.commits(action) {
            self.say(Weight::Warning, self.look.strings.shell_typed_blind(action.label(&self.look.strings)));
            return;
        }
        if let Some(obstacle) = self.obstacle(action) {
            self.say(Weight::Hint, obstacle);
            return;
        }
        if self.deliver(&Event::Key { key, action: Some(action) }) || self.general(action) {
            return;
        }
        self.say(Weight::Hint, self.look.strings.shell_not_here(action.label(&self.look.strings)));
    }

    /// Hands an event to the top layer; whether it had a use for it.
    pub(super) fn deliver(&mut self, event: &Event) -> bool {
        self.tell(self.stack.top().id, event)
    }

    pub(super) fn paste(&mut self, text: &str, whole: bool) {
        self.notices.standing = None;
        self.pressed.clear();
        if self.stack.top().screen.takes_text() {
            self.deliver(&Event::Text(text.to_owned()));
        } else {
            self.ask_paste(text);
        }
        if !whole {
            self.say(Weight::Warning, self.look.strings.shell_paste_cut());
        }
    }

    pub(super) fn mouse(&mut self, mouse: Mouse) {
        self.notices.standing = None;
        self.pressed.clear();
        match mouse.kind {
            MouseKind::WheelUp => self.wheel(-3),
            MouseKind::WheelDown => self.wheel(3),
            MouseKind::Click => {
                let top = self.stack.depth().saturating_sub(1);
                match self.drawn.at(mouse.at) {
                    Some((layer, hit)) if layer == top => match hit {
                        crate::tui::widgets::Hit::Action(action) => self.act(Key::plain(KeyCode::Enter), action),
                        hit => {
                            self.deliver(&Event::Click(hit));
                        }
                    },
                    _ => {}
                }
            }
        }
    }

    fn wheel(&mut self, lines: i32) {
        self.deliver(&Event::Wheel(lines));
    }
}
