//! One field being edited: what is typed, what it is read as, why it cannot be.

use std::collections::BTreeSet;

use ratatui_textarea::{CursorMove, Input as AreaInput, Key as AreaKey, TextArea, WrapMode};
use tui_input::Input as Line;

use crate::domain::reading::{self, DateContext, MoneyContext, Reading, ReadingError};
use crate::domain::text::lines;
use crate::i18n::error::unread;
use crate::tui::input::{Key, KeyCode};
use crate::tui::overlays::field::{edit_line, paste_line};
use crate::tui::widgets::Look;

use super::spec::{Choice, Field, Kind, Value};
use super::wording;

/// What holds what is typed.
#[derive(Debug)]
pub(super) enum Editor {
    /// One line.
    Line(Line),
    /// Several lines.
    Lines(Box<TextArea<'static>>),
    /// One of the field's choices, or a text of one's own.
    One(Option<usize>, String),
    /// Some of the field's choices.
    Some(BTreeSet<usize>),
}

/// What a field's text comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Read {
    /// This, and how it is said so that a person can check it; empty where the text says it itself.
    Value(Value, String),
    /// Nothing, for this reason: half a sentence.
    Wrong(String),
}

pub(super) fn choices(kind: &Kind) -> &[Choice] {
    match kind {
        Kind::Choice(choices) | Kind::OpenChoice(choices) | Kind::Choices(choices) => choices,
        _ => &[],
    }
}

impl Editor {
    /// An editor that holds the field's value.
    pub fn new(field: &Field, look: &Look) -> Self {
        Self::holding(&field.kind, &raw(&field.kind, &field.value, look))
    }

    /// An editor that holds a text, as [`Editor::text`] gives it.
    pub fn holding(kind: &Kind, text: &str) -> Self {
        let number = |id: &str| choices(kind).iter().position(|choice| choice.id == id);
        match kind {
            Kind::Lines(_) => {
                let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
                area.set_wrap_mode(WrapMode::WordOrGlyph);
                area.set_cursor_line_style(ratatui::style::Style::new());
                area.set_cursor_style(ratatui::style::Style::new());
                area.move_cursor(CursorMove::Bottom);
                area.move_cursor(CursorMove::End);
                Self::Lines(Box::new(area))
            }
            Kind::Choice(_) => Self::One(number(text), String::new()),
            Kind::OpenChoice(_) => {
                let chosen = number(text);
                Self::One(chosen, if chosen.is_none() { text.to_owned() } else { String::new() })
            }
            Kind::Choices(_) => Self::Some(text.split('\n').filter_map(number).collect()),
            _ => Self::Line(Line::new(text.to_owned())),
        }
    }

    /// What it holds as a text: for drafts, and to tell whether it was changed.
    pub fn text(&self, kind: &Kind) -> String {
        let id = |n: &usize| choices(kind).get(*n).map(|choice| choice.id.clone()).unwrap_or_default();
        match self {
            Self::Line(line) => line.value().to_owned(),
            Self::Lines(area) => area.lines().join("\n"),
            Self::One(chosen, typed) => chosen.as_ref().map_or_else(|| typed.clone(), id),
            Self::Some(chosen) => chosen.iter().map(id).collect::<Vec<_>>().join("\n"),
        }
    }

    /// Edits by a key; whether it meant something here.
    pub fn key(&mut self, kind: &Kind, key: Key) -> bool {
        match self {
            Self::Line(line) => edit_line(line, key),
            Self::Lines(area) => edit_area(area, key, kind),
            Self::One(chosen, typed) => {
                let last = choices(kind).len().checked_sub(1);
                match (key.code, last) {
                    (KeyCode::Left, Some(last)) => *chosen = Some(chosen.map_or(last, |n| n.checked_sub(1).unwrap_or(last))),
                    (KeyCode::Right, Some(last)) => *chosen = Some(chosen.map_or(0, |n| if n >= last { 0 } else { n + 1 })),
                    (KeyCode::Backspace | KeyCode::Delete, _) => *chosen = None,
                    _ => return false,
                }
                typed.clear();
                true
            }
            Self::Some(chosen) => {
                let clears = matches!(key.code, KeyCode::Backspace | KeyCode::Delete);
                if clears {
                    chosen.clear();
                }
                clears
            }
        }
    }

    /// Puts a pasted text in.
    pub fn paste(&mut self, kind: &Kind, text: &str) {
        match (self, kind) {
            (Self::Line(line), _) => paste_line(line, text),
            (Self::Lines(area), Kind::Lines(most)) => {
                let there: usize = area.lines().iter().map(|line| line.chars().count() + 1).sum();
                let cleaned: String = lines(text).chars().take(most.saturating_sub(there)).collect();
                area.insert_str(cleaned);
            }
            (Self::One(chosen, typed), Kind::OpenChoice(_)) => {
                *chosen = None;
                *typed = crate::domain::text::one_line(text).trim().chars().take(super::super::field::LONGEST).collect();
            }
            _ => {}
        }
    }

