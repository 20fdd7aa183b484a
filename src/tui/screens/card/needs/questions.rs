//! The "3+2" of a meeting: three questions about the industry, two about this customer, each with its source; and the answers.

use super::super::page::{Around, Deed, Spot};
use crate::domain::profile::ProfileField;
use crate::domain::text::one_line;
use crate::domain::{AccountId, AsOf, Coded, RowId};
use crate::i18n::label;
use crate::policy::playbook::Question as Prepared;
use crate::scoring::pains::{Question, QuestionScope, QuestionState, question_state};
use crate::store::{ActionKind, Cell, Edit, Error, Reader, Row, Table, What};
use crate::tui::app::Reads;
use crate::tui::forms::record::Record;
use crate::tui::overlays::Entry;
use crate::tui::overlays::form::Value;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const QUESTION: &[&str] = &["question", "scope", "source_note", "prepared_on", "asked_on", "answer"];
const ANSWER: &[&str] = &["answer", "asked_on"];

/// The questions of an account.
#[derive(Debug, Default)]
pub(super) struct Questions {
    /// Those still to be asked first, of the industry first.
    rows: Vec<Row>,
    states: Vec<QuestionState>,
    /// Industry and core business: they choose the library.
    texts: Vec<String>,
}

/// The latest values of the fields that say what the customer does.
fn described(records: Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Vec<String>, Error> {
    let rows = records.rows_of(Table::AccountField, account)?;
    let latest = |wanted: ProfileField| {
        let holds = |row: &&Row| row.date("as_of").is_some_and(|day| as_of.includes_day(day));
        let now = rows.iter().rfind(|row| row.code::<ProfileField>("field") == Some(wanted) && holds(row));
        now.and_then(|row| row.text("value")).map(str::to_owned)
    };
    Ok([ProfileField::Industry, ProfileField::CoreBusiness].into_iter().filter_map(latest).collect())
}

fn asked(row: &Row, as_of: AsOf) -> bool {
    row.date("asked_on").is_some_and(|day| as_of.includes_day(day))
}

impl Questions {
    pub fn read(reads: &Reads<'_>, account: AccountId) -> Result<Self, Error> {
        let as_of = reads.as_of;
        let mut rows = reads.records.rows_of(Table::Question, account)?;
        rows.retain(|row| row.date("prepared_on").is_some_and(|day| as_of.includes_day(day)));
        let ruled: Vec<Question> = rows
            .iter()
            .filter_map(|row| {
                Some(Question {
                    scope: row.code("scope")?,
                    prepared_on: row.date("prepared_on")?,
                    sourced: row.text("source_note").is_some(),
                    asked_on: row.date("asked_on"),
                })
            })
            .collect();
        rows.sort_by_key(|row| (asked(row, as_of), row.text("scope") == Some(QuestionScope::Customer.code()), row.id));
        Ok(Self { states: question_state(&ruled, as_of), rows, texts: described(reads.records, account, as_of)? })
    }

    pub fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    pub fn is_open(&self, id: i64, as_of: AsOf) -> bool {
        self.row(id).is_some_and(|row| !asked(row, as_of))
    }

    fn state(state: &QuestionState, look: &Look) -> Part {
        let strings = &look.strings;
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let said =
            strings.needs_question_state(label(state.scope, strings), count(state.prepared), count(state.wanted), count(state.asked));
        let said = if state.unsourced > 0 { strings.needs_unsourced(said, count(state.unsourced)) } else { said };
        Part::new(said, if state.prepared < state.wanted { Role::Watch } else { Role::Good })
    }

    pub fn lines(&self, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut head = vec![Part::new(strings.needs_questions(), Role::Heading)];
        head.extend(self.states.iter().map(|state| Self::state(state, look)));
        let mut lines = vec![Line::new(head)];
        if self.rows.is_empty() {
            lines.push(Line::text(strings.needs_questions_none(), Role::Dim).on(Spot::Section(Table::Question)));
        }
        lines.extend(self.rows.iter().map(|row| {
            let scope = row.code::<QuestionScope>("scope").map(|scope| label(scope, strings)).unwrap_or_default();
            let done = asked(row, look.as_of);
            let state = match (done, row.text("answer"), row.text("source_note")) {
                (true, Some(_), _) => strings.needs_answered(),
                (true, None, _) => strings.needs_asked(),
                (false, _, None) => strings.needs_no_source(),
                (false, ..) => strings.needs_to_ask(),
            };
            Line::new(vec![
                Part::new(state, if done { Role::Good } else { Role::Text }).in_cells(10),
                Part::new(scope, Role::Dim).in_cells(9),
                Part::new(one_line(row.text("question").unwrap_or_default()), if done { Role::Dim } else { Role::Text }),
            ])
            .on(Spot::Record(Table::Question, row.id))
        }));
        lines
    }

    pub fn detail(&self, id: i64, look: &Look) -> Vec<(String, Role)> {
        let strings = &look.strings;
        let Some(row) = self.row(id) else { return Vec::new() };
        let mut told = vec![(row.text("question").unwrap_or_default().to_owned(), Role::Strong)];
        if let Some(answer) = row.text("answer") {
            let day = row.date("asked_on").map(|day| day.to_string()).unwrap_or_default();
            told.push((strings.needs_answer(day, answer), Role::Text));
        }
        told.push(match row.text("source_note") {
            Some(source) => (strings.needs_source(source), Role::Dim),
            None => (strings.needs_source_missing(), Role::Watch),
        });
        told
    }

    fn form(record: Record, around: &Around<'_>) -> Deed {
        let strings = &around.look.strings;
        let record = record.hint("question", strings.needs_question_hint()).hint("source_note", strings.needs_source_hint());
        Deed::Enter(Box::new(record.past("prepared_on").past("asked_on")))
    }

    fn blank(scope: QuestionScope, around: &Around<'_>) -> Record {
        Record::new(around.subject, Table::Question, QUESTION)
            .holding("scope", Value::Choice(scope.code().to_owned()))
            .holding("prepared_on", Value::Day(around.look.today))
    }

    fn is_taken(&self, question: &Prepared) -> bool {
        self.rows.iter().any(|row| row.text("question") == Some(question.ask.as_str()))
    }

    /// The industry questions of the library in one action.
    fn take_all(&self, questions: &[&Prepared], library: &str, around: &Around<'_>) -> Deed {
        let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::Question, library));
        for question in questions {
            let values: Vec<(&'static str, Cell)> = vec![
                ("account_id", around.subject.id.raw().into()),
                ("scope", QuestionScope::Industry.code().into()),
                ("question", question.ask.as_str().into()),
                ("source_note", question.look.as_str().into()),
                ("prepared_on", around.look.today.into()),
            ];
            edit.insert(Table::Question, values);
        }
        Deed::Write(Box::new(edit))
    }

    /// Of the library of the customer's industry, or one of one's own.
    pub fn enter(&self, around: &Around<'_>) -> Deed {
        let look = around.look;
        let strings = &look.strings;
        let mut deeds = Vec::new();
        let mut entry = |label: String, note: String, deed: Deed| deeds.push((Entry { label, note, ..Entry::default() }, deed));
        let own = Self::form(Self::blank(QuestionScope::Customer, around), around);
        if let Ok(library) = look.library.playbook(look.language.into()) {
            let texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
            let industry = library.industries.for_account(&texts);
            let five = library.industries.three_plus_two(industry);
            let fresh: Vec<&Prepared> = five.industry.iter().copied().filter(|question| !self.is_taken(question)).collect();
            if !fresh.is_empty() {
                let count = i64::try_from(fresh.len()).unwrap_or(0);
                entry(strings.needs_take_all(count, &industry.name), String::new(), self.take_all(&fresh, &industry.name, around));
            }
            entry(strings.needs_own_question(), String::new(), own);
            let scoped = [(QuestionScope::Industry, five.industry), (QuestionScope::Customer, five.customer)];
            for (scope, questions) in scoped {
                for question in questions.into_iter().filter(|question| !self.is_taken(question)) {
                    let record = Self::blank(scope, around)
                        .holding("question", Value::Text(question.ask.clone()))
                        .holding("source_note", Value::Text(question.look.clone()));
                    entry(question.ask.clone(), label(scope, strings), Self::form(record, around));
                }
            }
        } else {
            entry(strings.needs_own_question(), String::new(), own);
        }
        Deed::Pick(strings.forms_title_of(strings.needs_questions(), &around.subject.name), deeds)
    }

    pub fn change(&self, id: i64, around: &Around<'_>) -> Option<Deed> {
        Some(Self::form(Record::of(around.subject, self.row(id)?, QUESTION), around))
    }

    /// It was asked: when, and what they said.
    pub fn ask(&self, id: i64, around: &Around<'_>) -> Option<Deed> {
        let row = self.row(id)?;
        let record = Record::of(around.subject, row, ANSWER).as_action(ActionKind::Complete).required("asked_on").past("asked_on");
        let day = row.date("asked_on").unwrap_or(around.look.today);
        Some(Deed::Enter(Box::new(record.holding("asked_on", Value::Day(day)))))
    }
}
