//! The import of a customer list: name a file or paste a block, review how it is read and what its columns mean, see exactly what
//! would happen, store it as one action.

mod done;
mod review;
mod settings;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::{Rect, Size};
use tui_input::Input as Line;

use crate::config::typed_path;
use crate::domain::text::one_line;
use crate::domain::{AsOf, Currency};
use crate::exchange::import::{ApplyError, Batch, Inspection, Totals, form, sentences};
use crate::i18n::Strings;
use crate::i18n::error::store_error;
use crate::jobs::{Finished, Task};
use crate::tui::app::{Answer, Command, Event, Notice, Offer, Problem, Reads, Reply, Screen, Tag, Weight};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::Answered;
use crate::tui::overlays::{draw_line, edit_line, paste_line};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, wrap};

use done::Done;
use review::Review;
use work::{Choices, Given, Keep, Kept, LookFound, Unseen};

const LOOK: Tag = Tag("import-look");
const KEEP: Tag = Tag("import-keep");
const PICK: Tag = Tag("import-pick");

/// What the screen is about at the moment.
enum Stage {
    /// A file is to be named, or a block pasted.
    Entry,
    /// The file is being read.
    Looking,
    /// The review.
    Review(Box<Review>),
    /// It is being stored: so many rows of each kind.
    Storing(Totals),
    /// It is stored.
    Done(Box<Done>),
}

/// The screen.
pub struct Import {
    path: Line,
    given: Given,
    choices: Choices,
    stage: Stage,
    /// What went wrong with the file named last.
    failure: Option<String>,
    as_of: Option<AsOf>,
    currency: Currency,
    size: Size,
    /// A block that came with the route and is looked at when the screen first hears of anything.
    waiting: bool,
    /// The number of the latest look.
    looks: u32,
    /// Whether what it found is still to come.
    looking: bool,
}

impl Import {
    /// Asks for a file.
    pub fn ask() -> Self {
        Self {
            path: Line::default(),
            given: Given::File(PathBuf::new()),
            choices: Choices::default(),
            stage: Stage::Entry,
            failure: None,
            as_of: None,
            currency: Currency::CNY,
            size: Size::ZERO,
            waiting: false,
            looks: 0,
            looking: false,
        }
    }

    /// Looks at a pasted block.
    pub fn pasted(text: String) -> Self {
        Self { given: Given::Pasted(text), stage: Stage::Looking, waiting: true, ..Self::ask() }
    }

    fn look(&mut self, again: bool) -> Reply {
        let kept = match &self.stage {
            Stage::Review(review) if !again => Some(Arc::clone(&review.looked().inspection)),
            _ => None,
        };
        self.failure = None;
        if !matches!(self.stage, Stage::Review(_)) {
            self.stage = Stage::Looking;
        }
        Reply::one(Command::Start(LOOK, self.task(kept)))
    }

    /// The look that counts from now on: what earlier ones find is out of date.
    fn task(&mut self, kept: Option<Arc<Inspection>>) -> Box<dyn Task> {
        self.looks = self.looks.wrapping_add(1);
        self.looking = true;
        let (number, currency) = (self.looks, self.currency);
        Box::new(work::Look { number, given: self.given.clone(), choices: self.choices.clone(), kept, currency })
    }

    fn name_given(&mut self) -> Reply {
        let typed = self.path.value().trim().trim_matches(['"', '\'']).to_owned();
        if typed.is_empty() {
            return Reply::done();
        }
        self.given = Given::File(typed_path(&typed));
        self.choices = Choices::default();
        self.look(true)
    }

    fn looked(&mut self, found: LookFound, strings: &Strings) {
        match found {
            Ok(looked) => {
                let selected = if let Stage::Review(review) = &self.stage { review.selected() } else { 0 };
                self.stage = Stage::Review(Box::new(Review::new(looked, &self.choices, selected)));
            }
            Err(unseen) => {
                self.failure = Some(match unseen {
                    Unseen::Source(error) => sentences::source_error(&error, strings),
                    Unseen::Store(error) => store_error(&error, self.zone(), strings),
                });
                self.stage = Stage::Entry;
            }
        }
    }

    fn zone(&self) -> crate::domain::Zone {
        self.as_of.map_or_else(Default::default, |as_of| as_of.zone)
    }

