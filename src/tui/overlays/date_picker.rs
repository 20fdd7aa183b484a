//! A day: typed the way people say it, or found in a month whose weeks start on Monday and whose days off are marked.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use ratatui::layout::{Rect, Size};
use tui_input::Input as Line;

use crate::domain::reading::{self, DateContext, Lean};
use crate::i18n::error::unread;
use crate::tui::app::{Answer, Command, Event, Offer, Reply, Screen, Shape};
use crate::tui::input::{Action, Context, Key, KeyCode};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Hit, Look};

use super::Answered;
use super::field::{draw_line, edit_line, paste_line};
use super::form::{day_in_words, weekday};

/// Cells of a day in the grid.
const CELL: u16 = 4;

/// The overlay.
#[derive(Debug)]
pub struct DatePicker {
    title: String,
    lean: Lean,
    /// What was there before: where the grid's cursor starts.
    before: String,
    typed: Line,
    /// The day of the grid's cursor, once it was moved.
    day: Option<NaiveDate>,
    /// Nothing after today may be chosen.
    past_only: bool,
}

impl DatePicker {
    /// A calendar that starts from what stood there before, or from today. The lean says which year a day without one falls in.
    #[must_use]
    pub fn new(title: impl Into<String>, lean: Lean, before: &str) -> Self {
        Self { title: title.into(), lean, before: before.to_owned(), typed: Line::default(), day: None, past_only: false }
    }

    /// Refuses days after today.
    #[must_use]
    pub fn past_only(mut self) -> Self {
        self.past_only = true;
        self
    }

    fn read(&self, look: &Look) -> Option<Result<NaiveDate, String>> {
        Some(self.read_as_day(self.typed.value(), look)).filter(|_| !self.typed.value().trim().is_empty())
    }

    fn read_as_day(&self, text: &str, look: &Look) -> Result<NaiveDate, String> {
        let context = DateContext { today: look.today, lean: self.lean, words: Some(&*look.calendar) };
        match reading::date(text, &context) {
            Ok(read) => read.value().map(|day| day.date).ok_or_else(|| {
                let days: Vec<String> = read.choices().map(|(_, day)| day_in_words(day.date, look)).collect();
                look.strings.form_ambiguous(days.join(" / "))
            }),
            Err(error) => Err(unread(error.problem, &look.strings)),
        }
    }

    /// The day that Enter would take.
    fn current(&self, look: &Look) -> NaiveDate {
        match (self.day, self.read(look)) {
            (Some(day), _) => day,
            (None, Some(Ok(day))) => day,
            (None, _) => self.read_as_day(&self.before, look).unwrap_or(look.today),
        }
    }

    fn obstacle(&self, look: &Look) -> Option<String> {
        match (self.day, self.read(look)) {
            (None, Some(Err(why))) => Some(why),
            _ if self.past_only && self.current(look) > look.today => Some(look.strings.form_not_future()),
            _ => None,
        }
    }

    fn go(&mut self, look: &Look, to: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Reply {
        let day = self.current(look);
        self.day = Some(to(day).filter(|day| (1900..2200).contains(&day.year())).unwrap_or(day));
        self.typed.reset();
        Reply::done()
    }

    fn accept(&self, look: &Look) -> Reply {
        if self.obstacle(look).is_some() {
            return Reply::done();
        }
        Reply::one(Command::Answer(Answer::Given(Answered::Day(self.current(look)))))
    }

    fn key(&mut self, key: Key, look: &Look) -> Reply {
        match key.code {
            KeyCode::Left => self.go(look, |day| day.pred_opt()),
            KeyCode::Right => self.go(look, |day| day.succ_opt()),
            KeyCode::Up => self.go(look, |day| day.checked_sub_days(Days::new(7))),
            KeyCode::Down => self.go(look, |day| day.checked_add_days(Days::new(7))),
            KeyCode::PageUp => self.go(look, |day| day.checked_sub_months(Months::new(1))),
            KeyCode::PageDown => self.go(look, |day| day.checked_add_months(Months::new(1))),
            KeyCode::Home => self.go(look, |day| day.with_day(1)),
            KeyCode::End => self.go(look, |day| day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()),
            _ => {
                if !edit_line(&mut self.typed, key) {
                    return Reply::Unused;
                }
                self.day = None;
                Reply::done()
            }
        }
    }
}

impl Screen for DatePicker {
    fn veils_itself(&self) -> bool {
        true
    }

