//! The days of a line: when it happened, and until when something is due.

use chrono::NaiveDate;

use super::super::token::{Kind, Token};
use super::super::{ClauseKind, Doubt, Problem, Span, Spanned, words};
use super::Parser;
use crate::domain::reading::{self, DateContext, DateNote, Day, Lean, Problem as ReadingProblem, ReadingError};

/// A date may be written in so many words: `the day after tomorrow`.
const MOST_DATE_WORDS: usize = 6;

impl Parser<'_> {
    /// `by next wed`, `截止下周三`, `下周三前`.
    pub(super) fn due(&mut self, token: &Token, written: &str, word: &str) -> bool {
        if words::BY.contains(&word) {
            return self.keyword_date(token, Lean::Future);
        }
        let stem =
            words::BEFORE.iter().find_map(|sign| written.strip_suffix(sign)).filter(|_| self.read_date(written, Lean::Future).is_none());
        let glued = words::BY.iter().filter(|by| !by.is_ascii()).find_map(|by| written.strip_prefix(by));
        let Some(text) = glued.or(stem).map(|text| text.trim_start_matches([':', '：'])).filter(|text| !text.is_empty()) else {
            return false;
        };
        let text = words::BEFORE.iter().find_map(|sign| text.strip_suffix(sign)).unwrap_or(text);
        match self.read_date(text, Lean::Future) {
            Some(Ok(day)) => {
                self.set_due(day.date, token.span.clone());
                true
            }
            Some(Err(problem)) => {
                self.problem(token.span.clone(), problem);
                true
            }
            None => false,
        }
    }

    /// `on 12-05`, or a word such as `昨天` standing among the structure.
    pub(super) fn day(&mut self, token: &Token, word: &str) -> bool {
        if words::ON.contains(&word) {
            return self.keyword_date(token, Lean::Past);
        }
        if self.in_text() {
            return false;
        }
        // Two words only in English: `last fri`.
        let two = self.tokens.get(self.at).filter(|next| next.kind == Kind::Word).map(|next| token.inner.start..next.inner.end);
        for (span, words) in [(two, 1), (Some(token.inner.clone()), 0)] {
            let Some(span) = span else { continue };
            let context = self.context(Lean::Past);
            let read = reading::date(self.captured.slice(&span), &context).ok().and_then(|read| read.value());
            if let Some(day) = read.filter(|day| day.note == DateNote::Relative && day.date <= self.against.today) {
                self.at += words;
                self.set_on(day.date, span);
                return true;
            }
        }
        false
    }

    /// The date behind a keyword: the longest run of words that reads as one.
    fn keyword_date(&mut self, token: &Token, lean: Lean) -> bool {
        let behind = self.tokens.get(self.at..).unwrap_or(&[]).iter().take(MOST_DATE_WORDS).take_while(|next| next.kind == Kind::Word);
        let ends: Vec<usize> = behind.map(|next| next.inner.end).collect();
        let start = self.tokens.get(self.at).map_or(token.span.end, |next| next.inner.start);
        for (count, end) in ends.iter().enumerate().rev() {
            let text = self.captured.slice(&(start..*end)).to_owned();
            let bare = words::BEFORE.iter().find_map(|sign| text.strip_suffix(sign)).filter(|_| lean == Lean::Future);
            let read = self.read_date(&text, lean).or_else(|| bare.and_then(|bare| self.read_date(bare, lean)));
            let span = token.span.start..*end;
            match read {
                Some(Ok(day)) => {
                    self.at += count + 1;
                    self.keyed(day, lean, span);
                    return true;
                }
                Some(Err(problem)) => {
                    self.at += count + 1;
                    self.close();
                    self.problem(span, problem);
                    return true;
                }
                None => {}
            }
        }
        let nothing_yet = self.captured.text.is_empty() && self.captured.clauses.is_empty();
        if self.in_text() || nothing_yet && !ends.is_empty() {
            // "agreed on price", "paid by card": text, but worth a word before recording.
            let end = ends.first().copied().unwrap_or(token.span.end);
            self.captured.doubts.push(Spanned { value: Doubt::TakenForText, span: token.span.start..end });
            return false;
        }
        let problem = match ends.first() {
            None => Problem::NothingBehind,
            Some(end) => {
                let text = self.captured.slice(&(start..*end)).to_owned();
                self.at += 1;
                let unread = ReadingError { problem: ReadingProblem::NotADate, at: 0 };
                Problem::Date(reading::date(&text, &self.context(lean)).err().unwrap_or(unread))
            }
        };
        let end = ends.first().copied().unwrap_or(token.span.end);
        self.problem(token.span.start..end, problem);
        true
    }

    /// A date behind its keyword, with what has to be said about it.
    fn keyed(&mut self, day: Day, lean: Lean, span: Span) {
        let date = day.date;
        // "by wed" is the next Wednesday to everybody; "on wed" may have been another than the latest.
        if day.note == DateNote::YearAssumed || day.note == DateNote::WeekAssumed && lean == Lean::Past {
            self.captured.doubts.push(Spanned { value: Doubt::Assumed(date), span: span.clone() });
        }
        match lean {
            Lean::Future => self.set_due(date, span),
            Lean::Past => self.set_on(date, span),
        }
    }

    fn context(&self, lean: Lean) -> DateContext<'_> {
        DateContext { today: self.against.today, lean, words: Some(self.against.calendar) }
    }

    /// `None`: not a date. An error: surely meant as one, but it cannot be taken.
    fn read_date(&self, text: &str, lean: Lean) -> Option<Result<Day, Problem>> {
        match reading::date(text, &self.context(lean)) {
            Ok(read) => Some(read.value().ok_or_else(|| {
                let mut days: Vec<NaiveDate> = read.choices().map(|(_, day)| day.date).collect();
                days.dedup();
                Problem::AmbiguousDate(days)
            })),
            Err(error) => match error.problem {
                ReadingProblem::NoSuchDay | ReadingProblem::NoDay | ReadingProblem::YearOutOfRange => Some(Err(Problem::Date(error))),
                _ => None,
            },
        }
    }

    /// A due date belongs to the latest clause that has none and can have one, else to a task of its own.
    fn set_due(&mut self, due: NaiveDate, span: Span) {
        self.close();
        let clause = self.captured.clauses.last_mut().filter(|clause| clause.kind != ClauseKind::Favour);
        match clause {
            Some(clause) if clause.due.is_none() => clause.due = Some(due),
            None if self.captured.due.is_none() => self.captured.due = Some(Spanned { value: due, span }),
            _ => self.problem(span, Problem::Twice),
        }
    }

    fn set_on(&mut self, on: NaiveDate, span: Span) {
        self.close();
        if self.captured.on.is_some() {
            self.problem(span, Problem::Twice);
        } else if on > self.against.today {
            self.problem(span, Problem::Future(on));
        } else {
            self.captured.on = Some(Spanned { value: on, span });
        }
    }
}
