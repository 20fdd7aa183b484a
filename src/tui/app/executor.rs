//! Carries out commands: the only place that changes the stack and starts jobs.

use crate::config::Remembered;
use crate::i18n::{Language, strings};
use crate::tui::input::Action;
use crate::tui::overlays::{Help, NoticeList, Palette, Steps};
use crate::tui::screens;
use crate::tui::theme::{SHIPPED, Theme};
use crate::tui::widgets::Glyphs;

use super::App;
use super::command::Command;
use super::notice::Weight;
use super::route::{FiguresRoute, Route, TierPane};
use super::run::{Effect, Ending, LONGEST_COPY};
use super::screen::Offer;
use super::stack::LayerId;

/// What is offered on every page, in the order of help.
const EVERYWHERE: &[Action] = &[
    Action::Help,
    Action::Palette,
    Action::Capture,
    Action::Search,
    Action::Duplicates,
    Action::ImportFile,
    Action::OpenPack,
    Action::Undo,
    Action::Redo,
    Action::Leave,
    Action::Back,
    Action::Recent,
    Action::AsOf,
    Action::CompareDays,
    Action::Rules,
    Action::KeyFigures,
    Action::TierReview,
    Action::Outcomes,
    Action::Notices,
    Action::FirstSteps,
    Action::Backup,
    Action::Veil,
    Action::Language,
    Action::Theme,
    Action::Ascii,
    Action::Mouse,
    Action::Redraw,
    Action::Suspend,
    Action::Demo,
    Action::Cancel,
    Action::Quit,
];

/// What is also offered where an account is looked at.
const OF_ACCOUNT: &[Action] = &[Action::Brief, Action::MemoryBook];

/// What is also offered while an overlay is open.
const OVER_OVERLAYS: &[Action] =
    &[Action::Help, Action::Veil, Action::Language, Action::Theme, Action::Mouse, Action::Redraw, Action::Suspend, Action::Cancel];

impl App {
    /// Everything that can be done now, the top layer's own first.
    pub(super) fn offers(&self) -> Vec<Offer> {
        let top = self.stack.top();
        let mut offers = top.screen.offers(&self.look);
        let places = screens::PLACES.iter().map(|(action, _)| action).filter(|_| !top.is_overlay());
        let general = if top.is_overlay() { OVER_OVERLAYS } else { EVERYWHERE };
        let of_account = if top.screen.account().is_some() && !top.is_overlay() { OF_ACCOUNT } else { &[] };
        for action in of_account.iter().chain(general).chain(places) {
            if !offers.iter().any(|offer| offer.action == *action) && self.keymap_or_palette_has(*action) {
                offers.push(Offer::ready(*action));
            }
        }
        for offer in &mut offers {
            if offer.obstacle.is_none() && !top.is_overlay() {
                offer.obstacle = self.past(offer.action);
            }
        }
        offers
    }

    /// Suspending exists only where a key was given to it: the office preset has none.
    fn keymap_or_palette_has(&self, action: Action) -> bool {
        action != Action::Suspend || self.keymap.keys_of(action).next().is_some()
    }

    /// Why an action cannot be done now, if the layer or the as-of date says so.
    pub(super) fn obstacle(&self, action: Action) -> Option<String> {
        let top = self.stack.top();
        let own = top.screen.offers(&self.look).into_iter().find(|offer| offer.action == action).and_then(|offer| offer.obstacle);
        own.or_else(|| self.past(action).filter(|_| !top.is_overlay()))
    }

    fn past(&self, action: Action) -> Option<String> {
        if self.confined && matches!(action, Action::ImportFile | Action::OpenPack | Action::Export | Action::Backup) {
            return Some(self.look.strings.export_confined());
        }
        (self.look.as_of.past && action.edits()).then(|| self.look.strings.shell_past(self.look.as_of.day.to_string()))
    }