    fn title(&self, _look: &Look) -> String {
        self.title.clone()
    }

    fn shape(&self) -> Shape {
        Shape::Box(Size::new(48, 14))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Field, Context::Everywhere]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        vec![Offer::unless(Action::Accept, self.obstacle(look)), Offer::ready(Action::Close)]
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Key { action: Some(Action::Accept), .. } => self.accept(look),
            Event::Key { action: Some(Action::Close), .. } => Reply::one(Command::Answer(Answer::Nothing)),
            Event::Key { key, .. } => self.key(*key, look),
            Event::Text(text) => {
                paste_line(&mut self.typed, text);
                self.day = None;
                Reply::done()
            }
            Event::Wheel(lines) => {
                let key = if *lines > 0 { KeyCode::PageDown } else { KeyCode::PageUp };
                self.key(Key::plain(key), look)
            }
            Event::Click(Hit::Item(number)) => {
                let clicked = i32::try_from(*number).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
                if clicked == Some(self.current(look)) {
                    return self.accept(look);
                }
                self.go(look, |_| clicked)
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let look = canvas.look;
        let mut inside = canvas.framed(&self.title);
        let width = inside.width();
        let day = self.current(look);
        draw_line(&mut inside.part(Rect::new(1, 0, width.saturating_sub(2), 1)), &self.typed, true);
        let (said, role) = match self.obstacle(look) {
            Some(why) => (why, Role::Warning),
            None => (day_in_words(day, look), Role::Notice),
        };
        let room = usize::from(width.saturating_sub(2));
        for (y, line) in (1..3).zip(crate::tui::widgets::wrap(&said, room, look.widths)) {
            inside.text(1, y, &line, role);
        }
        draw_month(&mut inside.part(Rect::new(1, 3, width.saturating_sub(2), 9)), day);
    }
}

/// The month of a day: a line of its name, one of weekdays, six of weeks. A day off stands in brackets, so that it is not the colour that
/// says so.
fn draw_month(canvas: &mut Canvas<'_>, day: NaiveDate) {
    let look = canvas.look;
    canvas.text(1, 0, &day.format("%Y-%m").to_string(), Role::Strong);
    const WEEK: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    for (x, day) in (1..).step_by(usize::from(CELL)).zip(WEEK) {
        canvas.text(x, 1, &weekday(day, look), Role::Dim);
    }
    let Some(first) = day.with_day(1) else { return };
    let before = first.weekday().num_days_from_monday();
    for n in 0..31u32 {
        let Some(date) = first.checked_add_days(Days::new(n.into())).filter(|date| date.month() == day.month()) else { break };
        let at = n + before;
        let (x, y) = (u16::try_from(at % 7).unwrap_or(0) * CELL, u16::try_from(at / 7).unwrap_or(0) + 2);
        let off = !look.calendar.is_working_day(date);
        let text = if off { format!("({:>2})", date.day()) } else { format!(" {:>2} ", date.day()) };
        let role = if date == look.today {
            Role::Accent
        } else if off {
            Role::Dim
        } else {
            Role::Text
        };
        canvas.text(x, y, &text, role);
        if date == day {
            canvas.tint(Rect::new(x, y, CELL, 1), Role::Selected);
        }
        let number = usize::try_from(date.num_days_from_ce()).unwrap_or(0);
        canvas.clickable(Rect::new(x, y, CELL, 1), Hit::Item(number));
    }
}
