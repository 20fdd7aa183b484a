//! The review: what would happen in one line, then how the file is read, then the columns with samples; warnings and refused rows
//! below.

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::layout::{Rect, Size};

use crate::domain::Currency;
use crate::domain::text::one_line;
use crate::exchange::fields::{ImportKind, Target};
use crate::exchange::import::{Question, sentences};
use crate::i18n::Strings;
use crate::tui::app::Reply;
use crate::tui::input::Action;
use crate::tui::overlays::{Ask, Entry, Picker};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, wrap};

use super::settings::Setting;
use super::work::{Choices, Looked};

/// The state of the review.
pub struct Review {
    looked: Looked,
    settings: Vec<Setting>,
    selected: usize,
    top: usize,
    size: Size,
}

/// Lines above the rows: what would happen, and an empty one.
const HEAD: u16 = 3;
/// Lines below them for warnings and refusals.
const FOOT: u16 = 5;

impl Review {
    /// The review of what was found, with the cursor where it was.
    pub fn new(looked: Looked, choices: &Choices, selected: usize) -> Self {
        let settings = Setting::of(&looked, choices);
        let mut review = Self { looked, settings, selected, top: 0, size: Size::ZERO };
        let open = |setting: &Setting| matches!(setting, Setting::Question(_)) && setting.is_open(&review.looked);
        let question = review.settings.iter().position(open).filter(|_| selected == 0);
        review.selected = question.unwrap_or(selected).min(review.rows().saturating_sub(1));
        review
    }

    /// What was found.
    pub fn looked(&self) -> &Looked {
        &self.looked
    }

    /// The row of the cursor.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Whether it can be stored as it is.
    pub fn is_ready(&self) -> bool {
        self.looked.plan.as_ref().is_ok_and(|plan| plan.is_ready())
    }

    fn rows(&self) -> usize {
        self.settings.len() + self.looked.mapping.columns.len()
    }

    fn room(&self) -> usize {
        usize::from(self.size.height.saturating_sub(HEAD + self.foot()))
    }

    fn foot(&self) -> u16 {
        if self.size.height > HEAD + FOOT + 6 { FOOT } else { 1 }
    }

    /// Learns the size.
    pub fn layout(&mut self, size: Size) {
        self.size = size;
        self.keep_in_sight();
    }

