//! One line that records what happened, with a preview of exactly what will be written.

use std::sync::Arc;

use ratatui::layout::{Rect, Size};
use tui_input::Input as Line;

use crate::domain::calendar::WorkCalendar;
use crate::domain::{AccountId, ColleagueId};
use crate::exchange::capture::{
    Candidate, CandidateKind, Completion, Known, NameBook, Plan, Problem, Reading, Setting, Spanned, complete, parse, resolve,
};
use crate::i18n::Language;
use crate::i18n::error::store_error;
use crate::store::Error;
use crate::tui::app::{self, Command, Event, Offer, Reads, Reply, Screen, Shape, Tag};
use crate::tui::input::{Action, Context, Key, KeyCode};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look, wrap};

use super::field::{draw_line, edit_line, paste_line};
use super::form::Draft;

/// The records of the line.
const RECORDED: Tag = Tag("capture");
/// So many candidates are seen at least, if there are as many, before the preview is cut.
const LEAST_CANDIDATES: u16 = 3;
/// Lines of the field and the blank below it.
const HEAD: u16 = 2;

/// A line as it was last read.
#[derive(Debug)]
struct Seen {
    line: String,
    /// In characters.
    cursor: usize,
    plan: Result<Plan, Vec<Spanned<Problem>>>,
    completion: Completion,
}

/// The overlay.
#[derive(Debug)]
pub struct Capture {
    account: Option<AccountId>,
    /// Whether that account is looked at itself, not in a list.
    firm: bool,
    me: Option<ColleagueId>,
    calendar: Arc<WorkCalendar>,
    language: Language,
    line: Line,
    /// The name of its draft.
    draft: String,
    restored: bool,
    book: Option<NameBook>,
    seen: Option<Seen>,
    /// The candidate that was gone to.
    chosen: Option<usize>,
    /// Why it could not be recorded.
    refused: Option<String>,
    /// Lines of the preview above what is shown.
    scrolled: usize,
    size: Size,
}

impl Capture {
    /// A line about this account, if the text names none, recorded by this colleague. `firm` says that the account is looked at
    /// itself, not in a list.
    #[must_use]
    pub fn new(account: Option<AccountId>, firm: bool, me: Option<ColleagueId>, text: &str, look: &Look) -> Self {
        // What was begun about one account must not be recorded about another.
        let about = account.map_or_else(|| "capture".to_owned(), |account| format!("capture-{account}"));
        let mut line = Line::default();
        paste_line(&mut line, text);
        Self {
            account,
            firm,
            me,
            calendar: Arc::clone(&look.calendar),
            language: look.language,
            draft: if text.is_empty() { about } else { format!("{about}-pasted") },
            line,
            restored: false,
            book: None,
            seen: None,
            chosen: None,
            refused: None,
            scrolled: 0,
            size: Size::default(),
        }
    }

