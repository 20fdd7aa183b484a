//! One line that records what happened: `启明 @王总 电话 "续约意向好,担心交期" intent=offers #delivery by next wed`.
//!
//! [`parse`] reads the line without knowing anybody; [`resolve`] finds whom it names and lays out the records; a [`Plan`] is those
//! records: what is shown before recording is the value that is then written, so the two cannot differ.

mod complete;
mod known;
mod names;
mod parse;
mod plan;
mod preview;
mod resolve;
mod token;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use crate::codes;
use crate::domain::dealings::{Channel, PainDimension, RenewalIntent};
use crate::domain::needs::Sentiment;
use crate::domain::people::Stance;
use crate::domain::reading::{ReadingError, Share, WorkingDays};
use crate::domain::text;

pub use complete::{Candidate, CandidateKind, Completion, complete};
pub use known::Known;
pub use names::{AccountName, ColleagueName, NameBook, Names, PersonName};
pub use parse::parse;
pub use plan::{Field, Plan, Record, Recorded};

pub use resolve::{Setting, resolve};

/// Bytes of the line, always between characters.
pub type Span = Range<usize>;

/// Something with its place in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub span: Span,
}

codes! {
    /// What a clause with a text of its own becomes.
    pub enum ClauseKind {
        /// The next step of the touch, and a task if it has a date.
        Next = "next",
        /// A promise of ours.
        Promise = "promise",
        /// A small favour outside the contract.
        Favour = "favour",
        /// A task without a touch.
        Task = "task",
    }
}

/// What a line is read against.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The day that `by +3d` counts from.
    pub today: NaiveDate,
    /// For `+3wd`.
    pub calendar: &'a dyn WorkingDays,
}

/// A fact stated in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// What they say about renewing.
    Intent(RenewalIntent),
    /// "Would recommend", 0 to 10.
    Recommend(i64),
    /// Share of core functions in use.
    Usage(Share),
    /// How the person stands towards us.
    Stance(Stance),
}

/// A fact and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedFact {
    /// What.
    pub fact: Fact,
    /// Index into [`Captured::persons`]: the person named last before it, else the first; none if nobody is named.
    pub person: Option<usize>,
    /// Where.
    pub span: Span,
}

/// A person of theirs, as the line names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name, or a part of it.
    pub name: String,
    /// Whether it is said that the person is not known yet and is to be entered: `@+王新`.
    pub is_new: bool,
}

/// A text behind `next:`, `promise:` and the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it becomes.
    pub kind: ClauseKind,
    /// Its text, in pieces of the line.
    pub text: Vec<Span>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Where its keyword is.
    pub span: Span,
}

/// A line as read, not yet knowing whom it names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Captured {
    /// The line.
    pub line: String,
    /// The words at the beginning: the account, and perhaps text behind it.
    pub head: Vec<Span>,
    /// Whether the head is one text in quotation marks, all of it the account's name.
    pub head_quoted: bool,
    /// Persons of theirs.
    pub persons: Vec<Spanned<Named>>,
    /// Colleagues of ours.
    pub colleagues: Vec<Spanned<String>>,
    /// How we met.
    pub channel: Option<Spanned<Channel>>,
    /// Whether it went one way only.
    pub one_way: bool,
    /// The mood.
    pub mood: Option<Spanned<Sentiment>>,
    /// Text about the touch, in pieces.
    pub text: Vec<Span>,
    /// Facts.
    pub facts: Vec<StatedFact>,
    /// Pains that were named.
    pub pains: Vec<Spanned<PainDimension>>,
    /// Clauses.
    pub clauses: Vec<Clause>,
    /// A due date that belongs to no clause: of a task titled by the text.
    pub due: Option<Spanned<NaiveDate>>,
    /// When it happened, if not today.
    pub on: Option<Spanned<NaiveDate>>,
    /// What cannot be read; nothing is recorded while there is any.
    pub problems: Vec<Spanned<Problem>>,
    /// What was read in a way that its writer may not have meant; does not stop anything.
    pub doubts: Vec<Spanned<Doubt>>,
}

impl Captured {
    /// The text of a piece.
    #[must_use]
    pub fn slice(&self, span: &Span) -> &str {
        self.line.get(span.clone()).unwrap_or("")
    }

    /// Pieces of text joined by blanks, as one line without characters that steer a terminal.
    #[must_use]
    pub fn joined(&self, pieces: &[Span]) -> String {
        let pieces: Vec<Cow<'_, str>> = pieces.iter().map(|span| text::one_line(self.slice(span))).collect();
        pieces.iter().map(|piece| piece.trim()).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Why a line cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The line is empty.
    Empty,
    /// Longer than [`MOST_BYTES`].
    TooLong,
    /// A quotation mark is not closed.
    OpenQuote,
    /// A sign or keyword without anything behind it.
    NothingBehind,
    /// Not a keyword that may stand in front of `=`.
    UnknownKey(String),
    /// Not a value of this keyword; the words that are.
    UnknownValue {
        /// What was written.
        given: String,
        /// What could stand there.
        allowed: Vec<&'static str>,
    },
    /// A number that cannot be read.
    Number(ReadingError),
    /// A share that could be of a hundred or of one, such as `0.5`.
    AmbiguousShare,
    /// A date that cannot be read.
    Date(ReadingError),
    /// A date with several readings.
    AmbiguousDate(Vec<NaiveDate>),
    /// Something that happened cannot lie in the future.
    Future(NaiveDate),
    /// Due before it happened.
    DueBefore {
        /// The due date.
        due: NaiveDate,
        /// The day it happened.
        on: NaiveDate,
    },
    /// Said twice.
    Twice,
    /// No account is named.
    NoAccount,
    /// Nobody of this name is known.
    UnknownAccount(String),
    /// Several accounts could be meant.
    AmbiguousAccount(Vec<AccountName>),
    /// The beginning of another account's name, on an account's own card: it may as well be text.
    OtherAccount {
        /// What was written.
        given: String,
        /// The account that is called so, or one of them.
        other: AccountName,
        /// The account of the card.
        own: AccountName,
    },
    /// Nobody of this name has a post at the account; who has.
    UnknownPerson {
        /// What was written.
        given: String,
        /// People at the account.
        known: Vec<PersonName>,
    },
    /// Said to be new, but somebody of this name has a post at the account.
    PersonKnown(PersonName),
    /// Several people could be meant.
    AmbiguousPerson(Vec<PersonName>),
    /// No colleague of ours has this name.
    UnknownColleague(String),
    /// Several colleagues could be meant.
    AmbiguousColleague(Vec<ColleagueName>),
    /// A stance without a person.
    NobodysStance,
    /// A touch, but not how.
    NoChannel,
    /// A clause, a pain or a due date without a text to title it.
    NoText,
    /// Nothing to record but a name.
    NothingToRecord,
    /// The text of a clause is longer than a title may be.
    TitleTooLong,
}

/// A reading that its writer may not have meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// `by` or `on` without a date behind it was taken for text.
    TakenForText,
    /// The year or the week was not written; this day was assumed.
    Assumed(NaiveDate),
}

/// The longest line that is read, in bytes.
pub const MOST_BYTES: usize = 8_000;
