//! A new pain with its first score, and three months of a metric as its evidence: each in one action.

use chrono::{Datelike, Months, NaiveDate};

use super::fact::Person;
use super::record::Entering;
use super::{Mistake, Subject, capital, choices, day_field, day_of, named, person_choices, text_cell};
use crate::domain::dealings::{PainDimension, PainOrigin};
use crate::domain::needs::PainStatus;
use crate::domain::text::one_line;
use crate::domain::{Coded, RowId};
use crate::i18n::label;
use crate::store::catalog::{LONG_TEXT_MAX, TEXT_MAX};
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// A new pain.
#[derive(Debug, Clone)]
pub struct NewPain {
    subject: Subject,
    people: Vec<Person>,
    requests: Vec<Choice>,
}

impl NewPain {
    /// Of an account, scored by one of these people, answered by one of these requests.
    #[must_use]
    pub fn new(subject: &Subject, people: &[Person], requests: Vec<Choice>) -> Self {
        Self { subject: subject.clone(), people: people.to_vec(), requests }
    }
}

impl Entering for NewPain {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let lines = |column: &'static str| Field::new(column, named(column, look), Kind::Lines(LONG_TEXT_MAX));
        let people = Kind::Choice(person_choices(&self.people, look));
        let fields = vec![
            Field::new("title", named("title", look), Kind::Text(TEXT_MAX)).required(),
            Field::new("dimension", named("dimension", look), Kind::Choice(choices::<PainDimension>(look))).required(),
            Field::new("origin", named("origin", look), Kind::Choice(choices::<PainOrigin>(look)))
                .holding(Value::Choice(PainOrigin::Stated.code().to_owned()))
                .required(),
            Field::new("score", named("score", look), Kind::Whole(1, 5)).hint(strings.needs_score_hint()),
            Field::new("person_id", named("person_id", look), people).hint(strings.needs_score_nobody()),
            lines("background"),
            Field::new("expected_value", named("expected_value", look), Kind::Text(TEXT_MAX)),
            Field::new("competitors", named("competitors", look), Kind::Text(TEXT_MAX)).hint(strings.needs_competitors_hint()),
            Field::new("request_id", named("request_id", look), Kind::Choice(self.requests.clone())),
            day_field("raised_on", look),
        ];
        let title = capital(&label(Table::Pain, strings));
        Form::new(strings.forms_title_of(title, &self.subject.name), fields, look).drafted(format!("pain-new-{}", self.subject.id))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let day = day_of(filled, "raised_on", look)?;
        let title = filled.text("title").unwrap_or_default();
        let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::Pain, &one_line(title)));
        let reference = |field: &str| filled.choice(field).and_then(|id| id.parse::<i64>().ok());
        let mut values: Vec<(&'static str, Cell)> = vec![
            ("account_id", self.subject.id.raw().into()),
            ("title", title.into()),
            ("status", PainStatus::Open.code().into()),
            ("raised_on", day.into()),
        ];
        values.extend(["dimension", "origin"].into_iter().filter_map(|field| Some((field, filled.choice(field)?.into()))));
        for field in ["background", "expected_value", "competitors"] {
            if filled.text(field).is_some() {
                values.push((field, text_cell(filled, field)));
            }
        }
        values.extend(reference("request_id").map(|request| ("request_id", request.into())));
        let pain = edit.insert(Table::Pain, values);
        match (filled.value("score"), reference("person_id")) {
            (Value::Whole(score), person) => {
                let mut values = vec![("pain_id", Cell::Inserted(pain)), ("score", (*score).into()), ("scored_on", day.into())];
                values.extend(filled.choice("origin").map(|origin| ("origin", origin.into())));
                values.extend(person.map(|person| ("person_id", person.into())));
                edit.insert(Table::PainScore, values);
            }
            (_, Some(_)) => return Err(Mistake { field: "score", why: look.strings.needs_score_missing() }),
            _ => {}
        }
        Ok(Some(edit))
    }
}

/// The fields of the months.
const MONTHS: [&str; 3] = ["month_1", "month_2", "month_3"];

/// Three months of a metric.
#[derive(Debug, Clone)]
pub struct Evidence {
    subject: Subject,
    pain: i64,
    metric: String,
    /// First days of the last three complete months, the earliest first.
    months: [NaiveDate; 3],
}

impl Evidence {
    /// Of a pain; the metric may be known already. The months are the last three that are over on a day.
    #[must_use]
    pub fn new(subject: &Subject, pain: i64, metric: &str, today: NaiveDate) -> Self {
        let first = today.with_day(1).unwrap_or(today);
        let back = |months: u32| first.checked_sub_months(Months::new(months)).unwrap_or(first);
        Self { subject: subject.clone(), pain, metric: metric.to_owned(), months: [back(3), back(2), back(1)] }
    }
}

impl Entering for Evidence {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let held = if self.metric.is_empty() { Value::Nothing } else { Value::Text(self.metric.clone()) };
        let mut fields = vec![
            Field::new("metric", named("metric", look), Kind::Text(TEXT_MAX)).holding(held).required().hint(strings.needs_metric_hint()),
        ];
        fields.extend(
            MONTHS.into_iter().zip(self.months).map(|(id, month)| {
                Field::new(id, month.format("%Y-%m").to_string(), Kind::Text(TEXT_MAX)).hint(strings.needs_value_hint())
            }),
        );
        fields.push(Field::new("said_by", named("said_by", look), Kind::Text(TEXT_MAX)));
        let title = capital(&label(Table::PainMetric, strings));
        Form::new(strings.forms_title_of(title, &self.subject.name), fields, look).drafted(format!("evidence-{}", self.pain))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let metric = filled.text("metric").unwrap_or_default();
        let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::PainMetric, metric));
        for (id, month) in MONTHS.into_iter().zip(self.months) {
            let Some(value) = filled.text(id) else { continue };
            let mut values: Vec<(&'static str, Cell)> =
                vec![("pain_id", self.pain.into()), ("metric", metric.into()), ("month", month.into()), ("value", value.into())];
            values.extend(filled.text("said_by").map(|who| ("said_by", who.into())));
            edit.insert(Table::PainMetric, values);
        }
        if edit.changes.is_empty() {
            return Err(Mistake { field: "month_3", why: look.strings.needs_value_missing() });
        }
        Ok(Some(edit))
    }
}
