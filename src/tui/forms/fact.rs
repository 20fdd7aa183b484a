//! Dated facts that scores are computed from: one form for each kind.

use super::{Mistake, Subject, capital, choices, chosen, day_field, day_of, named, person_choices, text_cell};
use crate::domain::account::{AccountKind, Axis, Criterion};
use crate::domain::dealings::RenewalIntent;
use crate::domain::health::Dimension;
use crate::domain::survey::SurveyKind;
use crate::domain::{AccountId, Coded, RowId};
use crate::i18n::label;
use crate::store::{ActionKind, Cell, Edit, Error, Reader, Table};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

crate::codes! {
    /// A kind of fact that a person records.
    pub enum Fact {
        /// Share of core functions in use.
        Usage = "usage",
        /// What the customer lets us know about renewing.
        Intent = "intent",
        /// Would they recommend us, 0 to 10.
        Recommendation = "recommendation",
        /// Severe tickets counted elsewhere.
        Tickets = "tickets",
        /// A criterion of tiering, judged from 1 to 5.
        Judgement = "judgement",
    }
}

impl Fact {
    /// The fact that a dimension of health is known by, if a person records it here.
    #[must_use]
    pub const fn of(dimension: Dimension) -> Option<Self> {
        match dimension {
            Dimension::Usage => Some(Self::Usage),
            Dimension::Value => Some(Self::Intent),
            Dimension::Service => Some(Self::Tickets),
            Dimension::Relationship => Some(Self::Recommendation),
            Dimension::Receivables | Dimension::Cadence | Dimension::PromisesKept | Dimension::MilestonesOnTime => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, look: &Look) -> String {
        look.strings.forms_fact(self.code())
    }

    /// The column of its date.
    const fn day(self) -> &'static str {
        match self {
            Self::Usage => "read_on",
            Self::Intent => "stated_on",
            Self::Recommendation => "answered_on",
            Self::Tickets => "reported_on",
            Self::Judgement => "judged_on",
        }
    }
}

/// A person at the customer who may have said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The person.
    pub id: i64,
    /// The name.
    pub name: String,
}

/// Whether a criterion is judged of a kind of customer.
#[must_use]
pub fn is_judged(criterion: Criterion, kind: AccountKind) -> bool {
    let of_person = matches!(criterion, Criterion::Career | Criterion::AssetPlans);
    criterion.axis() != Axis::Potential || of_person == (kind == AccountKind::Individual)
}

fn criteria(kind: AccountKind, look: &Look) -> Vec<Choice> {
    let judged = Criterion::ALL.iter().filter(|criterion| is_judged(**criterion, kind));
    let note = |axis: Axis| label(axis, &look.strings);
    judged
        .map(|criterion| Choice {
            note: note(criterion.axis()),
            ..Choice::new(criterion.code(), capital(&label(*criterion, &look.strings)))
        })
        .collect()
}

/// People who hold a post at the account: those who may have said something.
///
/// # Errors
/// Those of the database.
pub fn people(records: Reader<'_>, account: AccountId) -> Result<Vec<Person>, Error> {
    let mut people: Vec<Person> = Vec::new();
    for post in records.rows_of(Table::Post, account)?.iter().filter(|post| post.date("left_on").is_none()) {
        let Some(id) = post.int("person_id").filter(|id| people.iter().all(|known| known.id != *id)) else { continue };
        if let Some(person) = records.row(Table::Person, id)? {
            people.push(Person { id, name: person.text("name").unwrap_or_default().to_owned() });
        }
    }
    Ok(people)
}

fn said_by(people: &[Person], look: &Look) -> Field {
    Field::new("person_id", named("person_id", look), Kind::Choice(person_choices(people, look))).hint(look.strings.forms_fact_anonymous())
}

