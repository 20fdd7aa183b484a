//! The grammar: what each piece of a line means.

mod dates;

use super::token::{Kind, Token, tokens};
use super::words::{self, Key};
use super::{Captured, Clause, ClauseKind, Fact, MOST_BYTES, Named, Problem, Reading, Span, Spanned, StatedFact};
use crate::domain::needs::Sentiment;
use crate::domain::reading;

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
