//! The grammar: what each piece of a line means.

use chrono::NaiveDate;

use super::token::{Kind, Token, tokens};
use super::words::{self, Key};
use super::{Captured, Clause, ClauseKind, Doubt, Fact, MOST_BYTES, Named, Problem, Reading, Span, Spanned, StatedFact};
use crate::domain::needs::Sentiment;
use crate::domain::reading::{self, DateContext, DateNote, Day, Lean, Problem as ReadingProblem, ReadingError};

/// A date may be written in so many words: `the day after tomorrow`.
const MOST_DATE_WORDS: usize = 6;

/// Reads a line. Never fails: what cannot be read is in [`Captured::problems`], each with its place.
#[must_use]
pub fn parse(line: &str, against: &Reading<'_>) -> Captured {
    let captured = Captured { line: line.to_owned(), ..Captured::default() };
    if line.len() > MOST_BYTES {
        let problems = vec![Spanned { value: Problem::TooLong, span: 0..line.len() }];
        return Captured { line: String::new(), problems, ..captured };
    }
    let tokens = tokens(line);
    let mut parser = Parser { tokens: &tokens, at: 0, against, captured, running: Running::Head };
    if tokens.is_empty() {
        parser.problem(0..line.len(), Problem::Empty);
    }
    while let Some(token) = tokens.get(parser.at) {
        parser.at += 1;
        parser.token(token);
    }
    parser.finished()
}

/// Where a bare word belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Running {
    /// To the account's name or the text behind it.
    Head,
    /// Nowhere yet: structure is understood, anything else begins a text.
    Open,
    /// To the text about the touch.
    Text,
    /// To this clause.
    Clause(usize),
}

struct Parser<'p> {
    tokens: &'p [Token],
    /// Index of the token behind the one being read.
    at: usize,
    against: &'p Reading<'p>,
    captured: Captured,
    running: Running,
}