/// The form for a fact of an account.
#[must_use]
pub fn form(account: &Subject, kind: AccountKind, fact: Fact, people: &[Person], look: &Look) -> Form {
    let strings = &look.strings;
    let mut fields = match fact {
        Fact::Usage => vec![Field::new("share", fact.name(look), Kind::Share).required().hint(strings.forms_fact_usage_hint())],
        Fact::Intent => vec![
            Field::new("intent", fact.name(look), Kind::Choice(choices::<RenewalIntent>(look))).required(),
            said_by(people, look),
            Field::new("note", named("note", look), Kind::Lines(2000)),
        ],
        Fact::Recommendation => vec![
            Field::new("recommend", fact.name(look), Kind::Whole(0, 10)).required().hint(strings.forms_fact_recommend_hint()),
            said_by(people, look),
            Field::new("comment", named("comment", look), Kind::Lines(2000)),
        ],
        Fact::Tickets => {
            vec![Field::new("count", fact.name(look), Kind::Whole(0, 1_000_000)).required().hint(strings.forms_fact_tickets_hint())]
        }
        Fact::Judgement => vec![
            Field::new("criterion", named("criterion", look), Kind::Choice(criteria(kind, look))).required(),
            Field::new("score", fact.name(look), Kind::Whole(1, 5)).required().hint(strings.forms_fact_judgement_hint()),
            Field::new("evidence", named("evidence", look), Kind::Lines(2000)).required(),
        ],
    };
    fields.push(day_field(fact.day(), look));
    Form::new(strings.forms_title_of(fact.name(look), look.private(&account.name)), fields, look)
        .drafted(format!("fact-{}-{fact}", account.id))
}

/// The form for a judgement, of this criterion if one is given.
#[must_use]
pub fn judgement(account: &Subject, kind: AccountKind, criterion: Option<Criterion>, look: &Look) -> Form {
    let form = form(account, kind, Fact::Judgement, &[], look);
    match criterion {
        Some(criterion) => form.holding("criterion", &Value::Choice(criterion.code().to_owned()), look).at("score"),
        None => form,
    }
}

fn whole(filled: &Filled, field: &str) -> Option<i64> {
    match filled.value(field) {
        Value::Whole(number) => Some(*number),
        _ => None,
    }
}

/// What it comes to.
///
/// # Errors
/// [`Mistake`] for a day in the future.
pub fn recorded(account: &Subject, fact: Fact, filled: &Filled, look: &Look) -> Result<Edit, Mistake> {
    let day = day_of(filled, fact.day(), look)?;
    let mut values: Vec<(&'static str, Cell)> = vec![("account_id", account.id.raw().into()), (fact.day(), day.into())];
    let person = filled.choice("person_id").and_then(|id| id.parse::<i64>().ok());
    let table = match fact {
        Fact::Usage => {
            if let Value::Share(share) = filled.value("share") {
                values.push(("share", share.basis_points().into()));
            }
            Table::UsageReading
        }
        Fact::Intent => {
            values.extend(chosen::<RenewalIntent>(filled, "intent").map(|intent| ("intent", intent.code().into())));
            values.push(("note", text_cell(filled, "note")));
            Table::IntentStated
        }
        Fact::Recommendation => {
            values.push(("kind", SurveyKind::OnTheSpot.code().into()));
            values.extend(whole(filled, "recommend").map(|rating| ("recommend", rating.into())));
            values.push(("comment", text_cell(filled, "comment")));
            Table::SurveyAnswer
        }
        Fact::Tickets => {
            values.extend(whole(filled, "count").map(|count| ("count", count.into())));
            Table::ReportedTickets
        }
        Fact::Judgement => {
            values.extend(chosen::<Criterion>(filled, "criterion").map(|criterion| ("criterion", criterion.code().into())));
            values.extend(whole(filled, "score").map(|score| ("score", score.into())));
            values.push(("evidence", text_cell(filled, "evidence")));
            Table::Judgement
        }
    };
    values.extend(person.map(|person| ("person_id", person.into())));
    let mut edit = Edit::new(account.what(ActionKind::Create));
    edit.insert(table, values);
    Ok(edit)
}