    fn keep_in_sight(&mut self) {
        let room = self.room().max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(room));
    }

    /// Moves the cursor; whether the action was such a move.
    pub fn step(&mut self, action: Action) -> bool {
        let last = self.rows().saturating_sub(1);
        let page = self.room().max(1);
        self.selected = match action {
            Action::Down => self.selected.saturating_add(1).min(last),
            Action::Up => self.selected.saturating_sub(1),
            Action::PageDown | Action::HalfDown => self.selected.saturating_add(page).min(last),
            Action::PageUp | Action::HalfUp => self.selected.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        self.keep_in_sight();
        true
    }

    /// A click on a row moves the cursor there.
    pub fn click(&mut self, hit: Hit) -> Reply {
        let Hit::Item(row) = hit else { return Reply::Unused };
        self.selected = row.min(self.rows().saturating_sub(1));
        Reply::done()
    }

    /// The wheel moves the cursor.
    pub fn wheel(&mut self, lines: i32) -> Reply {
        for _ in 0..lines.unsigned_abs() {
            self.step(if lines > 0 { Action::Down } else { Action::Up });
        }
        Reply::done()
    }

    /// The column of the cursor.
    fn column(&self) -> Option<usize> {
        self.selected.checked_sub(self.settings.len())
    }

    /// What a column can be: left out, a field of its own, or any field of the program.
    fn targets(&self, column: usize) -> Vec<Target> {
        let heading = self.looked.mapping.columns.get(column).map(|column| column.heading.clone()).unwrap_or_default();
        let mut targets = vec![Target::Ignore];
        if !heading.is_empty() {
            targets.push(Target::Custom(heading));
        }
        targets.extend(Target::all(ImportKind::Accounts).into_iter().filter(|target| *target != Target::Ignore));
        targets
    }

    /// The question that changes the row of the cursor.
    pub fn ask(&self, today: NaiveDate, strings: &Strings) -> Option<Ask> {
        let (title, entries, at) = match self.column() {
            Some(column) => {
                let mapped = self.looked.mapping.columns.get(column)?;
                let targets = self.targets(column);
                let at = targets.iter().position(|target| *target == mapped.target).unwrap_or(0);
                let entries = targets.iter().map(|target| Entry { label: sentences::target_name(target, strings), ..Entry::default() });
                (one_line(&mapped.heading).into_owned(), entries.collect(), at)
            }
            None => {
                let setting = self.settings.get(self.selected)?;
                (setting.label(strings), setting.entries(&self.looked, today, strings), 0)
            }
        };
        Some(Ask::Pick(Box::new(Picker::new(title, entries).at(at))))
    }

    /// Takes the answer: none if nothing changes, else whether the file has to be read again.
    pub fn choose(&mut self, n: usize, today: NaiveDate, currency: Currency, choices: &mut Choices) -> Option<bool> {
        let Some(column) = self.column() else {
            let again = self.settings.get(self.selected)?.choose(n, &self.looked, today, choices);
            if again {
                choices.mapping = None;
            }
            return Some(again);
        };
        let target = self.targets(column).into_iter().nth(n)?;
        let mut mapping = self.looked.mapping.clone();
        // A field has one column: whoever had it before is left out.
        for other in mapping.columns.iter_mut().filter(|other| target != Target::Ignore && other.target == target) {
            other.target = Target::Ignore;
        }
        let entry = mapping.columns.get_mut(column)?;
        *entry = entry.clone().with_target(target, currency);
        choices.mapping = Some(mapping);
        Some(false)
    }

    /// Draws it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, choices: &Choices) {
        let width = canvas.width();
        self.draw_outcome(canvas);
        let shown = self.rows().saturating_sub(self.top).min(self.room());
        for (y, row) in (HEAD..).zip(self.top..self.top.saturating_add(shown)) {
            let mut line = canvas.part(Rect::new(0, y, width, 1));
            match row.checked_sub(self.settings.len()) {
                Some(column) => self.draw_column(&mut line, column),
                None => self.draw_setting(&mut line, row, choices),
            }
            if row == self.selected {
                line.tint(Rect::new(0, 0, width, 1), Role::Selected);
                line.cursor(1, 0);
            }
            line.clickable(Rect::new(0, 0, width, 1), Hit::Item(row));
        }
        self.draw_foot(canvas);
    }

    fn draw_outcome(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let room = usize::from(canvas.width().saturating_sub(2));
        let (text, role) = match &self.looked.plan {
            Err(error) => (sentences::mapping_error(error, &look.strings), Role::Error),
            Ok(plan) if !plan.is_ready() => (look.strings.wizard_questions_first(), Role::Warning),
            Ok(plan) => (sentences::totals(plan.totals, true, &look.strings), Role::Strong),
        };
        for (y, line) in (0..HEAD.saturating_sub(1)).zip(wrap(&text, room, look.widths)) {
            canvas.text(1, y, &line, role);
        }
    }

    fn draw_setting(&self, line: &mut Canvas<'_>, row: usize, choices: &Choices) {
        let look = line.look;
        let Some(setting) = self.settings.get(row) else { return };
        let third = line.width() / 3;
        line.text_in(1, 0, &setting.label(&look.strings), Role::Dim, third.saturating_sub(2));
        line.text(third, 0, &one_line(&setting.value(&self.looked, choices, &look.strings)), Role::Text);
    }

    fn draw_column(&self, line: &mut Canvas<'_>, column: usize) {
        let look = line.look;
        let third = line.width() / 3;
        let room = usize::from(third.saturating_sub(2));
        let Some(mapped) = self.looked.mapping.columns.get(column) else { return };
        let heading =
            if mapped.heading.is_empty() { look.strings.wizard_column(mapped.position.to_string()) } else { mapped.heading.clone() };
        line.text(1, 0, &look.widths.cut_middle(&one_line(&heading), room, look.glyphs.cut), Role::Text);
        let role = if mapped.target == Target::Ignore { Role::Dim } else { Role::Accent };
        let target = sentences::target_name(&mapped.target, &look.strings);
        line.text(third, 0, &look.widths.cut_middle(&target, room, look.glyphs.cut), role);
        let samples = self.looked.inspection.samples.get(column).map(|samples| samples.join(" / ")).unwrap_or_default();
        let samples = look.private(&samples);
        line.text(third.saturating_mul(2), 0, &look.widths.cut_end(&one_line(&samples), room, look.glyphs.cut), Role::Dim);
    }

    /// The question of the cursor's row, else the first refused rows and warnings.
    fn draw_foot(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let foot = self.foot();
        let Ok(plan) = &self.looked.plan else { return };
        let plan = Arc::clone(plan);
        let mut notes: Vec<(String, Role)> = Vec::new();
        notes.extend(plan.questions.iter().map(|question| (asked(question, &look.strings), Role::Warning)));
        let warnings = sentences::warnings(&plan, &look.strings);
        notes.extend(warnings.into_iter().map(|text| (text, Role::Dim)));
        let refused = plan.rejects().take(usize::from(foot)).map(|reject| {
            let reason = sentences::reject_reason(reject, &look.strings);
            (look.strings.wizard_refused(reject.line.to_string(), reason), Role::Error)
        });
        notes.extend(refused);
        let room = usize::from(canvas.width().saturating_sub(2));
        let lines = notes.iter().flat_map(|(text, role)| wrap(&one_line(text), room, look.widths).into_iter().map(|line| (line, *role)));
        let top = canvas.height().saturating_sub(foot);
        for (y, (line, role)) in (top..canvas.height()).zip(lines) {
            canvas.text(1, y, &line, role);
        }
    }
}

/// What is to be chosen, with the first example and its readings.
fn asked(question: &Question, strings: &Strings) -> String {
    let Some(example) = question.examples.first() else { return strings.wizard_questions_first() };
    let readings: Vec<&str> = example.readings.iter().map(|(_, value)| value.as_str()).collect();
    strings.wizard_asks(one_line(&question.heading), one_line(&example.value), example.line.to_string(), readings.join(" / "))
}
