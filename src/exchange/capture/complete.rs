//! What could stand at the cursor.

use super::names::{AccountName, Names, PersonName, people_named};
use super::resolve::{Setting, account_of};
use super::token::{Kind, Token, tokens};
use super::words::{self, Key};
use super::{Reading, Span, parse};
use crate::codes;
use crate::domain::reading::{DateContext, Lean, date};
use crate::domain::search::plain;
use crate::i18n::Language;

/// Most candidates that are offered.
const MOST: usize = 8;

codes! {
    /// What a candidate is.
    pub enum CandidateKind {
        /// An account.
        Account = "account",
        /// A person of theirs.
        Person = "person",
        /// Somebody who is not known yet, to be entered as named.
        NewPerson = "new_person",
        /// A colleague of ours.
        Colleague = "colleague",
        /// A kind of pain.
        Pain = "pain",
        /// A value behind `=`.
        Value = "value",
        /// A day.
        Day = "day",
        /// A keyword or a way of meeting.
        Word = "word",
    }
}

/// Something that could be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What it is.
    pub kind: CandidateKind,
    /// What replaces the completed part of the line.
    pub insert: String,
    /// What to show beside it: the full name, the title, the date meant; may be empty.
    pub note: String,
}

/// The candidates for a part of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The part that a candidate replaces.
    pub span: Span,
    /// Best first.
    pub candidates: Vec<Candidate>,
}

/// Days that are offered behind `by`: English, Chinese.
const DAYS: [(&str, &str); 7] = [
    ("tomorrow", "明天"),
    ("+3wd", "+3wd"),
    ("this fri", "本周五"),
    ("next mon", "下周一"),
    ("next fri", "下周五"),
    ("+2w", "两周后"),
    ("end of month", "月底"),
];

/// Structure that is offered where nothing else fits: English, Chinese.
const STRUCTURE: [(&str, &str); 13] = [
    ("@", "@"),
    ("#", "#"),
    ("by", "截止"),
    ("intent=", "意向="),
    ("nps=", "推荐="),
    ("usage=", "使用率="),
    ("stance=", "立场="),
    ("mood=", "情绪="),
    ("next:", "下一步："),
    ("promise:", "承诺："),
    ("favour:", "小事："),
    ("task:", "待办："),
    ("oneway", "单向"),
];

/// What could stand where the cursor is (a byte of the line, moved back to the nearest character's beginning). Words are offered in
/// the reader's language and found in both.
///
/// # Errors
/// Those of the source of names.
pub fn complete<N: Names>(
    line: &str,
    cursor: usize,
    language: Language,
    against: &Reading<'_>,
    setting: Setting,
    names: &N,
) -> Result<Completion, N::Error> {
    let end = (0..=cursor.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let before = line.get(..end).unwrap_or("");
    let pieces = tokens(before);
    let current = pieces.last().filter(|token| token.span.end == end && (token.kind != Kind::Quoted || !token.closed));
    let span = current.map_or(end..end, |token| token.span.clone());
    let typed = current.map_or("", |token| before.get(token.inner.clone()).unwrap_or(""));
    let previous = pieces.iter().rev().find(|token| token.span.end <= span.start);
    let added = current.is_some_and(|token| token.added);
    let help = Help { before, previous, typed, added, language, against, setting, names };
    let mut completion = match current.map(|token| token.kind) {
        Some(Kind::Person) => Completion { candidates: help.people(&span)?, span },
        Some(Kind::Pain) => Completion { candidates: help.pains(), span },
        Some(Kind::Quoted) if previous.is_some() => Completion { candidates: Vec::new(), span },
        _ => help.word(span, pieces.len())?,
    };
    completion.candidates.truncate(MOST);
    Ok(completion)
}

struct Help<'h, N> {
    /// The line up to the cursor.
    before: &'h str,
    /// The token in front of the one being completed.
    previous: Option<&'h Token>,
    /// What is typed of the one being completed.
    typed: &'h str,
    /// Whether a plus says that it is somebody new.
    added: bool,
    language: Language,
    against: &'h Reading<'h>,
    setting: Setting,
    names: &'h N,
}

/// A name with blanks stands in quotation marks.
fn quoted(name: &str) -> String {
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.to_owned() }
}