    /// What an action means where the layer has no use for it; whether it means anything.
    pub(super) fn general(&mut self, action: Action) -> bool {
        let overlay = self.stack.top().is_overlay();
        if overlay && !OVER_OVERLAYS.contains(&action) {
            return false;
        }
        match action {
            Action::Demo => self.demo(),
            Action::Ascii => self.switch_glyphs(),
            Action::Help => self.help(),
            Action::Palette => self.palette(),
            Action::Notices => self.notice_list(),
            Action::FirstSteps => drop(self.stack.push(Box::<Steps>::default(), None, None)),
            Action::Backup => self.back_up(),
            Action::Recent => self.ask_recent(),
            Action::AsOf => self.ask_as_of(),
            Action::Search => self.open(Route::Search),
            Action::Rules => self.open(Route::Rules),
            Action::Outcomes => self.open(Route::Outcomes),
            Action::CompareDays => self.compare_days(),
            Action::Duplicates => self.open(Route::Duplicates),
            Action::WhatIf => match self.stack.top().screen.account() {
                Some(account) => self.open(Route::WhatIf(account)),
                None => return false,
            },
            Action::KeyFigures => self.open(Route::Figures(FiguresRoute::default())),
            Action::TierReview => self.open(Route::TierReview(TierPane::Due)),
            Action::Brief | Action::MemoryBook => match self.stack.top().screen.account() {
                Some(account) if action == Action::Brief => self.open(Route::Brief(account)),
                Some(account) => self.open(Route::MemoryBook(account)),
                None => return false,
            },
            Action::Capture => {
                let account = self.stack.top().screen.account();
                self.capture(account, String::new());
            }
            Action::Back | Action::Leave if self.stack.depth() > 1 => self.dismiss(),
            Action::Leave if self.own.is_some() => self.leave_demo(),
            Action::Leave | Action::Quit => self.ending = Some(Ending::Quit),
            Action::Cancel if overlay => self.dismiss(),
            Action::Cancel => self.cancel(),
            Action::Veil => self.veil(),
            Action::Language => self.switch_language(),
            Action::Theme => self.next_theme(),
            Action::Mouse => self.effects.push(Effect::ToggleMouse),
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::ImportFile => self.open(Route::Import),
            Action::OpenPack => self.open(Route::OpenPack),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            action => match screens::place_of(action) {
                Some(route) => self.go(route),
                None => return false,
            },
        }
        true
    }

    /// Lets the veil fall, or lifts it. What is open already was put into words without it.
    fn veil(&mut self) {
        self.look.veil = !self.look.veil;
        for layer in self.stack.layers_mut() {
            layer.bare = self.look.veil && layer.is_overlay() && !layer.screen.veils_itself();
        }
    }

    fn cancel(&mut self) {
        if self.busy() {
            self.cancel_jobs();
            self.say(Weight::Hint, self.look.strings.shell_cancelling());
        } else {
            self.about_to_quit = true;
            self.say(Weight::Hint, self.look.strings.shell_again_quits());
        }
    }

    fn help(&mut self) {
        let help = Help::new(&self.offers(), &self.keymap, &self.look);
        self.stack.push(Box::new(help), None, None);
    }

    fn palette(&mut self) {
        let palette = Palette::new(&self.offers(), &self.keymap, &self.look);
        self.stack.push(Box::new(palette), None, None);
    }

    fn notice_list(&mut self) {
        let zone = self.store.zone();
        let past = self.notices.past().map(|(at, notice)| (at.with_timezone(&zone.0).format("%H:%M").to_string(), notice.clone()));
        let list = NoticeList::new(past.collect());
        self.stack.push(Box::new(list), None, None);
    }

    /// Box drawing or ASCII, and remembers which.
    fn switch_glyphs(&mut self) {
        let ascii = self.look.glyphs != Glyphs::ASCII;
        self.look.glyphs = if ascii { Glyphs::ASCII } else { Glyphs::BOX };
        self.remember_choice(|remembered| remembered.ascii = Some(ascii));
    }