    fn is_read(&self) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.line == self.line.value() && seen.cursor == self.line.cursor())
    }

    fn read(&mut self, reads: &Reads<'_>) -> Result<(), Error> {
        // The names stay as they are while somebody types, and are read anew when records have changed.
        let book = match self.book.take() {
            Some(book) if !self.is_read() => book,
            _ => NameBook::read(&reads.records)?,
        };
        let known = Known::new(&book, reads.records, self.me);
        let reading = Reading { today: reads.as_of.day, calendar: self.calendar.as_ref() };
        let setting = Setting { account: self.account, firm: self.firm, today: reads.as_of.day };
        let (line, cursor) = (self.line.value(), self.line.cursor());
        let at = line.char_indices().nth(cursor).map_or(line.len(), |(at, _)| at);
        let plan = resolve(&parse(line, &reading), setting, &known)?;
        let completion = complete(line, at, self.language, &reading, setting, &known)?;
        self.seen = Some(Seen { line: line.to_owned(), cursor, plan, completion });
        self.book = Some(book);
        Ok(())
    }

    fn candidates(&self) -> &[Candidate] {
        self.seen.as_ref().filter(|_| self.is_read()).map_or(&[], |seen| &seen.completion.candidates)
    }

    /// Whether there is something to be recorded, as the preview shows it.
    fn plan(&self) -> Option<&Plan> {
        self.seen.as_ref().filter(|_| self.is_read())?.plan.as_ref().ok()
    }

    fn typed(&mut self) -> Reply {
        (self.chosen, self.refused, self.scrolled) = (None, None, 0);
        Reply::done()
    }

    fn choose(&mut self, down: bool) -> Reply {
        let count = self.candidates().len();
        self.chosen = match self.chosen {
            _ if count == 0 => None,
            None => Some(if down { 0 } else { count - 1 }),
            Some(0) if !down => None,
            Some(chosen) => Some(if down { (chosen + 1).min(count - 1) } else { chosen - 1 }),
        };
        Reply::done()
    }

    /// Writes a candidate into the line in the place of what was typed of it.
    fn take(&mut self, candidate: usize) -> Reply {
        let Some(seen) = self.seen.as_ref().filter(|_| self.is_read()) else { return Reply::done() };
        let span = &seen.completion.span;
        let line = self.line.value();
        let parts = seen.completion.candidates.get(candidate).zip(line.get(..span.start)).zip(line.get(span.end..));
        let Some(((candidate, before), after)) = parts else { return Reply::done() };
        // Behind `intent=` or `@` something follows at once; behind a whole word a blank.
        let open = candidate.insert.ends_with(['=', '@', '#', ':', '：']);
        let blank = if open || after.starts_with(' ') { "" } else { " " };
        let upto = format!("{before}{}{blank}", candidate.insert);
        let cursor = upto.chars().count();
        self.line = Line::new(upto + after).with_cursor(cursor);
        self.typed()
    }

    fn record(&mut self, look: &Look) -> Reply {
        if let Some(chosen) = self.chosen {
            return self.take(chosen);
        }
        if !self.is_read() {
            // Typed ahead of the screen: nothing is recorded that was not seen.
            return Reply::one(Command::hint(look.strings.capture_unseen()));
        }
        match self.plan() {
            Some(plan) => Reply::one(Command::Write(RECORDED, Box::new(plan.edit()))),
            None => Reply::one(Command::hint(look.strings.capture_not_yet())),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, look: &Look) -> Reply {
        match action {
            Some(Action::Accept | Action::Save) => return self.record(look),
            Some(Action::TakeCandidate) => return self.take(self.chosen.unwrap_or(0)),
            Some(Action::Close) if self.chosen.is_some() => {
                self.chosen = None;
                return Reply::done();
            }
            Some(Action::Close) => return Reply::one(Command::Close),
            Some(Action::FieldNext) => return self.choose(true),
            Some(Action::FieldPrevious) => return self.choose(false),
            Some(Action::PageDown) => {
                self.scrolled = self.scrolled.saturating_add(1);
                return Reply::done();
            }
            Some(Action::PageUp) => {
                self.scrolled = self.scrolled.saturating_sub(1);
                return Reply::done();
            }
            _ => {}
        }
        // At the end of the line there is nothing to the right but what could stand there.
        if key.is(KeyCode::Right) && self.line.cursor() >= self.line.value().chars().count() && !self.candidates().is_empty() {
            return self.take(self.chosen.unwrap_or(0));
        }
        let before = self.line.value().to_owned();
        if !edit_line(&mut self.line, key) {
            return Reply::Unused;
        }
        if self.line.value() == before { Reply::done() } else { self.typed() }
    }

    /// What is shown below the field: each line with its looks.
    fn lines(&self, width: usize, look: &Look) -> Vec<(String, Role)> {
        let strings = &look.strings;
        let mut lines = Vec::new();
        let mut push = |text: &str, role: Role, indent: usize| {
            for (n, line) in wrap(text, width.saturating_sub(indent + 2), look.widths).into_iter().enumerate() {
                lines.push((format!("{}{line}", " ".repeat(indent + if n > 0 { 2 } else { 0 })), role));
            }
        };
        if let Some(refused) = &self.refused {
            push(refused, Role::Error, 0);
        }
        let Some(seen) = &self.seen else { return lines };
        match &seen.plan {
            Ok(plan) => {
                let shown = if look.veil { plan.veiled(&look.private(&plan.account.name)) } else { plan.clone() };
                push(&strings.capture_will_record(), Role::Dim, 0);
                for (n, line) in shown.lines(strings).iter().enumerate() {
                    push(line, if n == 0 { Role::Strong } else { Role::Text }, if n == 0 { 0 } else { 2 });
                }
                for doubt in plan.doubt_lines(&seen.line, strings) {
                    push(&doubt, Role::Warning, 0);
                }
            }
            Err(problems) => {
                let empty = seen.line.trim().is_empty();
                for problem in problems {
                    let value = if look.veil { problem.value.veiled(&look.private("*")) } else { problem.value.clone() };
                    let sentence = match value {
                        Problem::Empty => strings.capture_how(),
                        value => value.sentence(strings),
                    };
                    let piece = seen.line.get(problem.span.clone()).unwrap_or("").trim();
                    let said = if piece.is_empty() || empty { sentence } else { strings.capture_at(piece, sentence) };
                    push(&said, if empty { Role::Dim } else { Role::Warning }, 0);
                }
                if empty {
                    push(&strings.capture_signs(), Role::Dim, 0);
                }
            }
        }
        lines
    }

    fn draw_candidates(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let (width, rows) = (canvas.width(), usize::from(canvas.height()));
        let candidates = self.candidates();
        let from = self.chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(rows));
        for (y, (n, candidate)) in (0..canvas.height()).zip(candidates.iter().enumerate().skip(from)) {
            let names = matches!(candidate.kind, CandidateKind::Account | CandidateKind::Person | CandidateKind::Colleague);
            let shown = |text: &str| if names { look.private(text).into_owned() } else { text.to_owned() };
            let note = match candidate.kind {
                CandidateKind::NewPerson => look.strings.capture_candidate_new(),
                _ => shown(&candidate.note),
            };
            let used = canvas.text_in(1, y, &shown(&candidate.insert), Role::Accent, width.saturating_sub(2));
            canvas.text_right(used.saturating_add(3), width.saturating_sub(1), y, &note, Role::Dim);
            if self.chosen == Some(n) {
                canvas.tint(Rect::new(0, y, width, 1), Role::Selected);
            }
            canvas.clickable(Rect::new(0, y, width, 1), Hit::Item(n));
        }
    }
}