impl<N: Names> Help<'_, N> {
    fn in_language<'w>(&self, english: &'w str, chinese: &'w str) -> &'w str {
        if self.language == Language::ZhCN { chinese } else { english }
    }

    fn people(&self, span: &Span) -> Result<Vec<Candidate>, N::Error> {
        let captured = parse(self.before.get(..span.start).unwrap_or(""), self.against);
        let Some(account) = account_of(&captured, self.setting, self.names.book()) else { return Ok(Vec::new()) };
        let people = self.names.people(account.id, captured.on.map_or(self.setting.today, |on| on.value))?;
        let found: Vec<&PersonName> = if self.typed.is_empty() { people.iter().collect() } else { people_named(&people, self.typed) };
        let sign = self.before.get(span.clone()).and_then(|piece| piece.chars().next()).filter(|c| matches!(c, '@' | '＠')).map(|_| "@");
        let candidate = |person: &&PersonName| Candidate {
            kind: CandidateKind::Person,
            insert: format!("{}{}", sign.unwrap_or(""), quoted(&person.name)),
            note: person.title.clone(),
        };
        let mut candidates: Vec<Candidate> = if self.added { Vec::new() } else { found.iter().map(candidate).collect() };
        let known = people.iter().any(|person| plain(&person.name) == plain(self.typed));
        if candidates.is_empty() && !self.typed.is_empty() && !known {
            let insert = format!("{}+{}", sign.unwrap_or(""), quoted(self.typed));
            candidates.push(Candidate { kind: CandidateKind::NewPerson, insert, note: String::new() });
        }
        Ok(candidates)
    }

    fn pains(&self) -> Vec<Candidate> {
        self.listed(words::DIMENSIONS, CandidateKind::Pain, "#")
    }

    /// The words of a list that begin as typed; with nothing typed, one for each value.
    fn listed<T>(&self, list: &[(T, &[&'static str])], kind: CandidateKind, lead: &str) -> Vec<Candidate> {
        let typed = words::plain(self.typed.rsplit(['=', '＝']).next().unwrap_or(""));
        let mut found = Vec::new();
        for (_, words) in list {
            let (english, chinese) = (words.first().copied().unwrap_or(""), words.get(1).copied().unwrap_or(""));
            let shown = self.in_language(english, chinese);
            if words.iter().any(|word| word.starts_with(typed.as_str())) {
                let note = if shown == english { chinese } else { english };
                found.push(Candidate { kind, insert: format!("{lead}{shown}"), note: note.to_owned() });
            }
        }
        found
    }

    fn word(&self, span: Span, pieces: usize) -> Result<Completion, N::Error> {
        if let Some((name, _)) = self.typed.split_once(['=', '＝'])
            && let Some(key) = words::key(&words::plain(name))
        {
            let lead = format!("{name}=");
            let candidates = match key {
                Key::Intent => self.listed(words::INTENTS, CandidateKind::Value, &lead),
                Key::Stance => self.listed(words::STANCES, CandidateKind::Value, &lead),
                Key::Mood => self.listed(words::MOODS, CandidateKind::Value, &lead),
                Key::With => self.colleagues(&lead)?,
                Key::Recommend | Key::Usage => Vec::new(),
            };
            return Ok(Completion { span, candidates });
        }
        let keyword = self.previous.map(|token| words::plain(self.before.get(token.inner.clone()).unwrap_or("")));
        if keyword.is_some_and(|word| words::BY.contains(&word.as_str())) {
            return Ok(Completion { span, candidates: self.days() });
        }
        let first = pieces == usize::from(!self.typed.is_empty());
        if first && !self.typed.is_empty() {
            let (_, found) = self.names.book().named(self.typed);
            let candidate = |account: &&AccountName| Candidate {
                kind: CandidateKind::Account,
                insert: quoted(account.shown()),
                note: if account.shown() == account.name { String::new() } else { account.name.clone() },
            };
            let mut candidates: Vec<Candidate> = found.iter().map(candidate).collect();
            if self.setting.account.is_some() {
                candidates.extend(self.structure());
            }
            return Ok(Completion { span, candidates });
        }
        let candidates = if first && self.setting.account.is_none() { Vec::new() } else { self.structure() };
        Ok(Completion { span, candidates })
    }

    fn colleagues(&self, lead: &str) -> Result<Vec<Candidate>, N::Error> {
        let typed = self.typed.rsplit(['=', '＝']).next().unwrap_or("");
        let all = self.names.colleagues()?;
        let found: Vec<_> = if typed.is_empty() { all.iter().collect() } else { super::names::colleagues_named(&all, typed) };
        let candidate = |colleague: &&super::ColleagueName| Candidate {
            kind: CandidateKind::Colleague,
            insert: format!("{lead}{}", quoted(&colleague.name)),
            note: String::new(),
        };
        Ok(found.iter().map(candidate).collect())
    }

    fn days(&self) -> Vec<Candidate> {
        let context = DateContext { today: self.against.today, lean: Lean::Future, words: Some(self.against.calendar) };
        let typed = words::plain(self.typed);
        let fits = |word: &str| word.starts_with(typed.as_str());
        DAYS.iter()
            .filter(|(english, chinese)| fits(english) || fits(chinese))
            .filter_map(|(english, chinese)| {
                let insert = self.in_language(english, chinese).to_owned();
                let day = date(&insert, &context).ok()?.value()?;
                Some(Candidate { kind: CandidateKind::Day, insert, note: day.date.to_string() })
            })
            .collect()
    }

    /// Ways of meeting while none is named, then keywords.
    fn structure(&self) -> Vec<Candidate> {
        let captured = parse(self.before, self.against);
        let channels = if captured.channel.is_none() { self.listed(words::CHANNELS, CandidateKind::Word, "") } else { Vec::new() };
        let typed = words::plain(self.typed);
        let keywords =
            STRUCTURE.iter().filter(|(english, chinese)| english.starts_with(typed.as_str()) || chinese.starts_with(typed.as_str()));
        let keyword = |(english, chinese): &(&str, &str)| Candidate {
            kind: CandidateKind::Word,
            insert: self.in_language(english, chinese).to_owned(),
            note: String::new(),
        };
        channels.into_iter().chain(keywords.map(keyword)).collect()
    }
}