    /// What it holds, read as the field's kind demands.
    pub fn read(&self, field: &Field, look: &Look) -> Read {
        let text = self.text(&field.kind);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return if field.required { Read::Wrong(look.strings.form_required()) } else { Read::Value(Value::Nothing, String::new()) };
        }
        match &field.kind {
            // A passphrase may begin with a blank.
            Kind::Secret(most) if text.chars().count() <= *most => Read::Value(Value::Text(text), String::new()),
            Kind::Secret(most) => Read::Wrong(look.strings.form_too_long(*most)),
            Kind::Text(most) | Kind::Lines(most) if trimmed.chars().count() > *most => Read::Wrong(look.strings.form_too_long(*most)),
            Kind::Text(_) | Kind::Lines(_) => Read::Value(Value::Text(trimmed.to_owned()), String::new()),
            Kind::Choice(_) => Read::Value(Value::Choice(text), String::new()),
            Kind::OpenChoice(_) => match self {
                Self::One(Some(_), _) => Read::Value(Value::Choice(text), String::new()),
                _ => Read::Value(Value::Text(trimmed.to_owned()), look.strings.form_new_entry()),
            },
            Kind::Choices(_) => Read::Value(Value::Choices(text.split('\n').map(str::to_owned).collect()), String::new()),
            Kind::Whole(low, high) => of(reading::graded(&text, *low, *high), look, |number| (Value::Whole(number), String::new())),
            Kind::Phone => of(reading::phone(&text), look, |phone| (Value::Text(phone.clone()), phone)),
            Kind::Mail => of(reading::mail(&text), look, |mail| (Value::Text(mail), String::new())),
            Kind::Money => {
                let context = MoneyContext { currency: look.currency, power: 0 };
                sure(reading::money(&text, &context), look, |money| (Value::Money(money), wording::money(money)))
            }
            Kind::Share => sure(reading::share(&text), look, |share| (Value::Share(share), share.to_string())),
            Kind::Date(lean) => {
                let context = DateContext { today: look.today, lean: *lean, words: Some(&*look.calendar) };
                sure(reading::date(&text, &context), look, |day| (Value::Day(day.date), wording::day(day.date, look)))
            }
            Kind::Moment(lean) => {
                let zone = look.as_of.zone;
                let context = DateContext { today: look.today, lean: *lean, words: Some(&*look.calendar) };
                let read = reading::moment(&text, &context, zone.local(look.as_of.at));
                sure(read, look, |at| (Value::At(zone.at(at)), wording::moment(at, look)))
            }
        }
    }
}

/// The text that a value is edited as.
fn raw(kind: &Kind, value: &Value, look: &Look) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Money(money) if money.currency == look.currency => money.amount(),
        Value::Money(money) => format!("{} {}", money.currency, money.amount()),
        Value::Share(share) => share.to_string(),
        Value::Day(day) => day.to_string(),
        Value::At(at) => look.as_of.zone.local(*at).format("%Y-%m-%d %H:%M").to_string(),
        Value::Choice(id) => id.clone(),
        Value::Choices(ids) => {
            let known = choices(kind).iter().filter(|choice| ids.contains(&choice.id));
            known.map(|choice| choice.id.as_str()).collect::<Vec<_>>().join("\n")
        }
    }
}

fn of<T>(read: Result<T, ReadingError>, look: &Look, value: impl Fn(T) -> (Value, String)) -> Read {
    match read {
        Ok(read) => {
            let (value, said) = value(read);
            Read::Value(value, said)
        }
        Err(error) => Read::Wrong(unread(error.problem, &look.strings)),
    }
}

/// A reading that may be ambiguous: then both are named, and the person writes the one that is meant.
fn sure<C: Copy + PartialEq, T: Copy + PartialEq>(
    read: Result<Reading<C, T>, ReadingError>,
    look: &Look,
    value: impl Fn(T) -> (Value, String),
) -> Read {
    match read {
        Ok(read) => match read.value() {
            Some(sure) => {
                let (value, said) = value(sure);
                Read::Value(value, said)
            }
            None => {
                let said: Vec<String> = read.choices().map(|(_, choice)| value(choice).1).collect();
                Read::Wrong(look.strings.form_ambiguous(said.join(" / ")))
            }
        },
        Err(error) => Read::Wrong(unread(error.problem, &look.strings)),
    }
}

