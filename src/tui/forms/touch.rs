//! A touch in one action: when, how, who of both sides, what was said, what comes next.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::fact::Person;
use super::record::Entering;
use super::{Colleague, Mistake, Subject, capital, choices, colleague_choices, day_field, day_of, named, person_choices, text_cell};
use crate::domain::dealings::{Channel, RenewalIntent};
use crate::domain::needs::Sentiment;
use crate::domain::plan::TaskOrigin;
use crate::domain::reading::{self, DateContext, Lean};
use crate::domain::text::one_line;
use crate::domain::{Coded, ColleagueId, Instant, RowId};
use crate::i18n::label;
use crate::store::catalog::{LONG_TEXT_MAX, TEXT_MAX};
use crate::store::{ActionKind, Cell, Edit, Row, Table, Value as Stored, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

const YES: &str = "yes";
const NO: &str = "no";

/// A touch as it is recorded, with everything that belongs to it.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The interaction.
    pub row: Row,
    /// Who took part.
    pub participants: Vec<Row>,
    /// What was said.
    pub statements: Vec<Row>,
}

/// A new touch, or changes of one.
#[derive(Debug, Clone)]
pub struct Touch {
    subject: Subject,
    people: Vec<Person>,
    colleagues: Vec<Colleague>,
    me: Option<ColleagueId>,
    with: Option<i64>,
    known: Option<Recorded>,
}

impl Touch {
    /// A new one, to choose among these people and colleagues. `me` is the colleague who records it.
    #[must_use]
    pub fn new(subject: &Subject, people: &[Person], colleagues: &[Colleague], me: Option<ColleagueId>) -> Self {
        Self { subject: subject.clone(), people: people.to_vec(), colleagues: colleagues.to_vec(), me, with: None, known: None }
    }

    /// With this person.
    #[must_use]
    pub fn with(mut self, person: Option<i64>) -> Self {
        self.with = person;
        self
    }

    /// Changes of this one.
    #[must_use]
    pub fn of(mut self, known: Recorded) -> Self {
        self.known = Some(known);
        self
    }

    fn column(&self, column: &str) -> &Stored {
        static NULL: Stored = Stored::Null;
        self.known.as_ref().map_or(&NULL, |known| known.row.get(column))
    }

    fn text(&self, column: &str) -> Value {
        if let Stored::Text(text) = self.column(column) { Value::Text(text.clone()) } else { Value::Nothing }
    }

    fn code(&self, column: &str, otherwise: Option<&str>) -> Value {
        match self.column(column) {
            Stored::Text(code) => Value::Choice(code.clone()),
            _ => otherwise.filter(|_| self.known.is_none()).map_or(Value::Nothing, |code| Value::Choice(code.to_owned())),
        }
    }

    /// Who took part, as identifiers of that column of the participants.
    fn present(&self, column: &str) -> BTreeSet<i64> {
        match &self.known {
            Some(known) => known.participants.iter().filter_map(|row| row.int(column)).collect(),
            None if column == "person_id" => self.with.into_iter().collect(),
            None => self.me.map(ColleagueId::raw).into_iter().collect(),
        }
    }

