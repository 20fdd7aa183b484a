//! The "3+2" of a first meeting: three questions about the industry, two about the customer (domain section 4).

use super::{entries, entries_at, words, words_list};
use crate::codes;
use crate::domain::dealings::PainDimension;
use crate::domain::placed::{Document, FileError, Problem, Table};
use crate::domain::search::fold;

codes! {
    /// Where the answer to prepare a question with is looked up.
    pub enum QuestionSource {
        /// Company register 工商信息.
        BusinessRegistry = "business_registry",
        /// Tender notices and awards 招标公告.
        TenderNotice = "tender_notice",
        /// The customer's own report 年报.
        CompanyReport = "company_report",
        /// Report on the industry 行业报告.
        IndustryReport = "industry_report",
        /// Rules and authorities' notices 政策文件.
        PolicyDocument = "policy_document",
        /// News and announcements 新闻公告.
        News = "news",
        /// Vacancies 招聘信息.
        JobPosting = "job_posting",
        /// What we know ourselves 我方记录.
        OwnRecords = "own_records",
    }
}

/// The library that serves where no other does.
const GENERAL: &str = "general";
/// How many questions about the industry a first meeting has.
const INDUSTRY_QUESTIONS: usize = 3;
/// How many about the customer.
const CUSTOMER_QUESTIONS: usize = 2;

/// A prepared question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its name in the library, unique within an industry's list.
    pub key: String,
    /// What to ask; text in brackets is filled in from the source first.
    pub ask: String,
    /// What to listen for.
    pub listen: String,
    /// The kind of source.
    pub source: QuestionSource,
    /// Where exactly to look.
    pub look: String,
    /// The kind of pain that the answer is likely to show.
    pub dimension: PainDimension,
}

/// The questions for one industry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Industry {
    /// Its name in the library.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// About the industry.
    pub industry: Vec<Question>,
    /// About this customer.
    pub customer: Vec<Question>,
    /// Words that choose it, folded.
    words: Vec<String>,
}

/// All question libraries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Industries {
    all: Vec<Industry>,
    general: Industry,
}

/// Three questions about the industry and two about the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreePlusTwo<'l> {
    /// Up to three.
    pub industry: Vec<&'l Question>,
    /// Up to two.
    pub customer: Vec<&'l Question>,
}

impl Industries {
    pub(super) fn read(questions: &Document, words: &Document) -> Result<Self, FileError> {
        let libraries = questions.table()?;
        let mut all = entries(&libraries, |key, table| {
            Ok(Industry {
                key: key.to_owned(),
                name: super::words(table, "name")?,
                industry: entries_at(table, "industry", question)?,
                customer: entries_at(table, "customer", question)?,
                words: Vec::new(),
            })
        })?;
        for (key, item) in words.table()?.written() {
            let table = item.table()?;
            let Some(industry) = all.iter_mut().find(|industry| industry.key == key) else {
                // A library that the user hid keeps its words; one that never existed is a slip of the pen.
                if libraries.maybe(key).is_none() {
                    return Err(item.error(Problem::Undefined(key.to_owned())));
                }
                continue;
            };
            industry.words = words_list(&table, "words")?.iter().map(|word| fold(word)).collect();
            table.finish()?;
        }
        let at = all.iter().position(|industry| industry.key == GENERAL);
        let general = at.map(|at| all.remove(at)).ok_or_else(|| libraries.error(Problem::Missing(GENERAL.to_owned())))?;
        Ok(Self { all, general })
    }

    /// The libraries, the general one last.
    pub fn iter(&self) -> impl Iterator<Item = &Industry> {
        self.all.iter().chain(std::iter::once(&self.general))
    }

    /// The library with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Industry> {
        self.iter().find(|industry| industry.key == key)
    }

    /// The library for an account that is described by these texts, the most telling first (its industry, then its core business):
    /// the first text with a known word decides, and in it the longest word. The general one if none has any.
    #[must_use]
    pub fn for_account(&self, texts: &[&str]) -> &Industry {
        texts.iter().find_map(|text| self.named_in(&fold(text))).unwrap_or(&self.general)
    }

    fn named_in(&self, folded: &str) -> Option<&Industry> {
        let mut best: Option<(usize, &Industry)> = None;
        for industry in &self.all {
            let longest = industry.words.iter().filter(|word| stands_in(word, folded)).map(|word| word.chars().count()).max();
            if let Some(length) = longest
                && best.is_none_or(|(least, _)| length > least)
            {
                best = Some((length, industry));
            }
        }
        best.map(|(_, industry)| industry)
    }

    /// The questions of a first meeting: those of the industry, filled up from the general library where it has fewer.
    #[must_use]
    pub fn three_plus_two<'l>(&'l self, industry: &'l Industry) -> ThreePlusTwo<'l> {
        let first = |own: &'l [Question], general: &'l [Question], count| {
            let mut chosen: Vec<&Question> = own.iter().take(count).collect();
            let missing = count - chosen.len();
            chosen.extend(general.iter().filter(|question| !own.contains(question)).take(missing));
            chosen
        };
        ThreePlusTwo {
            industry: first(&industry.industry, &self.general.industry, INDUSTRY_QUESTIONS),
            customer: first(&industry.customer, &self.general.customer, CUSTOMER_QUESTIONS),
        }
    }
}

/// Whether a word stands in a text: a Latin one not inside a longer word, a Chinese one anywhere.
fn stands_in(word: &str, text: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !(joins(word.chars().next()) && joins(before) || joins(word.chars().next_back()) && joins(after))
    })
}

fn question(key: &str, table: &Table<'_>) -> Result<Question, FileError> {
    Ok(Question {
        key: key.to_owned(),
        ask: words(table, "ask")?,
        listen: words(table, "listen")?,
        source: table.get("source")?.code()?,
        look: words(table, "where")?,
        dimension: table.get("dimension")?.code()?,
    })
}