impl Screen for Capture {
    fn title(&self, look: &Look) -> String {
        let strings = &look.strings;
        let account = self.account.and_then(|id| self.book.as_ref()?.account(id));
        let title = match account {
            Some(account) => strings.capture_title_of(look.private(account.shown())),
            None => strings.capture_title(),
        };
        if self.restored { strings.form_restored(title) } else { title }
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(100, 19))
    }

    fn account(&self) -> Option<AccountId> {
        self.account
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Capture, Context::Field, Context::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn commits(&self, _action: Action) -> bool {
        // It compares itself what was seen with what would be written.
        false
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let strings = &look.strings;
        vec![
            Offer::ready(Action::Accept),
            Offer::unless(Action::TakeCandidate, self.candidates().is_empty().then(|| strings.capture_no_candidate())),
            Offer::ready(Action::Close),
        ]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn wants(&self) -> bool {
        !self.is_read()
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), app::Problem> {
        self.read(reads).map_err(|error| reads.problem(&error))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        self.language = look.language;
        match event {
            Event::Key { key, action } => self.key(*key, *action, look),
            Event::Text(text) => {
                paste_line(&mut self.line, text);
                self.typed()
            }
            Event::Click(Hit::Item(candidate)) => self.take(*candidate),
            Event::Wheel(lines) => {
                self.scrolled = self.scrolled.saturating_add_signed(isize::try_from(*lines).unwrap_or(0));
                Reply::done()
            }
            Event::Restore(draft) if self.line.value().is_empty() => {
                if let Some((_, text)) = draft.fields.first() {
                    paste_line(&mut self.line, text);
                    self.restored = true;
                }
                Reply::done()
            }
            Event::Written(RECORDED, _) => {
                self.line = Line::default();
                Reply::one(Command::Close)
            }
            Event::Refused(RECORDED, error) => {
                self.refused = Some(store_error(error, look.as_of.zone, &look.strings));
                Reply::done()
            }
            _ => Reply::Unused,
        }
    }

    fn draft_name(&self) -> Option<&str> {
        Some(&self.draft)
    }

    fn draft(&self) -> Option<Draft> {
        let text = self.line.value();
        (!text.trim().is_empty()).then(|| Draft { fields: vec![("line".to_owned(), text.to_owned())] })
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title(look));
        let (width, height) = (inside.width(), inside.height());
        let lines = self.lines(usize::from(width), look);
        let body = height.saturating_sub(HEAD);
        let count = u16::try_from(self.candidates().len()).unwrap_or(u16::MAX);
        let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(1);
        let bottom = count.min(body.saturating_sub(wanted).max(LEAST_CANDIDATES)).min(body);
        let room = usize::from(body.saturating_sub(bottom));
        let from = self.scrolled.min(lines.len().saturating_sub(room));
        let hidden = lines.len().saturating_sub(from + room);
        for (y, (n, (text, role))) in (HEAD..).zip(lines.iter().enumerate().skip(from).take(room)) {
            if hidden > 0 && n + 1 == from + room {
                inside.text(1, y, &look.strings.capture_more(hidden + 1), Role::Warning);
            } else {
                inside.text(1, y, text, *role);
            }
        }
        if bottom > 0 {
            self.draw_candidates(&mut inside.part(Rect::new(0, height.saturating_sub(bottom), width, bottom)));
        }
        draw_line(&mut inside.part(Rect::new(1, 0, width.saturating_sub(2), 1)), &self.line, true);
    }
}