    fn keep(&mut self, look: &Look) -> Reply {
        let Stage::Review(review) = &self.stage else { return Reply::Unused };
        if self.looking {
            return hint(look.strings.wizard_still_looking());
        }
        let looked = review.looked();
        let Ok(plan) = &looked.plan else { return hint(look.strings.wizard_mapping_first()) };
        if !plan.is_ready() {
            return hint(look.strings.wizard_questions_first());
        }
        if plan.totals.stored + plan.totals.updated == 0 {
            return hint(look.strings.wizard_nothing_to_do());
        }
        let changed = looked.mapping != looked.inspection.mapping;
        let headings = &looked.inspection.headings;
        let batch = Batch {
            file: self.file_name(&look.strings),
            contract_title: look.strings.import_contract_title(),
            tier_reason: look.strings.import_tier_reason(),
            touch_summary: look.strings.import_touch_summary(),
            planned_after: looked.after,
            remember: changed.then(|| (form(headings), looked.mapping.to_toml())),
        };
        let task = Keep { plan: Arc::clone(plan), batch };
        self.stage = Stage::Storing(plan.totals);
        Reply::one(Command::Start(KEEP, Box::new(task)))
    }

    /// Why a review cannot be gone on with.
    fn not_yet(&self, ready: bool, look: &Look) -> Option<String> {
        if self.looking { Some(look.strings.wizard_still_looking()) } else { (!ready).then(|| look.strings.wizard_questions_first()) }
    }

    fn file_name(&self, strings: &Strings) -> String {
        match &self.given {
            Given::File(path) => path.file_name().map(|name| one_line(&name.to_string_lossy()).into_owned()).unwrap_or_default(),
            Given::Pasted(_) => strings.import_pasted(),
        }
    }

    fn kept(&mut self, kept: &Kept, look: &Look) -> Reply {
        let strings = &look.strings;
        match kept {
            Ok((applied, findings)) => {
                let counted =
                    if let Stage::Storing(totals) = self.stage { sentences::totals(totals, false, strings) } else { String::new() };
                let said = strings.wizard_stored(self.file_name(strings), counted);
                self.stage = Stage::Done(Box::new(Done::new(said, applied.batch, findings.clone(), self.size)));
                Reply::one(Command::Changed)
            }
            Err(ApplyError::Stale) => self.look(false),
            Err(error) => {
                let said = match error {
                    ApplyError::Store(error) => Some(store_error(error, self.zone(), strings)),
                    error => sentences::apply_error(error, strings),
                };
                let notice = said.map(|said| Command::Say(Notice::new(Weight::Error, said)));
                self.stage = Stage::Looking;
                let looking = Command::Start(LOOK, self.task(None));
                Reply::Do(notice.into_iter().chain([looking]).collect())
            }
        }
    }

    fn job(&mut self, tag: Tag, finished: &Finished, look: &Look) -> Reply {
        if matches!(finished, Finished::Cancelled | Finished::Broken(_)) {
            (self.stage, self.looking) = (Stage::Entry, false);
            return Reply::done();
        }
        match tag {
            LOOK => {
                let Some(result) = finished.found::<work::LookResult>().filter(|result| result.number == self.looks) else {
                    return Reply::done();
                };
                self.looking = false;
                if let (Stage::Looking | Stage::Review(_), Some(found)) = (&self.stage, result.take()) {
                    self.looked(found, &look.strings);
                }
                Reply::done()
            }
            KEEP => finished.found::<Kept>().map_or(Reply::Unused, |kept| self.kept(kept, look)),
            _ => Reply::Unused,
        }
    }

    fn in_review(&mut self, action: Action, look: &Look) -> Reply {
        let Stage::Review(review) = &mut self.stage else { return Reply::Unused };
        if review.step(action) {
            return Reply::done();
        }
        match action {
            Action::StoreImport => self.keep(look),
            Action::Choose if self.looking => hint(look.strings.wizard_still_looking()),
            Action::Choose => {
                let today = self.as_of.map_or_else(Default::default, |as_of| as_of.day);
                review.ask(today, &look.strings).map_or(Reply::Unused, |ask| Reply::one(Command::Ask(PICK, ask)))
            }
            Action::Back if matches!(self.given, Given::File(_)) => {
                self.stage = Stage::Entry;
                Reply::done()
            }
            _ => Reply::Unused,
        }
    }

    fn picked(&mut self, n: usize) -> Reply {
        let today = self.as_of.map_or_else(Default::default, |as_of| as_of.day);
        let currency = self.currency;
        let Stage::Review(review) = &mut self.stage else { return Reply::Unused };
        match review.choose(n, today, currency, &mut self.choices) {
            Some(again) => self.look(again),
            None => Reply::done(),
        }
    }
}

fn hint(text: String) -> Reply {
    Reply::one(Command::Say(Notice::new(Weight::Hint, text)))
}