    /// What was said, a line each, with who said it in front.
    fn said(&self) -> String {
        let Some(known) = &self.known else { return String::new() };
        let line = |row: &Row| {
            let text = row.text("statement").unwrap_or_default().replace('\n', " ");
            let person = row.int("person_id").and_then(|id| self.people.iter().find(|person| person.id == id));
            person.map_or_else(|| text.clone(), |person| format!("{}: {text}", person.name))
        };
        known.statements.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn first_fields(&self, look: &Look) -> Vec<Field> {
        let strings = &look.strings;
        let local = if let Stored::At(at) = self.column("held_at") { Some(look.as_of.zone.local(*at)) } else { None };
        let day = if let Stored::Date(day) = self.column("held_on") { *day } else { look.today };
        let two_way = !matches!(self.column("two_way"), Stored::Bool(false));
        let present = |column: &str| Value::Choices(self.present(column).into_iter().map(|id| id.to_string()).collect());
        let ours = Field::new("colleagues", strings.forms_touch_ours(), Kind::Choices(colleague_choices(&self.colleagues, look)));
        let ours = if self.me.is_none() && self.known.is_none() { ours.hint(strings.forms_touch_me()) } else { ours };
        let theirs: Vec<Choice> = person_choices(&self.people, look);
        vec![
            day_field("held_on", look).holding(Value::Day(day)),
            Field::new("channel", named("channel", look), Kind::Choice(choices::<Channel>(look)))
                .holding(self.code("channel", None))
                .required(),
            Field::new("people", strings.forms_touch_theirs(), Kind::Choices(theirs)).holding(present("person_id")),
            Field::new("summary", named("summary", look), Kind::Lines(LONG_TEXT_MAX)).holding(self.text("summary")),
            Field::new("next_step", named("next_step", look), Kind::Text(TEXT_MAX)).holding(self.text("next_step")),
            Field::new("sentiment", named("sentiment", look), Kind::Choice(choices::<Sentiment>(look)))
                .holding(self.code("sentiment", None)),
            Field::new("statements", strings.forms_touch_said(), Kind::Lines(LONG_TEXT_MAX))
                .holding(Some(self.said()).filter(|said| !said.is_empty()).map_or(Value::Nothing, Value::Text))
                .hint(strings.forms_touch_said_hint()),
            ours.holding(present("colleague_id")),
            Field::new(
                "two_way",
                named("two_way", look),
                Kind::Choice(vec![Choice::new(YES, strings.value_yes()), Choice::new(NO, strings.value_no())]),
            )
            .holding(Value::Choice(if two_way { YES } else { NO }.to_owned()))
            .hint(strings.forms_touch_two_way_hint()),
            Field::new("time", strings.forms_touch_time(), Kind::Text(5))
                .holding(local.map_or(Value::Nothing, |at| Value::Text(at.format("%H:%M").to_string())))
                .hint(strings.forms_touch_time_hint()),
        ]
    }

    /// When within the day, if that was typed.
    fn time(filled: &Filled, day: NaiveDate, look: &Look) -> Result<Option<Instant>, Mistake> {
        let Some(typed) = filled.text("time") else { return Ok(None) };
        let zone = look.as_of.zone;
        let context = DateContext { today: look.today, lean: Lean::Past, words: None };
        let read = reading::moment(&format!("{day} {typed}"), &context, zone.local(look.as_of.at));
        let wrong = |why| Mistake { field: "time", why };
        let local = read.ok().and_then(|read| read.value()).ok_or_else(|| wrong(look.strings.forms_touch_time_wrong()))?;
        let at = zone.at(local);
        if at > look.as_of.at { Err(wrong(look.strings.forms_not_future())) } else { Ok(Some(at)) }
    }

    fn values(filled: &Filled, day: NaiveDate, at: Option<Instant>) -> Vec<(&'static str, Cell)> {
        let nothing = || Cell::Value(Stored::Null);
        let code = |field: &str| filled.choice(field).map_or_else(nothing, Cell::from);
        vec![
            ("held_on", day.into()),
            ("held_at", at.map_or_else(nothing, Cell::from)),
            ("channel", code("channel")),
            ("two_way", (filled.choice("two_way") != Some(NO)).into()),
            ("summary", text_cell(filled, "summary")),
            ("sentiment", code("sentiment")),
            ("next_step", text_cell(filled, "next_step")),
        ]
    }

    /// The lines that say what was said: who, and the words.
    fn statements(&self, filled: &Filled) -> Vec<(Option<i64>, String)> {
        let typed = filled.text("statements").unwrap_or_default();
        typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| speaker(line, &self.people)).collect()
    }

    fn add_participants(edit: &mut Edit, touch: &Cell, column: &'static str, people: impl Iterator<Item = Cell>) {
        for person in people {
            edit.insert(Table::Participant, vec![("interaction_id", touch.clone()), (column, person)]);
        }
    }

    fn add_statement(edit: &mut Edit, touch: &Cell, person: Option<i64>, text: &str) {
        let mut values = vec![("interaction_id", touch.clone()), ("statement", text.into())];
        values.extend(person.map(|person| ("person_id", person.into())));
        edit.insert(Table::Statement, values);
    }

    /// What else a new touch comes to: the renewal intent that was heard, and the task of the next step.
    fn add_more(&self, edit: &mut Edit, touch: &Cell, filled: &Filled, day: NaiveDate, look: &Look) -> Result<(), Mistake> {
        let account = || Cell::from(self.subject.id.raw());
        if let Some(intent) = filled.choice("intent") {
            let mut values =
                vec![("account_id", account()), ("intent", intent.into()), ("stated_on", day.into()), ("interaction_id", touch.clone())];
            // With one person there it is known who said it.
            if let [person] = filled.choices("people")
                && let Ok(person) = person.parse::<i64>()
            {
                values.push(("person_id", person.into()));
            }
            edit.insert(Table::IntentStated, values);
        }
        if let Some(due) = filled.day("task_due") {
            let Some(step) = filled.text("next_step") else {
                return Err(Mistake { field: "next_step", why: look.strings.forms_touch_task_needs_step() });
            };
            let task = vec![
                ("account_id", account()),
                ("title", step.into()),
                ("origin", TaskOrigin::Touch.code().into()),
                ("interaction_id", touch.clone()),
                ("owner_id", Cell::Me),
                ("created_on", look.today.into()),
                ("due_on", due.into()),
            ];
            edit.insert(Table::Task, task);
        }
        Ok(())
    }

