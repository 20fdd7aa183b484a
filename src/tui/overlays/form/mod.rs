//! A form: fields one below the other, each read while it is typed, and a draft kept until it is saved.

mod editor;
mod layout;
mod spec;
mod wording;

use ratatui::layout::{Rect, Size};

use crate::i18n::HIDDEN;
use crate::tui::app::{Answer, Command, Event, Offer, Reply, Screen, Shape, Tag};
use crate::tui::input::{Action, Context, Key, KeyCode};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look};

use super::chooser::Entry;
use super::date_picker::DatePicker;
use super::picker::Picker;
use super::{Answered, Ask};
use editor::{Editor, Read, choices};
use layout::Places;

pub use spec::{Choice, Draft, Field, Filled, Kind, Value};
pub(in crate::tui) use wording::day as day_in_words;
pub(super) use wording::weekday;

/// The answer of a list of choices or a calendar belongs to the field under the cursor.
const CHOSEN: Tag = Tag("form-choice");

/// A form.
#[derive(Debug)]
pub struct Form {
    title: String,
    /// Under which name its draft is kept.
    draft: Option<String>,
    fields: Vec<Field>,
    editors: Vec<Editor>,
    /// What each field held at first, as a text.
    first: Vec<String>,
    /// Why a field was refused when saving was last tried, until it is changed.
    refused: Vec<Option<String>>,
    at: usize,
    /// Whether keys go into the field, rather than from field to field.
    editing: bool,
    restored: bool,
    top: u16,
    size: Size,
}

impl Form {
    /// A form with these fields, the cursor in the first.
    #[must_use]
    pub fn new(title: impl Into<String>, fields: Vec<Field>, look: &Look) -> Self {
        let editors: Vec<Editor> = fields.iter().map(|field| Editor::new(field, look)).collect();
        let first = fields.iter().zip(&editors).map(|(field, editor)| editor.text(&field.kind)).collect();
        let refused = vec![None; fields.len()];
        Self {
            title: title.into(),
            draft: None,
            fields,
            editors,
            first,
            refused,
            at: 0,
            editing: true,
            restored: false,
            top: 0,
            size: Size::default(),
        }
    }

    /// Keeps what is typed as a draft of this name when it is closed without saving; the next form of the name shows it again. For an
    /// existing record the name says which.
    #[must_use]
    pub fn drafted(mut self, name: impl Into<String>) -> Self {
        self.draft = Some(name.into());
        self
    }

    /// With a field that holds this at first.
    #[must_use]
    pub fn holding(mut self, id: &str, value: &Value, look: &Look) -> Self {
        if let Some(n) = self.fields.iter().position(|field| field.id == id)
            && let (Some(field), Some(editor), Some(first)) = (self.fields.get_mut(n), self.editors.get_mut(n), self.first.get_mut(n))
        {
            field.value = value.clone();
            *editor = Editor::new(field, look);
            *first = editor.text(&field.kind);
        }
        self
    }

    /// Puts the cursor into the field with this id.
    #[must_use]
    pub fn at(mut self, id: &str) -> Self {
        self.at = self.fields.iter().position(|field| field.id == id).unwrap_or(0);
        self
    }

    fn text(&self, n: usize) -> String {
        match (self.fields.get(n), self.editors.get(n)) {
            (Some(field), Some(editor)) => editor.text(&field.kind),
            _ => String::new(),
        }
    }

    fn is_changed(&self) -> bool {
        self.first.iter().enumerate().any(|(n, first)| self.text(n) != *first)
    }

    fn read(&self, n: usize, look: &Look) -> Option<Read> {
        Some(self.editors.get(n)?.read(self.fields.get(n)?, look))
    }

    /// Reads everything; goes to the first field that cannot be.
    fn save(&mut self, look: &Look) -> Reply {
        let mut filled = Filled::default();
        for n in 0..self.fields.len() {
            let (Some(read), Some(field)) = (self.read(n, look), self.fields.get(n)) else { continue };
            match read {
                Read::Value(value, _) => {
                    let changed = self.first.get(n).is_none_or(|first| self.text(n) != *first);
                    filled.fields.push((field.id, value, changed));
                }
                Read::Wrong(why) => {
                    self.refuse(n, why);
                    return Reply::done();
                }
            }
        }
        Reply::one(Command::Answer(Answer::Given(Answered::Form(filled))))
    }

    fn refuse(&mut self, n: usize, why: String) {
        if let Some(refused) = self.refused.get_mut(n) {
            *refused = Some(why);
        }
        (self.at, self.editing) = (n, true);
    }