fn edit_area(area: &mut TextArea<'static>, key: Key, kind: &Kind) -> bool {
    let full = matches!(kind, Kind::Lines(most) if area.lines().iter().map(|line| line.chars().count() + 1).sum::<usize>() > *most);
    let code = match key.code {
        KeyCode::Char(c) if crate::domain::text::is_hostile(c) || (full && !key.ctrl && !key.alt) => return true,
        KeyCode::Enter if full => return true,
        KeyCode::Char(c) => AreaKey::Char(c),
        KeyCode::Enter => AreaKey::Enter,
        KeyCode::Backspace => AreaKey::Backspace,
        KeyCode::Delete => AreaKey::Delete,
        KeyCode::Left => AreaKey::Left,
        KeyCode::Right => AreaKey::Right,
        KeyCode::Up => AreaKey::Up,
        KeyCode::Down => AreaKey::Down,
        KeyCode::Home => AreaKey::Home,
        KeyCode::End => AreaKey::End,
        KeyCode::PageUp => AreaKey::PageUp,
        KeyCode::PageDown => AreaKey::PageDown,
        KeyCode::Esc | KeyCode::Tab | KeyCode::Insert | KeyCode::F(_) => return false,
    };
    area.input(AreaInput { key: code, ctrl: key.ctrl, alt: key.alt, shift: key.shift });
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;
    use crate::domain::reading::Lean;
    use crate::tui::widgets::look_for_tests;

    fn read(kind: Kind, text: &str) -> Read {
        let look = look_for_tests();
        let field = Field::new("f", "F", kind);
        Editor::holding(&field.kind, text).read(&field, &look)
    }

    fn said(kind: Kind, text: &str) -> String {
        match read(kind, text) {
            Read::Value(_, said) | Read::Wrong(said) => said,
        }
    }

    #[test]
    fn what_is_typed_is_read_as_people_say_it() {
        assert_eq!(said(Kind::Date(Lean::Future), "next wed"), "2026-11-25 Wed");
        assert_eq!(said(Kind::Date(Lean::Future), "+3wd"), "2026-11-25 Wed");
        assert_eq!(said(Kind::Date(Lean::Future), "2026-10-10"), "2026-10-10 Sat, make-up workday");
        assert_eq!(said(Kind::Date(Lean::Future), "2026-10-01"), "2026-10-01 Thu, day off");
        assert_eq!(said(Kind::Money, "120万"), "1,200,000.00 CNY");
        assert_eq!(said(Kind::Money, "USD 1.2M"), "1,200,000.00 USD");
        assert_eq!(said(Kind::Share, "85%"), "85%");
        assert!(said(Kind::Date(Lean::Future), "03/04/2026").contains("2026-04-03"));
        assert!(said(Kind::Whole(0, 10), "11").contains("from 0 to 10"));
        assert!(said(Kind::Date(Lean::Past), "soon").contains("not a date"));
    }

    #[test]
    fn empty_is_nothing_unless_required() {
        let look = look_for_tests();
        let field = Field::new("f", "F", Kind::Text(10));
        assert_eq!(Editor::new(&field, &look).read(&field, &look), Read::Value(Value::Nothing, String::new()));
        let field = field.required();
        assert!(matches!(Editor::new(&field, &look).read(&field, &look), Read::Wrong(_)));
        assert!(matches!(read(Kind::Text(3), "four"), Read::Wrong(_)));
    }

    #[test]
    fn every_value_is_edited_as_a_text_that_reads_back() {
        let look = look_for_tests();
        let choices = vec![Choice::new("a", "Ah"), Choice::new("b", "Be")];
        for (kind, value) in [
            (Kind::Text(99), Value::Text("华东".into())),
            (Kind::Lines(99), Value::Text("one\ntwo".into())),
            (Kind::Whole(0, 9), Value::Whole(7)),
            (Kind::Money, Value::Money(crate::domain::Money::new(12_345, Currency::CNY))),
            (Kind::Money, Value::Money(crate::domain::Money::new(-5, Currency::new("USD").unwrap()))),
            (Kind::Share, Value::Share(reading::Share::from_basis_points(8_550).unwrap())),
            (Kind::Date(Lean::Past), Value::Day(look.today)),
            (Kind::Moment(Lean::Past), Value::At("2026-11-20T06:30:00Z".parse().unwrap())),
            (Kind::Choice(choices.clone()), Value::Choice("b".into())),
            (Kind::OpenChoice(choices.clone()), Value::Choice("a".into())),
            (Kind::OpenChoice(choices.clone()), Value::Text("somebody else".into())),
            (Kind::Choices(choices), Value::Choices(vec!["a".into(), "b".into()])),
        ] {
            let field = Field::new("f", "F", kind).holding(value.clone());
            let Read::Value(read, _) = Editor::new(&field, &look).read(&field, &look) else { panic!("{field:?}") };
            assert_eq!(read, value, "{field:?}");
        }
    }

    #[test]
    fn pasted_lines_become_blanks_in_one_line_and_lines_in_several() {
        let mut line = Editor::holding(&Kind::Text(99), "");
        line.paste(&Kind::Text(99), "a\r\nb\u{1b}[2J\tc");
        assert_eq!(line.text(&Kind::Text(99)), "a b[2J c");
        let mut area = Editor::holding(&Kind::Lines(6), "");
        area.paste(&Kind::Lines(6), "ab\r\ncd\u{202e}efgh");
        assert_eq!(area.text(&Kind::Lines(6)), "ab\ncd");
    }
}
