//! From a line as read to the records that it stands for: whom it names, and what each part becomes.

use chrono::NaiveDate;

use super::names::{Fit, colleagues_named, people_named};
use super::plan::{Field, Plan, Record};
use super::{AccountName, Captured, Clause, ClauseKind, Fact, Named, Names, PersonName, Problem, Span, Spanned};
use crate::domain::AccountId;
use crate::domain::dealings::PainOrigin;
use crate::domain::needs::{PainStatus, PromiseState};
use crate::domain::plan::TaskOrigin;
use crate::domain::search::plain;
use crate::domain::survey::SurveyKind;
use crate::domain::text::one_line;
use crate::store::catalog::TEXT_MAX;
use crate::store::{Table, Value};

/// Most candidates that are listed for an ambiguous name.
const MOST_CANDIDATES: usize = 8;

/// What a line is resolved in.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The account meant where the line names none: the one whose card is open, or that the cursor is on.
    pub account: Option<AccountId>,
    /// Whether that account is looked at itself, as on its card: the beginning of another one's name is then not enough to mean
    /// that one.
    pub firm: bool,
    /// The day a touch is of, unless the line says otherwise.
    pub today: NaiveDate,
}

/// Finds whom a line names and lays out its records; the problems if it cannot be recorded as it stands. Nothing is guessed: a name
/// that could be two people's is a problem that lists them.
///
/// # Errors
/// Those of the source of names.
pub fn resolve<N: Names>(captured: &Captured, setting: Setting, names: &N) -> Result<Result<Plan, Vec<Spanned<Problem>>>, N::Error> {
    let mut resolver = Resolver { captured, problems: captured.problems.clone(), on: setting.today };
    if let Some(on) = &captured.on {
        resolver.on = on.value;
    }
    let Some((account, text_from)) = resolver.account(setting, names.book()) else { return Ok(Err(resolver.problems)) };
    let people = if captured.persons.is_empty() { Vec::new() } else { names.people(account.id, resolver.on)? };
    let mut records = Vec::new();
    let mut persons: Vec<Option<Somebody>> = Vec::with_capacity(captured.persons.len());
    for named in &captured.persons {
        let somebody = if named.value.is_new {
            let added = persons.iter().flatten().find(|one| one.is_new() && one.name == named.value.name).cloned();
            added.or_else(|| resolver.new_person(named, &people, &account, &mut records))
        } else {
            resolver.person(named, &people).map(Somebody::known)
        };
        persons.push(somebody);
    }
    let all = if captured.colleagues.is_empty() { Vec::new() } else { names.colleagues()? };
    let mut with = Vec::new();
    for colleague in &captured.colleagues {
        let found = colleagues_named(&all, &colleague.value);
        match found.as_slice() {
            [one] => with.push((*one).clone()),
            [] => resolver.problem(colleague.span.clone(), Problem::UnknownColleague(colleague.value.clone())),
            several => {
                let several = several.iter().take(MOST_CANDIDATES).map(|one| (*one).clone()).collect();
                resolver.problem(colleague.span.clone(), Problem::AmbiguousColleague(several));
            }
        }
    }
    let head = captured.head.get(text_from..).unwrap_or(&[]);
    let text = captured.joined(&[head, &captured.text].concat());
    let whole = Whole { account: &account, persons: &persons, people: distinct(&persons), with, text };
    resolver.records(&whole, &mut records);
    if resolver.problems.is_empty() {
        Ok(Ok(Plan { account, on: resolver.on, today: setting.today, records, doubts: captured.doubts.clone() }))
    } else {
        Ok(Err(resolver.problems))
    }
}

/// The account that a line names so far, for completion of people's names; none if it is not clear yet.
pub(super) fn account_of(captured: &Captured, setting: Setting, book: &super::NameBook) -> Option<AccountName> {
    let mut resolver = Resolver { captured, problems: Vec::new(), on: setting.today };
    resolver.account(setting, book).map(|(account, _)| account)
}

/// Each person once, in the order of the line.
fn distinct(persons: &[Option<Somebody>]) -> Vec<Somebody> {
    let mut all: Vec<Somebody> = Vec::new();
    for person in persons.iter().flatten() {
        if !all.iter().any(|one| one.person == person.person) {
            all.push(person.clone());
        }
    }
    all
}