    fn step(&mut self, steps: isize) -> Reply {
        self.at = self.at.saturating_add_signed(steps).min(self.fields.len().saturating_sub(1));
        self.editing = true;
        Reply::done()
    }

    fn is_last(&self) -> bool {
        self.at + 1 >= self.fields.len()
    }

    fn kind(&self) -> Option<&Kind> {
        self.fields.get(self.at).map(|field| &field.kind)
    }

    fn is_area(&self) -> bool {
        self.editing && matches!(self.kind(), Some(Kind::Lines(_)))
    }

    /// Types into the field under the cursor.
    fn edit(&mut self, key: Key) -> Reply {
        let (Some(field), Some(editor)) = (self.fields.get(self.at), self.editors.get_mut(self.at)) else { return Reply::Unused };
        let used = editor.key(&field.kind, key);
        if used {
            self.editing = true;
            if let Some(refused) = self.refused.get_mut(self.at) {
                *refused = None;
            }
            return Reply::done();
        }
        match key.text() {
            Some(' ') => self.offer(""),
            Some(c) => self.offer(c.encode_utf8(&mut [0; 4])),
            None => Reply::Unused,
        }
    }

    /// Opens what the field can be chosen from, narrowed by what was typed.
    fn offer(&self, typed: &str) -> Reply {
        let (Some(field), Some(editor)) = (self.fields.get(self.at), self.editors.get(self.at)) else { return Reply::Unused };
        let ask = match (&field.kind, editor) {
            (Kind::Date(lean), _) => Ask::Day(Box::new(DatePicker::new(field.label.clone(), *lean, &self.text(self.at)))),
            (_, Editor::One(chosen, _)) => Ask::Pick(Box::new(picker(field, *chosen, |_| false, typed))),
            (_, Editor::Some(chosen)) => Ask::Pick(Box::new(picker(field, None, |n| chosen.contains(&n), typed))),
            _ => return Reply::Unused,
        };
        Reply::one(Command::Ask(CHOSEN, ask))
    }

    fn chosen(&mut self, answered: &Answered) -> Reply {
        let Some(field) = self.fields.get(self.at) else { return Reply::done() };
        let Some(editor) = self.editors.get_mut(self.at) else { return Reply::done() };
        match (editor, answered) {
            (Editor::Line(line), Answered::Day(day)) => *line = day.to_string().into(),
            (Editor::One(chosen, typed), Answered::Picked(n)) => (*chosen, *typed) = (Some(*n), String::new()),
            (Editor::One(chosen, typed), Answered::Typed(text)) => (*chosen, *typed) = (None, text.clone()),
            (Editor::Some(chosen), Answered::Picked(n)) => *chosen = &*chosen ^ &[*n].into(),
            _ => {}
        }
        // Of several choices more may be wanted; one choice is made and the next field is due.
        let stays = matches!(field.kind, Kind::Choices(_)) || self.is_last();
        if stays { Reply::done() } else { self.step(1) }
    }

    fn restore(&mut self, draft: &Draft) {
        for (id, text) in &draft.fields {
            if let Some(n) = self.fields.iter().position(|field| field.id == id)
                && let (Some(field), Some(editor)) = (self.fields.get(n), self.editors.get_mut(n))
            {
                *editor = Editor::holding(&field.kind, text);
                self.restored = true;
            }
        }
    }

    fn forget_draft(&mut self) -> Reply {
        for ((field, editor), first) in self.fields.iter().zip(&mut self.editors).zip(&self.first) {
            *editor = Editor::holding(&field.kind, first);
        }
        self.restored = false;
        Reply::done()
    }

    fn act(&mut self, action: Action, key: Key, look: &Look) -> Reply {
        let area = self.is_area();
        match action {
            Action::Accept if area => self.edit(key),
            Action::Accept if self.is_last() => self.save(look),
            Action::Accept => self.step(1),
            Action::Save => self.save(look),
            Action::FieldNext | Action::FieldPrevious if area && matches!(key.code, KeyCode::Up | KeyCode::Down) => self.edit(key),
            Action::FieldNext => self.step(1),
            Action::FieldPrevious => self.step(-1),
            Action::Choices => self.offer(""),
            Action::Discard => self.forget_draft(),
            Action::Close if self.editing => {
                self.editing = false;
                Reply::done()
            }
            Action::Close => Reply::one(Command::Answer(Answer::Nothing)),
            _ => self.edit(key),
        }
    }
}