impl Screen for Import {
    fn title(&self, look: &Look) -> String {
        look.strings.wizard_title()
    }

    fn status(&self, look: &Look) -> String {
        match &self.stage {
            Stage::Review(_) | Stage::Storing(_) | Stage::Done(_) => self.file_name(&look.strings),
            Stage::Entry | Stage::Looking => String::new(),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        match self.stage {
            Stage::Entry => &[Context::Field, Context::Everywhere],
            Stage::Review(_) => &[Context::Import, Context::Everywhere],
            Stage::Looking | Stage::Storing(_) | Stage::Done(_) => &[Context::Everywhere],
        }
    }

    fn takes_text(&self) -> bool {
        matches!(self.stage, Stage::Entry)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        match &self.stage {
            Stage::Entry => vec![Offer::ready(Action::Accept), Offer::ready(Action::Close)],
            Stage::Review(review) => vec![
                Offer::unless(Action::StoreImport, self.not_yet(review.is_ready(), look)),
                Offer::unless(Action::Choose, self.not_yet(true, look)),
                Offer::ready(Action::Back),
            ],
            Stage::Looking | Stage::Storing(_) => vec![Offer::ready(Action::Cancel)],
            Stage::Done(_) => [Action::Open, Action::Undo, Action::GoAccounts].map(Offer::ready).to_vec(),
        }
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
        match &mut self.stage {
            Stage::Review(review) => review.layout(size),
            Stage::Done(done) => done.layout(size),
            Stage::Entry | Stage::Looking | Stage::Storing(_) => {}
        }
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        self.as_of = Some(reads.as_of);
        match &mut self.stage {
            Stage::Done(done) => done.load(reads.records).map_err(|error| reads.problem(&error)),
            _ => Ok(()),
        }
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        std::mem::take(&mut self.waiting).then(|| (LOOK, self.task(None)))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Stage::Done(done) = &mut self.stage {
            return done.on(event, look);
        }
        match event {
            Event::Job(tag, finished) => self.job(*tag, finished, look),
            Event::Answer(PICK, Answer::Given(Answered::Picked(n))) => self.picked(*n),
            Event::Text(text) if matches!(self.stage, Stage::Entry) => {
                if text.trim_end().contains(['\n', '\r', '\t']) {
                    self.given = Given::Pasted(text.clone());
                    self.choices = Choices::default();
                    return self.look(true);
                }
                paste_line(&mut self.path, text);
                Reply::done()
            }
            Event::Key { action: Some(Action::Accept), .. } => self.name_given(),
            Event::Key { action: Some(Action::Close), .. } => Reply::one(Command::Close),
            Event::Key { key, .. } if matches!(self.stage, Stage::Entry) => {
                if edit_line(&mut self.path, *key) {
                    Reply::done()
                } else {
                    Reply::Unused
                }
            }
            Event::Key { action: Some(action), .. } => self.in_review(*action, look),
            Event::Click(hit) => match &mut self.stage {
                Stage::Review(review) => review.click(*hit),
                _ => Reply::Unused,
            },
            Event::Wheel(lines) => match &mut self.stage {
                Stage::Review(review) => review.wheel(*lines),
                _ => Reply::Unused,
            },
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        match &self.stage {
            Stage::Entry => self.draw_entry(canvas),
            Stage::Looking => drop(canvas.text(2, 1, &canvas.look.strings.wizard_looking(), Role::Dim)),
            Stage::Storing(_) => drop(canvas.text(2, 1, &canvas.look.strings.wizard_storing(), Role::Dim)),
            Stage::Done(done) => done.draw(canvas),
            Stage::Review(review) => review.draw(canvas, &self.choices),
        }
    }
}

impl Import {
    fn draw_entry(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let width = canvas.width().saturating_sub(4);
        let mut y = 1;
        for line in wrap(&look.strings.wizard_ask(), usize::from(width), look.widths) {
            canvas.text(2, y, &line, Role::Text);
            y += 1;
        }
        y += 1;
        draw_line(&mut canvas.part(Rect::new(2, y, width, 1)), &self.path, true);
        y += 2;
        if let Some(failure) = &self.failure {
            for line in wrap(failure, usize::from(width), look.widths) {
                canvas.text(2, y, &line, Role::Error);
                y += 1;
            }
            y += 1;
        }
        for line in wrap(&look.strings.wizard_hints(), usize::from(width), look.widths) {
            canvas.text(2, y, &line, Role::Dim);
            y += 1;
        }
    }
}