    fn create(&self, filled: &Filled, day: NaiveDate, at: Option<Instant>, look: &Look) -> Result<Edit, Mistake> {
        let name = filled.text("summary").map_or_else(|| self.subject.name.clone(), brief);
        let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::Interaction, &name));
        let mut values = vec![("account_id", Cell::from(self.subject.id.raw()))];
        values.extend(Self::values(filled, day, at).into_iter().filter(|(_, cell)| *cell != Cell::Value(Stored::Null)));
        let touch = Cell::Inserted(edit.insert(Table::Interaction, values));
        Self::add_participants(&mut edit, &touch, "person_id", ids(filled, "people").into_iter().map(Cell::from));
        let ours = ids(filled, "colleagues");
        let myself = self.me.is_none().then_some(Cell::Me);
        Self::add_participants(&mut edit, &touch, "colleague_id", ours.into_iter().map(Cell::from).chain(myself));
        for (person, text) in self.statements(filled) {
            Self::add_statement(&mut edit, &touch, person, &text);
        }
        self.add_more(&mut edit, &touch, filled, day, look)?;
        Ok(edit)
    }

    fn change(&self, known: &Recorded, filled: &Filled, day: NaiveDate, at: Option<Instant>) -> Option<Edit> {
        let id = known.row.id;
        let name = filled.text("summary").map_or_else(|| self.subject.name.clone(), brief);
        let mut edit = Edit::new(What::new(ActionKind::Edit).about(Table::Interaction, id, &name));
        let mut values = Self::values(filled, day, at);
        values.retain(|(column, cell)| *cell != Cell::Value(known.row.get(column).clone()));
        if !values.is_empty() {
            edit.update(Table::Interaction, id, values);
        }
        let touch = Cell::from(id);
        for (field, column) in [("people", "person_id"), ("colleagues", "colleague_id")] {
            let (before, after) = (self.present(column), ids(filled, field));
            // Who is not among the choices, such as a colleague who left, stays.
            let offered = |id: i64| match column {
                "person_id" => self.people.iter().any(|person| person.id == id),
                _ => self.colleagues.iter().any(|colleague| colleague.id.raw() == id),
            };
            for row in &known.participants {
                if row.int(column).is_some_and(|id| !after.contains(&id) && offered(id)) {
                    edit.delete(Table::Participant, row.id);
                }
            }
            Self::add_participants(&mut edit, &touch, column, after.difference(&before).copied().map(Cell::from));
        }
        if filled.changed("statements") {
            self.change_statements(&mut edit, known, filled);
        }
        (!edit.changes.is_empty()).then_some(edit)
    }

    /// Lines that stand as before stay the records they are.
    fn change_statements(&self, edit: &mut Edit, known: &Recorded, filled: &Filled) {
        let mut wanted = self.statements(filled);
        for row in &known.statements {
            let was = (row.int("person_id"), row.text("statement").unwrap_or_default().replace('\n', " "));
            match wanted.iter().position(|one| *one == was) {
                Some(at) => {
                    wanted.remove(at);
                }
                None => edit.delete(Table::Statement, row.id),
            }
        }
        for (person, text) in wanted {
            Self::add_statement(edit, &known.row.id.into(), person, &text);
        }
    }
}

impl Entering for Touch {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let mut fields = self.first_fields(look);
        if self.known.is_none() {
            let intent = Field::new("intent", named("intent", look), Kind::Choice(choices::<RenewalIntent>(look)));
            fields.push(intent.hint(strings.forms_touch_intent_hint()));
            let due = Field::new("task_due", strings.forms_touch_task(), Kind::Date(Lean::Future));
            fields.insert(5, due.hint(strings.forms_touch_task_hint()));
        }
        let name = self.known.as_ref().map_or_else(|| format!("new-{}", self.subject.id), |known| known.row.id.to_string());
        Form::new(strings.forms_title_of(capital(&label(Table::Interaction, strings)), &self.subject.name), fields, look)
            .drafted(format!("touch-{name}"))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let day = day_of(filled, "held_on", look)?;
        let at = Self::time(filled, day, look)?;
        match &self.known {
            Some(known) => Ok(self.change(known, filled, day, at)),
            None => self.create(filled, day, at, look).map(Some),
        }
    }
}

/// The first words of a summary.
fn brief(summary: &str) -> String {
    one_line(summary).chars().take(60).collect()
}

fn ids(filled: &Filled, field: &str) -> BTreeSet<i64> {
    filled.choices(field).iter().filter_map(|id| id.parse().ok()).collect()
}

/// Who says a line: the person whose name stands before its first colon; otherwise nobody in particular says all of it.
fn speaker(line: &str, people: &[Person]) -> (Option<i64>, String) {
    let Some((name, words)) = line.split_once([':', '：']) else { return (None, line.to_owned()) };
    let (name, words) = (name.trim(), words.trim());
    match people.iter().find(|person| person.name == name) {
        Some(person) if !words.is_empty() => (Some(person.id), words.to_owned()),
        _ => (None, line.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_said_by_whose_name_stands_before_the_colon() {
        let people = vec![Person { id: 7, name: "赵敏".into() }];
        assert_eq!(speaker("赵敏：三个月内上线", &people), (Some(7), "三个月内上线".to_owned()));
        assert_eq!(speaker("赵敏 : ok: soon", &people), (Some(7), "ok: soon".to_owned()));
        assert_eq!(speaker("王总：再说", &people), (None, "王总：再说".to_owned()));
        assert_eq!(speaker("赵敏：", &people), (None, "赵敏：".to_owned()));
        assert_eq!(speaker("nothing new", &people), (None, "nothing new".to_owned()));
    }
}
