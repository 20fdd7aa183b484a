//! Opening and answering layers, and the questions that the loop asks itself: an older undo, the as-of date, a paste, a recent
//! record.

use chrono::NaiveDate;

use crate::domain::{AsOf, text};
use crate::exchange::capture::MOST_BYTES;
use crate::i18n::error::{fault, store_error};
use crate::store::Error;
use crate::tui::input::{Action, Key};
use crate::tui::overlays::form::Draft;
use crate::tui::overlays::{Answered, Ask, DatePicker, Entry, Picker};
use crate::tui::screens;

use super::App;
use super::capture;
use super::command::Tag;
use super::drafts;
use super::notice::Weight;
use super::route::Route;
use super::screen::{Answer, Event, Problem};
use super::stack::{Asked, Layer, LayerId};

const AS_OF: Tag = Tag("loop-as-of");
const COMPARE: Tag = Tag("loop-compare");
const PASTE: Tag = Tag("loop-paste");
const RECENT: Tag = Tag("loop-recent");

/// How many recent records are remembered.
const REMEMBERED: usize = 20;
/// The most of a paste that becomes a filter, in characters.
const LONGEST_FILTER: usize = 200;

/// What a paste can be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PasteUse {
    /// A customer list to import.
    Import,
    /// Something that happened, to be recorded in one line.
    Log,
    /// Text to filter by.
    Filter,
}

impl App {
    /// Opens a screen on top.
    pub(super) fn open(&mut self, route: Route) {
        let screen = screens::open(&route);
        self.stack.push(screen, Some(route), None);
    }

    /// Asks, over everything else, for a layer or for the loop itself. A form that was closed half filled shows what was typed.
    pub(super) fn ask(&mut self, tag: Tag, ask: Ask, by: Option<LayerId>) {
        let mut screen = ask.overlay();
        let draft = screen.draft_name().and_then(|name| drafts::find(&self.store, name));
        if let Some(draft) = draft {
            screen.on(&Event::Restore(draft), &self.look);
        }
        self.stack.push(screen, None, Some(Asked { tag, by }));
    }

    /// Closes the overlay that answers and hands the answer on. A form is held until it is clear that what it answered could be
    /// written.
    pub(super) fn answer(&mut self, by: LayerId, answer: Answer) {
        if answer == Answer::Nothing {
            return self.close(by);
        }
        let Some(layer) = self.stack.take(by) else { return };
        let Some(Asked { tag, by: asker }) = layer.asked else { return };
        if self.answered(tag, &answer) || self.shell_answered(tag, &answer) {
            return;
        }
        let Some(asker) = asker else { return };
        self.held = Some(layer);
        self.tell(asker, &Event::Answer(tag, answer));
        if let Some(layer) = self.held.take() {
            self.keep_draft(&layer, None);
        }
    }

    /// Closes the top layer without an answer; what was typed there is kept.
    pub(super) fn dismiss(&mut self) {
        self.close(self.stack.top().id);
    }

    /// Closes a layer without an answer; what was typed there is kept.
    pub(super) fn close(&mut self, layer: LayerId) {
        let Some(layer) = self.stack.take(layer) else { return };
        self.remember(&layer);
        let draft = layer.screen.draft();
        if draft.is_some() {
            self.say(Weight::Hint, self.look.strings.shell_draft_kept());
        }
        self.keep_draft(&layer, draft.as_ref());
        if let Some(Asked { tag, by }) = layer.asked
            && !self.answered(tag, &Answer::Nothing)
            && !self.shell_answered(tag, &Answer::Nothing)
            && let Some(by) = by
        {
            self.tell(by, &Event::Answer(tag, Answer::Nothing));
        }
    }

    /// Goes to a place.
    pub(super) fn go(&mut self, route: Route) {
        self.stack.go(route, screens::open);
    }

    /// What a form answered could not be written: shows the form again with the reason at its field. Whether there was such a form.
    pub(super) fn refused(&mut self, error: &Error) -> bool {
        let (field, why) = match error {
            Error::Invalid(invalid) => (invalid.column.map(str::to_owned), fault(&invalid.fault, &self.look.strings)),
            _ => (None, String::new()),
        };
        let in_full = store_error(error, self.store.zone(), &self.look.strings);
        self.mistake(field, why, in_full)
    }

    /// Shows the form again that was just answered, with the reason at its field, or in full if the form has no such field. Whether
    /// there was such a form.
    pub(super) fn mistake(&mut self, field: Option<String>, why: String, in_full: String) -> bool {
        let Some(mut layer) = self.held.take() else { return false };
        layer.screen.on(&Event::Mistake { field, why, in_full }, &self.look);
        self.stack.put_back(layer);
        true
    }

    fn keep_draft(&mut self, layer: &Layer, draft: Option<&Draft>) {
        let Some(name) = layer.screen.draft_name() else { return };
        let now = self.now();
        if let Err(error) = drafts::keep(&mut self.store, name, draft, now) {
            self.say(Weight::Warning, store_error(&error, self.store.zone(), &self.look.strings));
        }
    }

    /// Keeps what is typed in all layers, because the program ends.
    pub(super) fn keep_all_drafts(&mut self) {
        let now = self.now();
        let held = self.held.take();
        for layer in self.stack.layers().chain(&held) {
            if let (Some(name), Some(draft)) = (layer.screen.draft_name(), layer.screen.draft())
                && let Err(error) = drafts::keep(&mut self.store, name, Some(&draft), now)
            {
                tracing::error!(%error, "a draft could not be kept");
            }
        }
    }

    /// Tells what did not work, over everything else.
    pub(super) fn tell_problem(&mut self, problem: Problem) {
        self.stack.push(Ask::Tell(problem).overlay(), None, None);
    }