fn picker(field: &Field, chosen: Option<usize>, marked: impl Fn(usize) -> bool, typed: &str) -> Picker {
    let entries = choices(&field.kind).iter().enumerate().map(|(n, choice)| Entry {
        label: choice.label.clone(),
        lead: if marked(n) { "*".to_owned() } else { String::new() },
        note: choice.note.clone(),
        ..Entry::default()
    });
    let picker = Picker::new(field.label.clone(), entries.collect()).typing(typed);
    let picker = match chosen {
        Some(n) if typed.is_empty() => picker.at(n),
        _ => picker,
    };
    match field.kind {
        Kind::OpenChoice(_) => picker.open(),
        Kind::Choices(_) => picker.with_leads(2),
        _ => picker,
    }
}

impl Screen for Form {
    fn title(&self, _look: &Look) -> String {
        self.title.clone()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(78, layout::height(&self.fields).saturating_add(5)))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Field, Context::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn commits(&self, action: Action) -> bool {
        action == Action::Save || (action == Action::Accept && self.is_last() && !self.is_area())
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let has_choices = matches!(self.kind(), Some(Kind::Choice(_) | Kind::OpenChoice(_) | Kind::Choices(_) | Kind::Date(_)));
        let unless = |action, obstacle: Option<String>| Offer::unless(action, obstacle);
        vec![
            Offer::ready(Action::Accept),
            Offer::ready(Action::Save),
            Offer::ready(Action::FieldNext),
            Offer::ready(Action::FieldPrevious),
            unless(Action::Choices, (!has_choices).then(|| look.strings.form_no_choices())),
            unless(Action::Discard, (!self.restored).then(|| look.strings.form_no_draft())),
            Offer::ready(Action::Close),
        ]
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
        let places = Places::new(&self.fields, size);
        self.top = places.scrolled(self.top, self.at);
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Key { key, action: Some(action) } => self.act(*action, *key, look),
            Event::Key { key, action: None } => self.edit(*key),
            Event::Text(text) => {
                if let (Some(field), Some(editor)) = (self.fields.get(self.at), self.editors.get_mut(self.at)) {
                    editor.paste(&field.kind, text);
                }
                Reply::done()
            }
            Event::Wheel(lines) => self.step(if *lines > 0 { 1 } else { -1 }),
            Event::Click(Hit::Item(n)) => {
                (self.at, self.editing) = ((*n).min(self.fields.len().saturating_sub(1)), true);
                Reply::done()
            }
            Event::Answer(CHOSEN, Answer::Given(answered)) => self.chosen(answered),
            Event::Mistake { field, why, in_full } => {
                match field.as_ref().and_then(|field| self.fields.iter().position(|known| known.id == field)) {
                    Some(n) => self.refuse(n, why.clone()),
                    None => self.refuse(self.at, in_full.clone()),
                }
                Reply::done()
            }
            Event::Restore(draft) => {
                self.restore(draft);
                Reply::done()
            }
            _ => Reply::Unused,
        }
    }

    fn draft_name(&self) -> Option<&str> {
        self.draft.as_deref()
    }

    fn draft(&self) -> Option<Draft> {
        let fields = self.fields.iter().enumerate().map(|(n, field)| (field.id.to_owned(), self.text(n))).collect();
        (self.draft.is_some() && self.is_changed()).then_some(Draft { fields })
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let title = if self.restored { look.strings.form_restored(&self.title) } else { self.title.clone() };
        let mut inside = canvas.framed(&title);
        let places = Places::new(&self.fields, inside_size(&inside));
        for n in 0..self.fields.len() {
            self.draw_field(&mut inside, &places, n);
        }
        self.draw_reading(&mut inside);
    }
}

fn inside_size(canvas: &Canvas<'_>) -> Size {
    Size::new(canvas.width(), canvas.height())
}

impl Form {
    fn draw_field(&self, canvas: &mut Canvas<'_>, places: &Places, n: usize) {
        let (Some(field), Some(editor)) = (self.fields.get(n), self.editors.get(n)) else { return };
        let Some(place) = places.seen(n, self.top) else { return };
        if !field.heading.is_empty() && place.heading {
            canvas.text(1, place.y.saturating_sub(1), &field.heading, Role::Heading);
        }
        let look = canvas.look;
        let focused = n == self.at;
        let refused = self.refused.get(n).is_some_and(Option::is_some);
        let role = if refused {
            Role::Error
        } else if focused {
            Role::Strong
        } else {
            Role::Dim
        };
        let room = usize::from(places.labels);
        canvas.text(1, place.y, &look.widths.cut_end(&field.label, room, look.glyphs.cut), role);
        if field.required {
            canvas.text(places.labels + 1, place.y, "*", Role::Dim);
        }
        let value = Rect::new(places.labels + 3, place.y, canvas.width().saturating_sub(places.labels + 4), place.height);
        let mut part = canvas.part(value);
        if self.is_hidden(n, look) {
            part.tint(Rect::new(0, 0, value.width, 1), Role::Field);
            let used = part.text(0, 0, HIDDEN, Role::Field);
            if focused {
                part.cursor(used, 0);
            }
            canvas.clickable(Rect::new(0, place.y, canvas.width(), place.height), Hit::Item(n));
            return;
        }
        match editor {
            Editor::Line(line) if matches!(field.kind, Kind::Secret(_)) => super::field::draw_line(&mut part, &hidden(line), focused),
            Editor::Line(line) => super::field::draw_line(&mut part, line, focused),
            Editor::Lines(area) => draw_area(&mut part, area, focused),
            Editor::One(..) | Editor::Some(_) => draw_choice(&mut part, &self.chosen_label(n), focused),
        }
        canvas.clickable(Rect::new(0, place.y, canvas.width(), place.height), Hit::Item(n));
    }