/// Somebody the line names, as its records refer to the person and the post.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Somebody {
    name: String,
    person: Field,
    post: Field,
}

impl Somebody {
    fn known(known: &PersonName) -> Self {
        let named = |id: Value| Field::Named(id, known.name.clone());
        Self { name: known.name.clone(), person: named(known.id.into()), post: named(known.post.into()) }
    }

    /// Whether the records of the line enter the person.
    const fn is_new(&self) -> bool {
        matches!(self.person, Field::New(_))
    }
}

struct Resolver<'c> {
    captured: &'c Captured,
    problems: Vec<Spanned<Problem>>,
    on: NaiveDate,
}

/// Everything a line names.
struct Whole<'w> {
    account: &'w AccountName,
    /// As the line lists them; none where a name was not understood.
    persons: &'w [Option<Somebody>],
    /// Each once.
    people: Vec<Somebody>,
    with: Vec<super::ColleagueName>,
    text: String,
}

impl Whole<'_> {
    /// The only person named.
    fn only(&self) -> Option<&Somebody> {
        match self.people.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

impl Resolver<'_> {
    fn problem(&mut self, span: Span, value: Problem) {
        self.problems.push(Spanned { value, span });
    }

    /// The end of the line, for what is missing.
    fn end(&self) -> Span {
        self.captured.line.len()..self.captured.line.len()
    }

    /// The account, and how many words of the head name it.
    fn account(&mut self, setting: Setting, book: &super::NameBook) -> Option<(AccountName, usize)> {
        let head = &self.captured.head;
        let own = setting.account.and_then(|id| book.account(id)).cloned();
        let Some(first) = head.first() else {
            if own.is_none() {
                self.problem(self.end(), Problem::NoAccount);
            }
            return own.map(|account| (account, 0));
        };
        // The longest run of words that is a name; then the longest, of two words at least, that begins one; then the first word.
        let phrase = |words: usize| head.get(words - 1).map(|last| first.start..last.end);
        let mut best: Option<(Span, Vec<&AccountName>, usize, Fit)> = None;
        for wanted in [Fit::Exact, Fit::Beginning] {
            for words in (1..=head.len()).rev() {
                let Some(span) = phrase(words).filter(|_| best.is_none()) else { continue };
                // A single word that begins a name is looked at below, unless it might as well be text about the own account.
                if wanted == Fit::Beginning && words == 1 && !(own.is_some() && says_enough(self.captured.slice(&span))) {
                    continue;
                }
                let (fit, found) = book.named(self.captured.slice(&span));
                if fit == wanted && !found.is_empty() {
                    best = Some((span, found, words, fit));
                }
            }
        }
        if let (Some((span, found, words, Fit::Beginning)), Some(own)) = (&best, &own) {
            if found.iter().any(|account| account.id == own.id) {
                return Some((own.clone(), *words));
            }
            if setting.firm && self.captured.head_quoted {
                return Some((own.clone(), 0));
            }
            if setting.firm {
                let given = self.captured.slice(span).to_owned();
                let other = found.first().map(|other| (*other).clone());
                let problem = other.map(|other| Problem::OtherAccount { given, other, own: own.clone() });
                problem.into_iter().for_each(|problem| self.problem(span.clone(), problem));
                return None;
            }
        }
        if best.is_none() && own.is_some() {
            // Where an account is looked at, words that are nobody's name are the text.
            return own.map(|account| (account, 0));
        }
        let (span, found, words, _) = best.unwrap_or_else(|| {
            let (fit, found) = book.named(self.captured.slice(first));
            (first.clone(), found, 1, fit)
        });
        match found.as_slice() {
            [one] => Some(((*one).clone(), words)),
            [] => {
                let given = self.captured.slice(&span).to_owned();
                self.problem(span, Problem::UnknownAccount(given));
                None
            }
            several => {
                let several = several.iter().take(MOST_CANDIDATES).map(|one| (*one).clone()).collect();
                self.problem(span, Problem::AmbiguousAccount(several));
                None
            }
        }
    }

    fn person<'p>(&mut self, named: &Spanned<Named>, people: &'p [PersonName]) -> Option<&'p PersonName> {
        let found = people_named(people, &named.value.name);
        // One person may hold two posts there.
        let one = found.first().filter(|first| found.iter().all(|person| person.id == first.id));
        if let Some(one) = one {
            return Some(one);
        }
        let listed = |people: Vec<PersonName>| people.into_iter().take(MOST_CANDIDATES).collect();
        let problem = if found.is_empty() {
            Problem::UnknownPerson { given: named.value.name.clone(), known: listed(people.to_vec()) }
        } else {
            Problem::AmbiguousPerson(listed(found.into_iter().cloned().collect()))
        };
        self.problem(named.span.clone(), problem);
        None
    }

    /// Somebody who is to be entered, with a post at the account.
    fn new_person(
        &mut self,
        named: &Spanned<Named>,
        people: &[PersonName],
        account: &AccountName,
        records: &mut Vec<Record>,
    ) -> Option<Somebody> {
        let name = one_line(&named.value.name).trim().to_owned();
        if let Some(known) = people.iter().find(|known| plain(&known.name) == plain(&name)) {
            self.problem(named.span.clone(), Problem::PersonKnown(known.clone()));
            return None;
        }
        if name.chars().count() > TEXT_MAX {
            self.problem(named.span.clone(), Problem::TitleTooLong);
            return None;
        }
        let person = records.len();
        records.push(Record::new(Table::Person).text("name", &name).with("birth_leap_month", false));
        records.push(Record::new(Table::Post).of(account).new_row("person_id", person));
        Some(Somebody { name, person: Field::New(person), post: Field::New(person + 1) })
    }

    fn records(&mut self, whole: &Whole<'_>, records: &mut Vec<Record>) {
        let captured = self.captured;
        let next: Vec<&Clause> = captured.clauses.iter().filter(|clause| clause.kind == ClauseKind::Next).collect();
        let is_touch =
            captured.channel.is_some() || captured.mood.is_some() || captured.one_way || !whole.text.is_empty() || !next.is_empty();
        let touch = is_touch.then(|| self.touch(whole, &next, records)).flatten();
        self.facts(whole, touch, records);
        self.pains(whole, touch, records);
        for clause in &captured.clauses {
            self.clause(whole, clause, touch, records);
        }
        self.own_task(whole, touch, records);
        if records.is_empty() && self.problems.is_empty() {
            let missing = if captured.persons.is_empty() { Problem::NothingToRecord } else { Problem::NoChannel };
            self.problem(self.end(), missing);
        }
    }

    /// The touch with everybody who took part; its place among the records.
    fn touch(&mut self, whole: &Whole<'_>, next: &[&Clause], records: &mut Vec<Record>) -> Option<usize> {
        let Some(channel) = &self.captured.channel else {
            self.problem(self.end(), Problem::NoChannel);
            return None;
        };
        let steps: Vec<String> = next.iter().map(|clause| self.captured.joined(&clause.text)).collect();
        let touch = records.len();
        records.push(
            Record::new(Table::Interaction)
                .of(whole.account)
                .with("held_on", self.on)
                .with("channel", channel.value)
                .with("two_way", !self.captured.one_way)
                .text("summary", &whole.text)
                .maybe("sentiment", self.captured.mood.as_ref().map(|mood| mood.value))
                .text("next_step", &steps.join("; ")),
        );
        for person in &whole.people {
            records.push(Record::new(Table::Participant).new_row("interaction_id", touch).field("person_id", person.person.clone()));
        }
        records.push(Record::new(Table::Participant).new_row("interaction_id", touch).field("colleague_id", Field::Me));
        for colleague in &whole.with {
            let field = Field::Named(colleague.id.into(), colleague.name.clone());
            records.push(Record::new(Table::Participant).new_row("interaction_id", touch).field("colleague_id", field));
        }
        Some(touch)
    }

    fn facts(&mut self, whole: &Whole<'_>, touch: Option<usize>, records: &mut Vec<Record>) {
        for stated in &self.captured.facts {
            let person = stated.person.and_then(|at| whole.persons.get(at)).and_then(Option::as_ref);
            let record = match stated.fact {
                Fact::Intent(intent) => Record::new(Table::IntentStated)
                    .of(whole.account)
                    .with("intent", intent)
                    .with("stated_on", self.on)
                    .maybe_field("person_id", person.map(|person| &person.person))
                    .maybe_new_row("interaction_id", touch),
                Fact::Recommend(score) => Record::new(Table::SurveyAnswer)
                    .of(whole.account)
                    .with("kind", SurveyKind::OnTheSpot)
                    .with("answered_on", self.on)
                    .maybe_field("person_id", person.map(|person| &person.person))
                    .with("recommend", score)
                    .field("asked_by", Field::Me),
                Fact::Usage(share) => {
                    Record::new(Table::UsageReading).of(whole.account).with("share", share.basis_points()).with("read_on", self.on)
                }
                Fact::Stance(stance) => {
                    let Some(person) = person else {
                        if self.captured.persons.is_empty() {
                            self.problem(stated.span.clone(), Problem::NobodysStance);
                        }
                        continue;
                    };
                    Record::new(Table::StanceSeen)
                        .field("post_id", person.post.clone())
                        .with("stance", stance)
                        .with("seen_on", self.on)
                        .text("evidence", &whole.text)
                        .maybe_new_row("interaction_id", touch)
                }
            };
            records.push(record);
        }
    }

    fn pains(&mut self, whole: &Whole<'_>, touch: Option<usize>, records: &mut Vec<Record>) {
        for (at, pain) in self.captured.pains.iter().enumerate() {
            if self.captured.pains.iter().take(at).any(|other| other.value == pain.value) {
                self.problem(pain.span.clone(), Problem::Twice);
            } else if whole.text.is_empty() {
                self.problem(pain.span.clone(), Problem::NoText);
            }
            records.push(
                Record::new(Table::Pain)
                    .of(whole.account)
                    .text("title", &title(&whole.text))
                    .with("dimension", pain.value)
                    .with("origin", PainOrigin::Stated)
                    .with("status", PainStatus::Open)
                    .with("raised_on", self.on)
                    .maybe_new_row("interaction_id", touch),
            );
        }
    }

    fn clause(&mut self, whole: &Whole<'_>, clause: &Clause, touch: Option<usize>, records: &mut Vec<Record>) {
        let text = self.captured.joined(&clause.text);
        if text.chars().count() > TEXT_MAX {
            self.problem(clause.span.clone(), Problem::TitleTooLong);
        }
        let record = match clause.kind {
            ClauseKind::Next if clause.due.is_none() => return,
            ClauseKind::Next => self.task(whole, &text, TaskOrigin::Touch, clause.due, touch),
            ClauseKind::Task => self.task(whole, &text, TaskOrigin::Manual, clause.due, touch),
            ClauseKind::Promise => Record::new(Table::Promise)
                .of(whole.account)
                .text("what", &text)
                .maybe_field("person_id", whole.only().map(|person| &person.person))
                .field("owner_id", Field::Me)
                .with("made_on", self.on)
                .maybe("due_on", clause.due)
                .maybe_new_row("interaction_id", touch)
                .with("state", PromiseState::Open),
            ClauseKind::Favour => Record::new(Table::Favour)
                .of(whole.account)
                .with("done_on", self.on)
                .text("what", &text)
                .maybe_field("person_id", whole.only().map(|person| &person.person)),
        };
        records.push(record);
    }

    fn task(&self, whole: &Whole<'_>, title: &str, origin: TaskOrigin, due: Option<NaiveDate>, touch: Option<usize>) -> Record {
        Record::new(Table::Task)
            .of(whole.account)
            .text("title", title)
            .with("origin", origin)
            .maybe_new_row("interaction_id", touch)
            .field("owner_id", Field::Me)
            .with("created_on", self.on)
            .maybe("due_on", due)
    }

    /// The task of a due date that stands for itself, titled by the text.
    fn own_task(&mut self, whole: &Whole<'_>, touch: Option<usize>, records: &mut Vec<Record>) {
        let Some(due) = &self.captured.due else { return };
        if whole.text.is_empty() {
            return self.problem(due.span.clone(), Problem::NoText);
        }
        records.push(self.task(whole, &title(&whole.text), TaskOrigin::Touch, Some(due.value), touch));
    }
}

/// Whether a word that begins a name says enough to be meant as one.
fn says_enough(word: &str) -> bool {
    word.chars().count() >= if word.is_ascii() { 3 } else { 2 }
}

/// A text as a title: whole, or cut where a title must end.
fn title(text: &str) -> String {
    text.chars().take(TEXT_MAX).collect::<String>().trim().to_owned()
}