    fn remember(&mut self, layer: &Layer) {
        let Some(route) = layer.route.clone().filter(Route::is_record) else { return };
        self.recent.retain(|(known, _)| *known != route);
        self.recent.push_front((route, layer.screen.title(&self.look)));
        self.recent.truncate(REMEMBERED);
    }

    pub(super) fn ask_recent(&mut self) {
        if self.recent.is_empty() {
            return self.say(Weight::Hint, self.look.strings.shell_nothing_recent());
        }
        let entries = self.recent.iter().map(|(_, name)| Entry { label: name.clone(), private: true, ..Entry::default() }).collect();
        let picker = Picker::new(self.look.strings.shell_recent_title(), entries);
        self.ask(RECENT, Ask::Pick(Box::new(picker)), None);
    }

    pub(super) fn ask_as_of(&mut self) {
        let typed = if self.look.as_of.past { self.look.as_of.day.to_string() } else { String::new() };
        let picker = DatePicker::new(self.look.strings.shell_as_of_title(), crate::domain::reading::Lean::Past, &typed).past_only();
        self.ask(AS_OF, Ask::Day(Box::new(picker)), None);
    }

    /// Compares what is looked at with today, or today with a day that is asked for.
    pub(super) fn compare_days(&mut self) {
        if self.look.as_of.past {
            return self.open(Route::Compare(self.compared(), self.look.today));
        }
        let title = self.look.strings.compare_asks();
        let picker = DatePicker::new(title, crate::domain::reading::Lean::Past, "").past_only();
        self.ask(COMPARE, Ask::Day(Box::new(picker)), None);
    }

    /// The account that is compared; none on pages about all of them.
    fn compared(&self) -> Option<crate::domain::AccountId> {
        let top = self.stack.top();
        let of_all = matches!(top.route, Some(Route::Accounts | Route::Narrowed(_) | Route::Today | Route::Dashboard));
        top.screen.account().filter(|_| !of_all)
    }

    /// Shows the records as of a day.
    pub(super) fn look_at(&mut self, day: NaiveDate) {
        let Some(as_of) = AsOf::on(day, self.now(), self.store.zone()) else {
            return self.say(Weight::Hint, self.look.strings.form_not_future());
        };
        if self.look.as_of.past && !as_of.past {
            self.say(Weight::Hint, self.look.strings.shell_back_to_today());
        }
        self.look.as_of = as_of;
        self.stack.reload_all();
    }

    /// Text was pasted where there is no field: asks what it is for, and does nothing by itself.
    pub(super) fn ask_paste(&mut self, pasted: &str) {
        let can_filter = self.offers().iter().any(|offer| offer.action == Action::Filter && offer.obstacle.is_none());
        let page = !self.stack.top().is_overlay();
        let can_import = pasted.trim_end().contains('\n') && !self.confined && !self.look.as_of.past && page;
        let can_log = page && !pasted.trim().is_empty() && pasted.len() <= MOST_BYTES;
        if !can_filter && !can_import && !can_log {
            return self.say(Weight::Hint, self.look.strings.shell_paste_nowhere());
        }
        let strings = &self.look.strings;
        let entry = |label: String, note: String| Entry { label, note, ..Entry::default() };
        let mut uses = Vec::new();
        let mut entries = Vec::new();
        if can_import {
            uses.push(PasteUse::Import);
            entries.push(entry(strings.action_import(), String::new()));
        }
        if can_log {
            uses.push(PasteUse::Log);
            entries.push(entry(strings.action_capture(), String::new()));
        }
        if can_filter {
            uses.push(PasteUse::Filter);
            entries.push(entry(strings.shell_paste_filter(), strings.shell_paste_first_line()));
        }
        entries.push(entry(strings.shell_paste_drop(), String::new()));
        let picker = Picker::new(strings.shell_paste_title(pasted.lines().count()), entries);
        self.pasted = Some((pasted.to_owned(), uses));
        self.ask(PASTE, Ask::Pick(Box::new(picker)), None);
    }

    fn use_paste(&mut self, choice: usize) {
        let Some((pasted, uses)) = self.pasted.take() else { return };
        match uses.get(choice) {
            Some(PasteUse::Import) => self.open(Route::ImportPasted(pasted)),
            Some(PasteUse::Log) => {
                let account = self.stack.top().screen.account();
                self.capture(account, text::one_line(pasted.trim()).into_owned());
            }
            Some(PasteUse::Filter) => self.filter_by(&pasted),
            None => {}
        }
    }

    fn filter_by(&mut self, pasted: &str) {
        let first = pasted.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let wanted: String = text::one_line(first).trim().chars().take(LONGEST_FILTER).collect();
        self.act(Key::char('/'), Action::Filter);
        self.deliver(&Event::Text(wanted));
    }

    /// Hears the answers to the questions above; whether it was one.
    fn shell_answered(&mut self, tag: Tag, answer: &Answer) -> bool {
        match (tag, answer) {
            (AS_OF, Answer::Given(Answered::Day(day))) => self.look_at(*day),
            (COMPARE, Answer::Given(Answered::Day(day))) if *day < self.look.today => self.open(Route::Compare(self.compared(), *day)),
            (COMPARE, Answer::Given(Answered::Day(_))) => self.say(Weight::Hint, self.look.strings.compare_asks_earlier()),
            (PASTE, Answer::Given(Answered::Picked(choice))) => self.use_paste(*choice),
            (RECENT, Answer::Given(Answered::Picked(n))) => {
                if let Some((route, _)) = self.recent.get(*n).cloned() {
                    self.open(route);
                }
            }
            (capture::RETURN, answer) => self.returned(answer),
            (PASTE, _) => self.pasted = None,
            (AS_OF | COMPARE | RECENT | capture::CAPTURE, _) => {}
            _ => return false,
        }
        true
    }
}