    /// Remembers beside what was chosen before.
    fn remember_choice(&self, choose: impl FnOnce(&mut Remembered)) {
        let Some(path) = &self.remembered else { return };
        let mut remembered = Remembered::read(path);
        choose(&mut remembered);
        if let Err(error) = remembered.write(path) {
            tracing::info!(%error, "the choice could not be remembered");
        }
    }

    fn switch_language(&mut self) {
        self.look.language = match self.look.language {
            Language::En => Language::ZhCN,
            Language::ZhCN => Language::En,
        };
        self.look.strings = strings(self.look.language);
        let language = self.look.language;
        self.remember_choice(|remembered| remembered.language = Some(language));
        self.stack.reload_all();
    }

    fn next_theme(&mut self) {
        let at = SHIPPED.iter().position(|(name, _)| *name == self.look.theme.name()).map_or(0, |at| at + 1);
        let Some((name, _)) = SHIPPED.get(at % SHIPPED.len()) else { return };
        match Theme::shipped(name, self.look.depth) {
            Some(Ok(theme)) => {
                self.look.theme = theme;
                self.remember_choice(|remembered| remembered.theme = Some((*name).to_owned()));
                self.say(Weight::Hint, self.look.strings.shell_theme(*name));
            }
            Some(Err(error)) => self.say(Weight::Error, error.to_string()),
            None => {}
        }
    }

    /// Carries out the commands of a layer, wherever it lies, in their order. One that has closed itself speaks for the layer that came
    /// to the top with that.
    pub(super) fn execute(&mut self, by: LayerId, commands: Vec<Command>) {
        let was_on_top = self.stack.top().id == by;
        for command in commands {
            let by = if self.stack.find_mut(by).is_some() { by } else { self.stack.top().id };
            match command {
                Command::Open(route) => self.open(route),
                Command::Close => self.close(by),
                Command::Ask(tag, ask) => self.ask(tag, ask, Some(by)),
                Command::Answer(answer) => self.answer(by, answer),
                Command::Write(tag, edit) => self.write(by, tag, &edit),
                Command::Mistake { field, why } => {
                    self.mistake(field.map(str::to_owned), why.clone(), why);
                }
                Command::TakeBack(action) => self.take_back(action),
                // A key would do it on top; from behind nobody has pressed one.
                Command::Run(_) if !was_on_top => {}
                Command::Run(action) => {
                    if self.stack.top().is_overlay() {
                        self.dismiss();
                    }
                    if self.stack.top().stale {
                        // Opened by a command before this one: what it offers depends on what it reads.
                        self.settle(self.size);
                    }
                    self.act(crate::tui::input::Key::plain(crate::tui::input::KeyCode::Enter), action);
                }
                Command::Start(tag, task) => self.start(by, tag, task),
                Command::CancelJobs => self.cancel_jobs(),
                Command::LookAt(day) => self.look_at(day),
                Command::Say(notice) => {
                    let now = self.now();
                    self.notices.say(notice, now);
                }
                Command::Changed => self.stack.reload_all(),
                Command::HideSteps(hide) => {
                    self.look.hide_steps = hide;
                    self.remember_choice(|remembered| remembered.hide_steps = hide);
                }
                Command::Reload => self.stack.find_mut(by).into_iter().for_each(|layer| layer.stale = true),
                Command::Capture { account, text } => self.capture(account, text),
                Command::Copy(text) if text.len() > LONGEST_COPY => {
                    let (given, most) = (text.len().div_ceil(1000), LONGEST_COPY / 1000);
                    self.say(Weight::Warning, self.look.strings.shell_copy_too_long(given, most));
                }
                Command::Copy(text) => {
                    self.effects.push(Effect::Copy(text));
                    self.say(Weight::Done, self.look.strings.shell_copied());
                }
            }
        }
    }
}
