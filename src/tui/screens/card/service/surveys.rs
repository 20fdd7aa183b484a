//! Satisfaction: what they answered, the two measures made of it, and the loop that a low answer runs through.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::calendar::Start;
use crate::domain::quarter::{Quarter, months_earlier};
use crate::domain::survey::{SurveyKind, SurveyStep};
use crate::domain::{AccountId, Coded};
use crate::i18n::{deadline, label, log};
use crate::scoring::satisfaction::{Answer, LoopDone, LoopState, csat, loop_state, nps};
use crate::store::policies::Policies;
use crate::store::{ActionKind, Row, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::{Mistake, capital, colleague_choices, person_choices};
use crate::tui::input::Action;
use crate::tui::overlays::Figure;
use crate::tui::overlays::form::{Filled, Value};
use crate::tui::screens::card::cells::{Unfolded, below, counts, day, detail, due, empty, enter, heading, long_detail, text, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const ANSWER: &[&str] = &[
    "kind",
    "answered_on",
    "person_id",
    "product_quality",
    "delivery_time",
    "service_response",
    "innovation",
    "recommend",
    "comment",
    "asked_by",
];
/// The scores, in the order of the columns.
const SCORES: [&str; 5] = ["product_quality", "delivery_time", "service_response", "innovation", "recommend"];
const STEP: &[&str] = &["done_on", "colleague_id", "note"];
/// Answers younger than this stand open.
const RECENT_DAYS: i64 = 120;

/// An answer has at least one score, or a word.
fn says_something(filled: &Filled, look: &Look) -> Result<(), Mistake> {
    if SCORES.iter().chain(&["comment"]).all(|column| *filled.value(column) == Value::Nothing) {
        return Err(Mistake { field: "product_quality", why: look.strings.service_answer_needs_a_score() });
    }
    Ok(())
}

/// The section.
#[derive(Debug, Default)]
pub(super) struct Surveys {
    rows: Vec<Row>,
    steps: Vec<Row>,
    answers: Vec<Answer>,
    done: Vec<(i64, LoopDone)>,
    people: Vec<Row>,
    colleagues: Vec<Row>,
    policies: Option<Policies>,
    unfolded: Unfolded,
}

impl Surveys {
    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn is_low(&self, row: i64, look: &Look) -> bool {
        let answer = self.answers.iter().find(|answer| answer.id == row);
        answer.zip(self.policies.as_ref()).is_some_and(|(answer, policies)| answer.is_low(&policies.on(look.as_of.day).alerts))
    }

    fn state(&self, row: &Row, look: &Look) -> Option<LoopState> {
        let steps: Vec<LoopDone> = self.done.iter().filter(|(answer, _)| *answer == row.id).map(|(_, done)| done.clone()).collect();
        Some(loop_state(row.date("answered_on")?, &steps, look.as_of))
    }

    /// The next step of an answer that asks for one.
    fn next(&self, row: &Row, look: &Look) -> Option<SurveyStep> {
        if self.is_low(row.id, look) { self.state(row, look)?.next } else { None }
    }

    /// The last day to call back.
    fn call_by(&self, row: &Row, look: &Look) -> Option<crate::domain::calendar::Deadline> {
        let day: NaiveDate = row.date("answered_on")?;
        let span = self.policies.as_ref()?.on(day).alerts.low_answer_due;
        Some(look.calendar.due(Start::On(day), span, look.as_of.zone))
    }

    fn named(rows: &[Row], row: &Row, column: &str, look: &Look) -> String {
        let found = row.int(column).and_then(|id| rows.iter().find(|one| one.id == id));
        found.map(|one| look.private(&text(one, "name")).into_owned()).unwrap_or_default()
    }

    fn answer_form(record: Record, around: &Around<'_>) -> Deed {
        let strings = &around.look.strings;
        let mut record = record
            .choosing("person_id", person_choices(around.people, around.look))
            .hint("person_id", strings.forms_fact_anonymous())
            .choosing("asked_by", colleague_choices(around.colleagues, around.look))
            .heading("product_quality", strings.service_scores());
        for score in SCORES {
            let hint = if score == "recommend" { strings.forms_fact_recommend_hint() } else { strings.service_score_hint() };
            record = record.hint(score, hint);
        }
        Deed::Enter(Box::new(record.past("answered_on").checked(says_something)))
    }

    fn step_form(&self, row: &Row, step: SurveyStep, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        let mut record = Record::new(around.subject, Table::SurveyLoop, STEP)
            .titled(capital(&label(step, strings)))
            .as_action(ActionKind::Complete)
            .with("survey_answer_id", row.id)
            .with("step", step.code())
            .holding("done_on", Value::Day(around.look.today))
            .choosing("colleague_id", colleague_choices(around.colleagues, around.look))
            .hint("note", strings.service_loop_hint(step.code()));
        record = match step {
            SurveyStep::Assign => record.required("colleague_id").hint("colleague_id", strings.service_assign_hint()),
            _ => record.or_me("colleague_id").hint("colleague_id", strings.card_me_if_empty()),
        };
        if matches!(step, SurveyStep::CallBack | SurveyStep::Improve) {
            record = record.required("note");
        }
        enter(record)
    }

    fn measures(&self, look: &Look) -> String {
        let strings = &look.strings;
        let quarter = Quarter::of(look.as_of.day);
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let csat = csat(&self.answers, quarter, look.as_of);
        let nps = nps(&self.answers, Some(months_earlier(look.as_of.day, 12)), look.as_of);
        let shown = |value: Option<crate::domain::Tenths>| value.map_or_else(|| strings.value_none(), |value| value.to_string());
        let csat = strings.service_csat(quarter.to_string(), shown(csat.value), count(csat.n));
        format!("{csat}  {}", strings.service_nps(shown(nps.value), count(nps.n)))
    }

    fn line(&self, row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let who = match Self::named(&self.people, row, "person_id", look) {
            name if name.is_empty() => strings.service_anonymous(),
            name => name,
        };
        let low = self.is_low(row.id, look);
        let mut parts = vec![day(row.date("answered_on")), Part::new(who, Role::Text).in_cells(12)];
        parts.extend(SCORES.iter().map(|score| {
            let given = row.int(score).map(|given| given.to_string()).unwrap_or_default();
            Part::new(given, if low { Role::Bad } else { Role::Text }).in_cells(6).at_right()
        }));
        match self.next(row, look) {
            Some(next) => parts.push(Part::new(format!(" {}", strings.service_next(label(next, strings))), Role::Watch)),
            None if low => parts.push(Part::new(format!(" {}", strings.service_loop_closed()), Role::Dim)),
            None => {}
        }
        Line::new(parts).on(Spot::Record(Table::SurveyAnswer, row.id))
    }

    fn block(&self, row: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut lines = vec![self.line(row, look)];
        let call_pending = self.state(row, look).is_some_and(|state| state.done.contains(&(SurveyStep::CallBack, None)));
        if let Some(by) = self.call_by(row, look).filter(|_| call_pending && self.is_low(row.id, look)) {
            lines.push(below(vec![
                Part::new(strings.service_call_back_by(), Role::Watch),
                day(Some(by.day)),
                due(by.day, look),
                Part::new(deadline::derivation(&by, strings), Role::Dim),
            ]));
        }
        if !self.unfolded.shows(Table::SurveyAnswer, row.id) {
            return lines;
        }
        let named = |column: &str| capital(&log::column(Table::SurveyAnswer, column, strings));
        lines.push(detail(named("kind"), row.code::<SurveyKind>("kind").map(|kind| label(kind, strings)).unwrap_or_default()));
        let by = Self::named(&self.colleagues, row, "asked_by", look);
        lines.extend((!by.is_empty()).then(|| detail(named("asked_by"), by)));
        lines.extend(row.int("continuity").map(|given| detail(named("continuity"), given.to_string())));
        if let Some(comment) = row.text("comment") {
            lines.extend(long_detail(&named("comment"), comment, width, look));
        }
        for step in self.steps.iter().filter(|step| step.int("survey_answer_id") == Some(row.id)) {
            let name = step.code::<SurveyStep>("step").map(|step| capital(&label(step, strings))).unwrap_or_default();
            let parts = vec![
                Part::new(name, Role::Dim).in_cells(18),
                day(step.date("done_on")),
                Part::new(Self::named(&self.colleagues, step, "colleague_id", look), Role::Text),
                Part::new(text(step, "note"), Role::Dim),
            ];
            lines.push(below(parts).on(Spot::Record(Table::SurveyLoop, step.id)));
        }
        lines
    }
}

impl Page for Surveys {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        self.rows = records.rows_of(Table::SurveyAnswer, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "answered_on", reads.as_of));
        self.steps = records.rows_of(Table::SurveyLoop, account).map_err(problem)?;
        self.steps.retain(|row| counts(row, "done_on", reads.as_of));
        self.answers = records.survey_answers(account).map_err(problem)?;
        self.done = records.loop_steps(account).map_err(problem)?;
        self.people = records.rows_of(Table::Person, account).map_err(problem)?;
        self.colleagues = records.all(Table::Colleague).map_err(problem)?;
        self.policies = Some(records.policies().map_err(problem)?);
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        if self.rows.is_empty() {
            return vec![Line::heading(strings.service_surveys()), empty(Table::SurveyAnswer, strings.service_surveys_none())];
        }
        let mut lines = vec![heading(strings.service_surveys(), self.measures(look), Role::Text)];
        let mut head = vec![Part::new("", Role::Dim).in_cells(10), Part::new("", Role::Dim).in_cells(12)];
        head.extend(SCORES.iter().map(|score| Part::new(strings.service_score(*score), Role::Dim).in_cells(6).at_right()));
        lines.push(Line::new(head));
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        rows.sort_by_key(|row| (self.next(row, look).is_none(), Reverse((row.date("answered_on"), row.id))));
        let recent = |row: &Row| row.date("answered_on").is_some_and(|day| look.as_of.age_days(day) <= RECENT_DAYS);
        let (now, before): (Vec<&Row>, Vec<&Row>) = rows.into_iter().partition(|row| self.next(row, look).is_some() || recent(row));
        lines.extend(now.into_iter().flat_map(|row| self.block(row, width, look)));
        let before = before.into_iter().flat_map(|row| self.block(row, width, look)).collect();
        lines.extend(self.unfolded.settled(Table::SurveyAnswer, strings.service_surveys_before(), before, look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::SurveyAnswer => Some(Self::answer_form(Record::of(around.subject, self.row(row)?, ANSWER), around)),
            Table::SurveyLoop => {
                let step = self.steps.iter().find(|step| step.id == row)?;
                let name = step.code::<SurveyStep>("step").map(|step| capital(&label(step, &around.look.strings)))?;
                let colleagues = colleague_choices(around.colleagues, around.look);
                enter(Record::of(around.subject, step, STEP).titled(name).choosing("colleague_id", colleagues))
            }
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::SurveyAnswer, Table::SurveyLoop]
    }

    fn enter(&self, table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::SurveyAnswer => {
                let record = Record::new(around.subject, table, ANSWER)
                    .holding("kind", Value::Choice(SurveyKind::Quarterly.code().to_owned()))
                    .holding("answered_on", Value::Day(around.look.today))
                    .or_me("asked_by")
                    .hint("asked_by", around.look.strings.card_me_if_empty());
                Some(Self::answer_form(record, around))
            }
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        let day = |row: Option<&Row>, column: &str| row.and_then(|row| row.date(column)).map(|day| day.to_string()).unwrap_or_default();
        match table {
            Table::SurveyAnswer => day(self.row(row), "answered_on"),
            _ => day(self.steps.iter().find(|step| step.id == row), "done_on"),
        }
    }

    fn explain(&self, at: Option<Spot>, look: &Look) -> Vec<Figure> {
        let strings = &look.strings;
        if self.rows.is_empty() {
            return Vec::new();
        }
        let quarter = Quarter::of(look.as_of.day);
        let shown = |value: Option<crate::domain::Tenths>| value.map_or_else(|| strings.value_none(), |value| value.to_string());
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let csat = csat(&self.answers, quarter, look.as_of);
        let since = months_earlier(look.as_of.day, 12);
        let nps = nps(&self.answers, Some(since), look.as_of);
        let mut figures = Vec::new();
        if let Some(Spot::Record(Table::SurveyAnswer, id)) = at
            && let Some((row, by)) = self.row(id).and_then(|row| Some((row, self.call_by(row, look)?)))
            && self.is_low(row.id, look)
        {
            let because = vec![strings.service_why_low(), deadline::derivation(&by, strings)];
            figures.push(Figure { name: strings.service_call_back_by(), value: by.day.to_string(), because });
        }
        figures.push(Figure {
            name: "CSAT".to_owned(),
            value: shown(csat.value),
            because: vec![strings.service_why_csat(quarter.to_string(), count(csat.n))],
        });
        figures.push(Figure {
            name: "NPS".to_owned(),
            value: shown(nps.value),
            because: vec![strings.service_why_nps(since.to_string(), count(nps.n))],
        });
        figures
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::SurveyAnswer, id)) => {
                let next = self.row(id).and_then(|row| self.next(row, look));
                vec![Offer::unless(Action::Complete, next.is_none().then(|| look.strings.service_nothing_to_follow())), unfolds()]
            }
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(Table::SurveyAnswer, _) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(Table::SurveyAnswer, id)) => {
                let row = self.row(id)?;
                match self.next(row, around.look) {
                    Some(next) => self.step_form(row, next, around),
                    None => Some(Deed::Hint(around.look.strings.service_nothing_to_follow())),
                }
            }
            _ => None,
        }
    }
}