    /// Whether the veil hides what a field held at first: what is typed in its place is seen.
    fn is_hidden(&self, n: usize, look: &Look) -> bool {
        let private = self
            .fields
            .get(n)
            .is_some_and(|field| matches!(field.kind, Kind::Text(_) | Kind::Lines(_) | Kind::Money | Kind::Phone | Kind::Mail));
        look.veil && private && self.first.get(n).is_some_and(|first| !first.is_empty() && *first == self.text(n))
    }

    fn chosen_label(&self, n: usize) -> String {
        let (Some(field), Some(editor)) = (self.fields.get(n), self.editors.get(n)) else { return String::new() };
        let label = |n: &usize| choices(&field.kind).get(*n).map(|choice| choice.label.clone()).unwrap_or_default();
        match editor {
            Editor::One(Some(n), _) => label(n),
            Editor::One(None, typed) => typed.clone(),
            Editor::Some(chosen) => chosen.iter().map(label).collect::<Vec<_>>().join(", "),
            Editor::Line(_) | Editor::Lines(_) => String::new(),
        }
    }

    /// The last lines: what the field is read as, or what is wrong with it, or what belongs into it.
    fn draw_reading(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let y = canvas.height().saturating_sub(2);
        let width = canvas.width();
        let refused = self.refused.get(self.at).cloned().flatten();
        let typed = !self.text(self.at).trim().is_empty();
        let (text, role) = match (refused, self.read(self.at, look)) {
            (Some(why), _) => (why, Role::Error),
            (None, Some(Read::Value(_, said))) if !said.is_empty() && !self.is_hidden(self.at, look) => (said, Role::Notice),
            (None, Some(Read::Wrong(why))) if typed => (why, Role::Warning),
            _ => (self.fields.get(self.at).map(|field| field.hint.clone()).unwrap_or_default(), Role::Dim),
        };
        canvas.clear(Rect::new(0, y, width, 2));
        let room = usize::from(width.saturating_sub(2));
        for (y, line) in (y..canvas.height()).zip(crate::tui::widgets::wrap(&text, room, look.widths)) {
            canvas.text(1, y, &line, role);
        }
    }
}

/// A line of which only the length is seen.
fn hidden(line: &tui_input::Input) -> tui_input::Input {
    let stars = "*".repeat(line.value().chars().count());
    tui_input::Input::new(stars).with_cursor(line.cursor())
}

fn draw_area(canvas: &mut Canvas<'_>, area: &ratatui_textarea::TextArea<'static>, focused: bool) {
    let (width, height) = (canvas.width(), canvas.height());
    canvas.render(area, Rect::new(0, 0, width, height));
    canvas.tint(Rect::new(0, 0, width, height), Role::Field);
    if focused && width > 0 && height > 0 {
        let cursor = area.screen_cursor();
        let (top, left) = area.scroll_offset();
        let place = |at: usize, from: u16| u16::try_from(at.saturating_sub(from.into())).unwrap_or(u16::MAX);
        canvas.cursor(place(cursor.col, left).min(width - 1), place(cursor.row, top).min(height - 1));
    }
}

fn draw_choice(canvas: &mut Canvas<'_>, label: &str, focused: bool) {
    let width = canvas.width();
    canvas.tint(Rect::new(0, 0, width, 1), Role::Field);
    if focused {
        canvas.text(0, 0, "<", Role::Key);
        canvas.text(width.saturating_sub(1), 0, ">", Role::Key);
        canvas.cursor(2, 0);
    }
    let look = canvas.look;
    let shown = look.widths.cut_middle(label, usize::from(width.saturating_sub(4)), look.glyphs.cut).into_owned();
    canvas.text(2, 0, &shown, Role::Field);
}