impl Parser<'_> {
    fn problem(&mut self, span: Span, value: Problem) {
        self.captured.problems.push(Spanned { value, span });
    }

    fn token(&mut self, token: &Token) {
        if !token.closed {
            self.problem(token.span.clone(), Problem::OpenQuote);
        }
        match token.kind {
            Kind::Quoted => self.quoted(token),
            Kind::Person => self.person(token),
            Kind::Pain => {
                self.close();
                let given = self.captured.slice(&token.inner).to_owned();
                match words::dimension(&given) {
                    Some(value) => self.captured.pains.push(Spanned { value, span: token.span.clone() }),
                    None => self.unknown_value(token.span.clone(), &given, words::DIMENSIONS),
                }
            }
            Kind::Word => self.word(token),
        }
    }

    /// Ends a running text; a clause stays open for its date, but takes no more words.
    fn close(&mut self) {
        self.running = Running::Open;
    }

    fn quoted(&mut self, token: &Token) {
        match self.running {
            Running::Head if self.captured.head.is_empty() => {
                self.captured.head.push(token.inner.clone());
                self.captured.head_quoted = true;
                self.running = Running::Open;
            }
            Running::Clause(at) => {
                if let Some(clause) = self.captured.clauses.get_mut(at) {
                    clause.text.push(token.inner.clone());
                }
                self.running = Running::Open;
            }
            _ => {
                self.captured.text.push(token.inner.clone());
                self.running = Running::Open;
            }
        }
    }

    fn person(&mut self, token: &Token) {
        self.close();
        let mut name = self.captured.slice(&token.inner).to_owned();
        if name.is_empty() {
            return self.problem(token.span.clone(), Problem::NothingBehind);
        }
        let mut span = token.span.clone();
        // Written without a blank: `@王总电话`.
        if token.inner.end == token.span.end
            && self.captured.channel.is_none()
            && let Some((at, channel)) = words::channel_at_end(&name)
        {
            let behind = token.inner.start + at;
            self.captured.channel = Some(Spanned { value: channel, span: behind..span.end });
            span.end = behind;
            name.truncate(at);
        }
        self.captured.persons.push(Spanned { value: Named { name, is_new: token.added }, span });
    }

    fn word(&mut self, token: &Token) {
        let written = self.captured.slice(&token.inner).to_owned();
        let word = words::plain(&written);
        let understood = self.clause(token, &written)
            || self.key(token, &written)
            || self.due(token, &written, &word)
            || self.day(token, &word)
            || self.sign(token, &word);
        if understood {
            return;
        }
        match self.running {
            Running::Head => self.captured.head.push(token.inner.clone()),
            Running::Clause(at) => {
                if let Some(clause) = self.captured.clauses.get_mut(at) {
                    clause.text.push(token.inner.clone());
                }
            }
            Running::Open | Running::Text => {
                self.captured.text.push(token.inner.clone());
                self.running = Running::Text;
            }
        }
    }

    /// Whether the line is in the middle of a text, where only unmistakable structure counts.
    const fn in_text(&self) -> bool {
        matches!(self.running, Running::Text | Running::Clause(_))
    }

    fn clause(&mut self, token: &Token, written: &str) -> bool {
        let next = self.tokens.get(self.at);
        let next_word = next.filter(|next| next.kind == Kind::Word).map(|next| words::plain(self.captured.slice(&next.inner)));
        let (kind, begins, span) = if matches!(words::plain(written).as_str(), "we" | "i")
            && next_word.is_some_and(|word| matches!(word.as_str(), "promise" | "promised" | "promise:" | "promised:"))
            && let Some(next) = next
        {
            self.at += 1;
            (ClauseKind::Promise, next.inner.end, token.span.start..next.span.end)
        } else if let Some((kind, begins)) = words::clause(written) {
            (kind, token.inner.start + begins, token.span.clone())
        } else {
            return false;
        };
        let rest = begins..span.end;
        let text = if rest.is_empty() { Vec::new() } else { vec![rest] };
        self.captured.clauses.push(Clause { kind, text, due: None, span });
        self.running = Running::Clause(self.captured.clauses.len() - 1);
        true
    }

    /// `key=value`. An unknown key inside a text is text.
    fn key(&mut self, token: &Token, written: &str) -> bool {
        let Some((at, sign)) = written.char_indices().find(|(_, c)| matches!(c, '=' | '＝')) else { return false };
        let name = written.get(..at).unwrap_or("");
        let Some(key) = words::key(&words::plain(name)) else {
            if self.in_text() || self.running == Running::Head {
                return false;
            }
            self.problem(token.span.clone(), Problem::UnknownKey(name.to_owned()));
            return true;
        };
        self.close();
        let mut span = token.span.clone();
        let mut value = written.get(at + sign.len_utf8()..).unwrap_or("").to_owned();
        // `with="Anna Lee"`: the quotation mark began a piece of its own.
        if value.is_empty()
            && let Some(next) = self.tokens.get(self.at).filter(|next| next.kind == Kind::Quoted && next.span.start == span.end)
        {
            self.at += 1;
            span.end = next.span.end;
            value = self.captured.slice(&next.inner).to_owned();
        }
        if value.trim().is_empty() {
            self.problem(span, Problem::NothingBehind);
        } else {
            self.value(key, value, span);
        }
        true
    }

    fn value(&mut self, key: Key, value: String, span: Span) {
        let fact = match key {
            Key::With => return self.captured.colleagues.push(Spanned { value, span }),
            Key::Mood => {
                return match words::mood(&value) {
                    Some(mood) => self.set_mood(mood, span),
                    None => self.unknown_value(span, &value, words::MOODS),
                };
            }
            Key::Intent => match words::intent(&value) {
                Some(intent) => Fact::Intent(intent),
                None => return self.unknown_value(span, &value, words::INTENTS),
            },
            Key::Stance => match words::stance(&value) {
                Some(stance) => Fact::Stance(stance),
                None => return self.unknown_value(span, &value, words::STANCES),
            },
            Key::Recommend => match reading::graded(&value, 0, 10) {
                Ok(score) => Fact::Recommend(score),
                Err(error) => return self.problem(span, Problem::Number(error)),
            },
            Key::Usage => match reading::share(&value).map(|read| read.value()) {
                Ok(Some(share)) => Fact::Usage(share),
                Ok(None) => return self.problem(span, Problem::AmbiguousShare),
                Err(error) => return self.problem(span, Problem::Number(error)),
            },
        };
        let same = |stated: &StatedFact| std::mem::discriminant(&stated.fact) == std::mem::discriminant(&fact);
        let person = self.captured.persons.len().checked_sub(1);
        if self.captured.facts.iter().any(|stated| same(stated) && stated.person == person) {
            return self.problem(span, Problem::Twice);
        }
        self.captured.facts.push(StatedFact { fact, person, span });
    }

    fn set_mood(&mut self, value: Sentiment, span: Span) {
        if self.captured.mood.is_some() {
            return self.problem(span, Problem::Twice);
        }
        self.captured.mood = Some(Spanned { value, span });
    }

    fn unknown_value<T>(&mut self, span: Span, given: &str, list: &[(T, &[&'static str])]) {
        if given.is_empty() {
            return self.problem(span, Problem::NothingBehind);
        }
        let allowed = list.iter().flat_map(|(_, words)| words.iter().take(2).copied()).collect();
        self.problem(span, Problem::UnknownValue { given: given.to_owned(), allowed });
    }

    /// `by next wed`, `截止下周三`, `下周三前`.
    fn due(&mut self, token: &Token, written: &str, word: &str) -> bool {
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
    fn day(&mut self, token: &Token, word: &str) -> bool {
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

    /// Channel, direction and mood.
    fn sign(&mut self, token: &Token, word: &str) -> bool {
        if words::one_way(word) {
            self.close();
            self.captured.one_way = true;
            return true;
        }
        if self.in_text() {
            return false;
        }
        if let Some(mood) = words::face(word) {
            self.close();
            self.set_mood(mood, token.span.clone());
            return true;
        }
        if let Some(value) = words::channel(word).filter(|_| self.captured.channel.is_none()) {
            self.captured.channel = Some(Spanned { value, span: token.span.clone() });
            // In front of everything else it leaves the head open: `电话 启明 ...`.
            if !self.captured.head.is_empty() || self.running != Running::Head {
                self.close();
            }
            return true;
        }
        false
    }

    fn finished(mut self) -> Captured {
        for at in 0..self.captured.clauses.len() {
            if let Some(clause) = self.captured.clauses.get(at).filter(|clause| self.captured.joined(&clause.text).is_empty()) {
                let span = clause.span.clone();
                self.problem(span, Problem::NothingBehind);
            }
        }
        let named = !self.captured.persons.is_empty();
        for fact in self.captured.facts.iter_mut().filter(|fact| fact.person.is_none()) {
            fact.person = named.then_some(0);
        }
        let on = self.captured.on.as_ref().map_or(self.against.today, |on| on.value);
        let clauses = self.captured.clauses.iter().filter_map(|clause| Some((clause.due?, clause.span.clone())));
        let own = self.captured.due.iter().map(|due| (due.value, due.span.clone()));
        let early: Vec<_> = clauses.chain(own).filter(|(due, _)| *due < on).collect();
        for (due, span) in early {
            self.problem(span, Problem::DueBefore { due, on });
        }
        self.captured.problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        self.captured
    }
}
